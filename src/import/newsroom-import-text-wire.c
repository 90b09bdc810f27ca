/* newsroom-import-text-wire.c — what wires and mail programs put over a story in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-import-text-private.h"

/* Lines over a story; there are fewer. */
#define MAX_LINES 20

/* "bc-harbour-vote, 1st Ld", "AM-Harbour": the cycle, the slug and which take it is. */
#define WIRE_LINE "^(?:bc|am|pm|ap)[-–]{1,2}([\\w]+(?:[-–][\\w]+)*)(?:,.{0,80}|\\s+(?:1st|2nd|3rd|[4-9]th|add|take|sub|writethru).{0,60}|\\s+[0-9]{1,5})?$"

/* What people copy out of a mail with its text, in English and German. */
#define MAIL_LINE "^(from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff)[ \\t]*:[ \\t]*(\\S.*)$"

static void
make_blank (NewsroomTextLine *line)
{
  line->raw = line->end;
  line->text = line->end;
  line->indent = 0;
}

/* Reads the line of a wire at @at. Returns whether it was one. */
static gboolean
read_wire_line (NewsroomTextRange *story,
                gsize              at,
                NewsroomArticle   *article,
                NewsroomReport    *report)
{
  g_autoptr (GRegex) regex = g_regex_new (WIRE_LINE, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *words = newsroom_text_line_dup (&story->lines[at]);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *slug = NULL;

  if (!g_regex_match (regex, words, 0, &match))
    return FALSE;

  slug = g_match_info_fetch (match, 1);
  if (newsroom_article_get_text (article, NEWSROOM_FIELD_SLUG)[0] == '\0')
    newsroom_article_set_text (article, NEWSROOM_FIELD_SLUG, slug);
  newsroom_report_drop (report, _ ("The line “%s” of the wire was left out; the slug is in it."), words);
  newsroom_report_explain (report, _ ("lines of the wire or of a mail around the story"), words, -1);
  make_blank (&story->lines[at]);

  return TRUE;
}

/* The line after the last that is one of a mail, from @at on. */
static gsize
find_mail_end (const NewsroomTextRange *story,
               gsize                    at,
               GRegex                  *regex)
{
  for (; at < story->end && !newsroom_text_line_is_blank (&story->lines[at]); at++)
    {
      g_autofree char *words = newsroom_text_line_dup (&story->lines[at]);

      if (!g_regex_match (regex, words, 0, NULL))
        return at;
    }

  return at;
}

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_strv_contains (names, small);
}

/* Reads the lines of a mail: the subject is the headline, who sent it the author if nobody else is. */
static char *
read_mail (NewsroomTextRange *story,
           gsize              first,
           gsize              end,
           GRegex            *regex,
           NewsroomReport    *report)
{
  static const char *const senders[] = { "from", "von", NULL };
  static const char *const subjects[] = { "subject", "betreff", NULL };
  char                    *sender = NULL;

  for (gsize at = first; at < end; at++)
    {
      NewsroomTextLine *line = &story->lines[at];
      g_autofree char  *words = newsroom_text_line_dup (line);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      (void)g_regex_match (regex, words, 0, &match);
      name = g_match_info_fetch (match, 1);
      value = g_match_info_fetch (match, 2);
      if (name == NULL || value == NULL)
        continue;
      if (is_one_of (name, subjects) && strlen (value) <= newsroom_text_line_length (line))
        {
          line->text = line->end - strlen (value);
          line->raw = line->text;
          line->indent = 0;
          newsroom_report_note (report, _ ("What stands after “%.*s” was read as the headline."), (int)strlen (name), words);
          newsroom_report_explain (report, _ ("labels of fields"), name, -1);
          continue;
        }
      if (is_one_of (name, senders) && sender == NULL)
        sender = g_strdup (value);
      newsroom_report_drop (report, _ ("The line “%s” of the mail was left out."), words);
      newsroom_report_explain (report, _ ("lines of the wire or of a mail around the story"), words, -1);
      make_blank (line);
    }

  return sender;
}

/**
 * newsroom_text_wire_read:
 * @story: the lines of the file; those that are read become blank
 * @article: gets the slug
 * @report: told what was left out
 *
 * Returns: (transfer full) (nullable): who sent the mail that the text was copied out of
 */
char *
newsroom_text_wire_read (NewsroomTextRange *story,
                         NewsroomArticle   *article,
                         NewsroomReport    *report)
{
  g_autoptr (GRegex) regex = g_regex_new (MAIL_LINE, G_REGEX_CASELESS, 0, NULL);
  gsize at = newsroom_text_range_skip_blank (story, story->first);
  gsize end;

  for (guint n = 0; n < MAX_LINES && at < story->end && newsroom_text_line_length (&story->lines[at]) <= 160 && read_wire_line (story, at, article, report); n++)
    at = newsroom_text_range_skip_blank (story, at + 1);

  end = find_mail_end (story, at, regex);

  /* One line alone may be a headline, as "To: whom it concerns". */
  return end > at + 1 && end - at <= MAX_LINES && end < story->end ? read_mail (story, at, end, regex, report) : NULL;
}

/**
 * newsroom_text_credit_sender:
 * @sender: (nullable): who sent the mail, as "Ann Example <ann@example.org>"
 * @credits: (element-type NewsroomCredit): who was named; gets the sender if nobody was
 * @report: told so
 */
void
newsroom_text_credit_sender (const char     *sender,
                             GPtrArray      *credits,
                             NewsroomReport *report)
{
  g_autofree char *byline = sender != NULL && credits->len == 0 ? g_strconcat ("By ", sender, NULL) : NULL;
  g_autoptr (GPtrArray) found = byline != NULL ? newsroom_byline_parse (byline) : NULL;

  if (found == NULL || found->len != 1)
    return;

  g_ptr_array_add (credits, g_object_ref (g_ptr_array_index (found, 0)));
  newsroom_report_note (report, _ ("The author is who sent the mail: %s."), sender);
  newsroom_report_recognise (report, newsroom_field_get_name (NEWSROOM_FIELD_BYLINE), _ ("who sent the mail"), FALSE, NULL);
}
