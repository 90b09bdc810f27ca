/* test-import-odt.c — OpenDocument texts: what comes out of them, and which are refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

#include "docx-builder.h"
#include "import-summary.h"

#define TYPE "application/vnd.oasis.opendocument.text"
#define CONTENT "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>"
#define CONTENT_END "</office:text></office:body></office:document-content>"
#define PARAGRAPH "<text:p>The council said no.</text:p>"

#define START(id) "<text:change-start text:change-id=\"" id "\"/>"
#define END(id) "<text:change-end text:change-id=\"" id "\"/>"
#define REMOVED "<text:change text:change-id=\"c3\"/>"
#define TRACKED                                                                                                    \
  "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion/></text:changed-region>"              \
  "<text:changed-region text:id=\"c2\"><text:insertion/></text:changed-region>"                                    \
  "<text:changed-region text:id=\"c3\"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>" \
  "</text:tracked-changes>"

/* ".fodt" is written by hand, the others by the programs that they name. */
static const char *const names[] = { "annotations.fodt", "changes.fodt", "features.fodt", "libreoffice.odt", "margins.fodt", "pandoc.odt", "repeats.fodt" };

/* Those that are read once more, with tracked changes as marks: "NAME-marked.expected". */
static const char *const marked[] = { "changes.fodt", "features.fodt" };

static void
check_case (const char *name, gboolean keeps_changes)
{
  NewsroomArticle *(*import) (GBytes *, const char *, const char *, NewsroomReport *, const char **, GError **) = keeps_changes ? newsroom_import_marked : newsroom_import;
  g_autofree char *base = g_strndup (name, strcspn (name, "."));
  g_autofree char *expected = g_strconcat (base, keeps_changes ? "-marked.expected" : ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "import", "data", "odt", name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", "odt", expected, NULL);
  g_autofree char *input = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;
  gsize       length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  article = import (g_bytes_new (input, length), name, NULL, report, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, TYPE);

  import_assert_summary (article, report, expected_path);
}

static void
test_case (gconstpointer data)
{
  check_case (data, FALSE);
}

static void
test_marked (gconstpointer data)
{
  check_case (data, TRUE);
}

static void
assert_refused (GBytes     *bytes,
                int         code,
                const char *message)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (bytes, "story.odt", NULL, report, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_content_refused (const char *content,
                        int         code,
                        const char *message)
{
  const char *const parts[] = { "mimetype", TYPE, "content.xml", content, NULL };

  assert_refused (docx_zip (parts), code, message);
}

static void
test_refused (void)
{
  static const char *const empty[] = { "mimetype", TYPE, NULL };
  static const char *const closed[] = {
    "mimetype",
    TYPE,
    "content.xml",
    "not to be read",
    "META-INF/manifest.xml",
    "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>",
    NULL
  };
  static const char *const forbidden = "Could not open “story.odt”: it contains a DOCTYPE, which no document of its kind has and which can be used to read other files";

  assert_content_refused ("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" CONTENT "<text:p>&e;</text:p>" CONTENT_END, NEWSROOM_IMPORT_ERROR_DAMAGED, forbidden);
  assert_content_refused (CONTENT PARAGRAPH "<text:p>", NEWSROOM_IMPORT_ERROR_DAMAGED, "Could not open “story.odt”: the file is damaged after the words “The council said no.”. Ask for it once more.");
  assert_content_refused (CONTENT CONTENT_END, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “story.odt”: there is no text in it");
  assert_refused (docx_zip (empty), NEWSROOM_IMPORT_ERROR_DAMAGED, "Could not open “story.odt”: the file is damaged. Ask for it once more.");
  assert_refused (docx_zip (closed), NEWSROOM_IMPORT_ERROR_PROTECTED, "Could not open “story.odt”: it is protected with a password. Save it without one where it was written.");
}

/* Marks stand around what was added or deleted, and around it once, whatever refers to it. */
static void
test_crossing_changes (void)
{
  static const struct
  {
    const char *text;
    const char *body;
  } cases[] = {
    { "one " START ("c1") "two " START ("c2") "three" END ("c2") " four" END ("c1") " five", "one {++two three four++} five" },
    { "one " START ("c1") "two " START ("c2") "three" END ("c1") " four" END ("c2") " five", "one {++two three four++} five" },
    { "six " START ("c1") "seven.</text:p><text:p>eight", "six seven.\n\neight" },
    { "six " END ("c1") "seven " START ("c1") "eight", "six seven eight" },
    { "nine " REMOVED "ten " REMOVED START ("c1") "new" REMOVED END ("c1"), "nine {--gone--}ten {++new++}" },
    { "nine " START ("c1") "new " REMOVED "newer" END ("c1"), "nine {++new ++}{--gone--}{++newer++}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content = g_strconcat ("<office:document xmlns:office=\"o\" xmlns:text=\"t\" office:mimetype=\"" TYPE "\"><office:body><office:text>" TRACKED "<text:p text:style-name=\"Title\">News</text:p><text:p>",
                                              cases[i].text,
                                              "</text:p></office:text></office:body></office:document>",
                                              NULL);
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GError) error = NULL;

      article = newsroom_import_marked (g_bytes_new (content, strlen (content)), "story.fodt", NULL, report, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, cases[i].body);
    }
}

/* Elements of a few bytes would fill the memory. */
static void
test_many_elements (void)
{
  g_autoptr (GString) content = g_string_new ("<office:document xmlns:office=\"o\" xmlns:text=\"t\" office:mimetype=\"" TYPE "\"><office:body><office:text><text:p>");

  for (guint i = 0; i < 2000001; i++)
    g_string_append (content, "<s/>");
  g_string_append (content, "</text:p></office:text></office:body></office:document>");
  assert_refused (g_bytes_new (content->str, content->len), NEWSROOM_IMPORT_ERROR_TOO_LARGE, "Could not open “story.odt”: it is far too large for an article. Ask for the story alone.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/odt/cases/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autofree char *path = g_strconcat ("/import/odt/marked/", marked[i], NULL);

      g_test_add_data_func (path, marked[i], test_marked);
    }
  g_test_add_func ("/import/odt/crossing-changes", test_crossing_changes);
  g_test_add_func ("/import/odt/refused", test_refused);
  g_test_add_func ("/import/odt/many-elements", test_many_elements);

  return g_test_run ();
}
