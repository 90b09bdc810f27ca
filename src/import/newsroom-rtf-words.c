/* newsroom-rtf-words.c — what each control word of Rich Text does
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

typedef void (*WordFunc) (NewsroomRtf            *self,
                          const NewsroomRtfToken *token,
                          gsize                   argument);

typedef struct
{
  const char *name;
  WordFunc    func;
  gsize       argument;
} Word;

static gboolean
is_text (const NewsroomRtf *self)
{
  return self->state->destination == NEWSROOM_RTF_TEXT;
}

/* “\b” switches on, “\b0” off. */
static void
set_look (NewsroomRtf            *self,
          const NewsroomRtfToken *token,
          gsize                   argument)
{
  G_STRUCT_MEMBER (int, &self->state->characters.look, argument) = !token->has_value || token->value != 0;
}

static void
set_script (NewsroomRtf            *self,
            const NewsroomRtfToken *token,
            gsize                   argument)
{
  self->state->characters.look.script = !token->has_value || token->value != 0 ? (int)argument : 0;
}

static void
end_underline (NewsroomRtf            *self,
               const NewsroomRtfToken *token,
               gsize                   argument)
{
  self->state->characters.look.underline = 0;
}

static void
set_characters (NewsroomRtf            *self,
                const NewsroomRtfToken *token,
                gsize                   argument)
{
  G_STRUCT_MEMBER (int, &self->state->characters, argument) = MAX (token->value, 0);
}

static void
set_paragraph (NewsroomRtf            *self,
               const NewsroomRtfToken *token,
               gsize                   argument)
{
  G_STRUCT_MEMBER (int, &self->state->paragraph, argument) = CLAMP (token->value, -0x10000, 0x10000);
}

static void
set_in_table (NewsroomRtf            *self,
              const NewsroomRtfToken *token,
              gsize                   argument)
{
  self->state->paragraph.is_in_table = !token->has_value || token->value != 0;
}

static void
set_side (NewsroomRtf            *self,
          const NewsroomRtfToken *token,
          gsize                   argument)
{
  self->state->paragraph.side = (int)argument;
}

static void
set_numbering (NewsroomRtf            *self,
               const NewsroomRtfToken *token,
               gsize                   argument)
{
  self->state->paragraph.numbering = (int)argument;
}

static void
set_style (NewsroomRtf            *self,
           const NewsroomRtfToken *token,
           gsize                   argument)
{
  self->state->paragraph.style = MAX (token->value, 0);
}

static void
set_change (NewsroomRtf            *self,
            const NewsroomRtfToken *token,
            gsize                   argument)
{
  self->state->characters.change = !token->has_value || token->value != 0 ? (int)argument : NEWSROOM_RTF_UNCHANGED;
}

static void
set_number (NewsroomRtf            *self,
            const NewsroomRtfToken *token,
            gsize                   argument)
{
  G_STRUCT_MEMBER (int, self, argument) = MAX (token->value, 0);
}

static void
set_default_font (NewsroomRtf            *self,
                  const NewsroomRtfToken *token,
                  gsize                   argument)
{
  self->default_font = MAX (token->value, 0);
  self->state->characters.font = self->default_font;
}

static void
set_code_page (NewsroomRtf            *self,
               const NewsroomRtfToken *token,
               gsize                   argument)
{
  self->code_page = argument != 0 ? (int)argument : token->value;
}

static void
set_n_fallbacks (NewsroomRtf            *self,
                 const NewsroomRtfToken *token,
                 gsize                   argument)
{
  self->state->n_fallbacks = CLAMP (token->value, 0, 64);
}

static void
set_time (NewsroomRtf            *self,
          const NewsroomRtfToken *token,
          gsize                   argument)
{
  self->time[argument] = CLAMP (token->value, 0, 9999);
}

static void
set_picture_type (NewsroomRtf            *self,
                  const NewsroomRtfToken *token,
                  gsize                   argument)
{
  static const char *const types[] = { "png", "jpg", "emf", "wmf", "pict", "bmp" };

  self->picture_type = types[argument];
}

static void
clear_characters (NewsroomRtf            *self,
                  const NewsroomRtfToken *token,
                  gsize                   argument)
{
  newsroom_rtf_clear_characters (&self->state->characters, self->default_font);
}

