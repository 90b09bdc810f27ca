/* newsroom-format-obstacle.c — why a command cannot be done in a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-obstacle.h"

#include <string.h>

#include "newsroom-format-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-table-source-private.h"

/* What there is in a part of a body. */
typedef struct
{
  guint    n_leaves; /* paragraphs, headings and cells */
  guint    n_levels; /* of them, headings */
  gboolean has_code;
  gboolean has_table;
} Content;

static gboolean
is_code_at (const NewsroomFormatScan *scan,
            gsize                     start,
            gsize                     end)
{
  for (guint i = 0; i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (scan->spans, NewsroomFormatSpan, i);

      if (span->type == NEWSROOM_INLINE_CODE && span->open < end && span->close > start)
        return TRUE;
    }

  return FALSE;
}

static Content
read_content (const NewsroomFormatScan *scan,
              gsize                     start,
              gsize                     end)
{
  Content content = { .has_code = is_code_at (scan, start, end) };
  guint   leaf = 0;

  for (guint i = 0; i < scan->runs->len; i++)
    {
      const NewsroomFormatRun  *run = &g_array_index (scan->runs, NewsroomFormatRun, i);
      const NewsroomFormatPath *path = &g_array_index (scan->paths, NewsroomFormatPath, run->path);

      if (run->is_break || run->end < start || run->start > end)
        continue;
      content.has_code |= path->is_code;
      content.has_table |= path->is_table;
      if (run->leaf == leaf)
        continue;
      leaf = run->leaf;
      content.n_leaves++;
      content.n_levels += path->level > 0;
    }

  return content;
}

/* Whether the line is the one under the header of a table: of “-”, “|” and “:”. */
static gboolean
is_delimiter (const char *body,
              gsize       offset)
{
  g_autoptr (NewsroomTableSource) table = newsroom_table_source_read (body, offset);
  gsize start, end, header_end;

  if (table == NULL)
    return FALSE;

  newsroom_line_find (body, offset, &start, &end);
  newsroom_line_find (body, table->start, &offset, &header_end);

  return start == header_end + 1;
}

static gboolean
is_punctuation (gunichar c)
{
  return g_unichar_ispunct (c) && (c >= 0x80 || strchr ("*_~`", (int)c) == NULL);
}

/* Whether delimiters would come between a punctuation mark and a letter or digit: there they either cannot
 * begin emphasis or cannot end it, as the rules of CommonMark 0.30 on left- and right-flanking delimiter runs
 * have it. What is written at a caret are letters. */
static gboolean
is_beside_punctuation (const char *body,
                       gsize       place,
                       gboolean    is_caret)
{
  const gunichar before = place > 0 ? g_utf8_get_char (g_utf8_prev_char (body + place)) : ' ';
  const gunichar behind = g_utf8_get_char (body + place);

  return (is_punctuation (before) && (is_caret || g_unichar_isalnum (behind))) ||
         (is_punctuation (behind) && (is_caret || g_unichar_isalnum (before)));
}

/**
 * newsroom_format_find_obstacle:
 * @body: UTF-8 Markdown
 * @start: as newsroom_format_toggle() was given it
 * @end: likewise
 * @format: likewise; %NEWSROOM_N_FORMATS for newsroom_format_link_find()
 *
 * Returns: why nothing could be done
 */
NewsroomFormatObstacle
newsroom_format_find_obstacle (const char    *body,
                               gsize          start,
                               gsize          end,
                               NewsroomFormat format)
{
  g_autoptr (NewsroomFormatScan) scan = NULL;
  const gboolean is_list = format >= NEWSROOM_FORMAT_BULLETS && format <= NEWSROOM_FORMAT_TASKS;
  const gboolean is_heading = format >= NEWSROOM_FORMAT_PARAGRAPH && format <= NEWSROOM_FORMAT_HEADING_6;
  const gboolean is_line = is_list || is_heading || format == NEWSROOM_FORMAT_QUOTE;
  gsize          line, line_end;
  Content        content;

  g_return_val_if_fail (body != NULL, NEWSROOM_OBSTACLE_NOTHING);

  scan = newsroom_format_scan_new (body);
  newsroom_line_find (body, start, &line, &line_end);
  content = read_content (scan, is_line ? line : start, is_line ? MAX (end, line_end) : end);
  if (content.has_code || (start == end && newsroom_format_is_fence (body, start)))
    return NEWSROOM_OBSTACLE_CODE;
  if (is_delimiter (body, start))
    return NEWSROOM_OBSTACLE_DELIMITER;
  if (content.has_table && (is_list || is_heading))
    return NEWSROOM_OBSTACLE_TABLE;
  if (is_list && content.n_levels > 0 && content.n_levels == content.n_leaves)
    return NEWSROOM_OBSTACLE_HEADING;
  if (format == NEWSROOM_N_FORMATS && content.n_leaves > 1)
    return NEWSROOM_OBSTACLE_PARAGRAPHS;
  if (format == NEWSROOM_FORMAT_CLEAR || format == NEWSROOM_FORMAT_PARAGRAPH || (content.n_leaves == 0 && start < end))
    return NEWSROOM_OBSTACLE_NOTHING;
  if (start == end && !newsroom_format_has_word (body, line, line_end))
    return NEWSROOM_OBSTACLE_EMPTY;
  if (format < NEWSROOM_FORMAT_CODE && (is_beside_punctuation (body, start, start == end) || is_beside_punctuation (body, end, start == end)))
    return NEWSROOM_OBSTACLE_PUNCTUATION;

  return NEWSROOM_OBSTACLE_MARKUP;
}

/**
 * newsroom_table_find_obstacle:
 * @body: UTF-8 Markdown
 * @caret: as newsroom_table_edit() was given it
 * @command: likewise
 *
 * Returns: why nothing could be done
 */
NewsroomFormatObstacle
newsroom_table_find_obstacle (const char          *body,
                              gsize                caret,
                              NewsroomTableCommand command)
{
  g_autoptr (NewsroomTableSource) table = NULL;
  g_autoptr (NewsroomFormatScan) scan = NULL;
  Content content;

  g_return_val_if_fail (body != NULL, NEWSROOM_OBSTACLE_NOTHING);

  scan = newsroom_format_scan_new (body);
  content = read_content (scan, caret, caret);
  if (content.has_code)
    return NEWSROOM_OBSTACLE_CODE;
  table = newsroom_table_source_read (body, caret);
  if (command == NEWSROOM_TABLE_INSERT)
    return table != NULL ? NEWSROOM_OBSTACLE_NOTHING : NEWSROOM_OBSTACLE_MARKUP;
  if (table == NULL)
    return NEWSROOM_OBSTACLE_NO_TABLE;
  if (command == NEWSROOM_TABLE_REMOVE_ROW && table->row == 0)
    return NEWSROOM_OBSTACLE_HEADER;
  if (command == NEWSROOM_TABLE_REMOVE_COLUMN && table->aligns->len < 2)
    return NEWSROOM_OBSTACLE_COLUMN;

  return NEWSROOM_OBSTACLE_NOTHING;
}
