/* test-edit-past.c — a history that was kept takes back what the one before it would have
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-past-helper.h"

#include <string.h>

static void
test_restart (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture, "Der Müller sagt ja");
  past_save (fixture);
  past_restart (fixture);
  fixture_type (fixture, " doch");
  g_assert_true (fixture_undo (fixture));
  g_assert_true (fixture_redo (fixture));
  past_save (fixture);
  past_restart (fixture);
  fixture_assert_undone (fixture, "Der Müller sagt ja ");
  fixture_assert_undone (fixture, "Der Müller sagt ja");
  past_save (fixture);
  past_restart (fixture);
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "Der Müller sagt ja ");
  g_assert_true (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "Der Müller sagt ja doch");
  g_assert_false (fixture_redo (fixture));
  while (fixture_undo (fixture))
    ;
  g_assert_cmpstr (fixture->text->str, ==, "");
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
  g_assert_null (past_take (fixture)); /* half of a step */
  newsroom_edit_history_end_group (fixture->history);
  past_save (fixture);
  past_restart (fixture);

  g_assert_true (newsroom_edit_history_undo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpstr (fixture->text->str, ==, "one two");
  g_assert_cmpuint (caret, ==, 7);
  g_assert_cmpuint (bound, ==, 4);
  g_assert_true (newsroom_edit_history_redo (fixture->history, fixture_apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 5);
  g_assert_cmpuint (bound, ==, 5);
}

/* A save writes what was done since the one before it. */
static void
test_costs (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_null (past_take (fixture));
  for (guint i = 0; i < 1000; i++)
    fixture_type (fixture, "word ");
  g_assert_cmpuint (past_save (fixture), ==, 1000);
  g_assert_null (past_take (fixture));
  fixture_type (fixture, "one two ");
  g_assert_cmpuint (past_save (fixture), ==, 2);
  fixture_type (fixture, "thr");
  g_assert_cmpuint (past_save (fixture), ==, 1);
  fixture_type (fixture, "ee ");
  g_assert_cmpuint (past_save (fixture), ==, 1); /* the same step, longer */
  for (guint i = 0; i < 500; i++)
    g_assert_true (fixture_undo (fixture));
  g_assert_cmpuint (past_save (fixture), ==, 0);
  fixture_type (fixture, "more ");
  g_assert_cmpuint (past_save (fixture), ==, 1);
  g_assert_cmpint (fixture->behind, ==, 504);
  past_restart (fixture);
  g_assert_null (past_take (fixture));
  fixture_type (fixture, "again ");
  g_assert_cmpuint (past_save (fixture), ==, 1);
}

/* What was sent and did not arrive, or arrives late, comes again. */
static void
test_failed_save (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NewsroomEditChanges) lost = NULL;
  g_autoptr (NewsroomEditChanges) late = NULL;
  g_autoptr (NewsroomEditChanges) next = NULL;

  fixture_type (fixture, "one ");
  past_save (fixture);
  fixture_type (fixture, "two ");
  lost = past_take (fixture);
  g_assert_cmpuint (lost->steps->len, ==, 1);
  g_clear_pointer (&lost, newsroom_edit_changes_unref);
  fixture_type (fixture, "three ");
  late = past_take (fixture);
  g_assert_cmpuint (late->steps->len, ==, 2);
  next = past_take (fixture);
  g_assert_cmpuint (next->steps->len, ==, 2);
  past_keep (fixture, late);
  newsroom_edit_changes_set_kept (late);
  past_keep (fixture, next);
  newsroom_edit_changes_set_kept (next);
  g_assert_null (past_take (fixture));
  past_restart (fixture);
  fixture_assert_undone (fixture, "one two ");
  fixture_assert_undone (fixture, "one ");
  fixture_assert_undone (fixture, "");
}

/* What is typed before the past is there goes on top of it. */
static void
test_late_past (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (NewsroomEditPast) past = NULL;

  fixture_type (fixture, "one two three ");
  g_assert_true (fixture_undo (fixture));
  past_save (fixture);
  past = past_read_past (fixture, KEY, fixture->kept_text);
  g_assert_true (newsroom_edit_past_end (past));

  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (PLENTY);
  fixture_type (fixture, "four ");
  newsroom_edit_history_adopt (fixture->history, past);
  g_assert_false (fixture_redo (fixture));
  g_assert_cmpuint (past_save (fixture), ==, 1);
  past_restart (fixture);
  fixture_assert_undone (fixture, "one two ");
  fixture_assert_undone (fixture, "one ");
  fixture_assert_undone (fixture, "");
  g_assert_false (fixture_undo (fixture));
}

