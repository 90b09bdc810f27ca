/* newsroom-list-live.c — what a list shows that its library does not know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-live.h"

/**
 * NewsroomListLive:
 *
 * The headline of the open article as it is written, which is saved a little later, and how far a
 * length may be from its target. The list owns it, and its rows look at it.
 *
 * Signals: "changed" (gint64): the row of that article is to be looked at again; 0 for all.
 */
struct _NewsroomListLive
{
  GObject parent_instance;

  guint tolerance; /* in percent */

  /* Owned */
  NewsroomArticle *article; /* the one that is open, or NULL */
};

G_DEFINE_FINAL_TYPE (NewsroomListLive, newsroom_list_live, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
headline_cb (NewsroomListLive *self)
{
  const gint64 id = newsroom_article_get_id (self->article);

  /* It has no row before its first save. */
  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, id);
}

static void
newsroom_list_live_dispose (GObject *object)
{
  newsroom_list_live_set_draft (NEWSROOM_LIST_LIVE (object), NULL);

  G_OBJECT_CLASS (newsroom_list_live_parent_class)->dispose (object);
}

static void
newsroom_list_live_class_init (NewsroomListLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_list_live_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_LIST_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
newsroom_list_live_init (NewsroomListLive *self)
{
}

/**
 * newsroom_list_live_new:
 *
 * Returns: (transfer full): what knows of no article
 */
NewsroomListLive *
newsroom_list_live_new (void)
{
  return g_object_new (NEWSROOM_TYPE_LIST_LIVE, NULL);
}

/**
 * newsroom_list_live_set_draft:
 * @self: what the rows look at
 * @draft: (nullable): the article that is open; %NULL for none
 */
void
newsroom_list_live_set_draft (NewsroomListLive *self,
                              NewsroomDraft    *draft)
{
  NewsroomArticle *article = draft != NULL ? newsroom_draft_get_article (draft) : NULL;

  g_return_if_fail (NEWSROOM_IS_LIST_LIVE (self));

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_data (self->article, self);
  g_set_object (&self->article, article);
  if (self->article != NULL)
    g_signal_connect_object (self->article, "notify::headline", G_CALLBACK (headline_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_list_live_set_tolerance:
 * @self: what the rows look at
 * @tolerance: how many percent longer or shorter than its target an article may be
 */
void
newsroom_list_live_set_tolerance (NewsroomListLive *self,
                                  guint             tolerance)
{
  g_return_if_fail (NEWSROOM_IS_LIST_LIVE (self));

  self->tolerance = tolerance;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (gint64)0);
}

/**
 * newsroom_list_live_get_tolerance:
 * @self: what the rows look at
 *
 * Returns: how many percent longer or shorter than its target an article may be
 */
guint
newsroom_list_live_get_tolerance (NewsroomListLive *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_LIVE (self), 0);

  return self->tolerance;
}

/**
 * newsroom_list_live_get_headline:
 * @self: what the rows look at
 * @summary: an article of the list
 *
 * Returns: its headline, as it is written now
 */
const char *
newsroom_list_live_get_headline (NewsroomListLive       *self,
                                 NewsroomArticleSummary *summary)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_LIVE (self), NULL);

  if (self->article != NULL && newsroom_article_get_id (self->article) == newsroom_article_summary_get_id (summary))
    return newsroom_article_get_text (self->article, NEWSROOM_FIELD_HEADLINE);

  return newsroom_article_summary_get_headline (summary);
}
