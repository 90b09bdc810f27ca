/* test-store-idle.c — what the check finds that is done while nobody asks for anything
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-idle-check-private.h"
#include "newsroom-library-rows-private.h"
#include "store-helper.h"

static void
note_damages_cb (GPtrArray *found,
                 char     **damages)
{
  for (guint i = 0; damages[i] != NULL; i++)
    g_ptr_array_add (found, g_strdup (damages[i]));
}

static void
wait_for_damages (GPtrArray *found,
                  guint      n)
{
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (found->len < n && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (found->len, ==, n);
}

/* While nobody asks for anything, each row is looked at. */
static void
test_rows (Library      *library,
           gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NewsroomArticle) another = make_article ("Another", "Words");
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  library_close (library);
  g_free (run_sql (library->path,
                   "PRAGMA foreign_keys = OFF; INSERT INTO portrait VALUES (99, 'image/png', x'00');"
                   "UPDATE article SET body = 'rotten' WHERE headline = 'From a file'; UPDATE original SET bytes = x'00'"));
  library_reopen (library);
  g_object_unref (save_article (library->store, another, NEWSROOM_CAUSE_AUTOSAVE, &error));
  g_assert_no_error (error);
  library_reopen (library);
  g_signal_connect_swapped (library->store, "damaged", G_CALLBACK (note_damages_cb), found);
  wait_for_damages (found, 3);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "parts of the library are missing");
  g_assert_cmpstr (g_ptr_array_index (found, 1), ==, "article 2, “From a file”, is not what was saved");
  g_assert_cmpstr (g_ptr_array_index (found, 2), ==, "the file “story.txt” of article 2 is not what was filed");
}

#define PAGE_SIZE 4096
#define LARGE_FILES 17
#define LARGE_FILE ((gsize)4 * 1024 * 1024)

/* Larger than what is checked before the library is opened. */
static void
make_large (Library *library)
{
  g_autofree char *words = g_strnfill (LARGE_FILE, 'x');
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LARGE_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("story-%u.txt", i);
      g_autoptr (GBytes) bytes = g_bytes_new (words, LARGE_FILE);
      g_autoptr (NewsroomOriginal) original = newsroom_original_new (name, name, "text/plain", bytes, report);
      g_autoptr (NewsroomArticle) article = make_article (name, "Words");

      g_assert_true (import (library->store, article, original, &error));
      g_assert_no_error (error);
    }
}

static void
write_at (const char *path,
          goffset     offset,
          const char *bytes,
          gsize       n_bytes)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (pwrite (fd, bytes, n_bytes, offset), ==, (gssize)n_bytes);
  g_close (fd, NULL);
}

static goffset
find_page (Library    *library,
           const char *sql)
{
  g_autofree char *number = run_sql (library->path, sql);

  return (g_ascii_strtoll (number, NULL, 10) - 1) * PAGE_SIZE;
}

/* An index that no row tells of, and the pages that are free. */
static void
damage_pages (Library *library)
{
  g_autofree char *start = NULL;
  guint32          trunk;
  gsize            length;

  g_free (run_sql (library->path, "DELETE FROM original WHERE id = 1"));
  write_at (library->path, find_page (library, "SELECT rootpage FROM sqlite_schema WHERE name = 'original_by_path'"), "\xff\xff\xff\xff", 4);
  /* https://www.sqlite.org/fileformat2.html, 1.3.9 and 1.5: the first page of the list, and how many it lists. */
  g_assert_true (g_file_get_contents (library->path, &start, &length, NULL));
  memcpy (&trunk, start + 32, sizeof trunk);
  write_at (library->path, ((goffset)GUINT32_FROM_BE (trunk) - 1) * PAGE_SIZE + 4, "\xff\xff\xff\xff", 4);
}

/* So are the pages of a library that is too large for it at its start. */
static void
test_pages (Library      *library,
            gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  make_large (library);
  library_close (library);
  damage_pages (library);
  library_reopen (library);
  g_signal_connect_swapped (library->store, "damaged", G_CALLBACK (note_damages_cb), found);
  wait_for_damages (found, 2);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "parts of the library cannot be read");
  g_assert_cmpstr (g_ptr_array_index (found, 1), ==, "parts of the library cannot be read");
}

