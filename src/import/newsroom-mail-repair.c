/* newsroom-mail-repair.c — headers as programs write them to headers of which the parser loses no word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <string.h>

#define BEGIN "=?"
#define END "?="

/* The length of "=?utf-8?B?" at @word, if that is the beginning of an encoded word (RFC 2047, 2) in
 * Base64; else 0. */
static gsize
measure_begin (const char *word,
               const char *end)
{
  gsize length = strlen (BEGIN);

  if (end - word < (gssize)length || memcmp (word, BEGIN, length) != 0)
    return 0;
  while (word + length < end && word[length] > ' ' && word[length] != '?')
    length++;
  if (end - word < (gssize)length + 3 || word[length] != '?' || g_ascii_tolower (word[length + 1]) != 'b' || word[length + 2] != '?')
    return 0;

  return length + 3;
}

/* Writes a word that is filled up with "=", behind which the parser drops what follows, byte by byte
 * instead. Returns what is behind it; @word if it is no such word. */
static const char *
append_word (GString    *text,
             const char *word,
             const char *end)
{
  const gsize        begin = measure_begin (word, end);
  const char        *stop = begin > 0 ? memmem (word + begin, (gsize)(end - word) - begin, END, strlen (END)) : NULL;
  g_autofree char   *packed = NULL;
  g_autofree guchar *bytes = NULL;
  gsize              size;

  if (stop == NULL || stop == word + begin || stop[-1] != '=')
    return word;

  packed = g_strndup (word + begin, (gsize)(stop - word) - begin);
  bytes = g_base64_decode (packed, &size);
  g_string_append_len (text, word, (gssize)begin - 2);
  g_string_append (text, "Q?");
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "=%02X", bytes[i]);
  g_string_append (text, END);

  return stop + strlen (END);
}

static void
append_line (GString    *text,
             const char *line,
             const char *end)
{
  while (line < end)
    {
      const char *word = memmem (line, (gsize)(end - line), BEGIN, strlen (BEGIN));
      const char *behind;

      if (word == NULL)
        break;
      g_string_append_len (text, line, word - line);
      behind = append_word (text, word, end);
      if (behind == word)
        {
          g_string_append_len (text, word, (gssize)strlen (BEGIN));
          behind += strlen (BEGIN);
        }
      line = behind;
    }
  g_string_append_len (text, line, end - line);
}

/* Whether "name:" begins the line. */
static gboolean
is_header (const char *line,
           const char *end)
{
  const char *p = line;

  while (p < end && (g_ascii_isalnum (*p) || *p == '-'))
    p++;

  return p > line && p < end && *p == ':';
}

/**
 * newsroom_mail_repair:
 * @bytes: a message
 *
 * Of words in Base64 one behind another, as programs cut a long subject, GMime 3.2 gives only the first
 * where that is filled up. What is written otherwise here means the same.
 *
 * Returns: (transfer full): the message, or @bytes themselves where nothing is to be done
 */
GBytes *
newsroom_mail_repair (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? data + size : data;
  const char *line_end;
  gboolean    in_header = FALSE;
  g_autoptr (GString) text = NULL;

  if (size == 0 || (memmem (data, size, "=" END, 3) == NULL))
    return g_bytes_ref (bytes);

  text = g_string_sized_new (size);
  for (const char *line = data; line < end; line = line_end)
    {
      line_end = memchr (line, '\n', (gsize)(end - line));
      line_end = line_end != NULL ? line_end + 1 : end;
      if (*line != ' ' && *line != '\t')
        in_header = is_header (line, line_end);
      if (in_header)
        append_line (text, line, line_end);
      else
        g_string_append_len (text, line, line_end - line);
    }

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
