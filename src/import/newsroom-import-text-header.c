/* newsroom-import-text-header.c — what stands over the story: headline, standfirst, byline, dates
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-credit-line.h"
#include "newsroom-date-line.h"
#include "newsroom-import-byline-private.h"
#include "newsroom-layout.h"
#include "newsroom-long-lines.h"
#include "newsroom-name.h"

/* Bytes. What is longer is the first paragraph of the story. */
#define MAX_STANDFIRST_LENGTH 600
#define MAX_ATTACHED_STANDFIRST 300

/* Bytes. What is longer is no role. */
#define MAX_ROLE_LENGTH 48

#define MAX_HEADLINE_LINES 3

typedef struct
{
  const NewsroomTextRange *range;
  NewsroomArticle         *article;
  GPtrArray               *credits;
  NewsroomReport          *report;
} Header;

/* The bytes of a label before the words of a line; 0 if it has another or none. */
static gsize
measure_label (const NewsroomTextLine *line,
               NewsroomLayoutLabel     label)
{
  NewsroomLayoutLabel found;
  gsize               length = newsroom_layout_measure_label (line->text, newsroom_text_line_length (line), &found);

  return length > 0 && found == label ? length : 0;
}

static gboolean
is_date (const NewsroomTextLine *line)
{
  g_autofree char *text = newsroom_text_line_dup (line);
  NewsroomTime     which;
  gint64           time;

  return newsroom_date_line_parse (text, &which, &time);
}

