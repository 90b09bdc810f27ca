/* newsroom-mail-parts.c — which of the parts of a message are its words, and which are files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Parts that are looked at. Nobody attaches more. */
#define MAX_PARTS 1000

/* Multiparts in multiparts */
#define MAX_DEPTH 32

/* Files that are named one by one */
#define MAX_NAMED 50

typedef struct
{
  NewsroomMail *mail;
  guint         n_parts;
  gboolean      is_alternative; /* the same words again */
  guint         n_before;       /* blocks that were there before them */
} Walk;

static NewsroomMailBlock *
get_block (Walk    *walk,
           gboolean is_html)
{
  GArray            *blocks = walk->mail->blocks;
  NewsroomMailBlock *last = blocks->len > walk->n_before ? &g_array_index (blocks, NewsroomMailBlock, blocks->len - 1) : NULL;

  if (walk->is_alternative && last != NULL && (is_html ? last->html : last->plain) == NULL)
    return last;
  g_array_append_val (blocks, ((const NewsroomMailBlock){ NULL, NULL }));

  return &g_array_index (blocks, NewsroomMailBlock, blocks->len - 1);
}

static gboolean
is_file (const Walk *walk,
         GMimePart  *part)
{
  const char *disposition = g_mime_object_get_disposition (GMIME_OBJECT (part));

  if (disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0)
    return TRUE;

  return g_mime_part_get_filename (part) != NULL && walk->mail->blocks->len > 0;
}

static gboolean
is_signature (GMimeContentType *type)
{
  static const char *const subtypes[] = { "pkcs7-signature", "x-pkcs7-signature", "pgp-signature" };

  for (guint i = 0; i < G_N_ELEMENTS (subtypes); i++)
    if (g_mime_content_type_is_type (type, "application", subtypes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_locked (GMimeContentType *type)
{
  return g_mime_content_type_is_type (type, "application", "pkcs7-mime") || g_mime_content_type_is_type (type, "application", "x-pkcs7-mime") ||
         g_mime_content_type_is_type (type, "application", "pgp-encrypted");
}

static void
add_part (Walk      *walk,
          GMimePart *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  const gboolean    is_plain = type == NULL || g_mime_content_type_is_type (type, "text", "plain");
  const gboolean    is_html = type != NULL && (g_mime_content_type_is_type (type, "text", "html") || g_mime_content_type_is_type (type, "application", "xhtml+xml"));

  if (type != NULL && is_locked (type))
    walk->mail->is_encrypted = TRUE;
  else if (type != NULL && is_signature (type))
    walk->mail->is_signed = TRUE;
  else if ((!is_plain && !is_html) || is_file (walk, part))
    g_ptr_array_add (walk->mail->files, part);
  else if (is_html)
    get_block (walk, TRUE)->html = part;
  else
    get_block (walk, FALSE)->plain = part;
}

static void add_object (Walk        *walk,
                        GMimeObject *object,
                        guint        depth);

static void
add_multipart (Walk           *walk,
               GMimeMultipart *multipart,
               guint           depth)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (multipart));
  const Walk        before = *walk;
  const int         count = g_mime_multipart_get_count (multipart);

  if (type != NULL && g_mime_content_type_is_type (type, "multipart", "encrypted"))
    {
      walk->mail->is_encrypted = TRUE;
      return;
    }
  if (type != NULL && g_mime_content_type_is_type (type, "multipart", "alternative"))
    {
      walk->is_alternative = TRUE;
      walk->n_before = walk->mail->blocks->len;
    }
  for (int i = 0; i < count && walk->n_parts < MAX_PARTS; i++)
    add_object (walk, g_mime_multipart_get_part (multipart, i), depth + 1);
  if (walk->n_parts >= MAX_PARTS)
    walk->mail->n_more += 1;
  walk->is_alternative = before.is_alternative;
  walk->n_before = before.n_before;
}

static void
add_object (Walk        *walk,
            GMimeObject *object,
            guint        depth)
{
  walk->n_parts++;
  if (depth > MAX_DEPTH)
    walk->mail->n_more++;
  else if (GMIME_IS_MULTIPART (object))
    add_multipart (walk, GMIME_MULTIPART (object), depth);
  else if (GMIME_IS_MESSAGE_PART (object) && g_mime_message_part_get_message (GMIME_MESSAGE_PART (object)) != NULL)
    g_ptr_array_add (walk->mail->messages, g_mime_message_part_get_message (GMIME_MESSAGE_PART (object)));
  else if (GMIME_IS_PART (object))
    add_part (walk, GMIME_PART (object));
}

/**
 * newsroom_mail_new:
 * @message: a message, which must live as long
 *
 * Looks at the parts of a message, not at what is in messages in it.
 *
 * Returns: (transfer full): its words, its files and its messages
 */
NewsroomMail *
newsroom_mail_new (GMimeMessage *message)
{
  NewsroomMail *self = g_new0 (NewsroomMail, 1);
  Walk          walk = { .mail = self };

  self->message = message;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (NewsroomMailBlock));
  self->files = g_ptr_array_new ();
  self->messages = g_ptr_array_new ();
  if (g_mime_message_get_mime_part (message) != NULL)
    add_object (&walk, g_mime_message_get_mime_part (message), 0);

  return self;
}

