/* newsroom-export-html.c — writes the formats “html” and “html-fragment”
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html.h"

#include "newsroom-export-html-private.h"
#include "newsroom-html-private.h"

#include <string.h>

/* A page has one h1, the headline. */
#define BODY_TOP_LEVEL 2

/* What a page has beside the text and its markup: head and style. */
#define PAGE_OVERHEAD 8192

static gboolean
is_right_to_left (const char *language)
{
  static const char *const languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi" };
  gsize                    length = strcspn (language, "-_");

  if (strstr (language, "-Latn") != NULL || strstr (language, "-Cyrl") != NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i]) == length && g_ascii_strncasecmp (language, languages[i], length) == 0)
      return TRUE;

  return strstr (language, "-Arab") != NULL || strstr (language, "-Hebr") != NULL;
}

/* The language and direction of the element whose tag is open. Returns: the direction; that of HTML
 * if the language is not known */
static NewsroomDirection
append_language (GString         *html,
                 NewsroomArticle *article)
{
  g_autofree char  *tag = newsroom_export_html_dup_language (article);
  NewsroomDirection direction = NEWSROOM_DIRECTION_LEFT_TO_RIGHT;

  if (tag == NULL)
    return direction;

  newsroom_html_append_markup (html, " lang=\"");
  newsroom_html_append_text (html, tag, -1);
  newsroom_html_append_markup (html, "\"");
  if (is_right_to_left (tag))
    direction = NEWSROOM_DIRECTION_RIGHT_TO_LEFT;
  newsroom_html_append_direction (html, direction);

  return direction;
}

static void
append_content (GString                 *html,
                NewsroomArticle         *article,
                NewsroomHtmlGist        *gist,
                NewsroomDirection        base,
                const NewsroomHtmlWords *words)
{
  newsroom_export_html_append_body (html, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), newsroom_article_get_text (article, NEWSROOM_FIELD_DATELINE), BODY_TOP_LEVEL, TRUE, gist, base, words);
}

/* Room for @article as HTML. Text grows by a few per cent when it gets its tags. */
static GString *
html_new (NewsroomArticle *article)
{
  gsize length = strlen (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));

  return g_string_sized_new (length + length / 4 + PAGE_OVERHEAD);
}

/**
 * newsroom_export_html_write:
 * @article: an article
 * @options: choices; none concerns a page
 * @error: return location; a page holds everything that a reader may see, so none is set
 *
 * Writes a page that needs no other file and runs nothing, with the microformat h-entry.
 *
 * Returns: (transfer full): the bytes of an HTML document in UTF-8
 */
GBytes *
newsroom_export_html_write (NewsroomArticle             *article,
                            const NewsroomExportOptions *options,
                            GError                     **error)
{
  const NewsroomHtmlWords *words = newsroom_html_words_find (newsroom_export_html_get_language (article));
  g_autoptr (NewsroomHtmlGist) gist = newsroom_html_gist_new ();
  g_autoptr (GString) html = html_new (article);
  g_autoptr (GString) start = g_string_new ("<!DOCTYPE html>\n<html");
  const NewsroomDirection base = append_language (start, article);

  /* The text first: the head tells of it. */
  append_content (html, article, gist, base, words);
  newsroom_html_append_markup (start, " prefix=\"og: https://ogp.me/ns# article: https://ogp.me/ns/article#\">\n");
  newsroom_export_html_append_head (start, article, gist, words);
  newsroom_html_append_markup (start, "<body>\n<article class=\"h-entry\">\n");
  newsroom_export_html_append_header (start, article, base, words);
  newsroom_html_append_markup (start, "<div class=\"e-content\">\n");
  g_string_prepend_len (html, start->str, (gssize)start->len);
  newsroom_html_append_markup (html, "</div>\n");
  newsroom_export_html_append_authors (html, article, base, words);
  newsroom_html_append_markup (html, "</article>\n</body>\n</html>\n");

  return g_string_free_to_bytes (g_steal_pointer (&html));
}

/**
 * newsroom_export_html_write_fragment:
 * @article: an article
 * @options: whether to begin with the headline and to end with the author box
 * @error: return location; none is set
 *
 * Writes the blocks of the text, for a content management system that has its own page, of which
 * nothing is known: what is written from right to left says so.
 *
 * Returns: (transfer full): HTML in UTF-8 that may stand in any element
 */
GBytes *
newsroom_export_html_write_fragment (NewsroomArticle             *article,
                                     const NewsroomExportOptions *options,
                                     GError                     **error)
{
  const NewsroomHtmlWords *words = newsroom_html_words_find (newsroom_export_html_get_language (article));
  const NewsroomDirection  base = NEWSROOM_DIRECTION_LEFT_TO_RIGHT;
  g_autoptr (GString) html = html_new (article);

  if (options->fragment_headline)
    newsroom_export_html_append_header (html, article, base, words);
  append_content (html, article, NULL, base, words);
  if (options->fragment_authors)
    newsroom_export_html_append_authors (html, article, base, words);

  return g_string_free_to_bytes (g_steal_pointer (&html));
}
