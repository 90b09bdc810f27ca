/* test-import-wire.c — stories in the formats of news agencies: what comes out of them, and which are refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

#include "import-summary.h"

/* The folder is the name of the format. */
static const char *const cases[] = {
  "anpa/story.txt",
  "anpa/urgent.anpa",
  "newsml/html.xml",
  "newsml/message.xml",
  "newsml/nitf.xml",
  "newsml/plain.xml",
  "ninjs/authors.json",
  "ninjs/version-1.json",
  "ninjs/version-3.json",
  "nitf/old.xml",
  "nitf/people.nitf",
  "nitf/whole.nitf",
};

static void
append_time (GString         *summary,
             NewsroomArticle *article,
             NewsroomTime     which)
{
  gint64 time = newsroom_article_get_time (article, which);
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format_iso8601 (instant);

  if (time != 0)
    g_string_append_printf (summary, "%s: %s\n", newsroom_time_get_name (which), text);
}

/* What import_summarise() does not tell, and what it does. */
static char *
summarise (NewsroomArticle *article,
           NewsroomReport  *report)
{
  g_autofree char *rest = import_summarise (article, report);
  g_autofree char *account = import_summarise_account (report);
  g_autofree char *keywords = g_strjoinv ("; ", (char **)newsroom_article_get_keywords (article));
  g_autoptr (GString) summary = g_string_new (NULL);

  if (keywords[0] != '\0')
    g_string_append_printf (summary, "keywords: %s\n", keywords);
  if (newsroom_article_get_priority (article) != NEWSROOM_PRIORITY_DEFAULT)
    g_string_append_printf (summary, "priority: %u\n", newsroom_article_get_priority (article));
  append_time (summary, article, NEWSROOM_TIME_CREATED);
  append_time (summary, article, NEWSROOM_TIME_EMBARGO);
  g_string_append (summary, account);
  g_string_append (summary, rest);

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
assert_summary (NewsroomArticle *article,
                NewsroomReport  *report,
                const char      *path)
{
  g_autofree char *summary = summarise (article, report);

  import_assert_text (summary, path);
}

static void
test_case (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *format = g_path_get_dirname (name);
  g_autofree char *file_name = g_path_get_basename (name);
  g_autofree char *expected = g_strconcat (name, ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "import", "data", name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", expected, NULL);
  g_autofree char *input = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) named = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  article = newsroom_import (g_bytes_new (input, length), file_name, NULL, report, NULL, &error);
  g_assert_no_error (error);
  assert_summary (article, report, expected_path);

  named = newsroom_import (g_bytes_new (input, length), "a.txt", format, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (named, article));
}

static void
assert_refused (const char *contents,
                const char *file_name,
                int         code,
                const char *message)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_bytes_new (contents, strlen (contents)), file_name, NULL, report, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused_nitf (void)
{
  assert_refused ("<!DOCTYPE nitf [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><nitf><body><p>&e;</p></body></nitf>",
                  "a.nitf",
                  NEWSROOM_IMPORT_ERROR_DAMAGED,
                  "Could not open “a.nitf”: it contains a DOCTYPE, which no document of its kind has and which can be used to read other files");
  assert_refused ("<nitf><body><body.content><p>Words", "a.nitf", NEWSROOM_IMPORT_ERROR_DAMAGED, "Could not open “a.nitf”: the file is damaged. Ask for it once more.");
  assert_refused ("<nitf><body><body.content><p> </p></body.content></body></nitf>", "a.nitf", NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “a.nitf”: there is no text in it");
}

static void
test_refused_newsml (void)
{
  assert_refused ("<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><groupSet/></packageItem>",
                  "a.xml",
                  NEWSROOM_IMPORT_ERROR_EMPTY,
                  "Could not open “a.xml”: it is a package, which only names stories that are in other files. Open those.");
  assert_refused ("<newsMessage><itemSet/></newsMessage>", "a.xml", NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “a.xml”: there is no text in it");
}

static void
test_refused_ninjs (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"uri\":\"a\",\"headline\":\"b\",\"x\":");
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  article = newsroom_import (g_bytes_new (deep->str, deep->len), "a.json", "ninjs", report, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT);
  assert_refused ("{\"uri\":\"a\",\"headline\":\"\"}", "a.json", NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “a.json”: there is no text in it");
}

/* XML of another kind is no text that somebody wrote. */
static void
test_refused_xml (void)
{
  assert_refused ("<?xml version=\"1.0\"?>\n<recipes><soup/></recipes>",
                  "a.xml",
                  NEWSROOM_IMPORT_ERROR_FORMAT,
                  "Could not open “a.xml”: it is XML of a kind that Newsroom does not read, which begins with “<recipes>”. Ask for the story as text, as a Word document or in NITF.");
}

/* The names of characters and the encoding are read where a document type is not. */
static void
test_utf16 (void)
{
  static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><nitf><body><body.content><p>It rained.</p></body.content></body></nitf>";
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = NULL;
  gsize            length;

  wide = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  article = newsroom_import (g_bytes_new (wide, length), "a.xml", NULL, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, "It rained.");
}

static void
assert_body (const char *contents,
             const char *body)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_bytes_new (contents, strlen (contents)), "a.xml", NULL, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, body);
}

/* What a file says of its encoding is often wrong. */
static void
test_encodings (void)
{
#define BODY(words) "<nitf><body><body.content><p>" words "</p></body.content></body></nitf>"

  assert_body ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" BODY ("\x93Yes\x94, caf\xE9"), "“Yes”, café");
  assert_body ("<?xml version='1.0' encoding='ISO-8859-1'?>" BODY ("“Yes”, café"), "“Yes”, café");
  assert_body ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" BODY ("\x93Yes\x94"), "“Yes”");
  assert_body ("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>" BODY ("\xB3"), "ł");
  assert_body (BODY ("<![CDATA[\xC1\xBE]]>"), "Á¾");

#undef BODY
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/wire/", cases[i], NULL);

      g_test_add_data_func (path, cases[i], test_case);
    }
  g_test_add_func ("/import/wire/refused/newsml", test_refused_newsml);
  g_test_add_func ("/import/wire/refused/ninjs", test_refused_ninjs);
  g_test_add_func ("/import/wire/refused/nitf", test_refused_nitf);
  g_test_add_func ("/import/wire/refused/xml", test_refused_xml);
  g_test_add_func ("/import/wire/encodings", test_encodings);
  g_test_add_func ("/import/wire/utf-16", test_utf16);

  return g_test_run ();
}
