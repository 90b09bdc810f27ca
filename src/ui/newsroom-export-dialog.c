/* newsroom-export-dialog.c — in which format an article leaves, and how
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-dialog.h"

#include "newsroom-formats.h"

/**
 * NewsroomExportDialog:
 *
 * Its rows are the settings themselves, so that the next export begins where this one ended.
 * It owns itself, as windows do.
 */
struct _NewsroomExportDialog
{
  AdwWindow parent_instance;

  /* Owned */
  GSettings *settings;

  /* Borrowed from the template */
  AdwComboRow *format;
  GtkWidget   *wrap_row;
  GtkSwitch   *wrap;
  GtkWidget   *headline_row;
  GtkSwitch   *headline;
  GtkWidget   *authors_row;
  GtkSwitch   *authors;
  GtkWidget *export;
};

G_DEFINE_FINAL_TYPE (NewsroomExportDialog, newsroom_export_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
format_cb (NewsroomExportDialog *self)
{
  const char *name = newsroom_formats_get_name (adw_combo_row_get_selected (self->format));
  gboolean    fragment = g_strcmp0 (name, "html-fragment") == 0;

  gtk_widget_set_visible (self->wrap_row, g_strcmp0 (name, "text") == 0);
  gtk_widget_set_visible (self->headline_row, fragment);
  gtk_widget_set_visible (self->authors_row, fragment);
}

static void
export_cb (NewsroomExportDialog *self)
{
  const char *name = newsroom_formats_get_name (adw_combo_row_get_selected (self->format));

  g_settings_set_string (self->settings, "export-format", name);
  g_signal_emit (self, signals[CHOSEN], 0);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, wrap_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, wrap);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, headline_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, headline);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, authors_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, authors);
  gtk_widget_class_bind_template_child (widget_class, NewsroomExportDialog, export);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
newsroom_export_dialog_init (NewsroomExportDialog *self)
{
  g_autoptr (GListModel) titles = newsroom_formats_list_titles ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->format, titles);
}

/**
 * newsroom_export_dialog_new:
 * @parent: the window whose article leaves
 * @settings: the settings of the application
 *
 * Returns: (transfer none): a dialog that begins with the format used last
 */
GtkWidget *
newsroom_export_dialog_new (GtkWindow *parent,
                            GSettings *settings)
{
  NewsroomExportDialog *self = g_object_new (NEWSROOM_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char      *format = g_settings_get_string (settings, "export-format");

  self->settings = g_object_ref (settings);
  gtk_window_set_focus (GTK_WINDOW (self), self->export);
  adw_combo_row_set_selected (self->format, newsroom_formats_find (format));
  format_cb (self);
  g_settings_bind (settings, "export-wrap", self->wrap, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "export-fragment-headline", self->headline, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "export-fragment-authors", self->authors, "active", G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self);
}
