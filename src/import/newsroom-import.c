/* newsroom-import.c — the table of readers, and which of them a file is for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-anpa.h"
#include "newsroom-import-decode.h"
#include "newsroom-import-docx.h"
#include "newsroom-import-feed.h"
#include "newsroom-import-ghost.h"
#include "newsroom-import-html.h"
#include "newsroom-import-mail.h"
#include "newsroom-import-markdown.h"
#include "newsroom-import-mbox.h"
#include "newsroom-import-mhtml.h"
#include "newsroom-import-newsml.h"
#include "newsroom-import-ninjs.h"
#include "newsroom-import-nitf.h"
#include "newsroom-import-odt.h"
#include "newsroom-import-pdf.h"
#include "newsroom-import-rtf.h"
#include "newsroom-import-sniff.h"
#include "newsroom-import-sources-private.h"
#include "newsroom-import-text.h"
#include "newsroom-import-wxr.h"
#include "newsroom-json.h"
#include "newsroom-xml.h"

/* Files are asked in this order whether they are of a format. */
static const NewsroomImportMethods methods[] = {
  { "txt", newsroom_import_text_read, .shows_markup = TRUE },
  { "markdown", newsroom_import_markdown_read, .read_name = newsroom_import_markdown_read_name, .shows_markup = TRUE },
  { "ghost", NULL, newsroom_import_ghost_is, newsroom_import_ghost_read, NULL, newsroom_import_ghost_split },
  { "wxr", NULL, newsroom_import_wxr_is, newsroom_import_wxr_read, NULL, newsroom_import_wxr_split },
  { "feed", NULL, newsroom_import_feed_is, newsroom_import_feed_read, NULL, newsroom_import_feed_split },
  { "docx", NULL, newsroom_import_docx_is, newsroom_import_docx_read, .read_marked = newsroom_import_docx_read_marked },
  { "odt", NULL, newsroom_import_odt_is, newsroom_import_odt_read, .read_marked = newsroom_import_odt_read_marked },
  { "rtf", NULL, newsroom_import_rtf_is, newsroom_import_rtf_read, .read_marked = newsroom_import_rtf_read_marked },
  { "pdf", NULL, newsroom_import_pdf_is, newsroom_import_pdf_read },
  { "html", newsroom_import_html_read, NULL, NULL, newsroom_import_html_decode },
  { "nitf", NULL, newsroom_import_nitf_is, newsroom_import_nitf_read },
  { "newsml", NULL, newsroom_import_newsml_is, newsroom_import_newsml_read },
  { "anpa", NULL, newsroom_import_anpa_is, newsroom_import_anpa_read, .shows_markup = TRUE },
  { "ninjs", NULL, newsroom_import_ninjs_is, newsroom_import_ninjs_read },
  { "mhtml", NULL, newsroom_import_mhtml_is, newsroom_import_mhtml_read },
  { "mbox", NULL, newsroom_import_mbox_is, newsroom_import_mbox_read, NULL, newsroom_import_mbox_split },
  { "eml", NULL, newsroom_import_mail_is, newsroom_import_mail_read, NULL, newsroom_import_mail_split },
};

/* Bytes at the beginning of a file in which it says that it is XML. */
#define XML_DECLARATION_LIMIT 64

/* Bytes at the beginning of a file in which front matter must have a key. */
#define FRONT_MATTER_LIMIT 65536

/**
 * newsroom_import_get_methods:
 * @n_methods: (out): how many
 *
 * Returns: (array length=n_methods) (transfer none): what reads each format
 */
const NewsroomImportMethods *
newsroom_import_get_methods (gsize *n_methods)
{
  g_return_val_if_fail (n_methods != NULL, NULL);

  *n_methods = G_N_ELEMENTS (methods);

  return methods;
}

static const NewsroomImportMethods *
find_by_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, name))
      return &methods[i];

  return NULL;
}

static const NewsroomImportMethods *
find_by_extension (const char *file_name)
{
  const NewsroomImportFormat *format = newsroom_import_find_format_of_name (file_name);

  return format != NULL ? find_by_name (format->name) : NULL;
}

