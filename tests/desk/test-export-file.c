/* test-export-file.c — articles and originals to files, and between formats
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-file.h"

#include "desk-helper.h"
#include "newsroom-convert.h"
#include "newsroom-file.h"

static gboolean export(NewsroomArticle *article,
                       const char      *path,
                       gboolean         replace,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) exported = NULL;
  GAsyncResult *result = NULL;

  newsroom_export_file_async (article, "html", NULL, file, replace, cancellable, desk_result_cb, &result);
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Changed meanwhile");
  exported = desk_await (&result);

  return newsroom_export_file_finish (exported, error);
}

static void
test_formats (DeskFixture  *fixture,
              gconstpointer data)
{
  g_autoptr (GArray) writers = newsroom_desk_list_export_formats ();
  g_autoptr (GArray) readers = newsroom_desk_list_import_formats ();

  g_assert_cmpuint (writers->len, >=, 1);
  g_assert_cmpuint (readers->len, >=, 1);
  g_assert_cmpstr (g_array_index (writers, NewsroomFormatInfo, 0).name, ==, "html");
  g_assert_cmpstr (g_array_index (readers, NewsroomFormatInfo, 0).extension, ==, "txt");
}

static void
test_file_name (DeskFixture  *fixture,
                gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autofree char *empty = newsroom_export_dup_file_name (article, "html");
  g_autofree char *from_headline = NULL;
  g_autofree char *from_slug = NULL;

  g_assert_cmpstr (empty, ==, "article.html");
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "../../Etc/Passwd: “Größe” {>> note <<}");
  from_headline = newsroom_export_dup_file_name (article, "html");
  g_assert_cmpstr (from_headline, ==, "etc-passwd-grosse.html");
  newsroom_article_set_text (article, NEWSROOM_FIELD_SLUG, "../-rf SLUG");
  from_slug = newsroom_export_dup_file_name (article, "html");
  g_assert_cmpstr (from_slug, ==, "rf-slug.html");
}

static void
test_file (DeskFixture  *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "story.html", NULL);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *contents = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GError) exists = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "As it was");
  g_cancellable_cancel (cancellable);
  g_assert_false (export(article, path, FALSE, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "As it was");
  g_assert_true (export(article, path, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "As it was"));
  g_assert_null (strstr (contents, "Changed meanwhile"));

  g_assert_false (export(article, path, FALSE, NULL, &exists));
  g_assert_error (exists, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_EXISTS);
  g_assert_true (export(article, path, TRUE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_original (DeskFixture  *fixture,
               gconstpointer data)
{
  static const char filed[] = "As\r\nfiled\x00\xff";
  g_autofree char  *path = g_build_filename (fixture->folder, "story.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (filed, sizeof filed);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomOriginal) original = newsroom_original_new ("story.txt", NULL, "text/plain", bytes, report);
  g_autoptr (GAsyncResult) exported = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gsize         length;

  newsroom_export_original_async (original, file, FALSE, NULL, desk_result_cb, &result);
  exported = desk_await (&result);
  newsroom_export_file_finish (exported, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, filed, sizeof filed);
}

static void
test_convert (DeskFixture  *fixture,
              gconstpointer data)
{
  g_autoptr (NewsroomImportReader) reader = newsroom_import_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("# Headline\n\nSome *words*.\n", 26);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) format_error = NULL;

  page = newsroom_convert (reader, g_bytes_ref (bytes), "story.md", NULL, 0, "html", NULL, report, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (page, NULL), (gssize)g_bytes_get_size (page), "<em>words</em>"));
  none = newsroom_convert (reader, g_steal_pointer (&bytes), "story.md", NULL, 0, "docx", NULL, report, &format_error);
  g_assert_null (none);
  g_assert_nonnull (format_error);
}

#define ADD_TEST(path, function) \
  g_test_add (path, DeskFixture, NULL, desk_fixture_set_up, function, desk_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/export-file/formats", test_formats);
  ADD_TEST ("/desk/export-file/file-name", test_file_name);
  ADD_TEST ("/desk/export-file/file", test_file);
  ADD_TEST ("/desk/export-file/original", test_original);
  ADD_TEST ("/desk/convert", test_convert);

  return g_test_run ();
}
