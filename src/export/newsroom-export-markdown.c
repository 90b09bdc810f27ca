/* newsroom-export-markdown.c — writes the format “markdown”, from which nothing is missing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-markdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-export-author.h"
#include "newsroom-front-matter.h"
#include "newsroom-iso-time.h"
#include "newsroom-yaml-writer.h"

#define FENCE "---\n"

typedef struct
{
  NewsroomArticle    *article;
  NewsroomYamlWriter *writer;
  NewsroomYaml       *extra;       /* NULL if there is no other front matter, or it is no mapping */
  GHashTable         *extra_names; /* its keys, in lower case */
  gboolean            is_empty;
} FrontMatter;

/* Whether the other front matter has a key that would be read as @key. */
static gboolean
extra_has_key (FrontMatter                  *front,
               const NewsroomFrontMatterKey *key)
{
  for (gsize i = 0; i < NEWSROOM_FRONT_MATTER_MAX_NAMES && key->names[i] != NULL; i++)
    if (g_hash_table_contains (front->extra_names, key->names[i]))
      return TRUE;

  return FALSE;
}

/* The best name for @key that the other front matter does not use for something else. */
static const char *
choose_name (FrontMatter                  *front,
             const NewsroomFrontMatterKey *key)
{
  for (gsize i = 0; i < NEWSROOM_FRONT_MATTER_MAX_NAMES && key->names[i] != NULL; i++)
    if (!g_str_equal (key->names[i], NEWSROOM_FRONT_MATTER_DRAFT) &&
        !g_hash_table_contains (front->extra_names, key->names[i]))
      return key->names[i];

  return key->names[0];
}

static void
add_key (FrontMatter                  *front,
         const NewsroomFrontMatterKey *key)
{
  newsroom_yaml_writer_add_string (front->writer, choose_name (front, key));
  front->is_empty = FALSE;
}

static void
add_portrait (NewsroomYamlWriter *writer,
              NewsroomAuthor     *author)
{
  const char      *content_type = NULL;
  GBytes          *portrait = newsroom_author_get_portrait (author, &content_type);
  g_autofree char *encoded = NULL;
  g_autofree char *uri = NULL;

  if (portrait == NULL)
    return;

  encoded = g_base64_encode (g_bytes_get_data (portrait, NULL), g_bytes_get_size (portrait));
  uri = g_strdup_printf ("data:%s;base64,%s", content_type, encoded);
  newsroom_yaml_writer_add_string (writer, NEWSROOM_FRONT_MATTER_PORTRAIT);
  newsroom_yaml_writer_add_string (writer, uri);
}

/* Whether the name is all there is to say, and is read as that of one person. */
static gboolean
is_plain_credit (NewsroomCredit *credit)
{
  NewsroomAuthor *author = newsroom_credit_get_author (credit);
  const char     *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
  g_autoptr (GPtrArray) several = newsroom_byline_split (name);

  return name[0] != '\0' && several == NULL &&
         newsroom_author_get_text (author, NEWSROOM_AUTHOR_SORT_NAME)[0] == '\0' &&
         newsroom_author_get_text (author, NEWSROOM_AUTHOR_INITIALS)[0] == '\0' &&
         !newsroom_author_has_profile (author) &&
         newsroom_credit_get_wording (credit) == NULL &&
         g_str_equal (newsroom_credit_get_role (credit), NEWSROOM_CREDIT_BY);
}

static void
add_credit (NewsroomYamlWriter *writer,
            NewsroomCredit     *credit)
{
  NewsroomAuthor *author = newsroom_credit_get_author (credit);
  const char     *role = newsroom_credit_get_role (credit);
  const char     *wording = newsroom_credit_get_wording (credit);

  if (is_plain_credit (credit))
    {
      newsroom_yaml_writer_add_string (writer, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
      return;
    }

  newsroom_yaml_writer_begin_mapping (writer, FALSE);
  newsroom_export_author_add_texts (writer, author);
  add_portrait (writer, author);
  if (!g_str_equal (role, NEWSROOM_CREDIT_BY))
    {
      newsroom_yaml_writer_add_string (writer, NEWSROOM_FRONT_MATTER_CREDIT);
      newsroom_yaml_writer_add_string (writer, role);
    }
  if (wording != NULL)
    {
      newsroom_yaml_writer_add_string (writer, NEWSROOM_FRONT_MATTER_WORDING);
      newsroom_yaml_writer_add_string (writer, wording);
    }
  newsroom_yaml_writer_end_mapping (writer);
}

/* A byline alone would be read as credits too, so that nobody is credited must be said. */
static void
add_credits (FrontMatter                  *front,
             const NewsroomFrontMatterKey *key)
{
  GListModel *credits = newsroom_article_get_credits (front->article);
  guint       n_credits = g_list_model_get_n_items (credits);

  if (n_credits == 0 && !extra_has_key (front, key) &&
      newsroom_article_get_text (front->article, NEWSROOM_FIELD_BYLINE)[0] == '\0')
    return;

  add_key (front, key);
  if (n_credits == 1)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, 0);

      add_credit (front->writer, credit);
      return;
    }

  newsroom_yaml_writer_begin_sequence (front->writer, n_credits == 0);
  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      add_credit (front->writer, credit);
    }
  newsroom_yaml_writer_end_sequence (front->writer);
}

