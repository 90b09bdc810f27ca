/* newsroom-backup.c — the backups in a folder, and where the folders are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsroom-backup-plan.h"

#define FOLDER_NAME "backups"
#define SECOND_FOLDER_NAME "Newsroom Backups"
#define FOLDER_MODE 0700

typedef struct
{
  char               *library;
  char               *folder;
  NewsroomBackupDepth depth;
} ListData;

static void
list_data_free (ListData *data)
{
  g_free (data->library);
  g_free (data->folder);
  g_free (data);
}

/**
 * newsroom_backup_copy:
 * @self: a backup
 *
 * Returns: (transfer full): the same
 */
NewsroomBackup *
newsroom_backup_copy (const NewsroomBackup *self)
{
  NewsroomBackup *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->trouble = g_strdup (self->trouble);

  return copy;
}

/**
 * newsroom_backup_free:
 * @self: (transfer full): a backup
 */
void
newsroom_backup_free (NewsroomBackup *self)
{
  g_free (self->path);
  g_free (self->trouble);
  g_free (self);
}

/**
 * newsroom_backup_dup_folder:
 * @library: the library's file
 *
 * Returns: (transfer full): the folder of its backups, beside it
 */
char *
newsroom_backup_dup_folder (const char *library)
{
  g_autofree char *folder = g_path_get_dirname (library);

  return g_build_filename (folder, FOLDER_NAME, NULL);
}

/**
 * newsroom_backup_dup_second_folder:
 * @library: the library's file
 * @folder: the folder that the editor has chosen
 *
 * A folder on a stick or in the network may be that of several machines, and of several
 * libraries: each has its own folder in it, so that none rotates those of another.
 *
 * Returns: (transfer full): the folder of the library's backups in it
 */
