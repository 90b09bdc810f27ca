/* test-spelling-words.c — which words of a body are to be checked for their spelling
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-forms.h"
#include "newsroom-spelling-words.h"

#include <string.h>

/* The words that are found, with a space between them. */
static char *
dup_words (const char *body)
{
  g_autoptr (NewsroomSpellingWords) spelling = newsroom_spelling_words_new (body, -1);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GArray) words = NULL;
  guint start = 0;
  guint end = G_MAXUINT;

  words = newsroom_spelling_words_find (spelling, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, g_utf8_strlen (body, -1));

  for (guint i = 0; i < words->len; i++)
    {
      NewsroomSpellingWord word = g_array_index (words, NewsroomSpellingWord, i);

      if (all->len > 0)
        g_string_append_c (all, ' ');
      if ((word.hints & NEWSROOM_SPELLING_AFTER_APOSTROPHE) != 0)
        g_string_append_c (all, '<');
      g_string_append_len (all, body + word.offset, word.length);
      if ((word.hints & NEWSROOM_SPELLING_BEFORE_HYPHEN) != 0)
        g_string_append_c (all, '>');
    }

  return g_strdup (all->str);
}

static void
test_find (void)
{
  static const struct
  {
    const char *body;
    const char *words;
  } cases[] = {
    { "", "" },
    { "Two words.", "Two words" },
    { "# The *big* **bridge**", "The big bridge" },
    { "- one\n- [x] two\n\n> three\n\n1. four", "one two three four" },
    { "| ab | cd |\n| --- | --- |\n| ef | gh |", "ab cd ef gh" },
    { "don't l’homme O'Neill dogs' 'quoted'", "don't l’homme O'Neill dogs <quoted" },
    { "the ’90s and ’til now", "the and <til now" },
    { "Vor- und Nachteile", "Vor> und Nachteile" },
    { "well-known", "well> known" },
    { "`code` and ``more code``", "and" },
    { "above\n\n```\nblock\n```\n\n    indented\n\nbelow", "above below" },
    { "[words of a link](http://target.example \"title\") after", "after" },
    { "![what is shown](target.png)", "what is shown" },
    { "see [ref]\n\n[ref]: http://example.org/path \"Some title\"", "see" },
    { "at https://example.org/path-of/page?x=y, and www.example.org or (www.example.com) too", "at and or too" },
    { "<https://example.org/path> is it", "is it" },
    { "mail to jane.doe@example.org, @jane and #hashtag", "mail to and" },
    { "example.com/page on example.org, and/or not", "on and or not" },
    { "/usr/share and C:\\\\Users\\\\name", "and" },
    { "3rd 2nd B2B H2O covid19 42", "" },
    { "NATO and UNHCR but IMPORTANT words, I a", "and but IMPORTANT words" },
    { "e.g. the U.S. file.txt", "the" },
    { "**Un**fair play, caf&eacute; open", "play open" },
    { "un*frigging*believable x", "" },
    { "Grüße naïve Ελληνικά слово", "Grüße naïve Ελληνικά слово" },
    { "東京 ひらがな ภาษา word", "word" },
    { "cafe\xcc\x81 co\xc2\xadoperate", "cafe\xcc\x81 co\xc2\xadoperate" },
    { "<b>tag</b> <!-- words -->", "tag words" },
    { "~~gone~~ stays", "gone stays" },
    { "snake_case word_", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dup_words (cases[i].body);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
check_words (const char            *body,
             NewsroomSpellingWords *spelling,
             GArray                *words)
{
  guint before = 0;

  for (guint i = 0; i < words->len; i++)
    {
      NewsroomSpellingWord word = g_array_index (words, NewsroomSpellingWord, i);

      g_assert_cmpuint (word.start, >=, before);
      g_assert_cmpuint (word.end, >, word.start + 1);
      g_assert_cmpuint (word.offset + word.length, <=, strlen (body));
      g_assert_true (g_utf8_offset_to_pointer (body, word.start) == body + word.offset);
      g_assert_true (g_utf8_offset_to_pointer (body, word.end) == body + word.offset + word.length);
      before = word.end;
    }
}

static char *
dup_random_body (GRand *rand)
{
  static const char *pieces[] = {
    "word",
    "Grüße",
    "l’eau",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "`",
    "[",
    "](http://x.example)",
    "```\n",
    "# ",
    "> ",
    "- ",
    "| ",
    "https://a.example/b",
    "it's",
    "é",
    "&amp;",
    "\\",
    "!",
    "<",
    ">",
    "1",
    "_",
    "東京",
    "    ",
    "e\xcc\x81",
    "-",
    ".",
  };
  g_autoptr (GString) body = g_string_new (NULL);
  gint n_pieces = g_rand_int_range (rand, 0, 60);

  for (gint i = 0; i < n_pieces; i++)
    g_string_append (body, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_strdup (body->str);
}

/* Whatever lines are asked for, their words are those that the whole body has there. */
static void
test_pieces (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());

  for (guint trial = 0; trial < 3000; trial++)
    {
      g_autofree char *body = dup_random_body (rand);
      g_autoptr (NewsroomSpellingWords) spelling = newsroom_spelling_words_new (body, -1);
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) gathered = g_array_new (FALSE, FALSE, sizeof (NewsroomSpellingWord));
      guint start = 0, end = G_MAXUINT;
      guint last;

      all = newsroom_spelling_words_find (spelling, &start, &end);
      check_words (body, spelling, all);
      last = end;
      for (guint from = 0; from < last; from = end)
        {
          g_autoptr (GArray) some = NULL;

          start = from;
          end = from + (guint)g_rand_int_range (rand, 1, 20);
          some = newsroom_spelling_words_find (spelling, &start, &end);
          g_assert_cmpuint (start, ==, from);
          g_assert_cmpuint (end, >, from);
          if (some->len > 0)
            g_array_append_vals (gathered, some->data, some->len);
        }
      g_assert_cmpuint (gathered->len, ==, all->len);
      if (all->len > 0)
        g_assert_cmpmem (gathered->data, gathered->len * sizeof (NewsroomSpellingWord), all->data, all->len * sizeof (NewsroomSpellingWord));
    }
}

/* Of prose without markup, no letter is left out but single ones. */
static void
test_prose (void)
{
  static const char *words[] = { "Haus", "naïve", "straße", "zażółć", "kůň", "ääni", "ação", "niño", "elle", "België" };
  static const char *gaps[] = { " ", ", ", ". ", " – ", " “", "” ", "; ", "\n", "! ", "? ", " (", ") ", "… " };

  for (guint trial = 0; trial < 1000; trial++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *found = NULL;
      gint             n_words = g_test_rand_int_range (1, 30);

      for (gint i = 0; i < n_words; i++)
        {
          const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

          if (i > 0)
            g_string_append (body, gaps[g_test_rand_int_range (0, G_N_ELEMENTS (gaps))]);
          g_string_append (body, word);
          g_string_append_printf (expected, "%s%s", i > 0 ? " " : "", word);
        }
      found = dup_words (body->str);
      g_assert_cmpstr (found, ==, expected->str);
    }
}

static gboolean
knows_cb (const char *word,
          gpointer    user_data)
{
  return g_strv_contains (user_data, word);
}

static void
test_forms (void)
{
  static const char *known[] = { "homme", "minister", "acqua", "geht", "Chirac", "foto", "água", "don't", "'tis", "Arbeits-", "EU", "café", "'n", NULL };
  static const struct
  {
    const char *language;
    const char *word;
    guint       hints;
    gboolean    is_right;
  } cases[] = {
    { "en_GB", "minister", 0, TRUE },
    { "en_GB", "minster", 0, FALSE },
    { "en-US", "minister’s", 0, TRUE },
    { "en_US", "minster's", 0, FALSE },
    { "en", "don’t", 0, TRUE },
    { "en", "don’tt", 0, FALSE },
    { "en", "til", NEWSROOM_SPELLING_AFTER_APOSTROPHE, TRUE },
    { "en", "til", 0, FALSE },
    { "en", "tis", NEWSROOM_SPELLING_AFTER_APOSTROPHE, TRUE },
    { "fr_FR", "l’homme", 0, TRUE },
    { "fr_FR", "L'homme", 0, TRUE },
    { "fr_FR", "x’homme", 0, FALSE },
    { "fr_FR", "qu’homme", 0, TRUE },
    { "it_IT", "dell’acqua", 0, TRUE },
    { "it_IT", "dell’aqua", 0, FALSE },
    { "de_DE", "geht’s", 0, TRUE },
    { "de_DE", "Arbeits", NEWSROOM_SPELLING_BEFORE_HYPHEN, TRUE },
    { "de_DE", "Arbeits", 0, FALSE },
    { "pl_PL", "Chirac’a", 0, TRUE },
    { "pl_PL", "Chirac’x", 0, FALSE },
    { "nl_NL", "foto’s", 0, TRUE },
    { "nl_NL", "s", NEWSROOM_SPELLING_AFTER_APOSTROPHE, TRUE },
    { "pt_PT", "d’água", 0, TRUE },
    { "fi_FI", "EU’n", 0, TRUE },
    { "cs_CZ", "homme’s", 0, FALSE },
    { "es_ES", "l’homme", 0, FALSE },
    { "xx", "l’homme", 0, FALSE },
    { "fra", "l’homme", 0, FALSE },
    { "fr", "cafe\xcc\x81", 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_right = newsroom_spelling_is_right (cases[i].language, cases[i].word, cases[i].hints, knows_cb, known);

      if (is_right != cases[i].is_right)
        g_error ("%s in %s", cases[i].word, cases[i].language);
    }
}

static void
test_core (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *core = newsroom_spelling_dup_core ("fr_FR", "L’hommme", &before, &after);
  g_autofree char *curly = newsroom_spelling_dup_fitting ("don't", TRUE);
  g_autofree char *straight = newsroom_spelling_dup_fitting ("don’t", FALSE);

  g_assert_cmpstr (before, ==, "L'");
  g_assert_cmpstr (core, ==, "hommme");
  g_assert_cmpstr (after, ==, "");
  g_assert_cmpstr (curly, ==, "don’t");
  g_assert_cmpstr (straight, ==, "don't");
  g_assert_true (newsroom_spelling_is_typographic ("it’s don't"));
  g_assert_false (newsroom_spelling_is_typographic ("it's don’t"));
  g_assert_true (newsroom_spelling_is_typographic ("none"));
  g_assert_false (newsroom_spelling_is_typographic ("\"none\""));
}

static gboolean
has_cb (const char *word,
        gpointer    user_data)
{
  return g_strv_contains (user_data, word);
}

static void
test_apostrophes (void)
{
  const char      *words[] = { "Don't", "d'été", "été", NULL };
  g_autofree char *dont = newsroom_spelling_dup_with_apostrophe ("Dont", has_cb, words);
  g_autofree char *french = newsroom_spelling_dup_with_apostrophe ("dété", has_cb, words);
  g_autofree char *other = newsroom_spelling_dup_with_apostrophe ("Dnt", has_cb, words);
  g_autofree char *joined = newsroom_spelling_dup_with_apostrophe ("Do’nt", has_cb, words);
  g_autofree char *none = newsroom_spelling_dup_with_apostrophe ("", has_cb, words);

  g_assert_cmpstr (dont, ==, "Don't");
  g_assert_cmpstr (french, ==, "d'été");
  g_assert_null (other);
  g_assert_null (joined);
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spelling-words/find", test_find);
  g_test_add_func ("/spelling-words/pieces", test_pieces);
  g_test_add_func ("/spelling-words/prose", test_prose);
  g_test_add_func ("/spelling-words/forms", test_forms);
  g_test_add_func ("/spelling-words/apostrophes", test_apostrophes);
  g_test_add_func ("/spelling-words/core", test_core);

  return g_test_run ();
}
