/* newsroom-export-everything.c — the whole library to a folder of plain files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything.h"

#include "newsroom-article-rows.h"
#include "newsroom-article-summary.h"
#include "newsroom-everything-private.h"
#include "newsroom-everything-writer-private.h"

/*
 * Export:
 *
 * One article or author after the other is loaded by the library and written in a thread, so that
 * no more than one is in memory. Authors come last: by then all are there whom an article credits.
 *
 * @writer: (nullable): the folder; only touched in threads
 * @rows: (nullable): the articles
 * @authors: (nullable): the authors, without their portraits
 * @position: the next of them
 * @whole: (nullable): the article that is being written
 * @author: (nullable): the author who is being written
 * @error: (nullable): why nothing will be there
 */
typedef struct
{
  NewsroomStore             *store;
  GFile                     *place;
  gboolean                   inside;
  NewsroomEverythingProgress progress;
  gpointer                   progress_data;

  NewsroomEverythingWriter *writer;
  GListModel               *rows;
  GListModel               *authors;
  guint                     position;
  NewsroomWhole            *whole;
  NewsroomAuthor           *author;
  NewsroomEverything       *done;
  GError                   *error;
} Export;

static void next_article (GTask *task);
static void next_author (GTask *task);

static void
export_free (Export *export)
{
  g_object_unref (export->store);
  g_object_unref (export->place);
  g_clear_pointer (&export->writer, newsroom_everything_writer_free);
  g_clear_object (&export->rows);
  g_clear_object (&export->authors);
  g_clear_pointer (&export->whole, newsroom_whole_free);
  g_clear_object (&export->author);
  g_clear_pointer (&export->done, newsroom_everything_free);
  g_clear_error (&export->error);
  g_free (export);
}

static void
note_problem (Export *export,
              const char   *name,
              const GError *error)
{
  g_ptr_array_add (export->done->problems, g_strdup_printf ("“%s”: %s", name, error->message));
}

static void
abandon_thread (GTask        *step,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Export *export = task_data;

  g_clear_pointer (&export->writer, newsroom_everything_writer_free);
  g_task_return_boolean (step, TRUE);
}

static void
abandoned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);

  g_task_return_error (task, g_steal_pointer (&export->error));
}

/* Nothing of it stays. */
static void
abandon (GTask  *task,
         GError *error)
{
  Export *export = g_task_get_task_data (task);

  export->error = error;
  newsroom_everything_run (task, abandon_thread, abandoned_cb);
}

static void
write_article_thread (GTask        *step,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (newsroom_everything_writer_add_article (export->writer, export->whole, export->done, cancellable, &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
article_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&export->whole, newsroom_whole_free);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      abandon (task, error);
      return;
    }

  export->position++;
  next_article (task);
}

/* Whether everything else may still be read. */
static gboolean
is_about_one (const GError *error)
{
  return g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
}

static void
article_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  export->whole = newsroom_store_load_whole_finish (export->store, result, &error);
  if (export->whole != NULL)
    {
      newsroom_everything_run (task, write_article_thread, article_written_cb);
      return;
    }

  if (is_about_one (error))
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (export->rows, export->position);

      note_problem (export, newsroom_article_summary_get_headline (summary), error);
    }
  else if (!g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND))
    {
      abandon (task, g_steal_pointer (&error));
      return;
    }
  /* Else it was on the spike, which was emptied meanwhile. */

  export->position++;
  next_article (task);
}

