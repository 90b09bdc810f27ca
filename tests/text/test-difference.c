/* test-difference.c — the stretch in which two texts differ, on the bounds of characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-difference.h"

#include <string.h>

static const struct
{
  const char *before;
  const char *after;
  guint       offset;
  guint       n_deleted;
  const char *inserted;
} cases[] = {
  { "", "", 0, 0, "" },
  { "same", "same", 4, 0, "" },
  { "", "new", 0, 0, "new" },
  { "old", "", 0, 3, "" },
  { "the bridge", "the old bridge", 4, 0, "old " },
  { "aaa", "aa", 2, 1, "" },
  { "abab", "ab", 2, 2, "" },
  /* é and è share their first byte, é and ũ (C5 A9) their last */
  { "caf\xC3\xA9", "caf\xC3\xA8", 3, 1, "\xC3\xA8" },
  { "\xC3\xA9 x", "\xC5\xA9 x", 0, 1, "\xC5\xA9" },
  { "\xC3\xA9", "\xC3\xA9\xC3\xA9", 1, 0, "\xC3\xA9" },
  { "\xE5\xAD\x97\xE5\xAD\x97", "\xE5\xAD\x97", 1, 1, "" },
};

static char *
apply (const char               *before,
       const NewsroomDifference *difference)
{
  const char *start = g_utf8_offset_to_pointer (before, difference->offset);
  const char *end = g_utf8_offset_to_pointer (start, difference->n_deleted);
  GString    *after = g_string_new_len (before, start - before);

  g_string_append_len (after, difference->inserted, (gssize)difference->inserted_bytes);
  g_string_append (after, end);

  return g_string_free (after, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NewsroomDifference difference = newsroom_difference_find (cases[i].before, cases[i].after);
      g_autofree char   *inserted = g_strndup (difference.inserted, difference.inserted_bytes);

      g_assert_cmpuint (difference.offset, ==, cases[i].offset);
      g_assert_cmpuint (difference.n_deleted, ==, cases[i].n_deleted);
      g_assert_cmpstr (inserted, ==, cases[i].inserted);
    }
}

static char *
make_text (GRand *random)
{
  static const char *const pieces[] = { "a", "b", "\xC3\xA9", "\xC3\xA8", "\xC5\xA9", "\xE5\xAD\x97", "\xE5\xAE\x97", "\xF0\x9F\x97\x9E" };
  GString                 *text = g_string_new (NULL);

  for (gint n = g_rand_int_range (random, 0, 8); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* Longer than what is compared at once, beginning and ending in the middle of it. */
static void
make_long_texts (GRand *random,
                 char **before,
                 char **after)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) tail = g_string_new (NULL);
  char *one = make_text (random);
  char *other = make_text (random);

  for (gint n = g_rand_int_range (random, 0, 700); n > 0; n--)
    g_string_append (head, n % 7 == 0 ? "\xE5\xAD\x97" : "x");
  for (gint n = g_rand_int_range (random, 0, 700); n > 0; n--)
    g_string_append (tail, n % 5 == 0 ? "\xF0\x9F\x97\x9E" : "y");

  *before = g_strconcat (head->str, one, tail->str, NULL);
  *after = g_strconcat (head->str, other, tail->str, NULL);
  g_free (one);
  g_free (other);
}

/* What is found makes the one text of the other, cuts no character, and is as short as can be:
 * its first and its last character differ. */
static void
check_found (const char *before,
             const char *after)
{
  NewsroomDifference difference = newsroom_difference_find (before, after);
  g_autofree char   *inserted = g_strndup (difference.inserted, difference.inserted_bytes);
  g_autofree char   *made = apply (before, &difference);
  g_autofree char   *formatted = newsroom_difference_format (&difference);
  g_autofree char   *applied = newsroom_difference_apply (before, formatted);
  const char        *deleted = g_utf8_offset_to_pointer (before, difference.offset);

  g_assert_true (g_utf8_validate (inserted, -1, NULL));
  g_assert_cmpstr (made, ==, after);
  g_assert_cmpstr (applied, ==, after);
  if (difference.n_deleted > 0 && inserted[0] != '\0')
    {
      const char *deleted_end = g_utf8_offset_to_pointer (deleted, difference.n_deleted);

      g_assert_cmpuint (g_utf8_get_char (deleted), !=, g_utf8_get_char (inserted));
      g_assert_cmpuint (g_utf8_get_char (g_utf8_prev_char (deleted_end)), !=, g_utf8_get_char (g_utf8_prev_char (inserted + difference.inserted_bytes)));
    }
}

static void
test_random (void)
{
  const guint32 seed = 20300116;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *before = make_text (random);
      g_autofree char *after = make_text (random);

      g_test_message ("seed %u, round %u: “%s” to “%s”", seed, round, before, after);
      check_found (before, after);
    }
}

static void
test_long (void)
{
  const guint32 seed = 20300117;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 2000; round++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      make_long_texts (random, &before, &after);
      g_test_message ("seed %u, round %u", seed, round);
      check_found (before, after);
    }
}

/* What is no difference, or none from this text, makes none. */
static void
test_no_difference (void)
{
  static const char *const wrong[] = { "", "1", "1 ", "1 2", "x 0\n", "4 0\n", "2 2\n", "0 18446744073709551615\n", "-1 0\n" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (newsroom_difference_apply ("abc", wrong[i]));

  /* What is cut in the middle of a character is not read beyond. */
  g_assert_null (newsroom_difference_apply ("ab\xF0", "4 0\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/difference/cases", test_cases);
  g_test_add_func ("/difference/random", test_random);
  g_test_add_func ("/difference/long", test_long);
  g_test_add_func ("/difference/no-difference", test_no_difference);

  return g_test_run ();
}
