/* newsroom-report-dialog.c — the import report of an article, with what can be corrected
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-report-words.h"

/**
 * NewsroomReportDialog:
 *
 * Shows what was recognised and from where, what is uncertain with its candidates, what was left out
 * and how much, and the file. A candidate that is chosen goes to the article at once; choosing another
 * takes it back. It owns itself, as windows do.
 */
struct _NewsroomReportDialog
{
  AdwWindow parent_instance;

  /* Borrowed from the template */
  AdwPreferencesPage *page;
  GtkWidget          *close;
};

G_DEFINE_FINAL_TYPE (NewsroomReportDialog, newsroom_report_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOOSE,
  EXPORT_ORIGINAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A row of candidates: what it is a value of, and the value. */
typedef struct
{
  NewsroomReportDialog *dialog; /* borrowed: it has the row */
  char                 *field;
  char                 *value;
} Candidate;

static void
candidate_free (gpointer  data,
                GClosure *closure)
{
  Candidate *candidate = data;

  g_free (candidate->field);
  g_free (candidate->value);
  g_free (candidate);
}

static void
chosen_cb (GtkCheckButton *check,
           gpointer        user_data)
{
  const Candidate *candidate = user_data;

  if (gtk_check_button_get_active (check))
    g_signal_emit (candidate->dialog, signals[CHOOSE], 0, candidate->field, candidate->value);
}

static void
export_cb (NewsroomReportDialog *self)
{
  g_signal_emit (self, signals[EXPORT_ORIGINAL], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static AdwPreferencesGroup *
add_group (NewsroomReportDialog *self,
           const char           *title,
           const char           *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  if (description != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      adw_preferences_group_set_description (group, escaped);
    }
  adw_preferences_page_add (self->page, group);

  return group;
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  adw_preferences_group_add (group, GTK_WIDGET (row));

  return row;
}

static void
add_file (NewsroomReportDialog *self,
          NewsroomOriginal     *original)
{
  NewsroomReport      *report = newsroom_original_get_report (original);
  AdwPreferencesGroup *group = add_group (self, _ ("Original File"), NULL);
  g_autoptr (GString) about = g_string_new (newsroom_original_get_content_type (original));
  GtkWidget    *button = gtk_button_new_with_mnemonic (_ ("_Save as Filed…"));
  AdwActionRow *row;

  if (newsroom_report_get_encoding (report) != NULL)
    g_string_append_printf (about, " · %s", newsroom_report_get_encoding (report));
  row = add_row (group, newsroom_original_get_file_name (original), about->str);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

/* The text that the article has now, or NULL of what cannot be set from here. */
static char *
dup_value (NewsroomArticle *article,
           const char      *field)
{
  if (g_str_equal (field, "headline"))
    return g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
  if (g_str_equal (field, "standfirst"))
    return g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_STANDFIRST));

  return g_str_equal (field, "byline") ? newsroom_article_dup_byline (article) : NULL;
}

static GtkWidget *
add_candidate (NewsroomReportDialog *self,
               AdwPreferencesGroup  *group,
               GtkWidget            *first,
               const char           *field,
               const char           *value,
               gboolean              is_chosen)
{
  AdwActionRow *row = add_row (group, value, NULL);
  GtkWidget    *check = gtk_check_button_new ();
  Candidate    *candidate = g_new0 (Candidate, 1);

  candidate->dialog = self;
  candidate->field = g_strdup (field);
  candidate->value = g_strdup (value);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_data (check, "toggled", G_CALLBACK (chosen_cb), candidate, candidate_free, 0);
  adw_action_row_add_prefix (row, check);
  adw_action_row_set_activatable_widget (row, check);

  return check;
}

static void
add_uncertain (NewsroomReportDialog      *self,
               const NewsroomReportField *field,
               NewsroomArticle           *article)
{
  g_autofree char     *value = dup_value (article, field->name);
  g_autofree char     *title = g_strdup_printf (_ ("%s: Uncertain"), newsroom_report_get_field_title (field->name));
  g_autofree char     *source = g_strdup_printf (_ ("Taken from: %s"), field->source);
  AdwPreferencesGroup *group = add_group (self, title, source);
  GtkWidget           *first = NULL;
  gboolean             has_value = FALSE;

  if (value == NULL)
    {
      add_row (group, _ ("Check it in the article."), NULL);
      return;
    }

  for (guint i = 0; field->candidates[i] != NULL; i++)
    {
      const gboolean is_chosen = g_str_equal (field->candidates[i], value);
      GtkWidget     *check = add_candidate (self, group, first, field->name, field->candidates[i], is_chosen);

      has_value |= is_chosen;
      if (first == NULL)
        first = check;
    }
  if (!has_value && value[0] != '\0')
    first = add_candidate (self, group, first, field->name, value, TRUE);
  if (g_strv_length (field->candidates) + !has_value < 2)
    add_row (group, _ ("Nothing else was found. Correct it in the article if it is wrong."), NULL);
}

static void
add_recognised (NewsroomReportDialog *self,
                NewsroomReport       *report)
{
  GPtrArray           *fields = newsroom_report_get_fields (report);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const NewsroomReportField *field = fields->pdata[i];

      if (!field->is_certain)
        continue;
      if (group == NULL)
        group = add_group (self, _ ("Recognised"), NULL);
      add_row (group, newsroom_report_get_field_title (field->name), field->source);
    }
}

static char *
dup_count (guint64 n)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

static void
add_omissions (NewsroomReportDialog *self,
               NewsroomReport       *report)
{
  const NewsroomReportCharacters *characters = newsroom_report_get_characters (report);
  GPtrArray                      *omissions = newsroom_report_get_omissions (report);
  AdwPreferencesGroup            *group;
  g_autofree char                *read = NULL;
  g_autofree char                *kept = NULL;
  g_autofree char                *sum = NULL;

  if (characters == NULL)
    return;

  read = dup_count (characters->read);
  kept = dup_count (characters->kept);
  sum = g_strdup_printf (_ ("Of %s visible characters of the file %s are in the article."), read, kept);
  group = add_group (self, _ ("Characters"), sum);
  for (guint i = 0; i < omissions->len; i++)
    {
      const NewsroomReportOmission *omission = omissions->pdata[i];
      g_autofree char              *count = dup_count (omission->n_characters);
      g_autofree char              *excerpt = omission->excerpt[0] != '\0' ? g_strdup_printf (_ ("“%s…”"), omission->excerpt) : NULL;
      AdwActionRow                 *row = add_row (group, omission->name != NULL ? omission->name : _ ("not accounted for"), excerpt);
      GtkWidget                    *label = gtk_label_new (count);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (row, label);
    }
}

static void
add_sentences (NewsroomReportDialog *self,
               const char           *title,
               const char *const    *sentences)
{
  AdwPreferencesGroup *group = sentences[0] != NULL ? add_group (self, title, NULL) : NULL;

  for (guint i = 0; sentences[i] != NULL; i++)
    add_row (group, sentences[i], NULL);
}

static void
newsroom_report_dialog_class_init (NewsroomReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * NewsroomReportDialog::choose:
   * @self: the dialog
   * @field: the name of a field
   * @value: what it is to be
   */
  signals[CHOOSE] = g_signal_new ("choose", NEWSROOM_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * NewsroomReportDialog::export-original:
   * @self: the dialog, which closes
   */
  signals[EXPORT_ORIGINAL] = g_signal_new ("export-original", NEWSROOM_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomReportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, NewsroomReportDialog, close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_report_dialog_init (NewsroomReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_report_dialog_new:
 * @parent: the window of the library
 * @original: the file, with its report
 * @article: what came of it
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
newsroom_report_dialog_new (GtkWindow        *parent,
                            NewsroomOriginal *original,
                            NewsroomArticle  *article)
{
  NewsroomReportDialog *self = g_object_new (NEWSROOM_TYPE_REPORT_DIALOG, "transient-for", parent, NULL);
  NewsroomReport       *report = newsroom_original_get_report (original);
  GPtrArray            *fields = newsroom_report_get_fields (report);

  for (guint i = 0; i < fields->len; i++)
    if (!((const NewsroomReportField *)fields->pdata[i])->is_certain)
      add_uncertain (self, fields->pdata[i], article);
  add_sentences (self, _ ("Left Out"), newsroom_report_get_dropped (report));
  add_sentences (self, _ ("Notes"), newsroom_report_get_notes (report));
  add_recognised (self, report);
  add_omissions (self, report);
  add_file (self, original);
  if (newsroom_report_get_summary (report) == NULL)
    add_row (add_group (self, _ ("Notes"), NULL), _ ("Everything was in its place: nothing was inferred or left out."), NULL);
  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  gtk_widget_grab_focus (self->close);

  return GTK_WIDGET (self);
}
