/* newsroom-export-html-authors.c — the box at the foot of a page that says who wrote it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include "newsroom-contact.h"
#include "newsroom-html-private.h"

#include <string.h>

/* The name of an author is an h3. */
#define BIOGRAPHY_TOP_LEVEL 4

/* Everybody who has a name or more to tell, once, in the order of the credits. Nobody at all
 * if the byline has said it all: then no one has more than a name. */
static GPtrArray *
collect_credits (NewsroomArticle *article)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *credits = newsroom_article_get_credits (article);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_profile = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      has_profile |= newsroom_author_has_profile (author);
      if ((newsroom_author_has_profile (author) || newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME)[0] != '\0') &&
          g_hash_table_add (seen, (gpointer)newsroom_author_get_uuid (author)))
        g_ptr_array_add (shown, g_object_ref (credit));
    }
  if (!has_profile)
    g_ptr_array_set_size (shown, 0);

  return g_steal_pointer (&shown);
}

/* The image types that every browser shows and none of which can hold a script. */
static const char *
find_image_type (const char *content_type)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i], content_type) == 0)
      return types[i];

  return NULL;
}

static void
append_portrait (GString        *html,
                 NewsroomAuthor *author)
{
  const char      *content_type = NULL;
  const char      *type;
  GBytes          *portrait = newsroom_author_get_portrait (author, &content_type);
  g_autofree char *encoded = NULL;

  type = portrait != NULL ? find_image_type (content_type) : NULL;
  if (type == NULL)
    return;

  encoded = g_base64_encode (g_bytes_get_data (portrait, NULL), g_bytes_get_size (portrait));
  newsroom_html_append_markup (html, "<img class=\"u-photo\" alt=\"\" width=\"96\" height=\"96\" src=\"data:");
  g_string_append (html, type);
  newsroom_html_append_markup (html, ";base64,");
  g_string_append (html, encoded);
  newsroom_html_append_markup (html, "\">\n");
}

/* What somebody is, or else has done for this article: "Photo". */
static char *
dup_role (NewsroomCredit *credit)
{
  const char *position = newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_ROLE);
  const char *role = newsroom_credit_get_role (credit);

  if (position[0] != '\0' || g_str_equal (role, NEWSROOM_CREDIT_BY))
    return g_strdup (position);

  return newsroom_export_html_capitalize (role);
}

/* Role, affiliation and tagline on one line. */
static void
append_position (GString        *html,
                 NewsroomCredit *credit)
{
  NewsroomAuthor  *author = newsroom_credit_get_author (credit);
  g_autofree char *role = dup_role (credit);
  const char      *affiliation = newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION);
  const char      *tagline = newsroom_author_get_text (author, NEWSROOM_AUTHOR_TAGLINE);
  const char      *separator = "";

  if (role[0] == '\0' && affiliation[0] == '\0' && tagline[0] == '\0')
    return;

  newsroom_html_append_markup (html, "<p class=\"position\">");
  if (role[0] != '\0')
    {
      newsroom_html_append_markup (html, "<span class=\"p-job-title\">");
      newsroom_html_append_text (html, role, -1);
      newsroom_html_append_markup (html, "</span>");
      separator = ", ";
    }
  if (affiliation[0] != '\0')
    {
      g_string_append (html, separator);
      newsroom_html_append_markup (html, "<span class=\"p-org\">");
      newsroom_html_append_text (html, affiliation, -1);
      newsroom_html_append_markup (html, "</span>");
      separator = ", ";
    }
  if (tagline[0] != '\0')
    {
      if (separator[0] != '\0')
        newsroom_html_append_markup (html, " — ");
      newsroom_html_append_markup (html, "<span class=\"tagline\">");
      newsroom_html_append_text (html, tagline, -1);
      newsroom_html_append_markup (html, "</span>");
    }
  newsroom_html_append_markup (html, "</p>\n");
}

/* "https://example.org/" is shown as "example.org". */
static void
append_shown_address (GString    *html,
                      const char *address)
{
  const char *host = strstr (address, "://");
  gsize       length;

  if (host != NULL)
    address = host + strlen ("://");
  length = strlen (address);
  if (length > 1 && address[length - 1] == '/')
    length--;
  newsroom_html_append_text (html, address, (gssize)length);
}

