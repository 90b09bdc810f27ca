/* newsroom-whole.h — an article with all that the library keeps beside it but its history
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-original.h"

G_BEGIN_DECLS

/**
 * NewsroomWhole:
 * @article: the article; its authors are without their portraits
 * @spiked_from: the state that it goes back to from the spike; of no meaning elsewhere
 * @originals: (element-type NewsroomOriginal): the files that it came from, the oldest first
 * @n_damaged: how many more files there are that the disk has changed
 *
 * Owned by one thread at a time.
 */
typedef struct
{
  NewsroomArticle *article;
  NewsroomState    spiked_from;
  GPtrArray       *originals;
  guint            n_damaged;
} NewsroomWhole;

/**
 * NewsroomAdopted:
 * @NEWSROOM_ADOPTED_NEW: it was added
 * @NEWSROOM_ADOPTED_KNOWN: the library had exactly that
 * @NEWSROOM_ADOPTED_DIFFERENT: the library has the same article or author with other words,
 *   which were left as they are
 *
 * What became of an article or author that came from another library.
 */
typedef enum
{
  NEWSROOM_ADOPTED_NEW,
  NEWSROOM_ADOPTED_KNOWN,
  NEWSROOM_ADOPTED_DIFFERENT,
} NewsroomAdopted;

/**
 * NewsroomAdoption:
 * @adopted: what became of it
 * @n_originals: how many of the files that it came from are new in the library
 *
 * An article that came from another library.
 */
typedef struct
{
  NewsroomAdopted adopted;
  guint           n_originals;
} NewsroomAdoption;

NewsroomWhole *newsroom_whole_new (NewsroomArticle *article);
void           newsroom_whole_free (NewsroomWhole *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomWhole, newsroom_whole_free)

G_END_DECLS
