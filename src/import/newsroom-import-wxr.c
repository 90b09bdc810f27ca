/* newsroom-import-wxr.c — posts and pages of a site that WordPress has exported (WXR)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-wxr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-feed.h"
#include "newsroom-wxr-private.h"
#include "newsroom-xml.h"

/* Bytes at the beginning in which an export says that it is one. */
#define MARK_LIMIT 65536

/* Bytes. A custom field of a post that is longer is left out. */
#define MAX_CUSTOM 1000

/* Of one post. Each is looked for in the whole export. */
#define MAX_AUTHORS 100

/*
 * Reading:
 * @post: the article
 * @channel: the site
 * @item: of it
 * @pictures: (element-type utf8 NewsroomPostPicture): by their numbers
 * @report: of the article
 */
typedef struct
{
  NewsroomPost   *post;
  const xmlNode  *channel;
  const xmlNode  *item;
  GHashTable     *pictures;
  NewsroomReport *report;
} Reading;

static void
picture_free (NewsroomPostPicture *picture)
{
  g_free (picture->address);
  g_free (picture->alt);
  g_free (picture->caption);
  g_free (picture);
}

/**
 * newsroom_import_wxr_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is an export of WordPress
 */
gboolean
newsroom_import_wxr_is (GBytes *bytes)
{
  g_autoptr (GBytes) start = g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), MARK_LIMIT));
  g_autoptr (GBytes) text = newsroom_xml_unwiden (start);
  gsize       size;
  const char *data = g_bytes_get_data (text, &size);

  return newsroom_import_feed_is (bytes) && memmem (data, size, ":wxr_version>", strlen (":wxr_version>")) != NULL;
}

/* Returns: (transfer full): the words of a child; "" if there is none */
static char *
dup_child (const xmlNode *item,
           const char    *name)
{
  return g_strstrip (newsroom_xml_dup_text (newsroom_xml_find (item, name)));
}

/* Returns: (transfer full): of "content:encoded" or "excerpt:encoded", of which WordPress has both */
static char *
dup_encoded (const xmlNode *item,
             const char    *name)
{
  for (const xmlNode *node = item->children; node != NULL; node = node->next)
    {
      g_autofree char *found = newsroom_xml_is (node, "encoded") ? newsroom_feed_dup_name (node) : NULL;

      if (g_strcmp0 (found, name) == 0)
        return newsroom_xml_dup_text (node);
    }

  return g_strdup ("");
}

/* Returns: (transfer full): the custom field of that key; "" if there is none */
static char *
dup_meta (const xmlNode *item,
          const char    *key)
{
  for (const xmlNode *node = item->children; node != NULL; node = node->next)
    {
      g_autofree char *found = newsroom_xml_is (node, "postmeta") ? dup_child (node, "meta_key") : NULL;

      if (g_strcmp0 (found, key) == 0)
        return dup_child (node, "meta_value");
    }

  return g_strdup ("");
}

static void
collect_pictures (Reading *reading)
{
  for (const xmlNode *item = reading->channel->children; item != NULL; item = item->next)
    {
      g_autofree char     *type = newsroom_xml_is (item, "item") ? dup_child (item, "post_type") : NULL;
      NewsroomPostPicture *picture;

      if (g_strcmp0 (type, "attachment") != 0)
        continue;
      picture = g_new0 (NewsroomPostPicture, 1);
      picture->address = dup_child (item, "attachment_url");
      picture->alt = dup_meta (item, "_wp_attachment_image_alt");
      picture->caption = dup_encoded (item, "excerpt:encoded");
      g_hash_table_insert (reading->pictures, dup_child (item, "post_id"), picture);
    }
}

static NewsroomAuthor *
make_author (const char *name,
             const char *mail,
             const char *biography,
             const char *address)
{
  NewsroomAuthor  *author = newsroom_author_new (name);
  g_autofree char *words = newsroom_post_dup_plain (biography);

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, mail);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, words);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_URL, address);

  return author;
}

/* One of the site's users. */
static NewsroomAuthor *
read_user (const xmlNode *node)
{
  g_autofree char *name = dup_child (node, "author_display_name");
  g_autofree char *first = dup_child (node, "author_first_name");
  g_autofree char *last = dup_child (node, "author_last_name");
  g_autofree char *both = g_strstrip (g_strjoin (" ", first, last, NULL));
  g_autofree char *login = dup_child (node, "author_login");
  g_autofree char *mail = dup_child (node, "author_email");
  g_autofree char *biography = dup_child (node, "author_description");
  g_autofree char *address = dup_child (node, "author_url");

  return make_author (name[0] != '\0' ? name : both[0] != '\0' ? both
                                                               : login,
                      mail,
                      biography,
                      address);
}

