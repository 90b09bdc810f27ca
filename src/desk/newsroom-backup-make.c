/* newsroom-backup-make.c — makes a backup in a folder, and deletes those whose time is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "newsroom-backup-plan.h"

#define FOLDER_MODE 0700

/* What is left of a backup or a restore that was cut off is nobody's after so long. */
#define STALE_SECONDS (24 * 60 * 60)

typedef struct
{
  NewsroomStore  *store;
  GCancellable   *cancellable; /* or NULL */
  char           *source;      /* a backup to copy, or NULL to make one of the library */
  char           *folder;
  gint64          now;
  NewsroomBackup *backup;
  gboolean        is_shrunken;
  gboolean        is_partial;
  GError         *error; /* why there is no verified backup, where there is a partial one */
} MakeData;

static void
make_data_free (MakeData *data)
{
  g_clear_object (&data->store);
  g_clear_object (&data->cancellable);
  g_free (data->source);
  g_free (data->folder);
  g_clear_pointer (&data->backup, newsroom_backup_free);
  g_clear_error (&data->error);
  g_free (data);
}

static guint64
get_size (const char *library)
{
  g_autofree char *log = g_strconcat (library, "-wal", NULL);
  GStatBuf         info;
  guint64          size = 0;

  if (g_stat (library, &info) == 0)
    size += (guint64)info.st_size;
  if (g_stat (log, &info) == 0)
    size += (guint64)info.st_size;

  return size;
}

static gboolean
check_space (const char *library,
             const char *folder,
             GError    **error)
{
  const guint64    needed = newsroom_backup_plan_get_needed_space (get_size (library));
  g_autofree char *shown_needed = g_format_size (needed);
  g_autofree char *shown_free = NULL;
  g_autofree char *reason = NULL;
  struct statvfs   info;
  guint64          n_free;

  if (statvfs (folder, &info) != 0)
    return newsroom_backup_fail (folder, NEWSROOM_STORE_ERROR_IO, g_strerror (errno), error);
  n_free = (guint64)info.f_bavail * info.f_frsize;
  if (n_free >= needed)
    return TRUE;

  shown_free = g_format_size (n_free);
  /* Translators: amounts as “1.2 GB”. */
  reason = g_strdup_printf (_ ("%s must be free on the disk, and %s are. Delete something."), shown_needed, shown_free);

  return newsroom_backup_fail (folder, NEWSROOM_STORE_ERROR_FULL, reason, error);
}

static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      fsync (fd);
      g_close (fd, NULL);
    }
}

/* Made in a folder that must be there: where its disk is not mounted nothing is made. */
static gboolean
make_folder (const char *folder,
             GError    **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_mkdir (folder, FOLDER_MODE) == 0)
    sync_folder (parent);
  else if (errno == ENOENT || errno == ENOTDIR)
    return newsroom_backup_fail (folder, NEWSROOM_STORE_ERROR_NOT_FOUND, _ ("the folder is not there. Connect its disk, or choose another one."), error);
  else if (errno != EEXIST)
    return newsroom_backup_fail (folder, NEWSROOM_STORE_ERROR_IO, g_strerror (errno), error);

  return TRUE;
}

static void
remove_stale (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char  *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      if (g_str_has_prefix (name, NEWSROOM_LIBRARY_COPY_PREFIX) && g_lstat (path, &info) == 0 &&
          now - info.st_mtime > STALE_SECONDS)
        g_unlink (path);
    }
}

static void
begin_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  MakeData        *data = task_data;
  const char      *library = newsroom_store_get_path (data->store);
  g_autofree char *beside = g_path_get_dirname (library); /* where a restore leaves it */
  GError          *error = NULL;

  if (!make_folder (data->folder, &error) || !check_space (library, data->folder, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  remove_stale (data->folder);
  remove_stale (beside);
  data->backup = g_new0 (NewsroomBackup, 1);
  data->backup->time = data->now;
  data->backup->path = newsroom_backup_dup_free_path (library, data->folder, data->now);

  /* One that was deleted meanwhile is no reason to make none. */
  if (data->source != NULL && !g_file_test (data->source, G_FILE_TEST_EXISTS))
    g_clear_pointer (&data->source, g_free);
  if (data->source == NULL ||
      newsroom_library_copy_duplicate (data->source, data->backup->path, &data->backup->figures, data->cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Deletes those whose time is over; there is a verified one that is newer than all of them. */
static void
rotate (MakeData *data)
{
  g_autoptr (GPtrArray) backups = newsroom_backup_scan (newsroom_store_get_path (data->store), data->folder);
  g_autofree NewsroomBackupMark *marks = g_new0 (NewsroomBackupMark, backups->len + 1);
  g_autofree gboolean           *goes = g_new0 (gboolean, backups->len + 1);

  for (guint i = 0; i < backups->len; i++)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);

      marks[i].time = backup->time;
      marks[i].size = backup->size;
      if (g_str_equal (backup->path, data->backup->path))
        data->backup->size = backup->size;
    }
  data->is_shrunken = newsroom_backup_plan_is_shrunken (marks, backups->len, data->now);
  newsroom_backup_plan_choose (marks, backups->len, data->now, goes);
  for (guint i = 0; i < backups->len; i++)
    if (goes[i])
      g_unlink (((NewsroomBackup *)g_ptr_array_index (backups, i))->path);
}

static void
rotate_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  rotate (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
rotated_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_task_propagate_boolean (G_TASK (result), NULL));
}

/* A step on another thread, whose data is that of the whole; the step holds nothing of it. */
static void
run_step (GTask              *task,
          GTaskThreadFunc     step,
          GAsyncReadyCallback callback)
{
  g_autoptr (GTask) part = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_source_tag (part, run_step);
  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, step);
}

