/* test-import-pdf.c — PDF: what comes out of it, also of files that are damaged or far too long
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <poppler.h>
#include <string.h>

#include "import-summary.h"

#define TYPE "application/pdf"

/* Of "libreoffice" and "chromium" the sources stand beside; "make-pdf.py" makes the others. */
static const char *const names[] = {
  "chromium",
  "columns",
  "encrypted",
  "half-scanned",
  "heads",
  "libreoffice",
  "marks",
  "three-columns",
  "turned",
};

static char *
read_case (const char *name,
           gsize      *size)
{
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "import", "data", "pdf", file, NULL);
  char            *input = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &input, size, &error);
  g_assert_no_error (error);

  return input;
}

static void
test_case (gconstpointer data)
{
  g_autofree char *file = g_strconcat ((const char *)data, ".expected", NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "import", "data", "pdf", file, NULL);
  gsize            size;
  g_autofree char *input = read_case (data, &size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;

  article = newsroom_import (g_bytes_new (input, size), "story.txt", NULL, report, &type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (type, ==, TYPE);
  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, 0);

  import_assert_summary (article, report, expected_path);
}

static void
append_plain (GString    *all,
              const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (all, g_utf8_get_char (p));
}

/* The letters of all that an article has, one after the other. */
static char *
collect_letters (NewsroomArticle *article)
{
  GString    *all = g_string_new (NULL);
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    append_plain (all, newsroom_article_get_text (article, (NewsroomField)field));
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      append_plain (all, newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME));
    }

  return g_string_free (all, FALSE);
}

static void
assert_words (const char *text,
              const char *letters)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      append_plain (word, words[i]);
      if (strcmp (word->str, "By") != 0 && word->len > 1 && strstr (letters, word->str) == NULL)
        g_test_message ("lost: %s", words[i]);
      g_assert_true (strcmp (word->str, "By") == 0 || word->len <= 1 || strstr (letters, word->str) != NULL);
    }
}

/* No word that Poppler finds is lost, in whatever order they stand. */
static void
test_words (void)
{
  static const char *const whole[] = { "chromium", "columns", "marks", "three-columns", "turned" };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      gsize            size;
      g_autofree char *input = read_case (whole[i], &size);
      g_autoptr (GBytes) bytes = g_bytes_new (input, size);
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_ref (bytes), "story.pdf", NULL, report, NULL, NULL);
      g_autofree char *letters = collect_letters (article);
      PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);

      for (int n = 0; n < poppler_document_get_n_pages (document); n++)
        {
          PopplerPage     *page = poppler_document_get_page (document, n);
          g_autofree char *text = poppler_page_get_text (page);

          assert_words (text, letters);
          g_object_unref (page);
        }
      g_object_unref (document);
    }
}

static void
assert_refused (const char *name,
                int         code,
                const char *message)
{
  gsize            size;
  g_autofree char *input = read_case (name, &size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (newsroom_import (g_bytes_new (input, size), "story.pdf", NULL, report, NULL, &error));
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;

  assert_refused ("scanned", NEWSROOM_IMPORT_ERROR_EMPTY, "Could not open “story.pdf”: there is no text in it, only pictures of its pages. It would need OCR; ask for the story as text.");
  assert_refused ("password", NEWSROOM_IMPORT_ERROR_PROTECTED, "Could not open “story.pdf”: it is protected with a password. Save it without one where it was written.");
  g_assert_null (newsroom_import (g_bytes_new_static ("News", 4), "story.pdf", "pdf", report, NULL, &error));
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT);
}

