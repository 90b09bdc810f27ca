/* newsroom-house-profile.h — how long a house wants its texts to be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shape of the profiles that an editor made or changed: name → headline, standfirst, tolerance. */
#define NEWSROOM_HOUSE_PROFILES_TYPE "a{s(uuu)}"

#define NEWSROOM_HOUSE_MAX_LIMIT 1000

/**
 * NewsroomHouseProfile:
 * @headline: the characters that a headline should have at most; 0 for any number
 * @standfirst: the same of a standfirst
 * @tolerance: how many percent an article may be longer or shorter than its target
 */
typedef struct
{
  guint headline;
  guint standfirst;
  guint tolerance;
} NewsroomHouseProfile;

gboolean             newsroom_house_profile_is_built_in (const char *name);
char               **newsroom_house_profile_list (GVariant *own);
NewsroomHouseProfile newsroom_house_profile_find (GVariant   *own,
                                                  const char *name);
GVariant            *newsroom_house_profile_set (GVariant                   *own,
                                                 const char                 *name,
                                                 const NewsroomHouseProfile *profile);

G_END_DECLS
