/* newsroom-export-html-gist.c — what an article is about and how long, for those who list it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include <string.h>

#include "newsroom-counts.h"

/* Characters of a description that is taken from the text. */
#define MAX_LENGTH 200

struct _NewsroomHtmlGist
{
  /* Owned; the first paragraph */
  GString *opening;
  guint    n_open_blocks;
  gboolean is_inside; /* of that paragraph */
  gboolean is_found;

  /* Owned; NULL once the body is read */
  NewsroomCounting *counting;
  NewsroomCounts    counts;
};

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  NewsroomHtmlGist *self = user_data;

  /* Within the document, and not in a quote or a list. */
  if (self->n_open_blocks == 1 && block->type == NEWSROOM_BLOCK_PARAGRAPH && !self->is_found)
    self->is_inside = TRUE;
  self->n_open_blocks++;
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  NewsroomHtmlGist *self = user_data;

  self->n_open_blocks--;
  if (self->is_inside)
    self->is_found = self->opening->len > 0;
  self->is_inside = FALSE;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  NewsroomHtmlGist *self = user_data;

  if (self->is_inside)
    g_string_append_len (self->opening, text, (gssize)length);
}

/* One space wherever there is white space. */
static char *
join_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
    }

  return g_strdup (line->str);
}

/* Ends @line after a word with "…" if it is too long. Where words are not spaced, or one is
 * endless, it ends within. */
static char *
shorten (const char *line)
{
  const char      *end;
  const char      *p;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_LENGTH)
    return g_strdup (line);

  end = g_utf8_offset_to_pointer (line, MAX_LENGTH - 1);
  for (p = end; p > line && *p != ' ';)
    p = g_utf8_prev_char (p);
  if (g_utf8_pointer_to_offset (line, p) < MAX_LENGTH / 2)
    for (p = end; p > line && g_unichar_ismark (g_utf8_get_char (p));)
      p = g_utf8_prev_char (p);
  start = g_strndup (line, (gsize)(p - line));

  return g_strconcat (start, "…", NULL);
}

/**
 * newsroom_html_gist_new:
 *
 * Returns: (transfer full): what is learned of a body while it is read
 */
NewsroomHtmlGist *
newsroom_html_gist_new (void)
{
  NewsroomHtmlGist *self = g_new0 (NewsroomHtmlGist, 1);

  self->opening = g_string_new (NULL);
  self->counting = newsroom_counting_new ();

  return self;
}

/**
 * newsroom_html_gist_free:
 * @self: (transfer full): a gist
 */
void
newsroom_html_gist_free (NewsroomHtmlGist *self)
{
  newsroom_html_gist_get_n_words (self);
  g_string_free (self->opening, TRUE);
  g_free (self);
}

/**
 * newsroom_html_gist_get_readers:
 * @self: a gist
 * @readers: (out caller-allocates) (array fixed-size=2): what the body is to be parsed for, once
 */
void
newsroom_html_gist_get_readers (NewsroomHtmlGist       *self,
                                NewsroomMarkdownReader *readers)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };

  readers[0] = (NewsroomMarkdownReader){ &handler, self };
  readers[1] = newsroom_counting_get_reader (self->counting);
}

/**
 * newsroom_html_gist_get_n_words:
 * @self: the gist of a body that has been read
 *
 * Returns: how many words that has
 */
guint
newsroom_html_gist_get_n_words (NewsroomHtmlGist *self)
{
  if (self->counting != NULL)
    self->counts = newsroom_counting_end (g_steal_pointer (&self->counting));

  return self->counts.words;
}

/**
 * newsroom_html_gist_dup_description:
 * @self: the gist of the body of @article
 * @article: an article
 *
 * Returns: (transfer full): the standfirst or, where there is none, the first words of the
 *   first paragraph on one line; "" if there is none either
 */
char *
newsroom_html_gist_dup_description (NewsroomHtmlGist *self,
                                    NewsroomArticle  *article)
{
  const char      *standfirst = newsroom_article_get_text (article, NEWSROOM_FIELD_STANDFIRST);
  g_autofree char *line = NULL;

  if (standfirst[0] != '\0')
    return g_strdup (standfirst);

  line = join_words (self->opening->str);

  return shorten (line);
}
