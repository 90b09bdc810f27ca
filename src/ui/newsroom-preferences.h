/* newsroom-preferences.h — the window of the preferences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-backup-keeper.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_PREFERENCES (newsroom_preferences_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomPreferences, newsroom_preferences, NEWSROOM, PREFERENCES, AdwPreferencesWindow)

void newsroom_preferences_show (GtkWindow            *parent,
                                GSettings            *settings,
                                NewsroomStore        *store,
                                NewsroomBackupKeeper *keeper,
                                gboolean              at_lengths);

G_END_DECLS
