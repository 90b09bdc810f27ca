/* fault-tasks-repair.c — libraries that are moved, put back and repaired, and how they were left before
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-library-hold.h"

/* In bytes; https://www.sqlite.org/fileformat.html, 4.1 */
#define LOG_HEADER 32
#define FRAME_HEADER 24

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

/* Texts that are kept whole, as they have nothing in common with the ones before */
static void
write_others (Work         *work,
              const gint64 *ids,
              guint         n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomArticle) article = load_article (work->store, ids[i], &error);
      g_autoptr (NewsroomArticle) saved = NULL;

      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, i % 2 == 0 ? "QUITE ANOTHER TEXT, WHICH IS IN CAPITALS FROM ITS BEGINNING TO ITS END" : "0123456789");
      saved = save_article (work->store, article, NEWSROOM_CAUSE_CHECKPOINT, &error);
      g_assert_no_error (error);
    }
}

/* What is in the closed library without what was done to it since */
static void
put_back_rows (Work       *work,
               const char *before,
               const char *sql)
{
  g_autofree char *whole = g_strdup_printf ("PRAGMA journal_mode = DELETE; ATTACH '%s' AS before; %s", before, sql);

  g_free (run_sql (work->path, whole));
  g_assert_no_errno (g_remove (before));
}

/* Returns: (transfer full): the path of a copy of the closed library */
static char *
copy_library (Work *work)
{
  char            *path = g_build_filename (work->folder, "before.db", NULL);
  g_autofree char *contents = NULL;
  gsize            size = 0;

  g_assert_true (g_file_get_contents (work->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize)size, NULL));

  return path;
}

/* Of an article with credits the row is an older one, whose version is lost; of another one both copies
 * of the last version are damaged; of a third the row is older than a version that is whole, and the last
 * one is not; a fourth has neither its row nor its last version; and the row of one on the spike is damaged,
 * which does not say from where. Of the last, with credits, there is only what is left of a version. */
void
work_damage_older (Work *work)
{
  static const gint64 ids[] = { WORK_FULL, 5, 5 };
  g_autofree char    *before = copy_library (work);
  g_autoptr (GError) error = NULL;

  g_assert_true (work_open (work, &error) && work_import (work, &error));
  write_others (work, ids, G_N_ELEMENTS (ids));
  g_assert_true (work_close (work, &error));
  put_back_rows (work,
                 before,
                 "DELETE FROM article WHERE id = 7; INSERT INTO article SELECT * FROM before.article WHERE id = 7;"
                 "DELETE FROM revision WHERE article = 7 AND sequence = (SELECT sequence FROM article WHERE id = 7);"
                 "UPDATE article SET body = 'Worms' WHERE id = 6;"
                 "UPDATE revision SET body = 'Worms', base = NULL WHERE article = 6 AND sequence = (SELECT max (sequence) FROM revision WHERE article = 6);"
                 "UPDATE article SET body = 'Worms', spiked_from = 'nowhere' WHERE id = 9;"
                 "DELETE FROM article WHERE id = 5; INSERT INTO article SELECT * FROM before.article WHERE id = 5;"
                 "UPDATE revision SET body = 'Worms', base = NULL WHERE article = 5 AND sequence = (SELECT max (sequence) FROM revision WHERE article = 5);"
                 "DELETE FROM article_text WHERE article = 3; DELETE FROM unindexed WHERE article = 3; DELETE FROM article WHERE id = 3;"
                 "UPDATE revision SET body = 'Worms', base = NULL WHERE article = 3 AND sequence = (SELECT max (sequence) FROM revision WHERE article = 3);"
                 "DELETE FROM article_text WHERE article = 10; DELETE FROM unindexed WHERE article = 10; DELETE FROM credit WHERE article = 10;"
                 "DELETE FROM article WHERE id = 10; UPDATE revision SET body = 'Worms' WHERE article = 10");
}

/* The backup has later versions of two articles than the library, which has none at all of one of them;
 * and of one only the versions tell that it is the same. */
void
work_damage_undone (Work *work)
{
  static const gint64 ids[] = { 1, 2 };
  g_autofree char    *before = copy_library (work);
  g_autofree char    *backup = g_build_filename (work->folder, "data", "backups", "first.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (work_open (work, &error));
  write_others (work, ids, G_N_ELEMENTS (ids));
  g_assert_no_errno (g_remove (backup));
  g_assert_true (back_up (work->store, backup, NULL, &error));
  g_assert_true (work_close (work, &error));
  g_free (run_sql (backup, "DELETE FROM revision WHERE article = 2 AND sequence < (SELECT sequence FROM article WHERE id = 2)"));
  put_back_rows (work,
                 before,
                 "DELETE FROM article WHERE id IN (1, 2); INSERT INTO article SELECT * FROM before.article WHERE id IN (1, 2);"
                 "DELETE FROM revision WHERE article = 2 OR article = 1 AND sequence > (SELECT sequence FROM article WHERE id = 1);"
                 "UPDATE article SET uuid = 'rotten', body = 'Worms' WHERE id = 5;"
                 "UPDATE revision SET body = 'Worms', base = NULL WHERE article = 5 AND sequence = (SELECT max (sequence) FROM revision WHERE article = 5)");
}

/* Damages the first frame of the log. */
void
work_tear_log (Work *work)
{
  g_autofree char *log = g_strconcat (work->path, "-wal", NULL);
  g_autofree char *contents = NULL;
  gsize            size = 0;

  g_assert_true (g_file_get_contents (log, &contents, &size, NULL));
  memset (contents + LOG_HEADER + FRAME_HEADER, 0, FRAME_HEADER);
  g_assert_true (g_file_set_contents (log, contents, (gssize)size, NULL));
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
