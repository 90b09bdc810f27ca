/* store-helper.c — libraries in temporary folders, and operations waited for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

gboolean
give_up_cb (gpointer user_data)
{
  g_error ("nothing happened for %d seconds", PATIENCE_SECONDS);

  return G_SOURCE_REMOVE;
}

void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  wait_until (*result != NULL);

  return *result;
}

NewsroomStore *
open_store (const char *path,
            GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_open_async (path, NULL, keep_result_cb, &result);

  return newsroom_store_open_finish (wait_for (&result), error);
}

gboolean
close_store (NewsroomStore *store,
             GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_close_async (store, NULL, keep_result_cb, &result);

  return newsroom_store_close_finish (store, wait_for (&result), error);
}

NewsroomArticle *
save_article (NewsroomStore   *store,
              NewsroomArticle *article,
              NewsroomCause    cause,
              GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_save_article_async (store, article, cause, NULL, keep_result_cb, &result);

  return newsroom_store_save_article_finish (store, wait_for (&result), error);
}

NewsroomArticle *
save_draft (NewsroomStore   *store,
            NewsroomArticle *article,
            GPtrArray       *undo,
            GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_save_draft_async (store, article, NEWSROOM_CAUSE_AUTOSAVE, undo, NULL, keep_result_cb, &result);

  return newsroom_store_save_article_finish (store, wait_for (&result), error);
}

/* Of one text. */
GPtrArray *
load_undo (NewsroomStore *store,
           gint64         id,
           NewsroomField  field,
           const char    *text)
{
  GPtrArray *pasts = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_past_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (pasts, newsroom_edit_past_new (newsroom_field_get_name (field), text));
  newsroom_store_load_undo_async (store, id, pasts, NULL, keep_result_cb, &result);
  pasts = newsroom_store_load_undo_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return pasts;
}

NewsroomArticle *
load_article (NewsroomStore *store,
              gint64         id,
              GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_article_async (store, id, NULL, keep_result_cb, &result);

  return newsroom_store_load_article_finish (store, wait_for (&result), error);
}

gboolean
set_state (NewsroomStore *store,
           gint64         id,
           NewsroomState  state,
           GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_set_state_async (store, id, state, "a note", NULL, keep_result_cb, &result);

  return newsroom_store_set_state_finish (store, wait_for (&result), error);
}

gboolean
restore_from_spike (NewsroomStore *store,
                    gint64         id,
                    GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_restore_from_spike_async (store, id, NULL, keep_result_cb, &result);

  return newsroom_store_set_state_finish (store, wait_for (&result), error);
}

GListModel *
query (NewsroomStore              *store,
       const NewsroomArticleQuery *wanted,
       GError                    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_query_articles_async (store, wanted, NULL, keep_result_cb, &result);

  return newsroom_store_query_articles_finish (store, wait_for (&result), error);
}

GListModel *
search (NewsroomStore *store,
        const char    *text)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  GListModel *found;

  wanted.text = text;
  found = query (store, &wanted, &error);
  g_assert_no_error (error);

  return found;
}

NewsroomAuthor *
save_author (NewsroomStore  *store,
             NewsroomAuthor *author,
             NewsroomAuthor *known,
             GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_save_author_async (store, author, known, NULL, keep_result_cb, &result);

  return newsroom_store_save_author_finish (store, wait_for (&result), error);
}

gboolean
import (NewsroomStore    *store,
        NewsroomArticle  *article,
        NewsroomOriginal *original,
        GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) originals = g_ptr_array_new ();

  g_ptr_array_add (articles, article);
  g_ptr_array_add (originals, original);
  newsroom_store_import_async (store, articles, originals, NULL, keep_result_cb, &result);

  return newsroom_store_import_finish (store, wait_for (&result), error);
}

NewsroomArticle *
make_article (const char *headline,
              const char *body)
{
  NewsroomArticle *article = newsroom_article_new ();

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);

  return article;
}

