/* newsroom-odt-inline.c — the words of a paragraph of an OpenDocument text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-odt-private.h"

#include <string.h>

/* More blanks than anybody types are not written. */
#define MAX_BLANKS 1000

static void
add_words (NewsroomOdtWriter          *writer,
           const char                 *words,
           const NewsroomDocumentLook *look)
{
  if (writer->line != NULL)
    newsroom_document_add_words (writer->odt->document, writer->line, writer->target, words, look);
}

static void
write_span (NewsroomOdtWriter          *writer,
            const xmlNode              *node,
            const NewsroomDocumentLook *around)
{
  NewsroomDocumentLook look;

  newsroom_document_look_init (&look);
  newsroom_odt_add_look (writer->odt, "text", newsroom_xml_get (node, "style-name"), &look);
  newsroom_document_look_add (&look, around);
  newsroom_odt_write_inlines (writer, node, &look);
  newsroom_document_look_clear (&look);
}

static void
write_link (NewsroomOdtWriter          *writer,
            const xmlNode              *node,
            const NewsroomDocumentLook *look)
{
  const char *around = writer->target;
  const char *target = newsroom_xml_get (node, "href");

  if (target != NULL && newsroom_document_is_link (target))
    writer->target = target;
  else
    writer->odt->document->counts.anchors++;
  newsroom_odt_write_inlines (writer, node, look);
  writer->target = around;
}

static void
write_note (NewsroomOdtWriter *writer,
            const xmlNode     *node)
{
  const xmlNode    *body = newsroom_xml_find (node, "note-body");
  NewsroomHtmlNode *note = newsroom_html_node_new ("div");
  NewsroomOdtWriter inner;
  g_autofree char  *number = NULL;

  newsroom_odt_writer_init (&inner, writer->odt, note);
  if (body != NULL)
    newsroom_odt_write_blocks (&inner, body);
  newsroom_odt_writer_finish (&inner);
  number = newsroom_document_add_note (writer->odt->document, note);
  add_words (writer, number, NULL);
}

static void
write_comment (NewsroomOdtWriter *writer,
               const xmlNode     *node)
{
  g_autofree char *author = newsroom_xml_dup_text (newsroom_xml_find (node, "creator"));
  g_autoptr (GString) words = g_string_new (author);
  gsize start;

  if (words->len > 0)
    g_string_append (words, ": ");
  start = words->len;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (newsroom_xml_is (child, "p") || newsroom_xml_is (child, "list"))
      {
        if (words->len > start)
          g_string_append_c (words, ' ');
        newsroom_xml_append_text (words, child);
      }
  if (words->len > start && writer->line != NULL)
    g_ptr_array_add (writer->line->children, newsroom_document_comment_new (writer->odt->document, words->str));
}

static void
add_box (NewsroomOdtWriter *writer,
         const xmlNode     *content)
{
  NewsroomHtmlNode *box = newsroom_html_node_new ("div");
  NewsroomOdtWriter inner;

  newsroom_odt_writer_init (&inner, writer->odt, box);
  newsroom_odt_write_blocks (&inner, content);
  newsroom_odt_writer_finish (&inner);
  if (newsroom_html_node_is_blank (box))
    {
      newsroom_html_node_free (box);
      return;
    }
  g_ptr_array_add (writer->boxes, box);
  writer->odt->document->counts.boxes++;
}

static void
add_picture (NewsroomOdtWriter *writer,
             const xmlNode     *frame,
             const xmlNode     *image)
{
  const char      *address = newsroom_xml_get (image, "href");
  const char      *frame_name = newsroom_xml_get (frame, "name");
  const char      *slash;
  g_autofree char *words = newsroom_xml_dup_text (newsroom_xml_find (frame, "desc"));

  if (words[0] == '\0')
    {
      g_free (words);
      words = newsroom_xml_dup_text (newsroom_xml_find (frame, "title"));
    }
  if (address == NULL)
    address = frame_name != NULL ? frame_name : "";
  slash = strrchr (address, '/');
  if (slash != NULL && strstr (address, "://") == NULL)
    address = slash + 1;
  if (writer->line != NULL)
    g_ptr_array_add (writer->line->children, newsroom_document_picture_new (address, words));
  writer->odt->document->counts.pictures++;
}

