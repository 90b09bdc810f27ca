/* newsroom-import-front-matter.c — the YAML before a Markdown body to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-front-matter.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-iso-time.h"
#include "newsroom-yaml-writer.h"

/* How a value was taken. */
typedef enum
{
  TAKEN_NOT,    /* it stays among the other front matter */
  TAKEN_PARTLY, /* it is in the article, and stays as well for what else it says */
  TAKEN_WHOLLY,
} Taken;

static Taken
read_text (NewsroomYaml    *yaml,
           guint            node,
           NewsroomArticle *article,
           NewsroomField    field)
{
  const char *text = newsroom_yaml_get_scalar (yaml, node);
  guint       next;

  if (text != NULL)
    {
      newsroom_article_set_text (article, field, text);
      return TAKEN_WHOLLY;
    }
  if (field != NEWSROOM_FIELD_SECTION || !newsroom_yaml_is_sequence (yaml, node))
    return TAKEN_NOT;

  /* An article is in one section; the first category is that. */
  next = newsroom_yaml_skip (yaml, node + 1);
  text = next < newsroom_yaml_skip (yaml, node) ? newsroom_yaml_get_scalar (yaml, node + 1) : NULL;
  if (text == NULL)
    return TAKEN_NOT;
  newsroom_article_set_text (article, field, text);

  return next + 1 == newsroom_yaml_skip (yaml, node) ? TAKEN_WHOLLY : TAKEN_PARTLY;
}

static Taken
read_time (NewsroomYaml    *yaml,
           guint            node,
           NewsroomArticle *article,
           NewsroomTime     which)
{
  const char *text = newsroom_yaml_get_scalar (yaml, node);
  gint64      time = 0;

  if (text == NULL || (text[0] != '\0' && !newsroom_iso_time_parse (text, &time)))
    return TAKEN_NOT;

  newsroom_article_set_time (article, which, time);

  return TAKEN_WHOLLY;
}

/* "politics, votes" */
static void
set_keyword_list (NewsroomArticle *article,
                  const char      *list)
{
  g_auto (GStrv) words = g_strsplit (list, ",", -1);
  g_autoptr (GPtrArray) keywords = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_strstrip (words[i])[0] != '\0')
      g_ptr_array_add (keywords, words[i]);
  g_ptr_array_add (keywords, NULL);
  newsroom_article_set_keywords (article, (const char *const *)keywords->pdata);
}

static Taken
read_keywords (NewsroomYaml    *yaml,
               guint            node,
               NewsroomArticle *article)
{
  const char *text = newsroom_yaml_get_scalar (yaml, node);
  guint       end = newsroom_yaml_skip (yaml, node) - 1;
  g_autoptr (GPtrArray) keywords = g_ptr_array_new ();

  if (text != NULL)
    {
      set_keyword_list (article, text);
      return TAKEN_WHOLLY;
    }
  if (!newsroom_yaml_is_sequence (yaml, node))
    return TAKEN_NOT;

  for (guint item = node + 1; item < end; item = newsroom_yaml_skip (yaml, item))
    {
      const char *keyword = newsroom_yaml_get_scalar (yaml, item);

      if (keyword == NULL)
        return TAKEN_NOT;
      g_ptr_array_add (keywords, (gpointer)keyword);
    }
  g_ptr_array_add (keywords, NULL);
  newsroom_article_set_keywords (article, (const char *const *)keywords->pdata);

  return TAKEN_WHOLLY;
}

static Taken
read_state (NewsroomYaml    *yaml,
            const char      *name,
            guint            node,
            NewsroomArticle *article)
{
  const char   *text = newsroom_yaml_get_scalar (yaml, node);
  NewsroomState state = NEWSROOM_STATE_DRAFT;

  if (text == NULL)
    return TAKEN_NOT;
  if (g_ascii_strcasecmp (name, NEWSROOM_FRONT_MATTER_DRAFT) == 0)
    {
      if (g_ascii_strcasecmp (text, "false") == 0)
        state = NEWSROOM_STATE_READY;
      else if (g_ascii_strcasecmp (text, "true") != 0)
        return TAKEN_NOT;
    }
  else if (!newsroom_state_from_name (text, &state))
    {
      return TAKEN_NOT;
    }
  newsroom_article_set_state (article, state);

  return TAKEN_WHOLLY;
}