/* Every text, time and choice is another than the default and than any other. */
NewsroomArticle *
make_full_article (void)
{
  static const char *const keywords[] = { "one", "two, with\nline end", "back\\slash\tand tab", "", NULL };
  NewsroomArticle         *article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomAuthor) bo = newsroom_author_new ("Bo Sample");
  g_autoptr (NewsroomCredit) by = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  g_autoptr (NewsroomCredit) with = newsroom_credit_new (bo, "with", "B. Sample");
  g_autoptr (NewsroomCredit) photo = newsroom_credit_new (ann, "photo", "");
  g_autoptr (GBytes) portrait = g_bytes_new_static ("\x89PNG\0\1", 6);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      g_autofree char *text = g_strdup_printf ("The %s — “é”", newsroom_field_get_name ((NewsroomField)i));

      newsroom_article_set_text (article, (NewsroomField)i, text);
    }
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    newsroom_article_set_time (article, (NewsroomTime)i, 1700000000000000 + i);
  for (guint i = 1; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    newsroom_author_set_text (ann, (NewsroomAuthorField)i, newsroom_author_field_get_name ((NewsroomAuthorField)i));
  newsroom_author_set_portrait (ann, portrait, "image/png");
  newsroom_article_set_keywords (article, keywords);
  newsroom_article_set_priority (article, 2);
  newsroom_article_set_target_length (article, 450);
  newsroom_article_set_state (article, NEWSROOM_STATE_READY);
  newsroom_article_add_credit (article, by);
  newsroom_article_add_credit (article, with);
  newsroom_article_add_credit (article, photo);

  return article;
}

/* An article of each kind: imported with its file, full of credits, published and so frozen. */
NewsroomArticle *
fill_library (Library *library)
{
  g_autoptr (NewsroomArticle) full = make_full_article ();
  g_autoptr (NewsroomArticle) imported = make_article ("From a file", WORD " is the word of the body.");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("as filed", 8);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("story.txt", "/tmp/story.txt", "text/plain", bytes, report);
  g_autoptr (GError) error = NULL;
  NewsroomArticle *saved = save_article (library->store, full, NEWSROOM_CAUSE_CHECKPOINT, &error);

  g_assert_no_error (error);
  g_assert_true (set_state (library->store, newsroom_article_get_id (saved), NEWSROOM_STATE_PUBLISHED, &error));
  g_assert_true (import (library->store, imported, original, &error));
  g_assert_no_error (error);

  return saved;
}

gboolean
back_up (NewsroomStore          *store,
         const char             *path,
         NewsroomLibraryFigures *figures,
         GError                **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_backup_async (store, path, NULL, keep_result_cb, &result);

  return newsroom_store_backup_finish (store, wait_for (&result), figures, error);
}

/* What a closed library holds, asked for behind the store's back: the first column of the
 * rows, a line each. */
char *
run_sql (const char *path,
         const char *sql)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *rest = sql;
  sqlite3    *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  while (*rest != '\0')
    {
      sqlite3_stmt *stmt = NULL;
      int           rc = sqlite3_prepare_v2 (db, rest, -1, &stmt, &rest);

      while (rc == SQLITE_OK && stmt != NULL && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
        {
          g_string_append_printf (answer, "%s\n", (const char *)sqlite3_column_text (stmt, 0));
          rc = SQLITE_OK;
        }
      if (rc != SQLITE_OK && rc != SQLITE_DONE)
        g_error ("%s: %s", sql, sqlite3_errmsg (db));
      sqlite3_finalize (stmt);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_strdup (answer->str);
}

void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            size = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)size, NULL));
}

void
library_set_up (Library      *library,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  library->folder = g_dir_make_tmp ("newsroom-store-XXXXXX", &error);
  g_assert_no_error (error);
  library->path = g_build_filename (library->folder, "data", "newsroom", "library.db", NULL);
  library->store = open_store (library->path, &error);
  g_assert_no_error (error);
}

void
library_close (Library *library)
{
  g_autoptr (GError) error = NULL;

  close_store (library->store, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&library->store));
}

void
library_reopen (Library *library)
{
  g_autoptr (GError) error = NULL;

  if (library->store != NULL)
    library_close (library);
  library->store = open_store (library->path, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
library_tear_down (Library      *library,
                   gconstpointer data)
{
  if (library->store != NULL)
    {
      /* A test may have damaged it, so that it cannot be closed well. */
      close_store (library->store, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (g_steal_pointer (&library->store));
    }
  remove_tree (library->folder);
  g_clear_pointer (&library->folder, g_free);
  g_clear_pointer (&library->path, g_free);
}
