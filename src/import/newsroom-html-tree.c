/* newsroom-html-tree.c — a piece of HTML as a tree of elements and texts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-tree-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "newsroom-xml.h"

/* What lies deeper is taken to be no deeper. libxml2's own tree ends at 256 and drops the rest. */
#define MAX_DEPTH 160

/* What of them is not words. */
static const char *const dropped[] = {
  "script",
  "style",
  "noscript",
  "template",
  "title",
  "iframe",
  "object",
  "embed",
  "applet",
  "svg",
  "audio",
  "video",
  "canvas",
  "xml",
  NULL
};

static const char *const raw[] = { "script", "style", NULL };

/* The data that search engines read (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents). */
#define DATA_TYPE "application/ld+json"

typedef struct
{
  NewsroomHtmlCounts *counts;
  GPtrArray          *open;      /* borrowed, the root first */
  guint               n_deeper;  /* open elements that are not in the tree */
  guint               n_dropped; /* open elements since one of those above */
  guint               n_raw;
  gboolean            is_page; /* the title and the data of a page are in the tree */
  gboolean            in_data;
  gsize               n_characters; /* letters and digits of ASCII that came as text */
} Builder;

/**
 * newsroom_html_node_new:
 * @name: (nullable): of an element, in any case; %NULL makes a text, whose words are to be set
 *
 * Returns: (transfer full): a node
 */
NewsroomHtmlNode *
newsroom_html_node_new (const char *name)
{
  NewsroomHtmlNode *self = g_new0 (NewsroomHtmlNode, 1);

  if (name != NULL)
    {
      self->name = g_ascii_strdown (name, -1);
      self->children = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_html_node_free);
    }

  return self;
}

/**
 * newsroom_html_node_free:
 * @self: (transfer full): a node with all that is in it
 */
void
newsroom_html_node_free (NewsroomHtmlNode *self)
{
  g_free (self->name);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_strfreev (self->attributes);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

/**
 * newsroom_html_node_is:
 * @self: a node
 * @names: (array zero-terminated=1): names of elements, in small letters
 *
 * Returns: whether it is an element with one of the names
 */
gboolean
newsroom_html_node_is (const NewsroomHtmlNode *self,
                       const char *const      *names)
{
  return self->name != NULL && g_strv_contains (names, self->name);
}

/**
 * newsroom_html_node_get:
 * @self: a node
 * @attribute: the name of an attribute, in any case
 *
 * Returns: (transfer none) (nullable): its value, "" if it has none; %NULL if the element has no such
 *   attribute
 */
const char *
newsroom_html_node_get (const NewsroomHtmlNode *self,
                        const char             *attribute)
{
  for (guint i = 0; self->attributes != NULL && self->attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (self->attributes[i], attribute) == 0)
      return self->attributes[i + 1];

  return NULL;
}

/**
 * newsroom_html_node_has_class:
 * @self: a node
 * @prefix: what a class may begin with, in any case
 *
 * Returns: whether one of its classes does
 */
gboolean
newsroom_html_node_has_class (const NewsroomHtmlNode *self,
                              const char             *prefix)
{
  const char *value = newsroom_html_node_get (self, "class");
  gsize       length = strlen (prefix);

  while (value != NULL && *value != '\0')
    {
      value += strspn (value, " \t\n\r\f");
      if (g_ascii_strncasecmp (value, prefix, length) == 0)
        return TRUE;
      value += strcspn (value, " \t\n\r\f");
    }

  return FALSE;
}

/**
 * newsroom_html_node_dup_style:
 * @self: a node
 * @property: the name of a property of CSS
 *
 * Returns: (transfer full) (nullable): the value that the element's own style gives, in small letters;
 *   the last, if there are several
 */
char *
newsroom_html_node_dup_style (const NewsroomHtmlNode *self,
                              const char             *property)
{
  const char *style = newsroom_html_node_get (self, "style");
  gsize       length = strlen (property);
  char       *found = NULL;

  while (style != NULL && *style != '\0')
    {
      gsize size = strcspn (style, ";");
      gsize start = strspn (style, " \t\n\r\f");

      if (start + length < size && g_ascii_strncasecmp (style + start, property, length) == 0)
        {
          gsize colon = start + length + strspn (style + start + length, " \t\n\r\f");

          if (colon < size && style[colon] == ':')
            {
              g_free (found);
              found = g_ascii_strdown (style + colon + 1, (gssize)(size - colon - 1));
              g_strstrip (found);
            }
        }
      style += size;
      style += *style == ';';
    }

  return found;
}

static gboolean
is_blank_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xFEFF && c != 0x200B)
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_html_node_is_blank:
 * @self: a node
 *
 * Returns: whether there is nothing in it that can be seen
 */
