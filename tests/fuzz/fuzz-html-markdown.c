/* fuzz-html-markdown.c — any bytes as HTML become Markdown, or are refused
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-html-markdown.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char   *source = NULL;
  g_autofree char   *markdown = NULL;
  g_autofree char   *sentence = NULL;
  NewsroomHtmlCounts counts;

  /* That its words are those of the HTML is checked there. */
  markdown = newsroom_html_to_markdown (bytes, NULL, &counts, &source, NULL);
  if (markdown == NULL)
    return 0;

  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  sentence = newsroom_html_counts_dup_sentence (&counts);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));

  return 0;
}
