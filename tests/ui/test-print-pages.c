/* test-print-pages.c — articles on paper: nothing is lost, and pages end where they may
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With NEWSROOM_PRINT_LOGS the pages of each test are written to that folder, to be looked at. */
#include "newsroom-print-pages-private.h"

#include <cairo-pdf.h>
#include <string.h>

#include "newsroom-notes.h"
#include "newsroom-plain-text.h"

#define A4_WIDTH 595
#define A4_HEIGHT 842

#define EVERYTHING                                                                                                                                                                  \
  "The bridge is **open**, said *the mayor*, and ~~closed~~ `ajar`. See [the plan](https://example.org/plan).\n"                                                                    \
  "\n## What it cost\n\nTwo lines  \nwith a break &amp; an entity, <b>raw</b> too. <https://example.org/auto>\n"                                                                    \
  "\n> A quotation of\n> some length.\n>\n> > And one within.\n"                                                                                                                    \
  "\n- First\n- Second\n  1. nested one\n  2. nested two\n- [ ] open task\n- [x] done task\n-\n"                                                                                    \
  "\n7. Seven\n8. Eight\n\n   More of eight.\n"                                                                                                                                     \
  "\n```\ncode {\n    indented\n}\n```\n\n---\n"                                                                                                                                    \
  "\n| Year | Cost | What |\n|:-----|-----:|:----:|\n| 2023 | 1,200 | the planning of all that had to be planned before anybody could begin to build |\n| 2024 | **9** | paint |\n" \
  "\n![A bridge at dawn](https://example.org/b.jpg)\n\nLast words.\n"

static NewsroomArticle *
create_article (const char *body)
{
  NewsroomArticle *article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) author = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = NULL;

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_ROLE, "Reporter");
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_AFFILIATION, "Example Times");
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_BIOGRAPHY, "Ann writes *about* bridges.");
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, "ann@example.org");
  credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  newsroom_article_add_credit (article, credit);
  newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, "en");
  newsroom_article_set_text (article, NEWSROOM_FIELD_KICKER, "Traffic");
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Council opens bridge");
  newsroom_article_set_text (article, NEWSROOM_FIELD_STANDFIRST, "It was closed for longer than anybody had thought.");
  newsroom_article_set_text (article, NEWSROOM_FIELD_DATELINE, "EXAMPLE TOWN");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);

  return article;
}

