/* test-find-random.c — what is found in random texts, against the simplest search there is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find.h"

#include <string.h>
#include <unigbrk.h>
#include <uniwbrk.h>

#define N_ROUNDS 4000

static const char *const letters[] = {
  "a",
  "A",
  "b",
  "e",
  "E",
  "s",
  "S",
  "ß",
  "é",
  "É",
  "\xcc\x81",
  "\xcc\xa3",
  "ạ",
  " ",
  " ",
  ".",
  "'",
  "_",
  "\n",
  "1",
  "한",
  "하",
  "👩",
  "🚀",
  "\xe2\x80\x8d",
  "🏽",
  "🇩",
  "🇪",
};

static char *
make_text (guint n_most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const int n = g_test_rand_int_range (1, (int)n_most + 1);

  for (int i = 0; i < n; i++)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);

  return g_strdup (text->str);
}

static char *
fold (const char *text,
      gsize       length,
      gboolean    keep_case)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree char *folded = keep_case ? g_strdup (part) : g_utf8_casefold (part, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
}

/* Whether each byte begins a word, or ends one. */
static char *
dup_word_ends (const char *text,
               gsize       length)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "_", ' ');
  char            *ends = g_malloc0 (length + 1);

  for (gsize start = 0; start <= length;)
    {
      const char *end = strchr (plain + start, '\n');
      gsize       line = end != NULL ? (gsize)(end - plain) - start : length - start;

      u8_wordbreaks ((const guint8 *)plain + start, line, ends + start);
      ends[start] = 1;
      ends[start + line] = 1;
      start += line + 1;
    }

  return ends;
}

static void
fail (const char *text,
      const char *pattern,
      guint       n)
{
  g_autofree char *escaped_pattern = g_strescape (pattern, NULL);
  g_autofree char *escaped_text = g_strescape (text, NULL);

  g_error ("“%s” in “%s”: not %u", escaped_pattern, escaped_text, n);
}

static void
check (const char       *text,
       const char       *pattern,
       NewsroomFindFlags flags)
{
  const gsize      length = strlen (text);
  const gboolean   keep_case = (flags & NEWSROOM_FIND_CASE) != 0;
  g_autofree char *wanted = fold (pattern, strlen (pattern), keep_case);
  g_autofree char *characters = g_malloc0 (length + 1);
  g_autofree char *words = dup_word_ends (text, length);
  g_autoptr (NewsroomFind) find = newsroom_find_new (pattern, flags, NULL);
  g_autoptr (NewsroomFindResult) result = newsroom_find_search (find, g_strdup (text), length, 0, length, NULL, NULL);
  guint n = 0;

  u8_grapheme_breaks ((const guint8 *)text, length, characters);
  characters[length] = 1;
  for (gsize start = 0; start < length; start++)
    for (gsize end = start + 1; characters[start] && end <= length; end++)
      {
        const NewsroomFound *found;
        g_autofree char     *folded = NULL;

        if (!characters[end] || ((flags & NEWSROOM_FIND_WORDS) != 0 && !(words[start] && words[end])))
          continue;
        folded = fold (text + start, end - start, keep_case);
        if (!g_str_equal (folded, wanted))
          continue;

        if (n >= newsroom_find_result_get_n (result))
          fail (text, pattern, n);
        found = newsroom_find_result_get (result, n);
        g_assert_cmpuint (found->start, ==, start);
        g_assert_cmpuint (found->end, ==, end);
        g_assert_cmpint (found->first, ==, g_utf8_pointer_to_offset (text, text + start));
        g_assert_cmpint (found->last, ==, g_utf8_pointer_to_offset (text, text + end));
        n++;
        start = end - 1;
        break;
      }
  if (n != newsroom_find_result_get_n (result))
    fail (text, pattern, n);
}

static void
test_random (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *text = make_text (40);
      g_autofree char *pattern = make_text (3);

      check (text, pattern, (NewsroomFindFlags)(i % 4));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/random", test_random);

  return g_test_run ();
}
