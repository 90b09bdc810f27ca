/* newsroom-open-library.c — the library opened where it is, and not begun where it is not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-open-library.h"

#include "newsroom-library-path.h"

typedef struct
{
  char          *library;
  gboolean       is_named;
  NewsroomStore *store;   /* once it is open */
  GError        *failure; /* why it is closed again, or NULL */
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->library);
  g_clear_object (&opening->store);
  g_clear_error (&opening->failure);
  g_free (opening);
}

static void
check_thread (GTask        *step,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError  *error = NULL;

  if (newsroom_library_path_check (opening->library, opening->is_named, &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
check (GTask              *task,
       GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_source_tag (step, check);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, check_thread);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);

  newsroom_store_close_finish (opening->store, result, NULL);
  g_task_return_error (task, g_steal_pointer (&opening->failure));
}

static void
checked_again_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);

  if (g_task_propagate_boolean (G_TASK (result), &opening->failure))
    g_task_return_pointer (task, g_steal_pointer (&opening->store), g_object_unref);
  else
    newsroom_store_close_async (opening->store, NULL, closed_cb, g_object_ref (task));
}

/* From here on nobody can move it: a move takes its lock. */
static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError  *error = NULL;

  opening->store = newsroom_store_open_finish (result, &error);
  if (opening->store == NULL)
    g_task_return_error (task, error);
  else
    check (task, checked_again_cb);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError  *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    newsroom_store_open_async (opening->library, g_task_get_cancellable (task), opened_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_open_library_async:
 * @library: what newsroom_library_path_resolve() gave
 * @is_named: whether it was asked for, see newsroom_library_path_is_named()
 * @cancellable: (nullable): to cancel it until it is opened
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Opens the library, if newsroom_library_path_check() lets it be opened. Another process may have
 * moved it between that and the opening: what was saved then would be in a library that nobody
 * opens any more. So that is looked at again when it is open.
 */
void
newsroom_open_library_async (const char         *library,
                             gboolean            is_named,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (library != NULL);

  opening = g_new0 (Opening, 1);
  opening->library = g_strdup (library);
  opening->is_named = is_named;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_open_library_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, opening, (GDestroyNotify)opening_free);
  check (task, checked_cb);
}

/**
 * newsroom_open_library_finish:
 * @result: the result
 * @error: return location for a #NewsroomFileError, where it is not known where the library is or it
 *   is not there, or a #NewsroomStoreError
 *
 * Returns: (transfer full) (nullable): the library
 */
NewsroomStore *
newsroom_open_library_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
