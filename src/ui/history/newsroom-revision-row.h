/* newsroom-revision-row.h — a version in the history
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-revision.h"

G_BEGIN_DECLS

char      *newsroom_revision_row_format_time (NewsroomRevision *revision);
GtkWidget *newsroom_revision_row_new (void);
void       newsroom_revision_row_show (GtkListItem      *item,
                                       NewsroomRevision *revision,
                                       NewsroomRevision *before);
void       newsroom_revision_row_show_title (AdwWindowTitle   *title,
                                             NewsroomRevision *revision,
                                             NewsroomRevision *before);

G_END_DECLS
