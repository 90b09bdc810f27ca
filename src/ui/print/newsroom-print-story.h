/* newsroom-print-story.h — an article as the parts that are printed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-print-part.h"

G_BEGIN_DECLS

/**
 * NewsroomPrintNote:
 * @part: the part, or the cell of a table, that it stands in, owned by the story
 * @offset: its place there, in bytes
 * @words: what it says
 */
typedef struct
{
  NewsroomPrintPart *part;
  gsize              offset;
  char              *words;
} NewsroomPrintNote;

/**
 * NewsroomPrintStory:
 * @parts: (element-type NewsroomPrintPart): from the kicker to the authors
 * @notes: (element-type NewsroomPrintNote): the comments of a proof in the order of their numbers, which
 *   stand in the text as “[1]”
 * @editor_note: the note to the article in a proof, "" for none
 */
typedef struct
{
  GPtrArray *parts;
  GPtrArray *notes;
  char      *editor_note;
} NewsroomPrintStory;

NewsroomPrintStory *newsroom_print_story_new (NewsroomArticle *article,
                                              gboolean         is_proof);
void                newsroom_print_story_free (NewsroomPrintStory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPrintStory, newsroom_print_story_free)

G_END_DECLS
