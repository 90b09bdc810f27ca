/* newsroom-xml.c — the XML in documents, read element by element within bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-xml.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

/* Tags. Each takes some hundred bytes of memory: a long book has a tenth of them. */
#define MAX_TAGS 2000000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

static void
ignore_error_cb (void       *user_data,
                 const char *message,
                 ...)
{
}

static gboolean
has_bytes (GBytes     *part,
           const char *bytes,
           gsize       length)
{
  gsize       size;
  const char *data = g_bytes_get_data (part, &size);

  return memmem (data, size, bytes, length) != NULL;
}

/* In UTF-8 and every encoding that has ASCII in it, and in UTF-16. */
static gboolean
has_document_type (GBytes *part)
{
  static const char wide[] = "<\0!\0D\0O\0C\0T\0Y\0P\0E";

  return has_bytes (part, "<!DOCTYPE", 9) || has_bytes (part, wide, sizeof wide - 1);
}

static gboolean
is_container (xmlTextReader     *reader,
              const char *const *containers)
{
  const char *name = (const char *)xmlTextReaderConstLocalName (reader);

  return name != NULL && g_strv_contains (containers, name);
}

/**
 * newsroom_xml_has_more_tags:
 * @part: XML or HTML
 * @max: a number
 *
 * Returns: whether there may be more tags in it, so that its tree would fill the memory
 */
gboolean
newsroom_xml_has_more_tags (GBytes *part,
                            gsize   max)
{
  gsize       size;
  const char *data = g_bytes_get_data (part, &size);
  const char *end = data + size;

  for (gsize n = 0; n <= max; n++)
    {
      data = data < end ? memchr (data, '<', (gsize)(end - data)) : NULL;
      if (data == NULL)
        return FALSE;
      data++;
    }

  return TRUE;
}

/* Returns: where the tag ends whose name begins here */
static const char *
count_attributes (const char *at,
                  const char *end,
                  gsize      *n)
{
  char quote = '\0';

  for (*n = 0; at < end && *at != '<'; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '"' || *at == '\'')
        quote = *at;
      else if (*at == '=')
        (*n)++;
      else if (*at == '>')
        break;
    }

  return at;
}

/**
 * newsroom_xml_has_more_attributes:
 * @part: XML in an encoding that has ASCII in it
 * @max: a number
 *
 * Each has one "=" (XML 1.0, 3.1), and no "<" is in its value. What only looks like a tag, as in a
 * comment, is taken for one.
 *
 * Returns: whether a tag has more attributes
 */
