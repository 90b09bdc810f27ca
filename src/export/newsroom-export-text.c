/* newsroom-export-text.c — writes the format “text”
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-text-private.h"

#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-credit-line.h"
#include "newsroom-date-line.h"
#include "newsroom-layout.h"

/* Columns. In fewer there is no room for the words of items and quotations. */
#define MIN_WIDTH 40

/* Bytes. A longer standfirst is not taken for one without its label. */
#define MAX_PLAIN_STANDFIRST 500
#define MAX_CLOSE_STANDFIRST 300

static char *
dup_field (NewsroomArticle *article,
           NewsroomField    field)
{
  return newsroom_text_collapse (newsroom_article_get_text (article, field));
}

/* The role of the author with that name, "" if there is none. */
static char *
dup_role (NewsroomArticle *article,
          const char      *name)
{
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      NewsroomAuthor *author = newsroom_credit_get_author (credit);

      if (g_str_equal (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), name))
        return newsroom_text_collapse (newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE));
    }

  return g_strdup ("");
}

/* The byline, without the role of the only author: that stands under the story. */
static char *
dup_byline (NewsroomArticle *article)
{
  g_autofree char *whole = newsroom_article_dup_byline (article);
  g_autofree char *byline = newsroom_text_collapse (whole);
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (byline);
  const char      *name, *wording;
  g_autofree char *role = NULL;
  g_autofree char *with_role = NULL;

  if (credits->len != 1)
    return g_steal_pointer (&byline);

  name = newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, 0)), NEWSROOM_AUTHOR_NAME);
  wording = newsroom_credit_get_wording (g_ptr_array_index (credits, 0));
  role = dup_role (article, name);
  with_role = g_strdup_printf ("By %s, %s", wording != NULL ? wording : name, role);
  if (role[0] != '\0' && g_str_equal (byline, with_role))
    byline[strlen (byline) - strlen (role) - strlen (", ")] = '\0';

  return g_steal_pointer (&byline);
}

static void
append_headline (GString         *text,
                 NewsroomArticle *article)
{
  g_autofree char    *headline = dup_field (article, NEWSROOM_FIELD_HEADLINE);
  NewsroomLayoutLabel label;

  g_string_append (text, headline[0] != '\0' ? headline : NEWSROOM_LAYOUT_NO_HEADLINE);
  if (newsroom_layout_measure_label (headline, strlen (headline), &label) > 0 && label <= NEWSROOM_LAYOUT_LABEL_HEADLINE)
    newsroom_text_protect (text);
  g_string_append (text, "\n\n");
}

static void
append_dates (GString         *text,
              NewsroomArticle *article)
{
  gint64           published = newsroom_article_get_time (article, NEWSROOM_TIME_PUBLISHED);
  gint64           updated = newsroom_article_get_shown_update (article);
  g_autofree char *published_line = published != 0 ? newsroom_date_line_format (NEWSROOM_TIME_PUBLISHED, published) : NULL;
  g_autofree char *updated_line = updated != 0 ? newsroom_date_line_format (NEWSROOM_TIME_UPDATED, updated) : NULL;

  if (published_line == NULL)
    return;
  g_string_append_printf (text, "%s\n", published_line);
  if (updated_line != NULL)
    g_string_append_printf (text, "%s\n", updated_line);
}

/* The byline and the dates: the lines between standfirst and story. */
static char *
format_credits (NewsroomArticle *article,
                const char      *byline)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (byline[0] != '\0')
    g_string_append_printf (lines, "%s\n", byline);
  append_dates (lines, article);
  if (lines->len > 0)
    g_string_append_c (lines, '\n');

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Whether a standfirst would be read as one by its place alone. */
static gboolean
is_plain (const char *standfirst,
          guint       width)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  NewsroomTextBlock *block = newsroom_text_block_new (NEWSROOM_TEXT_BLOCK_PARAGRAPH, standfirst);
  gsize              dateline;
  gboolean           plain;

  g_ptr_array_add (blocks, block);
  newsroom_text_blocks_protect (blocks, FALSE, width);
  plain = g_str_equal (block->words->str, standfirst) && strlen (standfirst) <= MAX_PLAIN_STANDFIRST &&
          !newsroom_text_is_marked (standfirst, strlen (standfirst)) && !newsroom_credit_line_is_like (standfirst) &&
          newsroom_layout_measure_dateline (standfirst, strlen (standfirst), &dateline) == 0;
  newsroom_text_block_free (block);

  return plain;
}

/* Whether a line after the first would be taken for a byline or a date if it began there. */
static gboolean
has_header_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (i > 0 && newsroom_text_is_header (lines[i]))
      return TRUE;

  return FALSE;
}

/* A standfirst is read as one between headline and byline, or as one line close under the
 * headline. Elsewhere it needs a label. */
