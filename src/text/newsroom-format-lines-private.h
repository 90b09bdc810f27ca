/* newsroom-format-lines-private.h — the lines that become headings, quotes or list items
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-format-private.h"
#include "newsroom-line-prefix-private.h"
#include "newsroom-text-changes-private.h"

G_BEGIN_DECLS

typedef struct
{
  gsize              start;
  gsize              end; /* before its line end */
  NewsroomFormatPath path;
  NewsroomLinePrefix prefix;
  guint              leaf;
  gboolean           has_words;
  gboolean           is_blank;
  gboolean           is_inside; /* whether its paragraph began in a line before it, if it is for a list */
  int                items;     /* how many more it is to be in */
} NewsroomFormatLine;

typedef struct
{
  NewsroomFormatScan *scan;
  NewsroomFormat      format;
  GArray             *lines; /* of NewsroomFormatLine */
  GArray             *changes;
  gsize               rest_end; /* where what is in the last item and not selected ends, if it moves with it; else 0 */
  guint               attempt;
  gboolean            on;
  gboolean            is_split;  /* whether each line of a paragraph becomes an item */
  gboolean            is_joined; /* whether a list beside goes on with the items */
  gboolean            is_parted; /* whether an empty line comes between and what is beside */
} NewsroomFormatToggle;

NewsroomFormatLine newsroom_format_line_read (NewsroomFormatScan *scan,
                                              gsize               start);
gboolean           newsroom_format_line_goes_on (const NewsroomFormatLine *self,
                                                 const NewsroomFormatLine *next);
gboolean           newsroom_format_line_is_bare (const NewsroomFormatScan *scan,
                                                 gsize                     start);
gboolean           newsroom_format_line_is_item_of (const NewsroomFormatLine *self,
                                                    NewsroomFormat            format);
gboolean           newsroom_format_is_heading_between (const NewsroomFormatToggle *toggle,
                                                       const NewsroomFormatLine   *line);

void newsroom_format_find_items (NewsroomFormatToggle *toggle);
void newsroom_format_toggle_items (NewsroomFormatToggle *toggle);

gboolean newsroom_format_find_sibling (const NewsroomFormatToggle *toggle,
                                       NewsroomFormatLine         *sibling);
gboolean newsroom_format_find_next (const NewsroomFormatToggle *toggle,
                                    NewsroomFormatLine         *next);
void     newsroom_format_join_items (NewsroomFormatToggle *toggle,
                                     char                  sign,
                                     guint                 number);
void     newsroom_format_part_above (NewsroomFormatToggle     *toggle,
                                     const NewsroomFormatLine *line);
void     newsroom_format_part_below (NewsroomFormatToggle *toggle);

G_END_DECLS