static void
finish_thread (GTask        *step,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (newsroom_everything_writer_finish (export->writer, export->done, cancellable, &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    abandon (task, error);
}

static void
write_author_thread (GTask        *step,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (newsroom_everything_writer_add_author (export->writer, export->author, export->done, cancellable, &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
author_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_object (&export->author);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      abandon (task, error);
      return;
    }

  export->position++;
  next_author (task);
}

static void
author_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (NewsroomAuthor) author = g_list_model_get_item (export->authors, export->position);
  g_autoptr (GError) error = NULL;

  export->author = newsroom_store_load_author_finish (export->store, result, &error);
  if (export->author == NULL && is_about_one (error))
    {
      /* The profile is known; the portrait is what cannot be read. */
      note_problem (export, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), error);
      export->author = g_steal_pointer (&author);
    }

  if (export->author != NULL)
    newsroom_everything_run (task, write_author_thread, author_written_cb);
  else
    abandon (task, g_steal_pointer (&error));
}

static void
next_author (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  g_autoptr (NewsroomAuthor) author = g_list_model_get_item (export->authors, export->position);

  if (author == NULL)
    newsroom_everything_run (task, finish_thread, finished_cb);
  else
    newsroom_store_load_author_async (export->store,
                                      newsroom_author_get_id (author),
                                      g_task_get_cancellable (task),
                                      author_loaded_cb,
                                      g_object_ref (task));
}

static void
authors_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->authors = newsroom_store_query_authors_finish (export->store, result, &error);
  export->position = 0;
  if (export->authors != NULL)
    next_author (task);
  else
    abandon (task, error);
}

static void
next_article (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  const guint   n_articles = g_list_model_get_n_items (export->rows);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (export->progress != NULL)
    export->progress (export->position, n_articles, export->progress_data);

  if (export->position < n_articles)
    newsroom_store_load_whole_async (export->store,
                                     newsroom_article_rows_get_id (NEWSROOM_ARTICLE_ROWS (export->rows), export->position),
                                     cancellable,
                                     article_loaded_cb,
                                     g_object_ref (task));
  else
    newsroom_store_query_authors_async (export->store, NULL, 0, cancellable, authors_listed_cb, g_object_ref (task));
}

static void
articles_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->rows = newsroom_store_query_articles_finish (export->store, result, &error);
  if (export->rows != NULL)
    next_article (task);
  else
    abandon (task, error);
}

static void
begin_thread (GTask        *step,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  export->done->folder = export->inside ? newsroom_everything_choose_place (export->place) : g_object_ref (export->place);
  export->writer = newsroom_everything_writer_new (export->done->folder, &error);
  if (export->writer != NULL)
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  const NewsroomArticleQuery query = { .states = NEWSROOM_ALL_STATES };
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    newsroom_store_query_articles_async (export->store, &query, g_task_get_cancellable (task), articles_listed_cb, g_object_ref (task));
  else
    abandon (task, error);
}

/**
 * newsroom_export_everything_async:
 * @store: a library
 * @place: the folder to be made, where there may be nothing
 * @inside: whether @place is a folder that is there, in which one is made with a name of its own
 * @progress: (nullable): is told how far it is
 * @progress_data: closure for @progress
 * @cancellable: (nullable): to give up; nothing is there then
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Writes every article, on the spike too, every author, portrait and original to a folder, with a
 * manifest and a README. The versions of the history are not written. The folder is there
 * complete, or not at all; what is killed leaves one with “.unfinished-” in its name. An article
 * that is damaged is left out and named. Each article is written as it is when it is read.
 */
void
newsroom_export_everything_async (NewsroomStore             *store,
                                  GFile                     *place,
                                  gboolean                   inside,
                                  NewsroomEverythingProgress progress,
                                  gpointer                   progress_data,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (place));

  export = g_new0 (Export, 1);
  export->store = g_object_ref (store);
  export->place = g_object_ref (place);
  export->inside = inside;
  export->progress = progress;
  export->progress_data = progress_data;
  export->done = newsroom_everything_new ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_export_everything_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, (GDestroyNotify)export_free);
  newsroom_everything_run (task, begin_thread, begun_cb);
}

/**
 * newsroom_export_everything_finish:
 * @result: the result
 * @done: (out) (transfer full): what is in the folder, and what is missing
 * @error: return location for a #NewsroomFileError, a #NewsroomStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the folder is there; if not, nothing is
 */
gboolean
newsroom_export_everything_finish (GAsyncResult        *result,
                                   NewsroomEverything **done,
                                   GError             **error)
{
  Export *export;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  export = g_task_get_task_data (G_TASK (result));
  *done = g_steal_pointer (&export->done);

  return TRUE;
}
