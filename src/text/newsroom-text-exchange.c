/* newsroom-text-exchange.c — what is exchanged in a text, place by place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-exchange.h"

#include <string.h>

/* The lines that are once in either text are where both are put together, as the patience diff of Bram Cohen does:
 * the longest row of them that has the same order in both. What lies between two of them has changed. The time that it
 * takes is that of sorting the lines, however different the texts are. */

/* A line, with its end. */
typedef struct
{
  const char *start;
  gsize       length;
} Line;

/* How often a line is in either text, and where it was last. */
typedef struct
{
  guint n_before;
  guint n_after;
  guint before;
  guint after;
} Use;

/* The same line of both. */
typedef struct
{
  guint before;
  guint after;
  guint behind; /* which of the pairs comes before it in the best row that ends here */
} Pair;

typedef struct
{
  const char *text; /* where the places of the changes are counted from */
  GArray     *before;
  GArray     *after;
  GArray     *changes;
} Search;

static guint
line_hash (gconstpointer key)
{
  const Line *line = key;
  guint       hash = 5381;

  for (gsize i = 0; i < line->length; i++)
    hash = hash * 33 + (guchar)line->start[i];

  return hash;
}

static gboolean
line_equal (gconstpointer a,
            gconstpointer b)
{
  const Line *one = a;
  const Line *other = b;

  return one->length == other->length && memcmp (one->start, other->start, one->length) == 0;
}

static GArray *
list_lines (const char *text,
            gsize       length)
{
  GArray     *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *end = text + length;

  while (text < end)
    {
      const char *stop = memchr (text, '\n', (gsize)(end - text));
      const Line  line = { text, (gsize)((stop != NULL ? stop + 1 : end) - text) };

      g_array_append_val (lines, line);
      text += line.length;
    }

  return lines;
}

static Line *
get_line (GArray *lines,
          guint   i)
{
  return &g_array_index (lines, Line, i);
}

static void
count_line (GHashTable *uses,
            Line       *line,
            guint       i,
            gboolean    is_after)
{
  Use *use = g_hash_table_lookup (uses, line);

  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      g_hash_table_insert (uses, line, use);
    }
  *(is_after ? &use->n_after : &use->n_before) += 1;
  *(is_after ? &use->after : &use->before) = i;
}

/* Returns: those that are once in either, in the order that they have before */
static GArray *
list_pairs (Search *search)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (line_hash, line_equal, NULL, g_free);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < search->before->len; i++)
    count_line (uses, get_line (search->before, i), i, FALSE);
  for (guint i = 0; i < search->after->len; i++)
    count_line (uses, get_line (search->after, i), i, TRUE);
  for (guint i = 0; i < search->before->len; i++)
    {
      const Use *use = g_hash_table_lookup (uses, get_line (search->before, i));
      const Pair pair = { use->before, use->after, G_MAXUINT };

      if (use->n_before == 1 && use->n_after == 1)
        g_array_append_val (pairs, pair);
    }

  return pairs;
}

/* Returns: how many of the best rows, which are as long as their places say, end before that line of the other text */
static guint
find_row (const GArray *pairs,
          const GArray *ends,
          guint         after)
{
  guint low = 0;
  guint high = ends->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (pairs, Pair, g_array_index (ends, guint, middle)).after < after)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Returns: the places in @pairs of the longest row in which both texts have the same order */
static GArray *
list_best (GArray *pairs)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *best = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   at;

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair       *pair = &g_array_index (pairs, Pair, i);
      const guint row = find_row (pairs, ends, pair->after);

      pair->behind = row > 0 ? g_array_index (ends, guint, row - 1) : G_MAXUINT;
      if (row == ends->len)
        g_array_append_val (ends, i);
      else
        g_array_index (ends, guint, row) = i;
    }

  g_array_set_size (best, ends->len);
  at = ends->len > 0 ? g_array_index (ends, guint, ends->len - 1) : 0;
  for (guint i = ends->len; i > 0; i--, at = g_array_index (pairs, Pair, at).behind)
    g_array_index (best, guint, i - 1) = at;

  return best;
}

static gboolean
is_character_start (const char *p)
{
  return ((guchar)*p & 0xC0) != 0x80;
}

/* Adds what is between two places of either text, without what is the same at both ends of it. */
static void
add_change (Search     *search,
            const char *before,
            gsize       before_length,
            const char *after,
            gsize       after_length)
{
  const gsize          most = MIN (before_length, after_length);
  gsize                prefix = 0;
  gsize                suffix = 0;
  NewsroomTextExchange change;

  while (prefix < most && before[prefix] == after[prefix])
    prefix++;
  while (prefix > 0 && ((prefix < before_length && !is_character_start (before + prefix)) || (prefix < after_length && !is_character_start (after + prefix))))
    prefix--;
  while (suffix < most - prefix && before[before_length - suffix - 1] == after[after_length - suffix - 1])
    suffix++;
  while (suffix > 0 && !is_character_start (before + before_length - suffix))
    suffix--;

  change.start = (gsize)(before - search->text) + prefix;
  change.end = (gsize)(before - search->text) + before_length - suffix;
  change.text = after + prefix;
  change.length = after_length - prefix - suffix;
  if (change.start < change.end || change.length > 0)
    g_array_append_val (search->changes, change);
}

