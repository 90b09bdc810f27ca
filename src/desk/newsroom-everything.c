/* newsroom-everything.c — what the export and the import of everything have in common
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything-private.h"

/**
 * newsroom_everything_new:
 *
 * Returns: (transfer full): that nothing was done yet
 */
NewsroomEverything *
newsroom_everything_new (void)
{
  NewsroomEverything *self = g_new0 (NewsroomEverything, 1);

  self->problems = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * newsroom_everything_free:
 * @self: (transfer full): what was done
 */
void
newsroom_everything_free (NewsroomEverything *self)
{
  g_clear_object (&self->folder);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * newsroom_everything_run:
 * @task: an export or an import of everything
 * @function: a step of it, which finds the data of @task as its own
 * @callback: called when the step is done; it takes @task
 *
 * Runs a step in a thread.
 */
void
newsroom_everything_run (GTask              *task,
                         GTaskThreadFunc     function,
                         GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = g_task_new (NULL, g_task_get_cancellable (task), callback, g_object_ref (task));

  g_task_set_source_tag (step, newsroom_everything_run);
  g_task_set_check_cancellable (step, FALSE);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, function);
}

/**
 * newsroom_everything_choose_place:
 * @folder: a folder
 *
 * Blocks; not for the main thread.
 *
 * Returns: (transfer full): a place in @folder, named by today's date, where nothing is
 */
GFile *
newsroom_everything_choose_place (GFile *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "Newsroom %Y-%m-%d");
  g_autoptr (GFile) place = g_file_get_child (folder, name);

  for (guint i = 2; g_file_query_exists (place, NULL); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s (%u)", name, i);

      g_object_unref (place);
      place = g_file_get_child (folder, next);
    }

  return g_steal_pointer (&place);
}
