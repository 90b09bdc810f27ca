/* newsroom-print-preview.h — the window that shows an article as it will be on paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-article.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_PRINT_PREVIEW (newsroom_print_preview_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomPrintPreview, newsroom_print_preview, NEWSROOM, PRINT_PREVIEW, AdwWindow)

GtkWidget *newsroom_print_preview_new (GtkWindow       *parent,
                                       NewsroomArticle *article,
                                       GSettings       *settings,
                                       GSettings       *session);
void       newsroom_print_preview_update (NewsroomPrintPreview *self);

G_END_DECLS
