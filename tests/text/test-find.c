/* test-find.c — finds in a text, letter by letter or by a regular expression
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find.h"

#include <string.h>

#define CASE NEWSROOM_FIND_CASE
#define WORDS NEWSROOM_FIND_WORDS
#define REGEX NEWSROOM_FIND_REGEX

static NewsroomFindResult *
search (const char       *text,
        gsize             from,
        gsize             to,
        const char       *pattern,
        NewsroomFindFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomFind) find = newsroom_find_new (pattern, flags, &error);
  NewsroomFindResult *result;

  g_assert_no_error (error);
  result = newsroom_find_search (find, g_strdup (text), strlen (text), from, to, NULL, &error);
  g_assert_no_error (error);

  return result;
}

/* The text with brackets around what is found. */
static char *
dup_marked (const char         *text,
            NewsroomFindResult *result)
{
  GString *marked = g_string_new (text);

  for (guint i = newsroom_find_result_get_n (result); i > 0; i--)
    {
      const NewsroomFound *found = newsroom_find_result_get (result, i - 1);

      g_string_insert (marked, (gssize)found->end, "⟧");
      g_string_insert (marked, (gssize)found->start, "⟦");
    }

  return g_string_free (marked, FALSE);
}

static const struct
{
  const char       *pattern;
  NewsroomFindFlags flags;
  const char       *marked;
} finds[] = {
  { "bridge", 0, "The ⟦bridge⟧. A draw⟦bridge⟧; ⟦BRIDGE⟧s." },
  { "bridge", CASE, "The ⟦bridge⟧. A draw⟦bridge⟧; BRIDGEs." },
  { "bridge", WORDS, "The ⟦bridge⟧. A drawbridge; ⟦BRIDGE⟧, bridges." },
  { "absent", 0, "The bridge." },
  { "any", 0, "" },
  { "a.b", 0, "⟦a.b⟧ axb" },
  { "\\1", 0, "⟦\\1⟧" },
  { "aa", 0, "⟦aa⟧⟦aa⟧a" },
  { "aab", 0, "a⟦aab⟧" },
  { "two\nlines", 0, "the ⟦two\nLines⟧ here" },
  /* Case may change the number of letters. */
  { "strasse", 0, "Die ⟦Straße⟧, die ⟦STRASSE⟧, die ⟦STRAẞE⟧" },
  { "straße", 0, "⟦strasse⟧" },
  { "straße", CASE, "strasse ⟦straße⟧" },
  { "as", 0, "Straße m⟦as⟧s" },
  { "οδος", 0, "⟦ΟΔΟΣ⟧ ⟦οδος⟧" },
  { "ŁÓDŹ", 0, "⟦łódź⟧" },
  /* However it is composed; what is not the letter is not found. */
  { "café", 0, "⟦CAFÉ⟧ ⟦cafe\xcc\x81⟧ cafe" },
  { "cafe\xcc\x81", CASE, "⟦café⟧ CAFÉ" },
  { "cafe", 0, "café cafe\xcc\x81 ⟦cafe⟧" },
  { "\xcc\x81", 0, "cafe\xcc\x81" },
  { "ạ\xcc\x81", 0, "⟦a\xcc\x81\xcc\xa3⟧ ⟦a\xcc\xa3\xcc\x81⟧" },
  { "하", 0, "⟦하⟧나 한국" },
  { "東", 0, "大⟦東⟧京" },
  { "سلام", WORDS, "قال ⟦سلام⟧ والسلام" },
  { "👩", 0, "⟦👩⟧ 👩‍🚀 👩🏽" },
  { "👩‍🚀", 0, "👩 ⟦👩‍🚀⟧🚀" },
  { "🇩🇪", 0, "🇫🇷⟦🇩🇪⟧ 🇪🇩🇪🇩" },
  /* Words as Unicode has them, but what Markdown has as marks is none. */
  { "can", WORDS, "⟦can⟧ can't can’t ⟦Can⟧." },
  { "word", WORDS, "_⟦word⟧_ __⟦word⟧__ **⟦word⟧** words" },
  { "über", WORDS, "⟦Über⟧ darüber überall" },
  { "new york", WORDS, "⟦New York⟧, New Yorker" },
  { "(a)", WORDS, "⟦(a)⟧" },
  /* Regular expressions */
  { "b.idge", REGEX, "⟦bridge⟧ ⟦BxIDGE⟧" },
  { "b.idge", REGEX | CASE, "⟦bridge⟧ BxIDGE" },
  { "\\w+ing", REGEX | WORDS, "⟦sing⟧ singer ⟦Färbing⟧" },
  { "^.", REGEX, "⟦o⟧ne\n⟦t⟧wo\n\n⟦x⟧" },
  { ".$", REGEX, "on⟦e⟧\ntw⟦o⟧" },
  { "\\bé\\w*", REGEX, "⟦été⟧ café" },
  { "(a)(b)?", REGEX, "⟦ab⟧ ⟦a⟧" },
  { "x*", REGEX, "⟦⟧a⟦xx⟧⟦⟧b⟦⟧" },
  { "^", REGEX, "⟦⟧a\n⟦⟧b" },
  { "a\\Kb", REGEX, "a⟦b⟧b" },
  { "(?<=a)b", REGEX, "a⟦b⟧b" },
  { "e\\n", REGEX, "on⟦e\n⟧two" },
  { "\\X", REGEX, "⟦👩‍🚀⟧⟦e\xcc\x81⟧" },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (GString) text = g_string_new (finds[i].marked);
      g_autoptr (NewsroomFindResult) result = NULL;
      g_autofree char *marked = NULL;

      g_string_replace (text, "⟦", "", 0);
      g_string_replace (text, "⟧", "", 0);
      result = search (text->str, 0, text->len, finds[i].pattern, finds[i].flags);
      marked = dup_marked (text->str, result);
      g_assert_cmpstr (marked, ==, finds[i].marked);
    }
}

