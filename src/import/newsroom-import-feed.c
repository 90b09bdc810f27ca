/* newsroom-import-feed.c — articles of feeds: RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-feed-private.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-xml.h"

/* Bytes at the beginning in which the first element stands. */
#define ROOT_LIMIT 65536

/*
 * Reading:
 * @post: the article
 * @report: of it
 */
typedef struct
{
  NewsroomPost   *post;
  NewsroomReport *report;
} Reading;

typedef void (*ReadFunc) (Reading       *reading,
                          const xmlNode *node);

static void read_children (Reading       *reading,
                           const xmlNode *node);

/**
 * newsroom_import_feed_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is RSS or Atom
 */
gboolean
newsroom_import_feed_is (GBytes *bytes)
{
  static const char *const names[] = { "rss", "RDF", "feed", NULL };
  g_autoptr (GBytes) start = g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), ROOT_LIMIT));
  g_autoptr (GBytes) text = newsroom_xml_unwiden (start);
  gsize            size;
  const char      *data = g_bytes_get_data (text, &size);
  g_autofree char *root = size > 0 ? newsroom_xml_dup_root_name (data, size) : NULL;

  return root != NULL && g_strv_contains (names, root);
}

/* Returns: (transfer full): as it is if it is plain text; HTML if it is that, by its type (RFC 4287,
 *   3.1); else whatever it is */
static char *
dup_content (const xmlNode *node)
{
  const char      *type = newsroom_xml_get (node, "type");
  g_autofree char *text = NULL;

  if (g_strcmp0 (type, "xhtml") == 0 || g_strcmp0 (type, "application/xhtml+xml") == 0)
    return newsroom_feed_dup_html (node);

  text = newsroom_xml_dup_text (node);
  if (g_strcmp0 (type, "text") == 0 || g_strcmp0 (type, "text/plain") == 0)
    {
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      return g_strconcat ("<pre>", escaped, "</pre>", NULL);
    }

  return g_steal_pointer (&text);
}

static void
read_headline (Reading       *reading,
               const xmlNode *node)
{
  const gboolean   is_text = g_strcmp0 (newsroom_xml_get (node, "type"), "text") == 0;
  g_autofree char *text = is_text ? newsroom_xml_dup_text (node) : dup_content (node);

  if (is_text)
    newsroom_post_set_text (reading->post, NEWSROOM_FIELD_HEADLINE, text);
  else
    newsroom_post_set_html_text (reading->post, NEWSROOM_FIELD_HEADLINE, text);
}

static void
take (char **place,
      char  *text)
{
  g_free (*place);
  *place = text;
}

static void
read_content (Reading       *reading,
              const xmlNode *node)
{
  const char *source = newsroom_xml_get (node, "src");

  if (source != NULL)
    newsroom_post_add_extra (reading->post, "content", source);
  else
    take (&reading->post->html, dup_content (node));
}

static void
read_xhtml (Reading       *reading,
            const xmlNode *node)
{
  take (&reading->post->html, newsroom_feed_dup_html (node));
}

static void
read_summary (Reading       *reading,
              const xmlNode *node)
{
  if (reading->post->summary == NULL)
    reading->post->summary = dup_content (node);
}

static void
read_link (Reading       *reading,
           const xmlNode *node)
{
  g_autofree char *address = g_strstrip (newsroom_xml_dup_text (node));

  if (address[0] == '\0')
    return;
  newsroom_post_add_extra (reading->post, "link", address);
  take (&reading->post->address, g_steal_pointer (&address));
}

static void
read_enclosed (Reading    *reading,
               const char *address,
               const char *type)
{
  NewsroomPostPicture *lead = &reading->post->lead;

  if (address == NULL)
    return;
  if (type == NULL || !g_str_has_prefix (type, "image"))
    newsroom_post_add_extra (reading->post, "enclosure", address);
  else if (lead->address == NULL)
    lead->address = g_strdup (address);
}

/* RFC 4287, 4.2.7 */
static void
read_atom_link (Reading       *reading,
                const xmlNode *node)
{
  const char *relation = newsroom_xml_get (node, "rel");
  const char *address = newsroom_xml_get (node, "href");

  if (address == NULL)
    return;
  if (relation == NULL || g_str_equal (relation, "alternate"))
    {
      newsroom_post_add_extra (reading->post, "link", address);
      if (reading->post->address == NULL)
        reading->post->address = g_strdup (address);
    }
  else if (g_str_equal (relation, "enclosure"))
    read_enclosed (reading, address, newsroom_xml_get (node, "type"));
  else if (g_str_equal (relation, "via") || g_str_equal (relation, "related"))
    newsroom_post_add_extra (reading->post, relation, address);
}