static void
write_pdf (NewsroomPrintPages *pages,
           const char         *name)
{
  const char      *folder = g_getenv ("NEWSROOM_PRINT_LOGS");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.pdf", folder, name) : NULL;
  double           width, height;
  cairo_surface_t *surface;
  cairo_t         *cr;

  /* Without a name all is drawn too, and goes nowhere. */
  newsroom_print_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (surface);
  for (guint i = 0; i < newsroom_print_pages_get_n_pages (pages); i++)
    {
      newsroom_print_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static NewsroomPrintPages *
lay_out (const char *name,
         const char *body,
         gboolean    is_proof,
         double      width,
         double      height)
{
  g_autoptr (NewsroomArticle) article = create_article (body);
  NewsroomPrintOptions options = { .is_proof = is_proof, .font = "", .printed = "Printed 29 Nov 2026, 02:24", .width = width, .height = height };
  g_autoptr (GError) error = NULL;
  NewsroomPrintPages *pages = newsroom_print_pages_new (article, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pages);
  write_pdf (pages, name);

  return pages;
}

static char *
dup_all (NewsroomPrintPages *pages)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < newsroom_print_pages_get_n_pages (pages); i++)
    {
      g_autofree char *page = newsroom_print_pages_dup_text (pages, i);

      g_string_append (text, page);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
test_everything (void)
{
  static const char *const words[] = {
    "Traffic\n",
    "Council opens bridge\n",
    "It was closed for longer than anybody had thought.\n",
    "By Ann Example\n",
    "EXAMPLE TOWN — The bridge is open, said the mayor, and closed ajar.",
    "What it cost\n",
    "Two lines\xe2\x80\xa8\nwith a break & an entity, <b>raw</b> too. https://example.org/auto\n",
    "A quotation of some length.\nAnd one within.\n",
    "• First\n• Second\n1. nested one\n2. nested two\n☐ open task\n☑ done task\n• \n",
    "7. Seven\n8. Eight\nMore of eight.\n",
    "code {\n    indented\n}\n",
    "Year\tCost\tWhat\n",
    "2024\t9\tpaint\n",
    "[Image: A bridge at dawn (https://example.org/b.jpg)]\n",
    "Last words.\n",
    "Ann Example, Reporter\nExample Times\nAnn writes about bridges.\nann@example.org\n",
  };
  g_autoptr (NewsroomPrintPages) pages = lay_out ("everything", EVERYTHING, FALSE, A4_WIDTH, A4_HEIGHT);
  g_autofree char *text = dup_all (pages);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_has (text, words[i]);
}

/* A page has room for nothing, and all words are there nevertheless. */
static void
test_small_paper (void)
{
  static const double sizes[][2] = { { 298, 420 }, { 120, 100 }, { 20, 20 }, { 842, 30 } };
  g_autoptr (NewsroomPrintPages) pages = lay_out ("a4", EVERYTHING, FALSE, A4_WIDTH, A4_HEIGHT);
  g_autofree char *text = dup_all (pages);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (NewsroomPrintPages) small = lay_out (i == 0 ? "a6" : "small", EVERYTHING, i % 2, sizes[i][0], sizes[i][1]);
      g_autofree char *small_text = dup_all (small);
      g_auto (GStrv) lines = g_strsplit_set (small_text, "\n", -1);
      g_autofree char *joined = g_strjoinv ("", lines);

      g_assert_cmpuint (newsroom_print_pages_get_n_pages (small), >, newsroom_print_pages_get_n_pages (pages));
      g_assert_cmpuint (strlen (joined) + 200, >, strlen (text));
      if (i == 0)
        for (guint j = 0; words[j] != NULL; j++)
          if (strchr (words[j], '/') == NULL)
            assert_has (small_text, words[j]);
    }
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

/* Paragraphs of 3 to 9 lines and headings among them: no line is alone, no heading is last. */
static void
test_page_ends (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomPrintPages) pages = NULL;
  guint n_pages;

  for (guint i = 0; i < 60; i++)
    {
      if (i % 4 == 3)
        g_string_append_printf (body, "## HEADING %u\n\n", i);
      g_string_append (body, "FIRST");
      for (guint j = 0; j < 20 + 13 * (i % 7); j++)
        g_string_append_printf (body, " word%u", j);
      g_string_append (body, " LAST\n\n");
    }
  pages = lay_out ("page-ends", body->str, FALSE, A4_WIDTH, A4_HEIGHT);
  n_pages = newsroom_print_pages_get_n_pages (pages);
  g_assert_cmpuint (n_pages, >, 5);

  for (guint i = 0; i + 1 < n_pages; i++)
    {
      g_autofree char *page = newsroom_print_pages_dup_text (pages, i);
      g_autofree char *next = newsroom_print_pages_dup_text (pages, i + 1);
      g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
      g_auto (GStrv) next_lines = g_strsplit (next, "\n", -1);
      const char *last = lines[g_strv_length (lines) - 2];

      g_assert_false (g_str_has_prefix (last, "HEADING"));
      g_assert_false (g_str_has_prefix (last, "FIRST") && !g_str_has_suffix (last, "LAST"));
      g_assert_false (g_str_has_suffix (next_lines[0], "LAST") && !g_str_has_prefix (next_lines[0], "FIRST"));
      g_assert_cmpuint (count_lines (page), >, 25);
    }
}

static void
test_proof (void)
{
  static const char body[] = "One line.\n\nThe mayor {>> which one? <<}spoke for an hour.\n\n> Said {>>check<<} twice.\n\n"
                             "| A | B |\n|---|---|\n| 1 | 2{>> two? <<} |\n\n{>> the end <<}\n";
  g_autoptr (NewsroomPrintPages) proof = lay_out ("proof", body, TRUE, A4_WIDTH, A4_HEIGHT);
  g_autoptr (NewsroomPrintPages) plain = lay_out ("no-proof", body, FALSE, A4_WIDTH, A4_HEIGHT);
  g_autofree char *text = dup_all (proof);
  g_autofree char *plain_text = dup_all (plain);

  assert_has (text, "The mayor [1] spoke for an hour.\nSaid [2] twice.\n");
  assert_has (text, "1\t2[3]\n");
  assert_has (text, "Notes\n[1] Line 2: which one?\n[2] Line 3: check\n[3] Line 5: two?\n[4] Line ");
  assert_has (text, ": the end\n");
  assert_has (plain_text, "The mayor spoke for an hour.\nSaid twice.\n");
  g_assert_null (strstr (plain_text, "Notes"));
  g_assert_null (strstr (plain_text, "which one"));
}

static void
test_editor_note (void)
{
  g_autoptr (NewsroomArticle) article = create_article ("Words.");

  newsroom_article_set_text (article, NEWSROOM_FIELD_EDITOR_NOTE, "Ask Ann first");
  for (guint is_proof = 0; is_proof < 2; is_proof++)
    {
      NewsroomPrintOptions options = { .is_proof = is_proof, .font = "", .width = A4_WIDTH, .height = A4_HEIGHT };
      g_autoptr (NewsroomPrintPages) pages = newsroom_print_pages_new (article, &options, NULL, NULL);
      g_autofree char *text = dup_all (pages);

      g_assert_cmpint (strstr (text, "Notes\nEditor’s note: Ask Ann first\n") != NULL, ==, is_proof);
    }
}

/* Blocks and spans of all kinds, one after the other and within each other, with words that are
 * each there once. */
static char *
create_random_body (GRand *random)
{
  static const char *const begins[] = { "", "", "## ", "> ", "- ", "12. ", "    ", "> - ", "- > ", "- [x] ", "> > ", "  - ", "***\n\n", "| a | b |\n|---|---|\n| c | " };
  static const char *const opens[] = { "", "", "", "*", "**", "~~", "`", "[", "![", "<b>", "&amp; ", "{>> x <<}", "(" };
  static const char *const closes[] = { "", "", "", "*", "**", "~~", "`", "](https://a.b/c)", "](d)", "</b>", "\\", "  ", ")" };
  static const char *const ends[] = { "\n\n", "\n\n", "\n\n", "\n", "  \n", " |\n\n" };
  GString                 *body = g_string_new (NULL);

  for (guint i = 0, n = 0; i < 40; i++)
    {
      g_string_append (body, begins[g_rand_int_range (random, 0, G_N_ELEMENTS (begins))]);
      for (gint32 j = g_rand_int_range (random, 0, 40); j >= 0; j--)
        {
          const gint32 which = g_rand_int_range (random, 0, G_N_ELEMENTS (opens));

          g_string_append_printf (body, "%sw%ux%s ", opens[which], n++, closes[g_rand_boolean (random) ? which : 0]);
        }
      g_string_append (body, ends[g_rand_int_range (random, 0, G_N_ELEMENTS (ends))]);
    }

  return g_string_free (body, FALSE);
}

static char *
dup_without_space (const char *text)
{
  g_autoptr (GString) solid = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (solid, *p);

  return g_string_free (g_steal_pointer (&solid), FALSE);
}

/* Each word that a reader gets is on a page. */
static void
test_no_word_is_lost (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240318);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *body = create_random_body (random);
      g_autofree char *cut = newsroom_notes_cut (body, -1, NULL, 0);
      g_autofree char *plain = newsroom_plain_text_from_markdown (cut != NULL ? cut : body, -1);
      g_auto (GStrv) words = g_regex_split_simple ("(w\\d+x)", plain, 0, 0);
      g_autoptr (NewsroomPrintPages) pages = lay_out ("random", body, i % 2, i % 3 == 0 ? A4_WIDTH / 2 : A4_WIDTH, A4_HEIGHT);
      g_autofree char *text = dup_all (pages);
      g_autofree char *solid = dup_without_space (text);

      for (guint j = 1; words[j] != NULL; j += 2)
        if (strstr (solid, words[j]) == NULL)
          g_error ("“%s” of this is not on paper:\n%s\n\n%s", words[j], body, text);
    }
}

