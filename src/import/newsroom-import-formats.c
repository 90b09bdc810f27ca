/* newsroom-import-formats.c — the table of formats: their names, and what files of them are called
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (newsroom_import_error, newsroom_import_error)

static const char *const anpa_extensions[] = { "anpa", NULL };
static const char *const text_extensions[] = { "txt", "text", NULL };
static const char *const markdown_extensions[] = { "md", "markdown", "mdown", "mkd", NULL };
static const char *const ghost_extensions[] = { NULL };
static const char *const wxr_extensions[] = { "wxr", NULL };
static const char *const feed_extensions[] = { "rss", "atom", NULL };
static const char *const docx_extensions[] = { "docx", "docm", "dotx", "dotm", NULL };
static const char *const odt_extensions[] = { "odt", "fodt", "ott", NULL };
static const char *const newsml_extensions[] = { "newsml", "g2", NULL };
static const char *const ninjs_extensions[] = { "ninjs", NULL };
static const char *const nitf_extensions[] = { "nitf", NULL };
static const char *const pdf_extensions[] = { "pdf", NULL };
static const char *const rtf_extensions[] = { "rtf", NULL };
static const char *const mail_extensions[] = { "eml", "emlx", NULL };
static const char *const mbox_extensions[] = { "mbox", "mbx", NULL };
static const char *const mhtml_extensions[] = { "mhtml", "mht", NULL };
static const char *const html_extensions[] = { "html", "htm", "xhtml", "xht", NULL };

/* The first is that of a file which no other claims. What reads each is in newsroom-import.c. */
static const NewsroomImportFormat formats[] = {
  { "txt", N_ ("Plain text"), "text/plain", text_extensions },
  { "markdown", N_ ("Markdown"), "text/markdown", markdown_extensions },
  { "ghost", N_ ("Ghost export"), "application/json", ghost_extensions },
  { "wxr", N_ ("WordPress export"), "application/xml", wxr_extensions },
  { "feed", N_ ("RSS or Atom feed"), "application/rss+xml", feed_extensions },
  { "docx", N_ ("Word document"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_extensions },
  { "odt", N_ ("OpenDocument text"), "application/vnd.oasis.opendocument.text", odt_extensions },
  { "rtf", N_ ("Rich Text"), "application/rtf", rtf_extensions },
  { "pdf", N_ ("PDF"), "application/pdf", pdf_extensions },
  { "html", N_ ("Web page"), "text/html", html_extensions },
  { "nitf", N_ ("NITF story"), "application/nitf+xml", nitf_extensions },
  { "newsml", N_ ("NewsML-G2 story"), "application/vnd.iptc.g2.newsitem+xml", newsml_extensions },
  { "anpa", N_ ("Wire transmission"), "text/plain", anpa_extensions },
  { "ninjs", N_ ("ninjs story"), "application/json", ninjs_extensions },
  { "mhtml", N_ ("Web page in one file"), "multipart/related", mhtml_extensions },
  { "mbox", N_ ("Mailbox"), "application/mbox", mbox_extensions },
  { "eml", N_ ("Mail message"), "message/rfc822", mail_extensions },
};

/**
 * newsroom_import_get_formats:
 * @n_formats: (out): how many
 *
 * Returns: (array length=n_formats) (transfer none): every format that can be read; the first
 *   is that of what no other claims
 */
const NewsroomImportFormat *
newsroom_import_get_formats (gsize *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

/**
 * newsroom_import_find_format:
 * @name: of a format
 *
 * Returns: (transfer none) (nullable): that format, %NULL if there is none of that name
 */
const NewsroomImportFormat *
newsroom_import_find_format (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];

  return NULL;
}

/**
 * newsroom_import_find_format_of_name:
 * @file_name: of a file, or a path
 *
 * Returns: (transfer none) (nullable): the format that its extension tells, %NULL if that tells none
 */
const NewsroomImportFormat *
newsroom_import_find_format_of_name (const char *file_name)
{
  const char      *dot;
  g_autofree char *extension = NULL;

  g_return_val_if_fail (file_name != NULL, NULL);

  dot = strrchr (file_name, '.');
  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;

  extension = g_ascii_strdown (dot + 1, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strv_contains (formats[i].extensions, extension))
      return &formats[i];

  return NULL;
}
