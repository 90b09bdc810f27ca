/* newsroom-format.c — the commands that change the markup of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-private.h"

#include <string.h>
#include <uniwbrk.h>

#include "newsroom-format-window-private.h"
#include "newsroom-line-prefix-private.h"

static NewsroomInlineType
get_inline_type (NewsroomFormat format)
{
  switch (format)
    {
    case NEWSROOM_FORMAT_EMPHASIS:
      return NEWSROOM_INLINE_EMPHASIS;
    case NEWSROOM_FORMAT_STRIKETHROUGH:
      return NEWSROOM_INLINE_STRIKETHROUGH;
    case NEWSROOM_FORMAT_CODE:
      return NEWSROOM_INLINE_CODE;
    case NEWSROOM_FORMAT_STRONG:
    default:
      return NEWSROOM_INLINE_STRONG;
    }
}

/**
 * newsroom_format_has_word:
 * @text: UTF-8 text
 * @start: where to begin, in bytes
 * @end: where to end
 *
 * Returns: whether there is a letter or a digit in that part of it
 */
gboolean
newsroom_format_has_word (const char *text,
                          gsize       start,
                          gsize       end)
{
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_format_find_word:
 * @body: UTF-8 text
 * @caret: a place in it, in bytes
 * @start: (out): where the word around it, or just before it, begins
 * @end: (out): where it ends
 *
 * Words end as UAX #29 says.
 *
 * Returns: whether there is one
 */
gboolean
newsroom_format_find_word (const char *body,
                           gsize       caret,
                           gsize      *start,
                           gsize      *end)
{
  g_autofree char *breaks = NULL;
  gsize            line, line_end;

  newsroom_line_find (body, caret, &line, &line_end);
  breaks = g_malloc (line_end - line + 1);
  u8_wordbreaks ((const guint8 *)body + line, line_end - line, breaks);
  for (gsize i = line; i < line_end;)
    {
      gsize next = i + 1;

      while (next < line_end && !breaks[next - line])
        next++;
      if (i <= caret && caret <= next && newsroom_format_has_word (body, i, next))
        {
          *start = i;
          *end = next;
          return TRUE;
        }
      i = next;
    }

  return FALSE;
}

static char *
toggle_words (const char       *body,
              gsize            *start,
              gsize            *end,
              NewsroomFormat    format,
              NewsroomFormatWay way)
{
  const gsize caret = *start;
  char       *result;
  gsize       from, to;
  gboolean    has_word;

  if (*start < *end && (newsroom_format_find_address (body, *start, &from, &to) || newsroom_format_find_address (body, *end, &from, &to)))
    return NULL;
  if (*start < *end)
    return newsroom_format_toggle_inline (body, start, end, get_inline_type (format), way);
  if (newsroom_format_is_fence (body, caret))
    return NULL;

  has_word = newsroom_format_find_address (body, caret, &from, &to) || newsroom_format_find_word (body, caret, &from, &to);
  if (way == NEWSROOM_FORMAT_ON_OR_OFF && !(has_word && from < caret && caret < to))
    {
      result = newsroom_format_toggle_caret (body, start, get_inline_type (format));
      *end = *start;
      /* Where the marks of strikethrough would begin a block of code, the word is not meant either. */
      if (result != NULL || format == NEWSROOM_FORMAT_STRIKETHROUGH)
        return result;
    }
  if (!has_word)
    return NULL;

  *start = from;
  *end = to;
  result = newsroom_format_toggle_inline (body, start, end, get_inline_type (format), way);
  *start = *end = result != NULL ? MIN (*start + (caret - from), *end) : caret;

  return result;
}

/* Whether nothing but marks stands on the line, of which one more may be made. */
static gboolean
is_empty_line (const char *body,
               gsize       start,
               gsize       end)
{
  NewsroomLinePrefix prefix = newsroom_line_prefix_read (body, start, end, G_MAXUINT, G_MAXUINT);
  gsize              i = prefix.content;

  while (i < end && body[i] == '#')
    i++;
  while (i < end && body[i] == ' ')
    i++;

  return i == end;
}

static char *
toggle_lines (const char    *body,
              gsize         *start,
              gsize         *end,
              NewsroomFormat format)
{
  g_autofree char *filled = NULL;
  g_autofree char *result = NULL;
  g_autofree char *emptied = NULL;
  gsize            line, line_end;
  gsize            from, to;

  newsroom_line_find (body, *start, &line, &line_end);
  if (*start < *end || !is_empty_line (body, line, line_end))
    return newsroom_format_toggle_lines (body, start, end, format, TRUE);

  filled = newsroom_format_insert_at (body, line_end, NEWSROOM_FORMAT_FUTURE_WORDS);
  from = to = line_end;
  /* The line is empty yet: what is above it is no part of its paragraph. */
  result = newsroom_format_toggle_lines (filled, &from, &to, format, FALSE);
  if (result == NULL)
    return NULL;

  emptied = newsroom_format_erase_at (result, from, strlen (NEWSROOM_FORMAT_FUTURE_WORDS));
  /* The box of a task without words is a word. */
  if (format != NEWSROOM_FORMAT_TASKS && !newsroom_format_has_same_words (body, emptied))
    return NULL;

  *start = *end = from;

  return g_steal_pointer (&emptied);
}

static char *
clear (const char *body,
       gsize      *start,
       gsize      *end)
{
  static const NewsroomFormat formats[] = { NEWSROOM_FORMAT_CODE, NEWSROOM_FORMAT_STRONG, NEWSROOM_FORMAT_EMPHASIS, NEWSROOM_FORMAT_STRIKETHROUGH };
  g_autofree char            *result = g_strdup (body);
  char                       *next;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      next = toggle_words (result, start, end, formats[i], NEWSROOM_FORMAT_OFF);
      if (next == NULL)
        continue;
      g_free (result);
      result = next;
    }

  next = toggle_lines (result, start, end, NEWSROOM_FORMAT_PARAGRAPH);
  if (next != NULL)
    return next;

  return strcmp (result, body) != 0 ? g_steal_pointer (&result) : NULL;
}

