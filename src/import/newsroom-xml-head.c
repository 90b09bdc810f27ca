/* newsroom-xml-head.c — what stands before the root element of an XML file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-xml.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Letters of the name of a character: the longest in HTML 4 has 8. */
#define MAX_CHARACTER_NAME 10

/* The end of a document type without declarations of its own, NULL if it has some or goes on. */
static const char *
find_end (const char *at,
          const char *end)
{
  char quote = '\0';

  for (; at < end; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '"' || *at == '\'')
        quote = *at;
      else if (*at == '[')
        return NULL;
      else if (*at == '>')
        return at + 1;
    }

  return NULL;
}

static gboolean
is_ascii (const char *data,
          gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if ((data[i] & 0x80) != 0)
      return FALSE;

  return TRUE;
}

/**
 * newsroom_xml_drop_declaration:
 * @part: XML in an encoding that has ASCII in it
 *
 * Returns: (transfer full): the same without the declaration at its beginning, as when that names an
 *   encoding which it no longer has
 */
GBytes *
newsroom_xml_drop_declaration (GBytes *part)
{
  gsize       size;
  const char *data = g_bytes_get_data (part, &size);
  const char *end = size > 5 && memcmp (data, "<?xml", 5) == 0 ? memmem (data, size, "?>", 2) : NULL;
  const gsize length = end != NULL ? (gsize)(end + 2 - data) : 0;

  return g_bytes_new_from_bytes (part, length, size - length);
}

/**
 * newsroom_xml_unwiden:
 * @part: any bytes
 *
 * Returns: (transfer full): the same, in UTF-8 if it was XML in UTF-16, so that it has ASCII in it
 */
GBytes *
newsroom_xml_unwiden (GBytes *part)
{
  static const struct
  {
    char        mark[2];
    gsize       skip;
    const char *encoding;
  } beginnings[] = {
    { { '\xff', '\xfe' }, 2, "UTF-16LE" },
    { { '\xfe', '\xff' }, 2, "UTF-16BE" },
    { { '<', '\0' }, 0, "UTF-16LE" },
    { { '\0', '<' }, 0, "UTF-16BE" },
  };
  gsize       size;
  const char *data = g_bytes_get_data (part, &size);

  for (guint i = 0; size >= 4 && i < G_N_ELEMENTS (beginnings); i++)
    {
      const gsize skip = beginnings[i].skip;
      gsize       length;
      char       *text;

      if (memcmp (data, beginnings[i].mark, sizeof beginnings[i].mark) != 0)
        continue;
      text = g_convert (data + skip, (gssize)((size - skip) & ~(gsize)1), "UTF-8", beginnings[i].encoding, NULL, &length, NULL);
      if (text != NULL)
        {
          g_autoptr (GBytes) whole = g_bytes_new_take (text, length);

          return newsroom_xml_drop_declaration (whole);
        }
    }

  return g_bytes_ref (part);
}

/* Finds the value of "encoding" in the declaration at the beginning: where it and its attribute are. */
static GMatchInfo *
match_encoding (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(?:\\xEF\\xBB\\xBF)?<\\?xml[^>]{0,80}?(\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"'])", G_REGEX_RAW, 0, NULL);
  GMatchInfo *match = NULL;

  g_regex_match (regex, text, 0, &match);

  return match;
}

/* Writers who say ISO 8859-1 mean Windows-1252, as browsers take it (Encoding Standard, 4.2); so do those
 * who say UTF-8 where it is none, and those who say nothing. */
