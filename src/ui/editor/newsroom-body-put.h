/* newsroom-body-put.h — a text comes in the place of what is between two marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-editor-buffer.h"

G_BEGIN_DECLS

/**
 * NewsroomBodyPutDone:
 * @is_there: whether the text is there; %FALSE where that was stopped
 * @user_data: closure
 */
typedef void (*NewsroomBodyPutDone) (gboolean is_there,
                                     gpointer user_data);

void newsroom_body_put (NewsroomEditorBuffer *buffer,
                        GtkTextMark          *first,
                        GtkTextMark          *last,
                        const char           *text,
                        NewsroomBodyPutDone   done,
                        gpointer              user_data);

G_END_DECLS
