/* test-backup.c — backups in their folders: made, kept, told of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utime.h>

#include "newsroom-backup-keeper.h"

#define HOUR (3600 * G_TIME_SPAN_SECOND)
#define START ((gint64)1795874400 * G_TIME_SPAN_SECOND) /* 2026-11-28T14:00:00Z */

static guint64 free_bytes = G_MAXUINT64;

/* The disk has as much space as the test says. */
int
statvfs (const char     *path,
         struct statvfs *info)
{
  memset (info, 0, sizeof *info);
  info->f_frsize = 1;
  info->f_bavail = MIN (free_bytes, G_MAXINT64);

  return g_access (path, F_OK);
}

typedef struct
{
  DeskFixture           desk;
  char                 *folder; /* beside the library */
  char                 *chosen; /* by the editor */
  gint64                now;
  guint                 n_told;
  char                 *told;
  NewsroomBackupKeeper *keeper;
} Fixture;

static gint64
clock_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->now;
}

static void
told_cb (NewsroomBackupKeeper *keeper,
         const char           *text,
         gpointer              user_data)
{
  Fixture *fixture = user_data;

  fixture->n_told++;
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static void
make_keeper (Fixture *fixture)
{
  fixture->keeper = newsroom_backup_keeper_new (fixture->desk.store, clock_cb, fixture);
  g_signal_connect (fixture->keeper, "told", G_CALLBACK (told_cb), fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, data);
  fixture->folder = newsroom_backup_dup_folder (newsroom_store_get_path (fixture->desk.store));
  fixture->chosen = g_build_filename (fixture->desk.folder, "chosen", NULL);
  fixture->now = START;
  free_bytes = G_MAXUINT64;
  make_keeper (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  newsroom_backup_keeper_stop (fixture->keeper);
  g_assert_finalize_object (g_steal_pointer (&fixture->keeper));
  desk_fixture_tear_down (&fixture->desk, data);
  g_free (fixture->folder);
  g_free (fixture->chosen);
  g_free (fixture->told);
}

static void
wait (Fixture *fixture)
{
  desk_wait_until (!newsroom_backup_keeper_get_is_busy (fixture->keeper));
}

static void
check (Fixture *fixture)
{
  newsroom_backup_keeper_check (fixture->keeper);
  wait (fixture);
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
change (Fixture    *fixture,
        const char *body)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "News");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  draft = newsroom_draft_new (fixture->desk.store, article);
  newsroom_draft_changed (draft);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_CHECKPOINT));
}

static gboolean
prepare (const char *folder,
         GError    **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  newsroom_backup_prepare_second_folder_async (folder, NULL, desk_result_cb, &result);
  done = desk_await (&result);

  return newsroom_backup_prepare_second_folder_finish (done, error);
}

static void
test_when_due (Fixture      *fixture,
               gconstpointer data)
{
  const NewsroomBackup *last;

  change (fixture, "One.");
  check (fixture);
  last = newsroom_backup_keeper_get_last (fixture->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY);
  g_assert_nonnull (last);
  g_assert_cmpint (last->time, ==, START);
  g_assert_cmpint (last->figures.n_articles, ==, 1);
  g_assert_cmpint (last->size, >, 0);
  g_assert_true (g_str_has_suffix (last->path, "/backups/library-20261128T140000Z.db"));
  g_assert_cmpuint (count (fixture->folder), ==, 1);

  /* Not before an hour has passed, and not when nothing has changed. */
  change (fixture, "Two.");
  fixture->now += HOUR - 1;
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 1);
  fixture->now += 1;
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 2);
  fixture->now += 10 * HOUR;
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 2);

  /* Nor after a start. */
  newsroom_backup_keeper_stop (fixture->keeper);
  g_clear_object (&fixture->keeper);
  make_keeper (fixture);
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 2);
  last = newsroom_backup_keeper_get_last (fixture->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY);
  g_assert_cmpint (last->time, ==, START + HOUR);
  change (fixture, "Three.");
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 3);
  g_assert_cmpuint (fixture->n_told, ==, 0);

  /* By hand always. */
  newsroom_backup_keeper_back_up (fixture->keeper);
  newsroom_backup_keeper_back_up (fixture->keeper);
  wait (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 5);
}

static void
test_rotated (Fixture      *fixture,
              gconstpointer data)
{
  for (guint hour = 0; hour < 22; hour++)
    {
      change (fixture, "Words.");
      check (fixture);
      fixture->now += HOUR;
    }
  /* Twelve hours, and the last one of the day before. */
  g_assert_cmpuint (count (fixture->folder), ==, 13);
}

