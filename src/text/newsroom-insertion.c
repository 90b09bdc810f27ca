/* newsroom-insertion.c — Markdown put into a body so that it stays what it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-insertion.h"

#include <string.h>

#include "newsroom-insertion-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-mark-split.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-markdown.h"
#include "newsroom-plain-text.h"
#include "newsroom-table-source-private.h"

/* What the place of a caret is, as the parser sees it. */
typedef struct
{
  gsize    caret;
  guint    n_code; /* open blocks of code */
  gboolean is_code;
} Place;

/* The words of a piece of Markdown, and what each of them is. */
typedef struct
{
  GString *words; /* UTF-8 */
  GArray  *marks; /* guint, one for each byte of @words: bits by #NewsroomInlineType */
  guint    open;  /* those of the spans that are open */
} Marked;

/* A letter for what comes in, which no body has: a noncharacter for use within a program (Unicode 15, 23.8). */
#define STAND_IN "\357\267\220"

/* What a piece of Markdown consists of. */
typedef struct
{
  guint depth;
  guint n_blocks;
  guint n_paragraphs;
} Shape;

static void
enter_place_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Place *)user_data)->n_code += block->type == NEWSROOM_BLOCK_CODE;
}

static void
leave_place_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Place *)user_data)->n_code -= block->type == NEWSROOM_BLOCK_CODE;
}

static void
place_text_cb (NewsroomTextType type,
               const char      *text,
               gsize            length,
               gssize           offset,
               gpointer         user_data)
{
  Place *place = user_data;

  if (place->n_code > 0 && offset >= 0 && (gsize)offset <= place->caret && place->caret <= (gsize)offset + length)
    place->is_code = TRUE;
}

static gboolean
is_in_code (const char *body,
            gsize       caret)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = enter_place_cb, .leave_block = leave_place_cb, .text = place_text_cb };
  Place                                place = { .caret = caret };

  newsroom_markdown_parse (body, -1, &handler, &place);

  return place.is_code;
}

static void
enter_shape_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Shape *shape = user_data;

  if (shape->depth++ != 1)
    return;
  shape->n_blocks++;
  shape->n_paragraphs += block->type == NEWSROOM_BLOCK_PARAGRAPH;
}

static void
leave_shape_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Shape *)user_data)->depth--;
}

static gboolean
is_one_paragraph (const char *markdown)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = enter_shape_cb, .leave_block = leave_shape_cb };
  Shape                                shape = { 0 };

  newsroom_markdown_parse (markdown, -1, &handler, &shape);

  return shape.n_blocks == shape.n_paragraphs && shape.n_blocks <= 1;
}

static gboolean
is_blank_character (char c)
{
  return c == ' ' || c == '\t';
}

/* Returns the end of what marks quotes and items at the start of a line; @next is what the lines
 * below must begin with to stand in the same. */
gsize
newsroom_insertion_read_prefix (const char *line,
                                gsize       end,
                                GString    *next)
{
  const NewsroomLinePrefix prefix = newsroom_line_prefix_read (line, 0, end, G_MAXUINT, G_MAXUINT);
  gsize                    mark_end = prefix.box;
  gsize                    i = prefix.content;

  /* Behind a marker or box without a blank something would come in as the end of a word. */
  if (prefix.sign != '\0' && !is_blank_character (line[i - 1]))
    mark_end = i = prefix.has_box ? prefix.box : prefix.marker;

  /* The box of a task is words of its item. */
  for (gsize j = 0; j < mark_end; j++)
    g_string_append_c (next, line[j] == '>' || is_blank_character (line[j]) ? line[j] : ' ');
  while (prefix.sign == '\0' && i < end && is_blank_character (line[i]))
    g_string_append_c (next, line[i++]);

  return i;
}

static gboolean
is_blank (const char *text,
          gsize       start,
          gsize       end)
{
  while (start < end && strchr (" \t>", text[start]) != NULL)
    start++;

  return start == end;
}

