/* newsroom-typography-signs.c — dashes, ellipses and the spaces beside marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography-private.h"

#include <string.h>

/* What a space before one of the marks that have one may stand behind, beside letters and digits. */
#define SPACED_BEHIND ")]}»”’\"'….%€°"

/* Signs of what a number is of. */
#define UNITS "%‰€£$"

static gboolean
is_text_char (const NewsroomTypographyScan *self,
              gsize                         offset,
              char                          c)
{
  return newsroom_typography_is_text (self->kinds, self->length, offset, offset) && self->text[offset] == c;
}

static gsize
count_run (const NewsroomTypographyScan *self,
           gsize                         offset)
{
  gsize end = offset;

  while (is_text_char (self, end, self->text[offset]))
    end++;

  return end - offset;
}

static gunichar
char_before (const NewsroomTypographyScan *self,
             gsize                         offset)
{
  const char *p = g_utf8_find_prev_char (self->text, self->text + offset);

  return p != NULL ? g_utf8_get_char (p) : 0;
}

static gboolean
is_in (const char *set,
       gunichar    c)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
dots (const NewsroomTypographyScan *self,
      gsize                         offset,
      NewsroomTypographyEdit       *edit)
{
  gsize n = self->last == '.' || self->last == NEWSROOM_ELLIPSIS ? 0 : count_run (self, offset);

  if (n != 3 && n != 4)
    return FALSE;

  newsroom_typography_edit_set (edit, offset, offset + 3, NEWSROOM_ELLIPSIS, 0);

  return TRUE;
}

/* "a - b", but not a difference or a range. */
static gboolean
hyphen (const NewsroomTypographyScan *self,
        gsize                         offset,
        NewsroomTypographyEdit       *edit)
{
  NewsroomTypographyPlace next;

  if (!self->language->joins_hyphen || self->last != ' ' || !is_text_char (self, offset + 1, ' '))
    return FALSE;
  newsroom_typography_scan_peek (self, offset + 2, &next);
  if (next == NEWSROOM_PLACE_SPACE || next == NEWSROOM_PLACE_EDGE || next == NEWSROOM_PLACE_DASH)
    return FALSE;
  if (self->before_space == NEWSROOM_PLACE_DIGIT && next == NEWSROOM_PLACE_DIGIT)
    return FALSE;

  newsroom_typography_edit_set (edit, offset, offset + 1, NEWSROOM_EN_DASH, 0);

  return TRUE;
}

/* Not where a line begins, which could make it a rule, a heading or a table, and no arrows. */
static gboolean
hyphens (const NewsroomTypographyScan *self,
         gsize                         offset,
         NewsroomTypographyEdit       *edit)
{
  gsize n;

  if (!self->has_words || self->last == '-' || self->last == '<' || self->last == '!')
    return FALSE;
  n = count_run (self, offset);
  if (offset + n < self->length && self->text[offset + n] == '>')
    return FALSE;
  if (n == 1)
    return hyphen (self, offset, edit);
  if (n > 3)
    return FALSE;

  newsroom_typography_edit_set (edit, offset, offset + n, n == 2 ? self->language->dash : NEWSROOM_EM_DASH, 0);

  return TRUE;
}

/* A space that ends no line. */
static gboolean
space (const NewsroomTypographyScan *self,
       gsize                         offset,
       NewsroomTypographyEdit       *edit)
{
  gunichar next = offset + 1 < self->length ? g_utf8_get_char (self->text + offset + 1) : 0;
  gboolean holds = FALSE;

  if (self->before == NEWSROOM_PLACE_DIGIT && is_in (UNITS, next))
    holds = offset + 2 >= self->length || !g_ascii_isalnum (self->text[offset + 2]);
  else if (self->before == NEWSROOM_PLACE_LETTER && is_in (self->language->short_words, g_unichar_tolower (self->last)) && (self->is_typing || g_unichar_isalnum (next)))
    {
      gsize    word = offset - (gsize)g_unichar_to_utf8 (self->last, NULL);
      gunichar before = word > 0 && (self->kinds[word] & NEWSROOM_KIND_BLOCK) == 0 ? char_before (self, word) : 0;

      holds = newsroom_typography_is_text (self->kinds, self->length, word, word) &&
              (newsroom_typography_classify (before) <= NEWSROOM_PLACE_OPENING || is_in ("„«‚\"", before));
    }
  if (!holds)
    return FALSE;

  newsroom_typography_edit_set (edit, offset, offset + 1, NEWSROOM_NO_BREAK_SPACE, 0);

  return TRUE;
}

