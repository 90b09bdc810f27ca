/* newsroom-import-sources-private.h — from where each field of an article is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

void newsroom_import_tell_sources (NewsroomArticle *article,
                                   const char      *format,
                                   NewsroomReport  *report);

G_END_DECLS
