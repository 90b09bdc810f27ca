/* test-edit-history.c — every step comes back as it was
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-history.h"

#include <string.h>

#define PLENTY (16 * 1024 * 1024)

/* A text that a history watches. */
typedef struct
{
  NewsroomEditHistory *history;
  GString             *text;
} Fixture;

static gssize
byte_of (GString *text,
         guint    offset)
{
  return g_utf8_offset_to_pointer (text->str, offset) - text->str;
}

static void
insert (Fixture    *fixture,
        guint       offset,
        const char *text)
{
  g_string_insert (fixture->text, byte_of (fixture->text, offset), text);
  newsroom_edit_history_insert (fixture->history, offset, text, -1);
}

static void delete (Fixture *fixture,
                    guint    offset,
                    guint    n)
{
  gssize           start = byte_of (fixture->text, offset);
  gssize           end = byte_of (fixture->text, offset + n);
  g_autofree char *text = g_strndup (fixture->text->str + start, (gsize)(end - start));

  g_string_erase (fixture->text, start, end - start);
  newsroom_edit_history_delete (fixture->history, offset, text, -1);
}

static void
apply_cb (guint       offset,
          const char *deleted,
          const char *inserted,
          gpointer    user_data)
{
  Fixture *fixture = user_data;

  if (deleted != NULL)
    {
      g_assert_true (g_str_has_prefix (fixture->text->str + byte_of (fixture->text, offset), deleted));
      delete (fixture, offset, (guint)g_utf8_strlen (deleted, -1));
    }
  if (inserted != NULL)
    insert (fixture, offset, inserted);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->history = newsroom_edit_history_new (PLENTY);
  fixture->text = g_string_new (NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_string_free (fixture->text, TRUE);
  g_assert_finalize_object (fixture->history);
}

static gboolean
undo (Fixture *fixture)
{
  return newsroom_edit_history_undo (fixture->history, apply_cb, fixture, NULL, NULL);
}

static gboolean
redo (Fixture *fixture)
{
  return newsroom_edit_history_redo (fixture->history, apply_cb, fixture, NULL, NULL);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  guint offset = (guint)g_utf8_strlen (fixture->text->str, -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      newsroom_edit_history_begin_group (fixture->history);
      insert (fixture, offset++, character);
      newsroom_edit_history_end_group (fixture->history);
    }
}

static void
assert_undone (Fixture    *fixture,
               const char *text)
{
  g_assert_true (undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, text);
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  type (fixture, "Der Müller sagt\nja");
  assert_undone (fixture, "Der Müller sagt\n");
  assert_undone (fixture, "Der Müller sagt");
  assert_undone (fixture, "Der Müller ");
  assert_undone (fixture, "Der ");
  assert_undone (fixture, "");
  g_assert_false (undo (fixture));
  g_assert_true (redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "Der ");
}

static void
test_paste_and_break (Fixture      *fixture,
                      gconstpointer data)
{
  type (fixture, "ab");
  insert (fixture, 2, "pasted words");
  type (fixture, "cd");
  newsroom_edit_history_break (fixture->history);
  type (fixture, "ef");
  assert_undone (fixture, "abpasted wordscd");
  assert_undone (fixture, "abpasted words");
  assert_undone (fixture, "ab");
  assert_undone (fixture, "");
}

static void
test_deletes (Fixture      *fixture,
              gconstpointer data)
{
  insert (fixture, 0, "one two three");
  delete (fixture, 12, 1);
  delete (fixture, 11, 1);
  newsroom_edit_history_break (fixture->history);
  delete (fixture, 0, 1);
  delete (fixture, 0, 1);
  delete (fixture, 0, 2); /* a selection */
  g_assert_cmpstr (fixture->text->str, ==, "two thr");
  assert_undone (fixture, "e two thr");
  assert_undone (fixture, "one two thr");
  assert_undone (fixture, "one two three");
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
          delete (fixture, length - j, 1);
        g_assert_cmpstr (fixture->text->str, ==, after);
        assert_undone (fixture, texts[i]);
        g_assert_false (undo (fixture));
        g_assert_true (redo (fixture));
        g_assert_cmpstr (fixture->text->str, ==, after);
      }
}