static void
clear_paragraph (NewsroomRtf            *self,
                 const NewsroomRtfToken *token,
                 gsize                   argument)
{
  newsroom_rtf_clear_paragraph (&self->state->paragraph);
}

/* “\f1” in the table of fonts begins an entry, elsewhere words in that font. */
static void
set_font (NewsroomRtf            *self,
          const NewsroomRtfToken *token,
          gsize                   argument)
{
  const int number = MAX (token->value, 0);

  self->state->characters.font = number;
  if (self->state->destination != NEWSROOM_RTF_FONTS)
    return;

  newsroom_rtf_end_font (self);
  self->font = number;
  if (g_hash_table_size (self->fonts) < 20000)
    {
      NewsroomRtfFont *font = g_new0 (NewsroomRtfFont, 1);

      font->charset = 1;
      g_hash_table_replace (self->fonts, GINT_TO_POINTER (number), font);
    }
}

static void
set_of_font (NewsroomRtf            *self,
             const NewsroomRtfToken *token,
             gsize                   argument)
{
  NewsroomRtfFont *font = g_hash_table_lookup (self->fonts, GINT_TO_POINTER (self->font));

  if (font != NULL && self->state->destination == NEWSROOM_RTF_FONTS)
    G_STRUCT_MEMBER (int, font, argument) = token->value;
}

static void
begin (NewsroomRtf            *self,
       const NewsroomRtfToken *token,
       gsize                   argument)
{
  newsroom_rtf_begin (self, (NewsroomRtfDestination)argument);
}

/* Words that need not be known, but are what a group that may be ignored is for. */
static void
ignore (NewsroomRtf            *self,
        const NewsroomRtfToken *token,
        gsize                   argument)
{
}

static void
add_break (NewsroomRtf            *self,
           const NewsroomRtfToken *token,
           gsize                   argument)
{
  const NewsroomRtfCharacters *characters = &self->state->characters;

  if (!is_text (self))
    newsroom_rtf_add_sign (self, ' ');
  else if (characters->look.hidden <= 0 && characters->change != NEWSROOM_RTF_DELETED)
    g_ptr_array_add (newsroom_rtf_get_line (self)->children, newsroom_html_node_new ("br"));
}

/* The end of a paragraph may be deleted or hidden: it goes on in the next then. */
static void
end_paragraph (NewsroomRtf            *self,
               const NewsroomRtfToken *token,
               gsize                   argument)
{
  const NewsroomRtfCharacters *characters = &self->state->characters;

  if (!is_text (self))
    newsroom_rtf_add_sign (self, ' ');
  else if (characters->change != NEWSROOM_RTF_DELETED || self->document->keeps_changes)
    newsroom_rtf_end_paragraph (self);
  if (self->change->len > 0)
    g_string_append_c (self->change, ' ');
}

static void
end_cell (NewsroomRtf            *self,
          const NewsroomRtfToken *token,
          gsize                   argument)
{
  if (is_text (self))
    newsroom_rtf_end_cell (self, argument == 1 ? 1 : (guint)MAX (self->state->paragraph.nesting, 2));
}

static void
end_row (NewsroomRtf            *self,
         const NewsroomRtfToken *token,
         gsize                   argument)
{
  if (is_text (self))
    newsroom_rtf_end_row (self, argument == 1 ? 1 : (guint)MAX (self->state->paragraph.nesting, 2));
}

static void
begin_row (NewsroomRtf            *self,
           const NewsroomRtfToken *token,
           gsize                   argument)
{
  if (is_text (self) && self->state->paragraph.nesting < 2)
    newsroom_rtf_get_story (self)->is_in_row = TRUE;
}

#define LOOK(member) set_look, offsetof (NewsroomDocumentLook, member)
#define CHARACTERS(member) set_characters, offsetof (NewsroomRtfCharacters, member)
#define PARAGRAPH(member) set_paragraph, offsetof (NewsroomRtfParagraph, member)

