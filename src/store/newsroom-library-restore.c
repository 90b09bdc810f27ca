/* newsroom-library-restore.c — puts a backup in the place of the library, and keeps what was there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "newsroom-copy-file-private.h"
#include "newsroom-library-swap-private.h"
#include "newsroom-store-error-private.h"

typedef struct
{
  /* Owned */
  char *backup;
  char *library; /* as asked for */

  GPtrArray *damages; /* of its rows, or NULL if it may have none */

  NewsroomLibrarySwap    swap;
  NewsroomLibraryFigures figures;
} RestoreData;

static void
restore_data_free (RestoreData *data)
{
  newsroom_library_swap_clear (&data->swap);
  g_clear_pointer (&data->damages, g_ptr_array_unref);
  g_free (data->backup);
  g_free (data->library);
  g_free (data);
}

static gboolean
prepare (RestoreData *data,
         GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *words = g_date_time_format (now, "before-restore-%Y%m%dT%H%M%SZ");
  g_autofree char *shown = g_filename_display_name (data->library);
  g_autofree char *backup = NULL;

  if (!newsroom_library_swap_prepare (&data->swap, data->library, words, g_strdup_printf (_ ("Could not restore the library “%s”"), shown), error) ||
      !newsroom_library_swap_check_writable (&data->swap, error))
    return FALSE;
  backup = realpath (data->backup, NULL);
  if (backup == NULL)
    {
      int              code = NEWSROOM_STORE_ERROR_IO;
      g_autofree char *reason = newsroom_store_error_dup_errno_reason (errno, &code);

      return newsroom_library_swap_fail (&data->swap, code, reason, error);
    }
  if (g_str_equal (backup, data->swap.resolved))
    return newsroom_library_swap_fail (&data->swap, NEWSROOM_STORE_ERROR_IO, _ ("that is the library itself. Choose a backup."), error);

  return TRUE;
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  RestoreData *data = task_data;
  GError      *error = NULL;
  gboolean     done;

  done = newsroom_library_copy_verify_as (data->backup, data->backup, &data->figures, data->damages, cancellable, &error) &&
         prepare (data, &error) &&
         newsroom_library_copy_write (data->backup, data->swap.temporary, data->library, &data->figures, data->damages, cancellable, &error) &&
         newsroom_library_swap_settle (&data->swap, &error) &&
         newsroom_library_swap_lock (&data->swap, &error) &&
         newsroom_library_swap_run (&data->swap, &error);
  if (!done && data->swap.temporary != NULL)
    newsroom_copy_file_discard (data->swap.temporary);
  /* Who is told opens the library at once; the thread may hold the data for longer. */
  newsroom_library_swap_release (&data->swap);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_library_restore_async:
 * @backup: a backup, in the file system's encoding
 * @library: where the library is, or was; nobody may have it open, this process neither
 * @partly: whether @backup may be what newsroom_store_backup_partly_async() kept: rows in it may be
 *   damaged, and then they are so in the library, which is to be repaired
 * @cancellable: (nullable): to give up before anything is changed
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Verifies the backup, copies it beside the library, verifies the copy, and puts it in the
 * library's place. The library that was there is kept beside it under a name that says when, as
 * `library-before-restore-20261128T140000Z.db`, be it damaged or not. Whatever happens, there is
 * the old library at the path or the new one.
 */
void
newsroom_library_restore_async (const char         *backup,
                                const char         *library,
                                gboolean            partly,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  RestoreData *data;

  g_return_if_fail (backup != NULL);
  g_return_if_fail (library != NULL);

  data = g_new0 (RestoreData, 1);
  data->backup = g_canonicalize_filename (backup, NULL);
  data->library = g_canonicalize_filename (library, NULL);
  data->damages = partly ? g_ptr_array_new_with_free_func (g_free) : NULL;
  data->swap.lock = -1;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_library_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify)restore_data_free);
  g_task_run_in_thread (task, restore_thread);
}

/**
 * newsroom_library_restore_finish:
 * @result: the result
 * @kept: (out) (transfer full) (nullable) (optional): where the library is that was replaced;
 *   %NULL if there was none
 * @figures: (out caller-allocates) (optional): what the library holds now
 * @error: return location for an error
 *
 * Returns: whether the backup is the library now, for good; else the library is as it was, but
 *   if %NEWSROOM_STORE_ERROR_IO came at the very end. %NEWSROOM_STORE_ERROR_IN_USE: somebody has
 *   the library open; %NEWSROOM_STORE_ERROR_READ_ONLY: it, its folder or its disk may not be written;
 *   %NEWSROOM_STORE_ERROR_DAMAGED, %NEWSROOM_STORE_ERROR_NEWER,
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND: of the backup
 */
gboolean
newsroom_library_restore_finish (GAsyncResult           *result,
                                 char                  **kept,
                                 NewsroomLibraryFigures *figures,
                                 GError                **error)
{
  RestoreData *data = g_task_get_task_data (G_TASK (result));

  if (kept != NULL)
    *kept = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (kept != NULL)
    *kept = newsroom_library_swap_dup_kept (&data->swap);
  if (figures != NULL)
    *figures = data->figures;

  return TRUE;
}

/**
 * newsroom_library_restore_get_is_placed:
 * @result: the result of a restore, done or failed
 *
 * Returns: whether the file at the library's path is the backup, be it not for good
 */
gboolean
newsroom_library_restore_get_is_placed (GAsyncResult *result)
{
  RestoreData *data = g_task_get_task_data (G_TASK (result));

  return data->swap.is_placed;
}

/**
 * newsroom_library_restore_dup_damages:
 * @result: the result of a restore that was done
 *
 * Returns: (transfer full) (array zero-terminated=1): what in the library is not what was saved, a
 *   sentence without its full stop each
 */
char **
newsroom_library_restore_dup_damages (GAsyncResult *result)
{
  const RestoreData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr (GStrvBuilder) damages = g_strv_builder_new ();

  for (guint i = 0; data->damages != NULL && i < data->damages->len; i++)
    g_strv_builder_add (damages, g_ptr_array_index (data->damages, i));

  return g_strv_builder_end (damages);
}
