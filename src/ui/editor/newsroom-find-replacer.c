/* newsroom-find-replacer.c — replaces all that was found, bit by bit, as one step
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-replacer.h"

#include "newsroom-body-delete.h"

/* What is replaced, and by what */
typedef struct
{
  guint n_left;  /* of those that were found, from the first; the others are done */
  int   n_chars; /* of the text, after what was done */

  /* Owned */
  NewsroomEditorBuffer *buffer;
  NewsroomFindResult   *result;
  char                 *replacement;
  GtkBitset            *left_out; /* NULL for none */
} Replacer;

static void
replacer_free (gpointer data)
{
  Replacer *self = data;

  g_object_unref (self->buffer);
  newsroom_find_result_unref (self->result);
  g_free (self->replacement);
  g_clear_pointer (&self->left_out, gtk_bitset_unref);
  g_free (self);
}

/* From the end, so that what is still to be done stays where it was found. If somebody writes in the text
 * meanwhile, that is the end. */
static gboolean
replace_last (gpointer user_data)
{
  Replacer            *self = user_data;
  GtkTextBuffer       *buffer = GTK_TEXT_BUFFER (self->buffer);
  const NewsroomFound *found;
  g_autofree char     *text = NULL;
  GtkTextIter          start, end;

  while (self->n_left > 0 && self->left_out != NULL && gtk_bitset_contains (self->left_out, self->n_left - 1))
    self->n_left--;
  if (self->n_left == 0 || gtk_text_buffer_get_char_count (buffer) != self->n_chars)
    return FALSE;

  found = newsroom_find_result_get (self->result, --self->n_left);
  text = newsroom_find_result_dup_replacement (self->result, self->n_left, self->replacement);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)found->first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)found->last);
  newsroom_body_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  self->n_chars = gtk_text_buffer_get_char_count (buffer);

  return TRUE;
}

/**
 * newsroom_find_replacer_new:
 * @buffer: a text
 * @result: what was found in it as it is
 * @replacement: what newsroom_find_check_replacement() has found right
 * @left_out: (nullable): the numbers of those that stay as they are
 *
 * Returns: (transfer full): work for newsroom_editor_buffer_run()
 */
NewsroomEditorWork *
newsroom_find_replacer_new (NewsroomEditorBuffer *buffer,
                            NewsroomFindResult   *result,
                            const char           *replacement,
                            const GtkBitset      *left_out)
{
  Replacer   *self = g_new0 (Replacer, 1);
  const guint n_left_out = left_out != NULL ? (guint)gtk_bitset_get_size (left_out) : 0;

  self->buffer = g_object_ref (buffer);
  self->result = newsroom_find_result_ref (result);
  self->replacement = g_strdup (replacement);
  self->left_out = left_out != NULL ? gtk_bitset_copy (left_out) : NULL;
  self->n_left = newsroom_find_result_get_n (result);
  self->n_chars = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer));

  return newsroom_editor_work_new (NULL, self->n_left - n_left_out, replace_last, self, replacer_free);
}
