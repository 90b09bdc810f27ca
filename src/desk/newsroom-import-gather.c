/* newsroom-import-gather.c — which files of folders are to be imported
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-gather.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-file-private.h"
#include "newsroom-file-walk.h"
#include "newsroom-import-formats.h"
#include "newsroom-import-result-private.h"
#include "newsroom-import-sniff.h"

/**
 * newsroom_gathered_free:
 * @self: (transfer full): what is in folders
 */
void
newsroom_gathered_free (NewsroomGathered *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}

/* Wire services and old systems number their files: “story”, “story.001”. */
static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* Of these only what is in them says whether they are articles. They are read elsewhere. */
static gboolean
is_article_inside (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) start = newsroom_file_read_start (file, NEWSROOM_IMPORT_SNIFF_BYTES, NULL);

  /* What cannot be read is to be told when it is imported. */
  return start == NULL || newsroom_import_sniff (start);
}

/* A file that is named is opened whatever it is called; of a folder only what is an article by its
 * name: the pictures beside it are no failures. */
static gboolean
is_known_kind (const char *path)
{
  const char      *slash = strrchr (path, '/');
  const char      *dot = strrchr (slash != NULL ? slash : path, '.');
  g_autofree char *extension = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  if (extension == NULL || is_number (extension) || newsroom_import_find_format_of_name (path) != NULL)
    return TRUE;

  return (g_str_equal (extension, "xml") || g_str_equal (extension, "json")) && is_article_inside (path);
}

static void
skip (NewsroomGathered *gathered,
      GFile            *file,
      const char       *path,
      const char       *reason)
{
  NewsroomImportResult *result = newsroom_import_result_new (file);
  g_autoptr (GError) error = NULL;

  newsroom_file_set_error (&error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_NOT_REGULAR, path, reason);
  newsroom_import_result_skip (result, error);
  g_ptr_array_add (gathered->skipped, result);
}

static void
refuse (NewsroomGathered *gathered,
        GFile            *file,
        const GError     *error)
{
  NewsroomImportResult *result = newsroom_import_result_new (file);

  newsroom_import_result_fail (result, error);
  g_ptr_array_add (gathered->skipped, result);
}

static void
found_cb (NewsroomFound found,
          const char   *path,
          const GError *error,
          gpointer      user_data)
{
  NewsroomGathered *gathered = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  switch (found)
    {
    case NEWSROOM_FOUND_FILE:
      if (is_known_kind (path))
        g_ptr_array_add (gathered->files, g_steal_pointer (&file));
      else
        skip (gathered, file, path, _ ("Newsroom does not read files of this kind"));
      break;
    case NEWSROOM_FOUND_PAGE_FOLDER:
      skip (gathered, file, path, _ ("it holds what belongs to the web page beside it"));
      break;
    case NEWSROOM_FOUND_FOLDER_LINK:
      skip (gathered, file, path, _ ("it is a link to a folder; import that folder by itself"));
      break;
    case NEWSROOM_FOUND_OTHER:
      skip (gathered, file, path, _ ("it is a pipe, a device or a socket, not a file"));
      break;
    case NEWSROOM_FOUND_REFUSED:
    default:
      refuse (gathered, file, error);
    }
}

static void
gather_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GPtrArray *given = task_data;
  g_autoptr (NewsroomGathered) gathered = g_new0 (NewsroomGathered, 1);

  gathered->files = g_ptr_array_new_with_free_func (g_object_unref);
  gathered->skipped = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < given->len; i++)
    {
      if (!newsroom_file_is_folder (given->pdata[i]))
        {
          g_ptr_array_add (gathered->files, g_object_ref (given->pdata[i]));
          continue;
        }
      gathered->n_folders++;
      gathered->n_hidden += newsroom_file_walk (given->pdata[i], found_cb, gathered, cancellable);
    }

  g_task_return_pointer (task, g_steal_pointer (&gathered), (GDestroyNotify)newsroom_gathered_free);
}

/**
 * newsroom_import_gather_async:
 * @files: (element-type GFile): files and folders
 * @cancellable: (nullable): to stop; what was found by then is given
 * @callback: called when it is done
 * @user_data: closure
 *
 * Finds out in a thread which files are to be imported: those that were given, and of folders all
 * in them and those below whose names have the extension of a format, a number or none. Of XML and
 * JSON files the first bytes are looked at. What is hidden, as .git, is passed by.
 */
void
newsroom_import_gather_async (GPtrArray          *files,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, newsroom_import_gather_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_ptr_array_copy (files, (GCopyFunc)(void (*) (void))g_object_ref, NULL), (GDestroyNotify)g_ptr_array_unref);
  g_task_run_in_thread (task, gather_thread);
}

/**
 * newsroom_import_gather_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): what is to be imported, and what is not
 */
NewsroomGathered *
newsroom_import_gather_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
