/* fault-reads.c — what an editor asks a library for, and what the library answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <string.h>

/* What the library answers is the same each time that it is asked: only then can an answer be told
 * from a wrong one. */
void
work_tell (Work       *work,
           const char *format,
           ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (work->told, format, args);
  va_end (args);
  g_string_append_c (work->told, '\n');
}

static void
tell_bytes (Work   *work,
            GBytes *bytes)
{
  g_autofree char *sum = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  work_tell (work, "%s", sum != NULL ? sum : "no bytes");
}

static void
tell_author (Work           *work,
             NewsroomAuthor *author)
{
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    work_tell (work, "%s", newsroom_author_get_text (author, (NewsroomAuthorField)i));
  tell_bytes (work, newsroom_author_get_portrait (author, NULL));
}

static void
tell_article (Work            *work,
              NewsroomArticle *article)
{
  g_autofree char *sum = newsroom_article_dup_sha256 (article);
  g_autofree char *byline = newsroom_article_dup_byline (article);
  GListModel      *credits = newsroom_article_get_credits (article);

  work_tell (work, "%s %s %d", sum, byline, (int)newsroom_article_get_sequence (article));
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      tell_author (work, newsroom_credit_get_author (credit));
    }
}

static gboolean
tell_loaded (Work    *work,
             gint64   id,
             GError **error)
{
  g_autoptr (NewsroomArticle) article = load_article (work->store, id, error);

  if (article == NULL)
    return FALSE;
  tell_article (work, article);

  return TRUE;
}

gboolean
work_load (Work    *work,
           GError **error)
{
  return tell_loaded (work, WORK_FULL, error);
}

gboolean
work_load_first (Work    *work,
                 GError **error)
{
  return tell_loaded (work, WORK_FIRST, error);
}

static gboolean
tell_list (Work                       *work,
           const NewsroomArticleQuery *wanted,
           GError                    **error)
{
  g_autoptr (GListModel) rows = query (work->store, wanted, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (NewsroomArticleSummary) row = g_list_model_get_item (rows, i);

      work_tell (work,
                 "%d %s %s %d %u %s",
                 (int)newsroom_article_summary_get_id (row),
                 newsroom_article_summary_get_headline (row),
                 newsroom_article_summary_get_byline (row),
                 newsroom_article_summary_get_state (row),
                 newsroom_article_summary_get_word_count (row),
                 newsroom_article_summary_get_snippet (row));
    }

  return TRUE;
}

gboolean
work_list (Work    *work,
           GError **error)
{
  NewsroomArticleQuery all = NEWSROOM_ARTICLE_QUERY_INIT;
  NewsroomArticleQuery by_name = NEWSROOM_ARTICLE_QUERY_INIT;

  all.sort = NEWSROOM_SORT_AUTHOR;
  by_name.author_name = "bo SAMPLE";
  by_name.limit = 10;

  return tell_list (work, &all, error) && tell_list (work, &by_name, error);
}

gboolean
work_search (Work    *work,
             GError **error)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;

  wanted.text = "sentence \"says something\" el";
  wanted.limit = 4;

  return tell_list (work, &wanted, error);
}

gboolean
work_list_versions (Work    *work,
                    GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) rows = NULL;

  newsroom_store_query_revisions_async (work->store, WORK_FIRST, NULL, keep_result_cb, &result);
  rows = newsroom_store_query_revisions_finish (work->store, wait_for (&result), error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (NewsroomRevision) row = g_list_model_get_item (rows, i);
      guint n_words = 0;

      newsroom_revision_get_word_count (row, &n_words);
      work_tell (work,
                 "%d %s %s %s %u",
                 (int)newsroom_revision_get_sequence (row),
                 newsroom_cause_get_name (newsroom_revision_get_cause (row)),
                 newsroom_revision_get_who (row),
                 newsroom_revision_get_name (row),
                 n_words);
    }

  return TRUE;
}

