/* newsroom-find-task.c — searches a body on another thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-task.h"

/* What is searched for, and where; all owned. */
typedef struct
{
  NewsroomFind *find;
  char         *text;
  gsize         length;
  gsize         from;
  gsize         to;
} Search;

static void
search_free (Search *search)
{
  newsroom_find_unref (search->find);
  g_free (search->text);
  g_free (search);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Search             *search = task_data;
  GError             *error = NULL;
  NewsroomFindResult *result;

  result = newsroom_find_search (search->find, g_steal_pointer (&search->text), search->length, search->from, search->to, cancellable, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify)newsroom_find_result_unref);
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_find_task_run:
 * @find: what to look for
 * @buffer: the text, as it is now
 * @range: (nullable): the part of it to search, %NULL for all
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @user_data: closure of @callback
 */
void
newsroom_find_task_run (NewsroomFind            *find,
                        NewsroomEditorBuffer    *buffer,
                        const NewsroomFindRange *range,
                        GCancellable            *cancellable,
                        GAsyncReadyCallback      callback,
                        gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (buffer, cancellable, callback, user_data);
  Search     *search = g_new0 (Search, 1);
  const char *text = newsroom_editor_buffer_get_text (buffer, &search->length);

  search->find = newsroom_find_ref (find);
  search->text = g_strndup (text, search->length);
  search->to = search->length;
  if (range != NULL)
    {
      search->from = (gsize)(g_utf8_offset_to_pointer (text, range->first) - text);
      search->to = (gsize)(g_utf8_offset_to_pointer (text + search->from, range->last - range->first) - text);
    }
  g_task_set_source_tag (task, newsroom_find_task_run);
  g_task_set_task_data (task, search, (GDestroyNotify)search_free);

  g_task_run_in_thread (task, search_thread);
}

/**
 * newsroom_find_task_finish:
 * @task: of the callback
 * @error: return location for a #NewsroomFindError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what was found; %NULL with @error set
 */
NewsroomFindResult *
newsroom_find_task_finish (GAsyncResult *task,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (task), error);
}
