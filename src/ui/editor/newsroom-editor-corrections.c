/* newsroom-editor-corrections.c — makes corrections in a text of the editor
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-corrections.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-body-delete.h"
#include "newsroom-editor-buffer-change.h"
#include "newsroom-text-exchange.h"

/* A few are made at once, each looking for its place from the beginning of the text: 100 in 3 KB take 6 ms, and
 * 2,000 in 60 KB more than two seconds. With more to look through than this, in bytes, they are made bit by bit. */
#define MOST_BYTES (128 * 1024)

/* What comes stands behind what goes before that goes: so what is selected from there on stays selected. */
static void
make_one (GtkTextBuffer                *buffer,
          const char                   *text,
          const NewsroomTypographyEdit *edit)
{
  int         offset = (int)g_utf8_strlen (text, (gssize)edit->start);
  int         n_deleted = (int)g_utf8_strlen (text + edit->start, (gssize)(edit->end - edit->start));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n_deleted);
  if (edit->text[0] != '\0')
    gtk_text_buffer_insert (buffer, &end, edit->text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n_deleted);
  if (n_deleted > 0)
    newsroom_body_delete (buffer, &start, &end);
}

/* As one step, from the last to the first, so that the places of those before stay. */
static void
make_each (NewsroomEditorBuffer         *buffer,
           const NewsroomTypographyEdit *edits,
           guint                         n_edits)
{
  gsize            length;
  const char      *now = newsroom_editor_buffer_get_text (buffer, &length);
  g_autofree char *text = g_strndup (now, length);

  newsroom_editor_buffer_break (buffer);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  for (guint i = n_edits; i > 0; i--)
    make_one (GTK_TEXT_BUFFER (buffer), text, &edits[i - 1]);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  newsroom_editor_buffer_break (buffer);
}

static NewsroomEditorWork *
make_bit_by_bit (NewsroomEditorBuffer         *buffer,
                 const NewsroomTypographyEdit *edits,
                 guint                         n_edits)
{
  g_autoptr (GArray) exchanges = g_array_sized_new (FALSE, FALSE, sizeof (NewsroomTextExchange), n_edits);

  for (guint i = 0; i < n_edits; i++)
    {
      const NewsroomTextExchange exchange = { edits[i].start, edits[i].end, edits[i].text, strlen (edits[i].text) };

      g_array_append_val (exchanges, exchange);
    }

  return newsroom_editor_buffer_exchange (buffer, _ ("Changing quotation marks and dashes…"), exchanges, FALSE);
}

/**
 * newsroom_editor_corrections_make_one:
 * @buffer: a text
 * @edit: a correction of it as it is now
 *
 * Makes it as one step that can be undone, apart from what was typed before and what will be.
 */
void
newsroom_editor_corrections_make_one (NewsroomEditorBuffer         *buffer,
                                      const NewsroomTypographyEdit *edit)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (buffer));

  make_each (buffer, edit, 1);
}

/**
 * newsroom_editor_corrections_make:
 * @buffer: a text
 * @edits: (array length=n_edits): corrections of it as it is now, in order
 * @n_edits: how many
 *
 * Makes them likewise, all in one step; many bit by bit.
 *
 * Returns: (transfer full) (nullable): what makes them, which may have ended; %NULL if they are made
 */
NewsroomEditorWork *
newsroom_editor_corrections_make (NewsroomEditorBuffer         *buffer,
                                  const NewsroomTypographyEdit *edits,
                                  guint                         n_edits)
{
  gsize length;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (buffer), NULL);

  newsroom_editor_buffer_get_text (buffer, &length);
  if (n_edits > 1 && length * n_edits > MOST_BYTES)
    return make_bit_by_bit (buffer, edits, n_edits);

  if (n_edits > 0)
    make_each (buffer, edits, n_edits);

  return NULL;
}
