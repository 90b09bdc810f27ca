/* newsroom-typography-map.c — which bytes of a text are words that may be corrected
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography-private.h"

#include "newsroom-line-prefix-private.h"
#include "newsroom-markdown.h"

#include <string.h>

typedef struct
{
  const char *text;
  guint8     *kinds;
  gboolean    is_at_start; /* of a block */
} Map;

static void
block_cb (const NewsroomBlock *block,
          gpointer             user_data)
{
  ((Map *)user_data)->is_at_start = TRUE;
}

/* What stands behind a backslash that the parser took away was meant as it is. */
static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Map *map = user_data;

  if (offset < 0 || length == 0 || type == NEWSROOM_TEXT_SOFT_BREAK || type == NEWSROOM_TEXT_HARD_BREAK)
    return;

  memset (map->kinds + offset, type == NEWSROOM_TEXT_CODE ? NEWSROOM_KIND_KEPT : NEWSROOM_KIND_TEXT, length);
  if (offset > 0 && map->text[offset - 1] == '\\' && map->kinds[offset - 1] == NEWSROOM_KIND_MARKUP)
    map->kinds[offset] = NEWSROOM_KIND_KEPT;
  if (map->is_at_start)
    map->kinds[offset] |= NEWSROOM_KIND_BLOCK;
  map->is_at_start = FALSE;
}

static void
set_kind (guint8                *kinds,
          gsize                  start,
          gsize                  end,
          NewsroomTypographyKind kind)
{
  for (gsize i = start; i < end; i++)
    kinds[i] = (kinds[i] & NEWSROOM_KIND_BLOCK) | kind;
}

/* YAML at the head of a body: up to the line that ends it or, while it is being written, an empty one. */
static void
keep_front_matter (const char *text,
                   gsize       length,
                   guint8     *kinds)
{
  gsize start = 4;

  if (length < 4 || memcmp (text, "---\n", 4) != 0)
    return;

  while (start < length)
    {
      const char *newline = memchr (text + start, '\n', length - start);
      gsize       end = newline != NULL ? (gsize)(newline - text) : length;

      if (end == start || (end - start == 3 && (memcmp (text + start, "---", 3) == 0 || memcmp (text + start, "...", 3) == 0)))
        break;
      start = end + 1;
    }
  set_kind (kinds, 0, MIN (start, length), NEWSROOM_KIND_KEPT);
}

/* What looks like a tag is read as none, but whoever writes one means its quotes as they are. One that
 * is not ended reaches to the end of the line. */
static void
keep_tags (const char *text,
           gsize       first,
           gsize       last,
           guint8     *kinds)
{
  const char *end_of_text = text + last;

  for (const char *p = text + first; (p = memchr (p, '<', (gsize)(end_of_text - p))) != NULL;)
    {
      const char *newline, *end;

      if (p + 1 == end_of_text || (!g_ascii_isalpha (p[1]) && strchr ("/!?", p[1]) == NULL) || p[1] == '\0')
        {
          p++;
          continue;
        }
      newline = memchr (p, '\n', (gsize)(end_of_text - p));
      end = newline != NULL ? newline : end_of_text;
      end = memchr (p, '>', (gsize)(end - p)) != NULL ? (const char *)memchr (p, '>', (gsize)(end - p)) + 1 : end;
      for (gsize i = (gsize)(p - text); i < (gsize)(end - text); i++)
        if ((kinds[i] & NEWSROOM_KIND_MASK) == NEWSROOM_KIND_TEXT)
          set_kind (kinds, i, i + 1, NEWSROOM_KIND_MARKUP);
      p = end;
    }
}

static gboolean
ends_address (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isspace (c) || c == '"' || c == '`' || c == '<' || c == '>' || c == 0x00ab || c == 0x00bb || (c >= 0x201c && c <= 0x201f);
}

/* Whether a run of characters without spaces is an address of the web or of mail. */
static gboolean
is_address (const char *word,
            gsize       length)
{
  const char *at = memchr (word, '@', length);

  if (g_strstr_len (word, (gssize)length, "://") != NULL)
    return TRUE;
  if (length > 4 && g_ascii_strncasecmp (word, "www.", 4) == 0)
    return TRUE;
  if (length > 7 && g_ascii_strncasecmp (word, "mailto:", 7) == 0)
    return TRUE;

  return at != NULL && at > word && memchr (at, '.', length - (gsize)(at - word)) != NULL;
}

/* Where the name of the scheme begins: what stands before it, as in "one--http://…", is not part of the address. */
static gsize
find_scheme (const char *text,
             gsize       start,
             gsize       end)
{
  const char *colon = g_strstr_len (text + start, (gssize)(end - start), "://");
  gsize       scheme = colon != NULL ? (gsize)(colon - text) : start;

  while (scheme > start && g_ascii_isalnum (text[scheme - 1]))
    scheme--;

  return scheme;
}