/* A text about PDF is none; a file with something before the PDF is one. */
static void
test_signature (void)
{
  gsize            size;
  g_autofree char *input = read_case ("columns", &size);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  GByteArray *longer = g_byte_array_new ();
  const char *type;
  g_autoptr (NewsroomArticle) text = newsroom_import (g_bytes_new_static ("A file begins\n%PDF-1.4, I was told.", 35), "story.txt", NULL, report, &type, NULL);
  g_autoptr (NewsroomArticle) pdf = NULL;

  g_assert_cmpstr (type, ==, "text/plain");
  g_byte_array_append (longer, (const guint8 *)"HTTP/1.1 200 OK\r\n\r\n", 19);
  g_byte_array_append (longer, (const guint8 *)input, (guint)size);
  pdf = newsroom_import (g_byte_array_free_to_bytes (longer), "story.txt", NULL, report, &type, NULL);
  g_assert_cmpstr (type, ==, TYPE);
  g_assert_cmpstr (newsroom_article_get_text (pdf, NEWSROOM_FIELD_HEADLINE), ==, "Ferry to Little Holm stops in winter after two hundred years of service");
}

/* Wherever a file ends, there is an article or a reason. */
static void
test_cut_off (void)
{
  gsize            size;
  g_autofree char *input = read_case ("marks", &size);

  for (gsize end = 6; end < size; end += 37)
    {
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_new (input, end), "story.pdf", NULL, report, NULL, &error);

      g_assert_true ((article == NULL) == (error != NULL));
    }
}

/* Pages that have the contents one after the other, again and again; @catalog and @page are added to
 * those, and @objects to the file. */
static GBytes *
make_file (guint              n_pages,
           const char *const *contents,
           const char        *catalog,
           const char        *page,
           const char        *objects)
{
  const guint n_contents = g_strv_length ((char **)contents);
  g_autoptr (GString) pdf = g_string_new (NULL);
  gsize size;

  g_string_printf (pdf, "%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n", catalog);
  g_string_append (pdf, "2 0 obj\n<< /Type /Pages /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> /MediaBox [0 0 595 842] ");
  g_string_append_printf (pdf, "/Count %u /Kids [", n_pages);
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (pdf, "%u 0 R ", 3 + n_contents + i);
  g_string_append (pdf, "] >>\nendobj\n");
  for (guint i = 0; i < n_contents; i++)
    g_string_append_printf (pdf, "%u 0 obj\n<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n", 3 + i, strlen (contents[i]), contents[i]);
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (pdf, "%u 0 obj\n<< /Type /Page /Parent 2 0 R /Contents %u 0 R %s >>\nendobj\n", 3 + n_contents + i, 3 + i % n_contents, page);
  g_string_append_printf (pdf, "%strailer\n<< /Root 1 0 R >>\n%%%%EOF\n", objects);
  size = pdf->len;

  return g_bytes_new_take (g_string_free (g_steal_pointer (&pdf), FALSE), size);
}

/* Pages that all have the same contents */
static GBytes *
make_pages (guint       n_pages,
            const char *contents)
{
  const char *const all[] = { contents, NULL };

  return make_file (n_pages, all, "", "", "");
}

/* A page of lines "x y words", y from its top; the words are in parentheses as PDF has them. */
static char *
set_lines (const char *const *lines)
{
  GString *contents = g_string_new ("BT /F 10 Tf\n");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char        *end;
      const double x = g_ascii_strtod (lines[i], &end);
      const double y = g_ascii_strtod (end, &end);

      g_string_append_printf (contents, "1 0 0 1 %d %d Tm (%s) Tj\n", (int)x, 842 - (int)y, end + 1);
    }
  g_string_append (contents, "ET");

  return g_string_free (contents, FALSE);
}

static gboolean
has_sentence (NewsroomReport *report,
              const char     *part)
{
  const char *const *dropped = newsroom_report_get_dropped (report);

  for (guint i = 0; dropped[i] != NULL; i++)
    if (strstr (dropped[i], part) != NULL)
      return TRUE;
  for (guint i = 0; dropped[i] != NULL; i++)
    g_test_message ("dropped: %s", dropped[i]);

  return FALSE;
}

