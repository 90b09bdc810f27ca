/* fault-wholes.c — what comes from another library to what this one knows already
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#define NAMELESS "00000000-0000-4000-8000-000000000003"

static NewsroomWhole *
load_imported (Work    *work,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_whole_async (work->store, WORK_IMPORTED, NULL, keep_result_cb, &result);

  return newsroom_store_load_whole_finish (work->store, wait_for (&result), error);
}

/* A known article with a file that this library does not have, before one that it has; of the others
 * nothing is known there. */
gboolean
work_adopt_files (Work    *work,
                  GError **error)
{
  g_autoptr (GPtrArray) wholes = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_whole_free);
  g_autoptr (NewsroomWhole) known = load_imported (work, error);
  g_autoptr (NewsroomWhole) completed = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("elsewhere", 9);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) adopted = NULL;

  if (known == NULL)
    return FALSE;
  g_ptr_array_remove_index (known->originals, 0);
  g_ptr_array_insert (known->originals, 0, newsroom_original_new ("other.txt", NULL, "text/plain", bytes, report));
  g_ptr_array_add (wholes, g_steal_pointer (&known));
  newsroom_store_adopt_async (work->store, wholes, NULL, keep_result_cb, &result);
  adopted = newsroom_store_adopt_finish (work->store, wait_for (&result), error);
  if (adopted == NULL)
    return FALSE;

  completed = load_imported (work, error);
  if (completed == NULL)
    return FALSE;
  work_tell (work, "%u", g_array_index (adopted, NewsroomAdoption, 0).n_originals);
  for (guint i = 0; i < completed->originals->len; i++)
    work_tell (work, "%s", newsroom_original_get_sha256 (completed->originals->pdata[i]));

  return TRUE;
}

/* An article by somebody whose name is not known */
gboolean
work_credit_nameless (Work    *work,
                      GError **error)
{
  g_autoptr (NewsroomArticle) article = make_article ("By nobody", "Words.");
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  newsroom_author_set_uuid (author, NAMELESS);
  newsroom_article_add_credit (article, credit);

  return import (work->store, article, NULL, error);
}

/* The other library knows the name, which then stands in the byline. */
gboolean
work_adopt_name (Work    *work,
                 GError **error)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Flo Sixth");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) rows = NULL;
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  NewsroomAdopted      adopted = NEWSROOM_ADOPTED_NEW;
  g_autoptr (NewsroomArticleSummary) first = NULL;

  newsroom_author_set_uuid (author, NAMELESS);
  newsroom_store_adopt_author_async (work->store, author, NULL, keep_result_cb, &result);
  if (!newsroom_store_adopt_author_finish (work->store, wait_for (&result), &adopted, error))
    return FALSE;
  rows = query (work->store, &wanted, error);
  if (rows == NULL)
    return FALSE;
  first = g_list_model_get_item (rows, 0);
  g_assert_cmpstr (newsroom_article_summary_get_headline (first), ==, "By nobody");
  g_assert_cmpstr (newsroom_article_summary_get_byline (first), ==, "By Flo Sixth");

  return TRUE;
}
