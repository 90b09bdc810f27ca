/* newsroom-ghost-content.c — the documents of Ghost's editors to HTML, where an export has no HTML
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-ghost-private.h"

/* The bits of "format" of a text of Lexical, and their elements. */
static const struct
{
  gint64      bit;
  const char *element;
} formats[] = {
  { 1, "strong" },
  { 2, "em" },
  { 4, "s" },
  { 16, "code" },
};

static gint64
get_int (JsonObject *object,
         const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static void
append_escaped (GString    *html,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (html, escaped);
}

static void
append_format (GString *html,
               gint64   format,
               gboolean is_end)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const guint at = is_end ? G_N_ELEMENTS (formats) - 1 - i : i;

      if ((format & formats[at].bit) != 0)
        g_string_append_printf (html, "<%s%s>", is_end ? "/" : "", formats[at].element);
    }
}

/* What both editors call a card: a picture, HTML, Markdown, code, an address. */
static void
append_card (GString    *html,
             JsonObject *card)
{
  const char *source = newsroom_json_get_text (card, "src");
  const char *caption = newsroom_json_get_text (card, "caption");
  const char *raw = newsroom_json_get_text (card, "html");
  const char *code = newsroom_json_get_text (card, "code");
  const char *words = newsroom_json_get_text (card, "markdown");
  const char *address = newsroom_json_get_text (card, "url");

  if (source != NULL)
    {
      g_string_append (html, "<figure><img src=\"");
      append_escaped (html, source);
      g_string_append (html, "\" alt=\"");
      append_escaped (html, newsroom_json_get_text (card, "alt"));
      g_string_append_printf (html, "\"><figcaption>%s</figcaption></figure>", caption != NULL ? caption : "");
    }
  else if (raw != NULL)
    g_string_append (html, raw);
  else if (code != NULL || words != NULL)
    {
      g_string_append (html, "<pre>");
      append_escaped (html, code != NULL ? code : words);
      g_string_append (html, "</pre>");
    }
  else if (address != NULL)
    {
      g_string_append (html, "<p><a href=\"");
      append_escaped (html, address);
      g_string_append (html, "\">");
      append_escaped (html, address);
      g_string_append (html, "</a></p>");
    }
}

/* The element of a node of Lexical that holds others. */
static const char *
get_element (JsonObject *node,
             const char *type)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };
  const char              *tag = newsroom_json_get_text (node, "tag");

  if (g_str_has_suffix (type, "heading"))
    return tag != NULL && g_strv_contains (headings, tag) ? tag : "h2";
  if (g_str_equal (type, "list"))
    return g_strcmp0 (tag, "ol") == 0 ? "ol" : "ul";
  if (g_str_equal (type, "listitem"))
    return "li";
  if (g_str_has_suffix (type, "quote"))
    return "blockquote";
  if (g_str_equal (type, "link"))
    return "a";

  return g_str_equal (type, "root") ? "div" : "p";
}

static void
append_lexical (GString    *html,
                JsonObject *node)
{
  const char *type = newsroom_json_get_text (node, "type");
  const char *text = newsroom_json_get_text (node, "text");
  JsonArray  *children = newsroom_json_get_array (node, "children");
  const char *element;

  if (type == NULL)
    return;
  if (text != NULL)
    {
      append_format (html, get_int (node, "format"), FALSE);
      append_escaped (html, text);
      append_format (html, get_int (node, "format"), TRUE);
    }
  else if (g_str_equal (type, "linebreak"))
    g_string_append (html, "<br>");
  else if (g_str_equal (type, "horizontalrule"))
    g_string_append (html, "<hr>");
  else if (children == NULL)
    append_card (html, node);
  if (children == NULL)
    return;

  element = get_element (node, type);
  g_string_append_printf (html, "<%s", element);
  if (g_str_equal (element, "a"))
    {
      g_string_append (html, " href=\"");
      append_escaped (html, newsroom_json_get_text (node, "url"));
      g_string_append_c (html, '"');
    }
  g_string_append_c (html, '>');
  for (guint i = 0; i < json_array_get_length (children); i++)
    append_lexical (html, newsroom_json_get_row (children, i));
  g_string_append_printf (html, "</%s>", element);
}

/**
 * newsroom_ghost_lexical_to_html:
 * @lexical: a document of Ghost's present editor, as JSON
 *
 * Returns: (transfer full): HTML; "" if it is no such document
 */
