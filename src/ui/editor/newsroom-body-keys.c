/* newsroom-body-keys.c — keys and clicks that know of the paragraphs and lists of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-keys.h"

#include <string.h>

#include "newsroom-body-format.h"
#include "newsroom-body-place.h"
#include "newsroom-body-tidy.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-empty-pair.h"
#include "newsroom-focus.h"
#include "newsroom-list-edit.h"
#include "newsroom-list-numbers.h"
#include "newsroom-mark-split.h"
#include "newsroom-open-break.h"
#include "newsroom-paragraph-break.h"
#include "newsroom-paragraph-move.h"
#include "newsroom-table-edit.h"
#include "newsroom-table-keys.h"

/* GtkTextView counts to two reliably. */
#define N_FOR_SENTENCE 3

/* How often the button was pressed at one place, one press soon after another. */
typedef struct
{
  GtkWidget *body; /* borrowed: what is clicked */
  guint      n;
  guint32    time; /* of the last, in ms */
  double     x;
  double     y;
} Presses;

/* What the new line begins with, and the numbers of the items behind it. */
static void
write_prefix (GtkTextView *body,
              const char  *prefix)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  const char    *text;
  gsize          start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, prefix, -1, TRUE);
  text = newsroom_body_format_get_text (body, &start, &end);
  if (text != NULL)
    newsroom_body_format_apply (body, newsroom_list_numbers_make_room (text, start));
  gtk_text_buffer_end_user_action (buffer);
}

/* Behind words of a quote a paragraph begins, which takes an empty line of the quote.
 * Returns: (transfer full): what ends the line */
static char *
dup_line_end (const char *text,
              gsize       caret,
              const char *prefix)
{
  const gsize      n_prefix = strlen (prefix);
  const gboolean   is_quote = strchr (prefix, '>') != NULL && strspn (prefix, "> \t") == n_prefix;
  g_autofree char *empty = g_strchomp (g_strdup (prefix));
  gsize            words = caret;

  while (words > 0 && strchr ("> \t", text[words - 1]) != NULL)
    words--;
  if (!is_quote || words == 0 || text[words - 1] == '\n' || g_strcmp0 (newsroom_paragraph_break (text, caret), "\n\n") != 0)
    return g_strdup ("\n");

  return g_strdup_printf ("\n%s\n", empty);
}

/* The line end and what the new line begins with are two steps: the mark that is not wanted goes
 * with one Ctrl+Z. */
static gboolean
press_enter (GtkTextView *body,
             const char  *text,
             gsize        caret,
             gboolean     makes_paragraphs)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (body);
  g_autofree char *prefix = NULL;
  g_autofree char *line_end = NULL;

  if (newsroom_body_format_apply (body, newsroom_list_edit_end (text, caret)))
    return TRUE;

  prefix = newsroom_list_edit_continue (text, caret);
  if (prefix == NULL)
    return FALSE;

  line_end = makes_paragraphs ? dup_line_end (text, caret, prefix) : g_strdup ("\n");
  gtk_text_buffer_insert_interactive_at_cursor (buffer, line_end, -1, TRUE);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  write_prefix (body, prefix);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_view_scroll_mark_onscreen (body, gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

/* Tab puts no blank into an item that can go no further in, and Shift+Tab stays in one that can go no further out:
 * who presses it once too often goes on writing there. In prose Shift+Tab leaves the body as every field. */
static gboolean
press_tab (GtkTextView *body,
           const char  *text,
           gsize        start,
           gsize        end,
           gboolean     back)
{
  if (newsroom_table_keys_step (body, text, start, back ? NEWSROOM_TABLE_PREVIOUS : NEWSROOM_TABLE_NEXT))
    return TRUE;
  if (!newsroom_list_edit_is_item (text, start))
    {
      if (back || newsroom_paragraph_takes_tab (text, start, end))
        return FALSE;
      gtk_widget_error_bell (GTK_WIDGET (body));
      return TRUE;
    }
  if (!newsroom_body_format_apply (body, newsroom_list_edit_indent (text, start, end, back)))
    gtk_widget_error_bell (GTK_WIDGET (body));

  return TRUE;
}

/* Behind a table that Enter has left a bar begins its next row. The bar where it was typed is a step before. */
static gboolean
go_on_with_table (GtkTextView *body,
                  const char  *text,
                  gsize        caret)
{
  g_autoptr (NewsroomTextEdit) edit = newsroom_table_go_on (text, caret);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  gsize          end;

  if (edit == NULL)
    return FALSE;

  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "|", -1, TRUE);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  text = newsroom_body_format_get_text (body, &caret, &end);
  if (text != NULL)
    newsroom_body_format_apply (body, newsroom_table_go_on (text, caret));

  return TRUE;
}

