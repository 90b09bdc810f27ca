/* newsroom-marker-keys.h — Backspace, Delete, Left and Right beside markup that is hidden
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-style-tags.h"

G_BEGIN_DECLS

void newsroom_marker_keys_attach (GtkTextView       *view,
                                  NewsroomStyleTags *tags);

G_END_DECLS
