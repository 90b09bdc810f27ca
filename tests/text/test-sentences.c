/* test-sentences.c — sentences end where UAX #29 says
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-sentences.h"

#include <string.h>

/* Each case is a text with "|" where a sentence ends. */
static void
test_ends (void)
{
  static const char *const cases[] = {
    "One. two is small. |Three! |Four",
    "He said “Go.” |She went. |It cost 3.5 Million. |See example.org Now.",
    "The U.S. |Route 9 bridge of the U.S.A. |And (e.g. in May) 5 p.m. on 3. 5 people.",
    "“What?” |He asked. |‘No,’ she said: “no.” – and left.",
    "Was it?! |Yes… Or no.",
    "日本語です。|次の文。|",
    "Привет, мир. |Да.",
    "Line\n|and line. \n|",
    "Ende.\xC2\xA0|Neu",
    "a\xCC\x81. |Bé\xCC\x81.",
    "Dr. Ann Example met J. K. Rowling and Mr. Smith. |He and I. |Then (Prof. Miller) at No. 10 Downing Street. |No. |Then 5 left on Sept. 11 in Kyiv.",
    "“Dr. No” is a film. |Das gilt z. B. Hunden, d.\xC2\xA0h. Tieren, am 3. Mai und 12. Oktober um 5. |Danach kam z.B. Bello für 5 Mio. Euro. |Ca. 30 Leute kamen, ehem. Räte, u.a. Hrn. Meyers Frau.",
    "M. Dupont vit av. J.-C. |EE. UU. |Sra. García, p. ej. Ana. |L’On. Rossi e il Dott. Bianchi.",
    "He has 5. |May came. |Plan was vs. Hope. |XDr. |End. |Dr.",
    "",
    "...",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i], "|", -1);
      g_autofree char *text = g_strjoinv ("", parts);
      const char      *p = text;

      g_test_message ("%s", cases[i]);
      for (guint j = 0; parts[j] != NULL && *p != '\0'; j++)
        {
          const char *end = newsroom_sentences_find_end (p, strlen (p));

          g_assert_cmpint (end - p, ==, strlen (parts[j]));
          p = end;
        }
      g_assert_cmpint (*p, ==, '\0');
    }
}

static void
test_count (void)
{
  g_assert_cmpuint (newsroom_sentences_count ("", 0), ==, 0);
  g_assert_cmpuint (newsroom_sentences_count ("… ! ?", strlen ("… ! ?")), ==, 0);
  g_assert_cmpuint (newsroom_sentences_count ("No. Yes! *", 10), ==, 2);
}

/* Any bytes: the ends go on and reach the end. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_malloc (40);
      const gsize      length = (gsize)g_rand_int_range (rand, 0, 40);

      for (gsize j = 0; j < length; j++)
        text[j] = g_rand_boolean (rand) ? ". a\xCC\xE3?B\n"[g_rand_int_range (rand, 0, 8)] : (char)g_rand_int_range (rand, 0, 256);
      for (const char *p = text; p < text + length;)
        {
          const char *end = newsroom_sentences_find_end (p, (gsize)(text + length - p));

          g_assert_true (end > p && end <= text + length);
          p = end;
        }
      newsroom_sentences_count (text, length);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/sentences/ends", test_ends);
  g_test_add_func ("/text/sentences/count", test_count);
  g_test_add_func ("/text/sentences/any-bytes", test_any_bytes);

  return g_test_run ();
}
