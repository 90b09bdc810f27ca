/* newsroom-mail-private.h — the parts of a message, and the parts of its reader
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmime/gmime.h>

#include "newsroom-article.h"
#include "newsroom-import.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomMailBlock:
 * @plain: (nullable): a part of plain text
 * @html: (nullable): the same in HTML
 *
 * Some of the words of a message, in one form or in two.
 */
typedef struct
{
  GMimePart *plain;
  GMimePart *html;
} NewsroomMailBlock;

/**
 * NewsroomMail:
 * @message: the message
 * @blocks: (element-type NewsroomMailBlock): its words, in order
 * @files: (element-type GMimePart): what is attached, and pictures
 * @messages: (element-type GMimeMessage): those in it
 * @is_encrypted: whether some of it needs a key
 * @is_signed: whether somebody put a signature under it that can be checked
 * @n_more: parts that were not looked at, as there are too many
 *
 * What is in a message, borrowed from it.
 */
typedef struct
{
  GMimeMessage *message;
  GArray       *blocks;
  GPtrArray    *files;
  GPtrArray    *messages;
  gboolean      is_encrypted;
  gboolean      is_signed;
  guint         n_more;
} NewsroomMail;

/**
 * NewsroomMailApart:
 * @story: the words that are the story
 * @cover: (nullable): what was written over a message that was forwarded
 * @earlier: (nullable): messages that are quoted under the story
 * @signature: (nullable): what stands under the name
 * @head: (nullable): the lines over a message that was forwarded in the words of this one
 * @from: (nullable): of a message that was forwarded in the words of this one: who wrote it
 * @subject: (nullable): of that
 * @date: (nullable): of that, as its reader's program wrote it
 *
 * The words of a message, taken apart.
 */
typedef struct
{
  char *story;
  char *cover;
  char *earlier;
  char *signature;
  char *head;
  char *from;
  char *subject;
  char *date;
} NewsroomMailApart;

GMimeMessage *newsroom_mail_parse (GBytes *bytes);
gboolean      newsroom_mail_is_within_limits (const char *data,
                                              gsize       size);
gboolean      newsroom_mail_has_headers (const char *data,
                                         gsize       size);
char         *newsroom_mail_dup_header (const char *data,
                                        gsize       size,
                                        const char *name);
GBytes       *newsroom_mail_trim (GBytes *bytes);
GBytes       *newsroom_mail_repair (GBytes *bytes);

NewsroomMail *newsroom_mail_new (GMimeMessage *message);
void          newsroom_mail_free (NewsroomMail *self);
char         *newsroom_mail_dup_file_name (GMimePart *part);
void          newsroom_mail_report_files (const NewsroomMail *self,
                                          NewsroomReport     *report);

GBytes *newsroom_mail_read_part (GMimePart *part);
char   *newsroom_mail_read_text (GMimePart      *part,
                                 NewsroomReport *report);
char   *newsroom_mail_read_html (GMimePart      *part,
                                 NewsroomReport *report);
char   *newsroom_mail_html_to_markdown (const char         *html,
                                        const NewsroomMail *mail,
                                        GString            *signature,
                                        NewsroomReport     *report);

gboolean newsroom_mail_read_block (NewsroomMail            *mail,
                                   const NewsroomMailBlock *block,
                                   gboolean                 is_forward,
                                   NewsroomMailApart       *apart,
                                   NewsroomReport          *report);

void newsroom_mail_tell_head (GMimeMessage   *message,
                              gboolean        is_story,
                              NewsroomReport *report);
void newsroom_mail_tell_block (const NewsroomMailBlock *block,
                               gboolean                 is_html,
                               NewsroomReport          *report);
void newsroom_mail_tell_words (NewsroomMail   *mail,
                               NewsroomReport *report);

char *newsroom_mail_dup_plain (const char *part,
                               gboolean    is_markdown);
char *newsroom_mail_dup_words (NewsroomMail *mail);
void  newsroom_mail_add_parts (GBytes              *bytes,
                               const char          *name,
                               NewsroomImportParts *parts);

const char *newsroom_mail_find_headline (const char  *story,
                                         const char **end);

void newsroom_mail_apart_split (NewsroomMailApart *apart,
                                const char        *text,
                                gboolean           is_forward);
void newsroom_mail_apart_clear (NewsroomMailApart *apart);

gboolean newsroom_mail_cut_subject (char    **subject,
                                    gboolean *is_forward);
void     newsroom_mail_read_headers (GMimeMessage    *message,
                                     NewsroomArticle *article,
                                     NewsroomReport  *report);
void     newsroom_mail_add_sender (NewsroomArticle *article,
                                   const char      *name,
                                   const char      *address,
                                   NewsroomReport  *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParserOptions, g_mime_parser_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomMail, newsroom_mail_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomMailApart, newsroom_mail_apart_clear)

G_END_DECLS
