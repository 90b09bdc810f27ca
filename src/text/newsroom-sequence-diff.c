/* newsroom-sequence-diff.c — what differs between two rows of numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-sequence-diff-private.h"

/* The linear-space algorithm of Myers, “An O(ND) Difference Algorithm and Its Variations” (1986),
 * section 4b: a shortest way from the start of both rows to their ends is sought from both sides
 * at once, and where the searches meet it is cut in two. A place is (x, y), in the rows before and
 * after; diagonal k holds the places with x - y = k. */

/* After so many steps a search takes the best place that it has, so that two long texts with
 * nothing in common take time linear in their length. */
#define MAX_STEPS 1000

/* What a diagonal holds that no search has reached. */
#define UNREACHED_FORWARD (-1)
#define UNREACHED_BACKWARD G_MAXSSIZE

typedef struct
{
  gssize x;
  gssize y;
} Place;

/* Between two places. */
typedef struct
{
  Place from;
  Place to;
} Range;

/* One of the two searches: the furthest x of each diagonal, and which diagonals it has reached. */
typedef struct
{
  gssize *furthest;
  gssize  low;
  gssize  high;
} Search;

typedef struct
{
  const guint *before;
  const guint *after;
  Search       forward;
  Search       backward;
} Diff;

/* A search widens by a diagonal on each side, or narrows by one where the rows end. */
static void
widen (Search      *search,
       const Range *range,
       gssize       unreached)
{
  if (search->low > range->from.x - range->to.y)
    {
      search->low--;
      search->furthest[search->low - 1] = unreached;
    }
  else
    {
      search->low++;
    }

  if (search->high < range->to.x - range->from.y)
    {
      search->high++;
      search->furthest[search->high + 1] = unreached;
    }
  else
    {
      search->high--;
    }
}

static gboolean
has_reached (const Search *search,
             gssize        diagonal)
{
  return search->low <= diagonal && diagonal <= search->high;
}

/* Returns: whether the search from the start has met the other, at @meeting */
static gboolean
step_forward (Diff        *diff,
              const Range *range,
              gboolean     can_meet,
              Place       *meeting)
{
  gssize *furthest = diff->forward.furthest;

  widen (&diff->forward, range, UNREACHED_FORWARD);
  for (gssize k = diff->forward.high; k >= diff->forward.low; k -= 2)
    {
      gssize x = MAX (furthest[k - 1] + 1, furthest[k + 1]);
      gssize y = x - k;

      while (x < range->to.x && y < range->to.y && diff->before[x] == diff->after[y])
        {
          x++;
          y++;
        }
      furthest[k] = x;
      if (can_meet && has_reached (&diff->backward, k) && diff->backward.furthest[k] <= x)
        {
          *meeting = (Place){ x, y };
          return TRUE;
        }
    }

  return FALSE;
}

