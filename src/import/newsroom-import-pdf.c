/* newsroom-import-pdf.c — PDF (.pdf)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "newsroom-pdf-private.h"

#define SIGNATURE "%PDF-"

/* Bytes. Programs read a PDF that begins or ends so far from the edges of the file. */
#define HEAD 1024
#define TAIL 2048

/* What is read of a file, at most: pages, characters, seconds of the processor. */
#define MAX_PAGES 2000
#define MAX_CHARACTERS 1000000
#define MAX_SECONDS 6

/* Older versions of Poppler do not say how these are freed. */
typedef PopplerDocument PdfFile;
typedef PopplerPage     PdfPage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfFile, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfPage, g_object_unref)

/**
 * newsroom_import_pdf_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is a PDF: it begins as one, or has that within its first kilobyte and what
 *   ends a PDF at its end (ISO 32000-1, 7.5.2 and annex H.3)
 */
gboolean
newsroom_import_pdf_is (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *found = size > 0 ? memmem (data, MIN (size, HEAD), SIGNATURE, strlen (SIGNATURE)) : NULL;
  const gsize tail = MIN (size, TAIL);

  if (found == NULL)
    return FALSE;

  return found == data || memmem (data + size - tail, tail, "startxref", strlen ("startxref")) != NULL;
}

static void
init (NewsroomPdf      *self,
      NewsroomDocument *document)
{
  self->document = document;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_pdf_sheet_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_pdf_row_free);
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_pdf_paragraph_free);
  self->targets = g_string_chunk_new (1024);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->margins = g_string_new (NULL);
  self->comments = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->attachments = g_ptr_array_new_with_free_func (g_free);
}

static void
clear (NewsroomPdf *self)
{
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sheets);
  g_string_chunk_free (self->targets);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->heads);
  g_ptr_array_unref (self->numbers);
  g_string_free (self->margins, TRUE);
  g_ptr_array_unref (self->comments);
  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->attachments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomPdf, clear)

/* Without a password: many files are encrypted so that they open, and only ask for no copies. */
static PopplerDocument *
open_document (GBytes     *bytes,
               const char *file_name,
               GError    **error)
{
  g_autoptr (GError) cause = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &cause);

  if (document != NULL)
    return document;

  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_PROTECTED, _ ("Could not open “%s”: it is protected with a password. Save it without one where it was written."), file_name);
  else
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged. Ask for it once more."), file_name);

  return NULL;
}

/* What programs write where nobody has said a title: the name of a file. */
static char *
dup_title (PopplerDocument *document)
{
  static const char *const prefixes[] = { "Microsoft Word - ", "Microsoft PowerPoint - ", NULL };
  static const char *const endings[] = { ".doc", ".docx", ".odt", ".rtf", ".indd", ".pdf", ".qxd", ".qxp", ".txt", ".html", ".htm", ".tex", ".dvi", ".xls", ".xlsx", ".pptx", NULL };
  g_autofree char         *title = poppler_document_get_title (document);
  g_autofree char         *small = NULL;
  const char              *start = title;

  if (title == NULL || !g_utf8_validate (title, -1, NULL))
    return NULL;
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (start, prefixes[i]))
      start += strlen (prefixes[i]);
  small = g_utf8_strdown (start, -1);
  g_strstrip (small);
  if (small[0] == '\0' || g_str_has_prefix (small, "untitled") || strcmp (small, "document1") == 0 || g_str_has_prefix (small, "http") || g_str_has_prefix (small, "about:"))
    return NULL;
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (small, endings[i]))
      return NULL;

  return g_strstrip (g_strdup (start));
}

static void
take_time (NewsroomDocument        *document,
           NewsroomDocumentProperty property,
           GDateTime               *time)
{
  g_autoptr (GDateTime) taken = time;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  if (text != NULL)
    newsroom_document_set_property (document, property, text);
}

