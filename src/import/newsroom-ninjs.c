/* newsroom-ninjs.c — what an item of ninjs says of a story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-ninjs-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-markdown-writer.h"

/* Members of ninjs 1, 2 and 3, and of what agencies add to it, in small letters. */
static const struct
{
  const char   *name;
  NewsroomField field;
  const char   *label;
} texts[] = {
  { "creditline", NEWSROOM_FIELD_SITE, N_ ("credit line") },
  { "dateline", NEWSROOM_FIELD_DATELINE, N_ ("another dateline") },
  { "section", NEWSROOM_FIELD_SECTION, N_ ("section") },
  { "slug", NEWSROOM_FIELD_SLUG, N_ ("slug") },
  { "slugline", NEWSROOM_FIELD_SLUG, N_ ("slug") },
  { "source", NEWSROOM_FIELD_SITE, N_ ("source") },
};

static const struct
{
  const char  *name;
  NewsroomTime which;
  const char  *label;
} times[] = {
  { "contentcreated", NEWSROOM_TIME_CREATED, N_ ("date of the content") },
  { "embargoed", NEWSROOM_TIME_EMBARGO, N_ ("embargo") },
  { "embargoeduntil", NEWSROOM_TIME_EMBARGO, N_ ("embargo") },
  { "firstcreated", NEWSROOM_TIME_CREATED, N_ ("date of the first version") },
  { "firstpublished", NEWSROOM_TIME_PUBLISHED, N_ ("date of publication") },
  { "versioncreated", NEWSROOM_TIME_UPDATED, N_ ("date of this version") },
};

/* What an article has no place for; other texts are named by the name of their member. */
static const struct
{
  const char *name;
  const char *label;
} left[] = {
  { "copyrightholder", N_ ("copyright") },
  { "copyrightnotice", N_ ("copyright") },
  { "expires", N_ ("expiry date") },
  { "genre", N_ ("genre") },
  { "genres", N_ ("genre") },
  { "uri", N_ ("document number") },
  { "usageterms", N_ ("terms of use") },
};

/* Say nothing of the story, or are read elsewhere. */
static const char *const silent[] = {
  "$standard",
  "body",
  "bodies",
  "by",
  "byline",
  "charcount",
  "description",
  "descriptions",
  "headline",
  "headlines",
  "located",
  "mimetype",
  "profile",
  "representationtype",
  "standard",
  "type",
  "version",
  "wordcount",
  NULL
};

/* What the story is about, each with a name. */
static const char *const subjects[] = {
  "event",
  "events",
  "keyword",
  "keywords",
  "object",
  "objects",
  "organisation",
  "organisations",
  "people",
  "person",
  "place",
  "places",
  "subject",
  "subjects",
  "tags",
  NULL
};

typedef void (*TakeFunc) (NewsroomWire *self,
                          const char   *name);

/* Returns: (nullable): a text, or the name of an object */
static const char *
get_name (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_string (node);

  return JSON_NODE_HOLDS_OBJECT (node) ? newsroom_ninjs_get (json_node_get_object (node), "name") : NULL;
}

/* One, or an array of them. */
static void
take_names (NewsroomWire *self,
            JsonNode     *node,
            TakeFunc      take)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        take (self, get_name (json_array_get_element (array, i)));
    }
  else
    {
      take (self, get_name (node));
    }
}

/* "harbour, votes" in one text, or one alone. */
static void
take_keyword (NewsroomWire *self,
              const char   *name)
{
  newsroom_wire_add_keyword (self, name);
}

static void
take_section (NewsroomWire *self,
              const char   *name)
{
  newsroom_wire_set (self, NEWSROOM_FIELD_SECTION, name, _ ("section"));
}

static void
take_genre (NewsroomWire *self,
            const char   *name)
{
  newsroom_wire_leave (self, _ ("genre"), name);
}

/* A text, or a number. Returns: (transfer full) (nullable) */
static char *
dup_value (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return json_node_get_value_type (node) == G_TYPE_INT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node)) : NULL;
}

