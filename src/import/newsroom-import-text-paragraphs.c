/* newsroom-import-text-paragraphs.c — lines that somebody or something broke to paragraphs
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-private.h"

#include <string.h>

#include "newsroom-layout.h"
#include "newsroom-markdown-writer.h"

/* Columns. Nobody breaks lines at such a width: each is a paragraph. */
#define MAX_BROKEN_WIDTH 110

/* Columns. No machine breaks lines at such a width either. */
#define MAX_WRAPPED_WIDTH 140

/* Columns. Where a machine broke narrower lines the ends of paragraphs do not show. */
#define MIN_WRAPPED_WIDTH 56

/* Columns that are left free at the end of a paragraph, at least. */
#define PARAGRAPH_END 12

/* Columns. Nobody breaks prose into lines as short as these: they are verse or an address. */
#define MAX_VERSE_WIDTH 30

typedef enum
{
  BREAKS_MEAN_NOTHING,
  BREAKS_ARE_LINES,
  BREAKS_ARE_PARAGRAPHS,
  BREAKS_ARE_BOTH, /* those of ends_paragraph () are paragraphs, the others mean nothing */
} Breaks;

static gboolean
is_one_unit (const NewsroomTextLine *line)
{
  gsize length = newsroom_text_line_length (line);

  return newsroom_layout_measure_unit (line->text, length) == length;
}

/* The width at which the lines were broken, as far as they show it. What cannot be broken may
 * be wider than that. */
static guint
measure_widest (const NewsroomTextRange *range,
                guint                   *longest)
{
  guint widest = 0;

  *longest = 0;
  for (gsize i = range->first; i < range->end; i++)
    {
      const NewsroomTextLine *line = &range->lines[i];
      guint                   width = newsroom_layout_get_width (line->text, newsroom_text_line_length (line));

      *longest = MAX (*longest, line->lead + width);
      if (width > widest && line->lead == 0 && !is_one_unit (line))
        widest = width;
    }

  return widest;
}

/* Whether the first words of the next line would not have fitted on this one. */
static gboolean
is_full (const NewsroomTextLine *line,
         const NewsroomTextLine *next,
         guint                   widest)
{
  gsize    length = newsroom_text_line_length (line);
  gsize    unit = newsroom_layout_measure_unit (next->text, newsroom_text_line_length (next));
  gboolean is_close = newsroom_layout_joins_without_space (line->text, length, next->text);

  if (line->lead > 0)
    return TRUE;

  return newsroom_layout_get_width (line->text, length) + !is_close + newsroom_layout_get_width (next->text, unit) > widest;
}

/* Whether a sentence goes on from one line to the next, as it does in prose. */
static gboolean
reads_on (const NewsroomTextLine *line,
          const NewsroomTextLine *next)
{
  const char *last = g_utf8_find_prev_char (line->text, line->end);

  /* "b) and so on" */
  if (newsroom_text_line_length (next) > 1 && next->text[1] == ')')
    return FALSE;
  if (newsroom_layout_joins_without_space (line->text, newsroom_text_line_length (line), next->text))
    return TRUE;

  return last != NULL && g_unichar_isalnum (g_utf8_get_char (last)) && g_unichar_islower (g_utf8_get_char (next->text));
}

/* Whether a sentence, and what closes it, ends with the line. */
static gboolean
ends_sentence (const NewsroomTextLine *line)
{
  static const char closers[] = "\"”»“'’)";
  const char       *last = g_utf8_find_prev_char (line->text, line->end);

  while (last != NULL && g_utf8_strchr (closers, -1, g_utf8_get_char (last)) != NULL)
    last = g_utf8_find_prev_char (line->text, last);

  return last != NULL && g_utf8_strchr (".!?…", -1, g_utf8_get_char (last)) != NULL;
}

/* Whether lines too wide for anybody to have broken them there are whole sentences. */
static gboolean
are_wide_sentences (const NewsroomTextRange *range,
                    guint                    longest)
{
  for (gsize i = range->first; i < range->end; i++)
    if (!ends_sentence (&range->lines[i]))
      return FALSE;

  return longest > MAX_WRAPPED_WIDTH;
}

/* Whether a sentence ends with a line so short that even somebody who types would not have broken it there. */
static gboolean
ends_paragraph (const NewsroomTextLine *line,
                guint                   widest)
{
  return !line->ends_hard && widest > PARAGRAPH_END && !is_full (line, line + 1, widest - PARAGRAPH_END) && ends_sentence (line);
}

