/* newsroom-import-credits.c — the authors in front matter, as names or with their profiles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-front-matter.h"
#include "newsroom-import-author.h"
#include "newsroom-import-byline-private.h"

#define DATA_SCHEME "data:"
#define DATA_MARK ";base64,"

/* What other programs call the fields of a profile. */
static const struct
{
  const char         *name;
  NewsroomAuthorField field;
} other_names[] = {
  { "bio", NEWSROOM_AUTHOR_BIOGRAPHY },
  { "description", NEWSROOM_AUTHOR_BIOGRAPHY },
  { "title", NEWSROOM_AUTHOR_ROLE },
  { "job_title", NEWSROOM_AUTHOR_ROLE },
  { "organization", NEWSROOM_AUTHOR_AFFILIATION },
  { "mail", NEWSROOM_AUTHOR_EMAIL },
  { "website", NEWSROOM_AUTHOR_URL },
  { "homepage", NEWSROOM_AUTHOR_URL },
};

static gboolean
find_field (const char          *name,
            NewsroomAuthorField *field)
{
  g_autofree char *dashed = g_strdelimit (g_ascii_strdown (name, -1), "_", '-');

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    if (g_str_equal (newsroom_author_field_get_name ((NewsroomAuthorField)i), dashed))
      {
        *field = (NewsroomAuthorField)i;
        return TRUE;
      }

  for (gsize i = 0; i < G_N_ELEMENTS (other_names); i++)
    if (g_ascii_strcasecmp (other_names[i].name, name) == 0)
      {
        *field = other_names[i].field;
        return TRUE;
      }

  return FALSE;
}

/* Reads "data:TYPE;base64,BYTES", and only that: no other file is ever looked at. */
static gboolean
read_portrait (NewsroomAuthor *author,
               const char     *uri)
{
  const char      *mark = g_strrstr (uri, DATA_MARK);
  g_autofree char *content_type = NULL;
  g_autofree char *encoded_again = NULL;
  guchar          *data;
  gsize            length = 0;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_str_has_prefix (uri, DATA_SCHEME) || mark == NULL || newsroom_author_get_portrait (author, NULL) != NULL)
    return FALSE;

  data = g_base64_decode (mark + strlen (DATA_MARK), &length);
  bytes = g_bytes_new_take (data, length);
  encoded_again = g_base64_encode (data, length);
  if (!g_str_equal (encoded_again, mark + strlen (DATA_MARK)))
    return FALSE;

  content_type = g_strndup (uri + strlen (DATA_SCHEME), (gsize)(mark - uri) - strlen (DATA_SCHEME));
  newsroom_author_set_portrait (author, bytes, content_type);

  return TRUE;
}

static gboolean
read_field (NewsroomAuthor *author,
            const char     *name,
            const char     *text)
{
  NewsroomAuthorField field;

  if (!find_field (name, &field) || newsroom_author_get_text (author, field)[0] != '\0')
    return FALSE;

  newsroom_author_set_text (author, field, text);

  return TRUE;
}

/* A sequence of addresses, which are kept one a line. */
static gboolean
read_social (NewsroomYaml   *yaml,
             guint           node,
             NewsroomAuthor *author)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint end = newsroom_yaml_skip (yaml, node) - 1;

  if (newsroom_author_get_text (author, NEWSROOM_AUTHOR_SOCIAL)[0] != '\0')
    return FALSE;

  for (guint item = node + 1; item < end; item = newsroom_yaml_skip (yaml, item))
    {
      const char *text = newsroom_yaml_get_scalar (yaml, item);

      if (text == NULL)
        return FALSE;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, text);
    }
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_SOCIAL, lines->str);

  return TRUE;
}

/* What a mapping says, while it is read; all borrowed. */
typedef struct
{
  NewsroomAuthor *author;
  const char     *role;    /* or NULL: by */
  const char     *wording; /* or NULL */
} CreditParts;

/* Returns whether the key was understood. */
static gboolean
read_part (NewsroomYaml *yaml,
           CreditParts  *parts,
           guint         key,
           guint         value)
{
  const char *name = newsroom_yaml_get_scalar (yaml, key);
  const char *text = newsroom_yaml_get_scalar (yaml, value);

  if (name == NULL)
    return FALSE;
  if (g_str_equal (name, newsroom_author_field_get_name (NEWSROOM_AUTHOR_SOCIAL)) && newsroom_yaml_is_sequence (yaml, value))
    return read_social (yaml, value, parts->author);
  if (text == NULL)
    return FALSE;
  if (g_str_equal (name, NEWSROOM_FRONT_MATTER_PORTRAIT))
    return read_portrait (parts->author, text);
  if (g_str_equal (name, NEWSROOM_FRONT_MATTER_CREDIT) && parts->role == NULL)
    {
      parts->role = text;
      return TRUE;
    }
  if (g_str_equal (name, NEWSROOM_FRONT_MATTER_WORDING) && parts->wording == NULL)
    {
      parts->wording = text;
      return TRUE;
    }

  return read_field (parts->author, name, text);
}

