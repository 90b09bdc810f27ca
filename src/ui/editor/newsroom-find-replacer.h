/* newsroom-find-replacer.h — replaces all that was found, bit by bit, as one step
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"
#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FIND_REPLACER (newsroom_find_replacer_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFindReplacer, newsroom_find_replacer, NEWSROOM, FIND_REPLACER, GObject)

NewsroomFindReplacer *newsroom_find_replacer_new (NewsroomEditorBuffer *buffer,
                                                  NewsroomFindResult   *result,
                                                  const char           *replacement,
                                                  const GtkBitset      *left_out);
void                  newsroom_find_replacer_run (NewsroomFindReplacer *self);
void                  newsroom_find_replacer_finish (NewsroomFindReplacer *self);
void                  newsroom_find_replacer_stop (NewsroomFindReplacer *self);
NewsroomEditorBuffer *newsroom_find_replacer_get_buffer (NewsroomFindReplacer *self);
guint                 newsroom_find_replacer_get_n (NewsroomFindReplacer *self);
guint                 newsroom_find_replacer_get_n_done (NewsroomFindReplacer *self);

G_END_DECLS
