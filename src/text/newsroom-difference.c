/* newsroom-difference.c — the one stretch in which two texts differ
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-difference.h"

#include <string.h>

static gboolean
is_character_start (const char *p)
{
  return ((guchar)*p & 0xC0) != 0x80;
}

/* How many bytes at the start are the same, whole characters only. */
static gsize
get_common_prefix (const char *a,
                   const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && (!is_character_start (a + n) || !is_character_start (b + n)))
    n--;

  return n;
}

/* The same for the end. */
static gsize
get_common_suffix (const char *a,
                   gsize       a_length,
                   const char *b,
                   gsize       b_length)
{
  gsize most = MIN (a_length, b_length);
  gsize n = 0;

  while (n < most && a[a_length - n - 1] == b[b_length - n - 1])
    n++;
  while (n > 0 && !is_character_start (a + a_length - n))
    n--;

  return n;
}

/**
 * newsroom_difference_find:
 * @before: a text, UTF-8
 * @after: another
 *
 * Finds the shortest stretch from the first character that is different to the last.
 *
 * Returns: what to delete and insert to make @after of @before; nothing of either if they are
 *   the same
 */
NewsroomDifference
newsroom_difference_find (const char *before,
                          const char *after)
{
  NewsroomDifference difference = { 0 };
  gsize              before_length;
  gsize              after_length;
  gsize              prefix;
  gsize              suffix;

  g_return_val_if_fail (before != NULL && after != NULL, difference);

  prefix = get_common_prefix (before, after);
  before_length = strlen (before + prefix);
  after_length = strlen (after + prefix);
  suffix = get_common_suffix (before + prefix, before_length, after + prefix, after_length);

  difference.offset = (guint)g_utf8_strlen (before, (gssize)prefix);
  difference.n_deleted = (guint)g_utf8_strlen (before + prefix, (gssize)(before_length - suffix));
  difference.inserted = after + prefix;
  difference.inserted_bytes = after_length - suffix;

  return difference;
}