static const char *
get_start (GArray     *lines,
           guint       i,
           const char *end)
{
  return i < lines->len ? get_line (lines, i)->start : end;
}

/* Adds what has changed between two lines that have not: line by line where there are as many, as when all of them
 * become a list, else at once. */
static void
add_lines (Search     *search,
           Pair        from,
           Pair        to,
           const char *before_end,
           const char *after_end)
{
  const guint n_before = to.before - from.before;
  const guint n_after = to.after - from.after;
  const char *before = get_start (search->before, from.before, before_end);
  const char *after = get_start (search->after, from.after, after_end);

  if (n_before != n_after)
    {
      add_change (search,
                  before,
                  (gsize)(get_start (search->before, to.before, before_end) - before),
                  after,
                  (gsize)(get_start (search->after, to.after, after_end) - after));
      return;
    }

  for (guint i = 0; i < n_before; i++)
    {
      const Line *one = get_line (search->before, from.before + i);
      const Line *other = get_line (search->after, from.after + i);

      add_change (search, one->start, one->length, other->start, other->length);
    }
}

/**
 * newsroom_text_exchange_find:
 * @before: a text, UTF-8
 * @before_length: its length in bytes
 * @after: another
 * @after_length: its length in bytes
 *
 * Finds what makes @after of @before, by lines and not always the least; in little time, however different they are.
 *
 * Returns: (transfer full) (element-type NewsroomTextExchange): in order and apart from each other, with texts that lie in
 *   @after
 */
GArray *
newsroom_text_exchange_find (const char *before,
                             gsize       before_length,
                             const char *after,
                             gsize       after_length)
{
  g_autoptr (GArray) before_lines = list_lines (before, before_length);
  g_autoptr (GArray) after_lines = list_lines (after, after_length);
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GArray) best = NULL;
  Search search = { before, before_lines, after_lines, g_array_new (FALSE, FALSE, sizeof (NewsroomTextExchange)) };
  Pair   from = { 0 };
  Pair   to = { before_lines->len, after_lines->len, 0 };

  pairs = list_pairs (&search);
  best = list_best (pairs);
  for (guint i = 0; i < best->len; i++)
    {
      const Pair *same = &g_array_index (pairs, Pair, g_array_index (best, guint, i));

      add_lines (&search, from, *same, before + before_length, after + after_length);
      from = (Pair){ same->before + 1, same->after + 1, 0 };
    }
  add_lines (&search, from, to, before + before_length, after + after_length);

  return search.changes;
}

/* Returns: where to cut a text at such a part of it: behind a line, if one ends in the last @size bytes before */
static gsize
find_cut (const char *text,
          gsize       length,
          guint       part,
          guint       n_parts,
          gsize       size)
{
  const gsize most = part == n_parts ? length : length / n_parts * part;
  gsize       cut = most;

  if (part == n_parts)
    return length;

  while (cut > 0 && most - cut < size && text[cut - 1] != '\n')
    cut--;
  if (cut > 0 && text[cut - 1] == '\n')
    return cut;
  for (cut = most; cut > 0 && !is_character_start (text + cut);)
    cut--;

  return cut;
}

static void
cut_change (GArray                     *pieces,
            const NewsroomTextExchange *change,
            const char                 *before,
            gsize                       size)
{
  const gsize length = change->end - change->start;
  const guint n_parts = (guint)(MAX (length, change->length) / size) + 1;
  gsize       from = 0;
  gsize       text_from = 0;

  for (guint i = 1; i <= n_parts; i++)
    {
      const gsize                to = find_cut (before + change->start, length, i, n_parts, size / 2);
      const gsize                text_to = find_cut (change->text, change->length, i, n_parts, size / 2);
      const NewsroomTextExchange piece = { change->start + from, change->start + to, change->text + text_from, text_to - text_from };

      if (piece.start < piece.end || piece.length > 0)
        g_array_append_val (pieces, piece);
      from = to;
      text_from = text_to;
    }
}

/**
 * newsroom_text_exchange_cut:
 * @changes: (element-type NewsroomTextExchange): changes of @before
 * @before: the text
 * @size: about how large a change may be, in bytes
 *
 * Cuts those that are larger, at the ends of lines where there are some, so that they can be made one after another
 * without much missing meanwhile.
 *
 * Returns: (transfer full) (element-type NewsroomTextExchange): changes that together do the same
 */
GArray *
newsroom_text_exchange_cut (const GArray *changes,
                            const char   *before,
                            gsize         size)
{
  GArray *pieces = g_array_sized_new (FALSE, FALSE, sizeof (NewsroomTextExchange), changes->len);

  for (guint i = 0; i < changes->len; i++)
    cut_change (pieces, &g_array_index (changes, NewsroomTextExchange, i), before, size);

  return pieces;
}
