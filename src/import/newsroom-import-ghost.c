/* newsroom-import-ghost.c — posts and pages of a site that Ghost has exported
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-ghost.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-ghost-private.h"
#include "newsroom-import-sniff.h"

/* Bytes at the beginning in which the first member of an export stands. */
#define BEGINNING 1024

/* What Ghost writes in place of the address of the site, and what stands for it: no site has an
 * address under "invalid" (RFC 2606, 2). */
#define SITE_MARK "__GHOST_URL__"
#define SITE_ADDRESS "https://site.invalid"

/* Authors and tags of one post. */
#define MAX_JOINED 200

/*
 * Reading:
 * @data: the tables of the site
 * @row: the post
 * @id: of it
 */
typedef struct
{
  NewsroomPost   *post;
  JsonObject     *data;
  JsonObject     *row;
  char           *id;
  NewsroomReport *report;
} Reading;

/**
 * newsroom_import_ghost_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is an export of Ghost
 */
gboolean
newsroom_import_ghost_is (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && newsroom_import_sniff_ghost (data, MIN (size, BEGINNING)) && memmem (data, size, "\"posts\"", strlen ("\"posts\"")) != NULL;
}

/* Returns: (transfer none) (nullable): the first row of a table that has @id in a column */
static JsonObject *
find_row (Reading    *reading,
          const char *table,
          const char *column,
          const char *id)
{
  JsonArray *rows = newsroom_json_get_array (reading->data, table);

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      g_autofree char *found = newsroom_json_dup_id (newsroom_json_get_row (rows, i), column);

      if (found[0] != '\0' && g_str_equal (found, id))
        return newsroom_json_get_row (rows, i);
    }

  return NULL;
}

static int
compare_order (gconstpointer first,
               gconstpointer second)
{
  JsonObject *const *rows[] = { first, second };
  gint64             orders[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *order = newsroom_json_dup_id (*rows[i], "sort_order");

      orders[i] = g_ascii_strtoll (order, NULL, 10);
    }

  return orders[0] < orders[1] ? -1 : orders[0] > orders[1];
}

/* Returns: (transfer full) (element-type utf8 JsonObject): the rows of a table by their "id" */
static GHashTable *
index_table (Reading    *reading,
             const char *table)
{
  JsonArray  *rows = newsroom_json_get_array (reading->data, table);
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = newsroom_json_get_row (rows, i);

      g_hash_table_insert (by_id, newsroom_json_dup_id (row, "id"), row);
    }

  return by_id;
}

/* Returns: (transfer full) (element-type JsonObject): the rows of a table that belong to the post,
 *   in their order */
static GPtrArray *
list_joined (Reading    *reading,
             const char *joining,
             const char *column,
             const char *table)
{
  JsonArray *rows = newsroom_json_get_array (reading->data, joining);
  g_autoptr (GHashTable) by_id = index_table (reading, table);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  GPtrArray *joined = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      g_autofree char *post = newsroom_json_dup_id (newsroom_json_get_row (rows, i), "post_id");

      if (g_str_equal (post, reading->id) && post[0] != '\0')
        g_ptr_array_add (own, newsroom_json_get_row (rows, i));
    }
  g_ptr_array_sort (own, compare_order);
  for (guint i = 0; i < MIN (own->len, MAX_JOINED); i++)
    {
      g_autofree char *id = newsroom_json_dup_id (own->pdata[i], column);
      JsonObject      *row = g_hash_table_lookup (by_id, id);

      if (row != NULL)
        g_ptr_array_add (joined, row);
    }

  return joined;
}

static void
read_author (Reading    *reading,
             JsonObject *row)
{
  const char                      *name = newsroom_json_get_text (row, "name");
  const char                      *facebook = newsroom_json_get_text (row, "facebook");
  const char                      *twitter = newsroom_json_get_text (row, "twitter");
  g_autofree char                 *social = g_strconcat (facebook != NULL ? "https://www.facebook.com/" : "", facebook != NULL ? facebook : "", facebook != NULL && twitter != NULL ? "\n" : "", twitter != NULL ? "https://x.com/" : "", twitter != NULL ? twitter + strspn (twitter, "@") : "", NULL);
  const char *const                texts[] = { newsroom_json_get_text (row, "email"), newsroom_json_get_text (row, "bio"), newsroom_json_get_text (row, "website"), social };
  static const NewsroomAuthorField fields[] = { NEWSROOM_AUTHOR_EMAIL, NEWSROOM_AUTHOR_BIOGRAPHY, NEWSROOM_AUTHOR_URL, NEWSROOM_AUTHOR_SOCIAL };
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name != NULL ? name : "");

  if (name != NULL)
    newsroom_report_read (reading->report, NULL, name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (texts[i] != NULL)
      {
        newsroom_author_set_text (author, fields[i], texts[i]);
        newsroom_report_read (reading->report, NULL, texts[i], -1);
      }
  newsroom_post_add_author (reading->post, author);
}

