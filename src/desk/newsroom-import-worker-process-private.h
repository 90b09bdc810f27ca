/* newsroom-import-worker-process-private.h — the program that reads files, from outside
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What reading one file may take: time of the processor, and memory. Instrumented programs need more. */
#ifdef NEWSROOM_SANITIZED
#define NEWSROOM_IMPORT_SECONDS 60u
#define NEWSROOM_IMPORT_MEMORY_BYTES ((gsize)4096 * 1024 * 1024)
#else
#define NEWSROOM_IMPORT_SECONDS 10u
#define NEWSROOM_IMPORT_MEMORY_BYTES ((gsize)512 * 1024 * 1024)
#endif

/**
 * NewsroomImportEnding:
 * @NEWSROOM_IMPORT_ENDING_ANSWERED: it answered, and may be asked again
 * @NEWSROOM_IMPORT_ENDING_TIME: it was ended, for it took too long
 * @NEWSROOM_IMPORT_ENDING_MEMORY: it was ended, for it took too much memory
 * @NEWSROOM_IMPORT_ENDING_DIED: it ended by itself without an answer
 * @NEWSROOM_IMPORT_ENDING_CANCELLED: nobody waits any more
 *
 * How it went with one question. After any but the first the process is of no more use.
 */
typedef enum
{
  NEWSROOM_IMPORT_ENDING_ANSWERED,
  NEWSROOM_IMPORT_ENDING_TIME,
  NEWSROOM_IMPORT_ENDING_MEMORY,
  NEWSROOM_IMPORT_ENDING_DIED,
  NEWSROOM_IMPORT_ENDING_CANCELLED,
} NewsroomImportEnding;

/**
 * NewsroomImportWorker:
 *
 * A process. One thread at a time uses it.
 */
typedef struct _NewsroomImportWorker NewsroomImportWorker;

NewsroomImportWorker *newsroom_import_worker_new (guint    seconds,
                                                  gsize    memory_bytes,
                                                  GError **error);
void                  newsroom_import_worker_free (NewsroomImportWorker *self);
NewsroomImportEnding  newsroom_import_worker_ask (NewsroomImportWorker *self,
                                                  GBytes               *question,
                                                  GCancellable         *cancellable,
                                                  GBytes              **answer);
gsize                 newsroom_import_worker_measure (NewsroomImportWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomImportWorker, newsroom_import_worker_free)

G_END_DECLS