static void
test_shrunken (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *large = g_build_filename (fixture->folder, "library-20261128T130000Z.db", NULL);
  g_autofree char *text = g_strnfill (4000000, 'x');

  g_assert_no_errno (g_mkdir (fixture->folder, 0700));
  g_assert_true (g_file_set_contents (large, text, -1, NULL));
  change (fixture, "Words.");
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 2);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_nonnull (strstr (fixture->told, "much smaller"));
}

static void
test_no_space (Fixture      *fixture,
               gconstpointer data)
{
  free_bytes = 64 * 1024 * 1024;
  change (fixture, "Words.");
  for (guint i = 0; i < 3; i++)
    check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_nonnull (strstr (newsroom_backup_keeper_get_trouble (fixture->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY), "must be free"));

  free_bytes = 80 * 1024 * 1024;
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 1);
  g_assert_null (newsroom_backup_keeper_get_trouble (fixture->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY));
}

/* The second folder comes and goes with its disk. */
static void
test_second_folder (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *away = g_strconcat (fixture->chosen, ".away", NULL);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (prepare (fixture->chosen, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_no_errno (g_mkdir (fixture->chosen, 0700));
  g_assert_true (prepare (fixture->chosen, &error));
  g_assert_no_error (error);

  change (fixture, "One.");
  newsroom_backup_keeper_set_second_folder (fixture->keeper, fixture->chosen);
  wait (fixture);
  second = g_strdup (newsroom_backup_keeper_get_folder (fixture->keeper, NEWSROOM_BACKUP_PLACE_SECOND));
  g_assert_cmpuint (count (second), ==, 1);
  g_assert_cmpuint (count (fixture->folder), ==, 1);

  /* Where its disk is not mounted there is an empty folder. */
  g_assert_no_errno (g_rename (fixture->chosen, away));
  g_assert_no_errno (g_mkdir (fixture->chosen, 0700));
  change (fixture, "Two.");
  fixture->now += HOUR;
  for (guint i = 0; i < 3; i++)
    check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 2);
  g_assert_cmpuint (count (fixture->chosen), ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_nonnull (strstr (fixture->told, "Connect its disk"));

  g_assert_no_errno (g_rmdir (fixture->chosen));
  g_assert_no_errno (g_rename (away, fixture->chosen));
  check (fixture);
  g_assert_cmpuint (count (second), ==, 2);
  g_assert_cmpuint (count (fixture->folder), ==, 2);
  g_assert_null (newsroom_backup_keeper_get_trouble (fixture->keeper, NEWSROOM_BACKUP_PLACE_SECOND));

  newsroom_backup_keeper_set_second_folder (fixture->keeper, NULL);
  wait (fixture);
  change (fixture, "Three.");
  fixture->now += HOUR;
  check (fixture);
  g_assert_cmpuint (count (second), ==, 2);
  g_assert_cmpuint (count (fixture->folder), ==, 3);
}

static GPtrArray *
list (Fixture            *fixture,
      NewsroomBackupDepth depth)
{
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  newsroom_backup_list_async (newsroom_store_get_path (fixture->desk.store), fixture->folder, depth, NULL, desk_result_cb, &result);
  done = desk_await (&result);

  return newsroom_backup_list_finish (done, NULL);
}

static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "library-20261127T140000Z.db", NULL);
  g_autofree char *alien = g_build_filename (fixture->folder, "holidays.db", NULL);
  g_autoptr (GPtrArray) none = list (fixture, NEWSROOM_BACKUP_VERIFIED);
  g_autoptr (GPtrArray) backups = NULL;
  const NewsroomBackup *backup;

  g_assert_cmpuint (none->len, ==, 0);
  change (fixture, "One.");
  check (fixture);
  g_assert_true (g_file_set_contents (bad, "no library", -1, NULL));
  g_assert_true (g_file_set_contents (alien, "no backup", -1, NULL));

  backups = list (fixture, NEWSROOM_BACKUP_VERIFIED);
  g_assert_cmpuint (backups->len, ==, 2);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->path, ==, bad);
  g_assert_nonnull (backup->trouble);
  backup = g_ptr_array_index (backups, 1);
  g_assert_null (backup->trouble);
  g_assert_cmpint (backup->figures.n_articles, ==, 1);
  g_assert_true (g_file_test (alien, G_FILE_TEST_EXISTS));
}

