/* newsroom-mail-headers.c — what the headers of a message say of the story in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-name.h"
#include "newsroom-yaml-writer.h"

/* The key under which Markdown that Newsroom writes has it in its front matter. */
#define MESSAGE_ID "message-id"

/* What programs put before the subject, in any case: of an answer, or of a message sent on. */
static const struct
{
  const char *prefix;
  gboolean    is_forward;
} prefixes[] = {
  { "re:", FALSE },
  { "aw:", FALSE },
  { "antw:", FALSE },
  { "antwort:", FALSE },
  { "ré:", FALSE },
  { "rép:", FALSE },
  { "rép :", FALSE },
  { "re :", FALSE },
  { "sv:", FALSE },
  { "rv:", TRUE },
  { "fw:", TRUE },
  { "fwd:", TRUE },
  { "wg:", TRUE },
  { "wtr:", TRUE },
  { "tr:", TRUE },
  { "tr :", TRUE },
  { "fwd :", TRUE },
  { "reenviar:", TRUE },
};

/* The length of the prefix that @subject begins with, as "Re:" or "AW[2]:"; 0 if it has none. */
static gsize
measure_prefix (const char *subject,
                gboolean   *is_forward)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const gsize length = strlen (prefixes[i].prefix);
      const gsize word = length - 1;
      gsize       digits;

      if (g_ascii_strncasecmp (subject, prefixes[i].prefix, word) != 0)
        continue;
      if (subject[word] == ':')
        {
          *is_forward = prefixes[i].is_forward;
          return length;
        }
      digits = subject[word] == '[' ? strspn (subject + word + 1, "0123456789") : 0;
      if (digits > 0 && g_str_has_prefix (subject + word + 1 + digits, "]:"))
        {
          *is_forward = prefixes[i].is_forward;
          return length + digits + 2;
        }
    }

  return 0;
}

/**
 * newsroom_mail_cut_subject:
 * @subject: (inout) (transfer full): the subject of a message
 * @is_forward: (out): whether the first prefix says that it was sent on
 *
 * Takes "Re:", "Fwd:" and their like in other languages from the beginning of a subject.
 *
 * Returns: whether there were any
 */
gboolean
newsroom_mail_cut_subject (char    **subject,
                           gboolean *is_forward)
{
  const char *rest = *subject + strspn (*subject, " ");
  gboolean    is_first_forward = FALSE;
  gboolean    is_cut = FALSE;
  gsize       length;
  char       *cut;

  while ((length = measure_prefix (rest, is_forward)) > 0)
    {
      if (!is_cut)
        is_first_forward = *is_forward;
      is_cut = TRUE;
      rest += length;
      rest += strspn (rest, " ");
    }
  *is_forward = is_first_forward;
  cut = g_strdup (rest);
  g_free (*subject);
  *subject = cut;

  return is_cut;
}

/* The first tag of a list of languages that is one (RFC 3282). */
static void
read_language (GMimeMessage    *message,
               NewsroomArticle *article)
{
  const char      *said = g_mime_object_get_header (GMIME_OBJECT (message), "Content-Language");
  g_autofree char *tag = said != NULL ? g_strndup (said, strcspn (said, ",; \t")) : NULL;

  if (tag != NULL && g_regex_match_simple ("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", tag, 0, 0))
    newsroom_article_set_text (article, NEWSROOM_FIELD_LANGUAGE, tag);
}

static void
read_identifier (GMimeMessage    *message,
                 NewsroomArticle *article)
{
  const char      *id = g_mime_message_get_message_id (message);
  g_autofree char *valid = id != NULL ? g_utf8_make_valid (id, -1) : NULL;
  g_autoptr (NewsroomYamlWriter) writer = NULL;
  g_autofree char *extra = NULL;

  if (valid == NULL || *valid == '\0')
    return;

  writer = newsroom_yaml_writer_new ();
  newsroom_yaml_writer_add_string (writer, MESSAGE_ID);
  newsroom_yaml_writer_add_string (writer, valid);
  extra = newsroom_yaml_writer_end (writer);
  if (extra != NULL)
    newsroom_article_set_text (article, NEWSROOM_FIELD_EXTRA, extra);
}

