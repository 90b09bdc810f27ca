/* newsroom-long-page.h — says that a paragraph is too long, and what can be done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-editor-session.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LONG_PAGE (newsroom_long_page_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomLongPage, newsroom_long_page, NEWSROOM, LONG_PAGE, AdwBin)

void newsroom_long_page_set_session (NewsroomLongPage      *self,
                                     NewsroomEditorSession *session);

G_END_DECLS
