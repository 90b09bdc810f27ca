/* newsroom-import-mail.c — a message of a mail program to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-mail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-date-line.h"
#include "newsroom-html-inline-private.h"
#include "newsroom-import-markdown.h"
#include "newsroom-import-text-private.h"
#include "newsroom-layout.h"
#include "newsroom-mail-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-plain-text.h"

/* Messages in messages that are looked into for the story */
#define MAX_FORWARDS 8

/* Letters, about. Who sends a message on with less says what it is, and writes no story. */
#define MAX_COVER 400

typedef struct
{
  /* Owned */
  NewsroomArticle *article; /* (nullable): until its first words are read */
  GString         *notes;   /* what stands under the story, for the desk */
  char            *subject;
  char            *name;    /* (nullable): of who wrote it */
  char            *address; /* (nullable) */

  /* Borrowed */
  NewsroomReport *report;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_object (&self->article);
  g_string_free (self->notes, TRUE);
  g_free (self->subject);
  g_free (self->name);
  g_free (self->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/**
 * newsroom_import_mail_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it begins with the headers of a message (RFC 5322)
 */
gboolean
newsroom_import_mail_is (GBytes *bytes)
{
  g_autoptr (GBytes) message = newsroom_mail_trim (bytes);
  gsize       size;
  const char *data = g_bytes_get_data (message, &size);

  return size > 0 && newsroom_mail_has_headers (data, size);
}

/* Adds a note for the desk, which readers do not get: a label, and words under it line by line. */
static void
add_note (Reader     *self,
          const char *label,
          const char *words)
{
  g_autoptr (GString) inside = g_string_new (words);
  g_auto (GStrv) lines = NULL;

  g_string_replace (inside, "<<}", "<< }", 0);
  g_string_replace (inside, "{>>", "{ >>", 0);
  lines = g_strsplit (inside->str, "\n", -1);
  g_string_append_printf (self->notes, "\n\n" NEWSROOM_HTML_NOTE_START "%s", label);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = newsroom_markdown_escape_line (g_strstrip (lines[i]), -1);

      g_string_append_printf (self->notes, "\\\n%s", escaped);
    }
  g_string_append (self->notes, NEWSROOM_HTML_NOTE_END);
}

static guint
count (const char *words)
{
  return (guint)g_utf8_strlen (words, -1);
}

static void
keep_cover (Reader     *self,
            const char *cover)
{
  add_note (self, _ ("With it came:"), cover);
  newsroom_report_note (self->report,
                        g_dngettext (GETTEXT_PACKAGE,
                                     "What was written over the story (%u character) is a note under the text, which readers do not get.",
                                     "What was written over the story (%u characters) is a note under the text, which readers do not get.",
                                     count (cover)),
                        count (cover));
}

/* What is no story becomes notes under it. */
static void
keep_apart (Reader                  *self,
            const NewsroomMailApart *apart,
            gboolean                 is_markdown)
{
  g_autofree char *cover = newsroom_mail_dup_plain (apart->cover, is_markdown);
  g_autofree char *signature = newsroom_mail_dup_plain (apart->signature, is_markdown);
  g_autofree char *earlier = newsroom_mail_dup_plain (apart->earlier, is_markdown);

  if (cover != NULL)
    keep_cover (self, cover);
  if (signature != NULL)
    {
      add_note (self, _ ("Signature:"), signature);
      newsroom_report_note (self->report,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "The signature of the message (%u character) is a note under the text, which readers do not get.",
                                         "The signature of the message (%u characters) is a note under the text, which readers do not get.",
                                         count (signature)),
                            count (signature));
    }
  if (earlier != NULL)
    {
      add_note (self, _ ("Earlier messages:"), earlier);
      newsroom_report_note (self->report,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "The messages that are quoted in it (%u character) are a note under the text, which readers do not get.",
                                         "The messages that are quoted in it (%u characters) are a note under the text, which readers do not get.",
                                         count (earlier)),
                            count (earlier));
    }
}

/* What stands behind the first line, if that is the subject again; else @story. */
static const char *
skip_subject (const Reader *self,
              const char   *story)
{
  const gsize      length = strcspn (story, "\n");
  g_autofree char *line = g_strndup (story, length);
  g_autofree char *words = newsroom_plain_text_from_markdown (line, -1);
  g_autofree char *first = g_utf8_casefold (g_strstrip (words), -1);
  g_autofree char *subject = g_utf8_casefold (self->subject, -1);

  if (*subject == '\0' || strcmp (first, subject) != 0)
    return story;
  newsroom_report_explain (self->report, _ ("what the file says more than once"), line, -1);

  return story + length + strspn (story + length, "\n \\");
}

