/* newsroom-page-json-ld.c — what a page says about its story in JSON-LD
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "newsroom-page-facts-private.h"

#define MAX_DEPTH 24
#define MAX_OBJECTS 2000

/* Types of https://schema.org/CreativeWork that are a story, the surest first. */
static const char *const story_types[] = {
  "NewsArticle",
  "ReportageNewsArticle",
  "AnalysisNewsArticle",
  "OpinionNewsArticle",
  "BackgroundNewsArticle",
  "ReviewNewsArticle",
  "Article",
  "BlogPosting",
  "LiveBlogPosting",
  "Report",
  "ScholarlyArticle",
  "TechArticle",
  "MedicalScholarlyArticle",
  "SocialMediaPosting",
  "DiscussionForumPosting",
  "AdvertiserContentArticle",
  "SatiricalArticle",
  "Review",
  "Recipe",
  "PodcastEpisode",
  "VideoObject",
  "WebPage",
  "ItemPage",
  NULL
};

/* Of the types above, those before this one hold what is said of the story itself. */
#define N_SURE_TYPES 17

typedef struct
{
  GHashTable *by_id;   /* (element-type utf8 JsonObject): borrowed */
  GPtrArray  *objects; /* (element-type JsonObject): borrowed, in their order */
} Graph;

static void
collect (Graph    *graph,
         JsonNode *node,
         guint     depth)
{
  if (depth > MAX_DEPTH || graph->objects->len > MAX_OBJECTS)
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (graph, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject    *object = json_node_get_object (node);
      JsonNode      *id = json_object_get_member (object, "@id");
      JsonObjectIter iter;
      JsonNode      *value;

      g_ptr_array_add (graph->objects, object);
      if (id != NULL && JSON_NODE_HOLDS_VALUE (id) && json_node_get_string (id) != NULL && json_object_get_size (object) > 1)
        g_hash_table_insert (graph->by_id, (gpointer)json_node_get_string (id), object);
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, NULL, &value))
        collect (graph, value, depth + 1);
    }
}

/* Returns: (nullable): the text of a value, or of the first of several */
static const char *
get_text (JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      static const char *const names[] = { "@value", "name", "url", "@id" };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          JsonNode *member = json_object_get_member (json_node_get_object (node), names[i]);

          if (member != NULL && JSON_NODE_HOLDS_VALUE (member) && json_node_get_string (member) != NULL)
            return json_node_get_string (member);
        }
    }

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static const char *
get_member (JsonObject *object,
            const char *name)
{
  return get_text (json_object_get_member (object, name));
}

/* All words in a piece of HTML, those of one paragraph or line apart from those of the next. */
static void
append_words (const NewsroomHtmlNode *node,
              GString                *words)
{
  static const char *const inlines[] = { "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", NULL };
  const gboolean           is_apart = node->name != NULL && !newsroom_html_node_is (node, inlines);

  if (is_apart)
    g_string_append_c (words, ' ');
  if (node->text != NULL)
    g_string_append_len (words, node->text->str, (gssize)node->text->len);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    append_words (g_ptr_array_index (node->children, i), words);
  if (is_apart)
    g_string_append_c (words, ' ');
}

/* Texts in JSON-LD often hold the references of HTML. Returns: (transfer full): without them */
static char *
dup_plain (const char *text)
{
  NewsroomHtmlCounts counts = { 0 };
  gboolean           is_whole;
  g_autoptr (NewsroomHtmlNode) root = NULL;
  g_autoptr (GString) plain = NULL;

  if (strchr (text, '&') == NULL && strchr (text, '<') == NULL)
    return g_strdup (text);

  root = newsroom_html_tree_parse (text, &counts, &is_whole);
  plain = g_string_new (NULL);
  append_words (root, plain);

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
add (NewsroomPageFacts *facts,
     NewsroomPageFact   fact,
     JsonObject        *object,
     const char        *name)
{
  const char      *text = get_member (object, name);
  g_autofree char *plain = text != NULL ? dup_plain (text) : NULL;

  newsroom_page_facts_add (facts, fact, plain);
}

static JsonObject *
resolve (const Graph *graph,
         JsonObject  *object)
{
  const char *id = json_object_has_member (object, "name") ? NULL : get_member (object, "@id");
  JsonObject *other = id != NULL ? g_hash_table_lookup (graph->by_id, id) : NULL;

  return other != NULL ? other : object;
}

static void
set_author_text (NewsroomAuthor     *author,
                 NewsroomAuthorField field,
                 const char         *text)
{
  g_autofree char *plain = text != NULL ? dup_plain (text) : NULL;
  g_autofree char *squashed = plain != NULL ? newsroom_page_squash (plain) : NULL;

  if (squashed != NULL && squashed[0] != '\0' && newsroom_author_get_text (author, field)[0] == '\0')
    newsroom_author_set_text (author, field, squashed);
}

static void
add_author (const Graph       *graph,
            NewsroomPageFacts *facts,
            JsonNode          *node,
            guint              depth)
{
  NewsroomAuthor  *author;
  g_autofree char *plain = NULL;
  const char      *url;

  if (JSON_NODE_HOLDS_ARRAY (node) && depth < 3)
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_author (graph, facts, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
    {
      plain = dup_plain (json_node_get_string (node));
      newsroom_page_facts_add_author (facts, plain);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = resolve (graph, json_node_get_object (node));
      JsonNode   *name = json_object_get_member (object, "name");

      if (name != NULL && JSON_NODE_HOLDS_ARRAY (name))
        {
          add_author (graph, facts, name, depth + 1);
          return;
        }
      plain = get_text (name) != NULL ? dup_plain (get_text (name)) : NULL;
      author = plain != NULL ? newsroom_page_facts_add_author (facts, plain) : NULL;
      if (author == NULL)
        return;
      set_author_text (author, NEWSROOM_AUTHOR_ROLE, get_member (object, "jobTitle"));
      set_author_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, get_member (object, "description"));
      set_author_text (author, NEWSROOM_AUTHOR_AFFILIATION, get_member (object, "worksFor"));
      set_author_text (author, NEWSROOM_AUTHOR_AFFILIATION, get_member (object, "affiliation"));
      url = get_member (object, "url");
      if (url != NULL && g_str_has_prefix (url, "http"))
        set_author_text (author, NEWSROOM_AUTHOR_URL, url);
    }
}

static void
add_keywords (NewsroomPageFacts *facts,
              JsonNode          *node)
{
  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (get_text (json_array_get_element (array, i)) != NULL)
          newsroom_page_facts_add_keywords (facts, get_text (json_array_get_element (array, i)));
    }
  else if (get_text (node) != NULL)
    {
      newsroom_page_facts_add_keywords (facts, get_text (node));
    }
}

