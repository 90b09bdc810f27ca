/* newsroom-store-private.h — how an operation reaches the worker thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-store.h"
#include "newsroom-text-sums-private.h"

G_BEGIN_DECLS

/**
 * NewsroomStoreWork:
 * @connection: the connection
 * @data: the task data of the operation, which nobody else touches meanwhile
 * @error: return location for an error
 *
 * Runs on the worker thread.
 *
 * Returns: (transfer full): the result; %NULL with @error set
 */
typedef gpointer (*NewsroomStoreWork) (NewsroomConnection *connection,
                                       gpointer            data,
                                       GError            **error);

void     newsroom_store_push (NewsroomStore    *self,
                              GTask            *task,
                              NewsroomStoreWork work,
                              GDestroyNotify    free_result);
gboolean newsroom_store_finish_boolean (NewsroomStore *self,
                                        GAsyncResult  *result,
                                        GError       **error);
gboolean newsroom_store_import_one (NewsroomConnection     *connection,
                                    NewsroomArticle        *article,
                                    NewsroomOriginal       *original,
                                    const NewsroomTextSums *sums,
                                    GError                **error);

G_END_DECLS