/* "---", a line "key: …", and later "---" or "...": front matter, whatever the file is called. */
static gboolean
has_front_matter (const char *text)
{
  const char *line = text;
  gboolean    has_key = FALSE;

  if (!g_str_has_prefix (text, "---\n"))
    return FALSE;

  while ((line = strchr (line, '\n')) != NULL && line - text < FRONT_MATTER_LIMIT)
    {
      const char *end;

      line++;
      end = strchrnul (line, '\n');
      if (end - line >= 3 && (strncmp (line, "---", 3) == 0 || strncmp (line, "...", 3) == 0))
        return has_key;
      if (g_ascii_isalpha (*line))
        {
          const char *colon = line + strspn (line, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-");

          has_key |= colon[0] == ':' && (colon[1] == ' ' || colon[1] == '\n');
        }
    }

  return FALSE;
}

/* What a page begins with (HTML, 13.1.1): not any text that has some HTML in it. */
static gboolean
is_page (const char *text)
{
  text += strspn (text, " \t\n");
  if (g_str_has_prefix (text, "<?xml") && strstr (text, "?>") != NULL)
    text = strstr (text, "?>") + strlen ("?>");
  text += strspn (text, " \t\n");

  return g_ascii_strncasecmp (text, "<!doctype html", strlen ("<!doctype html")) == 0 || g_ascii_strncasecmp (text, "<html", strlen ("<html")) == 0;
}

static const NewsroomImportMethods *
find_format (const char *text,
             const char *file_name)
{
  const NewsroomImportMethods *format = find_by_extension (file_name);
  const NewsroomImportMethods *markdown = find_by_name ("markdown");

  if (format != NULL && format->read != NULL)
    return format;
  if (markdown != NULL && has_front_matter (text))
    return markdown;

  return is_page (text) ? find_by_name ("html") : &methods[0];
}

/* Whether nothing came out that could be shown, as of empty front matter. */
static gboolean
is_empty (NewsroomArticle *article)
{
  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (newsroom_article_get_text (article, (NewsroomField)field)[0] != '\0')
      return FALSE;
  for (guint which = 0; which < NEWSROOM_N_TIMES; which++)
    if (newsroom_article_get_time (article, (NewsroomTime)which) != 0)
      return FALSE;

  return g_list_model_get_n_items (newsroom_article_get_credits (article)) == 0 && newsroom_article_get_keywords (article)[0] == NULL;
}

/* The format that is no text and that the file is of, or NULL. */
static const NewsroomImportMethods *
find_by_contents (GBytes *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (methods[i].is != NULL && methods[i].is (bytes))
      return &methods[i];

  return NULL;
}

/**
 * newsroom_import_find_splitter:
 * @bytes: the contents of a file
 * @format: (nullable): the name of a format, or %NULL to find it by the contents
 *
 * Returns: (transfer none) (nullable): the format that the file is of, if a file of it may hold
 *   several articles
 */
const NewsroomImportMethods *
newsroom_import_find_splitter (GBytes     *bytes,
                               const char *format)
{
  const NewsroomImportMethods *reader;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader = format != NULL ? find_by_name (format) : find_by_contents (bytes);

  return reader != NULL && reader->split != NULL && reader->is (bytes) ? reader : NULL;
}

/**
 * newsroom_import_knows:
 * @bytes: the contents of a file
 * @file_name: its name
 *
 * Returns: whether there is a format of the table that it surely is of, by what is in it or by its
 *   extension
 */
gboolean
newsroom_import_knows (GBytes     *bytes,
                       const char *file_name)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);

  return find_by_contents (bytes) != NULL || find_by_extension (file_name) != NULL;
}

