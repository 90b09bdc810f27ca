/* newsroom-article-credits.c — who is credited with an article, and how its byline says so
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"

#include "newsroom-byline.h"

/**
 * newsroom_article_add_credit:
 * @self: an article
 * @credit: (transfer none): a credit, to be the last
 */
void
newsroom_article_add_credit (NewsroomArticle *self,
                             NewsroomCredit  *credit)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail (NEWSROOM_IS_CREDIT (credit));

  g_list_store_append (G_LIST_STORE (newsroom_article_get_credits (self)), credit);
}

/**
 * newsroom_article_insert_credit:
 * @self: an article
 * @position: where, from 0
 * @credit: (transfer none): a credit
 */
void
newsroom_article_insert_credit (NewsroomArticle *self,
                                guint            position,
                                NewsroomCredit  *credit)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail (NEWSROOM_IS_CREDIT (credit));
  g_return_if_fail (position <= g_list_model_get_n_items (newsroom_article_get_credits (self)));

  g_list_store_insert (G_LIST_STORE (newsroom_article_get_credits (self)), position, credit);
}

/**
 * newsroom_article_remove_credit:
 * @self: an article
 * @position: which, from 0
 */
void
newsroom_article_remove_credit (NewsroomArticle *self,
                                guint            position)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (self));
  g_return_if_fail (position < g_list_model_get_n_items (newsroom_article_get_credits (self)));

  g_list_store_remove (G_LIST_STORE (newsroom_article_get_credits (self)), position);
}

/**
 * newsroom_article_dup_byline:
 * @self: an article
 *
 * Returns: (transfer full): the byline as a reader sees it: as worded by hand or, without
 *   that, made from the credits; "" if there are none
 */
char *
newsroom_article_dup_byline (NewsroomArticle *self)
{
  const char *byline;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  byline = newsroom_article_get_text (self, NEWSROOM_FIELD_BYLINE);
  if (byline[0] != '\0')
    return g_strdup (byline);

  return newsroom_byline_format (newsroom_article_get_credits (self), newsroom_article_get_text (self, NEWSROOM_FIELD_LANGUAGE));
}
