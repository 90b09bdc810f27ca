/* newsroom-export-html-header.c — what stands above the text of a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include "newsroom-html-private.h"
#include "newsroom-iso-time.h"

#include <string.h>

static const char *
get_credit_name (NewsroomCredit *credit)
{
  const char *wording = newsroom_credit_get_wording (credit);

  return wording != NULL ? wording : newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
}

/* The byline is words; the names in it, which stand in the order of the credits, are marked
 * as those of the authors. */
static void
append_byline (GString          *html,
               NewsroomArticle  *article,
               NewsroomDirection base)
{
  g_autofree char *byline = newsroom_article_dup_byline (article);
  GListModel      *credits = newsroom_article_get_credits (article);
  const char      *rest = byline;

  if (byline[0] == '\0')
    return;

  newsroom_html_append_markup (html, "<address class=\"byline\"");
  /* The word “By” before a name that is written from right to left does not turn it. */
  if (base == NEWSROOM_DIRECTION_LEFT_TO_RIGHT)
    newsroom_html_append_direction_of (html, byline, base);
  newsroom_html_append_markup (html, ">");
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      const char *name = get_credit_name (credit);
      const char *found = name[0] != '\0' ? strstr (rest, name) : NULL;

      if (found == NULL)
        continue;
      newsroom_html_append_text (html, rest, found - rest);
      newsroom_html_append_markup (html, "<span class=\"p-author h-card\">");
      newsroom_html_append_text (html, name, -1);
      newsroom_html_append_markup (html, "</span>");
      rest = found + strlen (name);
    }
  newsroom_html_append_text (html, rest, -1);
  newsroom_html_append_markup (html, "</address>\n");
}

static void
append_role (GString    *html,
             const char *role)
{
  g_autofree char *capitalized = newsroom_export_html_capitalize (role);

  newsroom_html_append_text (html, capitalized, -1);
  newsroom_html_append_markup (html, ": ");
}

/* Those whom the byline does not name: photographers, translators and so on. */
static void
append_other_credits (GString         *html,
                      NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);
  gboolean    has_any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      const char *role = newsroom_credit_get_role (credit);

      if (g_str_equal (role, NEWSROOM_CREDIT_BY) || get_credit_name (credit)[0] == '\0')
        continue;
      if (has_any)
        newsroom_html_append_markup (html, " · ");
      else
        newsroom_html_append_markup (html, "<p class=\"credits\">");
      has_any = TRUE;
      if (role[0] != '\0')
        append_role (html, role);
      newsroom_html_append_text (html, get_credit_name (credit), -1);
    }
  if (has_any)
    newsroom_html_append_markup (html, "</p>\n");
}

/* Returns FALSE for an instant that is not known or that no calendar has. */
static gboolean
append_time (GString                 *html,
             const NewsroomHtmlWords *words,
             gint64                   time,
             gboolean                 is_update)
{
  g_autofree char *iso = newsroom_iso_time_format_brief (time);
  g_autofree char *shown = newsroom_html_words_format_time (words, time);

  if (time == 0 || iso == NULL || shown == NULL)
    return FALSE;

  if (is_update)
    newsroom_html_append_markup (html, " · ");
  newsroom_html_append_markup (html, "<span>");
  newsroom_html_append_text (html, is_update ? words->updated : words->published, -1);
  if (is_update)
    newsroom_html_append_markup (html, " <time class=\"dt-updated\" datetime=\"");
  else
    newsroom_html_append_markup (html, " <time class=\"dt-published\" datetime=\"");
  newsroom_html_append_text (html, iso, -1);
  newsroom_html_append_markup (html, "\">");
  newsroom_html_append_text (html, shown, -1);
  newsroom_html_append_markup (html, "</time></span>");

  return TRUE;
}

static void
append_times (GString                 *html,
              NewsroomArticle         *article,
              const NewsroomHtmlWords *words)
{
  gsize start = html->len;

  newsroom_html_append_markup (html, "<p class=\"times\">");
  if (!append_time (html, words, newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED), FALSE))
    {
      g_string_truncate (html, start);
      return;
    }
  append_time (html, words, newsroom_article_get_shown_update (article), TRUE);
  newsroom_html_append_markup (html, "</p>\n");
}

/**
 * newsroom_export_html_capitalize:
 * @role: the role of a credit
 *
 * Returns: (transfer full): it as it begins a line
 */
char *
newsroom_export_html_capitalize (const char *role)
{
  const char      *rest = role[0] != '\0' ? g_utf8_next_char (role) : role;
  g_autofree char *initial = g_utf8_strup (role, (gssize)(rest - role));

  return g_strconcat (initial, rest, NULL);
}

/**
 * newsroom_export_html_append_header:
 * @html: the document so far
 * @article: an article
 * @base: the direction of what it stands in
 * @words: the words of its language
 *
 * Appends kicker, headline, standfirst, byline and times, as far as they are set.
 */
void
newsroom_export_html_append_header (GString                 *html,
                                    NewsroomArticle         *article,
                                    NewsroomDirection        base,
                                    const NewsroomHtmlWords *words)
{
  const char *kicker = newsroom_article_get_text (article, NEWSROOM_FIELD_KICKER);
  const char *headline = newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE);
  const char *standfirst = newsroom_article_get_text (article, NEWSROOM_FIELD_STANDFIRST);

  gsize start = html->len;
  gsize content;

  newsroom_html_append_markup (html, "<header>\n");
  content = html->len;
  if (kicker[0] != '\0')
    {
      newsroom_html_append_markup (html, "<p class=\"kicker\"");
      newsroom_html_append_direction_of (html, kicker, base);
      newsroom_html_append_markup (html, ">");
      newsroom_html_append_text (html, kicker, -1);
      newsroom_html_append_markup (html, "</p>\n");
    }
  if (headline[0] != '\0')
    {
      newsroom_html_append_markup (html, "<h1 class=\"p-name\"");
      newsroom_html_append_direction_of (html, headline, base);
      newsroom_html_append_markup (html, ">");
      newsroom_html_append_text (html, headline, -1);
      newsroom_html_append_markup (html, "</h1>\n");
    }
  if (standfirst[0] != '\0')
    {
      newsroom_html_append_markup (html, "<p class=\"standfirst p-summary\"");
      newsroom_html_append_direction_of (html, standfirst, base);
      newsroom_html_append_markup (html, ">");
      newsroom_html_append_text (html, standfirst, -1);
      newsroom_html_append_markup (html, "</p>\n");
    }
  append_byline (html, article, base);
  append_other_credits (html, article);
  append_times (html, article, words);
  if (html->len > content)
    newsroom_html_append_markup (html, "</header>\n");
  else
    g_string_truncate (html, start);
}