/* Reads a file that is text, in whatever encoding; @reader may be NULL and is then found. */
static NewsroomArticle *
read_text (GBytes                       *bytes,
           const char                   *file_name,
           const NewsroomImportMethods **reader,
           NewsroomReport               *report,
           GError                      **error)
{
  const NewsroomImportMethods *expected = *reader != NULL ? *reader : find_by_extension (file_name);
  g_autofree char             *text = NULL;
  gsize                        length;

  if (expected != NULL && expected->decode != NULL)
    text = expected->decode (bytes, file_name, &length, report, error);
  else
    text = newsroom_import_decode (bytes, file_name, &length, report, error);
  if (text == NULL)
    return NULL;
  if (*reader == NULL)
    *reader = find_format (text, file_name);
  if ((*reader)->shows_markup)
    newsroom_report_read (report, NULL, text, (gssize)length);

  return (*reader)->read (g_steal_pointer (&text), length, report);
}

/* XML that is of no format: it would become an article full of tags. */
static gboolean
is_other_xml (GBytes     *bytes,
              const char *file_name,
              GError    **error)
{
  g_autofree char             *root = newsroom_xml_dup_root (bytes);
  const NewsroomImportMethods *expected = find_by_extension (file_name);
  gsize                        size;
  const char                  *data = g_bytes_get_data (bytes, &size);

  if (root == NULL || g_ascii_strcasecmp (root, "html") == 0 || expected != NULL || memmem (data, MIN (size, XML_DECLARATION_LIMIT), "<?xml", strlen ("<?xml")) == NULL)
    return FALSE;

  g_set_error (error,
               NEWSROOM_IMPORT_ERROR,
               NEWSROOM_IMPORT_ERROR_FORMAT,
               _ ("Could not open “%s”: it is XML of a kind that Newsroom does not read, which begins with “<%s>”. Ask for the story as text, as a Word document or in NITF."),
               file_name,
               root);

  return TRUE;
}

/* XML and JSON of a format that its name tells and that it does not keep to, as with a DOCTYPE longer
 * than any: it would become an article full of tags. A page is one whatever it is called. */
static gboolean
is_broken (GBytes     *bytes,
           const char *file_name,
           GError    **error)
{
  g_autofree char             *root = newsroom_xml_dup_root (bytes);
  const NewsroomImportMethods *expected = find_by_extension (file_name);
  gsize                        size;
  const char                  *data = g_bytes_get_data (bytes, &size);
  const char                  *mark;

  if (expected == NULL || expected->read_bytes == NULL || (root != NULL && g_ascii_strcasecmp (root, "html") == 0))
    return FALSE;
  mark = g_str_has_suffix (newsroom_import_find_format (expected->name)->content_type, "json") ? "{" : "<?xml";
  if (size < strlen (mark) || strncmp (data, mark, strlen (mark)) != 0)
    return FALSE;

  g_set_error (error,
               NEWSROOM_IMPORT_ERROR,
               NEWSROOM_IMPORT_ERROR_DAMAGED,
               _ ("Could not open “%s”: it is damaged, or is not of the format “%s” as its name says. Ask for it once more."),
               file_name,
               _ (newsroom_import_find_format (expected->name)->title));

  return TRUE;
}

static void
ignore_element_cb (const xmlNode *node,
                   gpointer       user_data)
{
}

/* Whether it is no XML or JSON to its end. */
static gboolean
is_cut (GBytes *bytes)
{
  static const char *const none[] = { NULL };
  gsize                    size;
  const char              *data = g_bytes_get_data (bytes, &size);
  g_autofree char         *root = newsroom_xml_dup_root (bytes);
  g_autoptr (JsonNode) json = NULL;

  if (root != NULL)
    return newsroom_xml_read (bytes, none, ignore_element_cb, NULL) != NEWSROOM_XML_WHOLE;
  json = newsroom_json_parse (data, size);

  return json == NULL;
}

/* What begins as XML or JSON of a format and is damaged after that, whatever it is called. */
static gboolean
is_broken_story (GBytes     *bytes,
                 const char *file_name,
                 GError    **error)
{
  g_autoptr (GBytes) start = g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), NEWSROOM_IMPORT_SNIFF_BYTES));

  if (find_by_extension (file_name) != NULL || !newsroom_import_sniff (start) || !is_cut (bytes))
    return FALSE;

  g_set_error (error,
               NEWSROOM_IMPORT_ERROR,
               NEWSROOM_IMPORT_ERROR_DAMAGED,
               _ ("Could not open “%s”: it begins as a story in XML or JSON does, and is damaged after that. Ask for it once more."),
               file_name);

  return TRUE;
}

