/* newsroom-page-charset.c — the bytes of a web page to text, in the encoding that the page names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-html.h"

#include <string.h>

#include "newsroom-document-private.h"
#include "newsroom-import-decode.h"
#include "newsroom-import-encoding.h"
#include "newsroom-xml.h"

/* Tags. The longest pages have a tenth of them. */
#define MAX_TAGS 500000

/* Bytes at the beginning in which a page must name its encoding: HTML asks for 1024, browsers look further. */
#define HEAD_SIZE 4096

/* Returns: (transfer full) (nullable): what stands after "charset=" in a "meta", or "encoding=" of XML */
static char *
dup_label (const char *head)
{
  static const char *const keys[] = { "charset", "encoding" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    for (const char *at = strstr (head, keys[k]); at != NULL; at = strstr (at + 1, keys[k]))
      {
        const char *value = at + strlen (keys[k]);
        gsize       length;

        value += strspn (value, " \t\n\r");
        if (*value != '=')
          continue;
        value++;
        value += strspn (value, " \t\n\r\"'");
        length = strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
        if (length >= 3)
          return g_strndup (value, length);
      }

  return NULL;
}

/* Returns: (transfer full) (nullable): the encoding that the page names */
static char *
find_encoding (const char *data,
               gsize       size)
{
  g_autofree char *head = g_ascii_strdown (data, (gssize)MIN (size, HEAD_SIZE));
  g_autofree char *label = NULL;

  for (gsize i = 0; i < MIN (size, HEAD_SIZE); i++)
    if (head[i] == '\0')
      return NULL;
  label = dup_label (head);

  return label != NULL ? g_strdup (newsroom_import_encoding_from_label (label)) : NULL;
}

/**
 * newsroom_import_html_decode:
 * @bytes: (transfer full): the contents of a file
 * @file_name: its name, for messages
 * @length: (out): bytes of the result
 * @report: told what was guessed or left out
 * @error: return location
 *
 * As newsroom_import_decode(), but where the bytes are no UTF-8, and have no byte order mark, the
 * encoding that the page names comes before a guess (HTML, 13.2.3).
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without NUL, terminated
 */
char *
newsroom_import_html_decode (GBytes         *bytes,
                             const char     *file_name,
                             gsize          *length,
                             NewsroomReport *report,
                             GError        **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *encoding = NULL;
  char            *text = NULL;
  gsize            text_length = 0;

  if (newsroom_xml_has_more_tags (bytes, MAX_TAGS))
    {
      g_bytes_unref (bytes);
      newsroom_document_set_too_large (file_name, error);
      return NULL;
    }
  if (size > 2 && (guchar)data[0] < 0xFE && !g_utf8_validate_len (data, size, NULL))
    encoding = find_encoding (data, size);
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0 && !g_str_has_prefix (encoding, "utf-16"))
    text = g_convert_with_fallback (data, (gssize)size, "UTF-8", encoding, NULL, NULL, &text_length, NULL);
  if (text == NULL)
    return newsroom_import_decode (bytes, file_name, length, report, error);

  g_bytes_unref (bytes);
  newsroom_report_set_encoding (report, encoding);

  return newsroom_import_decode (g_bytes_new_take (text, text_length), file_name, length, report, error);
}
