/* test-import-docx.c — Word documents: what comes out of them, and which are refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

#include "docx-builder.h"
#include "import-summary.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define DOCUMENT "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define DOCUMENT_END "</w:body></w:document>"
#define PARAGRAPH "<w:p><w:r><w:t>The council said no.</w:t></w:r></w:p>"

/* "NAME.parts" is given to docx_build (); "NAME.docx" was written by the program that it names. */
static const char *const names[] = {
  "alternatives.parts",
  "boxes.parts",
  "byline-style.parts",
  "changes-kept.parts",
  "changes.parts",
  "comments.parts",
  "comments-around.parts",
  "controls.parts",
  "damaged-parts.parts",
  "deep-lists.parts",
  "filed.parts",
  "filed-profile.parts",
  "hidden.parts",
  "libreoffice.docx",
  "links.parts",
  "lists.parts",
  "loose-runs.parts",
  "margins.parts",
  "marks.parts",
  "notes.parts",
  "open-fields.parts",
  "pandoc.docx",
  "pictures.parts",
  "properties.parts",
  "quotes.parts",
  "signs.parts",
  "styles.parts",
  "symbols.parts",
  "tables.parts",
};

/* Those that are read once more, with tracked changes as marks: "NAME-marked.expected". */
static const char *const marked[] = { "changes.parts", "changes-kept.parts" };

static char *
build_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "import", "data", "docx", name, NULL);
}