static void
read_identifier (Reading       *reading,
                 const xmlNode *node)
{
  g_autofree char *text = g_strstrip (newsroom_xml_dup_text (node));

  newsroom_post_add_extra (reading->post, "guid", text);
}

static void
read_rights (Reading       *reading,
             const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);

  newsroom_post_add_extra (reading->post, "rights", text);
}

static void
read_source (Reading       *reading,
             const xmlNode *node)
{
  const xmlNode   *title = newsroom_xml_find (node, "title");
  g_autofree char *text = newsroom_xml_dup_text (title != NULL ? title : node);

  newsroom_post_add_extra (reading->post, "source", text);
  newsroom_post_add_extra (reading->post, "source-url", newsroom_xml_get (node, "url"));
}

static void
read_published (Reading       *reading,
                const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);

  newsroom_post_set_time (reading->post, NEWSROOM_TIME_PUBLISHED, text);
}

static void
read_updated (Reading       *reading,
              const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);

  newsroom_post_set_time (reading->post, NEWSROOM_TIME_UPDATED, text);
}

static void
read_created (Reading       *reading,
              const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);

  newsroom_post_set_time (reading->post, NEWSROOM_TIME_CREATED, text);
}

static void
read_language (Reading       *reading,
               const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);

  newsroom_post_set_language (reading->post, text);
}

/* "ann@example.org (Ann Example)" as RSS 2.0 has it, or a byline. */
static void
read_author (Reading       *reading,
             const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);
  g_autofree char *words = newsroom_post_dup_plain (text);
  g_autoptr (GRegex) regex = g_regex_new ("^([^\\s()<>]+@[^\\s()<>]+)(?:\\s*\\((.+)\\))?$|^(.+?)\\s*<([^\\s<>]+@[^\\s<>]+)>$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (NewsroomAuthor) author = NULL;
  g_autoptr (GPtrArray) credits = NULL;
  g_autofree char *byline = NULL;

  if (g_regex_match (regex, words, 0, &match))
    {
      const gboolean   mail_first = g_match_info_get_match_count (match) <= 3;
      g_autofree char *mail = g_match_info_fetch (match, mail_first ? 1 : 4);
      g_autofree char *name = g_match_info_fetch (match, mail_first ? 2 : 3);

      author = newsroom_author_new (name != NULL && name[0] != '\0' ? name : mail);
      newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, mail);
      newsroom_post_add_author (reading->post, author);
      return;
    }

  newsroom_report_explain (reading->report, _ ("words in the byline beside the names"), words, -1);
  byline = g_strconcat ("By ", words, NULL);
  credits = newsroom_import_byline_parse (byline, reading->report);
  for (guint i = 0; credits->len > 1 && i < credits->len; i++)
    newsroom_post_add_author (reading->post, newsroom_credit_get_author (credits->pdata[i]));
  if (credits->len > 1)
    return;
  author = newsroom_author_new (words);
  newsroom_post_add_author (reading->post, author);
}

/* RFC 4287, 3.2 */
static void
read_person (Reading       *reading,
             const xmlNode *node)
{
  g_autofree char *name = g_strstrip (newsroom_xml_dup_text (newsroom_xml_find (node, "name")));
  g_autofree char *mail = g_strstrip (newsroom_xml_dup_text (newsroom_xml_find (node, "email")));
  g_autofree char *address = g_strstrip (newsroom_xml_dup_text (newsroom_xml_find (node, "uri")));
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name[0] != '\0' ? name : mail);

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, mail);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_URL, address);
  newsroom_post_add_author (reading->post, author);
}

static void
read_category (Reading       *reading,
               const xmlNode *node)
{
  const char      *label = newsroom_xml_get (node, "label");
  const char      *term = label != NULL ? label : newsroom_xml_get (node, "term");
  g_autofree char *text = term != NULL ? g_strdup (term) : newsroom_xml_dup_text (node);

  newsroom_post_add_keyword (reading->post, text);
}

