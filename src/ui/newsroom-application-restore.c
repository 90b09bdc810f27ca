/* newsroom-application-restore.c — another library in the place of this one: a backup, itself repaired, or itself elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-application-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-backup.h"
#include "newsroom-dialogs.h"
#include "newsroom-file.h"

typedef struct
{
  NewsroomApplication *self;
  NewsroomShowOutcome  show;
  char                *outcome;
  GError              *error;
} Reopening;

static void
reopening_free (Reopening *reopening)
{
  g_object_unref (reopening->self);
  g_free (reopening->outcome);
  g_clear_error (&reopening->error);
  g_free (reopening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reopening, reopening_free)

/* The window of before knows the articles of before: another one takes its place. */
static void
renew_window (NewsroomApplication *self)
{
  GtkWindow *old = GTK_WINDOW (self->window);

  g_clear_weak_pointer (&self->focus);
  newsroom_application_make_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_window_destroy (old);
}

static void
reopened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Reopening) reopening = user_data;
  NewsroomApplication *self = reopening->self;

  renew_window (self);
  newsroom_application_take_store (self, result);
  self->restoring = FALSE;
  reopening->show (self, reopening->outcome, reopening->error);
  if (self->quits_soon)
    newsroom_application_save_and_quit (self);
}

/**
 * newsroom_application_reopen:
 * @self: the application, whose library is closed
 * @outcome: (transfer full) (nullable): what the change of the library came to
 * @error: (transfer full) (nullable): why it came to nothing
 * @show: says so
 *
 * Changed or not, the window shows the library that is there now.
 */
void
newsroom_application_reopen (NewsroomApplication *self,
                             char                *outcome,
                             GError              *error,
                             NewsroomShowOutcome  show)
{
  Reopening *reopening = g_new0 (Reopening, 1);

  reopening->self = g_object_ref (self);
  reopening->outcome = outcome;
  reopening->error = error;
  reopening->show = show;
  newsroom_application_open_library (self, reopened_cb, reopening);
}

static void
show_restored (NewsroomApplication *self,
               const char          *kept,
               const GError        *error)
{
  if (error != NULL)
    newsroom_dialogs_tell (GTK_WINDOW (self->window), _ ("The Backup Could Not Be Restored"), error->message);
  else if (self->store != NULL)
    newsroom_window_show_restored (self->window, kept);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  char   *kept = NULL;
  GError *error = NULL;

  newsroom_library_restore_finish (result, &kept, NULL, &error);
  newsroom_application_reopen (self, kept, error, show_restored);
}

static void
begin_restore (NewsroomApplication *self)
{
  g_autofree char *backup = g_steal_pointer (&self->backup);

  newsroom_library_restore_async (backup, self->library, newsroom_backup_is_partial (backup), NULL, restored_cb, g_object_ref (self));
}

static void
show_repaired (NewsroomApplication *self,
               const char          *report,
               const GError        *error)
{
  if (report != NULL)
    newsroom_window_show_repaired (self->window, self->salvage, report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    newsroom_dialogs_tell (GTK_WINDOW (self->window), _ ("The Library Could Not Be Repaired"), error->message);
  g_clear_object (&self->salvage);
  g_clear_object (&self->repairing);
}

/* Before it is opened the salvage must give up the lock that it has on a library that it did not
 * replace. */
static void
repaired_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  GError *error = NULL;
  char   *report = newsroom_repair_finish (NEWSROOM_SALVAGE (object), result, &error);

  newsroom_window_end_repair (self->window);
  newsroom_salvage_let_go (self->salvage);
  newsroom_application_reopen (self, report, error, show_repaired);
}

/* The window shows how far it is, and nothing of the library. */
static void
begin_repair (NewsroomApplication *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *folder = g_filename_from_uri (uri, NULL, NULL);

  self->repairing = g_cancellable_new ();
  renew_window (self);
  newsroom_window_show_repair (self->window, self->salvage, self->repairing);
  newsroom_repair_async (self->salvage, self->library, folder, self->repairing, repaired_cb, g_object_ref (self));
}

