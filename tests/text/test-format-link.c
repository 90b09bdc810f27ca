/* test-format-link.c — links come, change and go, and the words around them stay
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-link.h"

#include <string.h>

#include "format-helper.h"

typedef struct
{
  const char *body; /* the selection is between "{" and "}", or "^" is the caret */
  const char *text; /* what is found; NULL where there can be no link */
  const char *target;
  const char *new_text; /* NULL for the same */
  const char *new_target;
  const char *after; /* NULL where nothing is to be done */
} Case;

static void
check_case (const Case *c)
{
  gsize            start, end;
  g_autofree char *body = read_selection (c->body, &start, &end);
  g_autoptr (NewsroomFormatLink) link = newsroom_format_link_find (body, start, end);
  g_autoptr (NewsroomTextEdit) edit = NULL;
  g_autofree char *after = NULL;

  if (link == NULL || c->text == NULL)
    {
      g_assert_null (link);
      g_assert_null (c->text);
      return;
    }

  g_assert_cmpstr (link->text, ==, c->text);
  g_assert_cmpstr (link->target, ==, c->target);
  edit = newsroom_format_link_set (body, link, c->new_text != NULL ? c->new_text : link->text, c->new_target);
  after = edit != NULL ? newsroom_text_edit_apply (edit, body) : NULL;
  if (g_strcmp0 (after, c->after) != 0)
    g_test_fail_printf ("“%s” became “%s”, not “%s”", c->body, after, c->after);
}

static void
test_links (void)
{
  static const Case cases[] = {
    { "a {word} here", "word", "", NULL, "http://example.org", "a [word](http://example.org) here" },
    { "a{ word }here", "word", "", NULL, "x", "a [word](x) here" },
    { "a ^", "", "", "new", "http://example.org/a_(b)", "a [new](<http://example.org/a_(b)>)" },
    { "a **{b}** c", "b", "", NULL, "x", "a **[b](x)** c" },
    { "{a **b** c}", "a b c", "", NULL, "x", "[a **b** c](x)" },
    { "{a **b} c**", "a b", "", NULL, "x", NULL },
    { "a [wo^rd](x) b", "word", "x", NULL, "y", "a [word](y) b" },
    { "a [wo^rd](x \"t\") b", "word", "x", NULL, "", "a word b" },
    { "a [wo^rd](x) b", "word", "x", "two [words]", "x", "a [two \\[words\\]](x) b" },
    { "a [**wo^rd**](x) b", "word", "x", NULL, "y", "a [**word**](y) b" },
    { "see [a^][r]\n\n[r]: x", "a", "x", NULL, "y", "see [a](y)\n\n[r]: x" },
    { "at <http://exam^ple.org>", "http://example.org", "http://example.org", "here", "http://example.org", "at [here](http://example.org)" },
    { "| {a} |\n|---|\n| b |", "a", "", NULL, "x", "| [a](x) |\n|---|\n| b |" },
    { "{AT&amp;T}", "AT&T", "", NULL, "x", "[AT&amp;T](x)" },
    { "# {He}ad", "He", "", NULL, "x", "# [He](x)ad" },
    { "{- foo bar}", "foo bar", "", NULL, "x", "- [foo bar](x)" },
    { "a\n\n{## head}\n\nb", "head", "", NULL, "x", "a\n\n## [head](x)\n\nb" },
    { "{> quote}", "quote", "", NULL, "x", "> [quote](x)" },
    { "{> ## head}", "head", "", NULL, "x", "> ## [head](x)" },
    { "-{ [ ] task}", "task", "", NULL, "x", "- [ ] [task](x)" },
    { "1{. foo}", "foo", "", NULL, "x", "1. [foo](x)" },
    { "{**b** c}", "b c", "", NULL, "x", "[**b** c](x)" },
    { "a [wo^rd](x) b", "word", "x", NULL, "x", NULL },
    { "{a\n\nb}", NULL, NULL, NULL, NULL, NULL },
    { "    co{de}", NULL, NULL, NULL, NULL, NULL },
    { "`co{de}`", "de", "", NULL, "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* Whatever is there: the words stay, and a link that is set can be taken away. */
static void
test_random (void)
{
  static const char *const parts[] = { "word", "a ", "é", "*", "**", "`", "[", "]", "](x)", "[a](b)", "<http://a>", "&amp;", "\\*", "\n", "\n\n", "- ", "> ", "# ", "~~", "![a](b)", "    ", "|" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240328);
  guint n_done = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (NewsroomFormatLink) link = NULL;
      g_autoptr (NewsroomTextEdit) edit = NULL;
      g_autofree char *result = NULL;
      gsize            a, b;

      for (gint32 n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        g_string_append (body, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      a = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      b = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      while (((guchar)body->str[a] & 0xC0) == 0x80)
        a--;
      while (((guchar)body->str[b] & 0xC0) == 0x80)
        b--;

      link = newsroom_format_link_find (body->str, MIN (a, b), MAX (a, b));
      if (link == NULL)
        continue;
      edit = newsroom_format_link_set (body->str, link, i % 3 == 0 ? "new ] \\ words" : link->text, i % 5 == 0 ? "" : "http://example.org/_b (c)");
      if (edit == NULL)
        continue;

      n_done++;
      result = newsroom_text_edit_apply (edit, body->str);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      g_assert_cmpuint (edit->end, <=, strlen (result));
    }
  g_assert_cmpuint (n_done, >, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/format-link/links", test_links);
  g_test_add_func ("/text/format-link/random", test_random);

  return g_test_run ();
}
