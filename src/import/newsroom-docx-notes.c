/* newsroom-docx-notes.c — footnotes, endnotes and comments of a Word document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/* The notes of one kind, as they are read. */
typedef struct
{
  NewsroomDocx *docx;
  GHashTable   *notes;
} Reading;

static void
read_note_cb (const xmlNode *node,
              gpointer       user_data)
{
  const Reading     *reading = user_data;
  const char        *id = newsroom_xml_get (node, "id");
  const char        *type = newsroom_xml_get (node, "type");
  NewsroomDocxWriter writer;
  NewsroomHtmlNode  *note;

  /* Lines that part notes from the text have a type. */
  if (id == NULL || (type != NULL && strcmp (type, "normal") != 0))
    return;

  note = newsroom_html_node_new ("div");
  newsroom_docx_writer_init (&writer, reading->docx, note);
  newsroom_docx_write_blocks (&writer, node);
  newsroom_docx_writer_finish (&writer);
  g_hash_table_replace (reading->notes, g_strdup (id), note);
}

static void
append_paragraphs (GString       *text,
                   const xmlNode *node)
{
  static const char *const words[] = { "t", "delText", NULL };

  if (newsroom_xml_is (node, "p") && text->len > 0)
    g_string_append_c (text, ' ');
  if (newsroom_xml_is_any (node, words))
    newsroom_xml_append_text (text, node);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_paragraphs (text, child);
}

static void
read_comment_cb (const xmlNode *node,
                 gpointer       user_data)
{
  NewsroomDocx    *self = user_data;
  const char      *id = newsroom_xml_get (node, "id");
  const char      *author = newsroom_xml_get (node, "author");
  g_autofree char *name = g_strstrip (g_strdup (author != NULL ? author : ""));
  g_autoptr (GString) words = g_string_new (NULL);

  append_paragraphs (words, node);
  if (id == NULL || words->str[strspn (words->str, " \t\n")] == '\0')
    return;

  if (name[0] != '\0')
    g_string_prepend (words, ": ");
  g_string_prepend (words, name);
  g_hash_table_replace (self->comments, g_strdup (id), g_strdup (words->str));
}

/**
 * newsroom_docx_read_notes:
 * @self: a document whose main part, styles and lists are known
 */
void
newsroom_docx_read_notes (NewsroomDocx *self)
{
  static const char *const containers[] = { "footnotes", "endnotes", "comments", NULL };

  Reading footnotes = { self, self->footnotes };
  Reading endnotes = { self, self->endnotes };

  newsroom_docx_read_related (self, "comments", containers, read_comment_cb, self);
  newsroom_docx_read_related (self, "footnotes", containers, read_note_cb, &footnotes);
  newsroom_docx_read_related (self, "endnotes", containers, read_note_cb, &endnotes);
}

/* Returns: (transfer full): what stands under the text where the file has no such note */
static NewsroomHtmlNode *
missing_note_new (NewsroomDocx *self)
{
  NewsroomHtmlNode *note = newsroom_html_node_new ("div");
  NewsroomHtmlNode *paragraph = newsroom_html_node_new ("p");

  newsroom_document_node_add_text (paragraph, "…", -1);
  g_ptr_array_add (note->children, paragraph);
  self->document->counts.missing_notes++;

  return note;
}

/**
 * newsroom_docx_write_note:
 * @writer: what is being filled
 * @reference: the place that refers to a note
 * @notes: footnotes or endnotes
 *
 * Writes “[1]”, and keeps the note to stand under the text: once, however often it is referred to.
 */
void
newsroom_docx_write_note (NewsroomDocxWriter *writer,
                          const xmlNode      *reference,
                          GHashTable         *notes)
{
  NewsroomDocx    *self = writer->docx;
  const char      *id = newsroom_xml_get (reference, "id");
  g_autofree char *name = g_strconcat (notes == self->footnotes ? "footnote " : "endnote ", id, NULL);
  const char      *known = g_hash_table_lookup (self->numbers, name);

  if (id == NULL)
    return;
  if (known == NULL)
    {
      NewsroomHtmlNode *note = NULL;
      g_autofree char  *key = NULL;

      if (!g_hash_table_steal_extended (notes, id, (gpointer *)&key, (gpointer *)&note))
        note = missing_note_new (self);
      known = newsroom_document_add_note (self->document, note);
      g_hash_table_replace (self->numbers, g_steal_pointer (&name), (char *)known);
    }
  newsroom_docx_add_words (writer, known, NULL);
}

/**
 * newsroom_docx_write_comment:
 * @writer: what is being filled
 * @reference: the place that a comment is about
 */
void
newsroom_docx_write_comment (NewsroomDocxWriter *writer,
                             const xmlNode      *reference)
{
  const char      *id = newsroom_xml_get (reference, "id");
  g_autofree char *key = NULL;
  g_autofree char *words = NULL;

  if (id == NULL || writer->line == NULL || !g_hash_table_steal_extended (writer->docx->comments, id, (gpointer *)&key, (gpointer *)&words))
    return;

  g_ptr_array_add (writer->line->children, newsroom_document_comment_new (writer->docx->document, words));
}

/* In the order of their numbers */
static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const char  *first = *(const char *const *)a;
  const char  *second = *(const char *const *)b;
  const gint64 difference = g_ascii_strtoll (first, NULL, 10) - g_ascii_strtoll (second, NULL, 10);

  return difference != 0 ? (difference > 0) - (difference < 0) : strcmp (first, second);
}

/**
 * newsroom_docx_finish_notes:
 * @self: a document whose text is written
 *
 * Comments that nothing in the text refers to are not lost, but stand at its end.
 */
void
newsroom_docx_finish_notes (NewsroomDocx *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->comments);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      NewsroomHtmlNode *paragraph = newsroom_html_node_new ("p");

      g_ptr_array_add (paragraph->children, newsroom_document_comment_new (self->document, g_hash_table_lookup (self->comments, g_ptr_array_index (ids, i))));
      g_ptr_array_add (self->document->root->children, paragraph);
    }
}
