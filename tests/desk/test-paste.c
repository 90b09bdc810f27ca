/* test-paste.c — what another program has on the clipboard, made ready for a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paste.h"

#include <string.h>

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(NewsroomPaste **)user_data = newsroom_paste_read_finish (result, &error);
  g_assert_no_error (error);
}

static NewsroomPaste *
read_clipboard (const char *html,
                const char *plain,
                const char *address)
{
  g_autoptr (GBytes) bytes = html != NULL ? g_bytes_new (html, strlen (html)) : NULL;
  NewsroomPaste *paste = NULL;

  newsroom_paste_read_async (bytes, plain, address, NULL, read_cb, &paste);
  while (paste == NULL)
    g_main_context_iteration (NULL, TRUE);

  return paste;
}

static void
test_html (void)
{
  g_autoptr (NewsroomPaste) paste = read_clipboard ("<h2>One</h2><p>two <a href='b'>three</a>", "One\r\ntwo three", "https://example.com/a");

  g_assert_cmpstr (paste->markdown, ==, "## One\n\ntwo [three](https://example.com/b)");
  g_assert_cmpstr (paste->plain, ==, "One\ntwo three");
  g_assert_cmpstr (paste->quotation, ==, "> ## One\n>\n> two [three](https://example.com/b)\n>\n> — [example.com](https://example.com/a)");
  g_assert_cmpstr (paste->summary, ==, "Pasted with 1 heading and 1 link");
  g_assert_true (paste->has_structure);
  g_assert_cmpuint (paste->n_words, ==, 3);
}

static void
test_no_structure (void)
{
  g_autoptr (NewsroomPaste) paste = read_clipboard ("<meta charset=utf-8><span style='color: red'>some *words*</span>", "some *words*", NULL);

  g_assert_false (paste->has_structure);
  g_assert_cmpstr (paste->plain, ==, "some *words*");
  g_assert_cmpstr (paste->quotation, ==, "> some \\*words\\*");
}

static void
test_plain_alone (void)
{
  g_autoptr (NewsroomPaste) paste = read_clipboard (NULL, "# one\ntwo\n\n\nthree", "file:///tmp/a");

  g_assert_cmpstr (paste->markdown, ==, "# one\ntwo\n\n\nthree");
  g_assert_cmpstr (paste->quotation, ==, "> \\# one\\\n> two\n>\n> three");
  g_assert_null (paste->summary);
}

static void
test_nothing (void)
{
  g_autoptr (NewsroomPaste) empty = read_clipboard (NULL, NULL, NULL);
  g_autoptr (NewsroomPaste) picture = read_clipboard ("<p> </p>", " \n", "https://example.com/a");

  g_assert_cmpstr (empty->plain, ==, "");
  g_assert_cmpstr (empty->quotation, ==, "");
  g_assert_cmpstr (picture->quotation, ==, "");
}

static void
test_html_alone (void)
{
  g_autoptr (NewsroomPaste) paste = read_clipboard ("<ul><li>a<li>b", NULL, NULL);

  g_assert_cmpstr (paste->plain, ==, "a\nb");
}

static void
test_too_large (void)
{
  g_autofree char *html = g_strnfill (9 * 1024 * 1024, 'a');
  g_autoptr (NewsroomPaste) paste = read_clipboard (html, "all of it", NULL);

  g_assert_cmpstr (paste->markdown, ==, "all of it");
  g_assert_false (paste->has_structure);
  g_assert_true (paste->is_fallback);
  g_assert_nonnull (strstr (paste->summary, "too large"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/paste/html", test_html);
  g_test_add_func ("/desk/paste/no-structure", test_no_structure);
  g_test_add_func ("/desk/paste/plain-alone", test_plain_alone);
  g_test_add_func ("/desk/paste/nothing", test_nothing);
  g_test_add_func ("/desk/paste/html-alone", test_html_alone);
  g_test_add_func ("/desk/paste/too-large", test_too_large);

  return g_test_run ();
}
