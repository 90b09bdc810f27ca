/* newsroom-credit.h — one credit of an article: who, and for what
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-author.h"

G_BEGIN_DECLS

#define NEWSROOM_CREDIT_BY "by"

#define NEWSROOM_TYPE_CREDIT (newsroom_credit_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomCredit, newsroom_credit, NEWSROOM, CREDIT, GObject)

const char *const *newsroom_credit_list_roles (void);
const char        *newsroom_credit_get_role_title (const char *role);

NewsroomCredit *newsroom_credit_new (NewsroomAuthor *author,
                                     const char     *role,
                                     const char     *wording);
NewsroomAuthor *newsroom_credit_get_author (NewsroomCredit *self);
const char     *newsroom_credit_get_role (NewsroomCredit *self);
const char     *newsroom_credit_get_wording (NewsroomCredit *self);

G_END_DECLS
