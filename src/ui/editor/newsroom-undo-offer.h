/* newsroom-undo-offer.h — offers to undo what was just done in a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-editor-buffer.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_UNDO_OFFER (newsroom_undo_offer_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomUndoOffer, newsroom_undo_offer, NEWSROOM, UNDO_OFFER, GObject)

NewsroomUndoOffer *newsroom_undo_offer_new (void);
void               newsroom_undo_offer_show (NewsroomUndoOffer    *self,
                                             GtkWidget            *widget,
                                             NewsroomEditorBuffer *buffer,
                                             const char           *text);
void               newsroom_undo_offer_withdraw (NewsroomUndoOffer *self);

G_END_DECLS
