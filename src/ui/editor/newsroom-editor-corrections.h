/* newsroom-editor-corrections.h — makes corrections in a text of the editor
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-typography.h"

G_BEGIN_DECLS

void                newsroom_editor_corrections_make_one (NewsroomEditorBuffer         *buffer,
                                                          const NewsroomTypographyEdit *edit);
NewsroomEditorWork *newsroom_editor_corrections_make (NewsroomEditorBuffer         *buffer,
                                                      const NewsroomTypographyEdit *edits,
                                                      guint                         n_edits);

G_END_DECLS