gboolean
newsroom_html_node_is_blank (const NewsroomHtmlNode *self)
{
  static const char *const seen[] = { "img", "hr", "input", NULL };

  if (self->text != NULL)
    return is_blank_text (self->text->str);
  if (newsroom_html_node_is (self, seen))
    return FALSE;

  for (guint i = 0; i < self->children->len; i++)
    if (!newsroom_html_node_is_blank (g_ptr_array_index (self->children, i)))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_html_tree_append_text:
 * @node: a node
 * @text: gets all that is text in it, as it stands there
 */
void
newsroom_html_tree_append_text (const NewsroomHtmlNode *node,
                                GString                *text)
{
  if (node->text != NULL)
    g_string_append_len (text, node->text->str, (gssize)node->text->len);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    newsroom_html_tree_append_text (g_ptr_array_index (node->children, i), text);
}

static NewsroomHtmlNode *
get_open (Builder *builder)
{
  return g_ptr_array_index (builder->open, builder->open->len - 1);
}

static void
add_text (Builder    *builder,
          const char *text,
          gsize       length)
{
  NewsroomHtmlNode *parent = get_open (builder);
  NewsroomHtmlNode *last = NULL;

  if (parent->children->len > 0)
    last = g_ptr_array_index (parent->children, parent->children->len - 1);
  if (last == NULL || last->text == NULL)
    {
      last = newsroom_html_node_new (NULL);
      last->text = g_string_new (NULL);
      g_ptr_array_add (parent->children, last);
    }
  g_string_append_len (last->text, text, (gssize)length);
}

static gboolean
is_data (const xmlChar  *name,
         const xmlChar **attributes)
{
  if (strcmp ((const char *)name, "script") != 0)
    return FALSE;
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (strcmp ((const char *)attributes[i], "type") == 0 && attributes[i + 1] != NULL)
      return g_ascii_strncasecmp ((const char *)attributes[i + 1], DATA_TYPE, strlen (DATA_TYPE)) == 0;

  return FALSE;
}

/* Whether an element is not in the tree, nor what is in it. */
static gboolean
is_dropped (const Builder  *builder,
            const xmlChar  *name,
            const xmlChar **attributes)
{
  if (builder->n_dropped > 0)
    return TRUE;
  if (builder->is_page && (strcmp ((const char *)name, "title") == 0 || is_data (name, attributes)))
    return FALSE;

  return g_strv_contains (dropped, (const char *)name);
}

static void
start_element_cb (gpointer        user_data,
                  const xmlChar  *name,
                  const xmlChar **attributes)
{
  Builder          *builder = ((htmlParserCtxtPtr)user_data)->_private;
  NewsroomHtmlNode *node;
  g_autoptr (GPtrArray) pairs = NULL;

  if (is_dropped (builder, name, attributes))
    {
      builder->n_dropped++;
      if (builder->n_raw > 0 || g_strv_contains (raw, (const char *)name))
        builder->n_raw++;
      if (builder->n_raw == 1)
        builder->counts->scripts++;
      return;
    }
  if (builder->n_deeper > 0 || builder->open->len >= MAX_DEPTH)
    {
      builder->n_deeper++;
      add_text (builder, " ", 1);
      return;
    }

  node = newsroom_html_node_new ((const char *)name);
  if (attributes != NULL && attributes[0] != NULL)
    {
      pairs = g_ptr_array_new ();
      for (guint i = 0; attributes[i] != NULL; i += 2)
        {
          g_ptr_array_add (pairs, g_strdup ((const char *)attributes[i]));
          g_ptr_array_add (pairs, g_strdup (attributes[i + 1] != NULL ? (const char *)attributes[i + 1] : ""));
        }
      g_ptr_array_add (pairs, NULL);
      node->attributes = (char **)g_ptr_array_steal (pairs, NULL);
    }
  g_ptr_array_add (get_open (builder)->children, node);
  g_ptr_array_add (builder->open, node);
  builder->in_data = builder->is_page && is_data (name, attributes);
}

static void
end_element_cb (gpointer       user_data,
                const xmlChar *name)
{
  Builder *builder = ((htmlParserCtxtPtr)user_data)->_private;

  builder->in_data = FALSE;
  if (builder->n_dropped > 0)
    {
      builder->n_dropped--;
      builder->n_raw -= MIN (builder->n_raw, 1);
    }
  else if (builder->n_deeper > 0)
    {
      builder->n_deeper--;
      add_text (builder, " ", 1);
    }
  else if (builder->open->len > 1)
    {
      g_ptr_array_set_size (builder->open, (int)builder->open->len - 1);
    }
}

static void
characters_cb (gpointer       user_data,
               const xmlChar *text,
               int            length)
{
  Builder *builder = ((htmlParserCtxtPtr)user_data)->_private;

  if (builder->n_raw > 0)
    return;

  for (int i = 0; i < length && !builder->in_data; i++)
    builder->n_characters += g_ascii_isalnum ((char)text[i]);
  if (builder->n_dropped == 0)
    add_text (builder, (const char *)text, (gsize)length);
}

static gsize
skip_tag (const char *html,
          gsize       at)
{
  char quote = '\0';

  for (; html[at] != '\0'; at++)
    {
      if (quote == '\0' && html[at] == '>')
        return at + 1;
      if (quote == '\0' && (html[at] == '"' || html[at] == '\'') && html[at - 1] == '=')
        quote = html[at];
      else if (html[at] == quote)
        quote = '\0';
    }

  return at;
}

static gsize
skip_to (const char *html,
         gsize       at,
         const char *end)
{
  const char *found = strstr (html + at, end);

  return found != NULL ? (gsize)(found - html) + strlen (end) : at + strlen (html + at);
}

static gsize
skip_raw (const char *html,
          gsize       at,
          const char *name)
{
  gsize length = strlen (name);

  for (; html[at] != '\0'; at++)
    if (html[at] == '<' && html[at + 1] == '/' && g_ascii_strncasecmp (html + at + 2, name, length) == 0)
      break;

  return at;
}

static gsize
skip_markup (const char *html,
             gsize       at)
{
  gsize start = at + 1;

  if (strncmp (html + at, "<!--", 4) == 0)
    return skip_to (html, at + 4, "-->");
  at = skip_tag (html, at + 1);
  for (guint i = 0; raw[i] != NULL; i++)
    if (g_ascii_strncasecmp (html + start, raw[i], strlen (raw[i])) == 0 && !g_ascii_isalnum (html[start + strlen (raw[i])]))
      return skip_raw (html, at, raw[i]);

  return at;
}

/* The letters and digits of ASCII that surely are text: no fewer must come out of the parser. */
static gsize
count_characters (const char *html)
{
  gsize n = 0;
  gsize i = 0;

  while (html[i] != '\0')
    {
      if (html[i] == '<' && (g_ascii_isalpha (html[i + 1]) || strchr ("/!?", html[i + 1]) != NULL))
        {
          i = skip_markup (html, i);
        }
      else if (html[i] == '&')
        {
          for (i++; html[i] == '#' || g_ascii_isalnum (html[i]); i++)
            ;
        }
      else
        {
          n += g_ascii_isalnum (html[i]);
          i++;
        }
    }

  return n;
}

/* Returns: where in a tag the first of too many attributes begins, or its end */
static gsize
find_attributes_end (const char *html,
                     gsize       start,
                     gsize       end)
{
  guint n = 0;
  char  quote = '\0';

  for (gsize at = start + 1; at < end; at++)
    {
      const gboolean is_apart = g_ascii_isspace (html[at - 1]) || strchr ("/\"'", html[at - 1]) != NULL;

      if (quote != '\0')
        quote = html[at] == quote ? '\0' : quote;
      else if ((html[at] == '"' || html[at] == '\'') && html[at - 1] == '=')
        quote = html[at];
      else if (is_apart && !g_ascii_isspace (html[at]) && strchr ("/=>", html[at]) == NULL && ++n > NEWSROOM_XML_MAX_ATTRIBUTES)
        return at;
    }

  return end;
}

/* Returns: (transfer full) (nullable): the same without the attributes that are too many for one tag */
static char *
dup_with_fewer_attributes (const char *html)
{
  GString *fewer = NULL;
  gsize    from = 0;

  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p, '<'))
    {
      const gsize at = (gsize)(p - html);
      const gsize end = g_ascii_isalpha (p[1]) ? skip_tag (html, at + 1) : at;
      const gsize cut = end - at > 2 * NEWSROOM_XML_MAX_ATTRIBUTES ? find_attributes_end (html, at, end) : end;

      if (cut < end)
        {
          fewer = fewer != NULL ? fewer : g_string_new (NULL);
          g_string_append_len (fewer, html + from, (gssize)(cut - from));
          g_string_append_c (fewer, '>');
          from = end;
        }
      p = g_ascii_isalpha (p[1]) || p[1] == '!' ? html + skip_markup (html, at) : p + 1;
    }
  if (fewer == NULL)
    return NULL;

  g_string_append (fewer, html + from);

  return g_string_free (fewer, FALSE);
}

