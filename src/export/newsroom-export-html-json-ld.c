/* newsroom-export-html-json-ld.c — the article as search engines read it: schema.org
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "newsroom-contact.h"
#include "newsroom-html-private.h"
#include "newsroom-iso-time.h"
#include "newsroom-plain-text.h"

#define ROLE_TRANSLATION "translation"

static void
add_text (JsonBuilder *json,
          const char  *name,
          const char  *text)
{
  if (text == NULL || text[0] == '\0')
    return;

  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
add_time (JsonBuilder *json,
          const char  *name,
          gint64       time)
{
  g_autofree char *iso = time != 0 ? newsroom_iso_time_format_brief (time) : NULL;

  add_text (json, name, iso);
}

static void
add_organization (JsonBuilder *json,
                  const char  *member,
                  const char  *type,
                  const char  *name,
                  const char  *slogan)
{
  if (name[0] == '\0')
    return;

  json_builder_set_member_name (json, member);
  json_builder_begin_object (json);
  add_text (json, "@type", type);
  add_text (json, "name", name);
  add_text (json, "slogan", slogan);
  json_builder_end_object (json);
}

static void
add_social (JsonBuilder    *json,
            NewsroomAuthor *author)
{
  g_auto (GStrv) lines = g_strsplit (newsroom_author_get_text (author, NEWSROOM_AUTHOR_SOCIAL), "\n", -1);
  gboolean has_any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *target = newsroom_html_dup_contact (g_strstrip (lines[i]));

      if (target == NULL)
        continue;
      if (!has_any)
        {
          json_builder_set_member_name (json, "sameAs");
          json_builder_begin_array (json);
        }
      has_any = TRUE;
      json_builder_add_string_value (json, target);
    }
  if (has_any)
    json_builder_end_array (json);
}

static void
add_person (JsonBuilder    *json,
            NewsroomAuthor *author)
{
  const char      *biography = newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY);
  const char      *email = newsroom_author_get_text (author, NEWSROOM_AUTHOR_EMAIL);
  g_autofree char *mail_uri = newsroom_contact_dup_mail_uri (email);
  g_autofree char *url = newsroom_html_dup_contact (newsroom_author_get_text (author, NEWSROOM_AUTHOR_URL));
  g_autofree char *description = biography[0] != '\0' ? newsroom_plain_text_from_markdown (biography, -1) : NULL;

  json_builder_begin_object (json);
  add_text (json, "@type", "Person");
  add_text (json, "name", newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
  add_text (json, "jobTitle", newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE));
  add_text (json, "description", description);
  add_text (json, "email", mail_uri != NULL ? email : NULL);
  add_text (json, "url", url);
  add_social (json, author);
  add_organization (json, "worksFor", "Organization", newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION), newsroom_author_get_text (author, NEWSROOM_AUTHOR_TAGLINE));
  json_builder_end_object (json);
}

static const char *
get_member_for_role (const char *role)
{
  if (g_str_equal (role, NEWSROOM_CREDIT_BY))
    return "author";

  return g_str_equal (role, ROLE_TRANSLATION) ? "translator" : "contributor";
}

/* Those whose role belongs to @member, which is left out if there are none. */
static void
add_people (JsonBuilder     *json,
            const char      *member,
            NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);
  gboolean    has_any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (!g_str_equal (get_member_for_role (newsroom_credit_get_role (credit)), member))
        continue;
      if (!has_any)
        {
          json_builder_set_member_name (json, member);
          json_builder_begin_array (json);
        }
      has_any = TRUE;
      add_person (json, newsroom_credit_get_author (credit));
    }
  if (has_any)
    json_builder_end_array (json);
}

static void
add_keywords (JsonBuilder     *json,
              NewsroomArticle *article)
{
  const char *const *keywords = newsroom_article_get_keywords (article);

  if (keywords[0] == NULL)
    return;

  json_builder_set_member_name (json, "keywords");
  json_builder_begin_array (json);
  for (guint i = 0; keywords[i] != NULL; i++)
    json_builder_add_string_value (json, keywords[i]);
  json_builder_end_array (json);
}

static char *
describe_article (NewsroomArticle *article,
                  const char      *description,
                  guint            n_words)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  add_text (json, "@context", "https://schema.org");
  add_text (json, "@type", "NewsArticle");
  add_text (json, "headline", newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
  add_text (json, "description", description);
  add_text (json, "dateline", newsroom_article_get_text (article, NEWSROOM_FIELD_DATELINE));
  add_text (json, "articleSection", newsroom_article_get_text (article, NEWSROOM_FIELD_SECTION));
  add_text (json, "inLanguage", newsroom_export_html_get_language (article));
  add_time (json, "datePublished", newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED));
  add_time (json, "dateModified", newsroom_article_get_shown_update (article));
  add_people (json, "author", article);
  add_people (json, "translator", article);
  add_people (json, "contributor", article);
  add_organization (json, "publisher", "NewsMediaOrganization", newsroom_article_get_text (article, NEWSROOM_FIELD_SITE), NULL);
  add_keywords (json, article);
  if (n_words > 0)
    {
      json_builder_set_member_name (json, "wordCount");
      json_builder_add_int_value (json, n_words);
    }
  json_builder_end_object (json);
  root = json_builder_get_root (json);

  return json_to_string (root, TRUE);
}

/* Whether a character of a JSON document, where it can stand in strings only, could end the
 * element or may not stand in HTML. */
static gboolean
needs_escape (gunichar c)
{
  return c == '<' || c == '>' || c == '&' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 ||
         (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* JSON writes what is beyond the first plane as two halves (RFC 8259, 7). */
static void
append_escape (GString *html,
               gunichar c)
{
  if (c > 0xffff)
    g_string_append_printf (html, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
  else
    g_string_append_printf (html, "\\u%04x", c);
}

/**
 * newsroom_export_html_append_json_ld:
 * @html: the document so far
 * @article: an article
 * @description: what it is about, in a sentence
 * @n_words: the words of its text
 *
 * Appends a script element of data: a NewsArticle with all that is known of it (see
 * schema.org/NewsArticle). "<", ">", "&", the line separators and what HTML forbids are
 * escaped, so that nothing in it can end the element.
 */
void
newsroom_export_html_append_json_ld (GString         *html,
                                     NewsroomArticle *article,
                                     const char      *description,
                                     guint            n_words)
{
  g_autofree char *json = describe_article (article, description, n_words);

  newsroom_html_append_markup (html, "<script type=\"application/ld+json\">\n");
  for (const char *p = json; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (needs_escape (c))
        append_escape (html, c);
      else
        g_string_append_len (html, p, g_utf8_next_char (p) - p);
    }
  newsroom_html_append_markup (html, "\n</script>\n");
}