static void
add_keywords (FrontMatter                  *front,
              const NewsroomFrontMatterKey *key)
{
  const char *const *keywords = newsroom_article_get_keywords (front->article);

  if (keywords[0] == NULL && !extra_has_key (front, key))
    return;

  add_key (front, key);
  newsroom_yaml_writer_begin_sequence (front->writer, keywords[0] == NULL);
  for (gsize i = 0; keywords[i] != NULL; i++)
    newsroom_yaml_writer_add_string (front->writer, keywords[i]);
  newsroom_yaml_writer_end_sequence (front->writer);
}

/* Whether the reader might take the beginning of the body for a headline. */
static gboolean
may_begin_with_heading (const char *body)
{
  body += strspn (body, " \t\n");

  return body[0] == '#' || strchr (body, '=') != NULL;
}

/* Whether the value at @node is read as @section: the first of several categories. */
static gboolean
is_section_list (NewsroomYaml *yaml,
                 guint         node,
                 const char   *section)
{
  guint       end = newsroom_yaml_skip (yaml, node) - 1;
  const char *first;

  if (!newsroom_yaml_is_sequence (yaml, node) || newsroom_yaml_is_shared (yaml, node) || node + 1 == end)
    return FALSE;

  first = newsroom_yaml_get_scalar (yaml, node + 1);

  return g_strcmp0 (first, section) == 0 && newsroom_yaml_skip (yaml, node + 1) < end;
}

/* Whether the other front matter has a list of categories, from which alone the section is
 * read, so that it need not be written a second time. */
static gboolean
extra_says_section (FrontMatter                  *front,
                    const NewsroomFrontMatterKey *section)
{
  const char *text = newsroom_article_get_text (front->article, NEWSROOM_FIELD_SECTION);
  guint       n_keys = 0;
  guint       n_lists = 0;

  for (guint key = 1; front->extra != NULL && key + 1 < newsroom_yaml_get_n_events (front->extra);)
    {
      const char *name = newsroom_yaml_get_scalar (front->extra, key);
      guint       value = newsroom_yaml_skip (front->extra, key);

      if (name != NULL && newsroom_front_matter_find_key (name) == section)
        {
          n_keys++;
          n_lists += !newsroom_yaml_is_shared (front->extra, key) && is_section_list (front->extra, value, text);
        }
      key = newsroom_yaml_skip (front->extra, value);
    }

  return n_keys == 1 && n_lists == 1;
}

static void
add_text (FrontMatter                  *front,
          const NewsroomFrontMatterKey *key)
{
  const char *text = newsroom_article_get_text (front->article, (NewsroomField)key->which);
  gboolean    must_be_said = extra_has_key (front, key);

  if (key->which == NEWSROOM_FIELD_HEADLINE)
    must_be_said |= may_begin_with_heading (newsroom_article_get_text (front->article, NEWSROOM_FIELD_BODY));
  if (text[0] == '\0' && !must_be_said)
    return;
  if (key->which == NEWSROOM_FIELD_SECTION && extra_says_section (front, key))
    return;

  add_key (front, key);
  newsroom_yaml_writer_add_string (front->writer, text);
}

static void
add_time (FrontMatter                  *front,
          const NewsroomFrontMatterKey *key)
{
  gint64           time = newsroom_article_get_time (front->article, (NewsroomTime)key->which);
  g_autofree char *iso = time != 0 ? newsroom_iso_time_format_brief (time) : NULL;

  if (iso == NULL && !extra_has_key (front, key))
    return;

  add_key (front, key);
  if (iso != NULL)
    newsroom_yaml_writer_add_word (front->writer, iso);
  else
    newsroom_yaml_writer_add_string (front->writer, "");
}

static void
add_number (FrontMatter                  *front,
            const NewsroomFrontMatterKey *key,
            guint                         number,
            guint                         default_number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (number == default_number && !extra_has_key (front, key))
    return;

  add_key (front, key);
  newsroom_yaml_writer_add_word (front->writer, text);
}

static void
add_state (FrontMatter                  *front,
           const NewsroomFrontMatterKey *key)
{
  NewsroomState state = newsroom_article_get_state (front->article);

  if (state == NEWSROOM_STATE_DRAFT && !extra_has_key (front, key))
    return;

  add_key (front, key);
  newsroom_yaml_writer_add_string (front->writer, newsroom_state_get_name (state));
}

