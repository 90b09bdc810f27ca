/* newsroom-application.h — one process for each library: its window, its end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_APPLICATION (newsroom_application_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomApplication, newsroom_application, NEWSROOM, APPLICATION, AdwApplication)

GApplication *newsroom_application_new (void);

G_END_DECLS
