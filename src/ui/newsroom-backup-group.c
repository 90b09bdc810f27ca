/* newsroom-backup-group.c — the preferences of backups
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-group.h"

#include <glib/gi18n-lib.h>

#include "newsroom-backup-words.h"
#include "newsroom-dialogs.h"

/**
 * NewsroomBackupGroup:
 *
 * Says when the library was last backed up, and where. The window that it is in is transient for
 * the window of the library, which restores.
 */
struct _NewsroomBackupGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned */
  GSettings            *settings;
  NewsroomBackupKeeper *keeper; /* %NULL while no library is open that can be written */
  NewsroomStore        *store;  /* %NULL while none is open */

  /* Borrowed from the template */
  AdwActionRow *last_row;
  GtkWidget    *back_up;
  AdwActionRow *second_row;
  GtkWidget    *remove_second;
  GtkWidget    *restore_row;
};

G_DEFINE_FINAL_TYPE (NewsroomBackupGroup, newsroom_backup_group, ADW_TYPE_PREFERENCES_GROUP)

/* What there is to say of one place: a line each for the folder, the last backup, the trouble. */
static char *
dup_state (NewsroomBackupGroup *self,
           NewsroomBackupPlace  place,
           const char          *folder)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  const NewsroomBackup *last = NULL;
  const char           *trouble = NULL;

  if (self->keeper != NULL)
    {
      last = newsroom_backup_keeper_get_last (self->keeper, place);
      trouble = newsroom_backup_keeper_get_trouble (self->keeper, place);
    }
  if (last != NULL)
    {
      g_autofree char *time = newsroom_backup_words_dup_time (last);
      g_autofree char *line = g_strdup_printf (_ ("Verified %s"), time);

      g_strv_builder_add (lines, line);
    }
  if (folder != NULL)
    {
      g_autofree char *shown = g_filename_display_name (folder);

      g_strv_builder_add (lines, shown);
    }
  if (trouble != NULL)
    g_strv_builder_add (lines, trouble);
  all = g_strv_builder_end (lines);

  return g_strjoinv ("\n", all);
}

static gboolean
is_read_only (NewsroomBackupGroup *self)
{
  return self->store != NULL && newsroom_store_get_read_only (self->store) != NEWSROOM_READ_ONLY_NOT;
}

static void
update (NewsroomBackupGroup *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *folder = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *second = dup_state (self, NEWSROOM_BACKUP_PLACE_SECOND, folder);
  g_autofree char *last = NULL;
  gboolean         is_busy = self->keeper != NULL && newsroom_backup_keeper_get_is_busy (self->keeper);

  if (is_read_only (self))
    last = g_strdup_printf (_ ("None are made: %s"), newsroom_read_only_get_reason (newsroom_store_get_read_only (self->store)));
  else if (self->keeper == NULL)
    last = g_strdup (_ ("The library is not open"));
  else if (is_busy)
    last = g_strdup (_ ("Being made…"));
  else if (newsroom_backup_keeper_get_last (self->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY) == NULL &&
           newsroom_backup_keeper_get_trouble (self->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY) == NULL)
    last = g_strdup (_ ("None yet"));
  else
    last = dup_state (self,
                      NEWSROOM_BACKUP_PLACE_LIBRARY,
                      newsroom_backup_keeper_get_folder (self->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY));

  adw_action_row_set_subtitle (self->last_row, last);
  gtk_widget_set_sensitive (self->back_up, self->keeper != NULL && !is_busy);
  adw_action_row_set_subtitle (self->second_row, folder != NULL ? second : _ ("None: a stick or another disk outlives this one"));
  gtk_widget_set_visible (self->remove_second, folder != NULL);
}

static void
back_up_cb (NewsroomBackupGroup *self)
{
  /* The button gives up the focus while it works, and by its letter it is pressed out of view. */
  gtk_widget_grab_focus (GTK_WIDGET (self->last_row));
  newsroom_backup_keeper_back_up (self->keeper);
}

static GtkWindow *
get_window (NewsroomBackupGroup *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomBackupGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const char      *folder = g_task_get_task_data (G_TASK (result));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (newsroom_backup_prepare_second_folder_finish (result, &error))
    g_settings_set_string (self->settings, "backup-folder", uri);
  else
    newsroom_dialogs_tell (get_window (self), _ ("No Backups Can Be Made There"), error->message);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomBackupGroup) self = user_data;
  g_autoptr (GFile) folder = newsroom_dialogs_choose_folder_finish (result);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    newsroom_backup_prepare_second_folder_async (path, NULL, prepared_cb, g_object_ref (self));
  else if (folder != NULL)
    newsroom_dialogs_tell (get_window (self), _ ("No Backups Can Be Made There"), _ ("The folder is not one of this machine."));
}

static void
choose_second_cb (NewsroomBackupGroup *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");
  g_autoptr (GFile) folder = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;

  newsroom_dialogs_choose_folder_async (get_window (self), _ ("Second Folder of Backups"), folder, chosen_cb, g_object_ref (self));
}

static void
remove_second_cb (NewsroomBackupGroup *self)
{
  /* The button goes, and takes no focus with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->second_row));
  g_settings_reset (self->settings, "backup-folder");
}

static void
restore_cb (NewsroomBackupGroup *self)
{
  GtkWindow *window = get_window (self);

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (window)), "win.restore-backup", NULL);
  gtk_window_close (window);
}

static void
newsroom_backup_group_dispose (GObject *object)
{
  NewsroomBackupGroup *self = NEWSROOM_BACKUP_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_backup_group_parent_class)->dispose (object);
}

static void
newsroom_backup_group_class_init (NewsroomBackupGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_backup_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-backup-group.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomBackupGroup, last_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomBackupGroup, back_up);
  gtk_widget_class_bind_template_child (widget_class, NewsroomBackupGroup, second_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomBackupGroup, remove_second);
  gtk_widget_class_bind_template_child (widget_class, NewsroomBackupGroup, restore_row);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_second_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_second_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
newsroom_backup_group_init (NewsroomBackupGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * newsroom_backup_group_begin:
 * @self: a group that shows nothing yet
 * @settings: the settings of the application
 * @store: (nullable): the library; %NULL while none is open
 * @keeper: (nullable): what backs the library up; %NULL while none is open that can be written
 */
void
newsroom_backup_group_begin (NewsroomBackupGroup  *self,
                             GSettings            *settings,
                             NewsroomStore        *store,
                             NewsroomBackupKeeper *keeper)
{
  self->settings = g_object_ref (settings);
  g_set_object (&self->store, store);
  g_set_object (&self->keeper, keeper);

  if (is_read_only (self))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), NULL);
  gtk_widget_set_sensitive (self->restore_row, !is_read_only (self));
  g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (keeper != NULL)
    {
      g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      /* Those of the last session are not known before the first look. */
      newsroom_backup_keeper_check (keeper);
    }
  update (self);
}
