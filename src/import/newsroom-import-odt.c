/* newsroom-import-odt.c — OpenDocument texts (.odt, .fodt)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-odt-private.h"
#include "newsroom-zip.h"

/* Bytes at the beginning in which a file says what it is. */
#define SIGNATURE_LIMIT 4096

#define TEXT_TYPE "application/vnd.oasis.opendocument.text"

/* What is read, and where words go. */
typedef struct
{
  NewsroomOdt       odt;
  NewsroomOdtWriter writer;
} Reading;

static const char *const containers[] = { "document", "document-content", "document-styles", "document-meta", "meta", "styles", "automatic-styles", "master-styles", "master-page", "body", "text", NULL };

static gboolean
is_wanted (const char *name)
{
  static const char *const names[] = { "content.xml", "styles.xml", "meta.xml", "meta-inf/manifest.xml", NULL };

  return g_strv_contains (names, name);
}

static gboolean
begins_with (GBytes     *bytes,
             const char *words)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, MIN (size, SIGNATURE_LIMIT), words, strlen (words)) != NULL;
}

/**
 * newsroom_import_odt_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is a text in OpenDocument, in an archive or as one XML file
 */
gboolean
newsroom_import_odt_is (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* Some programs pack the part that says what it is, so that it cannot be seen. */
  if (newsroom_zip_is_zip (bytes))
    return begins_with (bytes, "mimetype" TEXT_TYPE) || (begins_with (bytes, "mimetype") && !begins_with (bytes, "mimetypeapplication/"));

  return size > 0 && (data[0] == '<' || data[0] == '\xEF') && begins_with (bytes, "<office:document") && begins_with (bytes, TEXT_TYPE);
}

