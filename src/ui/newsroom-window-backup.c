/* newsroom-window-backup.c — the backups of the window's library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-restore-dialog.h"

typedef struct
{
  NewsroomWindow *window;
  char           *path;
} RestoreQuestion;

static void
restore_question_free (RestoreQuestion *question)
{
  g_object_unref (question->window);
  g_free (question->path);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RestoreQuestion, restore_question_free)

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RestoreQuestion) question = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (g_str_equal (answer, "restore"))
    newsroom_window_emit_restore_backup (question->window, question->path);
}

static void
chosen_cb (NewsroomWindow *self,
           const char     *path,
           const char     *name)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "restore", _ ("_Restore"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *heading = g_strdup_printf (_ ("Restore “%s”?"), name);
  RestoreQuestion *question = g_new0 (RestoreQuestion, 1);

  question->window = g_object_ref (self);
  question->path = g_strdup (path);
  newsroom_dialogs_ask_async (GTK_WINDOW (self),
                              heading,
                              _ ("Every article becomes what it was then. The library of now is kept in a file beside it."),
                              answers,
                              G_N_ELEMENTS (answers),
                              answered_cb,
                              question);
}

/**
 * newsroom_window_choose_backup:
 * @self: a window, whose library need not be open
 *
 * Shows the backups of the library, and asks before one is restored.
 */
void
newsroom_window_choose_backup (NewsroomWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *folder = g_filename_from_uri (uri, NULL, NULL);
  GtkWidget       *dialog = newsroom_restore_dialog_new (GTK_WINDOW (self), self->library, folder);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What it is about is in the preferences, in as many words as it takes. */
static void
told_cb (NewsroomWindow *self)
{
  g_autoptr (AdwToast) toast = newsroom_window_offer (self, _ ("The backups need a look"), _ ("_Preferences"));

  adw_toast_set_action_name (toast, "win.preferences");
}

/**
 * newsroom_window_set_keeper:
 * @self: a window
 * @keeper: (nullable): what backs its library up; %NULL for nothing
 */
void
newsroom_window_set_keeper (NewsroomWindow       *self,
                            NewsroomBackupKeeper *keeper)
{
  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  g_set_object (&self->keeper, keeper);
  if (keeper != NULL)
    g_signal_connect_object (keeper, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_window_show_restored:
 * @self: a window on a library that was just restored
 * @kept: (nullable): where the library is that it has replaced
 *
 * Says so, and offers the list in which that one is.
 */
void
newsroom_window_show_restored (NewsroomWindow *self,
                               const char     *kept)
{
  g_autofree char *name = kept != NULL ? g_filename_display_basename (kept) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  if (name == NULL)
    {
      newsroom_window_toast (self, _ ("Backup restored"));
      return;
    }

  text = g_strdup_printf (_ ("Backup restored. Kept: %s"), name);
  toast = newsroom_window_offer (self, text, _ ("Backups"));
  adw_toast_set_action_name (toast, "win.restore-backup");
}
