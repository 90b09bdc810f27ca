/* fuzz-edit-past.c — any bytes as the history of a text: it leads to the text, or there is none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include <string.h>

#include "newsroom-edit-code-private.h"
#include "newsroom-edit-past.h"

#define KEY "key"

static void
apply_cb (guint       offset,
          const char *deleted,
          const char *inserted,
          gpointer    user_data)
{
  GString *text = user_data;
  gssize   at;

  g_assert_cmpint (offset, <=, g_utf8_strlen (text->str, -1));
  at = g_utf8_offset_to_pointer (text->str, offset) - text->str;
  if (deleted != NULL)
    {
      g_assert_true (g_str_has_prefix (text->str + at, deleted));
      g_string_erase (text, at, (gssize)strlen (deleted));
    }
  if (inserted != NULL)
    g_string_insert (text, at, inserted);
}

/* Back to the beginning, forward to the end, and back to where it was. */
static void
walk (NewsroomEditPast *past,
      const char       *shown)
{
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (G_MAXSIZE);
  GString *text = g_string_new (shown);
  guint    n_undone = 0;
  guint    n_redone = 0;

  newsroom_edit_history_adopt (history, past);
  while (newsroom_edit_history_undo (history, apply_cb, text, NULL, NULL))
    n_undone++;
  while (newsroom_edit_history_redo (history, apply_cb, text, NULL, NULL))
    n_redone++;
  for (; n_redone > n_undone; n_redone--)
    g_assert_true (newsroom_edit_history_undo (history, apply_cb, text, NULL, NULL));
  g_assert_cmpstr (text->str, ==, shown);
  g_string_free (text, TRUE);
}

/* Sealed, as else nothing but the seal would be tried: the length in two bytes and a step, and so on. */
static void
add_steps (NewsroomEditPast *past,
           const uint8_t    *data,
           size_t            size,
           guint8            n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      gsize length = size >= 2 ? MIN ((gsize)(data[0] | data[1] << 8), size - 2) : 0;
      g_autoptr (GBytes) step = g_bytes_new (size >= 2 ? data + 2 : data, length);
      g_autoptr (GBytes) sealed = newsroom_edit_code_seal (step, KEY, i);

      newsroom_edit_past_add (past, sealed);
      data += size >= 2 ? length + 2 : 0;
      size -= size >= 2 ? length + 2 : 0;
    }
}

/* The text up to NUL, how many steps there are and how many of them can be undone, and the steps. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t   *behind = size > 0 ? memchr (data, '\0', size) : NULL;
  gsize            length = behind != NULL ? (gsize)(behind - data) : 0;
  g_autofree char *text = g_strndup ((const char *)data, length);
  g_autofree char *sha256 = NULL;
  g_autofree char *sha256_of_one = NULL;
  g_autoptr (GBytes) step = NULL;
  g_autoptr (NewsroomEditPast) past = NULL;
  g_autoptr (NewsroomEditPast) unsealed = NULL;

  if (behind == NULL || size - length < 3 || !g_utf8_validate (text, -1, NULL))
    return 0;

  data = behind + 1;
  size -= length + 1;
  sha256 = newsroom_edit_code_dup_sha256 (KEY, 0, data[1], data[0], text);
  past = newsroom_edit_past_new ("body", text);
  newsroom_edit_past_begin (past, KEY, 0, data[1], data[0], sha256);
  add_steps (past, data + 2, size - 2, data[0]);
  if (newsroom_edit_past_end (past))
    walk (past, text);

  unsealed = newsroom_edit_past_new ("body", text);
  step = g_bytes_new (data + 2, size - 2);
  sha256_of_one = newsroom_edit_code_dup_sha256 (KEY, 0, 1, 1, text);
  newsroom_edit_past_begin (unsealed, KEY, 0, 1, 1, sha256_of_one);
  newsroom_edit_past_add (unsealed, step);
  newsroom_edit_past_end (unsealed);

  return 0;
}
