/* newsroom-mail-text.c — the bytes of a part of a message to UTF-8, as whole lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-html-tree-private.h"
#include "newsroom-import-decode.h"
#include "newsroom-import-encoding.h"
#include "newsroom-import-html.h"

/* What RFC 4880, 7 puts around a text that is signed. */
#define SIGNED_BEGIN "-----BEGIN PGP SIGNED MESSAGE-----"
#define SIGNATURE_BEGIN "-----BEGIN PGP SIGNATURE-----"

/**
 * newsroom_mail_read_part:
 * @part: a part of a message
 *
 * Returns: (transfer full): its bytes, without the encoding for the way
 */
GBytes *
newsroom_mail_read_part (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GByteArray       *bytes = g_byte_array_new ();
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_byte_array (bytes);

  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);

  return g_byte_array_free_to_bytes (bytes);
}

/* Whether bytes that are said to be in @encoding, but are UTF-8, can only be that: those of Chinese
 * and Japanese encodings may be both. */
static gboolean
is_utf8_for_sure (const char *encoding,
                  const char *data,
                  gsize       size)
{
  static const char *const latin[] = { "WINDOWS-", "ISO-8859-", "CP125", "MACINTOSH", "KOI8-" };
  gboolean                 is_one_byte = FALSE;
  gboolean                 is_ascii = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    is_one_byte = is_one_byte || g_ascii_strncasecmp (encoding, latin[i], strlen (latin[i])) == 0;
  for (gsize i = 0; i < size && is_ascii; i++)
    is_ascii = (guchar)data[i] < 0x80;

  return !is_ascii && is_one_byte && g_utf8_validate_len (data, size, NULL);
}

/* Returns: (transfer full) (nullable): the bytes in UTF-8, as the message says that they are encoded;
 * %NULL if it says nothing, or they are not */
static GBytes *
convert (GMimePart      *part,
         GBytes         *bytes,
         NewsroomReport *report)
{
  const char      *label = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  const char      *encoding = label != NULL ? newsroom_import_encoding_from_label (label) : NULL;
  g_autofree char *shown = NULL;
  gsize            size, length;
  const char      *data = g_bytes_get_data (bytes, &size);
  char            *text;

  if (label == NULL || *label == '\0' || size == 0)
    return NULL;
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0 || is_utf8_for_sure (encoding, data, size))
    return NULL;

  text = g_convert (data, (gssize)size, "UTF-8", encoding, NULL, &length, NULL);
  if (text != NULL)
    return g_bytes_new_take (text, length);

  shown = g_utf8_make_valid (label, -1);
  newsroom_report_note (report, _ ("The message says that its text is in “%s”, which it is not."), shown);

  return NULL;
}

static char *
decode (GMimePart      *part,
        gboolean        is_html,
        NewsroomReport *report)
{
  g_autoptr (GBytes) bytes = newsroom_mail_read_part (part);
  g_autoptr (GBytes) converted = convert (part, bytes, report);
  g_autoptr (GError) error = NULL;
  GBytes     *source = g_bytes_ref (converted != NULL ? converted : bytes);
  gsize       size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  char       *text;

  if (is_html && converted == NULL)
    text = newsroom_import_html_decode (source, "", &length, report, &error);
  else
    text = newsroom_import_decode (source, "", &length, report, &error);
  if (text != NULL)
    return text;
  if (!g_error_matches (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY))
    {
      newsroom_report_note (report, _ ("Some characters of the message could not be read and were replaced with “�”."));
      return g_utf8_make_valid (data, (gssize)strnlen (data, size));
    }

  return g_strdup ("");
}

/* Takes away what marks a text as signed, and the dash before each dash (RFC 4880, 7.1). */
static char *
take_signed (char *text)
{
  const char      *begin = g_str_has_prefix (text, SIGNED_BEGIN) ? text : strstr (text, "\n" SIGNED_BEGIN);
  const char      *body = begin != NULL ? strstr (begin, "\n\n") : NULL;
  const char      *end = body != NULL ? strstr (body, "\n" SIGNATURE_BEGIN) : NULL;
  g_autofree char *all = text;
  g_autoptr (GString) story = NULL;

  if (end == NULL)
    return g_steal_pointer (&all);

  story = g_string_new_len (text, begin - text);
  g_string_append_len (story, body + 1, end - body);
  if (g_str_has_prefix (story->str, "- "))
    g_string_erase (story, 0, 2);
  g_string_replace (story, "\n- ", "\n", 0);

  return g_string_free (g_steal_pointer (&story), FALSE);
}

static gsize
measure_quote (const char *line)
{
  return strspn (line, ">");
}

/* Lines that end with a blank go on in the next of the same depth of quotes (RFC 3676, 4). */
static char *
unflow (const char *text,
        gboolean    deletes_space)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *whole = g_string_sized_new (strlen (text));
  gboolean goes_on = FALSE;
  gsize    depth_before = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const gsize depth = measure_quote (lines[i]);
      const char *words = lines[i] + depth + (lines[i][depth] == ' ');
      const gsize length = strlen (words);
      gboolean    is_soft = length > 0 && words[length - 1] == ' ' && strcmp (words, "-- ") != 0;

      if (goes_on && (depth != depth_before || strcmp (words, "-- ") == 0))
        goes_on = FALSE;
      if (!goes_on && i > 0)
        g_string_append_c (whole, '\n');
      if (!goes_on && depth > 0)
        g_string_append_printf (whole, "%.*s ", (int)depth, lines[i]);
      g_string_append_len (whole, words, (gssize)(length - (is_soft && deletes_space)));
      goes_on = is_soft;
      depth_before = depth;
    }

  return g_string_free (whole, FALSE);
}

static gboolean
parameter_is (GMimePart  *part,
              const char *name,
              const char *value)
{
  const char *found = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), name);

  return found != NULL && g_ascii_strcasecmp (found, value) == 0;
}

/**
 * newsroom_mail_read_text:
 * @part: a part of plain text
 * @report: told what was guessed
 *
 * Reads the text in the encoding that the message names, or another if it is none, and joins what
 * its writer's program broke in two.
 *
 * Returns: (transfer full): UTF-8 with "\n" line ends, "" if there is none
 */
char *
newsroom_mail_read_text (GMimePart      *part,
                         NewsroomReport *report)
{
  g_autofree char *text = decode (part, FALSE, report);

  if (parameter_is (part, "format", "flowed"))
    {
      char *whole = unflow (text, parameter_is (part, "delsp", "yes"));

      g_free (text);
      text = whole;
    }

  return take_signed (g_steal_pointer (&text));
}

/**
 * newsroom_mail_read_html:
 * @part: a part of HTML
 * @report: told what was guessed
 *
 * Returns: (transfer full): HTML in UTF-8, "" if there is none
 */
char *
newsroom_mail_read_html (GMimePart      *part,
                         NewsroomReport *report)
{
  g_autofree char *html = decode (part, TRUE, report);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  char *clean = newsroom_html_decode (bytes, NULL, NULL);

  return clean != NULL ? clean : g_steal_pointer (&html);
}