/* Whether every line is full but those with which a paragraph ends. */
static gboolean
are_wrapped_paragraphs (const NewsroomTextRange *range,
                        guint                    widest)
{
  gsize n_full = 0;
  gsize n_ends = 0;

  for (gsize i = range->first; i + 1 < range->end; i++)
    {
      const NewsroomTextLine *line = &range->lines[i];

      n_full += !line->ends_hard && is_full (line, line + 1, widest);
      n_ends += ends_paragraph (line, widest);
    }

  return n_ends > 0 && n_full > 0 && n_full + n_ends == range->end - range->first - 1 && widest >= MIN_WRAPPED_WIDTH;
}

/* A machine breaks a line only when it is full; somebody who types breaks about there, or
 * anywhere in a sentence. Short lines are verse, but for a sentence of two. */
static Breaks
find_meaning_of_breaks (const NewsroomTextRange *range,
                        guint                   *widest)
{
  const NewsroomTextLine *first = &range->lines[range->first];
  gsize                   n_lines = range->end - range->first;
  gsize                   n_breaks = 0;
  gsize                   n_meant = 0;
  guint                   longest;

  *widest = measure_widest (range, &longest);
  if (n_lines < 2)
    return BREAKS_MEAN_NOTHING;
  if (are_wide_sentences (range, longest))
    return BREAKS_ARE_PARAGRAPHS;
  if (longest <= MAX_VERSE_WIDTH)
    return n_lines == 2 && reads_on (first, first + 1) ? BREAKS_MEAN_NOTHING : BREAKS_ARE_LINES;

  if (are_wrapped_paragraphs (range, *widest))
    return BREAKS_ARE_BOTH;

  for (gsize i = range->first; i + 1 < range->end; i++)
    if (!range->lines[i].ends_hard)
      {
        n_breaks++;
        n_meant += !is_full (&range->lines[i], &range->lines[i + 1], *widest) && !reads_on (&range->lines[i], &range->lines[i + 1]);
      }

  if (n_meant * 3 <= n_breaks)
    return BREAKS_MEAN_NOTHING;

  return longest > MAX_BROKEN_WIDTH ? BREAKS_ARE_PARAGRAPHS : BREAKS_ARE_LINES;
}

static void
append_words (GString *markdown,
              GString *words)
{
  g_autofree char *escaped = newsroom_markdown_escape_line (words->str, (gssize)words->len);

  g_string_append (markdown, escaped);
  g_string_truncate (words, 0);
}

static void
append_paragraph (GString                 *markdown,
                  const NewsroomTextRange *range)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint  widest = 0;
  Breaks breaks = find_meaning_of_breaks (range, &widest);

  if (markdown->len > 0)
    g_string_append (markdown, "\n\n");

  for (gsize i = range->first; i < range->end; i++)
    {
      const NewsroomTextLine *line = &range->lines[i];
      const NewsroomTextLine *next = line + 1;
      gsize                   length = newsroom_text_line_length (line);
      gboolean                is_last = i + 1 == range->end;
      gboolean                is_hard = !is_last && line->ends_hard;
      Breaks                  here = breaks;

      if (breaks == BREAKS_ARE_BOTH)
        here = !is_last && ends_paragraph (line, widest) ? BREAKS_ARE_PARAGRAPHS : BREAKS_MEAN_NOTHING;

      g_string_append_len (words, line->text, (gssize)length);
      if (is_last || is_hard || here != BREAKS_MEAN_NOTHING)
        append_words (markdown, words);
      if (is_last)
        break;
      if (is_hard || here == BREAKS_ARE_LINES)
        g_string_append (markdown, "\\\n");
      else if (here == BREAKS_ARE_PARAGRAPHS)
        g_string_append (markdown, "\n\n");
      else if (!newsroom_layout_joins_without_space (words->str, words->len, next->text))
        g_string_append_c (words, ' ');
    }
}

/* Whether a paragraph begins at @at because it alone is indented, as on a typewriter. */
static gboolean
begins_indented (const NewsroomTextRange *range,
                 gsize                    at)
{
  return range->lines[at].indent >= 2 && range->lines[at - 1].indent == 0;
}

/**
 * newsroom_text_paragraphs_to_markdown:
 * @range: lines of which none is blank
 *
 * Joins lines that were broken at some width, keeps those whose breaks were meant, and parts
 * paragraphs that begin with an indented line.
 *
 * Returns: (transfer full): Markdown that reads as the words of the lines
 */
char *
newsroom_text_paragraphs_to_markdown (const NewsroomTextRange *range)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  gsize first = range->first;

  for (gsize i = range->first; i < range->end; i++)
    if (i + 1 == range->end || begins_indented (range, i + 1))
      {
        NewsroomTextRange paragraph = { range->lines, first, i + 1 };

        append_paragraph (markdown, &paragraph);
        first = i + 1;
      }

  return g_string_free (g_steal_pointer (&markdown), FALSE);
}