/* The space before one of the marks that have one. */
static gboolean
space_before (const NewsroomTypographyScan *self,
              gsize                         offset,
              gunichar                      c,
              NewsroomTypographyEdit       *edit)
{
  const gunichar          gap = self->language->space;
  NewsroomTypographyPlace next;

  newsroom_typography_scan_peek (self, offset + (gsize)g_unichar_to_utf8 (c, NULL), &next);
  if (self->last == ' ' && is_text_char (self, offset - 1, ' ') && self->has_words)
    {
      newsroom_typography_edit_set (edit, offset - 1, offset, gap, 0);
      return TRUE;
    }
  if (self->before != NEWSROOM_PLACE_LETTER && self->before != NEWSROOM_PLACE_DIGIT && !is_in (SPACED_BEHIND, self->last))
    return FALSE;
  if (c == ':' ? next != NEWSROOM_PLACE_SPACE && (next != NEWSROOM_PLACE_EDGE || self->is_typing) : next == NEWSROOM_PLACE_LETTER || next == NEWSROOM_PLACE_DIGIT)
    return FALSE;

  newsroom_typography_edit_set (edit, offset, offset, gap, 0);

  return TRUE;
}

/**
 * newsroom_typography_space_mark:
 * @self: a scan that has read what is before
 * @offset: where a character is, in bytes
 * @edit: (out): the space beside it
 *
 * Returns: whether it is a mark of the language that wants a space which is not there, or is one at
 *   which a line could break
 */
gboolean
newsroom_typography_space_mark (const NewsroomTypographyScan *self,
                                gsize                         offset,
                                NewsroomTypographyEdit       *edit)
{
  const NewsroomTypographyLanguage *language = self->language;
  gunichar                          c = g_utf8_get_char (self->text + offset);
  gsize                             after = offset + (gsize)g_utf8_skip[(guint8)self->text[offset]];
  NewsroomTypographyPlace           next;

  if (language->space == 0)
    return FALSE;
  if (c == language->close || is_in (language->spaced, c))
    return space_before (self, offset, c, edit);
  if (c != language->open)
    return FALSE;

  newsroom_typography_scan_peek (self, after, &next);
  if (is_text_char (self, after, ' ') && next == NEWSROOM_PLACE_SPACE)
    newsroom_typography_edit_set (edit, after, after + 1, language->space, 0);
  else if (next != NEWSROOM_PLACE_SPACE && after < self->length)
    newsroom_typography_edit_set (edit, after, after, language->space, 0);
  else if (self->is_typing)
    newsroom_typography_edit_set (edit, offset, after, c, language->space);
  else
    return FALSE;

  return TRUE;
}

/**
 * newsroom_typography_sign:
 * @self: a scan that has read what is before
 * @offset: where a character is, in bytes
 * @edit: (out): what is to stand in its place or beside it
 *
 * Returns: whether it begins something that is to be corrected, other than quotation marks
 */
gboolean
newsroom_typography_sign (const NewsroomTypographyScan *self,
                          gsize                         offset,
                          NewsroomTypographyEdit       *edit)
{
  switch (self->text[offset])
    {
    case '.':
      return dots (self, offset, edit);
    case '-':
      return hyphens (self, offset, edit);
    case ' ':
      return space (self, offset, edit);
    default:
      return newsroom_typography_space_mark (self, offset, edit);
    }
}
