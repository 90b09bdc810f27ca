/* newsroom-article-rows.c — the answer to a query, compact
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-rows-private.h"

#include "newsroom-article-summary-private.h"

/**
 * NewsroomArticleRows:
 *
 * A #GListModel of #NewsroomArticleSummary that never changes. The worker thread fills it
 * and hands it over; from then on it belongs to one thread. An object is made only for a row
 * that is looked at, and as long as it lives the same row gives the same object.
 */
struct _NewsroomArticleRows
{
  GObject parent_instance;

  /* Owned */
  GArray     *rows;
  GString    *texts;
  char       *query;
  GHashTable *summaries; /* position → NewsroomArticleSummary, borrowed: it holds us */
};

static void newsroom_article_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NewsroomArticleRows,
                               newsroom_article_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, newsroom_article_rows_list_model_init))

static GType
newsroom_article_rows_get_item_type (GListModel *model)
{
  return NEWSROOM_TYPE_ARTICLE_SUMMARY;
}

static guint
newsroom_article_rows_get_n_items (GListModel *model)
{
  return NEWSROOM_ARTICLE_ROWS (model)->rows->len;
}

static gpointer
newsroom_article_rows_get_item (GListModel *model,
                                guint       position)
{
  NewsroomArticleRows    *self = NEWSROOM_ARTICLE_ROWS (model);
  NewsroomArticleSummary *summary;

  if (position >= self->rows->len)
    return NULL;

  summary = g_hash_table_lookup (self->summaries, GUINT_TO_POINTER (position));
  if (summary != NULL)
    return g_object_ref (summary);

  summary = newsroom_article_summary_new (self, position);
  g_hash_table_insert (self->summaries, GUINT_TO_POINTER (position), summary);

  return summary;
}

static void
newsroom_article_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = newsroom_article_rows_get_item_type;
  iface->get_n_items = newsroom_article_rows_get_n_items;
  iface->get_item = newsroom_article_rows_get_item;
}

static void
newsroom_article_rows_finalize (GObject *object)
{
  NewsroomArticleRows *self = NEWSROOM_ARTICLE_ROWS (object);

  g_clear_pointer (&self->rows, g_array_unref);
  g_string_free (g_steal_pointer (&self->texts), TRUE);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->summaries, g_hash_table_unref);

  G_OBJECT_CLASS (newsroom_article_rows_parent_class)->finalize (object);
}

static void
newsroom_article_rows_class_init (NewsroomArticleRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_article_rows_finalize;
}

static void
newsroom_article_rows_init (NewsroomArticleRows *self)
{
  self->summaries = g_hash_table_new (NULL, NULL);
}

/**
 * newsroom_article_rows_new:
 * @rows: (transfer full): the #NewsroomArticleRow, in order
 * @texts: (transfer full): what they point into; each text ends with NUL
 * @query: (nullable): what was searched for, as it was typed
 *
 * Returns: (transfer full): the list
 */
NewsroomArticleRows *
newsroom_article_rows_new (GArray     *rows,
                           GString    *texts,
                           const char *query)
{
  NewsroomArticleRows *self = g_object_new (NEWSROOM_TYPE_ARTICLE_ROWS, NULL);

  self->rows = rows;
  self->texts = texts;
  self->query = g_strdup (query != NULL ? query : "");

  return self;
}

/**
 * newsroom_article_rows_get:
 * @self: rows
 * @position: which, from 0
 *
 * Returns: (transfer none): the row
 */
const NewsroomArticleRow *
newsroom_article_rows_get (NewsroomArticleRows *self,
                           guint                position)
{
  g_assert (position < self->rows->len);

  return &g_array_index (self->rows, NewsroomArticleRow, position);
}

/**
 * newsroom_article_rows_get_text:
 * @self: rows
 * @offset: as a row has it
 *
 * Returns: the text
 */
const char *
newsroom_article_rows_get_text (NewsroomArticleRows *self,
                                guint32              offset)
{
  return self->texts->str + offset;
}

/**
 * newsroom_article_rows_get_query:
 * @self: rows
 *
 * Returns: what was searched for, "" if nothing was
 */
