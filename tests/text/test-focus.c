/* test-focus.c — the sentence and the paragraph that the caret is in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-focus.h"

#include <string.h>

/* "|" in a case is the caret. */
static void
test_find (void)
{
  static const struct
  {
    const char *body;
    const char *sentence;
    const char *paragraph;
  } cases[] = {
    { "|", "", "" },
    { "One. Tw|o. Three.", "Two. ", "One. Two. Three." },
    { "One. |Two.", "Two.", "One. Two." },
    { "One. Two.|", "Two.", "One. Two." },
    { "First.\n\nOne\nli|ne. Two.\n\nLast.", "One\nline. ", "One\nline. Two." },
    { "First.\n|\nLast.", "", "" },
    { "- item one. More.\n- it|em two\n  goes on.\n1. three", "- item two\n  goes on.", "- item two\n  goes on." },
    { "-\tone\n-\tt|wo\n1234567890. three", "-\ttwo\n1234567890. three", "-\ttwo\n1234567890. three" },
    { "One\n-| ", "- ", "- " },
    { "On|e\n-", "One\n-", "One\n-" },
    { "Text\n# He|ad\nmore", "# Head\nmore", "# Head\nmore" },
    { "One h|as ended. {>> a note <<} Two has begun.", "One has ended. ", "One has ended. {>> a note <<} Two has begun." },
    { "One. {>> a n|ote. More <<} Two. End.", "{>> a note. More <<} Two. ", "One. {>> a note. More <<} Two. End." },
    { "It {>> ask\nhim. Ä <<} ro|se. End.", "It {>> ask\nhim. Ä <<} rose. ", "It {>> ask\nhim. Ä <<} rose. End." },
    { "a\n \t\nÄr|ger. Ü.", "Ärger. ", "Ärger. Ü." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].body, "|", 2);
      g_autofree char *body = g_strconcat (parts[0], parts[1], NULL);

      for (NewsroomFocus focus = NEWSROOM_FOCUS_NONE; focus <= NEWSROOM_FOCUS_PARAGRAPH; focus++)
        {
          const char      *expected[] = { body, cases[i].sentence, cases[i].paragraph };
          g_autofree char *found = NULL;
          gsize            start;
          gsize            end;

          newsroom_focus_find (body, strlen (body), strlen (parts[0]), focus, &start, &end);
          found = g_strndup (body + start, end - start);
          g_test_message ("%s", cases[i].body);
          g_assert_cmpstr (found, ==, expected[focus]);
        }
    }
}

/* A sentence that is selected ends with its last mark. */
static void
test_trim (void)
{
  static const struct
  {
    const char *body;
    gsize       start;
    gsize       end;
    gsize       trimmed;
  } cases[] = {
    { "One. Two.", 0, 5, 4 },
    { "One. Two.", 5, 9, 9 },
    { "One.\n \tTwo.", 0, 7, 4 },
    { "Ä.\xc2\xa0 B.", 0, 6, 3 },
    { "  ", 0, 2, 0 },
    { " \n ", 1, 3, 1 },
    { "", 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (newsroom_focus_trim (cases[i].body, cases[i].start, cases[i].end), ==, cases[i].trimmed);
}

static void
test_names (void)
{
  for (NewsroomFocus focus = NEWSROOM_FOCUS_NONE; focus <= NEWSROOM_FOCUS_PARAGRAPH; focus++)
    g_assert_cmpuint (newsroom_focus_from_name (newsroom_focus_get_name (focus)), ==, focus);
  g_assert_cmpuint (newsroom_focus_from_name ("word"), ==, NEWSROOM_FOCUS_NONE);
  g_assert_cmpuint (newsroom_focus_from_name (NULL), ==, NEWSROOM_FOCUS_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/focus/find", test_find);
  g_test_add_func ("/text/focus/trim", test_trim);
  g_test_add_func ("/text/focus/names", test_names);

  return g_test_run ();
}
