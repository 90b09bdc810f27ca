/* newsroom-body-place.c — places in a buffer as bytes of its text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-place.h"

#include "newsroom-editor-buffer.h"

/* Where in the height of the view a place is shown that was gone to. */
#define PLACE_IN_VIEW 0.3

/**
 * newsroom_body_place_get_text:
 * @buffer: the buffer of a body
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none): its text, until it changes; "" where no body is shown
 */
const char *
newsroom_body_place_get_text (GtkTextBuffer *buffer,
                              gsize         *length)
{
  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), "");
  g_return_val_if_fail (length != NULL, "");

  *length = 0;

  return NEWSROOM_IS_EDITOR_BUFFER (buffer) ? newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), length) : "";
}

/**
 * newsroom_body_place_get_offset:
 * @text: the text of a buffer
 * @length: its length in bytes
 * @iter: a place in the buffer
 *
 * Returns: the place in @text, in bytes
 */
gsize
newsroom_body_place_get_offset (const char        *text,
                                gsize              length,
                                const GtkTextIter *iter)
{
  const int   offset = gtk_text_iter_get_offset (iter);
  const char *p = text;

  g_return_val_if_fail (text != NULL, 0);

  for (int i = 0; i < offset && p < text + length; i++)
    p = g_utf8_next_char (p);

  return (gsize)(p - text);
}

/**
 * newsroom_body_place_get_iter:
 * @buffer: a buffer
 * @text: its text, at least up to @place
 * @place: a place in it, in bytes
 * @iter: (out caller-allocates): the place in @buffer
 */
void
newsroom_body_place_get_iter (GtkTextBuffer *buffer,
                              const char    *text,
                              gsize          place,
                              GtkTextIter   *iter)
{
  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int)g_utf8_pointer_to_offset (text, text + place));
}

/**
 * newsroom_body_place_select:
 * @view: the view of a body
 * @start: where to, in bytes of its text
 * @end: the end of what is selected, in bytes; the caret is at @start
 *
 * Goes there, and gives the body the keyboard.
 */
void
newsroom_body_place_select (GtkTextView *view,
                            gsize        start,
                            gsize        end)
{
  GtkTextBuffer *buffer;
  GtkTextIter    from;
  GtkTextIter    to;
  const char    *text;
  gsize          length;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (start <= end);

  buffer = gtk_text_view_get_buffer (view);
  text = newsroom_body_place_get_text (buffer, &length);
  newsroom_body_place_get_iter (buffer, text, MIN (start, length), &from);
  newsroom_body_place_get_iter (buffer, text, MIN (end, length), &to);
  gtk_text_buffer_select_range (buffer, &from, &to);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, PLACE_IN_VIEW);
}