/* Of the same in several ways the first, which is the best (OpenDocument 1.3, 10.4.2). */
static void
write_frame (NewsroomOdtWriter *writer,
             const xmlNode     *frame)
{
  for (const xmlNode *node = frame->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "text-box"))
        add_box (writer, node);
      else if (newsroom_xml_is (node, "image"))
        add_picture (writer, frame, node);
      else if (newsroom_xml_is (node, "object") || newsroom_xml_is (node, "object-ole"))
        writer->odt->document->counts.drawings++;
      else
        continue;
      return;
    }
}

static void
write_ruby (NewsroomOdtWriter          *writer,
            const xmlNode              *node,
            const NewsroomDocumentLook *look)
{
  const xmlNode   *base = newsroom_xml_find (node, "ruby-base");
  g_autofree char *reading = newsroom_xml_dup_text (newsroom_xml_find (node, "ruby-text"));
  g_autofree char *words = g_strdup_printf ("（%s）", g_strstrip (reading));

  if (base != NULL)
    newsroom_odt_write_inlines (writer, base, look);
  if (reading[0] != '\0')
    add_words (writer, words, look);
}

/**
 * newsroom_odt_append_words:
 * @words: gets the words
 * @node: what stands beside the text
 *
 * Names and descriptions of what is drawn, what is hidden and what was deleted are none of its words.
 */
void
newsroom_odt_append_words (GString       *words,
                           const xmlNode *node)
{
  static const char *const paragraphs[] = { "p", "h", NULL };
  static const char *const blanks[] = { "s", "tab", "line-break", NULL };
  static const char *const skipped[] = { "tracked-changes", "change-info", "annotation", "title", "desc", "hidden-text", "hidden-paragraph", "ruby-text", NULL };

  if (newsroom_xml_is_any (node, skipped))
    return;

  if (node->type != XML_ELEMENT_NODE)
    newsroom_xml_append_text (words, node);
  if (newsroom_xml_is_any (node, blanks) || (newsroom_xml_is_any (node, paragraphs) && words->len > 0))
    g_string_append_c (words, ' ');
  for (const xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL; child != NULL; child = child->next)
    newsroom_odt_append_words (words, child);
}

/* However often it is referred to, what was deleted stood in one place. */
static void
write_removed (NewsroomOdtWriter          *writer,
               const char                 *id,
               const NewsroomDocumentLook *look)
{
  NewsroomDocument            *document = writer->odt->document;
  const NewsroomDocumentChange around = document->change;
  g_autofree char             *key = NULL;
  g_autofree char             *words = NULL;

  if (writer->line == NULL || !g_hash_table_steal_extended (writer->odt->changes, id, (gpointer *)&key, (gpointer *)&words))
    return;

  document->change = NEWSROOM_DOCUMENT_REMOVED;
  add_words (writer, words, look);
  document->change = around;
}

/**
 * newsroom_odt_write_change:
 * @writer: what is being filled
 * @node: where words were deleted, or where words that were added begin or end
 * @look: (nullable): what those around look like
 *
 * Where changes are kept, writes the deleted words, or marks what comes next as added.
 */
