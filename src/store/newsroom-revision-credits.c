/* newsroom-revision-credits.c — the credits of a revision as one text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-revision-credits-private.h"

#include <string.h>

#include "newsroom-content-private.h"

#define PAIR_AUTHOR "author"
#define PAIR_ROLE "credit-role"
#define PAIR_WORDING "wording"

/* Of so many credits is it found out whether their wording was empty. */
#define MOST_UNWORDED 6

static void
add_pair (GPtrArray  *pairs,
          const char *name,
          const char *value)
{
  if (value != NULL)
    g_ptr_array_add (pairs, g_strdup_printf ("%s=%s", name, value));
}

static char *
dup_line (NewsroomCredit *credit,
          gboolean        with_profile)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *lines = NULL;
  NewsroomAuthor  *author = newsroom_credit_get_author (credit);

  add_pair (pairs, PAIR_AUTHOR, newsroom_author_get_uuid (author));
  add_pair (pairs, PAIR_ROLE, newsroom_credit_get_role (credit));
  add_pair (pairs, PAIR_WORDING, newsroom_credit_get_wording (credit));
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    if (with_profile || i == NEWSROOM_AUTHOR_NAME)
      add_pair (pairs, newsroom_author_field_get_name ((NewsroomAuthorField)i), newsroom_author_get_text (author, (NewsroomAuthorField)i));
  g_ptr_array_add (pairs, NULL);

  /* The pairs escape their own tabs and line ends, so these part one from the next. */
  lines = newsroom_content_join_lines ((const char *const *)pairs->pdata);

  return g_strdelimit (g_steal_pointer (&lines), "\n", '\t');
}

/**
 * newsroom_revision_credits_join:
 * @article: an article
 * @with_profile: whether the whole profiles of the authors are kept, as at publication: they may
 *   be other ones tomorrow
 *
 * Returns: (transfer full): one credit a line: the author's uuid and name, role and wording
 */
char *
newsroom_revision_credits_join (NewsroomArticle *article,
                                gboolean         with_profile)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autofree char *line = dup_line (credit, with_profile);

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }

  return g_strdup (text->str);
}

static const char *
find_pair (char      **pairs,
           const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (strncmp (pairs[i], name, length) == 0 && pairs[i][length] == '=')
      return pairs[i] + length + 1;

  return NULL;
}

static NewsroomCredit *
read_line (const char *line)
{
  g_autofree char *lines = g_strdelimit (g_strdup (line), "\t", '\n');
  g_auto (GStrv) pairs = newsroom_content_split_lines (lines);
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (NULL);
  const char *uuid = find_pair (pairs, PAIR_AUTHOR);
  const char *role = find_pair (pairs, PAIR_ROLE);

  if (uuid == NULL || role == NULL)
    return NULL;

  newsroom_author_set_uuid (author, uuid);
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    {
      const char *value = find_pair (pairs, newsroom_author_field_get_name ((NewsroomAuthorField)i));

      if (value != NULL)
        newsroom_author_set_text (author, (NewsroomAuthorField)i, value);
    }

  return newsroom_credit_new (author, role, find_pair (pairs, PAIR_WORDING));
}

/**
 * newsroom_revision_credits_split:
 * @text: what newsroom_revision_credits_join() gave
 * @article: an article, which gets the credits
 *
 * The authors have what was kept of them, and no row.
 *
 * Returns: whether each line was a credit
 */
gboolean
newsroom_revision_credits_split (const char      *text,
                                 NewsroomArticle *article)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (NewsroomCredit) credit = NULL;

      if (lines[i][0] == '\0')
        continue;
      credit = read_line (lines[i]);
      if (credit == NULL)
        return FALSE;
      newsroom_article_add_credit (article, credit);
    }

  return TRUE;
}

static gboolean
has_digest (NewsroomArticle *article,
            const char      *sha256)
{
  g_autofree char *digest = newsroom_article_dup_sha256 (article);

  return g_str_equal (digest, sha256);
}

/* Gives the credits without a wording the empty one, or takes it, as the bits of @mask say. */
static void
set_wordings (NewsroomArticle *article,
              GArray          *unworded,
              guint            mask)
{
  for (guint i = 0; i < unworded->len; i++)
    {
      guint position = g_array_index (unworded, guint, i);
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), position);
      g_autoptr (NewsroomCredit) other = NULL;

      other = newsroom_credit_new (newsroom_credit_get_author (credit), newsroom_credit_get_role (credit), (mask & 1u << i) != 0 ? "" : NULL);
      newsroom_article_remove_credit (article, position);
      newsroom_article_insert_credit (article, position, other);
    }
}

/**
 * newsroom_revision_credits_settle:
 * @article: an article as a revision has it
 * @sha256: what it was when it was saved
 *
 * Version 1 of the library did not tell a wording that is empty from none: where the article is not
 * what it was, it is tried whether that is why.
 *
 * Returns: whether the article is what it was
 */
gboolean
newsroom_revision_credits_settle (NewsroomArticle *article,
                                  const char      *sha256)
{
  GListModel *credits = newsroom_article_get_credits (article);
  g_autoptr (GArray) unworded = g_array_new (FALSE, FALSE, sizeof (guint));

  if (has_digest (article, sha256))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (newsroom_credit_get_wording (credit) == NULL)
        g_array_append_val (unworded, i);
    }
  if (unworded->len > MOST_UNWORDED)
    return FALSE;

  for (guint mask = 1; mask < 1u << unworded->len; mask++)
    {
      set_wordings (article, unworded, mask);
      if (has_digest (article, sha256))
        return TRUE;
    }

  return FALSE;
}
