/* newsroom-docx-drawing.c — pictures and text boxes of a Word document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/* What is known of a picture from the elements around. */
typedef struct
{
  const char *words; /* (nullable): that describe it */
} Description;

static const char *
get_words (const xmlNode *node,
           const char    *before)
{
  static const char *const names[] = { "descr", "alt", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *words = newsroom_xml_get (node, names[i]);

      if (words != NULL && words[0] != '\0')
        return words;
    }

  return before;
}

static void
add_picture (NewsroomDocxWriter *writer,
             const char         *id,
             const char         *words)
{
  const NewsroomDocxRelation *relation = id != NULL ? g_hash_table_lookup (writer->docx->relations, id) : NULL;
  const char                 *target = relation != NULL ? relation->target : NULL;
  NewsroomHtmlNode           *picture;

  if (target == NULL || writer->line == NULL)
    return;

  if (!relation->is_external && strrchr (target, '/') != NULL)
    target = strrchr (target, '/') + 1;
  picture = newsroom_document_picture_new (target, words);
  g_ptr_array_add (writer->line->children, picture);
  writer->docx->document->counts.pictures++;
}

static void
add_box (NewsroomDocxWriter *writer,
         const xmlNode      *content)
{
  NewsroomHtmlNode  *box = newsroom_html_node_new ("div");
  NewsroomDocxWriter inner;

  newsroom_docx_writer_init (&inner, writer->docx, box);
  newsroom_docx_write_blocks (&inner, content);
  newsroom_docx_writer_finish (&inner);
  if (newsroom_html_node_is_blank (box))
    {
      newsroom_html_node_free (box);
      return;
    }
  g_ptr_array_add (writer->boxes, box);
  writer->docx->document->counts.boxes++;
}

static void
look_into (NewsroomDocxWriter *writer,
           const xmlNode      *parent,
           Description         description)
{
  /* Words that were deleted can be marked, but no pictures. */
  const gboolean is_removed = writer->docx->document->change == NEWSROOM_DOCUMENT_REMOVED;

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      const char *uri = newsroom_xml_is (node, "graphicData") ? newsroom_xml_get (node, "uri") : NULL;

      if (node->type != XML_ELEMENT_NODE || (newsroom_xml_is (parent, "AlternateContent") && node != newsroom_docx_choose (parent)))
        continue;
      description.words = get_words (node, description.words);
      if (!is_removed && uri != NULL && (strstr (uri, "/chart") != NULL || strstr (uri, "/diagram") != NULL))
        writer->docx->document->counts.drawings++;
      if (newsroom_xml_is (node, "txbxContent"))
        add_box (writer, node);
      else if (!is_removed && newsroom_xml_is (node, "blip"))
        add_picture (writer, newsroom_xml_get (node, "embed") != NULL ? newsroom_xml_get (node, "embed") : newsroom_xml_get (node, "link"), description.words);
      else if (!is_removed && newsroom_xml_is (node, "imagedata"))
        add_picture (writer, newsroom_xml_get (node, "id"), description.words);
      else
        look_into (writer, node, description);
    }
}

/**
 * newsroom_docx_write_drawing:
 * @writer: what is being filled
 * @drawing: a drawing, in DrawingML or VML
 *
 * Adds its pictures to the paragraph, and keeps its text boxes to stand below that.
 */
void
newsroom_docx_write_drawing (NewsroomDocxWriter *writer,
                             const xmlNode      *drawing)
{
  look_into (writer, drawing, (Description){ NULL });
}