/* All words of the article from pages that have the lines, and the report. */
static char *
dup_story (const char *const *const *pages,
           NewsroomReport           *report)
{
  g_autoptr (GStrvBuilder) contents = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  GString *story = g_string_new (NULL);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *page = set_lines (pages[i]);

      g_strv_builder_add (contents, page);
    }
  all = g_strv_builder_end (contents);
  article = newsroom_import (make_file (g_strv_length (all), (const char *const *)all, "", "", ""), "story.pdf", NULL, report, NULL, &error);
  g_assert_no_error (error);
  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (newsroom_article_get_text (article, (NewsroomField)field)[0] != '\0')
      g_string_append_printf (story, "%s\n", newsroom_article_get_text (article, (NewsroomField)field));

  return g_string_free (story, FALSE);
}

static void
assert_has (const char *body,
            const char *words)
{
  if (strstr (body, words) == NULL)
    g_test_message ("“%s” is not in: %s", words, body);
  g_assert_nonnull (strstr (body, words));
}

/* Figures at the edges of pages are text where they do not count the pages. */
static void
test_figures (void)
{
  static const char *const        first[] = { "60 60 1984", "60 110 It was a bright cold day, and the clocks of Port Example struck", "60 122 thirteen while the council met.", "60 760 The boat was bought by the county in the autumn of the year", "60 772 2019.", NULL };
  static const char *const        second[] = { "60 50 2024", "200 50 912", "300 50 \200180", "400 50 12.5", "60 64 2025", "200 64 913", "300 64 \200190", "400 64 13.5", "60 110 The ferry sank there.", "60 760 What the harbour board found on that morning in winter was", "60 772 2 dead.", NULL };
  static const char *const        third[] = { "60 50 2026", "200 50 914", "300 50 \200200", "400 50 14.5", "60 64 2027", "200 64 915", "300 64 \200210", "400 64 15.5", "60 110 The county paid for all of it.", "60 772 3", "200 772 4", "300 772 5", NULL };
  static const char *const *const pages[] = { first, second, third, NULL };
  static const char *const        kept[] = { "1984", "2019.", "2024", "912", "€180", "12.5", "2 dead.", "2026", "914", "€200", "14.5", "2027", "915", "€210", "15.5", "3", "4", "5" };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autofree char *body = dup_story (pages, report);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_has (body, kept[i]);
  g_assert_false (has_sentence (report, "page number"));
  g_assert_false (has_sentence (report, "again and again"));
}

/* Of what the file has, so many characters are named as left out. */
static void
assert_left_out (NewsroomReport *report,
                 const char     *name,
                 guint64         n_characters)
{
  GPtrArray *omissions = newsroom_report_get_omissions (report);
  guint64    n = 0;

  for (guint i = 0; i < omissions->len; i++)
    {
      const NewsroomReportOmission *omission = g_ptr_array_index (omissions, i);

      if (g_strcmp0 (omission->name, name) == 0)
        n += omission->n_characters;
    }
  g_assert_cmpuint (n, ==, n_characters);
  g_assert_cmpuint (newsroom_report_get_characters (report)->unnamed, ==, 0);
}

/* Numbers that count the pages are left out, alone or in a head, and named as they stood there. */
static void
test_numbers (void)
{
  static const char *const        first[] = { "60 40 The Example Mercury 5", "60 110 The council said no.", "290 810 5", NULL };
  static const char *const        second[] = { "60 40 The Example Mercury 6", "60 110 Nobody asked why it had.", "290 810 6", NULL };
  static const char *const        third[] = { "60 40 The Example Mercury 7", "60 110 So it is, and so it was.", "290 810 7", NULL };
  static const char *const *const pages[] = { first, second, third, NULL };
  static const char *const        single[] = { "60 110 The council said no.", "290 810 Page 1 of 1", NULL };
  static const char *const *const page[] = { single, NULL };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomReport) other = newsroom_report_new ();
  g_autofree char *body = dup_story (pages, report);
  g_autofree char *short_body = dup_story (page, other);

  g_assert_cmpstr (body, ==, "The council said no.\n\nNobody asked why it had.\n\nSo it is, and so it was.\n");
  g_assert_true (has_sentence (report, "What stands at the edge of 3 pages again and again was left out: “The Example Mercury …”."));
  g_assert_true (has_sentence (report, "3 page numbers were left out: “5, 6, 7”."));
  assert_left_out (report, "headers and footers of the pages", 3 * strlen ("TheExampleMercury5"
                                                                           "5"));
  g_assert_cmpstr (short_body, ==, "The council said no.\n");
  g_assert_true (has_sentence (other, "1 page number was left out: “Page 1 of 1”."));
}

