/* newsroom-import-result.c — what became of one file that was to be imported, or of its part
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-result.h"
#include "newsroom-import-result-private.h"

/**
 * NewsroomImportResult:
 *
 * Filled by an import on one thread at a time, and not changed after the import has handed
 * it out, but by newsroom_import_resolve_async().
 */
struct _NewsroomImportResult
{
  GObject parent_instance;

  NewsroomImportStatus status;
  gint64               article_id;
  guint                part; /* 0: the whole file */
  guint                n_parts;

  /* Owned */
  GFile          *file;
  char           *headline;
  NewsroomReport *report;
  GError         *error;
  NewsroomFiling *filing; /* until it is in the library or not wanted */
};

G_DEFINE_FINAL_TYPE (NewsroomImportResult, newsroom_import_result, G_TYPE_OBJECT)

static void
newsroom_import_result_finalize (GObject *object)
{
  NewsroomImportResult *self = NEWSROOM_IMPORT_RESULT (object);

  newsroom_import_result_clear_contents (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->report, newsroom_report_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (newsroom_import_result_parent_class)->finalize (object);
}

static void
newsroom_import_result_class_init (NewsroomImportResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_import_result_finalize;
}

static void
newsroom_import_result_init (NewsroomImportResult *self)
{
}

/**
 * newsroom_import_result_new:
 * @file: (transfer none): the file
 *
 * Returns: (transfer full): a result that is not settled
 */
NewsroomImportResult *
newsroom_import_result_new (GFile *file)
{
  NewsroomImportResult *self = g_object_new (NEWSROOM_TYPE_IMPORT_RESULT, NULL);

  self->file = g_object_ref (file);

  return self;
}

/**
 * newsroom_import_result_set_part:
 * @self: a result
 * @part: which of the articles of its file it is about, from 1
 * @n_parts: how many the file holds
 */
void
newsroom_import_result_set_part (NewsroomImportResult *self,
                                 guint                 part,
                                 guint                 n_parts)
{
  self->part = part;
  self->n_parts = n_parts;
}

/**
 * newsroom_import_result_get_article:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): what was read, until newsroom_import_result_clear_contents()
 */
NewsroomArticle *
newsroom_import_result_get_article (NewsroomImportResult *self)
{
  return self->filing != NULL ? self->filing->article : NULL;
}

/**
 * newsroom_import_result_get_original:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): what it was read from, until
 *   newsroom_import_result_clear_contents()
 */
NewsroomOriginal *
newsroom_import_result_get_original (NewsroomImportResult *self)
{
  return self->filing != NULL ? self->filing->original : NULL;
}

/**
 * newsroom_import_result_get_filing:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): both, as the library takes them, until
 *   newsroom_import_result_clear_contents()
 */
NewsroomFiling *
newsroom_import_result_get_filing (NewsroomImportResult *self)
{
  return self->filing;
}

/**
 * newsroom_import_result_take_contents:
 * @self: a result
 * @filing: (transfer full): what was read, and what it was read from
 */
void
newsroom_import_result_take_contents (NewsroomImportResult *self,
                                      NewsroomFiling       *filing)
{
  self->filing = filing;
  self->headline = g_strdup (newsroom_article_get_text (filing->article, NEWSROOM_FIELD_HEADLINE));
  self->report = newsroom_report_ref (newsroom_original_get_report (filing->original));
}

/**
 * newsroom_import_result_steal_contents:
 * @self: a result
 *
 * Returns: (transfer full) (nullable): what newsroom_import_result_clear_contents() would free, which
 *   takes long enough of hundreds that it is better done in a thread
 */
NewsroomFiling *
newsroom_import_result_steal_contents (NewsroomImportResult *self)
{
  return g_steal_pointer (&self->filing);
}

/**
 * newsroom_import_result_clear_contents:
 * @self: a result
 *
 * Lets go of the article and the original, so that thousands of results stay small.
 */
void
newsroom_import_result_clear_contents (NewsroomImportResult *self)
{
  g_clear_pointer (&self->filing, newsroom_filing_free);
}

/**
 * newsroom_import_result_settle:
 * @self: a result
 * @status: any but %NEWSROOM_IMPORT_FAILED
 * @article_id: the article it is about
 */
void
newsroom_import_result_settle (NewsroomImportResult *self,
                               NewsroomImportStatus  status,
                               gint64                article_id)
{
  self->status = status;
  self->article_id = article_id;
  g_clear_error (&self->error);
}

/**
 * newsroom_import_result_fail:
 * @self: a result
 * @error: why
 */
void
newsroom_import_result_fail (NewsroomImportResult *self,
                             const GError         *error)
{
  self->status = NEWSROOM_IMPORT_FAILED;
  self->article_id = 0;
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
}

/**
 * newsroom_import_result_skip:
 * @self: a result
 * @error: why the file is not to be opened
 */
void
newsroom_import_result_skip (NewsroomImportResult *self,
                             const GError         *error)
{
  newsroom_import_result_fail (self, error);
  self->status = NEWSROOM_IMPORT_SKIPPED;
}

/**
 * newsroom_import_result_get_status:
 * @self: a result
 *
 * Returns: what became of the file
 */
NewsroomImportStatus
newsroom_import_result_get_status (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), NEWSROOM_IMPORT_FAILED);

  return self->status;
}

