/* newsroom-store-backup.c — the library backed up while it is written, and checked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-copy.h"

#include <glib/gi18n-lib.h>

#include "newsroom-copy-file-private.h"
#include "newsroom-copy-private.h"
#include "newsroom-library-rows-private.h"
#include "newsroom-schema-private.h"
#include "newsroom-store-private.h"

/* One backup. Each of its steps is an operation of its own, so that saves come between; no two
 * steps are under way at once. */
typedef struct
{
  char                  *path;      /* as asked for, absolute */
  char                  *resolved;  /* the same without symbolic links */
  char                  *partial;   /* the name of one of a library with damaged rows, or NULL */
  char                  *temporary; /* the copy until it has its name */
  GPtrArray             *damages;   /* of its rows */
  gboolean               is_partial;
  gboolean               is_copied;
  NewsroomLibraryFigures figures; /* of the library when the copy was whole */
} BackupData;

typedef struct
{
  NewsroomLibraryFigures figures;
  GPtrArray             *damages;
  GCancellable          *cancellable; /* borrowed from the task */
} CheckData;

static void continue_backup (GTask *task);

static void
backup_data_free (BackupData *data)
{
  g_free (data->path);
  g_free (data->resolved);
  g_free (data->partial);
  g_free (data->temporary);
  g_ptr_array_unref (data->damages);
  g_free (data);
}

static void
check_data_free (CheckData *data)
{
  g_clear_pointer (&data->damages, g_ptr_array_unref);
  g_free (data);
}

static void
set_backup_action (NewsroomConnection *connection,
                   BackupData         *data)
{
  g_autofree char *shown = g_filename_display_name (data->path);

  newsroom_connection_set_action (connection, _ ("Could not write the backup “%s”"), shown);
}

static gboolean
begin_copy (NewsroomConnection *connection,
            BackupData         *data,
            GError            **error)
{
  /* A copy of what a newer version wrote could not be verified. */
  if (!newsroom_connection_check_writable (connection, error))
    return FALSE;

  data->resolved = newsroom_copy_file_resolve (data->path, error);
  if (data->resolved == NULL)
    return FALSE;
  data->temporary = newsroom_copy_file_make_temporary (data->resolved);

  /* The library must still be the one that was opened, and its disk have failed no save. */
  return newsroom_connection_checkpoint (connection, error) && newsroom_copy_begin (connection, data->temporary, error);
}

static gpointer
work_copy (NewsroomConnection *connection,
           gpointer            user_data,
           GError            **error)
{
  BackupData *data = user_data;

  set_backup_action (connection, data);
  if (data->temporary == NULL && !begin_copy (connection, data, error))
    return NULL;
  if (!newsroom_copy_continue (connection, data->temporary, &data->is_copied, error))
    return NULL;
  if (data->is_copied && !newsroom_library_rows_count (connection, &data->figures, error))
    {
      newsroom_copy_file_discard (data->temporary);
      return NULL;
    }

  return GINT_TO_POINTER (TRUE);
}

static gpointer
work_abandon (NewsroomConnection *connection,
              gpointer            user_data,
              GError            **error)
{
  newsroom_connection_take_copy (connection, NULL);

  return GINT_TO_POINTER (TRUE);
}

static gboolean
figures_equal (const NewsroomLibraryFigures *figures,
               const NewsroomLibraryFigures *others)
{
  return figures->version == others->version &&
         figures->n_articles == others->n_articles &&
         figures->n_revisions == others->n_revisions &&
         figures->n_originals == others->n_originals &&
         figures->n_authors == others->n_authors &&
         figures->changed == others->changed;
}

/* Reads back what was written, and compares. */
static gboolean
verify (BackupData   *data,
        GCancellable *cancellable,
        GError      **error)
{
  g_autofree char       *shown = g_filename_display_name (data->path);
  NewsroomLibraryFigures figures;

  if (!newsroom_library_copy_verify_as (data->temporary, data->path, &figures, data->partial != NULL ? data->damages : NULL, cancellable, error))
    return FALSE;
  if (figures_equal (&figures, &data->figures))
    return TRUE;

  g_set_error (error,
               NEWSROOM_STORE_ERROR,
               NEWSROOM_STORE_ERROR_DAMAGED,
               _ ("Could not verify the backup “%s”: it does not hold what the library holds. Check the disk."),
               shown);

  return FALSE;
}

/* All of it is on the disk, and every page and row but some is whole. It has a name that no whole
 * one has. */
