/* newsroom-mail-bytes.c — the bytes of a message, looked through before they are parsed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <string.h>

#include "newsroom-import-encoding.h"

/* The parser compares each line that begins with "--" with each boundary that is open. */
#define MAX_COMPARISONS ((gsize)50 * 1000 * 1000)

/* Each such line may begin a part, where there are parts. */
#define MAX_DASHES 50000

/* Each colon in an address may begin a group in the group before it. */
#define MAX_COLONS 500

/* Bytes in which the headers of a message begin, at least. */
#define HEAD_SIZE ((gsize)256 * 1024)

static const char *const known[] = { "from", "to", "cc", "subject", "date", "message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", NULL };

static const char *
find_line_end (const char *line,
               const char *end)
{
  const char *newline = memchr (line, '\n', (gsize)(end - line));

  return newline != NULL ? newline : end;
}

/* The length of the name before the colon of a header; 0 if the line is none (RFC 5322, 2.2). */
static gsize
measure_name (const char *line,
              const char *end)
{
  gsize length = 0;

  while (line + length < end && line[length] > ' ' && line[length] < 0x7f && line[length] != ':')
    length++;

  return line + length < end && line[length] == ':' ? length : 0;
}

static gboolean
name_is (const char *line,
         gsize       length,
         const char *name)
{
  return length == strlen (name) && g_ascii_strncasecmp (line, name, length) == 0;
}

static gsize
count_bytes (const char *data,
             const char *end,
             char        byte)
{
  gsize n = 0;

  while ((data = memchr (data, byte, (gsize)(end - data))) != NULL)
    {
      n++;
      data++;
    }

  return n;
}

static gsize
count_boundaries (const char *line,
                  const char *end)
{
  static const char word[] = "boundary";
  gsize             n = 0;

  for (; end - line >= (gssize)strlen (word); line++)
    n += g_ascii_tolower (*line) == 'b' && g_ascii_strncasecmp (line, word, strlen (word)) == 0;

  return n;
}

/**
 * newsroom_mail_is_within_limits:
 * @data: a message
 * @size: bytes
 *
 * Looks for what would take the parser very long, or too deep: boundaries by the thousand, groups of
 * addresses in groups. Takes time linear in the size.
 *
 * Returns: whether it may be parsed
 */
gboolean
newsroom_mail_is_within_limits (const char *data,
                                gsize       size)
{
  static const char *const addresses[] = { "from", "to", "cc", "bcc", "sender", "reply-to" };
  const char              *end = size > 0 ? data + size : data;
  const char              *line_end;
  gboolean                 is_address = FALSE;
  gsize                    n_dashes = 0;
  gsize                    n_boundaries = 0;
  gsize                    n_colons = 0;

  for (const char *line = data; line < end; line = line_end + 1)
    {
      line_end = find_line_end (line, end);
      n_dashes += line_end - line > 2 && line[0] == '-' && line[1] == '-';
      n_boundaries += count_boundaries (line, line_end);
      if (*line != ' ' && *line != '\t')
        {
          const gsize length = measure_name (line, line_end);

          n_colons = 0;
          is_address = FALSE;
          for (guint i = 0; length > 0 && i < G_N_ELEMENTS (addresses); i++)
            is_address = is_address || name_is (line, length, addresses[i]);
        }
      if (is_address)
        n_colons += count_bytes (line, line_end, ':');
      if (n_colons > MAX_COLONS)
        return FALSE;
    }

  return n_boundaries == 0 || n_dashes <= MIN (MAX_DASHES, MAX_COMPARISONS / n_boundaries);
}