static void
read_authors (Reading *reading)
{
  g_autoptr (GPtrArray) authors = list_joined (reading, "posts_authors", "author_id", "users");
  g_autofree char *id = newsroom_json_dup_id (reading->row, "author_id");
  JsonObject      *only = authors->len == 0 ? find_row (reading, "users", "id", id) : NULL;

  for (guint i = 0; i < authors->len; i++)
    read_author (reading, authors->pdata[i]);
  if (only != NULL)
    read_author (reading, only);
}

/* The first tag of a post is its section; one that begins with "#" is for the desk. */
static void
read_tags (Reading *reading)
{
  g_autoptr (GPtrArray) tags = list_joined (reading, "posts_tags", "tag_id", "tags");
  g_autoptr (GString) inner = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    {
      const char *name = newsroom_json_get_text (tags->pdata[i], "name");

      if (name == NULL)
        continue;
      newsroom_report_read (reading->report, NULL, name, -1);
      if (name[0] == '#')
        g_string_append_printf (inner, "%s%s", inner->len > 0 ? ", " : "", name);
      else if (newsroom_article_get_text (reading->post->article, NEWSROOM_FIELD_SECTION)[0] == '\0')
        newsroom_post_set_text (reading->post, NEWSROOM_FIELD_SECTION, name);
      else
        newsroom_post_add_keyword (reading->post, name);
    }
  newsroom_post_add_extra (reading->post, "ghost-internal-tags", inner->str);
}

static const char *
find_setting (Reading    *reading,
              const char *key)
{
  return newsroom_json_get_text (find_row (reading, "settings", "key", key), "value");
}

/* Returns: (transfer full) (nullable): @text with an address for that of the site */
static char *
put_site (Reading    *reading,
          const char *text)
{
  const char *site = find_setting (reading, "url");
  g_auto (GStrv) pieces = text != NULL ? g_strsplit (text, SITE_MARK, -1) : NULL;

  if (pieces == NULL)
    return NULL;
  if (g_strv_length (pieces) > 1 && site == NULL && reading->post->address == NULL)
    {
      newsroom_report_note (reading->report, _ ("The export does not say where the site is: its addresses begin with “%s” here."), SITE_ADDRESS);
      reading->post->address = g_strdup (SITE_ADDRESS "/");
    }

  return g_strjoinv (site != NULL ? site : SITE_ADDRESS, pieces);
}

/* HTML, else what the editor keeps, else plain words. */
static void
read_content (Reading *reading)
{
  const char      *html = newsroom_json_get_text (reading->row, "html");
  const char      *lexical = newsroom_json_get_text (reading->row, "lexical");
  const char      *mobiledoc = newsroom_json_get_text (reading->row, "mobiledoc");
  const char      *plain = newsroom_json_get_text (reading->row, "plaintext");
  g_autofree char *made = NULL;

  if (html == NULL && lexical != NULL)
    made = newsroom_ghost_lexical_to_html (lexical);
  else if (html == NULL && mobiledoc != NULL)
    made = newsroom_ghost_mobiledoc_to_html (mobiledoc);
  if (html == NULL && (made == NULL || made[0] == '\0') && plain != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (plain, -1);
      g_auto (GStrv) paragraphs = g_strsplit (escaped, "\n\n", -1);
      g_autofree char *inner = g_strjoinv ("</p><p>", paragraphs);

      g_free (made);
      made = g_strconcat ("<p>", inner, "</p>", NULL);
    }
  reading->post->html = put_site (reading, html != NULL ? html : made);
}

static void
read_picture (Reading *reading)
{
  g_autofree char     *id = g_strdup (reading->id);
  JsonObject          *meta = find_row (reading, "posts_meta", "post_id", id);
  NewsroomPostPicture *lead = &reading->post->lead;

  newsroom_ghost_tell (reading->report, reading->row);
  newsroom_ghost_tell (reading->report, meta);
  lead->address = put_site (reading, newsroom_json_get_text (reading->row, "feature_image"));
  lead->alt = g_strdup (newsroom_json_get_text (meta, "feature_image_alt"));
  lead->caption = g_strdup (newsroom_json_get_text (meta, "feature_image_caption"));
  newsroom_post_add_extra (reading->post, "meta-title", newsroom_json_get_text (meta, "meta_title"));
  newsroom_post_add_extra (reading->post, "meta-description", newsroom_json_get_text (meta, "meta_description"));
}

