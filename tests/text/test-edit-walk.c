/* test-edit-walk.c — steps of an edit history made, undone and redone bit by bit
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-history-helper.h"

#include <string.h>

/* What is stopped on the way is as it was, and can be gone all the same. */
static void
test_turned_back (Fixture      *fixture,
                  gconstpointer data)
{
  NewsroomEditHistory *history = fixture->history;
  g_autofree char     *all = NULL;
  guint                at = 0;

  newsroom_edit_history_begin_group (history);
  for (guint i = 0; i < 10; i++)
    {
      fixture_insert (fixture, i, "é");
      fixture_delete (fixture, 0, 1);
      fixture_insert (fixture, i, "xy");
    }
  newsroom_edit_history_end_group (history);
  all = g_strdup (fixture->text->str);

  for (guint i = 0; i <= 30; i++)
    {
      g_assert_cmpuint (newsroom_edit_history_begin_undo (history), ==, 30);
      g_assert_cmpuint (newsroom_edit_history_begin_undo (history), ==, 0);
      for (guint j = 0; j < i; j++)
        g_assert_true (newsroom_edit_history_go_on (history, fixture_apply_cb, fixture));
      newsroom_edit_history_turn_back (history);
      while (newsroom_edit_history_go_on (history, fixture_apply_cb, fixture))
        ;
      g_assert_false (newsroom_edit_history_end_walk (history, NULL, NULL));
      g_assert_cmpstr (fixture->text->str, ==, all);
      g_assert_true (newsroom_edit_history_get_can_undo (history));
      g_assert_false (newsroom_edit_history_get_can_redo (history));
    }

  g_assert_true (newsroom_edit_history_undo (history, fixture_apply_cb, fixture, &at, NULL));
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_cmpuint (newsroom_edit_history_begin_redo (history), ==, 30);
  g_assert_true (newsroom_edit_history_go_on (history, fixture_apply_cb, fixture));
  newsroom_edit_history_turn_back (history);
  g_assert_true (newsroom_edit_history_go_on (history, fixture_apply_cb, fixture));
  g_assert_false (newsroom_edit_history_go_on (history, fixture_apply_cb, fixture));
  g_assert_false (newsroom_edit_history_end_walk (history, NULL, NULL));
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_true (newsroom_edit_history_redo (history, fixture_apply_cb, fixture, &at, NULL));
  g_assert_cmpstr (fixture->text->str, ==, all);
}

/* A text of many lines or of none, and longer than what is put in or taken out at a time. */
static char *
make_long (guint n_lines,
           guint n_letters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    {
      for (guint j = 0; j < n_letters; j++)
        g_string_append (text, j % 3 == 0 ? "é" : j % 7 == 0 ? "👩"
                                                             : "x");
      if (n_lines > 1)
        g_string_append_printf (text, " %u\n", i);
    }

  return g_string_free (text, FALSE);
}

static guint
count_steps (Fixture *fixture)
{
  guint n = 0;

  while (newsroom_edit_history_go_on (fixture->history, fixture_apply_cb, fixture))
    n++;

  return n;
}

/* A long edit is undone and redone bit by bit, and turned back in the middle. */
static void
test_long_edits (Fixture      *fixture,
                 gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = i == 0 ? make_long (400, 60) : make_long (1, 600000);
      g_autofree char *all = g_strconcat ("a", text, "z", NULL);
      const guint      n_chars = (guint)g_utf8_strlen (text, -1);

      newsroom_edit_history_clear (fixture->history);
      g_string_assign (fixture->text, "az");
      fixture_insert (fixture, 1, text);
      for (guint j = 1; j < 8; j++)
        {
          g_assert_cmpuint (newsroom_edit_history_begin_undo (fixture->history), >, 8);
          for (guint k = 0; k < j; k++)
            g_assert_true (newsroom_edit_history_go_on (fixture->history, fixture_apply_cb, fixture));
          g_assert_cmpuint (fixture->text->len, <, strlen (all) - 1000 * j);
          newsroom_edit_history_turn_back (fixture->history);
          g_assert_cmpuint (count_steps (fixture), >, 0);
          g_assert_false (newsroom_edit_history_end_walk (fixture->history, NULL, NULL));
          g_assert_cmpstr (fixture->text->str, ==, all);
        }
      fixture_assert_undone (fixture, "az");
      g_assert_true (fixture_redo (fixture));
      g_assert_cmpstr (fixture->text->str, ==, all);

      fixture_delete (fixture, 1, n_chars);
      g_assert_cmpuint (newsroom_edit_history_begin_undo (fixture->history), >, 8);
      g_assert_cmpuint (count_steps (fixture), >, 8);
      g_assert_true (newsroom_edit_history_end_walk (fixture->history, NULL, NULL));
      g_assert_cmpstr (fixture->text->str, ==, all);
    }
}

