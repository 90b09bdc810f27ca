/* newsroom-import-text-private.h — the parts of the reader of plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-text.h"

G_BEGIN_DECLS

/**
 * NewsroomTextLine:
 * @raw: where the line begins
 * @text: where its first word begins
 * @end: where its last word ends; @text for a blank line
 * @indent: the columns before the first word
 * @ends_hard: whether it ends with %NEWSROOM_LAYOUT_HARD_BREAK, so that the next is another line
 * @lead: columns that were taken away before @text, those of a dateline
 *
 * A line of the file; points into the text.
 */
typedef struct
{
  const char *raw;
  const char *text;
  const char *end;
  guint       indent;
  guint       lead;
  gboolean    ends_hard;
} NewsroomTextLine;

/**
 * NewsroomTextRange:
 * @lines: the lines of the file
 * @first: the first line of a part of it
 * @end: the line after the last
 */
typedef struct
{
  NewsroomTextLine *lines;
  gsize             first;
  gsize             end;
} NewsroomTextRange;

static inline gboolean
newsroom_text_line_is_blank (const NewsroomTextLine *line)
{
  return line->text == line->end;
}

static inline gsize
newsroom_text_line_length (const NewsroomTextLine *line)
{
  return (gsize)(line->end - line->text);
}

GArray *newsroom_text_lines_split (const char *text,
                                   gsize       length);
char   *newsroom_text_line_dup (const NewsroomTextLine *line);
gsize   newsroom_text_range_skip_blank (const NewsroomTextRange *range,
                                        gsize                    at);
gsize   newsroom_text_range_find_block_end (const NewsroomTextRange *range,
                                            gsize                    at);

gsize newsroom_text_header_read (const NewsroomTextRange *range,
                                 NewsroomArticle         *article,
                                 GPtrArray               *credits,
                                 NewsroomReport          *report);

char *newsroom_text_wire_read (NewsroomTextRange *story,
                               NewsroomArticle   *article,
                               NewsroomReport    *report);
void  newsroom_text_credit_sender (const char     *sender,
                                   GPtrArray      *credits,
                                   NewsroomReport *report);

NewsroomTextRange newsroom_text_authors_find (const NewsroomTextRange *range);
gboolean          newsroom_text_authors_read (NewsroomTextRange *range,
                                              GPtrArray         *credits,
                                              NewsroomReport    *report);

void newsroom_text_set_credits (NewsroomArticle *article,
                                GPtrArray       *credits);
void newsroom_text_keep_byline (NewsroomArticle        *article,
                                const NewsroomTextLine *line);
void newsroom_text_report_closer (const NewsroomTextLine *line,
                                  NewsroomReport         *report);

gsize newsroom_text_measure_list_marker (const NewsroomTextLine *line);
char *newsroom_text_paragraphs_to_markdown (const NewsroomTextRange *range);
void  newsroom_text_body_append (GString                 *body,
                                 const NewsroomTextRange *range);

G_END_DECLS
