/* test-repair-calls.c — calls of a repair that the quick run of test-sqlite-errors.c may leave out
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each fails once: the repair says so, the folder is as it was, letter by letter, and the next repair
 * finds and makes what one does in which nothing fails. */
#include "fault-sqlite.h"
#include "fault-trial.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  const char *name;
  void (*damage) (Work *work);
  WorkOperation repair;
  const char   *call; /* how the call begins that fails, */
  guint         nth;  /* and which of those, from 1 */
} Case;

/* Of an article there are versions that are based on one that is damaged. */
static void
damage_more (Work *work)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (work_open (work, &error) && work_write_first (work, &error) && work_close (work, &error));
  work_damage_more (work);
}

/* The backup has another author under the number of one of the library's. */
static void
damage_numbers (Work *work)
{
  work_damage (work);
  g_free (run_sql (work->path, "UPDATE author SET uuid = 'of another', name_key = 'another' WHERE id = 1"));
}

static const Case cases[] = {
  { "folder", work_damage, work_salvage, "realpath: a file", 1 },
  { "writable", work_damage, work_salvage, "access: a file", 2 },
  { "lock", work_damage, work_salvage, "open: a file", 1 },
  { "locked", work_damage, work_salvage, "fstat: a file", 1 },
  { "left-over", work_damage, work_salvage, "fstat: a file", 2 },
  { "references", work_damage, work_salvage, "exec: PRAGMA foreign_keys = OFF", 1 },
  { "tidied", work_damage, work_salvage, "exec: DELETE FROM credit WHERE article NOT IN", 1 },
  { "closed", work_damage, work_salvage, "checkpoint: truncate", 1 },
  { "settled", work_damage, work_salvage, "fsync: a file", 3 },
  { "articles-listed", work_damage, work_salvage, "prepare: SELECT id, max (sequence)", 1 },
  { "articles", work_damage, work_salvage, "step: SELECT id, max (sequence)", 1 },
  { "articles-again", work_damage, work_salvage, "step: SELECT id, max (sequence)", 11 },
  { "versions", work_damage, work_salvage, "prepare: SELECT article, sequence, base IS NOT NULL", 1 },
  { "versions-of-backup", work_damage, work_salvage, "step: SELECT article, sequence, base IS NOT NULL", 21 },
  { "version-independent", damage_more, work_salvage_alone, "step: SELECT sha256, credits", 8 },
  { "version-rewritten", damage_more, work_salvage_alone, "prepare: UPDATE revision SET base = NULL", 1 },
  { "version-deleted", work_damage, work_salvage, "prepare: DELETE FROM revision WHERE article", 1 },
  { "files", work_damage, work_salvage, "prepare: SELECT id, article, sha256, bytes", 1 },
  { "file", work_damage, work_salvage, "step: SELECT id, article, sha256, bytes", 2 },
  { "file-deleted", work_damage, work_salvage, "prepare: DELETE FROM original", 1 },
  { "file-back", work_damage, work_salvage, "prepare: SELECT 1 FROM original WHERE article", 1 },
  { "file-back-read", work_damage, work_salvage, "step: SELECT 1 FROM original WHERE article", 1 },
  { "backup-articles", work_damage, work_salvage, "prepare: SELECT id, uuid FROM article", 1 },
  { "backup-article", work_damage, work_salvage, "step: SELECT id, uuid FROM article", 2 },
  { "backup-numbers", work_damage, work_salvage, "prepare: SELECT id, uuid, name_key FROM author", 1 },
  { "backup-numbers-last", work_damage, work_salvage, "prepare: SELECT ifnull (max (id), 0) FROM author", 1 },
  { "backup-numbers-last-there", work_damage, work_salvage, "prepare: SELECT ifnull (max (id), 0) FROM author", 2 },
  { "backup-number", work_damage, work_salvage, "step: SELECT id, uuid, name_key FROM author", 2 },
  { "backup-number-taken", work_damage, work_salvage, "prepare: SELECT 1 FROM author WHERE id", 1 },
  { "backup-number-looked-for", work_damage, work_salvage, "step: SELECT 1 FROM author WHERE id", 1 },
  { "backup-number-moved", damage_numbers, work_salvage, "prepare: UPDATE credit SET author = author", 1 },
  { "backup-number-not-moved", damage_numbers, work_salvage, "step: UPDATE credit SET author = author", 1 },
  { "backup-uuid", work_damage, work_salvage, "prepare: SELECT id FROM article WHERE uuid", 1 },
  { "backup-versions", work_damage, work_salvage, "prepare: SELECT sequence, sha256 FROM revision", 1 },
  { "backup-version", work_damage, work_salvage, "step: SELECT sequence, sha256 FROM revision", 1 },
  { "backup-digest", work_damage, work_salvage, "prepare: SELECT sha256 FROM revision", 1 },
  { "backup-digest-read", work_damage, work_salvage, "step: SELECT sha256 FROM revision", 1 },
  { "backup-file", work_damage, work_salvage, "open: a file", 11 },
  { "left-of-version", damage_more, work_salvage_alone, "step: SELECT ifnull (base, 0), body", 18 },
  { "left-of-version-rest", damage_more, work_salvage_alone, "prepare: SELECT credits", 1 },
  { "left-of-version-read", damage_more, work_salvage_alone, "step: SELECT credits", 1 },
  { "left-of-version-author", work_damage_older, work_salvage_alone, "step: SELECT id FROM author WHERE uuid", 1 },
  { "left-of-version-put", damage_more, work_salvage_alone, "bind: DELETE FROM article WHERE id = ?,", 1 },
  { "left-of-version-marked", damage_more, work_salvage_alone, "prepare: UPDATE article SET sha256", 1 },
  { "row", work_damage, work_salvage, "prepare: SELECT uuid, sequence, changed", 1 },
  { "row-read", work_damage, work_salvage, "step: SELECT uuid, sequence, changed", 1 },
  { "row-put", work_damage, work_salvage, "prepare: INSERT INTO article", 1 },
  { "row-refreshed", work_damage, work_salvage, "prepare: UPDATE article SET word_count", 1 },
  { "spiked-from", work_damage_older, work_salvage_alone, "prepare: SELECT from_state", 1 },
  { "spiked-from-read", work_damage_older, work_salvage_alone, "step: SELECT from_state", 1 },
  { "spiked-from-refreshed", damage_more, work_salvage_alone, "step: SELECT from_state", 1 },
  { "newest", work_damage, work_salvage, "prepare: SELECT sequence, time", 1 },
  { "newest-read", work_damage, work_salvage, "step: SELECT sequence, time", 1 },
  { "newest-of-row", work_damage_older, work_salvage_alone, "step: SELECT sequence, time", 6 },
  { "newest-before-backup", work_damage_undone, work_salvage, "step: SELECT sequence, time", 2 },
  { "newest-of-backup", work_damage_undone, work_salvage, "step: SELECT sequence, time", 5 },
  { "older", work_damage_older, work_salvage_alone, "step: SELECT sha256, credits", 23 },
  { "older-author", work_damage_older, work_salvage_alone, "step: SELECT id FROM author WHERE uuid", 3 },
  { "older-put", work_damage_older, work_salvage_alone, "step: INSERT INTO revision", 1 },
  { "older-row-put", work_damage_older, work_salvage_alone, "bind: DELETE FROM article WHERE id = ?,", 2 },
  { "older-row-kept", work_damage_older, work_salvage_alone, "step: INSERT INTO revision", 5 },
  { "damaged-put", damage_more, work_salvage_alone, "step: INSERT INTO revision", 3 },
  { "undone-put", work_damage_undone, work_salvage, "step: INSERT INTO revision", 1 },
};

