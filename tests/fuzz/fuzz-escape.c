/* fuzz-escape.c — any words, escaped, read as those words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-markdown-writer.h"
#include "newsroom-markdown.h"

#include <string.h>

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_assert_not_reached ();
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_assert (block->type == NEWSROOM_BLOCK_DOCUMENT || block->type == NEWSROOM_BLOCK_PARAGRAPH);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  g_string_append_len (user_data, text, (gssize)length);
}

/* Empty lines part paragraphs, so that they do not come back as words. */
static char *
without_empty_lines (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append (joined, lines[i]);

  return g_string_free (joined, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .enter_inline = enter_inline_cb,
    .text = text_cb,
  };
  g_autoptr (GString) read = g_string_new (NULL);
  g_autofree char *words = g_utf8_make_valid (size > 0 ? (const char *)data : "", (gssize)size);
  g_autofree char *markdown = newsroom_markdown_escape_line (words, -1);
  g_autofree char *expected = without_empty_lines (words);
  g_autofree char *actual = NULL;

  newsroom_markdown_parse (markdown, -1, &handler, read);
  actual = without_empty_lines (read->str);
  g_assert_cmpstr (actual, ==, expected);

  return 0;
}
