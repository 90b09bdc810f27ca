/* newsroom-import-mhtml.c — a web page that was saved as one file, with its pictures
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-mhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-html.h"
#include "newsroom-mail-private.h"

/* Where browsers write the address that the page was saved from. */
#define ADDRESS "Snapshot-Content-Location"

/* Headers that only what was sent has. */
static const char *const sent[] = { "Received", "To", "Message-ID", "Return-Path" };

static gboolean
has_header (const char *data,
            gsize       size,
            const char *name,
            const char *prefix)
{
  g_autofree char *value = newsroom_mail_dup_header (data, size, name);

  return value != NULL && g_ascii_strncasecmp (value, prefix, strlen (prefix)) == 0;
}

/**
 * newsroom_import_mhtml_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is a page with what belongs to it (RFC 2557), and no message that somebody sent
 */
gboolean
newsroom_import_mhtml_is (GBytes *bytes)
{
  g_autoptr (GBytes) message = newsroom_mail_trim (bytes);
  gsize       size;
  const char *data = g_bytes_get_data (message, &size);

  if (size == 0 || !newsroom_mail_has_headers (data, size))
    return FALSE;
  if (has_header (data, size, ADDRESS, ""))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    if (has_header (data, size, sent[i], ""))
      return FALSE;

  return has_header (data, size, "Content-Type", "multipart/related");
}

static gboolean
is_web_address (const char *address)
{
  return address != NULL && (g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "https://")) && strpbrk (address, " \t\r\n>") == NULL;
}

/* Returns: (transfer full) (nullable): where the page was saved from */
static char *
dup_address (GMimeMessage *message,
             GMimePart    *page)
{
  const char *address = g_mime_object_get_header (GMIME_OBJECT (message), ADDRESS);

  if (!is_web_address (address))
    address = g_mime_part_get_content_location (page);

  return is_web_address (address) ? g_strdup (address) : NULL;
}

static void
tell (GMimeMessage   *message,
      const char     *address,
      NewsroomReport *report)
{
  GDateTime       *date = g_mime_message_get_date (message);
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  if (address != NULL && day != NULL)
    /* Translators: an address and a date */
    newsroom_report_note (report, _ ("The page was saved from %s on %s."), address, day);
  else if (address != NULL)
    newsroom_report_note (report, _ ("The page was saved from %s."), address);
}

/**
 * newsroom_import_mhtml_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads the first page in the file as newsroom_import_html_read() does, with the address that it was
 * saved from. Fetches nothing.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_mhtml_read (GBytes         *bytes,
                            const char     *file_name,
                            NewsroomReport *report,
                            GError        **error)
{
  g_autoptr (GBytes) contents = newsroom_mail_trim (bytes);
  g_autoptr (GMimeMessage) message = NULL;
  g_autoptr (NewsroomMail) mail = NULL;
  GMimePart       *page = NULL;
  g_autofree char *html = NULL;
  g_autofree char *address = NULL;
  char            *whole;

  if (newsroom_mail_is_within_limits (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents)))
    message = newsroom_mail_parse (contents);
  if (message != NULL)
    mail = newsroom_mail_new (message);
  for (guint i = 0; mail != NULL && page == NULL && i < mail->blocks->len; i++)
    page = g_array_index (mail->blocks, NewsroomMailBlock, i).html;
  if (page == NULL)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: there is no web page in it that can be read. Save the page again where you have it open."), file_name);
      return NULL;
    }

  html = newsroom_mail_read_html (page, report);
  address = dup_address (message, page);
  tell (message, address, report);
  /* As browsers write it into pages that they save with a folder beside. */
  whole = address != NULL ? g_strdup_printf ("<!-- saved from url=(%04u)%s -->%s", (guint)strlen (address), address, html) : g_strdup (html);

  return newsroom_import_html_read (whole, strlen (whole), report);
}
