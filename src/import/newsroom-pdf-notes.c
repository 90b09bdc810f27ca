/* newsroom-pdf-notes.c — what people wrote on the pages of a PDF: comments, text boxes, forms; and files attached to it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Comments that are kept, and bytes of each. */
#define MAX_COMMENTS 200
#define MAX_COMMENT 10000

/* Points. Fields whose upper edges are so near each other are on one line. */
#define LINE 8

/* Attached files that are told by name. */
#define MAX_ATTACHMENTS 100

/* Returns: (nullable): text that is not empty, with the line ends of ours */
static char *
dup_valid (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  g_autoptr (GString) lines = g_string_new (valid);

  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);
  g_strstrip (lines->str);

  return lines->str[0] != '\0' ? g_strdup (lines->str) : NULL;
}

static void
add_attachment (NewsroomPdf       *self,
                PopplerAttachment *attachment)
{
  g_autofree char *name = dup_valid (attachment->name);

  if (self->attachments->len < MAX_ATTACHMENTS && name != NULL)
    g_ptr_array_add (self->attachments, g_steal_pointer (&name));
  else
    self->n_more_attachments++;
}

/**
 * newsroom_pdf_read_attachments:
 * @self: a file that is read; gets the names of the files attached to it
 * @file: the file
 */
void
newsroom_pdf_read_attachments (NewsroomPdf     *self,
                               PopplerDocument *file)
{
  GList *attachments = poppler_document_get_attachments (file);

  for (GList *l = attachments; l != NULL; l = l->next)
    add_attachment (self, l->data);
  g_list_free_full (attachments, g_object_unref);
}

static void
add_comment (NewsroomPdf  *self,
             PopplerAnnot *annotation)
{
  g_autofree char *words = poppler_annot_get_contents (annotation);
  g_autofree char *comment = dup_valid (words);

  if (comment == NULL)
    return;
  if (self->comments->len >= MAX_COMMENTS)
    {
      self->n_more_comments++;
      return;
    }
  if (strlen (comment) > MAX_COMMENT)
    {
      self->n_long_comments++;
      *g_utf8_find_prev_char (comment, comment + MAX_COMMENT) = '\0';
    }
  self->n_boxes += poppler_annot_get_annot_type (annotation) == POPPLER_ANNOT_FREE_TEXT;
  g_ptr_array_add (self->comments, g_steal_pointer (&comment));
}

/* What is drawn for comments, text boxes and forms is no part of what Poppler takes for a page's text. */
static void
read_annotations (NewsroomPdf *self,
                  PopplerPage *page)
{
  GList *annotations = poppler_page_get_annot_mapping (page);

  for (GList *l = annotations; l != NULL; l = l->next)
    {
      PopplerAnnot          *annotation = ((PopplerAnnotMapping *)l->data)->annot;
      const PopplerAnnotType type = poppler_annot_get_annot_type (annotation);

      if (type == POPPLER_ANNOT_FILE_ATTACHMENT)
        {
          PopplerAttachment *attachment = poppler_annot_file_attachment_get_attachment (POPPLER_ANNOT_FILE_ATTACHMENT (annotation));

          if (attachment != NULL)
            add_attachment (self, attachment);
          g_clear_object (&attachment);
        }
      if (type != POPPLER_ANNOT_LINK && type != POPPLER_ANNOT_WIDGET && type != POPPLER_ANNOT_POPUP)
        add_comment (self, annotation);
    }
  poppler_page_free_annot_mapping (annotations);
}

/* Returns: (nullable): what was chosen from a list, or written instead */
static char *
dup_choice (PopplerFormField *field)
{
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autofree char *written = poppler_form_field_choice_is_editable (field) ? poppler_form_field_choice_get_text (field) : NULL;

  if (written != NULL && written[0] != '\0')
    return g_steal_pointer (&written);
  for (int i = 0; i < poppler_form_field_choice_get_n_items (field); i++)
    {
      g_autofree char *item = poppler_form_field_choice_is_item_selected (field, i) ? poppler_form_field_choice_get_item (field, i) : NULL;

      if (item != NULL)
        g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? ", " : "", item);
    }

  return g_string_free (g_steal_pointer (&chosen), FALSE);
}

