/* history.c — what a save takes, and what the history of an article takes: history FOLDER
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one measure a line: its name and numbers, for bench-history.py. The reference of a save is
 * the same statements with the same text and settings, in a library like it, and nothing else. The commit
 * is of the save what lies between the beginning and the end of its transaction; the rest is to copy the
 * article, to count its words and to tell who asked. Between two saves is time, as there is while somebody
 * writes, in which the store does what nobody waits for. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-store.h"

#define N_SAVES 200
#define N_REVISIONS 1000
#define N_WORDS 5000
#define REST (100 * 1000) /* µs */

static const gsize sizes[] = { 8 * 1024, 64 * 1024, 512 * 1024 };

/* When the first transaction since it was cleared began and ended, in µs of the clock; in whatever thread. */
typedef struct
{
  GMutex lock;
  gint64 begun;
  gint64 ended;
} Transaction;

static Transaction transaction;

static int
trace_cb (unsigned int type,
          void        *user_data,
          void        *statement,
          void        *detail)
{
  const char *sql = sqlite3_sql (statement);

  g_mutex_lock (&transaction.lock);
  if (type == SQLITE_TRACE_STMT && transaction.begun == 0 && g_str_has_prefix (sql, "BEGIN"))
    transaction.begun = g_get_monotonic_time ();
  else if (type == SQLITE_TRACE_PROFILE && transaction.ended == 0 && g_str_equal (sql, "COMMIT"))
    transaction.ended = g_get_monotonic_time ();
  g_mutex_unlock (&transaction.lock);

  return 0;
}

/* For each connection that is opened, be it ours or the store's. */
static int
trace_connection (sqlite3                           *db,
                  char                             **message,
                  const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, trace_cb, NULL);
}

static void
clear_transaction (void)
{
  g_mutex_lock (&transaction.lock);
  transaction.begun = transaction.ended = 0;
  g_mutex_unlock (&transaction.lock);
}

static double
get_transaction_time (void)
{
  double passed;

  g_mutex_lock (&transaction.lock);
  passed = (double)(transaction.ended - transaction.begun) / 1000;
  g_mutex_unlock (&transaction.lock);

  return passed;
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static NewsroomStore *
open_store (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomStore *store;

  newsroom_store_open_async (path, NULL, keep_result_cb, &result);
  store = newsroom_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);

  return store;
}

static void
close_store (NewsroomStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_close_async (store, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_store_close_finish (store, wait_for (&result), NULL));
  g_object_unref (store);
}

static NewsroomArticle *
save (NewsroomStore   *store,
      NewsroomArticle *article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomArticle *saved;

  newsroom_store_save_article_async (store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL, keep_result_cb, &result);
  saved = newsroom_store_save_article_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return saved;
}

static GString *
make_text (gsize size,
           guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < size || i < n_words; i++)
    g_string_append_printf (text, "word%u%s", i % 997, i % 60 == 59 ? ".\n\n" : " ");

  return text;
}

/* A letter in another place becomes another one: the text stays as long as it is. */
static void
change (GString *text,
        guint    i)
{
  gsize place = (i * 7919u) % text->len;

  while (!g_ascii_islower (text->str[place]))
    place = (place + 1) % text->len;
  text->str[place] = (char)('a' + (text->str[place] - 'a' + 1) % 26);
}

/* Or one more is typed there: all that stands behind it moves. */
static void
type (GString *text,
      guint    i)
{
  g_string_insert_c (text, (gssize)((i * 7919u) % text->len), 'x');
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* A library with one article, of which there is a revision. */
static void
make_library (const char    *path,
              const GString *text)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomArticle) saved = NULL;
  NewsroomStore *store = open_store (path);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text->str);
  saved = save (store, article);
  close_store (store);
}

