/* newsroom-repair.c — a damaged library repaired, with a report of every article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-repair-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "newsroom-backup-private.h"
#include "newsroom-file.h"

typedef struct
{
  char *library;
  char *second_folder;
  char *backup; /* the newest that is whole, once it is found */
  char *report; /* path */

  GError *failure; /* of the exchange, or NULL */
} RepairData;

static void
repair_data_free (RepairData *data)
{
  g_free (data->library);
  g_free (data->second_folder);
  g_free (data->backup);
  g_free (data->report);
  g_clear_error (&data->failure);
  g_free (data);
}

/* What the clock dates to the future was made while it was wrong, and nobody knows when: it stands
 * last, as with the backups that are kept. */
static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  const gint64          now = *(const gint64 *)user_data;
  const NewsroomBackup *backup = *(NewsroomBackup *const *)a;
  const NewsroomBackup *other = *(NewsroomBackup *const *)b;

  if ((backup->time > now) != (other->time > now))
    return backup->time > now ? 1 : -1;

  return newsroom_backup_compare (other, backup);
}

static void
add_backups (GPtrArray  *backups,
             const char *library,
             const char *folder)
{
  g_autoptr (GPtrArray) found = newsroom_backup_scan (library, folder);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (backups, newsroom_backup_copy (g_ptr_array_index (found, i)));
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  RepairData      *data = task_data;
  gint64           now = g_get_real_time ();
  g_autofree char *beside = newsroom_backup_dup_folder (data->library);
  g_autofree char *second = data->second_folder != NULL ? newsroom_backup_dup_second_folder (data->library, data->second_folder) : NULL;
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_backup_free);
  NewsroomLibraryFigures figures;

  add_backups (backups, data->library, beside);
  if (second != NULL)
    add_backups (backups, data->library, second);
  g_ptr_array_sort_with_data (backups, compare_newest_first, &now);

  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);

      if (newsroom_library_copy_verify (backup->path, &figures, cancellable, NULL))
        {
          g_task_return_pointer (task, g_strdup (backup->path), g_free);
          return;
        }
    }

  g_task_return_pointer (task, NULL, NULL);
}

/* Of a library that was not replaced after all */
static void
drop_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  RepairData *data = task_data;

  g_unlink (data->report);
  g_task_return_boolean (task, TRUE);
}

static void
dropped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RepairData *data = g_task_get_task_data (task);

  g_task_return_error (task, g_steal_pointer (&data->failure));
}

static void
placed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) dropping = NULL;
  RepairData *data = g_task_get_task_data (task);

  if (newsroom_salvage_take_place_finish (NEWSROOM_SALVAGE (object), result, &data->failure))
    {
      g_task_return_pointer (task, g_steal_pointer (&data->report), g_free);
      return;
    }

  dropping = g_task_new (object, NULL, dropped_cb, g_object_ref (task));
  g_task_set_source_tag (dropping, placed_cb);
  g_task_set_task_data (dropping, data, NULL);
  g_task_run_in_thread (dropping, drop_thread);
}

/* The report is there before the library is another one. */
static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  NewsroomSalvage *salvage = NEWSROOM_SALVAGE (source);
  RepairData      *data = task_data;
  const char      *kept = newsroom_salvage_get_kept_path (salvage);
  g_autofree char *stem = g_strndup (kept, strlen (kept) - strlen (".db"));
  char            *text = newsroom_repair_dup_report (salvage, data->library, data->backup);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  data->report = g_strconcat (stem, ".txt", NULL);
  file = g_file_new_for_path (data->report);
  if (newsroom_file_write (file, bytes, FALSE, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  newsroom_salvage_discard (salvage);
  g_task_return_error (task, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    newsroom_salvage_take_place_async (NEWSROOM_SALVAGE (object), placed_cb, g_object_ref (task));
}

static void
built_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) writing = NULL;
  GError *error = NULL;

  if (!newsroom_salvage_build_finish (NEWSROOM_SALVAGE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  writing = g_task_new (object, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_task_set_source_tag (writing, built_cb);
  g_task_set_check_cancellable (writing, FALSE);
  g_task_set_task_data (writing, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (writing, write_thread);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RepairData *data = g_task_get_task_data (task);
  GError     *error = NULL;

  data->backup = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    newsroom_salvage_build_async (NEWSROOM_SALVAGE (object), data->backup, g_task_get_cancellable (task), built_cb, g_object_ref (task));
}

/**
 * newsroom_repair_async:
 * @salvage: a salvage that has not begun, whose progress may be asked for meanwhile
 * @library: its library, which nobody may have open
 * @second_folder: (nullable): the second folder of backups
 * @cancellable: (nullable): to give up; everything is as it was then
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Looks for the newest backup that is whole, builds a new library of what can be read of the damaged
 * one and of that backup, writes the report beside it, and puts the new library in its place. The
 * damaged one is kept beside it under a name with the date.
 */
void
newsroom_repair_async (NewsroomSalvage    *salvage,
                       const char         *library,
                       const char         *second_folder,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (salvage, cancellable, callback, user_data);
  g_autoptr (GTask) finding = g_task_new (salvage, cancellable, found_cb, g_object_ref (task));
  RepairData *data = g_new0 (RepairData, 1);

  data->library = g_canonicalize_filename (library, NULL);
  data->second_folder = g_strdup (second_folder);
  g_task_set_source_tag (task, newsroom_repair_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify)repair_data_free);
  g_task_set_source_tag (finding, find_thread);
  g_task_set_task_data (finding, data, NULL);
  g_task_run_in_thread (finding, find_thread);
}

/**
 * newsroom_repair_finish:
 * @salvage: the salvage, which knows what became of each article
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the path of the report; %NULL if the library is as it was,
 *   with an error as of newsroom_salvage_build_finish(), or of #NewsroomFileError if the report
 *   could not be written
 */
char *
newsroom_repair_finish (NewsroomSalvage *salvage,
                        GAsyncResult    *result,
                        GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
