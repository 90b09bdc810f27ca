/* test-clock.c — the clock is wrong, jumps or stands still: the order of things is that in which they were done
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Here each of two names of a call has to be defined as itself. */
#undef _TIME_BITS
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "desk-helper.h"

#include <dlfcn.h>
#include <sqlite3.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "newsroom-article-rows.h"
#include "newsroom-backup-keeper.h"
#include "newsroom-everything.h"
#include "newsroom-repair.h"

#define SEED 20260101
#define START ((gint64)1772355600 * G_TIME_SPAN_SECOND) /* 2026-03-01T09:00:00Z */
#define HOUR G_TIME_SPAN_HOUR
#define YEAR (365 * G_TIME_SPAN_DAY)
#define N_TEXTS 6

/* What the clock says while it is wrong: so much beside what is right, or something else. */
typedef struct
{
  const char *name;
  gint64      jump; /* µs */
  gboolean    stands_still;
  gboolean    is_random;  /* a year to and fro at each look */
  gboolean    steps_back; /* a second at each look */
} Clock;

static const Clock clocks[] = {
  { "year-ahead", YEAR, FALSE, FALSE, FALSE },
  { "year-back", -YEAR, FALSE, FALSE, FALSE },
  { "1970", -START, FALSE, FALSE, FALSE },
  { "2038", (gint64)2147483647 * G_TIME_SPAN_SECOND - START, FALSE, FALSE, FALSE },
  { "leap-day", (gint64)1835481590 * G_TIME_SPAN_SECOND - START, FALSE, FALSE, FALSE }, /* 2028-02-29T23:59:50Z */
  { "leap-seconds", 0, FALSE, FALSE, TRUE },
  { "stands-still", 0, TRUE, FALSE, FALSE },
  { "to-and-fro", 0, FALSE, TRUE, FALSE },
};

/* One try: whether the clock is right again in the end */
typedef struct
{
  const Clock *clock;
  gboolean     is_mended;
  guint        number; /* of those with the same clock */
} Case;

typedef struct
{
  DeskFixture    desk;
  char          *path;
  char          *backups;
  gint64         id;      /* of the article that is written */
  NewsroomDraft *draft;   /* of it, or NULL */
  GPtrArray     *written; /* its texts, one a version, in the order in which they were saved */
  GPtrArray     *kept;    /* those of them that stay for ever */
} Fixture;

/* The clock of this process, under a lock: the store's thread looks, too. */
static GMutex       lock;
static const Clock *wrong;  /* NULL: it is right */
static gint64       passed; /* µs since the start: a second at each look */
static gint64       mended; /* µs more, as when the clock was set right */
static GRand       *rand_of_clock;

static gint64
tell_time (void)
{
  gint64 time;

  g_mutex_lock (&lock);
  passed += wrong != NULL && wrong->stands_still ? 0 : G_TIME_SPAN_SECOND;
  time = START + mended + passed;
  if (wrong != NULL)
    time += wrong->jump;
  if (wrong != NULL && wrong->steps_back)
    time -= 2 * (passed - passed % G_TIME_SPAN_MINUTE / 2);
  if (wrong != NULL && wrong->is_random)
    time += (gint64)g_rand_int_range (rand_of_clock, -365, 366) * G_TIME_SPAN_DAY;
  g_mutex_unlock (&lock);

  return time;
}

static void
set_clock (const Clock *clock,
           gint64       more)
{
  g_mutex_lock (&lock);
  wrong = clock;
  mended = more;
  g_mutex_unlock (&lock);
}

/* GLib and SQLite call these. How much time goes by between two calls is nobody's to change. */
int
gettimeofday (struct timeval *restrict time,
              void *restrict zone)
{
  const gint64 now = tell_time ();

  time->tv_sec = now / G_TIME_SPAN_SECOND;
  time->tv_usec = now % G_TIME_SPAN_SECOND;

  return 0;
}