static void
test_places (void)
{
  const char *text = "é one\n👩‍🚀 one\none";
  g_autoptr (NewsroomFindResult) result = search (text, 0, strlen (text), "one", 0);
  const NewsroomFound *second = newsroom_find_result_get (result, 1);

  g_assert_cmpuint (newsroom_find_result_get_n (result), ==, 3);
  g_assert_cmpuint (second->first, ==, 10);
  g_assert_cmpuint (second->last, ==, 13);
  g_assert_cmpuint (second->line, ==, 1);
  g_assert_cmpstr (text + second->start, ==, "one\none");
  g_assert_cmpuint (newsroom_find_result_from (result, 0), ==, 0);
  g_assert_cmpuint (newsroom_find_result_from (result, 10), ==, 1);
  g_assert_cmpuint (newsroom_find_result_from (result, 11), ==, 2);
  g_assert_cmpuint (newsroom_find_result_from (result, 15), ==, 3);
}

static void
test_part (void)
{
  static const struct
  {
    const char       *pattern;
    NewsroomFindFlags flags;
    const char       *marked;
  } cases[] = {
    { "a", 0, "aa ⟦a⟧⟦a⟧ aa" },
    { "aa", WORDS, "aa ⟦aa⟧ aa" },
    { "a+", REGEX, "aa ⟦aa⟧ aa" },
    { "a$", REGEX, "aa aa aa" },
    { "(?<= )a", REGEX, "aa ⟦a⟧a aa" },
    { "a a", 0, "aa aa aa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomFindResult) result = search ("aa aa aa", 3, 5, cases[i].pattern, cases[i].flags);
      g_autofree char *marked = dup_marked ("aa aa aa", result);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_replacement (void)
{
  static const struct
  {
    const char       *text;
    const char       *pattern;
    NewsroomFindFlags flags;
    const char       *replacement;
    const char       *wanted;
  } cases[] = {
    { "the ship", "ship", 0, "boat\\1", "boat\\1" },
    { "Ann Example", "(\\w+) (\\w+)", REGEX, "\\2, \\1", "Example, Ann" },
    { "Ann", "ann", REGEX, "[\\0]", "[Ann]" },
    { "a", "(a)|(b)", REGEX, "<\\1\\2>", "<a>" },
    { "a", "a", REGEX, "\\\\\\t\\n", "\\\t\n" },
    { "a", "a", REGEX, "", "" },
    { "ab", "a\\K(b)", REGEX, "\\1\\1", "bb" },
    { "Ann Example", "(\\w+) (\\w+)", REGEX, "$2, ${1}2 $0", "Example, Ann2 Ann Example" },
    { "a", "(a)", REGEX, "$ $x ${ ${1 ${x} $$1 \\$1$", "$ $x ${ ${1 ${x} $1 $1$" },
    { "abcdefghij", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)", REGEX, "${10}$10\\10$11$9$100", "jjja1ij0" },
    { "abc", "(a)(b)(c)", REGEX, "$10\\20$30$40$00", "a0b0c0$40abc0" },
    { "ten", "(ten)", REGEX, "$10 $$10 \\$10", "ten0 $10 $10" },
    { "a", "a", 0, "$1\\n", "$1\\n" },
    /* Prices, as long as there are no such groups */
    { "five", "five", REGEX, "$5, $9.90", "$5, $9.90" },
    { "5 dollars", "(\\d+) (dollars?)", REGEX, "$1 ($3)", "5 ($3)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomFind) find = newsroom_find_new (cases[i].pattern, cases[i].flags, NULL);
      g_autoptr (NewsroomFindResult) result = search (cases[i].text, 0, strlen (cases[i].text), cases[i].pattern, cases[i].flags);
      g_autofree char *text = newsroom_find_result_dup_replacement (result, 0, cases[i].replacement);

      g_assert_true (newsroom_find_check_replacement (find, cases[i].replacement, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].wanted);
    }
}

static void
test_wrong_replacement (void)
{
  static const char *const wrong[][2] = {
    { "a\\", "After the last “\\” something is missing." },
    { "\\2", "There is no group “\\2”, only “\\1”." },
    { "b${2}", "There is no group “${2}”, only “\\1”." },
    { "${12}", "There is no group “${12}”, only “\\1”." },
    { "\\ü", "“\\ü” is not known here; write “\\\\” for a backslash." },
  };
  g_autoptr (NewsroomFind) find = newsroom_find_new ("(a)", REGEX, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (newsroom_find_check_replacement (find, wrong[i][0], &error));
      g_assert_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT);
      g_assert_cmpstr (error->message, ==, wrong[i][1]);
    }
}

static void
test_wrong_pattern (void)
{
  static const char *const wrong[][2] = {
    { "é(a", "A “)” is missing, at character 4." },
    { "a)", "A “(” is missing for the “)”, at character 2." },
    { "[a", "A “]” is missing, at character 3." },
    { "a\\", "After the last “\\” something is missing." },
    { "*", "There is nothing to repeat, at character 1." },
    { "[b-a]", "The range in “[ ]” goes backwards, at character 4." },
    { "a{3,2}", "The numbers in “{ }” do not fit, at character 6." },
    { "\\C", "This is no regular expression, from character 3 on." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (newsroom_find_new (wrong[i][0], REGEX, &error));
      g_assert_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_PATTERN);
      g_assert_cmpstr (error->message, ==, wrong[i][1]);
    }
}

static void
test_too_hard (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomFind) find = newsroom_find_new ("(a+)+$", REGEX, NULL);
  g_autofree char *text = g_strnfill (5000, 'a');

  text[4999] = 'b';
  g_assert_null (newsroom_find_search (find, g_strdup (text), 5000, 0, 5000, NULL, &error));
  g_assert_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_TOO_HARD);
}

static void
test_cancel (void)
{
  static const NewsroomFindFlags flags[] = { 0, REGEX };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (NewsroomFind) find = newsroom_find_new ("a", flags[i], NULL);

      g_cancellable_cancel (cancellable);
      g_assert_null (newsroom_find_search (find, g_strdup ("aaa"), 3, 0, 3, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* A long text is searched bit by bit: none is lost or found twice where two bits meet. */
static void
test_long (void)
{
  static const struct
  {
    const char       *pattern;
    NewsroomFindFlags flags;
  } cases[] = { { "néedle", 0 }, { "n\\p{L}edle", REGEX }, { "(?s)n.edle .", REGEX } };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i % 2 == 0 ? "Néedle " : "hays ");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomFindResult) result = search (text->str, 0, text->len, cases[i].pattern, cases[i].flags);

      g_assert_cmpuint (newsroom_find_result_get_n (result), ==, 10000);
      g_assert_cmpuint (newsroom_find_result_get (result, 9999)->first, ==, 9999 * 12);
    }
}

static void
test_most (void)
{
  g_autofree char *text = g_strnfill (NEWSROOM_FIND_MOST + 1, 'a');
  g_autoptr (NewsroomFindResult) result = search (text, 0, NEWSROOM_FIND_MOST + 1, "a", 0);
  g_autoptr (NewsroomFindResult) all = search (text, 1, NEWSROOM_FIND_MOST + 1, "a+", REGEX);

  g_assert_cmpuint (newsroom_find_result_get_n (result), ==, NEWSROOM_FIND_MOST);
  g_assert_true (newsroom_find_result_is_cut (result));
  g_assert_cmpuint (newsroom_find_result_get_n (all), ==, 1);
  g_assert_false (newsroom_find_result_is_cut (all));
}

static void
test_context (void)
{
  const char *text = "before\nThe old bridge over the river\nbehind";
  g_autoptr (NewsroomFindResult) result = search (text, 0, strlen (text), "bridge", 0);
  g_autofree char *match = newsroom_find_result_dup_match (result, 0);
  g_autofree char *before = newsroom_find_result_dup_before (result, 0, 100);
  g_autofree char *after = newsroom_find_result_dup_after (result, 0, 100);
  g_autofree char *cut_before = newsroom_find_result_dup_before (result, 0, 6);
  g_autofree char *cut_after = newsroom_find_result_dup_after (result, 0, 12);

  g_assert_cmpstr (match, ==, "bridge");
  g_assert_cmpstr (before, ==, "The old ");
  g_assert_cmpstr (after, ==, " over the river");
  g_assert_cmpstr (cut_before, ==, "…old ");
  g_assert_cmpstr (cut_after, ==, " over the…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/find", test_find);
  g_test_add_func ("/find/places", test_places);
  g_test_add_func ("/find/part", test_part);
  g_test_add_func ("/find/replacement", test_replacement);
  g_test_add_func ("/find/wrong-replacement", test_wrong_replacement);
  g_test_add_func ("/find/wrong-pattern", test_wrong_pattern);
  g_test_add_func ("/find/too-hard", test_too_hard);
  g_test_add_func ("/find/cancel", test_cancel);
  g_test_add_func ("/find/long", test_long);
  g_test_add_func ("/find/most", test_most);
  g_test_add_func ("/find/context", test_context);

  return g_test_run ();
}