/* The same from the end. */
static gboolean
step_backward (Diff        *diff,
               const Range *range,
               gboolean     can_meet,
               Place       *meeting)
{
  gssize *furthest = diff->backward.furthest;

  widen (&diff->backward, range, UNREACHED_BACKWARD);
  for (gssize k = diff->backward.high; k >= diff->backward.low; k -= 2)
    {
      gssize x = MIN (furthest[k - 1], furthest[k + 1] - 1);
      gssize y = x - k;

      while (x > range->from.x && y > range->from.y && diff->before[x - 1] == diff->after[y - 1])
        {
          x--;
          y--;
        }
      furthest[k] = x;
      if (can_meet && has_reached (&diff->forward, k) && x <= diff->forward.furthest[k])
        {
          *meeting = (Place){ x, y };
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: the place that has come furthest from its own end of the rows, of both searches */
static Place
find_best (const Diff  *diff,
           const Range *range)
{
  Place  best = range->from;
  gssize gain = -1;

  for (gssize k = diff->forward.low; k <= diff->forward.high; k += 2)
    {
      gssize x = MIN (diff->forward.furthest[k], range->to.x);
      gssize y = MIN (x - k, range->to.y);

      x = y + k;
      if ((x - range->from.x) + (y - range->from.y) > gain)
        {
          gain = (x - range->from.x) + (y - range->from.y);
          best = (Place){ x, y };
        }
    }
  for (gssize k = diff->backward.low; k <= diff->backward.high; k += 2)
    {
      gssize x = MAX (diff->backward.furthest[k], range->from.x);
      gssize y = MAX (x - k, range->from.y);

      x = y + k;
      if ((range->to.x - x) + (range->to.y - y) > gain)
        {
          gain = (range->to.x - x) + (range->to.y - y);
          best = (Place){ x, y };
        }
    }

  return best;
}

/* Returns: a place on a shortest way through the range, or on a good one */
static Place
find_middle (Diff        *diff,
             const Range *range)
{
  gssize   from_diagonal = range->from.x - range->from.y;
  gssize   to_diagonal = range->to.x - range->to.y;
  gboolean is_odd = ((from_diagonal - to_diagonal) & 1) != 0;
  Place    meeting;

  diff->forward.low = diff->forward.high = from_diagonal;
  diff->forward.furthest[from_diagonal] = range->from.x;
  diff->backward.low = diff->backward.high = to_diagonal;
  diff->backward.furthest[to_diagonal] = range->to.x;

  for (guint i = 0; i < MAX_STEPS; i++)
    if (step_forward (diff, range, is_odd, &meeting) || step_backward (diff, range, !is_odd, &meeting))
      return meeting;

  return find_best (diff, range);
}

/* Leaves out what is the same at the start and at the end. */
static void
trim (const Diff *diff,
      Range      *range)
{
  while (range->from.x < range->to.x && range->from.y < range->to.y &&
         diff->before[range->from.x] == diff->after[range->from.y])
    {
      range->from.x++;
      range->from.y++;
    }
  while (range->from.x < range->to.x && range->from.y < range->to.y &&
         diff->before[range->to.x - 1] == diff->after[range->to.y - 1])
    {
      range->to.x--;
      range->to.y--;
    }
}

static void
mark (guint8 *marks,
      gssize  from,
      gssize  to)
{
  for (gssize i = from; i < to; i++)
    marks[i] = TRUE;
}

/**
 * newsroom_sequence_diff:
 * @before: (array length=n_before): a row of numbers
 * @n_before: how many, below 2³⁰
 * @after: (array length=n_after): another row
 * @n_after: how many, below 2³⁰
 * @deleted: (array length=n_before): all 0; gets 1 for each number that has no place in @after
 * @inserted: (array length=n_after): all 0; gets 1 for each number that had no place in @before
 *
 * What is not marked is the same, in the same order, and as much as can be unless the rows differ
 * in thousands of places.
 */
void
newsroom_sequence_diff (const guint *before,
                        gsize        n_before,
                        const guint *after,
                        gsize        n_after,
                        guint8      *deleted,
                        guint8      *inserted)
{
  /* Diagonals from -n_after to n_before, and one more on each side. */
  gsize              n_diagonals = n_before + n_after + 3;
  g_autofree gssize *furthest = g_new (gssize, 2 * n_diagonals);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  Range whole = { { 0, 0 }, { (gssize)n_before, (gssize)n_after } };
  Diff  diff = { before, after, { NULL, 0, 0 }, { NULL, 0, 0 } };

  diff.forward.furthest = furthest + n_after + 1;
  diff.backward.furthest = furthest + n_diagonals + n_after + 1;

  g_array_append_val (ranges, whole);
  while (ranges->len > 0)
    {
      Range range = g_array_index (ranges, Range, ranges->len - 1);
      Range second;
      Place middle;

      g_array_set_size (ranges, ranges->len - 1);
      trim (&diff, &range);
      if (range.from.x == range.to.x || range.from.y == range.to.y)
        {
          mark (deleted, range.from.x, range.to.x);
          mark (inserted, range.from.y, range.to.y);
          continue;
        }

      middle = find_middle (&diff, &range);
      second = (Range){ middle, range.to };
      range.to = middle;
      g_array_append_val (ranges, second);
      g_array_append_val (ranges, range);
    }
}
