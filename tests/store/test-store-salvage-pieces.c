/* test-store-salvage-pieces.c — articles of a damaged library of which some rows are there, and some not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "salvage-helper.h"

/* There is no row of an article any more, nor what hangs on it. */
#define DELETE_ROW "PRAGMA foreign_keys = OFF; DELETE FROM article_text; DELETE FROM unindexed; DELETE FROM article;"

/* Long enough for another to be kept as a change of it */
#define LONG "A text that is long enough to be kept as a change of it, and goes on"

/* What is said of where an article on the spike came from, and where it comes back to */
typedef struct
{
  const char *name;
  const char *sql;
  const char *state;
} Spiked;

#define LOST "UPDATE article SET spiked_from = NULL;"

static const Spiked spiked[] = {
  { "lost", LOST, "editing\n" },
  { "unknown", "UPDATE article SET spiked_from = 'nowhere'", "editing\n" },
  { "the-spike", "UPDATE article SET spiked_from = 'spiked'", "editing\n" },
  { "no-log", LOST "DELETE FROM state_log", "draft\n" },
  { "log-unknown", LOST "UPDATE state_log SET from_state = 'nowhere'", "draft\n" },
  { "log-the-spike", LOST "UPDATE state_log SET from_state = 'spiked'", "draft\n" },
};

static void
test_spiked (Fixture      *fixture,
             gconstpointer data)
{
  const Spiked    *said = data;
  gint64           id = add (fixture, "One", "The words of it");
  g_autofree char *state = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (set_state (fixture->library.store, id, NEWSROOM_STATE_EDITING, &error));
  g_assert_true (set_state (fixture->library.store, id, NEWSROOM_STATE_SPIKED, &error));
  damage (fixture, said->sql);
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "The words of it");
  library_close (&fixture->library);
  state = run_sql (fixture->library.path, "SELECT spiked_from FROM article WHERE state = 'spiked'");
  g_assert_cmpstr (state, ==, said->state);
  library_reopen (&fixture->library);
}

/* What the list says beside the text is counted anew, one by one, and of what the versions give too. */
static void
test_counts (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE article SET word_count = 99",
    "UPDATE article SET note_count = 99",
    "UPDATE article SET body = 'Worms', note_count = 99",
  };

  add (fixture, "One", "Who paid XX million? TK");
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *counts = NULL;

      damage (fixture, damages[i]);
      salvage (fixture, FALSE);
      library_close (&fixture->library);
      counts = run_sql (fixture->library.path, "SELECT word_count || ' ' || note_count FROM article");
      g_assert_cmpstr (counts, ==, "5 2\n");
      library_reopen (&fixture->library);
    }
}

/* What was changed is all that is left, and what it was a change of is lost: the headline is kept. */
static void
test_change_alone (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 id = add (fixture, "One", LONG);

  change (fixture, id, LONG " and on");
  damage (fixture, DELETE_ROW "DELETE FROM revision WHERE sequence = 1");
  salvage (fixture, FALSE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_DAMAGED);
  g_assert_cmpstr (find (fixture, id)->headline, ==, "One");
}

/* The row is lost, and that of the backup is older than the versions. */
static void
test_older_backup (Fixture      *fixture,
                   gconstpointer data)
{
  gint64           id = add (fixture, "One", "Of the backup");
  g_autofree char *sequence = NULL;

  back_up_now (fixture);
  change (fixture, id, "Newer than the backup");
  damage (fixture, DELETE_ROW);
  salvage (fixture, TRUE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_HISTORY);
  assert_body (fixture, id, "Newer than the backup");
  library_close (&fixture->library);
  sequence = run_sql (fixture->library.path, "SELECT sequence FROM article");
  g_assert_cmpstr (sequence, ==, "2\n");
  library_reopen (&fixture->library);
}

/* There is neither a row nor a version that the backup has, too: both are taken for the same article. */
static void
test_nothing_in_common (Fixture      *fixture,
                        gconstpointer data)
{
  gint64           id = add (fixture, "One", "Of the backup");
  g_autofree char *bodies = NULL;

  back_up_now (fixture);
  change (fixture, id, "Newer than the backup");
  damage (fixture, DELETE_ROW "DELETE FROM revision WHERE sequence = 1");
  salvage (fixture, TRUE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_HISTORY);
  assert_body (fixture, id, "Newer than the backup");
  library_close (&fixture->library);
  bodies = run_sql (fixture->library.path, "SELECT body FROM revision ORDER BY sequence");
  g_assert_cmpstr (bodies, ==, "Of the backup\nNewer than the backup\n");
  library_reopen (&fixture->library);
}

/* A restore has undone what the backup has. One of its versions is a change of another, in whose place the
 * library has what was written since: it is no version of anything here. */
static void
test_change_of_undone (Fixture      *fixture,
                       gconstpointer data)
{
  gint64           id = add (fixture, "One", LONG);
  g_autofree char *before = g_build_filename (fixture->library.folder, "before.db", NULL);
  g_autofree char *based = NULL;
  g_autofree char *sequences = NULL;

  library_close (&fixture->library);
  copy_file (fixture->library.path, before);
  library_reopen (&fixture->library);
  change (fixture, id, LONG " and on, which is undone");
  change (fixture, id, LONG " and on, which is undone, too");
  back_up_now (fixture);
  based = run_sql (fixture->backup, "SELECT base FROM revision WHERE sequence = 3");
  g_assert_cmpstr (based, ==, "2\n");
  library_close (&fixture->library);
  copy_file (before, fixture->library.path);
  library_reopen (&fixture->library);
  change (fixture, id, "Since");
  damage (fixture, "UPDATE article SET body = 'rotten'");

  salvage (fixture, TRUE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "Since");
  library_close (&fixture->library);
  sequences = run_sql (fixture->library.path, "SELECT sequence FROM revision ORDER BY sequence");
  g_assert_cmpstr (sequences, ==, "1\n2\n");
  library_reopen (&fixture->library);
}

