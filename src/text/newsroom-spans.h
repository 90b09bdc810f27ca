/* newsroom-spans.h — what of a body is heading, bold, link or markup, line by line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomStyle:
 *
 * How a stretch of the body is to be shown. %NEWSROOM_STYLE_MARKUP lies on the characters
 * that are markup, over the style that they cause; %NEWSROOM_STYLE_DELIMITER under it where
 * they enclose an inline span, so that they can be left out of sight. %NEWSROOM_STYLE_TASK is
 * the box of a task, %NEWSROOM_STYLE_CAPTION the title of an image,
 * %NEWSROOM_STYLE_FOOTNOTE a mark like “[^1]”, which the parser takes for words.
 */
typedef enum
{
  NEWSROOM_STYLE_HEADING_1,
  NEWSROOM_STYLE_HEADING_2,
  NEWSROOM_STYLE_HEADING_3,
  NEWSROOM_STYLE_HEADING_4,
  NEWSROOM_STYLE_HEADING_5,
  NEWSROOM_STYLE_HEADING_6,
  NEWSROOM_STYLE_STRONG,
  NEWSROOM_STYLE_EMPHASIS,
  NEWSROOM_STYLE_STRIKETHROUGH,
  NEWSROOM_STYLE_CODE,
  NEWSROOM_STYLE_CODE_BLOCK,
  NEWSROOM_STYLE_LINK,
  NEWSROOM_STYLE_IMAGE,
  NEWSROOM_STYLE_QUOTE,
  NEWSROOM_STYLE_LIST_ITEM,
  NEWSROOM_STYLE_TABLE,
  NEWSROOM_STYLE_RULE,
  NEWSROOM_STYLE_DELIMITER,
  NEWSROOM_STYLE_MARKUP,
  NEWSROOM_STYLE_TASK,
  NEWSROOM_STYLE_CAPTION,
  NEWSROOM_STYLE_HARD_BREAK,
  NEWSROOM_STYLE_FOOTNOTE,
  NEWSROOM_STYLE_COMMENT,
  NEWSROOM_STYLE_TO_COME,
  NEWSROOM_N_STYLES,
} NewsroomStyle;

/**
 * NewsroomSpan:
 * @start: first byte, counted from the start of the line
 * @end: byte after the last, counted from the start of the line
 * @style: a #NewsroomStyle
 * @depth: nesting of quotes and list items, from 1; else 0
 *
 * A style on part of one line. A span over several lines is given once for each.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint16 style;
  guint16 depth;
} NewsroomSpan;

/**
 * NewsroomLineRange:
 * @first: first line, from 0
 * @last: last line, inclusive
 */
typedef struct
{
  guint first;
  guint last;
} NewsroomLineRange;

/**
 * NewsroomSpans:
 *
 * The spans of a whole body; immutable, reference counted, may be used from any thread.
 */
typedef struct _NewsroomSpans NewsroomSpans;

NewsroomSpans      *newsroom_spans_new (const char *body,
                                        gssize      length);
NewsroomSpans      *newsroom_spans_ref (NewsroomSpans *self);
void                newsroom_spans_unref (NewsroomSpans *self);
guint               newsroom_spans_get_n_lines (NewsroomSpans *self);
const NewsroomSpan *newsroom_spans_get_line (NewsroomSpans *self,
                                             guint          line,
                                             guint         *n_spans);
GArray             *newsroom_spans_diff (NewsroomSpans *before,
                                         NewsroomSpans *after,
                                         guint          first_edited,
                                         guint          last_edited);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSpans, newsroom_spans_unref)

G_END_DECLS
