/* newsroom-import-text.h — an article as reporters' systems write it in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

NewsroomArticle *newsroom_import_text_read (char           *text,
                                            gsize           length,
                                            NewsroomReport *report);

G_END_DECLS
