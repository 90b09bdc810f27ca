/* edit-past-helper.c — an edit history, and what a library would keep of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-past-helper.h"

#include <string.h>

static gssize
byte_of (GString *text,
         guint    offset)
{
  return g_utf8_offset_to_pointer (text->str, offset) - text->str;
}

void
past_insert (Fixture    *fixture,
             guint       offset,
             const char *text)
{
  g_string_insert (fixture->text, byte_of (fixture->text, offset), text);
  newsroom_edit_history_insert (fixture->history, offset, text, -1);
}

void
past_delete (Fixture *fixture,
             guint    offset,
             guint    n)
{
  gssize           start = byte_of (fixture->text, offset);
  gssize           end = byte_of (fixture->text, offset + n);
  g_autofree char *text = g_strndup (fixture->text->str + start, (gsize)(end - start));

  g_string_erase (fixture->text, start, end - start);
  newsroom_edit_history_delete (fixture->history, offset, text, -1);
}

void
past_type (Fixture    *fixture,
           const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      past_insert (fixture, (guint)g_utf8_strlen (fixture->text->str, -1), character);
    }
}

void
past_apply_cb (guint       offset,
               const char *deleted,
               const char *inserted,
               gpointer    user_data)
{
  Fixture *fixture = user_data;

  if (deleted != NULL)
    {
      g_assert_true (g_str_has_prefix (fixture->text->str + byte_of (fixture->text, offset), deleted));
      past_delete (fixture, offset, (guint)g_utf8_strlen (deleted, -1));
    }
  if (inserted != NULL)
    past_insert (fixture, offset, inserted);
}

gboolean
past_undo (Fixture *fixture)
{
  return newsroom_edit_history_undo (fixture->history, past_apply_cb, fixture, NULL, NULL);
}

gboolean
past_redo (Fixture *fixture)
{
  return newsroom_edit_history_redo (fixture->history, past_apply_cb, fixture, NULL, NULL);
}

void
past_set_up (Fixture      *fixture,
             gconstpointer data)
{
  fixture->history = newsroom_edit_history_new (PLENTY);
  fixture->text = g_string_new (NULL);
  fixture->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
}

void
past_tear_down (Fixture      *fixture,
                gconstpointer data)
{
  g_ptr_array_unref (fixture->kept);
  g_free (fixture->kept_text);
  g_free (fixture->sha256);
  g_string_free (fixture->text, TRUE);
  g_assert_finalize_object (fixture->history);
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

void
past_assert_undone (Fixture    *fixture,
                    const char *text)
{
  g_assert_true (past_undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, text);
}
