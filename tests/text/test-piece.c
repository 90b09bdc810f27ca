/* test-piece.c — a piece of a body has whole marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-piece.h"

#include <string.h>

#include "newsroom-plain-text.h"

/* "{" and "}" are around the piece. */
static void
test_cases (void)
{
  static const struct
  {
    const char *body;
    const char *all;
    const char *own; /* without the marks around all of it; NULL for the same */
  } cases[] = {
    { "{one **tw}o three** four", "one **tw**", NULL },
    { "one **two {three** four}", "**three** four", NULL },
    { "one **{two} three**", "**two**", "two" },
    { "one **t{wo thr}ee**", "**wo thr**", "wo thr" },
    { "{one **two} three**", "one **two**", NULL },
    { "{one **two }three**", "one **two** ", NULL },
    { "{one **}two**", "one ", NULL },
    { "{one *}*two**", "one ", NULL },
    { "one **two{** three}", " three", NULL },
    { "one **two*{*} three", "*", NULL },
    { "***bo{th* one** a}nd", "***th* one** a", NULL },
    { "***b{oth* on}e**", "***oth* on**", "*oth* on" },
    { "~~a {b~~ `c} d`", "~~b~~ `c`", NULL },
    { "see [the {paper](https://example.org/a) of} May", "[paper](https://example.org/a) of", NULL },
    { "{see [the} paper](https://example.org/a)", "see [the](https://example.org/a)", NULL },
    { "[the paper](https://{example}.org/a)", "example", NULL },
    { "{see <https://exam}ple.org/>", "see <https://exam", NULL },
    { "- one **two\n- t{wo** a}nd", "wo** a", NULL },
    { "> **one\n{> two** a}nd", "> **two** a", NULL },
    { "a **b {c**\n\n*d*\n\n- **e} f**", "**c**\n\n*d*\n\n- **e**", NULL },
    { "```\n**a {b** c}\n```", "b** c", NULL },
    { "\\*a {b\\* c}", "b\\* c", NULL },
    { "{all **of** it}", "all **of** it", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i].body, "{}", 3);
      g_autofree char *body = g_strjoinv ("", parts);
      const gsize      start = strlen (parts[0]);
      const gsize      end = start + strlen (parts[1]);
      g_autofree char *all = newsroom_piece_dup (body, start, end, TRUE);
      g_autofree char *own = newsroom_piece_dup (body, start, end, FALSE);

      if (!g_str_equal (all, cases[i].all) || !g_str_equal (own, cases[i].own != NULL ? cases[i].own : cases[i].all))
        g_test_fail_printf ("“%s” gave “%s” and “%s”", cases[i].body, all, own);
    }
}

/* "{" and "}" are around what is deleted; "|" is where the caret is then. NULL where only that goes. */
static void
test_delete (void)
{
  static const struct
  {
    const char *body;
    const char *after;
  } cases[] = {
    { "a **bold {text** and *i}t* end", "a **bold** |*t* end" },
    { "a **bo{ld** and *i}t* end", "a **bo|***t* end" },
    { "a **bold{ text** and} end", "a **bold|** end" },
    { "a {b **bo}ld** end", "a |**ld** end" },
    { "{one **tw}o three** four", "|**o three** four" },
    { "{one **two} three** four", "| **three** four" },
    { "~~a **b{c** d *e}f* g~~", "~~a **b|***f* g~~" },
    { "***bo{th* one** a}nd", "***bo|***nd" },
    { "**{bold** a}nd", "|nd" },
    { "a {b **bold}** c", "a | c" },
    { "a **b{c*}* d", "a **b|** d" },
    { "see [the {paper](https://example.org/a) of} May", "see [the](https://example.org/a) | May" },
    { "{see [the} paper](https://example.org/a)", "| [paper](https://example.org/a)" },
    { "> **one\n{> two** a}nd", NULL },
    { "a **b{c**\n\nd *e}f* g", "a **b|***f* g" },
    { "a **{bold}** b", NULL },
    { "a **b{ol}d** b", NULL },
    { "a {**bold**} b", NULL },
    { "a {**}bold** b", NULL },
    { "`a {b`} \\*c", "`a` | \\*c" },
    { "```\n**a {b** c}\n```", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i].body, "{}", 3);
      g_autofree char *body = g_strjoinv ("", parts);
      const gsize      start = strlen (parts[0]);
      g_autoptr (NewsroomTextEdit) edit = newsroom_piece_delete (body, start, start + strlen (parts[1]));
      g_autofree char *bare = edit != NULL ? newsroom_text_edit_apply (edit, body) : NULL;
      g_autofree char *after = edit != NULL ? g_strdup_printf ("%.*s|%s", (int)edit->start, bare, bare + edit->start) : NULL;

      if (g_strcmp0 (after, cases[i].after) != 0)
        g_test_fail_printf ("“%s” became “%s”", cases[i].body, after != NULL ? after : "nothing new");
    }
}