/* The words of a line with single spaces. */
static char *
dup_words (const NewsroomTextLine *line)
{
  g_autofree char *text = newsroom_text_line_dup (line);
  g_auto (GStrv) all = g_strsplit_set (text, " \t\v\f\r", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0')
      g_strv_builder_add (builder, all[i]);
  words = g_strv_builder_end (builder);

  return g_strjoinv (" ", words);
}

/* Whether a line is a byline, a date or both. */
static gboolean
is_credit (const NewsroomTextLine *line)
{
  g_autofree char *text = dup_words (line);
  g_auto (GStrv) parts = newsroom_credit_line_split (text);

  return parts != NULL;
}

static gboolean
has (const Header *header,
     NewsroomField field)
{
  return newsroom_article_get_text (header->article, field)[0] != '\0';
}

/* The bytes of "Byline:" or "Author:" before other words; 0 if there is no such label. */
static gsize
measure_author_label (const NewsroomTextLine *line)
{
  gsize       length = newsroom_text_line_length (line);
  const char *colon = memchr (line->text, ':', length);
  gsize       label = colon != NULL ? (gsize)(colon - line->text) + 1 : 0;

  return label > 0 && label + 1 < length && line->text[label] == ' ' && newsroom_layout_is_author_label (line->text, label) ? label : 0;
}

/* "Byline: Ann Example", "Author: Ann Example", "Byline: From our own correspondent" */
static gboolean
read_labelled_byline (Header                 *header,
                      const NewsroomTextLine *line)
{
  g_autofree char *words = dup_words (line);
  gsize            label = measure_author_label (line);
  const char      *text = words + label + (label > 0);
  g_autofree char *byline = g_strconcat ("By ", text, NULL);
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (byline);
  gboolean is_byline;

  if (label == 0 || has (header, NEWSROOM_FIELD_BYLINE) || header->credits->len > 0)
    return FALSE;
  is_byline = measure_label (line, NEWSROOM_LAYOUT_LABEL_BYLINE) > 0;
  if (credits->len == 0 && !is_byline)
    return FALSE;

  newsroom_article_set_text (header->article, NEWSROOM_FIELD_BYLINE, is_byline ? text : byline);
  for (guint i = 0; i < credits->len; i++)
    g_ptr_array_add (header->credits, g_object_ref (g_ptr_array_index (credits, i)));
  newsroom_report_note (header->report, _ ("What stands after “%.*s” was read as the byline."), (int)label, words);
  newsroom_report_explain (header->report, _ ("labels of fields"), words, (gssize)label);
  newsroom_report_explain (header->report, _ ("words in the byline beside the names"), words, -1);
  newsroom_import_byline_report (header->credits, header->report);

  return TRUE;
}

/* It may be the first paragraph as well. */
static void
recognise_standfirst (Header *header)
{
  const char *const candidates[] = { newsroom_article_get_text (header->article, NEWSROOM_FIELD_STANDFIRST), NULL };

  newsroom_report_recognise (header->report, newsroom_field_get_name (NEWSROOM_FIELD_STANDFIRST), _ ("the line under the headline"), FALSE, candidates);
}

static void
read_byline (Header     *header,
             const char *text)
{
  g_autoptr (GPtrArray) credits = newsroom_import_byline_parse (text, header->report);

  for (guint i = 0; i < credits->len; i++)
    g_ptr_array_add (header->credits, g_object_ref (g_ptr_array_index (credits, i)));
  newsroom_article_set_text (header->article, NEWSROOM_FIELD_BYLINE, text);
  newsroom_report_explain (header->report, _ ("words in the byline beside the names"), text, -1);
  if (credits->len == 0)
    newsroom_report_note (header->report, _ ("“%s” was read as the byline."), text);
}

static void
read_date (Header      *header,
           const char  *text,
           NewsroomTime which,
           gint64       time)
{
  newsroom_article_set_time (header->article, which, time);
  newsroom_report_explain (header->report, _ ("dates that are times now"), text, -1);
  newsroom_report_recognise (header->report, newsroom_time_get_name (which), text, TRUE, NULL);
  if (which == NEWSROOM_TIME_UPDATED)
    newsroom_report_note (header->report, _ ("“%s” was read as the time of the last change."), text);
  else
    newsroom_report_note (header->report, _ ("“%s” was read as the time of publication."), text);
}

/* Whether nothing that a part of a line says is known already. */
static gboolean
is_news (const Header *header,
         const char   *part)
{
  NewsroomTime which;
  gint64       time;

  if (newsroom_date_line_parse (part, &which, &time))
    return newsroom_article_get_time (header->article, which) == 0;

  return !has (header, NEWSROOM_FIELD_BYLINE) && header->credits->len == 0;
}

/* "By Ann Example", "March 18, 2025", "By Ann Example | March 18, 2025" */
static gboolean
read_credit (Header                 *header,
             const NewsroomTextLine *line)
{
  g_autofree char *text = dup_words (line);
  g_auto (GStrv) parts = newsroom_credit_line_split (text);
  NewsroomTime which;
  gint64       time;

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_news (header, parts[i]))
      return FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (newsroom_date_line_parse (parts[i], &which, &time))
      read_date (header, parts[i], which, time);
    else
      read_byline (header, parts[i]);

  return TRUE;
}

/* A name alone is a byline where a date stands under it. */
static gboolean
read_bare_name (Header *header,
                gsize   at,
                gsize   end)
{
  g_autofree char *text = dup_words (&header->range->lines[at]);
  g_autofree char *cased = newsroom_name_from_capitals (text);
  const char      *name = cased != NULL ? cased : text;
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);

  if (at + 1 >= end || header->credits->len > 0 || has (header, NEWSROOM_FIELD_BYLINE) || !is_date (&header->range->lines[at + 1]))
    return FALSE;
  if (strchr (name, ' ') == NULL || !newsroom_name_is_person (name) || newsroom_name_is_role (name) || newsroom_name_is_place (name))
    return FALSE;

  g_ptr_array_add (header->credits, newsroom_credit_new (author, NEWSROOM_CREDIT_BY, cased != NULL ? text : NULL));
  newsroom_report_note (header->report, _ ("“%s” was read as the name of the author."), text);
  newsroom_import_byline_report (header->credits, header->report);

  return TRUE;
}

