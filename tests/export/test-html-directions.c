/* test-html-directions.c — tests from where to where the blocks of a page are written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-export.h"

static char *
dup_html (const char *format,
          const char *language,
          const char *headline,
          const char *body)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize       length;
  const char *data;

  newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, language);
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, headline);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  bytes = newsroom_export (article, format, NULL, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* What is written in another direction than what it is in says so, and nothing else does. */
static void
test_blocks (void)
{
  static const struct
  {
    const char *body;
    const char *html;
  } cases[] = {
    { "a א", "<p>a א</p>\n" },
    { "**א** a", "<p dir=\"rtl\"><strong>א</strong> a</p>\n" },
    { "12", "<p>12</p>\n" },
    { "- א\n- a\n- 1", "<ul dir=\"rtl\">\n<li>א</li>\n<li dir=\"ltr\">a</li>\n<li>1</li>\n</ul>\n" },
    { "> a\n>\n> א", "<blockquote>\n<p>a</p>\n<p dir=\"rtl\">א</p>\n</blockquote>\n" },
    { "2. [x] א", "<ol start=\"2\" dir=\"rtl\">\n<li class=\"task\"><span role=\"img\" aria-label=\"done\">☑</span> א</li>\n</ol>\n" },
    { "# א", "<h2 id=\"א\" dir=\"rtl\">א</h2>\n" },
    /* Code is written from left to right, whatever its comments are */
    { "```\n# א\nx = 1\n```", "<pre><code># א\nx = 1\n</code></pre>\n" },
    { "> א\n>\n>     x", "<blockquote dir=\"rtl\">\n<p>א</p>\n<pre dir=\"ltr\"><code>x\n</code></pre>\n</blockquote>\n" },
    { "-     א\n\n  א", "<ul dir=\"rtl\">\n<li><pre dir=\"ltr\"><code>א\n</code></pre>\nא</li>\n</ul>\n" },
    { "א\n\n---\n\na", "<p dir=\"rtl\">א</p>\n<hr>\n<p>a</p>\n" },
    { "|א|a|\n|---|---|\n|1|2|",
      "<div class=\"table\" dir=\"rtl\">\n<table>\n<thead>\n<tr><th scope=\"col\">א</th><th scope=\"col\" dir=\"ltr\">a</th></tr>\n</thead>\n"
      "<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>\n</div>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = dup_html ("html-fragment", "", "", cases[i].body);

      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

/* A page has the direction of its language. */
static void
test_pages (void)
{
  g_autofree char *hebrew = dup_html ("html", "he", "א", "א\n\na");
  g_autofree char *english = dup_html ("html", "en", "א", "א\n\na");

  g_assert_nonnull (strstr (hebrew, "<html lang=\"he\" dir=\"rtl\""));
  g_assert_nonnull (strstr (hebrew, "<h1 class=\"p-name\">א</h1>"));
  g_assert_nonnull (strstr (hebrew, "<p>א</p>\n<p dir=\"ltr\">a</p>"));
  g_assert_nonnull (strstr (english, "<html lang=\"en\" dir=\"ltr\""));
  g_assert_nonnull (strstr (english, "<h1 class=\"p-name\" dir=\"rtl\">א</h1>"));
  g_assert_nonnull (strstr (english, "<p dir=\"rtl\">א</p>\n<p>a</p>"));
}

/* A page whose article does not say its language is in the one that its text plainly looks like. */
static void
test_languages (void)
{
  const char      *body = "Der Rat hat die Brücke am Freitag eröffnet, und die Bürger sind nicht mit dem Preis einverstanden, "
                          "der auf der Rechnung steht. Das wird sich auch nach der Wahl nicht mehr ändern.";
  g_autofree char *likely = dup_html ("html", "", "Brücke", body);
  g_autofree char *own = dup_html ("html", "nl", "Brücke", body);
  g_autofree char *unknown = dup_html ("html", "", "Brücke", "Brücke");

  g_assert_nonnull (strstr (likely, "<html lang=\"de\" dir=\"ltr\""));
  g_assert_nonnull (strstr (likely, "\"inLanguage\" : \"de\""));
  g_assert_nonnull (strstr (own, "<html lang=\"nl\""));
  g_assert_nonnull (strstr (own, "\"inLanguage\" : \"nl\""));
  g_assert_null (strstr (unknown, " lang="));
  g_assert_null (strstr (unknown, "inLanguage"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-directions/blocks", test_blocks);
  g_test_add_func ("/html-directions/pages", test_pages);
  g_test_add_func ("/html-directions/languages", test_languages);

  return g_test_run ();
}
