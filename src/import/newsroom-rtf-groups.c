/* newsroom-rtf-groups.c — what a group of Rich Text is for, as it begins and ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Pictures that are told one by one. */
#define MAX_PICTURES_TOLD 20

static NewsroomRtfField *
get_last_field (const NewsroomRtf *self)
{
  return self->fields->len > 0 ? &g_array_index (self->fields, NewsroomRtfField, self->fields->len - 1) : NULL;
}

static void
begin_field (NewsroomRtf *self)
{
  const NewsroomRtfField field = { .instruction = g_string_new (NULL) };

  g_array_append_val (self->fields, field);
}

static void
begin_result (NewsroomRtf *self)
{
  NewsroomRtfField *field = get_last_field (self);

  if (field == NULL || field->target != NULL)
    return;

  field->target = newsroom_document_dup_field_target (field->instruction->str);
  if (field->target != NULL && !newsroom_document_is_link (field->target))
    {
      g_clear_pointer (&field->target, g_free);
      self->document->counts.anchors++;
    }
}

/* “SYMBOL 183 \f "Symbol"” may show nothing else. */
static void
add_symbol (NewsroomRtf *self,
            const char  *instruction)
{
  g_auto (GStrv) words = g_strsplit_set (instruction, " \"", -1);
  const char          *font = NULL;
  NewsroomDocumentLook look;
  char                 sign[8] = { 0 };
  gunichar             c = words[0] != NULL && words[1] != NULL ? (gunichar)g_ascii_strtoull (words[1], NULL, 0) : 0;

  for (guint i = 0; words[0] != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], "\\f") == 0)
      for (guint j = i + 1; words[j] != NULL && font == NULL; j++)
        font = words[j][0] != '\0' ? words[j] : NULL;
  if (c < 0x20 || !g_unichar_validate (c))
    return;

  newsroom_document_look_init (&look);
  look.font = (char *)font;
  g_unichar_to_utf8 (newsroom_document_is_symbol_font (font) && c <= 0xFF ? 0xF000 + c : c, sign);
  newsroom_document_add_words (self->document, newsroom_rtf_get_line (self), NULL, sign, &look);
}

/* “EQ \o\ad(\s\up 9(reading),characters)” puts a reading over characters; others are formulas. */
static void
add_equation (NewsroomRtf *self,
              const char  *instruction)
{
  const char      *up = strstr (instruction, "\\up");
  const char      *reading = up != NULL ? strchr (up, '(') : NULL;
  const char      *reading_end = reading != NULL ? strchr (reading, ')') : NULL;
  const char      *base = reading_end != NULL && reading_end[1] == ',' ? reading_end + 2 : NULL;
  g_autofree char *words = NULL;

  if (base != NULL)
    {
      words = g_strdup_printf ("%.*s（%.*s）", (int)strcspn (base, ")"), base, (int)(reading_end - reading - 1), reading + 1);
    }
  else
    {
      words = g_strstrip (g_strdup (instruction));
      self->document->counts.formulas++;
    }
  newsroom_document_add_words (self->document, newsroom_rtf_get_line (self), NULL, words, NULL);
}

/* What the instruction of a field says is all that some show. */
static void
add_instruction (NewsroomRtf *self,
                 const char  *instruction)
{
  if (g_ascii_strncasecmp (instruction, "SYMBOL ", 7) == 0)
    add_symbol (self, instruction);
  else if (g_ascii_strncasecmp (instruction, "EQ ", 3) == 0)
    add_equation (self, instruction + 3);
}

static void
end_field (NewsroomRtf *self)
{
  NewsroomRtfField *field = get_last_field (self);
  const gboolean    is_text = self->states->len > 1 && g_array_index (self->states, NewsroomRtfState, self->states->len - 2).destination == NEWSROOM_RTF_TEXT;

  if (field == NULL)
    return;

  if (is_text && !field->is_shown)
    add_instruction (self, field->instruction->str + strspn (field->instruction->str, " "));
  /* Its result was shown: that is words of the field around. */
  if (self->fields->len > 1 && field->is_shown)
    g_array_index (self->fields, NewsroomRtfField, self->fields->len - 2).is_shown = TRUE;
  g_array_set_size (self->fields, self->fields->len - 1);
}

