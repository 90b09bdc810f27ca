/* format-helper.c — bodies of tests in which a selection is marked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "format-helper.h"

/* Takes the braces of "a {word} here", or the caret of "a wo^rd", out. */
char *
read_selection (const char *marked,
                gsize      *start,
                gsize      *end)
{
  GString *body = g_string_new (NULL);

  *start = *end = 0;
  for (const char *p = marked; *p != '\0'; p++)
    if (*p == '{' || *p == '^')
      *start = *end = body->len;
    else if (*p == '}')
      *end = body->len;
    else
      g_string_append_c (body, *p);

  return g_string_free (body, FALSE);
}
