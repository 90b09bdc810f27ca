/* read-only-helper.c — that all of a library can be read, none of it be written, and no byte has changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "read-only-helper.h"

#include <glib/gstdio.h>
#include <string.h>

static gint
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Returns: of each file in the folder of the library its name, time and SHA-256 */
char *
dup_state (Library *library)
{
  g_autofree char *folder = g_path_get_dirname (library->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      GStatBuf         status;
      gsize            size = 0;

      g_assert_no_errno (g_stat (path, &status));
      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, size);
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %o %" G_GINT64_FORMAT ".%09ld %s",
                                        name,
                                        status.st_mode,
                                        (gint64)status.st_mtim.tv_sec,
                                        status.st_mtim.tv_nsec,
                                        sum));
    }
  g_ptr_array_sort (lines, compare_cb);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}

static void
assert_versions (NewsroomStore   *store,
                 NewsroomArticle *expected)
{
  const gint64 id = newsroom_article_get_id (expected);
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (NewsroomArticle) version = NULL;
  g_autoptr (NewsroomWhole) whole = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_store_query_revisions_async (store, id, NULL, keep_result_cb, &listed);
  revisions = newsroom_store_query_revisions_finish (store, wait_for (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (revisions), ==, 2);

  newsroom_store_load_revision_async (store, id, 1, NULL, keep_result_cb, &loaded);
  version = newsroom_store_load_revision_finish (store, wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_nonnull (version);

  newsroom_store_load_whole_async (store, id, NULL, keep_result_cb, &read);
  whole = newsroom_store_load_whole_finish (store, wait_for (&read), &error);
  g_assert_no_error (error);
  g_assert_nonnull (whole);
}

/* All that is for reading */
void
assert_readable (NewsroomStore   *store,
                 NewsroomArticle *expected)
{
  const gint64 id = newsroom_article_get_id (expected);
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) found = search (store, WORD);
  g_autoptr (GListModel) authors = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) filed = NULL;
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  NewsroomArticleQuery   wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  NewsroomLibraryFigures figures;
  g_autoptr (GPtrArray) past = load_undo (store, id, NEWSROOM_FIELD_BODY, newsroom_article_get_text (expected, NEWSROOM_FIELD_BODY));
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;

  article = load_article (store, id, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (article, expected));
  all = query (store, &wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  assert_versions (store, expected);

  newsroom_store_query_authors_async (store, "", 0, NULL, keep_result_cb, &listed);
  authors = newsroom_store_query_authors_finish (store, wait_for (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (authors), ==, 2);

  newsroom_store_load_original_async (store, id + 1, NULL, keep_result_cb, &filed);
  original = newsroom_store_load_original_finish (store, wait_for (&filed), &error);
  g_assert_no_error (error);
  g_assert_nonnull (original);

  newsroom_store_check_async (store, NULL, keep_result_cb, &checked);
  damages = newsroom_store_check_finish (store, wait_for (&checked), &figures, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (damages), ==, 0);
  g_assert_cmpint (figures.n_articles, ==, 2);
}

#define ASSERT_REFUSED(done)                                                      \
  G_STMT_START                                                                    \
  {                                                                               \
    g_autoptr (GError) error = NULL;                                              \
                                                                                  \
    if (done)                                                                     \
      g_error ("%s was done", #done);                                             \
    g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY); \
  }                                                                               \
  G_STMT_END

static gboolean
delete_spiked (NewsroomStore *store,
               gint64         id,
               GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) spiked = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  NewsroomSpiked one = { id, 0 };
  guint          n_deleted = 0;

  g_array_append_val (spiked, one);
  newsroom_store_delete_spiked_async (store, spiked, NULL, keep_result_cb, &result);

  return newsroom_store_delete_spiked_finish (store, wait_for (&result), &n_deleted, error);
}

static gboolean
change_revision (NewsroomStore *store,
                 gint64         id,
                 const char    *name,
                 GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (name != NULL)
    newsroom_store_name_revision_async (store, id, 1, name, NULL, keep_result_cb, &result);
  else
    newsroom_store_restore_revision_async (store, id, 1, NULL, keep_result_cb, &result);

  return newsroom_store_change_revision_finish (store, wait_for (&result), error);
}

static gboolean
thin (NewsroomStore *store,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id = 0;

  newsroom_store_thin_async (store, 0, G_MAXINT64 / 2, NULL, keep_result_cb, &result);

  return newsroom_store_thin_finish (store, wait_for (&result), &id, error);
}

static gboolean
adopt (NewsroomStore *store,
       GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) wholes = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_whole_free);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GArray) adopted = NULL;

  newsroom_store_load_whole_async (store, 1, NULL, keep_result_cb, &loaded);
  g_ptr_array_add (wholes, newsroom_store_load_whole_finish (store, wait_for (&loaded), NULL));
  newsroom_store_adopt_async (store, wholes, NULL, keep_result_cb, &result);
  adopted = newsroom_store_adopt_finish (store, wait_for (&result), error);

  return adopted != NULL;
}

static gboolean
adopt_author (NewsroomStore *store,
              GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Cy Other");
  NewsroomAdopted adopted;

  newsroom_store_adopt_author_async (store, author, NULL, keep_result_cb, &result);

  return newsroom_store_adopt_author_finish (store, wait_for (&result), &adopted, error);
}

/* Each operation of the public header that would write */
void
assert_not_writable (Library         *library,
                     NewsroomArticle *saved)
{
  NewsroomStore   *store = library->store;
  const gint64     id = newsroom_article_get_id (saved);
  g_autofree char *backup = g_build_filename (library->folder, "backup.db", NULL);
  g_autoptr (NewsroomArticle) fresh = make_article ("New", "Words.");
  g_autoptr (NewsroomArticle) changed = newsroom_article_copy (saved);
  g_autoptr (NewsroomArticle) imported = make_article ("Filed", "Words.");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Cy Other");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("filed again", 11);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("a.txt", "/tmp/a.txt", "text/plain", bytes, report);
  g_autoptr (GPtrArray) undo = g_ptr_array_new ();

  newsroom_article_set_text (changed, NEWSROOM_FIELD_BODY, "Other words.");
  ASSERT_REFUSED (save_article (store, fresh, NEWSROOM_CAUSE_AUTOSAVE, &error));
  ASSERT_REFUSED (save_article (store, changed, NEWSROOM_CAUSE_CHECKPOINT, &error));
  ASSERT_REFUSED (save_draft (store, changed, undo, &error));
  ASSERT_REFUSED (set_state (store, id, NEWSROOM_STATE_SPIKED, &error));
  ASSERT_REFUSED (restore_from_spike (store, id, &error));
  ASSERT_REFUSED (delete_spiked (store, id, &error));
  ASSERT_REFUSED (change_revision (store, id, "Final", &error));
  ASSERT_REFUSED (change_revision (store, id, NULL, &error));
  ASSERT_REFUSED (thin (store, &error));
  ASSERT_REFUSED (save_author (store, author, NULL, &error));
  ASSERT_REFUSED (import (store, imported, original, &error));
  ASSERT_REFUSED (adopt (store, &error));
  ASSERT_REFUSED (adopt_author (store, &error));
  ASSERT_REFUSED (back_up (store, backup, NULL, &error));
  ASSERT_REFUSED (newsroom_store_check_writable (store, &error));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
}
