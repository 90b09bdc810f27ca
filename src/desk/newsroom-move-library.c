/* newsroom-move-library.c — the library to another folder, for good
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-move-library.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "newsroom-file-private.h"
#include "newsroom-library-copy.h"
#include "newsroom-library-hold.h"
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

  GError  *failure;   /* of the copying, or NULL */
  gboolean is_copied; /* the file at the new place is ours, for good or not */

  NewsroomLibraryHold *hold;   /* from before it is copied until the copy is the library */
  struct stat          status; /* of the library, before it is copied */
} Move;

static void
move_free (Move *move)
{
  g_clear_pointer (&move->hold, newsroom_library_hold_free);
  g_free (move->library);
  g_free (move->folder);
  g_free (move->target);
  g_free (move->kept);
  g_clear_error (&move->failure);
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
  if (!g_file_test (move->folder, G_FILE_TEST_IS_DIR) || !newsroom_file_make_folders (parent, NULL))
    return fail (move, NEWSROOM_FILE_ERROR_DENIED, _ ("no files can be made in that folder; choose another one"), error);
  if (!is_free (move->target))
    return fail (move, NEWSROOM_FILE_ERROR_EXISTS, _ ("there is a library in that folder already; choose another one"), error);
  if (!g_file_test (move->library, G_FILE_TEST_EXISTS))
    return fail (move, NEWSROOM_FILE_ERROR_NOT_FOUND, _ ("the library is no longer there"), error);

  move->hold = newsroom_library_hold_new (move->library, error);
  if (move->hold == NULL)
    return FALSE;
  if (stat (move->library, &move->status) != 0)
    return fail (move, NEWSROOM_FILE_ERROR_NOT_FOUND, _ ("the library is no longer there"), error);

  return TRUE;
}

static void
prepare_thread (GTask        *step,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Move   *move = task_data;
  GError *error = NULL;

  if (prepare (move, &error))
    {
      g_task_return_boolean (step, TRUE);
      return;
    }

  g_clear_pointer (&move->hold, newsroom_library_hold_free);
  g_task_return_error (step, error);
}

/* Whether somebody has written to it since it was copied, whom no lock keeps out: a program that
 * synchronises the folder, or another computer. */
static gboolean
is_changed (Move *move)
{
  g_autofree char *log = g_strconcat (move->library, "-wal", NULL);
  struct stat      now;

  return g_file_test (log, G_FILE_TEST_EXISTS) || stat (move->library, &now) != 0 || now.st_ino != move->status.st_ino ||
         now.st_size != move->status.st_size || now.st_mtim.tv_sec != move->status.st_mtim.tv_sec ||
         now.st_mtim.tv_nsec != move->status.st_mtim.tv_nsec;
}

/* What was said to have failed may be on the disk all the same. Returns: whether the library is where
 * it was; else it is at the new place, and the next start may look in either */
static gboolean
take_back (Move *move)
{
  g_autofree char *usual = newsroom_library_path_dup_usual ();

  if (g_str_equal (usual, move->target))
    {
      newsroom_library_path_remember (move->library, NULL);
      g_free (usual);
      usual = newsroom_library_path_dup_usual ();
    }
  if (g_str_equal (usual, move->target))
    return FALSE;

  /* Nobody must take it for the library after something was written to that one. */
  g_unlink (move->target);

  return TRUE;
}

static gboolean
switch_over (Move    *move,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (is_changed (move))
    {
      g_unlink (move->target);
      return fail (move, NEWSROOM_FILE_ERROR_IO, _ ("another Newsroom wrote to the library meanwhile; close it and try again"), error);
    }
  if (newsroom_library_path_remember (move->target, &failure))
    {
      move->kept = newsroom_library_hold_put_aside (move->hold);
      return TRUE;
    }
  if (take_back (move))
    {
      g_autofree char *note = newsroom_library_path_dup_note ();

      g_set_error (error, failure->domain, failure->code, _ ("The library stays where it is, because its new place could not be noted in “%s”. %s."), note, failure->message);
      return FALSE;
    }
  move->kept = g_strdup (move->library);

  return TRUE;
}

/* From when the note is on the disk the new file is the library. That of before is let go only when
 * it has another name: nobody can have saved anything in it. */
static void
switch_thread (GTask        *step,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Move    *move = task_data;
  gboolean done;

  /* The copy may have its name and yet not be known to be on the disk: it would be in the way of the next try. */
  if (move->is_copied && move->failure != NULL)
    g_unlink (move->target);
  done = move->failure == NULL && switch_over (move, &move->failure);

  g_clear_pointer (&move->hold, newsroom_library_hold_free);
  if (done)
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, g_steal_pointer (&move->failure));
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
  Move *move = g_task_get_task_data (task);

  newsroom_library_restore_finish (result, NULL, NULL, &move->failure);
  move->is_copied = newsroom_library_restore_get_is_placed (result);
  run (task, switch_thread, switched_cb);
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
    newsroom_library_restore_async (move->library, move->target, FALSE, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_move_library_async:
 * @library: the usual library; nobody may have it open, this process neither, nor can until it is done
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
