/* test-word-diff.c — two versions of a text, word by word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-word-diff.h"

#include <string.h>

#include "newsroom-sequence-diff-private.h"

/* What is deleted stands in [ ], what is inserted in { }. */
static const struct
{
  const char *before;
  const char *after;
  const char *shown;
} cases[] = {
  { "", "", "" },
  { "The bridge is open.", "The bridge is open.", "The bridge is open." },
  { "", "New.", "{New.}" },
  { "Old.", "", "[Old.]" },
  { "The bridge is open.", "The old bridge is open.", "The {old }bridge is open." },
  { "The old bridge is open.", "The bridge is open.", "The [old ]bridge is open." },
  { "The bridge is open.", "The bridge is closed.", "The bridge is [open]{closed}." },
  { "It’s open", "It’s closed", "It’s [open]{closed}" },
  { "one two three", "uno due tre", "[one two three]{uno due tre}" },
  { "said on Monday, in town", "said Tuesday, in town", "said [on Monday]{Tuesday}, in town" },
  { "First.\n\nSecond.", "First.\n\nBetween.\n\nSecond.", "First.\n\n{Between.\n\n}Second." },
  { "Nobody ran. The bridge is open.", "Nobody ran. Nobody said so. The bridge is open.", "Nobody ran. {Nobody said so. }The bridge is open." },
  { "It fell within the hour.", "It fell within the hour. Nobody was hurt, she said.", "It fell within the hour.{ Nobody was hurt, she said.}" },
  { "It fell within the hour. Nobody was hurt, she said.\n\nMore.", "It fell within the hour.\n\nMore.", "It fell within the hour.[ Nobody was hurt, she said.]\n\nMore." },
  { "“It fell.” She left.", "“It fell.” “It stood.” She left.", "“It fell.” {“It stood.” }She left." },
  { "One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\n[Two.\n\n]Three." },
  { "a b a b a b", "a b a b", "[a b ]a b a b" },
  { "x, a b", "x, a, a b", "x, {a, }a b" },
  { "3,000 people", "4,000 people", "[3,000]{4,000} people" },
  { "caf\xC3\xA9 noir", "caf\xC3\xA8 noir", "[caf\xC3\xA9]{caf\xC3\xA8} noir" },
  { "\xE6\xA9\x8B\xE3\x81\x8C", "\xE9\x81\x93\xE3\x81\x8C", "[\xE6\xA9\x8B]{\xE9\x81\x93}\xE3\x81\x8C" },
};

static char *
show (GArray *changes)
{
  static const char *const marks[][2] = { { "", "" }, { "[", "]" }, { "{", "}" } };
  GString                 *shown = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomWordChange *change = &g_array_index (changes, NewsroomWordChange, i);

      g_string_append (shown, marks[change->type][0]);
      g_string_append_len (shown, change->text, (gssize)change->length);
      g_string_append (shown, marks[change->type][1]);
    }

  return g_string_free (shown, FALSE);
}

static char *
join (GArray                *changes,
      NewsroomWordChangeType left_out)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomWordChange *change = &g_array_index (changes, NewsroomWordChange, i);

      g_assert_cmpuint (change->length, >, 0);
      if (change->type != left_out)
        g_string_append_len (text, change->text, (gssize)change->length);
    }

  return g_string_free (text, FALSE);
}

/* Both versions are in the changes, whole. */
static void
check (const char *before,
       const char *after)
{
  g_autoptr (GArray) changes = newsroom_word_diff (before, after);
  g_autofree char *joined_before = join (changes, NEWSROOM_WORDS_INSERTED);
  g_autofree char *joined_after = join (changes, NEWSROOM_WORDS_DELETED);

  g_assert_cmpstr (joined_before, ==, before);
  g_assert_cmpstr (joined_after, ==, after);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) changes = newsroom_word_diff (cases[i].before, cases[i].after);
      g_autofree char *shown = show (changes);

      g_assert_cmpstr (shown, ==, cases[i].shown);
      check (cases[i].before, cases[i].after);
    }
}

