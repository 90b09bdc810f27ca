/* test-store-salvage.c — what becomes of the articles of a damaged library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "salvage-helper.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What is deleted in the thread that draws the window, in which the test runs. */
static guint n_deleted_in_main;

int
unlink (const char *path)
{
  if (getpid () == (pid_t)syscall (SYS_gettid))
    n_deleted_in_main++;

  return (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

/* Everything that a library holds is in the new one, letter by letter. */
static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const tables[] = { "author", "portrait", "article", "credit", "revision", "state_log", "original" };
  g_autoptr (NewsroomArticle) full = fill_library (&fixture->library);
  const char *kept;

  change (fixture, 2, "Another text of the second.");
  library_close (&fixture->library);
  salvage (fixture, FALSE);
  library_close (&fixture->library);
  kept = newsroom_salvage_get_kept_path (fixture->salvage);
  g_assert_cmpuint (newsroom_salvage_count (fixture->salvage, NEWSROOM_FATE_WHOLE), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *columns = g_strdup_printf ("SELECT group_concat ('quote (' || name || ')', '||') FROM pragma_table_info ('%s') WHERE NOT (name = 'id' AND '%s' = 'revision')", tables[i], tables[i]);
      g_autofree char *quoted = run_sql (kept, columns);
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", g_strchomp (quoted), tables[i]);
      g_autofree char *before = run_sql (kept, sql);
      g_autofree char *after = run_sql (fixture->library.path, sql);

      g_assert_cmpuint (strlen (before), >, 0);
      g_assert_cmpstr (after, ==, before);
    }
}

/* The row is damaged, its second copy is whole. */
static void
test_second_copy (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 id = add (fixture, "One", "The words of it");

  damage (fixture, "UPDATE article SET body = 'The worms of it'");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "The words of it");
}

/* Both copies of the last version are damaged. The damaged text stays in the history. */
static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  gint64           id = add (fixture, "One", "The first words of it");
  g_autofree char *named = NULL;

  change (fixture, id, "Quite another text, which is longer than the first");
  damage (fixture, "UPDATE article SET body = 'rotten'; UPDATE revision SET body = 'rotten too' WHERE sequence = 2");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_HISTORY);
  g_assert_cmpstr (find (fixture, id)->headline, ==, "One");
  assert_body (fixture, id, "The first words of it");
  library_close (&fixture->library);
  named = run_sql (fixture->library.path, "SELECT body FROM revision WHERE name <> ''");
  g_assert_cmpstr (named, ==, "rotten\n");
}

/* A version that is damaged takes none of those along that were kept as a change of it. */
static void
test_based (Fixture      *fixture,
            gconstpointer data)
{
  gint64           id = add (fixture, "One", "A text that is long enough to be kept as a change of it, and goes on");
  g_autofree char *bodies = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *body = g_strdup_printf ("A text that is long enough to be kept as a change of it, and goes on and on %u", i);

      change (fixture, id, body);
    }
  damage (fixture, "UPDATE revision SET headline = 'Two' WHERE sequence = 3");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  library_close (&fixture->library);
  bodies = run_sql (fixture->library.path, "SELECT sequence FROM revision ORDER BY sequence");
  g_assert_cmpstr (bodies, ==, "1\n2\n4\n5\n");
}

/* Neither is whole, the backup is. What is in the backup alone comes back. What is newer stays. */
static void
test_backup (Fixture      *fixture,
             gconstpointer data)
{
  gint64 rotten = add (fixture, "Rotten", "As in the backup");
  gint64 gone = add (fixture, "Gone", "Only in the backup");
  gint64 newer = add (fixture, "Newer", "Old");
  gint64 added;

  back_up_now (fixture);
  change (fixture, newer, "New");
  added = add (fixture, "Added", "Not in the backup");
  damage (fixture,
          "PRAGMA foreign_keys = OFF;"
          "UPDATE article SET body = 'x' WHERE headline = 'Rotten'; UPDATE revision SET body = 'y' WHERE headline = 'Rotten';"
          "DELETE FROM article_text; DELETE FROM unindexed;"
          "DELETE FROM revision WHERE headline = 'Gone'; DELETE FROM article WHERE headline = 'Gone'");
  salvage (fixture, TRUE);
  g_assert_cmpint (find (fixture, rotten)->fate, ==, NEWSROOM_FATE_BACKUP);
  g_assert_cmpint (find (fixture, gone)->fate, ==, NEWSROOM_FATE_BACKUP);
  g_assert_cmpint (find (fixture, newer)->fate, ==, NEWSROOM_FATE_WHOLE);
  g_assert_cmpint (find (fixture, added)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, rotten, "As in the backup");
  assert_body (fixture, gone, "Only in the backup");
  assert_body (fixture, newer, "New");
  assert_body (fixture, added, "Not in the backup");
}

