/* test-text-copy.c — a text that is changed in place, by characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-language-guess.h"
#include "newsroom-text-copy.h"

#include <string.h>

static void
assert_text (NewsroomTextCopy *copy,
             const char       *wanted)
{
  gsize       length;
  const char *text = newsroom_text_copy_get (copy, &length);

  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (length, ==, strlen (wanted));
}

static void
test_changes (void)
{
  NewsroomTextCopy *copy = newsroom_text_copy_new ();
  g_autofree char  *deleted = NULL;
  g_autofree char  *nothing = NULL;

  assert_text (copy, "");
  newsroom_text_copy_insert (copy, 0, "für 👩", 9);
  newsroom_text_copy_insert (copy, 5, "!?", 1);
  assert_text (copy, "für 👩!");
  newsroom_text_copy_insert (copy, 1, "ö", 2);
  assert_text (copy, "föür 👩!");
  deleted = newsroom_text_copy_delete (copy, 4, 6);
  g_assert_cmpstr (deleted, ==, " 👩");
  nothing = newsroom_text_copy_delete (copy, 5, 5);
  g_assert_cmpstr (nothing, ==, "");
  assert_text (copy, "föür!");
  newsroom_text_copy_free (copy);
}

/* Against a text that is made anew at each change. */
static void
test_random (void)
{
  static const char *const letters[] = { "a", "ö", "東", "👩", "\n" };
  NewsroomTextCopy        *copy = newsroom_text_copy_new ();
  g_autofree char         *text = g_strdup ("");

  for (guint i = 0; i < 5000; i++)
    {
      const int        n = (int)g_utf8_strlen (text, -1);
      const int        first = g_test_rand_int_range (0, n + 1);
      const int        end = g_test_rand_int_range (first, MIN (n, first + 3) + 1);
      const char      *letter = letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))];
      g_autofree char *before = g_utf8_substring (text, 0, first);
      g_autofree char *middle = g_utf8_substring (text, first, end);
      g_autofree char *after = g_utf8_substring (text, end, n);
      g_autofree char *deleted = newsroom_text_copy_delete (copy, (guint)first, (guint)end);
      gsize            n_bytes;

      newsroom_text_copy_insert (copy, (guint)first, letter, strlen (letter));
      g_assert_cmpstr (deleted, ==, middle);
      g_free (text);
      text = g_strconcat (before, letter, after, NULL);
      assert_text (copy, text);
      n_bytes = newsroom_text_copy_find_byte (copy, (guint)g_test_rand_int_range (0, (int)g_utf8_strlen (text, -1) + 1));
      g_assert_true (n_bytes == strlen (text) || g_utf8_validate (text + n_bytes, -1, NULL));
      g_assert_cmpuint (newsroom_text_copy_find_byte (copy, (guint)first), ==, strlen (before));
    }
  newsroom_text_copy_free (copy);
}

/* Asked for only now and then: what is not used of the memory is in its middle meanwhile. */
static void
test_many_changes (void)
{
  NewsroomTextCopy *copy = newsroom_text_copy_new ();
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      const glong      n = g_utf8_strlen (text->str, -1);
      const guint      first = (guint)g_test_rand_int_range (0, (int)n + 1);
      const guint      end = first + MIN ((guint)n - first, i % 7);
      const gssize     start = g_utf8_offset_to_pointer (text->str, first) - text->str;
      const gssize     length = g_utf8_offset_to_pointer (text->str, end) - text->str - start;
      g_autofree char *piece = g_strnfill (i % 100 == 0 ? 9000 : i % 5, 'x');
      g_autofree char *inserted = g_strconcat ("ö", piece, "👩", NULL);
      g_autofree char *wanted = g_strndup (text->str + start, (gsize)length);
      g_autofree char *deleted = newsroom_text_copy_delete (copy, first, end);

      g_assert_cmpstr (deleted, ==, wanted);
      g_string_erase (text, start, length);
      newsroom_text_copy_insert (copy, first, inserted, strlen (inserted));
      g_string_insert (text, start, inserted);
      if (g_test_rand_int_range (0, 20) == 0)
        g_assert_cmpuint (newsroom_text_copy_find_byte (copy, first), ==, start);
      if (g_test_rand_int_range (0, 20) == 0)
        assert_text (copy, text->str);
    }
  assert_text (copy, text->str);
  newsroom_text_copy_free (copy);
  g_string_free (text, TRUE);
}

/* The same as of a text that is new, whatever was done to it before. */
static void
test_guess (void)
{
  static const char english[] = "The council has voted to open the bridge in May, and the mayor said that it was late. ";
  static const char german[] = "Der Stadtrat hat am Dienstag beschlossen, die Brücke im Mai zu öffnen, und das ist nicht früh. ";
  NewsroomTextCopy *copy = newsroom_text_copy_new ();
  const guint       n_characters = (guint)g_utf8_strlen (german, -1);

  g_assert_null (newsroom_text_copy_guess_language (copy));
  newsroom_text_copy_insert (copy, 0, english, strlen (english));
  g_assert_cmpstr (newsroom_text_copy_guess_language (copy), ==, "en");
  g_assert_cmpstr (newsroom_text_copy_guess_language (copy), ==, "en");
  for (guint i = 0; i < 200; i++)
    {
      gsize       length;
      const char *before = newsroom_text_copy_guess_language (copy);

      g_assert_cmpstr (before, ==, newsroom_language_guess (newsroom_text_copy_get (copy, &length)));
      newsroom_text_copy_insert (copy, i % 2 == 0 ? 0 : (guint)strlen (english) + i / 2 * n_characters, german, strlen (german));
    }
  g_assert_cmpstr (newsroom_text_copy_guess_language (copy), ==, "de");
  for (guint i = 0; i < 200; i++)
    g_free (newsroom_text_copy_delete (copy, 0, n_characters));
  g_assert_cmpstr (newsroom_text_copy_guess_language (copy), ==, "en");
  newsroom_text_copy_free (copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-copy/changes", test_changes);
  g_test_add_func ("/text-copy/random", test_random);
  g_test_add_func ("/text-copy/many-changes", test_many_changes);
  g_test_add_func ("/text-copy/guess", test_guess);

  return g_test_run ();
}
