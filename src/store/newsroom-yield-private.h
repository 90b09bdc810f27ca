/* newsroom-yield-private.h — what nobody waits for, stopped as soon as somebody asks for something
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"

G_BEGIN_DECLS

typedef struct _NewsroomYield NewsroomYield;

NewsroomYield *newsroom_yield_new (void);
NewsroomYield *newsroom_yield_ref (NewsroomYield *self);
void           newsroom_yield_unref (NewsroomYield *self);
void           newsroom_yield_ask (NewsroomYield *self);
void           newsroom_yield_answer (NewsroomYield *self);
gboolean       newsroom_yield_begin (NewsroomYield      *self,
                                     NewsroomConnection *connection,
                                     GError            **error);
gboolean       newsroom_yield_end (NewsroomYield *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomYield, newsroom_yield_unref)

G_END_DECLS
