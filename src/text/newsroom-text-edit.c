/* newsroom-text-edit.c — one change of a text, and what is selected after it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-edit.h"

#include <string.h>

static gboolean
is_inside_character (char byte)
{
  return ((guchar)byte & 0xC0) == 0x80;
}

/**
 * newsroom_text_edit_new:
 * @before: UTF-8 text
 * @after: what becomes of it
 * @start: where the selection begins in @after, in bytes
 * @end: where it ends
 *
 * Returns: (transfer full): the least change that makes @after of @before
 */
NewsroomTextEdit *
newsroom_text_edit_new (const char *before,
                        const char *after,
                        gsize       start,
                        gsize       end)
{
  NewsroomTextEdit *self = g_new0 (NewsroomTextEdit, 1);
  const gsize       n_before = strlen (before);
  const gsize       n_after = strlen (after);
  gsize             head = 0;
  gsize             tail = 0;

  while (head < n_before && head < n_after && before[head] == after[head])
    head++;
  while (head > 0 && (is_inside_character (before[head]) || is_inside_character (after[head])))
    head--;
  while (tail < MIN (n_before, n_after) - head && before[n_before - tail - 1] == after[n_after - tail - 1])
    tail++;
  while (tail > 0 && is_inside_character (before[n_before - tail]))
    tail--;

  self->offset = head;
  self->n_deleted = n_before - tail - head;
  self->inserted = g_strndup (after + head, n_after - tail - head);
  self->start = start;
  self->end = end;

  return self;
}

/**
 * newsroom_text_edit_apply:
 * @self: an edit
 * @text: the text that it was made for
 *
 * Returns: (transfer full): the new text
 */
char *
newsroom_text_edit_apply (const NewsroomTextEdit *self,
                          const char             *text)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  head = g_strndup (text, self->offset);

  return g_strconcat (head, self->inserted, text + self->offset + self->n_deleted, NULL);
}

/**
 * newsroom_text_edit_free:
 * @self: (transfer full): an edit
 */
void
newsroom_text_edit_free (NewsroomTextEdit *self)
{
  g_free (self->inserted);
  g_free (self);
}
