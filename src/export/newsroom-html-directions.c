/* newsroom-html-directions.c — from where to where the blocks of a body are written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-directions-private.h"

#include "newsroom-markdown.h"

struct _NewsroomHtmlDirections
{
  GArray *blocks; /* #NewsroomDirection, in the order in which they begin */
  GArray *open;   /* while they are found, guint: which blocks; then #NewsroomDirection: how they are written */
  guint   next;
};

/* Rows and parts of tables have no words of their own, and their cells stand as the table says. */
static gboolean
has_direction (NewsroomBlockType type)
{
  return type != NEWSROOM_BLOCK_DOCUMENT && type != NEWSROOM_BLOCK_TABLE_HEAD && type != NEWSROOM_BLOCK_TABLE_BODY && type != NEWSROOM_BLOCK_TABLE_ROW;
}

/* Code is written from left to right, whatever its comments are. */
static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  NewsroomHtmlDirections *self = user_data;
  const NewsroomDirection own = block->type == NEWSROOM_BLOCK_CODE ? NEWSROOM_DIRECTION_LEFT_TO_RIGHT : NEWSROOM_DIRECTION_NONE;

  if (has_direction (block->type))
    g_array_append_val (self->open, self->blocks->len);
  g_array_append_val (self->blocks, own);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  NewsroomHtmlDirections *self = user_data;

  if (has_direction (block->type))
    g_array_set_size (self->open, self->open->len - 1);
}

/* The first words with a direction give it to all blocks that they are in and that have none: a
 * block that has one is in blocks that have, but for code, which gives none. */
static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  NewsroomHtmlDirections *self = user_data;
  NewsroomDirection       found = NEWSROOM_DIRECTION_NONE;

  for (guint i = self->open->len; i > 0; i--)
    {
      NewsroomDirection *block = &g_array_index (self->blocks, NewsroomDirection, g_array_index (self->open, guint, i - 1));

      if (*block != NEWSROOM_DIRECTION_NONE)
        break;
      if (found == NEWSROOM_DIRECTION_NONE)
        found = newsroom_direction_find (text, (gssize)length);
      if (found == NEWSROOM_DIRECTION_NONE)
        break;
      *block = found;
    }
}

/**
 * newsroom_html_directions_new:
 * @markdown: a body
 * @base: the direction of what it will stand in
 *
 * Returns: (transfer full): the directions of its blocks
 */
NewsroomHtmlDirections *
newsroom_html_directions_new (const char       *markdown,
                              NewsroomDirection base)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .text = text_cb,
  };
  NewsroomHtmlDirections      *self = g_new0 (NewsroomHtmlDirections, 1);
  const NewsroomMarkdownReader reader = { &handler, self };

  self->blocks = g_array_new (FALSE, FALSE, sizeof (NewsroomDirection));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  newsroom_markdown_parse_for (markdown, -1, &reader, 1);
  g_clear_pointer (&self->open, g_array_unref);
  self->open = g_array_new (FALSE, FALSE, sizeof (NewsroomDirection));
  g_array_append_val (self->open, base);

  return self;
}

/**
 * newsroom_html_directions_free:
 * @self: (transfer full): directions
 */
void
newsroom_html_directions_free (NewsroomHtmlDirections *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->open);
  g_free (self);
}

/**
 * newsroom_html_directions_enter:
 * @self: directions
 *
 * Goes on to the block that begins next.
 *
 * Returns: its direction if that is another than of what it is in, else none
 */
NewsroomDirection
newsroom_html_directions_enter (NewsroomHtmlDirections *self)
{
  const NewsroomDirection outer = g_array_index (self->open, NewsroomDirection, self->open->len - 1);
  NewsroomDirection       own = g_array_index (self->blocks, NewsroomDirection, self->next);

  self->next++;
  if (own == NEWSROOM_DIRECTION_NONE)
    own = outer;
  g_array_append_val (self->open, own);

  return own != outer ? own : NEWSROOM_DIRECTION_NONE;
}

/**
 * newsroom_html_directions_leave:
 * @self: directions
 *
 * The block that was entered last ends.
 */
void
newsroom_html_directions_leave (NewsroomHtmlDirections *self)
{
  g_array_set_size (self->open, self->open->len - 1);
}
