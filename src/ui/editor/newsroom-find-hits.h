/* newsroom-find-hits.h — what is to be replaced, one by one, for a list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_HIT (newsroom_find_hit_get_type ())
#define NEWSROOM_TYPE_FIND_HITS (newsroom_find_hits_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindHit, newsroom_find_hit, NEWSROOM, FIND_HIT, GObject)
G_DECLARE_FINAL_TYPE (NewsroomFindHits, newsroom_find_hits, NEWSROOM, FIND_HITS, GObject)

char *newsroom_find_hit_dup_markup (NewsroomFindHit *self);
char *newsroom_find_hit_dup_words (NewsroomFindHit *self);

NewsroomFindHits   *newsroom_find_hits_new (NewsroomFindResult *result,
                                            const char         *replacement);
NewsroomFindResult *newsroom_find_hits_get_result (NewsroomFindHits *self);
const GtkBitset    *newsroom_find_hits_get_left_out (NewsroomFindHits *self);
guint               newsroom_find_hits_get_n_included (NewsroomFindHits *self);
void                newsroom_find_hits_include_all (NewsroomFindHits *self,
                                                    gboolean          included);

G_END_DECLS
