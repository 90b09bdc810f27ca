/* newsroom-zip.c — the parts of a document that is a ZIP archive, read within bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import.h"

/* What grows more than so many times, and is of some size, is no text but made to fill a disk. */
#define MAX_RATIO 200
#define MIN_BOMB ((gsize)1024 * 1024)

#define MAX_ENTRIES 2000

typedef struct
{
  GBytes  *bytes;
  gboolean is_damaged;
} Part;

struct _NewsroomZip
{
  /* Owned */
  GHashTable *parts; /* char → Part */

  gsize    size; /* of the archive, in bytes */
  gsize    total;
  gboolean is_damaged; /* anywhere, also where nothing was to be read */
};

typedef enum
{
  READ_WHOLE,
  READ_DAMAGED,
  READ_TOO_LARGE,
  READ_PROTECTED,
} ReadResult;

static void
part_free (Part *part)
{
  g_bytes_unref (part->bytes);
  g_free (part);
}

static void
archive_clear (struct archive *archive)
{
  (void)archive_read_free (archive);
}

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_clear)

/**
 * newsroom_zip_is_zip:
 * @bytes: the contents of a file
 *
 * Returns: whether they begin as an archive with something in it does
 */
gboolean
newsroom_zip_is_zip (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0;
}

/* Names are told apart without their case (ECMA-376-2, 9.1.1.4). */
static char *
dup_name (struct archive_entry *entry)
{
  const char      *path = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = NULL;

  if (path == NULL)
    path = archive_entry_pathname (entry);
  if (path == NULL)
    return g_strdup ("");

  name = g_strdelimit (g_ascii_strdown (path, -1), "\\", '/');

  return g_strdup (name + strspn (name, "/"));
}

static gboolean
is_too_large (const NewsroomZip *self,
              gsize              part)
{
  const gsize all = self->total + part;

  return part > NEWSROOM_ZIP_MAX_PART || all > NEWSROOM_ZIP_MAX_TOTAL || (all > MIN_BOMB && all / MAX_RATIO > self->size);
}

static ReadResult
read_data (NewsroomZip    *self,
           struct archive *archive,
           GByteArray     *data)
{
  for (;;)
    {
      const void *block;
      size_t      size;
      la_int64_t  offset;
      int         result = archive_read_data_block (archive, &block, &size, &offset);

      if (result == ARCHIVE_EOF)
        return READ_WHOLE;
      if (result != ARCHIVE_OK)
        return READ_DAMAGED;
      if (is_too_large (self, data->len + size))
        return READ_TOO_LARGE;
      g_byte_array_append (data, block, (guint)size);
    }
}

static ReadResult
read_part (NewsroomZip    *self,
           struct archive *archive,
           char           *name)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  ReadResult result = read_data (self, archive, data);
  Part      *part;

  if (result == READ_TOO_LARGE)
    {
      g_free (name);
      return result;
    }

  self->total += data->len;
  self->is_damaged = self->is_damaged || result == READ_DAMAGED;
  part = g_new0 (Part, 1);
  part->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));
  part->is_damaged = result == READ_DAMAGED;
  g_hash_table_replace (self->parts, name, part);

  return READ_WHOLE;
}

static ReadResult
read_entry (NewsroomZip          *self,
            struct archive       *archive,
            struct archive_entry *entry,
            NewsroomZipWanted     wanted)
{
  g_autofree char *name = dup_name (entry);
  const Part      *known = g_hash_table_lookup (self->parts, name);

  if (!wanted (name) || (known != NULL && !known->is_damaged))
    return READ_WHOLE;
  if (archive_entry_is_encrypted (entry))
    return READ_PROTECTED;

  return read_part (self, archive, g_steal_pointer (&name));
}

/* Reads by the list at the end of the archive, or as the parts follow each other. */
static ReadResult
read_all (NewsroomZip      *self,
          GBytes           *bytes,
          NewsroomZipWanted wanted,
          gboolean          by_list)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  gsize                 size;
  const void           *data = g_bytes_get_data (bytes, &size);
  int                   result;

  if (by_list)
    result = archive_read_support_format_zip_seekable (archive);
  else
    result = archive_read_support_format_zip_streamable (archive);
  if (result == ARCHIVE_OK)
    result = archive_read_open_memory (archive, data, size);

  for (guint n = 0; result == ARCHIVE_OK; n++)
    {
      ReadResult read;

      if (n > MAX_ENTRIES)
        return READ_TOO_LARGE;
      result = archive_read_next_header (archive, &entry);
      if (result == ARCHIVE_WARN)
        result = ARCHIVE_OK;
      if (result != ARCHIVE_OK)
        break;
      read = read_entry (self, archive, entry, wanted);
      if (read != READ_WHOLE)
        return read;
    }

  return result == ARCHIVE_EOF ? READ_WHOLE : READ_DAMAGED;
}

/**
 * newsroom_zip_open:
 * @bytes: the contents of a file
 * @wanted: which parts are to be read
 * @file_name: of the file, for messages
 * @error: %NEWSROOM_IMPORT_ERROR_TOO_LARGE, %NEWSROOM_IMPORT_ERROR_PROTECTED
 *
 * An archive whose end is missing is read as far as it goes; see newsroom_zip_is_damaged().
 *
 * Returns: (transfer full) (nullable): what was read
 */
NewsroomZip *
newsroom_zip_open (GBytes           *bytes,
                   NewsroomZipWanted wanted,
                   const char       *file_name,
                   GError          **error)
{
  g_autoptr (NewsroomZip) self = g_new0 (NewsroomZip, 1);
  ReadResult result;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)part_free);
  self->size = g_bytes_get_size (bytes);
  result = read_all (self, bytes, wanted, TRUE);
  if (result == READ_DAMAGED)
    {
      self->is_damaged = TRUE;
      result = read_all (self, bytes, wanted, FALSE);
    }

  if (result == READ_TOO_LARGE)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_TOO_LARGE, _ ("Could not open “%s”: what is packed in it is far too large for an article"), file_name);
      return NULL;
    }
  if (result == READ_PROTECTED)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_PROTECTED, _ ("Could not open “%s”: it is protected with a password. Save it without one where it was written."), file_name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * newsroom_zip_free:
 * @self: (transfer full): what was read of an archive
 */
void
newsroom_zip_free (NewsroomZip *self)
{
  g_hash_table_unref (self->parts);
  g_free (self);
}

/**
 * newsroom_zip_get:
 * @self: what was read of an archive
 * @name: of a part that was wanted, in any case
 * @is_damaged: (out) (optional): whether only its beginning could be read
 *
 * Returns: (transfer none) (nullable): the part, %NULL if there is none of the name
 */
GBytes *
newsroom_zip_get (const NewsroomZip *self,
                  const char        *name,
                  gboolean          *is_damaged)
{
  g_autofree char *key = g_ascii_strdown (name, -1);
  const Part      *part = g_hash_table_lookup (self->parts, key);

  if (is_damaged != NULL)
    *is_damaged = part != NULL && part->is_damaged;

  return part != NULL ? part->bytes : NULL;
}

/**
 * newsroom_zip_is_damaged:
 * @self: what was read of an archive
 *
 * Returns: whether a part, or the list of all, could not be read to its end
 */
gboolean
newsroom_zip_is_damaged (const NewsroomZip *self)
{
  return self->is_damaged;
}