/* The oldest first. The name of a version has no time in it. */
static const struct
{
  const char        *name;
  gint64             time;
  NewsroomBackupKind kind;
} kept[] = {
  { "library-moved-20261128T080000Z.db", START - 6 * HOUR, NEWSROOM_BACKUP_BEFORE_MOVE },
  { "library-before-restore-20261128T090000Z.db", START - 5 * HOUR, NEWSROOM_BACKUP_BEFORE_RESTORE },
  { "library-before-restore-20261128T090000Z-2.db", START - 5 * HOUR, NEWSROOM_BACKUP_BEFORE_RESTORE },
  { "library-of-version-2.db", START - 60 * G_TIME_SPAN_SECOND, NEWSROOM_BACKUP_BEFORE_UPGRADE },
  { "library-of-version-2-2.db", START - 60 * G_TIME_SPAN_SECOND, NEWSROOM_BACKUP_BEFORE_UPGRADE },
};

static void
keep (Fixture    *fixture,
      const char *source,
      const char *name)
{
  g_autofree char     *path = g_build_filename (fixture->desk.folder, name, NULL);
  g_autofree char     *contents = NULL;
  const struct utimbuf times = { START / G_TIME_SPAN_SECOND - 60, START / G_TIME_SPAN_SECOND - 60 };
  gsize                length;

  g_assert_true (g_file_get_contents (source, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));
  g_assert_no_errno (utime (path, &times));
}

static void
assert_kept_are_listed (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups = list (fixture, NEWSROOM_BACKUP_VERIFIED);
  const NewsroomBackup *made;

  g_assert_cmpuint (backups->len, ==, G_N_ELEMENTS (kept) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char      *name = g_path_get_basename (backup->path);

      g_assert_cmpstr (name, ==, kept[i].name);
      g_assert_cmpint (backup->time, ==, kept[i].time);
      g_assert_cmpint (backup->kind, ==, kept[i].kind);
      g_assert_null (backup->trouble);
      g_assert_cmpint (backup->figures.n_articles, ==, 1);
    }
  made = g_ptr_array_index (backups, G_N_ELEMENTS (kept));
  g_assert_cmpint (made->kind, ==, NEWSROOM_BACKUP_MADE);
}