static gboolean
keep_partial (BackupData *data,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (data->resolved);
  g_autofree char *name = g_path_get_basename (data->partial);
  g_autofree char *resolved = g_build_filename (folder, name, NULL);
  g_autofree char *shown = g_filename_display_name (data->path);
  g_autofree char *shown_name = g_filename_display_name (name);

  if (!newsroom_copy_file_name (data->temporary, resolved, error))
    return FALSE;

  data->is_partial = TRUE;
  g_set_error (error,
               NEWSROOM_STORE_ERROR,
               NEWSROOM_STORE_ERROR_DAMAGED,
               /* Translators: what is damaged is a sentence as “article 2, “Headline”, is not what was saved”. */
               _ ("Could not verify the backup “%s”: %s. What is whole is kept as “%s”; repair the library."),
               shown,
               (const char *)g_ptr_array_index (data->damages, 0),
               shown_name);

  return FALSE;
}

static gboolean
give_name (BackupData *data,
           GError    **error)
{
  return data->damages->len > 0 ? keep_partial (data, error) : newsroom_copy_file_name (data->temporary, data->resolved, error);
}

static void
finish_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  BackupData *data = task_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_copy_file_settle (data->temporary, data->path, &error) &&
      verify (data, cancellable, &error) &&
      give_name (data, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* After a failure to sync the folder alone it has its name already, as has a partial one. */
  newsroom_copy_file_discard (data->temporary);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What remains touches another file than the library, and so another thread may do it. It does
 * not hold the store, which must not end on that thread. */
static void
finish_backup (GTask *task)
{
  g_autoptr (GTask) rest = g_task_new (NULL, g_task_get_cancellable (task), finished_cb, g_object_ref (task));

  g_task_set_source_tag (rest, finish_backup);
  g_task_set_check_cancellable (rest, FALSE);
  g_task_set_task_data (rest, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (rest, finish_thread);
}

static void
abandoned_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_error_if_cancelled (task);
}

/* Cancelled between two slices the copy does not know it yet. Where the library is closed by
 * now, it ended with that. */
static void
abandon (GTask *task)
{
  NewsroomStore *self = g_task_get_source_object (task);
  g_autoptr (GTask) step = g_task_new (self, NULL, abandoned_cb, g_object_ref (task));

  g_task_set_source_tag (step, abandon);
  newsroom_store_push (self, step, work_abandon, NULL);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BackupData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (newsroom_store_finish_boolean (NEWSROOM_STORE (object), result, &error))
    {
      if (data->is_copied)
        finish_backup (task);
      else
        continue_backup (task);
    }
  else if (data->temporary != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    abandon (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
continue_backup (GTask *task)
{
  NewsroomStore *self = g_task_get_source_object (task);
  g_autoptr (GTask) step = g_task_new (self, g_task_get_cancellable (task), copied_cb, g_object_ref (task));

  g_task_set_source_tag (step, continue_backup);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  newsroom_store_push (self, step, work_copy, NULL);
}

/**
 * newsroom_store_backup_async:
 * @self: a library
 * @path: the backup, in the file system's encoding: a file that is not there, in a folder that is
 * @cancellable: (nullable): to give up; nothing is left then
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Copies the library as it is when the copy is whole, in slices between which it is read and
 * written as ever. The copy is brought to the disk and read back from there, all of it, as by
 * newsroom_library_copy_verify(); only one that is whole and holds what the library held gets
 * its name. It is one file, for the user alone. One backup is made at a time, and none of a library
 * that is only read.
 */
void
newsroom_store_backup_async (NewsroomStore      *self,
                             const char         *path,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  newsroom_store_backup_partly_async (self, path, NULL, cancellable, callback, user_data);
}

/**
 * newsroom_store_backup_partly_async:
 * @self: a library
 * @path: as for newsroom_store_backup_async()
 * @partial: (nullable): another one in the same folder
 * @cancellable: (nullable): to give up; nothing is left then
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Makes a backup. If all that is wrong with it is that some rows are not what was saved, as in the
 * library, it is still no backup, but is kept as @partial: what was written in other articles is
 * in it.
 */
void
newsroom_store_backup_partly_async (NewsroomStore      *self,
                                    const char         *path,
                                    const char         *partial,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  BackupData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  data = g_new0 (BackupData, 1);
  data->path = g_canonicalize_filename (path, NULL);
  data->partial = g_strdup (partial);
  data->damages = g_ptr_array_new_with_free_func (g_free);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_backup_partly_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify)backup_data_free);
  continue_backup (task);
}

/**
 * newsroom_store_backup_finish:
 * @self: a library
 * @result: the result
 * @figures: (out caller-allocates) (optional): what the backup holds
 * @error: return location for an error
 *
 * Returns: whether there is a verified backup; else nothing is left but, if
 *   %NEWSROOM_STORE_ERROR_IO came at the very end, a backup whose name is not on the disk yet.
 *   %NEWSROOM_STORE_ERROR_DAMAGED: it was not what was written, or an article in the library is
 *   not what was saved
 */
gboolean
newsroom_store_backup_finish (NewsroomStore          *self,
                              GAsyncResult           *result,
                              NewsroomLibraryFigures *figures,
                              GError                **error)
{
  BackupData *data;

  if (!newsroom_store_finish_boolean (self, result, error))
    return FALSE;

  data = g_task_get_task_data (G_TASK (result));
  if (figures != NULL)
    *figures = data->figures;

  return TRUE;
}

/**
 * newsroom_store_backup_is_partial:
 * @result: the result of a backup that could not be verified
 *
 * Returns: whether what is whole of it was kept
 */
gboolean
newsroom_store_backup_is_partial (GAsyncResult *result)
{
  const BackupData *data = g_task_get_task_data (G_TASK (result));

  return data->is_partial;
}

static gpointer
work_figures (NewsroomConnection *connection,
              gpointer            user_data,
              GError            **error)
{
  CheckData *data = user_data;

  newsroom_connection_set_action (connection, _ ("Could not read the library"));

  return GINT_TO_POINTER (newsroom_library_rows_count (connection, &data->figures, error));
}

/**
 * newsroom_store_read_figures_async:
 * @self: a library
 * @cancellable: (nullable): to cancel it until it begins
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Counts what is in the library.
 */
void
newsroom_store_read_figures_async (NewsroomStore      *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_read_figures_async);
  g_task_set_task_data (task, g_new0 (CheckData, 1), (GDestroyNotify)check_data_free);
  newsroom_store_push (self, task, work_figures, NULL);
}

/**
 * newsroom_store_read_figures_finish:
 * @self: a library
 * @result: the result
 * @figures: (out caller-allocates): what is in it
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
newsroom_store_read_figures_finish (NewsroomStore          *self,
                                    GAsyncResult           *result,
                                    NewsroomLibraryFigures *figures,
                                    GError                **error)
{
  CheckData *data;

  if (!newsroom_store_finish_boolean (self, result, error))
    return FALSE;

  data = g_task_get_task_data (G_TASK (result));
  *figures = data->figures;

  return TRUE;
}

static gpointer
work_check (NewsroomConnection *connection,
            gpointer            user_data,
            GError            **error)
{
  CheckData       *data = user_data;
  g_autofree char *shown = g_filename_display_name (newsroom_connection_get_path (connection));

  newsroom_connection_set_action (connection, _ ("Could not check the library “%s”"), shown);

  return GINT_TO_POINTER (newsroom_schema_verify (connection, error) &&
                          newsroom_library_rows_count (connection, &data->figures, error) &&
                          newsroom_library_rows_check (connection, data->damages, data->cancellable, error));
}

/**
 * newsroom_store_check_async:
 * @self: a library
 * @cancellable: (nullable): to give up between two rows
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Reads all of the library, as newsroom_library_copy_verify() does a copy. Nothing else is done
 * in the library meanwhile.
 */
void
newsroom_store_check_async (NewsroomStore      *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  CheckData *data;

  g_return_if_fail (NEWSROOM_IS_STORE (self));

  data = g_new0 (CheckData, 1);
  data->damages = g_ptr_array_new_with_free_func (g_free);
  data->cancellable = cancellable;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_store_check_async);
  g_task_set_task_data (task, data, (GDestroyNotify)check_data_free);
  newsroom_store_push (self, task, work_check, NULL);
}

/**
 * newsroom_store_check_finish:
 * @self: a library
 * @result: the result
 * @figures: (out caller-allocates): what is in it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): what is not as it was saved, one
 *   sentence without its full stop for each article, version and file: none if every letter is;
 *   %NULL with %NEWSROOM_STORE_ERROR_DAMAGED if the library is damaged as a whole
 */
char **
newsroom_store_check_finish (NewsroomStore          *self,
                             GAsyncResult           *result,
                             NewsroomLibraryFigures *figures,
                             GError                **error)
{
  g_autoptr (GStrvBuilder) damages = g_strv_builder_new ();
  CheckData *data;

  if (!newsroom_store_finish_boolean (self, result, error))
    return NULL;

  data = g_task_get_task_data (G_TASK (result));
  *figures = data->figures;
  for (guint i = 0; i < data->damages->len; i++)
    g_strv_builder_add (damages, g_ptr_array_index (data->damages, i));

  return g_strv_builder_end (damages);
}
