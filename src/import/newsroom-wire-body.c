/* newsroom-wire-body.c — the text of a story, in NITF or XHTML, to a tree
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-wire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Elements of NITF 3.6 that are called otherwise in HTML; all others are, or are only words. */
static const struct
{
  const char *name;
  const char *in_html;
} names[] = {
  { "bibliography", "div" },
  { "block", "div" },
  { "body.content", "div" },
  { "bq", "blockquote" },
  { "credit", "p" },
  { "custom-table", "div" },
  { "datasource", "p" },
  { "fn", "div" },
  { "hl1", "h2" },
  { "hl2", "h2" },
  { "nitf-table", "div" },
  { "note", "div" },
  { "tagline", "div" },
};

/* Read elsewhere, or no words of the story. */
static const char *const left_out[] = {
  "alt-code",
  "head",
  "media-metadata",
  "media-object",
  "nitf-table-metadata",
  "noscript",
  "script",
  "style",
  NULL
};

/* What begins and ends a line. */
static const char *const lines[] = {
  "abstract",
  "block",
  "body.content",
  "bq",
  "br",
  "dd",
  "div",
  "dt",
  "hl1",
  "hl2",
  "li",
  "media-caption",
  "p",
  "td",
  "th",
  "tr",
  NULL
};

static void
append_words (GString       *text,
              const xmlNode *node)
{
  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    g_string_append (text, (const char *)node->content);
  if (node->type != XML_ELEMENT_NODE || newsroom_xml_is_any (node, left_out))
    return;

  if (newsroom_xml_is_any (node, lines))
    g_string_append_c (text, ' ');
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_words (text, child);
  if (newsroom_xml_is_any (node, lines))
    g_string_append_c (text, ' ');
}

/**
 * newsroom_wire_dup_words:
 * @node: (nullable): an element
 *
 * Returns: (transfer full): the words in it as one line
 */
char *
newsroom_wire_dup_words (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (node != NULL)
    append_words (text, node);

  return newsroom_wire_dup_line (text->str);
}

/**
 * newsroom_wire_tell:
 * @self: a story
 * @node: an element of its text
 *
 * Gives the report all text of the element for the account; what is no words of the story is named as data.
 */
void
newsroom_wire_tell (NewsroomWire  *self,
                    const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);

  newsroom_account_append_xml (text, rest, node, left_out);
  newsroom_report_read (self->document->report, NULL, text->str, (gssize)text->len);
  newsroom_report_read (self->document->report, _ ("data beside the text"), rest->str, (gssize)rest->len);
}

/**
 * newsroom_wire_tell_data:
 * @self: a story whose text is told
 * @node: (nullable): an element with what is said of the story
 *
 * Gives the report all text of the element for the account.
 */
void
newsroom_wire_tell_data (NewsroomWire  *self,
                         const xmlNode *node)
{
  newsroom_account_read_xml (self->document->report, _ ("data beside the text"), node);
}

static NewsroomHtmlNode *
add_element (NewsroomHtmlNode *parent,
             const char       *name)
{
  NewsroomHtmlNode *element = newsroom_html_node_new (name);

  g_ptr_array_add (parent->children, element);

  return element;
}

static void
add_children (NewsroomWire     *self,
              NewsroomHtmlNode *parent,
              const xmlNode    *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    newsroom_wire_body_add (self, parent, child);
}

/* Looks of NITF stand in a class: "bold", "italic", "bold italic", "underscore". */
static NewsroomHtmlNode *
add_emphasis (NewsroomWire     *self,
              NewsroomHtmlNode *parent,
              const xmlNode    *node)
{
  const char *look = newsroom_xml_get (node, "class");

  if (look == NULL)
    return add_element (parent, "em");

  if (strstr (look, "bold") != NULL)
    parent = add_element (parent, "strong");
  if (strstr (look, "italic") != NULL)
    parent = add_element (parent, "em");
  if (strstr (look, "under") != NULL)
    self->document->counts.underlines++;

  return parent;
}

static NewsroomHtmlNode *
add_link (NewsroomWire     *self,
          NewsroomHtmlNode *parent,
          const xmlNode    *node)
{
  const char *target = newsroom_xml_get (node, "href");

  if (target == NULL)
    return parent;
  if (!newsroom_document_is_link (target))
    {
      self->document->counts.anchors++;
      return parent;
    }

  parent = add_element (parent, "a");
  parent->attributes = g_strdupv ((char *[]){ (char *)"href", (char *)target, NULL });

  return parent;
}

