/* edit-past-helper.h — an edit history, and what a library would keep of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "edit-history-helper.h"
#include "newsroom-edit-past.h"

#define KEY "an article\nbody"

void                 past_set_up (Fixture      *fixture,
                                  gconstpointer data);
void                 past_tear_down (Fixture      *fixture,
                                     gconstpointer data);
void                 past_keep (Fixture             *fixture,
                                NewsroomEditChanges *changes);
NewsroomEditChanges *past_take (Fixture *fixture);
guint                past_save (Fixture *fixture);
NewsroomEditPast    *past_read_past (Fixture    *fixture,
                                     const char *key,
                                     const char *text);
void                 past_restart (Fixture *fixture);
GBytes              *past_get_kept (Fixture *fixture,
                                    gint64   number);