/* What is kept of a library with damaged rows touches no backup, and no backup it. */
static void
rotate_partial_thread (GTask        *task,
                       gpointer      source,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  MakeData *data = task_data;
  g_autoptr (GPtrArray) partials = newsroom_backup_scan_partial (newsroom_store_get_path (data->store), data->folder);

  for (guint i = 0; i + NEWSROOM_BACKUP_PARTIALS < partials->len; i++)
    g_unlink (((NewsroomBackup *)g_ptr_array_index (partials, i))->path);
  g_task_return_boolean (task, TRUE);
}

static void
partial_rotated_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  MakeData *data = g_task_get_task_data (task);

  g_task_return_error (task, g_steal_pointer (&data->error));
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  MakeData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (newsroom_store_backup_finish (NEWSROOM_STORE (object), result, &data->backup->figures, &error))
    {
      run_step (task, rotate_thread, rotated_cb);
      return;
    }

  data->is_partial = newsroom_store_backup_is_partial (result);
  data->error = g_steal_pointer (&error);
  if (data->is_partial)
    run_step (task, rotate_partial_thread, partial_rotated_cb);
  else
    g_task_return_error (task, g_steal_pointer (&data->error));
}

static void
begun_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  MakeData        *data = g_task_get_task_data (task);
  g_autofree char *partial = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (data->source != NULL)
    run_step (task, rotate_thread, rotated_cb);
  else
    {
      partial = newsroom_backup_plan_dup_partial_name (data->backup->path);
      newsroom_store_backup_partly_async (data->store, data->backup->path, partial, data->cancellable, backed_up_cb, g_object_ref (task));
    }
}

/**
 * newsroom_backup_make_async:
 * @store: a library
 * @folder: the folder of its backups; it is made if it is not there, but not the one that it is in
 * @source: (nullable): a verified backup that holds what the library holds; it is copied then, and
 *   the library does not wait for a slow disk
 * @now: what the clock says, in microseconds since 1970 in UTC
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Makes a verified backup, as newsroom_store_backup_async(), and then deletes those whose time is
 * over, as newsroom_backup_plan_choose() says. Nothing is written where the disk is nearly full, or
 * where the library can only be read: not even a folder is made beside it then.
 * Of a library with damaged rows no backup is made, but a copy with “-partial” in its name is kept,
 * beside all backups and the last %NEWSROOM_BACKUP_PARTIALS such copies.
 */
void
newsroom_backup_make_async (NewsroomStore      *store,
                            const char         *folder,
                            const char         *source,
                            gint64              now,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  MakeData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (folder != NULL);

  data = g_new0 (MakeData, 1);
  data->store = g_object_ref (store);
  g_set_object (&data->cancellable, cancellable);
  data->source = g_strdup (source);
  data->folder = g_strdup (folder);
  data->now = now;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_backup_make_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify)make_data_free);
  if (newsroom_store_check_writable (store, &error))
    run_step (task, begin_thread, begun_cb);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * newsroom_backup_make_finish:
 * @result: the result
 * @is_shrunken: (out) (optional): whether the backup is more than 30 % smaller than the one
 *   before it; then it was kept beside all others
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the backup; %NULL with %NEWSROOM_STORE_ERROR_FULL,
 *   %NEWSROOM_STORE_ERROR_NOT_FOUND if the folder is not there, %NEWSROOM_STORE_ERROR_DAMAGED,
 *   %NEWSROOM_STORE_ERROR_READ_ONLY, %NEWSROOM_STORE_ERROR_IO or %G_IO_ERROR_CANCELLED
 */
NewsroomBackup *
newsroom_backup_make_finish (GAsyncResult *result,
                             gboolean     *is_shrunken,
                             GError      **error)
{
  MakeData *data = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (is_shrunken != NULL)
    *is_shrunken = data->is_shrunken;

  return newsroom_backup_copy (data->backup);
}

/**
 * newsroom_backup_make_is_partial:
 * @result: the result of a backup that could not be made
 *
 * Returns: whether what is whole of the library was kept
 */
gboolean
newsroom_backup_make_is_partial (GAsyncResult *result)
{
  const MakeData *data = g_task_get_task_data (G_TASK (result));

  return data->is_partial;
}