/* An author without an account, whom a plugin keeps as a post. */
static NewsroomAuthor *
read_guest (const xmlNode *item)
{
  g_autofree char *title = dup_child (item, "title");
  g_autofree char *name = dup_meta (item, "cap-display_name");
  g_autofree char *mail = dup_meta (item, "cap-user_email");
  g_autofree char *biography = dup_meta (item, "cap-description");
  g_autofree char *address = dup_meta (item, "cap-website");

  return make_author (name[0] != '\0' ? name : title, mail, biography, address);
}

/* Returns: (transfer full) (nullable): whom the export knows by a login */
static NewsroomAuthor *
find_author (Reading    *reading,
             const char *login)
{
  for (const xmlNode *node = reading->channel->children; node != NULL; node = node->next)
    {
      const gboolean   is_user = newsroom_xml_is (node, "author");
      const gboolean   is_item = newsroom_xml_is (node, "item");
      g_autofree char *own = is_user ? dup_child (node, "author_login") : is_item ? dup_child (node, "post_name")
                                                                                  : NULL;
      g_autofree char *type = is_item ? dup_child (node, "post_type") : NULL;

      if (g_strcmp0 (own, login) == 0 && (is_user || g_strcmp0 (type, "guest-author") == 0))
        return is_user ? read_user (node) : read_guest (node);
    }

  return NULL;
}

static void
add_author (Reading    *reading,
            const char *login,
            const char *name)
{
  g_autoptr (NewsroomAuthor) author = find_author (reading, login);

  if (author == NULL && g_str_has_prefix (login, "cap-"))
    author = find_author (reading, login + strlen ("cap-"));
  if (author == NULL)
    author = newsroom_author_new (name);
  newsroom_post_add_author (reading->post, author);
}

/* A plugin for several authors lists them all as terms; else there is one. */
static void
read_authors (Reading *reading)
{
  g_autofree char *creator = dup_child (reading->item, "creator");
  guint            n = 0;

  for (const xmlNode *node = reading->item->children; node != NULL && n < MAX_AUTHORS; node = node->next)
    {
      const char      *login = newsroom_xml_get (node, "nicename");
      g_autofree char *name = NULL;

      if (!newsroom_xml_is (node, "category") || g_strcmp0 (newsroom_xml_get (node, "domain"), "author") != 0 || login == NULL)
        continue;
      name = g_strstrip (newsroom_xml_dup_text (node));
      add_author (reading, login, name);
      n++;
    }
  if (n == 0 && creator[0] != '\0')
    add_author (reading, creator, creator);
}

/* An article is in one section; the first category is that. */
static void
read_terms (Reading *reading)
{
  for (const xmlNode *node = reading->item->children; node != NULL; node = node->next)
    {
      const char      *domain = newsroom_xml_is (node, "category") ? newsroom_xml_get (node, "domain") : NULL;
      g_autofree char *text = domain != NULL ? newsroom_xml_dup_text (node) : NULL;

      if (domain == NULL || g_str_equal (domain, "author") || g_strcmp0 (newsroom_xml_get (node, "nicename"), "uncategorized") == 0)
        continue;
      if (g_str_equal (domain, "category") && newsroom_article_get_text (reading->post->article, NEWSROOM_FIELD_SECTION)[0] == '\0')
        newsroom_post_set_html_text (reading->post, NEWSROOM_FIELD_SECTION, text);
      else if (g_str_equal (domain, "post_format"))
        newsroom_post_leave_out (reading->post, domain);
      else
        newsroom_post_add_keyword (reading->post, text);
    }
}

static void
read_state (Reading *reading)
{
  static const struct
  {
    const char   *name;
    NewsroomState state;
  } states[] = {
    { "publish", NEWSROOM_STATE_PUBLISHED },
    { "future", NEWSROOM_STATE_READY },
    { "private", NEWSROOM_STATE_READY },
    { "pending", NEWSROOM_STATE_EDITING },
    { "trash", NEWSROOM_STATE_SPIKED },
  };
  g_autofree char *name = dup_child (reading->item, "status");
  g_autofree char *password = dup_child (reading->item, "post_password");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].name, name))
      newsroom_article_set_state (reading->post->article, states[i].state);
  if (g_str_equal (name, "private"))
    newsroom_report_note (reading->report, _ ("On the site only its editors could read it."));
  if (password[0] != '\0')
    newsroom_report_note (reading->report, _ ("On the site it could be read with a password only, which was left out."));
}