/* Lines of quotes as the reader of plain text knows them: a blank line before the first and behind the
 * last, and between their paragraphs. */
static char *
part_quotes (const char *story)
{
  g_auto (GStrv) lines = g_strsplit (story, "\n", -1);
  GString *text = g_string_sized_new (strlen (story));
  gboolean was_quote = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const gboolean is_quote = lines[i][0] == '>';
      const char    *words = lines[i] + is_quote;

      if (is_quote != was_quote)
        g_string_append_c (text, '\n');
      was_quote = is_quote;
      words += is_quote ? strspn (words, " ") : 0;
      g_string_append_printf (text, "%s%s\n", is_quote && *words != '\0' ? NEWSROOM_LAYOUT_QUOTE : "", words);
    }

  return g_string_free (text, FALSE);
}

/* Where the story has a headline of its own, that is taken, and what stands over it goes with the story.
 * Returns the headline in @story; @story itself if there is none. */
static const char *
take_headline (Reader      *self,
               const char  *story,
               gboolean     is_markdown,
               const char **rest)
{
  const char      *end;
  const char      *headline = newsroom_mail_find_headline (story, &end);
  g_autofree char *before = NULL;
  g_autofree char *cover = NULL;
  g_autofree char *words = NULL;

  *rest = story;
  if (headline == NULL)
    return story;

  before = g_strndup (story, (gsize)(headline - story));
  cover = newsroom_mail_dup_plain (before, is_markdown);
  if (cover != NULL)
    keep_cover (self, cover);
  newsroom_report_explain (self->report, _ ("a subject that is no headline"), self->subject, -1);
  if (*self->subject != '\0')
    newsroom_report_note (self->report, _ ("The headline is that of the text. The subject of the message was “%s”."), self->subject);
  words = newsroom_plain_text_from_markdown (headline, end - headline);
  g_free (self->subject);
  self->subject = g_strdup (g_strstrip (words));
  *rest = end + strspn (end, "\n");

  return headline;
}

/* Plain text is read as a file of it is, with the subject for its first line. */
static void
read_plain (Reader     *self,
            const char *story)
{
  const char      *rest;
  const char      *start = skip_subject (self, story);
  const char      *headline = take_headline (self, start, FALSE, &rest);
  g_autofree char *parted = part_quotes (headline);
  char            *text = headline == rest && *self->subject != '\0' ? g_strconcat (self->subject, "\n\n", parted, NULL) : g_steal_pointer (&parted);

  self->article = newsroom_import_text_read (text, strlen (text), self->report);
}

/* "KYIV, Jan 5 —" before the first words. Returns the rest. */
static const char *
take_dateline (Reader     *self,
               const char *story)
{
  gsize            dateline_length;
  const gsize      length = newsroom_layout_measure_dateline (story, strcspn (story, "\n"), &dateline_length);
  g_autofree char *dateline = length > 0 ? newsroom_plain_text_from_markdown (story, (gssize)dateline_length) : NULL;

  if (dateline == NULL || strpbrk (dateline, "*_[`") != NULL)
    return story;
  newsroom_article_set_text (self->article, NEWSROOM_FIELD_DATELINE, g_strstrip (dateline));

  return story + length;
}

static void
read_markdown (Reader     *self,
               const char *story)
{
  const char *rest;

  take_headline (self, skip_subject (self, story), TRUE, &rest);
  self->article = newsroom_article_new ();
  newsroom_article_set_text (self->article, NEWSROOM_FIELD_HEADLINE, self->subject);
  rest += newsroom_import_markdown_take_byline (rest, self->article, self->report);
  newsroom_article_set_text (self->article, NEWSROOM_FIELD_BODY, take_dateline (self, rest));
}

