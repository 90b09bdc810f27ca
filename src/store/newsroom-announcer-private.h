/* newsroom-announcer-private.h — how the worker thread tells the library's thread of something
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _NewsroomAnnouncer NewsroomAnnouncer;

NewsroomAnnouncer *newsroom_announcer_new (gpointer store);
void               newsroom_announcer_unref (gpointer self);
void               newsroom_announcer_announce_changed (NewsroomAnnouncer *self);
void               newsroom_announcer_announce_damaged (NewsroomAnnouncer *self,
                                                        char             **damages);

G_END_DECLS