static void
take_properties (NewsroomDocument *document,
                 PopplerDocument  *file)
{
  g_autofree char *title = dup_title (file);
  g_autofree char *author = poppler_document_get_author (file);
  g_autofree char *keywords = poppler_document_get_keywords (file);

  if (title != NULL)
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_TITLE, title);
  if (author != NULL && g_utf8_validate (author, -1, NULL) && g_strstrip (author)[0] != '\0' && strchr (author, '\n') == NULL)
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_AUTHOR, author);
  if (keywords != NULL && g_utf8_validate (keywords, -1, NULL) && keywords[0] != '\0')
    newsroom_document_set_property (document, NEWSROOM_DOCUMENT_PROPERTY_KEYWORDS, keywords);
  take_time (document, NEWSROOM_DOCUMENT_PROPERTY_CREATED, poppler_document_get_creation_date_time (file));
  take_time (document, NEWSROOM_DOCUMENT_PROPERTY_UPDATED, poppler_document_get_modification_date_time (file));
}

static double
get_seconds (void)
{
  struct timespec now;

  return clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) == 0 ? (double)now.tv_sec + (double)now.tv_nsec / 1e9 : 0;
}

static void
read_pages (NewsroomPdf     *self,
            PopplerDocument *file)
{
  const double start = get_seconds ();

  self->n_pages = (guint)MAX (poppler_document_get_n_pages (file), 0);
  for (guint i = 0; i < self->n_pages; i++)
    {
      g_autoptr (PdfPage) page = NULL;

      if (i >= MAX_PAGES || self->n_characters > MAX_CHARACTERS || get_seconds () - start > MAX_SECONDS)
        {
          self->has_stopped = TRUE;
          return;
        }
      page = poppler_document_get_page (file, (int)i);
      self->n_read++;
      if (page == NULL)
        {
          self->n_unreadable++;
          continue;
        }
      newsroom_pdf_read_page (self, page, i);
      newsroom_pdf_read_notes (self, page);
    }
}

static void
set_textless (const NewsroomPdf *self,
              const char        *file_name,
              GError           **error)
{
  if (self->n_scanned > 0)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no text in it, only pictures of its pages. It would need OCR; ask for the story as text."), file_name);
  else if (self->n_unreadable > 0)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged. Ask for it once more."), file_name);
  else
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no text in it"), file_name);
}

static void
make_tree (NewsroomPdf *self)
{
  newsroom_pdf_drop_margins (self);
  for (guint i = 0; i < self->sheets->len; i++)
    newsroom_pdf_order (self, g_ptr_array_index (self->sheets, i));
  newsroom_pdf_measure (self);
  newsroom_pdf_make_paragraphs (self);
  newsroom_pdf_make_blocks (self);
}

/**
 * newsroom_import_pdf_prepare:
 *
 * Poppler looks for its tables of characters when a document is opened, and forgets them with the last
 * that is open.
 *
 * Returns: (transfer full) (nullable): as long as this is there, nothing is looked for; a table is still
 *   opened, by its name, when a font needs it
 */
GObject *
newsroom_import_pdf_prepare (void)
{
  static const char empty[] = "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj\ntrailer <</Root 1 0 R>>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (empty, sizeof empty - 1);

  return (GObject *)poppler_document_new_from_bytes (bytes, NULL, NULL);
}

/**
 * newsroom_import_pdf_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was guessed and left out
 * @error: return location
 *
 * Reads the text of a PDF (ISO 32000) by where it stands on the pages: what is a paragraph, a
 * column, a headline or a list is a guess, and the report says so. Running heads, feet and numbers
 * of pages are left out by name. Nothing in the file is run, and nothing fetched.
 *
 * Returns: (transfer full) (nullable): the article
 */
NewsroomArticle *
newsroom_import_pdf_read (GBytes         *bytes,
                          const char     *file_name,
                          NewsroomReport *report,
                          GError        **error)
{
  g_autoptr (PdfFile) file = open_document (bytes, file_name, error);
  g_autoptr (NewsroomDocument) document = newsroom_document_new (report);
  g_auto (NewsroomPdf) self = { 0 };

  init (&self, document);
  if (file == NULL)
    return NULL;

  read_pages (&self, file);
  if (self.sheets->len == 0 && self.values->len == 0)
    {
      set_textless (&self, file_name, error);
      return NULL;
    }
  newsroom_pdf_read_attachments (&self, file);
  take_properties (document, file);
  make_tree (&self);
  newsroom_pdf_report (&self);
  newsroom_document_take_fields (document);
  newsroom_pdf_tell_text (&self);
  newsroom_pdf_add_notes (&self);

  return newsroom_document_finish (document);
}