int
clock_gettime (clockid_t        clock,
               struct timespec *time)
{
  int (*real) (clockid_t, struct timespec *) = (int (*) (clockid_t, struct timespec *))dlsym (RTLD_NEXT, "clock_gettime");
  gint64 now;

  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
    return real (clock, time);

  now = tell_time ();
  time->tv_sec = now / G_TIME_SPAN_SECOND;
  time->tv_nsec = now % G_TIME_SPAN_SECOND * 1000;

  return 0;
}

/* Nobody cuts the power here. */
int
fsync (int fd)
{
  return 0;
}

int
fdatasync (int fd)
{
  return 0;
}

static void
close_library (Fixture *fixture)
{
  g_clear_object (&fixture->draft);
  desk_close (&fixture->desk.store);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  passed = 0;
  set_clock (NULL, 0);
  rand_of_clock = g_rand_new_with_seed (SEED);
  desk_fixture_set_up (&fixture->desk, NULL);
  fixture->path = g_build_filename (fixture->desk.folder, "library.db", NULL);
  fixture->backups = newsroom_backup_dup_folder (fixture->path);
  fixture->written = g_ptr_array_new_with_free_func (g_free);
  fixture->kept = g_ptr_array_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  set_clock (NULL, 0);
  g_clear_object (&fixture->draft);
  desk_fixture_tear_down (&fixture->desk, NULL);
  g_clear_pointer (&rand_of_clock, g_rand_free);
  g_free (fixture->path);
  g_free (fixture->backups);
  g_ptr_array_unref (fixture->written);
  g_ptr_array_unref (fixture->kept);
}

static void
assert_body (Fixture *fixture)
{
  g_autoptr (NewsroomArticle) stored = desk_load (fixture->desk.store, fixture->id);

  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, fixture->written->pdata[fixture->written->len - 1]);
}

static void
open_draft (Fixture *fixture)
{
  g_autoptr (NewsroomArticle) article = fixture->id != 0 ? desk_load (fixture->desk.store, fixture->id) : newsroom_article_new ();

  fixture->draft = newsroom_draft_new (fixture->desk.store, article);
}

/* Every third one is a checkpoint. The words grow, so that none is kept for being the longest. */
static void
write_texts (Fixture *fixture)
{
  if (fixture->draft == NULL)
    open_draft (fixture);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      NewsroomArticle *article = newsroom_draft_get_article (fixture->draft);
      const gboolean   is_kept = i % 3 == 2;
      GString         *text = g_string_new ("Text");

      for (guint j = 0; j <= fixture->written->len; j++)
        g_string_append_printf (text, " n%u", j);
      newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Council plants trees");
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text->str);
      g_assert_true (desk_save (fixture->draft, is_kept ? NEWSROOM_CAUSE_CHECKPOINT : NEWSROOM_CAUSE_AUTOSAVE));
      fixture->id = newsroom_article_get_id (article);
      if (is_kept)
        g_ptr_array_add (fixture->kept, text->str);
      g_ptr_array_add (fixture->written, g_string_free (text, FALSE));
      assert_body (fixture);
    }
}

/* Nobody asks for this save; it comes by itself. */
static void
write_and_wait (Fixture *fixture)
{
  char *text = g_strdup_printf ("%s and more", (char *)fixture->written->pdata[fixture->written->len - 1]);

  newsroom_article_set_text (newsroom_draft_get_article (fixture->draft), NEWSROOM_FIELD_BODY, text);
  g_ptr_array_add (fixture->written, text);
  desk_wait_for_status (fixture->draft, NEWSROOM_DRAFT_SAVED);
  assert_body (fixture);
}

static NewsroomArticle *
load_version (Fixture *fixture,
              gint64   sequence)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_load_revision_async (fixture->desk.store, fixture->id, sequence, NULL, desk_result_cb, &result);
  loaded = desk_await (&result);

  return newsroom_store_load_revision_finish (fixture->desk.store, loaded, NULL);
}

