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

/* Where a vertical step was put right: the next one goes on in the column that it came from. */
typedef struct
{
  NewsroomStyleTags *tags; /* a weak pointer: they may go before the view has */
  int                put;  /* characters, -1 for nowhere */
  int                x;    /* of the caret before, in pixels of the buffer */
} Vertical;

/* Finds the words of a heading whose markers hang before them. Returns: %FALSE on any other line, and where
 * there are none */
static gboolean
find_heading_words (NewsroomStyleTags *tags,
                    const GtkTextIter *place,
                    GtkTextIter       *words)
{
  guint level = 0;

  *words = *place;
  gtk_text_iter_set_line_offset (words, 0);
  while (gtk_text_iter_get_char (words) == '#' && gtk_text_iter_forward_char (words))
    level++;
  if (level == 0 || level > 6)
    return FALSE;
  if (!gtk_text_iter_has_tag (place, newsroom_style_tags_get_heading (tags, level, FALSE)) &&
      !gtk_text_iter_has_tag (place, newsroom_style_tags_get_heading (tags, level, TRUE)))
    return FALSE;
  while (gtk_text_iter_get_char (words) == ' ' && gtk_text_iter_forward_char (words))
    ;

  return !gtk_text_iter_ends_line (words);
}

static void
move_caret (GtkTextBuffer     *buffer,
            const GtkTextIter *to,
            gboolean           extends)
{
  if (extends)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), to);
  else
    gtk_text_buffer_place_cursor (buffer, to);
}

static gboolean
is_vertical (GtkTextView    *view,
             GtkMovementStep step,
             const Vertical *vertical)
{
  return vertical->tags != NULL && step == GTK_MOVEMENT_DISPLAY_LINES && gtk_text_view_get_cursor_visible (view) &&
         newsroom_style_tags_get_markup (vertical->tags) != NEWSROOM_MARKUP_PLAIN;
}

/* The caret comes from the words above or below, and not from markers: it goes to the words. Where there is
 * room in the margin it does so by itself. */
static void
put_right (GtkTextBuffer *buffer,
           gboolean       extends,
           Vertical      *vertical)
{
  GtkTextIter caret, words;

  vertical->put = -1;
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!find_heading_words (vertical->tags, &caret, &words) || gtk_text_iter_compare (&caret, &words) >= 0)
    return;

  vertical->put = gtk_text_iter_get_offset (&words);
  move_caret (buffer, &words, extends);
}

/* Goes one line on as GTK does, but in the column. Returns: %FALSE in the first line and in the last one */
static gboolean
go_on (GtkTextView *view,
       int          count,
       gboolean     extends,
       Vertical    *vertical)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle   line;
  GtkTextIter    caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!(count > 0 ? gtk_text_view_forward_display_line (view, &caret) : gtk_text_view_backward_display_line (view, &caret)))
    return FALSE;

  gtk_text_view_get_iter_location (view, &caret, &line);
  gtk_text_view_get_iter_at_location (view, &caret, vertical->x, line.y + line.height / 2);
  move_caret (buffer, &caret, extends);
  put_right (buffer, extends, vertical);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

static void
before_vertical_cb (GtkTextView    *view,
                    GtkMovementStep step,
                    int             count,
                    gboolean        extends,
                    Vertical       *vertical)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle   place;
  GtkTextIter    caret, words;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!is_vertical (view, step, vertical) || ABS (count) != 1)
    vertical->put = -1;
  else if (gtk_text_iter_get_offset (&caret) == vertical->put && (extends || !gtk_text_buffer_get_has_selection (buffer)) &&
           find_heading_words (vertical->tags, &caret, &words) && gtk_text_iter_equal (&caret, &words) && go_on (view, count, extends, vertical))
    g_signal_stop_emission_by_name (view, "move-cursor");
  else
    {
      gtk_text_view_get_iter_location (view, &caret, &place);
      vertical->x = place.x;
    }
}

static void
after_vertical_cb (GtkTextView    *view,
                   GtkMovementStep step,
                   int             count,
                   gboolean        extends,
                   Vertical       *vertical)
{
  if (is_vertical (view, step, vertical) && ABS (count) == 1)
    put_right (gtk_text_view_get_buffer (view), extends, vertical);
}

static void
free_vertical (gpointer  data,
               GClosure *closure)
{
  g_clear_weak_pointer (&((Vertical *)data)->tags);
  g_free (data);
}

static void
attach_vertical (GtkTextView       *view,
                 NewsroomStyleTags *tags)
{
  Vertical *vertical = g_new0 (Vertical, 1);

  g_set_weak_pointer (&vertical->tags, tags);
  vertical->put = -1;
  g_signal_connect (view, "move-cursor", G_CALLBACK (before_vertical_cb), vertical);
  g_signal_connect_data (view, "move-cursor", G_CALLBACK (after_vertical_cb), vertical, free_vertical, G_CONNECT_AFTER);
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
 * Left and Right stop on either side of it. Where it is not plain, Up and Down go to the words of a heading and
 * not into its markers. While the pointer is pressed nothing is shown anew.
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
  attach_vertical (view, tags);
}
