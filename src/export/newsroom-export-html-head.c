/* newsroom-export-html-head.c — what a page says about itself to browsers and other machines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include "newsroom-article-language.h"
#include "newsroom-export-resources.h"
#include "newsroom-html-private.h"
#include "newsroom-iso-time.h"

#include <string.h>

#define STYLE_PATH "/com/example/Newsroom/export/page.css"

/* Must come before anything that could load or run. */
#define CONTENT_SECURITY_POLICY                                                 \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " \
  "img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"

/**
 * newsroom_export_html_get_language:
 * @article: an article
 *
 * Returns: (transfer none): its own language, else the one that its text plainly looks like, else ""
 */
const char *
newsroom_export_html_get_language (NewsroomArticle *article)
{
  return newsroom_article_language_find_likely (newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE),
                                                newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
}

/**
 * newsroom_export_html_dup_language:
 * @article: an article
 *
 * Returns: (transfer full) (nullable): that language, %NULL if that is not known or cannot
 *   be a BCP 47 tag
 */
char *
newsroom_export_html_dup_language (NewsroomArticle *article)
{
  g_autofree char *tag = g_strdelimit (g_strdup (newsroom_export_html_get_language (article)), "_", '-');

  if (!g_ascii_isalpha (tag[0]) || !g_ascii_isalpha (tag[1]) || strspn (tag, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") != strlen (tag))
    return NULL;

  return g_steal_pointer (&tag);
}

/* <meta name=… content=…> or <meta property=… content=…>; nothing for an empty @content. */
#define append_meta(html, attribute, content)                                 \
  G_STMT_START                                                                \
  {                                                                           \
    const char *meta_content = (content);                                     \
                                                                              \
    if (meta_content != NULL && meta_content[0] != '\0')                      \
      {                                                                       \
        newsroom_html_append_markup (html, "<meta " attribute " content=\""); \
        newsroom_html_append_text (html, meta_content, -1);                   \
        newsroom_html_append_markup (html, "\">\n");                          \
      }                                                                       \
  }                                                                           \
  G_STMT_END

static void
append_authors (GString         *html,
                NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor  *author = newsroom_credit_get_author (credit);
      g_autofree char *url = newsroom_html_dup_contact (newsroom_author_get_text (author, NEWSROOM_AUTHOR_URL));

      if (!g_str_equal (newsroom_credit_get_role (credit), NEWSROOM_CREDIT_BY))
        continue;
      append_meta (html, "name=\"author\"", newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
      if (url != NULL)
        append_meta (html, "property=\"article:author\"", url);
    }
}

/* See ogp.me. The properties of an article have no "og:" before them. */
static void
append_open_graph (GString         *html,
                   NewsroomArticle *article,
                   const char      *title,
                   const char      *description)
{
  gint64             published = newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED);
  gint64             updated = newsroom_article_get_shown_update (article);
  g_autofree char   *published_text = published != 0 ? newsroom_iso_time_format_brief (published) : NULL;
  g_autofree char   *updated_text = updated != 0 ? newsroom_iso_time_format_brief (updated) : NULL;
  g_autofree char   *locale = newsroom_export_html_dup_language (article);
  const char *const *keywords = newsroom_article_get_keywords (article);

  if (locale != NULL)
    g_strdelimit (locale, "-", '_');
  newsroom_html_append_markup (html, "<meta property=\"og:type\" content=\"article\">\n");
  append_meta (html, "property=\"og:title\"", title);
  append_meta (html, "property=\"og:description\"", description);
  append_meta (html, "property=\"og:site_name\"", newsroom_article_get_text (article, NEWSROOM_FIELD_SITE));
  append_meta (html, "property=\"og:locale\"", locale);
  append_meta (html, "property=\"article:published_time\"", published_text);
  append_meta (html, "property=\"article:modified_time\"", updated_text);
  append_meta (html, "property=\"article:section\"", newsroom_article_get_text (article, NEWSROOM_FIELD_SECTION));
  for (guint i = 0; keywords[i] != NULL; i++)
    append_meta (html, "property=\"article:tag\"", keywords[i]);
}

static void
append_style (GString *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) style = NULL;

  style = g_resource_lookup_data (newsroom_export_get_resource (), STYLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_return_if_fail (style != NULL);

  newsroom_html_append_markup (html, "<style>\n");
  g_string_append_len (html, g_bytes_get_data (style, NULL), (gssize)g_bytes_get_size (style));
  newsroom_html_append_markup (html, "</style>\n");
}

/**
 * newsroom_export_html_append_head:
 * @html: the document so far
 * @article: an article
 * @gist: what was learned of its text
 * @words: the words of its language
 *
 * Appends the head element: the policy that lets nothing load or run, title, description,
 * Open Graph, schema.org and the style.
 */
void
newsroom_export_html_append_head (GString                 *html,
                                  NewsroomArticle         *article,
                                  NewsroomHtmlGist        *gist,
                                  const NewsroomHtmlWords *words)
{
  const char      *title = newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE);
  g_autofree char *description = newsroom_html_gist_dup_description (gist, article);

  if (title[0] == '\0')
    title = words->untitled;

  newsroom_html_append_markup (html, "<head>\n<meta charset=\"utf-8\">\n" CONTENT_SECURITY_POLICY);
  newsroom_html_append_markup (html, "<meta name=\"referrer\" content=\"no-referrer\">\n"
                                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                                     "<meta name=\"generator\" content=\"Newsroom\">\n<title>");
  newsroom_html_append_text (html, title, -1);
  newsroom_html_append_markup (html, "</title>\n");
  append_meta (html, "name=\"description\"", description);
  append_authors (html, article);
  append_open_graph (html, article, title, description);
  newsroom_export_html_append_json_ld (html, article, description, newsroom_html_gist_get_n_words (gist));
  append_style (html);
  newsroom_html_append_markup (html, "</head>\n");
}
