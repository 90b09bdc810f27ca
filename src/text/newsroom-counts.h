/* newsroom-counts.h — words, characters and paragraphs as a reader would count them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-markdown.h"

G_BEGIN_DECLS

/**
 * NewsroomCounts:
 * @words: Unicode words (UAX #29) that hold a letter or a digit
 * @characters: Unicode characters of the text without markup and line ends; a line end that
 *   is shown as a space is a space
 * @characters_no_spaces: the same without white space
 * @paragraphs: paragraphs, headings, list items, table rows and code blocks that hold a word
 *
 * What the reader of the exported article gets, never what the markup adds nor what is a comment.
 */
typedef struct
{
  guint words;
  guint characters;
  guint characters_no_spaces;
  guint paragraphs;
} NewsroomCounts;

/**
 * NewsroomCounter:
 *
 * Counts one body again and again while it is edited: paragraphs that it has seen before
 * are not segmented again. Owned by one thread.
 */
typedef struct _NewsroomCounter NewsroomCounter;

/**
 * NewsroomCounting:
 *
 * Counts a body that is parsed for others, too.
 */
typedef struct _NewsroomCounting NewsroomCounting;

/**
 * NewsroomParagraphFunc:
 * @type: a paragraph, heading, list item, table cell or code block
 * @text: what is in it without its markup, not terminated
 * @length: its length in bytes
 */
typedef void (*NewsroomParagraphFunc) (NewsroomBlockType type,
                                       const char       *text,
                                       gsize             length,
                                       gpointer          user_data);

NewsroomCounts newsroom_counts_from_markdown (const char *body,
                                              gssize      length);
NewsroomCounts newsroom_counts_from_range (const char           *body,
                                           gssize                length,
                                           gsize                 start,
                                           gsize                 end,
                                           NewsroomParagraphFunc func,
                                           gpointer              user_data);
guint          newsroom_counts_get_reading_seconds (const NewsroomCounts *counts);
guint          newsroom_counts_get_speaking_seconds (const NewsroomCounts *counts);

NewsroomCounting      *newsroom_counting_new (void);
NewsroomMarkdownReader newsroom_counting_get_reader (NewsroomCounting *self);
NewsroomCounts         newsroom_counting_end (NewsroomCounting *self);

NewsroomCounter *newsroom_counter_new (void);
void             newsroom_counter_free (NewsroomCounter *self);
NewsroomCounts   newsroom_counter_count (NewsroomCounter *self,
                                         const char      *body,
                                         gssize           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomCounter, newsroom_counter_free)

G_END_DECLS
