/* newsroom-find-replacer.h — replaces all that was found, bit by bit, as one step
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-find.h"

G_BEGIN_DECLS

NewsroomEditorWork *newsroom_find_replacer_new (NewsroomEditorBuffer *buffer,
                                                NewsroomFindResult   *result,
                                                const char           *replacement,
                                                const GtkBitset      *left_out);

G_END_DECLS