/* What a restore, an upgrade and a move have left beside the library is listed; no rotation counts it or takes it. */
/* One whose log was left with it can be read no more than that it is there: it says what is to be done. */
static void
keep_with_log (Fixture    *fixture,
               const char *source)
{
  const char      *name = "library-before-restore-20261128T130000Z.db";
  g_autofree char *path = g_build_filename (fixture->desk.folder, name, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  guint n_found = 0;

  keep (fixture, source, name);
  g_assert_true (g_file_set_contents (log, "a log", -1, NULL));
  backups = list (fixture, NEWSROOM_BACKUP_VERIFIED);
  for (guint i = 0; i < backups->len; i++)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);

      n_found += g_str_equal (backup->path, path) && backup->trouble != NULL && !backup->is_damaged;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const others[] = {
    "library-before-restore-20261128T100000Z-3.db.txt",
    "library-before-restore.db",
    "library-damaged-2026-11-28-100000.db",
    "library-of-version-.db",
    "library-of-version-2-.db",
    "library-of-version-2b.db",
    "other-before-restore-20261128T100000Z.db",
  };
  const NewsroomBackup *last;
  g_autofree char      *source = NULL;
  g_autofree char      *linked = g_build_filename (fixture->desk.folder, "library-before-restore-20261128T110000Z.db", NULL);
  g_autofree char      *bad = g_build_filename (fixture->desk.folder, "library-before-restore-20261128T120000Z.db", NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  change (fixture, "One.");
  check (fixture);
  last = newsroom_backup_keeper_get_last (fixture->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY);
  source = g_strdup (last->path);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    keep (fixture, source, kept[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    keep (fixture, source, others[i]);
  g_assert_true (g_file_set_contents (bad, "no library", -1, NULL));
  /* An exchange that was killed has left the library two names. */
  g_assert_cmpint (link (newsroom_store_get_path (fixture->desk.store), linked), ==, 0);

  names = list (fixture, NEWSROOM_BACKUP_NAMES);
  g_assert_cmpuint (names->len, ==, 1);
  assert_kept_are_listed (fixture);
  keep_with_log (fixture, source);

  for (guint hour = 0; hour < 22; hour++)
    {
      fixture->now += HOUR;
      change (fixture, "Words.");
      check (fixture);
    }
  g_assert_cmpuint (count (fixture->folder), ==, 13);
  backups = list (fixture, NEWSROOM_BACKUP_FIGURES);
  g_assert_cmpuint (backups->len, ==, 13 + G_N_ELEMENTS (kept) + 1);
}

/* What was cut off long ago goes; what may be under way elsewhere stays. */
static void
test_cut_off (Fixture      *fixture,
              gconstpointer data)
{
  static const struct utimbuf long_ago = { 1000000000, 1000000000 };
  g_autofree char            *old = g_build_filename (fixture->folder, NEWSROOM_LIBRARY_COPY_PREFIX "old", NULL);
  g_autofree char *new = g_build_filename (fixture->folder, NEWSROOM_LIBRARY_COPY_PREFIX "new", NULL);
  g_autofree char *restore = g_build_filename (fixture->desk.folder, NEWSROOM_LIBRARY_COPY_PREFIX "restore", NULL);

  g_assert_no_errno (g_mkdir (fixture->folder, 0700));
  g_assert_true (g_file_set_contents (old, "half", -1, NULL));
  g_assert_true (g_file_set_contents (new, "half", -1, NULL));
  g_assert_true (g_file_set_contents (restore, "half", -1, NULL));
  g_assert_no_errno (utime (old, &long_ago));
  g_assert_no_errno (utime (restore, &long_ago));
  change (fixture, "One.");
  check (fixture);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (restore, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (new, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count (fixture->folder), ==, 2);
}

/* Stopped in the middle nothing is left of it. */
static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = g_strnfill (16 * 1024 * 1024, 'x');

  change (fixture, text);
  newsroom_backup_keeper_check (fixture->keeper);
  desk_poll_until (count (fixture->folder) > 0);
  newsroom_backup_keeper_stop (fixture->keeper);
  wait (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* The disk changes a letter of each text that says so. */
static void
rot (Fixture *fixture)
{
  g_autofree char *path = g_strdup (newsroom_store_get_path (fixture->desk.store));
  g_autofree char *contents = NULL;
  gsize            length;
  guint            n_rotten = 0;

  newsroom_backup_keeper_stop (fixture->keeper);
  g_clear_object (&fixture->keeper);
  desk_close (&fixture->desk.store);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i + strlen ("To rot") <= length; i++)
    if (memcmp (contents + i, "To rot", strlen ("To rot")) == 0)
      {
        contents[i] = 'N';
        n_rotten++;
      }
  g_assert_cmpuint (n_rotten, >, 0);
  g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));

  fixture->desk.store = desk_open (path);
  make_keeper (fixture);
}

static guint
count_partial (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint       n_partial = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n_partial += g_str_has_suffix (name, "-partial.db");

  return n_partial;
}

/* One rotten article does not leave the others without a copy; what was verified stays. */
static void
test_partial (Fixture      *fixture,
              gconstpointer data)
{
  change (fixture, "To rot");
  check (fixture);
  fixture->now += HOUR;
  change (fixture, "Whole");
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 2);

  rot (fixture);
  fixture->now += HOUR;
  change (fixture, "Written after it");
  check (fixture);
  g_assert_cmpuint (count (fixture->folder), ==, 3);
  g_assert_cmpuint (count_partial (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_nonnull (strstr (fixture->told, "is not what was saved. What is whole is kept as “library-20261128T160000Z-partial.db”"));
  g_assert_cmpint (newsroom_backup_keeper_get_last (fixture->keeper, NEWSROOM_BACKUP_PLACE_LIBRARY)->time, ==, START + HOUR);

  /* No more often than a backup, and not when nothing has changed. */
  change (fixture, "Sooner");
  fixture->now += HOUR - 1;
  check (fixture);
  g_assert_cmpuint (count_partial (fixture), ==, 1);
  fixture->now += 1;
  check (fixture);
  g_assert_cmpuint (count_partial (fixture), ==, 2);
  fixture->now += HOUR;
  check (fixture);
  g_assert_cmpuint (count_partial (fixture), ==, 2);

  for (guint i = 0; i < 30; i++)
    {
      fixture->now += HOUR;
      change (fixture, "Later");
      check (fixture);
    }
  g_assert_cmpuint (count_partial (fixture), ==, 3);
  g_assert_cmpuint (count (fixture->folder), ==, 5);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/backup/when-due", test_when_due);
  ADD ("/desk/backup/rotated", test_rotated);
  ADD ("/desk/backup/shrunken", test_shrunken);
  ADD ("/desk/backup/no-space", test_no_space);
  ADD ("/desk/backup/second-folder", test_second_folder);
  ADD ("/desk/backup/list", test_list);
  ADD ("/desk/backup/kept", test_kept);
  ADD ("/desk/backup/cut-off", test_cut_off);
  ADD ("/desk/backup/stopped", test_stopped);
  ADD ("/desk/backup/partial", test_partial);

  return g_test_run ();
}
