/* test-import-cases.c — files of the kinds that reporters send, and what must come out of them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

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
  "wrapped-headline",
  "wrapped-headline-and-standfirst",
};

static void
append_line (GString    *summary,
             const char *name,
             const char *text)
{
  g_autoptr (GString) lines = g_string_new (text);

  if (lines->len == 0)
    return;

  g_string_replace (lines, "\n", "\n    ", 0);
  g_string_append_printf (summary, "%s: %s\n", name, lines->str);
}

static void
append_times (GString         *summary,
              NewsroomArticle *article)
{
  static const NewsroomTime times[] = { NEWSROOM_TIME_PUBLISHED, NEWSROOM_TIME_UPDATED };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 time = newsroom_article_get_time (article, times[i]);
      g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
      g_autofree char *text = time != 0 ? g_date_time_format_iso8601 (instant) : g_strdup ("");

      append_line (summary, newsroom_time_get_name (times[i]), text);
    }
}

static void
append_authors (GString         *summary,
                NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      g_string_append (summary, "author:\n");
      append_line (summary, "  wording", newsroom_credit_get_wording (credit) != NULL ? newsroom_credit_get_wording (credit) : "");
      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        {
          g_autofree char *name = g_strconcat ("  ", newsroom_author_field_get_name ((NewsroomAuthorField)field), NULL);

          append_line (summary, name, newsroom_author_get_text (newsroom_credit_get_author (credit), (NewsroomAuthorField)field));
        }
    }
}

/* All that came out, one field a line. */
static char *
summarise (NewsroomArticle *article,
           NewsroomReport  *report)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (field != NEWSROOM_FIELD_BODY)
      append_line (summary, newsroom_field_get_name ((NewsroomField)field), newsroom_article_get_text (article, (NewsroomField)field));
  append_times (summary, article);
  append_authors (summary, article);
  for (guint i = 0; newsroom_report_get_notes (report)[i] != NULL; i++)
    append_line (summary, "note", newsroom_report_get_notes (report)[i]);
  for (guint i = 0; newsroom_report_get_dropped (report)[i] != NULL; i++)
    append_line (summary, "dropped", newsroom_report_get_dropped (report)[i]);
  g_string_append_printf (summary, "\n%s\n", newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

/* With NEWSROOM_TEST_WRITE set, what comes out becomes what is expected; look at it before
 * it is committed. */
static void
test_case (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *input_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *expected_name = g_strconcat (name, ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "import", "data", "text", input_name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", "text", expected_name, NULL);
  g_autofree char *input = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *summary = NULL;
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

  summary = summarise (article, report);
  if (g_getenv ("NEWSROOM_TEST_WRITE") != NULL)
    g_file_set_contents (expected_path, summary, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summary, ==, expected);
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

  return g_test_run ();
}
