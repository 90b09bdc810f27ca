/* newsroom-article-subtitle.h — what the header and the banner say of the open article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"

G_BEGIN_DECLS

char *newsroom_article_subtitle_new (NewsroomDraft *draft,
                                     guint          n_words,
                                     guint          n_selected,
                                     guint          n_minutes,
                                     gboolean       shows_time);
char *newsroom_article_subtitle_dup_failure (const GError *error,
                                             GFile        *copy);

G_END_DECLS