static const Word properties[] = {
  { "b", LOOK (bold) },
  { "i", LOOK (italic) },
  { "strike", LOOK (strike) },
  { "striked", LOOK (strike) },
  { "v", LOOK (hidden) },
  { "ul", LOOK (underline) },
  { "uld", LOOK (underline) },
  { "uldash", LOOK (underline) },
  { "uldashd", LOOK (underline) },
  { "uldb", LOOK (underline) },
  { "ulth", LOOK (underline) },
  { "ulw", LOOK (underline) },
  { "ulwave", LOOK (underline) },
  { "ulnone", end_underline, 0 },
  { "super", set_script, 1 },
  { "sub", set_script, 2 },
  { "nosupersub", set_script, 0 },
  { "lang", CHARACTERS (language) },
  { "revauth", CHARACTERS (author) },
  { "revauthdel", CHARACTERS (author) },
  { "mvauth", CHARACTERS (author) },
  { "cs", CHARACTERS (style) },
  { "revised", set_change, NEWSROOM_RTF_ADDED },
  { "deleted", set_change, NEWSROOM_RTF_DELETED },
  { "mvt", set_change, NEWSROOM_RTF_ADDED },
  { "mvf", set_change, NEWSROOM_RTF_DELETED },
  { "plain", clear_characters, 0 },
  { "f", set_font, 0 },
  { "fcharset", set_of_font, offsetof (NewsroomRtfFont, charset) },
  { "cpg", set_of_font, offsetof (NewsroomRtfFont, code_page) },
  { "pard", clear_paragraph, 0 },
  { "s", set_style, 0 },
  { "outlinelevel", PARAGRAPH (outline) },
  { "ls", PARAGRAPH (list) },
  { "ilvl", PARAGRAPH (level) },
  { "li", PARAGRAPH (left) },
  { "lin", PARAGRAPH (left) },
  { "fi", PARAGRAPH (first) },
  { "itap", PARAGRAPH (nesting) },
  { "intbl", set_in_table, 0 },
  { "ql", set_side, 'l' },
  { "qr", set_side, 'r' },
  { "qc", set_side, 'c' },
  { "qj", set_side, 'j' },
  { "pnlvlblt", set_numbering, 'b' },
  { "pnlvlbody", set_numbering, 'n' },
  { "pnlvl", set_numbering, 'n' },
  { "sbasedon", set_number, offsetof (NewsroomRtf, based_on) },
  { "ansicpg", set_code_page, 0 },
  { "mac", set_code_page, 10000 },
  { "pc", set_code_page, 437 },
  { "pca", set_code_page, 850 },
  { "deff", set_default_font, 0 },
  { "deflang", set_number, offsetof (NewsroomRtf, default_language) },
  { "uc", set_n_fallbacks, 0 },
  { "yr", set_time, 0 },
  { "mo", set_time, 1 },
  { "dy", set_time, 2 },
  { "hr", set_time, 3 },
  { "min", set_time, 4 },
  { "pngblip", set_picture_type, 0 },
  { "jpegblip", set_picture_type, 1 },
  { "emfblip", set_picture_type, 2 },
  { "wmetafile", set_picture_type, 3 },
  { "macpict", set_picture_type, 4 },
  { "dibitmap", set_picture_type, 5 },
};

/* What ends or breaks paragraphs and rows. */
static const Word structure[] = {
  { "par", end_paragraph, 0 },
  { "sect", end_paragraph, 0 },
  { "page", end_paragraph, 0 },
  { "column", end_paragraph, 0 },
  { "line", add_break, 0 },
  { "softline", ignore, 0 },
  { "trowd", begin_row, 0 },
  { "cell", end_cell, 1 },
  { "nestcell", end_cell, 2 },
  { "row", end_row, 1 },
  { "nestrow", end_row, 2 },
};

/* Characters that have a word of their own (Rich Text Format 1.9.1, “Special Characters”) */
static const struct
{
  const char *name;
  gunichar    sign;
} signs[] = {
  { "tab", '\t' },
  { "emdash", 0x2014 },
  { "endash", 0x2013 },
  { "emspace", 0x2003 },
  { "enspace", 0x2002 },
  { "qmspace", 0x2005 },
  { "bullet", 0x2022 },
  { "lquote", 0x2018 },
  { "rquote", 0x2019 },
  { "ldblquote", 0x201C },
  { "rdblquote", 0x201D },
  { "zwbo", 0x200B },
  { "zwnbo", 0x2060 },
  { "zwj", 0x200D },
  { "zwnj", 0x200C },
  { "ltrmark", 0x200E },
  { "rtlmark", 0x200F },
};

