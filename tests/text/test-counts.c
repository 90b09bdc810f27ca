/* test-counts.c — what a reader gets is what is counted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-counts.h"

#include "newsroom-notes.h"
#include "newsroom-plain-text.h"
#include "newsroom-segments-private.h"

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
    { "One {>> not counted <<} two.", { 2, 8, 7, 1 } },
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
  g_assert_cmpuint (newsroom_counts_get_speaking_seconds (&counts), ==, 100);
  counts.words = G_MAXUINT;
  g_assert_cmpuint (newsroom_counts_get_reading_seconds (&counts), ==, 1030792151);
}

static void
test_range (void)
{
  static const struct
  {
    const char    *body;
    const char    *selected;
    NewsroomCounts counts;
  } cases[] = {
    { "# A **bold** Head", "bold** Head", { 2, 9, 8, 1 } },
    { "One two\nthree", "two\nth", { 2, 6, 5, 1 } },
    { "a [link text](https://example.org/a/b) b", "text](https://ex", { 1, 4, 4, 1 } },
    { "a&amp;b", "&amp;", { 0, 1, 1, 0 } },
    { "one {>> two <<} three", "ne {>> two <<} thr", { 2, 6, 5, 1 } },
    { "one {>> two <<} three", "two", { 0 } },
    { "- a\n- b\n", "a\n- b", { 2, 2, 2, 2 } },
    { "word", "", { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *start = strstr (cases[i].body, cases[i].selected);
      const gsize offset = (gsize)(start - cases[i].body);

      g_test_message ("%s", cases[i].selected);
      assert_counts (newsroom_counts_from_range (cases[i].body, -1, offset, offset + strlen (cases[i].selected), NULL, NULL), &cases[i].counts);
    }
}

static void
append_cb (NewsroomBlockType type,
           const char       *text,
           gsize             length,
           gpointer          user_data)
{
  g_string_append_len (user_data, text, (gssize)length);
  g_string_append_c (user_data, '\n');
}

/* Without what stands between its blocks, the text that is exported has as many words and
 * characters as are counted; a selection of all counts as the body, and two halves have the
 * characters of the whole. */
static void
assert_counted_as_exported (const char *body,
                            gsize       half)
{
  NewsroomCounts   counts = newsroom_counts_from_markdown (body, -1);
  NewsroomCounts   first = newsroom_counts_from_range (body, -1, 0, half, NULL, NULL);
  NewsroomCounts   second = newsroom_counts_from_range (body, -1, half, strlen (body), NULL, NULL);
  g_autofree char *rest = newsroom_notes_cut (body, -1, NULL, 0);
  g_autofree char *exported = newsroom_plain_text_from_markdown (rest != NULL ? rest : body, -1);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_exported = 0;
  guint n_counted = 0;

  assert_counts (newsroom_counts_from_range (body, -1, 0, strlen (body), append_cb, words), &counts);
  for (const char *p = exported; *p != '\0'; p = g_utf8_next_char (p))
    n_exported += !g_unichar_isspace (g_utf8_get_char (p));
  for (const char *p = words->str; *p != '\0'; p = g_utf8_next_char (p))
    n_counted += !g_unichar_isspace (g_utf8_get_char (p));

  g_assert_cmpuint (counts.words, ==, newsroom_segments_count (exported, strlen (exported)).words);
  g_assert_cmpuint (counts.characters_no_spaces, ==, n_exported);
  g_assert_cmpuint (n_counted, ==, n_exported);
  g_assert_cmpuint (first.characters + second.characters, ==, counts.characters);
}

static void
test_exported (void)
{
  static const char *const parts[] = { "Ann said. ", "Bo\n\n", "- item\n", "日本語", "# ", "*", "\n\n", "{>> ", " <<}", "&amp;", "[a](b)", "\n", "`", "|", "> ", "  \n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250101);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      const char *half;

      for (gint32 n = g_rand_int_range (rand, 1, 24); n > 0; n--)
        g_string_append (body, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      half = g_utf8_offset_to_pointer (body->str, g_rand_int_range (rand, 0, (gint32)g_utf8_strlen (body->str, -1) + 1));
      g_test_message ("%s", body->str);
      assert_counted_as_exported (body->str, (gsize)(half - body->str));
    }
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
  g_test_add_func ("/text/counts/range", test_range);
  g_test_add_func ("/text/counts/exported", test_exported);
  g_test_add_func ("/text/counts/reading-time", test_reading_time);
  g_test_add_func ("/text/counts/counter", test_counter);

  return g_test_run ();
}
