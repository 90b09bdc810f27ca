/* newsroom-post.c — a post as a feed or the export of a site has it, on its way to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-post-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-html-tree-private.h"
#include "newsroom-plain-text.h"

/* More keywords and authors of one article, and more fields beside it, are not read. */
#define MAX_KEYWORDS 500
#define MAX_AUTHORS 100
#define MAX_EXTRA 200

/**
 * newsroom_post_new:
 * @report: of the article; it must live as long as the post
 *
 * Returns: (transfer full): a post with nothing in it
 */
NewsroomPost *
newsroom_post_new (NewsroomReport *report)
{
  NewsroomPost *self = g_new0 (NewsroomPost, 1);

  self->report = report;
  self->article = newsroom_article_new ();
  self->keywords = g_ptr_array_new_with_free_func (g_free);
  self->extra = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->as_is = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * newsroom_post_free:
 * @self: (transfer full): a post
 */
void
newsroom_post_free (NewsroomPost *self)
{
  g_object_unref (self->article);
  g_free (self->address);
  g_free (self->html);
  g_free (self->summary);
  g_free (self->lead.address);
  g_free (self->lead.alt);
  g_free (self->lead.caption);
  g_ptr_array_unref (self->keywords);
  g_ptr_array_unref (self->extra);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->as_is);
  g_free (self);
}

/* The words with single blanks between them. */
static char *
squash (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n\f\v", -1);
  g_autoptr (GString) line = g_string_sized_new (strlen (text));

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * newsroom_post_set_text:
 * @self: a post
 * @field: any but the body
 * @text: (nullable): plain text; %NULL and "" leave the field as it is
 */
void
newsroom_post_set_text (NewsroomPost *self,
                        NewsroomField field,
                        const char   *text)
{
  g_autofree char *line = text != NULL ? squash (text) : NULL;

  if (line != NULL && line[0] != '\0')
    newsroom_article_set_text (self->article, field, line);
}

/**
 * newsroom_post_dup_plain:
 * @html: a piece of HTML, or plain text in which nothing is escaped
 *
 * Feeds do not say which of both a title is.
 *
 * Returns: (transfer full): its words
 */
char *
newsroom_post_dup_plain (const char *html)
{
  NewsroomHtmlCounts counts = { 0 };
  double             share;
  g_autoptr (NewsroomHtmlNode) root = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *words = NULL;

  if (!g_regex_match_simple ("</?[a-zA-Z][^<>]*>|&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);", html, 0, 0))
    return squash (html);

  root = newsroom_html_tree_parse_page (html, &counts, &share);
  markdown = newsroom_html_tree_to_markdown (root, NULL, &counts);
  words = newsroom_plain_text_from_markdown (markdown, -1);

  return squash (words);
}

/**
 * newsroom_post_set_html_text:
 * @self: a post
 * @field: any but the body
 * @html: (nullable): as newsroom_post_dup_plain() takes it
 */
void
newsroom_post_set_html_text (NewsroomPost *self,
                             NewsroomField field,
                             const char   *html)
{
  g_autofree char *words = html != NULL ? newsroom_post_dup_plain (html) : NULL;

  newsroom_post_set_text (self, field, words);
}

/**
 * newsroom_post_repeat:
 * @self: a post
 * @text: (nullable): what the file has said before
 *
 * Names it in the account.
 */
void
newsroom_post_repeat (NewsroomPost *self,
                      const char   *text)
{
  if (text != NULL)
    newsroom_report_explain (self->report, _ ("what the file says more than once"), text, -1);
}

/**
 * newsroom_post_set_time:
 * @self: a post
 * @which: which instant
 * @text: (nullable): as newsroom_post_parse_time() takes it; what is no time is left out
 */
void
newsroom_post_set_time (NewsroomPost *self,
                        NewsroomTime  which,
                        const char   *text)
{
  gint64 time;

  if (text == NULL || !newsroom_post_parse_time (text, &time))
    return;
  newsroom_report_explain (self->report, _ ("dates that are times now"), text, -1);
  newsroom_article_set_time (self->article, which, time);
}

/**
 * newsroom_post_set_language:
 * @self: a post
 * @language: (nullable): "de_DE" or as BCP 47 writes it; what is none is left out
 */
void
newsroom_post_set_language (NewsroomPost *self,
                            const char   *language)
{
  g_autofree char *tag = language != NULL ? g_strstrip (g_strdelimit (g_strdup (language), "_", '-')) : NULL;

  if (tag != NULL && g_regex_match_simple ("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", tag, 0, 0))
    newsroom_article_set_text (self->article, NEWSROOM_FIELD_LANGUAGE, tag);
}

/**
 * newsroom_post_add_author:
 * @self: a post
 * @author: who wrote it; one of a name that it has is left out
 */
void
newsroom_post_add_author (NewsroomPost   *self,
                          NewsroomAuthor *author)
{
  GListModel *credits = newsroom_article_get_credits (self->article);
  const char *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
  g_autoptr (NewsroomCredit) added = NULL;

  if (name[0] == '\0' || g_list_model_get_n_items (credits) >= MAX_AUTHORS)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (!g_str_equal (newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME), name))
        continue;
      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        newsroom_post_repeat (self, newsroom_author_get_text (author, (NewsroomAuthorField)field));
      return;
    }

  added = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  newsroom_article_add_credit (self->article, added);
}

/**
 * newsroom_post_add_keyword:
 * @self: a post
 * @keyword: (nullable): HTML or plain text; one that it has is left out
 */
void
newsroom_post_add_keyword (NewsroomPost *self,
                           const char   *keyword)
{
  g_autofree char *words = keyword != NULL ? newsroom_post_dup_plain (keyword) : g_strdup ("");

  if (g_ptr_array_find_with_equal_func (self->keywords, words, g_str_equal, NULL))
    newsroom_post_repeat (self, words);
  else if (words[0] != '\0' && self->keywords->len < MAX_KEYWORDS)
    g_ptr_array_add (self->keywords, g_steal_pointer (&words));
}

/**
 * newsroom_post_add_extra:
 * @self: a post
 * @name: a key that front matter may have
 * @value: (nullable): %NULL and "" add nothing, and neither does a name that there is
 */
void
newsroom_post_add_extra (NewsroomPost *self,
                         const char   *name,
                         const char   *value)
{
  g_autofree char *line = value != NULL ? squash (value) : g_strdup ("");

  if (line[0] == '\0' || self->extra->len >= 2 * MAX_EXTRA)
    return;
  for (guint i = 0; i < self->extra->len; i += 2)
    if (g_str_equal (self->extra->pdata[i], name))
      {
        newsroom_report_explain (self->report, g_str_equal (self->extra->pdata[i + 1], line) ? _ ("what the file says more than once") : _ ("what an article has no place for"), line, -1);
        return;
      }

  g_ptr_array_add (self->extra, g_strdup (name));
  g_ptr_array_add (self->extra, g_steal_pointer (&line));
}

/* Enough of them are told; more would be slow to compare. */
static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (names->len <= NEWSROOM_POST_MAX_NAMED && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/**
 * newsroom_post_leave_out:
 * @self: a post
 * @name: of a thing of the file that has no place in an article
 */
void
newsroom_post_leave_out (NewsroomPost *self,
                         const char   *name)
{
  add_name (self->left_out, name);
}

/**
 * newsroom_post_keep_as_is:
 * @self: a post
 * @name: of a thing that stands in its content, and is not understood
 */
void
newsroom_post_keep_as_is (NewsroomPost *self,
                          const char   *name)
{
  add_name (self->as_is, name);
}
