/* edit-history-helper.c — a text that an edit history watches
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-history-helper.h"

static gssize
byte_of (GString *text,
         guint    offset)
{
  return g_utf8_offset_to_pointer (text->str, offset) - text->str;
}

void
fixture_insert (Fixture    *fixture,
                guint       offset,
                const char *text)
{
  g_string_insert (fixture->text, byte_of (fixture->text, offset), text);
  newsroom_edit_history_insert (fixture->history, offset, text, -1);
}

void
fixture_delete (Fixture *fixture,
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
fixture_apply_cb (guint       offset,
                  const char *deleted,
                  const char *inserted,
                  gpointer    user_data)
{
  Fixture *fixture = user_data;

  if (deleted != NULL)
    {
      g_assert_true (g_str_has_prefix (fixture->text->str + byte_of (fixture->text, offset), deleted));
      fixture_delete (fixture, offset, (guint)g_utf8_strlen (deleted, -1));
    }
  if (inserted != NULL)
    fixture_insert (fixture, offset, inserted);
}

void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  fixture->history = newsroom_edit_history_new (PLENTY);
  fixture->text = g_string_new (NULL);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  g_string_free (fixture->text, TRUE);
  g_assert_finalize_object (fixture->history);
}

gboolean
fixture_undo (Fixture *fixture)
{
  return newsroom_edit_history_undo (fixture->history, fixture_apply_cb, fixture, NULL, NULL);
}

gboolean
fixture_redo (Fixture *fixture)
{
  return newsroom_edit_history_redo (fixture->history, fixture_apply_cb, fixture, NULL, NULL);
}

void
fixture_type (Fixture    *fixture,
              const char *text)
{
  guint offset = (guint)g_utf8_strlen (fixture->text->str, -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      newsroom_edit_history_begin_group (fixture->history);
      fixture_insert (fixture, offset++, character);
      newsroom_edit_history_end_group (fixture->history);
    }
}

void
fixture_assert_undone (Fixture    *fixture,
                       const char *text)
{
  g_assert_true (fixture_undo (fixture));
  g_assert_cmpstr (fixture->text->str, ==, text);
}
