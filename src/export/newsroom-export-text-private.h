/* newsroom-export-text-private.h — the parts of the writer of plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-export-text.h"

G_BEGIN_DECLS

/* So many blocks could be taken for what stands over the story. */
#define NEWSROOM_TEXT_N_HEADER_BLOCKS 2

typedef enum
{
  NEWSROOM_TEXT_BLOCK_PARAGRAPH,
  NEWSROOM_TEXT_BLOCK_QUOTE,
  NEWSROOM_TEXT_BLOCK_HEADING,
  NEWSROOM_TEXT_BLOCK_ITEM,
  NEWSROOM_TEXT_BLOCK_PREFORMATTED,
  NEWSROOM_TEXT_BLOCK_RULE,
} NewsroomTextBlockType;

/**
 * NewsroomTextBlock:
 * @type: what it is
 * @level: of a heading
 * @indent: columns before the marker of an item, or before preformatted lines
 * @marker: of an item, with the space after it
 * @words: single spaces between them and "\n" where a line must end; preformatted text as it is
 *
 * What plain text can show of a body: the tree is flat, words in quotations and items are lines.
 */
typedef struct
{
  NewsroomTextBlockType type;
  guint                 level;
  guint                 indent;
  char                 *marker;
  GString              *words;
} NewsroomTextBlock;

NewsroomTextBlock *newsroom_text_block_new (NewsroomTextBlockType type,
                                            const char           *words);
void               newsroom_text_block_free (NewsroomTextBlock *block);
GPtrArray         *newsroom_text_blocks_from_markdown (const char *markdown,
                                                       gboolean    as_quote);
char              *newsroom_text_collapse (const char *words);

void newsroom_text_protect (GString *line);
/* Whether its lines begin at the margin, and no list or table does there. */
static inline gboolean
newsroom_text_block_is_flush (const NewsroomTextBlock *block)
{
  return block->type == NEWSROOM_TEXT_BLOCK_PARAGRAPH || block->type == NEWSROOM_TEXT_BLOCK_HEADING || block->type == NEWSROOM_TEXT_BLOCK_RULE;
}

gboolean   newsroom_text_is_header (const char *line);
gboolean   newsroom_text_is_name_over_date (const char *line,
                                            const char *next);
gboolean   newsroom_text_is_marked (const char *line,
                                    gsize       length);
GPtrArray *newsroom_text_blocks_settle (GPtrArray *blocks);
void       newsroom_text_blocks_protect (GPtrArray *blocks,
                                         gboolean   has_dateline,
                                         guint      width);
void       newsroom_text_blocks_append (GString    *text,
                                        GPtrArray  *blocks,
                                        const char *dateline,
                                        guint       width);
void       newsroom_text_append_wrapped (GString    *text,
                                         const char *words,
                                         const char *indent,
                                         guint       column,
                                         guint       width);

/**
 * NewsroomTextAuthors:
 * @blocks: (element-type NewsroomTextBlock): what is told where the layout has no place for it
 * @block: the lines under the label, "" for none
 * @needs_byline: whether the names stand nowhere else
 */
typedef struct
{
  GPtrArray *blocks;
  GString   *block;
  gboolean   needs_byline;
} NewsroomTextAuthors;

NewsroomTextAuthors *newsroom_text_authors_new (NewsroomArticle *article,
                                                guint            width);
void                 newsroom_text_authors_free (NewsroomTextAuthors *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomTextAuthors, newsroom_text_authors_free)

G_END_DECLS
