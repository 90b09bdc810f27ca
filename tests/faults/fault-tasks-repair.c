/* fault-tasks-repair.c — libraries that are moved, put back and repaired, and how they were left before
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "newsroom-library-hold.h"

/* A copy of the library, as where it is moved */
gboolean
work_hold (Work    *work,
           GError **error)
{
  g_autofree char       *name = g_strdup_printf ("moved-%u.db", work->n_done);
  g_autofree char       *path = g_build_filename (work->folder, "data", "backups", name, NULL);
  NewsroomLibraryHold   *hold = newsroom_library_hold_new (work->path, error);
  NewsroomLibraryFigures figures = { 0 };
  gboolean               done;

  work->n_done++;
  if (hold == NULL)
    return FALSE;
  done = newsroom_library_copy_duplicate (work->path, path, &figures, NULL, error);
  newsroom_library_hold_free (hold);
  work_tell (work, "%d %d", (int)figures.n_articles, (int)figures.n_revisions);

  return done;
}

/* Another name of the library, under which an exchange keeps it */
static char *
dup_kept_path (Work *work)
{
  g_autofree char *folder = g_path_get_dirname (work->path);

  return g_build_filename (folder, "library-before.db", NULL);
}

/* Leaves the closed library, which has a log, as an exchange does that was killed before the other one
 * had its name: it has two names, and the log is beside the second. */
void
work_part_log (Work *work)
{
  g_autofree char *kept = dup_kept_path (work);
  g_autofree char *log = g_strconcat (work->path, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);

  g_assert_no_errno (link (work->path, kept));
  g_assert_no_errno (g_rename (log, kept_log));
}

/* In a copy no file has two names: the library gets the log that whoever opens it gives back to it. */
void
work_join_log (Work *work,
               Work *copy)
{
  g_autofree char *kept = dup_kept_path (work);
  g_autofree char *log = g_strconcat (copy->path, "-wal", NULL);
  g_autofree char *copied = dup_kept_path (copy);
  g_autofree char *copied_log = g_strconcat (copied, "-wal", NULL);
  GStatBuf         status;
  GStatBuf         kept_status;

  if (g_stat (work->path, &status) == 0 && g_stat (kept, &kept_status) == 0 && status.st_ino == kept_status.st_ino &&
      !g_file_test (log, G_FILE_TEST_EXISTS))
    g_assert_no_errno (g_rename (copied_log, log));
}