/* A draft has no instant of publication but one when it was begun. */
static void
read_times (Reading *reading)
{
  NewsroomArticle *article = reading->post->article;
  g_autofree char *when = dup_child (reading->item, "post_date_gmt");
  g_autofree char *local = dup_child (reading->item, "post_date");
  g_autofree char *mail_time = dup_child (reading->item, "pubDate");
  g_autofree char *changed = dup_child (reading->item, "post_modified_gmt");
  NewsroomState    state = newsroom_article_get_state (article);
  NewsroomTime     which = state == NEWSROOM_STATE_PUBLISHED || state == NEWSROOM_STATE_READY ? NEWSROOM_TIME_PUBLISHED : NEWSROOM_TIME_CREATED;

  newsroom_post_set_time (reading->post, which, when);
  if (newsroom_article_get_time (article, which) == 0)
    newsroom_post_set_time (reading->post, which, which == NEWSROOM_TIME_PUBLISHED && !g_str_has_suffix (mail_time, "-0001 00:00:00 +0000") ? mail_time : local);
  newsroom_post_set_time (reading->post, NEWSROOM_TIME_UPDATED, changed);
}

/* Custom fields whose names begin with "_" are those of programs. */
static void
read_meta (Reading       *reading,
           const xmlNode *node)
{
  static const char *const standfirsts[] = { "subtitle", "_subtitle", "wps_subtitle", "standfirst", "deck", NULL };
  g_autofree char         *key = dup_child (node, "meta_key");
  g_autofree char         *value = dup_child (node, "meta_value");

  if (g_strv_contains (standfirsts, key))
    newsroom_post_set_html_text (reading->post, NEWSROOM_FIELD_STANDFIRST, value);
  else if (g_str_equal (key, "kicker"))
    newsroom_post_set_html_text (reading->post, NEWSROOM_FIELD_KICKER, value);
  else if (g_str_equal (key, "_yoast_wpseo_canonical"))
    newsroom_post_add_extra (reading->post, "canonical", value);
  else if (g_str_equal (key, "_yoast_wpseo_metadesc"))
    newsroom_post_add_extra (reading->post, "meta-description", value);
  else if (key[0] == '_' || value[0] == '\0')
    return;
  else if (strlen (value) > MAX_CUSTOM || !g_regex_match_simple ("^[A-Za-z][A-Za-z0-9_-]{0,60}$", key, 0, 0))
    {
      newsroom_post_leave_out (reading->post, key);
      newsroom_report_explain (reading->report, _ ("what an article has no place for"), value, -1);
    }
  else
    {
      g_autofree char *name = g_strconcat ("wordpress-", key, NULL);

      newsroom_post_add_extra (reading->post, name, value);
    }
}

/* Fields that begin with "_" are data of programs, but those that are read; keys are none of the text. */
static void
tell_meta (Reading       *reading,
           const xmlNode *node)
{
  static const char *const read[] = { "_subtitle", "_yoast_wpseo_canonical", "_yoast_wpseo_metadesc", NULL };
  g_autofree char         *key = dup_child (node, "meta_key");
  g_autofree char         *value = dup_child (node, "meta_value");
  const gboolean           is_read = key[0] != '_' || g_strv_contains (read, key);

  newsroom_account_read_html (reading->report, is_read ? NULL : _ ("data beside the text"), value);
}

static void
read_others (Reading *reading)
{
  guint n_comments = 0;

  for (const xmlNode *node = reading->item->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "postmeta"))
        read_meta (reading, node);
      n_comments += newsroom_xml_is (node, "comment");
    }
  if (n_comments > 0)
    newsroom_report_drop (reading->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u comment of a reader was left out.", "%u comments of readers were left out.", n_comments),
                          n_comments);
}

/* What all of stands in the article, or is named. */
static gboolean
is_told (Reading       *reading,
         const xmlNode *node)
{
  static const char *const names[] = { "title", "link", "guid", "post_name", "encoded", NULL };
  const char              *domain = newsroom_xml_get (node, "domain");

  if (newsroom_xml_is (node, "category"))
    return domain != NULL && !g_str_equal (domain, "author") && !g_str_equal (domain, "post_format") && g_strcmp0 (newsroom_xml_get (node, "nicename"), "uncategorized") != 0;

  return newsroom_xml_is_any (node, names);
}

/* Gives the report all text of the post for the account. */
static void
tell_text (Reading *reading)
{
  static const char *const others[] = { "item", "title", NULL };
  g_autofree char         *site = dup_child (reading->channel, "title");

  newsroom_account_read_html (reading->report, NULL, site);
  for (const xmlNode *node = reading->channel->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && !newsroom_xml_is_any (node, others))
      newsroom_account_read_xml (reading->report, _ ("data beside the text"), node);
  for (const xmlNode *node = reading->item->children; node != NULL; node = node->next)
    {
      g_autofree char *text = newsroom_xml_dup_text (node);

      if (newsroom_xml_is (node, "comment"))
        newsroom_account_read_xml (reading->report, _ ("comments of readers"), node);
      else if (newsroom_xml_is (node, "postmeta"))
        tell_meta (reading, node);
      else if (is_told (reading, node))
        newsroom_account_read_html (reading->report, NULL, text);
      else
        newsroom_account_read_xml (reading->report, _ ("data beside the text"), node);
    }
}