/* A past that is on its way, and the text as it was when that was asked for. */
static NewsroomEditPast *
await_past (Fixture *fixture)
{
  NewsroomEditPast *past = past_read_past (fixture, KEY, fixture->kept_text);

  g_assert_true (newsroom_edit_past_end (past));
  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (PLENTY);
  g_string_assign (fixture->text, fixture->kept_text);
  newsroom_edit_history_await (fixture->history);
  g_assert_true (newsroom_edit_history_get_can_undo (fixture->history));

  return past;
}

/* Returns: how many steps of it were wanted before it was there */
static guint
take_past (Fixture          *fixture,
           NewsroomEditPast *past)
{
  g_assert_cmpuint (newsroom_edit_history_take_wanted (fixture->history), ==, 0);
  if (past != NULL)
    newsroom_edit_history_adopt (fixture->history, past);
  newsroom_edit_history_end_wait (fixture->history);
  g_clear_pointer (&past, newsroom_edit_past_free);

  return newsroom_edit_history_take_wanted (fixture->history);
}

/* Undo was asked for before it was known what can be undone. */
static void
test_wanted_before (Fixture      *fixture,
                    gconstpointer data)
{
  NewsroomEditPast *past;

  fixture_type (fixture, "one two three ");
  past_save (fixture);

  past = await_past (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_false (fixture_undo (fixture));
  g_assert_false (fixture_redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "one two three ");
  g_assert_cmpuint (take_past (fixture, past), ==, 2);
  g_assert_cmpuint (newsroom_edit_history_take_wanted (fixture->history), ==, 0);
  fixture_assert_undone (fixture, "one two ");

  /* What was typed meanwhile is undone at once, and only then what was there before */
  past = await_past (fixture);
  fixture_type (fixture, "four ");
  fixture_assert_undone (fixture, "one two three ");
  g_assert_false (fixture_undo (fixture));
  g_assert_cmpuint (take_past (fixture, past), ==, 1);
  fixture_assert_undone (fixture, "one two ");

  /* Who goes on typing wants no step back any more */
  past = await_past (fixture);
  g_assert_false (fixture_undo (fixture));
  fixture_type (fixture, "four ");
  g_assert_cmpuint (take_past (fixture, past), ==, 0);

  /* It does not come */
  newsroom_edit_past_free (await_past (fixture));
  g_assert_false (fixture_undo (fixture));
  g_assert_cmpuint (take_past (fixture, NULL), ==, 1);
  g_assert_false (newsroom_edit_history_get_can_undo (fixture->history));
  g_assert_false (fixture_undo (fixture));
  g_assert_cmpuint (newsroom_edit_history_take_wanted (fixture->history), ==, 0);
}

/* More was written before it was there than is remembered: between it and the rest is a gap. */
static void
test_past_beyond_gap (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NewsroomEditPast) past = NULL;

  fixture_type (fixture, "one two ");
  past_save (fixture);
  past = past_read_past (fixture, KEY, fixture->kept_text);
  g_assert_true (newsroom_edit_past_end (past));

  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (1);
  fixture_type (fixture, "three four ");
  newsroom_edit_history_adopt (fixture->history, past);
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "one two three ");
  g_assert_false (fixture_undo (fixture));
}

