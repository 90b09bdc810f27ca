/* test-edit-past.c — a history that was kept takes back what the one before it would have
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-past.h"

#include <string.h>

#define PLENTY (64 * 1024 * 1024)
#define KEY "an article\nbody"

/* A text that a history watches, and what is kept of the history, as a library would. */
typedef struct
{
  NewsroomEditHistory *history;
  GString             *text;

  GPtrArray *kept; /* of GBytes, owned; by number, NULL for what is no more */
  char      *kept_text;
  char      *sha256;
  gint64     first;
  gint64     position;
  gint64     behind;
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
type (Fixture    *fixture,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      insert (fixture, (guint)g_utf8_strlen (fixture->text->str, -1), character);
    }
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
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->history = newsroom_edit_history_new (PLENTY);
  fixture->text = g_string_new (NULL);
  fixture->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->kept);
  g_free (fixture->kept_text);
  g_free (fixture->sha256);
  g_string_free (fixture->text, TRUE);
  g_assert_finalize_object (fixture->history);
}

static GBytes *
get_kept (Fixture *fixture,
          gint64   number)
{
  return fixture->kept->pdata[number];
}

/* As the store does it: what is before or behind goes, and nothing is known of what should be there. */
static void
keep (Fixture             *fixture,
      NewsroomEditChanges *changes)
{
  g_assert_cmpint (changes->first, <=, changes->from);
  g_assert_cmpint (changes->first, <=, changes->position);
  g_assert_cmpint (changes->position, <=, changes->behind);
  g_assert_cmpint (changes->from + changes->steps->len, ==, changes->behind);

  g_ptr_array_set_size (fixture->kept, (int)changes->from);
  for (guint i = 0; i < changes->steps->len; i++)
    g_ptr_array_add (fixture->kept, newsroom_edit_changes_seal_step (changes, i, KEY));
  g_free (fixture->kept_text);
  fixture->kept_text = g_strdup (changes->text);
  g_free (fixture->sha256);
  fixture->sha256 = newsroom_edit_changes_dup_sha256 (changes, KEY);
  fixture->first = changes->first;
  fixture->position = changes->position;
  fixture->behind = changes->behind;
}

static NewsroomEditChanges *
take (Fixture *fixture)
{
  return newsroom_edit_history_take_changes (fixture->history, "body", fixture->text->str);
}

/* Returns: how many steps were written */
static guint
save (Fixture *fixture)
{
  g_autoptr (NewsroomEditChanges) changes = take (fixture);

  if (changes == NULL)
    return 0;
  keep (fixture, changes);
  newsroom_edit_changes_set_kept (changes);

  return changes->steps->len;
}

static NewsroomEditPast *
read_past (Fixture    *fixture,
           const char *key,
           const char *text)
{
  NewsroomEditPast *past = newsroom_edit_past_new ("body", text);

  newsroom_edit_past_begin (past, key, fixture->first, fixture->position, fixture->behind, fixture->sha256);
  for (gint64 i = fixture->first; i < fixture->behind; i++)
    newsroom_edit_past_add (past, get_kept (fixture, i));

  return past;
}

/* The program ends, and starts again with the text that was kept. */
static void
restart (Fixture *fixture)
{
  g_autoptr (NewsroomEditPast) past = read_past (fixture, KEY, fixture->kept_text);

  g_assert_true (newsroom_edit_past_end (past));
  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (PLENTY);
  g_string_assign (fixture->text, fixture->kept_text);
  newsroom_edit_history_adopt (fixture->history, past);
}

static void
assert_undone (Fixture    *fixture,
               const char *text)
{
  g_assert_true (undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, text);
}

static void
test_restart (Fixture      *fixture,
              gconstpointer data)
{
  type (fixture, "Der Müller sagt ja");
  save (fixture);
  restart (fixture);
  type (fixture, " doch");
  g_assert_true (undo (fixture));
  g_assert_true (redo (fixture));
  save (fixture);
  restart (fixture);
  assert_undone (fixture, "Der Müller sagt ja ");
  assert_undone (fixture, "Der Müller sagt ja");
  save (fixture);
  restart (fixture);
  g_assert_true (redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "Der Müller sagt ja ");
  g_assert_true (redo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "Der Müller sagt ja doch");
  g_assert_false (redo (fixture));
  while (undo (fixture))
    ;
  g_assert_cmpstr (fixture->text->str, ==, "");
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
  g_assert_null (take (fixture)); /* half of a step */
  newsroom_edit_history_end_group (fixture->history);
  save (fixture);
  restart (fixture);

  g_assert_true (newsroom_edit_history_undo (fixture->history, apply_cb, fixture, &caret, &bound));
  g_assert_cmpstr (fixture->text->str, ==, "one two");
  g_assert_cmpuint (caret, ==, 7);
  g_assert_cmpuint (bound, ==, 4);
  g_assert_true (newsroom_edit_history_redo (fixture->history, apply_cb, fixture, &caret, &bound));
  g_assert_cmpuint (caret, ==, 5);
  g_assert_cmpuint (bound, ==, 5);
}

