/* newsroom-print-part.c — what is printed one under the other: paragraphs, rules and tables
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-part.h"

#define SPACE 7 /* points */

/**
 * newsroom_print_part_new:
 * @kind: what it is
 * @text: its first words
 * @size: of the letters, in points
 *
 * Returns: (transfer full): a part at the start of the column, with the space of a paragraph over it
 */
NewsroomPrintPart *
newsroom_print_part_new (NewsroomPrintKind kind,
                         const char       *text,
                         double            size)
{
  NewsroomPrintPart *self = g_new0 (NewsroomPrintPart, 1);

  self->kind = kind;
  self->text = g_string_new (text);
  self->attrs = pango_attr_list_new ();
  self->size = size;
  self->space = SPACE;
  self->bars = g_array_new (FALSE, FALSE, sizeof (double));
  if (kind == NEWSROOM_PRINT_TABLE)
    self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  return self;
}

/**
 * newsroom_print_part_free:
 * @self: (transfer full): a part
 */
void
newsroom_print_part_free (NewsroomPrintPart *self)
{
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attrs);
  g_array_unref (self->bars);
  g_free (self->marker);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * newsroom_print_part_add_attr:
 * @self: a part
 * @attr: (transfer full): how its last words look
 * @start: the first of their bytes
 */
void
newsroom_print_part_add_attr (NewsroomPrintPart *self,
                              PangoAttribute    *attr,
                              gsize              start)
{
  attr->start_index = (guint)start;
  attr->end_index = (guint)self->text->len;
  if (attr->end_index > attr->start_index)
    pango_attr_list_insert (self->attrs, attr);
  else
    pango_attribute_destroy (attr);
}
