/* test-edit-history.c — every step comes back as it was
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-history-helper.h"

#include <string.h>

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  fixture_type (fixture, "Der Müller sagt\nja");
  fixture_assert_undone (fixture, "Der Müller sagt\n");
  fixture_assert_undone (fixture, "Der Müller sagt");
  fixture_assert_undone (fixture, "Der Müller ");
  fixture_assert_undone (fixture, "Der ");
  fixture_assert_undone (fixture, "");
  g_assert_false (fixture_undo (fixture));
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "Der ");
}

static void
test_paste_and_break (Fixture      *fixture,
                      gconstpointer data)
{
  fixture_type (fixture, "ab");
  fixture_insert (fixture, 2, "pasted words");
  fixture_type (fixture, "cd");
  newsroom_edit_history_break (fixture->history);
  fixture_type (fixture, "ef");
  fixture_assert_undone (fixture, "abpasted wordscd");
  fixture_assert_undone (fixture, "abpasted words");
  fixture_assert_undone (fixture, "ab");
  fixture_assert_undone (fixture, "");
}

static void
test_deletes (Fixture      *fixture,
              gconstpointer data)
{
  fixture_insert (fixture, 0, "one two three");
  fixture_delete (fixture, 12, 1);
  fixture_delete (fixture, 11, 1);
  newsroom_edit_history_break (fixture->history);
  fixture_delete (fixture, 0, 1);
  fixture_delete (fixture, 0, 1);
  fixture_delete (fixture, 0, 2); /* a selection */
  g_assert_cmpstr (fixture->text->str, ==, "two thr");
  fixture_assert_undone (fixture, "e two thr");
  fixture_assert_undone (fixture, "one two thr");
  fixture_assert_undone (fixture, "one two three");
}

/* Runs of Backspace of every length, in texts where a character is one to four bytes. */
static void
test_backspaces (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const texts[] = {
    "Ann Example said that the editor watches the clock in the newsroom.",
    "Le garçon amendé a été élevé à Orléans, où il reçut son œuvre déjà.",
    "新聞記者は毎日多くの記事を書いて編集者に送ります。そして編集者はそれを読みます。次の日に新聞が印刷されて、読者に届けられます。記者😀😀",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint n = 1; n <= 60; n++)
      {
        guint            length = (guint)g_utf8_strlen (texts[i], -1);
        g_autofree char *after = g_utf8_substring (texts[i], 0, length - n);

        newsroom_edit_history_clear (fixture->history);
        g_string_assign (fixture->text, texts[i]);
        for (guint j = 1; j <= n; j++)
          fixture_delete (fixture, length - j, 1);
        g_assert_cmpstr (fixture->text->str, ==, after);
        fixture_assert_undone (fixture, texts[i]);
        g_assert_false (fixture_undo (fixture));
        g_assert_true (fixture_redo (fixture));
        g_assert_cmpstr (fixture->text->str, ==, after);
      }
}

static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  fixture_type (fixture, "say \"");
  newsroom_edit_history_begin_group (fixture->history);
  newsroom_edit_history_begin_group (fixture->history);
  fixture_delete (fixture, 4, 1);
  newsroom_edit_history_end_group (fixture->history);
  fixture_insert (fixture, 4, "“");
  g_assert_false (fixture_undo (fixture));
  newsroom_edit_history_end_group (fixture->history);
  fixture_type (fixture, "hi");

  fixture_assert_undone (fixture, "say “");
  fixture_assert_undone (fixture, "say \"");
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "say “");
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  guint caret = 99;
  guint bound = 99;

  fixture_insert (fixture, 0, "one two");
  newsroom_edit_history_set_selection (fixture->history, 7, 4);
  newsroom_edit_history_begin_group (fixture->history);
  fixture_delete (fixture, 4, 3);
  fixture_insert (fixture, 4, "2");
  newsroom_edit_history_end_group (fixture->history);

  g_assert_true (newsroom_edit_history_undo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 7);
  g_assert_cmpuint (bound, ==, 4);
  g_assert_true (newsroom_edit_history_redo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 5);
  g_assert_cmpuint (bound, ==, 5);
}

/* A word typed over what was selected is one step, whether the widget groups the two or not; one
 * that is typed after the selection was deleted is another. */
