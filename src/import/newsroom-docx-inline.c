/* newsroom-docx-inline.c — the words of a paragraph of a Word document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/* What is no text though there is text in it. */
static const char *const skipped[] = { "rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tcPr", "trPr", "sectPr", "instrText", "delInstrText", "delText", "fldData", "rt", "ffData", NULL };

static void write_run_children (NewsroomDocxWriter         *writer,
                                const xmlNode              *parent,
                                const NewsroomDocumentLook *look);

static gboolean
has_content (const xmlNode *parent)
{
  static const char *const contents[] = { "t", "sym", "blip", "imagedata", "chart", "relIds", NULL };

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (newsroom_xml_is_any (node, contents) || (node->type == XML_ELEMENT_NODE && has_content (node)))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_docx_choose:
 * @alternatives: the same in several ways (ECMA-376-3, 9.3)
 *
 * Returns: (nullable) (transfer none): the one that Newsroom can read: the first with words or a
 *   picture
 */
const xmlNode *
newsroom_docx_choose (const xmlNode *alternatives)
{
  const xmlNode *fallback = newsroom_xml_find (alternatives, "Fallback");

  for (const xmlNode *node = alternatives->children; node != NULL; node = node->next)
    if (newsroom_xml_is (node, "Choice") && has_content (node))
      return node;

  return fallback != NULL ? fallback : newsroom_xml_find (alternatives, "Choice");
}

/* Returns: (nullable): where the link around leads, if there is one */
static const char *
get_target (const NewsroomDocxWriter *writer)
{
  if (writer->target != NULL)
    return writer->target;

  for (guint i = writer->fields->len; i > 0; i--)
    {
      const NewsroomDocxField *field = &g_array_index (writer->fields, NewsroomDocxField, i - 1);

      if (field->in_result && field->target != NULL)
        return field->target;
    }

  return NULL;
}

/* Words in the result of a field that makes the instruction of another one are not shown. */
static gboolean
is_in_instruction (const NewsroomDocxWriter *writer)
{
  gboolean in_instruction = FALSE;

  for (guint i = 0; i < writer->fields->len; i++)
    {
      const NewsroomDocxField *field = &g_array_index (writer->fields, NewsroomDocxField, i);

      if (in_instruction && field->in_result)
        return TRUE;
      in_instruction = in_instruction || !field->in_result;
    }

  return FALSE;
}

/**
 * newsroom_docx_add_words:
 * @writer: what is being filled
 * @words: words as they stand
 * @look: (nullable): what they look like
 *
 * Adds them to the paragraph; without one they are lost, as in no document.
 */
void
newsroom_docx_add_words (NewsroomDocxWriter         *writer,
                         const char                 *words,
                         const NewsroomDocumentLook *look)
{
  if (writer->line != NULL && !is_in_instruction (writer))
    newsroom_document_add_words (writer->docx->document, writer->line, get_target (writer), words, look);
}

static void
count_language (NewsroomDocx  *self,
                const xmlNode *properties,
                const char    *words)
{
  const char *language = newsroom_xml_get (newsroom_xml_find (properties, "lang"), "val");
  guint       n;

  if (language == NULL)
    language = self->language;
  if (language == NULL || language[0] == '\0')
    return;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->languages, language));
  g_hash_table_replace (self->languages, g_strdup (language), GUINT_TO_POINTER (n + (guint)strlen (words)));
}

static void
write_symbol (NewsroomDocxWriter         *writer,
              const xmlNode              *node,
              const NewsroomDocumentLook *look)
{
  const char          *code = newsroom_xml_get (node, "char");
  const char          *font = newsroom_xml_get (node, "font");
  gunichar             c = code != NULL ? (gunichar)g_ascii_strtoull (code, NULL, 16) : 0;
  char                 sign[8] = { 0 };
  NewsroomDocumentLook as_sign = *look;

  /* Signs stand with and without what makes them private (ECMA-376-1, 17.3.3.30). */
  if (c >= 0x20 && c <= 0xFF && newsroom_document_is_symbol_font (font))
    c += 0xF000;
  if (c < 0x20 || !g_unichar_validate (c))
    return;
  g_unichar_to_utf8 (c, sign);
  as_sign.font = (char *)font;
  newsroom_docx_add_words (writer, sign, &as_sign);
}

static void
write_break (NewsroomDocxWriter *writer)
{
  if (writer->line != NULL && !is_in_instruction (writer))
    g_ptr_array_add (writer->line->children, newsroom_html_node_new ("br"));
}