/* More words, behind a picture perhaps, stand below the first. */
static void
append (Reader     *self,
        const char *story,
        gboolean    is_markdown)
{
  const char *before = newsroom_article_get_text (self->article, NEWSROOM_FIELD_BODY);
  g_autoptr (GString) body = g_string_new (before);

  if (is_markdown)
    {
      g_string_append_printf (body, "%s%s", body->len > 0 && *story != '\0' ? "\n\n" : "", story);
    }
  else
    {
      g_autofree char *parted = part_quotes (story);
      g_autoptr (GArray) lines = newsroom_text_lines_split (parted, strlen (parted));
      const NewsroomTextRange range = { (NewsroomTextLine *)(gpointer)lines->data, 0, lines->len };

      newsroom_text_body_append (body, &range);
    }
  newsroom_article_set_text (self->article, NEWSROOM_FIELD_BODY, body->str);
}

static void
set_subject (Reader     *self,
             const char *subject,
             gboolean   *is_forward)
{
  g_autofree char *valid = g_utf8_make_valid (subject != NULL ? subject : "", -1);
  g_autofree char *whole = NULL;

  g_strstrip (g_strdelimit (valid, "\n\r\t", ' '));
  whole = g_strdup (valid);
  if (newsroom_mail_cut_subject (&valid, is_forward))
    {
      whole[strlen (whole) - strlen (valid)] = '\0';
      newsroom_report_explain (self->report, _ ("marks before the subject"), whole, -1);
      newsroom_report_note (self->report, _ ("“%s” before the subject is not in the headline."), g_strchomp (whole));
    }
  g_free (self->subject);
  self->subject = g_steal_pointer (&valid);
}

/* "Ann Example <ann@example.org>", "Ann Example [mailto:ann@example.org]" */
static void
set_sender (Reader     *self,
            const char *from)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?:mailto:)?([^\\s<>\\[\\]():,;\"]+@[^\\s<>\\[\\]():,;\"]+)", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = g_strdup (from);
  int              start;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  if (g_regex_match (regex, from, 0, &match) && g_match_info_fetch_pos (match, 0, &start, NULL))
    {
      self->address = g_match_info_fetch (match, 1);
      name[start] = '\0';
    }
  g_strstrip (g_strdelimit (name, "\"<[(", ' '));
  if (*name != '\0')
    self->name = g_steal_pointer (&name);
}

static void
read_sender (Reader       *self,
             GMimeMessage *message)
{
  InternetAddressList *list = g_mime_message_get_from (message);
  InternetAddress     *sender = list != NULL && internet_address_list_length (list) > 0 ? internet_address_list_get_address (list, 0) : NULL;
  const char          *name = sender != NULL ? internet_address_get_name (sender) : NULL;
  const char          *address = sender != NULL && INTERNET_ADDRESS_IS_MAILBOX (sender) ? internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (sender)) : NULL;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  if (name != NULL && *name != '\0')
    self->name = g_strstrip (g_utf8_make_valid (name, -1));
  if (address != NULL && *address != '\0')
    self->address = g_utf8_make_valid (address, -1);
}

/* What a message that was sent on in the words of another says of itself. */
static gint64
read_inner_headers (Reader                  *self,
                    const NewsroomMailApart *apart,
                    gboolean                 is_markdown)
{
  g_autofree char *head = newsroom_mail_dup_plain (apart->head, is_markdown);
  NewsroomTime     which;
  gint64           time = 0;
  gboolean         is_forward;

  if (head != NULL)
    newsroom_report_explain (self->report, _ ("lines over a message that was sent on"), head, -1);
  if (apart->subject != NULL && *apart->subject != '\0')
    newsroom_report_explain (self->report, _ ("a subject that is no headline"), self->subject, -1);
  if (apart->subject != NULL && *apart->subject != '\0')
    set_subject (self, apart->subject, &is_forward);
  if (apart->from != NULL && *apart->from != '\0')
    set_sender (self, apart->from);
  if (apart->date != NULL && *apart->date != '\0' && !newsroom_date_line_parse (apart->date, &which, &time))
    {
      g_autoptr (GDateTime) date = g_mime_utils_header_decode_date (apart->date);

      if (date != NULL)
        time = g_date_time_to_unix (date) * G_USEC_PER_SEC;
      else
        newsroom_report_note (self->report, _ ("When the message that was sent on was written could not be read: “%s”."), apart->date);
    }

  return time;
}