/* The same person credited again is the same author. */
static NewsroomAuthor *
find_equal (NewsroomArticle *article,
            NewsroomAuthor  *author)
{
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (newsroom_author_equal (newsroom_credit_get_author (credit), author))
        return newsroom_credit_get_author (credit);
    }

  return author;
}

static void
add_credit (NewsroomArticle   *article,
            const CreditParts *parts)
{
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (find_equal (article, parts->author),
                                                           parts->role != NULL ? parts->role : NEWSROOM_CREDIT_BY,
                                                           parts->wording);

  newsroom_article_add_credit (article, credit);
}

/* "Ann Example and Bo Sample", or "By Ann Example", in the place of a name. */
static gboolean
add_several (NewsroomArticle *article,
             NewsroomReport  *report,
             const char      *names)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_split (names);

  for (guint i = 0; credits != NULL && i < credits->len; i++)
    newsroom_article_add_credit (article, g_ptr_array_index (credits, i));
  if (credits != NULL)
    newsroom_import_byline_report (credits, report);
  if (credits != NULL && credits->len > 1)
    newsroom_report_note (report, _ ("“%s” was read as the names of several authors."), names);
  else if (credits != NULL)
    newsroom_report_note (report, _ ("“%s” was read as the byline."), names);

  return credits != NULL;
}

/* Takes what is understood out of @yaml. Returns whether that is all of the mapping. */
static gboolean
read_profile (NewsroomYaml    *yaml,
              guint            node,
              NewsroomArticle *article)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (NULL);
  CreditParts parts = { .author = author };
  guint       end = newsroom_yaml_skip (yaml, node) - 1;
  gboolean    is_whole = TRUE;

  for (guint key = node + 1; key < end;)
    {
      guint next = newsroom_yaml_skip (yaml, newsroom_yaml_skip (yaml, key));

      if (read_part (yaml, &parts, key, newsroom_yaml_skip (yaml, key)))
        newsroom_yaml_take_pair (yaml, key);
      else
        is_whole = FALSE;
      key = next;
    }
  add_credit (article, &parts);

  return is_whole;
}

/* A name, or a mapping with more than that. Returns whether all of it was understood. */
static gboolean
read_credit (NewsroomYaml    *yaml,
             guint            node,
             NewsroomArticle *article,
             NewsroomReport  *report)
{
  const char *name = newsroom_yaml_get_scalar (yaml, node);
  g_autoptr (NewsroomAuthor) author = NULL;

  if (newsroom_yaml_is_mapping (yaml, node))
    return read_profile (yaml, node, article);
  if (name == NULL)
    return FALSE;

  if (name[0] != '\0' && !add_several (article, report, name))
    {
      author = newsroom_author_new (name);
      add_credit (article, &(CreditParts){ .author = author });
    }
  newsroom_yaml_take_item (yaml, node);

  return TRUE;
}

/**
 * newsroom_import_credits_read:
 * @yaml: front matter, from which everything that is understood is taken
 * @node: the value of a key such as "author"
 * @article: gets the credits
 * @report: is told what was inferred
 * @is_whole: (out): whether all that @node says is in @article now
 *
 * Reads a name, a mapping with a profile, or a sequence of these.
 *
 * Returns: whether @node is about authors at all
 */
gboolean
newsroom_import_credits_read (NewsroomYaml    *yaml,
                              guint            node,
                              NewsroomArticle *article,
                              NewsroomReport  *report,
                              gboolean        *is_whole)
{
  guint end = newsroom_yaml_skip (yaml, node) - 1;

  *is_whole = TRUE;
  if (!newsroom_yaml_is_sequence (yaml, node))
    {
      *is_whole = read_credit (yaml, node, article, report);
      return *is_whole || newsroom_yaml_is_mapping (yaml, node);
    }

  for (guint item = node + 1; item < end; item = newsroom_yaml_skip (yaml, item))
    if (!read_credit (yaml, item, article, report))
      *is_whole = FALSE;

  return TRUE;
}

