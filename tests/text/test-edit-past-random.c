/* test-edit-past-random.c — any edits, undone after a restart as they would have been before it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-past-helper.h"

static void
random_edit (Fixture *fixture,
             GRand   *rand,
             guint   *caret)
{
  static const char *const texts[] = { "a", "é", "日", " ", "\n", "😀", "words at once", "two\nlines\n" };
  guint                    length = (guint)g_utf8_strlen (fixture->text->str, -1);
  guint                    n;

  *caret = MIN (*caret, length);
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      *caret = (guint)g_rand_int_range (rand, 0, (gint32)length + 1);
      newsroom_edit_history_set_selection (fixture->history, *caret, *caret);
      newsroom_edit_history_break (fixture->history);
      break;
    case 1:
    case 2:
      if (*caret > 0)
        fixture_delete (fixture, --*caret, 1);
      break;
    case 3:
      n = (guint)g_rand_int_range (rand, 1, 5);
      fixture_delete (fixture, *caret, MIN (n, length - *caret));
      break;
    case 4:
      for (n = (guint)g_rand_int_range (rand, 1, 6); n > 0; n--)
        fixture_undo (fixture);
      break;
    case 5:
      fixture_redo (fixture);
      break;
    case 6:
      fixture_insert (fixture, *caret, "****");
      if (g_rand_boolean (rand))
        past_save (fixture);
      fixture_delete (fixture, *caret, 4);
      newsroom_edit_history_forget_taken_back (fixture->history);
      break;
    default:
      n = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (texts));
      fixture_insert (fixture, *caret, texts[n]);
      *caret += (guint)g_utf8_strlen (texts[n], -1);
    }
}

/* Between two steps, of which the second may be one to be redone. */
static void
random_aside (Fixture *fixture,
              GRand   *rand)
{
  newsroom_edit_history_begin_aside (fixture->history);
  for (gint32 n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      const guint length = (guint)g_utf8_strlen (fixture->text->str, -1);
      const guint offset = (guint)g_rand_int_range (rand, 0, (gint32)length + 1);

      if (g_rand_boolean (rand))
        fixture_insert (fixture, offset, "é*");
      else if (offset < length)
        fixture_delete (fixture, offset, 1);
    }
  newsroom_edit_history_end_aside (fixture->history);
}

/* What one history gives step by step, another gives after a restart. */
static void
compare_after_restart (Fixture *fixture)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_redone = 0;

  while (fixture_undo (fixture))
    ;
  do
    g_ptr_array_add (texts, g_strdup (fixture->text->str));
  while (fixture_redo (fixture));

  past_restart (fixture);
  while (fixture_redo (fixture))
    n_redone++;
  for (guint i = texts->len; i > 0; i--)
    {
      g_assert_cmpstr (fixture->text->str, ==, texts->pdata[i - 1]);
      g_assert_true (fixture_undo (fixture) == (i > 1));
    }
  for (guint i = 0; i + n_redone + 1 < texts->len; i++)
    g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, fixture->kept_text);
}

static void
save_somehow (Fixture *fixture,
              GRand   *rand)
{
  g_autoptr (NewsroomEditChanges) changes = NULL;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0: /* fails */
      changes = past_take (fixture);
      break;
    case 1: /* is done, but not told */
      changes = past_take (fixture);
      if (changes != NULL)
        past_keep (fixture, changes);
      break;
    default:
      past_save (fixture);
    }
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint round = 0; round < 300; round++)
    {
      guint caret = 0;

      newsroom_edit_history_clear (fixture->history);
      g_string_assign (fixture->text, "");
      fixture_insert (fixture, 0, "The first words");
      for (guint i = 0; i < 150; i++)
        {
          guint group = g_rand_int_range (rand, 0, 8) == 0 ? 3 : 0;

          if (group > 0)
            newsroom_edit_history_begin_group (fixture->history);
          for (guint j = 0; j <= group; j++)
            random_edit (fixture, rand, &caret);
          if (group > 0)
            newsroom_edit_history_end_group (fixture->history);
          if (g_rand_int_range (rand, 0, 12) == 0)
            random_aside (fixture, rand);
          if (g_rand_int_range (rand, 0, 5) == 0)
            save_somehow (fixture, rand);
          if (g_rand_int_range (rand, 0, 40) == 0)
            {
              past_save (fixture);
              compare_after_restart (fixture);
            }
        }
      past_save (fixture);
      compare_after_restart (fixture);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/text/edit-past/random", Fixture, NULL, past_set_up, test_random, past_tear_down);

  return g_test_run ();
}
