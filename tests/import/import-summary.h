/* import-summary.h — what came out of a file, as text that is compared with a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

char *import_summarise (NewsroomArticle *article,
                        NewsroomReport  *report);
char *import_summarise_account (NewsroomReport *report);
void  import_assert_text (const char *text,
                          const char *path);
void  import_assert_summary (NewsroomArticle *article,
                             NewsroomReport  *report,
                             const char      *path);

G_END_DECLS
