/* newsroom-summaries.c — the articles of a list, which changes only where it has to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-summaries.h"

#include <gtk/gtk.h>

#include "newsroom-article-rows.h"
#include "newsroom-article-summary.h"

/* Rows of the first answer: more than a window shows, and few enough to be there before it. */
#define N_FIRST_ROWS 250

/**
 * NewsroomSummaries:
 *
 * A #GListModel of #NewsroomArticleSummary over the newest answer of the library. The
 * library makes a summary only for a row that is looked at; neither does this look at more.
 */
struct _NewsroomSummaries
{
  GObject parent_instance;

  /* Owned */
  NewsroomArticleRows *rows;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NewsroomSummaries,
                               newsroom_summaries,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return NEWSROOM_TYPE_ARTICLE_SUMMARY;
}

static guint
get_n_items (GListModel *model)
{
  NewsroomSummaries *self = NEWSROOM_SUMMARIES (model);

  return self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  NewsroomSummaries *self = NEWSROOM_SUMMARIES (model);

  return self->rows != NULL ? g_list_model_get_item (G_LIST_MODEL (self->rows), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
newsroom_summaries_finalize (GObject *object)
{
  g_clear_object (&NEWSROOM_SUMMARIES (object)->rows);

  G_OBJECT_CLASS (newsroom_summaries_parent_class)->finalize (object);
}

static void
newsroom_summaries_class_init (NewsroomSummariesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_summaries_finalize;
}

static void
newsroom_summaries_init (NewsroomSummaries *self)
{
}

/**
 * newsroom_summaries_new:
 *
 * Returns: (transfer full): an empty list
 */
NewsroomSummaries *
newsroom_summaries_new (void)
{
  return g_object_new (NEWSROOM_TYPE_SUMMARIES, NULL);
}

/**
 * newsroom_summaries_get_id:
 * @self: a list
 * @position: a position, which may be outside of it
 *
 * Returns: the article there, 0 for none
 */
gint64
newsroom_summaries_get_id (NewsroomSummaries *self,
                           guint              position)
{
  g_return_val_if_fail (NEWSROOM_IS_SUMMARIES (self), 0);

  return self->rows != NULL ? newsroom_article_rows_get_id (self->rows, position) : 0;
}

/**
 * newsroom_summaries_find:
 * @self: a list
 * @id: an article, or 0
 *
 * Returns: its position, %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
newsroom_summaries_find (NewsroomSummaries *self,
                         gint64             id)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (NEWSROOM_IS_SUMMARIES (self), GTK_INVALID_LIST_POSITION);

  if (self->rows != NULL && id != 0)
    newsroom_article_rows_find (self->rows, id, &position);

  return position;
}

/**
 * newsroom_summaries_get_limit:
 * @self: a list
 * @query: what the library is going to be asked
 *
 * A list that is empty begins with its first rows, if the library can tell them without looking at
 * all articles.
 *
 * Returns: how many articles to ask for, 0 for all
 */
guint
newsroom_summaries_get_limit (NewsroomSummaries          *self,
                              const NewsroomArticleQuery *query)
{
  g_return_val_if_fail (NEWSROOM_IS_SUMMARIES (self), 0);

  if (get_n_items (G_LIST_MODEL (self)) > 0 || query->sort != NEWSROOM_SORT_CHANGED)
    return 0;

  return query->text == NULL || query->text[0] == '\0' ? N_FIRST_ROWS : 0;
}

/**
 * newsroom_summaries_replace:
 * @self: a list
 * @rows: the newest answer of the library
 * @follow: whether who looks at an article shall go on looking at it, wherever it is now; if not,
 *   at the place where it was
 *
 * Takes the answer, and signals a change of as few rows as it can: the others, the focus and the
 * scroll position stay. To @follow, rows are the same where they are of the same article, and
 * those from the first to the last of another one change. Else only their number does, as each
 * row becomes that of the article which has its position now.
 *
 * Returns: whether they are only the first of all, and the library is to be asked for the others
 */
gboolean
newsroom_summaries_replace (NewsroomSummaries *self,
                            GListModel        *rows,
                            gboolean           follow)
{
  g_autoptr (NewsroomArticleRows) before = NULL;
  guint n_old, n_new;
  guint head = 0, tail = 0;

  g_return_val_if_fail (NEWSROOM_IS_SUMMARIES (self), FALSE);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE_ROWS (rows), FALSE);

  n_old = get_n_items (G_LIST_MODEL (self));
  n_new = g_list_model_get_n_items (rows);
  before = g_steal_pointer (&self->rows);
  self->rows = g_object_ref (NEWSROOM_ARTICLE_ROWS (rows));

  if (before != NULL && !follow)
    {
      head = MIN (n_old, n_new);
      newsroom_article_rows_adopt_in_place (self->rows, before);
    }
  else if (before != NULL)
    {
      while (head < MIN (n_old, n_new) && newsroom_article_rows_get_id (before, head) == newsroom_article_rows_get_id (self->rows, head))
        head++;
      while (tail < MIN (n_old, n_new) - head &&
             newsroom_article_rows_get_id (before, n_old - tail - 1) == newsroom_article_rows_get_id (self->rows, n_new - tail - 1))
        tail++;
      newsroom_article_rows_adopt (self->rows, before);
    }

  if (head + tail < MAX (n_old, n_new))
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n_new - head - tail);

  return n_old == 0 && n_new == N_FIRST_ROWS;
}

/**
 * newsroom_summaries_get_neighbour:
 * @self: the summaries
 * @position: a place in the list, or %GTK_INVALID_LIST_POSITION
 * @step: 1 for the next article, -1 for the previous one
 *
 * Returns: the article beside that place, or at the near end of the list without a place; 0 if
 *   there is none
 */
gint64
newsroom_summaries_get_neighbour (NewsroomSummaries *self,
                                  guint              position,
                                  int                step)
{
  guint n_items;

  g_return_val_if_fail (NEWSROOM_IS_SUMMARIES (self), 0);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self));
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n_items - 1;
  else
    position += (guint)step;

  return position < n_items ? newsroom_summaries_get_id (self, position) : 0;
}
