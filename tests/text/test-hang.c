/* test-hang.c — where the words of list items and quotes begin
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-direction.h"
#include "newsroom-hang.h"

#include <string.h>

/* A body, and for each of its lines what stands before the words. */
static const struct
{
  const char *body;
  const char *prefixes[6];
} cases[] = {
  { "words", { "" } },
  { "- item", { "- " } },
  { "-   item", { "-   " } },
  { "* item\n* item", { "* ", "* " } },
  { "12. item", { "12. " } },
  { "3) item", { "3) " } },
  { "- [x] done\n- [ ] open", { "- [x] ", "- [ ] " } },
  { "> quote\nlazy", { "> ", "" } },
  { "> > twice", { "> > " } },
  { "> - item", { "> - " } },
  { ">quote", { ">" } },
  /* what begins an item but is no marker */
  { "- **bold** words", { "- " } },
  { "* *emphasis*", { "* " } },
  { "1. **bold**", { "1. " } },
  { "- ~~gone~~", { "- " } },
  { "- `code`", { "- " } },
  { "- [link](https://example.org)", { "- " } },
  /* nested, and further paragraphs of an item */
  { "- a\n  - b\n    - **c**", { "- ", "  - ", "    - " } },
  { "1. a\n   - b", { "1. ", "   - " } },
  { "- a\n\n  more", { "- ", "", "  " } },
  { "- in\n  2010. It was", { "- ", "  " } },
  /* headings */
  { "# head", { "# " } },
  { "###  head ##", { "###  " } },
  { "  ## *head*", { "  ## " } },
  { "> - # head", { "> - # " } },
  { "head\n===", { "", "" } },
  { "# in # words\n#none", { "# ", "" } },
  /* no list at all */
  { "-no item", { "" } },
  { "**bold** words", { "" } },
  { "    - code", { "" } },
  { "2010. It was\n2011. It is", { "2010. ", "2011. " } },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomSpans) spans = newsroom_spans_new (cases[i].body, -1);
      g_auto (GStrv) lines = g_strsplit (cases[i].body, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          guint               n_spans;
          const NewsroomSpan *line = newsroom_spans_get_line (spans, j, &n_spans);
          g_autofree char    *prefix = g_strndup (lines[j], newsroom_hang_get_length (lines[j], line, n_spans));

          g_test_message ("“%s”, line %u", cases[i].body, j);
          g_assert_cmpstr (prefix, ==, cases[i].prefixes[j]);
        }
    }
}

static void
test_direction (void)
{
  g_assert_cmpint (newsroom_direction_find ("", -1), ==, NEWSROOM_DIRECTION_NONE);
  g_assert_cmpint (newsroom_direction_find ("12, (3)", -1), ==, NEWSROOM_DIRECTION_NONE);
  g_assert_cmpint (newsroom_direction_find ("12 words مرحبا", -1), ==, NEWSROOM_DIRECTION_LEFT_TO_RIGHT);
  g_assert_cmpint (newsroom_direction_find ("**مرحبا** words", -1), ==, NEWSROOM_DIRECTION_RIGHT_TO_LEFT);
  g_assert_cmpint (newsroom_direction_find ("1. שלום", -1), ==, NEWSROOM_DIRECTION_RIGHT_TO_LEFT);
  g_assert_cmpint (newsroom_direction_find ("1. שלום", 3), ==, NEWSROOM_DIRECTION_NONE);
}

/* Whatever the body, what is found lies in the line, holds no words, and is all there is to
 * find: the words behind it begin with no blank. */
static void
test_random (void)
{
  static const char *const pieces[] = { "- ", "* ", "1. ", "> ", "  ", "\t", "**", "*", "a", "[x] ", "# ", "\n", "\n\n", "字" };
  const guint32            seed = 20300117;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (NewsroomSpans) spans = NULL;
      g_auto (GStrv) lines = NULL;

      for (gint n = g_rand_int_range (random, 1, 16); n > 0; n--)
        g_string_append (body, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      spans = newsroom_spans_new (body->str, (gssize)body->len);
      lines = g_strsplit (body->str, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          guint               n_spans;
          const NewsroomSpan *line = newsroom_spans_get_line (spans, i, &n_spans);
          gsize               length = newsroom_hang_get_length (lines[i], line, n_spans);

          g_test_message ("seed %u, round %u, line %u: “%s”", seed, round, i, body->str);
          g_assert_cmpuint (length, <=, strlen (lines[i]));
          g_assert_cmpuint (strcspn (lines[i], "a\xE5"), >=, length);
          if (length > 0)
            g_assert_false (lines[i][length] == ' ' || lines[i][length] == '\t');
        }
    }
}

static void
test_outer (void)
{
  static const struct
  {
    const char *prefix;
    const char *expected;
  } prefixes[] = {
    { "- ", "- " },
    { "* [x] ", "* " },
    { "12. ", "12. " },
    { "1) > ", "1) " },
    { "  - ", "- " },
    { "   ", "- " },
    { "> ", NULL },
    { "> - ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *outer = newsroom_hang_dup_outer (prefixes[i].prefix);

      g_assert_cmpstr (outer, ==, prefixes[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hang/cases", test_cases);
  g_test_add_func ("/hang/outer", test_outer);
  g_test_add_func ("/hang/direction", test_direction);
  g_test_add_func ("/hang/random", test_random);

  return g_test_run ();
}
