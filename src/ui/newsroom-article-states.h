/* newsroom-article-states.h — the menu of what an article may become
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"

G_BEGIN_DECLS

void newsroom_article_states_fill (GMenu         *menu,
                                   NewsroomDraft *draft);

G_END_DECLS
