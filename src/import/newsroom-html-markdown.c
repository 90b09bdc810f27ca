/* newsroom-html-markdown.c — HTML as programs put it on the clipboard, to clean Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-markdown.h"

#include <string.h>

#include "newsroom-html-blocks-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-plain-text.h"

/* Stands for a picture, which has no words. */
#define OBJECT 0xFFFC

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && (g_unichar_isspace (g_utf8_get_char (text)) || g_utf8_get_char (text) == OBJECT))
    text = g_utf8_next_char (text);

  return text;
}

/**
 * newsroom_html_has_same_words:
 * @first: a text
 * @second: another
 *
 * Returns: whether both are the same but for white space and what stands for pictures
 */
gboolean
newsroom_html_has_same_words (const char *first,
                              const char *second)
{
  for (;;)
    {
      first = skip_blanks (first);
      second = skip_blanks (second);
      if (*first == '\0' || *second == '\0' || g_utf8_get_char (first) != g_utf8_get_char (second))
        return *first == *second;
      first = g_utf8_next_char (first);
      second = g_utf8_next_char (second);
    }
}

/**
 * newsroom_html_tree_find_base:
 * @node: a tree
 *
 * Returns: (transfer none) (nullable): the address that the page says is its own
 */
const char *
newsroom_html_tree_find_base (const NewsroomHtmlNode *node)
{
  const char *base = NULL;

  if (node->name != NULL && strcmp (node->name, "base") == 0)
    return newsroom_html_node_get (node, "href");
  for (guint i = 0; base == NULL && node->children != NULL && i < node->children->len; i++)
    base = newsroom_html_tree_find_base (g_ptr_array_index (node->children, i));

  return base;
}

/* The words in paragraphs, should the Markdown not read as them. */
static char *
write_words (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  GString *markdown = g_string_new (NULL);
  gboolean is_apart = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = NULL;

      if (*skip_blanks (g_strstrip (lines[i])) == '\0')
        {
          is_apart = TRUE;
          continue;
        }
      escaped = newsroom_markdown_escape_line (lines[i], -1);
      if (markdown->len > 0)
        g_string_append (markdown, is_apart ? "\n\n" : "\\\n");
      g_string_append (markdown, escaped);
      is_apart = FALSE;
    }

  return g_string_free (markdown, FALSE);
}

/**
 * newsroom_html_write_markdown:
 * @root: an element that holds all
 * @context: what is known of the text, with no words yet; its counts tell what became of it
 *
 * What is written is read again: if its words were not those of the tree, in their order, they are
 * written in paragraphs alone.
 *
 * Returns: (transfer full): Markdown, without a line end after the last
 */
char *
newsroom_html_write_markdown (const NewsroomHtmlNode *root,
                              NewsroomHtmlContext    *context)
{
  g_autoptr (NewsroomHtmlBlocks) all = newsroom_html_blocks_new (context);
  const NewsroomHtmlState state = { 0 };
  g_autofree char        *markdown = NULL;
  g_autofree char        *read = NULL;

  newsroom_html_blocks_write (all, root, &state);
  newsroom_html_blocks_flush (all);
  markdown = newsroom_html_blocks_dup_markdown (all, FALSE);
  read = newsroom_plain_text_from_markdown (markdown, -1);
  if (newsroom_html_has_same_words (read, context->words->str))
    return g_steal_pointer (&markdown);

  context->counts->is_reduced = TRUE;

  return write_words (context->words->str);
}

/**
 * newsroom_html_tree_to_markdown:
 * @root: a tree, which is made tidy
 * @base: (nullable): the address of the page, against which links are resolved
 * @counts: told what became of it
 *
 * As newsroom_html_to_markdown().
 *
 * Returns: (transfer full): Markdown, without a line end after the last
 */
char *
newsroom_html_tree_to_markdown (NewsroomHtmlNode   *root,
                                const char         *base,
                                NewsroomHtmlCounts *counts)
{
  NewsroomHtmlContext context = { .base = base, .counts = counts };
  char               *markdown;

  newsroom_html_tidy (root, counts);
  context.words = g_string_new (NULL);
  markdown = newsroom_html_write_markdown (root, &context);
  g_string_free (context.words, TRUE);

  return markdown;
}

/**
 * newsroom_html_to_markdown:
 * @bytes: HTML as a clipboard holds it: UTF-8, UTF-16 or Windows-1252, a whole page or a piece
 * @address: (nullable): the address that it came from, against which links are resolved
 * @counts: (out caller-allocates): what became of it
 * @source: (out) (optional) (nullable) (transfer full): the address that it came from, as
 *   @address or the HTML says
 * @error: %NEWSROOM_IMPORT_ERROR_TOO_LARGE over %NEWSROOM_HTML_MAX_BYTES;
 *   %NEWSROOM_IMPORT_ERROR_FORMAT if the parser did not give all of the text
 *
 * Keeps headings, quotes, lists, tables, links, pictures with an address, code, bold, italic and
 * struck through words. What is written is read again: if its words were not those of the HTML,
 * in their order, they are written without any of this.
 *
 * Returns: (transfer full) (nullable): Markdown, without a line end after the last
 */
char *
newsroom_html_to_markdown (GBytes             *bytes,
                           const char         *address,
                           NewsroomHtmlCounts *counts,
                           char              **source,
                           GError            **error)
{
  g_autofree char *html = NULL;
  g_autofree char *found = g_strdup (address);
  g_autoptr (NewsroomHtmlNode) root = NULL;
  gboolean is_whole = FALSE;
  char    *markdown;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (counts != NULL, NULL);

  memset (counts, 0, sizeof *counts);
  html = newsroom_html_decode (bytes, &found, error);
  if (html == NULL)
    return NULL;

  root = newsroom_html_tree_parse (html, counts, &is_whole);
  if (!is_whole)
    {
      newsroom_html_set_damaged (error);
      return NULL;
    }
  if (found == NULL)
    found = g_strdup (newsroom_html_tree_find_base (root));
  markdown = newsroom_html_tree_to_markdown (root, found, counts);
  if (source != NULL)
    *source = g_steal_pointer (&found);

  return markdown;
}
