/* newsroom-page-report-private.h — what of a page is told to the import report
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-page-facts-private.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

void newsroom_page_tell_text (const NewsroomPage *page,
                              NewsroomReport     *report);
void newsroom_page_tell_facts (const NewsroomPage *page,
                               GPtrArray          *facts,
                               NewsroomArticle    *article,
                               NewsroomReport     *report);

G_END_DECLS
