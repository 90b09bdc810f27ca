/* newsroom-print-pages.c — an article laid out on pages of paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-pages-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-language.h"

/* Points; the inner parts of the paper are for what is read. */
#define SIDE_MARGIN 64
#define TOP_MARGIN 62
#define FOOT_MARGIN 66
#define SMALL_SIZE 9.5
#define NOTES_SPACE 18

/* Parts of the paper */
#define MOST_MARGIN 0.12
#define PROOF_MARGIN 0.3 /* at the right, for handwriting */

#define LEADING 1.25
#define PROOF_LEADING 2

/* Pages that are freed at once, in about a fifth of a millisecond each */
#define MOST_FREED 20

/* A context of its own, so that any thread can lay out: letters are as on paper, not fitted to the
 * dots of a screen. */
static PangoContext *
create_context (NewsroomArticle *article)
{
  const char *language = newsroom_article_language_find_likely (newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE),
                                                                newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext         *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  if (language[0] != '\0')
    pango_context_set_language (context, pango_language_from_string (language));

  return context;
}

static char *
dup_family (const char *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  return g_strdup (pango_font_description_get_family (description));
}

/* Returns the width of the column. */
static double
place_column (NewsroomPrintPages         *self,
              const NewsroomPrintOptions *options)
{
  const double side = MAX (MIN (SIDE_MARGIN, options->width * MOST_MARGIN), options->margin);

  self->width = options->width;
  self->height = options->height;
  self->left = side;
  self->top = MAX (MIN (TOP_MARGIN, options->height * MOST_MARGIN), options->margin);
  self->bottom = self->height - MAX (MIN (FOOT_MARGIN, options->height * MOST_MARGIN), options->margin);

  return options->width - side - MAX (side, self->is_proof ? options->width * PROOF_MARGIN : 0);
}

static gboolean
add_parts (NewsroomPrintPages *self,
           guint               first,
           GCancellable       *cancellable,
           GError            **error)
{
  for (guint i = first; i < self->story->parts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      newsroom_print_rows_add (self->rows, g_ptr_array_index (self->story->parts, i));
    }

  return TRUE;
}

static NewsroomPrintPart *
add_small (NewsroomPrintPages *self,
           const char         *text)
{
  NewsroomPrintPart *part = newsroom_print_part_new (NEWSROOM_PRINT_TEXT, text, SMALL_SIZE);

  g_ptr_array_add (self->story->parts, part);

  return part;
}

/* The notes of a proof under all else, each with the number of its line. */
static void
add_notes (NewsroomPrintPages *self)
{
  NewsroomPrintPart *title = add_small (self, _ ("Notes"));

  title->is_bold = title->keeps_next = TRUE;
  title->space = NOTES_SPACE;
  if (self->story->editor_note[0] != '\0')
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", _ ("Editor’s note"), self->story->editor_note);

      add_small (self, text);
    }
  for (guint i = 0; i < self->story->notes->len; i++)
    {
      const NewsroomPrintNote *note = g_ptr_array_index (self->story->notes, i);
      const guint              number = newsroom_print_rows_find_number (self->rows, note->part, note->offset);
      g_autofree char         *text = NULL;

      /* Translators: a note on paper: its number, the number of its line, what it says. */
      text = g_strdup_printf (_ ("[%u] Line %u: %s"), i + 1, number, note->words);
      add_small (self, text);
    }
}

/* Where the page ends that has no more room for @row: before it, or where it may before that. */
static guint
find_end (NewsroomPrintPages *self,
          guint               first,
          guint               row)
{
  for (guint i = row; i > first; i--)
    if (g_array_index (self->rows->rows, NewsroomPrintRow, i).may_begin_page)
      return i;

  return MAX (row, first + 1);
}

static void
break_pages (NewsroomPrintPages *self)
{
  const guint n = self->rows->rows->len;

  for (guint first = 0; first < n;)
    {
      NewsroomPrintPage page = { .first = first };
      double            y = self->top;
      guint             row = first;

      while (row < n)
        {
          const NewsroomPrintRow *next = &g_array_index (self->rows->rows, NewsroomPrintRow, row);

          y += (row > first ? next->space : 0) + next->height;
          if (y > self->bottom)
            break;
          row++;
        }
      first = row < n ? find_end (self, first, row) : n;
      page.n_rows = first - page.first;
      g_array_append_val (self->pages, page);
    }
}

static gboolean
lay_out (NewsroomPrintPages *self,
         GCancellable       *cancellable,
         GError            **error)
{
  const guint n_parts = self->story->parts->len;

  if (!add_parts (self, 0, cancellable, error))
    return FALSE;
  if (self->story->notes->len > 0 || self->story->editor_note[0] != '\0')
    {
      add_notes (self);
      if (!add_parts (self, n_parts, cancellable, error))
        return FALSE;
    }
  break_pages (self);

  return TRUE;
}

/**
 * newsroom_print_pages_new:
 * @article: an article, which nobody changes meanwhile
 * @options: the paper and what it shows
 * @cancellable: (nullable): stops it between two paragraphs
 * @error: G_IO_ERROR_CANCELLED alone
 *
 * Takes as long as an article is long, about 10 ms for 1,000 words: on a thread that nobody waits for.
 * The language is that of the program, the letters are black. No paragraph leaves one line alone on a
 * page, and a heading stays with its text.
 *
 * Returns: (transfer full) (nullable): its pages
 */
