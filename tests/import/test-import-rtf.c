/* test-import-rtf.c — Rich Text: what comes out of it, also where it is damaged
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <string.h>

#include "import-summary.h"

#define TYPE "application/rtf"

/* "libreoffice.rtf" and "pandoc.rtf" were written by these programs, the others by hand. */
static const char *const names[] = {
  "changes",
  "charsets",
  "cut-off",
  "german-styles",
  "libreoffice",
  "links",
  "lists",
  "marks",
  "notes",
  "pandoc",
  "pictures",
  "tables",
  "bold-heading",
  "textedit",
  "unbalanced",
};

/* Those that are read once more, with tracked changes as marks: "NAME-marked.expected". */
static const char *const marked[] = { "changes" };

static char *
build_path (const char *name,
            const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_test_build_filename (G_TEST_DIST, "import", "data", "rtf", file, NULL);
}

static void
check_case (const char *name, gboolean keeps_changes)
{
  NewsroomArticle *(*import) (GBytes *, const char *, const char *, NewsroomReport *, const char **, GError **) = keeps_changes ? newsroom_import_marked : newsroom_import;
  g_autofree char *input_path = build_path (name, ".rtf");
  g_autofree char *expected_path = build_path (name, keeps_changes ? "-marked.expected" : ".expected");
  g_autofree char *input = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;
  gsize       length;

  g_file_get_contents (input_path, &input, &length, &error);
  g_assert_no_error (error);
  article = import (g_bytes_new (input, length), "story.doc", NULL, report, &type, &error);
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

static char *
read_body (const char *rtf,
           gsize       size)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import (g_bytes_new (rtf, size), "story.rtf", NULL, report, NULL, NULL);

  return article != NULL ? g_strdup (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY)) : NULL;
}

static void
assert_body (const char *rtf,
             const char *expected)
{
  g_autofree char *body = read_body (rtf, strlen (rtf));

  g_assert_cmpstr (body, ==, expected);
}

static void
test_odd (void)
{
  assert_body ("\xEF\xBB\xBF\r\n{\\rtf1 The council said no.}\r\n", "The council said no.");
  assert_body ("{\\rtf1\\ansi The council\r\n said \\'6eo.\\par}junk behind it", "The council said no.");
  assert_body ("{\\rtf1 The council {\\*\\unknown secret}{\\unknown said} no.}", "The council said no.");
  assert_body ("{\\rtf1 The {\\*\\unknown {\\par secret {\\bin6 }}}}\\}}}} council said no.}", "The council said no.");
  assert_body ("{\\rtf1 The council said \\u110?o\\uc0\\u46}", "The council said no.");
  assert_body ("{\\rtf1 The council said n\\'xo.}", "The council said nxo.");
  assert_body ("{\\rtf1 The council}\\headerl  said no.\\par", "The council said no.");
  assert_body ("{\\rtf1 The council said no.\\", "The council said no.");
  assert_body ("{\\rtf1 The council said no.\\'4", "The council said no.4");
  assert_body ("{\\rtf1 The council said no.\\bin99999999999 ", "The council said no.");
  assert_body ("{\\rtf1 \\cell\\row\\nestcell\\nestrow\\itap99\\nestcell The council said no.\\nestrow\\row}", "The council said no.");
}

static void
test_refused (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (newsroom_import (g_bytes_new_static ("{\\rtf1{\\info{\\operator x}}\\par}", 31), "story.rtf", NULL, report, NULL, &error));
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (newsroom_import (g_bytes_new_static ("News", 4), "story.rtf", "rtf", report, NULL, &error));
  g_assert_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, "Could not open “story.rtf”: it is not of the format “Rich Text”");
}

/* Wherever a file ends, what is before that is read. */
static void
test_cut_off (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = build_path (names[i], ".rtf");
      g_autofree char *input = NULL;
      gsize            size;

      g_assert_true (g_file_get_contents (path, &input, &size, NULL));
      for (gsize end = 6; end < size; end += 1 + size / 300)
        {
          g_autofree char *body = read_body (input, end);

          g_assert_true (body == NULL || g_utf8_validate (body, -1, NULL));
        }
    }
}

/* Groups, tables, notes and boxes in each other, far deeper than anybody writes. */
static void
test_deep (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    guint       depth;
  } around[] = {
    { "{", "}", 5000 },
    { "{\\footnote ", "}", 5000 },
    { "{\\shp{\\*\\shpinst{\\shptxt ", "}}}", 300 },
    { "{\\field{\\*\\fldinst HYPERLINK \"https://example.org\"}{\\fldrslt ", "}}", 5000 },
    { "\\intbl\\itap9 ", "\\nestcell\\nestrow", 5000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    {
      g_autoptr (GString) rtf = g_string_new ("{\\rtf1 First.\\par ");
      g_autofree char *body = NULL;

      for (guint n = 0; n < around[i].depth; n++)
        g_string_append (rtf, around[i].before);
      g_string_append (rtf, "The council said no.");
      for (guint n = 0; n < around[i].depth; n++)
        g_string_append (rtf, around[i].after);
      g_string_append (rtf, "\\par Last.\\par}");
      body = read_body (rtf->str, rtf->len);
      g_assert_nonnull (strstr (body, "The council said no."));
      g_assert_nonnull (strstr (body, "Last."));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/rtf/cases/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autofree char *path = g_strconcat ("/import/rtf/marked/", marked[i], NULL);

      g_test_add_data_func (path, marked[i], test_marked);
    }
  g_test_add_func ("/import/rtf/odd", test_odd);
  g_test_add_func ("/import/rtf/refused", test_refused);
  g_test_add_func ("/import/rtf/cut-off", test_cut_off);
  g_test_add_func ("/import/rtf/deep", test_deep);

  return g_test_run ();
}