/* A save writes what was done since the one before it. */
static void
test_costs (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_null (take (fixture));
  for (guint i = 0; i < 1000; i++)
    type (fixture, "word ");
  g_assert_cmpuint (save (fixture), ==, 1000);
  g_assert_null (take (fixture));
  type (fixture, "one two ");
  g_assert_cmpuint (save (fixture), ==, 2);
  type (fixture, "thr");
  g_assert_cmpuint (save (fixture), ==, 1);
  type (fixture, "ee ");
  g_assert_cmpuint (save (fixture), ==, 1); /* the same step, longer */
  for (guint i = 0; i < 500; i++)
    g_assert_true (undo (fixture));
  g_assert_cmpuint (save (fixture), ==, 0);
  type (fixture, "more ");
  g_assert_cmpuint (save (fixture), ==, 1);
  g_assert_cmpint (fixture->behind, ==, 504);
  restart (fixture);
  g_assert_null (take (fixture));
  type (fixture, "again ");
  g_assert_cmpuint (save (fixture), ==, 1);
}

/* What was sent and did not arrive, or arrives late, comes again. */
static void
test_failed_save (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NewsroomEditChanges) lost = NULL;
  g_autoptr (NewsroomEditChanges) late = NULL;
  g_autoptr (NewsroomEditChanges) next = NULL;

  type (fixture, "one ");
  save (fixture);
  type (fixture, "two ");
  lost = take (fixture);
  g_assert_cmpuint (lost->steps->len, ==, 1);
  g_clear_pointer (&lost, newsroom_edit_changes_unref);
  type (fixture, "three ");
  late = take (fixture);
  g_assert_cmpuint (late->steps->len, ==, 2);
  next = take (fixture);
  g_assert_cmpuint (next->steps->len, ==, 2);
  keep (fixture, late);
  newsroom_edit_changes_set_kept (late);
  keep (fixture, next);
  newsroom_edit_changes_set_kept (next);
  g_assert_null (take (fixture));
  restart (fixture);
  assert_undone (fixture, "one two ");
  assert_undone (fixture, "one ");
  assert_undone (fixture, "");
}

/* What is typed before the past is there goes on top of it. */
static void
test_late_past (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (NewsroomEditPast) past = NULL;

  type (fixture, "one two three ");
  g_assert_true (undo (fixture));
  save (fixture);
  past = read_past (fixture, KEY, fixture->kept_text);
  g_assert_true (newsroom_edit_past_end (past));

  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (PLENTY);
  type (fixture, "four ");
  newsroom_edit_history_adopt (fixture->history, past);
  g_assert_false (redo (fixture));
  g_assert_cmpuint (save (fixture), ==, 1);
  restart (fixture);
  assert_undone (fixture, "one two ");
  assert_undone (fixture, "one ");
  assert_undone (fixture, "");
  g_assert_false (undo (fixture));
}

/* More was written before it was there than is remembered: between it and the rest is a gap. */
static void
test_past_beyond_gap (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NewsroomEditPast) past = NULL;

  type (fixture, "one two ");
  save (fixture);
  past = read_past (fixture, KEY, fixture->kept_text);
  g_assert_true (newsroom_edit_past_end (past));

  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (1);
  type (fixture, "three four ");
  newsroom_edit_history_adopt (fixture->history, past);
  g_assert_true (undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, "one two three ");
  g_assert_false (undo (fixture));
}

static void
test_bounds (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *half = g_strnfill (NEWSROOM_EDIT_MAX_KEPT_BYTES / 2, 'x');
  g_autofree char *most = g_strnfill (NEWSROOM_EDIT_MAX_KEPT_BYTES + 1, 'x');

  for (guint i = 0; i < NEWSROOM_EDIT_MAX_KEPT_STEPS + 10; i++)
    {
      insert (fixture, 0, "x");
      newsroom_edit_history_break (fixture->history);
    }
  g_assert_cmpuint (save (fixture), ==, NEWSROOM_EDIT_MAX_KEPT_STEPS);
  g_assert_cmpint (fixture->first, ==, 10);
  insert (fixture, 0, "y");
  g_assert_cmpuint (save (fixture), ==, 1);
  restart (fixture);
  for (guint i = 0; i < NEWSROOM_EDIT_MAX_KEPT_STEPS; i++)
    g_assert_true (undo (fixture));
  g_assert_false (undo (fixture));
  g_assert_cmpuint (fixture->text->len, ==, 11);

  insert (fixture, 0, half);
  g_assert_cmpuint (save (fixture), ==, 1);
  insert (fixture, 0, half);
  save (fixture);
  g_assert_cmpint (fixture->behind - fixture->first, ==, 2);

  /* One that is too large is not kept, nor what is before it; undone, it stands in nothing's way. */
  insert (fixture, 0, most);
  save (fixture);
  g_assert_cmpint (fixture->behind - fixture->first, ==, 0);
  restart (fixture);
  g_assert_false (undo (fixture));
  insert (fixture, 0, "z");
  insert (fixture, 0, most);
  save (fixture);
  g_assert_true (undo (fixture));
  g_assert_cmpuint (save (fixture), ==, 1);
  g_assert_cmpint (fixture->position - fixture->first, ==, 1);
  restart (fixture);
  g_assert_true (undo (fixture));
  g_assert_false (undo (fixture));
}