NewsroomPrintPages *
newsroom_print_pages_new (NewsroomArticle            *article,
                          const NewsroomPrintOptions *options,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  g_autoptr (NewsroomPrintPages) self = g_new0 (NewsroomPrintPages, 1);
  g_autofree char *family = NULL;
  double           width;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (options != NULL && options->font != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->is_proof = options->is_proof;
  self->numbers_lines = options->numbers_lines;
  self->headline = g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
  self->foot = g_strdup (options->printed);
  self->pages = g_array_new (FALSE, TRUE, sizeof (NewsroomPrintPage));
  self->story = newsroom_print_story_new (article, options->is_proof);
  family = dup_family (options->font);
  width = place_column (self, options);
  self->rows = newsroom_print_rows_new (create_context (article), family, width, options->is_proof ? PROOF_LEADING : LEADING);

  return lay_out (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * newsroom_print_pages_ref:
 * @self: pages
 *
 * Returns: (transfer full): the same
 */
NewsroomPrintPages *
newsroom_print_pages_ref (NewsroomPrintPages *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static gpointer
free_pages (gpointer data)
{
  NewsroomPrintPages *self = data;

  g_clear_pointer (&self->rows, newsroom_print_rows_free);
  g_clear_pointer (&self->story, newsroom_print_story_free);
  g_clear_pointer (&self->pages, g_array_unref);
  g_free (self->headline);
  g_free (self->foot);
  g_free (self);

  return NULL;
}

/**
 * newsroom_print_pages_unref:
 * @self: (transfer full): pages
 *
 * Those of a long article go on a thread of their own: that takes a while too.
 */
void
newsroom_print_pages_unref (NewsroomPrintPages *self)
{
  g_autoptr (GThread) thread = NULL;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->pages->len > MOST_FREED)
    thread = g_thread_try_new ("print-pages", free_pages, self, NULL);
  if (thread == NULL)
    free_pages (self);
}

/* What a thread needs to lay an article out. */
typedef struct
{
  NewsroomArticle     *article; /* a copy, owned */
  NewsroomPrintOptions options; /* the strings are the owned ones */
  char                *font;
  char                *printed;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->article);
  g_free (making->font);
  g_free (making->printed);
  g_free (making);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Making *making = task_data;
  g_autoptr (GError) error = NULL;
  NewsroomPrintPages *pages = newsroom_print_pages_new (making->article, &making->options, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify)newsroom_print_pages_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * newsroom_print_pages_new_async:
 * @article: an article, of which a copy is taken
 * @options: the paper and what it shows
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * newsroom_print_pages_new() on a thread of its own.
 */
void
newsroom_print_pages_new_async (NewsroomArticle            *article,
                                const NewsroomPrintOptions *options,
                                GCancellable               *cancellable,
                                GAsyncReadyCallback         callback,
                                gpointer                    user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->article = newsroom_article_copy (article);
  making->options = *options;
  making->options.font = making->font = g_strdup (options->font);
  making->options.printed = making->printed = g_strdup (options->printed);
  g_task_set_source_tag (task, newsroom_print_pages_new_async);
  g_task_set_task_data (task, making, (GDestroyNotify)making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * newsroom_print_pages_new_finish:
 * @result: what the callback got
 * @error: as that of newsroom_print_pages_new()
 *
 * Returns: (transfer full) (nullable): the pages
 */
NewsroomPrintPages *
newsroom_print_pages_new_finish (GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * newsroom_print_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many, 1 or more
 */
guint
newsroom_print_pages_get_n_pages (NewsroomPrintPages *self)
{
  return self->pages->len;
}

/**
 * newsroom_print_pages_get_size:
 * @self: pages
 * @width: (out): of the paper, in points
 * @height: (out): of the paper, in points
 */
void
newsroom_print_pages_get_size (NewsroomPrintPages *self,
                               double             *width,
                               double             *height)
{
  *width = self->width;
  *height = self->height;
}

static void
append_row (GString                *text,
            NewsroomPrintPages     *self,
            const NewsroomPrintRow *row)
{
  const NewsroomPrintPart *last = NULL;

  for (guint i = 0; i < row->n_runs; i++)
    {
      const NewsroomPrintRun *run = &g_array_index (self->rows->runs, NewsroomPrintRun, row->first_run + i);
      const char             *words = pango_layout_get_text (run->line->layout);

      if (i > 0)
        g_string_append_c (text, last == NULL ? ' ' : '\t');
      g_string_append_len (text, words + pango_layout_line_get_start_index (run->line), pango_layout_line_get_length (run->line));
      last = run->part;
    }
  g_string_append_c (text, '\n');
}

/**
 * newsroom_print_pages_dup_text:
 * @self: pages
 * @page: one of them, from 0
 *
 * Returns: (transfer full): its words, a line each, without what stands at the head, the foot and the side
 */
char *
newsroom_print_pages_dup_text (NewsroomPrintPages *self,
                               guint               page)
{
  const NewsroomPrintPage *which = &g_array_index (self->pages, NewsroomPrintPage, page);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = which->first; i < which->first + which->n_rows; i++)
    append_row (text, self, &g_array_index (self->rows->rows, NewsroomPrintRow, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
