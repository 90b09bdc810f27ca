/* newsroom-insertion.c — Markdown put into a body so that it stays what it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-insertion.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-markdown.h"
#include "newsroom-plain-text.h"

/* What the place of a caret is, as the parser sees it. */
typedef struct
{
  gsize    caret;
  guint    n_code; /* open blocks of code */
  gboolean is_code;
} Place;

/* What a piece of Markdown consists of. */
typedef struct
{
  guint depth;
  guint n_blocks;
  guint n_paragraphs;
} Shape;

static void
enter_place_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Place *)user_data)->n_code += block->type == NEWSROOM_BLOCK_CODE;
}

static void
leave_place_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Place *)user_data)->n_code -= block->type == NEWSROOM_BLOCK_CODE;
}

static void
place_text_cb (NewsroomTextType type,
               const char      *text,
               gsize            length,
               gssize           offset,
               gpointer         user_data)
{
  Place *place = user_data;

  if (place->n_code > 0 && offset >= 0 && (gsize)offset <= place->caret && place->caret <= (gsize)offset + length)
    place->is_code = TRUE;
}

static gboolean
is_in_code (const char *body,
            gsize       caret)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = enter_place_cb, .leave_block = leave_place_cb, .text = place_text_cb };
  Place                                place = { .caret = caret };

  newsroom_markdown_parse (body, -1, &handler, &place);

  return place.is_code;
}

static void
enter_shape_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Shape *shape = user_data;

  if (shape->depth++ != 1)
    return;
  shape->n_blocks++;
  shape->n_paragraphs += block->type == NEWSROOM_BLOCK_PARAGRAPH;
}

static void
leave_shape_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Shape *)user_data)->depth--;
}

static gboolean
is_one_paragraph (const char *markdown)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = enter_shape_cb, .leave_block = leave_shape_cb };
  Shape                                shape = { 0 };

  newsroom_markdown_parse (markdown, -1, &handler, &shape);

  return shape.n_blocks == shape.n_paragraphs && shape.n_blocks <= 1;
}

static gboolean
is_blank_character (char c)
{
  return c == ' ' || c == '\t';
}

/* Returns the end of what marks quotes and items at the start of a line; @next is what the lines
 * below must begin with to stand in the same. */
static gsize
read_prefix (const char *line,
             gsize       end,
             GString    *next)
{
  const NewsroomLinePrefix prefix = newsroom_line_prefix_read (line, 0, end, G_MAXUINT, G_MAXUINT);
  gsize                    mark_end = prefix.box;
  gsize                    i = prefix.content;

  /* Behind a marker or box without a blank something would come in as the end of a word. */
  if (prefix.sign != '\0' && !is_blank_character (line[i - 1]))
    mark_end = i = prefix.has_box ? prefix.box : prefix.marker;

  /* The box of a task is words of its item. */
  for (gsize j = 0; j < mark_end; j++)
    g_string_append_c (next, line[j] == '>' || is_blank_character (line[j]) ? line[j] : ' ');
  while (prefix.sign == '\0' && i < end && is_blank_character (line[i]))
    g_string_append_c (next, line[i++]);

  return i;
}

static gboolean
is_blank (const char *text,
          gsize       start,
          gsize       end)
{
  while (start < end && strchr (" \t>", text[start]) != NULL)
    start++;

  return start == end;
}