static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  type (fixture, "say \"");
  newsroom_edit_history_begin_group (fixture->history);
  newsroom_edit_history_begin_group (fixture->history);
  delete (fixture, 4, 1);
  newsroom_edit_history_end_group (fixture->history);
  insert (fixture, 4, "“");
  g_assert_false (undo (fixture));
  newsroom_edit_history_end_group (fixture->history);
  type (fixture, "hi");

  assert_undone (fixture, "say “");
  assert_undone (fixture, "say \"");
  g_assert_true (redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "say “");
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  guint caret = 99;
  guint bound = 99;

  insert (fixture, 0, "one two");
  newsroom_edit_history_set_selection (fixture->history, 7, 4);
  newsroom_edit_history_begin_group (fixture->history);
  delete (fixture, 4, 3);
  insert (fixture, 4, "2");
  newsroom_edit_history_end_group (fixture->history);

  g_assert_true (newsroom_edit_history_undo (fixture->history, apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 7);
  g_assert_cmpuint (bound, ==, 4);
  g_assert_true (newsroom_edit_history_redo (fixture->history, apply_cb, fixture, &caret, &bound));
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
      delete (fixture, 4, 3);
      if (i > 0)
        {
          newsroom_edit_history_end_group (fixture->history);
          newsroom_edit_history_begin_group (fixture->history);
        }
      if (i > 1)
        newsroom_edit_history_break (fixture->history);
      insert (fixture, 4, "s");
      newsroom_edit_history_end_group (fixture->history);
      g_assert_true (newsroom_edit_history_is_typing (fixture->history));
      type (fixture, "ix ");
      type (fixture, "x");

      assert_undone (fixture, "one six ");
      if (i > 1)
        assert_undone (fixture, "one ");
      g_assert_true (newsroom_edit_history_undo (fixture->history, apply_cb, fixture, &caret, &bound));
      g_assert_cmpstr (fixture->text->str, ==, "one two");
      g_assert_cmpuint (caret, ==, 7);
      g_assert_cmpuint (bound, ==, 4);
      g_assert_true (newsroom_edit_history_redo (fixture->history, apply_cb, fixture, &caret, &bound));
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

  insert (fixture, 0, "one two");
  newsroom_edit_history_set_selection (fixture->history, 4, 7);
  newsroom_edit_history_begin_group (fixture->history);
  insert (fixture, 7, "**");
  insert (fixture, 4, "**");
  newsroom_edit_history_set_selection (fixture->history, 6, 9);
  newsroom_edit_history_end_group (fixture->history);
  g_assert_true (newsroom_edit_history_undo (fixture->history, apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 4);
  g_assert_cmpuint (bound, ==, 7);
  g_assert_true (newsroom_edit_history_redo (fixture->history, apply_cb, fixture, &caret, &bound));
  g_assert_cmpstr (fixture->text->str, ==, "one **two**");
  g_assert_cmpuint (caret, ==, 6);
  g_assert_cmpuint (bound, ==, 9);
}

/* What is one letter for a reader goes with a run of Backspaces, and with a word. */
static void
test_graphemes (Fixture      *fixture,
                gconstpointer data)
{
  const char *family = "\360\237\221\250\342\200\215\360\237\221\251\342\200\215\360\237\221\247";

  type (fixture, "a");
  insert (fixture, 1, family);
  insert (fixture, 6, "e\314\201");
  type (fixture, "b");
  g_assert_true (undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_true (redo (fixture));
  delete (fixture, 8, 1);
  delete (fixture, 6, 2);
  delete (fixture, 1, 5);
  g_assert_cmpstr (fixture->text->str, ==, "a");
  g_assert_true (undo (fixture));
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
  type (fixture, "one two");
  g_assert_true (undo (fixture));
  g_assert_true (newsroom_edit_history_get_can_redo (fixture->history));
  type (fixture, "x");
  g_assert_false (newsroom_edit_history_get_can_redo (fixture->history));
  g_assert_cmpuint (n_notifies, ==, 2);
  assert_undone (fixture, "one ");
}

static void
test_taken_back (Fixture      *fixture,
                 gconstpointer data)
{
  insert (fixture, 0, "word");
  newsroom_edit_history_break (fixture->history);
  insert (fixture, 4, "****");
  newsroom_edit_history_break (fixture->history);
  g_assert_false (newsroom_edit_history_forget_taken_back (fixture->history));
  delete (fixture, 4, 3);
  g_assert_false (newsroom_edit_history_forget_taken_back (fixture->history));
  undo (fixture);
  delete (fixture, 4, 4);
  g_assert_true (newsroom_edit_history_forget_taken_back (fixture->history));
  g_assert_false (newsroom_edit_history_get_can_redo (fixture->history));
  undo (fixture);
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
    type (&fixture, "word ");
  while (undo (&fixture))
    n_steps++;
  g_assert_cmpuint (n_steps, >, 10);
  g_assert_cmpuint (n_steps, <, 100);

  insert (&fixture, 0, large);
  g_assert_true (undo (&fixture));
  g_assert_false (undo (&fixture));

  tear_down (&fixture, NULL);
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
        delete (fixture, --*caret, 1);
      break;
    case 3:
      n = (guint)g_rand_int_range (rand, 1, 5);
      n = MIN (n, length - *caret);
      newsroom_edit_history_set_selection (fixture->history, *caret + n, *caret);
      delete (fixture, *caret, n);
      break;
    default:
      n = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (texts));
      insert (fixture, *caret, texts[n]);
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

  if (!step (fixture->history, apply_cb, fixture, &caret, &bound))
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
      insert (fixture, i, "é");
      delete (fixture, 0, 1);
      insert (fixture, i, "xy");
    }
  newsroom_edit_history_end_group (history);
  all = g_strdup (fixture->text->str);

  for (guint i = 0; i <= 30; i++)
    {
      g_assert_cmpuint (newsroom_edit_history_begin_undo (history), ==, 30);
      g_assert_cmpuint (newsroom_edit_history_begin_undo (history), ==, 0);
      for (guint j = 0; j < i; j++)
        g_assert_true (newsroom_edit_history_go_on (history, apply_cb, fixture));
      newsroom_edit_history_turn_back (history);
      while (newsroom_edit_history_go_on (history, apply_cb, fixture))
        ;
      g_assert_false (newsroom_edit_history_end_walk (history, NULL, NULL));
      g_assert_cmpstr (fixture->text->str, ==, all);
      g_assert_true (newsroom_edit_history_get_can_undo (history));
      g_assert_false (newsroom_edit_history_get_can_redo (history));
    }

  g_assert_true (newsroom_edit_history_undo (history, apply_cb, fixture, &at, NULL));
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_cmpuint (newsroom_edit_history_begin_redo (history), ==, 30);
  g_assert_true (newsroom_edit_history_go_on (history, apply_cb, fixture));
  newsroom_edit_history_turn_back (history);
  g_assert_true (newsroom_edit_history_go_on (history, apply_cb, fixture));
  g_assert_false (newsroom_edit_history_go_on (history, apply_cb, fixture));
  g_assert_false (newsroom_edit_history_end_walk (history, NULL, NULL));
  g_assert_cmpstr (fixture->text->str, ==, "");
  g_assert_true (newsroom_edit_history_redo (history, apply_cb, fixture, &at, NULL));
  g_assert_cmpstr (fixture->text->str, ==, all);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
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
  add ("/text/edit-history/graphemes", test_graphemes);
  add ("/text/edit-history/redo-is-cleared", test_redo_is_cleared);
  add ("/text/edit-history/taken-back", test_taken_back);
  add ("/text/edit-history/turned-back", test_turned_back);
  add ("/text/edit-history/random", test_random);
  g_test_add_func ("/text/edit-history/bound", test_bound);

  return g_test_run ();
}
