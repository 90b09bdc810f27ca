/* newsroom-docx-fields.c — the fields of a Word document, of which links are one kind
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-docx-private.h"

#include <string.h>

/**
 * newsroom_docx_field_clear:
 * @field: a field, whose contents are freed
 */
void
newsroom_docx_field_clear (NewsroomDocxField *field)
{
  g_string_free (field->instruction, TRUE);
  g_free (field->target);
}

/**
 * newsroom_docx_field_char:
 * @writer: what is being filled
 * @node: the beginning, middle or end of a field
 */
void
newsroom_docx_field_char (NewsroomDocxWriter *writer,
                          const xmlNode      *node)
{
  const char        *type = newsroom_xml_get (node, "fldCharType");
  NewsroomDocxField *last = writer->fields->len > 0 ? &g_array_index (writer->fields, NewsroomDocxField, writer->fields->len - 1) : NULL;

  if (g_strcmp0 (type, "begin") == 0)
    {
      NewsroomDocxField field = { .instruction = g_string_new (NULL) };

      g_array_append_val (writer->fields, field);
    }
  else if (g_strcmp0 (type, "separate") == 0 && last != NULL)
    {
      last->in_result = TRUE;
      g_free (last->target);
      last->target = newsroom_document_dup_field_target (last->instruction->str);
      if (last->target != NULL && !newsroom_document_is_link (last->target))
        {
          g_clear_pointer (&last->target, g_free);
          writer->docx->document->counts.anchors++;
        }
    }
  else if (g_strcmp0 (type, "end") == 0 && last != NULL)
    {
      g_array_set_size (writer->fields, writer->fields->len - 1);
    }
}

/**
 * newsroom_docx_fields_end_paragraph:
 * @writer: what is being filled
 *
 * Forgets fields whose instruction does not end where the paragraph does: they are damaged, and
 * would hide the words of others.
 */
void
newsroom_docx_fields_end_paragraph (NewsroomDocxWriter *writer)
{
  for (guint i = writer->fields->len; i > 0; i--)
    if (!g_array_index (writer->fields, NewsroomDocxField, i - 1).in_result)
      g_array_remove_index (writer->fields, i - 1);
}

/**
 * newsroom_docx_field_add_instruction:
 * @writer: what is being filled
 * @node: a piece of the instruction of the innermost field
 */
void
newsroom_docx_field_add_instruction (NewsroomDocxWriter *writer,
                                     const xmlNode      *node)
{
  NewsroomDocxField *last = writer->fields->len > 0 ? &g_array_index (writer->fields, NewsroomDocxField, writer->fields->len - 1) : NULL;

  if (last != NULL && !last->in_result)
    newsroom_xml_append_text (last->instruction, node);
}