static void
read_lead (Reading *reading)
{
  g_autofree char           *id = dup_meta (reading->item, "_thumbnail_id");
  const NewsroomPostPicture *picture = g_hash_table_lookup (reading->pictures, id);
  NewsroomPostPicture       *lead = &reading->post->lead;

  if (picture != NULL)
    *lead = (NewsroomPostPicture){ g_strdup (picture->address), g_strdup (picture->alt), g_strdup (picture->caption) };
  else if (id[0] != '\0')
    newsroom_report_drop (reading->report, _ ("Its picture was left out: the export does not say where it is."));
}

static void
read_texts (Reading *reading)
{
  NewsroomPost    *post = reading->post;
  g_autofree char *title = dup_child (reading->item, "title");
  g_autofree char *excerpt = dup_encoded (reading->item, "excerpt:encoded");
  g_autofree char *content = dup_encoded (reading->item, "content:encoded");
  g_autofree char *link = dup_child (reading->item, "link");
  g_autofree char *guid = dup_child (reading->item, "guid");
  g_autofree char *slug = dup_child (reading->item, "post_name");
  g_autofree char *type = dup_child (reading->item, "post_type");
  g_autofree char *site = dup_child (reading->channel, "title");
  g_autofree char *language = dup_child (reading->channel, "language");

  newsroom_post_set_html_text (post, NEWSROOM_FIELD_HEADLINE, title);
  newsroom_post_set_html_text (post, NEWSROOM_FIELD_STANDFIRST, excerpt);
  newsroom_post_set_html_text (post, NEWSROOM_FIELD_SITE, site);
  newsroom_post_set_text (post, NEWSROOM_FIELD_SLUG, slug);
  newsroom_post_set_language (post, language);
  newsroom_post_add_extra (post, "link", link);
  newsroom_post_add_extra (post, "guid", guid);
  if (!g_str_equal (type, "post"))
    newsroom_post_add_extra (post, "wordpress-type", type);
  post->address = g_steal_pointer (&link);
  post->html = newsroom_wxr_content_to_html (post, content, reading->pictures);
}

/* Returns: (nullable): the first post; all are counted */
static const xmlNode *
find_post (const xmlNode *channel,
           guint         *n_posts)
{
  const xmlNode *first = NULL;

  for (const xmlNode *item = channel->children; item != NULL; item = item->next)
    {
      g_autofree char *type = newsroom_xml_is (item, "item") ? dup_child (item, "post_type") : NULL;

      if (type == NULL || !newsroom_wxr_is_post_type (type))
        continue;
      (*n_posts)++;
      if (first == NULL)
        first = item;
    }

  return first;
}

/**
 * newsroom_import_wxr_read:
 * @bytes: an export of one post, as newsroom_import_wxr_split() makes it; of more the first is read
 * @file_name: its name
 * @report: told what was noticed and left out
 * @error: a #NewsroomImportError
 *
 * Returns: (transfer full) (nullable): the article
 */
NewsroomArticle *
newsroom_import_wxr_read (GBytes         *bytes,
                          const char     *file_name,
                          NewsroomReport *report,
                          GError        **error)
{
  g_autoptr (NewsroomPost) post = newsroom_post_new (report);
  g_autoptr (xmlDoc) document = newsroom_feed_parse (bytes, file_name, report, error);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)picture_free);
  Reading reading = { .post = post, .pictures = pictures, .report = report };
  guint   n_posts = 0;

  if (document == NULL)
    return NULL;

  reading.channel = newsroom_xml_find (xmlDocGetRootElement (document), "channel");
  reading.item = reading.channel != NULL ? find_post (reading.channel, &n_posts) : NULL;
  if (reading.item == NULL)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no post and no page in this export"), file_name);
      return NULL;
    }

  collect_pictures (&reading);
  tell_text (&reading);
  read_texts (&reading);
  read_authors (&reading);
  read_terms (&reading);
  read_state (&reading);
  read_times (&reading);
  read_lead (&reading);
  read_others (&reading);
  if (n_posts > 1)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more article of the export was left out.", "%u more articles of the export were left out.", n_posts - 1),
                          n_posts - 1);

  return newsroom_post_make_article (post, report);
}