static void
begin_story (NewsroomRtf           *self,
             NewsroomRtfDestination destination)
{
  NewsroomRtfState *state = self->state;

  state->destination = NEWSROOM_RTF_TEXT;
  if (self->stories->len >= NEWSROOM_RTF_MAX_STORIES)
    return;

  newsroom_rtf_end_change (self);
  newsroom_rtf_begin_story (self);
  newsroom_rtf_clear_characters (&state->characters, self->default_font);
  newsroom_rtf_clear_paragraph (&state->paragraph);
  state->opened = destination;
}

static void
end_comment (NewsroomRtf      *self,
             NewsroomHtmlNode *comment)
{
  g_autofree char *words = g_strstrip (newsroom_document_node_dup_words (comment));
  g_autofree char *name = g_steal_pointer (&self->commenter);
  g_autofree char *text = name != NULL && name[0] != '\0' ? g_strconcat (name, ": ", words, NULL) : g_strdup (words);

  newsroom_html_node_free (comment);
  if (words[0] != '\0')
    g_ptr_array_add (newsroom_rtf_get_line (self)->children, newsroom_document_comment_new (self->document, text));
}

static void
end_box (NewsroomRtf      *self,
         NewsroomHtmlNode *box)
{
  if (newsroom_html_node_is_blank (box))
    {
      newsroom_html_node_free (box);
      return;
    }
  g_ptr_array_add (newsroom_rtf_get_story (self)->boxes, box);
  self->document->counts.boxes++;
}

/* The mark of a note, which is left out, has a blank behind it. */
static void
trim_note (NewsroomHtmlNode *note)
{
  while (note->text == NULL && note->children->len > 0)
    note = g_ptr_array_index (note->children, 0);
  while (note->text != NULL && note->text->len > 0 && (g_unichar_isspace (g_utf8_get_char (note->text->str))))
    g_string_erase (note->text, 0, g_utf8_next_char (note->text->str) - note->text->str);
}

static void
end_note (NewsroomRtf      *self,
          NewsroomHtmlNode *note)
{
  g_autofree char *number = NULL;

  trim_note (note);
  number = newsroom_document_add_note (self->document, note);
  newsroom_document_add_words (self->document, newsroom_rtf_get_line (self), NULL, number, NULL);
}

static void
end_story (NewsroomRtf           *self,
           NewsroomRtfDestination opened)
{
  NewsroomHtmlNode *root;

  newsroom_rtf_end_change (self);
  root = newsroom_rtf_end_story (self);
  if (opened == NEWSROOM_RTF_COMMENT)
    {
      end_comment (self, root);
    }
  else if (opened == NEWSROOM_RTF_BOX)
    {
      end_box (self, root);
    }
  else if (opened == NEWSROOM_RTF_MARGIN)
    {
      g_autofree char *words = newsroom_document_node_dup_words (root);

      newsroom_document_add_margin (self->document, words);
      newsroom_html_node_free (root);
    }
  else
    {
      end_note (self, root);
    }
}

static void
add_picture (NewsroomRtf *self)
{
  g_autofree char *name = g_strdup_printf ("picture-%u.%s", ++self->n_pictures, self->picture_type != NULL ? self->picture_type : "bmp");
  g_autofree char *size = g_format_size (self->picture_size);

  g_ptr_array_add (newsroom_rtf_get_line (self)->children, newsroom_document_picture_new (name, self->description));
  self->document->counts.pictures++;
  if (self->n_pictures <= MAX_PICTURES_TOLD)
    newsroom_report_note (self->document->report, _ ("“%s” in the text stands for a picture of %s in the file."), name, size);
}

/* Whether the group around, in which an object of another kind stands, is of the text. */
static gboolean
is_in_text (const NewsroomRtf *self)
{
  const NewsroomRtfState *around = self->states->len > 1 ? self->state - 1 : self->state;

  return around->destination == NEWSROOM_RTF_TEXT && around->characters.look.hidden <= 0 && around->characters.change != NEWSROOM_RTF_DELETED;
}

static void
end_picture (NewsroomRtf *self)
{
  if (self->is_in_object)
    return;

  /* What describes the picture of a shape may stand behind it. */
  if (self->n_shapes > 0)
    self->n_shape_pictures++;
  else if (is_in_text (self))
    add_picture (self);
}

static void
end_shape (NewsroomRtf *self)
{
  self->n_shapes--;
  if (self->n_shapes == 0 && self->n_shape_pictures > 0 && is_in_text (self))
    add_picture (self);
}

