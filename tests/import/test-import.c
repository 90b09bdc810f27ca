/* test-import.c — which reader a file is for, and what is refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-sniff.h"
#include "newsroom-import.h"

#include <string.h>

static void
assert_refused (const char *data,
                gsize       size,
                const char *file_name,
                const char *format,
                int         code,
                const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_steal_pointer (&bytes), file_name, format, report, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  static const char binary[] = "a\0b\1c\2d\3e\4f\5g\6h\7";
  g_autoptr (GString) large = g_string_new (NULL);

  assert_refused ("", 0, "empty.txt", NULL, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “empty.txt”: there is no text in it");
  assert_refused (" \r\n\t\xC2\xA0\n", 7, "blank.txt", NULL, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “blank.txt”: there is no text in it");
  assert_refused ("---\n---\n", 8, "bare.md", NULL, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “bare.md”: there is no text in it");
  assert_refused ("---\ndraft: true\n---\n\n\n", 22, "bare.md", NULL, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “bare.md”: there is no text in it");
  assert_refused ("\xEF\xBB\xBF", 3, "mark.txt", NULL, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “mark.txt”: there is no text in it");
  assert_refused ("\x89PNG\r\n\x1a\n....", 12, "photo.txt", NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “photo.txt”: it is not text but a PNG picture");
  assert_refused ("PK\x03\x04....", 8, "story.txt", NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “story.txt”: it is not text but a ZIP archive or an office document");
  assert_refused ("\x7f"
                  "ELF....",
                  8,
                  "tool",
                  NULL,
                  NEWSROOM_IMPORT_ERROR_BINARY,
                  "Could not open “tool”: it is not text but a program");
  assert_refused ("%PDF-1.7\n", 9, "story.md", NULL, NEWSROOM_IMPORT_ERROR_DAMAGED, "Could not open “story.md”: the file is damaged. Ask for it once more.");
  assert_refused (binary, sizeof binary - 1, "data.txt", NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “data.txt”: it is not a text file");
  assert_refused ("News", 4, "story.txt", "papyrus", NEWSROOM_IMPORT_ERROR_FORMAT, "Could not open “story.txt”: Newsroom reads no format named “papyrus”");

  assert_refused ("<?xml version=\"1.0\"?>\n<other/>",
                  30,
                  "story.nitf",
                  NULL,
                  NEWSROOM_IMPORT_ERROR_DAMAGED,
                  "Could not open “story.nitf”: it is damaged, or is not of the format “NITF story” as its name says. Ask for it once more.");
  assert_refused ("{\"uri\":",
                  7,
                  "story.ninjs",
                  NULL,
                  NEWSROOM_IMPORT_ERROR_DAMAGED,
                  "Could not open “story.ninjs”: it is damaged, or is not of the format “ninjs story” as its name says. Ask for it once more.");
  assert_refused ("{\"uri\": \"urn:1\", \"headline\": \"A",
                  31,
                  "story.json",
                  NULL,
                  NEWSROOM_IMPORT_ERROR_DAMAGED,
                  "Could not open “story.json”: it begins as a story in XML or JSON does, and is damaged after that. Ask for it once more.");

  g_string_set_size (large, NEWSROOM_IMPORT_MAX_BYTES + 1);
  memset (large->str, 'a', large->len);
  assert_refused (large->str, large->len, "large.txt", NULL, NEWSROOM_IMPORT_ERROR_TOO_LARGE, "Could not open “large.txt”: it is larger than 64 MB, too large for an article");
}

static void
test_format_table (void)
{
  gsize                        n_formats = 0, n_methods = 0;
  const NewsroomImportFormat  *formats = newsroom_import_get_formats (&n_formats);
  const NewsroomImportMethods *methods = newsroom_import_get_methods (&n_methods);

  g_assert_cmpuint (n_formats, >, 0);
  g_assert_cmpuint (n_methods, ==, n_formats);
  for (gsize i = 0; i < n_formats; i++)
    {
      g_assert_nonnull (formats[i].name);
      g_assert_nonnull (formats[i].title);
      g_assert_nonnull (formats[i].content_type);
      g_assert_nonnull (formats[i].extensions);
      /* What reads it stands in the same place of the other table */
      g_assert_cmpstr (methods[i].name, ==, formats[i].name);
      /* Of text or of bytes, one of both */
      g_assert_true ((methods[i].read != NULL) != (methods[i].read_bytes != NULL));
      g_assert_true ((methods[i].is != NULL) == (methods[i].read_bytes != NULL));
    }
}

