/* newsroom-wire-media.c — pictures, films and sound in a story: none is fetched, each is named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-wire-private.h"

#include <string.h>

static gboolean
is_on_the_web (const char *address)
{
  return g_ascii_strncasecmp (address, "https://", strlen ("https://")) == 0 || g_ascii_strncasecmp (address, "http://", strlen ("http://")) == 0;
}

static NewsroomHtmlNode *
add_paragraph (NewsroomHtmlNode *parent)
{
  NewsroomHtmlNode *paragraph = newsroom_html_node_new ("p");

  g_ptr_array_add (parent->children, paragraph);

  return paragraph;
}

/**
 * newsroom_wire_body_add_picture:
 * @self: a story
 * @parent: the element that gets it
 * @address: where it is, or the name of its file
 * @words: (nullable): that describe it
 * @caption: (nullable): what stands under it
 */
void
newsroom_wire_body_add_picture (NewsroomWire     *self,
                                NewsroomHtmlNode *parent,
                                const char       *address,
                                const char       *words,
                                const char       *caption)
{
  const char *const attributes[] = { "src", address, "alt", words != NULL ? words : "", caption != NULL && caption[0] != '\0' ? NEWSROOM_HTML_CAPTION : NULL, caption, NULL };
  NewsroomHtmlNode *picture = newsroom_html_node_new ("img");

  picture->attributes = g_strdupv ((char **)attributes);
  g_ptr_array_add (parent->children, picture);
  if (is_on_the_web (address))
    self->n_linked++;
  else
    self->document->counts.pictures++;
}

/**
 * newsroom_wire_body_add_other:
 * @self: a story
 * @parent: the element that gets it
 * @address: (nullable): where a film, sound or other thing is
 * @caption: (nullable): what it shows
 *
 * Adds a link with the caption; without an address only the caption is left.
 */
void
newsroom_wire_body_add_other (NewsroomWire     *self,
                              NewsroomHtmlNode *parent,
                              const char       *address,
                              const char       *caption)
{
  NewsroomHtmlNode *paragraph = add_paragraph (parent);
  gboolean          is_link = address != NULL && is_on_the_web (address);

  if (is_link)
    {
      NewsroomHtmlNode *link = newsroom_document_node_new ("a", "href", address);

      g_ptr_array_add (paragraph->children, link);
      paragraph = link;
    }
  else
    {
      self->document->counts.drawings++;
    }
  if (caption != NULL && caption[0] != '\0')
    newsroom_document_node_add_text (paragraph, caption, -1);
  else if (address != NULL)
    newsroom_document_node_add_text (paragraph, address, -1);
}

static const char *
get_source (const xmlNode *reference)
{
  const char *source = newsroom_xml_get (reference, "source");

  return source != NULL && source[0] != '\0' ? source : newsroom_xml_get (reference, "name");
}

/* The same picture may be there in several sizes: the widest. */
static const xmlNode *
find_reference (const xmlNode *media)
{
  const xmlNode *best = NULL;

  for (const xmlNode *node = media->children; node != NULL; node = node->next)
    if (newsroom_xml_is (node, "media-reference") && get_source (node) != NULL &&
        (best == NULL || newsroom_xml_get_int (node, "width", 0) > newsroom_xml_get_int (best, "width", 0)))
      best = node;

  return best;
}

/* All captions, and in parentheses who made it. */
static char *
dup_caption (const xmlNode *media)
{
  g_autoptr (GString) caption = g_string_new (NULL);
  g_autofree char *credit = newsroom_wire_dup_words (newsroom_xml_find (media, "media-producer"));

  for (const xmlNode *node = media->children; node != NULL; node = node->next)
    {
      g_autofree char *words = newsroom_xml_is (node, "media-caption") ? newsroom_wire_dup_words (node) : g_strdup ("");

      if (words[0] != '\0')
        g_string_append_printf (caption, "%s%s", caption->len > 0 ? " " : "", words);
    }
  if (credit[0] != '\0')
    g_string_append_printf (caption, caption->len > 0 ? " (%s)" : "%s", credit);

  return g_string_free (g_steal_pointer (&caption), FALSE);
}

/* NITF 3.6: media. */
static void
add_nitf_media (NewsroomWire     *self,
                NewsroomHtmlNode *parent,
                const xmlNode    *media)
{
  const xmlNode   *reference = find_reference (media);
  const char      *kind = newsroom_xml_get (media, "media-type");
  const char      *type = newsroom_xml_get (reference, "mime-type");
  const char      *address = get_source (reference);
  g_autofree char *caption = dup_caption (media);
  gboolean         is_picture = g_strcmp0 (kind, "image") == 0 || (type != NULL && g_str_has_prefix (type, "image/"));

  if (is_picture && address != NULL && address[0] != '\0')
    newsroom_wire_body_add_picture (self, add_paragraph (parent), address, newsroom_xml_get (reference, "alternate-text"), caption);
  else
    newsroom_wire_body_add_other (self, parent, address, caption);
}

/**
 * newsroom_wire_body_add_media:
 * @self: a story
 * @parent: the element that gets it
 * @node: an element "media" of NITF, or "img" of XHTML
 */
void
newsroom_wire_body_add_media (NewsroomWire     *self,
                              NewsroomHtmlNode *parent,
                              const xmlNode    *node)
{
  const char *address = newsroom_xml_get (node, "src");

  if (newsroom_xml_is (node, "media"))
    add_nitf_media (self, parent, node);
  else if (address != NULL && address[0] != '\0')
    newsroom_wire_body_add_picture (self, parent, address, newsroom_xml_get (node, "alt"), NULL);
}
