/* newsroom-rtf-text.c — the words of Rich Text, and where they go
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

static NewsroomRtfField *
get_last_field (const NewsroomRtf *self)
{
  return self->fields->len > 0 ? &g_array_index (self->fields, NewsroomRtfField, self->fields->len - 1) : NULL;
}

/* Returns: (nullable): where the link around leads */
static const char *
get_target (const NewsroomRtf *self)
{
  for (guint i = self->fields->len; i > newsroom_rtf_get_story (self)->first_field; i--)
    {
      const NewsroomRtfField *field = &g_array_index (self->fields, NewsroomRtfField, i - 1);

      if (field->target != NULL)
        return field->target;
    }

  return NULL;
}

/**
 * newsroom_rtf_end_change:
 * @self: a file that is read
 *
 * Tells of the tracked change that went on, if one did.
 */
void
newsroom_rtf_end_change (NewsroomRtf *self)
{
  const char *author = self->change_author >= 0 && (guint)self->change_author < self->revisers->len ? g_ptr_array_index (self->revisers, self->change_author) : NULL;

  if (self->change->str[strspn (self->change->str, " \t")] != '\0')
    newsroom_document_add_change (self->document, self->change_kind == NEWSROOM_RTF_ADDED, author, self->change->str);
  g_string_truncate (self->change, 0);
}

static void
follow_change (NewsroomRtf *self,
               const char  *words)
{
  const NewsroomRtfCharacters *characters = &self->state->characters;

  if (characters->change != self->change_kind || characters->author != self->change_author)
    {
      newsroom_rtf_end_change (self);
      self->change_kind = characters->change;
      self->change_author = characters->author;
    }
  if (characters->change != NEWSROOM_RTF_UNCHANGED)
    g_string_append (self->change, words);
}

static void
count_language (NewsroomRtf *self,
                gsize        size)
{
  const NewsroomRtfStyle *style = g_hash_table_lookup (self->styles, GINT_TO_POINTER (self->state->paragraph.style));
  int                     language = self->state->characters.language;
  guint                   n;

  if (language <= 0 && style != NULL)
    language = style->characters.language;
  if (language <= 0)
    language = self->default_language;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->languages, GINT_TO_POINTER (language)));

  g_hash_table_replace (self->languages, GINT_TO_POINTER (language), GUINT_TO_POINTER (n + (guint)MIN (size, G_MAXUINT / 2 - n % (G_MAXUINT / 2))));
}

/* What the style of a whole paragraph looks like is no matter of its words. */
static NewsroomDocumentLook
get_look (const NewsroomRtf *self)
{
  const NewsroomRtfCharacters *characters = &self->state->characters;
  const NewsroomRtfStyle      *style = g_hash_table_lookup (self->styles, GINT_TO_POINTER (self->state->paragraph.style));
  const NewsroomRtfStyle      *of_words = characters->style >= 0 ? g_hash_table_lookup (self->styles, GINT_TO_POINTER (-1 - characters->style)) : NULL;
  NewsroomDocumentLook         look = characters->look;

  if (style != NULL && style->characters.look.bold > 0)
    look.bold = 0;
  if (style != NULL && style->characters.look.italic > 0)
    look.italic = 0;
  if (of_words != NULL && of_words->role == NEWSROOM_DOCUMENT_ROLE_CODE)
    look.code = 1;
  look.font = (char *)newsroom_rtf_get_font (self);

  return look;
}

static gboolean
is_blank (const char *words)
{
  return words[strspn (words, " \t")] == '\0';
}

