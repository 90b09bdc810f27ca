/* newsroom-import-summary.c — what became of all files of an import, sorted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-summary.h"

#include <string.h>

#include "newsroom-file.h"
#include "newsroom-import-result-private.h"

struct _NewsroomImportSummary
{
  /* Owned */
  GPtrArray  *groups[NEWSROOM_N_IMPORT_GROUPS];
  GHashTable *added; /* gint64 → NewsroomImportResult, borrowed: the articles that were added */

  guint n_several; /* files that hold several articles */
  guint n_parts;   /* these */
  guint n_hidden;
};

/* What a summary is made of. */
typedef struct
{
  GPtrArray *results; /* until it is taken */
  guint      n_hidden;
} Making;

/* What a save needs. */
typedef struct
{
  NewsroomImportSummary *summary;
  GFile                 *file;
} Save;

static void
making_free (Making *making)
{
  g_clear_pointer (&making->results, g_ptr_array_unref);
  g_free (making);
}

static void
save_free (Save *save)
{
  newsroom_import_summary_unref (save->summary);
  g_object_unref (save->file);
  g_free (save);
}

static gboolean
has_omissions (NewsroomImportResult *result)
{
  NewsroomReport *report = newsroom_import_result_get_report (result);

  return report != NULL && newsroom_report_get_dropped (report)[0] != NULL;
}

static void
add_to (NewsroomImportSummary *self,
        NewsroomImportGroup    group,
        NewsroomImportResult  *result)
{
  g_ptr_array_add (self->groups[group], g_object_ref (result));
}

static void
note_added (NewsroomImportSummary *self,
            NewsroomImportResult  *result)
{
  gint64 id = newsroom_import_result_get_article_id (result);

  g_hash_table_insert (self->added, g_memdup2 (&id, sizeof id), result);
  add_to (self, NEWSROOM_IMPORT_GROUP_ADDED, result);
  if (has_omissions (result))
    add_to (self, NEWSROOM_IMPORT_GROUP_OMISSIONS, result);
}

static void
sort (NewsroomImportSummary *self,
      NewsroomImportResult  *result)
{
  const gboolean is_cancelled = g_error_matches (newsroom_import_result_get_error (result), G_IO_ERROR, G_IO_ERROR_CANCELLED);

  switch (newsroom_import_result_get_status (result))
    {
    case NEWSROOM_IMPORT_ADDED:
      note_added (self, result);
      break;
    case NEWSROOM_IMPORT_KNOWN:
      add_to (self, newsroom_import_summary_get_twin (self, result) != NULL ? NEWSROOM_IMPORT_GROUP_TWICE : NEWSROOM_IMPORT_GROUP_KNOWN, result);
      break;
    case NEWSROOM_IMPORT_CHANGED:
      newsroom_import_result_clear_contents (result);
      add_to (self, NEWSROOM_IMPORT_GROUP_CHANGED, result);
      break;
    case NEWSROOM_IMPORT_SKIPPED:
      add_to (self, NEWSROOM_IMPORT_GROUP_SKIPPED, result);
      break;
    case NEWSROOM_IMPORT_FAILED:
    default:
      add_to (self, is_cancelled ? NEWSROOM_IMPORT_GROUP_CANCELLED : NEWSROOM_IMPORT_GROUP_FAILED, result);
    }

  if (newsroom_import_result_get_n_parts (result) > 0)
    {
      self->n_parts++;
      self->n_several += newsroom_import_result_get_part (result) == 1;
    }
}

/**
 * newsroom_import_summary_new:
 * @results: (element-type NewsroomImportResult): all of them, in the order of the files; nobody wants
 *   their contents any more
 * @n_hidden: how many files and folders were passed by because they are hidden
 *
 * Returns: (transfer full): what became of them
 */
