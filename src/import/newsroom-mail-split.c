/* newsroom-mail-split.c — the articles that are attached to a message, each as a file of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-mail.h"
#include "newsroom-import-split.h"
#include "newsroom-mail-private.h"

/* Messages in messages that are looked into */
#define MAX_DEPTH 8

/* Characters. What is shorter goes with a story, and is none. */
#define MAX_COVER 400

static void
add_file (GMimePart           *part,
          NewsroomImportParts *parts)
{
  g_autoptr (GBytes) bytes = newsroom_mail_read_part (part);
  g_autofree char *name = newsroom_mail_dup_file_name (part);

  if (newsroom_import_knows (bytes, name))
    newsroom_import_parts_add (parts, name, name, g_bytes_ref (bytes));
}

static void
add_message (GMimeMessage        *message,
             NewsroomImportParts *parts)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_byte_array (bytes);
  const char      *id = g_mime_message_get_message_id (message);
  g_autofree char *valid = g_utf8_make_valid (id != NULL ? id : "", -1);

  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), NULL, stream);
  newsroom_import_parts_add (parts, "message.eml", valid, g_byte_array_free_to_bytes (bytes));
}

/* What came with the message, and with the one in it that is its story. */
static void
add_files (const NewsroomMail  *mail,
           guint                depth,
           NewsroomImportParts *parts)
{
  const gboolean is_one = mail->messages->len == 1;

  for (guint i = 0; i < mail->files->len; i++)
    add_file (g_ptr_array_index (mail->files, i), parts);
  for (guint i = 0; !is_one && i < mail->messages->len; i++)
    add_message (g_ptr_array_index (mail->messages, i), parts);
  if (is_one && depth < MAX_DEPTH)
    {
      g_autoptr (NewsroomMail) inner = newsroom_mail_new (g_ptr_array_index (mail->messages, 0));

      add_files (inner, depth + 1, parts);
    }
}

/**
 * newsroom_mail_add_parts:
 * @bytes: a message
 * @name: (nullable): what its file is called
 * @parts: gets the message, and each file in it that is an article
 *
 * Where the message says little, its files come first: one of them is the story.
 */
void
newsroom_mail_add_parts (GBytes              *bytes,
                         const char          *name,
                         NewsroomImportParts *parts)
{
  g_autoptr (GBytes) contents = newsroom_mail_trim (bytes);
  g_autoptr (GMimeMessage) message = NULL;
  g_autoptr (NewsroomMail) mail = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = newsroom_mail_dup_header (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents), "Message-ID");
  gboolean         is_cover;

  if (newsroom_mail_is_within_limits (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents)))
    message = newsroom_mail_parse (contents);
  if (message == NULL)
    {
      newsroom_import_parts_add (parts, name, id != NULL ? id : "", g_bytes_ref (bytes));
      return;
    }

  mail = newsroom_mail_new (message);
  words = newsroom_mail_dup_words (mail);
  is_cover = g_utf8_strlen (words, -1) <= MAX_COVER && mail->messages->len == 0;
  if (is_cover)
    add_files (mail, 0, parts);
  newsroom_import_parts_add (parts, name, id != NULL ? id : "", g_bytes_ref (bytes));
  if (!is_cover)
    add_files (mail, 0, parts);
}

/**
 * newsroom_import_mail_split:
 * @bytes: the contents of a file
 * @parts: gets the message, and each file in it that is an article
 * @report: not told anything
 * @error: not set
 *
 * Returns: %TRUE
 */
gboolean
newsroom_import_mail_split (GBytes              *bytes,
                            NewsroomImportParts *parts,
                            NewsroomReport      *report,
                            GError             **error)
{
  newsroom_mail_add_parts (bytes, NULL, parts);

  return TRUE;
}
