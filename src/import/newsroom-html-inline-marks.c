/* newsroom-html-inline-marks.c — marks of words where Markdown can have them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-inline-private.h"

#include <string.h>

/**
 * newsroom_html_inline_marks_at:
 * @self: words
 * @i: a byte of them
 *
 * Returns: (transfer none): the #NewsroomHtmlMarks of the byte, to be changed in place; valid until
 *   words are added or taken away
 */
guint8 *
newsroom_html_inline_marks_at (const NewsroomHtmlInline *self,
                               gsize                     i)
{
  return &g_array_index (self->marks, guint8, i);
}

/**
 * newsroom_html_inline_link_at:
 * @self: words
 * @i: a byte of them
 *
 * Returns: the number of its link in the targets and 1, or 0
 */
guint
newsroom_html_inline_link_at (const NewsroomHtmlInline *self,
                              gsize                     i)
{
  return g_array_index (self->links, guint, i);
}

/**
 * newsroom_html_inline_piece_end:
 * @self: words
 * @i: the byte that a piece begins at
 *
 * Returns: the byte behind the piece: as far as the link is the same and, without one, all is code or
 *   none is
 */
gsize
newsroom_html_inline_piece_end (const NewsroomHtmlInline *self,
                                gsize                     i)
{
  const guint  link = newsroom_html_inline_link_at (self, i);
  const guint8 marks = *newsroom_html_inline_marks_at (self, i);
  gsize        end = i + 1;

  while (end < self->text->len && newsroom_html_inline_link_at (self, end) == link &&
         (link != 0 || (*newsroom_html_inline_marks_at (self, end) & NEWSROOM_HTML_CODE) == (marks & NEWSROOM_HTML_CODE)))
    end++;

  return end;
}

/**
 * newsroom_html_inline_add_note:
 * @self: words
 * @words: a comment for the desk
 *
 * Adds “{>> words <<}”. What would end the comment in it, or begin another, is taken apart.
 *
 * Returns: (transfer none): what was added, valid until more is
 */
const char *
newsroom_html_inline_add_note (NewsroomHtmlInline *self,
                               const char         *words)
{
  const gsize start = self->text->len;
  g_autoptr (GString) inside = g_string_new (words);
  g_autofree char *stripped = NULL;
  g_autofree char *note = NULL;

  g_string_replace (inside, "<<}", "<< }", 0);
  g_string_replace (inside, "{>>", "{ >>", 0);
  stripped = g_strstrip (g_strdup (inside->str));
  note = g_strconcat (NEWSROOM_HTML_NOTE_START, stripped, NEWSROOM_HTML_NOTE_END, NULL);
  newsroom_html_inline_add_text (self, note, strlen (note), NEWSROOM_HTML_NOTE, 0);

  return self->text->str + start;
}

/* A link or a piece of code has the marks that all of it has. */
static void
level_pieces (NewsroomHtmlInline *self)
{
  gsize i = 0;

  while (i < self->text->len)
    {
      gsize  end = newsroom_html_inline_piece_end (self, i);
      guint8 common = 0xff;

      if (newsroom_html_inline_link_at (self, i) != 0 || (*newsroom_html_inline_marks_at (self, i) & NEWSROOM_HTML_CODE) != 0)
        {
          for (gsize j = i; j < end; j++)
            common &= *newsroom_html_inline_marks_at (self, j);
          if (newsroom_html_inline_link_at (self, i) != 0)
            common &= NEWSROOM_HTML_OUTER_MARKS;
          for (gsize j = i; j < end; j++)
            *newsroom_html_inline_marks_at (self, j) = common;
        }
      i = end;
    }
}

/* A comment has the marks that the words on both sides have. */
static void
level_notes (NewsroomHtmlInline *self)
{
  gsize i = 0;

  while (i < self->text->len)
    {
      gsize  end = i;
      guint8 common = 0;

      while (end < self->text->len && (*newsroom_html_inline_marks_at (self, end) & NEWSROOM_HTML_NOTE) != 0)
        end++;
      if (end > i && i > 0 && end < self->text->len)
        common = *newsroom_html_inline_marks_at (self, i - 1) & *newsroom_html_inline_marks_at (self, end) & NEWSROOM_HTML_OUTER_MARKS;
      for (gsize j = i; j < end; j++)
        *newsroom_html_inline_marks_at (self, j) |= common;
      i = MAX (end, i + 1);
    }
}

