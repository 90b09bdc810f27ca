/* newsroom-rtf-tables.c — the fonts, styles and revisers that a file of Rich Text begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

/* A style is based on another no deeper than this; rings are cut there. */
#define MAX_CHAIN 24

/* Entries of a table that are kept. */
#define MAX_ENTRIES 20000

#define NO_OUTLINE 9

/**
 * newsroom_rtf_clear_characters:
 * @characters: (out): as “\plain” makes them
 * @font: the usual one
 */
void
newsroom_rtf_clear_characters (NewsroomRtfCharacters *characters,
                               int                    font)
{
  memset (characters, 0, sizeof *characters);
  newsroom_document_look_init (&characters->look);
  characters->font = font;
  characters->style = -1;
}

/**
 * newsroom_rtf_clear_paragraph:
 * @paragraph: (out): as “\pard” makes it
 */
void
newsroom_rtf_clear_paragraph (NewsroomRtfParagraph *paragraph)
{
  memset (paragraph, 0, sizeof *paragraph);
  paragraph->outline = NO_OUTLINE;
  paragraph->list = -1;
  paragraph->side = 'l';
}

/**
 * newsroom_rtf_font_free:
 * @font: (transfer full): a font
 */
void
newsroom_rtf_font_free (NewsroomRtfFont *font)
{
  g_free (font->name);
  g_free (font);
}

/**
 * newsroom_rtf_style_free:
 * @style: (transfer full): a style
 */
void
newsroom_rtf_style_free (NewsroomRtfStyle *style)
{
  g_free (style->name);
  g_free (style);
}

/**
 * newsroom_rtf_end_font:
 * @self: a file whose fonts are read
 *
 * Gives the font whose entry ends its name.
 */
void
newsroom_rtf_end_font (NewsroomRtf *self)
{
  NewsroomRtfFont *font = g_hash_table_lookup (self->fonts, GINT_TO_POINTER (self->font));

  if (font != NULL && self->collected->len > 0 && font->name == NULL)
    font->name = g_strstrip (g_strdup (self->collected->str));
  g_string_truncate (self->collected, 0);
}

/**
 * newsroom_rtf_end_style:
 * @self: a file whose styles are read
 *
 * Keeps the style whose entry ends.
 */
void
newsroom_rtf_end_style (NewsroomRtf *self)
{
  const NewsroomRtfState *state = self->state;
  NewsroomRtfStyle       *style;

  if (self->collected->len == 0 || g_hash_table_size (self->styles) >= MAX_ENTRIES)
    return;

  style = g_new0 (NewsroomRtfStyle, 1);
  style->name = g_strstrip (g_strdup (self->collected->str));
  style->based_on = self->based_on;
  style->characters = state->characters;
  style->paragraph = state->paragraph;
  style->role = newsroom_document_role_find (style->name, &style->role_level);
  g_hash_table_replace (self->styles, GINT_TO_POINTER (state->characters.style >= 0 ? -1 - state->characters.style : state->paragraph.style), style);
  g_string_truncate (self->collected, 0);
  self->based_on = -1;
}

static void
end_reviser (NewsroomRtf *self)
{
  if (self->revisers->len < MAX_ENTRIES)
    g_ptr_array_add (self->revisers, g_strstrip (g_strdup (self->collected->str)));
  g_string_truncate (self->collected, 0);
}

/**
 * newsroom_rtf_add_to_table:
 * @self: a file of which a table is read
 * @text: a piece of it, in which a semicolon ends each entry
 */
void
newsroom_rtf_add_to_table (NewsroomRtf *self,
                           const char  *text)
{
  const NewsroomRtfDestination table = self->state->destination;

  for (const char *end = strchrnul (text, ';'); *text != '\0'; end = strchrnul (text, ';'))
    {
      g_string_append_len (self->collected, text, end - text);
      if (*end == '\0')
        return;
      if (table == NEWSROOM_RTF_FONTS)
        newsroom_rtf_end_font (self);
      else if (table == NEWSROOM_RTF_STYLES)
        newsroom_rtf_end_style (self);
      else
        end_reviser (self);
      text = end + 1;
    }
}

static void
add_parent (NewsroomRtfStyle       *style,
            const NewsroomRtfStyle *parent)
{
  if (style->role == NEWSROOM_DOCUMENT_ROLE_NONE)
    {
      style->role = parent->role;
      style->role_level = parent->role_level;
    }
  if (style->paragraph.outline == NO_OUTLINE)
    style->paragraph.outline = parent->paragraph.outline;
  if (style->paragraph.list < 0)
    {
      style->paragraph.list = parent->paragraph.list;
      style->paragraph.level = parent->paragraph.level;
    }
  if (style->paragraph.left == G_MININT)
    style->paragraph.left = parent->paragraph.left;
  if (style->characters.language == 0)
    style->characters.language = parent->characters.language;
  if (style->characters.look.bold < 0)
    style->characters.look.bold = parent->characters.look.bold;
  if (style->characters.look.italic < 0)
    style->characters.look.italic = parent->characters.look.italic;
}

/**
 * newsroom_rtf_resolve_styles:
 * @self: a file whose styles are read
 *
 * Gives each style what the one that it is based on says and it does not.
 */
void
newsroom_rtf_resolve_styles (NewsroomRtf *self)
{
  GHashTableIter iter;
  gpointer       number, value;

  g_hash_table_iter_init (&iter, self->styles);
  while (g_hash_table_iter_next (&iter, &number, &value))
    {
      NewsroomRtfStyle       *style = value;
      const gboolean          is_of_words = GPOINTER_TO_INT (number) < 0;
      const NewsroomRtfStyle *parent = style;

      for (guint n = 0; n < MAX_CHAIN && parent->based_on >= 0; n++)
        {
          parent = g_hash_table_lookup (self->styles, GINT_TO_POINTER (is_of_words ? -1 - parent->based_on : parent->based_on));
          if (parent == NULL)
            break;
          add_parent (style, parent);
        }
    }
}