static void
read_story (const Graph       *graph,
            JsonObject        *object,
            NewsroomPageFacts *facts,
            gboolean           is_sure)
{
  JsonNode *publisher = json_object_get_member (object, "publisher");
  JsonNode *author = json_object_get_member (object, "author");

  add (facts, NEWSROOM_PAGE_FACT_PUBLISHED, object, "datePublished");
  add (facts, NEWSROOM_PAGE_FACT_UPDATED, object, "dateModified");
  add (facts, NEWSROOM_PAGE_FACT_LANGUAGE, object, "inLanguage");
  if (author != NULL && facts->authors->len == 0)
    add_author (graph, facts, author, 0);
  if (!is_sure)
    return;

  add (facts, NEWSROOM_PAGE_FACT_HEADLINE, object, "headline");
  add (facts, NEWSROOM_PAGE_FACT_HEADLINE, object, "name");
  add (facts, NEWSROOM_PAGE_FACT_STANDFIRST, object, "description");
  add (facts, NEWSROOM_PAGE_FACT_SECTION, object, "articleSection");
  add (facts, NEWSROOM_PAGE_FACT_PICTURE, object, "image");
  add (facts, NEWSROOM_PAGE_FACT_BODY, object, "articleBody");
  add_keywords (facts, json_object_get_member (object, "keywords"));
  if (publisher != NULL && JSON_NODE_HOLDS_OBJECT (publisher))
    newsroom_page_facts_add (facts, NEWSROOM_PAGE_FACT_SITE, get_member (resolve (graph, json_node_get_object (publisher)), "name"));
}

/* Returns how sure a type is that of a story: its number, the lowest of several; -1 if it is none. */
static int
rank_type (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");
  int       best = -1;

  for (guint n = 0; type != NULL && n < (JSON_NODE_HOLDS_ARRAY (type) ? json_array_get_length (json_node_get_array (type)) : 1); n++)
    {
      const char *name = get_text (JSON_NODE_HOLDS_ARRAY (type) ? json_array_get_element (json_node_get_array (type), n) : type);

      for (int i = 0; name != NULL && story_types[i] != NULL; i++)
        if (g_str_has_suffix (name, story_types[i]) && (best < 0 || i < best) &&
            (strlen (name) == strlen (story_types[i]) || name[strlen (name) - strlen (story_types[i]) - 1] == '/'))
          best = i;
    }

  return best;
}

/* Whether brackets stand in each other so deep that the parser, which calls itself, could not go on. */
static gboolean
is_too_deep (const char *text)
{
  gboolean in_string = FALSE;
  guint    depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (in_string && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        in_string = !in_string;
      else if (!in_string && strchr ("[{", *p) != NULL && ++depth > MAX_DEPTH)
        return TRUE;
      else if (!in_string && strchr ("]}", *p) != NULL && depth > 0)
        depth--;
    }

  return FALSE;
}

static JsonNode *
parse (JsonParser *parser,
       const char *text)
{
  g_autofree char *copy = g_strdup (text);
  char            *start = copy;
  char            *end;

  for (char *p = copy; *p != '\0'; p++)
    if ((guchar)*p < ' ')
      *p = ' ';
  start += strcspn (start, "{[");
  end = start + strlen (start);
  while (end > start && end[-1] != '}' && end[-1] != ']')
    end--;
  if (end == start || is_too_deep (start) || !json_parser_load_from_data (parser, start, end - start, NULL))
    return NULL;

  return json_parser_get_root (parser);
}

/**
 * newsroom_page_read_json_ld:
 * @page: a page
 * @facts: told what the data in it say of a story (https://schema.org/NewsArticle)
 */
void
newsroom_page_read_json_ld (const NewsroomPage *page,
                            NewsroomPageFacts  *facts)
{
  static const char *const script[] = { "script", NULL };
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);
  Graph graph = { by_id, objects };

  for (guint i = 0; i < page->items->len; i++)
    {
      NewsroomHtmlNode *node = newsroom_page_item (page, i)->node;
      JsonNode         *root;

      if (!newsroom_html_node_is (node, script) || node->children->len == 0)
        continue;
      node = g_ptr_array_index (node->children, 0);
      g_ptr_array_add (parsers, json_parser_new ());
      root = node->text != NULL ? parse (g_ptr_array_index (parsers, parsers->len - 1), node->text->str) : NULL;
      if (root != NULL)
        collect (&graph, root, 0);
    }

  for (int rank = 0; story_types[rank] != NULL; rank++)
    for (guint i = 0; i < objects->len; i++)
      if (rank_type (g_ptr_array_index (objects, i)) == rank)
        read_story (&graph, g_ptr_array_index (objects, i), facts, rank < N_SURE_TYPES);
}
