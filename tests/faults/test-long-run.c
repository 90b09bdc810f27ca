/* test-long-run.c — writing for a long time in a large library: memory, log and open files stay as they are
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Here each of two names of a call has to be defined as itself. */
#undef _TIME_BITS
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "desk-helper.h"

#include <dlfcn.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "newsroom-backup.h"
#include "newsroom-edit-past.h"
#include "newsroom-thin.h"

#define SEED 20260101

/* Seconds of a quick run; what comes before the first part of them is over is the beginning */
#define SECONDS 180
#define BEGINNING 0.2

#define N_ARTICLES 5000
#define N_WRITTEN 20
#define N_SENTENCES 30
#define BATCH 100
#define SAVES_PER_VISIT 25
#define MAX_BODY 4000
#define MAX_UNDO (1024 * 1024)

/* The clock runs ahead so much at each save: eight hours are 240 of them. */
#define STEP (2 * G_TIME_SPAN_MINUTE)
#define VISITS_PER_THINNING 10
#define VISITS_PER_BACKUP 25

/* Saves are counted by how long they took, in steps of so many µs; the last step has all that took longer. */
#define TIME_STEP 50
#define N_TIMES 4000

#define MAX_LOG (8 * 1024 * 1024)
#define MAX_GROWTH 0.10

typedef struct
{
  DeskFixture          desk;
  char                *log;
  char                *backups;
  GRand               *rand;
  GArray              *ids;
  GHashTable          *written; /* id → the text that must be there */
  guint64              times[N_TIMES];
  guint64              n_saves;
  NewsroomDraft       *draft;
  NewsroomEditHistory *history;
  GString             *body;
  GCancellable        *thinning;
  gint64               max_log;
  guint                n_visits;
} Fixture;

static gint64 ahead;

int
gettimeofday (struct timeval *restrict time,
              void *restrict zone)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;

  return 0;
}

int
clock_gettime (clockid_t        clock,
               struct timespec *time)
{
  static int (*real) (clockid_t, struct timespec *);

  if (g_atomic_pointer_get (&real) == NULL)
    g_atomic_pointer_set (&real, (int (*) (clockid_t, struct timespec *))dlsym (RTLD_NEXT, "clock_gettime"));
  if (real (clock, time) != 0)
    return -1;
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
    time->tv_sec += __atomic_load_n (&ahead, __ATOMIC_SEQ_CST) / G_TIME_SPAN_SECOND;

  return 0;
}

/* Returns: what the process has in memory, in bytes, without what malloc keeps though nobody uses it, which is
 * more or less as the threads happen to meet */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  fields = g_strsplit (text, " ", -1);

  return g_ascii_strtod (fields[1], NULL) * (double)sysconf (_SC_PAGESIZE);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
look_at_log (Fixture *fixture)
{
  GStatBuf info;

  if (g_stat (fixture->log, &info) == 0)
    fixture->max_log = MAX (fixture->max_log, info.st_size);
  g_assert_cmpint (fixture->max_log, <=, MAX_LOG);
}

/* Articles in the library that nobody writes in, and some to write in */
static void
fill (Fixture *fixture)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < N_SENTENCES; i++)
    g_string_append_printf (body, "Ship %u is in the harbour, and the bridge is open to all who want to cross it. ", i);
  for (guint done = 0; done < N_ARTICLES; done += BATCH)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) originals = g_ptr_array_new ();
      g_autoptr (GAsyncResult) imported = NULL;
      GAsyncResult *result = NULL;

      for (guint i = done; i < done + BATCH; i++)
        {
          NewsroomArticle *article = newsroom_article_new ();
          g_autofree char *headline = g_strdup_printf ("Article %u", i);

          newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
          newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body->str);
          g_ptr_array_add (articles, article);
          g_ptr_array_add (originals, NULL);
        }
      newsroom_store_import_async (fixture->desk.store, articles, originals, NULL, desk_result_cb, &result);
      imported = desk_await (&result);
      g_assert_true (newsroom_store_import_finish (fixture->desk.store, imported, NULL));
      for (guint i = 0; i < BATCH; i++)
        {
          gint64 id = newsroom_article_get_id (articles->pdata[i]);

          if ((done + i) % (N_ARTICLES / N_WRITTEN) == 0)
            g_array_append_val (fixture->ids, id);
        }
    }
}