/* Another text, another article, another place: there is no past, rather than a wrong one. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  NewsroomEditPast *past;

  type (fixture, "one two three ");
  save (fixture);

  past = read_past (fixture, KEY, "one two four ");
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_history_clear (fixture->history);
  newsroom_edit_history_adopt (fixture->history, past);
  g_assert_false (newsroom_edit_history_get_can_undo (fixture->history));
  newsroom_edit_past_free (past);

  past = read_past (fixture, "another article\nbody", fixture->kept_text);
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_past_free (past);

  fixture->behind--; /* the last step is missing */
  fixture->position--;
  past = read_past (fixture, KEY, fixture->kept_text);
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_past_free (past);

  fixture->behind++;
  fixture->position += 2; /* behind the last */
  past = read_past (fixture, KEY, fixture->kept_text);
  g_assert_false (newsroom_edit_past_end (past));
  newsroom_edit_past_free (past);
}

/* Any bit of any step, and any that is missing, is noticed. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  type (fixture, "Müller 日本 ");
  delete (fixture, 2, 4);
  save (fixture);

  for (gint64 number = 0; number < fixture->behind; number++)
    {
      g_autoptr (GBytes) whole = g_bytes_ref (get_kept (fixture, number));
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
          past = read_past (fixture, KEY, fixture->kept_text);
          g_assert_false (newsroom_edit_past_end (past));
        }
      g_bytes_unref (fixture->kept->pdata[number]);
      fixture->kept->pdata[number] = g_bytes_ref (whole);
    }
  restart (fixture);
}

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
        delete (fixture, --*caret, 1);
      break;
    case 3:
      n = (guint)g_rand_int_range (rand, 1, 5);
      delete (fixture, *caret, MIN (n, length - *caret));
      break;
    case 4:
      for (n = (guint)g_rand_int_range (rand, 1, 6); n > 0; n--)
        undo (fixture);
      break;
    case 5:
      redo (fixture);
      break;
    default:
      n = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (texts));
      insert (fixture, *caret, texts[n]);
      *caret += (guint)g_utf8_strlen (texts[n], -1);
    }
}

/* What one history gives step by step, another gives after a restart. */
static void
compare_after_restart (Fixture *fixture)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_redone = 0;

  while (undo (fixture))
    ;
  do
    g_ptr_array_add (texts, g_strdup (fixture->text->str));
  while (redo (fixture));

  restart (fixture);
  while (redo (fixture))
    n_redone++;
  for (guint i = texts->len; i > 0; i--)
    {
      g_assert_cmpstr (fixture->text->str, ==, texts->pdata[i - 1]);
      g_assert_true (undo (fixture) == (i > 1));
    }
  for (guint i = 0; i + n_redone + 1 < texts->len; i++)
    g_assert_true (redo (fixture));
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
      changes = take (fixture);
      break;
    case 1: /* is done, but not told */
      changes = take (fixture);
      if (changes != NULL)
        keep (fixture, changes);
      break;
    default:
      save (fixture);
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
      insert (fixture, 0, "The first words");
      for (guint i = 0; i < 150; i++)
        {
          guint group = g_rand_int_range (rand, 0, 8) == 0 ? 3 : 0;

          if (group > 0)
            newsroom_edit_history_begin_group (fixture->history);
          for (guint j = 0; j <= group; j++)
            random_edit (fixture, rand, &caret);
          if (group > 0)
            newsroom_edit_history_end_group (fixture->history);
          if (g_rand_int_range (rand, 0, 5) == 0)
            save_somehow (fixture, rand);
          if (g_rand_int_range (rand, 0, 40) == 0)
            {
              save (fixture);
              compare_after_restart (fixture);
            }
        }
      save (fixture);
      compare_after_restart (fixture);
    }
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
  add ("/text/edit-past/restart", test_restart);
  add ("/text/edit-past/selection", test_selection);
  add ("/text/edit-past/costs", test_costs);
  add ("/text/edit-past/failed-save", test_failed_save);
  add ("/text/edit-past/late-past", test_late_past);
  add ("/text/edit-past/beyond-gap", test_past_beyond_gap);
  add ("/text/edit-past/bounds", test_bounds);
  add ("/text/edit-past/foreign", test_foreign);
  add ("/text/edit-past/damaged", test_damaged);
  add ("/text/edit-past/random", test_random);

  return g_test_run ();
}