static void
print_times (const char *name,
             const char *what,
             gsize       size,
             double     *times,
             guint       n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("%s %s %zu %.4f %.4f\n", name, what, size, times[n / 2], times[n * 99 / 100]);
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* What the store tells SQLite for a save in which the body alone has changed: ?1 is the sequence
 * number, ?2 the body, ?3 what the body is as a change of the one before. The other values are such
 * as they are there. */
static const char *const save_statements[] = {
  "BEGIN IMMEDIATE",
  "SELECT sequence, state, created, updated, published, sha256, spiked_from, word_count, uuid FROM article WHERE id = 1",
  "SELECT body FROM article WHERE id = 1 AND sequence = ?1",
  "UPDATE article SET (sequence, changed, sha256, spiked_from, word_count, shown_byline, headline, kicker, standfirst, byline,"
  " dateline, body, slug, language, section, site, editor_note, embargo_reason, embargo_zone, extra, created, updated, published,"
  " deadline, embargo, state, priority, target_length, keywords) = (?1 + 1, ?1, hex (zeroblob (32)), NULL, ?1, '', '', '', '', '',"
  " '', ?2, '', '', '', '', '', '', '', '', 1, ?1, 0, 0, 0, 'draft', 5, 0, '') WHERE id = 1 AND sequence = ?1",
  "INSERT INTO revision (article, sequence, time, cause, who, word_count, base, sha256, credits, headline, kicker, standfirst,"
  " byline, dateline, body, slug, language, section, site, editor_note, embargo_reason, embargo_zone, extra, created, updated,"
  " published, deadline, embargo, state, priority, target_length, keywords) VALUES (1, ?1 + 1, ?1, 'autosave', '', ?1, ?1,"
  " hex (zeroblob (32)), '', '', '', '', '', '', ?3, '', '', '', '', '', '', '', '', 1, ?1, 0, 0, 0, 'draft', 5, 0, '')",
  "INSERT INTO unindexed (article) VALUES (1) ON CONFLICT DO NOTHING",
  "DELETE FROM credit WHERE article = 1",
  "COMMIT",
};

typedef struct
{
  sqlite3      *db;
  sqlite3_stmt *statements[G_N_ELEMENTS (save_statements)];
  gint64        sequence;
} Bare;

static gint64
read_number (sqlite3    *db,
             const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64        number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return number;
}

static void
run_with (sqlite3_stmt  *statement,
          gint64         sequence,
          const GString *text)
{
  int n_parameters = sqlite3_bind_parameter_count (statement);
  int result;

  if (n_parameters >= 1)
    g_assert_cmpint (sqlite3_bind_int64 (statement, 1, sequence), ==, SQLITE_OK);
  if (n_parameters == 2)
    g_assert_cmpint (sqlite3_bind_text (statement, 2, text->str, (int)text->len, SQLITE_STATIC), ==, SQLITE_OK);
  if (n_parameters == 3)
    g_assert_cmpint (sqlite3_bind_text (statement, 3, "a letter became another one", -1, SQLITE_STATIC), ==, SQLITE_OK);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    continue;
  g_assert_cmpint (result, ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_reset (statement), ==, SQLITE_OK);
}

/* A library that the store has made, with its tables and indexes, opened without the store. */
static void
bare_open (Bare       *bare,
           const char *path)
{
  g_assert_cmpint (sqlite3_open (path, &bare->db), ==, SQLITE_OK);
  run_sql (bare->db,
           "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
           "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
           "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 8388608");
  for (guint i = 0; i < G_N_ELEMENTS (save_statements); i++)
    g_assert_cmpint (sqlite3_prepare_v2 (bare->db, save_statements[i], -1, &bare->statements[i], NULL), ==, SQLITE_OK);
  bare->sequence = read_number (bare->db, "SELECT sequence FROM article WHERE id = 1");
}

static void
bare_save (Bare          *bare,
           const GString *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (save_statements); i++)
    run_with (bare->statements[i], bare->sequence, text);
  bare->sequence++;
}

static void
bare_close (Bare *bare)
{
  g_assert_cmpint (read_number (bare->db, "SELECT sequence FROM article WHERE id = 1"), ==, bare->sequence);
  for (guint i = 0; i < G_N_ELEMENTS (save_statements); i++)
    sqlite3_finalize (bare->statements[i]);
  sqlite3_close (bare->db);
}

