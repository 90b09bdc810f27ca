/* newsroom-export-html-body.c — a Markdown body to the blocks of an HTML page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-html-private.h"

#include "newsroom-html-directions-private.h"
#include "newsroom-html-headings-private.h"
#include "newsroom-html-private.h"
#include "newsroom-link-target.h"
#include "newsroom-markdown.h"

#include <string.h>

/* What is known while a body is written; everything goes straight to the end of one string. */
typedef struct
{
  GString                 *html;
  const NewsroomHtmlWords *words;
  const char              *dateline; /* NULL once it is written */
  NewsroomHtmlHeadings    *headings;
  NewsroomHtmlDirections  *directions;
  NewsroomDirection        direction; /* of the block that begins, if it is another than around it */
  guint                    n_open_blocks;
  guint                    n_open_spans;    /* links and images only */
  guint                    anchor_span;     /* which of these is an <a>, 0 for none */
  gsize                    anchor_start;    /* where its content begins */
  gboolean                 anchor_is_local; /* whether it points at a heading */
} Body;

static void
append_dateline (Body *body)
{
  if (body->dateline == NULL)
    return;

  newsroom_html_append_markup (body->html, "<span class=\"dateline p-location\">");
  newsroom_html_append_text (body->html, body->dateline, -1);
  newsroom_html_append_markup (body->html, "</span> — ");
  body->dateline = NULL;
}

/* Ends the tag that begins a block. */
static void
end_tag (Body *body)
{
  newsroom_html_append_direction (body->html, body->direction);
  newsroom_html_append_markup (body->html, ">");
}

static void
enter_cell (Body                *body,
            const NewsroomBlock *block)
{
  if (block->type == NEWSROOM_BLOCK_TABLE_HEADER_CELL)
    newsroom_html_append_markup (body->html, "<th scope=\"col\"");
  else
    newsroom_html_append_markup (body->html, "<td");

  switch (block->align)
    {
    case NEWSROOM_ALIGN_LEFT:
      newsroom_html_append_markup (body->html, " class=\"align-left\"");
      break;
    case NEWSROOM_ALIGN_CENTER:
      newsroom_html_append_markup (body->html, " class=\"align-center\"");
      break;
    case NEWSROOM_ALIGN_RIGHT:
      newsroom_html_append_markup (body->html, " class=\"align-right\"");
      break;
    case NEWSROOM_ALIGN_DEFAULT:
    default:
      break;
    }
  end_tag (body);
}

static void
enter_list_item (Body                *body,
                 const NewsroomBlock *block)
{
  newsroom_html_append_markup (body->html, "<li");
  if (block->is_task)
    newsroom_html_append_markup (body->html, " class=\"task\"");
  end_tag (body);
  if (!block->is_task)
    return;

  newsroom_html_append_markup (body->html, "<span role=\"img\" aria-label=\"");
  newsroom_html_append_text (body->html, block->is_checked ? body->words->done : body->words->to_do, -1);
  if (block->is_checked)
    newsroom_html_append_markup (body->html, "\">☑</span> ");
  else
    newsroom_html_append_markup (body->html, "\">☐</span> ");
}

static void
enter_ordered_list (Body                *body,
                    const NewsroomBlock *block)
{
  newsroom_html_append_markup (body->html, "<ol");
  if (block->start != 1)
    g_string_append_printf (body->html, " start=\"%u\"", block->start);
  end_tag (body);
  newsroom_html_append_markup (body->html, "\n");
}

static void
enter_code (Body                *body,
            const NewsroomBlock *block)
{
  gsize length = block->info != NULL ? strcspn (block->info, " \t\n") : 0;

  newsroom_html_append_markup (body->html, "<pre");
  end_tag (body);
  if (length == 0)
    {
      newsroom_html_append_markup (body->html, "<code>");
      return;
    }

  newsroom_html_append_markup (body->html, "<code class=\"language-");
  newsroom_html_append_text (body->html, block->info, (gssize)length);
  newsroom_html_append_markup (body->html, "\">");
}

