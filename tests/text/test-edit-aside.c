/* test-edit-aside.c — what is put in order between two steps is no step, and the next can still be redone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-past-helper.h"

static void
test_aside (Fixture      *fixture,
            gconstpointer data)
{
  guint offset, caret;

  fixture_insert (fixture, 0, "one ");
  newsroom_edit_history_break (fixture->history);
  fixture_insert (fixture, 4, "****");
  newsroom_edit_history_break (fixture->history);
  fixture_insert (fixture, 6, "two");
  fixture_assert_undone (fixture, "one ****");
  g_assert_cmpstr (newsroom_edit_history_get_newest (fixture->history, &offset, &caret), ==, "****");
  g_assert_cmpuint (offset, ==, 4);
  g_assert_cmpuint (caret, ==, 8);

  newsroom_edit_history_begin_aside (fixture->history);
  fixture_delete (fixture, 4, 4);
  newsroom_edit_history_end_aside (fixture->history);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (fixture_redo (fixture));
      g_assert_cmpstr (fixture->text->str, ==, "one **two**");
      g_assert_false (fixture_redo (fixture));
      fixture_assert_undone (fixture, "one ");
      fixture_assert_undone (fixture, "");
      g_assert_false (fixture_undo (fixture));
      g_assert_true (fixture_redo (fixture));
      g_assert_cmpstr (fixture->text->str, ==, "one ");
    }

  /* Behind a step that did more, it goes with that step. */
  g_assert_true (fixture_redo (fixture));
  fixture_insert (fixture, 9, " three ");
  fixture_insert (fixture, 18, "four");
  fixture_assert_undone (fixture, "one **two three **");
  newsroom_edit_history_begin_aside (fixture->history);
  fixture_delete (fixture, 15, 3);
  fixture_insert (fixture, 15, "** ");
  newsroom_edit_history_end_aside (fixture->history);
  g_assert_cmpstr (fixture->text->str, ==, "one **two three** ");
  fixture_assert_undone (fixture, "one **two**");
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "one **two three** ");
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "one **two three **four");
  g_assert_null (newsroom_edit_history_get_newest (fixture->history, &offset, &caret));

  /* Where there is no step it is one, and an empty one is none. */
  newsroom_edit_history_clear (fixture->history);
  newsroom_edit_history_begin_aside (fixture->history);
  newsroom_edit_history_end_aside (fixture->history);
  g_assert_false (newsroom_edit_history_get_can_undo (fixture->history));
  newsroom_edit_history_begin_aside (fixture->history);
  fixture_delete (fixture, 0, 4);
  newsroom_edit_history_end_aside (fixture->history);
  fixture_assert_undone (fixture, "one **two three **four");
}

static void
ignore_cb (guint       offset,
           const char *deleted,
           const char *inserted,
           gpointer    user_data)
{
}

/* It counts towards what a history remembers. */
static void
test_bound (void)
{
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (2500);
  g_autofree char *words = g_strnfill (1000, 'a');
  g_autofree char *more = g_strnfill (2000, 'b');

  newsroom_edit_history_insert (history, 0, words, -1);
  newsroom_edit_history_break (history);
  newsroom_edit_history_insert (history, 1000, "c", -1);
  newsroom_edit_history_break (history);
  newsroom_edit_history_begin_aside (history);
  newsroom_edit_history_insert (history, 1001, more, -1);
  newsroom_edit_history_end_aside (history);

  g_assert_true (newsroom_edit_history_get_can_undo (history));
  g_assert_true (newsroom_edit_history_undo (history, ignore_cb, NULL, NULL, NULL));
  g_assert_false (newsroom_edit_history_get_can_undo (history));
}

/* A step is known by how many came after it, as long as it was one edit. */
static void
test_single (Fixture      *fixture,
             gconstpointer data)
{
  NewsroomEditHistory *history = fixture->history;
  gboolean             inserted;
  guint                offset, caret;

  g_assert_null (newsroom_edit_history_get_single (history, 0, &inserted, &offset, &caret));
  fixture_insert (fixture, 0, "one");
  newsroom_edit_history_break (history);
  fixture_delete (fixture, 1, 2);
  newsroom_edit_history_break (history);
  newsroom_edit_history_begin_group (history);
  fixture_insert (fixture, 1, "f");
  fixture_insert (fixture, 0, "_");
  newsroom_edit_history_end_group (history);

  g_assert_null (newsroom_edit_history_get_single (history, 0, &inserted, &offset, &caret));
  g_assert_cmpstr (newsroom_edit_history_get_single (history, 1, &inserted, &offset, &caret), ==, "ne");
  g_assert_false (inserted);
  g_assert_cmpuint (offset, ==, 1);
  g_assert_cmpuint (caret, ==, 1);
  g_assert_cmpstr (newsroom_edit_history_get_single (history, 2, &inserted, &offset, &caret), ==, "one");
  g_assert_true (inserted);
  g_assert_cmpuint (caret, ==, 3);
  g_assert_null (newsroom_edit_history_get_single (history, 3, &inserted, &offset, &caret));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/text/edit-aside/aside", Fixture, NULL, past_set_up, test_aside, past_tear_down);
  g_test_add ("/text/edit-aside/single", Fixture, NULL, past_set_up, test_single, past_tear_down);
  g_test_add_func ("/text/edit-aside/bound", test_bound);

  return g_test_run ();
}