char *
newsroom_ghost_lexical_to_html (const char *lexical)
{
  g_autoptr (JsonNode) root = newsroom_json_parse (lexical, strlen (lexical));
  GString *html = g_string_new (NULL);

  append_lexical (html, newsroom_json_get_object (root != NULL ? json_node_get_object (root) : NULL, "root"));

  return g_string_free (html, FALSE);
}

static JsonArray *
get_inner (JsonArray *array,
           guint      index)
{
  JsonNode *node = array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_word (JsonArray *array,
          guint      index)
{
  JsonNode *node = array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gint64
get_number (JsonArray *array,
            guint      index)
{
  JsonNode *node = array != NULL && index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;
}

/* Markers of Mobiledoc: [0, the markups that it opens, how many it closes, its words]. */
static void
append_markers (GString   *html,
                JsonArray *markers,
                JsonArray *markups)
{
  static const char *const known[] = { "a", "b", "strong", "i", "em", "s", "code", "sup", "sub", NULL };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; markers != NULL && i < json_array_get_length (markers); i++)
    {
      JsonArray  *marker = get_inner (markers, i);
      JsonArray  *opened = get_inner (marker, 1);
      const char *words = get_word (marker, 3);

      for (guint n = 0; opened != NULL && n < json_array_get_length (opened); n++)
        {
          const gint64 which = get_number (opened, n);
          JsonArray   *markup = which >= 0 ? get_inner (markups, (guint)MIN (which, G_MAXINT)) : NULL;
          const char  *name = get_word (markup, 0);
          const char  *element = name != NULL && g_strv_contains (known, name) ? name : "span";

          g_string_append_printf (html, "<%s", element);
          if (g_str_equal (element, "a"))
            {
              g_string_append (html, " href=\"");
              append_escaped (html, get_word (get_inner (markup, 1), 1));
              g_string_append_c (html, '"');
            }
          g_string_append_c (html, '>');
          g_ptr_array_add (open, (gpointer)element);
        }
      if (get_number (marker, 0) == 1)
        g_string_append (html, "<br>");
      append_escaped (html, words);
      for (gint64 n = get_number (marker, 2); n > 0 && open->len > 0; n--)
        g_string_append_printf (html, "</%s>", (const char *)g_ptr_array_steal_index (open, open->len - 1));
    }
}

/* Sections of Mobiledoc: 1 is a paragraph or heading, 3 a list, 10 a card. */
static void
append_section (GString    *html,
                JsonArray  *section,
                JsonObject *document)
{
  static const char *const known[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", NULL };
  JsonArray               *markups = newsroom_json_get_array (document, "markups");
  const gint64             kind = get_number (section, 0);
  const char              *name = get_word (section, 1);
  const char              *element = name != NULL && g_strv_contains (known, name) ? name : "p";
  JsonArray               *inner = get_inner (section, 2);

  if (kind == 10)
    {
      JsonArray *card = get_inner (newsroom_json_get_array (document, "cards"), (guint)CLAMP (get_number (section, 1), 0, G_MAXINT));

      append_card (html, newsroom_json_get_row (card, 1));
    }
  if (kind != 1 && kind != 3)
    return;

  g_string_append_printf (html, "<%s>", element);
  if (kind == 1)
    append_markers (html, inner, markups);
  for (guint i = 0; kind == 3 && inner != NULL && i < json_array_get_length (inner); i++)
    {
      g_string_append (html, "<li>");
      append_markers (html, get_inner (inner, i), markups);
      g_string_append (html, "</li>");
    }
  g_string_append_printf (html, "</%s>", element);
}

/**
 * newsroom_ghost_mobiledoc_to_html:
 * @mobiledoc: a document of Ghost's editor before, as JSON (Mobiledoc 0.3)
 *
 * Returns: (transfer full): HTML; "" if it is no such document
 */
char *
newsroom_ghost_mobiledoc_to_html (const char *mobiledoc)
{
  g_autoptr (JsonNode) root = newsroom_json_parse (mobiledoc, strlen (mobiledoc));
  JsonObject *document = root != NULL ? json_node_get_object (root) : NULL;
  JsonArray  *sections = newsroom_json_get_array (document, "sections");
  GString    *html = g_string_new (NULL);

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    append_section (html, get_inner (sections, i), document);

  return g_string_free (html, FALSE);
}