/* Appends a line end and what an empty line in the same quote has. */
static void
append_empty (GString    *text,
              const char *prefix)
{
  g_string_append_c (text, '\n');
  g_string_append (text, prefix);
  while (is_blank_character (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
}

/* Whether the caret's line must be ended and an empty one follow before another block. */
static gboolean
needs_space_before (const char *body,
                    gsize       line,
                    gsize       content,
                    gsize       start)
{
  return content < start && !is_blank (body, content, start) && line <= content;
}

/* An empty line right below words that would go on in what is pasted. */
static gboolean
is_below_words (const char *body,
                gsize       line,
                gsize       content)
{
  if (line == 0 || content > line)
    return FALSE;

  return !is_blank (body, newsroom_line_find_start (body, line - 1), line - 1);
}

static char *
fit_blocks (const char *body,
            gsize       line,
            gsize       content,
            gsize       start,
            gsize       end,
            const char *markdown,
            const char *prefix)
{
  g_autofree char *indented = newsroom_insertion_indent (markdown, "", prefix);
  GString         *text = g_string_new (NULL);
  gsize            line_end = end + strcspn (body + end, "\n");

  if (needs_space_before (body, line, content, start))
    {
      append_empty (text, prefix);
      g_string_append_c (text, '\n');
      g_string_append (text, prefix);
    }
  else if (is_below_words (body, line, content))
    {
      g_string_append_c (text, '\n');
    }
  g_string_append (text, indented);
  if (!is_blank (body, end, line_end))
    {
      append_empty (text, prefix);
      g_string_append_c (text, '\n');
      g_string_append (text, prefix);
    }
  else if (body[line_end] == '\n' && !is_blank (body, line_end + 1, line_end + 1 + strcspn (body + line_end + 1, "\n")))
    {
      append_empty (text, prefix);
    }

  return g_string_free (text, FALSE);
}

static char *
fit_words (const char *markdown)
{
  g_autofree char *words = newsroom_plain_text_from_markdown (markdown, -1);

  g_strdelimit (words, "\n\t", ' ');
  for (char *blanks = strstr (words, "  "); blanks != NULL; blanks = strstr (blanks, "  "))
    memmove (blanks, blanks + 1, strlen (blanks));

  return newsroom_markdown_escape_inline (words, -1);
}

/**
 * newsroom_insertion_indent:
 * @markdown: Markdown
 * @first: what goes before its first line
 * @others: what goes before the others
 *
 * Returns: (transfer full): the Markdown in a quote or an item; empty lines have no blanks at
 *   their ends
 */
char *
newsroom_insertion_indent (const char *markdown,
                           const char *first,
                           const char *others)
{
  GString    *indented = g_string_new (NULL);
  const char *prefix = first;

  g_return_val_if_fail (markdown != NULL, NULL);

  for (const char *line = markdown;; line++)
    {
      gsize length = strcspn (line, "\n");

      g_string_append (indented, prefix);
      g_string_append_len (indented, line, (gssize)length);
      while (length == 0 && indented->len > 0 && is_blank_character (indented->str[indented->len - 1]))
        g_string_truncate (indented, indented->len - 1);
      line += length;
      if (*line == '\0')
        break;
      g_string_append_c (indented, '\n');
      prefix = others;
    }

  return g_string_free (indented, FALSE);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  ((Marked *)user_data)->open |= 1u << span->type;
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  ((Marked *)user_data)->open &= ~(1u << span->type);
}

static void
marked_text_cb (NewsroomTextType type,
                const char      *text,
                gsize            length,
                gssize           offset,
                gpointer         user_data)
{
  Marked *marked = user_data;

  g_string_append_len (marked->words, text, (gssize)length);
  for (gsize i = 0; i < length; i++)
    g_array_append_val (marked->marks, marked->open);
}

static void
read_marked (const char *markdown,
             Marked     *marked)
{
  static const NewsroomMarkdownHandler handler = { .enter_inline = enter_inline_cb, .leave_inline = leave_inline_cb, .text = marked_text_cb };

  marked->words = g_string_new (NULL);
  marked->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  marked->open = 0;
  newsroom_markdown_parse (markdown, -1, &handler, marked);
}

static void
clear_marked (Marked *marked)
{
  if (marked->words != NULL)
    g_string_free (marked->words, TRUE);
  g_clear_pointer (&marked->marks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, clear_marked)

/* Whether @length bytes are the same words with the same marks, and those of @more. */
static gboolean
is_same (const Marked *a,
         gsize         a_start,
         const Marked *b,
         gsize         b_start,
         gsize         length,
         guint         more)
{
  if (a_start + length > a->words->len || b_start + length > b->words->len || memcmp (a->words->str + a_start, b->words->str + b_start, length) != 0)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if ((g_array_index (a->marks, guint, a_start + i) | more) != g_array_index (b->marks, guint, b_start + i))
      return FALSE;

  return TRUE;
}

/* Whether nothing changes around what comes in, and that is there what it is by itself, with the marks of
 * its place. Looks at the lines without an empty one between them. */
static gboolean
is_kept (const char *body,
         gsize       start,
         gsize       end,
         const char *fitted,
         const char *markdown)
{
  const char      *first = body + newsroom_line_find_start (body, start);
  const char      *empty = strstr (body + end, "\n\n");
  g_autofree char *tail = empty != NULL ? g_strndup (body + end, (gsize)(empty - body) - end) : g_strdup (body + end);
  g_autofree char *head = NULL;
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  g_auto (Marked) before = { 0 };
  g_auto (Marked) after = { 0 };
  g_auto (Marked) piece = { 0 };
  const char *place;
  gsize       at, behind;
  guint       here;

  while (first > body && !(first - body >= 2 && first[-2] == '\n'))
    first = body + newsroom_line_find_start (body, (gsize)(first - body) - 1);
  head = g_strndup (first, start - (gsize)(first - body));
  without = g_strconcat (head, STAND_IN, tail, NULL);
  with = g_strconcat (head, fitted, tail, NULL);
  read_marked (without, &before);
  read_marked (with, &after);
  read_marked (markdown, &piece);
  place = strstr (before.words->str, STAND_IN);
  if (place == NULL || before.words->len - strlen (STAND_IN) + piece.words->len != after.words->len)
    return FALSE;

  at = (gsize)(place - before.words->str);
  behind = at + strlen (STAND_IN);
  here = g_array_index (before.marks, guint, at);

  return is_same (&before, 0, &after, 0, at, 0) && is_same (&piece, 0, &after, at, piece.words->len, here) &&
         is_same (&before, behind, &after, at + piece.words->len, before.words->len - behind, 0);
}

/* Whether the place is in a span of code.
 * Returns: as what it says */
static gboolean
is_in_code_span (const char *body,
                 gsize       start,
                 gsize       end)
{
  gsize            line, line_end;
  g_autofree char *with = NULL;
  g_auto (Marked) marked = { 0 };
  const char *place;

  newsroom_line_find (body, start, &line, &line_end);
  if (memchr (body + line, '`', start - line) == NULL)
    return FALSE;

  with = g_strdup_printf ("%.*s" STAND_IN "%.*s", (int)(start - line), body + line, (int)strcspn (body + end, "\n"), body + end);
  read_marked (with, &marked);
  place = strstr (marked.words->str, STAND_IN);

  return place != NULL && (g_array_index (marked.marks, guint, (gsize)(place - marked.words->str)) & (1u << NEWSROOM_INLINE_CODE)) != 0;
}

/* Whether the place is in code, where marks are nothing but text. */
gboolean
newsroom_insertion_is_in_code (const char *body,
                               gsize       start,
                               gsize       end)
{
  return is_in_code (body, start) || is_in_code_span (body, start, end);
}

/* Returns: (transfer full): what makes @after of @body, and of the part from @start to @end at the least */
static NewsroomTextEdit *
edit_new (const char *body,
          gsize       start,
          gsize       end,
          const char *after)
{
  NewsroomTextEdit *edit = g_new0 (NewsroomTextEdit, 1);
  gsize             old_end = strlen (body);
  gsize             new_end = strlen (after);

  while (edit->offset < start && body[edit->offset] == after[edit->offset])
    edit->offset++;
  while (edit->offset > 0 && ((guchar)after[edit->offset] & 0xC0) == 0x80)
    edit->offset--;
  while (old_end > end && new_end > edit->offset && body[old_end - 1] == after[new_end - 1])
    {
      old_end--;
      new_end--;
    }
  while (((guchar)after[new_end] & 0xC0) == 0x80)
    {
      old_end++;
      new_end++;
    }
  edit->n_deleted = old_end - edit->offset;
  edit->inserted = g_strndup (after + edit->offset, new_end - edit->offset);
  edit->start = edit->end = edit->offset + strlen (edit->inserted);

  return edit;
}

static NewsroomTextEdit *
replace (const char *body,
         gsize       start,
         gsize       end,
         char       *owned)
{
  NewsroomTextEdit *edit = g_new0 (NewsroomTextEdit, 1);

  edit->offset = start;
  edit->n_deleted = end - start;
  edit->inserted = owned;
  edit->start = edit->end = start + strlen (owned);

  return edit;
}

/* Blocks end the bold and the like that they come into, as a line end that is typed does. */
static NewsroomTextEdit *
put_blocks (const char *body,
            gsize       start,
            gsize       end,
            const char *markdown,
            const char *prefix,
            gsize       content)
{
  const gsize      line = newsroom_line_find_start (body, start);
  g_autofree char *bare = g_strdup_printf ("%.*s%s", (int)start, body, body + end);
  gsize            n_begun;
  g_autoptr (NewsroomTextEdit) edit = newsroom_mark_split (bare, start, &n_begun);
  g_autofree char *parted = NULL;
  g_autofree char *blocks = NULL;
  g_autofree char *after = NULL;

  if (edit == NULL)
    return replace (body, start, end, fit_blocks (body, line, content, start, end, markdown, prefix));

  parted = newsroom_text_edit_apply (edit, bare);
  blocks = fit_blocks (parted, line, content, edit->start, edit->start, markdown, prefix);
  after = g_strdup_printf ("%.*s%s%s", (int)edit->start, parted, blocks, parted + edit->start);

  return edit_new (body, start, end, after);
}

/* Whether the place is behind the last bar of a table, where nothing is a word of a cell. */
static gboolean
is_behind_table (const char *body,
                 gsize       content,
                 gsize       start,
                 gsize       end)
{
  g_autoptr (NewsroomTableSource) table = NULL;
  gsize last = start;

  while (last > content && is_blank_character (body[last - 1]))
    last--;
  if (start != end || body[content] != '|' || last <= content + 1 || body[last - 1] != '|' || body[last - 2] == '\\')
    return FALSE;

  table = newsroom_table_source_read (body, start);

  return table != NULL && start <= table->end && is_blank (body, start, table->end);
}

/**
 * newsroom_insertion_fit:
 * @body: UTF-8 Markdown
 * @start: where something comes in, in bytes
 * @end: the end of what it replaces, in bytes
 * @markdown: what comes in
 * @is_words: (out): whether only the words of it can come in there
 *
 * Fits Markdown to its place: a list goes on with the one of its kind that it comes into, in a quote or an item its lines begin as those around it, blocks
 * have empty lines around them and end the marks around them, which begin again behind them, and in the
 * row of a table all is one line; what comes behind its last bar begins below it. Where marks would not be read as they are by themselves, as bold within bold
 * or a link within a link, the words come in without them.
 *
 * Returns: (transfer full) (nullable): what to do; %NULL in code, where Markdown is nothing but text
 */
NewsroomTextEdit *
newsroom_insertion_fit (const char *body,
                        gsize       start,
                        gsize       end,
                        const char *markdown,
                        gboolean   *is_words)
{
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autofree char *fitted = NULL;
  gsize            line;
  gsize            content;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);
  g_return_val_if_fail (markdown != NULL, NULL);

  *is_words = FALSE;
  if (newsroom_insertion_is_in_code (body, start, end))
    return NULL;

  fitted = newsroom_insertion_dup_items (body, start, end, markdown);
  if (fitted != NULL)
    return replace (body, start, end, g_steal_pointer (&fitted));

  line = newsroom_line_find_start (body, start);
  content = line + newsroom_insertion_read_prefix (body + line, start - line, prefix);
  if (is_behind_table (body, content, start, end) || (body[content] != '|' && !is_one_paragraph (markdown)))
    return put_blocks (body, start, end, markdown, prefix->str, content);

  if (body[content] != '|' && !(body[content] == '#' && content < start && strchr (markdown, '\n') != NULL))
    fitted = newsroom_insertion_indent (markdown, "", prefix->str);
  if (fitted == NULL || !is_kept (body, start, end, fitted, markdown))
    {
      *is_words = TRUE;
      g_free (fitted);
      fitted = fit_words (markdown);
    }

  return replace (body, start, end, g_steal_pointer (&fitted));
}