/* XML and JSON that a reader reads are known by their first bytes, and other XML and JSON is not. */
static void
test_sniff (void)
{
  static const char *const folders[] = { "feed", "ghost", "newsml", "ninjs", "nitf", "wxr" };
  static const char *const others[] = {
    "{\"name\": \"newsroom\", \"uri\": \"urn:1\", \"deep\": {\"headline\": \"A\"}}",
    "{\"uri\": \"urn:1\", \"headline\": \"A\", \"@context\": \"https://schema.org\"}",
    "{\"words\": \"\\\"uri\\\": \\\"headline\\\":\"}",
    "{\"data\": []}",
    "{\"uri",
    "{",
    "[{\"uri\": \"urn:1\", \"headline\": \"A\"}]",
    "<settings/>",
    "<document>nitf</document>",
    "nitf",
    "",
  };
  guint n_known = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "data", folders[i], NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *inside = g_build_filename (path, name, NULL);
          g_autofree char *contents = NULL;
          gsize            length;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GBytes) start = NULL;

          if (!g_file_get_contents (inside, &contents, &length, NULL))
            continue;
          bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
          start = g_bytes_new_from_bytes (bytes, 0, MIN (length, NEWSROOM_IMPORT_SNIFF_BYTES));
          if (!newsroom_import_knows (bytes, ""))
            continue;
          g_test_message ("%s", inside);
          g_assert_true (newsroom_import_sniff (start));
          n_known++;
        }
    }
  g_assert_cmpuint (n_known, >=, 15);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) start = g_bytes_new_static (others[i], strlen (others[i]));

      g_test_message ("%s", others[i]);
      g_assert_false (newsroom_import_sniff (start));
    }
}

static void
test_plain_text_is_the_default (void)
{
  static const char *const names[] = { "story.txt", "story.TXT", "story", "story.unknown", ".txt", "a.md/story" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("News\n\nWords.\n", 13);
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GError) error = NULL;
      const char *type = NULL;

      article = newsroom_import (g_steal_pointer (&bytes), names[i], NULL, report, &type, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (type, ==, "text/plain");
      g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE), ==, "News");
    }
}

/* JSON that is no story is no damaged one. */
static void
test_other_json (void)
{
  g_autoptr (GString) rows = g_string_new ("{\"headline\":\"A\",\"rows\":[\"");
  const char *texts[] = { NULL, "{\"uri\":5,\"headline\":\"A\",\"body_text\":\"Words.\"}" };

  while (rows->len < NEWSROOM_IMPORT_SNIFF_BYTES)
    g_string_append (rows, "words ");
  g_string_append (rows, "\"]}");
  texts[0] = rows->str;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GError) error = NULL;
      const char *type = NULL;

      article = newsroom_import (g_bytes_new (texts[i], strlen (texts[i])), "rows.json", NULL, report, &type, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (type, ==, "text/plain");
    }
}

static void
test_page_by_another_name (void)
{
  static const char page[] =
    "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>News</title></head><body><h1>News</h1><p>Words of a story.</p></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;

  article = newsroom_import (g_steal_pointer (&bytes), "story.nitf", NULL, report, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "text/html");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/format-table", test_format_table);
  g_test_add_func ("/import/sniff", test_sniff);
  g_test_add_func ("/import/plain-text-is-the-default", test_plain_text_is_the_default);
  g_test_add_func ("/import/other-json", test_other_json);
  g_test_add_func ("/import/page-by-another-name", test_page_by_another_name);

  return g_test_run ();
}