static void
read_field (NewsroomPdf      *self,
            PopplerFormField *field)
{
  const PopplerFormFieldType type = poppler_form_field_get_field_type (field);
  g_autofree char           *name = poppler_form_field_get_name (field);
  g_autofree char           *text = NULL;
  g_autofree char           *value = NULL;
  char                      *key;

  if (type == POPPLER_FORM_FIELD_BUTTON)
    self->n_ticked += poppler_form_field_button_get_button_type (field) != POPPLER_FORM_BUTTON_PUSH && poppler_form_field_button_get_state (field);
  if (type != POPPLER_FORM_FIELD_TEXT && type != POPPLER_FORM_FIELD_CHOICE)
    return;

  text = type == POPPLER_FORM_FIELD_TEXT ? poppler_form_field_text_get_text (field) : dup_choice (field);
  value = dup_valid (text);
  if (value == NULL)
    return;
  /* A field may stand on several pages. */
  key = g_strdup_printf ("%s\n%s", name != NULL ? name : "", value);
  if (!g_hash_table_add (self->fields, key) && name != NULL)
    return;
  self->n_characters += (guint)MIN (strlen (value), G_MAXUINT / 2);
  g_ptr_array_add (self->values, g_steal_pointer (&value));
}

/* Fields from top to bottom, those of a line from left to right. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const PopplerRectangle *first = &((const PopplerFormFieldMapping *)a)->area;
  const PopplerRectangle *second = &((const PopplerFormFieldMapping *)b)->area;
  const int               first_line = (int)(CLAMP (first->y2, -1e6, 1e6) / LINE);
  const int               second_line = (int)(CLAMP (second->y2, -1e6, 1e6) / LINE);

  if (first_line != second_line)
    return first_line > second_line ? -1 : 1;

  return first->x1 < second->x1 ? -1 : first->x1 > second->x1;
}

/**
 * newsroom_pdf_read_notes:
 * @self: a file that is read
 * @page: one of its pages
 *
 * Adds what was written on the page after it was set: comments, text boxes, and what was filled into
 * a form.
 */
void
newsroom_pdf_read_notes (NewsroomPdf *self,
                         PopplerPage *page)
{
  GList *fields = g_list_sort (poppler_page_get_form_field_mapping (page), compare_places);

  for (GList *l = fields; l != NULL; l = l->next)
    read_field (self, ((PopplerFormFieldMapping *)l->data)->field);
  poppler_page_free_form_field_mapping (fields);
  read_annotations (self, page);
}

/**
 * newsroom_pdf_add_notes:
 * @self: a file whose text is in its document
 *
 * Puts what was filled into forms and the desk's comments under the text: where they belong is known
 * only on the page.
 */
void
newsroom_pdf_add_notes (NewsroomPdf *self)
{
  GPtrArray *blocks = self->document->root->children;

  for (guint i = 0; i < self->values->len; i++)
    {
      g_auto (GStrv) lines = g_strsplit (g_ptr_array_index (self->values, i), "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          NewsroomHtmlNode *line = newsroom_html_node_new ("p");

          newsroom_document_node_add_text (line, lines[j], -1);
          g_ptr_array_add (blocks, line);
        }
    }
  for (guint i = 0; i < self->comments->len; i++)
    {
      NewsroomHtmlNode *line = newsroom_html_node_new ("p");

      g_ptr_array_add (line->children, newsroom_document_comment_new (self->document, g_ptr_array_index (self->comments, i)));
      g_ptr_array_add (blocks, line);
    }
}

/**
 * newsroom_pdf_report_notes:
 * @self: a file that is read
 *
 * Tells the report what became of them.
 */
void
newsroom_pdf_report_notes (const NewsroomPdf *self)
{
  NewsroomReport *report = self->document->report;

  if (self->values->len > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE, "What was filled into %u field of a form stands under the text.", "What was filled into %u fields of a form stands under the text.", self->values->len),
                          self->values->len);
  if (self->n_boxes > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u of the comments stood on its page as a text box.", "%u of the comments stood on their pages as text boxes.", self->n_boxes),
                          self->n_boxes);
  if (self->n_ticked > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u box of a form that is ticked was left out.", "%u boxes of a form that are ticked were left out.", self->n_ticked),
                          self->n_ticked);
  if (self->n_long_comments > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u comment is too long for a note: its end was left out.", "%u comments are too long for notes: their ends were left out.", self->n_long_comments),
                          self->n_long_comments);
  if (self->n_more_comments > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more comment was left out.", "%u more comments were left out.", self->n_more_comments),
                          self->n_more_comments);
  for (guint i = 0; i < self->attachments->len; i++)
    newsroom_report_drop (report, _ ("A file that is attached to the PDF was left out: “%s”."), (const char *)g_ptr_array_index (self->attachments, i));
  if (self->n_more_attachments > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more attached file was left out.", "%u more attached files were left out.", self->n_more_attachments),
                          self->n_more_attachments);
}