static void
begin_drawing (NewsroomRtf           *self,
               NewsroomRtfDestination destination)
{
  self->state->opened = destination;
  self->state->destination = NEWSROOM_RTF_SILENT;
  if (self->n_shapes == 0)
    {
      g_clear_pointer (&self->description, g_free);
      self->n_shape_pictures = 0;
    }
  if (destination == NEWSROOM_RTF_SHAPE)
    {
      self->n_shapes++;
      return;
    }
  self->picture_size = 0;
  self->picture_type = NULL;
}

/* Text that is collected to be looked at when its group ends. */
static void
begin_collecting (NewsroomRtf           *self,
                  NewsroomRtfDestination destination)
{
  self->state->opened = destination;
  self->state->destination = destination;
  g_string_truncate (self->collected, 0);
  memset (self->time, 0, sizeof self->time);
}

static void
begin_styles (NewsroomRtf *self)
{
  NewsroomRtfState *state = self->state;

  /* A file has one table of them. */
  if (g_hash_table_size (self->styles) > 0)
    {
      state->destination = NEWSROOM_RTF_SKIPPED;
      return;
    }
  begin_collecting (self, NEWSROOM_RTF_STYLES);
  newsroom_rtf_clear_characters (&state->characters, self->default_font);
  newsroom_rtf_clear_paragraph (&state->paragraph);
  state->paragraph.left = G_MININT;
  self->based_on = -1;
}

/* Begins what changes where words go only by and by. */
static void
begin_within (NewsroomRtf           *self,
              NewsroomRtfDestination destination)
{
  NewsroomRtfState *state = self->state;

  switch (destination)
    {
    case NEWSROOM_RTF_FIELD:
      begin_field (self);
      state->opened = destination;
      break;
    case NEWSROOM_RTF_RESULT:
      if (state->destination != NEWSROOM_RTF_INSTRUCTION)
        begin_result (self);
      break;
    case NEWSROOM_RTF_OBJECT:
      self->document->counts.drawings += is_in_text (self);
      self->is_in_object = TRUE;
      state->opened = destination;
      break;
    case NEWSROOM_RTF_FORMULA:
      self->document->counts.formulas++;
      break;
    case NEWSROOM_RTF_ALTERNATIVES:
      state->around = state->destination;
      state->destination = destination;
      break;
    case NEWSROOM_RTF_UNICODE:
      state->destination = state->around;
      break;
    case NEWSROOM_RTF_MARKER:
      newsroom_rtf_get_story (self)->has_marker = TRUE;
      g_string_truncate (newsroom_rtf_get_story (self)->marker, 0);
      state->destination = destination;
      break;
    case NEWSROOM_RTF_NUMBERING:
      state->destination = NEWSROOM_RTF_SILENT;
      state->opened = destination;
      break;
    default:
      state->destination = destination;
      break;
    }
}

/**
 * newsroom_rtf_begin:
 * @self: a file that is read
 * @destination: what its innermost group is for
 */
void
newsroom_rtf_begin (NewsroomRtf           *self,
                    NewsroomRtfDestination destination)
{
  /* A group is begun for one thing; a second word of that kind, or one outside of all groups, is of a
   * damaged file. */
  if (self->state->opened != NEWSROOM_RTF_NOTHING || self->states->len == 1)
    return;

  switch (destination)
    {
    case NEWSROOM_RTF_NOTE:
    case NEWSROOM_RTF_COMMENT:
    case NEWSROOM_RTF_MARGIN:
    case NEWSROOM_RTF_BOX:
      begin_story (self, destination);
      break;
    case NEWSROOM_RTF_STYLES:
      begin_styles (self);
      break;
    case NEWSROOM_RTF_FONTS:
    case NEWSROOM_RTF_LISTS:
    case NEWSROOM_RTF_OVERRIDES:
    case NEWSROOM_RTF_REVISERS:
    case NEWSROOM_RTF_TITLE:
    case NEWSROOM_RTF_AUTHOR:
    case NEWSROOM_RTF_KEYWORDS:
    case NEWSROOM_RTF_CREATED:
    case NEWSROOM_RTF_UPDATED:
    case NEWSROOM_RTF_COMMENTER:
    case NEWSROOM_RTF_PROPERTY_NAME:
    case NEWSROOM_RTF_PROPERTY_VALUE:
      begin_collecting (self, destination);
      break;
    case NEWSROOM_RTF_PICTURE:
    case NEWSROOM_RTF_SHAPE:
      begin_drawing (self, destination);
      break;
    default:
      begin_within (self, destination);
      break;
    }
}

