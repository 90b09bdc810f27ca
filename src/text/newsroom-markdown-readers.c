/* newsroom-markdown-readers.c — one parse of a body for several readers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown.h"

typedef struct
{
  const NewsroomMarkdownReader *readers;
  guint                         n_readers;
} Readers;

/* Calls the function @member of each reader who has it. */
#define tell(user_data, member, ...)                                              \
  G_STMT_START                                                                    \
  {                                                                               \
    const Readers *all = (user_data);                                             \
                                                                                  \
    for (guint i = 0; i < all->n_readers; i++)                                    \
      if (all->readers[i].handler->member != NULL)                                \
        all->readers[i].handler->member (__VA_ARGS__, all->readers[i].user_data); \
  }                                                                               \
  G_STMT_END

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  tell (user_data, enter_block, block);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  tell (user_data, leave_block, block);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  tell (user_data, enter_inline, span);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  tell (user_data, leave_inline, span);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  tell (user_data, text, type, text, length, offset);
}

/**
 * newsroom_markdown_parse_for:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 * @readers: (array length=n_readers): who reads it
 * @n_readers: how many
 *
 * Parses a body as newsroom_markdown_parse() does, once for all readers. Of each part the first
 * is told first.
 */
void
newsroom_markdown_parse_for (const char                   *body,
                             gssize                        length,
                             const NewsroomMarkdownReader *readers,
                             guint                         n_readers)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };
  Readers all = { readers, n_readers };

  newsroom_markdown_parse (body, length, &handler, &all);
}
