/* salvage-helper.c — a library that is damaged and repaired, and what came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "salvage-helper.h"

void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  library_set_up (&fixture->library, data);
  fixture->backup = g_build_filename (fixture->library.folder, "backup.db", NULL);
}

gint64
add (Fixture    *fixture,
     const char *headline,
     const char *body)
{
  g_autoptr (NewsroomArticle) article = make_article (headline, body);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GError) error = NULL;

  saved = save_article (fixture->library.store, article, NEWSROOM_CAUSE_CHECKPOINT, &error);
  g_assert_no_error (error);

  return newsroom_article_get_id (saved);
}

void
change (Fixture    *fixture,
        gint64      id,
        const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = load_article (fixture->library.store, id, &error);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  g_object_unref (save_article (fixture->library.store, article, NEWSROOM_CAUSE_AUTOSAVE, &error));
  g_assert_no_error (error);
}

/* Whatever became of an article, it can be written on. */
static void
save_each (Fixture *fixture)
{
  GPtrArray *articles = newsroom_salvage_get_articles (fixture->salvage);

  library_reopen (&fixture->library);
  for (guint i = 0; i < articles->len; i++)
    {
      const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);

      for (guint j = 0; j < 5 && salvaged->fate != NEWSROOM_FATE_LOST; j++)
        change (fixture, salvaged->id, j % 2 == 0 ? "Written after the repair" : "Written again");
    }
}

void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->salvage != NULL)
    save_each (fixture);
  g_clear_object (&fixture->salvage);
  library_tear_down (&fixture->library, data);
  g_free (fixture->backup);
}

void
back_up_now (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (back_up (fixture->library.store, fixture->backup, NULL, &error));
  g_assert_no_error (error);
}

gboolean
try_salvage (Fixture      *fixture,
             gboolean      with_backup,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) placed = NULL;

  g_clear_object (&fixture->salvage);
  fixture->salvage = newsroom_salvage_new (fixture->library.path);
  newsroom_salvage_build_async (fixture->salvage, with_backup ? fixture->backup : NULL, cancellable, keep_result_cb, &built);
  if (!newsroom_salvage_build_finish (fixture->salvage, wait_for (&built), error))
    return FALSE;
  newsroom_salvage_take_place_async (fixture->salvage, keep_result_cb, &placed);

  return newsroom_salvage_take_place_finish (fixture->salvage, wait_for (&placed), error);
}

/* And the library is open again, sound. */
void
salvage (Fixture *fixture,
         gboolean with_backup)
{
  NewsroomLibraryFigures figures;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (try_salvage (fixture, with_backup, NULL, &error));
  g_assert_no_error (error);
  library_reopen (&fixture->library);
  newsroom_store_check_async (fixture->library.store, NULL, keep_result_cb, &result);
  damages = newsroom_store_check_finish (fixture->library.store, wait_for (&result), &figures, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (damages), ==, 0);
}

const NewsroomSalvaged *
find (Fixture *fixture,
      gint64   id)
{
  GPtrArray *articles = newsroom_salvage_get_articles (fixture->salvage);

  for (guint i = 0; i < articles->len; i++)
    {
      const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);

      if (salvaged->id == id)
        return salvaged;
    }

  return NULL;
}

void
assert_body (Fixture    *fixture,
             gint64      id,
             const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = load_article (fixture->library.store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, body);
}

void
damage (Fixture    *fixture,
        const char *sql)
{
  library_close (&fixture->library);
  g_free (run_sql (fixture->library.path, sql));
}

guint
count_files (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->library.path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}
