/* newsroom-body-fit.c — what is pasted as its place in a body wants it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-fit.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-place.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-insertion.h"
#include "newsroom-piece.h"

/* What is done to more than what is between the marks, which come around it.
 * Returns: (transfer full): what is to be put there */
static char *
take_in (GtkTextBuffer    *buffer,
         GtkTextMark      *first,
         GtkTextMark      *last,
         const char       *body,
         NewsroomTextEdit *edit)
{
  GtkTextIter from;
  GtkTextIter to;

  newsroom_body_place_get_iter (buffer, body, edit->offset, &from);
  newsroom_body_place_get_iter (buffer, body, edit->offset + edit->n_deleted, &to);
  gtk_text_buffer_move_mark (buffer, first, &from);
  gtk_text_buffer_move_mark (buffer, last, &to);

  return g_steal_pointer (&edit->inserted);
}

/* Returns: (transfer none): the body, and where in it what comes between the marks is put, in bytes */
static const char *
find_place (GtkTextBuffer *buffer,
            GtkTextMark   *first,
            GtkTextMark   *last,
            gsize         *start,
            gsize         *end)
{
  gsize       length;
  const char *body = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (buffer), &length);
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_mark (buffer, &from, first);
  gtk_text_buffer_get_iter_at_mark (buffer, &to, last);
  *start = newsroom_body_place_get_offset (body, length, &from);
  *end = newsroom_body_place_get_offset (body, length, &to);

  return body;
}

/* Markdown as its place wants it, which may take more in than what is between the marks.
 * Returns: (transfer full) (nullable): that; %NULL in code */
static char *
fit (GtkTextBuffer *buffer,
     GtkTextMark   *first,
     GtkTextMark   *last,
     const char    *markdown,
     gboolean      *is_words)
{
  gsize       start, end;
  const char *body = find_place (buffer, first, last, &start, &end);
  g_autoptr (NewsroomTextEdit) edit = newsroom_insertion_fit (body, start, end, markdown, is_words);

  return edit != NULL ? take_in (buffer, first, last, body, edit) : NULL;
}

/* Plain text, which stays in the quote, the item or the cell of a table that it comes into.
 * Returns: (transfer full): that */
static char *
fit_plain (GtkTextBuffer *buffer,
           GtkTextMark   *first,
           GtkTextMark   *last,
           const char    *plain)
{
  gsize       start, end;
  const char *body = find_place (buffer, first, last, &start, &end);
  char       *text = newsroom_insertion_fit_plain (body, start, end, plain);

  return text != NULL ? text : g_strdup (plain);
}

/**
 * newsroom_body_fit_form:
 * @paste: what is pasted; where only its words can be, it says so
 * @form: in which form
 * @buffer: the buffer of a body
 * @first: (inout): a mark, from where on
 * @last: (inout): a mark, up to where
 *
 * What is taken in beside what is between the marks is between them then.
 *
 * Returns: (transfer full): what is to be put there
 */
char *
newsroom_body_fit_form (NewsroomPaste    *paste,
                        NewsroomPasteForm form,
                        GtkTextBuffer    *buffer,
                        GtkTextMark      *first,
                        GtkTextMark      *last)
{
  char    *text = NULL;
  gboolean is_words = FALSE;

  if (form == NEWSROOM_PASTE_QUOTATION)
    text = fit (buffer, first, last, paste->quotation, &is_words);
  else if (form == NEWSROOM_PASTE_CLEAN && paste->has_structure)
    text = fit (buffer, first, last, paste->markdown, &is_words);
  if (is_words && paste->summary != NULL)
    {
      g_free (paste->summary);
      paste->summary = g_strdup (_ ("Pasted without marks and line breaks, which have no place here"));
    }

  return text != NULL ? text : fit_plain (buffer, first, last, paste->plain);
}

/**
 * newsroom_body_fit_piece:
 * @buffer: the buffer of a body
 * @first: (inout): a mark, from where on
 * @last: (inout): a mark, up to where
 * @piece: a piece of a body, whose marks join those that it was cut out of
 *
 * As newsroom_body_fit_form() does.
 *
 * Returns: (transfer full): what is to be put there
 */
char *
newsroom_body_fit_piece (GtkTextBuffer *buffer,
                         GtkTextMark   *first,
                         GtkTextMark   *last,
                         const char    *piece)
{
  gsize       start, end;
  const char *body = find_place (buffer, first, last, &start, &end);
  g_autoptr (NewsroomTextEdit) edit = newsroom_piece_put (body, start, end, piece);

  return edit != NULL ? take_in (buffer, first, last, body, edit) : g_strdup (piece);
}