/* Takes the first checkpoint back, which becomes the newest version. */
static void
restore_first (Fixture *fixture)
{
  g_autoptr (GAsyncResult) restored = NULL;
  GAsyncResult *result = NULL;

  g_clear_object (&fixture->draft);
  newsroom_store_restore_revision_async (fixture->desk.store, fixture->id, 3, NULL, desk_result_cb, &result);
  restored = desk_await (&result);
  g_assert_true (newsroom_store_change_revision_finish (fixture->desk.store, restored, NULL));
  g_ptr_array_add (fixture->written, g_strdup (fixture->kept->pdata[0]));
  assert_body (fixture);
}

static void
thin (Fixture *fixture)
{
  gint64 id = 0;

  do
    {
      g_autoptr (GAsyncResult) thinned = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *result = NULL;

      newsroom_store_thin_async (fixture->desk.store, id, g_get_real_time (), NULL, desk_result_cb, &result);
      thinned = desk_await (&result);
      g_assert_true (newsroom_store_thin_finish (fixture->desk.store, thinned, &id, &error));
      g_assert_no_error (error);
    }
  while (id != 0);
}

static void
back_up (Fixture *fixture)
{
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomBackup) backup = NULL;
  GAsyncResult *result = NULL;
  gboolean      is_shrunken = FALSE;

  newsroom_backup_make_async (fixture->desk.store, fixture->backups, NULL, g_get_real_time (), NULL, desk_result_cb, &result);
  made = desk_await (&result);
  backup = newsroom_backup_make_finish (made, &is_shrunken, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (backup->path, G_FILE_TEST_EXISTS));
}

static gboolean
is_written (Fixture    *fixture,
            const char *text,
            guint      *from)
{
  while (*from < fixture->written->len)
    if (g_str_equal (fixture->written->pdata[(*from)++], text))
      return TRUE;

  return FALSE;
}

/* The versions are in the order in which they were saved, and those that are to stay are there. */
static void
assert_history (Fixture *fixture)
{
  g_autoptr (GAsyncResult) queried = NULL;
  g_autoptr (GListModel) versions = NULL;
  GAsyncResult *result = NULL;
  gint64        before = 0;
  guint         n_passed = 0;
  guint         n_kept = 0;

  newsroom_store_query_revisions_async (fixture->desk.store, fixture->id, NULL, desk_result_cb, &result);
  queried = desk_await (&result);
  versions = newsroom_store_query_revisions_finish (fixture->desk.store, queried, NULL);
  g_assert_nonnull (versions);
  for (guint i = g_list_model_get_n_items (versions); i > 0; i--)
    {
      g_autoptr (NewsroomRevision) version = g_list_model_get_item (versions, i - 1);
      g_autoptr (NewsroomArticle) article = load_version (fixture, newsroom_revision_get_sequence (version));
      const char *text = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);

      g_assert_cmpint (newsroom_revision_get_sequence (version), >, before);
      before = newsroom_revision_get_sequence (version);
      g_assert_true (is_written (fixture, text, &n_passed));
      n_kept += g_ptr_array_find_with_equal_func (fixture->kept, text, g_str_equal, NULL);
    }
  g_assert_cmpuint (n_passed, ==, fixture->written->len);
  g_assert_cmpuint (n_kept, >=, fixture->kept->len);
}

/* Whatever they are sorted by, no article is missing. */
static void
assert_listed (Fixture *fixture,
               guint    n_articles)
{
  for (guint sort = 0; sort < NEWSROOM_N_SORTS; sort++)
    {
      NewsroomArticleQuery all = NEWSROOM_ARTICLE_QUERY_INIT;
      g_autoptr (GAsyncResult) queried = NULL;
      g_autoptr (GListModel) list = NULL;
      GAsyncResult *result = NULL;

      all.sort = (NewsroomSort)sort;
      newsroom_store_query_articles_async (fixture->desk.store, &all, NULL, desk_result_cb, &result);
      queried = desk_await (&result);
      list = newsroom_store_query_articles_finish (fixture->desk.store, queried, NULL);
      g_assert_nonnull (list);
      g_assert_cmpuint (g_list_model_get_n_items (list), ==, n_articles);
    }
}