/* Returns whether the element was one with words. */
static gboolean
write_words (NewsroomDocxWriter         *writer,
             const xmlNode              *node,
             const NewsroomDocumentLook *look)
{
  if (newsroom_xml_is (node, "t") || (newsroom_xml_is (node, "delText") && writer->docx->document->change == NEWSROOM_DOCUMENT_REMOVED))
    {
      g_autofree char *words = newsroom_xml_dup_text (node);

      count_language (writer->docx, newsroom_xml_find (node->parent, "rPr"), words);
      newsroom_docx_add_words (writer, words, look);
    }
  else if (newsroom_xml_is (node, "tab") || newsroom_xml_is (node, "ptab"))
    newsroom_docx_add_words (writer, "\t", look);
  else if (newsroom_xml_is (node, "br") || newsroom_xml_is (node, "cr"))
    write_break (writer);
  else if (newsroom_xml_is (node, "noBreakHyphen"))
    newsroom_docx_add_words (writer, "\u2011", look);
  else if (newsroom_xml_is (node, "softHyphen"))
    newsroom_docx_add_words (writer, "\u00AD", look);
  else if (newsroom_xml_is (node, "sym"))
    write_symbol (writer, node, look);
  else
    return FALSE;

  return TRUE;
}

static void
write_ruby (NewsroomDocxWriter         *writer,
            const xmlNode              *node,
            const NewsroomDocumentLook *look)
{
  const xmlNode   *base = newsroom_xml_find (node, "rubyBase");
  g_autofree char *reading = newsroom_xml_dup_text (newsroom_xml_find (node, "rt"));
  g_autofree char *words = g_strdup_printf ("（%s）", g_strstrip (reading));

  if (base != NULL)
    newsroom_docx_write_inlines (writer, base);
  if (reading[0] != '\0')
    newsroom_docx_add_words (writer, words, look);
}

static void
write_run_child (NewsroomDocxWriter         *writer,
                 const xmlNode              *node,
                 const NewsroomDocumentLook *look)
{
  static const char *const drawings[] = { "drawing", "pict", "object", NULL };

  if (write_words (writer, node, look) || newsroom_xml_is_any (node, skipped))
    return;

  if (newsroom_xml_is_any (node, drawings))
    newsroom_docx_write_drawing (writer, node);
  else if (newsroom_xml_is (node, "AlternateContent"))
    write_run_children (writer, newsroom_docx_choose (node), look);
  else if (newsroom_xml_is (node, "footnoteReference"))
    newsroom_docx_write_note (writer, node, writer->docx->footnotes);
  else if (newsroom_xml_is (node, "endnoteReference"))
    newsroom_docx_write_note (writer, node, writer->docx->endnotes);
  else if (newsroom_xml_is (node, "commentReference"))
    newsroom_docx_write_comment (writer, node);
  else if (newsroom_xml_is (node, "ruby"))
    write_ruby (writer, node, look);
  else if (node->type == XML_ELEMENT_NODE)
    write_run_children (writer, node, look);
}

static void
write_run_children (NewsroomDocxWriter         *writer,
                    const xmlNode              *parent,
                    const NewsroomDocumentLook *look)
{
  for (const xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "fldChar"))
        newsroom_docx_field_char (writer, node);
      else if (newsroom_xml_is (node, "instrText"))
        newsroom_docx_field_add_instruction (writer, node);
      else if (look->hidden <= 0)
        write_run_child (writer, node, look);
      else if (newsroom_xml_is (node, "t"))
        writer->docx->document->counts.hidden++;
    }
}

static void
write_run (NewsroomDocxWriter *writer,
           const xmlNode      *run)
{
  NewsroomDocumentLook look = newsroom_docx_get_look (writer->docx, writer->style, newsroom_xml_find (run, "rPr"));

  write_run_children (writer, run, &look);
  newsroom_document_look_clear (&look);
}

static void
write_in_link (NewsroomDocxWriter *writer,
               const xmlNode      *node,
               const char         *target)
{
  const char *around = writer->target;

  if (target != NULL && newsroom_document_is_link (target))
    writer->target = target;
  else if (target != NULL)
    writer->docx->document->counts.anchors++;
  newsroom_docx_write_inlines (writer, node);
  writer->target = around;
}