char *
newsroom_backup_dup_second_folder (const char *library,
                                   const char *folder)
{
  g_autofree char *key = g_strconcat (g_get_host_name (), "\n", library, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *host = g_strdelimit (g_strdup (g_get_host_name ()), "/.", '-');
  g_autofree char *name = g_strdup_printf ("%s-%.8s", host, digest);

  return g_build_filename (folder, SECOND_FOLDER_NAME, name, NULL);
}

static char *
dup_stem (const char *library)
{
  char *name = g_path_get_basename (library);

  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';

  return name;
}

/**
 * newsroom_backup_dup_free_path:
 * @library: the library's file
 * @folder: a folder
 * @now: what the clock says, in microseconds since 1970 in UTC
 *
 * Returns: (transfer full): where a backup of now can be
 */
char *
newsroom_backup_dup_free_path (const char *library,
                               const char *folder,
                               gint64      now)
{
  g_autofree char *stem = dup_stem (library);

  for (guint number = 1;; number++)
    {
      g_autofree char *name = newsroom_backup_plan_dup_name (stem, now, number);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *partial = newsroom_backup_plan_dup_partial_name (path);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (partial, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * newsroom_backup_fail:
 * @folder: where backups are made
 * @code: a #NewsroomStoreError
 * @reason: translated: why none can be made
 * @error: return location for an error
 *
 * Returns: %FALSE
 */
gboolean
newsroom_backup_fail (const char *folder,
                      int         code,
                      const char *reason,
                      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, NEWSROOM_STORE_ERROR, code, _ ("Could not back up the library to “%s”: %s"), shown, reason);

  return FALSE;
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const char      *folder = task_data;
  g_autofree char *path = g_build_filename (folder, SECOND_FOLDER_NAME, NULL);
  GError          *error = NULL;

  if ((g_mkdir (path, FOLDER_MODE) != 0 && errno != EEXIST) || g_access (path, W_OK | X_OK) != 0)
    {
      newsroom_backup_fail (folder, NEWSROOM_STORE_ERROR_IO, g_strerror (errno), &error);
      g_task_return_error (task, error);
      return;
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * newsroom_backup_prepare_second_folder_async:
 * @folder: a folder that the editor has just chosen for backups
 * @cancellable: (nullable): ignored
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Makes in it what tells it later from the empty place where its disk is not mounted.
 */
void
newsroom_backup_prepare_second_folder_async (const char         *folder,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, newsroom_backup_prepare_second_folder_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, prepare_thread);
}

/**
 * newsroom_backup_prepare_second_folder_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether backups can be made there
 */
gboolean
newsroom_backup_prepare_second_folder_finish (GAsyncResult *result,
                                              GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * newsroom_backup_compare:
 * @self: a backup
 * @other: another one, which may be in another folder
 *
 * Returns: less than 0 if @self is the older one by its name. Of the same second that with the
 *   higher number is the later one
 */
int
newsroom_backup_compare (const NewsroomBackup *self,
                         const NewsroomBackup *other)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *other_name = g_path_get_basename (other->path);

  if (self->time != other->time)
    return self->time < other->time ? -1 : 1;
  if (strlen (name) != strlen (other_name))
    return strlen (name) < strlen (other_name) ? -1 : 1;

  return strcmp (name, other_name);
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  return newsroom_backup_compare (*(NewsroomBackup *const *)a, *(NewsroomBackup *const *)b);
}

/**
 * newsroom_backup_scan_as:
 * @library: the library's file
 * @folder: a folder
 * @parse: tells which names are looked for, and what time they say
 *
 * Blocks, for a moment.
 *
 * Returns: (transfer full) (element-type NewsroomBackup): the files with such names, the oldest first
 */
GPtrArray *
newsroom_backup_scan_as (const char         *library,
                         const char         *folder,
                         NewsroomBackupParse parse)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *stem = dup_stem (library);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      NewsroomBackup  *backup;
      gint64           time = 0;
      GStatBuf         info;

      if (!parse (stem, name, &time) || g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;

      backup = g_new0 (NewsroomBackup, 1);
      backup->path = g_steal_pointer (&path);
      backup->time = time != NEWSROOM_BACKUP_NO_TIME ? time : info.st_mtime * G_TIME_SPAN_SECOND;
      backup->size = info.st_size;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_backups);

  return g_steal_pointer (&backups);
}

/**
 * newsroom_backup_scan:
 * @library: the library's file
 * @folder: a folder with its backups; one that is not there holds none
 *
 * Blocks, for a moment.
 *
 * Returns: (transfer full) (element-type NewsroomBackup): they, the oldest first, by names and
 *   sizes
 */
GPtrArray *
newsroom_backup_scan (const char *library,
                      const char *folder)
{
  return newsroom_backup_scan_as (library, folder, newsroom_backup_plan_parse_name);
}

/**
 * newsroom_backup_scan_partial:
 * @library: the library's file
 * @folder: a folder with its backups
 *
 * Blocks, for a moment.
 *
 * Returns: (transfer full) (element-type NewsroomBackup): those in which rows are damaged, the oldest
 *   first, by names and sizes
 */
GPtrArray *
newsroom_backup_scan_partial (const char *library,
                              const char *folder)
{
  return newsroom_backup_scan_as (library, folder, newsroom_backup_plan_parse_partial_name);
}

/**
 * newsroom_backup_is_partial:
 * @path: a file
 *
 * Returns: whether it is named as what is kept of a library with damaged rows
 */
gboolean
newsroom_backup_is_partial (const char *path)
{
  return g_str_has_suffix (path, NEWSROOM_BACKUP_PARTIAL_EXTENSION);
}

static gboolean
look_into (NewsroomBackup     *backup,
           NewsroomBackupDepth depth,
           GCancellable       *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (depth == NEWSROOM_BACKUP_VERIFIED && !newsroom_backup_is_partial (backup->path))
    is_good = newsroom_library_copy_verify (backup->path, &backup->figures, cancellable, &error);
  else
    is_good = newsroom_library_copy_inspect (backup->path, &backup->figures, &error);
  if (!is_good)
    backup->trouble = g_strdup (error->message);
  backup->is_damaged = g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);

  return !g_cancellable_is_cancelled (cancellable);
}

static void
add_copies (GPtrArray *backups,
            GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (backups, newsroom_backup_copy (g_ptr_array_index (others, i)));
}

static void
add_others (GPtrArray      *backups,
            const ListData *data)
{
  g_autoptr (GPtrArray) partials = newsroom_backup_scan_partial (data->library, data->folder);
  g_autofree char *beside = newsroom_backup_dup_folder (data->library);

  add_copies (backups, partials);
  if (g_str_equal (data->folder, beside))
    {
      g_autoptr (GPtrArray) kept = newsroom_backup_scan_kept (data->library);

      add_copies (backups, kept);
    }
  g_ptr_array_sort (backups, compare_backups);
}

/* A restore keeps a damaged library too: that is no backup with which something is wrong. */
static void
drop_useless_kept (GPtrArray *backups)
{
  for (guint i = backups->len; i-- > 0;)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);

      if (backup->kind != NEWSROOM_BACKUP_MADE && backup->is_damaged)
        g_ptr_array_remove_index (backups, i);
    }
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  ListData *data = task_data;
  g_autoptr (GPtrArray) backups = newsroom_backup_scan (data->library, data->folder);
  guint first = 0;

  if (data->depth == NEWSROOM_BACKUP_NAMES)
    first = backups->len;
  else if (data->depth == NEWSROOM_BACKUP_NEWEST)
    first = MAX (backups->len, 1) - 1;
  else
    add_others (backups, data);
  for (guint i = first; i < backups->len; i++)
    if (!look_into (g_ptr_array_index (backups, i), data->depth, cancellable))
      break;
  drop_useless_kept (backups);

  g_task_return_pointer (task, g_steal_pointer (&backups), (GDestroyNotify)g_ptr_array_unref);
}

/**
 * newsroom_backup_list_async:
 * @library: the library's file, which may be open
 * @folder: a folder with its backups, which need not be there
 * @depth: how well they are to be known
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Lists the backups of a library. Where each is looked into, what was kept of it with damaged rows is
 * listed too, and not verified; see newsroom_backup_is_partial(). So is, with the folder of
 * newsroom_backup_dup_folder(), each library that was kept whole beside the library.
 */
void
newsroom_backup_list_async (const char         *library,
                            const char         *folder,
                            NewsroomBackupDepth depth,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ListData *data = g_new0 (ListData, 1);

  data->library = g_strdup (library);
  data->folder = g_strdup (folder);
  data->depth = depth;
  g_task_set_source_tag (task, newsroom_backup_list_async);
  g_task_set_task_data (task, data, (GDestroyNotify)list_data_free);
  g_task_run_in_thread (task, list_thread);
}

/**
 * newsroom_backup_list_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomBackup): the backups, the oldest
 *   first; %NULL with %G_IO_ERROR_CANCELLED alone
 */
GPtrArray *
newsroom_backup_list_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
