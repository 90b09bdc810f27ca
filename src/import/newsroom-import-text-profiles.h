/* newsroom-import-text-profiles.h — the profiles of authors that are gathered while lines are read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-text-private.h"

G_BEGIN_DECLS

/**
 * NewsroomTextProfile:
 * @author: what was read in a line; the name may still be missing
 * @biography: what was read in paragraphs, Markdown
 * @social: what was read of social links, one a line
 * @is_inferred: whether the name was taken from the biography
 */
typedef struct
{
  NewsroomAuthor *author;
  GString        *biography;
  GString        *social;
  gboolean        is_inferred;
} NewsroomTextProfile;

/**
 * NewsroomTextProfiles:
 * @credits: those of the byline; borrowed
 * @n_credited: how many the byline gave
 * @profiles: what was read, each a #NewsroomTextProfile
 */
typedef struct
{
  GPtrArray *credits;
  guint      n_credited;
  GPtrArray *profiles;
} NewsroomTextProfiles;

NewsroomTextProfiles *newsroom_text_profiles_new (GPtrArray *credits);
void                  newsroom_text_profiles_free (NewsroomTextProfiles *self);
NewsroomTextProfile  *newsroom_text_profiles_add (NewsroomTextProfiles *self,
                                                  const char           *name);
NewsroomTextProfile  *newsroom_text_profiles_get_last (NewsroomTextProfiles *self);
NewsroomAuthor       *newsroom_text_profiles_find_credited (NewsroomTextProfiles *self,
                                                            const char           *name);
gboolean              newsroom_text_profiles_read_named (NewsroomTextProfiles *self,
                                                         const char           *text);
void                  newsroom_text_profiles_read_affiliation (NewsroomTextProfiles *self,
                                                               const char           *text);
gboolean              newsroom_text_profiles_finish (NewsroomTextProfiles *self);
void                  newsroom_text_profiles_credit (NewsroomTextProfiles *self,
                                                     NewsroomReport       *report);

const char *newsroom_text_profile_get_name (NewsroomTextProfile *profile);
void        newsroom_text_profile_read_contact (NewsroomTextProfile *profile,
                                                const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomTextProfiles, newsroom_text_profiles_free)

G_END_DECLS
