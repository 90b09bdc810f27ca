/* newsroom-format-whole.c — what of a body takes no marks within: fences of code, and addresses of the web
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

/* The shortest fence. */
#define FENCE_LENGTH 3

/* ASCII that is in no address, or would be markup there. */
#define NEVER_IN_ADDRESS "<>\"`*|()[]{}\\"

/* What else an address may end with, beside letters and digits. */
#define LAST_OF_ADDRESS "/-=&#%+$@"

/**
 * newsroom_format_is_fence:
 * @body: UTF-8 Markdown
 * @offset: a place in it, in bytes
 *
 * Returns: whether the line of that place begins or ends a block of code (CommonMark 0.30, 4.5), perhaps in a quote or
 *   an item; or would where it is not in code
 */
gboolean
newsroom_format_is_fence (const char *body,
                          gsize       offset)
{
  gsize start, end, mark;
  gsize n = 0;

  newsroom_line_find (body, offset, &start, &end);
  mark = newsroom_line_prefix_read (body, start, end, G_MAXUINT, G_MAXUINT).content;
  while (mark < end && body[mark] == ' ')
    mark++;
  while (mark + n < end && (body[mark] == '`' || body[mark] == '~') && body[mark + n] == body[mark])
    n++;

  return n >= FENCE_LENGTH && (body[mark] == '~' || memchr (body + mark + n, '`', end - mark - n) == NULL);
}

static gboolean
is_of_address (const char *place)
{
  const gunichar c = g_utf8_get_char (place);

  return c >= 0x80 ? !g_unichar_isspace (c) : g_ascii_isgraph (c) && strchr (NEVER_IN_ADDRESS, (int)c) == NULL;
}

/**
 * newsroom_format_find_address:
 * @body: UTF-8 Markdown
 * @offset: a place in it, in bytes
 * @start: (out): where the address around it begins
 * @end: (out): where it ends; the marks of the sentence behind it are not part of it
 *
 * An address of the web that stands among the words, as https://example.org or www.example.org, is a link
 * for many who read the text. Marks within would end it.
 *
 * Returns: whether the place is within one
 */
gboolean
newsroom_format_find_address (const char *body,
                              gsize       offset,
                              gsize      *start,
                              gsize      *end)
{
  const char *colon;
  gsize       scheme;

  *start = *end = offset;
  while (*start > 0 && is_of_address (g_utf8_prev_char (body + *start)))
    *start = (gsize)(g_utf8_prev_char (body + *start) - body);
  while (body[*end] != '\0' && is_of_address (body + *end))
    *end = (gsize)(g_utf8_next_char (body + *end) - body);

  colon = g_strstr_len (body + *start, (gssize)(*end - *start), "://");
  scheme = colon != NULL ? (gsize)(colon - body) : *start;
  while (colon != NULL && scheme > *start && g_ascii_isalnum (body[scheme - 1]))
    scheme--;
  if (colon != NULL ? scheme == (gsize)(colon - body) : g_ascii_strncasecmp (body + scheme, "www.", 4) != 0)
    return FALSE;

  *start = scheme;
  while (*end > *start)
    {
      const char    *last = g_utf8_prev_char (body + *end);
      const gunichar c = g_utf8_get_char (last);

      if (g_unichar_isalnum (c) || (c < 0x80 && strchr (LAST_OF_ADDRESS, (int)c) != NULL))
        break;
      *end = (gsize)(last - body);
    }

  return *start < offset && offset < *end;
}
