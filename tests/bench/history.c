/* history.c — what a save takes, and what the history of an article takes: history FOLDER
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one measure a line: its name and numbers, for bench-history.py. The reference of a save is
 * the same text through the same statements of SQLite, with the same settings and nothing else. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-store.h"

#define N_SAVES 200
#define N_REVISIONS 1000
#define N_WORDS 5000

static const gsize sizes[] = { 8 * 1024, 64 * 1024, 512 * 1024 };

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

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static void
print_times (const char *name,
             gsize       size,
             double     *times,
             guint       n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("%s %zu %.4f %.4f\n", name, size, times[n / 2], times[n * 99 / 100]);
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
run_with_text (sqlite3       *db,
               sqlite3_stmt  *statement,
               const GString *text)
{
  g_assert_cmpint (sqlite3_bind_text (statement, 1, text->str, (int)text->len, SQLITE_STATIC), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_reset (statement), ==, SQLITE_OK);
}

static void
time_bare (const char *folder,
           gsize       size)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  g_autoptr (GString) text = make_text (size, 0);
  double        times[N_SAVES];
  sqlite3      *db = NULL;
  sqlite3_stmt *update = NULL;
  sqlite3_stmt *insert = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run_sql (db,
           "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
           "CREATE TABLE article (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;"
           "CREATE TABLE revision (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;"
           "INSERT INTO article VALUES (1, '')");
  g_assert_cmpint (sqlite3_prepare_v2 (db, "UPDATE article SET body = ? WHERE id = 1", -1, &update, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO revision (body) VALUES (?)", -1, &insert, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < N_SAVES; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      change (text, i);
      run_sql (db, "BEGIN IMMEDIATE");
      run_with_text (db, update, text);
      run_with_text (db, insert, text);
      run_sql (db, "COMMIT");
      times[i] = (double)(g_get_monotonic_time () - begin) / 1000;
    }
  sqlite3_finalize (update);
  sqlite3_finalize (insert);
  sqlite3_close (db);
  g_remove (path);

  print_times ("bare", size, times, N_SAVES);
}

static void
time_saves (const char *folder,
            gsize       size)
{
  g_autofree char *path = g_build_filename (folder, "saves.db", NULL);
  g_autoptr (GString) text = make_text (size, 0);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  NewsroomStore *store = open_store (path);
  double         times[N_SAVES];

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr (NewsroomArticle) saved = NULL;
      gint64 begin;

      change (text, i);
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text->str);
      begin = g_get_monotonic_time ();
      saved = save (store, article);
      times[i] = (double)(g_get_monotonic_time () - begin) / 1000;
      g_set_object (&article, saved);
    }
  close_store (store);
  g_remove (path);

  print_times ("save", size, times, N_SAVES);
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

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      time_bare (argv[1], sizes[i]);
      time_saves (argv[1], sizes[i]);
    }
  measure_history (argv[1]);

  return 0;
}
