/* newsroom-original.c — the bytes of a file that an article was imported from, as filed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-original.h"

#include "newsroom-sha256.h"

struct _NewsroomOriginal
{
  gatomicrefcount ref_count;
  gint64          filed;

  /* Owned */
  char           *file_name;
  char           *path;
  char           *content_type;
  char           *sha256;
  GBytes         *bytes;
  NewsroomReport *report;
};

/**
 * newsroom_original_new:
 * @file_name: the name without its folder, valid UTF-8, for display
 * @path: (nullable): where the file was, as a URI or path in the file system's encoding;
 *   by it the library knows a changed file again
 * @content_type: its media type
 * @bytes: (transfer none): all of it
 * @report: (transfer none): what the importer said; not to be changed after this
 *
 * Returns: (transfer full): a new original, which is in no library yet
 */
NewsroomOriginal *
newsroom_original_new (const char     *file_name,
                       const char     *path,
                       const char     *content_type,
                       GBytes         *bytes,
                       NewsroomReport *report)
{
  return newsroom_original_new_filed (file_name, path, content_type, bytes, report, 0);
}

/**
 * newsroom_original_new_filed:
 * @file_name: as for newsroom_original_new()
 * @path: (nullable): the same
 * @content_type: the same
 * @bytes: (transfer none): the same
 * @report: (transfer none): the same
 * @filed: when a library got it, in microseconds since 1970 in UTC; 0 if not known
 *
 * Returns: (transfer full): an original as a library has it, or had it
 */
NewsroomOriginal *
newsroom_original_new_filed (const char     *file_name,
                             const char     *path,
                             const char     *content_type,
                             GBytes         *bytes,
                             NewsroomReport *report,
                             gint64          filed)
{
  NewsroomOriginal *self;

  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (content_type != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  self = g_new0 (NewsroomOriginal, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file_name = g_strdup (file_name);
  self->path = g_strdup (path);
  self->content_type = g_strdup (content_type);
  self->bytes = g_bytes_ref (bytes);
  self->sha256 = newsroom_sha256_of_bytes (bytes);
  self->report = newsroom_report_ref (report);
  self->filed = filed;

  return self;
}

/**
 * newsroom_original_ref:
 * @self: an original
 *
 * Returns: (transfer full): the same original
 */
NewsroomOriginal *
newsroom_original_ref (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * newsroom_original_unref:
 * @self: (transfer full): an original
 */
void
newsroom_original_unref (NewsroomOriginal *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->file_name);
  g_free (self->path);
  g_free (self->content_type);
  g_free (self->sha256);
  g_bytes_unref (self->bytes);
  newsroom_report_unref (self->report);
  g_free (self);
}

/**
 * newsroom_original_get_file_name:
 * @self: an original
 *
 * Returns: the name without its folder, UTF-8
 */
const char *
newsroom_original_get_file_name (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file_name;
}

/**
 * newsroom_original_get_path:
 * @self: an original
 *
 * Returns: (nullable): where the file was
 */
const char *
newsroom_original_get_path (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * newsroom_original_get_content_type:
 * @self: an original
 *
 * Returns: the media type
 */
const char *
newsroom_original_get_content_type (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

/**
 * newsroom_original_get_bytes:
 * @self: an original
 *
 * Returns: (transfer none): the whole file
 */
GBytes *
newsroom_original_get_bytes (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * newsroom_original_get_sha256:
 * @self: an original
 *
 * Returns: the SHA-256 of the bytes, 64 hexadecimal digits
 */
const char *
newsroom_original_get_sha256 (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/**
 * newsroom_original_get_filed:
 * @self: an original
 *
 * Returns: when a library got it, in microseconds since 1970 in UTC; 0 if not known
 */
gint64
newsroom_original_get_filed (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->filed;
}

/**
 * newsroom_original_get_report:
 * @self: an original
 *
 * Returns: (transfer none): what the importer said
 */
NewsroomReport *
newsroom_original_get_report (NewsroomOriginal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report;
}