/**
 * newsroom_mail_free:
 * @self: (transfer full): what is in a message
 */
void
newsroom_mail_free (NewsroomMail *self)
{
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/**
 * newsroom_mail_dup_file_name:
 * @part: a part of a message
 *
 * Returns: (transfer full): the name of the file, without folders; one made of its type where it has
 *   none
 */
char *
newsroom_mail_dup_file_name (GMimePart *part)
{
  const char       *given = g_mime_part_get_filename (part);
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  g_autofree char  *valid = given != NULL ? g_utf8_make_valid (given, -1) : NULL;
  const char       *name = valid;

  for (const char *p = valid; p != NULL && *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      name = p + 1;
  if (name != NULL && *name != '\0')
    return g_strdelimit (g_strdup (name), "\n\r\t", ' ');

  if (type == NULL || g_mime_content_type_is_type (type, "text", "plain"))
    return g_strdup ("unnamed.txt");

  return g_strdup_printf ("unnamed.%s", g_mime_content_type_get_media_subtype (type));
}

static void
report_file (GMimePart      *part,
             NewsroomReport *report)
{
  g_autofree char *name = newsroom_mail_dup_file_name (part);
  g_autoptr (GBytes) bytes = newsroom_mail_read_part (part);
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  g_autofree char  *type_name = type != NULL ? g_mime_content_type_get_mime_type (type) : g_strdup ("text/plain");
  g_autofree char  *valid = g_utf8_make_valid (type_name, -1);
  g_autofree char  *size = g_format_size (g_bytes_get_size (bytes));

  if (type != NULL && (g_mime_content_type_is_type (type, "application", "ms-tnef") || g_mime_content_type_is_type (type, "application", "vnd.ms-tnef")))
    newsroom_report_drop (report, _ ("What Outlook packed into “%s” cannot be read. Ask for the message as HTML or plain text, or for the files in it."), name);
  else
    /* Translators: a file name, a media type, a size with its unit */
    newsroom_report_drop (report, _ ("The file “%s” that was sent along (%s, %s) is not in the article."), name, valid, size);
}

static void
report_message (GMimeMessage   *message,
                NewsroomReport *report)
{
  const char      *subject = g_mime_message_get_subject (message);
  g_autofree char *valid = g_utf8_make_valid (subject != NULL ? subject : "", -1);

  newsroom_report_drop (report, _ ("The message “%s” that was sent along is not in the article."), g_strdelimit (valid, "\n\r\t", ' '));
}

/**
 * newsroom_mail_report_files:
 * @self: what is in a message
 * @report: told of each file, and of what was not looked at
 */
void
newsroom_mail_report_files (const NewsroomMail *self,
                            NewsroomReport     *report)
{
  const guint n_named = MIN (self->files->len, MAX_NAMED) + MIN (self->messages->len, MAX_NAMED);
  const guint n_others = self->files->len + self->messages->len - n_named;

  for (guint i = 0; i < MIN (self->files->len, MAX_NAMED); i++)
    report_file (g_ptr_array_index (self->files, i), report);
  for (guint i = 0; i < MIN (self->messages->len, MAX_NAMED); i++)
    report_message (g_ptr_array_index (self->messages, i), report);
  if (n_others > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more file that was sent along is not in the article.", "%u more files that were sent along are not in the article.", n_others),
                          n_others);
  if (self->n_more > 0)
    newsroom_report_drop (report, _ ("The message has more parts than Newsroom looks at: the last ones, or those deep in others, are not in the article."));
  if (self->is_encrypted)
    newsroom_report_drop (report, _ ("A part of the message is encrypted and was not read."));
  if (self->is_signed)
    newsroom_report_note (report, _ ("The message has a digital signature, which was not checked."));
}
