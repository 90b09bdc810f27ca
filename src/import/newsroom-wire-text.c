/* newsroom-wire-text.c — the text of a story that is one string of HTML or plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-clean-text.h"
#include "newsroom-import-text-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-wire-private.h"

static void
tell_counts (NewsroomWire             *self,
             const NewsroomHtmlCounts *counts)
{
  self->n_linked += counts->pictures;
  if (counts->dropped_pictures > 0)
    newsroom_report_drop (self->document->report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u picture without an address on the web was left out.",
                                       "%u pictures without an address on the web were left out.",
                                       counts->dropped_pictures),
                          counts->dropped_pictures);
  newsroom_html_counts_tell_hidden (counts, self->document->report);
  newsroom_html_counts_tell_file_names (counts, self->document->report);
  if (counts->is_reduced)
    newsroom_report_drop (self->document->report, _ ("The looks of the text could not be kept, only its words and paragraphs."));
}

/**
 * newsroom_wire_set_html:
 * @self: a story without a text yet
 * @html: UTF-8
 *
 * Makes Markdown of it. HTML that is damaged so that words would be missing stands as it is.
 */
void
newsroom_wire_set_html (NewsroomWire *self,
                        const char   *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  NewsroomHtmlCounts counts = { 0 };

  g_free (self->markdown);
  self->markdown = newsroom_html_to_markdown (bytes, NULL, &counts, NULL, NULL);
  if (self->markdown == NULL)
    {
      self->markdown = newsroom_markdown_code_block (html, -1);
      newsroom_report_note (self->document->report, _ ("The HTML of the text could not be read; it stands as it was filed."));
    }
  tell_counts (self, &counts);
}

/**
 * newsroom_wire_set_plain:
 * @self: a story without a text yet
 * @plain: UTF-8
 *
 * Makes Markdown of it, as of the lines of a file of plain text.
 */
void
newsroom_wire_set_plain (NewsroomWire *self,
                         const char   *plain)
{
  g_autoptr (GString) text = newsroom_clean_text (plain, -1, FALSE);
  g_autoptr (GArray) lines = newsroom_text_lines_split (text->str, text->len);
  const NewsroomTextRange range = { (NewsroomTextLine *)(gpointer)lines->data, 0, lines->len };
  GString                *body = g_string_new (NULL);

  newsroom_text_body_append (body, &range);
  g_strchomp (body->str);
  g_free (self->markdown);
  self->markdown = g_string_free (body, FALSE);
}