/* The number of an article that was deleted has become another's. */
static void
test_other_article (Fixture      *fixture,
                    gconstpointer data)
{
  gint64           id = add (fixture, "Deleted", "Of the backup");
  g_autofree char *headlines = NULL;
  gint64           other;

  back_up_now (fixture);
  damage (fixture, "DELETE FROM article_text; DELETE FROM unindexed; DELETE FROM revision; DELETE FROM article");
  library_reopen (&fixture->library);
  other = add (fixture, "Other", "Of now");
  g_assert_cmpint (other, ==, id);
  change (fixture, other, "Of now, too");
  damage (fixture, "UPDATE article SET body = 'x'; UPDATE revision SET body = 'y' WHERE sequence = 2");
  salvage (fixture, TRUE);
  assert_body (fixture, other, "Of now");
  library_close (&fixture->library);
  headlines = run_sql (fixture->library.path, "SELECT DISTINCT headline FROM revision");
  g_assert_cmpstr (headlines, ==, "Other\n");
}

/* A restore has undone what the newest backup has. That stays in the history, but the article is
 * what was written since, and goes on. */
static void
test_restored_before (Fixture      *fixture,
                      gconstpointer data)
{
  gint64           id = add (fixture, "One", "Monday");
  g_autofree char *monday = NULL;
  g_autofree char *bodies = NULL;
  gsize            length = 0;

  library_close (&fixture->library);
  g_assert_true (g_file_get_contents (fixture->library.path, &monday, &length, NULL));
  library_reopen (&fixture->library);
  for (guint i = 0; i < 4; i++)
    change (fixture, id, i % 2 == 0 ? "Undone, by the restore" : "Undone, too");
  back_up_now (fixture);
  library_close (&fixture->library);
  g_assert_true (g_file_set_contents (fixture->library.path, monday, (gssize)length, NULL));
  library_reopen (&fixture->library);
  change (fixture, id, "Since");
  damage (fixture, data != NULL ? "UPDATE article SET body = 'rotten'" : "DELETE FROM article_text");

  salvage (fixture, TRUE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "Since");
  library_close (&fixture->library);
  bodies = run_sql (fixture->library.path, "SELECT count (*) FROM revision WHERE sequence = 5");
  g_assert_cmpstr (bodies, ==, "1\n");
}

/* The page of the row is one of before, that of the version is not. */
static void
test_older_row (Fixture      *fixture,
                gconstpointer data)
{
  gint64           id = add (fixture, "One", "Before");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *root = NULL;
  g_autofree char *sequences = NULL;
  gsize            length = 0;
  gsize            place;

  library_close (&fixture->library);
  g_assert_true (g_file_get_contents (fixture->library.path, &before, &length, NULL));
  library_reopen (&fixture->library);
  change (fixture, id, "After");
  damage (fixture, data != NULL ? "DELETE FROM revision WHERE sequence = 1; PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = DELETE");
  root = run_sql (fixture->library.path, "SELECT rootpage FROM sqlite_schema WHERE name = 'article'");
  place = (gsize)(g_ascii_strtoull (root, NULL, 10) - 1) * PAGE_SIZE;
  g_assert_true (g_file_get_contents (fixture->library.path, &after, &length, NULL));
  memcpy (after + place, before + place, PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->library.path, after, (gssize)length, NULL));

  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "After");
  library_close (&fixture->library);
  sequences = run_sql (fixture->library.path, "SELECT sequence FROM revision ORDER BY sequence");
  g_assert_cmpstr (sequences, ==, "1\n2\n");
}

