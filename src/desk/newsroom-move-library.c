/* newsroom-move-library.c — the library to another folder, for good
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-move-library.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "newsroom-file-private.h"
#include "newsroom-library-copy.h"
#include "newsroom-library-path.h"
#include "newsroom-library-place.h"

/* In the folder that was chosen: a library has its backups beside it. */
#define FOLDER "Newsroom"
#define NAME "library.db"

typedef struct
{
  char *library;
  char *folder;
  char *target; /* where it goes */
  char *kept;   /* where the file of before is then, or NULL */

  struct stat status; /* of the library, before it is copied */
} Move;

static void
move_free (Move *move)
{
  g_free (move->library);
  g_free (move->folder);
  g_free (move->target);
  g_free (move->kept);
  g_free (move);
}

static gboolean
fail (Move       *move,
      int         code,
      const char *reason,
      GError    **error)
{
  newsroom_file_set_error (error, NEWSROOM_FILE_TO_WRITE, (NewsroomFileError)code, move->target, reason);

  return FALSE;
}

/* What SQLite would take for the log of the new library must not be there either. */
static gboolean
is_free (const char *target)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (target, suffixes[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        return FALSE;
    }

  return TRUE;
}

static gboolean
prepare (Move    *move,
         GError **error)
{
  g_autofree char *parent = g_path_get_dirname (move->target);
  g_autofree char *inside = g_build_filename (move->folder, NAME, NULL);
  g_autofree char *name = NULL;

  if (strchr (move->target, '\n') != NULL)
    return fail (move, NEWSROOM_FILE_ERROR_IO, _ ("there is a line end in the name of the folder; choose another one"), error);
  if (newsroom_library_place_find (inside, &name) != NEWSROOM_PLACE_LOCAL)
    return fail (move, NEWSROOM_FILE_ERROR_REMOTE, _ ("that folder is on another computer too, or synchronised; choose one on a disk of this computer"), error);
  if (g_mkdir (parent, 0700) != 0 && !g_file_test (parent, G_FILE_TEST_IS_DIR))
    return fail (move, NEWSROOM_FILE_ERROR_DENIED, _ ("no files can be made in that folder; choose another one"), error);
  if (stat (move->library, &move->status) != 0)
    return fail (move, NEWSROOM_FILE_ERROR_NOT_FOUND, _ ("the library is no longer there"), error);
  if (!is_free (move->target))
    return fail (move, NEWSROOM_FILE_ERROR_EXISTS, _ ("there is a library in that folder already; choose another one"), error);

  return TRUE;
}

static void
prepare_thread (GTask        *step,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (prepare (task_data, &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

/* Nobody takes the file of before for the library. Where it cannot be renamed it stays as it is. */
static void
put_aside (Move *move)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *stem = g_strndup (move->library, strlen (move->library) - (g_str_has_suffix (move->library, ".db") ? 3 : 0));
  g_autofree char *aside = g_strdup_printf ("%s-moved-%s.db", stem, moment);

  if (!g_file_test (aside, G_FILE_TEST_EXISTS) && g_rename (move->library, aside) == 0)
    move->kept = g_steal_pointer (&aside);
  else
    move->kept = g_strdup (move->library);
}

/* Whether somebody has opened the library and written to it since it was copied. */
static gboolean
is_changed (Move *move)
{
  g_autofree char *log = g_strconcat (move->library, "-wal", NULL);
  struct stat      now;

  return g_file_test (log, G_FILE_TEST_EXISTS) || stat (move->library, &now) != 0 || now.st_ino != move->status.st_ino ||
         now.st_size != move->status.st_size || now.st_mtim.tv_sec != move->status.st_mtim.tv_sec ||
         now.st_mtim.tv_nsec != move->status.st_mtim.tv_nsec;
}

/* Writing the note can be said to have failed when it is on the disk already: then the new file is
 * the library, and to go on with the one of before would hide what is written there. Where the note
 * names another, or cannot be read, the copy stays: it may be the library after the next start. */
static gboolean
switch_over (Move    *move,
             GError **error)
{
  g_autofree char *usual = NULL;
  g_autoptr (GError) failure = NULL;

  if (is_changed (move))
    {
      g_unlink (move->target);
      return fail (move, NEWSROOM_FILE_ERROR_IO, _ ("another Newsroom wrote to the library meanwhile; close it and try again"), error);
    }
  if (newsroom_library_path_remember (move->target, &failure))
    return TRUE;

  usual = newsroom_library_path_dup_usual ();
  if (g_str_equal (usual, move->target))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* From when that is on the disk the new file is the library. */
static void
switch_thread (GTask        *step,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Move   *move = task_data;
  GError *error = NULL;

  if (!switch_over (move, &error))
    {
      g_task_return_error (step, error);
      return;
    }

  put_aside (move);
  g_task_return_boolean (step, TRUE);
}

static void
run (GTask              *task,
     GTaskThreadFunc     function,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_source_tag (step, run);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, function);
}

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (newsroom_library_restore_finish (result, NULL, NULL, &error))
    run (task, switch_thread, switched_cb);
  else
    g_task_return_error (task, error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Move   *move = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    newsroom_library_restore_async (move->library, move->target, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_move_library_async:
 * @library: the usual library; nobody may have it open, this process neither
 * @folder: where it is to be, in a folder “Newsroom”
 * @cancellable: (nullable): to give up before anything is changed
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Verifies the library, copies it, verifies the copy on the disk, and remembers the copy as the
 * library. The file of before stays under a name that says so, as
 * `library-moved-20261128T140000Z.db`. Whenever it is stopped one of the two is the library, and
 * both are whole. The backups stay where they are; new ones are made beside the new file.
 */
void
newsroom_move_library_async (const char         *library,
                             const char         *folder,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Move *move;

  g_return_if_fail (library != NULL);
  g_return_if_fail (folder != NULL);

  move = g_new0 (Move, 1);
  move->library = g_canonicalize_filename (library, NULL);
  move->folder = g_canonicalize_filename (folder, NULL);
  move->target = g_build_filename (move->folder, FOLDER, NAME, NULL);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_move_library_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, move, (GDestroyNotify)move_free);
  run (task, prepare_thread, prepared_cb);
}

/**
 * newsroom_move_library_finish:
 * @result: the result
 * @kept: (out) (transfer full) (nullable) (optional): where the file of before is
 * @error: return location for a #NewsroomFileError or #NewsroomStoreError
 *
 * Returns: (transfer full) (nullable): where the library is now; %NULL if it is where it was
 */
char *
newsroom_move_library_finish (GAsyncResult *result,
                              char        **kept,
                              GError      **error)
{
  Move *move = g_task_get_task_data (G_TASK (result));

  if (kept != NULL)
    *kept = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  if (kept != NULL)
    *kept = g_steal_pointer (&move->kept);

  return g_steal_pointer (&move->target);
}
