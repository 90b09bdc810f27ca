/* test-matches.c — what a person searches for, and where a text has it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-matches.h"

/* The text with brackets around what matches. */
static char *
dup_marked (const char *text,
            const char *query)
{
  g_autoptr (GArray) matches = newsroom_matches_find (text, query);
  g_autoptr (GString) marked = g_string_new (text);

  for (guint i = matches->len; i > 0; i--)
    {
      NewsroomMatch match = g_array_index (matches, NewsroomMatch, i - 1);

      g_string_insert_c (marked, (gssize)match.end, ']');
      g_string_insert_c (marked, (gssize)match.start, '[');
    }

  return g_strdup (marked->str);
}

static void
test_find (void)
{
  static const struct
  {
    const char *query;
    const char *marked;
  } cases[] = {
    { "", "a b" },
    { "?!", "a b" },
    { "bridge", "The [bridge]. A drawbridge; two [bridge]s." },
    { "bridge ", "The [bridge]. A drawbridge; two bridges." },
    { "the bridge", "[The] [bridge]. [The] end." },
    { "\"the bridge\"", "[The bridge]. The end. [The  *bridge]*" },
    { "“the brid", "[The brid]ge. The end." },
    { "the", "[the]" },
    { "cafe", "[Café], [CAFE], [Cafe\xcc\x81]!" },
    { "CAFÉ", "[Café], [CAFE], [Cafe\xcc\x81]!" },
    { "łódź", "[Łódź]" },
    { "αθηνας", "[ΑΘΗΝΑΣ] [Αθήνας]" },
    { "東京", "[東京]タワー、大東京" },
    { "한", "[한]국 하나" },
    { "がく", "[がく] かく" },
    { "o'neil", "[O’Neil] and [O Neil]" },
    { "12", "[12]3 112" },
    { "a ab", "[a] [ab]c [ab]d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].marked);
      g_autofree char *marked = NULL;

      g_string_replace (text, "[", "", 0);
      g_string_replace (text, "]", "", 0);
      marked = dup_marked (text->str, cases[i].query);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_split (void)
{
  static const struct
  {
    const char *query;
    const char *phrases;
    gboolean    is_unfinished;
  } cases[] = {
    { "", "", FALSE },
    { "one two", "one|two", TRUE },
    { "one two ", "one|two", FALSE },
    { "\"one two\" three", "one two|three", TRUE },
    { "“one two", "one two", TRUE },
    { "one …", "one", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_unfinished;
      g_auto (GStrv) phrases = newsroom_matches_split (cases[i].query, &is_unfinished);
      g_autofree char *joined = g_strjoinv ("|", phrases);

      g_assert_cmpstr (joined, ==, cases[i].phrases);
      g_assert_cmpint (is_unfinished, ==, cases[i].is_unfinished);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matches/find", test_find);
  g_test_add_func ("/matches/split", test_split);

  return g_test_run ();
}