/* Looks at every page, so that SQLite has in memory what it may have. */
static void
check_all (Fixture *fixture)
{
  g_autoptr (GAsyncResult) checked = NULL;
  g_auto (GStrv) damages = NULL;
  NewsroomLibraryFigures figures;
  GAsyncResult          *result = NULL;

  newsroom_store_check_async (fixture->desk.store, NULL, desk_result_cb, &result);
  checked = desk_await (&result);
  damages = newsroom_store_check_finish (fixture->desk.store, checked, &figures, NULL);
  g_assert_nonnull (damages);
  g_assert_null (damages[0]);
  g_test_message ("%" G_GINT64_FORMAT " versions", figures.n_revisions);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  desk_fixture_set_up (&fixture->desk, NULL);
  path = g_build_filename (fixture->desk.folder, "library.db", NULL);
  fixture->log = g_strconcat (path, "-wal", NULL);
  fixture->backups = newsroom_backup_dup_folder (path);
  fixture->rand = g_rand_new_with_seed (SEED);
  fixture->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->written = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  fixture->thinning = g_cancellable_new ();
  fill (fixture);
  check_all (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  desk_fixture_tear_down (&fixture->desk, NULL);
  g_free (fixture->log);
  g_free (fixture->backups);
  g_rand_free (fixture->rand);
  g_array_unref (fixture->ids);
  g_hash_table_unref (fixture->written);
  g_object_unref (fixture->thinning);
}

/* As the editor gives its text to the draft, with what can be undone */
static void
pull_cb (NewsroomArticle *article,
         gpointer         user_data)
{
  Fixture             *fixture = user_data;
  GPtrArray           *undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);
  NewsroomEditChanges *changes = newsroom_edit_history_take_changes (fixture->history, "body", fixture->body->str);

  if (changes != NULL)
    g_ptr_array_add (undo, changes);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, fixture->body->str);
  newsroom_draft_set_undo (fixture->draft, undo);
}

static void
type (Fixture *fixture)
{
  const guint      end = (guint)fixture->body->len;
  g_autofree char *words = g_strdup_printf (" word%d and more of it%s", g_rand_int_range (fixture->rand, 0, 5000), g_rand_boolean (fixture->rand) ? "." : "");

  if (end > MAX_BODY)
    {
      newsroom_edit_history_delete (fixture->history, 0, fixture->body->str, (gssize)(end / 2));
      g_string_erase (fixture->body, 0, end / 2);
    }
  newsroom_edit_history_insert (fixture->history, (guint)fixture->body->len, words, -1);
  newsroom_edit_history_break (fixture->history);
  g_string_append (fixture->body, words);
  newsroom_draft_changed (fixture->draft);
}

static void
save (Fixture *fixture)
{
  const gint64        start = g_get_monotonic_time ();
  const NewsroomCause cause = g_rand_int_range (fixture->rand, 0, 40) == 0 ? NEWSROOM_CAUSE_CHECKPOINT : NEWSROOM_CAUSE_AUTOSAVE;

  g_assert_true (desk_save (fixture->draft, cause));
  fixture->times[MIN ((g_get_monotonic_time () - start) / TIME_STEP, N_TIMES - 1)]++;
  fixture->n_saves++;
  __atomic_add_fetch (&ahead, STEP, __ATOMIC_SEQ_CST);
  look_at_log (fixture);
}

static void
assert_body (Fixture *fixture,
             gint64   id)
{
  g_autoptr (NewsroomArticle) stored = desk_load (fixture->desk.store, id);
  const char *text = g_hash_table_lookup (fixture->written, &id);

  if (text != NULL)
    g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, text);
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
}

