/* newsroom-import-magic.c — tells files that are no text by how they begin
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-magic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COMPOUND_FILE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

/* Only signatures that no text begins with; those made of letters alone are followed by
 * bytes that text does not hold, or are so long that they are meant. */
static const struct
{
  const char *bytes;
  gsize       length;
  const char *kind;
} signatures[] = {
  { "\x89PNG\r\n\x1a\n", 8, N_ ("a PNG picture") },
  { "\xff\xd8\xff", 3, N_ ("a JPEG picture") },
  { "GIF87a", 6, N_ ("a GIF picture") },
  { "GIF89a", 6, N_ ("a GIF picture") },
  { "II*\0", 4, N_ ("a TIFF picture") },
  { "MM\0*", 4, N_ ("a TIFF picture") },
  { "\x7f"
    "ELF",
    4,
    N_ ("a program") },
  { "PK\x03\x04", 4, N_ ("a ZIP archive or an office document") },
  { "PK\x05\x06", 4, N_ ("an empty ZIP archive") },
  { COMPOUND_FILE, 8, N_ ("an old Microsoft Office document") },
  { "%PDF-", 5, N_ ("a PDF document") },
  { "%!PS-Adobe-", 11, N_ ("a PostScript document") },
  { "{\\rtf1", 6, N_ ("a Rich Text document") },
  { "\x1f\x8b\x08", 3, N_ ("a gzip archive") },
  { "BZh91AY&SY", 10, N_ ("a bzip2 archive") },
  { "\xfd"
    "7zXZ\0",
    6,
    N_ ("an xz archive") },
  { "7z\xbc\xaf\x27\x1c", 6, N_ ("a 7z archive") },
  { "Rar!\x1a\x07", 6, N_ ("a RAR archive") },
  { "\x28\xb5\x2f\xfd", 4, N_ ("a Zstandard archive") },
  { "SQLite format 3\0", 16, N_ ("an SQLite database") },
  { "OggS\0", 5, N_ ("a sound or video file") },
  { "fLaC\0", 5, N_ ("a sound file") },
  { "ID3\x03\0", 5, N_ ("a sound file") },
  { "ID3\x04\0", 5, N_ ("a sound file") },
  { "\x1a\x45\xdf\xa3", 4, N_ ("a video file") },
  { "wOFF\0", 5, N_ ("a font") },
  { "wOF2\0", 5, N_ ("a font") },
};

/* RIFF and ISO media files name their kind after a length. */
static const struct
{
  gsize       offset;
  const char *bytes;
  const char *kind;
} inner_signatures[] = {
  { 8, "WEBPVP8", N_ ("a WebP picture") },
  { 8, "WAVEfmt ", N_ ("a sound file") },
  { 8, "AVI LIST", N_ ("a video file") },
  { 4, "ftypheic", N_ ("a HEIC picture") },
  { 4, "ftypavif", N_ ("an AVIF picture") },
  { 4, "ftypmp4", N_ ("a video file") },
  { 4, "ftypisom", N_ ("a video file") },
  { 4, "ftypqt", N_ ("a video file") },
};

/* What a compound file of Office holds, by the names of its streams in UTF-16 ([MS-CFB] 2.6.1). */
static const struct
{
  const char *stream;
  const char *kind;
} streams[] = {
  { "EncryptedPackage", N_ ("an Office document with a password; save it without one where it was written") },
  { "WordDocument", N_ ("an old Word document; save it as .docx where it was written") },
};

static const char *
find_compound (const guint8 *data,
               gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      const gsize      length = strlen (streams[i].stream);
      g_autofree char *wide = g_malloc0 (2 * length);

      for (gsize at = 0; at < length; at++)
        wide[2 * at] = streams[i].stream[at];
      if (memmem (data, size, wide, 2 * length) != NULL)
        return streams[i].kind;
    }

  return NULL;
}

/**
 * newsroom_import_magic_find:
 * @data: (array length=size): the bytes of a file
 * @size: how many
 *
 * Returns: (nullable) (transfer none): what the file is if it is a known kind that is no
 *   text, untranslated, with its article: "a PNG picture"
 */
const char *
newsroom_import_magic_find (const guint8 *data,
                            gsize         size)
{
  const char *compound = NULL;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (size >= strlen (COMPOUND_FILE) && memcmp (data, COMPOUND_FILE, strlen (COMPOUND_FILE)) == 0)
    compound = find_compound (data, size);
  if (compound != NULL)
    return compound;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].length && memcmp (data, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].kind;

  for (guint i = 0; i < G_N_ELEMENTS (inner_signatures); i++)
    {
      gsize offset = inner_signatures[i].offset;
      gsize length = strlen (inner_signatures[i].bytes);

      if (size >= offset + length && memcmp (data + offset, inner_signatures[i].bytes, length) == 0)
        return inner_signatures[i].kind;
    }

  return NULL;
}
