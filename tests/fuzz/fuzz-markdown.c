/* fuzz-markdown.c — any bytes as a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-markdown.h"
#include "newsroom-plain-text.h"

#include <string.h>

/* Every text that is said to lie in the body lies there, and spans and blocks are nested. */
typedef struct
{
  const char *body;
  gsize       length;
  int         depth;
} Check;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Check *)user_data)->depth++;
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_assert (((Check *)user_data)->depth-- > 0);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_assert ((span->target != NULL) == (span->type == NEWSROOM_INLINE_LINK || span->type == NEWSROOM_INLINE_IMAGE));
  ((Check *)user_data)->depth++;
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_assert (((Check *)user_data)->depth-- > 0);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Check *check = user_data;

  g_assert (length > 0);
  g_assert (memchr (text, '\0', length) == NULL);
  if (offset >= 0)
    g_assert ((gsize)offset + length <= check->length && memcmp (check->body + offset, text, length) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const NewsroomMarkdownHandler handler = {
    enter_block_cb,
    leave_block_cb,
    enter_inline_cb,
    leave_inline_cb,
    text_cb,
  };
  g_autofree char *words = NULL;
  Check            check = { (const char *)data, size, 0 };

  if (size == 0)
    return 0;

  newsroom_markdown_parse (check.body, (gssize)size, &handler, &check);
  g_assert (check.depth == 0);

  words = newsroom_plain_text_from_markdown (check.body, (gssize)size);
  if (g_utf8_validate_len (check.body, size, NULL))
    g_assert (g_utf8_validate (words, -1, NULL));

  return 0;
}
