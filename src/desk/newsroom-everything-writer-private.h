/* newsroom-everything-writer-private.h — the folder of a library, while it is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-everything.h"

G_BEGIN_DECLS

/**
 * NewsroomEverythingWriter:
 *
 * Blocks, and is used by one thread at a time, not by the main thread.
 */
typedef struct _NewsroomEverythingWriter NewsroomEverythingWriter;

NewsroomEverythingWriter *newsroom_everything_writer_new (GFile   *place,
                                                          GError **error);
gboolean                  newsroom_everything_writer_add_article (NewsroomEverythingWriter *self,
                                                                  NewsroomWhole            *whole,
                                                                  NewsroomEverything       *done,
                                                                  GCancellable             *cancellable,
                                                                  GError                  **error);
gboolean                  newsroom_everything_writer_add_author (NewsroomEverythingWriter *self,
                                                                 NewsroomAuthor           *author,
                                                                 NewsroomEverything       *done,
                                                                 GCancellable             *cancellable,
                                                                 GError                  **error);
gboolean                  newsroom_everything_writer_finish (NewsroomEverythingWriter *self,
                                                             NewsroomEverything       *done,
                                                             GCancellable             *cancellable,
                                                             GError                  **error);
void                      newsroom_everything_writer_free (NewsroomEverythingWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomEverythingWriter, newsroom_everything_writer_free)

G_END_DECLS