/* Appends a line end and what an empty line in the same quote has. */
static void
append_empty (GString    *text,
              const char *prefix)
{
  g_string_append_c (text, '\n');
  g_string_append (text, prefix);
  while (is_blank_character (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
}

/* Whether the caret's line must be ended and an empty one follow before another block. */
static gboolean
needs_space_before (const char *body,
                    gsize       line,
                    gsize       content,
                    gsize       start)
{
  return content < start && !is_blank (body, content, start) && line <= content;
}

/* An empty line right below words that would go on in what is pasted. */
static gboolean
is_below_words (const char *body,
                gsize       line,
                gsize       content)
{
  if (line == 0 || content > line)
    return FALSE;

  return !is_blank (body, newsroom_line_find_start (body, line - 1), line - 1);
}

static char *
fit_blocks (const char *body,
            gsize       line,
            gsize       content,
            gsize       start,
            gsize       end,
            const char *markdown,
            const char *prefix)
{
  g_autofree char *indented = newsroom_insertion_indent (markdown, "", prefix);
  GString         *text = g_string_new (NULL);
  gsize            line_end = end + strcspn (body + end, "\n");

  if (needs_space_before (body, line, content, start))
    {
      append_empty (text, prefix);
      g_string_append_c (text, '\n');
      g_string_append (text, prefix);
    }
  else if (is_below_words (body, line, content))
    {
      g_string_append_c (text, '\n');
    }
  g_string_append (text, indented);
  if (!is_blank (body, end, line_end))
    {
      append_empty (text, prefix);
      g_string_append_c (text, '\n');
      g_string_append (text, prefix);
    }
  else if (body[line_end] == '\n' && !is_blank (body, line_end + 1, line_end + 1 + strcspn (body + line_end + 1, "\n")))
    {
      append_empty (text, prefix);
    }

  return g_string_free (text, FALSE);
}

static char *
fit_words (const char *markdown)
{
  g_autofree char *words = newsroom_plain_text_from_markdown (markdown, -1);

  g_strdelimit (words, "\n\t", ' ');
  for (char *blanks = strstr (words, "  "); blanks != NULL; blanks = strstr (blanks, "  "))
    memmove (blanks, blanks + 1, strlen (blanks));

  return newsroom_markdown_escape_inline (words, -1);
}

/**
 * newsroom_insertion_indent:
 * @markdown: Markdown
 * @first: what goes before its first line
 * @others: what goes before the others
 *
 * Returns: (transfer full): the Markdown in a quote or an item; empty lines have no blanks at
 *   their ends
 */
char *
newsroom_insertion_indent (const char *markdown,
                           const char *first,
                           const char *others)
{
  GString    *indented = g_string_new (NULL);
  const char *prefix = first;

  g_return_val_if_fail (markdown != NULL, NULL);

  for (const char *line = markdown;; line++)
    {
      gsize length = strcspn (line, "\n");

      g_string_append (indented, prefix);
      g_string_append_len (indented, line, (gssize)length);
      while (length == 0 && indented->len > 0 && is_blank_character (indented->str[indented->len - 1]))
        g_string_truncate (indented, indented->len - 1);
      line += length;
      if (*line == '\0')
        break;
      g_string_append_c (indented, '\n');
      prefix = others;
    }

  return g_string_free (indented, FALSE);
}

/**
 * newsroom_insertion_fit:
 * @body: UTF-8 Markdown
 * @start: where something comes in, in bytes
 * @end: the end of what it replaces, in bytes
 * @markdown: what comes in
 *
 * Fits Markdown to its place: in a quote or an item its lines begin as those around it, blocks
 * have empty lines around them, and in the row of a table all is one line.
 *
 * Returns: (transfer full) (nullable): what to put there; %NULL in a block of code, where Markdown
 *   is nothing but text
 */
char *
newsroom_insertion_fit (const char *body,
                        gsize       start,
                        gsize       end,
                        const char *markdown)
{
  g_autoptr (GString) prefix = g_string_new (NULL);
  gsize line;
  gsize content;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);
  g_return_val_if_fail (markdown != NULL, NULL);

  if (is_in_code (body, start))
    return NULL;

  line = newsroom_line_find_start (body, start);
  content = line + read_prefix (body + line, start - line, prefix);
  if (body[content] == '|')
    return fit_words (markdown);
  if (!is_one_paragraph (markdown))
    return fit_blocks (body, line, content, start, end, markdown, prefix->str);
  if (body[content] == '#' && content < start)
    return strchr (markdown, '\n') != NULL ? fit_words (markdown) : g_strdup (markdown);

  return newsroom_insertion_indent (markdown, "", prefix->str);
}
