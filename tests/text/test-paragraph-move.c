/* test-paragraph-move.c — paragraphs and items change places, and nothing else
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paragraph-move.h"

#include <stdlib.h>
#include <string.h>

static char *
move (const char *marked,
      gboolean    down)
{
  const char      *mark = strchr (marked, '^');
  g_autofree char *head = g_strndup (marked, (gsize)(mark - marked));
  g_autofree char *body = g_strconcat (head, mark + 1, NULL);
  g_autoptr (NewsroomTextEdit) edit = newsroom_paragraph_move (body, strlen (head), strlen (head), down);
  g_autofree char *result = NULL;
  GString         *shown;

  if (edit == NULL)
    return NULL;

  result = newsroom_text_edit_apply (edit, body);
  shown = g_string_new (result);
  g_assert_cmpuint (edit->start, ==, edit->end);
  g_string_insert (shown, (gssize)edit->start, "^");

  return g_string_free (shown, FALSE);
}

static void
test_move (void)
{
  static const struct
  {
    const char *before;
    const char *after; /* one down, and back up */
  } cases[] = {
    { "a^\n\nb", "b\n\na^" },
    { "a\na^\n\nb\nb\n\nc", "b\nb\n\na\na^\n\nc" },
    { "# ^a\n\nb", "b\n\n# ^a" },
    { "> a^\n\nb", "b\n\n> a^" },
    { "- a^\n- b", "- b\n- a^" },
    { "- a^\n  - x\n- b\n  c\n\nd", "- b\n  c\n- a^\n  - x\n\nd" },
    { "- a^\n\n- b", "- b\n\n- a^" },
    { "1. a^\n2. b", "1. b\n2. a^" },
    { "> - a^\n> - b", "> - b\n> - a^" },
    { "a^\n\n```\nb\n\nc\n```\n\nd", "```\nb\n\nc\n```\n\na^\n\nd" },
    { "é^ü\n\n👩‍👩‍👧", "👩‍👩‍👧\n\né^ü" },
    { "a^", NULL },
    { "^\n\nb", NULL },
    { "- a^\n\nb", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *down = move (cases[i].before, TRUE);
      g_autofree char *up = down != NULL ? move (down, FALSE) : NULL;

      if (g_strcmp0 (down, cases[i].after) != 0)
        g_test_fail_printf ("“%s” became “%s”, not “%s”", cases[i].before, down, cases[i].after);
      else if (down != NULL && g_strcmp0 (up, cases[i].before) != 0)
        g_test_fail_printf ("“%s” went back to “%s”, not “%s”", down, up, cases[i].before);
    }
}

static void
test_selection (void)
{
  const char *body = "one\n\ntwo\n\nthree\n\nfour";
  g_autoptr (NewsroomTextEdit) edit = newsroom_paragraph_move (body, 1, 7, TRUE);
  g_autofree char *result = newsroom_text_edit_apply (edit, body);

  g_assert_cmpstr (result, ==, "three\n\none\n\ntwo\n\nfour");
  g_assert_cmpuint (edit->start, ==, 8);
  g_assert_cmpuint (edit->end, ==, 14);
}

static int
compare_bytes (const void *a,
               const void *b)
{
  return *(const char *)a - *(const char *)b;
}

static void
test_random (void)
{
  static const char *const parts[] = { "a", "é", "b ", "\n- ", "\n1. ", "\n  - ", "\n", "\n\n", "\n\n", "\n\n", "\n> ", "\n```\n", "\n# ", "**b**", "*", "\n| a |\n|---|\n", "\n---\n", "    " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240327);
  guint n_done = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (NewsroomTextEdit) edit = NULL;
      g_autofree char *result = NULL;
      gsize            start, end;

      for (gint32 n = g_rand_int_range (rand, 1, 16); n > 0; n--)
        g_string_append (body, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      start = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      while (((guchar)body->str[start] & 0xC0) == 0x80)
        start--;
      end = g_rand_boolean (rand) ? start : body->len;
      edit = newsroom_paragraph_move (body->str, start, end, g_rand_boolean (rand));
      if (edit == NULL)
        continue;

      n_done++;
      result = newsroom_text_edit_apply (edit, body->str);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      g_assert_cmpuint (edit->start, <=, edit->end);
      g_assert_cmpuint (edit->end, <=, strlen (result));
      /* The same bytes in another order */
      g_assert_cmpuint (strlen (result), ==, body->len);
      qsort (result, body->len, 1, compare_bytes);
      qsort (body->str, body->len, 1, compare_bytes);
      g_assert_cmpstr (result, ==, body->str);
    }
  g_assert_cmpuint (n_done, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/paragraph-move/move", test_move);
  g_test_add_func ("/text/paragraph-move/selection", test_selection);
  g_test_add_func ("/text/paragraph-move/random", test_random);

  return g_test_run ();
}
