/* newsroom-profiles-private.h — the profiles of a draft's authors, and what is changed in them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

/**
 * NewsroomProfiles:
 *
 * Watches the credited authors of one draft and remembers, for each, what the library was last
 * known to have, so that only what was changed here is saved. Used on one thread.
 */
typedef struct _NewsroomProfiles NewsroomProfiles;

/**
 * NewsroomProfilesChanged:
 * @user_data: closure
 *
 * Called after each change of a profile that the library does not have.
 */
typedef void (*NewsroomProfilesChanged) (gpointer user_data);

NewsroomProfiles *newsroom_profiles_new (NewsroomProfilesChanged changed,
                                         gpointer                user_data);
void              newsroom_profiles_free (NewsroomProfiles *self);
void              newsroom_profiles_watch (NewsroomProfiles *self,
                                           GListModel       *credits);
gboolean          newsroom_profiles_has_changes (NewsroomProfiles *self);
GPtrArray        *newsroom_profiles_take_changed (NewsroomProfiles *self);
void              newsroom_profiles_give_back (NewsroomProfiles *self,
                                               GPtrArray        *authors);
NewsroomAuthor   *newsroom_profiles_get_known (NewsroomProfiles *self,
                                               NewsroomAuthor   *author);
void              newsroom_profiles_adopt (NewsroomProfiles *self,
                                           NewsroomAuthor   *author,
                                           NewsroomAuthor   *base,
                                           NewsroomAuthor   *saved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomProfiles, newsroom_profiles_free)

G_END_DECLS