static void
check_case (const char *name, gboolean keeps_changes)
{
  NewsroomArticle *(*import) (GBytes *, const char *, const char *, NewsroomReport *, const char **, GError **) = keeps_changes ? newsroom_import_marked : newsroom_import;
  g_autofree char *base = g_strndup (name, strcspn (name, "."));
  g_autofree char *expected = g_strconcat (base, keeps_changes ? "-marked.expected" : ".expected", NULL);
  g_autofree char *input_path = build_path (name);
  g_autofree char *expected_path = build_path (expected);
  g_autofree char *input = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;
  gsize       length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  bytes = g_str_has_suffix (name, ".parts") ? docx_build (input) : g_bytes_new (input, length);
  article = import (g_steal_pointer (&bytes), "story.docx", NULL, report, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

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
                const char *format,
                int         code,
                const char *message)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (bytes, "story.docx", format, report, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static char *
read_body (GBytes     *bytes,
           const char *file_name)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (bytes, file_name, NULL, report, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
}

/* The main part is where the document says, in any encoding, and whatever the file is called. */
static void
test_found (void)
{
  static const char *const elsewhere[] = {
    "[Content_Types].xml",
    "<Types/>",
    "_rels/.rels",
    "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/text/main.xml\"/></Relationships>",
    "text/main.xml",
    "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>Found, and long enough that it is no headline: it ends.</x:t></x:r></x:p></x:body></x:document>",
    NULL
  };
  g_autoptr (GBytes) plain = g_bytes_new_static ("News\n\nWords.\n", 13);
  g_autofree char *body = read_body (docx_zip (elsewhere), "story.txt");
  g_autofree char *text = read_body (g_steal_pointer (&plain), "story.docx");

  g_assert_cmpstr (body, ==, "Found, and long enough that it is no headline: it ends.");
  g_assert_cmpstr (text, ==, "Words.");
}

static void
test_other_kinds (void)
{
  static const char *const sheet[] = {
    "[Content_Types].xml",
    "<Types/>",
    "_rels/.rels",
    "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    "xl/workbook.xml",
    "<workbook/>",
    NULL
  };
  static const char *const nothing[] = { "[Content_Types].xml", "<Types/>", NULL };
  static const char        old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
  static const char        closed[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  assert_refused (docx_zip (sheet), NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “story.docx”: it is not text but a spreadsheet");
  assert_refused (docx_zip (nothing), NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “story.docx”: there is no Word document in it");
  assert_refused (g_bytes_new (old, sizeof old - 1), NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “story.docx”: it is not text but an old Word document; save it as .docx where it was written");
  assert_refused (g_bytes_new (closed, sizeof closed - 1), NULL, NEWSROOM_IMPORT_ERROR_BINARY, "Could not open “story.docx”: it is not text but an Office document with a password; save it without one where it was written");
  assert_refused (g_bytes_new ("News", 4), "docx", NEWSROOM_IMPORT_ERROR_FORMAT, "Could not open “story.docx”: it is not of the format “Word document”");
  assert_refused (docx_build ("=== body\n<w:p/>"), NULL, NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “story.docx”: there is no text in it");
}

static void
test_document_type (void)
{
  static const char *const message = "Could not open “story.docx”: it contains a DOCTYPE, which no document of its kind has and which can be used to read other files";

  assert_refused (docx_build ("=== word/document.xml\n" XML "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" DOCUMENT "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>" DOCUMENT_END),
                  NULL,
                  NEWSROOM_IMPORT_ERROR_DAMAGED,
                  message);
  assert_refused (docx_build ("=== word/document.xml\n" XML "<!DOCTYPE x SYSTEM \"http://example.com/x.dtd\">" DOCUMENT PARAGRAPH DOCUMENT_END), NULL, NEWSROOM_IMPORT_ERROR_DAMAGED, message);
}

/* As a book has them, one a chapter: all are in the account of the characters, twenty are told. */
static void
test_many_headers (void)
{
  g_autoptr (GString) parts = g_string_new ("=== body\n" PARAGRAPH "\n=== relations\n");
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *dropped;

  for (guint i = 1; i <= 25; i++)
    g_string_append_printf (parts, "h%u header header%u.xml\n", i, i);
  for (guint i = 1; i <= 25; i++)
    g_string_append_printf (parts, "=== word/header%u.xml\n<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Chapter%02u</w:t></w:r></w:p></w:hdr>\n", i, i);
  article = newsroom_import (docx_build (parts->str), "story.docx", NULL, report, NULL, &error);
  g_assert_no_error (error);

  dropped = newsroom_report_get_dropped (report);
  g_assert_cmpuint (g_strv_length ((char **)dropped), ==, 21);
  g_assert_cmpstr (dropped[1], ==, "A header or footer of the pages was left out: “Chapter02”.");
  g_assert_cmpstr (dropped[20], ==, "5 more headers and footers of the pages were left out.");
  g_assert_cmpuint (newsroom_report_get_characters (report)->left_out, ==, 25 * strlen ("Chapter01"));
  g_assert_cmpuint (newsroom_report_get_characters (report)->unnamed, ==, 0);
}

/* A document as long as anybody sends, of random words, so that it does not shrink to nothing. */
static GBytes *
build_long (void)
{
  g_autoptr (GString) parts = g_string_new ("=== body\n");
  GRand *random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (parts, "<w:p><w:r><w:t>Paragraph %u says %08x and %08x.</w:t></w:r></w:p>", i, g_rand_int (random), g_rand_int (random));
  g_rand_free (random);

  return docx_build (parts->str);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = build_long ();
  g_autofree char *body = read_body (g_bytes_ref (whole), "story.docx");
  gsize            size = g_bytes_get_size (whole);

  g_assert_nonnull (strstr (body, "Paragraph 1999 says"));
  for (gsize part = 1; part < 40; part++)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_new_from_bytes (whole, 0, size * part / 40), "story.docx", NULL, report, NULL, &error);

      g_assert_null (article);
      g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED);
      g_assert_true (g_str_has_prefix (error->message, "Could not open “story.docx”: the file is damaged after the words “"));
    }

  assert_refused (docx_build ("=== word/document.xml\n" DOCUMENT PARAGRAPH "<w:p>"), NULL, NEWSROOM_IMPORT_ERROR_DAMAGED, "Could not open “story.docx”: the file is damaged after the words “The council said no.”. Ask for it once more.");
  assert_refused (docx_build ("=== word/document.xml\nnothing"), NULL, NEWSROOM_IMPORT_ERROR_DAMAGED, "Could not open “story.docx”: the file is damaged. Ask for it once more.");
}

/* No byte that a disk or a wire has changed may stop the program. */
static void
test_changed_bytes (void)
{
  g_autoptr (GBytes) whole = docx_build ("=== body\n" PARAGRAPH PARAGRAPH PARAGRAPH "=== styles\n<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"Title\"/></w:style>");
  gsize       size;
  const char *data = g_bytes_get_data (whole, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *changed = g_memdup2 (data, size);
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomArticle) article = NULL;

      changed[i] ^= (char)(1 + i % 255);
      article = newsroom_import (g_bytes_new (changed, size), "story.docx", NULL, report, NULL, &error);
      g_assert_true ((article == NULL) == (error != NULL));
    }
}

static void
test_too_large (void)
{
  static const char *const message = "Could not open “story.docx”: what is packed in it is far too large for an article";
  g_autofree char         *blanks = g_strnfill (48 * 1024 * 1024, ' ');
  g_autofree char         *parts = g_strconcat ("=== word/document.xml\n", blanks, NULL);
  g_autofree char         *many = NULL;

  assert_refused (docx_build (parts), NULL, NEWSROOM_IMPORT_ERROR_TOO_LARGE, message);
  blanks[12 * 1024 * 1024] = '\0';
  many = g_strconcat ("=== body\n" PARAGRAPH "=== word/a.xml\n", blanks, NULL);
  assert_refused (docx_build (many), NULL, NEWSROOM_IMPORT_ERROR_TOO_LARGE, message);
}

/* Elements in each other, as deep as the parser goes and deeper. */
static void
test_deep (void)
{
  static const char *const around[][2] = {
    { "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>" },
    { "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>" },
    { "<w:ins>", "</w:ins>" },
  };
  static const guint depths[] = { 8, 40, 400 };

  for (gsize i = 0; i < G_N_ELEMENTS (around) * G_N_ELEMENTS (depths); i++)
    {
      const char *const *pair = around[i / G_N_ELEMENTS (depths)];
      const guint        depth = depths[i % G_N_ELEMENTS (depths)];
      g_autoptr (GString) parts = g_string_new ("=== body\n");
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < depth; n++)
        g_string_append (parts, pair[0]);
      g_string_append (parts, PARAGRAPH);
      for (guint n = 0; n < depth; n++)
        g_string_append (parts, pair[1]);
      article = newsroom_import (docx_build (parts->str), "story.docx", NULL, report, NULL, &error);
      if (depth == 400)
        g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED);
      else
        g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, "The council said no.");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/docx/cases/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autofree char *path = g_strconcat ("/import/docx/marked/", marked[i], NULL);

      g_test_add_data_func (path, marked[i], test_marked);
    }
  g_test_add_func ("/import/docx/many-headers", test_many_headers);
  g_test_add_func ("/import/docx/found", test_found);
  g_test_add_func ("/import/docx/other-kinds", test_other_kinds);
  g_test_add_func ("/import/docx/document-type", test_document_type);
  g_test_add_func ("/import/docx/damaged", test_damaged);
  g_test_add_func ("/import/docx/changed-bytes", test_changed_bytes);
  g_test_add_func ("/import/docx/too-large", test_too_large);
  g_test_add_func ("/import/docx/deep", test_deep);

  return g_test_run ();
}
