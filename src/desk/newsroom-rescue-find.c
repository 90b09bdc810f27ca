/* newsroom-rescue-find.c — copies of what was never saved, from an earlier session
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rescue-find.h"

#include "newsroom-export.h"
#include "newsroom-file.h"
#include "newsroom-import-markdown.h"
#include "newsroom-rescue-private.h"

/* A copy and what the library has of it. */
typedef struct
{
  GFile           *file;
  char            *uuid; /* what it begins with */
  gint64           id;
  GBytes          *bytes;
  char            *sha256;  /* of them */
  NewsroomArticle *article; /* in the library; NULL if it is not there or cannot be read */
  gboolean         is_own;  /* by its name it is this library's */
  gboolean         is_known;
} Found;

/* All data of one task. Of one thread at a time. */
typedef struct
{
  char      *library;
  GPtrArray *found; /* Found */
  guint      i;     /* the one about which the library is asked */
} Finding;

static void ask_next (GTask *owned_task);

static void
found_free (Found *found)
{
  g_object_unref (found->file);
  g_free (found->uuid);
  g_bytes_unref (found->bytes);
  g_free (found->sha256);
  g_clear_object (&found->article);
  g_free (found);
}

static void
finding_free (Finding *finding)
{
  g_free (finding->library);
  g_ptr_array_unref (finding->found);
  g_free (finding);
}

static void
add_file (Finding    *finding,
          const char *prefix,
          const char *folder,
          const char *name)
{
  g_autofree char *uuid = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_own;
  gint64   id;
  Found   *found;

  if (!newsroom_rescue_parse_name (prefix, name, &is_own, &id, &uuid) || (!is_own && id == 0))
    return;
  file = g_file_new_build_filename (folder, name, NULL);
  bytes = newsroom_file_read (file, NULL, NULL);
  if (bytes == NULL)
    return;

  found = g_new0 (Found, 1);
  found->file = g_steal_pointer (&file);
  found->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  found->bytes = g_steal_pointer (&bytes);
  found->uuid = g_steal_pointer (&uuid);
  found->id = id;
  found->is_own = is_own;
  g_ptr_array_add (finding->found, found);
}

static void
add_folder (Finding    *finding,
            const char *prefix,
            const char *place)
{
  g_autofree char *folder = newsroom_rescue_find_folder (place);
  g_autoptr (GDir) entries = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    add_file (finding, prefix, folder, name);
}

/* A folder may lie on a disk that does not answer. */
static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Finding         *finding = task_data;
  g_autofree char *prefix = newsroom_rescue_dup_prefix (finding->library);
  g_autofree char *folder = g_path_get_dirname (finding->library);
  g_autoptr (GPtrArray) places = newsroom_rescue_list_places (folder);

  for (guint i = 0; i < places->len; i++)
    add_folder (finding, prefix, places->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

/* Returns: (transfer full) (nullable): the same without what a save sets by itself */
static GBytes *
dup_without_times (GBytes *bytes)
{
  const NewsroomExportOptions options = NEWSROOM_RESCUE_OPTIONS_INIT;
  g_autoptr (NewsroomArticle) article = newsroom_import_markdown_read_own (bytes);

  if (article == NULL)
    return NULL;

  newsroom_article_set_uuid (article, "00000000-0000-4000-8000-000000000000");
  newsroom_article_set_time (article, NEWSROOM_TIME_CREATED, 0);
  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, 0);

  return newsroom_export (article, NEWSROOM_RESCUE_FORMAT, &options, NULL);
}

/* Both are read the same way: what the format cannot hold differs in neither. */
static gboolean
is_same (GBytes *copy,
         GBytes *saved)
{
  g_autoptr (GBytes) a = dup_without_times (copy);
  g_autoptr (GBytes) b = dup_without_times (saved);

  return a != NULL && b != NULL && g_bytes_equal (a, b);
}

/* It may have been saved in the moment before the end, or opened since. */
static gboolean
is_in_library (Found *found)
{
  const NewsroomExportOptions options = NEWSROOM_RESCUE_OPTIONS_INIT;
  g_autoptr (GBytes) saved = NULL;

  if (found->is_known)
    return TRUE;
  if (found->article == NULL || !g_str_has_prefix (newsroom_article_get_uuid (found->article), found->uuid))
    return FALSE;

  saved = newsroom_export (found->article, NEWSROOM_RESCUE_FORMAT, &options, NULL);

  return saved != NULL && (g_bytes_equal (found->bytes, saved) || is_same (found->bytes, saved));
}