/* The index knows no article, and its pages are sound. */
static void
empty_index (const char *path)
{
  g_autofree char *sql = g_strchomp (run_sql (path, "SELECT sql FROM sqlite_schema WHERE name = 'article_listed'"));
  g_autofree char *none = g_strdup_printf ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '%s WHERE 0' WHERE name = 'article_listed'", sql);
  g_autofree char *as_it_was = g_strdup_printf ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '%s' WHERE name = 'article_listed'", sql);

  g_free (run_sql (path, none));
  g_free (run_sql (path, "REINDEX article_listed"));
  g_free (run_sql (path, as_it_was));
}

static guint
count_listed (NewsroomStore *store)
{
  const NewsroomArticleQuery everything = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = query (store, &everything, &error);

  g_assert_no_error (error);

  return g_list_model_get_n_items (list);
}

static void
note_changed_cb (gboolean *is_changed,
                 gint64    article_id)
{
  *is_changed = TRUE;
}

/* What an index has lost, its table has: the list is whole again, and told so. */
static void
test_index (Library      *library,
            gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const gint64     end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  g_autofree char *answer = NULL;
  guint            n_articles;
  gboolean         is_changed = FALSE;

  g_object_unref (fill_library (library));
  n_articles = count_listed (library->store);
  library_close (library);
  empty_index (library->path);
  library_reopen (library);
  g_assert_cmpuint (count_listed (library->store), ==, 0);
  g_signal_connect_swapped (library->store, "damaged", G_CALLBACK (note_damages_cb), found);
  g_signal_connect_swapped (library->store, "changed", G_CALLBACK (note_changed_cb), &is_changed);
  while (!is_changed && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_changed);
  g_assert_cmpuint (count_listed (library->store), ==, n_articles);
  g_assert_cmpuint (found->len, ==, 0);
  library_close (library);
  answer = run_sql (library->path, "PRAGMA integrity_check");
  g_assert_cmpstr (answer, ==, "ok\n");
}

/* A save that meets it fails once, and says so. */
static void
test_index_met (Library      *library,
                gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = fill_library (library);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;
  const guint n_articles = count_listed (library->store);

  library_close (library);
  empty_index (library->path);
  library_reopen (library);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Other words");
  g_assert_null (save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_true (g_str_has_suffix (error->message, "an index of the library was damaged, and was made anew. Try again."));
  g_clear_error (&error);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (library->store), ==, n_articles);
}

/* SQLITE_DENY: the statement that makes an index anew fails; SQLITE_IGNORE: it says that it has, and has not */
static int
refuse_reindex_cb (void       *answer,
                   int         action,
                   const char *first,
                   const char *second,
                   const char *database,
                   const char *trigger)
{
  return action == SQLITE_REINDEX ? GPOINTER_TO_INT (answer) : SQLITE_OK;
}

/* Where it cannot be made anew it is damage. */
static void
test_index_not_mended (Library      *library,
                       gconstpointer data)
{
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) damages = NULL;
  NewsroomIdleCheck check = { 0 };

  g_object_unref (fill_library (library));
  library_close (library);
  empty_index (library->path);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  sqlite3_set_authorizer (newsroom_connection_get_handle (connection), refuse_reindex_cb, (gpointer)data);
  while (damages == NULL && !newsroom_idle_check_is_done (&check))
    damages = newsroom_idle_check_continue (&check, connection, yield);
  newsroom_idle_check_clear (&check);
  g_assert_cmpuint (g_strv_length (damages), ==, 1);
  g_assert_cmpstr (damages[0], ==, "parts of the library cannot be read");
}

#define N_ASKED 100

/* Somebody who asks for something each few milliseconds, on another thread. */
static gpointer
ask_thread (gpointer yield)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint i = 0; i < N_ASKED; i++)
    {
      g_usleep ((gulong)g_rand_int_range (rand, 0, 20000));
      newsroom_yield_ask (yield);
      newsroom_yield_answer (yield);
    }

  return NULL;
}

static GPtrArray *
check_all (Library       *library,
           NewsroomYield *yield)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomConnection) connection = newsroom_connection_open (library->path, &error);
  NewsroomIdleCheck check = { 0 };

  g_assert_no_error (error);
  while (!newsroom_idle_check_is_done (&check))
    {
      g_auto (GStrv) damages = newsroom_idle_check_continue (&check, connection, yield);

      if (damages != NULL)
        note_damages_cb (found, damages);
    }
  newsroom_idle_check_clear (&check);

  return g_steal_pointer (&found);
}

