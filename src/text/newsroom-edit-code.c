/* newsroom-edit-code.c — steps of an edit history as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-edit-code-private.h"

#include <string.h>

#include "newsroom-sha256.h"

/*
 * A step is one byte that says which version of this it is; then numbers, 7 bits a byte, the lowest
 * first, each byte but the last with the highest bit set: what was selected before (insert, bound)
 * and after, and how many edits there are. Each edit is its offset in characters, twice its length in
 * bytes, plus one if it is an insertion, and its text. Behind a sealed step stand the first bytes of
 * a SHA-256.
 */
#define CODE_VERSION 1
#define SEAL_BYTES 8

#define MAX_NUMBER G_MAXINT32

static void
append_number (GByteArray *bytes,
               guint64     number)
{
  do
    {
      guint8 byte = (number & 0x7F) | (number > 0x7F ? 0x80 : 0);

      g_byte_array_append (bytes, &byte, 1);
      number >>= 7;
    }
  while (number > 0);
}

/**
 * newsroom_edit_code_encode:
 * @step: a step
 *
 * Returns: (transfer full): the step as bytes, not sealed
 */
GBytes *
newsroom_edit_code_encode (const NewsroomEditStep *step)
{
  GByteArray  *bytes = g_byte_array_new ();
  const guint8 version = CODE_VERSION;

  g_byte_array_append (bytes, &version, 1);
  append_number (bytes, step->before.insert);
  append_number (bytes, step->before.bound);
  append_number (bytes, step->after.insert);
  append_number (bytes, step->after.bound);
  append_number (bytes, step->edits->len);
  for (guint i = 0; i < step->edits->len; i++)
    {
      const NewsroomEdit *edit = &g_array_index (step->edits, NewsroomEdit, i);

      append_number (bytes, edit->offset);
      append_number (bytes, (guint64)edit->text->len << 1 | (edit->inserted ? 1 : 0));
      g_byte_array_append (bytes, (const guint8 *)edit->text->str, (guint)edit->text->len);
    }

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * newsroom_edit_code_dup_sha256:
 * @key: what the text has for itself alone
 * @first: the number of the oldest step
 * @position: one more than the number of the step that would be undone next
 * @behind: one more than the number of the last step
 * @text: the text to which they lead
 *
 * Returns: (transfer full): the SHA-256 of all of it, as 64 hexadecimal digits
 */
char *
newsroom_edit_code_dup_sha256 (const char *key,
                               gint64      first,
                               gint64      position,
                               gint64      behind,
                               const char *text)
{
  g_autoptr (NewsroomSha256) sha256 = newsroom_sha256_new ();
  g_autofree char *head = g_strdup_printf ("%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", key, first, position, behind);

  newsroom_sha256_add_text (sha256, head);
  newsroom_sha256_add_text (sha256, text);

  return newsroom_sha256_end_as_text (sha256);
}

/* Where a step is, and what is in it: a step that is whole, but stands where it does not belong, is
 * none either. */
static void
reckon_seal (const guint8 *bytes,
             gsize         size,
             const char   *key,
             gint64        number,
             guint8       *seal)
{
  g_autoptr (NewsroomSha256) sha256 = newsroom_sha256_new ();
  g_autofree char *place = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n", key, number);
  guint8           digest[NEWSROOM_SHA256_BYTES];

  newsroom_sha256_add_text (sha256, place);
  newsroom_sha256_add (sha256, bytes, size);
  newsroom_sha256_end (sha256, digest);
  memcpy (seal, digest, SEAL_BYTES);
}

/**
 * newsroom_edit_code_seal:
 * @step: what newsroom_edit_code_encode() gave
 * @key: what the text has for itself alone
 * @number: the number of the step
 *
 * Returns: (transfer full): the step with what newsroom_edit_code_open() asks for
 */
GBytes *
newsroom_edit_code_seal (GBytes     *step,
                         const char *key,
                         gint64      number)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (step, &size);
  guint8       *sealed = g_malloc (size + SEAL_BYTES);

  if (size > 0)
    memcpy (sealed, bytes, size);
  reckon_seal (bytes, size, key, number, sealed + size);

  return g_bytes_new_take (sealed, size + SEAL_BYTES);
}

typedef struct
{
  const guint8 *p;
  const guint8 *end;
} Reader;

static gboolean
read_number (Reader *reader,
             guint  *number)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 35 && reader->p < reader->end; shift += 7)
    {
      guint8 byte = *reader->p++;

      value |= (guint64)(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0)
        {
          *number = (guint)value;
          return value <= MAX_NUMBER;
        }
    }

  return FALSE;
}

static gboolean
read_edit (Reader       *reader,
           NewsroomEdit *edit)
{
  guint length;

  if (!read_number (reader, &edit->offset) || !read_number (reader, &length))
    return FALSE;

  edit->inserted = (length & 1) != 0;
  length >>= 1;
  if (length == 0 || length > (gsize)(reader->end - reader->p) || !g_utf8_validate_len ((const char *)reader->p, length, NULL))
    return FALSE;

  edit->text = g_string_new_len ((const char *)reader->p, length);
  edit->n_chars = (guint)g_utf8_strlen (edit->text->str, (gssize)length);
  reader->p += length;

  return TRUE;
}

static NewsroomEditStep *
read_step (Reader *reader)
{
  g_autoptr (NewsroomEditStep) step = newsroom_edit_step_new ((NewsroomEditSelection){ 0, 0 });
  guint n_edits;

  if (reader->p == reader->end || *reader->p++ != CODE_VERSION)
    return NULL;
  if (!read_number (reader, &step->before.insert) || !read_number (reader, &step->before.bound) ||
      !read_number (reader, &step->after.insert) || !read_number (reader, &step->after.bound) ||
      !read_number (reader, &n_edits) || n_edits == 0)
    return NULL;

  for (guint i = 0; i < n_edits; i++)
    {
      NewsroomEdit edit = { 0 };

      if (!read_edit (reader, &edit))
        return NULL;
      g_array_append_val (step->edits, edit);
    }

  return reader->p == reader->end ? g_steal_pointer (&step) : NULL;
}

/**
 * newsroom_edit_code_open:
 * @bytes: what may be a sealed step
 * @size: how many they are
 * @key: what the text has for itself alone
 * @number: the number that the step should have
 *
 * Returns: (transfer full) (nullable): the step, which nothing joins, or %NULL if this is not the step
 *   that was sealed with that key and number
 */
NewsroomEditStep *
newsroom_edit_code_open (const guint8 *bytes,
                         gsize         size,
                         const char   *key,
                         gint64        number)
{
  guint8 seal[SEAL_BYTES];
  Reader reader;

  if (size < SEAL_BYTES)
    return NULL;
  reckon_seal (bytes, size - SEAL_BYTES, key, number, seal);
  if (memcmp (bytes + size - SEAL_BYTES, seal, SEAL_BYTES) != 0)
    return NULL;

  reader = (Reader){ bytes, bytes + size - SEAL_BYTES };

  return read_step (&reader);
}
