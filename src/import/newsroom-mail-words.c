/* newsroom-mail-words.c — the words of a message: in which form, and what of them is the story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-plain-text.h"

/* What RFC 4880, 6.2 puts before what needs a key. */
#define ENCRYPTED_BEGIN "-----BEGIN PGP MESSAGE-----"
#define ENCRYPTED_END "-----END PGP MESSAGE-----"

/* Letters and digits, but for those of addresses, which only one of two forms may show. */
static gsize
count_letters (const char *text)
{
  gsize n = 0;

  while (*text != '\0')
    {
      const gsize    length = strcspn (text, " \n\t");
      const gboolean is_address = g_strstr_len (text, (gssize)length, "://") != NULL;
      const char    *end = text + length;

      for (; text < end; text = g_utf8_next_char (text))
        n += !is_address && g_unichar_isalnum (g_utf8_get_char (text));
      text += *text != '\0';
    }

  return n;
}

/* Whether plain text says more than what should be the same in HTML. */
static gboolean
says_more (const char *plain,
           const char *markdown,
           const char *signature)
{
  g_autofree char *words = newsroom_plain_text_from_markdown (markdown, -1);

  return count_letters (plain) > (count_letters (words) + count_letters (signature)) * 5 / 4 + 20;
}

/* Copies what @from was told to @to. */
static void
tell (NewsroomReport *from,
      NewsroomReport *to)
{
  const char *const *notes = newsroom_report_get_notes (from);
  const char *const *dropped = newsroom_report_get_dropped (from);

  for (guint i = 0; notes[i] != NULL; i++)
    newsroom_report_note (to, "%s", notes[i]);
  for (guint i = 0; dropped[i] != NULL; i++)
    newsroom_report_drop (to, "%s", dropped[i]);
  newsroom_report_explain_as (to, from);
}

static void
add_signature (NewsroomMailApart *apart,
               const char        *markdown)
{
  g_autofree char *before = apart->signature;

  if (*markdown == '\0')
    apart->signature = g_steal_pointer (&before);
  else
    apart->signature = before != NULL ? g_strconcat (before, "\n\n", markdown, NULL) : g_strdup (markdown);
}

/* Takes what needs a key out of a text. Returns whether there was any. */
static gboolean
cut_encrypted (char           *text,
               NewsroomReport *report)
{
  char *begin = g_str_has_prefix (text, ENCRYPTED_BEGIN) ? text : strstr (text, "\n" ENCRYPTED_BEGIN);
  char *end = begin != NULL ? strstr (begin, "\n" ENCRYPTED_END) : NULL;

  if (end == NULL)
    return FALSE;
  end += strlen ("\n" ENCRYPTED_END);
  newsroom_report_explain (report, _ ("what needs a key to be read"), begin, end - begin);
  memmove (begin, end, strlen (end) + 1);

  return TRUE;
}

/**
 * newsroom_mail_read_block:
 * @mail: a message
 * @block: some of its words
 * @is_forward: whether its subject says that it was sent on
 * @apart: (out caller-allocates): what they are
 * @report: told what was guessed and could not be kept
 *
 * Takes the HTML, which has headings, links and marks, unless the plain text beside it says more.
 *
 * Returns: whether the parts are Markdown; else they are plain text
 */
gboolean
newsroom_mail_read_block (NewsroomMail            *mail,
                          const NewsroomMailBlock *block,
                          gboolean                 is_forward,
                          NewsroomMailApart       *apart,
                          NewsroomReport          *report)
{
  g_autoptr (NewsroomReport) plain_report = newsroom_report_new ();
  g_autoptr (NewsroomReport) html_report = newsroom_report_new ();
  g_autofree char *plain = block->plain != NULL ? newsroom_mail_read_text (block->plain, plain_report) : NULL;
  g_autofree char *html = block->html != NULL ? newsroom_mail_read_html (block->html, html_report) : NULL;
  g_autoptr (GString) signature = g_string_new (NULL);
  g_autofree char *markdown = html != NULL ? newsroom_mail_html_to_markdown (html, mail, signature, html_report) : NULL;

  if (plain != NULL && cut_encrypted (plain, report))
    mail->is_encrypted = TRUE;
  if (markdown != NULL && (plain == NULL || !says_more (plain, markdown, signature->str)))
    {
      newsroom_mail_apart_split (apart, markdown, is_forward);
      add_signature (apart, signature->str);
      tell (html_report, report);
      return TRUE;
    }

  newsroom_mail_apart_split (apart, plain != NULL ? plain : "", is_forward);
  tell (plain_report, report);
  if (markdown != NULL)
    newsroom_report_note (report, _ ("The plain text of the message was read, as its HTML says less."));

  return FALSE;
}

/**
 * newsroom_mail_dup_plain:
 * @part: (nullable): a part of the words of a message
 * @is_markdown: whether they are Markdown; else they are plain text
 *
 * Returns: (transfer full) (nullable): the plain words, %NULL if there are none
 */
char *
newsroom_mail_dup_plain (const char *part,
                         gboolean    is_markdown)
{
  g_autofree char *words = NULL;

  if (part == NULL)
    return NULL;
  words = g_strstrip (is_markdown ? newsroom_plain_text_from_markdown (part, -1) : g_strdup (part));
  /* What stands over a signature */
  if (g_str_has_prefix (words, "--\n") || g_str_has_prefix (words, "-- \n"))
    g_strchug (memset (words, ' ', 2));

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/**
 * newsroom_mail_dup_words:
 * @mail: a message
 *
 * Returns: (transfer full): all its words, plain
 */
char *
newsroom_mail_dup_words (NewsroomMail *mail)
{
  g_autoptr (NewsroomReport) unused = newsroom_report_new ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < mail->blocks->len; i++)
    {
      g_auto (NewsroomMailApart) apart = { 0 };
      const gboolean is_markdown = newsroom_mail_read_block (mail, &g_array_index (mail->blocks, NewsroomMailBlock, i), FALSE, &apart, unused);
      const char    *parts[] = { apart.cover, apart.story, apart.signature, apart.earlier };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autofree char *words = newsroom_mail_dup_plain (parts[j], is_markdown);

          if (words != NULL)
            g_string_append_printf (all, "%s%s", all->len > 0 ? "\n\n" : "", words);
        }
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}
