/* newsroom-everything.c — what the export and the import of everything have in common
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything.h"

#include <glib/gi18n-lib.h>

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
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * newsroom_everything_dup_free_name:
 * @folder: a folder
 *
 * Blocks for a moment.
 *
 * Returns: (transfer full): a name with today's date that nothing in @folder has
 */
char *
newsroom_everything_dup_free_name (GFile *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("Newsroom %s", date);

  for (guint i = 2;; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      if (!g_file_query_exists (file, NULL))
        return g_steal_pointer (&name);
      g_free (name);
      name = g_strdup_printf ("Newsroom %s (%u)", date, i);
    }
}