/* Skips what some programs write before the headers: a mark, empty lines, the line of a mailbox. */
static const char *
skip_lead (const char *data,
           const char *end)
{
  if (end - data >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3;
  while (data < end && (*data == '\n' || *data == '\r'))
    data++;
  if ((end - data > 5 && memcmp (data, "From ", 5) == 0) || (end - data > 6 && memcmp (data, ">From ", 6) == 0))
    data = MIN (find_line_end (data, end) + 1, end);

  return data;
}

/**
 * newsroom_mail_trim:
 * @bytes: the contents of a file
 *
 * Returns: (transfer full): those of the message in it, without what programs write before the first
 *   header, and of Apple Mail's own files without what they write behind it
 */
GBytes *
newsroom_mail_trim (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *start = data;
  const char *end;
  gsize       n_digits = 0;

  if (size == 0)
    return g_bytes_ref (bytes);

  end = data + size;
  while (n_digits < MIN (size, 10) && g_ascii_isdigit (data[n_digits]))
    n_digits++;
  if (n_digits > 0 && n_digits < size && strchr (" \r\n", data[n_digits]) != NULL)
    {
      const gsize length = (gsize)g_ascii_strtoull (data, NULL, 10);

      start = MIN (find_line_end (data, end) + 1, end);
      end = start + MIN (length, (gsize)(end - start));
    }
  start = skip_lead (start, end);

  return g_bytes_new_from_bytes (bytes, (gsize)(start - data), (gsize)(end - start));
}

/**
 * newsroom_mail_dup_header:
 * @data: a message, as newsroom_mail_trim() leaves it
 * @size: bytes
 * @name: of a header, in any case
 *
 * Returns: (transfer full) (nullable): what stands behind it in the first header of that name, as it
 *   stands there, valid UTF-8
 */
char *
newsroom_mail_dup_header (const char *data,
                          gsize       size,
                          const char *name)
{
  const char *end = size > 0 ? data + MIN (size, HEAD_SIZE) : data;
  const char *line_end;

  for (const char *line = data; line < end && *line != '\n' && *line != '\r'; line = line_end + 1)
    {
      const gsize length = measure_name (line, end);

      line_end = find_line_end (line, end);
      if (!name_is (line, length, name) || length == 0)
        continue;
      while (line_end + 1 < end && (line_end[1] == ' ' || line_end[1] == '\t'))
        line_end = find_line_end (line_end + 1, end);
      return g_strstrip (g_utf8_make_valid (line + length + 1, line_end - line - (gssize)length - 1));
    }

  return NULL;
}

/**
 * newsroom_mail_has_headers:
 * @data: the contents of a file, as newsroom_mail_trim() leaves them
 * @size: bytes
 *
 * Returns: whether it begins with headers, of which some are such as only messages have
 */
gboolean
newsroom_mail_has_headers (const char *data,
                           gsize       size)
{
  const char *end = size > 0 ? data + MIN (size, HEAD_SIZE) : data;
  const char *line_end;
  guint       seen = 0;
  guint       n_seen = 0;

  for (const char *line = data; line < end && *line != '\n' && *line != '\r'; line = line_end + 1)
    {
      const gsize length = measure_name (line, end);

      line_end = find_line_end (line, end);
      if (*line == ' ' || *line == '\t')
        continue;
      if (length == 0)
        return FALSE;
      for (guint i = 0; known[i] != NULL; i++)
        if (name_is (line, length, known[i]))
          seen |= 1u << i;
    }
  for (guint i = 0; known[i] != NULL; i++)
    n_seen += (seen >> i) & 1;

  return n_seen >= 2;
}

/* GMime keeps tables that all messages share. */
static void
begin (void)
{
  static gsize is_begun = 0;

  if (g_once_init_enter (&is_begun))
    {
      g_mime_init ();
      g_once_init_leave (&is_begun, 1);
    }
}

/* What header words are in that say nothing: the encoding of the other letters in the message. */
static GMimeParserOptions *
options_new (const char *data,
             gsize       size)
{
  GMimeParserOptions *options = g_mime_parser_options_new ();
  g_autofree char    *guess = !g_utf8_validate_len (data, size, NULL) ? newsroom_import_encoding_guess ((const guint8 *)data, size) : NULL;
  const char         *charsets[] = { "utf-8", guess != NULL ? guess : "windows-1252", "iso-8859-1", NULL };

  g_mime_parser_options_set_fallback_charsets (options, charsets);

  return options;
}

/**
 * newsroom_mail_parse:
 * @bytes: a message, as newsroom_mail_trim() leaves it, within limits
 *
 * Returns: (transfer full) (nullable): the message, with @bytes copied; %NULL if it has no headers
 */
GMimeMessage *
newsroom_mail_parse (GBytes *bytes)
{
  g_autoptr (GBytes) repaired = newsroom_mail_repair (bytes);
  gsize       size;
  const char *data = g_bytes_get_data (repaired, &size);
  g_autoptr (GMimeStream) stream = NULL;
  g_autoptr (GMimeParser) parser = NULL;
  g_autoptr (GMimeParserOptions) options = NULL;

  if (size == 0)
    return NULL;

  begin ();
  stream = g_mime_stream_mem_new_with_buffer (data, size);
  parser = g_mime_parser_new_with_stream (stream);
  options = options_new (data, size);

  return g_mime_parser_construct_message (parser, options);
}
