/* test-hiding.c — what of a line is out of sight, with the caret here or there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-hiding.h"

#include <string.h>

/* The first line of a body as it is seen, a place that stays empty as “_”; "^" in @held is where
 * the caret is, two of them what is selected. */
static const struct
{
  const char *held;
  const char *seen;
} cases[] = {
  { "plain", "plain" },
  { "a **bold** and *italic* ~~gone~~ `code`", "a bold and italic gone code" },
  { "a ^**bold** *it*", "a **bold** it" },
  { "a **bo^ld** *it*", "a **bold** it" },
  { "a **bold**^ *it*", "a **bold** it" },
  { "a **bold** ^*it*", "a bold *it*" },
  { "^a **bold** *it*", "a bold it" },
  { "a **bo^ld** b *i^t* `c`", "a **bold** b *it* c" },
  { "*out **in** er*", "out in er" },
  { "*o^ut **in** er*", "*out in er*" },
  { "*out **i^n** er*", "*out **in** er*" },
  { "***b***", "b" },
  { "[words](https://example.org \"t\") <https://e.org>", "words https://e.org" },
  { "[wo^rds](https://example.org) x", "[words](https://example.org) x" },
  { "![what *is*](a.png \"Seen\")", "what is \"Seen\"" },
  { "![](a.png)", "![](a.png)" },
  { "**&amp;x** \\*", "&amp;x \\*" },
  /* what is before the words keeps its place */
  { "# head *it* ##", "_ head it ##" },
  { "### h^ead *it*", "### head it" },
  { "> > quote", "_ _ quote" },
  { "> quo^te **b**", "> quote b" },
  { "> - # head", "_ - _ head" },
  { "- item **b**", "- item b" },
  { "- [ ] task `c`", "- [ ] task c" },
  { "1. one", "1. one" },
  { "# # in", "_ # in" },
  { "#none", "#none" },
  { "***", "***" },
  { "| a | **b** |\n|---|---|", "| a | b |" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *body = NULL;
      g_autofree char *line = NULL;
      g_autoptr (NewsroomSpans) spans = NULL;
      g_autoptr (GArray) hidden = NULL;
      g_autoptr (GString) seen = NULL;
      const NewsroomSpan *found;
      guint               n_spans;
      gssize              start = -1;
      gssize              end = -1;

      parts = g_strsplit (cases[i].held, "^", 3);
      body = g_strjoinv ("", parts);
      if (parts[1] != NULL)
        {
          start = (gssize)strlen (parts[0]);
          end = start + (parts[2] != NULL ? (gssize)strlen (parts[1]) : 0);
        }

      spans = newsroom_spans_new (body, -1);
      found = newsroom_spans_get_line (spans, 0, &n_spans);
      line = g_strndup (body, strcspn (body, "\n"));
      hidden = newsroom_hiding_find (line, found, n_spans, start, end);
      seen = g_string_new (line);
      for (guint j = hidden->len; j > 0; j--)
        {
          const NewsroomHidden *one = &g_array_index (hidden, NewsroomHidden, j - 1);

          g_string_erase (seen, one->start, one->end - one->start);
          if (one->keeps_place)
            g_string_insert (seen, one->start, "_");
        }
      g_test_message ("“%s”", cases[i].held);
      g_assert_cmpstr (seen->str, ==, cases[i].seen);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/hiding/cases", test_cases);

  return g_test_run ();
}
