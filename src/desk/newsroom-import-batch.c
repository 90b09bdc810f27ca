/* newsroom-import-batch.c — the articles of one file that is to be imported
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-batch-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-file-private.h"
#include "newsroom-import-result-private.h"
#include "newsroom-import-split.h"

/*
 * NewsroomImportSource:
 * @file: the file
 * @format: (nullable): the name of an import format
 * @is_left: whether all of it was read, or nothing more is wanted
 * @parts: (nullable) (element-type NewsroomImportPart): those of the file, if it holds several
 *   articles
 * @part: the next one of these
 * @report: (nullable): what of that file is in no part, until an article tells it
 * @reader: reads them
 */
struct _NewsroomImportSource
{
  GFile          *file;
  char           *format;
  gboolean        is_left;
  GPtrArray      *parts;
  guint           part;
  NewsroomReport *report;

  NewsroomImportReader *reader;
};

/**
 * newsroom_import_source_new:
 * @file: a file
 * @format: (nullable): the name of an import format
 * @reader: what reads it
 *
 * Returns: (transfer full): a new source, of which nothing is read
 */
NewsroomImportSource *
newsroom_import_source_new (GFile                *file,
                            const char           *format,
                            NewsroomImportReader *reader)
{
  NewsroomImportSource *self = g_new0 (NewsroomImportSource, 1);

  self->file = g_object_ref (file);
  self->format = g_strdup (format);
  self->reader = newsroom_import_reader_ref (reader);

  return self;
}

static void
leave_file (NewsroomImportSource *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->report, newsroom_report_unref);
  self->is_left = TRUE;
}

/**
 * newsroom_import_source_free:
 * @self: (transfer full): a source
 */
void
newsroom_import_source_free (NewsroomImportSource *self)
{
  leave_file (self);
  g_object_unref (self->file);
  g_free (self->format);
  newsroom_import_reader_unref (self->reader);
  g_free (self);
}

/**
 * newsroom_import_source_count_left:
 * @self: a source
 *
 * Returns: how many articles are not read yet, as far as is known: a file is one until it is
 *   opened
 */
guint
newsroom_import_source_count_left (NewsroomImportSource *self)
{
  if (self->is_left)
    return 0;

  return self->parts != NULL ? self->parts->len - self->part : 1;
}

/*
 * Reading:
 * @bytes: of a file, or of its part
 * @name: its name
 * @uri: where it lies
 * @format: (nullable): the name of an import format
 */
typedef struct
{
  GBytes     *bytes;
  const char *name;
  const char *uri;
  const char *format;
} Reading;

/* Reads an article. Returns whether there is one; there may be parts instead. */
static gboolean
read_article (NewsroomImportSource *self,
              NewsroomImportResult *result,
              const Reading        *reading,
              GPtrArray           **parts,
              NewsroomReport       *report,
              GCancellable         *cancellable)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;
  const char *content_type = NULL;
  g_autoptr (GError) error = NULL;

  article = newsroom_import_reader_read (self->reader, reading->bytes, reading->name, reading->format, report, parts, &content_type, cancellable, &error);
  if (error != NULL)
    newsroom_import_result_fail (result, error);
  if (article == NULL)
    return FALSE;

  original = newsroom_original_new (reading->name, reading->uri, content_type, reading->bytes, report);
  newsroom_import_result_take_contents (result, newsroom_filing_new (article, original));

  return TRUE;
}

/* Reads the file, or takes it apart if it holds several articles: then there is no result. */
static NewsroomImportResult *
read_file (NewsroomImportSource *self,
           GCancellable         *cancellable)
{
  g_autoptr (NewsroomImportResult) result = newsroom_import_result_new (self->file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autofree char *basename = g_file_get_basename (self->file);
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autofree char *name = newsroom_file_make_printable (basename);
  g_autoptr (GError) error = NULL;

  bytes = newsroom_file_read (self->file, cancellable, &error);
  if (bytes != NULL)
    read_article (self, result, &(Reading){ bytes, name, uri, self->format }, &self->parts, report, cancellable);
  else
    newsroom_import_result_fail (result, error);
  if (self->parts != NULL)
    {
      self->report = g_steal_pointer (&report);
      return NULL;
    }

  leave_file (self);

  return g_steal_pointer (&result);
}

/* What of the whole file is in no part is told by its first article. */
static void
tell_of_file (NewsroomImportSource *self,
              NewsroomReport       *report)
{
  const char *const *notes = newsroom_report_get_notes (self->report);
  const char *const *dropped = newsroom_report_get_dropped (self->report);

  for (guint i = 0; notes[i] != NULL; i++)
    newsroom_report_note (report, "%s", notes[i]);
  for (guint i = 0; dropped[i] != NULL; i++)
    newsroom_report_drop (report, "%s", dropped[i]);
}

/* Where a part lies: in its file, by what tells it from the others. */
static char *
make_part_uri (GFile                    *file,
               const NewsroomImportPart *part)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *id = g_uri_escape_string (part->id, NULL, FALSE);

  return g_strconcat (uri, "#", id, NULL);
}

static NewsroomImportResult *
read_part (NewsroomImportSource *self,
           GCancellable         *cancellable)
{
  NewsroomImportPart   *part = self->parts->pdata[self->part++];
  NewsroomImportResult *result = newsroom_import_result_new (self->file);
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autofree char *uri = make_part_uri (self->file, part);

  newsroom_import_result_set_part (result, self->part, self->parts->len);
  if (self->report != NULL)
    tell_of_file (self, report);
  if (read_article (self, result, &(Reading){ part->bytes, part->name, uri, NULL }, NULL, report, cancellable))
    g_clear_pointer (&self->report, newsroom_report_unref);
  if (self->part == self->parts->len)
    leave_file (self);

  return result;
}

/**
 * newsroom_import_source_next:
 * @self: a source of which something is left
 * @cancellable: (nullable): to give up reading the file
 *
 * Reads the file, or its next article. Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable): it has failed, or has contents and is not settled; %NULL if
 *   the file was only taken apart
 */
NewsroomImportResult *
newsroom_import_source_next (NewsroomImportSource *self,
                             GCancellable         *cancellable)
{
  return self->parts != NULL ? read_part (self, cancellable) : read_file (self, cancellable);
}

/**
 * newsroom_import_source_give_up:
 * @self: a source of which something is left
 * @error: why no more of it is wanted
 *
 * Returns: (transfer full): that what is left of the file has failed
 */
NewsroomImportResult *
newsroom_import_source_give_up (NewsroomImportSource *self,
                                const GError         *error)
{
  NewsroomImportResult *result = newsroom_import_result_new (self->file);

  if (self->parts != NULL)
    newsroom_import_result_set_part (result, self->part + 1, self->parts->len);
  newsroom_import_result_fail (result, error);
  leave_file (self);

  return result;
}