/* The second page of both is full, in whichever font. */
static void
test_proof_has_room (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomPrintPages) proof = NULL;
  g_autoptr (NewsroomPrintPages) plain = NULL;
  g_autofree char *roomy = NULL;
  g_autofree char *full = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (body, i % 60 == 59 ? "words.\n\n" : "words ");
  proof = lay_out ("long-proof", body->str, TRUE, A4_WIDTH, A4_HEIGHT);
  plain = lay_out ("long", body->str, FALSE, A4_WIDTH, A4_HEIGHT);
  roomy = newsroom_print_pages_dup_text (proof, 1);
  full = newsroom_print_pages_dup_text (plain, 1);
  g_assert_cmpuint (newsroom_print_pages_get_n_pages (plain), >, 2);
  g_assert_cmpuint (5 * strlen (roomy), <=, 3 * strlen (full));
}

/* Each line of a text that is written from right to left ends where its paragraph is indented. */
static void
assert_at_right (NewsroomPrintPages *pages)
{
  guint n_lines = 0;

  for (guint i = 0; i < pages->rows->rows->len; i++)
    {
      const NewsroomPrintRow *row = &g_array_index (pages->rows->rows, NewsroomPrintRow, i);
      const NewsroomPrintRun *run = &g_array_index (pages->rows->runs, NewsroomPrintRun, row->first_run + row->n_runs - 1);
      PangoRectangle          extents;

      if (!row->is_rtl || row->part->kind != NEWSROOM_PRINT_TEXT)
        continue;
      pango_layout_line_get_extents (run->line, NULL, &extents);
      g_assert_cmpfloat_with_epsilon (run->x + (double)extents.width / PANGO_SCALE, pages->rows->width - row->part->indent, 1);
      n_lines++;
    }
  g_assert_cmpuint (n_lines, >=, 3);
}

