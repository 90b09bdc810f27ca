/* newsroom-import-reader.c — files to articles, by processes of their own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-reader.h"

#include <glib/gi18n-lib.h>

#include "newsroom-import-message-private.h"
#include "newsroom-import-worker-process-private.h"

/* A process that took such a part of the memory it may take is not asked again. */
#define WORN_OUT_PART 4

struct _NewsroomImportReader
{
  gatomicrefcount ref_count;
  guint           seconds;
  gsize           memory_bytes;
  gboolean        keeps_changes; /* set before the first file */

  GMutex     mutex;
  GPtrArray *idle; /* (element-type NewsroomImportWorker): those that wait */
};

/**
 * newsroom_import_reader_new_limited:
 * @seconds: of the processor, that a file may take
 * @memory_bytes: that it may take
 *
 * Returns: (transfer full): a reader with limits of its own
 */
NewsroomImportReader *
newsroom_import_reader_new_limited (guint seconds,
                                    gsize memory_bytes)
{
  NewsroomImportReader *self = g_new0 (NewsroomImportReader, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->seconds = seconds;
  self->memory_bytes = memory_bytes;
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_import_worker_free);

  return self;
}

/**
 * newsroom_import_reader_new:
 *
 * Returns: (transfer full): a reader; no process is begun before the first file
 */
NewsroomImportReader *
newsroom_import_reader_new (void)
{
  return newsroom_import_reader_new_limited (NEWSROOM_IMPORT_SECONDS, NEWSROOM_IMPORT_MEMORY_BYTES);
}

/**
 * newsroom_import_reader_set_keeps_changes:
 * @self: a reader that has read no file yet
 * @keeps_changes: whether tracked changes of Word, OpenDocument and Rich Text stay in the text as marks,
 *   “{++added++}” and “{--deleted--}”; else they are taken as accepted
 */
void
newsroom_import_reader_set_keeps_changes (NewsroomImportReader *self,
                                          gboolean              keeps_changes)
{
  g_return_if_fail (self != NULL);

  self->keeps_changes = keeps_changes;
}

/**
 * newsroom_import_reader_ref:
 * @self: a reader
 *
 * Returns: (transfer full): the same reader
 */
