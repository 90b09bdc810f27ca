/* newsroom-import-text-list.c — lines with bullets and numbers to a Markdown list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-list.h"

#include <string.h>

#include "newsroom-layout.h"
#include "newsroom-markdown-writer.h"

/* Columns. After a line that is this long the next may go on with the same item even if it
 * is not indented. */
#define MIN_BROKEN_WIDTH 55

/* Columns by which an item is indented more than the one that it belongs to. */
#define MIN_NESTING 2

/**
 * newsroom_text_measure_list_marker:
 * @line: a line
 *
 * Returns: the bytes of a bullet or number and the spaces after it, 0 if no list item begins
 */
gsize
newsroom_text_measure_list_marker (const NewsroomTextLine *line)
{
  gsize length = newsroom_text_line_length (line);
  gsize bullet = newsroom_layout_measure_bullet (line->text, length);
  guint number;

  return bullet > 0 ? bullet : newsroom_layout_measure_number (line->text, length, &number);
}

/* A list that goes on in another kind, or whose numbers jump, is a new one. In Markdown that
 * takes another delimiter. */
static gboolean
begins_new_list (NewsroomTextListLevel *level,
                 gboolean               is_ordered,
                 guint                  number,
                 char                   delimiter)
{
  gboolean is_new = level->is_ordered != is_ordered ||
                    (is_ordered && (level->number + 1 != number || level->delimiter != delimiter));

  if (!is_ordered)
    {
      level->is_ordered = FALSE;
      return is_new;
    }
  if (is_new && level->is_ordered && level->delimiter == delimiter)
    delimiter = delimiter == '.' ? ')' : '.';
  level->is_ordered = TRUE;
  level->number = number;
  level->delimiter = delimiter;

  return is_new;
}

/* Finds the level of an item, and whether a list begins with it. */
static gboolean
enter_level (NewsroomTextList *self,
             guint             indent,
             gboolean          is_ordered,
             guint             number,
             char              delimiter)
{
  NewsroomTextListLevel *level;

  while (self->depth > 1 && self->levels[self->depth - 1].indent > indent)
    self->depth--;

  if (self->depth == 0 ||
      (indent >= self->levels[self->depth - 1].indent + MIN_NESTING && self->depth < NEWSROOM_TEXT_LIST_MAX_DEPTH))
    {
      level = &self->levels[self->depth++];
      *level = (NewsroomTextListLevel){ indent, 0, is_ordered, number, delimiter };
      return TRUE;
    }

  return begins_new_list (&self->levels[self->depth - 1], is_ordered, number, delimiter);
}

static void
append_indent (GString *body,
               guint    columns)
{
  for (guint i = 0; i < columns; i++)
    g_string_append_c (body, ' ');
}

static void
append_marker (NewsroomTextList       *self,
               GString                *body,
               const NewsroomTextLine *line)
{
  gsize                  length = newsroom_text_line_length (line);
  guint                  number = 0;
  gboolean               is_first = self->depth == 0;
  gboolean               is_ordered = newsroom_layout_measure_bullet (line->text, length) == 0;
  char                   delimiter = '.';
  gboolean               is_new;
  NewsroomTextListLevel *level;
  gsize                  before;
  guint                  outer;

  if (is_ordered)
    {
      newsroom_layout_measure_number (line->text, length, &number);
      delimiter = line->text[strspn (line->text, G_CSET_DIGITS)];
    }
  is_new = enter_level (self, line->indent, is_ordered, number, delimiter);
  level = &self->levels[self->depth - 1];
  outer = self->depth > 1 ? self->levels[self->depth - 2].content : 0;

  if (is_first)
    g_string_append (body, body->len > 0 ? "\n\n" : "");
  else
    g_string_append (body, is_new && (is_ordered || self->depth == 1 || level->content > 0) ? "\n\n" : "\n");
  append_indent (body, outer);
  before = body->len;
  if (is_ordered)
    g_string_append_printf (body, "%u%c ", number, level->delimiter);
  else
    g_string_append (body, "- ");
  level->content = outer + (guint)(body->len - before);
}

static gboolean
continues_item (const NewsroomTextList *self,
                const NewsroomTextLine *line,
                const NewsroomTextLine *before)
{
  return before->ends_hard || line->indent > self->levels[self->depth - 1].indent ||
         newsroom_layout_get_width (before->text, newsroom_text_line_length (before)) >= MIN_BROKEN_WIDTH;
}

static void
flush_words (GString *body,
             GString *words)
{
  g_autofree char *escaped = newsroom_markdown_escape_line (words->str, (gssize)words->len);

  g_string_append (body, escaped);
  g_string_truncate (words, 0);
}

/**
 * newsroom_text_list_append:
 * @self: the list so far, empty at first
 * @body: the Markdown so far
 * @range: lines of which none is blank and the first begins an item
 *
 * Returns: the first line that does not belong to the list
 */
gsize
newsroom_text_list_append (NewsroomTextList        *self,
                           GString                 *body,
                           const NewsroomTextRange *range)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize at = range->first;

  while (at < range->end)
    {
      const NewsroomTextLine *line = &range->lines[at];
      gsize                   marker = newsroom_text_measure_list_marker (line);

      if (marker > 0)
        {
          if (words->len > 0)
            flush_words (body, words);
          append_marker (self, body, line);
        }
      else if (!continues_item (self, line, line - 1))
        break;
      else if (line[-1].ends_hard)
        {
          flush_words (body, words);
          g_string_append (body, "\\\n");
          append_indent (body, self->levels[self->depth - 1].content);
        }
      else if (!newsroom_layout_joins_without_space (words->str, words->len, line->text))
        g_string_append_c (words, ' ');
      g_string_append_len (words, line->text + marker, line->end - line->text - (gssize)marker);
      at++;
    }
  flush_words (body, words);

  return at;
}
