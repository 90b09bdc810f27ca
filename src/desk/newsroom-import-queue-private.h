/* newsroom-import-queue-private.h — files read by several threads, in order and not too far ahead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomImportQueue:
 *
 * Files that are to be imported, and what is read of them. Used by the thread that made it, beside
 * its own threads.
 */
typedef struct _NewsroomImportQueue NewsroomImportQueue;

NewsroomImportQueue *newsroom_import_queue_new (GPtrArray    *files,
                                                const char   *format,
                                                gboolean      keeps_changes,
                                                GCancellable *cancellable,
                                                GSourceFunc   ready,
                                                GObject      *object);
void                 newsroom_import_queue_free (NewsroomImportQueue *self);
GPtrArray           *newsroom_import_queue_take (NewsroomImportQueue *self);
gboolean             newsroom_import_queue_is_empty (NewsroomImportQueue *self);
guint                newsroom_import_queue_count (NewsroomImportQueue *self);
void                 newsroom_import_queue_throw_away (NewsroomImportQueue *self,
                                                       GPtrArray           *filings);
void                 newsroom_import_queue_give_up (NewsroomImportQueue *self,
                                                    const GError        *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomImportQueue, newsroom_import_queue_free)

G_END_DECLS