static void
append_web_link (GString    *html,
                 const char *address)
{
  g_autofree char *target = newsroom_html_dup_contact (address);

  newsroom_html_append_markup (html, "<li>");
  if (target != NULL)
    {
      newsroom_html_append_markup (html, "<a class=\"u-url\" rel=\"author\" href=\"");
      newsroom_html_append_target (html, target);
      newsroom_html_append_markup (html, "\">");
      append_shown_address (html, address);
      newsroom_html_append_markup (html, "</a>");
    }
  else
    {
      newsroom_html_append_text (html, address, -1);
    }
  newsroom_html_append_markup (html, "</li>\n");
}

static void
append_mail_link (GString    *html,
                  const char *address)
{
  g_autofree char *target = newsroom_contact_dup_mail_uri (address);

  newsroom_html_append_markup (html, "<li>");
  if (target != NULL)
    {
      newsroom_html_append_markup (html, "<a class=\"u-email\" href=\"");
      newsroom_html_append_text (html, target, -1);
      newsroom_html_append_markup (html, "\">");
      newsroom_html_append_text (html, address, -1);
      newsroom_html_append_markup (html, "</a>");
    }
  else
    {
      newsroom_html_append_text (html, address, -1);
    }
  newsroom_html_append_markup (html, "</li>\n");
}

static void
append_contacts (GString        *html,
                 NewsroomAuthor *author)
{
  const char *email = newsroom_author_get_text (author, NEWSROOM_AUTHOR_EMAIL);
  const char *url = newsroom_author_get_text (author, NEWSROOM_AUTHOR_URL);
  const char *social = newsroom_author_get_text (author, NEWSROOM_AUTHOR_SOCIAL);
  g_auto (GStrv) lines = g_strsplit (social, "\n", -1);

  if (email[0] == '\0' && url[0] == '\0' && social[0] == '\0')
    return;

  newsroom_html_append_markup (html, "<ul class=\"contacts\">\n");
  if (email[0] != '\0')
    append_mail_link (html, email);
  if (url[0] != '\0')
    append_web_link (html, url);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '\0')
      append_web_link (html, lines[i]);
  newsroom_html_append_markup (html, "</ul>\n");
}

static void
append_author (GString                 *html,
               NewsroomCredit          *credit,
               NewsroomDirection        base,
               const NewsroomHtmlWords *words)
{
  NewsroomAuthor *author = newsroom_credit_get_author (credit);
  const char     *biography = newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY);
  const char     *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);

  newsroom_html_append_markup (html, "<div class=\"author h-card\">\n");
  append_portrait (html, author);
  newsroom_html_append_markup (html, "<div>\n");
  if (name[0] != '\0')
    {
      newsroom_html_append_markup (html, "<h3 class=\"p-name\"");
      newsroom_html_append_direction_of (html, name, base);
      newsroom_html_append_markup (html, ">");
      newsroom_html_append_text (html, name, -1);
      newsroom_html_append_markup (html, "</h3>\n");
    }
  append_position (html, credit);
  if (biography[0] != '\0')
    {
      newsroom_html_append_markup (html, "<div class=\"p-note\">\n");
      newsroom_export_html_append_body (html, biography, NULL, BIOGRAPHY_TOP_LEVEL, FALSE, NULL, base, words);
      newsroom_html_append_markup (html, "</div>\n");
    }
  append_contacts (html, author);
  newsroom_html_append_markup (html, "</div>\n</div>\n");
}

/**
 * newsroom_export_html_append_authors:
 * @html: the document so far
 * @article: an article
 * @base: the direction of what it stands in
 * @words: the words of its language
 *
 * Appends portrait, name, position, biography and contacts of all who are credited, as far
 * as they are known; nothing if there is no more to any of them than a name.
 */
void
newsroom_export_html_append_authors (GString                 *html,
                                     NewsroomArticle         *article,
                                     NewsroomDirection        base,
                                     const NewsroomHtmlWords *words)
{
  g_autoptr (GPtrArray) credits = collect_credits (article);

  if (credits->len == 0)
    return;

  newsroom_html_append_markup (html, "<footer class=\"authors\">\n<h2>");
  newsroom_html_append_text (html, credits->len == 1 ? words->author : words->authors, -1);
  newsroom_html_append_markup (html, "</h2>\n");
  for (guint i = 0; i < credits->len; i++)
    append_author (html, g_ptr_array_index (credits, i), base, words);
  newsroom_html_append_markup (html, "</footer>\n");
}