/* Words that come again and again, so that each change may be in many places */
static void
test_again_and_again (void)
{
  static const char *const pieces[] = { "a", "b", " ", ". ", ".", "\n\n", "“", "”" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      const int n_kinds = g_rand_int_range (random, 1, G_N_ELEMENTS (pieces) + 1);

      for (int n = g_rand_int_range (random, 0, 30); n > 0; n--)
        g_string_append (before, pieces[g_rand_int_range (random, 0, n_kinds)]);
      for (int n = g_rand_int_range (random, 0, 30); n > 0; n--)
        g_string_append (after, pieces[g_rand_int_range (random, 0, n_kinds)]);
      check (before->str, after->str);
    }
}

static void
test_count (void)
{
  g_autoptr (GArray) changes = newsroom_word_diff ("The old bridge, 3 m wide, is open.", "The bridge, 12 m wide, is not open.");
  NewsroomWordDelta delta = newsroom_word_diff_count (changes);

  g_assert_cmpuint (delta.n_deleted, ==, 2);
  g_assert_cmpuint (delta.n_inserted, ==, 2);
}

/* The longest common part of two rows, by the table that everybody trusts. */
static guint
measure_common (const guint *before,
                gsize        n_before,
                const guint *after,
                gsize        n_after)
{
  g_autofree guint *table = g_new0 (guint, (n_before + 1) * (n_after + 1));

  for (gsize x = 1; x <= n_before; x++)
    for (gsize y = 1; y <= n_after; y++)
      table[x * (n_after + 1) + y] = before[x - 1] == after[y - 1]
                                       ? table[(x - 1) * (n_after + 1) + y - 1] + 1
                                       : MAX (table[(x - 1) * (n_after + 1) + y], table[x * (n_after + 1) + y - 1]);

  return table[n_before * (n_after + 1) + n_after];
}

/* What is not marked is the same in both, and as long as can be. */
static void
test_shortest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 5000; i++)
    {
      guint  before[24];
      guint  after[24];
      gsize  n_before = (gsize)g_rand_int_range (random, 0, 25);
      gsize  n_after = (gsize)g_rand_int_range (random, 0, 25);
      int    n_kinds = g_rand_int_range (random, 1, 8);
      guint8 deleted[24] = { 0 };
      guint8 inserted[24] = { 0 };
      guint  n_same = 0;
      gsize  y = 0;

      for (gsize j = 0; j < n_before; j++)
        before[j] = (guint)g_rand_int_range (random, 0, n_kinds);
      for (gsize j = 0; j < n_after; j++)
        after[j] = (guint)g_rand_int_range (random, 0, n_kinds);
      newsroom_sequence_diff (before, n_before, after, n_after, deleted, inserted);

      for (gsize x = 0; x < n_before; x++)
        {
          if (deleted[x])
            continue;
          while (y < n_after && inserted[y])
            y++;
          g_assert_cmpuint (y, <, n_after);
          g_assert_cmpuint (before[x], ==, after[y]);
          y++;
          n_same++;
        }
      while (y < n_after && inserted[y])
        y++;
      g_assert_cmpuint (y, ==, n_after);
      g_assert_cmpuint (n_same, ==, measure_common (before, n_before, after, n_after));
    }
}

static char *
make_text (GRand *random,
           guint  n_words,
           int    n_kinds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "w%d%s", g_rand_int_range (random, 0, n_kinds), i % 40 == 39 ? ".\n\n" : " ");

  return g_string_free (text, FALSE);
}

/* Long texts that have hardly a word in common end soon, and those with few changes show few. */
static void
test_long_texts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree char *before = make_text (random, 50000, 1000000);
  g_autofree char *other = make_text (random, 50000, 1000000);
  g_autofree char *few = make_text (random, 20000, 3);
  g_autofree char *more = make_text (random, 20000, 3);
  g_autoptr (GString) after = g_string_new (before);
  g_autoptr (GArray) changes = NULL;

  check (before, other);
  check (few, more);

  g_string_insert (after, (gssize)after->len / 2, " and more ");
  g_string_insert (after, (gssize)after->len / 3, " and more ");
  changes = newsroom_word_diff (before, after->str);
  g_assert_cmpuint (changes->len, <, 12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-diff/cases", test_cases);
  g_test_add_func ("/word-diff/again-and-again", test_again_and_again);
  g_test_add_func ("/word-diff/count", test_count);
  g_test_add_func ("/word-diff/shortest", test_shortest);
  g_test_add_func ("/word-diff/long-texts", test_long_texts);

  return g_test_run ();
}
