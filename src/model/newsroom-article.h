/* newsroom-article.h — one story: its texts, its credits and its state
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-credit.h"
#include "newsroom-sha256.h"
#include "newsroom-state.h"

G_BEGIN_DECLS

/**
 * NewsroomField:
 *
 * The texts of an article. Each is also a property, named as newsroom_field_get_name().
 * @NEWSROOM_FIELD_HEADLINE: one line
 * @NEWSROOM_FIELD_KICKER: the line over the headline
 * @NEWSROOM_FIELD_STANDFIRST: the summary under the headline, plain text
 * @NEWSROOM_FIELD_BYLINE: the byline as worded by hand, "" where it follows from the
 *   credits; see newsroom_article_dup_byline()
 * @NEWSROOM_FIELD_DATELINE: place and date before the first words, without the dash
 * @NEWSROOM_FIELD_BODY: Markdown, "\n" line ends
 * @NEWSROOM_FIELD_SLUG: short name for file names and addresses
 * @NEWSROOM_FIELD_LANGUAGE: BCP 47 tag, "" if unknown
 * @NEWSROOM_FIELD_SECTION: desk or category
 * @NEWSROOM_FIELD_SITE: the publication that it is from or for
 * @NEWSROOM_FIELD_EDITOR_NOTE: never exported to readers
 * @NEWSROOM_FIELD_EMBARGO_REASON: why it must wait
 * @NEWSROOM_FIELD_EMBARGO_ZONE: the time zone in which the embargo was given, as "Europe/Kyiv"
 * @NEWSROOM_FIELD_EXTRA: a YAML mapping of the front matter that Newsroom does not know,
 *   kept to be written again
 */
typedef enum
{
  NEWSROOM_FIELD_HEADLINE,
  NEWSROOM_FIELD_KICKER,
  NEWSROOM_FIELD_STANDFIRST,
  NEWSROOM_FIELD_BYLINE,
  NEWSROOM_FIELD_DATELINE,
  NEWSROOM_FIELD_BODY,
  NEWSROOM_FIELD_SLUG,
  NEWSROOM_FIELD_LANGUAGE,
  NEWSROOM_FIELD_SECTION,
  NEWSROOM_FIELD_SITE,
  NEWSROOM_FIELD_EDITOR_NOTE,
  NEWSROOM_FIELD_EMBARGO_REASON,
  NEWSROOM_FIELD_EMBARGO_ZONE,
  NEWSROOM_FIELD_EXTRA,
  NEWSROOM_N_FIELDS,
} NewsroomField;

/**
 * NewsroomTime:
 *
 * The instants of an article: microseconds since 1970 in UTC, 0 if not known. Each is also
 * a property, named as newsroom_time_get_name().
 * @NEWSROOM_TIME_CREATED: when it was begun
 * @NEWSROOM_TIME_UPDATED: when its text was last changed
 * @NEWSROOM_TIME_PUBLISHED: when it was or is to be published
 * @NEWSROOM_TIME_DEADLINE: when it must be ready
 * @NEWSROOM_TIME_EMBARGO: before when it must not be published
 */
typedef enum
{
  NEWSROOM_TIME_CREATED,
  NEWSROOM_TIME_UPDATED,
  NEWSROOM_TIME_PUBLISHED,
  NEWSROOM_TIME_DEADLINE,
  NEWSROOM_TIME_EMBARGO,
  NEWSROOM_N_TIMES,
} NewsroomTime;

/* The scale of the wire services: 1 is a flash, 6 is ordinary. */
#define NEWSROOM_PRIORITY_DEFAULT 6

#define NEWSROOM_TYPE_ARTICLE (newsroom_article_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomArticle, newsroom_article, NEWSROOM, ARTICLE, GObject)

const char *newsroom_field_get_name (NewsroomField field);
const char *newsroom_time_get_name (NewsroomTime which);

NewsroomArticle *newsroom_article_new (void);
NewsroomArticle *newsroom_article_copy (NewsroomArticle *self);
gboolean         newsroom_article_equal (NewsroomArticle *self,
                                         NewsroomArticle *other);

gint64             newsroom_article_get_id (NewsroomArticle *self);
void               newsroom_article_set_id (NewsroomArticle *self,
                                            gint64           id);
const char        *newsroom_article_get_uuid (NewsroomArticle *self);
void               newsroom_article_set_uuid (NewsroomArticle *self,
                                              const char      *uuid);
gint64             newsroom_article_get_sequence (NewsroomArticle *self);
void               newsroom_article_set_sequence (NewsroomArticle *self,
                                                  gint64           sequence);
gint64             newsroom_article_get_saved_at (NewsroomArticle *self);
void               newsroom_article_set_saved_at (NewsroomArticle *self,
                                                  gint64           saved_at);
const char        *newsroom_article_get_text (NewsroomArticle *self,
                                              NewsroomField    field);
void               newsroom_article_set_text (NewsroomArticle *self,
                                              NewsroomField    field,
                                              const char      *text);
void               newsroom_article_take_text (NewsroomArticle *self, NewsroomField field, char *text);
gint64             newsroom_article_get_time (NewsroomArticle *self,
                                              NewsroomTime     which);
void               newsroom_article_set_time (NewsroomArticle *self,
                                              NewsroomTime     which,
                                              gint64           time);
gint64             newsroom_article_get_shown_update (NewsroomArticle *self);
NewsroomState      newsroom_article_get_state (NewsroomArticle *self);
void               newsroom_article_set_state (NewsroomArticle *self,
                                               NewsroomState    state);
guint              newsroom_article_get_priority (NewsroomArticle *self);
void               newsroom_article_set_priority (NewsroomArticle *self,
                                                  guint            priority);
guint              newsroom_article_get_target_length (NewsroomArticle *self);
void               newsroom_article_set_target_length (NewsroomArticle *self,
                                                       guint            words);
const char *const *newsroom_article_get_keywords (NewsroomArticle *self);
void               newsroom_article_set_keywords (NewsroomArticle   *self,
                                                  const char *const *keywords);
GListModel        *newsroom_article_get_credits (NewsroomArticle *self);
void               newsroom_article_add_credit (NewsroomArticle *self,
                                                NewsroomCredit  *credit);
void               newsroom_article_insert_credit (NewsroomArticle *self,
                                                   guint            position,
                                                   NewsroomCredit  *credit);
void               newsroom_article_remove_credit (NewsroomArticle *self,
                                                   guint            position);
char              *newsroom_article_dup_byline (NewsroomArticle *self);
NewsroomSha256    *newsroom_article_sum_texts (NewsroomArticle *self);
char              *newsroom_article_dup_sha256 (NewsroomArticle *self);
char              *newsroom_article_dup_sha256_after (NewsroomArticle      *self,
                                                      const NewsroomSha256 *texts);

G_END_DECLS