static void
add_script (NewsroomWire     *self,
            NewsroomHtmlNode *parent,
            const xmlNode    *node)
{
  const NewsroomDocumentLook look = { .bold = -1, .italic = -1, .strike = -1, .hidden = -1, .underline = -1, .script = newsroom_xml_is (node, "sup") ? 1 : 2, .code = -1 };
  g_autofree char           *words = newsroom_wire_dup_words (node);

  newsroom_document_add_words (self->document, parent, NULL, words, &look);
}

/* A footnote stands under the text; what refers to it is in the paragraph before. */
static void
add_footnote (NewsroomWire     *self,
              NewsroomHtmlNode *parent,
              const xmlNode    *node)
{
  static const char *const paragraphs[] = { "p", NULL };
  NewsroomHtmlNode        *last = newsroom_document_node_get_last (parent);
  NewsroomHtmlNode        *note = newsroom_html_node_new ("div");
  g_autofree char         *number = NULL;

  add_children (self, note, node);
  number = newsroom_document_add_note (self->document, note);
  newsroom_document_node_add_text (last != NULL && newsroom_html_node_is (last, paragraphs) ? last : parent, number, -1);
}

static void
add_note (NewsroomWire     *self,
          NewsroomHtmlNode *parent,
          const xmlNode    *node)
{
  const char      *kind = newsroom_xml_get (node, "noteclass");
  g_autofree char *words = newsroom_wire_dup_words (node);

  if (g_strcmp0 (kind, "editorsnote") == 0 && words[0] != '\0')
    g_ptr_array_add (add_element (parent, "p")->children, newsroom_document_comment_new (self->document, words));
  else
    add_children (self, add_element (parent, "div"), node);
}

/* The attributes that mean something for the Markdown. */
static void
copy_attributes (NewsroomHtmlNode *element,
                 const xmlNode    *node)
{
  static const char *const wanted[] = { "align", "colspan", "rowspan", "start", "value" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const char *value = newsroom_xml_get (node, wanted[i]);

      if (value == NULL)
        continue;
      g_strv_builder_add_many (builder, wanted[i], value, NULL);
      is_any = TRUE;
    }
  if (is_any)
    element->attributes = g_strv_builder_end (builder);
}

/* In NITF the marks of a quotation stand in the text, in XHTML they do not. */
static gboolean
is_quotation_in_nitf (const xmlNode *node)
{
  return newsroom_xml_is (node, "q") && (node->ns == NULL || g_strcmp0 ((const char *)node->ns->href, "http://www.w3.org/1999/xhtml") != 0);
}

static const char *
find_name (const xmlNode *node)
{
  if (is_quotation_in_nitf (node))
    return "span";
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (newsroom_xml_is (node, names[i].name))
      return names[i].in_html;

  return (const char *)node->name;
}

/* Returns whether the element was one of those that are not only called otherwise. */
static gboolean
add_special (NewsroomWire     *self,
             NewsroomHtmlNode *parent,
             const xmlNode    *node)
{
  static const char *const scripts[] = { "sub", "sup", NULL };
  static const char *const pictures[] = { "media", "img", NULL };

  if (newsroom_xml_is (node, "em"))
    add_children (self, add_emphasis (self, parent, node), node);
  else if (newsroom_xml_is (node, "a"))
    add_children (self, add_link (self, parent, node), node);
  else if (newsroom_xml_is_any (node, scripts))
    add_script (self, parent, node);
  else if (newsroom_xml_is (node, "fn"))
    add_footnote (self, parent, node);
  else if (newsroom_xml_is (node, "note"))
    add_note (self, parent, node);
  else if (newsroom_xml_is_any (node, pictures))
    newsroom_wire_body_add_media (self, parent, node);
  else
    return FALSE;

  return TRUE;
}

/**
 * newsroom_wire_body_add:
 * @self: a story
 * @parent: the element that gets it
 * @node: an element of NITF or XHTML, or a text
 *
 * Makes HTML of it, with all that is in it.
 */
void
newsroom_wire_body_add (NewsroomWire     *self,
                        NewsroomHtmlNode *parent,
                        const xmlNode    *node)
{
  NewsroomHtmlNode *element;

  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    newsroom_document_node_add_text (parent, (const char *)node->content, -1);
  if (node->type != XML_ELEMENT_NODE || newsroom_xml_is_any (node, left_out) || add_special (self, parent, node))
    return;

  element = add_element (parent, find_name (node));
  copy_attributes (element, node);
  add_children (self, element, node);
}