/* However often it is interrupted, it comes to its end and says the same. */
static void
test_interrupted (Library      *library,
                  gconstpointer data)
{
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  g_autoptr (GPtrArray) found = NULL;
  GThread *thread;

  make_large (library);
  library_close (library);
  if (data != NULL)
    damage_pages (library);
  thread = g_thread_new ("asker", ask_thread, yield);
  found = check_all (library, yield);
  g_thread_join (thread);
  g_assert_cmpuint (found->len, ==, data != NULL ? 2 : 0);
}

/* While somebody waits nothing of it is done, and nothing of it is lost. */
static void
test_asked (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomIdleCheck check = { 0 };
  char            **damages;

  make_large (library);
  library_close (library);
  damage_pages (library);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);

  newsroom_yield_ask (yield);
  damages = newsroom_idle_check_continue (&check, connection, yield);
  g_assert_null (damages);
  g_assert_cmpuint (check.n_statements, ==, 0);
  newsroom_yield_answer (yield);

  /* The rows come first then. */
  while (check.kind < NEWSROOM_N_ROW_KINDS)
    g_assert_null (newsroom_idle_check_continue (&check, connection, yield));
  g_assert_cmpuint (check.n_statements, ==, 0);
  damages = newsroom_idle_check_continue (&check, connection, yield);
  g_assert_cmpuint (check.n_statements, ==, 1);
  g_assert_cmpuint (g_strv_length (damages), ==, 1);
  g_strfreev (damages);
  newsroom_idle_check_clear (&check);
}

static gboolean
touch_articles (NewsroomConnection *connection,
                gpointer            data,
                GError            **error)
{
  return newsroom_connection_execute (connection, "UPDATE article SET changed = changed", error);
}

/* An interrupt is for the check alone, not for the checkpoint that comes next. */
static void
test_checkpoint (Library      *library,
                 gconstpointer data)
{
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  library_close (library);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  newsroom_connection_transact (connection, touch_articles, NULL, &error);
  g_assert_no_error (error);

  newsroom_yield_begin (yield, connection, &error);
  g_assert_no_error (error);
  newsroom_yield_ask (yield);
  g_assert_true (newsroom_yield_end (yield));
  newsroom_connection_checkpoint (connection, &error);
  g_assert_no_error (error);
}

/* What a crash has left in the log is brought into the file like what was written since. */
static void
test_log_left (Library      *library,
               gconstpointer data)
{
  g_autofree char *log = g_strconcat (library->path, "-wal", NULL);
  g_autofree char *file = NULL;
  g_autofree char *frames = NULL;
  gsize            file_length;
  gsize            frames_length;
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  g_assert_true (g_file_get_contents (library->path, &file, &file_length, NULL));
  g_assert_true (g_file_get_contents (log, &frames, &frames_length, NULL));
  g_assert_cmpuint (frames_length, >, 0);
  library_close (library);
  g_assert_true (g_file_set_contents (library->path, file, (gssize)file_length, NULL));
  g_assert_true (g_file_set_contents (log, frames, (gssize)frames_length, NULL));

  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_connection_get_is_written (connection));
  newsroom_connection_checkpoint (connection, &error);
  g_assert_no_error (error);
  g_assert_false (newsroom_connection_get_is_written (connection));
}

#define ADD(path, data, function) g_test_add (path, Library, data, library_set_up, function, library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/idle/asked", NULL, test_asked);
  ADD ("/store/idle/checkpoint", NULL, test_checkpoint);
  ADD ("/store/idle/index", NULL, test_index);
  ADD ("/store/idle/index-met", NULL, test_index_met);
  ADD ("/store/idle/index-not-mended", GINT_TO_POINTER (SQLITE_DENY), test_index_not_mended);
  ADD ("/store/idle/index-still-bad", GINT_TO_POINTER (SQLITE_IGNORE), test_index_not_mended);
  ADD ("/store/idle/interrupted", NULL, test_interrupted);
  ADD ("/store/idle/interrupted-damaged", GINT_TO_POINTER (TRUE), test_interrupted);
  ADD ("/store/idle/log-left", NULL, test_log_left);
  ADD ("/store/idle/pages", NULL, test_pages);
  ADD ("/store/idle/rows", NULL, test_rows);

  return g_test_run ();
}