static void
add_part (FrontMatter                  *front,
          const NewsroomFrontMatterKey *key)
{
  switch (key->kind)
    {
    case NEWSROOM_FRONT_MATTER_TEXT:
      add_text (front, key);
      break;
    case NEWSROOM_FRONT_MATTER_TIME:
      add_time (front, key);
      break;
    case NEWSROOM_FRONT_MATTER_CREDITS:
      add_credits (front, key);
      break;
    case NEWSROOM_FRONT_MATTER_KEYWORDS:
      add_keywords (front, key);
      break;
    case NEWSROOM_FRONT_MATTER_STATE:
      add_state (front, key);
      break;
    case NEWSROOM_FRONT_MATTER_PRIORITY:
      add_number (front, key, newsroom_article_get_priority (front->article), NEWSROOM_PRIORITY_DEFAULT);
      break;
    case NEWSROOM_FRONT_MATTER_TARGET_LENGTH:
      add_number (front, key, newsroom_article_get_target_length (front->article), 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What the reader of the article did not know stands last, as it was. */
static void
add_extra (FrontMatter *front)
{
  const char *extra = newsroom_article_get_text (front->article, NEWSROOM_FIELD_EXTRA);

  if (extra[0] == '\0')
    return;

  front->is_empty = FALSE;
  if (front->extra == NULL)
    {
      newsroom_yaml_writer_add_string (front->writer, NEWSROOM_FRONT_MATTER_EXTRA);
      newsroom_yaml_writer_add_string (front->writer, extra);
      return;
    }

  newsroom_yaml_writer_add_pairs (front->writer, front->extra);
}

/* Returns: the set of the keys of a mapping, in lower case */
static GHashTable *
list_keys (NewsroomYaml *mapping)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint key = 1; mapping != NULL && key + 1 < newsroom_yaml_get_n_events (mapping);)
    {
      const char *name = newsroom_yaml_get_scalar (mapping, key);

      if (name != NULL)
        g_hash_table_add (names, g_ascii_strdown (name, -1));
      key = newsroom_yaml_skip (mapping, newsroom_yaml_skip (mapping, key));
    }

  return names;
}

/* Returns the lines between the fences, "" if there is nothing to say, NULL on failure. */
static char *
dup_front_matter (NewsroomArticle *article)
{
  gsize                         n_keys;
  const NewsroomFrontMatterKey *keys = newsroom_front_matter_get_keys (&n_keys);
  g_autoptr (NewsroomYamlWriter) writer = newsroom_yaml_writer_new ();
  g_autoptr (NewsroomYaml) extra = newsroom_yaml_parse_mapping (newsroom_article_get_text (article, NEWSROOM_FIELD_EXTRA));
  g_autoptr (GHashTable) extra_names = list_keys (extra);
  FrontMatter      front = { .article = article, .writer = writer, .extra = extra, .extra_names = extra_names, .is_empty = TRUE };
  g_autofree char *text = NULL;

  for (gsize i = 0; i < n_keys; i++)
    add_part (&front, &keys[i]);
  add_extra (&front);
  text = newsroom_yaml_writer_end (writer);

  return front.is_empty ? g_strdup ("") : g_steal_pointer (&text);
}

/* Whether @body would be taken for front matter, or lose a byte order mark. */
static gboolean
needs_front_matter (const char *body)
{
  gboolean is_like_json = body[0] == '{' && body[1] != '\0' && strchr ("\"} \t\n", body[1]) != NULL;

  return g_str_has_prefix (body, "---") || g_str_has_prefix (body, "+++") || is_like_json || g_str_has_prefix (body, "\xef\xbb\xbf");
}

/**
 * newsroom_export_markdown_write:
 * @article: an article
 * @options: choices; none concerns Markdown
 * @error: return location for %NEWSROOM_EXPORT_ERROR_UNSUPPORTED
 *
 * Writes the body as it is, after YAML front matter with everything else that is set, and
 * ends its last line.
 * Reading that gives an equal article. The keys are those of newsroom-front-matter.c; what
 * the article's own front matter had beside them follows.
 *
 * Returns: (transfer full) (nullable): the bytes of a Markdown document in UTF-8
 */
GBytes *
newsroom_export_markdown_write (NewsroomArticle             *article,
                                const NewsroomExportOptions *options,
                                GError                     **error)
{
  const char      *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  g_autofree char *front = dup_front_matter (article);
  g_autoptr (GString) markdown = NULL;

  if (front == NULL)
    {
      g_set_error (error, NEWSROOM_EXPORT_ERROR, NEWSROOM_EXPORT_ERROR_UNSUPPORTED, _ ("Could not export “%s” as Markdown: its front matter cannot be written as YAML"), newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
      return NULL;
    }

  markdown = g_string_sized_new (strlen (front) + strlen (body) + 2 * strlen (FENCE) + 3);
  if (front[0] != '\0' || needs_front_matter (body))
    {
      g_string_append (markdown, FENCE);
      g_string_append (markdown, front);
      g_string_append (markdown, FENCE);
      g_string_append_c (markdown, '\n');
    }
  g_string_append (markdown, body);
  if (body[0] != '\0')
    g_string_append_c (markdown, '\n');

  return g_string_free_to_bytes (g_steal_pointer (&markdown));
}