static void
set_property (NewsroomRtf             *self,
              NewsroomDocumentProperty property)
{
  g_autofree char *text = g_strstrip (g_strdup (self->collected->str));

  if (text[0] != '\0')
    newsroom_document_set_property (self->document, property, text);
}

/* Rich Text does not say in which time zone: taken as UTC. */
static void
set_time (NewsroomRtf             *self,
          NewsroomDocumentProperty property)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:00Z", self->time[0], self->time[1], self->time[2], self->time[3], self->time[4]);

  newsroom_document_set_property (self->document, property, text);
}

static void
end_property_value (NewsroomRtf *self)
{
  if (g_strcmp0 (self->property, "wzDescription") != 0 || self->collected->len == 0)
    return;

  g_free (self->description);
  self->description = g_strstrip (g_strdup (self->collected->str));
}

static void
end_numbering (NewsroomRtf *self)
{
  if (self->states->len > 1)
    (self->state - 1)->paragraph.numbering = self->state->paragraph.numbering;
}

/* Ends what was collected, or is there only while a file begins. */
static void
end_collecting (NewsroomRtf           *self,
                NewsroomRtfDestination opened)
{
  switch (opened)
    {
    case NEWSROOM_RTF_FONTS:
      newsroom_rtf_end_font (self);
      break;
    case NEWSROOM_RTF_STYLES:
      newsroom_rtf_end_style (self);
      newsroom_rtf_resolve_styles (self);
      break;
    case NEWSROOM_RTF_LISTS:
    case NEWSROOM_RTF_OVERRIDES:
      newsroom_rtf_end_list (self);
      break;
    case NEWSROOM_RTF_TITLE:
      set_property (self, NEWSROOM_DOCUMENT_PROPERTY_TITLE);
      break;
    case NEWSROOM_RTF_AUTHOR:
      set_property (self, NEWSROOM_DOCUMENT_PROPERTY_AUTHOR);
      break;
    case NEWSROOM_RTF_KEYWORDS:
      set_property (self, NEWSROOM_DOCUMENT_PROPERTY_KEYWORDS);
      break;
    case NEWSROOM_RTF_CREATED:
      set_time (self, NEWSROOM_DOCUMENT_PROPERTY_CREATED);
      break;
    case NEWSROOM_RTF_UPDATED:
      set_time (self, NEWSROOM_DOCUMENT_PROPERTY_UPDATED);
      break;
    case NEWSROOM_RTF_COMMENTER:
      g_free (self->commenter);
      self->commenter = g_strstrip (g_strdup (self->collected->str));
      break;
    case NEWSROOM_RTF_PROPERTY_NAME:
      g_free (self->property);
      self->property = g_strstrip (g_strdup (self->collected->str));
      break;
    case NEWSROOM_RTF_PROPERTY_VALUE:
      end_property_value (self);
      break;
    default:
      break;
    }
  g_string_truncate (self->collected, 0);
}

/**
 * newsroom_rtf_end:
 * @self: a file that is read, whose innermost group ends
 */
void
newsroom_rtf_end (NewsroomRtf *self)
{
  const NewsroomRtfDestination opened = self->state->opened;

  switch (opened)
    {
    case NEWSROOM_RTF_NOTHING:
      break;
    case NEWSROOM_RTF_NOTE:
    case NEWSROOM_RTF_COMMENT:
    case NEWSROOM_RTF_MARGIN:
    case NEWSROOM_RTF_BOX:
      end_story (self, opened);
      break;
    case NEWSROOM_RTF_FIELD:
      end_field (self);
      break;
    case NEWSROOM_RTF_OBJECT:
      self->is_in_object = FALSE;
      break;
    case NEWSROOM_RTF_NUMBERING:
      end_numbering (self);
      break;
    case NEWSROOM_RTF_PICTURE:
      end_picture (self);
      break;
    case NEWSROOM_RTF_SHAPE:
      end_shape (self);
      break;
    default:
      end_collecting (self, opened);
      break;
    }
}