static gboolean
read_number (NewsroomYaml *yaml,
             guint         node,
             guint         min,
             guint         max,
             guint        *number)
{
  const char *text = newsroom_yaml_get_scalar (yaml, node);
  guint64     value = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    return FALSE;
  *number = (guint)value;

  return TRUE;
}

static Taken
read_part (NewsroomYaml                 *yaml,
           const NewsroomFrontMatterKey *key,
           const char                   *name,
           guint                         node,
           NewsroomArticle              *article,
           NewsroomReport               *report)
{
  gboolean is_whole = TRUE;
  guint    number;

  switch (key->kind)
    {
    case NEWSROOM_FRONT_MATTER_TEXT:
      return read_text (yaml, node, article, (NewsroomField)key->which);
    case NEWSROOM_FRONT_MATTER_TIME:
      return read_time (yaml, node, article, (NewsroomTime)key->which);
    case NEWSROOM_FRONT_MATTER_CREDITS:
      if (!newsroom_import_credits_read (yaml, node, article, report, &is_whole))
        return TAKEN_NOT;
      return is_whole ? TAKEN_WHOLLY : TAKEN_PARTLY;
    case NEWSROOM_FRONT_MATTER_KEYWORDS:
      return read_keywords (yaml, node, article);
    case NEWSROOM_FRONT_MATTER_STATE:
      return read_state (yaml, name, node, article);
    case NEWSROOM_FRONT_MATTER_PRIORITY:
      if (!read_number (yaml, node, 1, 9, &number))
        return TAKEN_NOT;
      newsroom_article_set_priority (article, number);
      return TAKEN_WHOLLY;
    case NEWSROOM_FRONT_MATTER_TARGET_LENGTH:
      if (!read_number (yaml, node, 0, G_MAXINT, &number))
        return TAKEN_NOT;
      newsroom_article_set_target_length (article, number);
      return TAKEN_WHOLLY;
    default:
      g_assert_not_reached ();
    }
}

/* A thing that is said again stays among the other front matter, but all authors are credited. */
static Taken
read_again (NewsroomYaml                 *yaml,
            const NewsroomFrontMatterKey *key,
            const char                   *name,
            guint                         node,
            NewsroomArticle              *article,
            NewsroomReport               *report)
{
  gboolean is_whole;

  if (key->kind == NEWSROOM_FRONT_MATTER_CREDITS && newsroom_import_credits_add (yaml, node, article, report, &is_whole))
    return is_whole ? TAKEN_WHOLLY : TAKEN_PARTLY;

  newsroom_report_note (report, _ ("“%s” in the front matter says again what another key says; it is kept as it is."), name);

  return TAKEN_NOT;
}

/* "published: false" (Jekyll) is no date; what is read is a draft unless another key says what it is. */
static gboolean
is_published_flag (const char *name,
                   const char *value)
{
  return name != NULL && value != NULL && g_ascii_strcasecmp (name, "published") == 0 &&
         (g_ascii_strcasecmp (value, "true") == 0 || g_ascii_strcasecmp (value, "false") == 0);
}

/* Reads the value of a key of the root mapping. */
static Taken
read_key (NewsroomYaml    *yaml,
          guint            key_node,
          guint            value_node,
          NewsroomArticle *article,
          NewsroomReport  *report,
          GHashTable      *taken_keys)
{
  const char                   *name = newsroom_yaml_get_scalar (yaml, key_node);
  const NewsroomFrontMatterKey *key = name != NULL ? newsroom_front_matter_find_key (name) : NULL;
  gboolean                      is_shared = newsroom_yaml_is_shared (yaml, key_node) || newsroom_yaml_is_shared (yaml, value_node);
  Taken                         taken = TAKEN_NOT;

  if (key == NULL)
    return TAKEN_NOT;
  if (!is_shared && is_published_flag (name, newsroom_yaml_get_scalar (yaml, value_node)))
    return TAKEN_NOT;
  if (g_hash_table_contains (taken_keys, key) && !is_shared)
    return read_again (yaml, key, name, value_node, article, report);

  if (!is_shared)
    taken = read_part (yaml, key, name, value_node, article, report);
  if (taken == TAKEN_NOT)
    newsroom_report_note (report, _ ("“%s” in the front matter was not understood; it is kept as it is."), name);
  else
    g_hash_table_add (taken_keys, (gpointer)key);

  return taken;
}