static gboolean
is_space_or_punctuation (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/* Whether the first or last character of a marked piece keeps its mark from being read. */
static gboolean
spoils_mark (gunichar inside,
             gunichar outside)
{
  return g_unichar_isspace (inside) || (g_unichar_ispunct (inside) && outside != '\0' && !is_space_or_punctuation (outside));
}

/**
 * newsroom_html_inline_clear_mark:
 * @self: words
 * @start: the first byte
 * @end: the byte behind the last
 * @mark: the marks that go from all of them
 */
void
newsroom_html_inline_clear_mark (NewsroomHtmlInline *self,
                                 gsize               start,
                                 gsize               end,
                                 guint8              mark)
{
  for (gsize i = start; i < end; i++)
    *newsroom_html_inline_marks_at (self, i) &= (guint8)~mark;
}

/* Takes the mark from the characters at both ends with which it would not be read. */
static void
shrink_range (NewsroomHtmlInline *self,
              gsize               start,
              gsize               end,
              guint8              mark)
{
  const char *text = self->text->str;

  while (start < end)
    {
      const char *next = g_utf8_next_char (text + start);

      if (!spoils_mark (g_utf8_get_char (text + start), start > 0 ? g_utf8_get_char (g_utf8_prev_char (text + start)) : '\0'))
        break;
      newsroom_html_inline_clear_mark (self, start, (gsize)(next - text), mark);
      start = (gsize)(next - text);
    }
  while (start < end)
    {
      const char *last = g_utf8_prev_char (text + end);

      if (!spoils_mark (g_utf8_get_char (last), g_utf8_get_char (text + end)))
        break;
      newsroom_html_inline_clear_mark (self, (gsize)(last - text), end, mark);
      end = (gsize)(last - text);
    }
}

static void
shrink_marks (NewsroomHtmlInline *self,
              guint8              mark)
{
  gsize i = 0;

  while (i < self->text->len)
    {
      gsize end = i;

      while (end < self->text->len && (*newsroom_html_inline_marks_at (self, end) & mark) != 0)
        end++;
      if (end > i)
        shrink_range (self, i, end, mark);
      i = MAX (end, i + 1);
    }
}

/**
 * newsroom_html_inline_fit_marks:
 * @self: words
 *
 * Sets marks so that Markdown can hold them: not beside blanks, nor between a sign and a letter
 * (CommonMark 0.30, 6.2). A link or a piece of code has the marks that all of it has.
 */
void
newsroom_html_inline_fit_marks (NewsroomHtmlInline *self)
{
  level_pieces (self);
  level_notes (self);
  for (guint8 mark = NEWSROOM_HTML_STRIKE; mark <= NEWSROOM_HTML_CODE; mark = (guint8)(mark << 1))
    shrink_marks (self, mark);
}

/**
 * newsroom_html_inline_part:
 * @self: words
 * @marks: of what comes between
 * @with_sign: whether a blank is not enough
 *
 * Parts what is there from what comes next: by a semicolon, unless a sign is there that does it.
 *
 * Returns: (transfer none): what was added
 */
const char *
newsroom_html_inline_part (NewsroomHtmlInline *self,
                           NewsroomHtmlMarks   marks,
                           gboolean            with_sign)
{
  gsize       end = self->text->len;
  const char *sign = " ";

  while (end > 0 && self->text->str[end - 1] == ' ')
    end--;
  if (end == 0)
    return "";

  if (with_sign && g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (self->text->str + end))) && strchr (")]}\"'%*", self->text->str[end - 1]) == NULL)
    with_sign = FALSE;
  if (with_sign)
    {
      g_string_truncate (self->text, end);
      g_array_set_size (self->marks, (guint)end);
      g_array_set_size (self->links, (guint)end);
      sign = "; ";
    }
  newsroom_html_inline_add_text (self, sign, strlen (sign), marks, 0);

  return sign;
}