/* There is no whole version anywhere: what is left is better than nothing, and said to be damaged. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  const gboolean has_row = data == NULL;
  gint64         id = add (fixture, "One", "The words of it");

  damage (fixture, has_row ? "UPDATE article SET body = 'The worms of it'; DELETE FROM revision" : "UPDATE revision SET body = 'The worms of it'; DELETE FROM article_text; DELETE FROM unindexed; DELETE FROM article");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_DAMAGED);
  assert_body (fixture, id, "The worms of it");
}

/* Its text is gone, but what it was called is known. */
static void
test_lost (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = fill_library (&fixture->library);
  const gint64            id = newsroom_article_get_id (full);
  const NewsroomSalvaged *salvaged;
  g_autofree char        *index = NULL;
  g_autofree char        *contents = NULL;
  gsize                   length = 0;
  gsize                   place;

  damage (fixture, "PRAGMA journal_mode = DELETE");
  index = run_sql (fixture->library.path, "SELECT rootpage FROM sqlite_schema WHERE name = 'article_listed'");
  place = (gsize)(g_ascii_strtoull (index, NULL, 10) - 1) * PAGE_SIZE;
  g_assert_true (g_file_get_contents (fixture->library.path, &contents, &length, NULL));
  {
    g_autofree char *page = g_memdup2 (contents + place, PAGE_SIZE);
    g_autofree char *damaged = NULL;

    g_free (run_sql (fixture->library.path, "DELETE FROM article_text; DELETE FROM unindexed; DELETE FROM revision WHERE article = 1; DELETE FROM article WHERE id = 1"));
    g_assert_true (g_file_get_contents (fixture->library.path, &damaged, &length, NULL));
    memcpy (damaged + place, page, PAGE_SIZE);
    g_assert_true (g_file_set_contents (fixture->library.path, damaged, (gssize)length, NULL));
  }

  salvage (fixture, FALSE);
  salvaged = find (fixture, id);
  g_assert_cmpint (salvaged->fate, ==, NEWSROOM_FATE_LOST);
  g_assert_cmpstr (salvaged->headline, ==, newsroom_article_get_text (full, NEWSROOM_FIELD_HEADLINE));
  g_assert_cmpuint (newsroom_salvage_count (fixture->salvage, NEWSROOM_FATE_WHOLE), ==, 1);
}

/* An author who is lost is known by name from the versions. */
static void
test_author (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = fill_library (&fixture->library);
  g_autoptr (NewsroomArticle) after = NULL;
  g_autofree char *before = newsroom_article_dup_byline (full);
  g_autofree char *byline = NULL;
  g_autoptr (GError) error = NULL;

  damage (fixture, "PRAGMA foreign_keys = OFF; DELETE FROM author WHERE name = 'Bo Sample'");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, 1)->fate, ==, NEWSROOM_FATE_WHOLE);
  after = load_article (fixture->library.store, 1, &error);
  g_assert_no_error (error);
  byline = newsroom_article_dup_byline (after);
  g_assert_cmpstr (byline, ==, before);
}

static void
test_files (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = fill_library (&fixture->library);
  g_autofree char *bytes = NULL;

  back_up_now (fixture);
  damage (fixture, "UPDATE original SET bytes = x'00'");
  salvage (fixture, data != NULL);
  g_assert_cmpuint (newsroom_salvage_get_n_lost_files (fixture->salvage), ==, data != NULL ? 0 : 1);
  library_close (&fixture->library);
  bytes = run_sql (fixture->library.path, "SELECT bytes FROM original");
  g_assert_cmpstr (bytes, ==, data != NULL ? "as filed\n" : "");
}

/* A file that is damaged is in no backup, whatever others the backup brings back; or it is there, but in a
 * row that has moved since. */
static void
test_other_files (Fixture      *fixture,
                  gconstpointer data)
{
  const gboolean has_moved = data != NULL;
  g_autoptr (NewsroomArticle) full = fill_library (&fixture->library);
  g_autofree char *bytes = NULL;

  back_up_now (fixture);
  damage (fixture,
          has_moved ? "UPDATE original SET id = 2, bytes = x'00'"
                    : "INSERT INTO original SELECT 2, article, time, 'of the new one', 'new.txt', path, content_type, notes, dropped, x'00', report FROM original;"
                      "DELETE FROM original WHERE id = 1");
  salvage (fixture, TRUE);
  g_assert_cmpuint (newsroom_salvage_get_n_lost_files (fixture->salvage), ==, has_moved ? 0 : 1);
  library_close (&fixture->library);
  bytes = run_sql (fixture->library.path, "SELECT bytes FROM original WHERE report LIKE '{%}'");
  g_assert_cmpstr (bytes, ==, "as filed\n");
}