/* In a cell of a table a bar is a word. The bare one is a step before, so that one undo brings it back. */
static gboolean
press_bar (GtkTextView *body,
           const char  *text,
           gsize        start,
           gsize        end)
{
  g_autoptr (NewsroomTextEdit) edit = newsroom_table_write_bar (text, start, end);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);
  GtkTextIter    bar;

  if (edit == NULL)
    return FALSE;

  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "|", -1);
  gtk_text_buffer_end_user_action (buffer);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &bar, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_backward_char (&bar);
  gtk_text_buffer_insert_interactive (buffer, &bar, "\\", -1, TRUE);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_view_scroll_mark_onscreen (body, gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

/* What Enter or Shift+Enter writes in prose is a step of its own. */
static gboolean
press_break (GtkTextView *body,
             const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);

  if (text == NULL)
    return FALSE;

  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
  gtk_text_view_scroll_mark_onscreen (body, gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

/* A break behind which no words will come is not kept. */
static gboolean
break_line (GtkTextView *body,
            const char  *text)
{
  if (!press_break (body, text))
    return FALSE;

  newsroom_open_break_note (gtk_text_view_get_buffer (body));

  return TRUE;
}

/* Returns: whether Enter was more than a line end */
static gboolean
begin_block (GtkTextView *body,
             const char  *text,
             gsize        caret,
             gboolean     makes_paragraphs)
{
  return press_enter (body, text, caret, makes_paragraphs) || (makes_paragraphs && press_break (body, newsroom_paragraph_break (text, caret)));
}

/* Bold that is cut in two ends in the one paragraph or item and goes on in the next, where the caret is in it too, all
 * as one step. */
static gboolean
begin_block_in_marks (GtkTextView *body,
                      const char  *text,
                      gsize        caret,
                      gboolean     makes_paragraphs)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (body);
  g_autofree char *prefix = newsroom_list_edit_continue (text, caret);
  gsize            n_begun = 0;
  const gboolean   ends = prefix != NULL || (makes_paragraphs && g_strcmp0 (newsroom_paragraph_break (text, caret), "") > 0);
  g_autoptr (NewsroomTextEdit) edit = ends ? newsroom_mark_split (text, caret, &n_begun) : NULL;
  const gboolean cuts = edit != NULL && edit->inserted[0] != '\0';
  GtkTextIter    place;
  gsize          start, end;
  gboolean       is_done;

  if (edit == NULL)
    return begin_block (body, text, caret, makes_paragraphs);

  if (cuts)
    gtk_text_buffer_begin_user_action (buffer);
  newsroom_body_format_apply (body, g_steal_pointer (&edit));
  text = newsroom_body_format_get_text (body, &start, &end);
  is_done = text != NULL && begin_block (body, text, start, makes_paragraphs);
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  if (is_done && n_begun > 0 && gtk_text_iter_forward_chars (&place, (int)n_begun))
    gtk_text_buffer_place_cursor (buffer, &place);
  if (cuts)
    gtk_text_buffer_end_user_action (buffer);

  return is_done;
}

static gboolean
is_vertical (guint keyval)
{
  return keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up || keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
is_tab (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab;
}

static gboolean
deletes (guint keyval)
{
  return keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete;
}

/* Where marks or a line wait for words. Returns: whether all was done that the key does */
static gboolean
press_before_words (GtkTextBuffer *buffer,
                    guint          keyval)
{
  if (newsroom_empty_pair_get (buffer) == 0)
    {
      newsroom_body_tidy (buffer, FALSE);
      return keyval == GDK_KEY_BackSpace && newsroom_open_break_remove (buffer);
    }
  if (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space)
    {
      newsroom_empty_pair_put_blank (buffer, " ");
      return TRUE;
    }
  if (!deletes (keyval) && !is_enter (keyval) && !is_tab (keyval))
    return FALSE;

  newsroom_empty_pair_remove (buffer);

  return deletes (keyval);
}

/* What is selected goes, and the rest is as without it, all as one step. */
static void
press_enter_over_selection (GtkTextView    *body,
                            guint           keyval,
                            GdkModifierType held,
                            gboolean        makes_paragraphs)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (body);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  if (!newsroom_body_keys_press (body, keyval, held, makes_paragraphs))
    gtk_text_buffer_insert_interactive_at_cursor (buffer, "\n", -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * newsroom_body_keys_press:
 * @body: the body's view
 * @keyval: a key that was pressed there
 * @held: which of Shift, Control, Alt and Super were held
 * @makes_paragraphs: whether Enter in prose leaves an empty line
 *
 * Enter goes on with lists and quotes and ends them, and begins a paragraph, in which bold goes on that it cuts in
 * two; Shift+Enter breaks the line.
 * Tab and Shift+Tab move items in and out; Tab makes no code of a paragraph. In a table Enter, Tab and Shift+Tab go from cell to cell, Enter
 * to the column where the Tabs began, and Ctrl+Enter out of it; a bar is written as a word of its cell.
 * Backspace takes the mark before the first word away, and Alt+Up and Alt+Down move paragraphs. Marks
 * that wait for words go with Backspace, Delete, Enter and Tab, and let a blank before them. A line break
 * behind which nothing came goes with Backspace, and Enter or another break makes a paragraph of it.
 *
 * Returns: whether the key had such a meaning
 */
gboolean
newsroom_body_keys_press (GtkTextView    *body,
                          guint           keyval,
                          GdkModifierType held,
                          gboolean        makes_paragraphs)
{
  const gboolean        back = keyval == GDK_KEY_ISO_Left_Tab || held == GDK_SHIFT_MASK;
  const GdkModifierType allowed = is_tab (keyval) || keyval == GDK_KEY_bar ? GDK_SHIFT_MASK : (is_enter (keyval) ? GDK_CONTROL_MASK | GDK_SHIFT_MASK : 0);
  const char           *text;
  gsize                 start, end;

  if (held == 0 && gtk_text_view_get_editable (body) && press_before_words (gtk_text_view_get_buffer (body), keyval))
    return TRUE;
  if (is_enter (keyval) && (held & ~GDK_SHIFT_MASK) == 0 && gtk_text_view_get_editable (body) && newsroom_open_break_remove (gtk_text_view_get_buffer (body)))
    return newsroom_body_keys_press (body, keyval, 0, TRUE);
  /* All other keys are left alone, so that an input method gets them. */
  if (is_vertical (keyval) ? held != GDK_ALT_MASK : !is_enter (keyval) && !is_tab (keyval) && keyval != GDK_KEY_BackSpace && keyval != GDK_KEY_bar)
    return FALSE;
  if (!is_vertical (keyval) && (held & ~allowed) != 0)
    return FALSE;
  text = newsroom_body_format_get_text (body, &start, &end);
  if (text == NULL)
    return FALSE;

  if (is_tab (keyval))
    return press_tab (body, text, start, end, back);
  if (keyval == GDK_KEY_bar)
    return (start == end && go_on_with_table (body, text, start)) || press_bar (body, text, start, end);
  if (is_vertical (keyval))
    {
      if (!newsroom_body_format_apply (body, newsroom_paragraph_move (text, start, end, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)))
        gtk_widget_error_bell (GTK_WIDGET (body));
      return TRUE;
    }
  if (is_enter (keyval) && newsroom_table_keys_step (body, text, start, held == GDK_CONTROL_MASK ? NEWSROOM_TABLE_OUT : NEWSROOM_TABLE_BELOW))
    return TRUE;
  if ((held & GDK_CONTROL_MASK) != 0 || (start != end && !is_enter (keyval)))
    return FALSE;
  if (start != end)
    {
      press_enter_over_selection (body, keyval, held, makes_paragraphs);
      return TRUE;
    }
  if (is_enter (keyval) && held == GDK_SHIFT_MASK)
    return break_line (body, newsroom_line_break (text, start));
  if (is_enter (keyval))
    return begin_block_in_marks (body, text, start, makes_paragraphs);

  return newsroom_body_format_apply (body, newsroom_list_edit_unmark (text, start));
}

/* The caret comes behind what is selected; nothing scrolls under the pointer. */
static void
select_at (GtkTextBuffer     *buffer,
           const GtkTextIter *place,
           NewsroomFocus      unit)
{
  GtkTextIter from = *place;
  GtkTextIter to = *place;
  const char *text;
  gsize       length, offset, start, end;

  text = newsroom_body_place_get_text (buffer, &length);
  offset = newsroom_body_place_get_offset (text, length, place);
  newsroom_focus_find (text, length, offset, unit, &start, &end);
  gtk_text_iter_set_offset (&from, (int)g_utf8_strlen (text, (gssize)start));
  gtk_text_iter_set_offset (&to, (int)g_utf8_strlen (text, (gssize)newsroom_focus_trim (text, start, end)));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

/* Whether this press goes on with those before it. */
static gboolean
goes_on (const Presses *presses,
         GdkEvent      *event,
         double         x,
         double         y)
{
  int most_time;
  int most_distance;

  g_object_get (gtk_widget_get_settings (presses->body),
                "gtk-double-click-time",
                &most_time,
                "gtk-double-click-distance",
                &most_distance,
                NULL);

  return gdk_event_get_time (event) - presses->time <= (guint)most_time && ABS (x - presses->x) <= most_distance && ABS (y - presses->y) <= most_distance;
}

/* Events are in coordinates of the window's surface. */
static void
get_place (GtkTextView *body,
           double       x,
           double       y,
           int         *buffer_x,
           int         *buffer_y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (body));
  double     surface_x, surface_y;
  double     body_x, body_y;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (body), x - surface_x, y - surface_y, &body_x, &body_y);
  gtk_text_view_window_to_buffer_coords (body, GTK_TEXT_WINDOW_WIDGET, (int)body_x, (int)body_y, buffer_x, buffer_y);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          gpointer                  user_data)
{
  Presses     *presses = user_data;
  GtkTextView *body = GTK_TEXT_VIEW (presses->body);
  GtkTextIter  place;
  double       x, y;
  int          buffer_x, buffer_y;

  if (gdk_event_get_event_type (event) != GDK_BUTTON_PRESS || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY || !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  presses->n = goes_on (presses, event, x, y) ? presses->n + 1 : 1;
  presses->time = gdk_event_get_time (event);
  presses->x = x;
  presses->y = y;
  if (presses->n < N_FOR_SENTENCE)
    return GDK_EVENT_PROPAGATE;

  get_place (body, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (body, &place, buffer_x, buffer_y);
  select_at (gtk_text_view_get_buffer (body), &place, presses->n == N_FOR_SENTENCE ? NEWSROOM_FOCUS_SENTENCE : NEWSROOM_FOCUS_PARAGRAPH);
  gtk_widget_grab_focus (presses->body);

  return GDK_EVENT_STOP;
}

static void
free_presses (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

/**
 * newsroom_body_keys_add_clicks:
 * @body: the body's view
 *
 * Lets three clicks select a sentence, and four its paragraph: those that newsroom_focus_find() finds.
 */
void
newsroom_body_keys_add_clicks (GtkTextView *body)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  Presses            *presses = g_new0 (Presses, 1);

  presses->body = GTK_WIDGET (body);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_data (events, "event", G_CALLBACK (event_cb), presses, free_presses, 0);
  gtk_widget_add_controller (GTK_WIDGET (body), events);
}
