/* test-import-words.c — no word of a text file is lost, whatever shapes it is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

#define N_COMPOSITIONS 4000

/* Every word that counts is followed by a number of its own, put in for "%u". */
static const char *const headers[] = {
  "By Ann Example",
  "By Ann Example, Editor",
  "By Ann Example, Bo Sample and Cy Placeholder",
  "Von Änne Beispiel und Jörg Muster",
  "Par Anne d’Exemple, rédactrice",
  "Byline: From correspondent%u",
  "Summary: Word%u and word%u.",
  "Standfirst%u without a label",
  "Slug: word%u",
  "Abstract: Word%u and word%u.",
  "By Ann Example in London",
  "By ANN EXAMPLE in London and BO SAMPLE in Paris",
  "By our own correspondent%u",
  "Written by Ann Example | Reporter%u",
  "Published: 18 March 2025, 14:03 UTC",
  "Updated: 2025-03-19",
  "March 18, 2025",
  "Ann Example\nMarch 18, 2025",
  "goes%u on in small letters",
  "Word%u Word%u Word%u Word%u Word%u Word%u\nWord%u Word%u",
};

static const char *const openings[] = {
  "Headline%u",
  "Headline%u",
  "Headline: Words%u",
  "Slug: word%u\n\nHeadline%u",
  "Slug: word%u",
};

static const char *const blocks[] = {
  "KYIV, Ukraine, March 18 (Agency%u) — word%u.",
  "LONDON - word%u.",
  "Word%u word%u word%u word%u word%u word%u word%u\nword%u word%u word%u.",
  "Verse%u\nverse%u,\nverse%u",
  "Hard%u  \nhard%u",
  "Hard%u\u00a0\nhard%u",
  "Short%u words\nthat go on.",
  "– Nei%u, sier hun.",
  "– Nei%u, sier hun.\n– Jo%u!\nword%u.",
  "- dash%u\n\n- dash%u",
  "— Non%u, dit-elle.\n— Si%u.",
  "   Three%u columns\n   in%u.",
  "\t\tTabs%u word%u",
  "      Six%u columns%u",
  "          code%u\n            code%u",
  "17. mai%u er fri.",
  "Word%u.\f\vWord%u.",
  "CROSSHEAD%u ABOVE",
  "Heading%u\n---------",
  "• item%u\n• item%u\n  - inner%u\n  more%u",
  "* item%u\n\n- item%u\n\n– item%u",
  "1. item%u\n2) item%u",
  "    Quoted%u words%u.",
  "> Quoted%u words%u.\n> More%u.",
  "\tTab%u word%u",
  "Ward%u      12\nHill%u       3",
  "      code%u\n        code%u",
  "***",
  "ENDS",
  "# # #",
  "(more)",
  "Berlin (dpa) - word%u.",
  "(ANSA) - ROMA, 3 MAR - word%u.",
  "Author",
  "2 * 3 * %u and _file%u_ and <b%u> and &amp%u; and [a%u](b%u) \\%u",
  "Author%u: not a label",
};

static const char *const author_blocks[] = {
  "Author\n\n  • The Example%u - Asking%u\n\n    Ann Example writes%u.\n",
  "About the authors:\n\n• Ann Example, Editor\n\n    Word%u.\n\n    ann%u@example.org\n\n• Bo Sample, Reporter\n\n    Word%u.\n",
  "AUTHORS\n\nAnn Example, Reporter\n\nBo Sample covers word%u.\n",
  "Written by\n\nBased in Town%u, Ann Example covers word%u.\n\nLeft%u over%u.\n",
  "Author\n\n- Nobody%u knows%u\n",
  "Authors\n\nAnn Example covers harbours%u.\nBo Sample covers ferries%u.\n",
  "Authors\n\n    Ann Example, Reporter\n    Bo Sample covers ferries%u.\n",
  "Authors\n\n• Ann Example covers harbours%u and\n  ferries%u.\n• Gazette%u\n\n  Bo Sample has word%u.\n",
  "-30-\n\nAuthor:\n\n    Gazette%u\n\n    A former lawyer%u, Bo Sample has word%u.\n\n---\n",
};

