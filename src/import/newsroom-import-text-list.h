/* newsroom-import-text-list.h — lines with bullets and numbers to a Markdown list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-text-private.h"

G_BEGIN_DECLS

/* Deeper items become neighbours of those at this depth. */
#define NEWSROOM_TEXT_LIST_MAX_DEPTH 12

/**
 * NewsroomTextListLevel:
 * @indent: columns before the marker in the file
 * @content: columns before the words in Markdown
 * @number: of the last item, if @is_ordered
 * @delimiter: "." or ")"
 *
 * A list that is being written; the last level is the innermost.
 */
typedef struct
{
  guint    indent;
  guint    content;
  gboolean is_ordered;
  guint    number;
  char     delimiter;
} NewsroomTextListLevel;

typedef struct
{
  NewsroomTextListLevel levels[NEWSROOM_TEXT_LIST_MAX_DEPTH];
  guint                 depth;
} NewsroomTextList;

gsize newsroom_text_list_append (NewsroomTextList        *self,
                                 GString                 *body,
                                 const NewsroomTextRange *range);

G_END_DECLS
