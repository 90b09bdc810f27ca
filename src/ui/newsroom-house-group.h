/* newsroom-house-group.h — the preferences of how long texts should be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-house-profile.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_HOUSE_GROUP (newsroom_house_group_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomHouseGroup, newsroom_house_group, NEWSROOM, HOUSE_GROUP, AdwPreferencesGroup)

void                 newsroom_house_group_begin (NewsroomHouseGroup *self,
                                                 GSettings          *settings);
void                 newsroom_house_group_show (NewsroomHouseGroup *self);
NewsroomHouseProfile newsroom_house_group_get_profile (GSettings *settings);

G_END_DECLS