NewsroomImportSummary *
newsroom_import_summary_new (GPtrArray *results,
                             guint      n_hidden)
{
  NewsroomImportSummary *self = g_atomic_rc_box_new0 (NewsroomImportSummary);

  for (guint i = 0; i < NEWSROOM_N_IMPORT_GROUPS; i++)
    self->groups[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->added = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->n_hidden = n_hidden;
  for (guint i = 0; i < results->len; i++)
    sort (self, results->pdata[i]);

  return self;
}

/**
 * newsroom_import_summary_ref:
 * @self: a summary
 *
 * Returns: (transfer full): the same
 */
NewsroomImportSummary *
newsroom_import_summary_ref (NewsroomImportSummary *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
rest_free (NewsroomImportSummary *rest)
{
  g_hash_table_unref (rest->added);
  for (guint i = 0; i < NEWSROOM_N_IMPORT_GROUPS; i++)
    g_ptr_array_unref (rest->groups[i]);
  g_free (rest);
}

static void
summary_clear (gpointer self)
{
  newsroom_import_free_aside (g_memdup2 (self, sizeof (NewsroomImportSummary)), (GDestroyNotify)rest_free);
}

/**
 * newsroom_import_summary_unref:
 * @self: (transfer full): a summary
 */
void
newsroom_import_summary_unref (NewsroomImportSummary *self)
{
  g_atomic_rc_box_release_full (self, summary_clear);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Making *making = task_data;
  g_autoptr (GPtrArray) results = g_steal_pointer (&making->results);

  g_task_return_pointer (task, newsroom_import_summary_new (results, making->n_hidden), (GDestroyNotify)newsroom_import_summary_unref);
}

/**
 * newsroom_import_summary_make_async:
 * @results: (transfer full) (element-type NewsroomImportResult): as for
 *   newsroom_import_summary_new(); nobody looks at them until it is done
 * @n_hidden: likewise
 * @callback: called when it is done
 * @user_data: closure
 *
 * Makes a summary in a thread: of tens of thousands of results it takes longer than a frame can wait.
 */
void
newsroom_import_summary_make_async (GPtrArray          *results,
                                    guint               n_hidden,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->results = results;
  making->n_hidden = n_hidden;
  g_task_set_source_tag (task, newsroom_import_summary_make_async);
  g_task_set_task_data (task, making, (GDestroyNotify)making_free);
  g_task_run_in_thread (task, make_thread);
}

/**
 * newsroom_import_summary_make_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): the summary
 */
NewsroomImportSummary *
newsroom_import_summary_make_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_import_summary_get_results:
 * @self: a summary
 * @group: what became of a file
 *
 * Returns: (transfer none) (element-type NewsroomImportResult): of these files, in their order
 */
GPtrArray *
newsroom_import_summary_get_results (NewsroomImportSummary *self,
                                     NewsroomImportGroup    group)
{
  g_return_val_if_fail (group < NEWSROOM_N_IMPORT_GROUPS, NULL);

  return self->groups[group];
}

/**
 * newsroom_import_summary_count_several:
 * @self: a summary
 * @n_articles: (out): how many articles these files hold
 *
 * Returns: how many files hold several articles
 */
guint
newsroom_import_summary_count_several (NewsroomImportSummary *self,
                                       guint                 *n_articles)
{
  *n_articles = self->n_parts;

  return self->n_several;
}

/**
 * newsroom_import_summary_get_n_hidden:
 * @self: a summary
 *
 * Returns: how many files and folders were passed by because they are hidden
 */
guint
newsroom_import_summary_get_n_hidden (NewsroomImportSummary *self)
{
  return self->n_hidden;
}

/**
 * newsroom_import_summary_get_twin:
 * @self: a summary
 * @result: of a file that was known
 *
 * Returns: (transfer none) (nullable): of the file with the same bytes that this import has added
 */
NewsroomImportResult *
newsroom_import_summary_get_twin (NewsroomImportSummary *self,
                                  NewsroomImportResult  *result)
{
  gint64 id = newsroom_import_result_get_article_id (result);

  return newsroom_import_result_get_status (result) == NEWSROOM_IMPORT_KNOWN ? g_hash_table_lookup (self->added, &id) : NULL;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Save            *save = task_data;
  g_autofree char *name = g_file_get_basename (save->file);
  char            *text;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_str_has_suffix (name, ".csv"))
    text = newsroom_import_summary_dup_csv (save->summary);
  else if (g_str_has_suffix (name, ".json"))
    text = newsroom_import_summary_dup_json (save->summary);
  else
    text = newsroom_import_summary_dup_text (save->summary);
  bytes = g_bytes_new_take (text, strlen (text));

  if (newsroom_file_write (save->file, bytes, TRUE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_import_summary_save_async:
 * @self: a summary
 * @file: where to; what is there is replaced. With the extension “csv” or “json” it is of that
 *   format, else plain text
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure
 *
 * Writes the summary to a file, durably.
 */
void
newsroom_import_summary_save_async (NewsroomImportSummary *self,
                                    GFile                 *file,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Save *save = g_new0 (Save, 1);

  save->summary = newsroom_import_summary_ref (self);
  save->file = g_object_ref (file);
  g_task_set_source_tag (task, newsroom_import_summary_save_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, save, (GDestroyNotify)save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * newsroom_import_summary_save_finish:
 * @result: what the callback was given
 * @error: (out) (optional): any #NewsroomFileError but EXISTS
 *
 * Returns: whether it is on the disk
 */
gboolean
newsroom_import_summary_save_finish (GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
