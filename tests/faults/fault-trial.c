/* fault-trial.c — a library that is the same before each trial, and allocations of SQLite that fail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-trial.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static sqlite3_mem_methods memory;
static gint                memory_countdown;
static gint                memory_every;
static gint                memory_has_struck;

void
trials_set_up (Trials       *trials,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  trials->root = g_dir_make_tmp ("newsroom-errors-XXXXXX", &error);
  g_assert_no_error (error);
  trials->folder = g_build_filename (trials->root, "disk", NULL);
  trials->kept = g_build_filename (trials->root, "kept", NULL);
  trials->image = g_build_filename (trials->root, "image", NULL);
  g_assert_cmpint (g_mkdir (trials->folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (trials->image, 0700), ==, 0);
}

void
trials_tear_down (Trials       *trials,
                  gconstpointer data)
{
  work_clear_folder (trials->root);
  g_rmdir (trials->root);
  g_free (trials->root);
  g_clear_pointer (&trials->start, work_free);
  g_free (trials->folder);
  g_free (trials->kept);
  g_free (trials->image);
  g_free (trials->before);
  g_free (trials->after);
  g_free (trials->told);
}

/* Returns: (transfer full): the library as it was kept, not open */
Work *
trials_begin (Trials *trials)
{
  Work *work = work_new (trials->folder);

  work_clear_folder (trials->folder);
  work_copy_folder (trials->kept, trials->folder);
  work->n_done = trials->start->n_done;
  for (guint i = 0; i < trials->start->articles->len; i++)
    g_ptr_array_add (work->articles, g_object_ref (g_ptr_array_index (trials->start->articles, i)));

  return work;
}

static gboolean
memory_strikes (void)
{
  if (g_atomic_int_get (&memory_countdown) <= 0 || !g_atomic_int_dec_and_test (&memory_countdown))
    return FALSE;
  g_atomic_int_set (&memory_countdown, g_atomic_int_get (&memory_every));
  g_atomic_int_set (&memory_has_struck, TRUE);

  return TRUE;
}

static void *
allocate (int size)
{
  return memory_strikes () ? NULL : memory.xMalloc (size);
}

static void *
reallocate (void *block,
            int   size)
{
  return memory_strikes () ? NULL : memory.xRealloc (block, size);
}

/* Before SQLite is used for anything. */
void
fault_memory_install (void)
{
  sqlite3_mem_methods failing;

  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory);
  failing = memory;
  failing.xMalloc = allocate;
  failing.xRealloc = reallocate;
  sqlite3_config (SQLITE_CONFIG_MALLOC, &failing);
}

/* Of the allocations of SQLite from now on the nth fails, 0 for none, and then one in @every, 0 for none. */
void
fault_memory_set (guint nth,
                  guint every)
{
  g_atomic_int_set (&memory_has_struck, FALSE);
  g_atomic_int_set (&memory_every, (gint)every);
  g_atomic_int_set (&memory_countdown, (gint)nth);
}

/* Returns: whether one has failed */
gboolean
fault_memory_clear (void)
{
  g_atomic_int_set (&memory_countdown, 0);

  return g_atomic_int_get (&memory_has_struck);
}
