/* test-counts.c — what a reader gets is what is counted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-counts.h"

#include <string.h>

static void
assert_counts (NewsroomCounts        counts,
               const NewsroomCounts *expected)
{
  g_assert_cmpuint (counts.words, ==, expected->words);
  g_assert_cmpuint (counts.characters, ==, expected->characters);
  g_assert_cmpuint (counts.characters_no_spaces, ==, expected->characters_no_spaces);
  g_assert_cmpuint (counts.paragraphs, ==, expected->paragraphs);
}

static void
test_counts (void)
{
  static const struct
  {
    const char    *body;
    NewsroomCounts counts;
  } cases[] = {
    { "", { 0 } },
    { "---\n\n***", { 0 } },
    { "# A **bold** Head", { 3, 11, 9, 1 } },
    { "One\ntwo. Three", { 3, 14, 12, 1 } },
    { "one  \ntwo", { 2, 6, 6, 1 } },
    { "- a\n- b\n  - c\n\n1. d\n\n   e", { 5, 5, 5, 5 } },
    { "|a b|c|\n|---|---|\n|d||\n|-|-|", { 4, 7, 6, 2 } },
    { "a&amp;b [link](https://example.org/not/counted)", { 3, 8, 7, 1 } },
    { "> quote\n>\n> more", { 2, 9, 9, 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].body);
      assert_counts (newsroom_counts_from_markdown (cases[i].body, -1), &cases[i].counts);
    }
}

/* Who reads along with others is told what one alone is told. */
static void
test_counting (void)
{
  const char            *body = "# Head\n\nOne *two*\n\n- three\n\n|a b|c|\n|---|---|\n|d||";
  NewsroomCounts         expected = newsroom_counts_from_markdown (body, -1);
  NewsroomCounting      *countings[2] = { newsroom_counting_new (), newsroom_counting_new () };
  NewsroomMarkdownReader readers[2];

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i] = newsroom_counting_get_reader (countings[i]);
  newsroom_markdown_parse_for (body, -1, readers, G_N_ELEMENTS (readers));
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    assert_counts (newsroom_counting_end (countings[i]), &expected);
}

static void
test_reading_time (void)
{
  NewsroomCounts counts = { 0 };

  g_assert_cmpuint (newsroom_counts_get_reading_seconds (&counts), ==, 0);
  counts.words = 1;
  g_assert_cmpuint (newsroom_counts_get_reading_seconds (&counts), ==, 1);
  counts.words = 250;
  g_assert_cmpuint (newsroom_counts_get_reading_seconds (&counts), ==, 60);
  counts.words = G_MAXUINT;
  g_assert_cmpuint (newsroom_counts_get_reading_seconds (&counts), ==, 1030792151);
}

/* A counter that has seen other bodies counts as one that has not. */
static void
test_counter (void)
{
  static const char *const parts[] = { "Ann said. ", "Bo\n\n", "- item\n", "日本語", "# ", "*", "\n\n" };
  g_autoptr (NewsroomCounter) counter = newsroom_counter_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240322);
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      const char    *part = parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))];
      NewsroomCounts expected;

      if (body->len > 400)
        g_string_truncate (body, 0);
      g_string_append (body, part);
      expected = newsroom_counts_from_markdown (body->str, -1);
      assert_counts (newsroom_counter_count (counter, body->str, (gssize)body->len), &expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/counts/counts", test_counts);
  g_test_add_func ("/text/counts/counting", test_counting);
  g_test_add_func ("/text/counts/reading-time", test_reading_time);
  g_test_add_func ("/text/counts/counter", test_counter);

  return g_test_run ();
}