const char *
newsroom_article_rows_get_query (NewsroomArticleRows *self)
{
  return self->query;
}

/**
 * newsroom_article_rows_forget:
 * @self: rows
 * @position: whose summary ends
 *
 * For the summary alone.
 */
void
newsroom_article_rows_forget (NewsroomArticleRows *self,
                              guint                position)
{
  g_hash_table_remove (self->summaries, GUINT_TO_POINTER (position));
}

/**
 * newsroom_article_rows_get_id:
 * @self: rows
 * @position: a position, which may be outside of them
 *
 * Makes no summary.
 *
 * Returns: the article there, 0 for none
 */
gint64
newsroom_article_rows_get_id (NewsroomArticleRows *self,
                              guint                position)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_ROWS (self), 0);

  return position < self->rows->len ? newsroom_article_rows_get (self, position)->id : 0;
}

/**
 * newsroom_article_rows_find:
 * @self: rows
 * @id: an article
 * @position: (out) (optional): where it is, unchanged if it is not there
 *
 * Makes no summary: looking through 20,000 rows takes some µs.
 *
 * Returns: whether the article is among the rows
 */
gboolean
newsroom_article_rows_find (NewsroomArticleRows *self,
                            gint64               id,
                            guint               *position)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_ROWS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (newsroom_article_rows_get (self, i)->id == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * newsroom_article_rows_adopt:
 * @self: a newer answer, of which nothing has been looked at yet
 * @before: an older one
 *
 * Makes the summaries that @before gave into those of the same articles here, so that whoever
 * shows one need not begin anew. Those that say something else now tell so.
 */
void
newsroom_article_rows_adopt (NewsroomArticleRows *self,
                             NewsroomArticleRows *before)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  GHashTableIter iter;
  gpointer       position;
  gpointer       summary;

  g_return_if_fail (NEWSROOM_IS_ARTICLE_ROWS (self));
  g_return_if_fail (NEWSROOM_IS_ARTICLE_ROWS (before));

  if (self == before)
    return;

  g_hash_table_iter_init (&iter, before->summaries);
  while (g_hash_table_iter_next (&iter, &position, &summary))
    g_hash_table_insert (by_id,
                         (gpointer)&newsroom_article_rows_get (before, GPOINTER_TO_UINT (position))->id,
                         g_object_ref (summary));

  for (guint i = 0; i < self->rows->len; i++)
    {
      summary = g_hash_table_lookup (by_id, &newsroom_article_rows_get (self, i)->id);
      if (summary == NULL || g_hash_table_contains (self->summaries, GUINT_TO_POINTER (i)))
        continue;

      g_hash_table_insert (self->summaries, GUINT_TO_POINTER (i), summary);
      newsroom_article_summary_move (summary, self, i);
    }
}

/**
 * newsroom_article_rows_adopt_in_place:
 * @self: an answer to another question, of which nothing has been looked at yet
 * @before: the answer before it
 *
 * Makes the summary of each position in @before into that of the article which has the position
 * here, so that whoever shows the first rows goes on showing the first rows. Those that say
 * something else now tell so.
 */
void
newsroom_article_rows_adopt_in_place (NewsroomArticleRows *self,
                                      NewsroomArticleRows *before)
{
  g_autoptr (GList) positions = NULL;

  g_return_if_fail (NEWSROOM_IS_ARTICLE_ROWS (self));
  g_return_if_fail (NEWSROOM_IS_ARTICLE_ROWS (before));

  if (self == before)
    return;

  positions = g_hash_table_get_keys (before->summaries);
  for (GList *item = positions; item != NULL; item = item->next)
    {
      const guint position = GPOINTER_TO_UINT (item->data);
      gpointer    summary = g_hash_table_lookup (before->summaries, item->data);

      if (summary == NULL || position >= self->rows->len || g_hash_table_contains (self->summaries, item->data))
        continue;

      g_hash_table_insert (self->summaries, item->data, summary);
      newsroom_article_summary_move (summary, self, position);
    }
}