/* Gives the address to the author of that name. */
static gboolean
give_address (NewsroomArticle *article,
              const char      *name,
              const char      *address)
{
  GListModel      *credits = newsroom_article_get_credits (article);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor  *author = newsroom_credit_get_author (credit);
      g_autofree char *other = g_utf8_casefold (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), -1);

      if (strcmp (folded, other) != 0)
        continue;
      if (newsroom_author_get_text (author, NEWSROOM_AUTHOR_EMAIL)[0] == '\0')
        newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, address);
      return TRUE;
    }

  return FALSE;
}

/* "Example, Ann" is Ann Example; what is behind a bar or in brackets is a house. */
static char *
dup_name (const char *given)
{
  g_autofree char *name = g_strndup (given, strcspn (given, "|(["));
  char            *comma = strchr (name, ',');

  g_strstrip (name);
  if (comma != NULL && strchr (comma + 1, ',') == NULL && g_utf8_strlen (comma + 1, -1) > 2)
    {
      g_autofree char *last = g_strndup (name, (gsize)(comma - name));

      return g_strdup_printf ("%s %s", g_strstrip (comma + 1), g_strstrip (last));
    }

  return g_steal_pointer (&name);
}

/**
 * newsroom_mail_add_sender:
 * @article: an article whose text is read
 * @name: (nullable): of who sent it
 * @address: (nullable): their address
 * @report: told what was made of them
 *
 * Credits who sent a story that names nobody, and gives the address to the author of that name.
 */
void
newsroom_mail_add_sender (NewsroomArticle *article,
                          const char      *name,
                          const char      *address,
                          NewsroomReport  *report)
{
  g_autofree char *plain = name != NULL ? dup_name (name) : NULL;
  const char      *mail = address != NULL ? address : "";
  g_autoptr (NewsroomAuthor) author = NULL;
  g_autoptr (NewsroomCredit) credit = NULL;

  if (plain != NULL && give_address (article, plain, mail))
    return;
  if (g_list_model_get_n_items (newsroom_article_get_credits (article)) > 0 || newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE)[0] != '\0' ||
      plain == NULL || *plain == '\0' || strchr (plain, '@') != NULL || !newsroom_name_is_person (plain))
    {
      if (plain != NULL && *plain != '\0')
        /* Translators: a name and an e-mail address */
        newsroom_report_note (report, _ ("The message was sent by “%s” <%s>, who is not in the byline."), plain, mail);
      else if (*mail != '\0')
        newsroom_report_note (report, _ ("The message was sent from the address <%s>, which names nobody."), mail);
      return;
    }

  author = newsroom_author_new (plain);
  newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, mail);
  credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);
  newsroom_article_add_credit (article, credit);
  newsroom_report_infer (report, _ ("The author is who sent the message: %s."), plain);
  newsroom_report_recognise (report, newsroom_field_get_name (NEWSROOM_FIELD_BYLINE), _ ("who sent the message"), FALSE, NULL);
}

/**
 * newsroom_mail_read_headers:
 * @message: a message
 * @article: gets when it was written, its language and its identifier
 * @report: told where the time is not known
 */
void
newsroom_mail_read_headers (GMimeMessage    *message,
                            NewsroomArticle *article,
                            NewsroomReport  *report)
{
  GDateTime *date = g_mime_message_get_date (message);

  if (date != NULL)
    newsroom_article_set_time (article, NEWSROOM_TIME_CREATED, g_date_time_to_unix (date) * G_USEC_PER_SEC);
  else if (g_mime_object_get_header (GMIME_OBJECT (message), "Date") != NULL)
    newsroom_report_drop (report, _ ("The date of the message could not be read."));
  read_language (message, article);
  read_identifier (message, article);
}