/* The names of the files in a folder, and a sum of each */
static void
add_folder (const char *folder,
            GPtrArray  *files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize            size = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          add_folder (path, files);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      {
        g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)contents, size);

        g_ptr_array_add (files, g_strdup_printf ("%s %s", path, sum));
      }
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Returns: (transfer full): what the library's folder holds */
static char *
look (Trials *trials)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  add_folder (trials->folder, files);
  g_ptr_array_sort (files, compare_lines);
  g_ptr_array_add (files, NULL);

  return g_strjoinv ("\n", (char **)files->pdata);
}

static char *
digest (Work *work)
{
  g_autoptr (GError) error = NULL;
  char *sum = work_digest (work->path, &error);

  g_assert_no_error (error);

  return sum;
}

/* Repairs it without a fault. Returns: which of the calls is the one that is to fail */
static guint
learn (Trials     *trials,
       const Case *wanted)
{
  g_autoptr (Work) work = trials_begin (trials);
  g_autoptr (GError) error = NULL;

  trials->before = look (trials);
  fault_sqlite_arm (FAULT_PHASE_WORK, 0, NULL);
  wanted->repair (work, &error);
  g_free (fault_sqlite_disarm ());
  g_assert_no_error (error);
  trials->told = g_strdup (work->told->str);
  trials->after = digest (work);

  return fault_sqlite_find_call (wanted->call, wanted->nth);
}

static void
test_call (Trials       *trials,
           gconstpointer data)
{
  const Case       *wanted = data;
  const FaultManner manner = { SQLITE_NOMEM, FALSE };
  const int         code = g_str_has_prefix (wanted->call, "access: ") ? NEWSROOM_STORE_ERROR_READ_ONLY : NEWSROOM_STORE_ERROR_IO;
  g_autofree char  *call = NULL;
  g_autofree char  *now = NULL;
  g_autofree char  *last = NULL;
  g_autoptr (Work) work = NULL;
  g_autoptr (GError) error = NULL;
  guint number;

  g_random_set_seed (1);
  trials->start = work_new (trials->folder);
  work_prepare (trials->start);
  work_prepare_full (trials->start);
  wanted->damage (trials->start);
  work_copy_folder (trials->folder, trials->kept);
  number = learn (trials, wanted);

  work = trials_begin (trials);
  fault_sqlite_arm (FAULT_PHASE_WORK, number, &manner);
  g_assert_false (wanted->repair (work, &error));
  call = fault_sqlite_disarm ();
  g_assert_true (call != NULL && g_str_has_prefix (call, wanted->call));
  g_assert_error (error, NEWSROOM_STORE_ERROR, code);
  g_clear_error (&error);
  now = look (trials);
  g_assert_cmpstr (now, ==, trials->before);

  g_string_set_size (work->told, 0);
  g_assert_true (wanted->repair (work, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (work->told->str, ==, trials->told);
  last = digest (work);
  g_assert_cmpstr (last, ==, trials->after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/repair-calls/%s", cases[i].name);

      g_test_add (path, Trials, &cases[i], trials_set_up, test_call, trials_tear_down);
    }

  return g_test_run ();
}