static char *
convert (const char *data,
         gsize       size,
         const char *encoding,
         gsize      *length)
{
  static const char *const as_windows[] = { "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "ascii", NULL };
  g_autofree char         *name = g_ascii_strdown (encoding != NULL ? encoding : "utf-8", -1);
  char                    *text = NULL;

  if (!g_strv_contains (as_windows, name))
    text = g_convert (data, (gssize)size, "UTF-8", name, NULL, length, NULL);
  if (text == NULL)
    text = g_convert_with_fallback (data, (gssize)size, "UTF-8", "WINDOWS-1252", "?", NULL, length, NULL);

  return text;
}

/**
 * newsroom_xml_to_utf8:
 * @part: XML
 *
 * What is UTF-8 is taken to be that whatever it says, and what is not is converted: libxml2 checks less
 * than that. UTF-16 and what has only ASCII in it stay as they are.
 *
 * Returns: (transfer full): XML that is well-formed UTF-8, or of which libxml2 knows the encoding
 */
GBytes *
newsroom_xml_to_utf8 (GBytes *part)
{
  gsize            size;
  const char      *data = g_bytes_get_data (part, &size);
  g_autofree char *head = g_strndup (data != NULL ? data : "", MIN (size, 200));
  g_autoptr (GMatchInfo) match = match_encoding (head);
  g_autofree char *encoding = g_match_info_matches (match) ? g_match_info_fetch (match, 2) : NULL;
  char            *text = NULL;
  gsize            length = size;
  int              start;
  int              end;

  if (size < 4 || memchr (data, '\0', MIN (size, 4)) != NULL || g_str_has_prefix (head, "\xFF\xFE") || g_str_has_prefix (head, "\xFE\xFF") || is_ascii (data, size))
    return g_bytes_ref (part);

  if (g_utf8_validate (data, (gssize)size, NULL))
    text = g_memdup2 (data, size);
  else
    text = convert (data, size, encoding, &length);
  if (text == NULL)
    return g_bytes_new_static ("", 0);

  /* All before the end of the name is ASCII, and stands in the same place. */
  if (encoding != NULL && g_match_info_fetch_pos (match, 1, &start, &end) && (gsize)end <= length)
    memset (text + start, ' ', (gsize)(end - start));

  return g_bytes_new_take (text, length);
}

static gboolean
is_xml_character (const char *name)
{
  static const char *const names[] = { "amp", "lt", "gt", "quot", "apos", NULL };

  return g_strv_contains (names, name);
}

/* Appends "&eacute;" as a number, which needs no document type. */
static const char *
append_character (GString    *text,
                  const char *at,
                  const char *end)
{
  gsize length = 1;

  while (at + length < end && length <= MAX_CHARACTER_NAME && g_ascii_isalnum (at[length]))
    length++;
  if (length > 1 && at + length < end && at[length] == ';')
    {
      g_autofree char      *name = g_strndup (at + 1, length - 1);
      const htmlEntityDesc *known = is_xml_character (name) ? NULL : htmlEntityLookup ((const xmlChar *)name);

      if (known != NULL)
        {
          g_string_append_printf (text, "&#%u;", known->value);
          return at + length + 1;
        }
    }
  g_string_append_c (text, '&');

  return at + 1;
}

/**
 * newsroom_xml_drop_document_type:
 * @part: XML
 *
 * Many agencies write the address of a document type before a story. It is not read; the names of
 * characters that it would have declared, as "&eacute;", are those of HTML 4 (24).
 *
 * Returns: (transfer full): the same without it; with it if it declares something itself
 */
GBytes *
newsroom_xml_drop_document_type (GBytes *part)
{
  gsize       size;
  const char *data = g_bytes_get_data (part, &size);
  const char *start = size > 0 ? memmem (data, MIN (size, NEWSROOM_XML_HEAD_BYTES), "<!DOCTYPE", strlen ("<!DOCTYPE")) : NULL;
  const char *end = start != NULL ? find_end (start, data + MIN (size, NEWSROOM_XML_HEAD_BYTES)) : NULL;
  GString    *text;

  if (end == NULL)
    return g_bytes_ref (part);

  text = g_string_sized_new (size);
  g_string_append_len (text, data, start - data);
  for (const char *at = end; at < data + size;)
    {
      const char *character = memchr (at, '&', (gsize)(data + size - at));

      g_string_append_len (text, at, (character != NULL ? character : data + size) - at);
      at = character != NULL ? append_character (text, character, data + size) : data + size;
    }

  return g_string_free_to_bytes (text);
}
