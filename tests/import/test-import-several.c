/* test-import-several.c — feeds and exports of sites, and what must come out of each of their articles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-summary.h"
#include "newsroom-import-split.h"

#include <string.h>

static const char *const cases[] = {
  "feed/atom.xml",
  "feed/rdf.xml",
  "feed/rss.xml",
  "ghost/site.json",
  "wxr/site.xml",
};

static void
append_sentences (GString           *summary,
                  const char        *name,
                  const char *const *sentences)
{
  for (guint i = 0; sentences[i] != NULL; i++)
    g_string_append_printf (summary, "%s: %s\n", name, sentences[i]);
}

static char *
summarise (GBytes     *bytes,
           const char *name)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = newsroom_import_split (bytes, name, NULL, report, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_nonnull (parts);
  append_sentences (all, "note", newsroom_report_get_notes (report));
  append_sentences (all, "dropped", newsroom_report_get_dropped (report));
  for (guint i = 0; i < parts->len; i++)
    {
      const NewsroomImportPart *part = parts->pdata[i];
      g_autoptr (NewsroomReport) own = newsroom_report_new ();
      g_autoptr (GPtrArray) inner = newsroom_import_split (part->bytes, part->name, NULL, own, &error);
      g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_ref (part->bytes), part->name, NULL, own, NULL, &error);
      g_autofree char *summary = NULL;
      g_autofree char *account = NULL;

      g_assert_no_error (error);
      g_assert_null (inner);
      summary = import_summarise (article, own);
      account = import_summarise_account (own);
      g_string_append_printf (all, "\n== %s %s %s\n%s%s", part->name, part->id, newsroom_state_get_name (newsroom_article_get_state (article)), account, summary);
    }

  return g_string_free (all, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "data", name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *input = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &input, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&input), length);
  summary = summarise (bytes, base);
  import_assert_text (summary, expected_path);
}

/* Cut off anywhere, each part that there is still opens, or says what is wrong. */
static void
test_cut_off (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "data", name, NULL);
  g_autofree char *input = NULL;
  gsize            length;

  g_file_get_contents (path, &input, &length, NULL);
  for (gsize size = 1; size < length; size += 1 + length / 97)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (input, size);
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) parts = newsroom_import_split (bytes, "cut.xml", NULL, report, &error);

      g_assert_no_error (error);
      if (parts != NULL)
        g_assert_nonnull (strstr (newsroom_report_get_summary (report), "cut short"));
      for (guint i = 0; parts != NULL && i < parts->len; i++)
        {
          const NewsroomImportPart *part = parts->pdata[i];
          g_autoptr (NewsroomReport) own = newsroom_report_new ();
          g_autoptr (GError) problem = NULL;
          g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_ref (part->bytes), part->name, NULL, own, NULL, &problem);

          g_assert_true ((article == NULL) == (problem != NULL));
        }
    }
}

/* JSON that is cut off cannot be read at all, and neither can what no parser should follow. */
static void
test_refused (void)
{
  static const char *const refused[] = {
    "{\"db\":[{\"data\":{\"posts\":[{\"id\":\"1\",\"title\":\"One\"},{\"id\"",
    "{\"db\":[{\"data\":{\"posts\":[]}}]}",
    "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><item><title>&a;</title></item></channel></rss>",
    "<rss><channel></channel></rss>",
    "<feed>",
    "<rss><channel><item></item></channel></rss>",
  };
  g_autoptr (GString) deep = g_string_new ("{\"db\":\"posts\",\"posts\":");

  for (gsize i = 0; i <= G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (NewsroomArticle) article = NULL;

      for (guint n = 0; n < 100000; n++)
        g_string_append_c (deep, '[');
      bytes = i < G_N_ELEMENTS (refused) ? g_bytes_new_static (refused[i], strlen (refused[i])) : g_bytes_new (deep->str, deep->len);
      parts = newsroom_import_split (bytes, "site", NULL, report, &error);
      article = newsroom_import (g_bytes_ref (bytes), "site", NULL, report, NULL, &error);
      g_assert_null (parts);
      g_assert_null (article);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "Could not open “site”: "));
    }
}

/* What a parser copies all that follows for, again and again, is over soon. */
static void
test_many_marks (void)
{
  static const char *const marks[] = { "<!--", "<![CDATA[", "<item>", "<a \"", "&", "<?", "]]>" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GString) feed = g_string_new ("<rss><channel><item><title>One</title></item>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (NewsroomArticle) article = NULL;

      for (guint n = 0; n < 100000; n++)
        g_string_append (feed, marks[i]);
      bytes = g_bytes_new (feed->str, feed->len);
      parts = newsroom_import_split (bytes, "feed.xml", "feed", report, &error);
      g_assert_no_error (error);
      article = newsroom_import (g_bytes_ref (bytes), "feed.xml", "feed", report, NULL, &error);
      g_assert_true ((article == NULL) == (error != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/several/", cases[i], NULL);
      g_autofree char *cut_path = g_strconcat ("/import/several/cut-off/", cases[i], NULL);

      g_test_add_data_func (path, cases[i], test_case);
      if (g_str_has_suffix (cases[i], ".xml"))
        g_test_add_data_func (cut_path, cases[i], test_cut_off);
    }
  g_test_add_func ("/import/several/refused", test_refused);
  g_test_add_func ("/import/several/many-marks", test_many_marks);

  return g_test_run ();
}
