/* test-markers.c — what a Backspace takes away with the marker before it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markers.h"
#include "newsroom-plain-text.h"

#include <string.h>

/* A body with "|" where the caret is, and what is left, the same where nothing is found. */
static const struct
{
  const char *body;
  gboolean    backward;
  const char *left;
} cases[] = {
  { "a **bold**| b", TRUE, "a bold b" },
  { "a **|bold** b", TRUE, "a bold b" },
  { "a |**bold** b", FALSE, "a bold b" },
  { "a **bold|** b", FALSE, "a bold b" },
  { "a |**bold** b", TRUE, NULL },
  { "a **bo|ld** b", TRUE, NULL },
  { "a *it*|", TRUE, "a it" },
  { "***both***|", TRUE, "**both**" },
  { "*a **b**| c*", TRUE, "*a b c*" },
  { "~~gone~~|", TRUE, "gone" },
  { "`co*de*`|", TRUE, NULL },
  { "`code`|", TRUE, "code" },
  { "[words](https://example.org)|", TRUE, "words" },
  { "[words][r]|\n\n[r]: /x", TRUE, "words\n\n[r]: /x" },
  { "![seen](a.png)|", TRUE, NULL },
  { "**two\nlines**|", TRUE, "two\nlines" },
  { "**1. one**|", TRUE, NULL },
  { "# |head", TRUE, "head" },
  { "a\n\n## |head *it*\n\nb", TRUE, "a\n\nhead *it*\n\nb" },
  { "# |head\nnext", TRUE, NULL },
  { "# |- item", TRUE, NULL },
  { "# he|ad", TRUE, NULL },
  { "    # |code", TRUE, NULL },
  { "|words", TRUE, NULL },
  { "words|", FALSE, NULL },
};

static char *
take_away (const char            *body,
           const NewsroomMarkers *markers)
{
  GString *left = g_string_new (body);

  g_string_erase (left, (gssize)markers->closing, (gssize)markers->closing_length);
  g_string_erase (left, (gssize)markers->opening, (gssize)markers->opening_length);

  return g_string_free (left, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            at = strcspn (cases[i].body, "|");
      g_autofree char *body = g_strdup_printf ("%.*s%s", (int)at, cases[i].body, cases[i].body + at + 1);
      g_autofree char *left = NULL;
      NewsroomMarkers  markers;

      if (newsroom_markers_find (body, strlen (body), at, cases[i].backward, &markers))
        left = take_away (body, &markers);
      g_test_message ("“%s”", cases[i].body);
      g_assert_cmpstr (left, ==, cases[i].left);
    }
}

/* A body with "|" where words were deleted, and what is left, the same where nothing is found. */
static const struct
{
  const char *body;
  const char *words;
  const char *left;
} emptied[] = {
  { "a **|** b", "bold", "a  b" },
  { "a **|** b", "two words", "a  b" },
  { "a **|** b", "words ", "a  b" },
  { "a *|* b", "it", "a  b" },
  { "a _|_ b", "it", "a  b" },
  { "a ~~|~~ b", "gone", "a  b" },
  { "a `|` b", "code", "a  b" },
  { "a ***|*** b", "both", "a  b" },
  { "a **[|](https://example.org)** b", "link", "a  b" },
  { "a [|](https://example.org \"title\") b", "link", "a  b" },
  { "a [|][r] b\n\n[r]: /x", "link", "a  b\n\n[r]: /x" },
  { "a **b *|*** c", "it", "a **b ** c" },
  /* Words are left, or there were none, or they are no markers. */
  { "a **|b** c", "b", NULL },
  { "a **|** b", " ", NULL },
  { "a |** b", "bold", NULL },
  { "a \\*|\\* b", "bold", NULL },
  { "a ![|](a.png) b", "seen", NULL },
  { "    **|**", "code", NULL },
  { "```\n**|**\n```", "code", NULL },
  { "a | b", "word", NULL },
};

static void
test_emptied (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (emptied); i++)
    {
      gsize            at = strcspn (emptied[i].body, "|");
      g_autofree char *body = g_strdup_printf ("%.*s%s", (int)at, emptied[i].body, emptied[i].body + at + 1);
      g_autofree char *left = NULL;
      NewsroomMarkers  markers;

      if (newsroom_markers_find_emptied (body, strlen (body), at, emptied[i].words, &markers))
        left = take_away (body, &markers);
      g_test_message ("“%s”", emptied[i].body);
      g_assert_cmpstr (left, ==, emptied[i].left);
    }
}

/* Whatever goes, the words stay as they are. */
static void
test_random (void)
{
  static const char *const pieces[] = { "*", "**", "_", "`", "~~", "[", "](x)", "![", "# ", "> ", "- ", "1. ", "a", "b ", " ", "\n", "\n\n", "\\", "&amp;", "字" };
  const guint32            seed = 20261129;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_found = 0;

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) body = g_string_new (NULL);

      for (gint n = g_rand_int_range (random, 1, 14); n > 0; n--)
        g_string_append (body, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      for (gsize at = 0; at <= body->len; at++)
        {
          NewsroomMarkers  markers;
          g_autofree char *left = NULL;
          g_autofree char *words_before = NULL;
          g_autofree char *words_after = NULL;

          if (!newsroom_markers_find (body->str, body->len, at, at % 2 == 0, &markers))
            continue;
          n_found++;
          left = take_away (body->str, &markers);
          words_before = newsroom_plain_text_from_markdown (body->str, -1);
          words_after = newsroom_plain_text_from_markdown (left, -1);
          g_test_message ("seed %u, round %u, at %" G_GSIZE_FORMAT ": “%s”, “%s”", seed, round, at, body->str, left);
          g_assert_cmpstr (words_after, ==, words_before);
          g_assert_cmpuint (strlen (left), ==, body->len - markers.opening_length - markers.closing_length);
          g_assert_true (g_utf8_validate (left, -1, NULL));
        }
    }
  g_assert_cmpuint (n_found, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/markers/cases", test_cases);
  g_test_add_func ("/text/markers/emptied", test_emptied);
  g_test_add_func ("/text/markers/random", test_random);

  return g_test_run ();
}
