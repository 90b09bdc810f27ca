/* newsroom-window-counts.c — what is counted in the article, and the notes in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-place.h"
#include "newsroom-notes.h"
#include "newsroom-outline-popover.h"
#include "newsroom-statistics-popover.h"

static GtkTextView *
get_body (NewsroomWindow *self)
{
  return newsroom_editor_pane_get_body (newsroom_article_page_get_editor (self->page));
}

/* Says why where it is not. */
static gboolean
is_body_shown (NewsroomWindow *self)
{
  if (NEWSROOM_IS_EDITOR_BUFFER (gtk_text_view_get_buffer (get_body (self))))
    return TRUE;

  newsroom_window_toast (self, _ ("A paragraph is too long to be shown. Split it first."));

  return FALSE;
}

/* In a narrow window the list may hide the article. */
static void
show_popover (NewsroomWindow *self,
              GtkWidget      *popover)
{
  newsroom_shell_show_editor (self->shell);
  newsroom_article_page_show_popover (self->page, GTK_POPOVER (popover));
}

/**
 * newsroom_window_show_statistics:
 * @self: a window with an article
 */
void
newsroom_window_show_statistics (NewsroomWindow *self)
{
  show_popover (self, newsroom_statistics_popover_new (newsroom_window_get_draft (self), get_body (self)));
}

/**
 * newsroom_window_show_outline:
 * @self: a window with an article
 */
void
newsroom_window_show_outline (NewsroomWindow *self)
{
  if (is_body_shown (self))
    show_popover (self, newsroom_outline_popover_new (get_body (self)));
}

/* Returns: (nullable): the first note behind a place, or the last before it; round the end */
static const NewsroomNote *
find_note (GArray  *notes,
           gsize    place,
           gboolean is_back)
{
  const NewsroomNote *found = NULL;

  if (notes->len == 0)
    return NULL;

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);

      if (is_back && note->start < place)
        found = note;
      else if (!is_back && note->start > place)
        return note;
    }
  if (found != NULL)
    return found;

  return &g_array_index (notes, NewsroomNote, is_back ? notes->len - 1 : 0);
}

static void
go_to_note (NewsroomWindow *self,
            gboolean        is_back)
{
  g_autoptr (GArray) notes = NULL;
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (get_body (self));
  const NewsroomNote *note;
  GtkTextIter         caret;
  const char         *text;
  gsize               length;
  gsize               place;

  if (!is_body_shown (self))
    return;

  text = newsroom_body_place_get_text (buffer, &length);
  notes = newsroom_notes_find (text, (gssize)length);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  place = newsroom_body_place_get_offset (text, length, &caret);
  /* One at the very start is behind nothing else. */
  note = find_note (notes, place, is_back);
  if (!is_back && place == 0 && notes->len > 0 && !gtk_text_buffer_get_has_selection (buffer))
    note = &g_array_index (notes, NewsroomNote, 0);

  if (note == NULL)
    newsroom_window_toast (self, _ ("There are no notes and no marks in the text."));
  else
    {
      newsroom_shell_show_editor (self->shell);
      newsroom_body_place_select (get_body (self), note->start, note->end);
    }
}

/**
 * newsroom_window_first_note:
 * @self: a window with an article
 *
 * Selects the first comment or mark in the body.
 */
void
newsroom_window_first_note (NewsroomWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_body (self));
  GtkTextIter    start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  go_to_note (self, FALSE);
}

/**
 * newsroom_window_next_note:
 * @self: a window with an article
 *
 * Selects the next comment or mark in the body, behind the last one the first.
 */
void
newsroom_window_next_note (NewsroomWindow *self)
{
  go_to_note (self, FALSE);
}

/**
 * newsroom_window_previous_note:
 * @self: a window with an article
 *
 * Selects the comment or mark before the caret, before the first one the last.
 */
void
newsroom_window_previous_note (NewsroomWindow *self)
{
  go_to_note (self, TRUE);
}