static void
enter_table_block (Body                *body,
                   const NewsroomBlock *block)
{
  switch (block->type)
    {
    case NEWSROOM_BLOCK_TABLE:
      newsroom_html_append_markup (body->html, "<div class=\"table\"");
      end_tag (body);
      newsroom_html_append_markup (body->html, "\n<table>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_HEAD:
      newsroom_html_append_markup (body->html, "<thead>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_BODY:
      newsroom_html_append_markup (body->html, "<tbody>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_ROW:
      newsroom_html_append_markup (body->html, "<tr>");
      break;
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
    case NEWSROOM_BLOCK_TABLE_CELL:
      enter_cell (body, block);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Body *body = user_data;

  body->n_open_blocks++;
  body->direction = newsroom_html_directions_enter (body->directions);
  switch (block->type)
    {
    case NEWSROOM_BLOCK_DOCUMENT:
      break;
    case NEWSROOM_BLOCK_QUOTE:
      newsroom_html_append_markup (body->html, "<blockquote");
      end_tag (body);
      newsroom_html_append_markup (body->html, "\n");
      break;
    case NEWSROOM_BLOCK_UNORDERED_LIST:
      newsroom_html_append_markup (body->html, "<ul");
      end_tag (body);
      newsroom_html_append_markup (body->html, "\n");
      break;
    case NEWSROOM_BLOCK_ORDERED_LIST:
      enter_ordered_list (body, block);
      break;
    case NEWSROOM_BLOCK_LIST_ITEM:
      enter_list_item (body, block);
      break;
    case NEWSROOM_BLOCK_RULE:
      newsroom_html_append_markup (body->html, "<hr>\n");
      break;
    case NEWSROOM_BLOCK_HEADING:
      newsroom_html_headings_begin (body->headings, block->level, body->direction);
      break;
    case NEWSROOM_BLOCK_CODE:
      enter_code (body, block);
      break;
    case NEWSROOM_BLOCK_PARAGRAPH:
      newsroom_html_append_markup (body->html, "<p");
      end_tag (body);
      if (body->n_open_blocks == 2) /* the document and this one */
        append_dateline (body);
      break;
    default:
      enter_table_block (body, block);
      break;
    }
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Body *body = user_data;

  body->n_open_blocks--;
  newsroom_html_directions_leave (body->directions);
  switch (block->type)
    {
    case NEWSROOM_BLOCK_DOCUMENT:
    case NEWSROOM_BLOCK_RULE:
      break;
    case NEWSROOM_BLOCK_QUOTE:
      newsroom_html_append_markup (body->html, "</blockquote>\n");
      break;
    case NEWSROOM_BLOCK_UNORDERED_LIST:
      newsroom_html_append_markup (body->html, "</ul>\n");
      break;
    case NEWSROOM_BLOCK_ORDERED_LIST:
      newsroom_html_append_markup (body->html, "</ol>\n");
      break;
    case NEWSROOM_BLOCK_LIST_ITEM:
      newsroom_html_append_markup (body->html, "</li>\n");
      break;
    case NEWSROOM_BLOCK_HEADING:
      newsroom_html_headings_end (body->headings);
      break;
    case NEWSROOM_BLOCK_CODE:
      newsroom_html_append_markup (body->html, "</code></pre>\n");
      break;
    case NEWSROOM_BLOCK_PARAGRAPH:
      newsroom_html_append_markup (body->html, "</p>\n");
      break;
    case NEWSROOM_BLOCK_TABLE:
      newsroom_html_append_markup (body->html, "</table>\n</div>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_HEAD:
      newsroom_html_append_markup (body->html, "</thead>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_BODY:
      newsroom_html_append_markup (body->html, "</tbody>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_ROW:
      newsroom_html_append_markup (body->html, "</tr>\n");
      break;
    case NEWSROOM_BLOCK_TABLE_HEADER_CELL:
      newsroom_html_append_markup (body->html, "</th>");
      break;
    case NEWSROOM_BLOCK_TABLE_CELL:
      newsroom_html_append_markup (body->html, "</td>");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A link, or an image, which a page that fetches nothing shows as a link with its
 * description. Links do not nest in HTML, so the outermost wins. */
static void
enter_anchor (Body                 *body,
              const NewsroomInline *span)
{
  body->n_open_spans++;
  if (body->anchor_span != 0 || span->target == NULL || newsroom_link_target_skip_scheme (span->target, NULL) == NULL)
    return;

  body->anchor_span = body->n_open_spans;
  body->anchor_is_local = span->target[0] == '#';
  if (body->anchor_is_local)
    newsroom_html_headings_begin_link (body->headings, span->target, span->title);
  else
    newsroom_html_append_anchor (body->html, span->target, span->title);
  body->anchor_start = body->html->len;
}

static void
leave_anchor (Body                 *body,
              const NewsroomInline *span)
{
  if (body->anchor_span == body->n_open_spans)
    {
      /* Nobody can see or follow a link without words. */
      if (body->html->len == body->anchor_start && span->target != NULL)
        newsroom_html_append_text (body->html, span->target, -1);
      if (body->anchor_is_local)
        newsroom_html_headings_end_link (body->headings);
      else
        newsroom_html_append_markup (body->html, "</a>");
      body->anchor_span = 0;
    }
  body->n_open_spans--;
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Body *body = user_data;

  switch (span->type)
    {
    case NEWSROOM_INLINE_EMPHASIS:
      newsroom_html_append_markup (body->html, "<em>");
      break;
    case NEWSROOM_INLINE_STRONG:
      newsroom_html_append_markup (body->html, "<strong>");
      break;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      newsroom_html_append_markup (body->html, "<del>");
      break;
    case NEWSROOM_INLINE_CODE:
      newsroom_html_append_markup (body->html, "<code>");
      break;
    case NEWSROOM_INLINE_LINK:
    case NEWSROOM_INLINE_IMAGE:
      enter_anchor (body, span);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Body *body = user_data;

  switch (span->type)
    {
    case NEWSROOM_INLINE_EMPHASIS:
      newsroom_html_append_markup (body->html, "</em>");
      break;
    case NEWSROOM_INLINE_STRONG:
      newsroom_html_append_markup (body->html, "</strong>");
      break;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      newsroom_html_append_markup (body->html, "</del>");
      break;
    case NEWSROOM_INLINE_CODE:
      newsroom_html_append_markup (body->html, "</code>");
      break;
    case NEWSROOM_INLINE_LINK:
    case NEWSROOM_INLINE_IMAGE:
      leave_anchor (body, span);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Body *body = user_data;

  newsroom_html_headings_add_text (body->headings, text, length);
  if (type == NEWSROOM_TEXT_HARD_BREAK)
    newsroom_html_append_markup (body->html, "<br>\n");
  else
    newsroom_html_append_text (body->html, text, (gssize)length);
}

/**
 * newsroom_export_html_append_body:
 * @html: the document so far
 * @text: Markdown
 * @dateline: (nullable): place and date, to stand before the words of the first paragraph
 * @top_level: the level of the highest heading of the text: 2 makes it an h2; others follow
 *   it in the order they have, never below h6
 * @has_ids: whether headings are given ids; links to headings are links only then
 * @gist: (nullable): what learns what the text is about
 * @base: the direction of what it stands in
 * @words: the words of the language of the text
 *
 * A block that is written in another direction than what it is in says so; see “The dir attribute” in
 * the HTML standard.
 *
 * Appends the text as HTML blocks, in time linear in its length.
 */
void
newsroom_export_html_append_body (GString                 *html,
                                  const char              *text,
                                  const char              *dateline,
                                  guint                    top_level,
                                  gboolean                 has_ids,
                                  NewsroomHtmlGist        *gist,
                                  NewsroomDirection        base,
                                  const NewsroomHtmlWords *words)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };
  g_autoptr (NewsroomHtmlHeadings) headings = newsroom_html_headings_new (html, has_ids);
  g_autoptr (NewsroomHtmlDirections) directions = newsroom_html_directions_new (text, base);
  Body                   body = { .html = html, .words = words, .headings = headings, .directions = directions };
  gsize                  start = html->len;
  NewsroomMarkdownReader readers[1 + NEWSROOM_HTML_GIST_N_READERS] = { { &handler, &body } };

  if (dateline != NULL && dateline[0] != '\0')
    body.dateline = dateline;
  if (gist != NULL)
    newsroom_html_gist_get_readers (gist, readers + 1);
  newsroom_markdown_parse_for (text, -1, readers, gist != NULL ? G_N_ELEMENTS (readers) : 1);
  newsroom_html_headings_settle (headings, top_level);

  /* No paragraph to stand in: then before everything. */
  if (body.dateline != NULL)
    {
      g_autoptr (GString) paragraph = g_string_new ("<p><span class=\"dateline p-location\">");

      newsroom_html_append_text (paragraph, body.dateline, -1);
      newsroom_html_append_markup (paragraph, "</span></p>\n");
      g_string_insert_len (html, (gssize)start, paragraph->str, (gssize)paragraph->len);
    }
}
