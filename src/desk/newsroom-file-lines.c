/* newsroom-file-lines.c — a file of any size, read line by line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file-lines.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-file-folder.h"
#include "newsroom-file-private.h"

#define CHUNK_BYTES ((gsize)256 * 1024)

struct _NewsroomFileLines
{
  gsize    max_length;
  int      fd;
  goffset  offset;   /* of the next line */
  gsize    position; /* of the next line in what was read */
  gsize    n_used;   /* of that by the line that was given last, its end included */
  gboolean at_end;

  /* Owned */
  char       *name;
  GByteArray *pending; /* what was read and holds the next line */
  GChecksum  *before;  /* of all that lies before the line that was given last */
};

/**
 * newsroom_file_lines_open:
 * @folder: a folder
 * @path: a file in it, as for newsroom_folder_read()
 * @max_length: how many bytes a line may have that is read
 * @error: (out) (optional): any #NewsroomFileError but EXISTS and TOO_LARGE
 *
 * Blocks, as do the functions that read; not for the main thread.
 *
 * Returns: (transfer full) (nullable): the file before its first line
 */
NewsroomFileLines *
newsroom_file_lines_open (GFile      *folder,
                          const char *path,
                          gsize       max_length,
                          GError    **error)
{
  NewsroomFileLines *self;
  int                fd = newsroom_folder_open (folder, path, error);

  if (fd < 0)
    return NULL;

  self = g_new0 (NewsroomFileLines, 1);
  self->max_length = max_length;
  self->fd = fd;
  self->name = g_strdup (path);
  self->pending = g_byte_array_new ();
  self->before = g_checksum_new (G_CHECKSUM_SHA256);

  return self;
}

/**
 * newsroom_file_lines_free:
 * @self: (transfer full): a file
 */
void
newsroom_file_lines_free (NewsroomFileLines *self)
{
  close (self->fd);
  g_free (self->name);
  g_byte_array_unref (self->pending);
  g_checksum_free (self->before);
  g_free (self);
}

static gssize
read_at (NewsroomFileLines *self,
         guint8            *buffer,
         gsize              n_bytes,
         goffset            offset,
         GError           **error)
{
  gssize n_read;

  do
    n_read = pread (self->fd, buffer, n_bytes, offset);
  while (n_read < 0 && errno == EINTR);
  if (n_read < 0)
    newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_READ, errno, self->name);

  return n_read;
}

/* Forgets what lies before the line that is looked for. */
static void
use (NewsroomFileLines *self,
     gsize              n_bytes)
{
  g_checksum_update (self->before, self->pending->data + self->position, (gssize)n_bytes);
  self->position += n_bytes;
  self->offset += (goffset)n_bytes;
}

static gboolean
read_more (NewsroomFileLines *self,
           GError           **error)
{
  guint  length;
  gssize n_read;

  if (self->position > 0)
    g_byte_array_remove_range (self->pending, 0, (guint)self->position);
  self->position = 0;
  length = self->pending->len;
  g_byte_array_set_size (self->pending, length + (guint)CHUNK_BYTES);
  n_read = read_at (self, self->pending->data + length, CHUNK_BYTES, self->offset + length, error);
  g_byte_array_set_size (self->pending, length + (guint)MAX (n_read, 0));
  self->at_end = n_read == 0;

  return n_read >= 0;
}

/**
 * newsroom_file_lines_next:
 * @self: a file
 * @line: (out caller-allocates): where the next line is
 * @text: (out): its bytes, without its end and with nothing behind them, valid until the next call; %NULL
 *   if it has too many, or if there is no line any more, and then @line is empty
 * @cancellable: (nullable): to give up
 * @error: (out) (optional): %NEWSROOM_FILE_ERROR_IO or %G_IO_ERROR_CANCELLED
 *
 * The last line need not have an end, and is none if it is empty.
 *
 * Returns: whether the file could be read
 */
gboolean
newsroom_file_lines_next (NewsroomFileLines *self,
                          NewsroomFileLine  *line,
                          const char       **text,
                          GCancellable      *cancellable,
                          GError           **error)
{
  gsize         scanned = 0;
  gsize         dropped = 0;
  const guint8 *end = NULL;

  use (self, self->n_used);
  self->n_used = 0;
  *text = NULL;
  line->start = self->offset;
  line->length = 0;
  while (end == NULL)
    {
      const gsize n_pending = self->pending->len - self->position;

      if (n_pending > scanned)
        end = memchr (self->pending->data + self->position + scanned, '\n', n_pending - scanned);
      scanned = end != NULL ? (gsize)(end - self->pending->data) - self->position : n_pending;
      if (end != NULL || self->at_end)
        break;
      if (scanned > self->max_length)
        {
          dropped += scanned;
          use (self, scanned);
          scanned = 0;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_more (self, error))
        return FALSE;
    }

  self->n_used = scanned + (end != NULL ? 1 : 0);
  line->length = dropped + scanned;
  if (line->length <= self->max_length && self->n_used > 0)
    *text = (const char *)self->pending->data + self->position;

  return TRUE;
}

/**
 * newsroom_file_lines_dup_sha256:
 * @self: a file
 *
 * Returns: (transfer full): the SHA-256 of all that lies before the line whose text was given last
 */
char *
newsroom_file_lines_dup_sha256 (NewsroomFileLines *self)
{
  g_autoptr (GChecksum) copy = g_checksum_copy (self->before);

  return g_strdup (g_checksum_get_string (copy));
}

/**
 * newsroom_file_lines_read:
 * @self: a file
 * @line: where a line is that newsroom_file_lines_next() gave with its text
 * @error: (out) (optional): %NEWSROOM_FILE_ERROR_IO
 *
 * Returns: (transfer full) (nullable): what is there now, with a 0 behind it
 */
char *
newsroom_file_lines_read (NewsroomFileLines      *self,
                          const NewsroomFileLine *line,
                          GError                **error)
{
  g_autofree char *text = g_malloc0 (line->length + 1);
  gsize            length = 0;

  while (length < line->length)
    {
      gssize n_read = read_at (self, (guint8 *)text + length, line->length - length, line->start + (goffset)length, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        {
          newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, self->name, _ ("another program is writing it; try again when that is done"));
          return NULL;
        }
      length += (gsize)n_read;
    }

  return g_steal_pointer (&text);
}
