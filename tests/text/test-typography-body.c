/* test-typography-body.c — what corrections leave alone, and bodies made plain
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "typography-helper.h"

#include <locale.h>
#include <string.h>

/* What stays as it is, however it comes. */
static void
test_untouched (void)
{
  static const char *const bodies[] = {
    "`\"code\" -- it's...`",
    "``a `\"b\"` c``",
    "    \"code\" -- it's...",
    "```\n\"code\" -- it's...\n```\n",
    "~~~ \"info\"\nit's\n",
    "http://example.org/it's--a...b",
    "<http://example.org/it's--a>",
    "www.example.org/--",
    "[a]: http://example.org \"it's\"",
    "[a](http://example.org/it's \"the 'title'\")",
    "![a](it's.png 'the title')",
    "<a href=\"x\" title='y'>",
    "<!-- \"it's\" -->",
    "---\ntitle: \"It's\"\nlang: 'en'\n---\n",
    "---",
    "***",
    "- - -",
    "Title\n---",
    "Title\n--",
    "a | b\n---|---\n1 | 2",
    "| a |\n| --- |",
    "\\\"as it is\\\" it\\'s \\-\\- \\.\\.\\.",
    "--help",
    "-->",
    "----",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    for (guint l = 0; l < 2; l++)
      {
        const char      *language = l == 0 ? "en" : "de";
        g_autofree char *typed = typography_dup_typed (bodies[i], "", language, TRUE);
        g_autofree char *educated = typography_dup_educated (bodies[i], language, TRUE);

        typography_expect (typed, bodies[i], "typed");
        typography_expect (educated, bodies[i], "educated");
      }
}

static void
test_typed_between (void)
{
  static const struct
  {
    const char *keys;
    const char *behind;
    const char *expected;
  } cases[] = {
    { "He said \"", "yes", "He said “yes" },
    { "He said “yes\"", " to me", "He said “yes” to me" },
    { "don'", "t", "don’t" },
    { "`code\"", "`", "`code\"`" },
    { "[a](b \"", "c)", "[a](b \"c)" },
    { "one--", "two", "one—two" },
    { "'see www.example.org' ", "", "‘see www.example.org’ " },
    { "http://a.example/--`it's \"a\"`", "", "http://a.example/--`it's \"a\"`" },
    { "“A” and \"", "B", "“A” and “B" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *typed = typography_dup_typed (cases[i].keys, cases[i].behind, "en", TRUE);

      typography_expect (typed, cases[i].expected, cases[i].keys);
    }
}

/* A quotation that goes on in the next paragraph, item or cell begins anew there. */
static void
test_blocks (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"One\n\n\"Two\"", "“One\n\n“Two”" },
    { ALL, "- \"One\n- \"Two\"", "- “One\n- “Two”" },
    { ALL, "> \"One\n> two\"", "> “One\n> two”" },
    { ALL, "# \"One\n\"Two\"", "# “One\n“Two”" },
    { EDUCATED, "a | \"b\n---|---\n\"c | \"d\"", "a | “b\n---|---\n“c | “d”" },
    { EDUCATED, "[\"a\"](b) ![\"c\"](d)", "[“a”](b) ![“c”](d)" },
    { EDUCATED, "<b>\"a\"</b>", "<b>“a”</b>" },
    { EDUCATED, "(http://example.org/) \"http://example.org\".", "(http://example.org/) “http://example.org”." },
    { EDUCATED, "Ann <ann--o'neil@example.org>, \"ann@o'neil.example\"", "Ann <ann--o'neil@example.org>, “ann@o'neil.example”" },
    { BOTH, "the '90s,--it's http://a.example/'--", "the ’90s,—it’s http://a.example/'--" },
    { EDUCATED, "it's--http://a.example/'--b", "it’s—http://a.example/'--b" },
    { EDUCATED, "`a` \"`b`\" 'c'", "`a` “`b`” ‘c’" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    typography_check_case ("en", &cases[i], TRUE);
}

static void
test_straighten (void)
{
  static const struct
  {
    const char *text;
    const char *plain;
  } cases[] = {
    { "„Ja“ ‚nein‘ “yes” ‘no’ ”ja” «oui» ‹non›", "\"Ja\" 'nein' \"yes\" 'no' \"ja\" \"oui\" 'non'" },
    { "«⍽Oui⍽» «␣Non␣»", "\"Oui\" \"Non\"" },
    { "« Oui »", "\" Oui \"" },
    { "a – b — c―d 10–12", "a -- b -- c--d 10-12" },
    { "a‐b‑c…", "a-b-c..." },
    { "10␣km, 5⍽%", "10 km, 5 %" },
    { "6′2″", "6'2\"" },
    { "`„a“ – b…`", "`„a“ – b…`" },
    { "http://example.org/’–a’", "http://example.org/’–a'" },
    { "[„a“](http://example.org/„b“)", "[\"a\"](http://example.org/„b“)" },
    { "[a](b “c”)", "[a](b \"c”)" },
    { "a\n—", "a\n—" },
    { "␣␣␣␣a", "   ␣a" },
    { "Straße, naïve, 東京 €", "Straße, naïve, 東京 €" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = typography_dup_real (cases[i].text);
      g_autofree char *plain = typography_dup_straightened (text, TRUE);
      g_autofree char *again = typography_dup_straightened (plain, TRUE);
      g_autofree char *seen = typography_dup_seen (plain);

      typography_expect (seen, cases[i].plain, cases[i].text);
      typography_expect (again, plain, cases[i].text);
    }
}

static void
test_range (void)
{
  const char *text = "\"One\" and \"two\" and \"three\"";
  g_autoptr (GArray) edits = newsroom_typography_educate (text, strlen (text), 10, 15, "de", TRUE);
  g_autofree char *educated = newsroom_typography_apply (text, strlen (text), (const NewsroomTypographyEdit *)(gpointer)edits->data, edits->len);

  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_cmpstr (educated, ==, "\"One\" and „two“ and \"three\"");
}

static const char *const languages[] = { "en", "en-GB", "de", "de-CH", "fr", "fr-CA", "es", "it", "nl", "pl", "sv", "pt-PT", "cs" };

static const char *const pieces[] = {
  "one",
  "Two",
  "l",
  "90s",
  "6",
  "c’est",
  "n",
  "til",
  " ",
  " ",
  " ",
  " ",
  " ",
  "\n",
  "\n\n",
  "- ",
  "> ",
  "# ",
  "\"",
  "\"",
  "'",
  "'",
  ".",
  "...",
  "--",
  "---",
  "-",
  " - ",
  ",",
  "?",
  " ?",
  ":",
  ": ",
  ";",
  "!",
  "(",
  ")",
  "**",
  "*",
  "`",
  "`a \"b\"`",
  "[a \"b\"](http://c/d--e \"f\")",
  "![",
  "](",
  "http://a.example/b?c='d'",
  "|",
  "\n---|---\n",
  "\n---\n",
  "“",
  "”",
  "„",
  "‘",
  "’",
  "«",
  "»",
  "«\u202f",
  "\u202f»",
  "–",
  "—",
  "…",
  "\u00a0",
  "\\",
  "&amp;",
  "<b class='c'>",
  "    ",
  "\t",
};

/* Any body put together from what a body may have. */
static char *
dup_random (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 1, 40); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Some words of a person's, with quotations in quotations down to @depth. */
static void
append_clause (GRand   *rand,
               GString *text,
               guint    depth)
{
  static const char *const words[] = { "one", "Two", "it's", "l'homme", "the '90s,", "10-12th", "**bold**", "*l'amour*", "`it's \"code\"`", "[that's](http://c/d--e \"it's\")", "http://a.example/b?c='d'e", "6'2 m" };
  static const char *const joints[] = { " ", " ", " ", " -- ", "--", " - ", "... ", ", ", "? ", "! ", ": ", "; ", " ? ", "\n" };

  for (gint32 n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    {
      const gboolean is_quoted = depth > 0 && g_rand_int_range (rand, 0, 3) == 0;
      const char    *mark = depth > 1 ? "\"" : "'";

      if (is_quoted)
        {
          g_string_append (text, mark);
          append_clause (rand, text, depth - 1);
          g_string_append (text, mark);
        }
      else
        g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (n > 1)
        g_string_append (text, is_quoted ? " " : joints[g_rand_int_range (rand, 0, G_N_ELEMENTS (joints))]);
    }
}

static char *
dup_written (GRand *rand)
{
  static const char *const beginnings[] = { "", "", "- ", "> ", "# ", "1. " };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      g_string_append (text, beginnings[g_rand_int_range (rand, 0, G_N_ELEMENTS (beginnings))]);
      append_clause (rand, text, 2);
      g_string_append (text, ".\n\n");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_kept (const char *text,
          GArray     *edits)
{
  g_assert_true (newsroom_typography_keeps_structure (text, strlen (text), (const NewsroomTypographyEdit *)(gpointer)edits->data, edits->len));

  return typography_dup_applied (text, edits);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 2000; i++)
    {
      const char      *language = languages[i % G_N_ELEMENTS (languages)];
      g_autofree char *text = dup_random (rand);
      g_autofree char *educated = dup_kept (text, newsroom_typography_educate (text, strlen (text), 0, strlen (text), language, TRUE));
      g_autofree char *straight = dup_kept (text, newsroom_typography_straighten (text, strlen (text), 0, strlen (text), TRUE));

      g_assert_true (g_utf8_validate (educated, -1, NULL));
      g_assert_true (g_utf8_validate (straight, -1, NULL));
    }
}

static void
test_written (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 2000; i++)
    {
      const char      *language = languages[i % G_N_ELEMENTS (languages)];
      g_autofree char *text = dup_written (rand);
      g_autofree char *educated = typography_dup_educated (text, language, TRUE);
      g_autofree char *twice = typography_dup_educated (educated, language, TRUE);
      g_autofree char *plain = typography_dup_straightened (educated, TRUE);
      g_autofree char *educated_again = typography_dup_educated (plain, language, TRUE);

      typography_expect (twice, educated, language);
      typography_expect (educated_again, educated, language);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typography-body/untouched", test_untouched);
  g_test_add_func ("/typography-body/typed-between", test_typed_between);
  g_test_add_func ("/typography-body/blocks", test_blocks);
  g_test_add_func ("/typography-body/straighten", test_straighten);
  g_test_add_func ("/typography-body/range", test_range);
  g_test_add_func ("/typography-body/random", test_random);
  g_test_add_func ("/typography-body/written", test_written);

  return g_test_run ();
}