static double
take_time (gint64 *begin)
{
  gint64 now = g_get_monotonic_time ();
  double passed = (double)(now - *begin) / 1000;

  *begin = now;

  return passed;
}

typedef struct
{
  double bare[N_SAVES];
  double commit[N_SAVES];
  double save[N_SAVES];
} Times;

static void
time_bare_save (Bare          *bare,
                const GString *text,
                double        *time)
{
  gint64 begin = g_get_monotonic_time ();

  bare_save (bare, text);
  *time = take_time (&begin);
}

static void
time_store_save (NewsroomStore    *store,
                 NewsroomArticle **article,
                 double           *commit_time,
                 double           *time)
{
  g_autoptr (NewsroomArticle) saved = NULL;
  gint64 begin = g_get_monotonic_time ();

  clear_transaction ();
  saved = save (store, *article);
  *time = take_time (&begin);
  *commit_time = get_transaction_time ();
  g_set_object (article, saved);
}

/* The one and the other in turn, as disks are slow at times, and now the one first and now the other, as
 * the first finds everything cold. */
static void
time_saves (const char *folder,
            gsize       size,
            void (*edit) (GString *, guint),
            const char *what)
{
  g_autofree char  *bare_path = g_build_filename (folder, "bare.db", NULL);
  g_autofree char  *path = g_build_filename (folder, "saves.db", NULL);
  g_autofree Times *times = g_new0 (Times, 1);
  g_autoptr (GString) text = make_text (size, 0);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  NewsroomStore *store = open_store (path);
  Bare           bare = { NULL };

  make_library (bare_path, text);
  bare_open (&bare, bare_path);
  for (guint i = 0; i < N_SAVES; i++)
    {
      edit (text, i);
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text->str);
      g_usleep (REST);
      if (i % 2 == 0)
        time_bare_save (&bare, text, &times->bare[i]);
      time_store_save (store, &article, &times->commit[i], &times->save[i]);
      if (i % 2 == 1)
        time_bare_save (&bare, text, &times->bare[i]);
    }
  bare_close (&bare);
  close_store (store);
  g_remove (bare_path);
  g_remove (path);

  print_times ("bare", what, size, times->bare, N_SAVES);
  print_times ("commit", what, size, times->commit, N_SAVES);
  print_times ("save", what, size, times->save, N_SAVES);
}

static goffset
get_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_size;
}

/* An article of 5,000 words, in which one word is changed a thousand times. */
static void
measure_history (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "history.db", NULL);
  g_autoptr (GString) text = make_text (0, N_WORDS);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) revisions = NULL;
  NewsroomStore *store = open_store (path);
  goffset        before = 0;
  gint64         begin;

  for (guint i = 0; i <= N_REVISIONS; i++)
    {
      g_autoptr (NewsroomArticle) saved = NULL;

      change (text, i);
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text->str);
      saved = save (store, article);
      g_set_object (&article, saved);
      if (i > 0)
        continue;
      close_store (store);
      before = get_size (path);
      store = open_store (path);
    }
  begin = g_get_monotonic_time ();
  newsroom_store_query_revisions_async (store, newsroom_article_get_id (article), NULL, keep_result_cb, &result);
  revisions = newsroom_store_query_revisions_finish (store, wait_for (&result), NULL);
  g_print ("list %u %.3f\n", g_list_model_get_n_items (revisions), (double)(g_get_monotonic_time () - begin) / 1000);
  g_clear_object (&result);
  close_store (store);
  g_print ("growth %zu %.1f\n", text->len, (double)(get_size (path) - before) / N_REVISIONS);
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("Usage: history FOLDER\n");
      return 2;
    }

  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void))trace_connection), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      time_saves (argv[1], sizes[i], type, "typed");
      time_saves (argv[1], sizes[i], change, "replaced");
    }
  measure_history (argv[1]);

  return 0;
}
