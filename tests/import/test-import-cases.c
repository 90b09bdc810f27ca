/* test-import-cases.c — files of the kinds that reporters send, and what must come out of them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-summary.h"

#include <string.h>

static const char *const names[] = {
  "agency",
  "author-one-line",
  "autorin-one-line",
  "biography-a-bullet",
  "biography-a-line",
  "biography-goes-on",
  "biography-of-nobody",
  "biography-of-two",
  "biography-of-two-set-in",
  "biography-she",
  "block-without-bullet",
  "broken-at-hyphens",
  "bullets",
  "byline-capitals",
  "byline-one-line",
  "byline-place",
  "byline-publication",
  "byline-two-people",
  "crosshead-by",
  "dates",
  "dates-german",
  "dates-spanish",
  "figures",
  "former",
  "french",
  "german-1252",
  "headline-over-standfirst",
  "labels",
  "labels-author",
  "name-first",
  "names-and-roles",
  "no-author",
  "other-rules",
  "paragraphs-a-line",
  "paragraphs-wrapped",
  "photographer-under-byline",
  "publication-under-byline",
  "role-a-line",
  "role-under-byline",
  "single-name",
  "subhead-under-byline",
  "summary",
  "three-authors",
  "two-bios",
  "under-byline-and-date",
  "under-byline-comma-date",
  "under-date-ambiguous",
  "under-date-figures",
  "under-date-with-zone",
  "under-reading-time",
  "under-two-dates",
  "verse",
  "wire-lines",
  "wire-mail",
  "wrapped-headline",
  "wrapped-headline-and-standfirst",
};

static const char *const pages[] = {
  "author-box.html",
  "boxes.html",
  "chinese-gb.html",
  "comments.html",
  "credits.html",
  "data-with-body.html",
  "data-with-links.html",
  "first-sentence.html",
  "german-1252.html",
  "h-entry.html",
  "hidden-story.html",
  "inline-classes.html",
  "json-ld.html",
  "json-ld-markup.html",
  "layout-table.htm",
  "list-first.html",
  "microdata.html",
  "more-comments.html",
  "no-paragraphs.html",
  "notices.html",
  "open-graph.html",
  "pictures.html",
  "ruby.html",
  "saved-complete.html",
  "saved-folder.html",
  "section-names.html",
  "several-stories.html",
  "short.html",
  "standfirst-heading.html",
  "standfirst.html",
  "side-names.html",
  "structure.html",
  "table.html",
  "teasers.html",
  "truncated.html",
  "visible-only.html",
  "xhtml.xhtml",
};

static void
test_case (gconstpointer data)
{
  const char      *name = data;
  gboolean         is_page = strchr (name, '.') != NULL;
  g_autofree char *input_name = g_strconcat (name, is_page ? NULL : ".txt", NULL);
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "import", "data", is_page ? "page" : "text", input_name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", is_page ? "page" : "text", expected_name, NULL);
  g_autofree char *input = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&input), length);
  article = newsroom_import (g_steal_pointer (&bytes), input_name, NULL, report, NULL, &error);
  g_assert_no_error (error);

  import_assert_summary (article, report, expected_path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/cases/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/import/cases/", pages[i], NULL);

      g_test_add_data_func (path, pages[i], test_case);
    }

  return g_test_run ();
}
