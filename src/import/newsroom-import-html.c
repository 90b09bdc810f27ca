/* newsroom-import-html.c — a saved web page to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-credit.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-page-facts-private.h"
#include "newsroom-page-report-private.h"
#include "newsroom-plain-text.h"

/* Bytes at the beginning in which browsers write the address that a page was saved from. */
#define SAVED_SIZE 2048

/* Bytes. What is longer is no standfirst. */
#define MAX_STANDFIRST 500

/* Bytes, folded. A description that begins as the body does is cut out of it. */
#define SAME_BEGINNING 60

/* The data first, then what marks the elements, then the head of the page. */
static GPtrArray *
read_facts (const NewsroomPage *page)
{
  static void (*const readers[]) (const NewsroomPage *, NewsroomPageFacts *) = { newsroom_page_read_json_ld, newsroom_page_read_microdata, newsroom_page_read_meta };
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_page_facts_free);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      NewsroomPageFacts *facts = newsroom_page_facts_new ();

      readers[i](page, facts);
      g_ptr_array_add (all, facts);
    }

  return all;
}

/* Returns: (transfer full) (nullable): the address in "<!-- saved from url=(0020)https://example.org/ -->" */
static char *
find_saved_address (const char *html)
{
  const char *at = g_strstr_len (html, SAVED_SIZE, "saved from url=(");

  at = at != NULL ? strchr (at, ')') : NULL;
  if (at == NULL || !g_str_has_prefix (at + 1, "http"))
    return NULL;

  return g_strndup (at + 1, strcspn (at + 1, " \t\n>"));
}

/* Returns: (transfer full) (nullable): the address against which links of the page are resolved */
static char *
find_address (const NewsroomPage *page,
              GPtrArray          *facts,
              const char         *html)
{
  const char *said = newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_ADDRESS);
  const char *base = newsroom_html_tree_find_base (page->root);
  char       *saved = find_saved_address (html);

  if (base != NULL && g_str_has_prefix (base, "http"))
    {
      g_free (saved);
      return g_strdup (base);
    }
  if (saved == NULL && said != NULL && g_str_has_prefix (said, "http"))
    saved = g_strdup (said);

  return saved;
}

static void
set_fact (NewsroomArticle *article,
          NewsroomField    field,
          GPtrArray       *facts,
          NewsroomPageFact which)
{
  const char *text = newsroom_page_facts_find (facts, which);

  if (text != NULL)
    newsroom_article_set_text (article, field, text);
}

/* "de_DE" is "de-DE" (BCP 47). */
static void
set_language (NewsroomArticle *article,
              GPtrArray       *facts)
{
  const char      *said = newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_LANGUAGE);
  g_autofree char *language = said != NULL ? g_strdelimit (g_strdup (said), "_", '-') : NULL;

  if (language != NULL && g_regex_match_simple ("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", language, 0, 0))
    newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, language);
}

static void
set_keywords (NewsroomArticle *article,
              GPtrArray       *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      NewsroomPageFacts *some = g_ptr_array_index (facts, i);

      if (some->keywords->len == 0)
        continue;
      g_ptr_array_add (some->keywords, NULL);
      newsroom_article_set_keywords (article, (const char *const *)some->keywords->pdata);
      g_ptr_array_set_size (some->keywords, (int)some->keywords->len - 1);
      return;
    }
}

static void
set_authors (const NewsroomPage *page,
             NewsroomArticle    *article,
             GPtrArray          *facts)
{
  g_autoptr (GPtrArray) authors = newsroom_page_find_authors (page, facts);

  newsroom_page_read_profiles (page, authors);
  for (guint i = 0; i < authors->len; i++)
    {
      g_autoptr (NewsroomCredit) credit = newsroom_credit_new (g_ptr_array_index (authors, i), NEWSROOM_CREDIT_BY, NULL);

      newsroom_article_add_credit (article, credit);
    }
}

static void
set_times (const NewsroomPage *page,
           NewsroomArticle    *article,
           GPtrArray          *facts)
{
  newsroom_article_set_time (article, NEWSROOM_TIME_PUBLISHED, newsroom_page_find_date (page, facts, NEWSROOM_PAGE_FACT_PUBLISHED));
  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, newsroom_page_find_date (page, facts, NEWSROOM_PAGE_FACT_UPDATED));
}

/* Many pages describe themselves by the beginning of their story, which needs no standfirst then. */
static void
set_standfirst (const NewsroomPage *page,
                NewsroomArticle    *article,
                GPtrArray          *facts)
{
  const char      *said = newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_STANDFIRST);
  g_autofree char *words = newsroom_plain_text_from_markdown (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1);
  g_autofree char *body = newsroom_page_fold (words);
  g_autofree char *headline = newsroom_page_fold (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
  g_autofree char *folded = said != NULL ? newsroom_page_fold (said) : NULL;

  if (page->standfirst != NULL)
    {
      newsroom_article_set_text (article, NEWSROOM_FIELD_STANDFIRST, page->standfirst);
      return;
    }
  if (folded == NULL || folded[0] == '\0' || strlen (said) > MAX_STANDFIRST || newsroom_page_is_about (said) || g_str_has_suffix (said, "...") || g_str_has_suffix (said, "…"))
    return;
  if (strlen (folded) > SAME_BEGINNING)
    folded[SAME_BEGINNING] = '\0';
  if (strstr (body, folded) == NULL && strstr (headline, folded) == NULL)
    newsroom_article_set_text (article, NEWSROOM_FIELD_STANDFIRST, said);
}

