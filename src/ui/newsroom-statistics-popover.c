/* newsroom-statistics-popover.c — what an article and its selection count, and its length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-statistics-popover.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-language.h"
#include "newsroom-body-place.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-notes.h"
#include "newsroom-readability.h"

#define MOST_WORDS 100000

typedef enum
{
  ROW_WORDS,
  ROW_CHARACTERS,
  ROW_NO_SPACES,
  ROW_SENTENCES,
  ROW_PARAGRAPHS,
  ROW_READING,
  ROW_SPEAKING,
  ROW_READABILITY,
  ROW_NOTES,
  N_ROWS,
} Row;

/**
 * NewsroomStatisticsPopover:
 *
 * Counts on another thread the body as it is when the popover is made, and beside it what is
 * selected in it. The page of the article owns it. The target is the article's as soon as it is
 * set.
 */
struct _NewsroomStatisticsPopover
{
  GtkPopover parent_instance;

  gboolean has_selection;

  /* Owned */
  NewsroomDraft *draft;

  /* Borrowed from the tree of widgets */
  GtkLabel      *values[2][N_ROWS]; /* of the article and of the selection */
  GtkWidget     *heads[2];
  GtkLabel      *formula;
  GtkSpinButton *target;
};

G_DEFINE_FINAL_TYPE (NewsroomStatisticsPopover, newsroom_statistics_popover, GTK_TYPE_POPOVER)

typedef struct
{
  NewsroomStatistics statistics;
  guint              n_notes;
} Found;

typedef struct
{
  /* Owned */
  char *body;
  char *language;

  gsize start;
  gsize end;
  Found found[2];
} Counting;

static const char *const titles[] = {
  [ROW_WORDS] = N_ ("Words"),
  [ROW_CHARACTERS] = N_ ("Characters"),
  [ROW_NO_SPACES] = N_ ("Without Spaces"),
  [ROW_SENTENCES] = N_ ("Sentences"),
  [ROW_PARAGRAPHS] = N_ ("Paragraphs"),
  [ROW_READING] = N_ ("Reading Time"),
  [ROW_SPEAKING] = N_ ("Speaking Time"),
  [ROW_READABILITY] = N_ ("Readability"),
  [ROW_NOTES] = N_ ("Notes and Marks"),
};

static void
counting_free (Counting *counting)
{
  g_free (counting->body);
  g_free (counting->language);
  g_free (counting);
}

static Found
find (const Counting *counting,
      gsize           start,
      gsize           end)
{
  Found found = { newsroom_statistics_from_range (counting->body, -1, start, end, counting->language), 0 };
  g_autoptr (GArray) notes = newsroom_notes_find (counting->body, -1);

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);

      found.n_notes += note->start < end && note->end > start;
    }

  return found;
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Counting *counting = task_data;

  counting->found[0] = find (counting, 0, G_MAXSIZE);
  if (counting->start < counting->end)
    counting->found[1] = find (counting, counting->start, counting->end);
  g_task_return_boolean (task, TRUE);
}

static char *
dup_number (guint number)
{
  return g_strdup_printf ("%'u", number);
}

static char *
dup_time (guint seconds)
{
  if (seconds < 60)
    /* Translators: seconds */
    return g_strdup_printf (ngettext ("%u s", "%u s", seconds), seconds);

  /* Translators: minutes and seconds, as 3:05 min */
  return g_strdup_printf (_ ("%u:%02u min"), seconds / 60, seconds % 60);
}

static const char *
get_reading_title (NewsroomReading reading)
{
  switch (reading)
    {
    case NEWSROOM_READING_EASY:
      return _ ("easy");
    case NEWSROOM_READING_HARD:
      return _ ("difficult");
    case NEWSROOM_READING_MEDIUM:
    default:
      return _ ("medium");
    }
}

static char *
dup_readability (NewsroomStatisticsPopover *self,
                 const NewsroomStatistics  *statistics,
                 const char                *language)
{
  NewsroomReadability readability;

  if (!newsroom_readability_has_formula (language))
    return g_strdup ("–");
  if (!newsroom_readability_init (&readability, statistics, language))
    /* Translators: stands in the place of how easy a text is to read, which cannot be told of a few words */
    return g_strdup_printf (ngettext ("from %u word on", "from %u words on", NEWSROOM_READABILITY_LEAST_WORDS), NEWSROOM_READABILITY_LEAST_WORDS);

  gtk_label_set_label (self->formula, readability.name);
  gtk_widget_set_visible (GTK_WIDGET (self->formula), TRUE);

  /* Translators: how easy a text is to read, as “63 · easy” */
  return g_strdup_printf (_ ("%.0f · %s"), readability.score, get_reading_title (readability.reading));
}