static void
read_keywords (Reading       *reading,
               const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    newsroom_post_add_keyword (reading->post, words[i]);
}

static void
read_enclosure (Reading       *reading,
                const xmlNode *node)
{
  read_enclosed (reading, newsroom_xml_get (node, "url"), newsroom_xml_get (node, "type"));
}

/* Media RSS 1.5.1: what belongs to a picture stands in it, beside it, or in a group with it. */
static void
read_media (Reading       *reading,
            const xmlNode *node)
{
  const char *medium = newsroom_xml_get (node, "medium");
  const char *type = newsroom_xml_get (node, "type");

  if (type == NULL && medium == NULL)
    type = "image";
  read_enclosed (reading, newsroom_xml_get (node, "url"), type != NULL ? type : medium);
  read_children (reading, node);
}

static void
read_thumbnail (Reading       *reading,
                const xmlNode *node)
{
  read_enclosed (reading, newsroom_xml_get (node, "url"), "image");
}

static void
read_caption (Reading       *reading,
              const xmlNode *node)
{
  if (reading->post->lead.caption == NULL)
    reading->post->lead.caption = newsroom_xml_dup_text (node);
}

static void
read_alternative (Reading       *reading,
                  const xmlNode *node)
{
  if (reading->post->lead.alt == NULL)
    reading->post->lead.alt = newsroom_xml_dup_text (node);
}

static void
read_media_credit (Reading       *reading,
                   const xmlNode *node)
{
  g_autofree char *text = newsroom_xml_dup_text (node);
  g_autofree char *name = newsroom_post_dup_plain (text);
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, "photo", NULL);

  if (name[0] != '\0')
    newsroom_article_add_credit (reading->post->article, credit);
}

/* What says nothing of the article itself. */
static void
pass_over (Reading       *reading,
           const xmlNode *node)
{
}

static const struct
{
  const char *name;
  ReadFunc    read;
} readers[] = {
  { "title", read_headline },
  { "link", read_link },
  { "guid", read_identifier },
  { "description", read_summary },
  { "author", read_author },
  { "category", read_category },
  { "pubDate", read_published },
  { "enclosure", read_enclosure },
  { "source", read_source },
  { "comments", pass_over },
  { "atom:title", read_headline },
  { "atom:link", read_atom_link },
  { "atom:id", read_identifier },
  { "atom:summary", read_summary },
  { "atom:content", read_content },
  { "atom:author", read_person },
  { "atom:contributor", read_person },
  { "atom:category", read_category },
  { "atom:published", read_published },
  { "atom:issued", read_published },
  { "atom:updated", read_updated },
  { "atom:modified", read_updated },
  { "atom:created", read_created },
  { "atom:rights", read_rights },
  { "atom:source", read_source },
  { "content:encoded", read_content },
  { "xhtml:body", read_xhtml },
  { "xhtml:div", read_xhtml },
  { "dc:creator", read_author },
  { "dc:contributor", read_author },
  { "dc:title", pass_over },
  { "dc:date", read_published },
  { "dc:subject", read_category },
  { "dc:language", read_language },
  { "dc:rights", read_rights },
  { "dc:identifier", read_identifier },
  { "dcterms:created", read_created },
  { "dcterms:issued", read_published },
  { "dcterms:modified", read_updated },
  { "dcterms:rights", read_rights },
  { "media:group", read_children },
  { "media:content", read_media },
  { "media:thumbnail", read_thumbnail },
  { "media:title", read_alternative },
  { "media:description", read_caption },
  { "media:credit", read_media_credit },
  { "media:keywords", read_keywords },
  { "itunes:author", read_author },
  { "itunes:summary", read_summary },
  { "itunes:keywords", read_keywords },
  { "slash:comments", pass_over },
  { "thr:total", pass_over },
  { "wfw:commentRss", pass_over },
};

/* Gives the report the text of an element for the account, whatever of it is HTML. */
static void
tell (Reading       *reading,
      const xmlNode *node,
      ReadFunc       read)
{
  const char      *type = newsroom_xml_get (node, "type");
  const char      *name = read == NULL || read == pass_over ? _ ("what an article has no place for") : NULL;
  g_autofree char *text = NULL;

  if (read == read_children || read == read_media)
    return;

  text = newsroom_xml_dup_text (node);
  if (read == read_xhtml || read == read_person || read == read_source || (type != NULL && strstr (type, "xhtml") != NULL))
    newsroom_account_read_xml (reading->report, name, node);
  else if (type != NULL && g_str_has_prefix (type, "text") && strstr (type, "html") == NULL)
    newsroom_report_read (reading->report, name, text, -1);
  else
    newsroom_account_read_html (reading->report, name, text);
}

