/* newsroom-difference.c — the one stretch in which two texts differ
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-difference.h"

#include <string.h>

#define BLOCK_SIZE 256

static gboolean
is_character_start (const char *p)
{
  return ((guchar)*p & 0xC0) != 0x80;
}

/* How many bytes at the start are the same, whole characters only. A long text is compared in
 * blocks first: a save waits for it. */
static gsize
get_common_prefix (const char *a,
                   gsize       a_length,
                   const char *b,
                   gsize       b_length)
{
  gsize most = MIN (a_length, b_length);
  gsize n = 0;

  while (n + BLOCK_SIZE <= most && memcmp (a + n, b + n, BLOCK_SIZE) == 0)
    n += BLOCK_SIZE;
  while (n < most && a[n] == b[n])
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

  while (n + BLOCK_SIZE <= most && memcmp (a + a_length - n - BLOCK_SIZE, b + b_length - n - BLOCK_SIZE, BLOCK_SIZE) == 0)
    n += BLOCK_SIZE;
  while (n < most && a[a_length - n - 1] == b[b_length - n - 1])
    n++;
  while (n > 0 && !is_character_start (a + a_length - n))
    n--;

  return n;
}

/* What g_utf8_strlen() counts in valid UTF-8, eight bytes at a time: those that continue a character
 * have the highest bit and not the one below it. */
static guint
count_characters (const char *text,
                  gsize       length)
{
  gsize n_continuing = 0;
  gsize i = 0;

  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 bytes;

      memcpy (&bytes, text + i, sizeof bytes);
      bytes = (bytes >> 7) & (~bytes >> 6) & G_GUINT64_CONSTANT (0x0101010101010101);
      n_continuing += (bytes * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56;
    }
  for (; i < length; i++)
    n_continuing += !is_character_start (text + i);

  return (guint)(length - n_continuing);
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

  before_length = strlen (before);
  after_length = strlen (after);
  prefix = get_common_prefix (before, before_length, after, after_length);
  before_length -= prefix;
  after_length -= prefix;
  suffix = get_common_suffix (before + prefix, before_length, after + prefix, after_length);

  difference.offset = count_characters (before, prefix);
  difference.n_deleted = count_characters (before + prefix, before_length - suffix);
  difference.inserted = after + prefix;
  difference.inserted_bytes = after_length - suffix;

  return difference;
}

/**
 * newsroom_difference_format:
 * @difference: a difference
 *
 * Returns: (transfer full): it as a text: offset, a space, how many characters are deleted, "\n", and
 *   what is inserted
 */
char *
newsroom_difference_format (const NewsroomDifference *difference)
{
  GString *text;

  g_return_val_if_fail (difference != NULL, NULL);

  text = g_string_sized_new (difference->inserted_bytes + 24);
  g_string_append_printf (text, "%u %u\n", difference->offset, difference->n_deleted);
  g_string_append_len (text, difference->inserted, (gssize)difference->inserted_bytes);

  return g_string_free (text, FALSE);
}

/* Returns: behind so many characters, or %NULL if there are fewer */
static const char *
skip_characters (const char *text,
                 guint64     n)
{
  /* Byte by byte, as a text that the disk has changed may end in the middle of a character. */
  while (n > 0 && *text != '\0')
    {
      do
        text++;
      while (!is_character_start (text));
      n--;
    }

  return n == 0 ? text : NULL;
}

/**
 * newsroom_difference_apply:
 * @before: a text, UTF-8
 * @difference: what newsroom_difference_format() gave
 *
 * Returns: (transfer full) (nullable): the text that @before became, %NULL if this is no difference
 *   from it
 */
char *
newsroom_difference_apply (const char *before,
                           const char *difference)
{
  char       *p;
  guint64     offset;
  guint64     n_deleted;
  const char *start;
  const char *end;
  GString    *after;

  g_return_val_if_fail (before != NULL && difference != NULL, NULL);

  offset = g_ascii_strtoull (difference, &p, 10);
  if (p == difference || *p != ' ')
    return NULL;
  n_deleted = g_ascii_strtoull (p, &p, 10);
  if (*p != '\n')
    return NULL;

  start = skip_characters (before, offset);
  end = start != NULL ? skip_characters (start, n_deleted) : NULL;
  if (end == NULL)
    return NULL;

  after = g_string_new_len (before, start - before);
  g_string_append (after, p + 1);
  g_string_append (after, end);

  return g_string_free (after, FALSE);
}
