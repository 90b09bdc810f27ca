/* test-import-html.c — web pages that are damaged, hostile, or no pages at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

#define STORY "<p>The old bridge closes for eleven weeks, so that its bearings can be replaced before winter comes.</p>"

static NewsroomArticle *
read_bytes (const char     *data,
            gsize           size,
            NewsroomReport *report)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_bytes_new (data, size), "page.html", NULL, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (article);

  return g_steal_pointer (&article);
}

static char *
read_body (const char *html)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = read_bytes (html, strlen (html), report);

  return g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
}

static void
assert_refused (const char *html,
                gsize       size,
                int         code)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import (g_bytes_new (html, size), "page.html", NULL, report, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, "page.html"));
}

static void
test_refused (void)
{
  assert_refused ("", 0, NEWSROOM_IMPORT_ERROR_EMPTY);
  assert_refused ("<html><head></head><body><p> </p></body></html>", 47, NEWSROOM_IMPORT_ERROR_EMPTY);
  assert_refused ("<script>var a = 1;</script>", 27, NEWSROOM_IMPORT_ERROR_EMPTY);
  assert_refused ("\x89PNG\r\n\x1a\n....", 12, NEWSROOM_IMPORT_ERROR_BINARY);
}

/* A file without an extension that begins as pages do. */
static void
test_found_by_contents (void)
{
  const char *content_type = NULL;
  const char  page[] = "\n<!DOCTYPE html><title>Bridge</title>" STORY;
  const char  text[] = "Bridge <b>closes</b>\n\nThe old bridge closes.";
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_new (page, strlen (page)), "page", NULL, report, &content_type, NULL);
  g_autoptr (NewsroomArticle) other = NULL;

  g_assert_cmpstr (content_type, ==, "text/html");
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE), ==, "Bridge");
  other = newsroom_import (g_bytes_new (text, strlen (text)), "page", NULL, report, &content_type, NULL);
  g_assert_cmpstr (content_type, ==, "text/plain");
}

static void
test_no_page (void)
{
  g_autofree char *body = read_body ("The old bridge closes for eleven weeks, so that its bearings can be replaced before winter.\n");

  g_assert_cmpstr (body, ==, "The old bridge closes for eleven weeks, so that its bearings can be replaced before winter.");
}

static void
test_nuls (void)
{
  const char page[] = "<html><body><h1>Bridge</h1>\0" STORY "\0</body></html>";
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = read_bytes (page, sizeof page - 1, report);

  g_assert_true (g_str_has_prefix (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), "The old bridge closes"));
  g_assert_cmpstr (newsroom_report_get_dropped (report)[0], ==, "2 NUL characters were left out.");
}

/* libxml2's own tree ends at a depth of 256 and drops the rest. */
static void
test_deep (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body>");
  g_autofree char *body = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, STORY "<p>And the last words of all are said down here, at the bottom of the sea, where nobody looks.</p>");
  body = read_body (page->str);
  g_assert_nonnull (strstr (body, "bearings can be replaced"));
  g_assert_nonnull (strstr (body, "where nobody looks."));
}

/* Nor more than 10 MB in one text. */
static void
test_long (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><p>");
  g_autofree char *body = NULL;

  while (page->len < 12 * 1024 * 1024)
    g_string_append (page, "The old bridge closes, and the harbour board says so again. ");
  g_string_append (page, "This is the end.</p></body></html>");
  body = read_body (page->str);
  g_assert_true (g_str_has_suffix (body, "This is the end."));
  g_assert_cmpuint (strlen (body), >, 12 * 1024 * 1024 - 100);
}

/* A parser of JSON that calls itself for each bracket would go over the end of the stack. */
static void
test_deep_data (void)
{
  g_autoptr (GString) page = g_string_new ("<html><head><script type='application/ld+json'>");
  g_autofree char *body = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append_c (page, '[');
  g_string_append (page, "</script></head><body>" STORY "</body></html>");
  body = read_body (page->str);
  g_assert_true (g_str_has_prefix (body, "The old bridge closes"));
}

static void
test_damaged_data (void)
{
  static const char *const data[] = { "{", "{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"}}", "[null, 3, \"NewsArticle\"]", "{\"@type\":[\"NewsArticle\"],\"headline\":7,\"author\":[[[]]],\"datePublished\":{\"a\":1}}", "{\"@id\":\"#a\",\"@type\":\"Article\",\"author\":{\"@id\":\"#a\",\"name\":[{\"name\":[]}]}}" };

  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autofree char *page = g_strconcat ("<script type='application/ld+json'>", data[i], "</script><body>" STORY "</body>", NULL);
      g_autofree char *body = read_body (page);

      g_assert_true (g_str_has_prefix (body, "The old bridge closes"));
    }
}

/* A caption is the title of its picture, whatever signs are in it, and is no word of the body. */
static void
test_caption (void)
{
  g_autofree char *body = read_body ("<article>" STORY "<figure><img src='https://a.example/b.jpg' alt='A [bridge]'>"
                                     "<figcaption>The \"old\" bridge \\ &amp;amp; more</figcaption></figure>" STORY "</article>");

  g_assert_nonnull (strstr (body, "![A \\[bridge\\]](https://a.example/b.jpg \"The \\\"old\\\" bridge \\\\ \\&amp; more\")"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/html/refused", test_refused);
  g_test_add_func ("/import/html/found-by-contents", test_found_by_contents);
  g_test_add_func ("/import/html/no-page", test_no_page);
  g_test_add_func ("/import/html/nuls", test_nuls);
  g_test_add_func ("/import/html/deep", test_deep);
  g_test_add_func ("/import/html/long", test_long);
  g_test_add_func ("/import/html/deep-data", test_deep_data);
  g_test_add_func ("/import/html/damaged-data", test_damaged_data);
  g_test_add_func ("/import/html/caption", test_caption);

  return g_test_run ();
}
