/* newsroom-html-decode.c — the bytes of HTML on a clipboard to UTF-8
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-tree-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import.h"

/* Whether every other byte of the beginning is NUL, as in UTF-16 without a mark. */
static gboolean
is_wide (const char *data,
         gsize       size,
         gsize       first)
{
  gsize n = 0;

  for (gsize i = first; i < MIN (size, 64); i += 2)
    n += data[i] == '\0';

  return size >= 4 && n >= MIN (size, 64) / 4;
}

static char *
to_utf8 (const char *data,
         gsize       size)
{
  const char *charset = NULL;
  char       *text = NULL;

  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || is_wide (data, size, 1)))
    charset = "UTF-16LE";
  else if (size >= 2 && (memcmp (data, "\xFE\xFF", 2) == 0 || is_wide (data, size, 0)))
    charset = "UTF-16BE";
  else if (!g_utf8_validate_len (data, size, NULL) && memchr (data, '\0', size) == NULL)
    charset = "WINDOWS-1252";

  if (charset != NULL)
    text = g_convert (data, (gssize)size, "UTF-8", charset, NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (data, (gssize)size);
}

/* What some programs leave at the end, or in the middle of what they cut off. */
static char *
without_controls (char *text,
                  gsize length)
{
  gsize end = 0;

  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= ' ' || strchr ("\t\n\r\f", text[i]) != NULL)
      text[end++] = text[i];
  text[end] = '\0';

  return text;
}

/* Word's conditions and processing instructions, which libxml2 before 2.14 gives as text. */
static char *
without_declarations (const char *text)
{
  GString    *html = g_string_sized_new (strlen (text));
  const char *last = strrchr (text, '>');

  while (*text != '\0')
    {
      gsize       length = 1 + strcspn (text + 1, "<");
      const char *end;

      if (strncmp (text, "<!--", 4) == 0)
        {
          end = strstr (text + 4, "-->");
          length = end != NULL ? (gsize)(end - text) + 3 : strlen (text);
        }
      else if ((strncmp (text, "<![", 3) == 0 || strncmp (text, "<?", 2) == 0) && last != NULL && text < last)
        {
          text = strchr (text, '>') + 1;
          continue;
        }
      g_string_append_len (html, text, (gssize)length);
      text += length;
    }

  return g_string_free (html, FALSE);
}

/* The header of the format that Windows calls “HTML Format”, lines of "name:value". */
static const char *
skip_header (const char *text,
             char      **source)
{
  const char *html = strchr (text, '<');
  const char *address;

  if (!g_str_has_prefix (text, "Version:") || html == NULL)
    return text;

  address = g_strstr_len (text, html - text, "SourceURL:");
  if (address != NULL && source != NULL && *source == NULL)
    {
      address += strlen ("SourceURL:");
      *source = g_strndup (address, strcspn (address, "\r\n"));
    }

  return html;
}

/**
 * newsroom_html_set_damaged:
 * @error: (out) (optional): set to %NEWSROOM_IMPORT_ERROR_FORMAT: not all of the text can be read
 */
void
newsroom_html_set_damaged (GError **error)
{
  g_set_error_literal (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT, _ ("Could not read all of the HTML on the clipboard"));
}

/**
 * newsroom_html_decode:
 * @bytes: HTML in UTF-8, UTF-16 or Windows-1252, perhaps with a header of Windows' clipboard
 * @source: (out) (optional): set to the address it came from, if that is said
 * @error: %NEWSROOM_IMPORT_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): HTML in UTF-8
 */
char *
newsroom_html_decode (GBytes  *bytes,
                      char   **source,
                      GError **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  char            *html;

  if (size <= NEWSROOM_HTML_MAX_BYTES)
    text = size > 0 ? to_utf8 (data, size) : g_strdup ("");
  if (text == NULL || strlen (text) > NEWSROOM_HTML_MAX_BYTES)
    {
      g_set_error_literal (error,
                           NEWSROOM_IMPORT_ERROR,
                           NEWSROOM_IMPORT_ERROR_TOO_LARGE,
                           _ ("Could not read the HTML on the clipboard: it is too large"));
      return NULL;
    }

  html = without_declarations (skip_header (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text, source));

  return without_controls (html, strlen (html));
}