/* A library of the version before, which is damaged, cannot even be brought up to date. */
static void
test_version_1 (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", "v1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *contents = NULL;
  gsize            length = 0;

  library_close (&fixture->library);
  g_remove (fixture->library.path);
  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  g_free (run_sql (fixture->library.path, sql));
  g_assert_true (g_file_get_contents (fixture->library.path, &contents, &length, NULL));
  memset (contents, 0, PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->library.path, contents, (gssize)length, NULL));

  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, 1)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, 1, "The body — “é”");
}

/* A newer version's sums may be of more than is read here: nothing of it counts as damaged. */
static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  const gboolean   in_log = data != NULL;
  const char      *sql = "ALTER TABLE article ADD COLUMN desk TEXT; UPDATE article SET body = 'New', sha256 = 'of more'; PRAGMA user_version = 6";
  sqlite3         *db = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files;

  add (fixture, "One", "Old");
  back_up_now (fixture);
  library_close (&fixture->library);
  g_assert_cmpint (sqlite3_open_v2 (fixture->library.path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, in_log, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  n_files = count_files (fixture);

  g_assert_false (try_salvage (fixture, TRUE, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "Repair it with that version"));
  g_assert_cmpuint (count_files (fixture), ==, n_files);
  body = run_sql (fixture->library.path, "SELECT body FROM article");
  g_assert_cmpstr (body, ==, "New\n");
}

/* A bit of the number alone is damaged; or so are the tables, and no version is that new. */
static void
test_flipped_version (Fixture      *fixture,
                      gconstpointer data)
{
  gint64 id = add (fixture, "One", "The words of it");

  damage (fixture, data != NULL ? "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'rotten' WHERE name = 'credit'; PRAGMA user_version = 1029" : "PRAGMA user_version = 7");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "The words of it");
}

static char *
read_library (Fixture *fixture,
              gsize   *length)
{
  char *contents = NULL;

  g_assert_true (g_file_get_contents (fixture->library.path, &contents, length, NULL));

  return contents;
}

/* What fails leaves everything as it was. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            length = 0;
  gsize            after_length = 0;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add (fixture, "One", "Words");
  library_close (&fixture->library);
  before = read_library (fixture, &length);
  g_cancellable_cancel (cancellable);
  g_assert_false (try_salvage (fixture, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&fixture->salvage);
  after = read_library (fixture, &after_length);
  g_assert_cmpmem (before, length, after, after_length);

  g_assert_true (g_file_set_contents (fixture->library.path, "no library at all", -1, NULL));
  g_assert_false (try_salvage (fixture, FALSE, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_object (&fixture->salvage);

  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* A text of many pages; or its chain breaks off, and the beginning is there. */
static void
test_long (Fixture      *fixture,
           gconstpointer data)
{
  const gboolean is_broken = data != NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *contents = NULL;
  gsize            length = 0;
  gint64           id;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (body, "Sentence %u. ", i);
  id = add (fixture, "Long", body->str);
  damage (fixture, is_broken ? "DELETE FROM revision; PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = DELETE");
  contents = read_library (fixture, &length);
  /* The number of the next page of each page that has the middle of the text */
  for (gsize page = 0; page < length; page += PAGE_SIZE)
    if (is_broken && memmem (contents + page, PAGE_SIZE, "Sentence 700.", 13) != NULL)
      memset (contents + page, 0, 4);
  memset (contents, 0, PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->library.path, contents, (gssize)length, NULL));

  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, is_broken ? NEWSROOM_FATE_DAMAGED : NEWSROOM_FATE_WHOLE);
  if (!is_broken)
    assert_body (fixture, id, body->str);
  article = load_article (fixture->library.store, id, NULL);
  g_assert_nonnull (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "Sentence 0. Sentence 1. "));
  g_assert_nonnull (strstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "Sentence 699. Sentence 700. "));
}