static void
read_meta (NewsroomDocument *document,
           const xmlNode    *node)
{
  g_autofree char *text = g_strstrip (newsroom_xml_dup_text (node));

  if (text[0] == '\0')
    return;

  if (newsroom_xml_is (node, "title"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_TITLE, text);
  else if (newsroom_xml_is (node, "initial-creator") || newsroom_xml_is (node, "creator"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_AUTHOR, text);
  else if (newsroom_xml_is (node, "language"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_LANGUAGE, text);
  else if (newsroom_xml_is (node, "keyword"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_KEYWORDS, text);
  else if (newsroom_xml_is (node, "creation-date"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_CREATED, text);
  else if (newsroom_xml_is (node, "date"))
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_UPDATED, text);
}

/* A header or footer is of the pages, not of the article (OpenDocument 1.3, 16.10). */
static void
read_margin (NewsroomDocument *document,
             const xmlNode    *node)
{
  static const char *const margins[] = { "header", "header-left", "header-first", "footer", "footer-left", "footer-first", NULL };
  g_autoptr (GString) words = g_string_new (NULL);

  if (!newsroom_xml_is_any (node, margins) || g_strcmp0 (newsroom_xml_get (node, "display"), "false") == 0)
    return;

  newsroom_odt_append_words (words, node);
  newsroom_document_add_margin (document, words->str);
}

static void
read_cb (const xmlNode *node,
         gpointer       user_data)
{
  Reading       *reading = user_data;
  const xmlNode *parent = node->parent;

  if (parent == NULL || parent->type != XML_ELEMENT_NODE)
    return;

  if (newsroom_xml_is (parent, "meta"))
    read_meta (reading->odt.document, node);
  else if (newsroom_xml_is (parent, "styles") || (newsroom_xml_is (parent, "automatic-styles") && !reading->odt.is_common))
    newsroom_odt_read_style (&reading->odt, node);
  else if (newsroom_xml_is (parent, "master-page"))
    read_margin (reading->odt.document, node);
  else if (newsroom_xml_is (parent, "text"))
    newsroom_odt_write_block (&reading->writer, node);
}

/* Looks for ends in what newsroom_odt_write_block() comes to. */
static void
find_ends (GHashTable    *ends,
           const xmlNode *node)
{
  static const char *const passed[] = { "tracked-changes", "annotation", "hidden-text", "hidden-paragraph", NULL };
  const char              *id = newsroom_xml_is (node, "change-end") ? newsroom_xml_get (node, "change-id") : NULL;

  if (node->type != XML_ELEMENT_NODE || newsroom_xml_is_any (node, passed) || g_strcmp0 (newsroom_xml_get (node, "display"), "none") == 0)
    return;

  if (id != NULL)
    g_hash_table_add (ends, g_strdup (id));
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    find_ends (ends, child);
}

static void
find_ends_cb (const xmlNode *node,
              gpointer       user_data)
{
  if (newsroom_xml_is (node->parent, "text"))
    find_ends (user_data, node);
}

/* An insertion that never ends would mark all that comes after it: which have ends must be known before. */
static NewsroomXmlResult
read_content (Reading *reading,
              GBytes  *content)
{
  if (reading->odt.document->keeps_changes)
    (void)newsroom_xml_read (content, containers, find_ends_cb, reading->odt.ends);

  return newsroom_xml_read (content, containers, read_cb, reading);
}

static gboolean
check (NewsroomDocument *document,
       NewsroomXmlResult result,
       const char       *file_name,
       GError          **error)
{
  if (result == NEWSROOM_XML_FORBIDDEN)
    newsroom_document_set_forbidden (file_name, error);
  else if (result == NEWSROOM_XML_TOO_LARGE)
    newsroom_document_set_too_large (file_name, error);
  else if (result == NEWSROOM_XML_DAMAGED)
    newsroom_document_set_damaged (document, file_name, error);

  return result == NEWSROOM_XML_WHOLE;
}

static void
find_encryption_cb (const xmlNode *node,
                    gpointer       user_data)
{
  if (newsroom_xml_find (node, "encryption-data") != NULL)
    *(gboolean *)user_data = TRUE;
}

static gboolean
is_encrypted (NewsroomZip *zip)
{
  static const char *const manifest[] = { "manifest", NULL };
  GBytes                  *part = newsroom_zip_get (zip, "META-INF/manifest.xml", NULL);
  gboolean                 found = FALSE;

  /* Older programs write a document type into this part, which then is not read. */
  if (part != NULL)
    (void)newsroom_xml_read (part, manifest, find_encryption_cb, &found);

  return found;
}

/* Reads the parts of an archive. */
static gboolean
read_archive (Reading    *reading,
              GBytes     *bytes,
              const char *file_name,
              GError    **error)
{
  g_autoptr (NewsroomZip) zip = newsroom_zip_open (bytes, is_wanted, file_name, error);
  GBytes           *content;
  GBytes           *styles;
  GBytes           *meta;
  NewsroomXmlResult result;
  gboolean          is_damaged = FALSE;

  if (zip == NULL)
    return FALSE;
  if (is_encrypted (zip))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_PROTECTED, _ ("Could not open “%s”: it is protected with a password. Save it without one where it was written."), file_name);
      return FALSE;
    }

  content = newsroom_zip_get (zip, "content.xml", &is_damaged);
  styles = newsroom_zip_get (zip, "styles.xml", NULL);
  meta = newsroom_zip_get (zip, "meta.xml", NULL);
  if (content == NULL)
    return check (reading->odt.document, NEWSROOM_XML_DAMAGED, file_name, error);

  reading->odt.is_common = TRUE;
  if (styles != NULL)
    (void)newsroom_xml_read (styles, containers, read_cb, reading);
  if (meta != NULL)
    (void)newsroom_xml_read (meta, containers, read_cb, reading);
  reading->odt.is_common = FALSE;
  result = read_content (reading, content);
  if (result == NEWSROOM_XML_WHOLE && is_damaged)
    result = NEWSROOM_XML_DAMAGED;

  return check (reading->odt.document, result, file_name, error);
}

static void
clear (Reading *reading)
{
  newsroom_odt_writer_finish (&reading->writer);
  g_hash_table_unref (reading->odt.styles);
  g_hash_table_unref (reading->odt.lists);
  g_hash_table_unref (reading->odt.changes);
  g_hash_table_unref (reading->odt.ends);
  g_hash_table_unref (reading->odt.open);
  g_hash_table_unref (reading->odt.counts);
  g_free (reading->odt.language);
}

static NewsroomArticle *
read_document (GBytes *bytes, const char *file_name, gboolean keeps_changes, NewsroomReport *report, GError **error)
{
  g_autoptr (NewsroomDocument) document = newsroom_document_new (report);
  Reading  reading = { .odt.document = document };
  gboolean is_read;

  document->keeps_changes = keeps_changes;
  reading.odt.changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.odt.ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.odt.open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.odt.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)newsroom_odt_style_free);
  reading.odt.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.odt.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  newsroom_odt_writer_init (&reading.writer, &reading.odt, document->root);
  if (newsroom_zip_is_zip (bytes))
    is_read = read_archive (&reading, bytes, file_name, error);
  else
    is_read = check (document, read_content (&reading, bytes), file_name, error);
  if (is_read && reading.odt.language != NULL && newsroom_article_get_text (document->article, NEWSROOM_FIELD_LANGUAGE)[0] == '\0')
    newsroom_article_set_text (document->article, NEWSROOM_FIELD_LANGUAGE, reading.odt.language);
  clear (&reading);
  if (!is_read)
    return NULL;

  newsroom_document_take_fields (document);

  return newsroom_document_finish (document);
}

/**
 * newsroom_import_odt_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads the text of OpenDocument 1.3, with tracked changes as if all were accepted. Footnotes become
 * numbers and paragraphs under the text, comments notes for the desk. Headers and footers are left out.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_odt_read (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error)
{
  return read_document (bytes, file_name, FALSE, report, error);
}

/**
 * newsroom_import_odt_read_marked:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * As newsroom_import_odt_read(), with tracked changes as marks: “{++added++}” and “{--deleted--}”.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_odt_read_marked (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error)
{
  return read_document (bytes, file_name, TRUE, report, error);
}