/* The other front matter of an article that had some which is no YAML mapping stands in one
 * key. Returns its text, or NULL if this is not such a key. */
static const char *
find_literal_extra (NewsroomYaml *yaml,
                    GArray       *others)
{
  guint       key = others->len == 1 ? g_array_index (others, guint, 0) : 0;
  const char *name = key != 0 ? newsroom_yaml_get_scalar (yaml, key) : NULL;
  const char *text;
  g_autoptr (NewsroomYaml) inner = NULL;

  if (g_strcmp0 (name, NEWSROOM_FRONT_MATTER_EXTRA) != 0 || newsroom_yaml_is_shared (yaml, newsroom_yaml_skip (yaml, key)))
    return NULL;

  text = newsroom_yaml_get_scalar (yaml, newsroom_yaml_skip (yaml, key));
  inner = text != NULL ? newsroom_yaml_parse_mapping (text) : NULL;

  return inner == NULL ? text : NULL;
}

static void
keep_others (NewsroomYaml    *yaml,
             GArray          *others,
             NewsroomArticle *article,
             NewsroomReport  *report)
{
  const char *literal = find_literal_extra (yaml, others);
  g_autoptr (NewsroomYamlWriter) writer = NULL;
  g_autofree char *extra = NULL;

  if (literal != NULL)
    {
      newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, literal);
      return;
    }
  if (others->len == 0)
    return;

  writer = newsroom_yaml_writer_new ();
  for (guint i = 0; i < others->len; i++)
    newsroom_yaml_writer_add_pair (writer, yaml, g_array_index (others, guint, i));
  extra = newsroom_yaml_writer_end (writer);
  if (extra != NULL)
    newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, extra);
  else
    newsroom_report_drop (report, _ ("Some of the front matter could not be kept."));
}

/* Finds the people in a byline where no key names them. The words stay unless they are just
 * those that these credits would give. */
static void
credit_byline (NewsroomArticle *article,
               NewsroomReport  *report)
{
  g_autofree char *byline = g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE));
  g_autoptr (GPtrArray) credits = newsroom_import_byline_parse (byline, report);
  g_autofree char *formatted = NULL;

  if (credits->len == 0)
    return;

  for (guint i = 0; i < credits->len; i++)
    newsroom_article_add_credit (article, g_ptr_array_index (credits, i));
  formatted = newsroom_byline_format (newsroom_article_get_credits (article),
                                      newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE));
  if (g_str_equal (formatted, byline))
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, "");
  newsroom_report_note (report, _ ("The authors were found in the byline “%s”."), byline);
}

/**
 * newsroom_import_front_matter_read:
 * @yaml: front matter
 * @article: gets what it says
 * @report: is told what was not understood
 *
 * Reads the keys of newsroom-front-matter.c; for each thing the first key that says it, and
 * the authors that any key names. All other keys and values become the %NEWSROOM_FIELD_EXTRA of @article, in order.
 *
 * Returns: whether there was a key for the headline
 */
gboolean
newsroom_import_front_matter_read (NewsroomYaml    *yaml,
                                   NewsroomArticle *article,
                                   NewsroomReport  *report)
{
  g_autoptr (GHashTable) taken_keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = newsroom_yaml_get_n_events (yaml);

  for (guint key = 1; key + 1 < end;)
    {
      guint value = newsroom_yaml_skip (yaml, key);

      if (read_key (yaml, key, value, article, report, taken_keys) != TAKEN_WHOLLY)
        g_array_append_val (others, key);
      key = newsroom_yaml_skip (yaml, value);
    }
  if (!g_hash_table_contains (taken_keys, newsroom_front_matter_find_key ("author")) &&
      newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE)[0] != '\0')
    credit_byline (article, report);
  keep_others (yaml, others, article, report);

  return g_hash_table_contains (taken_keys, newsroom_front_matter_find_key ("title"));
}