static void
test_bounds (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *half = g_strnfill (NEWSROOM_EDIT_MAX_KEPT_BYTES / 2, 'x');
  g_autofree char *most = g_strnfill (NEWSROOM_EDIT_MAX_KEPT_BYTES + 1, 'x');

  for (guint i = 0; i < NEWSROOM_EDIT_MAX_KEPT_STEPS + 10; i++)
    {
      fixture_insert (fixture, 0, "x");
      newsroom_edit_history_break (fixture->history);
    }
  g_assert_cmpuint (past_save (fixture), ==, NEWSROOM_EDIT_MAX_KEPT_STEPS);
  g_assert_cmpint (fixture->first, ==, 10);
  fixture_insert (fixture, 0, "y");
  g_assert_cmpuint (past_save (fixture), ==, 1);
  past_restart (fixture);
  for (guint i = 0; i < NEWSROOM_EDIT_MAX_KEPT_STEPS; i++)
    g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_undo (fixture));
  g_assert_cmpuint (fixture->text->len, ==, 11);

  fixture_insert (fixture, 0, half);
  g_assert_cmpuint (past_save (fixture), ==, 1);
  fixture_insert (fixture, 0, half);
  past_save (fixture);
  g_assert_cmpint (fixture->behind - fixture->first, ==, 2);

  /* One that is too large is not kept, nor what is before it; undone, it stands in nothing's way. */
  fixture_insert (fixture, 0, most);
  past_save (fixture);
  g_assert_cmpint (fixture->behind - fixture->first, ==, 0);
  past_restart (fixture);
  g_assert_false (fixture_undo (fixture));
  fixture_insert (fixture, 0, "z");
  fixture_insert (fixture, 0, most);
  past_save (fixture);
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpuint (past_save (fixture), ==, 1);
  g_assert_cmpint (fixture->position - fixture->first, ==, 1);
  past_restart (fixture);
  g_assert_true (fixture_undo (fixture));
  g_assert_false (fixture_undo (fixture));
}

/* Another text, another article, another place: there is no past, rather than a wrong one. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  NewsroomEditPast *past;

  fixture_type (fixture, "one two three ");
  past_save (fixture);

  past = past_read_past (fixture, KEY, "one two four ");
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_history_clear (fixture->history);
  newsroom_edit_history_adopt (fixture->history, past);
  g_assert_false (newsroom_edit_history_get_can_undo (fixture->history));
  newsroom_edit_past_free (past);

  past = past_read_past (fixture, "another article\nbody", fixture->kept_text);
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_past_free (past);

  fixture->behind--; /* the last step is missing */
  fixture->position--;
  past = past_read_past (fixture, KEY, fixture->kept_text);
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_past_free (past);

  fixture->behind++;
  fixture->position += 2; /* behind the last */
  past = past_read_past (fixture, KEY, fixture->kept_text);
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_past_free (past);
}

/* Any bit of any step, and any that is missing, is noticed. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  fixture_type (fixture, "Müller 日本 ");
  fixture_delete (fixture, 2, 4);
  past_save (fixture);

  for (gint64 number = 0; number < fixture->behind; number++)
    {
      g_autoptr (GBytes) whole = g_bytes_ref (past_get_kept (fixture, number));
      gsize         size;
      const guint8 *bytes = g_bytes_get_data (whole, &size);

      for (guint bit = 0; bit <= size * 8; bit++)
        {
          g_autoptr (NewsroomEditPast) past = NULL;
          guint8 *damaged = g_memdup2 (bytes, size);

          if (bit < size * 8)
            damaged[bit / 8] ^= (guint8)(1 << bit % 8);
          g_bytes_unref (fixture->kept->pdata[number]);
          fixture->kept->pdata[number] = g_bytes_new_take (damaged, bit < size * 8 ? size : size - 1);
          past = past_read_past (fixture, KEY, fixture->kept_text);
          g_assert_false (newsroom_edit_past_end (past));
        }
      g_bytes_unref (fixture->kept->pdata[number]);
      fixture->kept->pdata[number] = g_bytes_ref (whole);
    }
  past_restart (fixture);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, past_set_up, test, past_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/text/edit-past/restart", test_restart);
  add ("/text/edit-past/selection", test_selection);
  add ("/text/edit-past/costs", test_costs);
  add ("/text/edit-past/failed-save", test_failed_save);
  add ("/text/edit-past/late-past", test_late_past);
  add ("/text/edit-past/wanted-before", test_wanted_before);
  add ("/text/edit-past/beyond-gap", test_past_beyond_gap);
  add ("/text/edit-past/bounds", test_bounds);
  add ("/text/edit-past/foreign", test_foreign);
  add ("/text/edit-past/damaged", test_damaged);

  return g_test_run ();
}