static void
begin_change (NewsroomApplication *self)
{
  if (self->salvage != NULL)
    begin_repair (self);
  else if (self->folder != NULL)
    newsroom_application_move_library (self);
  else
    begin_restore (self);
}

static void
closed_for_change_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Each save was committed already, and a log that is left is kept with its library. */
  if (!newsroom_store_close_finish (NEWSROOM_STORE (object), result, &error))
    g_printerr ("newsroom: %s\n", error->message);
  g_clear_object (&self->store);
  begin_change (self);
}

static void
close_for_change (NewsroomApplication *self)
{
  newsroom_window_store_session (self->window);
  newsroom_window_end_session (self->window);
  newsroom_application_stop_work (self);
  if (self->store != NULL)
    newsroom_store_close_async (self->store, NULL, closed_for_change_cb, g_object_ref (self));
  else
    begin_change (self);
}

/* Whoever wanted to quit meanwhile is asked again when they want to. */
static void
give_up_change (NewsroomApplication *self)
{
  self->restoring = FALSE;
  self->quits_soon = FALSE;
  g_clear_pointer (&self->backup, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->salvage);
  newsroom_application_thaw (self);
}

static void
repair_answered_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (g_str_equal (answer, "repair"))
    close_for_change (self);
  else
    give_up_change (self);
}

/* It may be the damage that stands in the way of the save: then only the repair helps. */
static void
ask_to_repair (NewsroomApplication *self,
               const GError        *error)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Keep Open"), ADW_RESPONSE_DEFAULT },
    { "repair", _ ("_Repair Anyway"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *body = newsroom_window_dup_loss (self->window, error);

  newsroom_dialogs_ask_async (GTK_WINDOW (self->window), _ ("Some Changes Could Not Be Saved"), body, answers, G_N_ELEMENTS (answers), repair_answered_cb, g_object_ref (self));
}

static void
saved_for_change_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_window_save_finish (NEWSROOM_WINDOW (object), result, &error))
    {
      close_for_change (self);
    }
  else if (self->salvage != NULL)
    {
      ask_to_repair (self, error);
    }
  else
    {
      give_up_change (self);
      newsroom_dialogs_tell (GTK_WINDOW (object), _ ("Some Changes Could Not Be Saved"), error->message);
    }
}

/* Saves, closes the library, puts the backup in its place, opens that. */
static void
restore_backup_cb (NewsroomApplication *self,
                   const char          *backup)
{
  if (self->quitting || self->restoring)
    return;
  /* Its place is not known, or its disk is not connected: a backup there would not be found again. */
  if (self->refusal != NULL && self->refusal->domain == NEWSROOM_FILE_ERROR)
    {
      newsroom_dialogs_tell (GTK_WINDOW (self->window), _ ("The Backup Could Not Be Restored"), self->refusal->message);
      return;
    }

  self->restoring = TRUE;
  self->backup = g_strdup (backup);
  newsroom_application_freeze (self);
  newsroom_window_save_async (self->window, saved_for_change_cb, g_object_ref (self));
}

/* Saves, closes the library, repairs it, opens it again. */
static void
repair_library_cb (NewsroomApplication *self)
{
  if (self->quitting || self->restoring)
    return;

  self->restoring = TRUE;
  self->salvage = newsroom_salvage_new (self->library);
  newsroom_application_freeze (self);
  newsroom_window_save_async (self->window, saved_for_change_cb, g_object_ref (self));
}

/* Saves, closes the library, moves it, opens it there. */
static void
move_library_cb (NewsroomApplication *self,
                 const char          *folder)
{
  if (self->quitting || self->restoring)
    return;

  self->restoring = TRUE;
  self->folder = g_strdup (folder);
  newsroom_application_freeze (self);
  newsroom_window_save_async (self->window, saved_for_change_cb, g_object_ref (self));
}

/**
 * newsroom_application_watch_window:
 * @self: the application
 *
 * Follows what its window asks for.
 */
void
newsroom_application_watch_window (NewsroomApplication *self)
{
  g_signal_connect_object (self->window, "restore-backup", G_CALLBACK (restore_backup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "repair-library", G_CALLBACK (repair_library_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "move-library", G_CALLBACK (move_library_cb), self, G_CONNECT_SWAPPED);
}
