/* newsroom-article-whole.c — an article taken as a whole: copied, compared, summed up
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"

#include <string.h>

#include "newsroom-sha256.h"

/* An update that is told to readers comes so much later than the publication. */
#define MIN_SHOWN_UPDATE G_TIME_SPAN_MINUTE

/**
 * newsroom_article_copy:
 * @self: an article
 *
 * Copies the article with its credits and their authors, identity included. An author who
 * is credited twice is one author in the copy too.
 *
 * Returns: (transfer full): the copy, for another thread
 */
NewsroomArticle *
newsroom_article_copy (NewsroomArticle *self)
{
  g_autoptr (GHashTable) authors = NULL;
  GListModel      *credits;
  NewsroomArticle *copy;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  copy = newsroom_article_new ();
  newsroom_article_set_id (copy, newsroom_article_get_id (self));
  newsroom_article_set_sequence (copy, newsroom_article_get_sequence (self));
  newsroom_article_set_saved_at (copy, newsroom_article_get_saved_at (self));
  newsroom_article_set_uuid (copy, newsroom_article_get_uuid (self));
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    newsroom_article_set_text (copy, (NewsroomField)i, newsroom_article_get_text (self, (NewsroomField)i));
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    newsroom_article_set_time (copy, (NewsroomTime)i, newsroom_article_get_time (self, (NewsroomTime)i));
  newsroom_article_set_state (copy, newsroom_article_get_state (self));
  newsroom_article_set_priority (copy, newsroom_article_get_priority (self));
  newsroom_article_set_target_length (copy, newsroom_article_get_target_length (self));
  newsroom_article_set_keywords (copy, newsroom_article_get_keywords (self));

  credits = newsroom_article_get_credits (self);
  authors = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autoptr (NewsroomCredit) credit_copy = NULL;
      NewsroomAuthor *author = newsroom_credit_get_author (credit);
      NewsroomAuthor *author_copy = g_hash_table_lookup (authors, author);

      if (author_copy == NULL)
        {
          author_copy = newsroom_author_copy (author);
          g_hash_table_insert (authors, author, author_copy);
        }
      credit_copy = newsroom_credit_new (author_copy, newsroom_credit_get_role (credit), newsroom_credit_get_wording (credit));
      newsroom_article_add_credit (copy, credit_copy);
    }

  return copy;
}

static gboolean
credits_equal (GListModel *credits,
               GListModel *others)
{
  guint n_credits = g_list_model_get_n_items (credits);

  if (n_credits != g_list_model_get_n_items (others))
    return FALSE;

  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autoptr (NewsroomCredit) other = g_list_model_get_item (others, i);

      if (g_strcmp0 (newsroom_credit_get_role (credit), newsroom_credit_get_role (other)) != 0 ||
          g_strcmp0 (newsroom_credit_get_wording (credit), newsroom_credit_get_wording (other)) != 0 ||
          !newsroom_author_equal (newsroom_credit_get_author (credit), newsroom_credit_get_author (other)))
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_article_equal:
 * @self: an article
 * @other: another
 *
 * Returns: whether all that an editor can set is the same, credits and authors included;
 *   the identity (id, uuid, sequence number) may differ
 */
gboolean
newsroom_article_equal (NewsroomArticle *self,
                        NewsroomArticle *other)
{
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), FALSE);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (other), FALSE);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    if (!g_str_equal (newsroom_article_get_text (self, (NewsroomField)i), newsroom_article_get_text (other, (NewsroomField)i)))
      return FALSE;
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    if (newsroom_article_get_time (self, (NewsroomTime)i) != newsroom_article_get_time (other, (NewsroomTime)i))
      return FALSE;

  return newsroom_article_get_state (self) == newsroom_article_get_state (other) &&
         newsroom_article_get_priority (self) == newsroom_article_get_priority (other) &&
         newsroom_article_get_target_length (self) == newsroom_article_get_target_length (other) &&
         g_strv_equal (newsroom_article_get_keywords (self), newsroom_article_get_keywords (other)) &&
         credits_equal (newsroom_article_get_credits (self), newsroom_article_get_credits (other));
}

