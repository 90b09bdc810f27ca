/* newsroom-application-move.c — the library in another folder, and the window on it there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-application-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-move-library.h"

static void
show_moved (NewsroomApplication *self,
            const char          *kept,
            const GError        *error)
{
  if (error != NULL)
    newsroom_dialogs_tell (GTK_WINDOW (self->window), _ ("The Library Could Not Be Moved"), error->message);
  else if (self->store != NULL)
    newsroom_window_show_moved (self->window, kept);
}

/* Moved or not, the window shows the one that is the library now. */
static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomApplication) self = user_data;
  char   *kept = NULL;
  GError *error = NULL;
  char   *library = newsroom_move_library_finish (result, &kept, &error);

  if (library != NULL)
    {
      newsroom_window_move_session (self->window, library);
      g_free (self->library);
      self->library = library;
    }
  newsroom_application_reopen (self, kept, error, show_moved);
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
