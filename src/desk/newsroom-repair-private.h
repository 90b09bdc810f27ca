/* newsroom-repair-private.h — what became of each article of a repaired library, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-repair.h"

G_BEGIN_DECLS

char *newsroom_repair_dup_report (NewsroomSalvage *salvage,
                                  const char      *library,
                                  const char      *backup);

G_END_DECLS