/* The picture that the page shows wherever it is linked, where the story has none. */
static char *
add_lead_picture (char               *body,
                  GPtrArray          *facts,
                  const char         *address,
                  NewsroomHtmlCounts *counts)
{
  const char      *said = newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_PICTURE);
  gboolean         had_tracker;
  g_autofree char *whole = said != NULL && counts->pictures == 0 ? newsroom_html_clean_address (said, address, &had_tracker) : NULL;
  g_autofree char *rest = body;
  g_autofree char *link = NULL;

  if (whole == NULL || !g_str_has_prefix (whole, "http") || body[0] == '\0')
    return g_steal_pointer (&rest);

  link = newsroom_markdown_link ("", whole);
  counts->pictures++;

  return g_strconcat ("!", link, "\n\n", rest, NULL);
}

static gboolean
keeps_words (const NewsroomPage *page)
{
  for (guint b = 0; b < page->blocks->len; b++)
    if (newsroom_page_block (page, b)->is_kept && newsroom_page_block (page, b)->kind != NEWSROOM_PAGE_CAPTION_TEXT)
      return TRUE;

  return FALSE;
}

static void
set_body (NewsroomPage       *page,
          NewsroomArticle    *article,
          GPtrArray          *facts,
          const char         *html,
          NewsroomHtmlCounts *counts,
          NewsroomReport     *report)
{
  g_autofree char *address = find_address (page, facts, html);
  char            *body;

  newsroom_page_find_story (page);
  newsroom_page_trim (page, newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
  newsroom_page_check_body (page, newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_BODY));
  newsroom_page_find_introduction (page);
  if (!keeps_words (page))
    newsroom_page_keep_short (page);
  newsroom_page_keep_story (page);
  newsroom_page_tell_text (page, report);
  body = newsroom_html_tree_to_markdown (newsroom_page_take_story (page), address, counts);
  newsroom_article_take_text (article, NEWSROOM_FIELD_BODY, add_lead_picture (body, facts, address, counts));
}

static void
tell (NewsroomReport           *report,
      const NewsroomPage       *page,
      const NewsroomHtmlCounts *counts,
      double                    share)
{
  if (share < 1)
    newsroom_report_drop (report, _ ("The page is damaged: about %d percent of its text could not be read."), MAX (1, (int)((1 - share) * 100)));
  if (page->n_left_out > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u paragraph around the story was left out, such as navigation or comments.",
                                       "%u paragraphs around the story were left out, such as navigation and comments.",
                                       page->n_left_out),
                          page->n_left_out);
  if (counts->pictures > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture was not fetched: its address stands in the text.",
                                       "%u pictures were not fetched: their addresses stand in the text.",
                                       counts->pictures),
                          counts->pictures);
  if (counts->dropped_pictures > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture without an address on the web was left out.",
                                       "%u pictures without an address on the web were left out.",
                                       counts->dropped_pictures),
                          counts->dropped_pictures);
  if (page->n_lone_captions > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u caption whose picture or film is not in the text was left out.",
                                       "%u captions whose pictures or films are not in the text were left out.",
                                       page->n_lone_captions),
                          page->n_lone_captions);
  newsroom_html_counts_tell_file_names (counts, report);
  if (counts->is_reduced)
    newsroom_report_drop (report, _ ("Headings, lists, links and marks of the page could not be kept, only its words."));
}

/**
 * newsroom_import_html_read:
 * @text: (transfer full): UTF-8
 * @length: bytes; a zero among them is a blank
 * @report: told what was noticed, inferred and left out
 *
 * Finds the story of a page, and what the page says of it: in JSON-LD, in the attributes of its
 * elements, in its head and in words, each checked against the others. Fetches nothing.
 *
 * Returns: (transfer full): the article
 */
NewsroomArticle *
newsroom_import_html_read (char           *text,
                           gsize           length,
                           NewsroomReport *report)
{
  g_autofree char   *html = text;
  NewsroomArticle   *article = newsroom_article_new ();
  NewsroomHtmlCounts counts = { 0 };
  double             share;
  g_autoptr (NewsroomPage) page = NULL;
  g_autoptr (GPtrArray) facts = NULL;
  g_autofree char *headline = NULL;

  for (gsize i = 0; i < length; i++)
    if (html[i] == '\0')
      html[i] = ' ';
  page = newsroom_page_new (newsroom_html_tree_parse_page (html, &counts, &share));
  newsroom_page_prune (page);
  facts = read_facts (page);
  headline = newsroom_page_find_headline (page, facts);
  if (headline != NULL)
    newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  set_authors (page, article, facts);
  set_times (page, article, facts);
  set_fact (article, NEWSROOM_FIELD_SECTION, facts, NEWSROOM_PAGE_FACT_SECTION);
  set_fact (article, NEWSROOM_FIELD_SITE, facts, NEWSROOM_PAGE_FACT_SITE);
  set_language (article, facts);
  set_keywords (article, facts);
  set_body (page, article, facts, html, &counts, report);
  set_standfirst (page, article, facts);
  newsroom_page_tell_facts (page, facts, article, report);
  tell (report, page, &counts, share);

  return article;
}