static void
plan (Fixture *fixture)
{
  newsroom_edit_history_set_selection (fixture->history, 5, 0);
  newsroom_edit_history_plan_delete (fixture->history, 6, "zwei", -1);
  newsroom_edit_history_plan_insert (fixture->history, 6, "zweiter", -1);
  newsroom_edit_history_plan_insert (fixture->history, 0, "ein ", -1);
  newsroom_edit_history_plan_insert (fixture->history, 0, "", 0);
}

/* What is planned is one step when it is done, and none when it is turned back. */
static void
test_plan (Fixture      *fixture,
           gconstpointer data)
{
  NewsroomEditHistory *history = fixture->history;
  guint                caret = 0;
  guint                bound = 0;

  g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 0, 0), ==, 0);
  fixture_type (fixture, "erste zwei");
  fixture_assert_undone (fixture, "erste ");
  g_assert_true (fixture_redo (fixture));
  newsroom_edit_history_break (history);
  fixture_type (fixture, "!");
  fixture_assert_undone (fixture, "erste zwei");

  for (guint i = 0; i <= 3; i++)
    {
      plan (fixture);
      g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 7, 7), ==, 3);
      for (guint j = 0; j < i; j++)
        g_assert_true (newsroom_edit_history_go_on (history, fixture_apply_cb, fixture));
      newsroom_edit_history_turn_back (history);
      g_assert_cmpuint (count_steps (fixture), ==, i);
      g_assert_true (newsroom_edit_history_end_walk (history, &caret, &bound));
      g_assert_cmpuint (caret, ==, 5);
      g_assert_cmpuint (bound, ==, 0);
      g_assert_cmpstr (fixture->text->str, ==, "erste zwei");
      g_assert_true (newsroom_edit_history_get_can_redo (history));
    }

  plan (fixture);
  g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 7, 3), ==, 3);
  g_assert_cmpuint (count_steps (fixture), ==, 3);
  g_assert_true (newsroom_edit_history_end_walk (history, &caret, &bound));
  g_assert_cmpuint (caret, ==, 7);
  g_assert_cmpuint (bound, ==, 3);
  g_assert_cmpstr (fixture->text->str, ==, "ein erste zweiter");
  g_assert_false (newsroom_edit_history_get_can_redo (history));
  g_assert_true (newsroom_edit_history_undo (history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 5);
  g_assert_cmpuint (bound, ==, 0);
  g_assert_cmpstr (fixture->text->str, ==, "erste zwei");
  g_assert_true (newsroom_edit_history_redo (history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 7);
  g_assert_cmpstr (fixture->text->str, ==, "ein erste zweiter");
}

/* What could not be begun is not taken back by the next undo, nor begun later. */
static void
test_plan_in_group (Fixture      *fixture,
                    gconstpointer data)
{
  NewsroomEditHistory *history = fixture->history;

  fixture_type (fixture, "erste zwei");
  newsroom_edit_history_break (history);
  newsroom_edit_history_begin_group (history);
  plan (fixture);
  g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 7, 7), ==, 0);
  newsroom_edit_history_end_group (history);
  fixture_assert_undone (fixture, "erste ");
  g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 7, 7), ==, 0);
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "erste zwei");

  /* While it is being made it is not begun again. */
  plan (fixture);
  g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 7, 7), ==, 3);
  g_assert_cmpuint (newsroom_edit_history_begin_plan (history, 7, 7), ==, 0);
  g_assert_cmpuint (count_steps (fixture), ==, 3);
  g_assert_true (newsroom_edit_history_end_walk (history, NULL, NULL));
  g_assert_cmpstr (fixture->text->str, ==, "ein erste zweiter");
  fixture_assert_undone (fixture, "erste zwei");
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/text/edit-walk/turned-back", test_turned_back);
  add ("/text/edit-walk/long-edits", test_long_edits);
  add ("/text/edit-walk/plan", test_plan);
  add ("/text/edit-walk/plan-in-group", test_plan_in_group);

  return g_test_run ();
}
