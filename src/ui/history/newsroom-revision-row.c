/* newsroom-revision-row.c — a version in the history
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-revision-row.h"

#include <glib/gi18n-lib.h>

static const char *
get_cause_title (NewsroomCause cause)
{
  switch (cause)
    {
    case NEWSROOM_CAUSE_CHECKPOINT:
      return _ ("Checkpoint");
    case NEWSROOM_CAUSE_IMPORT:
      return _ ("As filed");
    case NEWSROOM_CAUSE_STATE:
      return _ ("Change of state");
    case NEWSROOM_CAUSE_RESTORE:
      return _ ("Restored");
    case NEWSROOM_CAUSE_PUBLISH:
      return _ ("As published");
    case NEWSROOM_CAUSE_AUTOSAVE:
    default:
      return _ ("Saved");
    }
}

/* NULL where it is not known or nothing changed. */
static char *
dup_word_change (NewsroomRevision *revision,
                 NewsroomRevision *before)
{
  guint n_words;
  guint n_before = 0;

  if (!newsroom_revision_get_word_count (revision, &n_words) ||
      (before != NULL && !newsroom_revision_get_word_count (before, &n_before)) ||
      n_words == n_before)
    return NULL;

  if (n_words > n_before)
    return g_strdup_printf (ngettext ("+%u word", "+%u words", n_words - n_before), n_words - n_before);

  return g_strdup_printf (ngettext ("−%u word", "−%u words", n_before - n_words), n_before - n_words);
}

/**
 * newsroom_revision_row_format_time:
 * @revision: a revision
 *
 * Returns: (transfer full): when it was made: the time of today, else the day as well
 */
char *
newsroom_revision_row_format_time (NewsroomRevision *revision)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (newsroom_revision_get_time (revision) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (time == NULL)
    return g_strdup (_ ("At an unknown time"));
  if (g_date_time_get_year (time) != g_date_time_get_year (now))
    return g_date_time_format (time, "%x %H:%M");
  if (g_date_time_get_day_of_year (time) != g_date_time_get_day_of_year (now))
    /* Translators: a day of this year and a time, as “18 Mar 14:03” */
    return g_date_time_format (time, _ ("%e %b %H:%M"));

  return g_date_time_format (time, "%H:%M");
}

/* Its name, else why it was made. */
static const char *
get_title (NewsroomRevision *revision)
{
  const char *name = newsroom_revision_get_name (revision);

  return name[0] != '\0' ? name : get_cause_title (newsroom_revision_get_cause (revision));
}

/* When it was made, why where the title does not say that, and what it has more or less. */
static char *
dup_caption (NewsroomRevision *revision,
             NewsroomRevision *before)
{
  g_autofree char *time = newsroom_revision_row_format_time (revision);
  g_autofree char *words = dup_word_change (revision, before);
  const char      *parts[4] = { time, NULL };
  guint            n_parts = 1;

  if (newsroom_revision_get_name (revision)[0] != '\0')
    parts[n_parts++] = get_cause_title (newsroom_revision_get_cause (revision));
  if (words != NULL)
    parts[n_parts++] = words;

  return g_strjoinv (" · ", (char **)parts);
}

/**
 * newsroom_revision_row_new:
 *
 * Returns: (transfer floating): a row for newsroom_revision_row_show()
 */
GtkWidget *
newsroom_revision_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *caption = gtk_label_new (NULL);

  for (GtkWidget *label = title; label != NULL; label = label == title ? caption : NULL)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);

  return row;
}

/**
 * newsroom_revision_row_show:
 * @item: the item whose child the row is
 * @revision: what it shows
 * @before: (nullable): the revision before that
 */
void
newsroom_revision_row_show (GtkListItem      *item,
                            NewsroomRevision *revision,
                            NewsroomRevision *before)
{
  GtkWidget       *row = gtk_list_item_get_child (item);
  GtkWidget       *title = gtk_widget_get_first_child (row);
  const char      *name = get_title (revision);
  g_autofree char *caption = dup_caption (revision, before);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, caption);

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), caption);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * newsroom_revision_row_show_title:
 * @title: the title of a pane that shows a revision
 * @revision: (nullable): which one
 * @before: (nullable): the revision before that
 */
void
newsroom_revision_row_show_title (AdwWindowTitle   *title,
                                  NewsroomRevision *revision,
                                  NewsroomRevision *before)
{
  g_autofree char *caption = revision != NULL ? dup_caption (revision, before) : NULL;

  adw_window_title_set_title (title, revision != NULL ? get_title (revision) : "");
  adw_window_title_set_subtitle (title, caption != NULL ? caption : "");
}
