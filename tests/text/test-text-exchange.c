/* test-text-exchange.c — what is exchanged in a text, place by place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-exchange.h"

#include <string.h>

static char *
apply (const char   *before,
       const GArray *changes)
{
  GString *after = g_string_new (NULL);
  gsize    at = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomTextExchange *change = &g_array_index (changes, NewsroomTextExchange, i);

      g_assert_cmpuint (change->start, >=, at);
      g_assert_cmpuint (change->end, >=, change->start);
      g_assert_true (g_utf8_validate (before + change->start, (gssize)(change->end - change->start), NULL));
      g_assert_true (g_utf8_validate (change->text, (gssize)change->length, NULL));
      g_string_append_len (after, before + at, (gssize)(change->start - at));
      g_string_append_len (after, change->text, (gssize)change->length);
      at = change->end;
    }
  g_string_append (after, before + at);

  return g_string_free (after, FALSE);
}

/* Each change as its place, what goes and what comes. */
static char *
describe (const char   *before,
          const GArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const NewsroomTextExchange *change = &g_array_index (changes, NewsroomTextExchange, i);

      g_string_append_printf (text, "%zu ", change->start);
      g_string_append_len (text, before + change->start, (gssize)(change->end - change->start));
      g_string_append_c (text, '>');
      g_string_append_len (text, change->text, (gssize)change->length);
      g_string_append_c (text, ';');
    }

  return g_string_free (text, FALSE);
}

static void
assert_changes (const char *before,
                const char *after,
                const char *wanted)
{
  g_autoptr (GArray) changes = newsroom_text_exchange_find (before, strlen (before), after, strlen (after));
  g_autofree char *made = apply (before, changes);
  g_autofree char *description = describe (before, changes);

  g_assert_cmpstr (made, ==, after);
  g_assert_cmpstr (description, ==, wanted);
}

static void
test_find (void)
{
  assert_changes ("", "", "");
  assert_changes ("one\n", "one\n", "");
  assert_changes ("", "one", "0 >one;");
  assert_changes ("one", "", "0 one>;");
  /* Only what has changed, in a long line too */
  assert_changes ("It is für you.", "It is fär you.", "7 ü>ä;");
  /* Between lines that have not */
  assert_changes ("one\ntwo\nthree\nfour\n", "one\n2\nthree\nfive\nfour\n", "4 two>2;14 >five\n;");
  /* As many lines: each for itself */
  assert_changes ("a\n\nb\n\nc", "- a\n\n- b\n\n- c", "0 >- ;3 >- ;6 >- ;");
  /* One that has gone elsewhere is taken out here and put in there */
  assert_changes ("one\ntwo\nthree\n", "two\nthree\none\n", "0 one\n>;14 >one\n;");
}

static char *
make_text (guint n_lines)
{
  static const char *const words[] = { "bridge ", "für ", "東京 ", "\n", "👩 ", "", "one " };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    {
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      if (i + 1 < n_lines || g_test_rand_bit ())
        g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *one = make_text (i % 30);
      g_autofree char *middle = make_text (i % 3);
      g_autofree char *other = make_text (i % 17);
      g_autofree char *before = g_strconcat (one, middle, other, NULL);
      g_autofree char *after = g_strconcat (i % 2 == 0 ? one : other, i % 5 == 0 ? middle : "new\n", other, NULL);
      g_autoptr (GArray) changes = newsroom_text_exchange_find (before, strlen (before), after, strlen (after));
      g_autoptr (GArray) pieces = newsroom_text_exchange_cut (changes, before, 1 + i % 9);
      g_autofree char *made = apply (before, changes);
      g_autofree char *made_of_pieces = apply (before, pieces);

      g_assert_cmpstr (made, ==, after);
      g_assert_cmpstr (made_of_pieces, ==, after);
    }
}

/* No piece is much larger than wanted, and they begin with lines. */
static void
test_cut (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) pieces = NULL;
  g_autofree char *made = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_printf (before, "The old line of number %u\n", i);
      g_string_append_printf (after, "One that is new: %u\nand more\n", i);
    }
  changes = newsroom_text_exchange_find (before->str, before->len, after->str, after->len);
  pieces = newsroom_text_exchange_cut (changes, before->str, 1000);
  made = apply (before->str, pieces);
  g_assert_cmpstr (made, ==, after->str);
  g_assert_cmpuint (pieces->len, >, 20);
  for (guint i = 1; i < pieces->len; i++)
    {
      const NewsroomTextExchange *piece = &g_array_index (pieces, NewsroomTextExchange, i);

      g_assert_cmpuint (MAX (piece->length, piece->end - piece->start), <, 2000);
      g_assert_cmpint (before->str[piece->start - 1], ==, '\n');
      g_assert_cmpint (piece->text[-1], ==, '\n');
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-exchange/find", test_find);
  g_test_add_func ("/text-exchange/random", test_random);
  g_test_add_func ("/text-exchange/cut", test_cut);

  return g_test_run ();
}
