/* test-export.c — tests the table of formats
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export.h"

static void
test_table (void)
{
  gsize                       n_formats = 0;
  const NewsroomExportFormat *formats = newsroom_export_get_formats (&n_formats);

  g_assert_cmpuint (n_formats, >, 0);
  for (gsize i = 0; i < n_formats; i++)
    {
      g_assert_true (newsroom_export_find_format (formats[i].name) == &formats[i]);
      g_assert_nonnull (formats[i].title);
      g_assert_nonnull (formats[i].extension);
      g_assert_nonnull (formats[i].content_type);
    }
  g_assert_null (newsroom_export_find_format ("papyrus"));
}

static void
test_unknown_format (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = newsroom_export (article, "papyrus", NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, NEWSROOM_EXPORT_ERROR, NEWSROOM_EXPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“papyrus”"));
  g_assert_nonnull (strstr (error->message, "html-fragment"));
}

/* An article in which nothing is set is still a whole document in every format. */
static void
test_empty_article (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  gsize                       n_formats = 0;
  const NewsroomExportFormat *formats = newsroom_export_get_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = newsroom_export (article, formats[i].name, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (bytes);
    }
}

/* In whatever format, comments for the desk stay in the house; what is to be kept has them. */
static void
test_notes (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  NewsroomExportOptions       keeps = NEWSROOM_EXPORT_OPTIONS_INIT;
  gsize                       n_formats = 0;
  const NewsroomExportFormat *formats = newsroom_export_get_formats (&n_formats);
  const char *const           keywords[] = { "bridge {>> police <<}", "{>> police <<}", "city", NULL };
  const char                 *body = "The mayor {>> ask\nthe police <<} spoke, TK. [A](https://a.example/ \"Title {>> police <<}\") `{>> code <<}` [b].\n\n[b]: https://b.example/ \"{>> police <<} More\"";

  keeps.keeps_notes = TRUE;
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "A {>> police <<} headline");
  newsroom_article_set_text (article, NEWSROOM_FIELD_STANDFIRST, "{>> police <<} Words");
  newsroom_article_set_keywords (article, keywords);
  newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, "desk: City {>> police <<}\n");
  newsroom_article_set_text (article, NEWSROOM_FIELD_KICKER, "Over {>> police <<}");
  newsroom_article_set_text (article, NEWSROOM_FIELD_DATELINE, "KYIV {>> police <<}");
  for (gsize i = 0; i < n_formats; i++)
    {
      g_autoptr (GBytes) bytes = newsroom_export (article, formats[i].name, NULL, NULL);
      g_autoptr (GBytes) kept = newsroom_export (article, formats[i].name, &keeps, NULL);

      g_test_message ("%s", formats[i].name);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), "The mayor spoke, TK."));
      g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), "police"));
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (kept, NULL), (gssize)g_bytes_get_size (kept), "police"));
    }
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, body);
}

/* Where a comment would begin in one value and end in another there is none, and both leave. */
static void
test_notes_in_extra (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GBytes) bytes = NULL;
  const char *extra = "desk: \"City {>> police\"\neditor: \"Ann <<} Lee\"\n";

  newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, extra);
  bytes = newsroom_export (article, "markdown", NULL, NULL);

  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), extra));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/table", test_table);
  g_test_add_func ("/export/unknown-format", test_unknown_format);
  g_test_add_func ("/export/empty-article", test_empty_article);
  g_test_add_func ("/export/notes", test_notes);
  g_test_add_func ("/export/notes-in-extra", test_notes_in_extra);

  return g_test_run ();
}
