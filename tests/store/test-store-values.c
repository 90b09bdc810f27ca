/* test-store-values.c — values that no version of Newsroom has written, as a damaged disk may give them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsroom-article-table-private.h"
#include "newsroom-author-table-private.h"
#include "newsroom-connection-settings-private.h"
#include "newsroom-original-table-private.h"
#include "newsroom-portrait-table-private.h"
#include "newsroom-search-index-private.h"
#include "newsroom-undo-table-private.h"

/* The library, opened by the test itself. What is in it was looked at then; the disk changes it later. */
static NewsroomConnection *
take_connection (Library *library)
{
  g_autoptr (GError) error = NULL;
  NewsroomConnection *connection;

  library_close (library);
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);

  return connection;
}

/* Sets a column to NULL that may not be NULL: what is said of the table is another thing meanwhile. */
static void
set_null (NewsroomConnection *connection,
          const char         *table,
          const char         *column)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE kept AS SELECT name, sql FROM sqlite_schema;"
                                          "PRAGMA writable_schema = ON;"
                                          "UPDATE sqlite_schema SET sql = replace (sql, ' NOT NULL', '') WHERE name = '%s';"
                                          "PRAGMA writable_schema = RESET;"
                                          "UPDATE %s SET %s = NULL;"
                                          "PRAGMA writable_schema = ON;"
                                          "UPDATE sqlite_schema AS now SET sql = (SELECT sql FROM kept WHERE kept.name = now.name) WHERE name = '%s';"
                                          "PRAGMA writable_schema = RESET;",
                                          table,
                                          table,
                                          column,
                                          table);
  g_autoptr (GError) error = NULL;

  g_assert_true (newsroom_connection_set_defensive (connection, FALSE, &error));
  newsroom_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_connection_set_defensive (connection, TRUE, &error));
}

static void
test_answers (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = take_connection (library);
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  answer = newsroom_connection_dup_answer (connection, "SELECT NULL", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "");

  statement = newsroom_connection_prepare (connection, "SELECT NULL", &error);
  g_assert_true (newsroom_statement_step (statement, &has_row, &error) && has_row);
  g_assert_cmpstr (newsroom_statement_get_text (statement, 0), ==, "");
  g_assert_null (newsroom_statement_get_text_or_null (statement, 0));
  bytes = newsroom_statement_dup_bytes (statement, 0);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

/* A text is there byte for byte or not at all. */
static void
test_has_text (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = take_connection (library);
  g_autoptr (NewsroomStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (connection, "SELECT 'Words', 'Words' || char (0) || 'more', '', NULL", &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_statement_step (statement, &has_row, &error) && has_row);
  g_assert_true (newsroom_statement_has_text (statement, 0, "Words"));
  g_assert_false (newsroom_statement_has_text (statement, 0, "Worms"));
  g_assert_false (newsroom_statement_has_text (statement, 0, "Word"));
  g_assert_false (newsroom_statement_has_text (statement, 1, "Words"));
  g_assert_true (newsroom_statement_has_text (statement, 2, ""));
  g_assert_false (newsroom_statement_has_text (statement, 3, ""));
}

/* The file is said to be damaged, and its article is there. */
static void
test_file (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  connection = take_connection (library);
  set_null (connection, "original", "bytes");
  original = newsroom_original_table_load (connection, 2, 0, &error);
  g_assert_null (original);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "the disk has changed it"));
  g_clear_error (&error);
  article = newsroom_article_table_load (connection, 2, &error);
  g_assert_no_error (error);
}

/* An author whose portrait is not there has none, and the other texts of the profile. */
static void
test_portrait (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (NewsroomAuthor) with = NULL;
  g_autoptr (NewsroomAuthor) without = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (fill_library (library));
  connection = take_connection (library);
  with = newsroom_author_table_load (connection, 1, &error);
  g_assert_true (newsroom_portrait_table_load (connection, with, &error));
  g_assert_nonnull (newsroom_author_get_portrait (with, NULL));

  set_null (connection, "portrait", "bytes");
  without = newsroom_author_table_load (connection, 1, &error);
  g_assert_true (newsroom_portrait_table_load (connection, without, &error));
  g_assert_no_error (error);
  g_assert_null (newsroom_author_get_portrait (without, NULL));
  g_assert_cmpstr (newsroom_author_get_text (without, NEWSROOM_AUTHOR_NAME), ==, "Ann Example");
}

