/* newsroom-span-inline.c — what encloses bold, a link or code in the source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-span-inline-private.h"

#include <string.h>

typedef struct
{
  const char           *body;
  gsize                 length;
  NewsroomInlineExtent *extent;
} Search;

/* Takes up to @n delimiters on each side into the span. */
static void
widen_over (Search     *search,
            const char *delimiters,
            guint       n)
{
  NewsroomInlineExtent *extent = search->extent;

  for (guint i = 0; i < n && extent->start > 0 && extent->end < search->length; i++)
    {
      char before = search->body[extent->start - 1];
      char after = search->body[extent->end];

      if (before != after || before == '\0' || strchr (delimiters, before) == NULL)
        return;
      extent->start--;
      extent->end++;
    }
}

/* What a title of a link or image ends with that begins with this character; '\0' for none. */
static char
get_closing_quote (char c,
                   char before)
{
  if (c == '<')
    return '>';
  if (g_ascii_isspace (before) && (c == '"' || c == '\''))
    return c;

  return '\0';
}

/* Returns: the end of the target behind the words of a link: "](…)", "][…]", "]" or ">" */
static gsize
find_target_end (Search *search)
{
  const char *body = search->body;
  gsize       i = search->extent->end;
  gsize       words_end;
  guint       depth = 0;
  char        quote = '\0';

  if (i >= search->length || (body[i] != ']' && body[i] != '>'))
    return i;
  words_end = ++i;
  if (body[i - 1] == '>' || i == search->length || (body[i] != '(' && body[i] != '['))
    return words_end;

  for (; i < search->length && !(body[i] == '\n' && i + 1 < search->length && body[i + 1] == '\n'); i++)
    {
      char c = body[i];

      if (c == '\\')
        i++;
      else if (quote != '\0' && c == quote)
        {
          search->extent->caption_end = quote != '>' ? i + 1 : search->extent->caption_start;
          quote = '\0';
        }
      else if (quote == '\0' && (quote = get_closing_quote (c, body[i - 1])) != '\0')
        search->extent->caption_start = search->extent->caption_end = i - 1;
      else if (quote == '\0' && (c == '(' || c == '['))
        depth++;
      else if (quote == '\0' && (c == ')' || c == ']') && --depth == 0)
        return i + 1;
    }
  search->extent->caption_start = search->extent->caption_end;

  return words_end;
}

static void
widen_over_target (Search  *search,
                   gboolean is_image)
{
  const char           *body = search->body;
  NewsroomInlineExtent *extent = search->extent;

  if (extent->start > 0 && (body[extent->start - 1] == '[' || body[extent->start - 1] == '<'))
    extent->start--;
  if (is_image && extent->start > 0 && body[extent->start - 1] == '!')
    extent->start--;
  extent->caption_start = extent->caption_end = extent->end;
  extent->end = find_target_end (search);
  if (!is_image || extent->caption_end >= extent->end)
    extent->caption_start = extent->caption_end = extent->content_end;
}

/**
 * newsroom_span_inline_find:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @type: what the parser found
 * @extent: (inout): with its @content_start and @content_end set; gets the rest
 *
 * Returns: the style of the span
 */
NewsroomStyle
newsroom_span_inline_find (const char           *body,
                           gsize                 length,
                           NewsroomInlineType    type,
                           NewsroomInlineExtent *extent)
{
  Search search = { body, length, extent };

  extent->start = extent->content_start;
  extent->end = extent->content_end;
  extent->caption_start = extent->caption_end = extent->content_end;

  switch (type)
    {
    case NEWSROOM_INLINE_EMPHASIS:
      widen_over (&search, "*_", 1);
      return NEWSROOM_STYLE_EMPHASIS;
    case NEWSROOM_INLINE_STRONG:
      widen_over (&search, "*_", 2);
      return NEWSROOM_STYLE_STRONG;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      widen_over (&search, "~", 2);
      return NEWSROOM_STYLE_STRIKETHROUGH;
    case NEWSROOM_INLINE_CODE:
      widen_over (&search, " ", 1);
      widen_over (&search, "`", G_MAXUINT);
      return NEWSROOM_STYLE_CODE;
    case NEWSROOM_INLINE_IMAGE:
      widen_over_target (&search, TRUE);
      return NEWSROOM_STYLE_IMAGE;
    case NEWSROOM_INLINE_LINK:
    default:
      widen_over_target (&search, FALSE);
      return NEWSROOM_STYLE_LINK;
    }
}

/**
 * newsroom_span_inline_is_enclosed:
 * @extent: what was found
 *
 * Returns: whether there are delimiters on both sides
 */
gboolean
newsroom_span_inline_is_enclosed (const NewsroomInlineExtent *extent)
{
  return extent->start < extent->content_start && extent->content_end < extent->end;
}
