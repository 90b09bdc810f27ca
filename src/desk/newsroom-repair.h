/* newsroom-repair.h — a damaged library repaired, with a report of every article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-salvage.h"

G_BEGIN_DECLS

void        newsroom_repair_async (NewsroomSalvage    *salvage,
                                   const char         *library,
                                   const char         *second_folder,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
char       *newsroom_repair_finish (NewsroomSalvage *salvage,
                                    GAsyncResult    *result,
                                    GError         **error);
const char *newsroom_repair_get_fate_name (NewsroomFate fate);
char       *newsroom_repair_dup_fate (const NewsroomSalvaged *salvaged);
char       *newsroom_repair_dup_title (const NewsroomSalvaged *salvaged);
char       *newsroom_repair_dup_summary (NewsroomSalvage *salvage);

G_END_DECLS