/* Gives a publication to all authors, or a role to the only one; FALSE if somebody has one. */
static gboolean
add_to_authors (GPtrArray          *credits,
                NewsroomAuthorField field,
                const char         *text)
{
  if (field == NEWSROOM_AUTHOR_ROLE && credits->len > 1)
    return FALSE;
  for (guint i = 0; i < credits->len; i++)
    if (newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, i)), field)[0] != '\0')
      return FALSE;

  for (guint i = 0; i < credits->len; i++)
    newsroom_author_set_text (newsroom_credit_get_author (g_ptr_array_index (credits, i)), field, text);

  return TRUE;
}

/* "Associated Press Writer", "The Example Gazette", close under a byline and over nothing but a date. */
static gboolean
read_role_line (Header *header,
                gsize   at,
                gsize   end)
{
  const NewsroomTextLine *line = &header->range->lines[at];
  g_autofree char        *text = dup_words (line);
  const char             *last = strrchr (text, ' ');
  gboolean                is_organisation = last != NULL && newsroom_name_is_organisation_word (last + 1) && newsroom_name_is_organisation (text);

  if (header->credits->len == 0 || !is_credit (line - 1) || is_date (line - 1) || (at + 1 < end && !is_date (line + 1)))
    return FALSE;
  if (!g_unichar_isupper (g_utf8_get_char (text)) || strlen (text) > MAX_ROLE_LENGTH || strpbrk (text, ".!?:;") != NULL)
    return FALSE;
  if (!is_organisation && (!newsroom_name_is_role (text) || strstr (text, " by ") != NULL || strstr (text, " BY ") != NULL))
    return FALSE;
  if (!add_to_authors (header->credits, is_organisation ? NEWSROOM_AUTHOR_AFFILIATION : NEWSROOM_AUTHOR_ROLE, text))
    return FALSE;

  newsroom_report_note (header->report, _ ("“%s” was read as the role or the publication of the author."), text);

  return TRUE;
}