/* What one control word does. */
typedef struct
{
  WordFunc func;
  gsize    argument;
} Action;

static void
add_sign (NewsroomRtf            *self,
          const NewsroomRtfToken *token,
          gsize                   argument)
{
  newsroom_rtf_add_sign (self, (gunichar)argument);
}

static void
add_action (GHashTable *words,
            const char *name,
            WordFunc    func,
            gsize       argument)
{
  Action *action = g_new (Action, 1);

  *action = (Action){ func, argument };
  g_hash_table_insert (words, (char *)name, action);
}

/**
 * newsroom_rtf_words_new:
 *
 * Returns: (transfer full): what is known, by name
 */
GHashTable *
newsroom_rtf_words_new (void)
{
  GHashTable             *words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  gsize                   n_groups;
  const NewsroomRtfGroup *groups = newsroom_rtf_get_groups (&n_groups);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    add_action (words, properties[i].name, properties[i].func, properties[i].argument);
  for (guint i = 0; i < G_N_ELEMENTS (structure); i++)
    add_action (words, structure[i].name, structure[i].func, structure[i].argument);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    add_action (words, signs[i].name, add_sign, signs[i].sign);
  for (gsize i = 0; i < n_groups; i++)
    add_action (words, groups[i].name, groups[i].destination != NEWSROOM_RTF_NOTHING ? begin : ignore, groups[i].destination);

  return words;
}

static gboolean
is_of_lists (const NewsroomRtf *self)
{
  return self->state->destination == NEWSROOM_RTF_LISTS || self->state->destination == NEWSROOM_RTF_OVERRIDES;
}

/* A character in Unicode, and then as many others that stand for it. */
static void
apply_unicode (NewsroomRtf            *self,
               const NewsroomRtfToken *token)
{
  newsroom_rtf_add_sign (self, (gunichar)(token->value < 0 ? token->value + 0x10000 : token->value));
  self->n_skipped = self->state->n_fallbacks;
}

/**
 * newsroom_rtf_apply_word:
 * @self: a file that is read
 * @token: a control word in it
 */
void
newsroom_rtf_apply_word (NewsroomRtf            *self,
                         const NewsroomRtfToken *token)
{
  const gboolean is_ignorable = self->state->is_ignorable;
  const Action  *action = g_hash_table_lookup (self->words, token->word);

  self->state->is_ignorable = FALSE;
  if (strcmp (token->word, "u") == 0)
    {
      apply_unicode (self, token);
      return;
    }
  if (is_of_lists (self) && newsroom_rtf_list_word (self, token))
    return;
  if (action == NULL && is_ignorable)
    {
      newsroom_rtf_flush (self);
      newsroom_rtf_begin (self, NEWSROOM_RTF_SKIPPED);
      return;
    }
  if (action == NULL || action->func == ignore)
    return;

  if (action->func != add_sign)
    newsroom_rtf_flush (self);
  action->func (self, token, action->argument);
}

/**
 * newsroom_rtf_apply_symbol:
 * @self: a file that is read
 * @symbol: what stands behind a backslash
 */
void
newsroom_rtf_apply_symbol (NewsroomRtf *self,
                           int          symbol)
{
  static const NewsroomRtfToken none = { .kind = NEWSROOM_RTF_TOKEN_SYMBOL };
  const char                    byte = (char)symbol;

  if (symbol == '\\' || symbol == '{' || symbol == '}')
    newsroom_rtf_add_bytes (self, &byte, 1);
  else if (symbol == '~')
    newsroom_rtf_add_sign (self, 0xA0);
  else if (symbol == '-')
    newsroom_rtf_add_sign (self, 0xAD);
  else if (symbol == '_')
    newsroom_rtf_add_sign (self, 0x2011);
  else if (symbol == '\t')
    newsroom_rtf_add_sign (self, '\t');
  else if (symbol == '*')
    self->state->is_ignorable = TRUE;
  else if (symbol == '\n' || symbol == '\r')
    {
      newsroom_rtf_flush (self);
      end_paragraph (self, &none, 0);
    }
}
