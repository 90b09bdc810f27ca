/* newsroom-export-html-description.c — what an article is about, for those who list it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include "newsroom-markdown.h"

#include <string.h>

/* Characters of a description that is taken from the text. */
#define MAX_LENGTH 200

/* The first paragraph, while a body is read. */
typedef struct
{
  GString *words;
  guint    n_open_blocks;
  gboolean is_inside; /* of that paragraph */
  gboolean is_found;
} Opening;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Opening *opening = user_data;

  /* Within the document, and not in a quote or a list. */
  if (opening->n_open_blocks == 1 && block->type == NEWSROOM_BLOCK_PARAGRAPH && !opening->is_found)
    opening->is_inside = TRUE;
  opening->n_open_blocks++;
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Opening *opening = user_data;

  opening->n_open_blocks--;
  if (opening->is_inside)
    opening->is_found = opening->words->len > 0;
  opening->is_inside = FALSE;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Opening *opening = user_data;

  if (opening->is_inside)
    g_string_append_len (opening->words, text, (gssize)length);
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
 * newsroom_export_html_dup_description:
 * @article: an article
 *
 * Returns: (transfer full): the standfirst or, where there is none, the first words of the
 *   first paragraph on one line; "" if there is none either
 */
char *
newsroom_export_html_dup_description (NewsroomArticle *article)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };
  const char *standfirst = newsroom_article_get_text (article, NEWSROOM_FIELD_STANDFIRST);
  g_autoptr (GString) words = NULL;
  g_autofree char *line = NULL;
  Opening          opening = { 0 };

  if (standfirst[0] != '\0')
    return g_strdup (standfirst);

  words = g_string_new (NULL);
  opening.words = words;
  newsroom_markdown_parse (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1, &handler, &opening);
  line = join_words (words->str);

  return shorten (line);
}
