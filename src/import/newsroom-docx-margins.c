/* newsroom-docx-margins.c — headers and footers of the pages of a Word document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

static void append_words (GString       *words,
                          const xmlNode *parent);

static void
append_node (GString       *words,
             const xmlNode *node)
{
  static const char *const blanks[] = { "tab", "ptab", "br", "cr", NULL };
  static const char *const skipped[] = { "rPr", "pPr", "sdtPr", "tblPr", "tcPr", "trPr", "instrText", "del", "moveFrom", "rt", "Fallback", NULL };
  const char              *watermark = newsroom_xml_is (node, "textpath") ? newsroom_xml_get (node, "string") : NULL;
  const xmlNode           *chosen = newsroom_xml_is (node, "AlternateContent") ? newsroom_docx_choose (node) : NULL;

  if (newsroom_xml_is (node, "t"))
    newsroom_xml_append_text (words, node);
  else if (newsroom_xml_is_any (node, blanks))
    g_string_append_c (words, ' ');
  else if (watermark != NULL)
    g_string_append_printf (words, " %s ", watermark);
  else if (chosen != NULL)
    append_words (words, chosen);
  else if (!newsroom_xml_is_any (node, skipped) && !newsroom_docx_is_on (newsroom_xml_find (node, "rPr"), "vanish"))
    append_words (words, node);
}

static void
append_words (GString       *words,
              const xmlNode *parent)
{
  if (newsroom_xml_is (parent, "p"))
    g_string_append_c (words, ' ');
  for (const xmlNode *node = parent->type == XML_ELEMENT_NODE ? parent->children : NULL; node != NULL; node = node->next)
    append_node (words, node);
  if (newsroom_xml_is (parent, "p"))
    g_string_append_c (words, ' ');
}

static void
read_margin_cb (const xmlNode *node,
                gpointer       user_data)
{
  append_node (user_data, node);
}

/**
 * newsroom_docx_read_margins:
 * @self: a document whose main part is known
 *
 * Keeps what headers and footers say, and watermarks, which are in them, for the report: they are of
 * the pages, not of the article.
 */
void
newsroom_docx_read_margins (NewsroomDocx *self)
{
  static const char *const types[] = { "header", "footer" };
  static const char *const containers[] = { "hdr", "ftr", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) names = newsroom_docx_list_related (self, types[i]);
      gboolean are_whole = TRUE;

      for (guint n = 0; n < names->len; n++)
        {
          g_autoptr (GString) words = g_string_new (NULL);

          are_whole &= newsroom_docx_read_part (self, names->pdata[n], containers, read_margin_cb, words);
          newsroom_document_add_margin (self->document, words->str);
        }
      if (!are_whole)
        newsroom_docx_report_damage (self, types[i]);
    }
}