/* Returns whether the member is of one of the tables. */
static gboolean
read_by_table (NewsroomWire *self,
               const char   *name,
               const char   *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (name, texts[i].name) == 0)
      {
        newsroom_wire_set (self, texts[i].field, value, _ (texts[i].label));
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (strcmp (name, times[i].name) == 0)
      {
        newsroom_wire_set_time (self, times[i].which, value, _ (times[i].label));
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    if (strcmp (name, left[i].name) == 0)
      {
        newsroom_wire_leave (self, _ (left[i].label), value);
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_form (const char *name)
{
  return g_str_has_prefix (name, "headline_") || g_str_has_prefix (name, "description_") || g_str_has_prefix (name, "body_");
}

static void
read_text (NewsroomWire *self,
           const char   *name,
           const char   *value)
{
  if (read_by_table (self, name, value))
    return;

  if (strcmp (name, "ednote") == 0)
    newsroom_wire_add_note (self, value);
  else if (strcmp (name, "language") == 0)
    newsroom_wire_set_language (self, value);
  else if (strcmp (name, "pubstatus") == 0)
    newsroom_wire_set_status (self, value);
  else if (strcmp (name, "urgency") == 0)
    newsroom_wire_set_urgency (self, value);
  else if (!is_form (name) && strcmp (name, "title") != 0)
    newsroom_wire_leave (self, name, value);
}

static void
read_member (NewsroomWire *self,
             const char   *member,
             JsonNode     *node)
{
  g_autofree char *name = g_ascii_strdown (member, -1);
  g_autofree char *value = dup_value (node);

  if (g_strv_contains (subjects, name))
    take_names (self, node, take_keyword);
  else if (strcmp (name, "service") == 0 || strcmp (name, "services") == 0)
    take_names (self, node, take_section);
  else if (strcmp (name, "genre") == 0 || strcmp (name, "genres") == 0)
    take_names (self, node, take_genre);
  else if (value != NULL && !g_strv_contains (silent, name))
    read_text (self, name, value);
}

static void
read_headlines (NewsroomWire *self,
                JsonObject   *item)
{
  g_autoptr (GArray) headlines = newsroom_ninjs_list_forms (item, "headline", "headlines");
  g_autoptr (GArray) descriptions = newsroom_ninjs_list_forms (item, "description", "descriptions");

  for (guint i = 0; i < headlines->len; i++)
    {
      g_autofree char *words = newsroom_ninjs_form_dup_words (&g_array_index (headlines, NewsroomNinjsForm, i));

      newsroom_wire_set (self, NEWSROOM_FIELD_HEADLINE, words, _ ("another headline"));
    }
  newsroom_wire_set (self, NEWSROOM_FIELD_HEADLINE, newsroom_ninjs_get (item, "title"), _ ("title"));
  for (guint i = 0; i < descriptions->len; i++)
    {
      g_autofree char *words = newsroom_ninjs_form_dup_words (&g_array_index (descriptions, NewsroomNinjsForm, i));

      newsroom_wire_set (self, NEWSROOM_FIELD_STANDFIRST, words, _ ("description"));
    }
}

static void
set_profile (NewsroomWire *self,
             const char   *name,
             const char   *biography)
{
  GListModel *credits = newsroom_article_get_credits (self->document->article);

  g_autofree char *line = newsroom_wire_dup_line (biography != NULL ? biography : "");
  g_autofree char *escaped = newsroom_markdown_escape_line (line, -1);

  for (guint i = 0; line[0] != '\0' && i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (g_str_equal (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), name) && newsroom_author_get_text (author, NEWSROOM_AUTHOR_BIOGRAPHY)[0] == '\0')
        newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, escaped);
    }
}

/* Of sources the authors: those of the byline, or all where there is none. */
static void
read_author (NewsroomWire *self,
             JsonObject   *object,
             gboolean      is_author)
{
  const char      *said = newsroom_ninjs_get (object, "name");
  const char      *role = newsroom_ninjs_get (object, "role");
  const char      *title = newsroom_ninjs_get (object, "jobtitle");
  g_autofree char *name = newsroom_wire_dup_line (said != NULL ? said : "");

  if (name[0] == '\0')
    return;
  if (!is_author && (role == NULL || (g_ascii_strcasecmp (role, "author") != 0 && g_ascii_strcasecmp (role, "writer") != 0)))
    {
      newsroom_wire_leave (self, role != NULL ? role : _ ("source"), name);
      return;
    }
  if (self->byline->len == 0 || strstr (self->byline->str, name) != NULL)
    newsroom_wire_add_author (self, name, title);
  else
    newsroom_wire_leave (self, _ ("author"), name);
  set_profile (self, name, newsroom_ninjs_get (object, "biography"));
}

static void
read_authors (NewsroomWire *self,
              JsonObject   *item)
{
  static const char *const members[] = { "authors", "infosources", "infosource" };

  for (gsize m = 0; m < G_N_ELEMENTS (members); m++)
    {
      JsonNode  *node = newsroom_ninjs_find (item, members[m]);
      JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
          read_author (self, json_array_get_object_element (array, i), m == 0);
    }
}

/**
 * newsroom_ninjs_read:
 * @self: a story without anything in it
 * @item: an item of ninjs 1, 2 or 3
 */
void
newsroom_ninjs_read (NewsroomWire *self,
                     JsonObject   *item)
{
  const char    *byline = newsroom_ninjs_get (item, "by");
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *value;

  if (byline == NULL)
    byline = newsroom_ninjs_get (item, "byline");
  json_object_iter_init_ordered (&iter, item);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    read_member (self, member, value);
  newsroom_wire_set (self, NEWSROOM_FIELD_DATELINE, newsroom_ninjs_get (item, "located"), _ ("place"));
  read_headlines (self, item);
  if (byline != NULL)
    newsroom_wire_add_byline (self, byline, NULL, NULL);
  read_authors (self, item);
  newsroom_ninjs_read_bodies (self, item);
  newsroom_ninjs_tell (self, item);
  newsroom_ninjs_read_associations (self, item);
}
