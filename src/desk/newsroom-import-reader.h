/* newsroom-import-reader.h — files to articles, by processes of their own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomImportReader:
 *
 * Reads files from strangers in processes that can open no file, reach no network, and are ended when
 * a file takes them more than 10 seconds or 512 MB. A process reads one file after the other.
 * Reference counted; any thread may use it, several at once, each with a process of its own.
 */
typedef struct _NewsroomImportReader NewsroomImportReader;

NewsroomImportReader *newsroom_import_reader_new (void);
NewsroomImportReader *newsroom_import_reader_new_limited (guint seconds,
                                                          gsize memory_bytes);
void                  newsroom_import_reader_set_keeps_changes (NewsroomImportReader *self,
                                                                gboolean              keeps_changes);
NewsroomImportReader *newsroom_import_reader_ref (NewsroomImportReader *self);
void                  newsroom_import_reader_unref (NewsroomImportReader *self);
NewsroomArticle      *newsroom_import_reader_read (NewsroomImportReader *self,
                                                   GBytes               *bytes,
                                                   const char           *file_name,
                                                   const char           *format,
                                                   NewsroomReport       *report,
                                                   GPtrArray           **parts,
                                                   const char          **content_type,
                                                   GCancellable         *cancellable,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomImportReader, newsroom_import_reader_unref)

G_END_DECLS
