/* newsroom-import-docx.c — Word documents (.docx)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-docx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-docx-private.h"

static gboolean
is_wanted (const char *name)
{
  static const char *const others[] = { "/theme/", "customxml/", "/glossary/", "/embeddings/", "/media/", "/charts/", "/diagrams/" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (name, others[i]) != NULL)
      return FALSE;

  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels");
}

/**
 * newsroom_import_docx_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is a document, a table or slides in the format of Microsoft Office
 */
gboolean
newsroom_import_docx_is (GBytes *bytes)
{
  static const char types[] = "[Content_Types].xml";
  gsize             size;
  const char       *data = g_bytes_get_data (bytes, &size);

  return newsroom_zip_is_zip (bytes) && (memmem (data, size, types, sizeof types - 1) != NULL || memmem (data, size, "word/", 5) != NULL);
}

/* The main part, as the document says or where it always is. */
static char *
find_main_part (NewsroomDocx *self)
{
  char *name;

  self->main_name = g_strdup ("");
  self->relations = newsroom_docx_read_relations (self, "");
  name = newsroom_docx_dup_related (self, "officeDocument");
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_free (self->main_name);

  return name != NULL ? name : g_strdup ("word/document.xml");
}

/* The text, and the table that is open in it: a long one is never in memory at once. */
typedef struct
{
  NewsroomDocxWriter writer;
  NewsroomHtmlNode  *table;  /* (nullable) */
  const xmlNode     *source; /* (nullable): the element that @table is of, only to be compared */
} Body;

static void
end_table (Body *body)
{
  if (body->table != NULL)
    newsroom_docx_add_table (&body->writer, g_steal_pointer (&body->table));
  body->source = NULL;
}

static void
read_body_cb (const xmlNode *node,
              gpointer       user_data)
{
  Body          *body = user_data;
  const gboolean is_in_table = node->parent != NULL && newsroom_xml_is (node->parent, "tbl");

  if (!is_in_table || node->parent != body->source || newsroom_xml_is (node, "tblPr"))
    end_table (body);
  if (is_in_table && body->table == NULL)
    {
      body->table = newsroom_html_node_new ("table");
      body->source = node->parent;
    }

  if (is_in_table)
    newsroom_docx_write_row (&body->writer, body->table, node);
  else if (!newsroom_xml_is (node, "background"))
    newsroom_docx_write_block (&body->writer, node);
}

static gboolean
read_body (NewsroomDocx *self,
           const char   *file_name,
           GError      **error)
{
  static const char *const containers[] = { "document", "body", "tbl", NULL };
  gboolean                 is_damaged;
  GBytes                  *part = newsroom_zip_get (self->zip, self->main_name, &is_damaged);
  Body                     body = { 0 };
  NewsroomXmlResult        result;

  newsroom_docx_writer_init (&body.writer, self, self->document->root);
  result = newsroom_xml_read (part, containers, read_body_cb, &body);
  end_table (&body);
  newsroom_docx_writer_finish (&body.writer);
  if (result == NEWSROOM_XML_FORBIDDEN)
    {
      newsroom_document_set_forbidden (file_name, error);
      return FALSE;
    }
  if (result == NEWSROOM_XML_TOO_LARGE)
    {
      newsroom_document_set_too_large (file_name, error);
      return FALSE;
    }
  if (result == NEWSROOM_XML_DAMAGED || is_damaged)
    {
      newsroom_document_set_damaged (self->document, file_name, error);
      return FALSE;
    }

  return TRUE;
}

/* The language in which more than half of the text is. */
static void
set_language (NewsroomDocx *self)
{
  NewsroomArticle *article = self->document->article;
  GHashTableIter   iter;
  gpointer         language, count;
  guint            n_all = 0;

  g_hash_table_iter_init (&iter, self->languages);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    n_all += GPOINTER_TO_UINT (count);
  g_hash_table_iter_init (&iter, self->languages);
  while (g_hash_table_iter_next (&iter, &language, &count))
    if (GPOINTER_TO_UINT (count) > n_all / 2 && newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE)[0] == '\0')
      newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, language);
}

static void
clear (NewsroomDocx *self)
{
  g_clear_pointer (&self->styles, g_hash_table_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_pointer (&self->numbering, newsroom_docx_numbering_free);
  g_clear_pointer (&self->footnotes, g_hash_table_unref);
  g_clear_pointer (&self->endnotes, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->comments, g_hash_table_unref);
  g_clear_pointer (&self->languages, g_hash_table_unref);
  g_clear_pointer (&self->main_name, g_free);
  g_clear_pointer (&self->language, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomDocx, clear)

static void
init (NewsroomDocx     *self,
      NewsroomZip      *zip,
      NewsroomDocument *document)
{
  self->zip = zip;
  self->document = document;
  self->footnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)newsroom_html_node_free);
  self->endnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)newsroom_html_node_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->main_name = find_main_part (self);
  self->relations = newsroom_docx_read_relations (self, self->main_name);
}

static gboolean
is_document (NewsroomDocx *self,
             const char   *file_name,
             GError      **error)
{
  const char *kind = NULL;

  if (g_str_has_prefix (self->main_name, "xl/"))
    kind = _ ("a spreadsheet");
  else if (g_str_has_prefix (self->main_name, "ppt/"))
    kind = _ ("a presentation");
  if (kind != NULL)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_BINARY, _ ("Could not open “%s”: it is not text but %s"), file_name, kind);
  else if (newsroom_docx_get_part (self, self->main_name) == NULL && newsroom_zip_is_damaged (self->zip))
    newsroom_document_set_damaged (self->document, file_name, error);
  else if (newsroom_docx_get_part (self, self->main_name) == NULL)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_BINARY, _ ("Could not open “%s”: there is no Word document in it"), file_name);
  else
    return TRUE;

  return FALSE;
}

static NewsroomArticle *
read_document (GBytes *bytes, const char *file_name, gboolean keeps_changes, NewsroomReport *report, GError **error)
{
  g_autoptr (NewsroomZip) zip = newsroom_zip_open (bytes, is_wanted, file_name, error);
  g_autoptr (NewsroomDocument) document = NULL;
  g_auto (NewsroomDocx) self = { 0 };

  if (zip == NULL)
    return NULL;

  document = newsroom_document_new (report);
  document->keeps_changes = keeps_changes;
  init (&self, zip, document);
  if (!is_document (&self, file_name, error))
    return NULL;

  newsroom_docx_read_styles (&self);
  newsroom_docx_read_numbering (&self);
  newsroom_docx_read_properties (&self);
  newsroom_docx_read_notes (&self);
  newsroom_docx_read_margins (&self);
  if (!read_body (&self, file_name, error))
    return NULL;
  newsroom_document_take_fields (document);
  newsroom_docx_finish_notes (&self);
  set_language (&self);

  return newsroom_document_finish (document);
}

/**
 * newsroom_import_docx_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads the text of ECMA-376, with tracked changes as if all were accepted. Footnotes become
 * numbers and paragraphs under the text, comments notes for the desk. Headers and footers are left out.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_docx_read (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error)
{
  return read_document (bytes, file_name, FALSE, report, error);
}

/**
 * newsroom_import_docx_read_marked:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * As newsroom_import_docx_read(), with tracked changes as marks: “{++added++}” and “{--deleted--}”.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_docx_read_marked (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error)
{
  return read_document (bytes, file_name, TRUE, report, error);
}