static void
append_standfirst (GString         *text,
                   NewsroomArticle *article,
                   gboolean         has_credits,
                   gboolean         has_story,
                   guint            width)
{
  g_autofree char *standfirst = dup_field (article, NEWSROOM_FIELD_STANDFIRST);
  g_autoptr (GString) labelled = NULL;
  gsize    length = strlen (standfirst);
  guint    label_length;
  gboolean plain;

  if (standfirst[0] == '\0')
    return;

  plain = is_plain (standfirst, width);
  if (plain && !has_credits && has_story && length <= MAX_CLOSE_STANDFIRST && !newsroom_layout_goes_on (text->str, text->len - 2, standfirst, length) &&
      (width == 0 || newsroom_layout_get_width (standfirst, length) <= width))
    {
      g_string_truncate (text, text->len - 1);
      g_string_append_printf (text, "%s\n\n", standfirst);
      return;
    }
  labelled = g_string_new (has_credits && plain ? "" : "Standfirst: ");
  label_length = (guint)labelled->len;
  newsroom_text_append_wrapped (labelled, standfirst, "", label_length, width);
  if (has_header_line (labelled->str))
    g_string_append (g_string_truncate (labelled, label_length), standfirst);
  g_string_append_printf (text, "%s\n\n", labelled->str);
}

static void
prepend_paragraph (GPtrArray  *blocks,
                   const char *words)
{
  g_ptr_array_insert (blocks, 0, newsroom_text_block_new (NEWSROOM_TEXT_BLOCK_PARAGRAPH, words));
}

/* A dateline that would not be read as one, or be parted elsewhere, or that stands under
 * @opening, is words of the story to a reader of the file. Returns what is left to stand before
 * the story. */
static char *
take_dateline (NewsroomArticle *article,
               GPtrArray       *blocks,
               const char      *opening)
{
  g_autofree char   *dateline = dup_field (article, NEWSROOM_FIELD_DATELINE);
  g_autofree char   *line = g_strdup_printf ("%s " NEWSROOM_LAYOUT_DASH " ", dateline);
  NewsroomTextBlock *first = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  gsize              length = 0;

  if (dateline[0] == '\0')
    return g_steal_pointer (&dateline);
  if (opening[0] == '\0' && newsroom_layout_measure_dateline (line, strlen (line), &length) > 0 && length == strlen (dateline))
    return g_steal_pointer (&dateline);

  if (first != NULL && first->type == NEWSROOM_TEXT_BLOCK_PARAGRAPH)
    g_string_prepend (first->words, line);
  else
    prepend_paragraph (blocks, g_strchomp (line));

  return g_strdup ("");
}

static gboolean
is_byline (const char *line)
{
  g_autoptr (GPtrArray) credits = newsroom_byline_parse (line);

  return credits->len > 0 || newsroom_byline_is_unnamed (line);
}

/**
 * newsroom_export_text_write:
 * @article: an article
 * @options: choices; the width is in columns of letters that are equally wide, 40 or more
 * @error: never set
 *
 * Headline, standfirst, byline and dates, the story with its dateline, and under it the
 * authors. Links are written "words (address)", images "[Image: words (address)]". Reading
 * the text and writing it again gives the same bytes at a width of 0 or of 66 and more.
 *
 * Returns: (transfer full): UTF-8 with "\n" line ends
 */
GBytes *
newsroom_export_text_write (NewsroomArticle             *article,
                            const NewsroomExportOptions *options,
                            GError                     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (NewsroomTextAuthors) authors = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *byline = NULL;
  g_autofree char *credits = NULL;
  g_autofree char *dateline = NULL;
  guint            width;
  gboolean         is_read;
  gsize            length;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  width = options->text_width > 0 ? MAX (options->text_width, MIN_WIDTH) : 0;
  authors = newsroom_text_authors_new (article, width);
  byline = authors->needs_byline ? dup_byline (article) : g_strdup ("");
  is_read = is_byline (byline);
  credits = format_credits (article, is_read ? byline : "");
  blocks = newsroom_text_blocks_from_markdown (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), FALSE);
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&authors->blocks));
  dateline = take_dateline (article, blocks, is_read ? "" : byline);
  if (!is_read && byline[0] != '\0')
    prepend_paragraph (blocks, byline);
  blocks = newsroom_text_blocks_settle (blocks);
  newsroom_text_blocks_protect (blocks, dateline[0] != '\0', width);

  append_headline (text, article);
  append_standfirst (text, article, credits[0] != '\0', blocks->len > 0 || dateline[0] != '\0', width);
  g_string_append (text, credits);
  newsroom_text_blocks_append (text, blocks, dateline, width);
  g_string_append (text, authors->block->str);

  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
  length = text->len;

  return g_bytes_new_take (g_string_free (g_steal_pointer (&text), FALSE), length);
}