/* The number of an article that the backup has is another's now, of which the row is lost, or what tells
 * them apart; its versions are others, or none of them is in the backup. */
typedef struct
{
  const char *name;
  const char *sql;
} Clash;

static const Clash clashes[] = {
  { "no-row", DELETE_ROW },
  { "no-uuid", "UPDATE article SET uuid = 'rotten'" },
  { "no-uuid-nor-version", "UPDATE article SET uuid = 'rotten'; UPDATE revision SET sequence = 2" },
};

static void
test_clash (Fixture      *fixture,
            gconstpointer data)
{
  const Clash     *clash = data;
  gint64           id = add (fixture, "Deleted", "Of the backup");
  g_autofree char *headlines = NULL;
  gint64           other;

  back_up_now (fixture);
  damage (fixture, "DELETE FROM article_text; DELETE FROM unindexed; DELETE FROM revision; DELETE FROM article");
  library_reopen (&fixture->library);
  other = add (fixture, "Other", "Of now");
  g_assert_cmpint (other, ==, id);
  damage (fixture, clash->sql);
  salvage (fixture, TRUE);
  assert_body (fixture, other, "Of now");
  library_close (&fixture->library);
  headlines = run_sql (fixture->library.path, "SELECT DISTINCT headline FROM revision UNION SELECT headline FROM article");
  g_assert_cmpstr (headlines, ==, "Other\n");
  library_reopen (&fixture->library);
}

/* A file of the first article, with a number that another one has elsewhere */
static void
put_file (Fixture    *fixture,
          const char *name,
          const char *sha256)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO original (id, article, time, sha256, file_name, content_type, notes, dropped, bytes)"
                                          " VALUES (50, 1, 1, '%s', '%s', 'text/plain', '', '', CAST ('%s' AS BLOB))",
                                          sha256,
                                          name,
                                          name);

  library_close (&fixture->library);
  g_free (run_sql (fixture->library.path, sql));
  library_reopen (&fixture->library);
}

/* A restore has undone what the backup has, and others have got the numbers since: of an author with a
 * portrait, of a file and of what was done. Each is there, with what belongs to it. */
static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const names[] = { "Eve Since", "Zed Since" };
  g_autofree char         *before = g_build_filename (fixture->library.folder, "before.db", NULL);
  g_autoptr (NewsroomArticle) since = make_article ("Since", "Words since");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("filed since", 11);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("since.txt", "/tmp/since.txt", "text/plain", bytes, report);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  add (fixture, "Zero", "Words");
  library_close (&fixture->library);
  copy_file (fixture->library.path, before);
  library_reopen (&fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add (fixture, "Undone", "Words");
  g_object_unref (fill_library (&fixture->library));
  put_file (fixture, "A", "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd");
  back_up_now (fixture);
  library_close (&fixture->library);
  copy_file (before, fixture->library.path);
  library_reopen (&fixture->library);
  put_file (fixture, "B", "df7e70e5021544f4834bbee64a9e3789febc4be81470df629cad6ddb03320a5c");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (NewsroomAuthor) author = newsroom_author_new (names[i]);
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_add_credit (since, credit);
    }
  g_assert_true (import (fixture->library.store, since, original, &error));
  g_assert_true (set_state (fixture->library.store, 1, NEWSROOM_STATE_EDITING, &error));

  library_close (&fixture->library);
  /* Beyond all numbers there is none. */
  g_free (run_sql (fixture->library.path,
                   "INSERT INTO state_log (id, article, sequence, time, from_state, to_state, note)"
                   " VALUES (9223372036854775807, 1, 1, 1, 'draft', 'draft', '')"));
  salvage (fixture, TRUE);
  library_close (&fixture->library);
  all = run_sql (fixture->library.path,
                 "SELECT name FROM author JOIN portrait ON author.id = portrait.author;"
                 "SELECT name FROM author JOIN credit ON author.id = credit.author JOIN article ON article.id = credit.article WHERE headline = 'Since' ORDER BY position;"
                 "SELECT file_name || ' of ' || headline FROM original JOIN article ON article.id = original.article ORDER BY headline, file_name;"
                 "SELECT to_state || ' ' || headline FROM state_log JOIN article ON article.id = state_log.article WHERE to_state = 'editing'");
  g_assert_cmpstr (all, ==, "Ann Example\nEve Since\nZed Since\nstory.txt of From a file\nsince.txt of Since\nA of Zero\nB of Zero\nediting Zero\n");
  library_reopen (&fixture->library);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spiked); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/salvage/spiked-from-%s", spiked[i].name);

      ADD (path, &spiked[i], test_spiked);
    }
  ADD ("/store/salvage/counts", NULL, test_counts);
  ADD ("/store/salvage/change-alone", NULL, test_change_alone);
  ADD ("/store/salvage/older-backup", NULL, test_older_backup);
  ADD ("/store/salvage/nothing-in-common", NULL, test_nothing_in_common);
  ADD ("/store/salvage/change-of-undone", NULL, test_change_of_undone);
  ADD ("/store/salvage/numbers", NULL, test_numbers);
  for (guint i = 0; i < G_N_ELEMENTS (clashes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/salvage/clash-%s", clashes[i].name);

      ADD (path, &clashes[i], test_clash);
    }

  return g_test_run ();
}