static gboolean
has_note (NewsroomReport *report,
          const char     *sentence)
{
  return g_strv_contains (newsroom_report_get_notes (report), sentence);
}

/* What somebody wrote on a page, or filled into a form, is in no text that Poppler gives of the page. */
static void
test_annotations (void)
{
  static const char *const contents[] = { "BT /F 10 Tf 60 700 Td (The council said no.) Tj ET", NULL };
  static const char        objects[] = "900 0 obj << /Type /Annot /Subtype /FreeText /Rect [60 600 300 650] /DA (/F 10 Tf) /Contents (Ask the mayor first.) >> endobj\n"
                                       "901 0 obj << /Type /Annot /Subtype /Text /Rect [60 550 80 570] /Contents (Who says so?) >> endobj\n"
                                       "902 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ann Example) /Rect [60 500 300 520] >> endobj\n"
                                       "903 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (story) /Ff 4096 /V (The boat sank.\\rNobody drowned.) /Rect [60 400 300 480] >> endobj\n"
                                       "904 0 obj << /Type /Annot /Subtype /Widget /FT /Ch /T (island) /Opt [(Great Holm) (Little Holm)] /V (Little Holm) /Rect [60 380 300 395] >> endobj\n"
                                       "905 0 obj << /Type /Annot /Subtype /Widget /FT /Btn /T (agreed) /V /Yes /AS /Yes /AP << /N << /Yes 907 0 R >> >> /Rect [60 360 70 370] >> endobj\n"
                                       "906 0 obj << /Type /Annot /Subtype /FileAttachment /Rect [60 340 70 350] /FS << /Type /Filespec /F (minutes.odt) /EF << /F 908 0 R >> >> >> endobj\n"
                                       "907 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 0 >>\nstream\n\nendstream endobj\n"
                                       "908 0 obj << /Type /EmbeddedFile /Length 4 >>\nstream\nNews\nendstream endobj\n";
  g_autoptr (GBytes) bytes = make_file (1,
                                        contents,
                                        "/AcroForm << /Fields [902 0 R 903 0 R 904 0 R 905 0 R] >> /Names << /EmbeddedFiles << /Names [(budget.csv) << /Type /Filespec /F (budget.csv) /EF << /F 908 0 R >> >>] >> >>",
                                        "/Annots [900 0 R 901 0 R 902 0 R 903 0 R 904 0 R 905 0 R 906 0 R]",
                                        objects);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_ref (bytes), "story.pdf", NULL, report, NULL, NULL);
  const char *body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);

  assert_has (body, "The council said no.\n\nAnn Example\n\nThe boat sank.\n\nNobody drowned.\n\nLittle Holm\n\n");
  assert_has (body, "Ask the mayor first.");
  assert_has (body, "Who says so?");
  g_assert_true (has_note (report, "What was filled into 3 fields of a form stands under the text."));
  g_assert_true (has_note (report, "2 comments became notes in the text, which readers do not get."));
  g_assert_true (has_note (report, "1 of the comments stood on its page as a text box."));
  g_assert_true (has_sentence (report, "1 box of a form that is ticked was left out."));
  g_assert_true (has_sentence (report, "A file that is attached to the PDF was left out: “budget.csv”."));
  g_assert_true (has_sentence (report, "A file that is attached to the PDF was left out: “minutes.odt”."));
}