gboolean
newsroom_xml_has_more_attributes (GBytes *part,
                                  gsize   max)
{
  gsize       size;
  const char *at = g_bytes_get_data (part, &size);
  const char *end = at + size;

  while (at < end && (at = memchr (at, '<', (gsize)(end - at))) != NULL)
    {
      gsize n = 0;

      at++;
      if (at < end && strchr ("/!?", *at) == NULL)
        at = count_attributes (at, end, &n);
      if (n > max)
        return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_xml_read:
 * @part: XML
 * @containers: (array zero-terminated=1): local names of elements whose children are given one by
 *   one, so that the whole is never in memory at once
 * @func: is given each element that is no container and stands in containers only
 * @user_data: for @func
 *
 * Opens no file and no address. Names are compared without their namespace.
 *
 * Returns: how far it was read
 */
NewsroomXmlResult
newsroom_xml_read (GBytes            *part,
                   const char *const *containers,
                   NewsroomXmlFunc    func,
                   gpointer           user_data)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  g_autoptr (GBytes) text = newsroom_xml_unwiden (part);
  g_autoptr (xmlTextReader) reader = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (text, &size);
  int         more;

  if (size == 0 || size > G_MAXINT)
    return NEWSROOM_XML_DAMAGED;
  if (has_document_type (text))
    return NEWSROOM_XML_FORBIDDEN;
  if (newsroom_xml_has_more_tags (text, MAX_TAGS) || newsroom_xml_has_more_attributes (text, NEWSROOM_XML_MAX_ATTRIBUTES))
    return NEWSROOM_XML_TOO_LARGE;

  reader = xmlReaderForMemory (data, (int)size, NULL, NULL, options);
  if (reader == NULL)
    return NEWSROOM_XML_DAMAGED;

  xmlTextReaderSetErrorHandler (reader, (xmlTextReaderErrorFunc)(gpointer)ignore_error_cb, NULL);
  more = xmlTextReaderRead (reader);
  while (more == 1)
    {
      const int      type = xmlTextReaderNodeType (reader);
      const xmlNode *node;

      if (type == XML_READER_TYPE_DOCUMENT_TYPE)
        return NEWSROOM_XML_FORBIDDEN;
      if (type != XML_READER_TYPE_ELEMENT || is_container (reader, containers))
        {
          more = xmlTextReaderRead (reader);
          continue;
        }
      node = xmlTextReaderExpand (reader);
      if (node == NULL)
        return NEWSROOM_XML_DAMAGED;
      func (node, user_data);
      more = xmlTextReaderNext (reader);
    }

  return more == 0 ? NEWSROOM_XML_WHOLE : NEWSROOM_XML_DAMAGED;
}

/**
 * newsroom_xml_is:
 * @node: a node
 * @name: a local name
 *
 * Returns: whether it is an element of that name, in whatever namespace
 */
gboolean
newsroom_xml_is (const xmlNode *node,
                 const char    *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

/**
 * newsroom_xml_is_any:
 * @node: a node
 * @names: (array zero-terminated=1): local names
 *
 * Returns: whether it is an element of one of the names
 */
gboolean
newsroom_xml_is_any (const xmlNode     *node,
                     const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *)node->name);
}

/**
 * newsroom_xml_find:
 * @parent: (nullable): an element
 * @name: a local name
 *
 * Returns: (nullable) (transfer none): the first child of that name
 */
const xmlNode *
newsroom_xml_find (const xmlNode *parent,
                   const char    *name)
{
  for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    if (newsroom_xml_is (node, name))
      return node;

  return NULL;
}

/**
 * newsroom_xml_get:
 * @node: (nullable): a node
 * @attribute: a local name
 *
 * Returns: (nullable) (transfer none): the value of its attribute, %NULL if it has none
 */
const char *
newsroom_xml_get (const xmlNode *node,
                  const char    *attribute)
{
  /* What is no element has other things in the same place. */
  for (const xmlAttr *at = node != NULL && node->type == XML_ELEMENT_NODE ? node->properties : NULL; at != NULL; at = at->next)
    if (strcmp ((const char *)at->name, attribute) == 0)
      return at->children != NULL && at->children->content != NULL ? (const char *)at->children->content : "";

  return NULL;
}

/**
 * newsroom_xml_get_int:
 * @node: (nullable): an element
 * @attribute: a local name
 * @otherwise: what is returned without such an attribute
 *
 * Returns: the whole number that the value of the attribute begins with
 */
int
newsroom_xml_get_int (const xmlNode *node,
                      const char    *attribute,
                      int            otherwise)
{
  const char *value = newsroom_xml_get (node, attribute);

  return value != NULL ? (int)CLAMP (strtol (value, NULL, 10), G_MININT / 2, G_MAXINT / 2) : otherwise;
}

/**
 * newsroom_xml_append_text:
 * @text: gets the words
 * @node: a node, of which all texts are taken
 */
void
newsroom_xml_append_text (GString       *text,
                          const xmlNode *node)
{
  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    g_string_append (text, (const char *)node->content);
  if (node->type != XML_ELEMENT_NODE)
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    newsroom_xml_append_text (text, child);
}

/**
 * newsroom_xml_dup_text:
 * @node: (nullable): a node
 *
 * Returns: (transfer full): all texts in it
 */
char *
newsroom_xml_dup_text (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  if (node != NULL)
    newsroom_xml_append_text (text, node);

  return g_string_free (text, FALSE);
}