static void
test_right_to_left (void)
{
  static const char body[] = "הגשר נפתח אחרי שנה של עבודות, אמר ראש העיר, והתנועה חזרה לזרום בשני הכיוונים כבר בשעות הבוקר.\n\n"
                             "- ראשון\n- שני\n\n> ציטוט של שורה.\n\n| שנה | מחיר |\n|---|---|\n| 2023 | 1,200 |\n\nAnd in English.\n";
  g_autoptr (NewsroomPrintPages) pages = lay_out ("right-to-left", body, FALSE, A4_WIDTH, A4_HEIGHT);
  g_autofree char *text = dup_all (pages);

  assert_has (text, "• ראשון\n• שני\n");
  assert_has (text, "שנה\tמחיר\n");
  assert_has (text, "And in English.\n");
  assert_at_right (pages);
}

static void
test_odd (void)
{
  static const char *const bodies[] = {
    "",
    "\n\n",
    "- ",
    "- - - a",
    "1. > 2. > 3. ```\n",
    ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep",
    "999999999. far\n",
    "| a |\n|---|\n",
    "{>> alone <<}",
    "{>> a <<}{>> b <<}",
    "[](https://example.org) ![]() [ ](x)",
    "a\u2029b\rc\u2028d",
    "```\n{>> code <<}\n```",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    for (guint is_proof = 0; is_proof < 2; is_proof++)
      {
        g_autoptr (NewsroomPrintPages) pages = lay_out ("odd", bodies[i], is_proof, A4_WIDTH, A4_HEIGHT);

        g_assert_cmpuint (newsroom_print_pages_get_n_pages (pages), ==, 1);
      }
}

static void
test_empty_article (void)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  NewsroomPrintOptions options = { .font = "Sans 12", .width = A4_WIDTH, .height = A4_HEIGHT };
  g_autoptr (NewsroomPrintPages) pages = newsroom_print_pages_new (article, &options, NULL, NULL);
  g_autofree char *text = newsroom_print_pages_dup_text (pages, 0);

  g_assert_cmpuint (newsroom_print_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpstr (text, ==, "Untitled\n\n");
}

static void
test_cancelled (void)
{
  g_autoptr (NewsroomArticle) article = create_article (EVERYTHING);
  NewsroomPrintOptions options = { .font = "", .width = A4_WIDTH, .height = A4_HEIGHT };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (newsroom_print_pages_new (article, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-pages/everything", test_everything);
  g_test_add_func ("/print-pages/small-paper", test_small_paper);
  g_test_add_func ("/print-pages/page-ends", test_page_ends);
  g_test_add_func ("/print-pages/proof", test_proof);
  g_test_add_func ("/print-pages/editor-note", test_editor_note);
  g_test_add_func ("/print-pages/no-word-is-lost", test_no_word_is_lost);
  g_test_add_func ("/print-pages/proof-has-room", test_proof_has_room);
  g_test_add_func ("/print-pages/right-to-left", test_right_to_left);
  g_test_add_func ("/print-pages/odd", test_odd);
  g_test_add_func ("/print-pages/empty-article", test_empty_article);
  g_test_add_func ("/print-pages/cancelled", test_cancelled);

  return g_test_run ();
}