static void
append_shape (GString    *text,
              const char *shape,
              guint      *n_words)
{
  const char *mark;

  for (; (mark = strstr (shape, "%u")) != NULL; shape = mark + strlen ("%u"))
    {
      g_string_append_len (text, shape, mark - shape);
      g_string_append_printf (text, "%u", 100000 + (*n_words)++);
    }
  g_string_append (text, shape);
}

static const char *
choose (GRand             *random,
        const char *const *shapes,
        gsize              n_shapes)
{
  return shapes[g_rand_int_range (random, 0, (gint32)n_shapes)];
}

static char *
compose (GRand *random)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_words = 0;

  append_shape (text, choose (random, openings, G_N_ELEMENTS (openings)), &n_words);
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      g_string_append (text, g_rand_boolean (random) ? "\n" : "\n\n");
      append_shape (text, choose (random, headers, G_N_ELEMENTS (headers)), &n_words);
    }
  for (int i = g_rand_int_range (random, 0, 8); i > 0; i--)
    {
      g_string_append (text, g_rand_int_range (random, 0, 5) > 0 ? "\n\n" : "\n");
      append_shape (text, choose (random, blocks, G_N_ELEMENTS (blocks)), &n_words);
    }
  if (g_rand_boolean (random))
    {
      g_string_append (text, "\n\n");
      append_shape (text, choose (random, author_blocks, G_N_ELEMENTS (author_blocks)), &n_words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Everything that an editor can see of what was read. */
static char *
collect (NewsroomArticle *article,
         NewsroomReport  *report)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *byline = newsroom_article_dup_byline (article);
  GListModel      *credits = newsroom_article_get_credits (article);

  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    g_string_append_printf (all, "%s\n", newsroom_article_get_text (article, (NewsroomField)field));
  g_string_append_printf (all, "%s\n", byline);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        g_string_append_printf (all, "%s\n", newsroom_author_get_text (newsroom_credit_get_author (credit), (NewsroomAuthorField)field));
    }
  for (guint i = 0; newsroom_report_get_notes (report)[i] != NULL; i++)
    g_string_append_printf (all, "%s\n", newsroom_report_get_notes (report)[i]);
  for (guint i = 0; newsroom_report_get_dropped (report)[i] != NULL; i++)
    g_string_append_printf (all, "%s\n", newsroom_report_get_dropped (report)[i]);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Adds @step to the count of each run of letters and digits. */
static void
count_words (GHashTable *counts,
             const char *text,
             int         step)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean is_word = g_unichar_isalnum (g_utf8_get_char (p));

      if (is_word && start == NULL)
        start = p;
      if (!is_word && start != NULL)
        {
          char *word = g_strndup (start, (gsize)(p - start));
          int   count = GPOINTER_TO_INT (g_hash_table_lookup (counts, word));

          g_hash_table_replace (counts, word, GINT_TO_POINTER (count + step));
          start = NULL;
        }
      if (*p == '\0')
        return;
    }
}

static void
assert_nothing_lost (const char *text,
                     const char *found)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       word, count;

  count_words (counts, found, 1);
  count_words (counts, text, -1);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    if (GPOINTER_TO_INT (count) < 0)
      {
        g_test_message ("lost “%s” of:\n%s\nfound:\n%s", (const char *)word, text, found);
        g_test_fail ();
      }
}

static void
test_every_word_is_somewhere (void)
{
  for (guint seed = 0; seed < N_COMPOSITIONS && !g_test_failed (); seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *text = compose (random);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomArticle) article = newsroom_import (g_steal_pointer (&bytes), "story.txt", NULL, report, NULL, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = collect (article, report);
      assert_nothing_lost (text, found);
      if (g_test_failed ())
        g_test_message ("seed %u", seed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/words/every-word-is-somewhere", test_every_word_is_somewhere);

  return g_test_run ();
}