/* Whether an entry says who is credited, and not only what else is known of somebody. */
static gboolean
is_named (NewsroomYaml *yaml,
          guint         node)
{
  const char *name = newsroom_yaml_get_scalar (yaml, node);
  guint       end = newsroom_yaml_skip (yaml, node) - 1;

  if (!newsroom_yaml_is_mapping (yaml, node))
    return name != NULL && name[0] != '\0';

  for (guint key = node + 1; key < end; key = newsroom_yaml_skip (yaml, newsroom_yaml_skip (yaml, key)))
    if (g_strcmp0 (newsroom_yaml_get_scalar (yaml, key), newsroom_author_field_get_name (NEWSROOM_AUTHOR_NAME)) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
are_named (NewsroomYaml *yaml,
           guint         node)
{
  guint end = newsroom_yaml_skip (yaml, node) - 1;

  if (!newsroom_yaml_is_sequence (yaml, node))
    return is_named (yaml, node);

  for (guint item = node + 1; item < end; item = newsroom_yaml_skip (yaml, item))
    if (!is_named (yaml, item))
      return FALSE;

  return TRUE;
}

static gboolean
is_name_only (NewsroomAuthor *author)
{
  g_autoptr (NewsroomAuthor) named = newsroom_author_new (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));

  return newsroom_author_equal (author, named);
}

static void
copy_profile (NewsroomAuthor *from,
              NewsroomAuthor *to)
{
  const char *content_type = NULL;
  GBytes     *portrait = newsroom_author_get_portrait (from, &content_type);

  for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
    newsroom_author_set_text (to, (NewsroomAuthorField)field, newsroom_author_get_text (from, (NewsroomAuthorField)field));
  newsroom_author_set_portrait (to, portrait, content_type);
}

/* Whether @article has the credit, perhaps with less or more known of the author: then it has
 * all of that now. */
static gboolean
merge_credit (NewsroomArticle *article,
              NewsroomCredit  *credit)
{
  GListModel     *credits = newsroom_article_get_credits (article);
  NewsroomAuthor *author = newsroom_credit_get_author (credit);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) known = g_list_model_get_item (credits, i);
      NewsroomAuthor *other = newsroom_credit_get_author (known);

      if (!g_str_equal (newsroom_credit_get_role (known), newsroom_credit_get_role (credit)) ||
          !g_str_equal (newsroom_author_get_text (other, NEWSROOM_AUTHOR_NAME), newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME)))
        continue;
      if (is_name_only (other))
        copy_profile (author, other);
      if (is_name_only (author) || newsroom_author_equal (author, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_import_credits_add:
 * @yaml: front matter, from which everything that is understood is taken
 * @node: the value of a key such as "authors" where another key gave authors already
 * @article: gets the credits that it has not yet
 * @report: is told what was inferred
 * @is_whole: (out): whether all that @node says is in @article now
 *
 * Returns: whether @node names somebody in every entry; if not nothing is read
 */
gboolean
newsroom_import_credits_add (NewsroomYaml    *yaml,
                             guint            node,
                             NewsroomArticle *article,
                             NewsroomReport  *report,
                             gboolean        *is_whole)
{
  g_autoptr (NewsroomArticle) others = newsroom_article_new ();
  GListModel *credits = newsroom_article_get_credits (others);

  if (!are_named (yaml, node))
    return FALSE;

  newsroom_import_credits_read (yaml, node, others, report, is_whole);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      if (!merge_credit (article, credit))
        newsroom_article_add_credit (article, credit);
    }

  return TRUE;
}

/**
 * newsroom_import_author_read:
 * @text: a YAML mapping with the texts of a profile; "" for one without any
 *
 * Reads what newsroom_export_author_write() wrote.
 *
 * Returns: (transfer full) (nullable): the author without a portrait, or %NULL if anything in
 *   @text is not of a profile
 */
NewsroomAuthor *
newsroom_import_author_read (const char *text)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (NULL);
  g_autoptr (NewsroomYaml) yaml = NULL;

  if (text[0] == '\0')
    return g_steal_pointer (&author);

  yaml = newsroom_yaml_parse_mapping (text);
  if (yaml == NULL)
    return NULL;
  for (guint key = 1; key + 1 < newsroom_yaml_get_n_events (yaml);)
    {
      guint       value = newsroom_yaml_skip (yaml, key);
      const char *name = newsroom_yaml_get_scalar (yaml, key);
      const char *field = newsroom_yaml_get_scalar (yaml, value);

      if (name == NULL || field == NULL || !read_field (author, name, field))
        return NULL;
      key = newsroom_yaml_skip (yaml, value);
    }

  return g_steal_pointer (&author);
}