static void
test_typing_over_a_selection (Fixture      *fixture,
                              gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      guint caret;
      guint bound;

      newsroom_edit_history_clear (fixture->history);
      g_string_assign (fixture->text, "one two");
      newsroom_edit_history_set_selection (fixture->history, 7, 4);
      newsroom_edit_history_begin_group (fixture->history);
      fixture_delete (fixture, 4, 3);
      if (i > 0)
        {
          newsroom_edit_history_end_group (fixture->history);
          newsroom_edit_history_begin_group (fixture->history);
        }
      if (i > 1)
        newsroom_edit_history_break (fixture->history);
      fixture_insert (fixture, 4, "s");
      newsroom_edit_history_end_group (fixture->history);
      g_assert_true (newsroom_edit_history_is_typing (fixture->history));
      fixture_type (fixture, "ix ");
      fixture_type (fixture, "x");

      fixture_assert_undone (fixture, "one six ");
      if (i > 1)
        fixture_assert_undone (fixture, "one ");
      g_assert_true (newsroom_edit_history_undo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
      g_assert_cmpstr (fixture->text->str, ==, "one two");
      g_assert_cmpuint (caret, ==, 7);
      g_assert_cmpuint (bound, ==, 4);
      g_assert_true (newsroom_edit_history_redo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
      g_assert_cmpstr (fixture->text->str, ==, i > 1 ? "one " : "one six ");
      g_assert_cmpuint (caret, ==, i > 1 ? 4 : 8);
      g_assert_false (newsroom_edit_history_is_typing (fixture->history));
    }
}

static void
test_selection_of_a_group (Fixture      *fixture,
                           gconstpointer data)
{
  guint caret;
  guint bound;

  fixture_insert (fixture, 0, "one two");
  newsroom_edit_history_set_selection (fixture->history, 4, 7);
  newsroom_edit_history_begin_group (fixture->history);
  fixture_insert (fixture, 7, "**");
  fixture_insert (fixture, 4, "**");
  newsroom_edit_history_set_selection (fixture->history, 6, 9);
  newsroom_edit_history_end_group (fixture->history);
  g_assert_true (newsroom_edit_history_undo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 4);
  g_assert_cmpuint (bound, ==, 7);
  g_assert_true (newsroom_edit_history_redo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpstr (fixture->text->str, ==, "one **two**");
  g_assert_cmpuint (caret, ==, 6);
  g_assert_cmpuint (bound, ==, 9);
}

/* A command may put the caret where it will be before it deletes anything. */
static void
test_caret_that_moves_before_the_first_edit (Fixture      *fixture,
                                             gconstpointer data)
{
  guint caret;
  guint bound;

  fixture_insert (fixture, 0, "> one");
  newsroom_edit_history_break (fixture->history);
  newsroom_edit_history_set_selection (fixture->history, 2, 2);
  newsroom_edit_history_begin_group (fixture->history);
  newsroom_edit_history_begin_group (fixture->history);
  newsroom_edit_history_set_selection (fixture->history, 0, 0);
  fixture_delete (fixture, 0, 2);
  newsroom_edit_history_end_group (fixture->history);
  newsroom_edit_history_end_group (fixture->history);
  g_assert_true (newsroom_edit_history_undo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpstr (fixture->text->str, ==, "> one");
  g_assert_cmpuint (caret, ==, 2);
  g_assert_cmpuint (bound, ==, 2);
  g_assert_true (newsroom_edit_history_redo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 0);
}

/* What is one letter for a reader goes with a run of Backspaces, and with a word. */
static void
test_graphemes (Fixture      *fixture,
                gconstpointer data)
{
  const char *family = "\360\237\221\250\342\200\215\360\237\221\251\342\200\215\360\237\221\247";

  fixture_type (fixture, "a");
  fixture_insert (fixture, 1, family);
  fixture_insert (fixture, 6, "e\314\201");
  fixture_type (fixture, "b");
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_true (fixture_redo (fixture));
  fixture_delete (fixture, 8, 1);
  fixture_delete (fixture, 6, 2);
  fixture_delete (fixture, 1, 5);
  g_assert_cmpstr (fixture->text->str, ==, "a");
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpuint (g_utf8_strlen (fixture->text->str, -1), ==, 9);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 gpointer    user_data)
{
  (*(guint *)user_data)++;
}

static void
test_redo_is_cleared (Fixture      *fixture,
                      gconstpointer data)
{
  guint n_notifies = 0;

  g_signal_connect (fixture->history, "notify::can-redo", G_CALLBACK (count_notify_cb), &n_notifies);
  fixture_type (fixture, "one two");
  g_assert_true (fixture_undo (fixture));
  g_assert_true (newsroom_edit_history_get_can_redo (fixture->history));
  fixture_type (fixture, "x");
  g_assert_false (newsroom_edit_history_get_can_redo (fixture->history));
  g_assert_cmpuint (n_notifies, ==, 2);
  fixture_assert_undone (fixture, "one ");
}

static void
test_taken_back (Fixture      *fixture,
                 gconstpointer data)
{
  fixture_insert (fixture, 0, "word");
  newsroom_edit_history_break (fixture->history);
  fixture_insert (fixture, 4, "****");
  newsroom_edit_history_break (fixture->history);
  g_assert_false (newsroom_edit_history_forget_taken_back (fixture->history));
  fixture_delete (fixture, 4, 3);
  g_assert_false (newsroom_edit_history_forget_taken_back (fixture->history));
  fixture_undo (fixture);
  fixture_delete (fixture, 4, 4);
  g_assert_true (newsroom_edit_history_forget_taken_back (fixture->history));
  g_assert_false (newsroom_edit_history_get_can_redo (fixture->history));
  fixture_undo (fixture);
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_false (newsroom_edit_history_get_can_undo (fixture->history));
}

static void
test_bound (void)
{
  Fixture          fixture = { newsroom_edit_history_new (4096), g_string_new (NULL) };
  g_autofree char *large = g_strnfill (100000, 'x');
  guint            n_steps = 0;

  for (guint i = 0; i < 1000; i++)
    fixture_type (&fixture, "word ");
  while (fixture_undo (&fixture))
    n_steps++;
  g_assert_cmpuint (n_steps, >, 10);
  g_assert_cmpuint (n_steps, <, 100);

  fixture_insert (&fixture, 0, large);
  g_assert_true (fixture_undo (&fixture));
  g_assert_false (fixture_undo (&fixture));

  fixture_tear_down (&fixture, NULL);
}

static void
random_edit (Fixture *fixture,
             GRand   *rand,
             guint   *caret)
{
  static const char *const texts[] = { "a", "é", "日", " ", "\n", "😀", "words at once", "two\nlines\n" };
  guint                    length = (guint)g_utf8_strlen (fixture->text->str, -1);
  guint                    n;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      *caret = (guint)g_rand_int_range (rand, 0, (gint32)length + 1);
      newsroom_edit_history_set_selection (fixture->history, *caret, *caret);
      if (g_rand_boolean (rand))
        newsroom_edit_history_break (fixture->history);
      break;
    case 1:
    case 2:
      if (*caret > 0)
        fixture_delete (fixture, --*caret, 1);
      break;
    case 3:
      n = (guint)g_rand_int_range (rand, 1, 5);
      n = MIN (n, length - *caret);
      newsroom_edit_history_set_selection (fixture->history, *caret + n, *caret);
      fixture_delete (fixture, *caret, n);
      break;
    default:
      n = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (texts));
      fixture_insert (fixture, *caret, texts[n]);
      *caret += (guint)g_utf8_strlen (texts[n], -1);
    }
}

/* Takes a step; what is selected then lies in the text. */
static gboolean
walk (Fixture *fixture,
      gboolean (*step) (NewsroomEditHistory *, NewsroomEditApply, gpointer, guint *, guint *))
{
  guint caret = 0;
  guint bound = 0;
  guint length;

  if (!step (fixture->history, fixture_apply_cb, fixture, &caret, &bound))
    return FALSE;

  length = (guint)g_utf8_strlen (fixture->text->str, -1);
  g_assert_true (g_utf8_validate (fixture->text->str, -1, NULL));
  g_assert_cmpuint (caret, <=, length);
  g_assert_cmpuint (bound, <=, length);

  return TRUE;
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240323);

  for (guint round = 0; round < 500; round++)
    {
      g_autofree char *last = NULL;
      guint            caret = 0;
      guint            depth = 0;

      newsroom_edit_history_clear (fixture->history);
      g_string_assign (fixture->text, "");
      for (guint i = 0; i < 100; i++)
        {
          if (g_rand_int_range (rand, 0, 10) == 0)
            newsroom_edit_history_begin_group (fixture->history), depth++;
          random_edit (fixture, rand, &caret);
          if (depth > 0 && g_rand_int_range (rand, 0, 5) == 0)
            newsroom_edit_history_end_group (fixture->history), depth--;
        }
      for (; depth > 0; depth--)
        newsroom_edit_history_end_group (fixture->history);

      last = g_strdup (fixture->text->str);
      for (guint i = 0; i < 2; i++)
        {
          while (walk (fixture, newsroom_edit_history_undo))
            ;
          g_assert_cmpstr (fixture->text->str, ==, "");
          while (walk (fixture, newsroom_edit_history_redo))
            ;
          g_assert_cmpstr (fixture->text->str, ==, last);
        }
    }
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
  add ("/text/edit-history/words", test_words);
  add ("/text/edit-history/paste-and-break", test_paste_and_break);
  add ("/text/edit-history/deletes", test_deletes);
  add ("/text/edit-history/backspaces", test_backspaces);
  add ("/text/edit-history/groups", test_groups);
  add ("/text/edit-history/selection", test_selection);
  add ("/text/edit-history/typing-over-a-selection", test_typing_over_a_selection);
  add ("/text/edit-history/selection-of-a-group", test_selection_of_a_group);
  add ("/text/edit-history/caret-that-moves-before-the-first-edit", test_caret_that_moves_before_the_first_edit);
  add ("/text/edit-history/graphemes", test_graphemes);
  add ("/text/edit-history/redo-is-cleared", test_redo_is_cleared);
  add ("/text/edit-history/taken-back", test_taken_back);
  add ("/text/edit-history/random", test_random);
  g_test_add_func ("/text/edit-history/bound", test_bound);

  return g_test_run ();
}
