/* newsroom-export-markdown.c — writes the format “markdown”, from which nothing is missing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-markdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-front-matter-writer-private.h"
#include "newsroom-front-matter.h"
#include "newsroom-iso-time.h"

#define FENCE "---\n"

typedef struct
{
  NewsroomArticle           *article;
  NewsroomFrontMatterWriter *writer;
  GHashTable                *extra_names; /* NULL if there is no other front matter */
  gboolean                   is_empty;
} FrontMatter;

/* Whether the other front matter has a key that would be read as @key. */
static gboolean
extra_has_key (FrontMatter                  *front,
               const NewsroomFrontMatterKey *key)
{
  for (gsize i = 0; i < NEWSROOM_FRONT_MATTER_MAX_NAMES && key->names[i] != NULL; i++)
    if (front->extra_names != NULL && g_hash_table_contains (front->extra_names, key->names[i]))
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
        (front->extra_names == NULL || !g_hash_table_contains (front->extra_names, key->names[i])))
      return key->names[i];

  return key->names[0];
}

static void
add_key (FrontMatter                  *front,
         const NewsroomFrontMatterKey *key)
{
  newsroom_front_matter_writer_add_string (front->writer, choose_name (front, key));
  front->is_empty = FALSE;
}

/* A "_" in a file stands for "-" in the name of a property. */
static void
add_profile_field (NewsroomFrontMatterWriter *writer,
                   NewsroomAuthor            *author,
                   NewsroomAuthorField        field)
{
  g_autofree char *name = g_strdelimit (g_strdup (newsroom_author_field_get_name (field)), "-", '_');
  const char      *text = newsroom_author_get_text (author, field);

  if (text[0] == '\0')
    return;

  newsroom_front_matter_writer_add_string (writer, name);
  newsroom_front_matter_writer_add_string (writer, text);
}

static void
add_portrait (NewsroomFrontMatterWriter *writer,
              NewsroomAuthor            *author)
{
  const char      *content_type = NULL;
  GBytes          *portrait = newsroom_author_get_portrait (author, &content_type);
  g_autofree char *encoded = NULL;
  g_autofree char *uri = NULL;

  if (portrait == NULL)
    return;

  encoded = g_base64_encode (g_bytes_get_data (portrait, NULL), g_bytes_get_size (portrait));
  uri = g_strdup_printf ("data:%s;base64,%s", content_type, encoded);
  newsroom_front_matter_writer_add_string (writer, NEWSROOM_FRONT_MATTER_PORTRAIT);
  newsroom_front_matter_writer_add_string (writer, uri);
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
add_credit (NewsroomFrontMatterWriter *writer,
            NewsroomCredit            *credit)
{
  NewsroomAuthor *author = newsroom_credit_get_author (credit);
  const char     *role = newsroom_credit_get_role (credit);
  const char     *wording = newsroom_credit_get_wording (credit);

  if (is_plain_credit (credit))
    {
      newsroom_front_matter_writer_add_string (writer, newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));
      return;
    }

  newsroom_front_matter_writer_begin_mapping (writer, FALSE);
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    add_profile_field (writer, author, (NewsroomAuthorField)i);
  add_portrait (writer, author);
  if (!g_str_equal (role, NEWSROOM_CREDIT_BY))
    {
      newsroom_front_matter_writer_add_string (writer, NEWSROOM_FRONT_MATTER_CREDIT);
      newsroom_front_matter_writer_add_string (writer, role);
    }
  if (wording != NULL)
    {
      newsroom_front_matter_writer_add_string (writer, NEWSROOM_FRONT_MATTER_WORDING);
      newsroom_front_matter_writer_add_string (writer, wording);
    }
  newsroom_front_matter_writer_end_mapping (writer);
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

  newsroom_front_matter_writer_begin_sequence (front->writer, n_credits == 0);
  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      add_credit (front->writer, credit);
    }
  newsroom_front_matter_writer_end_sequence (front->writer);
}

static void
add_keywords (FrontMatter                  *front,
              const NewsroomFrontMatterKey *key)
{
  const char *const *keywords = newsroom_article_get_keywords (front->article);

  if (keywords[0] == NULL && !extra_has_key (front, key))
    return;

  add_key (front, key);
  newsroom_front_matter_writer_begin_sequence (front->writer, keywords[0] == NULL);
  for (gsize i = 0; keywords[i] != NULL; i++)
    newsroom_front_matter_writer_add_string (front->writer, keywords[i]);
  newsroom_front_matter_writer_end_sequence (front->writer);
}

/* Whether the reader might take the beginning of the body for a headline. */
static gboolean
may_begin_with_heading (const char *body)
{
  body += strspn (body, " \t\n");

  return body[0] == '#' || strchr (body, '=') != NULL;
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

  add_key (front, key);
  newsroom_front_matter_writer_add_string (front->writer, text);
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
    newsroom_front_matter_writer_add_word (front->writer, iso);
  else
    newsroom_front_matter_writer_add_string (front->writer, "");
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
  newsroom_front_matter_writer_add_word (front->writer, text);
}

static void
add_state (FrontMatter                  *front,
           const NewsroomFrontMatterKey *key)
{
  NewsroomState state = newsroom_article_get_state (front->article);

  if (state == NEWSROOM_STATE_DRAFT && !extra_has_key (front, key))
    return;

  add_key (front, key);
  newsroom_front_matter_writer_add_string (front->writer, newsroom_state_get_name (state));
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
  if (front->extra_names != NULL)
    {
      newsroom_front_matter_writer_add_extra (front->writer, extra);
      return;
    }
  newsroom_front_matter_writer_add_string (front->writer, NEWSROOM_FRONT_MATTER_EXTRA);
  newsroom_front_matter_writer_add_string (front->writer, extra);
}

/* Returns the lines between the fences, "" if there is nothing to say, NULL on failure. */
static char *
dup_front_matter (NewsroomArticle *article)
{
  gsize                         n_keys;
  const NewsroomFrontMatterKey *keys = newsroom_front_matter_get_keys (&n_keys);
  g_autoptr (NewsroomFrontMatterWriter) writer = newsroom_front_matter_writer_new ();
  g_autoptr (GHashTable) extra_names = newsroom_front_matter_list_extra (newsroom_article_get_text (article, NEWSROOM_FIELD_EXTRA));
  FrontMatter      front = { .article = article, .writer = writer, .extra_names = extra_names, .is_empty = TRUE };
  g_autofree char *text = NULL;

  for (gsize i = 0; i < n_keys; i++)
    add_part (&front, &keys[i]);
  add_extra (&front);
  text = newsroom_front_matter_writer_end (writer);

  return front.is_empty ? g_strdup ("") : g_steal_pointer (&text);
}

/* Whether @body would be taken for front matter, or lose a byte order mark. */
static gboolean
needs_front_matter (const char *body)
{
  return g_str_has_prefix (body, "---") || g_str_has_prefix (body, "+++") || g_str_has_prefix (body, "\xef\xbb\xbf");
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