static NewsroomHtmlNode *
parse (const char *html,
       Builder    *builder,
       double     *share)
{
  const int         options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  NewsroomHtmlNode *root = newsroom_html_node_new ("div");
  htmlParserCtxtPtr context = htmlNewParserCtxt ();
  gsize             n_characters = count_characters (html);
  g_autofree char  *fewer = dup_with_fewer_attributes (html);

  if (fewer != NULL)
    html = fewer;
  builder->open = g_ptr_array_new ();
  g_ptr_array_add (builder->open, root);
  memset (context->sax, 0, sizeof *context->sax);
  context->sax->startElement = start_element_cb;
  context->sax->endElement = end_element_cb;
  context->sax->characters = characters_cb;
  context->sax->ignorableWhitespace = characters_cb;
  context->sax->cdataBlock = characters_cb;
  context->_private = builder;
  xmlFreeDoc (htmlCtxtReadMemory (context, html, (int)strlen (html), NULL, "UTF-8", options));
  htmlFreeParserCtxt (context);
  g_ptr_array_unref (builder->open);
  *share = builder->n_characters >= n_characters ? 1.0 : (double)builder->n_characters / (double)n_characters;

  return root;
}

/**
 * newsroom_html_tree_parse:
 * @html: UTF-8
 * @counts: told of scripts
 * @is_whole: (out): whether all of the text came out of the parser
 *
 * Reads HTML as browsers do, about: nothing is an error. Opens no file and no address, and
 * knows no entity but HTML's own.
 *
 * Returns: (transfer full): an element that holds all
 */
NewsroomHtmlNode *
newsroom_html_tree_parse (const char         *html,
                          NewsroomHtmlCounts *counts,
                          gboolean           *is_whole)
{
  Builder           builder = { .counts = counts };
  double            share;
  NewsroomHtmlNode *root = parse (html, &builder, &share);

  *is_whole = share >= 1.0;

  return root;
}

/**
 * newsroom_html_tree_parse_page:
 * @html: UTF-8
 * @counts: told of scripts
 * @share: (out): how much of the text came out of the parser, from 0 to 1
 *
 * As newsroom_html_tree_parse(), but the title of the page and the data in JSON-LD are elements of
 * the tree.
 *
 * Returns: (transfer full): an element that holds all
 */
NewsroomHtmlNode *
newsroom_html_tree_parse_page (const char         *html,
                               NewsroomHtmlCounts *counts,
                               double             *share)
{
  Builder builder = { .counts = counts, .is_page = TRUE };

  return parse (html, &builder, share);
}