/* Reads all words of a message. */
static void
read_words (Reader       *self,
            NewsroomMail *mail)
{
  gboolean is_forward = FALSE;
  gint64   inner_time = 0;

  newsroom_mail_tell_head (mail->message, TRUE, self->report);
  set_subject (self, g_mime_message_get_subject (mail->message), &is_forward);
  read_sender (self, mail->message);
  for (guint i = 0; i < mail->blocks->len; i++)
    {
      g_auto (NewsroomMailApart) apart = { 0 };
      const gboolean is_markdown = newsroom_mail_read_block (mail, &g_array_index (mail->blocks, NewsroomMailBlock, i), is_forward, &apart, self->report);
      const gint64   time = read_inner_headers (self, &apart, is_markdown);

      newsroom_mail_tell_block (&g_array_index (mail->blocks, NewsroomMailBlock, i), is_markdown, self->report);
      if (inner_time == 0)
        inner_time = time;
      if (self->article != NULL)
        append (self, apart.story, is_markdown);
      else if (is_markdown)
        read_markdown (self, apart.story);
      else
        read_plain (self, apart.story);
      keep_apart (self, &apart, is_markdown);
    }
  if (self->article == NULL)
    read_markdown (self, "");
  newsroom_mail_read_headers (mail->message, self->article, self->report);
  if (inner_time != 0)
    newsroom_article_set_time (self->article, NEWSROOM_TIME_CREATED, inner_time);
  newsroom_mail_add_sender (self->article, self->name, self->address, self->report);
}

/* Whether a message only brings another, which is the story. */
static gboolean
brings_another (const NewsroomMail *mail,
                const char         *cover)
{
  const char      *said = g_mime_message_get_subject (mail->message);
  g_autofree char *subject = g_strdup (said != NULL ? said : "");
  gboolean         is_forward = FALSE;

  newsroom_mail_cut_subject (&subject, &is_forward);

  return is_forward || count (cover) <= MAX_COVER;
}

/* Goes from a message to the one in it that is the story. */
static NewsroomMail *
find_story (Reader       *self,
            GMimeMessage *message)
{
  g_autoptr (NewsroomMail) mail = newsroom_mail_new (message);

  for (guint i = 0; i < MAX_FORWARDS && mail->messages->len == 1; i++)
    {
      g_autofree char  *cover = newsroom_mail_dup_words (mail);
      NewsroomMailApart apart = { .cover = cover };
      GMimeMessage     *inner = g_ptr_array_index (mail->messages, 0);

      if (!brings_another (mail, cover))
        break;
      keep_apart (self, &apart, FALSE);
      newsroom_mail_tell_words (mail, self->report);
      g_ptr_array_set_size (mail->messages, 0);
      newsroom_mail_report_files (mail, self->report);
      newsroom_mail_free (mail);
      mail = newsroom_mail_new (inner);
    }

  return g_steal_pointer (&mail);
}

/**
 * newsroom_import_mail_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads a message as RFC 5322 and MIME write it: its subject is the headline, who sent it the author,
 * its words the story. What it quotes and what stands under the name are notes for the desk. Fetches
 * nothing, and checks no signature.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_mail_read (GBytes         *bytes,
                           const char     *file_name,
                           NewsroomReport *report,
                           GError        **error)
{
  g_auto (Reader) self = { .notes = g_string_new (NULL), .report = report };
  g_autoptr (GBytes) contents = newsroom_mail_trim (bytes);
  g_autoptr (GMimeMessage) message = NULL;
  g_autoptr (NewsroomMail) mail = NULL;
  g_autofree char *body = NULL;

  if (!newsroom_mail_is_within_limits (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents)))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: it has far more parts in parts, or addresses in addresses, than any message"), file_name);
      return NULL;
    }
  message = newsroom_mail_parse (contents);
  if (message == NULL)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the beginning of the message is damaged"), file_name);
      return NULL;
    }

  mail = find_story (&self, message);
  read_words (&self, mail);
  if (mail->is_encrypted && newsroom_article_get_text (self.article, NEWSROOM_FIELD_BODY)[0] == '\0')
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_PROTECTED, _ ("Could not open “%s”: the message is encrypted. Open it in the mail program that has the key, and save or send its text from there."), file_name);
      return NULL;
    }

  newsroom_mail_report_files (mail, report);
  body = g_strconcat (newsroom_article_get_text (self.article, NEWSROOM_FIELD_BODY), self.notes->str, NULL);
  newsroom_article_set_text (self.article, NEWSROOM_FIELD_BODY, body + strspn (body, "\n"));

  return g_steal_pointer (&self.article);
}