/* Brackets and quotes before an address and the sentence's marks behind it are not part of it; but one
 * that is being written may go on with them. */
static void
keep_address (const char *text,
              gsize       start,
              gsize       end,
              gsize       caret,
              guint8     *kinds)
{
  while (start < end && g_utf8_strchr ("('[*_‘’‚‹-–—", -1, g_utf8_get_char (text + start)) != NULL)
    start += (gsize)g_utf8_skip[(guint8)text[start]];
  start = find_scheme (text, start, end);
  while (end > start && end != caret)
    {
      const char *last = g_utf8_find_prev_char (text + start, text + end);

      if (g_utf8_strchr (".,;:!?)'*_]’‘…–—›", -1, g_utf8_get_char (last)) == NULL)
        break;
      end = (gsize)(last - text);
    }
  if (end > start && is_address (text + start, end - start))
    set_kind (kinds, start, end, NEWSROOM_KIND_KEPT);
}

static void
keep_addresses (const char *text,
                gsize       first,
                gsize       last,
                gsize       caret,
                guint8     *kinds)
{
  gsize i = first;

  while (i < last)
    {
      gsize start = i;

      while (i < last && (kinds[i] & NEWSROOM_KIND_MASK) == NEWSROOM_KIND_TEXT && !ends_address (text + i))
        i += (gsize)g_utf8_skip[(guint8)text[i]];
      if (i > start + 4)
        keep_address (text, start, MIN (i, last), caret, kinds);
      if (i == start)
        i += (gsize)g_utf8_skip[(guint8)text[i]];
    }
}

static gboolean
is_blank (const char *text,
          gsize       start,
          gsize       end)
{
  while (start < end && (text[start] == ' ' || text[start] == '\t'))
    start++;

  return start == end;
}

/**
 * newsroom_typography_find_paragraph:
 * @text: UTF-8 text
 * @length: its length in bytes
 * @caret: a place in it, in bytes
 * @first: (out): the first byte of the lines around it, up to an empty one
 * @last: (out): the byte after their last
 */
void
newsroom_typography_find_paragraph (const char *text,
                                    gsize       length,
                                    gsize       caret,
                                    gsize      *first,
                                    gsize      *last)
{
  gsize start = newsroom_line_find_start (text, caret), end = newsroom_line_find_end (text, (gssize)length, caret);

  while (start > 0)
    {
      gsize above = newsroom_line_find_start (text, start - 1);

      if (is_blank (text, above, start - 1))
        break;
      start = above;
    }
  while (end < length)
    {
      gsize below = newsroom_line_find_end (text, (gssize)length, end + 1);

      if (is_blank (text, end + 1, below))
        break;
      end = below;
    }
  *first = start;
  *last = end;
}

/**
 * newsroom_typography_map:
 * @text: UTF-8 text
 * @length: its length in bytes
 * @caret: the byte behind what is being typed, around which alone the text is looked at closely; 0 if
 *   nothing is
 * @is_markdown: whether it is a body
 *
 * Asks the parser, and keeps apart what only a reader would: addresses, what looks like HTML, YAML.
 * Takes time linear in @length.
 *
 * Returns: (transfer full) (array length=length): a #NewsroomTypographyKind for each byte
 */
guint8 *
newsroom_typography_map (const char *text,
                         gsize       length,
                         gsize       caret,
                         gboolean    is_markdown)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = block_cb, .leave_block = block_cb, .text = text_cb };
  guint8                              *kinds = g_malloc0 (length + 1);
  Map                                  map = { text, kinds, TRUE };
  gsize                                first = 0, last = length;

  if (caret > 0)
    newsroom_typography_find_paragraph (text, length, caret, &first, &last);

  if (is_markdown)
    {
      newsroom_markdown_parse (text, (gssize)length, &handler, &map);
      keep_front_matter (text, length, kinds);
      keep_tags (text, first, last, kinds);
    }
  else
    {
      memset (kinds, NEWSROOM_KIND_TEXT, length);
      kinds[0] |= NEWSROOM_KIND_BLOCK;
    }
  keep_addresses (text, first, last, caret, kinds);

  return kinds;
}

/**
 * newsroom_typography_is_text:
 * @kinds: those of newsroom_typography_map()
 * @length: the length of the text in bytes
 * @start: the first byte of a stretch
 * @end: the byte after its last; for an empty one the byte at @start is asked for
 *
 * Returns: whether all of it may be corrected
 */
gboolean
newsroom_typography_is_text (const guint8 *kinds,
                             gsize         length,
                             gsize         start,
                             gsize         end)
{
  for (gsize i = start; i < MAX (end, start + 1); i++)
    if (i >= length || (kinds[i] & NEWSROOM_KIND_MASK) != NEWSROOM_KIND_TEXT)
      return FALSE;

  return TRUE;
}
