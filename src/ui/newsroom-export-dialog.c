/* newsroom-export-dialog.c — in which format an article leaves, and how
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-dialog.h"

#include "newsroom-choice.h"
#include "newsroom-dialogs.h"
#include "newsroom-formats.h"

/**
 * NewsroomExportDialog:
 *
 * Begins where the last export ended. What is chosen is kept only when the article is exported:
 * Cancel leaves all as it was. It owns itself, as windows do.
 */
struct _NewsroomExportDialog
{
  AdwWindow parent_instance;

  /* Owned */
  GSettings *settings;

  /* Borrowed from the template */
  AdwWindowTitle *title;
  AdwComboRow    *format;
  GtkStack       *options; /* a page for each format that has some */
  GtkSwitch      *wrap;
  GtkSwitch      *headline;
  GtkSwitch      *authors;
  GtkWidget *export;
  AdwActionRow *notes;
};

G_DEFINE_FINAL_TYPE (NewsroomExportDialog, newsroom_export_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  SHOW_NOTES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The options of all formats share one place, so that nothing moves under the pointer. */
static void
format_cb (NewsroomExportDialog *self)
{
  const char *name = newsroom_formats_get_name (adw_combo_row_get_selected (self->format));

  if (name == NULL || gtk_stack_get_child_by_name (self->options, name) == NULL)
    name = "none";
  gtk_stack_set_visible_child_name (self->options, name);
}

static void
export_cb (NewsroomExportDialog *self)
{
  const char *name = newsroom_formats_get_name (adw_combo_row_get_selected (self->format));

  g_settings_set_string (self->settings, "export-format", name);
  g_settings_set_boolean (self->settings, "export-wrap", gtk_switch_get_active (self->wrap));
  g_settings_set_boolean (self->settings, "export-fragment-headline", gtk_switch_get_active (self->headline));
  g_settings_set_boolean (self->settings, "export-fragment-authors", gtk_switch_get_active (self->authors));
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_notes_cb (NewsroomExportDialog *self)
{
  g_signal_emit (self, signals[SHOW_NOTES], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
newsroom_export_dialog_dispose (GObject *object)
{
  NewsroomExportDialog *self = NEWSROOM_EXPORT_DIALOG (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (newsroom_export_dialog_parent_class)->dispose (object);
}

static void
newsroom_export_dialog_class_init (NewsroomExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_export_dialog_dispose;

  /**
   * NewsroomExportDialog::chosen:
   * @self: the dialog
   *
   * The settings hold the format and the options of an export that should begin.
   */
  signals[CHOSEN] = g_signal_new ("chosen", NEWSROOM_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NewsroomExportDialog::show-notes:
   * @self: the dialog
   *
   * The notes in the article are wanted, and no export.
   */
  signals[SHOW_NOTES] = g_signal_new ("show-notes", NEWSROOM_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, wrap);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, headline);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, authors);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, export);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, notes);
  gtk_widget_class_bind_template_callback (widget_class, show_notes_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_export_dialog_init (NewsroomExportDialog *self)
{
  g_autoptr (GListModel) titles = newsroom_formats_list_titles ();

  gtk_widget_init_template (GTK_WIDGET (self));
  newsroom_choice_name_rows (GTK_WIDGET (self->format));
  adw_combo_row_set_model (self->format, titles);
}

/**
 * newsroom_export_dialog_new:
 * @parent: the window whose article leaves
 * @settings: the settings of the application
 * @headline: what the article is called
 * @notes: (nullable): what is said of the notes in it, translated; %NULL if there are none
 *
 * Returns: (transfer none): a dialog that begins with the format used last
 */
GtkWidget *
newsroom_export_dialog_new (GtkWindow  *parent,
                            GSettings  *settings,
                            const char *headline,
                            const char *notes)
{
  NewsroomExportDialog *self = g_object_new (NEWSROOM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char      *format = g_settings_get_string (settings, "export-format");

  self->settings = g_object_ref (settings);
  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  adw_window_title_set_subtitle (self->title, headline);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->notes), notes != NULL ? notes : "");
  gtk_window_set_focus (GTK_WINDOW (self), self->export);
  adw_combo_row_set_selected (self->format, newsroom_formats_find (format));
  format_cb (self);
  gtk_switch_set_active (self->wrap, g_settings_get_boolean (settings, "export-wrap"));
  gtk_switch_set_active (self->headline, g_settings_get_boolean (settings, "export-fragment-headline"));
  gtk_switch_set_active (self->authors, g_settings_get_boolean (settings, "export-fragment-authors"));

  return GTK_WIDGET (self);
}