/* Comments that are too many or too long are left out by count. */
static void
test_many_comments (void)
{
  static const char *const contents[] = { "BT /F 10 Tf 60 700 Td (The council said no.) Tj ET", NULL };
  g_autoptr (GString) page = g_string_new ("/Annots [");
  g_autoptr (GString) objects = g_string_new (NULL);
  g_autofree char *words = g_strnfill (20000, 'a');
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;

  for (guint i = 0; i < 203; i++)
    {
      g_string_append_printf (page, "%u 0 R ", 900 + i);
      g_string_append_printf (objects, "%u 0 obj << /Type /Annot /Subtype /Text /Rect [60 550 80 570] /Contents (%s) >> endobj\n", 900 + i, i == 0 ? words : "No.");
    }
  g_string_append (page, "]");
  article = newsroom_import (make_file (1, contents, "", page->str, objects->str), "story.pdf", NULL, report, NULL, NULL);
  g_assert_nonnull (article);
  g_assert_true (has_sentence (report, "1 comment is too long for a note: its end was left out."));
  g_assert_true (has_sentence (report, "3 more comments were left out."));
}

/* A narrow column, justified, so that blanks are wide: no line of it begins an item. */
static void
test_justified (void)
{
  static const char *const lines[] = {
    "60 110 The", "90 110 county", "135 110 heard", "177 110 it,", "60 122 \226", "74 122 all", "97 122 of", "115 122 it", "131 122 \226", "145 122 and", "171 122 for", "60 134 once", "90 134 in", "107 134 the", "130 134 summer", "175 134 of", "60 146 1921.", "95 146 So", "118 146 it", "136 146 was", "165 146 not", "60 158 new", "88 158 to", "106 158 the", "130 158 people", "171 158 who", "60 170 came.", NULL
  };
  static const char *const        list[] = { "60 110 The island wants a great deal of what it does not have:", "60 130 \226", "80 130 a boat in winter", "60 142 \226", "80 142 a doctor who comes on other days", "60 154 \226", "80 154 letters", NULL };
  static const char *const *const pages[] = { lines, NULL };
  static const char *const *const list_pages[] = { list, NULL };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autofree char *story = dup_story (pages, report);
  g_autofree char *list_story = dup_story (list_pages, report);

  assert_has (story, "heard it, – all of it – and for once in the summer of 1921. So it was not new to the people who came.");
  assert_has (list_story, "- a boat in winter\n- a doctor who comes on other days\n- letters\n");
}

/* What is far too long stops, and says where. */
static void
test_long (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import (make_pages (10000, "BT /F 10 Tf 60 700 Td (The council said no.) Tj 0 -15 Td (Nobody asked why.) Tj ET"), "story.pdf", NULL, report, NULL, NULL);

  g_assert_nonnull (article);
  g_assert_true (has_sentence (report, "The file is too long for an article: only its first "));
  g_assert_true (has_sentence (report, "pages of 10000 were read"));
}

/* One page with more on it than any has */
static void
test_giant_page (void)
{
  g_autoptr (GString) contents = g_string_new ("BT /F 1 Tf ");
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (contents, "1 0 0 1 %u %u Tm (%c) Tj ", 7 * (i % 80), 840 - 9 * (i / 80), 'a' + i % 26);
  g_string_append (contents, "ET");
  article = newsroom_import (make_pages (1, contents->str), "story.pdf", NULL, report, NULL, NULL);
  g_assert_nonnull (article);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/pdf/cases/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  g_test_add_func ("/import/pdf/words", test_words);
  g_test_add_func ("/import/pdf/refused", test_refused);
  g_test_add_func ("/import/pdf/signature", test_signature);
  g_test_add_func ("/import/pdf/cut-off", test_cut_off);
  g_test_add_func ("/import/pdf/figures", test_figures);
  g_test_add_func ("/import/pdf/numbers", test_numbers);
  g_test_add_func ("/import/pdf/annotations", test_annotations);
  g_test_add_func ("/import/pdf/many-comments", test_many_comments);
  g_test_add_func ("/import/pdf/justified", test_justified);
  g_test_add_func ("/import/pdf/long", test_long);
  g_test_add_func ("/import/pdf/giant-page", test_giant_page);

  return g_test_run ();
}