void
newsroom_odt_write_change (NewsroomOdtWriter          *writer,
                           const xmlNode              *node,
                           const NewsroomDocumentLook *look)
{
  NewsroomOdt *odt = writer->odt;
  const char  *id = newsroom_xml_get (node, "change-id");
  const char  *words = id != NULL ? g_hash_table_lookup (odt->changes, id) : NULL;

  if (words == NULL)
    return;

  if (newsroom_xml_is (node, "change") && words[0] != '\0')
    write_removed (writer, id, look);
  else if (newsroom_xml_is (node, "change-start") && words[0] == '\0' && g_hash_table_contains (odt->ends, id))
    g_hash_table_add (odt->open, g_strdup (id));
  else if (newsroom_xml_is (node, "change-end"))
    {
      g_hash_table_remove (odt->ends, id);
      g_hash_table_remove (odt->open, id);
    }
  odt->document->change = g_hash_table_size (odt->open) > 0 ? NEWSROOM_DOCUMENT_ADDED : NEWSROOM_DOCUMENT_UNCHANGED;
}

/* Returns whether the element stands for white space. */
static gboolean
write_blank (NewsroomOdtWriter          *writer,
             const xmlNode              *node,
             const NewsroomDocumentLook *look)
{
  if (newsroom_xml_is (node, "s"))
    {
      g_autofree char *blanks = g_strnfill ((gsize)CLAMP (newsroom_xml_get_int (node, "c", 1), 1, MAX_BLANKS), ' ');

      add_words (writer, blanks, look);
    }
  else if (newsroom_xml_is (node, "tab"))
    add_words (writer, "\t", look);
  else if (newsroom_xml_is (node, "line-break"))
    {
      if (writer->line != NULL)
        g_ptr_array_add (writer->line->children, newsroom_html_node_new ("br"));
    }
  else
    return FALSE;

  return TRUE;
}

static void
write_element (NewsroomOdtWriter          *writer,
               const xmlNode              *node,
               const NewsroomDocumentLook *look)
{
  static const char *const hidden[] = { "hidden-text", "hidden-paragraph", NULL };
  static const char *const shapes[] = { "custom-shape", "rect", "ellipse", "polygon", "path", "line", NULL };
  static const char *const skipped[] = { "tracked-changes", "title", "desc", "enhanced-geometry", "annotation-end", NULL };
  static const char *const changes[] = { "change", "change-start", "change-end", NULL };

  if (write_blank (writer, node, look) || newsroom_xml_is_any (node, skipped))
    return;

  if (newsroom_xml_is (node, "span"))
    write_span (writer, node, look);
  else if (newsroom_xml_is (node, "a"))
    write_link (writer, node, look);
  else if (newsroom_xml_is (node, "note"))
    write_note (writer, node);
  else if (newsroom_xml_is (node, "annotation"))
    write_comment (writer, node);
  else if (newsroom_xml_is (node, "frame"))
    write_frame (writer, node);
  else if (newsroom_xml_is_any (node, shapes))
    add_box (writer, node);
  else if (newsroom_xml_is_any (node, changes))
    newsroom_odt_write_change (writer, node, look);
  else if (newsroom_xml_is (node, "ruby"))
    write_ruby (writer, node, look);
  else if (newsroom_xml_is_any (node, hidden))
    writer->odt->document->counts.hidden++;
  else
    newsroom_odt_write_inlines (writer, node, look);
}

/**
 * newsroom_odt_write_inline:
 * @writer: what is being filled
 * @node: words, or an element with words
 * @look: what those around look like
 *
 * Adds the words to the paragraph. What is not known is looked into.
 */
void
newsroom_odt_write_inline (NewsroomOdtWriter          *writer,
                           const xmlNode              *node,
                           const NewsroomDocumentLook *look)
{
  if (node->type == XML_ELEMENT_NODE)
    write_element (writer, node, look);
  else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && look->hidden > 0)
    writer->odt->document->counts.hidden++;
  else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      g_autofree char *words = g_strdelimit (newsroom_xml_dup_text (node), "\n\r", ' ');

      add_words (writer, words, look);
    }
}

/**
 * newsroom_odt_write_inlines:
 * @writer: what is being filled
 * @parent: an element with words
 * @look: what they look like
 */
void
newsroom_odt_write_inlines (NewsroomOdtWriter          *writer,
                            const xmlNode              *parent,
                            const NewsroomDocumentLook *look)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    newsroom_odt_write_inline (writer, node, look);
}
