/* newsroom-article-query.h — which articles are wanted, and in what order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-state.h"

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_SORT_CHANGED,  /* last change first */
  NEWSROOM_SORT_HEADLINE, /* as the locale sorts */
  NEWSROOM_SORT_AUTHOR,   /* by sort name of the first author, then headline */
  NEWSROOM_SORT_STATE,    /* by place in the workflow, then last change */
  NEWSROOM_N_SORTS,
} NewsroomSort;

#define NEWSROOM_ALL_STATES ((1u << NEWSROOM_N_STATES) - 1)
#define NEWSROOM_LIVE_STATES (NEWSROOM_ALL_STATES & ~(1u << NEWSROOM_STATE_SPIKED))

/**
 * NewsroomArticleQuery:
 * @text: (nullable): words as a person types them; the last may be unfinished. Quotation
 *   marks hold a phrase together. No character has a meaning that could make it fail.
 * @states: the states wanted, each 1 << state
 * @author_id: only articles that credit this author; 0 for any
 * @author_name: (nullable): only articles that credit an author of this name, in any case; not
 *   together with @author_id
 * @sort: the order
 * @limit: at most so many; 0 for all
 */
typedef struct
{
  const char  *text;
  guint        states;
  gint64       author_id;
  const char  *author_name;
  NewsroomSort sort;
  guint        limit;
} NewsroomArticleQuery;

#define NEWSROOM_ARTICLE_QUERY_INIT \
  {                                 \
    .states = NEWSROOM_LIVE_STATES  \
  }

const char *newsroom_sort_get_name (NewsroomSort sort);
gboolean    newsroom_sort_from_name (const char   *name,
                                     NewsroomSort *sort);

G_END_DECLS