static gboolean
tell_version (Work    *work,
              gint64   id,
              gint64   sequence,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomArticle) article = NULL;

  newsroom_store_load_revision_async (work->store, id, sequence, NULL, keep_result_cb, &result);
  article = newsroom_store_load_revision_finish (work->store, wait_for (&result), error);
  if (article == NULL)
    return FALSE;
  tell_article (work, article);

  return TRUE;
}

/* One that is based on another, and one whose credits are frozen */
gboolean
work_load_version (Work    *work,
                   GError **error)
{
  return tell_version (work, WORK_FIRST, 3, error) && tell_version (work, WORK_FULL, 2, error);
}

gboolean
work_load_undo (Work    *work,
                GError **error)
{
  g_autoptr (GPtrArray) pasts = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_past_free);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (1024 * 1024);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomArticle) article = load_article (work->store, WORK_WRITTEN, error);

  if (article == NULL)
    return FALSE;
  g_ptr_array_add (pasts, newsroom_edit_past_new ("body", newsroom_article_get_text (article, NEWSROOM_FIELD_BODY)));
  newsroom_store_load_undo_async (work->store, WORK_WRITTEN, g_steal_pointer (&pasts), NULL, keep_result_cb, &result);
  loaded = newsroom_store_load_undo_finish (work->store, wait_for (&result), error);
  if (loaded == NULL)
    return FALSE;
  newsroom_edit_history_adopt (history, loaded->pdata[0]);
  work_tell (work, "%d", newsroom_edit_history_get_can_undo (history));

  return TRUE;
}

static gboolean
tell_authors (Work       *work,
              GListModel *authors)
{
  for (guint i = 0; authors != NULL && i < g_list_model_get_n_items (authors); i++)
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (authors, i);

      tell_author (work, author);
    }

  return authors != NULL;
}

gboolean
work_list_authors (Work    *work,
                   GError **error)
{
  g_autoptr (GAsyncResult) all = NULL;
  g_autoptr (GAsyncResult) some = NULL;
  g_autoptr (GListModel) authors = NULL;
  g_autoptr (GListModel) found = NULL;

  newsroom_store_query_authors_async (work->store, "sa", 10, NULL, keep_result_cb, &all);
  authors = newsroom_store_query_authors_finish (work->store, wait_for (&all), error);
  if (!tell_authors (work, authors))
    return FALSE;
  newsroom_store_find_authors_async (work->store, "Ann Example", NULL, keep_result_cb, &some);
  found = newsroom_store_query_authors_finish (work->store, wait_for (&some), error);

  return tell_authors (work, found);
}

gboolean
work_load_author (Work    *work,
                  GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomAuthor) author = NULL;

  newsroom_store_load_author_async (work->store, 1, NULL, keep_result_cb, &result);
  author = newsroom_store_load_author_finish (work->store, wait_for (&result), error);
  if (author == NULL)
    return FALSE;
  tell_author (work, author);

  return TRUE;
}

static gboolean
tell_known (Work       *work,
            const char *sha256,
            const char *path,
            GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;
  NewsroomKnownFile known;
  gint64            id = 0;

  newsroom_store_find_file_async (work->store, sha256, path, NULL, keep_result_cb, &result);
  known = newsroom_store_find_file_finish (work->store, wait_for (&result), &id, &failure);
  work_tell (work, "%d %d", known, (int)id);
  if (failure == NULL)
    return TRUE;
  g_assert_cmpint (known, ==, NEWSROOM_KNOWN_FILE_NO);
  g_assert_cmpint (id, ==, 0);
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* By its path, by its bytes, and one that was never seen */
gboolean
work_find_file (Work    *work,
                GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "as filed", -1);

  return tell_known (work, "0", "/tmp/story.txt", error) && tell_known (work, sum, "/tmp/other.txt", error) && tell_known (work, "0", "/tmp/other.txt", error);
}