/* A backup that is not there: what is built without it is not what was asked for. */
static void
test_no_backup (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "One", "Words");
  library_close (&fixture->library);
  fixture->salvage = newsroom_salvage_new (fixture->library.path);
  newsroom_salvage_build_async (fixture->salvage, fixture->backup, NULL, keep_result_cb, &built);
  g_assert_false (newsroom_salvage_build_finish (fixture->salvage, wait_for (&built), &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* The new library may be as long as the old one: to delete it takes a while. */
static void
test_discarded (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "One", "Words");
  library_close (&fixture->library);
  n_deleted_in_main = 0;
  g_cancellable_cancel (cancellable);
  g_assert_false (try_salvage (fixture, FALSE, cancellable, NULL));
  g_assert_cmpuint (count_files (fixture), ==, 1);

  g_clear_object (&fixture->salvage);
  fixture->salvage = newsroom_salvage_new (fixture->library.path);
  newsroom_salvage_build_async (fixture->salvage, NULL, NULL, keep_result_cb, &built);
  g_assert_true (newsroom_salvage_build_finish (fixture->salvage, wait_for (&built), &error));
  g_assert_no_error (error);
  newsroom_salvage_let_go (fixture->salvage);
  g_clear_object (&fixture->salvage);
  g_assert_cmpuint (n_deleted_in_main, ==, 0);

  salvage (fixture, FALSE);
  library_close (&fixture->library);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

/* Two libraries in one folder are repaired at the same time. */
static void
test_beside (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->library.path);
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (NewsroomSalvage) other = NULL;
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) placed = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  add (fixture, "One", "Words");
  library_close (&fixture->library);
  contents = read_library (fixture, &length);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));

  other = newsroom_salvage_new (path);
  newsroom_salvage_build_async (other, NULL, NULL, keep_result_cb, &built);
  g_assert_true (newsroom_salvage_build_finish (other, wait_for (&built), &error));
  g_assert_no_error (error);
  salvage (fixture, FALSE);
  newsroom_salvage_take_place_async (other, keep_result_cb, &placed);
  g_assert_true (newsroom_salvage_take_place_finish (other, wait_for (&placed), &error));
  g_assert_no_error (error);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage/whole", NULL, test_whole);
  ADD ("/store/salvage/second-copy", NULL, test_second_copy);
  ADD ("/store/salvage/history", NULL, test_history);
  ADD ("/store/salvage/based", NULL, test_based);
  ADD ("/store/salvage/backup", NULL, test_backup);
  ADD ("/store/salvage/other-article", NULL, test_other_article);
  ADD ("/store/salvage/restored-before", NULL, test_restored_before);
  ADD ("/store/salvage/restored-before-and-damaged", GINT_TO_POINTER (TRUE), test_restored_before);
  ADD ("/store/salvage/older-row", NULL, test_older_row);
  ADD ("/store/salvage/older-row-alone", GINT_TO_POINTER (TRUE), test_older_row);
  ADD ("/store/salvage/damaged", NULL, test_damaged);
  ADD ("/store/salvage/damaged-version", GINT_TO_POINTER (TRUE), test_damaged);
  ADD ("/store/salvage/lost", NULL, test_lost);
  ADD ("/store/salvage/author", NULL, test_author);
  ADD ("/store/salvage/files", NULL, test_files);
  ADD ("/store/salvage/files-of-backup", GINT_TO_POINTER (TRUE), test_files);
  ADD ("/store/salvage/other-files", NULL, test_other_files);
  ADD ("/store/salvage/other-files-moved", GINT_TO_POINTER (TRUE), test_other_files);
  ADD ("/store/salvage/version-1", NULL, test_version_1);
  ADD ("/store/salvage/newer", NULL, test_newer);
  ADD ("/store/salvage/newer-in-log", GINT_TO_POINTER (TRUE), test_newer);
  ADD ("/store/salvage/flipped-version", NULL, test_flipped_version);
  ADD ("/store/salvage/flipped-version-rotten-tables", GINT_TO_POINTER (TRUE), test_flipped_version);
  ADD ("/store/salvage/refused", NULL, test_refused);
  ADD ("/store/salvage/long", NULL, test_long);
  ADD ("/store/salvage/long-broken-off", GINT_TO_POINTER (TRUE), test_long);
  ADD ("/store/salvage/no-backup", NULL, test_no_backup);
  ADD ("/store/salvage/discarded", NULL, test_discarded);
  ADD ("/store/salvage/beside", NULL, test_beside);

  return g_test_run ();
}
