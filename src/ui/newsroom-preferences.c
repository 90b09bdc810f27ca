/* newsroom-preferences.c — the window of the preferences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-preferences.h"

#include <glib/gi18n-lib.h>

#include "newsroom-backup-group.h"
#include "newsroom-choice.h"
#include "newsroom-dialogs.h"
#include "newsroom-formats.h"
#include "newsroom-house-group.h"

/**
 * NewsroomPreferences:
 *
 * Its rows are the settings: what is changed holds at once. It owns itself, as windows do.
 */
struct _NewsroomPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Owned */
  GSettings *settings;

  /* Borrowed from the template */
  AdwActionRow  *font_row;
  GtkWidget     *reset_font;
  GtkSpinButton *text_width;
  GtkSpinButton *line_height;
  AdwComboRow   *markup;
  GtkSwitch     *typography;
  GtkSwitch     *paragraphs;
  GtkSwitch     *saved_time;
  GtkSwitch     *format_bar;
  GtkSwitch     *spelling;
  GtkSwitch     *tracked_changes;
  AdwComboRow   *format;
  AdwActionRow  *folder_row;
  GtkSwitch     *wrap;

  NewsroomHouseGroup  *house;
  NewsroomBackupGroup *backups;
};

G_DEFINE_FINAL_TYPE (NewsroomPreferences, newsroom_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
update_rows (NewsroomPreferences *self)
{
  g_autofree char *font = g_settings_get_string (self->settings, "font");
  g_autofree char *uri = g_settings_get_string (self->settings, "export-folder");
  g_autoptr (GFile) folder = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  adw_action_row_set_subtitle (self->font_row, font[0] != '\0' ? font : _ ("Document font of the desktop"));
  gtk_widget_set_visible (self->reset_font, font[0] != '\0');
  adw_action_row_set_subtitle (self->folder_row, path != NULL ? path : _ ("The one used last"));
}

static void
font_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (NewsroomPreferences) self = user_data;
  g_autofree char *font = newsroom_dialogs_choose_font_finish (result);

  if (font != NULL)
    g_settings_set_string (self->settings, "font", font);
}

static void
choose_font_cb (NewsroomPreferences *self)
{
  g_autofree char *font = g_settings_get_string (self->settings, "font");

  newsroom_dialogs_choose_font_async (GTK_WINDOW (self), _ ("Font of the Text"), font, font_chosen_cb, g_object_ref (self));
}

static void
reset_font_cb (NewsroomPreferences *self)
{
  g_settings_reset (self->settings, "font");
}

static void
format_cb (NewsroomPreferences *self)
{
  const char *name = newsroom_formats_get_name (adw_combo_row_get_selected (self->format));

  if (self->settings != NULL && name != NULL)
    g_settings_set_string (self->settings, "export-format", name);
}

static void
markup_cb (NewsroomPreferences *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "markup", (int)adw_combo_row_get_selected (self->markup));
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (NewsroomPreferences) self = user_data;
  g_autoptr (GFile) folder = newsroom_dialogs_choose_folder_finish (result);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (self->settings, "export-folder", uri);
}

static void
choose_folder_cb (NewsroomPreferences *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "export-folder");
  g_autoptr (GFile) folder = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;

  newsroom_dialogs_choose_folder_async (GTK_WINDOW (self), _ ("Folder of Exports"), folder, folder_chosen_cb, g_object_ref (self));
}

static void
newsroom_preferences_dispose (GObject *object)
{
  NewsroomPreferences *self = NEWSROOM_PREFERENCES (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (newsroom_preferences_parent_class)->dispose (object);
}

static void
newsroom_preferences_class_init (NewsroomPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_preferences_dispose;

  g_type_ensure (NEWSROOM_TYPE_BACKUP_GROUP);
  g_type_ensure (NEWSROOM_TYPE_HOUSE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, font_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, reset_font);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, text_width);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, line_height);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, markup);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, typography);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, paragraphs);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, saved_time);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, format_bar);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, spelling);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, tracked_changes);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, format);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, folder_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, wrap);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, house);
  gtk_widget_class_bind_template_child (widget_class, NewsroomPreferences, backups);
  gtk_widget_class_bind_template_callback (widget_class, choose_font_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_font_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, markup_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
}

static void
newsroom_preferences_init (NewsroomPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  newsroom_choice_name_rows (GTK_WIDGET (self->format));
  newsroom_choice_name_rows (GTK_WIDGET (self->markup));
}

/**
 * newsroom_preferences_show:
 * @parent: the window that waits
 * @settings: the settings of the application
 * @store: (nullable): the library; %NULL while none is open
 * @keeper: (nullable): what backs the library up; %NULL while none is open that can be written
 * @at_lengths: whether to begin with the lengths of texts
 *
 * Shows the preferences.
 */
void
newsroom_preferences_show (GtkWindow            *parent,
                           GSettings            *settings,
                           NewsroomStore        *store,
                           NewsroomBackupKeeper *keeper,
                           gboolean              at_lengths)
{
  NewsroomPreferences *self = g_object_new (NEWSROOM_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autoptr (GListModel) titles = newsroom_formats_list_titles ();
  g_autofree char *format = g_settings_get_string (settings, "export-format");

  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  adw_combo_row_set_model (self->format, titles);
  adw_combo_row_set_selected (self->format, newsroom_formats_find (format));
  adw_combo_row_set_selected (self->markup, (guint)g_settings_get_enum (settings, "markup"));
  self->settings = g_object_ref (settings);

  g_settings_bind (settings, "line-height", gtk_spin_button_get_adjustment (self->line_height), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "text-width", gtk_spin_button_get_adjustment (self->text_width), "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "enter-makes-paragraphs", self->paragraphs, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "typography", self->typography, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-saved-time", self->saved_time, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-format-bar", self->format_bar, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "check-spelling", self->spelling, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "keep-tracked-changes", self->tracked_changes, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "export-wrap", self->wrap, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  update_rows (self);
  newsroom_house_group_begin (self->house, settings);
  newsroom_backup_group_begin (self->backups, settings, store, keeper);
  if (at_lengths)
    newsroom_house_group_show (self->house);

  gtk_window_present (GTK_WINDOW (self));
}
