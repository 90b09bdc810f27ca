/* newsroom-mark-split.h — bold and the like that end before a place and begin again behind it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

NewsroomTextEdit *newsroom_mark_split (const char *body,
                                       gsize       caret,
                                       gsize      *n_begun);

G_END_DECLS
