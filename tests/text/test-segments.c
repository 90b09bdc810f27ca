/* test-segments.c — the fast path counts what libunistring counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-segments-private.h"

#include <string.h>

static void
test_cases (void)
{
  static const struct
  {
    const char *text;
    guint       words;
  } cases[] = {
    { "", 0 },
    { "— … !", 0 },
    { "It’s 3.5 per cent, don't you think?", 7 },
    { "He said “Go.” She went. Mr. Sample paid 1,000.50 on 3 May.", 12 },
    { "One. two. Three! four", 4 },
    { "The U.S. and the E.U. agreed", 6 },
    { "Is it? It is.\nYes", 5 },
    { "“What?” he asked. ‘No,’ she said; “no: never…”", 8 },
    { "The U.S. Route 9 bridge cost 3.5 Million. See example.org Now.", 11 },
    { "It is (e.g. in May) 5 p.m. on 3. 5 people came.\xC2\xA0No.", 13 },
    { "日本語です。次の文。", 8 },
    { "Привет, мир. Да.", 3 },
    { "ภาษา", 4 },
    { "नमस्ते दुनिया", 2 },
    { "안녕하세요 세계", 2 },
    { "snake_case שלום", 2 },
    { "👩‍👩‍👧 and 🇫🇷", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NewsroomSegments segments = newsroom_segments_count (cases[i].text, strlen (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (segments.words, ==, cases[i].words);
      g_assert_cmpuint (segments.characters, >=, segments.characters_no_spaces);
    }
}

static void
assert_same (const char *text,
             gsize       length)
{
  NewsroomSegments expected = newsroom_segments_count_any (text, length);
  NewsroomSegments actual = { 0 };
  gboolean         same;

  if (!newsroom_segments_count_latin (text, length, &actual))
    return;

  same = actual.words == expected.words && actual.characters == expected.characters && actual.characters_no_spaces == expected.characters_no_spaces;
  if (!same)
    {
      g_autofree char *escaped = g_strescape (text, NULL);

      g_test_message ("Text: %s\nwords %u %u", escaped, expected.words, actual.words);
    }
  g_assert_true (same);
}

/* Every character, and random texts of those that matter. */
static void
test_latin_is_any (void)
{
  static const char *const parts[] = {
    "a", "B", "é", "Ł", "ß", "1", "23", ".", ".", "!", "?", ",", "'", "’", "-", "–", "—", "\"", ":", ";", "…", "‘", "“", "”", "„", "(", ")", "[", "]", "«", "»", " ", " ", " ", "\t", "\xC2\xA0", "\n", "/", "%", "€", "•", "the", "Mr", "said", "@", "&", "$"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240321);

  for (gunichar c = 1; c < 0x3000; c++)
    {
      char  text[32] = "a. ";
      gsize length = 3;

      length += (gsize)g_unichar_to_utf8 (c, text + length);
      length += (gsize)g_unichar_to_utf8 (c, text + length);
      memcpy (text + length, "b", 1);
      assert_same (text, length + 1);
    }

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint32 n = g_rand_int_range (rand, 1, 16);

      for (gint32 j = 0; j < n; j++)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      assert_same (text->str, text->len);
    }
}

static void
test_bad_bytes (void)
{
  NewsroomSegments segments = newsroom_segments_count ("a \xFF\xC3 b\xE2\x82", 8);

  g_assert_cmpuint (segments.words, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/segments/cases", test_cases);
  g_test_add_func ("/text/segments/latin-is-any", test_latin_is_any);
  g_test_add_func ("/text/segments/bad-bytes", test_bad_bytes);

  return g_test_run ();
}