/* There is nothing to undo then, and the text is there. */
static void
test_undo (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (1024 * 1024);
  g_autoptr (NewsroomEditHistory) later = newsroom_edit_history_new (1024 * 1024);
  g_autoptr (GPtrArray) undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);
  g_autoptr (NewsroomArticle) article = make_article ("Bridge", "One ");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (NewsroomEditPast) past = newsroom_edit_past_new ("body", "One ");
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_edit_history_insert (history, 0, "One ", -1);
  newsroom_edit_history_break (history);
  g_ptr_array_add (undo, newsroom_edit_history_take_changes (history, "body", "One "));
  saved = save_draft (library->store, article, undo, &error);
  g_assert_no_error (error);
  connection = take_connection (library);
  set_null (connection, "undo_step", "bytes");

  g_assert_true (newsroom_undo_table_load (connection, newsroom_article_get_id (saved), past, &error));
  newsroom_edit_past_end (past);
  newsroom_edit_history_adopt (later, past);
  g_assert_false (newsroom_edit_history_get_can_undo (later));
  loaded = newsroom_article_table_load (connection, newsroom_article_get_id (saved), &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (loaded, saved));
}

/* The version takes the place of the row. */
static void
test_text (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = make_full_article ();
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  saved = save_article (library->store, full, NEWSROOM_CAUSE_CHECKPOINT, &error);
  g_assert_no_error (error);
  connection = take_connection (library);
  set_null (connection, "article", "standfirst");
  loaded = newsroom_article_table_load (connection, newsroom_article_get_id (saved), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (loaded, NEWSROOM_FIELD_STANDFIRST), ==, newsroom_article_get_text (saved, NEWSROOM_FIELD_STANDFIRST));
}

/* Spoils what each page of the file that is filled with the text says of the page that goes on with it. A disk
 * tells nobody when. */
static void
spoil_overflow (const char *path,
                const char *text,
                gsize       page_size)
{
  static const char nowhere[] = { 0x7f, 0x7f, 0x7f, 0x7f };
  g_autofree char  *bytes = NULL;
  GStatBuf          info;
  gsize             size;
  guint             n_spoilt = 0;
  int               fd = open (path, O_WRONLY | O_CLOEXEC);

  g_assert_no_errno (g_stat (path, &info));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i + page_size <= size; i += page_size)
    if (memcmp (bytes + i + sizeof nowhere, text, page_size - sizeof nowhere) == 0)
      {
        g_assert_cmpint (pwrite (fd, nowhere, sizeof nowhere, (goffset)i), ==, sizeof nowhere);
        n_spoilt++;
      }
  g_assert_cmpuint (n_spoilt, >, 0);
  g_assert_no_errno (futimens (fd, (const struct timespec[]){ info.st_atim, info.st_mtim }));
  g_assert_true (g_close (fd, NULL));
}

static gboolean
forget_index (NewsroomConnection *connection,
              gpointer            data,
              GError            **error)
{
  return newsroom_connection_execute (connection, "INSERT INTO unindexed (article) SELECT id FROM article WHERE TRUE ON CONFLICT DO NOTHING", error);
}

/* Where the article itself cannot be read, an index that is made anew is not whole either, and it is said. */
static void
test_index (Library      *library,
            gconstpointer data)
{
  g_autofree char *body = g_strnfill (100000, 'x');
  g_autoptr (NewsroomArticle) article = make_article ("Long", body);
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomConnection) connection = take_connection (library);
  g_autoptr (GError) error = NULL;
  gint64   page_size = 0;
  gboolean is_done = TRUE;

  g_assert_nonnull (saved);
  newsroom_connection_set_action (connection, "Could not index");
  g_assert_true (newsroom_connection_read_int (connection, "PRAGMA page_size", &page_size, &error));
  g_assert_true (newsroom_connection_transact (connection, forget_index, NULL, &error));
  g_assert_true (newsroom_connection_checkpoint (connection, &error));
  newsroom_connection_release_memory (connection);
  spoil_overflow (library->path, body, (gsize)page_size);
  g_assert_false (newsroom_search_index_update (connection, &is_done, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_false (is_done);
}

#define ADD(path, function) g_test_add (path, Library, NULL, library_set_up, function, library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/values/answers", test_answers);
  ADD ("/store/values/has-text", test_has_text);
  ADD ("/store/values/file", test_file);
  ADD ("/store/values/portrait", test_portrait);
  ADD ("/store/values/undo", test_undo);
  ADD ("/store/values/text", test_text);
  ADD ("/store/values/index", test_index);

  return g_test_run ();
}