static void
digest_text (NewsroomSha256 *sha256,
             const char     *name,
             const char     *text)
{
  g_autofree char *head = g_strdup_printf ("%s %zu\n", name, strlen (text));

  newsroom_sha256_add_text (sha256, head);
  newsroom_sha256_add_text (sha256, text);
  newsroom_sha256_add_text (sha256, "\n");
}

static void
digest_number (NewsroomSha256 *sha256,
               const char     *name,
               gint64          number)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", name, number);

  newsroom_sha256_add_text (sha256, line);
}

/**
 * newsroom_article_sum_texts:
 * @self: an article
 *
 * Returns: (transfer full): the SHA-256 of the article as far as its texts, which come first and may be long
 */
NewsroomSha256 *
newsroom_article_sum_texts (NewsroomArticle *self)
{
  NewsroomSha256 *sha256;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  sha256 = newsroom_sha256_new ();
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    digest_text (sha256, newsroom_field_get_name ((NewsroomField)i), newsroom_article_get_text (self, (NewsroomField)i));

  return sha256;
}

/**
 * newsroom_article_dup_sha256:
 * @self: an article
 *
 * The SHA-256 of all that an editor can set in the article itself, each part with its name
 * and length, so that no two articles share one by accident. Of the credits it covers the
 * authors' uuids, roles and wordings; the authors' profiles are rows of their own.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
newsroom_article_dup_sha256 (NewsroomArticle *self)
{
  g_autoptr (NewsroomSha256) texts = NULL;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);

  texts = newsroom_article_sum_texts (self);

  return newsroom_article_dup_sha256_after (self, texts);
}

/**
 * newsroom_article_dup_sha256_after:
 * @self: an article
 * @texts: what newsroom_article_sum_texts() gave of it, its texts being still the same
 *
 * Returns: (transfer full): what newsroom_article_dup_sha256() gives, without reading the texts again
 */
char *
newsroom_article_dup_sha256_after (NewsroomArticle      *self,
                                   const NewsroomSha256 *texts)
{
  g_autoptr (NewsroomSha256) sha256 = NULL;
  GListModel *credits;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), NULL);
  g_return_val_if_fail (texts != NULL, NULL);

  sha256 = newsroom_sha256_copy (texts);
  credits = newsroom_article_get_credits (self);
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    digest_number (sha256, newsroom_time_get_name ((NewsroomTime)i), newsroom_article_get_time (self, (NewsroomTime)i));
  digest_text (sha256, "state", newsroom_state_get_name (newsroom_article_get_state (self)));
  digest_number (sha256, "priority", newsroom_article_get_priority (self));
  digest_number (sha256, "target-length", newsroom_article_get_target_length (self));
  for (const char *const *keyword = newsroom_article_get_keywords (self); *keyword != NULL; keyword++)
    digest_text (sha256, "keyword", *keyword);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      const char *wording = newsroom_credit_get_wording (credit);

      digest_text (sha256, "credit", newsroom_author_get_uuid (newsroom_credit_get_author (credit)));
      digest_text (sha256, "credit-role", newsroom_credit_get_role (credit));
      if (wording != NULL)
        digest_text (sha256, "credit-wording", wording);
    }

  return newsroom_sha256_end_as_text (sha256);
}

/**
 * newsroom_article_get_shown_update:
 * @self: an article
 *
 * Every save sets %NEWSROOM_TIME_UPDATED, that of a draft too. To readers it means something
 * only once the article was published, and when it is not the publication itself.
 *
 * Returns: the time of the update that readers are told of, 0 if there is none
 */
gint64
newsroom_article_get_shown_update (NewsroomArticle *self)
{
  gint64 published, updated;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (self), 0);

  published = newsroom_article_get_time (self, NEWSROOM_TIME_PUBLISHED);
  updated = newsroom_article_get_time (self, NEWSROOM_TIME_UPDATED);

  if (published == 0 || updated < published || (guint64)updated - (guint64)published < MIN_SHOWN_UPDATE)
    return 0;

  return updated;
}