static char *
get_folder (Fixture *fixture)
{
  return g_build_filename (fixture->desk.folder, "everything", NULL);
}

static void
export_all (Fixture *fixture)
{
  g_autofree char *path = get_folder (fixture);
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (NewsroomEverything) done = NULL;
  GAsyncResult *result = NULL;

  newsroom_export_everything_async (fixture->desk.store, place, FALSE, NULL, NULL, NULL, desk_result_cb, &result);
  exported = desk_await (&result);
  g_assert_true (newsroom_export_everything_finish (exported, &done, NULL));
}

/* What was exported before is in the library, and newer there, whatever the times say. */
static void
import_all (Fixture *fixture)
{
  g_autofree char *path = get_folder (fixture);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (NewsroomEverything) done = NULL;
  GAsyncResult *result = NULL;

  newsroom_import_everything_async (fixture->desk.store, folder, NULL, NULL, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  g_assert_true (newsroom_import_everything_finish (imported, &done, NULL));
  g_assert_cmpuint (done->n_articles, ==, 0);
  g_assert_cmpuint (done->problems->len, ==, 1);
  assert_body (fixture);
}

/* The article is lost with all its versions, and comes from the backup that was made last. */
static void
repair (Fixture *fixture)
{
  g_autoptr (NewsroomSalvage) salvage = newsroom_salvage_new (fixture->path);
  g_autoptr (GAsyncResult) repaired = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;
  GAsyncResult    *result = NULL;
  sqlite3         *db = NULL;

  close_library (fixture);
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE article SET body = 'x'; UPDATE revision SET body = 'x', base = NULL", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  newsroom_repair_async (salvage, fixture->path, NULL, NULL, desk_result_cb, &result);
  repaired = desk_await (&result);
  report = newsroom_repair_finish (salvage, repaired, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (newsroom_salvage_count (salvage, NEWSROOM_FATE_BACKUP), ==, 1);
  g_clear_object (&repaired);
  fixture->desk.store = desk_open (fixture->path);
  assert_body (fixture);
}

static void
test_clock (Fixture      *fixture,
            gconstpointer data)
{
  const Case *tried = data;

  g_rand_set_seed (rand_of_clock, SEED + tried->number);
  write_texts (fixture);
  back_up (fixture);

  set_clock (tried->clock, 0);
  write_texts (fixture);
  write_and_wait (fixture);
  export_all (fixture);
  back_up (fixture);
  thin (fixture);
  close_library (fixture);
  fixture->desk.store = desk_open (fixture->path);
  write_texts (fixture);
  restore_first (fixture);
  assert_history (fixture);

  if (tried->is_mended)
    set_clock (NULL, 2 * HOUR);
  write_texts (fixture);
  thin (fixture);
  import_all (fixture);
  assert_history (fixture);
  assert_listed (fixture, 1);
  back_up (fixture);
  assert_history (fixture);
  repair (fixture);
  assert_history (fixture);
}

static void
add (const Clock *clock,
     gboolean     is_mended,
     guint        number)
{
  g_autofree char *path = g_strdup_printf ("/faults/clock/%s/%s/%u", clock->name, is_mended ? "mended" : "for-ever", number);
  Case            *made = g_new (Case, 1);

  made->clock = clock;
  made->is_mended = is_mended;
  made->number = number;
  g_test_add_vtable (path, sizeof (Fixture), made, (GTestFixtureFunc)set_up, (GTestFixtureFunc)test_clock, (GTestFixtureFunc)tear_down);
}

int
main (int    argc,
      char **argv)
{
  const char  *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");
  const double n_random = factor != NULL ? MAX (1, g_ascii_strtod (factor, NULL)) : 1;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    if (!clocks[i].is_random)
      {
        add (&clocks[i], FALSE, 1);
        add (&clocks[i], TRUE, 1);
      }
    else
      {
        /* Where it is never mended nothing tells which of two backups is the newer one. */
        for (guint j = 1; j <= n_random; j++)
          add (&clocks[i], TRUE, j);
      }

  return g_test_run ();
}
