/* newsroom-import-batch-private.h — the articles of one file that is to be imported
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-reader.h"
#include "newsroom-import-result.h"

G_BEGIN_DECLS

/**
 * NewsroomImportSource:
 *
 * A file of an import, and how far it is read. Belongs to one thread.
 */
typedef struct _NewsroomImportSource NewsroomImportSource;

NewsroomImportSource *newsroom_import_source_new (GFile                *file,
                                                  const char           *format,
                                                  NewsroomImportReader *reader);
void                  newsroom_import_source_free (NewsroomImportSource *self);
guint                 newsroom_import_source_count_left (NewsroomImportSource *self);
NewsroomImportResult *newsroom_import_source_next (NewsroomImportSource *self,
                                                   GCancellable         *cancellable);
NewsroomImportResult *newsroom_import_source_give_up (NewsroomImportSource *self,
                                                      const GError         *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomImportSource, newsroom_import_source_free)

G_END_DECLS