/* An article is opened, written in, and left for the next one. */
static void
visit (Fixture *fixture)
{
  gint64 id = g_array_index (fixture->ids, gint64, g_rand_int_range (fixture->rand, 0, (gint32)fixture->ids->len));
  g_autoptr (NewsroomArticle) article = desk_load (fixture->desk.store, id);

  assert_body (fixture, id);
  fixture->body = g_string_new (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  fixture->history = newsroom_edit_history_new (MAX_UNDO);
  fixture->draft = newsroom_draft_new (fixture->desk.store, article);
  newsroom_draft_set_pull (fixture->draft, pull_cb, fixture);
  for (guint i = 0; i < SAVES_PER_VISIT; i++)
    {
      type (fixture);
      save (fixture);
    }
  g_hash_table_insert (fixture->written, g_memdup2 (&id, sizeof id), g_strdup (fixture->body->str));
  newsroom_draft_set_pull (fixture->draft, NULL, NULL);
  g_clear_object (&fixture->draft);
  g_clear_object (&fixture->history);
  g_string_free (fixture->body, TRUE);
  g_assert_cmpuint (desk_count_articles (fixture->desk.store), ==, N_ARTICLES);

  fixture->n_visits++;
  if (fixture->n_visits % VISITS_PER_THINNING == 0)
    newsroom_thin (fixture->desk.store, fixture->thinning);
  if (fixture->n_visits % VISITS_PER_BACKUP == 0)
    back_up (fixture);
}

/* Returns: the time, in ms, within which the share of the saves was done */
static double
get_time (Fixture *fixture,
          double   share)
{
  guint64 n_done = 0;
  guint   i = 0;

  while (i < N_TIMES && (double)n_done < share * (double)fixture->n_saves)
    n_done += fixture->times[i++];

  return (double)i * TIME_STEP / 1000;
}

/* What nobody waits for is done: the thinning, and what the store does by itself. */
static void
settle (Fixture *fixture)
{
  g_cancellable_cancel (fixture->thinning);
  for (guint i = 0; i < 3; i++)
    assert_body (fixture, g_array_index (fixture->ids, gint64, 0));
}

static void
test_long_run (Fixture      *fixture,
               gconstpointer data)
{
  const char  *factor = g_getenv ("NEWSROOM_FAULT_TRIALS");
  const double seconds = SECONDS * (factor != NULL ? g_ascii_strtod (factor, NULL) : 1);
  const gint64 start = g_get_monotonic_time ();
  double       memory = 0;
  double       most_memory = 0;
  guint        n_files = 0;

  for (double passed = 0; passed < 1 || n_files == 0; passed = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC / seconds)
    {
      visit (fixture);
      if (passed < BEGINNING)
        {
          memory = MAX (memory, get_memory ());
          continue;
        }
      if (n_files == 0)
        n_files = count_open_files ();
      most_memory = MAX (most_memory, get_memory ());
      g_assert_cmpuint (count_open_files (), ==, n_files);
    }
  settle (fixture);

  g_test_message ("%" G_GUINT64_FORMAT " saves in %.0f s, %.1f hours by the clock; p50 %.2f ms, p99 %.2f ms; memory %.1f MB, then at most %.1f MB; log at most %.1f MB; %u open files (seed %d)",
                  fixture->n_saves,
                  (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC,
                  (double)ahead / G_TIME_SPAN_HOUR,
                  get_time (fixture, 0.5),
                  get_time (fixture, 0.99),
                  memory / 1e6,
                  most_memory / 1e6,
                  (double)fixture->max_log / 1e6,
                  n_files,
                  SEED);
  g_assert_cmpfloat (most_memory, <, memory * (1 + MAX_GROWTH));
  for (guint i = 0; i < fixture->ids->len; i++)
    assert_body (fixture, g_array_index (fixture->ids, gint64, i));
  check_all (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/faults/long-run", Fixture, NULL, set_up, test_long_run, tear_down);

  return g_test_run ();
}
