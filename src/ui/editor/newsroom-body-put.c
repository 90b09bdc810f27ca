/* newsroom-body-put.c — a text comes in the place of what is between two marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-put.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-delete.h"
#include "newsroom-clean-text.h"
#include "newsroom-editor-buffer-change.h"
#include "newsroom-text-exchange.h"

/* What is being put bit by bit. */
typedef struct
{
  int                 n_chars;
  NewsroomBodyPutDone done;
  gpointer            user_data;

  /* Owned */
  GtkTextMark *first;
  GtkTextMark *last;
} Putting;

static void
put_cb (NewsroomEditorWork *work,
        Putting            *putting)
{
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (putting->first);
  const gboolean is_there = work != NULL && !newsroom_editor_work_is_stopped (work);
  GtkTextIter    end;

  if (is_there && buffer != NULL && !gtk_text_mark_get_deleted (putting->last))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &end, putting->first);
      gtk_text_iter_forward_chars (&end, putting->n_chars);
      gtk_text_buffer_move_mark (buffer, putting->last, &end);
    }
  putting->done (is_there, putting->user_data);
  g_object_unref (putting->first);
  g_object_unref (putting->last);
  g_free (putting);
}

/* Takes what is to be put. */
static void
put_bit_by_bit (NewsroomEditorBuffer *buffer,
                NewsroomTextExchange  exchange,
                Putting              *putting)
{
  g_autoptr (GArray) exchanges = g_array_new (FALSE, FALSE, sizeof (NewsroomTextExchange));
  g_autoptr (NewsroomEditorWork) work = NULL;

  g_array_append_val (exchanges, exchange);
  work = newsroom_editor_buffer_exchange (buffer, _ ("Pasting…"), exchanges, TRUE);
  if (work != NULL && newsroom_editor_buffer_get_work (buffer) == work)
    g_signal_connect (work, "done", G_CALLBACK (put_cb), putting);
  else
    put_cb (work, putting);
}

static void
put_at_once (GtkTextBuffer *buffer,
             GtkTextMark   *last,
             GtkTextIter   *start,
             GtkTextIter   *end,
             const GString *text)
{
  gtk_text_buffer_begin_user_action (buffer);
  newsroom_body_delete (buffer, start, end);
  gtk_text_buffer_insert (buffer, start, text->str, (int)text->len);
  gtk_text_buffer_move_mark (buffer, last, start);
  gtk_text_buffer_end_user_action (buffer);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (buffer));
}

/**
 * newsroom_body_put:
 * @buffer: the buffer of a body, in which nothing is under way
 * @first: a mark in it, with left gravity
 * @last: another, behind it or at the same place
 * @text: UTF-8 text
 * @done: called when it is there, or not: now, or where it is long in a while
 * @user_data: closure of @done
 *
 * Replaces what is between the marks, which are around what came there then, as one step that can be undone; much
 * bit by bit.
 */
void
newsroom_body_put (NewsroomEditorBuffer *buffer,
                   GtkTextMark          *first,
                   GtkTextMark          *last,
                   const char           *text,
                   NewsroomBodyPutDone   done,
                   gpointer              user_data)
{
  g_autoptr (GString) clean = newsroom_clean_text (text, -1, FALSE);
  NewsroomTextExchange exchange = { .text = clean->str, .length = clean->len };
  Putting             *putting;
  GtkTextIter          start, end;

  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (buffer));

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &start, first);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &end, last);
  exchange.start = newsroom_editor_buffer_find_byte (buffer, &start);
  exchange.end = newsroom_editor_buffer_find_byte (buffer, &end);
  if (MAX (clean->len, exchange.end - exchange.start) <= NEWSROOM_EDITOR_BUFFER_LONG)
    {
      put_at_once (GTK_TEXT_BUFFER (buffer), last, &start, &end, clean);
      done (TRUE, user_data);
      return;
    }

  putting = g_new0 (Putting, 1);
  putting->n_chars = (int)g_utf8_strlen (clean->str, (gssize)clean->len);
  putting->done = done;
  putting->user_data = user_data;
  putting->first = g_object_ref (first);
  putting->last = g_object_ref (last);
  put_bit_by_bit (buffer, exchange, putting);
}
