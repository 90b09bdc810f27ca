/* newsroom-snapshot-private.h — a draft at one instant, on its way into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-profiles-private.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

/**
 * NewsroomSnapshot:
 *
 * What one save writes, held apart from the article, which may change meanwhile. Its owner
 * keeps it until the operations that it began are finished.
 */
typedef struct _NewsroomSnapshot NewsroomSnapshot;

NewsroomSnapshot *newsroom_snapshot_new (NewsroomStore    *store,
                                         NewsroomArticle  *article,
                                         NewsroomProfiles *profiles,
                                         GPtrArray        *undo);
void              newsroom_snapshot_free (NewsroomSnapshot *self);
GPtrArray        *newsroom_snapshot_get_undo (NewsroomSnapshot *self);
GPtrArray        *newsroom_snapshot_get_profiles (NewsroomSnapshot *self);
void              newsroom_snapshot_save_article_async (NewsroomSnapshot   *self,
                                                        NewsroomCause       cause,
                                                        gboolean            is_changed,
                                                        GAsyncReadyCallback callback,
                                                        gpointer            user_data);
NewsroomArticle  *newsroom_snapshot_save_article_finish (NewsroomSnapshot *self,
                                                         GAsyncResult     *result,
                                                         GError          **error);
void              newsroom_snapshot_adopt (NewsroomSnapshot *self,
                                           NewsroomArticle  *article,
                                           NewsroomArticle  *saved);
void              newsroom_snapshot_save_profiles_async (NewsroomSnapshot   *self,
                                                         GAsyncReadyCallback callback,
                                                         gpointer            user_data);
gboolean          newsroom_snapshot_save_profiles_finish (NewsroomSnapshot *self,
                                                          GAsyncResult     *result,
                                                          GError          **error);

void newsroom_snapshot_hand_over (NewsroomStore    *store,
                                  NewsroomArticle  *article,
                                  GPtrArray        *undo,
                                  NewsroomProfiles *profiles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSnapshot, newsroom_snapshot_free)

G_END_DECLS
