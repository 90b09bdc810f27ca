/* newsroom-marker-keys.c — Backspace, Delete, Left and Right beside markup that is hidden
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-marker-keys.h"

#include "newsroom-body-place.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-markers.h"

#include <string.h>

/* Markers begin and end with these; what ends with a blank is a heading's. */
#define OPENING_CHARACTERS "*_~`[]<>"
#define CLOSING_CHARACTERS "*_~`[]<>)"

/* To find markers all of the body is read: not for a key that is not beside any. */
static gboolean
may_be_beside_marker (const GtkTextIter *caret,
                      gboolean           backward)
{
  GtkTextIter iter = *caret;
  gunichar    c;

  if (backward && !gtk_text_iter_backward_char (&iter))
    return FALSE;

  c = gtk_text_iter_get_char (&iter);
  if (backward && (c == ' ' || c == '\t'))
    {
      gtk_text_iter_set_line_offset (&iter, 0);
      return gtk_text_iter_get_char (&iter) == '#';
    }

  return c < 0x80 && c != 0 && strchr (backward ? CLOSING_CHARACTERS : OPENING_CHARACTERS, (int)c) != NULL;
}

static void
delete_bytes (GtkTextBuffer *buffer,
              const char    *body,
              gsize          first,
              gsize          length)
{
  GtkTextIter start;
  GtkTextIter end;

  newsroom_body_place_get_iter (buffer, body, first, &start);
  newsroom_body_place_get_iter (buffer, body, first + length, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* What was just typed goes letter by letter. */
static gboolean
delete_markers (GtkTextView *view,
                gboolean     backward)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *body = NULL;
  NewsroomMarkers  markers;
  GtkTextIter      caret;
  gsize            length;
  gsize            at;

  if (!NEWSROOM_IS_EDITOR_BUFFER (buffer) || !gtk_text_view_get_editable (view) || gtk_text_buffer_get_has_selection (buffer) ||
      newsroom_edit_history_is_typing (newsroom_editor_buffer_get_history (NEWSROOM_EDITOR_BUFFER (buffer))))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!may_be_beside_marker (&caret, backward))
    return FALSE;

  body = g_strdup (newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length));
  at = newsroom_body_place_get_offset (body, length, &caret);
  if (!newsroom_markers_find (body, length, at, backward, &markers))
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  delete_bytes (buffer, body, markers.closing, markers.closing_length);
  delete_bytes (buffer, body, markers.opening, markers.opening_length);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

static void
backspace_cb (GtkTextView       *view,
              NewsroomStyleTags *tags)
{
  if (newsroom_style_tags_get_markup (tags) == NEWSROOM_MARKUP_HIDE && delete_markers (view, TRUE))
    g_signal_stop_emission_by_name (view, "backspace");
}

static void
delete_from_cursor_cb (GtkTextView       *view,
                       GtkDeleteType      type,
                       int                count,
                       NewsroomStyleTags *tags)
{
  if (newsroom_style_tags_get_markup (tags) == NEWSROOM_MARKUP_HIDE && type == GTK_DELETE_CHARS && ABS (count) == 1 &&
      delete_markers (view, count < 0))
    g_signal_stop_emission_by_name (view, "delete-from-cursor");
}

/* Whether a step in that direction of the text goes to the edge of what is hidden, and to that side
 * of the screen. */
static gboolean
find_hidden_edge (GtkTextView       *view,
                  GtkTextTag        *hidden,
                  const GtkTextIter *caret,
                  gboolean           forward,
                  gboolean           to_right,
                  GtkTextIter       *edge)
{
  GdkRectangle before;
  GdkRectangle after;

  *edge = *caret;
  if (!(forward ? gtk_text_iter_forward_cursor_position (edge) : gtk_text_iter_backward_cursor_position (edge)) ||
      !(forward ? gtk_text_iter_starts_tag (edge, hidden) : gtk_text_iter_ends_tag (edge, hidden)))
    return FALSE;

  gtk_text_view_get_iter_location (view, caret, &before);
  gtk_text_view_get_iter_location (view, edge, &after);

  return before.y + before.height > after.y && after.y + after.height > before.y && before.x != after.x && (after.x > before.x) == to_right;
}

/* What takes no place has its two edges at one: from right to left GTK goes to the farther one, and
 * what it passed is never shown. */
static void
move_cursor_cb (GtkTextView       *view,
                GtkMovementStep    step,
                int                count,
                gboolean           extends,
                NewsroomStyleTags *tags)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag    *hidden = newsroom_style_tags_get_hidden (tags, FALSE);
  GtkTextIter    caret;
  GtkTextIter    edge;

  if (newsroom_style_tags_get_markup (tags) != NEWSROOM_MARKUP_HIDE || step != GTK_MOVEMENT_VISUAL_POSITIONS || ABS (count) != 1 ||
      !gtk_text_view_get_cursor_visible (view) || (!extends && gtk_text_buffer_get_has_selection (buffer)))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!find_hidden_edge (view, hidden, &caret, TRUE, count > 0, &edge) && !find_hidden_edge (view, hidden, &caret, FALSE, count > 0, &edge))
    return;

  if (extends)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &edge);
  else
    gtk_text_buffer_place_cursor (buffer, &edge);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  g_signal_stop_emission_by_name (view, "move-cursor");
}

/* A second press must find the word where the first one did. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          NewsroomStyleTags        *tags)
{
  int double_click_time;

  switch ((int)gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
      if (gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
        newsroom_style_tags_hold (tags);
      break;
    case GDK_TOUCH_BEGIN:
      newsroom_style_tags_hold (tags);
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      g_object_get (gtk_widget_get_settings (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))),
                    "gtk-double-click-time",
                    &double_click_time,
                    NULL);
      newsroom_style_tags_let_go (tags, (guint)MAX (double_click_time, 1));
      break;
    case GDK_KEY_PRESS:
      newsroom_style_tags_let_go (tags, 0);
      break;
    default:
      break;
    }

  return FALSE;
}

/**
 * newsroom_marker_keys_attach:
 * @view: the view of bodies
 * @tags: its tags, which know whether markup is hidden
 *
 * Where it is, Backspace and Delete beside a marker take both of its pair away, as one step, and
 * Left and Right stop on either side of it. While the pointer is pressed nothing is shown anew.
 */
void
newsroom_marker_keys_attach (GtkTextView       *view,
                             NewsroomStyleTags *tags)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (NEWSROOM_IS_STYLE_TAGS (tags));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), tags, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), events);
  g_signal_connect_object (view, "backspace", G_CALLBACK (backspace_cb), tags, 0);
  g_signal_connect_object (view, "delete-from-cursor", G_CALLBACK (delete_from_cursor_cb), tags, 0);
  g_signal_connect_object (view, "move-cursor", G_CALLBACK (move_cursor_cb), tags, 0);
}