/* The words of lines from the first up to @end, without @skip bytes at the beginning. */
static char *
join_lines (const NewsroomTextRange *range,
            gsize                    first,
            gsize                    end,
            gsize                    skip)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = first; i < end; i++)
    {
      const NewsroomTextLine *line = &range->lines[i];
      const char             *text = line->text + (i == first ? skip : 0);

      text += strspn (text, " \t");
      if (words->len > 0 && line->end > text && !newsroom_layout_joins_without_space (words->str, words->len, text))
        g_string_append_c (words, ' ');
      if (line->end > text)
        g_string_append_len (words, text, line->end - text);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
set_standfirst (Header *header,
                gsize   first,
                gsize   end,
                gsize   skip)
{
  g_autofree char *standfirst = join_lines (header->range, first, end, skip);

  newsroom_article_set_text (header->article, NEWSROOM_FIELD_STANDFIRST, standfirst);
}

/* "Summary: …", over as many lines as it goes on. */
static gsize
read_labelled_standfirst (Header *header,
                          gsize   at,
                          gsize   end)
{
  const NewsroomTextLine *lines = header->range->lines;
  gsize                   label = measure_label (&lines[at], NEWSROOM_LAYOUT_LABEL_STANDFIRST);
  gsize                   next = at + 1;

  if (label == 0 || has (header, NEWSROOM_FIELD_STANDFIRST))
    return at;

  while (next < end && !is_credit (&lines[next]) && measure_author_label (&lines[next]) == 0)
    next++;
  set_standfirst (header, at, next, label);
  newsroom_report_note (header->report, _ ("What stands after “%.*s” was read as the standfirst."), (int)label, lines[at].text);
  newsroom_report_explain (header->report, _ ("labels of fields"), lines[at].text, (gssize)label);

  return next;
}

/* Reads lines of a block that belong over the story; returns the first that does not. */
static gsize
read_lines (Header *header,
            gsize   at,
            gsize   end)
{
  gsize first = at;

  while (at < end)
    {
      gsize next = read_labelled_standfirst (header, at, end);

      if (next == at && (read_credit (header, &header->range->lines[at]) || read_labelled_byline (header, &header->range->lines[at]) ||
                         read_bare_name (header, at, end) || (at > first && read_role_line (header, at, end))))
        next = at + 1;
      if (next == at)
        break;
      at = next;
    }

  return at;
}

static gboolean
is_underlined (const NewsroomTextRange *range,
               gsize                    first,
               gsize                    end)
{
  const NewsroomTextLine *line = &range->lines[first];

  return end - first == 2 && newsroom_layout_is_underline (line->text, newsroom_text_line_length (line), line[1].text, newsroom_text_line_length (&line[1]));
}

static gboolean
is_plain_paragraph (const Header *header,
                    gsize         first,
                    gsize         end)
{
  const NewsroomTextLine *lines = header->range->lines;
  g_autofree char        *text = NULL;
  gsize                   dateline;

  for (gsize i = first; i < end; i++)
    if (lines[i].indent > 0 || newsroom_text_measure_list_marker (&lines[i]) > 0)
      return FALSE;
  if (is_underlined (header->range, first, end))
    return FALSE;
  text = newsroom_text_line_dup (&lines[first]);
  if (newsroom_credit_line_is_like (text))
    return FALSE;

  return !newsroom_layout_is_rule (lines[first].text, newsroom_text_line_length (&lines[first])) &&
         newsroom_layout_measure_dateline (lines[first].text, newsroom_text_line_length (&lines[first]), &dateline) == 0 &&
         !newsroom_layout_is_author_label (lines[first].text, newsroom_text_line_length (&lines[first]));
}

/* A paragraph between the headline and a byline or date, or a line close under the headline
 * with a gap below it. */
static gboolean
read_standfirst (Header  *header,
                 gsize    first,
                 gsize    end,
                 gboolean is_attached)
{
  const NewsroomTextLine *lines = header->range->lines;
  gsize                   length = (gsize)(lines[end - 1].end - lines[first].text);
  gsize                   next = newsroom_text_range_skip_blank (header->range, end);
  gsize                   next_end = newsroom_text_range_find_block_end (header->range, next);

  if (has (header, NEWSROOM_FIELD_STANDFIRST) || has (header, NEWSROOM_FIELD_BYLINE) || next == header->range->end)
    return FALSE;
  if (length > MAX_STANDFIRST_LENGTH || !is_plain_paragraph (header, first, end))
    return FALSE;

  if (!is_underlined (header->range, next, next_end) && (is_credit (&lines[next]) || measure_label (&lines[next], NEWSROOM_LAYOUT_LABEL_BYLINE) > 0))
    {
      set_standfirst (header, first, end, 0);
      return TRUE;
    }
  if (is_attached && end - first == 1 && length <= MAX_ATTACHED_STANDFIRST)
    {
      set_standfirst (header, first, end, 0);
      newsroom_report_note (header->report, _ ("The line under the headline was read as the standfirst."));
      recognise_standfirst (header);
      return TRUE;
    }

  return FALSE;
}

/* Whether a headline that was too wide goes on in the line at @at. */
static gboolean
goes_on (const Header *header,
         gsize         at)
{
  const NewsroomTextLine *line = &header->range->lines[at];
  const NewsroomTextLine *before = line - 1;

  if (at == header->range->end || newsroom_text_line_is_blank (line) || line->indent != before->indent || before->ends_hard)
    return FALSE;
  if (is_credit (line) || measure_label (line, NEWSROOM_LAYOUT_LABEL_BYLINE) > 0 || measure_label (line, NEWSROOM_LAYOUT_LABEL_STANDFIRST) > 0)
    return FALSE;
  if (!is_plain_paragraph (header, at, at + 1) || is_underlined (header->range, at, MIN (at + 2, header->range->end)))
    return FALSE;

  return newsroom_layout_goes_on (before->text, newsroom_text_line_length (before), line->text, newsroom_text_line_length (line));
}

/* Reads "Slug: …" over the headline; returns the line after it. */
static gsize
read_slug (Header *header,
           gsize   at)
{
  const NewsroomTextLine *line = &header->range->lines[at];
  gsize                   label = measure_label (line, NEWSROOM_LAYOUT_LABEL_SLUG);
  g_autofree char        *slug = NULL;

  if (label == 0 || newsroom_text_range_skip_blank (header->range, at + 1) == header->range->end)
    return at;

  slug = join_lines (header->range, at, at + 1, label);
  newsroom_article_set_text (header->article, NEWSROOM_FIELD_SLUG, slug);
  newsroom_report_note (header->report, _ ("What stands after “%.*s” was read as the slug."), (int)label, line->text);
  newsroom_report_explain (header->report, _ ("labels of fields"), line->text, (gssize)label);

  return newsroom_text_range_skip_blank (header->range, at + 1);
}

/* The line after a headline; one of more lines than anybody writes ends with the first. */
static gsize
find_headline_end (const Header *header,
                   gsize         first)
{
  gsize end = first + 1;

  while (end - first <= MAX_HEADLINE_LINES && goes_on (header, end))
    end++;

  return end - first <= MAX_HEADLINE_LINES ? end : first + 1;
}

/* A line that no editor can show as one is no headline, but a text without line ends. */
static gsize
read_headline (Header *header)
{
  gsize            at = newsroom_text_range_skip_blank (header->range, header->range->first);
  gsize            first, label;
  g_autofree char *headline = NULL;

  if (at == header->range->end || newsroom_text_line_length (&header->range->lines[at]) > NEWSROOM_LONGEST_LINE)
    return at;

  first = read_slug (header, at);
  label = measure_label (&header->range->lines[first], NEWSROOM_LAYOUT_LABEL_HEADLINE);
  at = find_headline_end (header, first);
  headline = join_lines (header->range, first, at, label);
  if (label > 0)
    {
      newsroom_report_note (header->report, _ ("What stands after “%.*s” was read as the headline."), (int)label, header->range->lines[first].text);
      newsroom_report_explain (header->report, _ ("labels of fields"), header->range->lines[first].text, (gssize)label);
    }
  else
    newsroom_report_recognise (header->report, newsroom_field_get_name (NEWSROOM_FIELD_HEADLINE), _ ("the first line of the text"), TRUE, NULL);
  if (!g_str_equal (headline, NEWSROOM_LAYOUT_NO_HEADLINE))
    newsroom_article_set_text (header->article, NEWSROOM_FIELD_HEADLINE, headline);
  if (is_underlined (header->range, at - 1, MIN (at + 1, header->range->end)))
    at++;

  return at;
}

/**
 * newsroom_text_header_read:
 * @range: the lines of the file
 * @article: is given headline, standfirst, times, and the byline as it stands
 * @credits: (element-type NewsroomCredit): is given those of the byline
 * @report: told what was inferred
 *
 * Returns: the first line of the story
 */
gsize
newsroom_text_header_read (const NewsroomTextRange *range,
                           NewsroomArticle         *article,
                           GPtrArray               *credits,
                           NewsroomReport          *report)
{
  Header   header = { range, article, credits, report };
  gsize    at = read_headline (&header);
  gboolean is_attached = at < range->end && !newsroom_text_line_is_blank (&range->lines[at]);

  for (;;)
    {
      gsize first = newsroom_text_range_skip_blank (range, at);
      gsize end = newsroom_text_range_find_block_end (range, first);
      gsize next = is_underlined (range, first, end) ? first : read_lines (&header, first, end);

      if (next > first && next == end)
        at = end;
      else if (next > first)
        return next;
      else if (first < end && read_standfirst (&header, first, end, is_attached))
        at = end;
      else
        return first;
      is_attached = FALSE;
    }
}
