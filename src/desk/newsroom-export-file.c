/* newsroom-export-file.c — an article out of the house: to a file or to the clipboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-file.h"

#include <glib/gi18n-lib.h>

#include "newsroom-export.h"
#include "newsroom-file.h"
#include "newsroom-import-formats.h"
#include "newsroom-notes.h"
#include "newsroom-slug.h"

/*
 * Export:
 * @article: (nullable): a copy of the article, or %NULL to write @bytes
 * @format: the name of a format
 * @options: how it is written
 * @bytes: (nullable): an original
 * @file: (nullable): where to; %NULL to give the bytes back
 * @replace: whether a file that is there may be replaced
 */
typedef struct
{
  NewsroomArticle      *article;
  char                 *format;
  NewsroomExportOptions options;
  GBytes               *bytes;
  GFile                *file;
  gboolean              replace;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->article);
  g_free (export->format);
  g_clear_pointer (&export->options.report, newsroom_report_unref);
  g_clear_pointer (&export->bytes, g_bytes_unref);
  g_clear_object (&export->file);
  g_free (export);
}

static Export *
export_new (NewsroomArticle             *article,
            const char                  *format,
            const NewsroomExportOptions *options)
{
  const NewsroomExportOptions defaults = NEWSROOM_EXPORT_OPTIONS_INIT;
  Export *export = g_new0 (Export, 1);

  export->article = newsroom_article_copy (article);
  export->format = g_strdup (format);
  export->options = options != NULL ? *options : defaults;
  if (export->options.report != NULL)
    newsroom_report_ref (export->options.report);

  return export;
}

static void
append_format (GArray     *infos,
               const char *name,
               const char *title,
               const char *extension,
               const char *content_type)
{
  NewsroomFormatInfo info = { .name = name, .title = _ (title), .extension = extension, .content_type = content_type };

  g_array_append_val (infos, info);
}

/**
 * newsroom_desk_list_export_formats:
 *
 * Returns: (transfer full) (element-type NewsroomFormatInfo): what an article can be
 *   exported to, in the order in which it is offered
 */
GArray *
newsroom_desk_list_export_formats (void)
{
  GArray                     *infos = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatInfo));
  gsize                       n_formats;
  const NewsroomExportFormat *formats = newsroom_export_get_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    append_format (infos, formats[i].name, formats[i].title, formats[i].extension, formats[i].content_type);

  return infos;
}

/**
 * newsroom_desk_list_import_formats:
 *
 * Returns: (transfer full) (element-type NewsroomFormatInfo): what an article can be read
 *   from; of several extensions the usual one
 */
GArray *
newsroom_desk_list_import_formats (void)
{
  GArray                     *infos = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatInfo));
  gsize                       n_formats;
  const NewsroomImportFormat *formats = newsroom_import_get_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    append_format (infos, formats[i].name, formats[i].title, formats[i].extensions[0], formats[i].content_type);

  return infos;
}

/**
 * newsroom_export_dup_file_name:
 * @article: an article
 * @format: the name of an export format
 *
 * Makes a name from the slug or, where there is none, the headline.
 *
 * Returns: (transfer full): a file name of a-z, 0-9 and "-" with the format's extension
 */
char *
newsroom_export_dup_file_name (NewsroomArticle *article,
                               const char      *format)
{
  const NewsroomExportFormat *row;
  const char                 *name;
  g_autofree char            *slug = NULL;
  g_autofree char            *rest = NULL;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (format != NULL, NULL);

  name = newsroom_article_get_text (article, NEWSROOM_FIELD_SLUG);
  if (*name == '\0')
    name = newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE);
  rest = newsroom_notes_cut_plain (name);
  slug = newsroom_slug_from_headline (rest != NULL ? rest : name);
  row = newsroom_export_find_format (format);

  return row != NULL ? g_strconcat (slug, ".", row->extension, NULL) : g_steal_pointer (&slug);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (export->article != NULL)
    bytes = newsroom_export (export->article, export->format, &export->options, &error);
  else
    bytes = g_bytes_ref (export->bytes);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else if (export->file == NULL)
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify)g_bytes_unref);
  else if (newsroom_file_write (export->file, bytes, export->replace, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A file that was written is reported as written, also when the cancelling came after. */
static void
run_export (Export *export,
            gpointer            tag,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, (GDestroyNotify)export_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * newsroom_export_file_async:
 * @article: the article, of which a copy is taken
 * @format: the name of an export format
 * @options: (nullable): how it is written, %NULL for the defaults
 * @file: where to
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): to give up; nothing is changed then
 * @callback: called when it is done
 * @user_data: closure
 *
 * Writes an article to a file, in a thread; see newsroom_file_write().
 */
void
newsroom_export_file_async (NewsroomArticle             *article,
                            const char                  *format,
                            const NewsroomExportOptions *options,
                            GFile                       *file,
                            gboolean                     replace,
                            GCancellable                *cancellable,
                            GAsyncReadyCallback          callback,
                            gpointer                     user_data)
{
  Export *export;

  g_return_if_fail (NEWSROOM_IS_ARTICLE (article));
  g_return_if_fail (format != NULL);
  g_return_if_fail (G_IS_FILE (file));

  export = export_new (article, format, options);
  export->file = g_object_ref (file);
  export->replace = replace;
  run_export (export, newsroom_export_file_async, cancellable, callback, user_data);
}

/**
 * newsroom_export_original_async:
 * @original: (transfer none): the file that an article was imported from
 * @file: where to
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): to give up; nothing is changed then
 * @callback: called when it is done; it uses newsroom_export_file_finish()
 * @user_data: closure
 *
 * Writes the bytes of an original as they were filed, in a thread.
 */
void
newsroom_export_original_async (NewsroomOriginal   *original,
                                GFile              *file,
                                gboolean            replace,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Export *export;

  g_return_if_fail (original != NULL);
  g_return_if_fail (G_IS_FILE (file));

  export = g_new0 (Export, 1);
  export->bytes = g_bytes_ref (newsroom_original_get_bytes (original));
  export->file = g_object_ref (file);
  export->replace = replace;
  run_export (export, newsroom_export_original_async, cancellable, callback, user_data);
}

/**
 * newsroom_export_file_finish:
 * @result: what the callback was given
 * @error: (out) (optional): a #NewsroomExportError, #NewsroomFileError or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file is on the disk
 */
gboolean
newsroom_export_file_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * newsroom_export_bytes_async:
 * @article: the article, of which a copy is taken
 * @format: the name of an export format
 * @options: (nullable): how it is written, %NULL for the defaults
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure
 *
 * Makes the contents of a file, as for the clipboard, in a thread.
 */
void
newsroom_export_bytes_async (NewsroomArticle             *article,
                             const char                  *format,
                             const NewsroomExportOptions *options,
                             GCancellable                *cancellable,
                             GAsyncReadyCallback          callback,
                             gpointer                     user_data)
{
  g_return_if_fail (NEWSROOM_IS_ARTICLE (article));
  g_return_if_fail (format != NULL);

  run_export (export_new (article, format, options), newsroom_export_bytes_async, cancellable, callback, user_data);
}

/**
 * newsroom_export_bytes_finish:
 * @result: what the callback was given
 * @error: (out) (optional): a #NewsroomExportError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the contents
 */
GBytes *
newsroom_export_bytes_finish (GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