static char *
dup_value (NewsroomStatisticsPopover *self,
           const Found               *found,
           Row                        row,
           const char                *language)
{
  const NewsroomCounts *counts = &found->statistics.counts;

  switch (row)
    {
    case ROW_WORDS:
      return dup_number (counts->words);
    case ROW_CHARACTERS:
      return dup_number (counts->characters);
    case ROW_NO_SPACES:
      return dup_number (counts->characters_no_spaces);
    case ROW_SENTENCES:
      return dup_number (found->statistics.sentences);
    case ROW_PARAGRAPHS:
      return dup_number (counts->paragraphs);
    case ROW_READING:
      return dup_time (newsroom_counts_get_reading_seconds (counts));
    case ROW_SPEAKING:
      return dup_time (newsroom_counts_get_speaking_seconds (counts));
    case ROW_READABILITY:
      return dup_readability (self, &found->statistics, language);
    case ROW_NOTES:
    case N_ROWS:
    default:
      return dup_number (found->n_notes);
    }
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  NewsroomStatisticsPopover *self = NEWSROOM_STATISTICS_POPOVER (object);
  const Counting            *counting = g_task_get_task_data (G_TASK (result));

  if (self->draft == NULL)
    return;

  for (guint column = 0; column < (self->has_selection ? 2 : 1); column++)
    for (Row row = 0; row < N_ROWS; row++)
      {
        g_autofree char *value = dup_value (self, &counting->found[column], row, counting->language);
        /* Translators: what is counted and how many there are, as “Words: 340” */
        g_autofree char *name = g_strdup_printf (_ ("%s: %s"), _ (titles[row]), value);

        gtk_label_set_label (self->values[column][row], value);
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->values[column][row]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      }
}

static void
count (NewsroomStatisticsPopover *self,
       GtkTextView               *body)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, counted_cb, NULL);
  NewsroomArticle *article = newsroom_draft_get_article (self->draft);
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (body);
  Counting        *counting = g_new0 (Counting, 1);
  GtkTextIter      start;
  GtkTextIter      end;
  gsize            length;
  const char      *text = newsroom_body_place_get_text (buffer, &length);

  self->has_selection = gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (self->has_selection)
    {
      counting->start = newsroom_body_place_get_offset (text, length, &start);
      counting->end = newsroom_body_place_get_offset (text, length, &end);
    }
  counting->body = g_strdup (NEWSROOM_IS_EDITOR_BUFFER (buffer) ? text : newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  counting->language = g_strdup (newsroom_body_language_get (article, buffer));
  for (guint i = 0; i < N_ROWS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->values[1][i]), self->has_selection);
  gtk_widget_set_visible (self->heads[0], self->has_selection);
  gtk_widget_set_visible (self->heads[1], self->has_selection);

  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, counting, (GDestroyNotify)counting_free);
  g_task_run_in_thread (task, count_thread);
}

static void
target_cb (NewsroomStatisticsPopover *self)
{
  newsroom_article_set_target_length (newsroom_draft_get_article (self->draft), (guint)gtk_spin_button_get_value_as_int (self->target));
  newsroom_draft_changed (self->draft);
}

static void
newsroom_statistics_popover_dispose (GObject *object)
{
  g_clear_object (&NEWSROOM_STATISTICS_POPOVER (object)->draft);

  G_OBJECT_CLASS (newsroom_statistics_popover_parent_class)->dispose (object);
}

static void
newsroom_statistics_popover_class_init (NewsroomStatisticsPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_statistics_popover_dispose;
}

static GtkWidget *
add_label (GtkGrid    *grid,
           const char *text,
           int         column,
           int         row,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);

  return label;
}

static void
add_rows (NewsroomStatisticsPopover *self,
          GtkGrid                   *grid)
{
  static const char *const heads[] = { N_ ("Article"), N_ ("Selection") };
  int                      line = 0;

  for (int column = 0; column < 2; column++)
    self->heads[column] = add_label (grid, _ (heads[column]), column + 1, line, "dim-label");
  for (Row row = 0; row < N_ROWS; row++)
    {
      line++;
      add_label (grid, _ (titles[row]), 0, line, "dim-label");
      for (int column = 0; column < 2; column++)
        self->values[column][row] = GTK_LABEL (add_label (grid, "…", column + 1, line, "numeric"));
      if (row != ROW_READABILITY)
        continue;

      self->formula = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (self->formula, 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->formula), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->formula), "dim-label");
      gtk_widget_set_visible (GTK_WIDGET (self->formula), FALSE);
      gtk_grid_attach (grid, GTK_WIDGET (self->formula), 0, ++line, 2, 1);
    }
}

static GtkWidget *
target_row_new (NewsroomStatisticsPopover *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Target, in Words"));

  self->target = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_WORDS, 10));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->target), _ ("0 for any length"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->target));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->target), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Target, in Words"), -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->target));

  return row;
}

static void
newsroom_statistics_popover_init (NewsroomStatisticsPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Statistics"), -1);
  gtk_widget_add_css_class (box, "statistics");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  add_rows (self, GTK_GRID (grid));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), target_row_new (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * newsroom_statistics_popover_new:
 * @draft: the draft that is open
 * @body: the view of its body
 *
 * Returns: (transfer floating): a popover of what @body holds now
 */
GtkWidget *
newsroom_statistics_popover_new (NewsroomDraft *draft,
                                 GtkTextView   *body)
{
  NewsroomStatisticsPopover *self;
  gboolean                   is_read_only;

  g_return_val_if_fail (NEWSROOM_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (body), NULL);

  self = g_object_new (NEWSROOM_TYPE_STATISTICS_POPOVER, NULL);
  self->draft = g_object_ref (draft);
  is_read_only = newsroom_store_get_read_only (newsroom_draft_get_store (draft)) != NEWSROOM_READ_ONLY_NOT;
  gtk_spin_button_set_value (self->target, newsroom_article_get_target_length (newsroom_draft_get_article (draft)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->target), !is_read_only);
  g_signal_connect_swapped (self->target, "value-changed", G_CALLBACK (target_cb), self);
  count (self, body);

  return GTK_WIDGET (self);
}
