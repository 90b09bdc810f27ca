/* newsroom-outline.c — the headings of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-outline.h"

#include "newsroom-markdown.h"

typedef struct
{
  GPtrArray *headings;
  GString   *title;
  gsize      offset;
  gboolean   has_offset;
  gboolean   in_heading;
} Outline;

static void
heading_free (gpointer data)
{
  NewsroomHeading *heading = data;

  g_free (heading->title);
  g_free (heading);
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Outline *outline = user_data;

  if (block->type != NEWSROOM_BLOCK_HEADING)
    return;

  outline->in_heading = TRUE;
  outline->has_offset = FALSE;
  g_string_truncate (outline->title, 0);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Outline         *outline = user_data;
  NewsroomHeading *heading;

  if (block->type != NEWSROOM_BLOCK_HEADING)
    return;

  outline->in_heading = FALSE;
  if (!outline->has_offset)
    return;

  heading = g_new0 (NewsroomHeading, 1);
  heading->title = g_strstrip (g_utf8_make_valid (outline->title->str, (gssize)outline->title->len));
  heading->level = block->level;
  heading->offset = outline->offset;
  g_ptr_array_add (outline->headings, heading);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Outline *outline = user_data;

  if (!outline->in_heading)
    return;

  if (offset >= 0 && !outline->has_offset)
    {
      outline->offset = (gsize)offset;
      outline->has_offset = TRUE;
    }
  if (type == NEWSROOM_TEXT_SOFT_BREAK || type == NEWSROOM_TEXT_HARD_BREAK)
    g_string_append_c (outline->title, ' ');
  else
    g_string_append_len (outline->title, text, (gssize)length);
}

/**
 * newsroom_outline_new:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * What has no words of its own in the body, as "#" alone, is no heading to go to.
 *
 * Returns: (transfer full) (element-type NewsroomHeading): the headings, in order
 */
GPtrArray *
newsroom_outline_new (const char *body,
                      gssize      length)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };
  g_autoptr (GString) title = g_string_new (NULL);
  Outline outline = { .title = title };

  g_return_val_if_fail (body != NULL, NULL);

  outline.headings = g_ptr_array_new_with_free_func (heading_free);
  newsroom_markdown_parse (body, length, &handler, &outline);

  return outline.headings;
}