NewsroomImportReader *
newsroom_import_reader_ref (NewsroomImportReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * newsroom_import_reader_unref:
 * @self: (transfer full): a reader; the last to let go of it ends its processes
 */
void
newsroom_import_reader_unref (NewsroomImportReader *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* Returns: (transfer full) (nullable): one that has read other files */
static NewsroomImportWorker *
take_idle (NewsroomImportReader *self)
{
  NewsroomImportWorker *worker = NULL;

  g_mutex_lock (&self->mutex);
  if (self->idle->len > 0)
    worker = g_ptr_array_steal_index (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->mutex);

  return worker;
}

static void
give_back (NewsroomImportReader *self,
           NewsroomImportWorker *worker)
{
  g_autoptr (NewsroomImportWorker) given = worker;

  if (newsroom_import_worker_measure (worker) > self->memory_bytes / WORN_OUT_PART)
    return;

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->idle, g_steal_pointer (&given));
  g_mutex_unlock (&self->mutex);
}

/* Asks @worker, which it keeps if it may be asked again. */
static NewsroomImportEnding
ask (NewsroomImportReader         *self,
     NewsroomImportWorker         *worker,
     const NewsroomImportQuestion *question,
     NewsroomImportAnswer         *answer,
     NewsroomReport               *report,
     GCancellable                 *cancellable)
{
  g_autoptr (NewsroomImportWorker) owned = worker;
  g_autoptr (GBytes) asked = newsroom_import_question_pack (question);
  g_autoptr (GBytes) answered = NULL;
  const NewsroomImportEnding ending = newsroom_import_worker_ask (worker, asked, cancellable, &answered);

  if (ending != NEWSROOM_IMPORT_ENDING_ANSWERED)
    return ending;

  g_clear_pointer (&asked, g_bytes_unref);
  if (!newsroom_import_answer_unpack (answer, answered, question->takes_apart, report))
    {
      newsroom_import_answer_clear (answer);
      return NEWSROOM_IMPORT_ENDING_DIED;
    }
  give_back (self, g_steal_pointer (&owned));

  return ending;
}

/* Whether that may be the fault of files that the process has read before, or of nobody's: it died
 * while it waited, or had taken memory for them. Its time is counted for each file. */
static gboolean
may_be_worn_out (NewsroomImportEnding ending)
{
  return ending == NEWSROOM_IMPORT_ENDING_DIED || ending == NEWSROOM_IMPORT_ENDING_MEMORY;
}

static void
set_error (NewsroomImportReader *self,
           NewsroomImportEnding  ending,
           const char           *file_name,
           GError              **error)
{
  const guint megabytes = (guint)(self->memory_bytes / (1024 * 1024));

  if (ending == NEWSROOM_IMPORT_ENDING_TIME)
    g_set_error (error,
                 NEWSROOM_IMPORT_ERROR,
                 NEWSROOM_IMPORT_ERROR_LIMIT,
                 g_dngettext (GETTEXT_PACKAGE,
                              "Could not open “%s”: reading it took longer than %u second, and was ended. Ask for it in another format, or as text.",
                              "Could not open “%s”: reading it took longer than %u seconds, and was ended. Ask for it in another format, or as text.",
                              self->seconds),
                 file_name,
                 self->seconds);
  else if (ending == NEWSROOM_IMPORT_ENDING_MEMORY)
    g_set_error (error,
                 NEWSROOM_IMPORT_ERROR,
                 NEWSROOM_IMPORT_ERROR_LIMIT,
                 _ ("Could not open “%s”: reading it takes more than %u MB of memory, and was ended. Ask for it in another format, or as text."),
                 file_name,
                 megabytes);
  else
    g_set_error (error,
                 NEWSROOM_IMPORT_ERROR,
                 NEWSROOM_IMPORT_ERROR_READER,
                 _ ("Could not open “%s”: reading it ended unexpectedly, as of a file that is damaged or made to do harm. Nothing else was touched."),
                 file_name);
}

/**
 * newsroom_import_reader_read:
 * @self: a reader
 * @bytes: the contents of a file
 * @file_name: its name, for messages and for its extension
 * @format: (nullable): the name of an import format, or %NULL to find it
 * @report: told what was noticed, inferred and left out
 * @parts: (out) (optional) (nullable) (element-type NewsroomImportPart): if this is not %NULL, a file
 *   that holds several articles is taken apart, and these are to be read one by one
 * @content_type: (out) (optional) (transfer none): the media type of the format
 * @cancellable: (nullable): to give up
 * @error: (out) (optional): a #NewsroomImportError, or %G_IO_ERROR_CANCELLED
 *
 * What newsroom_import_split() and newsroom_import() do, in another process. The limits are those of
 * each file, whatever the process has read before: where one that was kept ends over a file, a new
 * one is asked, once. Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable): the article; %NULL without an error if there are @parts
 */
NewsroomArticle *
newsroom_import_reader_read (NewsroomImportReader *self,
                             GBytes               *bytes,
                             const char           *file_name,
                             const char           *format,
                             NewsroomReport       *report,
                             GPtrArray           **parts,
                             const char          **content_type,
                             GCancellable         *cancellable,
                             GError              **error)
{
  const NewsroomImportQuestion question = { bytes, (char *)file_name, (char *)format, parts != NULL, self->keeps_changes };
  g_auto (NewsroomImportAnswer) answer = { NULL, NULL, NULL, NULL };
  NewsroomImportWorker *worker;
  NewsroomImportEnding  ending = NEWSROOM_IMPORT_ENDING_DIED;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  worker = take_idle (self);
  if (worker != NULL)
    ending = ask (self, worker, &question, &answer, report, cancellable);
  if (may_be_worn_out (ending))
    {
      worker = newsroom_import_worker_new (self->seconds, self->memory_bytes, error);
      if (worker == NULL)
        return NULL;
      ending = ask (self, worker, &question, &answer, report, cancellable);
    }
  if (ending == NEWSROOM_IMPORT_ENDING_CANCELLED && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (ending != NEWSROOM_IMPORT_ENDING_ANSWERED)
    {
      set_error (self, ending, file_name, error);
      return NULL;
    }

  if (parts != NULL)
    *parts = g_steal_pointer (&answer.parts);
  if (content_type != NULL)
    *content_type = answer.content_type;
  if (answer.error != NULL)
    g_propagate_error (error, g_steal_pointer (&answer.error));

  return g_steal_pointer (&answer.article);
}
