/* newsroom-revision-credits-private.h — the credits of a revision as one text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

char    *newsroom_revision_credits_join (NewsroomArticle *article,
                                         gboolean         with_profile);
gboolean newsroom_revision_credits_split (const char      *text,
                                          NewsroomArticle *article);
gboolean newsroom_revision_credits_settle (NewsroomArticle *article,
                                           const char      *sha256);

G_END_DECLS
