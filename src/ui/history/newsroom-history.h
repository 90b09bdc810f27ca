/* newsroom-history.h — the window of an article’s versions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_HISTORY (newsroom_history_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomHistory, newsroom_history, NEWSROOM, HISTORY, AdwWindow)

GtkWidget *newsroom_history_new (GtkWindow     *parent,
                                 NewsroomStore *store,
                                 gint64         article_id,
                                 const char    *headline);

G_END_DECLS
