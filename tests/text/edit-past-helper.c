/* edit-past-helper.c — an edit history, and what a library would keep of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-past-helper.h"

void
past_set_up (Fixture      *fixture,
             gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
}

void
past_tear_down (Fixture      *fixture,
                gconstpointer data)
{
  g_ptr_array_unref (fixture->kept);
  g_free (fixture->kept_text);
  g_free (fixture->sha256);
  fixture_tear_down (fixture, data);
}

GBytes *
past_get_kept (Fixture *fixture,
               gint64   number)
{
  return fixture->kept->pdata[number];
}

/* As the store does it: what is before or behind goes, and nothing is known of what should be there. */
void
past_keep (Fixture             *fixture,
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

NewsroomEditChanges *
past_take (Fixture *fixture)
{
  return newsroom_edit_history_take_changes (fixture->history, "body", fixture->text->str);
}

/* Returns: how many steps were written */
guint
past_save (Fixture *fixture)
{
  g_autoptr (NewsroomEditChanges) changes = past_take (fixture);

  if (changes == NULL)
    return 0;
  past_keep (fixture, changes);
  newsroom_edit_changes_set_kept (changes);

  return changes->steps->len;
}

NewsroomEditPast *
past_read_past (Fixture    *fixture,
                const char *key,
                const char *text)
{
  NewsroomEditPast *past = newsroom_edit_past_new ("body", text);

  newsroom_edit_past_begin (past, key, fixture->first, fixture->position, fixture->behind, fixture->sha256);
  for (gint64 i = fixture->first; i < fixture->behind; i++)
    newsroom_edit_past_add (past, past_get_kept (fixture, i));

  return past;
}

/* The program ends, and starts again with the text that was kept. */
void
past_restart (Fixture *fixture)
{
  g_autoptr (NewsroomEditPast) past = past_read_past (fixture, KEY, fixture->kept_text);

  g_assert_true (newsroom_edit_past_end (past));
  g_assert_finalize_object (fixture->history);
  fixture->history = newsroom_edit_history_new (PLENTY);
  g_string_assign (fixture->text, fixture->kept_text);
  newsroom_edit_history_adopt (fixture->history, past);
}