/**
 * newsroom_import_result_get_file:
 * @self: a result
 *
 * Returns: (transfer none): the file
 */
GFile *
newsroom_import_result_get_file (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), NULL);

  return self->file;
}

/**
 * newsroom_import_result_get_part:
 * @self: a result
 *
 * Returns: which article of a file that holds several, from 1; 0 if it is about the whole file
 */
guint
newsroom_import_result_get_part (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), 0);

  return self->part;
}

/**
 * newsroom_import_result_get_n_parts:
 * @self: a result
 *
 * Returns: how many articles the file holds if the result is about one of them, else 0
 */
guint
newsroom_import_result_get_n_parts (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), 0);

  return self->n_parts;
}

/**
 * newsroom_import_result_get_article_id:
 * @self: a result
 *
 * Returns: the article that was added, that is known, or that has an older version of the
 *   file; 0 if it failed
 */
gint64
newsroom_import_result_get_article_id (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), 0);

  return self->article_id;
}

/**
 * newsroom_import_result_get_headline:
 * @self: a result
 *
 * Returns: (nullable) (transfer none): the headline in the file, if it could be read
 */
const char *
newsroom_import_result_get_headline (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), NULL);

  return self->headline;
}

/**
 * newsroom_import_result_get_report:
 * @self: a result
 *
 * Returns: (nullable) (transfer none): what the importer said, if the file could be read
 */
NewsroomReport *
newsroom_import_result_get_report (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), NULL);

  return self->report;
}

/**
 * newsroom_import_result_get_error:
 * @self: a result
 *
 * Returns: (nullable) (transfer none): why it failed, or was skipped
 */
const GError *
newsroom_import_result_get_error (NewsroomImportResult *self)
{
  g_return_val_if_fail (NEWSROOM_IS_IMPORT_RESULT (self), NULL);

  return self->error;
}

/* What is to be freed, and how. */
typedef struct
{
  gpointer       data;
  GDestroyNotify free_func;
} Rest;

static gpointer
free_thread (gpointer user_data)
{
  g_autofree Rest *rest = user_data;

  rest->free_func (rest->data);

  return NULL;
}

/**
 * newsroom_import_free_aside:
 * @data: (transfer full): what has results in it
 * @free_func: frees it
 *
 * Frees it in a thread: tens of thousands of results take longer than a frame can wait.
 */
void
newsroom_import_free_aside (gpointer       data,
                            GDestroyNotify free_func)
{
  Rest *rest = g_new (Rest, 1);

  *rest = (Rest){ data, free_func };
  g_thread_unref (g_thread_new ("free", free_thread, rest));
}
