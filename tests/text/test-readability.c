/* test-readability.c — syllables, statistics and the formula of each language
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-readability.h"
#include "newsroom-syllables-private.h"

#include <string.h>

static void
test_syllables (void)
{
  static const struct
  {
    const char *language;
    const char *words; /* each with its number */
  } cases[] = {
    { "en", "the 1 council 2 opened 2 stones 1 table 2 wanted 2 houses 2 area 2 be 1 bridge 1 bridges 2 agree 2 rhythm 1 123 1" },
    { "en-GB", "making 2 people 2 everyone 3" },
    { "de", "Brücke 2 Häuser 2 Bürgermeisterin 5 Freitag 2 Straße 2 Eier 2" },
    { "fr", "France 1 maison 2 Noël 2 élèves 2 naïf 2" },
    { "es", "teatro 3 país 2 ciudad 2 día 2 bueno 2" },
    { "it", "città 2 paese 3 chiesa 2" },
    { "nl", "geïnd 2 bestuur 2" },
    { "pl", "burmistrz 2 nie 1 otworzył 3" },
    { "ru", "Москва 2 ёлка 2" },
    { "", "word 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j += 2)
        {
          g_test_message ("%s %s", cases[i].language, words[j]);
          g_assert_cmpuint (newsroom_syllables_count (words[j], strlen (words[j]), cases[i].language), ==, (guint)atoi (words[j + 1]));
        }
    }
}

static void
test_statistics (void)
{
  const char        *body = "# The **bridge**\n\nThe council opened it. Who paid 12?\n\n{>> ask. ask <<}\n\n- Everyone\n";
  NewsroomStatistics statistics = newsroom_statistics_from_range (body, -1, 0, G_MAXSIZE, "en");

  g_assert_cmpuint (statistics.counts.words, ==, 10);
  g_assert_cmpuint (statistics.counts.paragraphs, ==, 3);
  g_assert_cmpuint (statistics.sentences, ==, 3);
  g_assert_cmpuint (statistics.prose_words, ==, 8);
  g_assert_cmpuint (statistics.letters, ==, 3 + 7 + 6 + 2 + 3 + 4 + 2 + 8);
  g_assert_cmpuint (statistics.syllables, ==, 1 + 2 + 2 + 1 + 1 + 1 + 1 + 3);
  g_assert_cmpuint (statistics.long_words, ==, 2);
  g_assert_cmpuint (statistics.complex_words, ==, 0);
}

/* What is no sentence, though it has words, is none in any formula. */
static void
test_prose (void)
{
  static const struct
  {
    const char *body;
    guint       sentences;
    guint       prose_words;
    guint       words;
  } cases[] = {
    { "One two. Three four.", 2, 4, 4 },
    { "## One two\n\nThree four.", 1, 2, 4 },
    { "| a | b |\n|---|---|\n| One. Two. | three |\n\nFour five.", 1, 2, 7 },
    { "```\none. two.\n```\n\n    three\n\nFour.", 1, 1, 4 },
    { "- one\n- two three\n  - four\n\n1. five", 4, 5, 5 },
    { "- one\n\n- two. Three\n\n> Four.", 4, 4, 4 },
    { "- one\n\n      two\n- # three", 1, 1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const NewsroomStatistics statistics = newsroom_statistics_from_range (cases[i].body, -1, 0, G_MAXSIZE, "en");

      g_test_message ("%s", cases[i].body);
      g_assert_cmpuint (statistics.sentences, ==, cases[i].sentences);
      g_assert_cmpuint (statistics.prose_words, ==, cases[i].prose_words);
      g_assert_cmpuint (statistics.counts.words, ==, cases[i].words);
    }
}

/* By hand, from the formulas as they are published. */
static void
test_formulas (void)
{
  static const NewsroomStatistics statistics = {
    .sentences = 5,
    .prose_words = 100,
    .letters = 450,
    .syllables = 150,
    .long_words = 25,
    .complex_words = 10,
  };
  static const struct
  {
    const char     *language;
    const char     *name;
    double          score;
    NewsroomReading reading;
  } cases[] = {
    { "en-US", "Flesch Reading Ease", 59.635, NEWSROOM_READING_MEDIUM },
    { "de", "Flesch (Amstad)", 72.25, NEWSROOM_READING_EASY },
    { "fr_FR", "Flesch (Kandel–Moles)", 76.3, NEWSROOM_READING_EASY },
    { "es", "Flesch–Szigriszt", 93.385, NEWSROOM_READING_EASY },
    { "it", "Gulpease", 59, NEWSROOM_READING_MEDIUM },
    { "nl", "Flesch–Douma", 72.735, NEWSROOM_READING_EASY },
    { "pt", "Flesch (Martins)", 101.635, NEWSROOM_READING_EASY },
    { "pl", "FOG-PL", 12, NEWSROOM_READING_MEDIUM },
    { "ru", "Flesch (Oborneva)", 90.685, NEWSROOM_READING_EASY },
    { "TR", "Ateşman", 86.3625, NEWSROOM_READING_EASY },
    { "sv", "LIX", 45, NEWSROOM_READING_MEDIUM },
    { "", "LIX", 45, NEWSROOM_READING_MEDIUM },
  };
  const NewsroomStatistics nothing = { 0 };
  NewsroomStatistics       few = statistics;
  NewsroomReadability      readability;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].language);
      g_assert_true (newsroom_readability_init (&readability, &statistics, cases[i].language));
      g_assert_cmpstr (readability.name, ==, cases[i].name);
      g_assert_cmpfloat_with_epsilon (readability.score, cases[i].score, 0.0001);
      g_assert_cmpuint (readability.reading, ==, cases[i].reading);
    }
  g_assert_false (newsroom_readability_init (&readability, &statistics, "ja"));
  g_assert_false (newsroom_readability_init (&readability, &nothing, "en"));
  few.prose_words = 99;
  g_assert_false (newsroom_readability_init (&readability, &few, "en"));
  g_assert_true (newsroom_readability_has_formula ("en"));
  g_assert_true (newsroom_readability_has_formula (""));
  g_assert_false (newsroom_readability_has_formula ("ja"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/readability/syllables", test_syllables);
  g_test_add_func ("/text/readability/statistics", test_statistics);
  g_test_add_func ("/text/readability/prose", test_prose);
  g_test_add_func ("/text/readability/formulas", test_formulas);

  return g_test_run ();
}
