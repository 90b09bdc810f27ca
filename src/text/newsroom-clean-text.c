/* newsroom-clean-text.c — text from anywhere made fit for a body or a headline
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-clean-text.h"

#include <string.h>

/* U+2029 PARAGRAPH SEPARATOR, at which text widgets break lines as at "\r", but Markdown does
 * not. */
#define PARAGRAPH_SEPARATOR "\xE2\x80\xA9"

/* How many bytes at @text end a line, 0 for none. */
static gsize
get_line_end_length (const char *text,
                     const char *end)
{
  if (*text == '\n')
    return 1;
  if (*text == '\r')
    return end - text > 1 && text[1] == '\n' ? 2 : 1;
  if (end - text >= 3 && memcmp (text, PARAGRAPH_SEPARATOR, 3) == 0)
    return 3;

  return 0;
}

/**
 * newsroom_clean_text:
 * @text: UTF-8 text, which may hold NULs
 * @length: its length in bytes, or -1 where a NUL ends it
 * @one_line: whether line ends become spaces
 *
 * Makes all line ends "\n" or spaces and leaves NULs out, which no text widget takes.
 *
 * Returns: (transfer full): the text
 */
GString *
newsroom_clean_text (const char *text,
                     gssize      length,
                     gboolean    one_line)
{
  GString    *clean;
  const char *end;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length < 0)
    length = (gssize)strlen (text);
  clean = g_string_sized_new ((gsize)length);
  end = text + length;

  for (const char *p = text; p < end;)
    {
      gsize n_bytes = get_line_end_length (p, end);

      if (n_bytes == 0 && *p != '\0')
        {
          p++;
          continue;
        }
      g_string_append_len (clean, text, p - text);
      if (n_bytes > 0)
        g_string_append_c (clean, one_line ? ' ' : '\n');
      p += MAX (n_bytes, 1);
      text = p;
    }
  g_string_append_len (clean, text, end - text);

  return clean;
}
