/* newsroom-mail-account.c — all that a message shows, for the account of the characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "newsroom-account-private.h"
#include "newsroom-mail-private.h"

static void
tell_text (NewsroomReport *report,
           const char     *name,
           const char     *said)
{
  g_autofree char *text = g_utf8_make_valid (said, -1);

  newsroom_report_read (report, name, text, -1);
}

/**
 * newsroom_mail_tell_head:
 * @message: a message
 * @is_story: whether it is that which becomes the article, not one around it
 * @report: is given the lines that mail programs show over the words
 */
void
newsroom_mail_tell_head (GMimeMessage   *message,
                         gboolean        is_story,
                         NewsroomReport *report)
{
  static const char *const shown[] = { "subject", "from", "to", "cc", "date", NULL };
  GMimeHeaderList         *headers = g_mime_object_get_header_list (GMIME_OBJECT (message));

  for (int i = 0; i < g_mime_header_list_get_count (headers); i++)
    {
      GMimeHeader     *header = g_mime_header_list_get_header_at (headers, i);
      const char      *value = g_mime_header_get_value (header);
      g_autofree char *name = g_ascii_strdown (g_mime_header_get_name (header), -1);

      if (value != NULL && g_strv_contains (shown, name) && !g_str_equal (name, "subject"))
        tell_text (report, g_str_equal (name, "from") ? _ ("who sent the message") : _ ("lines over the message"), value);
    }
  if (g_mime_message_get_subject (message) != NULL)
    tell_text (report, is_story ? NULL : _ ("lines over the message"), g_mime_message_get_subject (message));
}

/**
 * newsroom_mail_tell_block:
 * @block: some of the words of a message
 * @is_html: whether the HTML of them is read, not the plain text
 * @report: is given them in both forms
 */
void
newsroom_mail_tell_block (const NewsroomMailBlock *block,
                          gboolean                 is_html,
                          NewsroomReport          *report)
{
  g_autoptr (NewsroomReport) unused = newsroom_report_new ();
  g_autofree char *plain = block->plain != NULL ? newsroom_mail_read_text (block->plain, unused) : NULL;
  g_autofree char *html = block->html != NULL ? newsroom_mail_read_html (block->html, unused) : NULL;

  if (plain != NULL)
    newsroom_report_read (report, is_html ? _ ("the text in another form") : NULL, plain, -1);
  newsroom_account_read_html (report, is_html ? NULL : _ ("the text in another form"), html);
}

/**
 * newsroom_mail_tell_words:
 * @mail: a message around that which becomes the article
 * @report: is given all its words
 */
void
newsroom_mail_tell_words (NewsroomMail   *mail,
                          NewsroomReport *report)
{
  g_autoptr (NewsroomReport) unused = newsroom_report_new ();

  newsroom_mail_tell_head (mail->message, FALSE, report);
  for (guint i = 0; i < mail->blocks->len; i++)
    {
      const NewsroomMailBlock *block = &g_array_index (mail->blocks, NewsroomMailBlock, i);
      g_auto (NewsroomMailApart) apart = { 0 };

      newsroom_mail_tell_block (block, newsroom_mail_read_block (mail, block, FALSE, &apart, unused), report);
    }
  newsroom_report_explain_as (report, unused);
}