/**
 * newsroom_format_toggle_whole:
 * @body: UTF-8 Markdown
 * @start: where the selection begins, in bytes
 * @end: where it ends
 * @format: what is asked for
 *
 * Does what newsroom_format_toggle() does, parsing all of @body.
 *
 * Returns: (transfer full) (nullable): what to do
 */
NewsroomTextEdit *
newsroom_format_toggle_whole (const char    *body,
                              gsize          start,
                              gsize          end,
                              NewsroomFormat format)
{
  g_autofree char *result = NULL;

  if (format < NEWSROOM_FORMAT_CLEAR)
    result = toggle_words (body, &start, &end, format, NEWSROOM_FORMAT_ON_OR_OFF);
  else if (format == NEWSROOM_FORMAT_CLEAR)
    result = clear (body, &start, &end);
  else
    result = toggle_lines (body, &start, &end, format);

  return result != NULL ? newsroom_text_edit_new (body, result, start, end) : NULL;
}

static NewsroomTextEdit *
toggle_cb (const char   *body,
           gsize         start,
           gsize         end,
           gconstpointer data)
{
  return newsroom_format_toggle_whole (body, start, end, *(const NewsroomFormat *)data);
}

/**
 * newsroom_format_toggle:
 * @body: UTF-8 Markdown
 * @start: where the selection begins, in bytes
 * @end: where it ends; as @start if there is only a caret
 * @format: what is asked for
 *
 * What all is @format already is it no longer; else all of the selection becomes it. Without a
 * selection it is the word around the caret; where the caret is in none it is what is written there
 * next: the marks come around the caret, or the caret steps over those at the end of words that are
 * @format, out of these or into them. For headings it is the line, for quotes and lists the whole
 * paragraph or item that the line belongs to; but of a paragraph that is selected each line becomes an
 * item. White space at the ends of a selection gets no marks, and each paragraph gets its own.
 *
 * The words of @body never change, nor does what is not selected: the result is parsed and
 * compared before it is given. Nothing is done in code.
 *
 * Returns: (transfer full) (nullable): what to do, %NULL if there is nothing to do or no way to
 */
NewsroomTextEdit *
newsroom_format_toggle (const char    *body,
                        gsize          start,
                        gsize          end,
                        NewsroomFormat format)
{
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  return newsroom_format_window_run (body, start, end, toggle_cb, &format);
}