static void
write_hyperlink (NewsroomDocxWriter *writer,
                 const xmlNode      *node)
{
  const char                 *id = newsroom_xml_get (node, "id");
  const char                 *anchor = newsroom_xml_get (node, "anchor");
  const NewsroomDocxRelation *relation = id != NULL ? g_hash_table_lookup (writer->docx->relations, id) : NULL;
  const char                 *address = relation != NULL ? relation->target : "";
  g_autofree char            *target = g_strconcat (address, anchor != NULL && anchor[0] != '\0' ? "#" : "", anchor, NULL);

  write_in_link (writer, node, target[0] != '\0' ? target : NULL);
}

/* Formulas are the words in them. */
static void
write_formula (NewsroomDocxWriter *writer,
               const xmlNode      *node)
{
  g_autofree char *words = newsroom_xml_dup_text (node);

  newsroom_docx_add_words (writer, words, NULL);
  writer->docx->document->counts.formulas++;
}

static void
append_change (GString       *words,
               const xmlNode *parent)
{
  static const char *const texts[] = { "t", "delText", NULL };

  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      const xmlNode *chosen = newsroom_xml_is (node, "AlternateContent") ? newsroom_docx_choose (node) : NULL;

      if (newsroom_xml_is_any (node, texts))
        newsroom_xml_append_text (words, node);
      else if (chosen != NULL)
        append_change (words, chosen);
      else
        append_change (words, node);
    }
}

/* A field of which one end is deleted ends there nevertheless. */
static void
pass_fields (NewsroomDocxWriter *writer,
             const xmlNode      *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (newsroom_xml_is (node, "fldChar"))
        newsroom_docx_field_char (writer, node);
      else if (node->type == XML_ELEMENT_NODE)
        pass_fields (writer, node);
    }
}

/* Returns whether the element was a change that is tracked. */
static gboolean
write_change (NewsroomDocxWriter *writer,
              const xmlNode      *node)
{
  static const char *const     added[] = { "ins", "moveTo", NULL };
  static const char *const     removed[] = { "del", "moveFrom", NULL };
  const gboolean               is_added = newsroom_xml_is_any (node, added);
  NewsroomDocument            *document = writer->docx->document;
  const NewsroomDocumentChange around = document->change;
  const NewsroomDocumentChange change = is_added ? NEWSROOM_DOCUMENT_ADDED : NEWSROOM_DOCUMENT_REMOVED;
  g_autoptr (GString) words = NULL;

  if (!is_added && !newsroom_xml_is_any (node, removed))
    return FALSE;

  words = g_string_new (NULL);
  append_change (words, node);
  if (words->len > 0 && change != around)
    newsroom_document_add_change (document, is_added, newsroom_xml_get (node, "author"), words->str);
  /* What was added and deleted later is deleted. */
  if (document->keeps_changes && around != NEWSROOM_DOCUMENT_REMOVED)
    document->change = change;
  if (is_added || document->keeps_changes)
    newsroom_docx_write_inlines (writer, node);
  else
    pass_fields (writer, node);
  document->change = around;

  return TRUE;
}

/**
 * newsroom_docx_write_inline:
 * @writer: what is being filled
 * @node: a run, or something around runs
 *
 * Adds its words to the paragraph. What is not known is looked into.
 */
void
newsroom_docx_write_inline (NewsroomDocxWriter *writer,
                            const xmlNode      *node)
{
  static const char *const formulas[] = { "oMath", "oMathPara", NULL };

  if (node->type != XML_ELEMENT_NODE || newsroom_xml_is_any (node, skipped) || write_change (writer, node))
    return;

  if (newsroom_xml_is (node, "r"))
    write_run (writer, node);
  else if (newsroom_xml_is (node, "hyperlink"))
    write_hyperlink (writer, node);
  else if (newsroom_xml_is (node, "fldSimple"))
    {
      const char      *instruction = newsroom_xml_get (node, "instr");
      g_autofree char *target = newsroom_document_dup_field_target (instruction != NULL ? instruction : "");

      write_in_link (writer, node, target);
    }
  else if (newsroom_xml_is (node, "AlternateContent"))
    {
      const xmlNode *chosen = newsroom_docx_choose (node);

      if (chosen != NULL)
        newsroom_docx_write_inlines (writer, chosen);
    }
  else if (newsroom_xml_is_any (node, formulas))
    write_formula (writer, node);
  else
    newsroom_docx_write_inlines (writer, node);
}

/**
 * newsroom_docx_write_inlines:
 * @writer: what is being filled
 * @parent: an element with runs
 *
 * Adds their words to the paragraph. What is not known is looked into.
 */
void
newsroom_docx_write_inlines (NewsroomDocxWriter *writer,
                             const xmlNode      *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    newsroom_docx_write_inline (writer, node);
}