gboolean
work_load_original (Work    *work,
                    GError **error)
{
  g_autoptr (GAsyncResult) last = NULL;
  g_autoptr (GAsyncResult) earlier = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  g_autoptr (NewsroomOriginal) first = NULL;

  newsroom_store_load_original_async (work->store, WORK_IMPORTED, NULL, keep_result_cb, &last);
  original = newsroom_store_load_original_finish (work->store, wait_for (&last), error);
  if (original == NULL)
    return FALSE;
  newsroom_store_load_earlier_original_async (work->store, WORK_IMPORTED, 1, NULL, keep_result_cb, &earlier);
  first = newsroom_store_load_original_finish (work->store, wait_for (&earlier), error);
  if (first == NULL)
    return FALSE;
  work_tell (work, "%s %s %s", newsroom_original_get_file_name (original), newsroom_original_get_path (original), newsroom_original_get_content_type (original));
  work_tell (work, "%s", newsroom_report_get_summary (newsroom_original_get_report (original)));
  tell_bytes (work, newsroom_original_get_bytes (original));
  tell_bytes (work, newsroom_original_get_bytes (first));

  return TRUE;
}

gboolean
work_load_whole (Work    *work,
                 GError **error)
{
  const gint64 ids[] = { WORK_IMPORTED, WORK_SPIKED };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (NewsroomWhole) whole = NULL;

      newsroom_store_load_whole_async (work->store, ids[i], NULL, keep_result_cb, &result);
      whole = newsroom_store_load_whole_finish (work->store, wait_for (&result), error);
      if (whole == NULL)
        return FALSE;
      tell_article (work, whole->article);
      work_tell (work, "%d %u %u", whole->spiked_from, whole->originals->len, whole->n_damaged);
      for (guint j = 0; j < whole->originals->len; j++)
        tell_bytes (work, newsroom_original_get_bytes (whole->originals->pdata[j]));
    }

  return TRUE;
}

static void
tell_figures (Work                         *work,
              const NewsroomLibraryFigures *figures)
{
  work_tell (work, "%d %d %d %s", (int)figures->version, (int)figures->n_articles, (int)figures->n_revisions, figures->changed > 0 ? "changed" : "");
}

gboolean
work_read_figures (Work    *work,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomLibraryFigures figures = { 0 };

  newsroom_store_read_figures_async (work->store, NULL, keep_result_cb, &result);
  if (!newsroom_store_read_figures_finish (work->store, wait_for (&result), &figures, error))
    return FALSE;
  tell_figures (work, &figures);

  return TRUE;
}

gboolean
work_check_rows (Work    *work,
                 GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) damages = NULL;
  NewsroomLibraryFigures figures = { 0 };

  newsroom_store_check_async (work->store, NULL, keep_result_cb, &result);
  damages = newsroom_store_check_finish (work->store, wait_for (&result), &figures, error);
  if (damages == NULL)
    return FALSE;
  for (guint i = 0; damages[i] != NULL; i++)
    work_tell (work, "%s", damages[i]);
  tell_figures (work, &figures);

  return TRUE;
}

static char *
get_backup (Work *work)
{
  return g_build_filename (work->folder, "data", "backups", "first.db", NULL);
}

gboolean
work_inspect (Work    *work,
              GError **error)
{
  g_autofree char       *backup = get_backup (work);
  NewsroomLibraryFigures figures = { 0 };

  if (!newsroom_library_copy_inspect (backup, &figures, error))
    return FALSE;
  tell_figures (work, &figures);

  return TRUE;
}

gboolean
work_verify (Work    *work,
             GError **error)
{
  g_autofree char       *backup = get_backup (work);
  NewsroomLibraryFigures figures = { 0 };

  if (!newsroom_library_copy_verify (backup, &figures, NULL, error))
    return FALSE;
  tell_figures (work, &figures);

  return TRUE;
}
