/* newsroom-page-facts-private.h — what a page says about its story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-author.h"
#include "newsroom-page-private.h"

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_PAGE_FACT_HEADLINE,
  NEWSROOM_PAGE_FACT_STANDFIRST,
  NEWSROOM_PAGE_FACT_SECTION,
  NEWSROOM_PAGE_FACT_SITE,
  NEWSROOM_PAGE_FACT_LANGUAGE,
  NEWSROOM_PAGE_FACT_PICTURE,
  NEWSROOM_PAGE_FACT_ADDRESS,
  NEWSROOM_PAGE_FACT_PUBLISHED,
  NEWSROOM_PAGE_FACT_UPDATED,
  NEWSROOM_PAGE_FACT_BODY,
  NEWSROOM_N_PAGE_FACTS,
} NewsroomPageFact;

/* What one kind of data says. */
typedef struct
{
  /* Owned */
  char      *texts[NEWSROOM_N_PAGE_FACTS]; /* (nullable) each, squashed */
  GPtrArray *authors;                      /* (element-type NewsroomAuthor) */
  GPtrArray *keywords;                     /* (element-type utf8) */
} NewsroomPageFacts;

NewsroomPageFacts *newsroom_page_facts_new (void);
void               newsroom_page_facts_free (NewsroomPageFacts *self);
void               newsroom_page_facts_add (NewsroomPageFacts *self,
                                            NewsroomPageFact   fact,
                                            const char        *text);
NewsroomAuthor    *newsroom_page_facts_add_author (NewsroomPageFacts *self,
                                                   const char        *name);
void               newsroom_page_facts_add_keywords (NewsroomPageFacts *self,
                                                     const char        *keywords);
void               newsroom_page_read_json_ld (const NewsroomPage *page,
                                               NewsroomPageFacts  *facts);
void               newsroom_page_read_microdata (const NewsroomPage *page,
                                                 NewsroomPageFacts  *facts);
void               newsroom_page_read_meta (const NewsroomPage *page,
                                            NewsroomPageFacts  *facts);
char              *newsroom_page_find_headline (NewsroomPage *page,
                                                GPtrArray    *facts);
gint64             newsroom_page_find_date (const NewsroomPage *page,
                                            GPtrArray          *facts,
                                            NewsroomPageFact    which);
GPtrArray         *newsroom_page_find_authors (const NewsroomPage *page,
                                               GPtrArray          *facts);
void               newsroom_page_read_profiles (const NewsroomPage *page,
                                                GPtrArray          *authors);
const char        *newsroom_page_facts_find (GPtrArray       *facts,
                                             NewsroomPageFact which);
gboolean           newsroom_page_parse_date (const char *text,
                                             gint64     *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPageFacts, newsroom_page_facts_free)

G_END_DECLS
