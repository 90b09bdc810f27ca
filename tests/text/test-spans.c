/* test-spans.c — styles line by line, and what of them an edit changes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spans.h"

#include <string.h>

static const char *const style_names[NEWSROOM_N_STYLES] = {
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "strong",
  "emphasis",
  "strike",
  "code",
  "code-block",
  "link",
  "image",
  "quote",
  "item",
  "table",
  "rule",
  "delimiter",
  "markup",
  "task",
  "caption",
  "hard-break",
  "footnote",
  "comment",
  "to-come",
};

/* Writes each line of a body and below it its spans. */
static char *
show (const char *body)
{
  g_autoptr (NewsroomSpans) spans = newsroom_spans_new (body, -1);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < newsroom_spans_get_n_lines (spans); i++)
    {
      guint               n_spans;
      const NewsroomSpan *line = newsroom_spans_get_line (spans, i, &n_spans);

      g_string_append_printf (shown, "%s\n", *body != '\0' ? lines[i] : "");
      for (guint j = 0; j < n_spans; j++)
        {
          g_string_append_printf (shown, "    %u-%u %s", line[j].start, line[j].end, style_names[line[j].style]);
          if (line[j].depth > 0)
            g_string_append_printf (shown, " %u", line[j].depth);
          g_string_append_c (shown, '\n');
        }
    }

  return g_string_free (shown, FALSE);
}

static void
test_golden (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *input = g_strconcat (name, ".md", NULL);
  g_autofree char *output = g_strconcat (name, ".expected", NULL);
  g_autofree char *input_path = g_test_build_filename (G_TEST_DIST, "text", "data", "spans", input, NULL);
  g_autofree char *output_path = g_test_build_filename (G_TEST_DIST, "text", "data", "spans", output, NULL);
  g_autofree char *body = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (input_path, &body, NULL, &error);
  g_assert_no_error (error);
  actual = show (body);
  if (g_getenv ("NEWSROOM_TEST_UPDATE") != NULL)
    g_file_set_contents (output_path, actual, -1, NULL);
  g_file_get_contents (output_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    n++;

  return n;
}

static GBytes *
line_bytes (NewsroomSpans *spans,
            guint          line)
{
  guint               n_spans;
  const NewsroomSpan *found = newsroom_spans_get_line (spans, line, &n_spans);

  return g_bytes_new (found, n_spans * sizeof *found);
}

static void
assert_view (GPtrArray     *view,
             NewsroomSpans *spans)
{
  g_assert_cmpuint (view->len, ==, newsroom_spans_get_n_lines (spans));
  for (guint i = 0; i < view->len; i++)
    {
      g_autoptr (GBytes) expected = line_bytes (spans, i);

      g_assert_true (g_bytes_equal (view->pdata[i], expected));
    }
}

static void
test_diff (void)
{
  static const char *const parts[] = {
    "a", "é ", "*", "**", "_", "`", "```\n", "\n", "\n\n", "# ", "> ", "- ", "1. ", "    ", "---\n", "===\n", "[x](y)", "| a | b |\n|---|---|\n", "~~", "[x]: y\n", "\n| c |", "<"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240324);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomSpans) before = newsroom_spans_new ("", 0);
  g_autoptr (GPtrArray) view = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  g_ptr_array_add (view, line_bytes (before, 0));
  for (guint i = 0; i < 20000; i++)
    {
      const char *part = parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))];
      gsize       start = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      gsize       n_erased = MIN (body->len - start, body->len > 300 ? 100 : i % 3);
      guint       n_old = newsroom_spans_get_n_lines (before);
      guint       first;
      guint       last;
      g_autoptr (NewsroomSpans) after = NULL;
      g_autoptr (GArray) ranges = NULL;
      g_autofree char *head = g_strndup (body->str, start);

      g_string_erase (body, (gssize)start, (gssize)n_erased);
      g_string_insert (body, (gssize)start, part);
      first = count_lines (head);
      last = first + count_lines (part);
      after = newsroom_spans_new (body->str, (gssize)body->len);

      /* What a view does: lines come and go, then those that differ are styled anew. */
      for (guint j = n_old; j > newsroom_spans_get_n_lines (after); j--)
        g_ptr_array_remove_index (view, first);
      for (guint j = n_old; j < newsroom_spans_get_n_lines (after); j++)
        g_ptr_array_insert (view, (int)first, g_bytes_new (NULL, 0));
      ranges = newsroom_spans_diff (before, after, first, last);
      for (guint j = 0; j < ranges->len; j++)
        {
          NewsroomLineRange range = g_array_index (ranges, NewsroomLineRange, j);

          for (guint line = range.first; line <= range.last; line++)
            {
              g_bytes_unref (view->pdata[line]);
              view->pdata[line] = line_bytes (after, line);
            }
        }
      assert_view (view, after);

      g_clear_pointer (&before, newsroom_spans_unref);
      before = g_steal_pointer (&after);
    }
}

/* A letter typed into a long body restyles one line. */
static void
test_diff_is_small (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomSpans) before = NULL;
  g_autoptr (NewsroomSpans) after = NULL;
  g_autoptr (GArray) ranges = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (body, "A *line* of **words**\n\n");
  before = newsroom_spans_new (body->str, -1);
  g_string_insert (body, body->len / 2, "x");
  after = newsroom_spans_new (body->str, -1);
  ranges = newsroom_spans_diff (before, after, 1000, 1000);

  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (ranges, NewsroomLineRange, 0).first, ==, 1000);
  g_assert_cmpuint (g_array_index (ranges, NewsroomLineRange, 0).last, ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/text/spans/blocks", "blocks", test_golden);
  g_test_add_data_func ("/text/spans/inlines", "inlines", test_golden);
  g_test_add_data_func ("/text/spans/gaps", "gaps", test_golden);
  g_test_add_data_func ("/text/spans/notes", "notes", test_golden);
  g_test_add_func ("/text/spans/diff", test_diff);
  g_test_add_func ("/text/spans/diff-is-small", test_diff_is_small);

  return g_test_run ();
}
