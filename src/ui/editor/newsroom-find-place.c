/* newsroom-find-place.c — where in a text the search begins, what is selected, and where it ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-place.h"

#include "newsroom-body-delete.h"
#include "newsroom-body-sight.h"

/* What of a selection is taken to be looked for, in characters. */
#define LONGEST_SELECTED 200

/* The places stay where they are in the text when it is written in. */
struct _NewsroomFindPlace
{
  /* Owned */
  NewsroomEditorBuffer *buffer;
  GtkTextMark          *origin;
  GtkTextMark          *start;
  GtkTextMark          *end;
};

/**
 * newsroom_find_place_new:
 * @buffer: a text
 *
 * Returns: (transfer full): its beginning
 */
NewsroomFindPlace *
newsroom_find_place_new (NewsroomEditorBuffer *buffer)
{
  NewsroomFindPlace *self = g_new0 (NewsroomFindPlace, 1);
  GtkTextIter        start;

  self->buffer = g_object_ref (buffer);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  self->origin = g_object_ref (gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (buffer), NULL, &start, TRUE));
  self->start = g_object_ref (gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (buffer), NULL, &start, TRUE));
  self->end = g_object_ref (gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (buffer), NULL, &start, FALSE));

  return self;
}

/**
 * newsroom_find_place_free:
 * @self: (transfer full): a place
 */
void
newsroom_find_place_free (NewsroomFindPlace *self)
{
  GtkTextMark *marks[] = { self->origin, self->start, self->end };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self->buffer), marks[i]);
      g_object_unref (marks[i]);
    }
  g_object_unref (self->buffer);
  g_free (self);
}

static guint
get_offset (NewsroomFindPlace *self,
            GtkTextMark       *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, mark);

  return (guint)gtk_text_iter_get_offset (&iter);
}

static void
move_mark (NewsroomFindPlace *self,
           GtkTextMark       *mark,
           guint              offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, (int)offset);
  gtk_text_buffer_move_mark (GTK_TEXT_BUFFER (self->buffer), mark, &iter);
}

/**
 * newsroom_find_place_get_selection:
 * @self: a place
 *
 * Returns: what is selected in the text, empty where the caret is
 */
NewsroomFindRange
newsroom_find_place_get_selection (NewsroomFindPlace *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return (NewsroomFindRange){ (guint)gtk_text_iter_get_offset (&start), (guint)gtk_text_iter_get_offset (&end) };
}

/**
 * newsroom_find_place_select:
 * @self: a place
 * @view: the view of the text
 * @range: what to select
 *
 * Brings it in sight too.
 */
void
newsroom_find_place_select (NewsroomFindPlace *self,
                            GtkTextView       *view,
                            NewsroomFindRange  range)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GdkClipboard  *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (view));
  GtkTextIter    start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)range.first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)range.last);
  /* Nobody has selected it: were it the primary selection, the entry in which one types would lose
   * its own. */
  gtk_text_buffer_remove_selection_clipboard (buffer, primary);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_buffer_add_selection_clipboard (buffer, primary);
  newsroom_body_sight_show_caret (view, FALSE);
}

/**
 * newsroom_find_place_get_origin:
 * @self: a place
 *
 * Returns: where the search begins, in characters
 */
guint
newsroom_find_place_get_origin (NewsroomFindPlace *self)
{
  return get_offset (self, self->origin);
}

/**
 * newsroom_find_place_set_origin:
 * @self: a place
 * @offset: where the search begins, in characters
 */
void
newsroom_find_place_set_origin (NewsroomFindPlace *self,
                                guint              offset)
{
  move_mark (self, self->origin, offset);
}

/**
 * newsroom_find_place_get_range:
 * @self: a place
 *
 * Returns: the part of the text that is searched when not all of it is
 */
NewsroomFindRange
newsroom_find_place_get_range (NewsroomFindPlace *self)
{
  return (NewsroomFindRange){ get_offset (self, self->start), get_offset (self, self->end) };
}

/**
 * newsroom_find_place_set_range:
 * @self: a place
 * @range: the part of the text
 */
void
newsroom_find_place_set_range (NewsroomFindPlace *self,
                               NewsroomFindRange  range)
{
  move_mark (self, self->start, range.first);
  move_mark (self, self->end, range.last);
}

/**
 * newsroom_find_place_replace:
 * @self: a place
 * @range: a part of the text
 * @text: what takes its place
 *
 * One step that can be undone. The caret is behind it.
 */
void
newsroom_find_place_replace (NewsroomFindPlace *self,
                             NewsroomFindRange  range,
                             const char        *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter    start, end;

  newsroom_editor_buffer_break (self->buffer);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)range.first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)range.last);
  newsroom_body_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  newsroom_editor_buffer_break (self->buffer);
  /* What is empty would be found in the same place again. */
  if (range.first == range.last)
    gtk_text_iter_forward_char (&start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/**
 * newsroom_find_place_dup_selected:
 * @widget: (nullable): what has the keyboard
 * @flags: how it is to be looked for
 *
 * Returns: (transfer full) (nullable): what is selected in it, if it is a text, and the selection on one line
 */
char *
newsroom_find_place_dup_selected (GtkWidget        *widget,
                                  NewsroomFindFlags flags)
{
  GtkTextBuffer   *buffer;
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  if (!GTK_IS_TEXT_VIEW (widget))
    return NULL;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end) ||
      gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) > LONGEST_SELECTED)
    return NULL;

  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  return (flags & NEWSROOM_FIND_REGEX) != 0 ? g_regex_escape_string (text, -1) : g_steal_pointer (&text);
}
