/* newsroom-application-move.c — the library in another folder, and the window on it there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-application-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-move-library.h"

static void
reopened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) moved = user_data;
  g_autoptr (NewsroomApplication) self = g_object_ref (g_task_get_source_object (moved));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = g_task_propagate_pointer (moved, &error);

  newsroom_application_renew_window (self);
  newsroom_application_take_store (self, result);
  self->restoring = FALSE;
  if (error != NULL)
    newsroom_dialogs_tell (GTK_WINDOW (self->window), _ ("The Library Could Not Be Moved"), error->message);
  else if (self->store != NULL)
    newsroom_window_show_moved (self->window, kept);
  if (self->quits_soon)
    newsroom_application_save_and_quit (self);
}

/* Moved or not, the window shows the one that is the library now. */
static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  g_autoptr (GTask) moved = g_task_new (self, NULL, NULL, NULL);
  char   *kept = NULL;
  GError *error = NULL;
  char   *library = newsroom_move_library_finish (result, &kept, &error);

  g_task_set_source_tag (moved, moved_cb);
  if (library != NULL)
    {
      g_free (self->library);
      self->library = library;
      g_task_return_pointer (moved, kept, g_free);
    }
  else
    {
      g_task_return_error (moved, error);
    }
  newsroom_application_open_library (self, reopened_cb, g_steal_pointer (&moved));
}

/**
 * newsroom_application_move_library:
 * @self: the application, whose library is closed and which knows a folder
 *
 * Moves the library there.
 */
void
newsroom_application_move_library (NewsroomApplication *self)
{
  g_autofree char *folder = g_steal_pointer (&self->folder);

  newsroom_move_library_async (self->library, folder, NULL, moved_cb, g_object_ref (self));
}