/* A library that was moved has copies from where it was before: they are those of its articles. */
static gboolean
is_of_library (Found *found)
{
  return found->is_own || (found->article != NULL && g_str_has_prefix (newsroom_article_get_uuid (found->article), found->uuid));
}

/* Unless it became another one meanwhile. */
static void
set_saved_aside (Found *found)
{
  g_autoptr (GBytes) now = newsroom_file_read (found->file, NULL, NULL);

  if (now != NULL && g_bytes_equal (now, found->bytes))
    newsroom_rescue_set_aside (found->file, NEWSROOM_RESCUE_SAVED);
}

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Finding *finding = task_data;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < finding->found->len; i++)
    {
      Found *found = finding->found->pdata[i];

      if (!is_of_library (found))
        continue;
      if (!is_in_library (found))
        g_ptr_array_add (copies, g_object_ref (found->file));
      else if (found->is_own)
        set_saved_aside (found);
    }
  g_task_return_pointer (task, g_steal_pointer (&copies), (GDestroyNotify)g_ptr_array_unref);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask   *task = user_data;
  Finding *finding = g_task_get_task_data (task);
  Found   *found = finding->found->pdata[finding->i++];

  found->article = newsroom_store_load_article_finish (NEWSROOM_STORE (object), result, NULL);
  ask_next (task);
}

static void
known_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask   *task = user_data;
  Finding *finding = g_task_get_task_data (task);
  Found   *found = finding->found->pdata[finding->i];

  found->is_known = newsroom_store_find_file_finish (NEWSROOM_STORE (object), result, NULL, NULL) == NEWSROOM_KNOWN_FILE_SAME;
  if (!found->is_known && found->id != 0)
    {
      newsroom_store_load_article_async (NEWSROOM_STORE (object), found->id, NULL, loaded_cb, task);
      return;
    }

  finding->i++;
  ask_next (task);
}

static void
ask_next (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  Finding *finding = g_task_get_task_data (task);

  if (finding->i < finding->found->len)
    {
      Found         *found = finding->found->pdata[finding->i];
      NewsroomStore *store = g_task_get_source_object (task);

      newsroom_store_find_file_async (store, found->sha256, NULL, NULL, known_cb, g_steal_pointer (&task));
      return;
    }

  g_task_run_in_thread (task, compare_thread);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  ask_next (user_data);
}

/**
 * newsroom_rescue_find_async:
 * @store: a library
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure
 *
 * Looks for the copies that were made when an article of this library could not be saved, and whose
 * text the library does not have: because Newsroom ended before it could be saved. Call it before an
 * article is edited. Copies of texts that the library has are set aside on the way.
 */
void
newsroom_rescue_find_async (NewsroomStore      *store,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) listing = NULL;
  Finding *finding;

  g_return_if_fail (NEWSROOM_IS_STORE (store));

  finding = g_new0 (Finding, 1);
  finding->library = g_strdup (newsroom_store_get_path (store));
  finding->found = g_ptr_array_new_with_free_func ((GDestroyNotify)found_free);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_rescue_find_async);
  g_task_set_task_data (task, finding, (GDestroyNotify)finding_free);
  listing = g_task_new (store, NULL, listed_cb, g_object_ref (task));
  g_task_set_source_tag (listing, list_thread);
  g_task_set_task_data (listing, finding, NULL);
  g_task_run_in_thread (listing, list_thread);
}

/**
 * newsroom_rescue_find_finish:
 * @store: the library
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the copies; %NULL if it was cancelled
 */
GPtrArray *
newsroom_rescue_find_finish (NewsroomStore *store,
                             GAsyncResult  *result)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
dismiss_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  newsroom_rescue_set_aside (task_data, NEWSROOM_RESCUE_DISMISSED);
  g_task_return_boolean (task, TRUE);
}

/**
 * newsroom_rescue_dismiss:
 * @copy: (transfer none): a copy that newsroom_rescue_find_finish() gave
 *
 * Sees to it, in a thread, that it is not found again. It stays in its folder, with “dismissed” before
 * its name; if it cannot be renamed it is found again.
 */
void
newsroom_rescue_dismiss (GFile *copy)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_return_if_fail (G_IS_FILE (copy));

  g_task_set_source_tag (task, newsroom_rescue_dismiss);
  g_task_set_task_data (task, g_object_ref (copy), g_object_unref);
  g_task_run_in_thread (task, dismiss_thread);
}
