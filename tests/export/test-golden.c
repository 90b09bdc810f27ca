/* test-golden.c — tests whole files against what they must be exported as
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-export.h"
#include "newsroom-import.h"

/* What an input in data/ is exported as, and the ending of the file with the expectation. */
static const struct
{
  const char           *format;
  const char           *ending;
  NewsroomExportOptions options;
} outputs[] = {
  { "html", ".html", { 0 } },
  { "html-fragment", ".fragment.html", { .fragment_headline = TRUE, .fragment_authors = TRUE } },
  { "html-fragment", ".body.html", { 0 } },
  { "json", ".json", { 0 } },
  { "markdown", ".again.md", { 0 } },
};

static NewsroomArticle *
read_input (const char     *name,
            NewsroomReport *report)
{
  g_autofree char *file_name = g_strconcat (name, ".md", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "export", "data", file_name, NULL);
  g_autofree char *text = NULL;
  gsize            length = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomArticle *article;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  article = newsroom_import (g_steal_pointer (&bytes), file_name, NULL, report, NULL, &error);
  g_assert_no_error (error);

  return article;
}

/* The style is the same on every page and no part of what is expected. */
static char *
cut_style (const char *html)
{
  const char      *start = strstr (html, "<style>\n");
  const char      *end = start != NULL ? strstr (start, "</style>") : NULL;
  g_autofree char *head = NULL;

  if (end == NULL)
    return g_strdup (html);

  head = g_strndup (html, (gsize)(start - html) + strlen ("<style>\n"));

  return g_strconcat (head, end, NULL);
}

/* With NEWSROOM_TEST_WRITE set, what comes out becomes what is expected; look at it before
 * it is committed. */
static void
assert_output (const char *name,
               const char *ending,
               GBytes     *bytes)
{
  g_autofree char *file_name = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "export", "data", file_name, NULL);
  g_autofree char *whole = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *output = cut_style (whole);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("NEWSROOM_TEST_WRITE") != NULL)
    g_file_set_contents (path, output, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", file_name);
  g_assert_cmpstr (output, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const char *name = data;

  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = read_input (name, report);
      NewsroomExportOptions options = outputs[i].options;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      options.report = report;
      bytes = newsroom_export (article, outputs[i].format, &options, &error);
      g_assert_no_error (error);
      assert_output (name, outputs[i].ending, bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/golden/harbour", "harbour", test_case);
  g_test_add_data_func ("/golden/bare", "bare", test_case);
  g_test_add_data_func ("/golden/arabic", "arabic", test_case);
  g_test_add_data_func ("/golden/hostile", "hostile", test_case);

  return g_test_run ();
}