static void
read_children (Reading       *reading,
               const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *name = child->type == XML_ELEMENT_NODE ? newsroom_feed_dup_name (child) : NULL;
      guint            i = 0;

      if (name == NULL)
        continue;
      while (i < G_N_ELEMENTS (readers) && strcmp (readers[i].name, name) != 0)
        i++;
      tell (reading, child, i < G_N_ELEMENTS (readers) ? readers[i].read : NULL);
      if (i < G_N_ELEMENTS (readers))
        readers[i].read (reading, child);
      else
        newsroom_post_leave_out (reading->post, name);
    }
}

/* Returns: (nullable): the first article below @parent; all are counted */
static const xmlNode *
find_item (const xmlNode *parent,
           guint         *n_items)
{
  const xmlNode *first = NULL;

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      const gboolean is_item = newsroom_xml_is (node, "item") || newsroom_xml_is (node, "entry");
      const xmlNode *inner = newsroom_xml_is (node, "channel") ? find_item (node, n_items) : NULL;

      *n_items += is_item;
      if (first == NULL)
        first = is_item ? node : inner;
    }

  return first;
}

/* Gives the report all that the feed says of itself. */
static void
tell_feed (Reading       *reading,
           const xmlNode *feed)
{
  static const char *const others[] = { "channel", "entry", "item", "title", NULL };

  for (const xmlNode *node = feed->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && !newsroom_xml_is_any (node, others))
      newsroom_account_read_xml (reading->report, _ ("data beside the text"), node);
}

/* What the feed says of itself goes for each article that does not say it. */
static void
read_feed (Reading       *reading,
           const xmlNode *root)
{
  const xmlNode   *channel = newsroom_xml_find (root, "channel");
  const xmlNode   *feed = channel != NULL ? channel : root;
  g_autofree char *title = newsroom_xml_dup_text (newsroom_xml_find (feed, "title"));
  g_autofree char *language = newsroom_xml_dup_text (newsroom_xml_find (feed, "language"));
  const xmlNode   *author = newsroom_xml_find (feed, "author");

  newsroom_account_read_html (reading->report, NULL, title);
  tell_feed (reading, feed);
  newsroom_post_set_html_text (reading->post, NEWSROOM_FIELD_SITE, title);
  newsroom_post_set_language (reading->post, newsroom_xml_get (root, "lang"));
  newsroom_post_set_language (reading->post, language);
  if (author != NULL && newsroom_xml_find (author, "name") != NULL &&
      g_list_model_get_n_items (newsroom_article_get_credits (reading->post->article)) == 0)
    read_person (reading, author);
}

/**
 * newsroom_import_feed_read:
 * @bytes: a feed of one article, as newsroom_import_feed_split() makes it; of more the first is read
 * @file_name: its name
 * @report: told what was noticed and left out
 * @error: a #NewsroomImportError
 *
 * Returns: (transfer full) (nullable): the article
 */
NewsroomArticle *
newsroom_import_feed_read (GBytes         *bytes,
                           const char     *file_name,
                           NewsroomReport *report,
                           GError        **error)
{
  g_autoptr (NewsroomPost) post = newsroom_post_new (report);
  g_autoptr (xmlDoc) document = newsroom_feed_parse (bytes, file_name, report, error);
  Reading        reading = { .post = post, .report = report };
  const xmlNode *root;
  const xmlNode *item;
  guint          n_items = 0;

  if (document == NULL)
    return NULL;

  root = xmlDocGetRootElement (document);
  item = find_item (root, &n_items);
  if (item == NULL)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no article in this feed"), file_name);
      return NULL;
    }

  read_children (&reading, item);
  read_feed (&reading, root);
  newsroom_post_set_language (post, newsroom_xml_get (item, "lang"));
  if (n_items > 1)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more article of the feed was left out.", "%u more articles of the feed were left out.", n_items - 1),
                          n_items - 1);

  return newsroom_post_make_article (post, report);
}
