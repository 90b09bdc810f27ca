/* newsroom-import-text.c — an article as reporters' systems write it in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-layout.h"

/* Takes the dateline from the first line of the story. */
static void
read_dateline (NewsroomTextRange *story,
               NewsroomArticle   *article)
{
  gsize             at = newsroom_text_range_skip_blank (story, story->first);
  NewsroomTextLine *line = &story->lines[at];
  gsize             dateline_length, length;
  g_autofree char  *dateline = NULL;

  if (at == story->end || line->indent > 3)
    return;

  if (at + 1 < story->end && newsroom_layout_is_underline (line->text, newsroom_text_line_length (line), line[1].text, newsroom_text_line_length (&line[1])))
    return;

  length = newsroom_layout_measure_dateline (line->text, newsroom_text_line_length (line), &dateline_length);
  if (length == 0)
    return;

  dateline = g_strndup (line->text, dateline_length);
  newsroom_article_set_text (article, NEWSROOM_FIELD_DATELINE, dateline);
  line->lead = newsroom_layout_get_width (line->text, length);
  line->text += length;
  line->raw = line->text;
  line->indent = 0;
}

/**
 * newsroom_text_report_closer:
 * @line: the line that says that the story ends
 * @report: told that it was left out
 */
void
newsroom_text_report_closer (const NewsroomTextLine *line,
                             NewsroomReport         *report)
{
  newsroom_report_drop (report, _ ("The line “%.*s” that marks the end of the story was left out."), (int)newsroom_text_line_length (line), line->text);
  newsroom_report_explain (report, _ ("marks of the end of the story"), line->text, (gssize)newsroom_text_line_length (line));
}

/* Leaves out the last line if it says that the story ends, or FALSE. */
static gboolean
drop_closer (NewsroomTextRange *story,
             NewsroomReport    *report)
{
  const NewsroomTextLine *line, *before;

  while (story->end > story->first && newsroom_text_line_is_blank (&story->lines[story->end - 1]))
    story->end--;
  if (story->end == story->first)
    return FALSE;

  line = &story->lines[story->end - 1];
  before = story->end - 1 > story->first ? line - 1 : NULL;
  if (!newsroom_layout_is_closer (line->text, newsroom_text_line_length (line)))
    return FALSE;
  if (before != NULL &&
      newsroom_layout_is_underline (before->text, newsroom_text_line_length (before), line->text, newsroom_text_line_length (line)))
    return FALSE;

  newsroom_text_report_closer (line, report);
  story->end--;

  return TRUE;
}

/* There may be several: "(more)" over "-30-". */
static void
drop_closers (NewsroomTextRange *story,
              NewsroomReport    *report)
{
  while (drop_closer (story, report))
    continue;
}

/* Whether @words are the byline @formatted and the role that the only author got from them. */
static gboolean
adds_only_role (const char *words,
                const char *formatted,
                GPtrArray  *credits)
{
  const char      *role = credits->len == 1 ? newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, 0)), NEWSROOM_AUTHOR_ROLE) : "";
  g_autofree char *with_role = g_strconcat (formatted, ", ", role, NULL);

  return g_str_equal (words, with_role);
}

/**
 * newsroom_text_set_credits:
 * @article: gets the credits, and keeps the words of its byline only where they do not follow from them
 * @credits: (element-type NewsroomCredit): who was named
 */
void
newsroom_text_set_credits (NewsroomArticle *article,
                           GPtrArray       *credits)
{
  const char      *words = newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE);
  g_autofree char *formatted = NULL;

  for (guint i = 0; i < credits->len; i++)
    newsroom_article_add_credit (article, g_ptr_array_index (credits, i));

  formatted = newsroom_byline_format (newsroom_article_get_credits (article), "");
  if (g_str_equal (words, formatted) || adds_only_role (words, formatted, credits))
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, "");
}

/**
 * newsroom_text_keep_byline:
 * @article: gets the words as its byline, if it has none and they are one
 * @line: a line that is the label of a profile
 *
 * "Autorin: Ann Example" is the byline as it was filed: one made of her name would be in the wrong language.
 */
void
newsroom_text_keep_byline (NewsroomArticle        *article,
                           const NewsroomTextLine *line)
{
  g_autofree char *words = newsroom_text_line_dup (line);
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (words);

  if (credits->len > 0 && newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE)[0] == '\0')
    newsroom_article_set_text (article, NEWSROOM_FIELD_BYLINE, words);
}

/* Reads the authors under the story; what is under them goes on with the story. */
static NewsroomTextRange
read_authors (NewsroomTextRange *story,
              NewsroomArticle   *article,
              GPtrArray         *credits,
              NewsroomReport    *report)
{
  NewsroomTextRange authors = newsroom_text_authors_find (story);
  NewsroomTextRange rest = { story->lines, story->end, story->end };

  if (newsroom_text_authors_read (&authors, credits, report))
    {
      newsroom_text_keep_byline (article, &story->lines[authors.first]);
      rest.first = authors.end;
      story->end = authors.first;
      drop_closers (&rest, report);
    }
  drop_closers (story, report);

  return rest;
}

/**
 * newsroom_import_text_read:
 * @text: (transfer full): UTF-8 with "\n" line ends
 * @length: bytes
 * @report: told what was noticed and inferred
 *
 * The first line with words is the headline; under it may stand a standfirst, a byline and
 * dates; then the story, and under it what is told of the authors. What is not certain stays
 * in the body, and every word of the text is in the article or in the report.
 *
 * Returns: (transfer full): the article
 */
NewsroomArticle *
newsroom_import_text_read (char           *text,
                           gsize           length,
                           NewsroomReport *report)
{
  g_autofree char *taken = text;
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) credits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) body = NULL;
  g_autofree char  *sender = NULL;
  NewsroomTextRange story, rest;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  lines = newsroom_text_lines_split (text, length);
  story = (NewsroomTextRange){ (NewsroomTextLine *)(gpointer)lines->data, 0, lines->len };
  sender = newsroom_text_wire_read (&story, article, report);
  story.first = newsroom_text_header_read (&story, article, credits, report);

  rest = read_authors (&story, article, credits, report);
  newsroom_text_credit_sender (sender, credits, report);
  newsroom_text_set_credits (article, credits);
  read_dateline (&story, article);

  body = g_string_sized_new (length);
  newsroom_text_body_append (body, &story);
  newsroom_text_body_append (body, &rest);
  newsroom_article_take_text (article, NEWSROOM_FIELD_BODY, g_string_free (g_steal_pointer (&body), FALSE));

  return g_steal_pointer (&article);
}