static void
read_state (Reading *reading)
{
  const char      *status = newsroom_json_get_text (reading->row, "status");
  NewsroomArticle *article = reading->post->article;

  if (g_strcmp0 (status, "published") == 0 || g_strcmp0 (status, "sent") == 0)
    newsroom_article_set_state (article, NEWSROOM_STATE_PUBLISHED);
  else if (g_strcmp0 (status, "scheduled") == 0)
    newsroom_article_set_state (article, NEWSROOM_STATE_READY);
  newsroom_post_set_time (reading->post, NEWSROOM_TIME_CREATED, newsroom_json_get_text (reading->row, "created_at"));
  newsroom_post_set_time (reading->post, NEWSROOM_TIME_UPDATED, newsroom_json_get_text (reading->row, "updated_at"));
  newsroom_post_set_time (reading->post, NEWSROOM_TIME_PUBLISHED, newsroom_json_get_text (reading->row, "published_at"));
}

static void
read_texts (Reading *reading)
{
  static const char *const no_place[] = { "codeinjection_head", "codeinjection_foot", "custom_template", NULL };
  NewsroomPost            *post = reading->post;
  JsonObject              *row = reading->row;
  const char              *type = newsroom_json_get_text (row, "type");
  const char              *visibility = newsroom_json_get_text (row, "visibility");
  const char              *language = newsroom_json_get_text (row, "locale");
  g_autofree char         *canonical = put_site (reading, newsroom_json_get_text (row, "canonical_url"));

  newsroom_post_set_text (post, NEWSROOM_FIELD_HEADLINE, newsroom_json_get_text (row, "title"));
  newsroom_post_set_text (post, NEWSROOM_FIELD_STANDFIRST, newsroom_json_get_text (row, "custom_excerpt"));
  newsroom_post_set_text (post, NEWSROOM_FIELD_SLUG, newsroom_json_get_text (row, "slug"));
  newsroom_post_set_text (post, NEWSROOM_FIELD_SITE, find_setting (reading, "title"));
  if (find_setting (reading, "title") != NULL)
    newsroom_report_read (reading->report, NULL, find_setting (reading, "title"), -1);
  newsroom_post_set_language (post, find_setting (reading, "lang"));
  newsroom_post_set_language (post, find_setting (reading, "locale"));
  newsroom_post_set_language (post, language);
  newsroom_post_add_extra (post, "canonical", canonical);
  if (g_strcmp0 (type, "post") != 0)
    newsroom_post_add_extra (post, "ghost-type", type);
  if (g_strcmp0 (visibility, "public") != 0)
    newsroom_post_add_extra (post, "visibility", visibility);
  for (guint i = 0; no_place[i] != NULL; i++)
    if (newsroom_json_get_text (row, no_place[i]) != NULL)
      newsroom_post_leave_out (post, no_place[i]);
}

static void
set_error (GError    **error,
           const char *file_name,
           gboolean    is_read)
{
  if (is_read)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no post and no page in this export"), file_name);
  else
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged. Ask for it once more."), file_name);
}

/**
 * newsroom_import_ghost_read:
 * @bytes: an export of one post, as newsroom_import_ghost_split() makes it; of more the first is read
 * @file_name: its name
 * @report: told what was noticed and left out
 * @error: a #NewsroomImportError
 *
 * Returns: (transfer full) (nullable): the article
 */
NewsroomArticle *
newsroom_import_ghost_read (GBytes         *bytes,
                            const char     *file_name,
                            NewsroomReport *report,
                            GError        **error)
{
  g_autoptr (NewsroomPost) post = newsroom_post_new (report);
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = newsroom_json_parse (text, size);
  JsonObject      *data = newsroom_ghost_get_data (root);
  JsonArray       *posts = newsroom_json_get_array (data, "posts");
  Reading          reading = { .post = post, .data = data, .report = report };
  g_autofree char *id = NULL;
  guint            n_posts = posts != NULL ? json_array_get_length (posts) : 0;

  reading.row = newsroom_json_get_row (posts, 0);
  if (reading.row == NULL)
    {
      set_error (error, file_name, root != NULL);
      return NULL;
    }

  id = newsroom_json_dup_id (reading.row, "id");
  reading.id = id;
  read_texts (&reading);
  read_content (&reading);
  read_picture (&reading);
  read_authors (&reading);
  read_tags (&reading);
  read_state (&reading);
  if (n_posts > 1)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more article of the export was left out.", "%u more articles of the export were left out.", n_posts - 1),
                          n_posts - 1);

  return newsroom_post_make_article (post, report);
}