/* Words of the text, or of what else has paragraphs. */
static void
write_words (NewsroomRtf *self,
             const char  *words)
{
  const NewsroomDocumentLook look = get_look (self);
  NewsroomRtfField          *field = get_last_field (self);

  if (look.hidden > 0)
    {
      self->document->counts.hidden += !self->was_hidden;
      self->was_hidden = TRUE;
      return;
    }
  self->was_hidden = FALSE;
  follow_change (self, words);
  if (self->state->characters.change == NEWSROOM_RTF_DELETED && !self->document->keeps_changes)
    return;

  if (field != NULL)
    field->is_shown = TRUE;
  count_language (self, strlen (words));
  newsroom_rtf_get_story (self)->has_plain |= look.bold <= 0 && !is_blank (words);
  if (self->document->keeps_changes && self->state->characters.change != NEWSROOM_RTF_UNCHANGED)
    self->document->change = self->state->characters.change == NEWSROOM_RTF_DELETED ? NEWSROOM_DOCUMENT_REMOVED : NEWSROOM_DOCUMENT_ADDED;
  newsroom_document_add_words (self->document, newsroom_rtf_get_line (self), get_target (self), words, &look);
  self->document->change = NEWSROOM_DOCUMENT_UNCHANGED;
}

static void
put_text (NewsroomRtf *self,
          const char  *text)
{
  switch (self->state->destination)
    {
    case NEWSROOM_RTF_TEXT:
      write_words (self, text);
      break;
    case NEWSROOM_RTF_INSTRUCTION:
      if (self->fields->len > 0)
        g_string_append (get_last_field (self)->instruction, text);
      break;
    case NEWSROOM_RTF_MARKER:
      g_string_append (newsroom_rtf_get_story (self)->marker, text);
      break;
    case NEWSROOM_RTF_FONTS:
    case NEWSROOM_RTF_STYLES:
    case NEWSROOM_RTF_REVISERS:
      newsroom_rtf_add_to_table (self, text);
      break;
    case NEWSROOM_RTF_TITLE:
    case NEWSROOM_RTF_AUTHOR:
    case NEWSROOM_RTF_KEYWORDS:
    case NEWSROOM_RTF_COMMENTER:
    case NEWSROOM_RTF_PROPERTY_NAME:
    case NEWSROOM_RTF_PROPERTY_VALUE:
      g_string_append (self->collected, text);
      break;
    default:
      break;
    }
}

static void
end_surrogate (NewsroomRtf *self)
{
  if (self->high_surrogate == 0)
    return;

  self->high_surrogate = 0;
  self->n_unknown++;
  g_string_append (self->text, "\uFFFD");
}

static void
decode (NewsroomRtf *self)
{
  if (self->bytes->len == 0)
    return;

  newsroom_rtf_append_decoded (self, self->text, self->bytes->str, self->bytes->len);
  g_string_truncate (self->bytes, 0);
}

/**
 * newsroom_rtf_flush:
 * @self: a file that is read
 *
 * Puts the words that were read where the innermost group says, before that changes.
 */
void
newsroom_rtf_flush (NewsroomRtf *self)
{
  end_surrogate (self);
  decode (self);
  if (self->text->len == 0)
    return;

  put_text (self, self->text->str);
  g_string_truncate (self->text, 0);
}

/**
 * newsroom_rtf_add_bytes:
 * @self: a file that is read
 * @bytes: (array length=size): of text
 * @size: how many
 */
void
newsroom_rtf_add_bytes (NewsroomRtf *self,
                        const char  *bytes,
                        gsize        size)
{
  if (size == 0)
    return;

  end_surrogate (self);
  g_string_append_len (self->bytes, bytes, (gssize)size);
}

/**
 * newsroom_rtf_add_sign:
 * @self: a file that is read
 * @sign: a character, or half of a pair of UTF-16
 */
void
newsroom_rtf_add_sign (NewsroomRtf *self,
                       gunichar     sign)
{
  const gunichar high = self->high_surrogate;

  decode (self);
  if (sign >= 0xD800 && sign < 0xDC00)
    {
      end_surrogate (self);
      self->high_surrogate = sign;
      return;
    }
  if (high != 0 && sign >= 0xDC00 && sign < 0xE000)
    {
      self->high_surrogate = 0;
      g_string_append_unichar (self->text, 0x10000 + ((high - 0xD800) << 10) + (sign - 0xDC00));
      return;
    }

  end_surrogate (self);
  self->n_unknown += !g_unichar_validate (sign);
  if (sign >= 0x20 || sign == '\t')
    g_string_append_unichar (self->text, g_unichar_validate (sign) ? sign : 0xFFFD);
}