/* What is cut out and put back is as it was. */
static void
test_put_back (void)
{
  static const char *const cases[] = { "{one **tw}o three** four",
                                       "a **b{c** d *e}f* g",
                                       "***bo{th* one** a}nd",
                                       "a {b **bold}** c",
                                       "a **b{ol}d** b",
                                       "**a *b{c* d}e** f" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i], "{}", 3);
      g_autofree char *body = g_strjoinv ("", parts);
      const gsize      start = strlen (parts[0]);
      const gsize      end = start + strlen (parts[1]);
      g_autofree char *piece = newsroom_piece_dup (body, start, end, FALSE);
      g_autoptr (NewsroomTextEdit) edit = newsroom_piece_put (body, start, end, piece);
      g_autofree char *after = edit != NULL ? newsroom_text_edit_apply (edit, body) : g_strconcat (parts[0], piece, parts[2], NULL);

      g_assert_cmpstr (after, ==, body);
    }
}

/* No word comes or goes, wherever a piece begins and ends; only half marks do. */
static void
test_random (void)
{
  static const char *const parts[] = { "a", "é", "one ", "**", "*", "~~", "`", " ", "\n", "\n\n", "- ", "> ", "[b](c)", "[", "](d)", "\\*", "&lt;", "_", "| a | b |\n|---|---|\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251130);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autofree char *all = NULL;
      g_autofree char *own = NULL;
      g_autoptr (NewsroomTextEdit) edit = NULL;
      gsize start, end;

      for (gint32 n = g_rand_int_range (rand, 1, 16); n > 0; n--)
        g_string_append (body, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      start = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      end = (gsize)g_rand_int_range (rand, (gint32)start, (gint32)body->len + 1);
      while (((guchar)body->str[start] & 0xC0) == 0x80)
        start--;
      while (((guchar)body->str[end] & 0xC0) == 0x80)
        end++;
      all = newsroom_piece_dup (body->str, start, end, TRUE);
      own = newsroom_piece_dup (body->str, start, end, FALSE);
      g_assert_true (g_utf8_validate (all, -1, NULL));
      g_assert_true (g_utf8_validate (own, -1, NULL));
      if (start == 0 && end == body->len)
        {
          g_autofree char *before = newsroom_plain_text_from_markdown (body->str, -1);
          g_autofree char *after = newsroom_plain_text_from_markdown (all, -1);

          g_assert_cmpstr (after, ==, before);
        }
      edit = newsroom_piece_delete (body->str, start, end);
      if (edit != NULL)
        {
          g_autofree char *left = newsroom_text_edit_apply (edit, body->str);

          g_assert_true (g_utf8_validate (left, -1, NULL));
          g_assert_cmpuint (edit->start, <=, strlen (left));
        }
      /* Addresses are no words. */
      for (const char *p = body->str + start; p < body->str + end; p++)
        g_assert_true (strchr ("abone", *p) == NULL || strchr (all, *p) != NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/piece/cases", test_cases);
  g_test_add_func ("/text/piece/delete", test_delete);
  g_test_add_func ("/text/piece/put-back", test_put_back);
  g_test_add_func ("/text/piece/random", test_random);

  return g_test_run ();
}
