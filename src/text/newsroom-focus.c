/* newsroom-focus.c — the sentence or paragraph that is being written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-focus.h"

#include "newsroom-line-prefix-private.h"
#include "newsroom-notes.h"
#include "newsroom-sentences.h"

#include <string.h>

/* A paragraph over this, in bytes, is its own sentence: it is asked for at every key. */
#define LONGEST_PARAGRAPH (64 * 1024)

static const char *const names[] = {
  [NEWSROOM_FOCUS_NONE] = "none",
  [NEWSROOM_FOCUS_SENTENCE] = "sentence",
  [NEWSROOM_FOCUS_PARAGRAPH] = "paragraph",
};

static gsize
skip_blanks (const char *body,
             gsize       length,
             gsize       i)
{
  while (i < length && (body[i] == ' ' || body[i] == '\t'))
    i++;

  return i;
}

static gboolean
is_blank_line (const char *body,
               gsize       length,
               gsize       line)
{
  gsize i = skip_blanks (body, length, line);

  return i == length || body[i] == '\n';
}

/* Whether a line is an item of a list or a heading, which no line before it goes on in. */
static gboolean
begins_paragraph (const char *body,
                  gsize       length,
                  gsize       line)
{
  const gsize              end = newsroom_line_find_end (body, (gssize)length, line);
  const gsize              i = skip_blanks (body, end, line);
  const NewsroomLinePrefix prefix = newsroom_line_prefix_read (body, line, end, 0, 1);

  if (i < end && body[i] == '#')
    return TRUE;

  /* A marker at the very end of a line is none yet. */
  return prefix.sign != '\0' && body[prefix.box - 1] != prefix.sign;
}

static void
find_paragraph (const char *body,
                gsize       length,
                gsize       caret,
                gsize      *start,
                gsize      *end)
{
  *start = newsroom_line_find_start (body, caret);
  *end = newsroom_line_find_end (body, (gssize)length, caret);
  if (is_blank_line (body, length, *start))
    return;

  while (*start > 0 && !begins_paragraph (body, length, *start))
    {
      const gsize before = newsroom_line_find_start (body, *start - 1);

      if (is_blank_line (body, length, before))
        break;
      *start = before;
    }
  while (*end < length && !is_blank_line (body, length, *end + 1) && !begins_paragraph (body, length, *end + 1))
    *end = newsroom_line_find_end (body, (gssize)length, *end + 1);
}

/* What a comment says begins and ends no sentence: it is as a word. */
static void
mask_comments (char *text,
               gsize length)
{
  g_autoptr (GArray) comments = newsroom_notes_find_comments (text, (gssize)length);

  for (guint i = 0; i < comments->len; i++)
    {
      const NewsroomNote *comment = &g_array_index (comments, NewsroomNote, i);

      memset (text + comment->start, 'X', comment->end - comment->start);
    }
}

/* In a paragraph a line end is no more than a space. */
static void
find_sentence (const char *body,
               gsize       caret,
               gsize      *start,
               gsize      *end)
{
  const gsize      length = *end - *start;
  const gsize      origin = *start;
  g_autofree char *text = NULL;
  const char      *p;
  const char      *next;

  if (length == 0 || length > LONGEST_PARAGRAPH)
    return;

  text = g_strndup (body + origin, length);
  mask_comments (text, length);
  g_strdelimit (text, "\n", ' ');
  for (p = text; p < text + length; p = next)
    {
      next = newsroom_sentences_find_end (p, (gsize)(text + length - p));
      *start = origin + (gsize)(p - text);
      *end = origin + (gsize)(next - text);
      if (caret < *end)
        return;
    }
}

/**
 * newsroom_focus_get_name:
 * @focus: a focus
 *
 * Returns: (transfer none): its name in the settings
 */
const char *
newsroom_focus_get_name (NewsroomFocus focus)
{
  g_return_val_if_fail ((guint)focus < G_N_ELEMENTS (names), names[0]);

  return names[focus];
}

/**
 * newsroom_focus_from_name:
 * @name: (nullable): a name
 *
 * Returns: the focus of that name; none where there is no such
 */
NewsroomFocus
newsroom_focus_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (NewsroomFocus)i;

  return NEWSROOM_FOCUS_NONE;
}

/**
 * newsroom_focus_find:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @caret: where the caret is, in bytes
 * @focus: what is wanted
 * @start: (out): where that begins, in bytes
 * @end: (out): the byte behind its last
 *
 * A paragraph is what stands between empty lines, or an item of a list or a heading; an empty line
 * is one of its own. A caret between two sentences is in the second. A comment is as a word, and a part
 * of the sentence that begins with it.
 */
void
newsroom_focus_find (const char   *body,
                     gsize         length,
                     gsize         caret,
                     NewsroomFocus focus,
                     gsize        *start,
                     gsize        *end)
{
  g_return_if_fail (body != NULL);
  g_return_if_fail (caret <= length);

  *start = 0;
  *end = length;
  if (focus == NEWSROOM_FOCUS_NONE)
    return;

  find_paragraph (body, length, caret, start, end);
  if (focus == NEWSROOM_FOCUS_SENTENCE)
    find_sentence (body, caret, start, end);
}

/**
 * newsroom_focus_trim:
 * @body: UTF-8 Markdown
 * @start: where a sentence begins, in bytes
 * @end: the byte behind its last
 *
 * Returns: the end of the sentence without the blanks behind it, in bytes
 */
gsize
newsroom_focus_trim (const char *body,
                     gsize       start,
                     gsize       end)
{
  const char *p = body + end;

  g_return_val_if_fail (body != NULL, 0);
  g_return_val_if_fail (start <= end, end);

  while (p > body + start)
    {
      const char *before = g_utf8_prev_char (p);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      p = before;
    }

  return (gsize)(p - body);
}