static gboolean
check (GBytes                      *bytes,
       const char                  *file_name,
       const char                  *format,
       const NewsroomImportMethods *reader,
       GError                     **error)
{
  if (format != NULL && reader == NULL)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT, _ ("Could not open “%s”: Newsroom reads no format named “%s”"), file_name, format);
  else if (g_bytes_get_size (bytes) > NEWSROOM_IMPORT_MAX_BYTES)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_TOO_LARGE, _ ("Could not open “%s”: it is larger than 64 MB, too large for an article"), file_name);
  else if (format != NULL && reader->is != NULL && !reader->is (bytes))
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT, _ ("Could not open “%s”: it is not of the format “%s”"), file_name, _ (newsroom_import_find_format (reader->name)->title));
  else
    return TRUE;

  return FALSE;
}

static NewsroomArticle *
import_file (GBytes *bytes, const char *file_name, const char *format, gboolean keeps_changes, NewsroomReport *report, const char **content_type, GError **error)
{
  g_autoptr (GBytes) contents = bytes;
  const NewsroomImportMethods *reader = format != NULL ? find_by_name (format) : NULL;
  g_autoptr (NewsroomArticle) article = NULL;

  if (!check (bytes, file_name, format, reader, error))
    return NULL;

  if (reader == NULL)
    reader = find_by_contents (bytes);
  if (reader == NULL && (is_other_xml (bytes, file_name, error) || is_broken (bytes, file_name, error) || is_broken_story (bytes, file_name, error)))
    return NULL;
  if (reader != NULL && keeps_changes && reader->read_marked != NULL)
    article = reader->read_marked (contents, file_name, report, error);
  else if (reader != NULL && reader->read_bytes != NULL)
    article = reader->read_bytes (contents, file_name, report, error);
  else
    article = read_text (g_steal_pointer (&contents), file_name, &reader, report, error);
  if (article == NULL)
    return NULL;
  if (content_type != NULL)
    *content_type = newsroom_import_find_format (reader->name)->content_type;

  if (is_empty (article))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no text in it"), file_name);
      return NULL;
    }
  if (reader->read_name != NULL)
    reader->read_name (article, file_name, report);
  newsroom_report_set_format (report, reader->name);
  newsroom_import_tell_sources (article, reader->name, report);
  newsroom_report_settle (report, article, reader->shows_markup);

  return g_steal_pointer (&article);
}

/**
 * newsroom_import:
 * @bytes: (transfer full): the contents of a file; without another owner they may become the
 *   body, so that a large one need not be copied
 * @file_name: its name, for messages and for its extension
 * @format: (nullable): the name of a format, or %NULL to find it by the extension and, where
 *   that says nothing, by the contents
 * @report: told what was noticed, inferred and left out
 * @content_type: (out) (optional) (transfer none): the media type of the format
 * @error: return location
 *
 * Opens no file and keeps nothing; any thread may call it. Takes time linear in the size.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import (GBytes *bytes, const char *file_name, const char *format, NewsroomReport *report, const char **content_type, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return import_file (bytes, file_name, format, FALSE, report, content_type, error);
}

/**
 * newsroom_import_marked:
 * @bytes: (transfer full): as for newsroom_import()
 * @file_name: as for newsroom_import()
 * @format: (nullable): as for newsroom_import()
 * @report: as for newsroom_import()
 * @content_type: (out) (optional) (transfer none): as for newsroom_import()
 * @error: return location
 *
 * As newsroom_import(), which takes tracked changes as accepted; here they stay in the text as marks of
 * CriticMarkup, “{++added++}” and “{--deleted--}”. Formats without tracked changes are read as ever.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_marked (GBytes *bytes, const char *file_name, const char *format, NewsroomReport *report, const char **content_type, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return import_file (bytes, file_name, format, TRUE, report, content_type, error);
}
