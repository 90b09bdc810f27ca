/* newsroom-markers.c — what makes words bold, a link or a heading, to be taken away at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markers.h"

#include "newsroom-markdown.h"
#include "newsroom-span-finder-private.h"

#include <string.h>

/* What stands for the parts of a parse where it is written down, among its words. */
#define BLOCK '\1'
#define ENTER '\2'
#define LEAVE '\3'
#define END '\4'
#define HARD_BREAK '\5'

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_string_append_printf (user_data, "%c%d %u %u %d %d%c", BLOCK, block->type, block->level, block->start, block->tight, block->is_task + block->is_checked, END);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_string_append_printf (user_data, "%c/%d%c", BLOCK, block->type, END);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (user_data, "%c%d %s %s%c", ENTER, span->type, span->target != NULL ? span->target : "", span->title != NULL ? span->title : "", END);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (user_data, "%c%d%c", LEAVE, span->type, END);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  if (type == NEWSROOM_TEXT_HARD_BREAK)
    g_string_append_c (user_data, HARD_BREAK);
  g_string_append_len (user_data, text, (gssize)length);
}

static GString *
write_down (const char *body,
            gsize       length)
{
  static const NewsroomMarkdownHandler handler = { enter_block_cb, leave_block_cb, enter_inline_cb, leave_inline_cb, text_cb };
  GString                             *written = g_string_sized_new (length + length / 4);

  newsroom_markdown_parse (body, (gssize)length, &handler, written);

  return written;
}

/* How much is compared at once: what stands for the beginning or end of a span, or a byte. */
static gsize
get_token_length (const GString *written,
                  gsize          i)
{
  const char *end = NULL;

  if (i >= written->len)
    return 0;
  if (written->str[i] == ENTER || written->str[i] == LEAVE)
    end = memchr (written->str + i, END, written->len - i);

  return end != NULL ? (gsize)(end + 1 - (written->str + i)) : 1;
}

/* Whether @after is @before without one span, whose words stay. */
static gboolean
is_less_one_span (const GString *before,
                  const GString *after)
{
  static const char marks[] = { ENTER, LEAVE };
  guint             n_gone = 0;
  gsize             j = 0;
  gsize             n;

  for (gsize i = 0; (n = get_token_length (before, i)) > 0; i += n)
    {
      if (after->len - j >= n && memcmp (before->str + i, after->str + j, n) == 0)
        j += n;
      else if (n_gone < G_N_ELEMENTS (marks) && before->str[i] == marks[n_gone])
        n_gone++;
      else
        return FALSE;
    }

  return n_gone == G_N_ELEMENTS (marks) && j == after->len;
}

/* Whether @after is @before with a paragraph in place of a heading. */
static gboolean
is_less_one_heading (const GString *before,
                     const GString *after)
{
  g_autofree char *enter = g_strdup_printf ("%c%d ", BLOCK, NEWSROOM_BLOCK_HEADING);
  g_autofree char *leave = g_strdup_printf ("%c/%d%c", BLOCK, NEWSROOM_BLOCK_HEADING, END);
  g_autoptr (GString) expected = g_string_sized_new (before->len);
  gsize       i = 0;
  const char *end;

  while (i < before->len && i < after->len && before->str[i] == after->str[i])
    i++;
  while (i > 0 && before->str[i] != BLOCK)
    i--;
  if (!g_str_has_prefix (before->str + i, enter))
    return FALSE;

  g_string_append_len (expected, before->str, (gssize)i);
  g_string_append_printf (expected, "%c%d 0 0 0 0%c", BLOCK, NEWSROOM_BLOCK_PARAGRAPH, END);
  i = (gsize)(strchr (before->str + i, END) + 1 - before->str);
  end = strstr (before->str + i, leave);
  if (end == NULL)
    return FALSE;
  g_string_append_len (expected, before->str + i, end - (before->str + i));
  g_string_append_printf (expected, "%c/%d%c", BLOCK, NEWSROOM_BLOCK_PARAGRAPH, END);
  g_string_append (expected, end + strlen (leave));

  return g_string_equal (expected, after);
}

static gboolean
can_go (const char            *body,
        gsize                  length,
        const NewsroomMarkers *markers)
{
  g_autoptr (GString) rest = g_string_new_len (body, (gssize)length);
  g_autoptr (GString) before = NULL;
  g_autoptr (GString) after = NULL;

  g_string_erase (rest, (gssize)markers->closing, (gssize)markers->closing_length);
  g_string_erase (rest, (gssize)markers->opening, (gssize)markers->opening_length);
  before = write_down (body, length);
  after = write_down (rest->str, rest->len);

  return markers->closing_length > 0 ? is_less_one_span (before, after) : is_less_one_heading (before, after);
}

/* The "# " of a heading without anything before it on its line, where the words begin at @at. */
static gboolean
find_heading (const char      *body,
              gsize            at,
              NewsroomMarkers *markers)
{
  gsize start = at;

  while (start > 0 && (body[start - 1] == ' ' || body[start - 1] == '\t'))
    start--;
  if (start == at || start == 0 || body[start - 1] != '#')
    return FALSE;
  while (start > 0 && body[start - 1] == '#')
    start--;
  if (at - start > 8 || (start > 0 && body[start - 1] != '\n'))
    return FALSE;

  *markers = (NewsroomMarkers){ start, at - start, at, 0 };

  return TRUE;
}

/* Pairs come the inner ones first; of an image only its description would stay. */
static gboolean
find_pair (const char      *body,
           gsize            length,
           gsize            at,
           gboolean         backward,
           NewsroomMarkers *markers)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (NewsroomFoundPair));
  g_autoptr (GArray) found = NULL;
  guint n_lines;

  found = newsroom_span_finder_run (body, length, &n_lines, pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      const NewsroomFoundPair *pair = &g_array_index (pairs, NewsroomFoundPair, i);

      if (pair->style == NEWSROOM_STYLE_IMAGE)
        continue;
      if ((backward ? pair->opening.end : pair->opening.start) != at && (backward ? pair->closing.end : pair->closing.start) != at)
        continue;
      *markers = (NewsroomMarkers){ pair->opening.start, pair->opening.end - pair->opening.start, pair->closing.start, pair->closing.end - pair->closing.start };
      return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_markers_find:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @at: a place in it, in bytes
 * @backward: whether the marker is looked for before @at, else behind it
 * @markers: (out): what is to go
 *
 * Finds the markers of the bold, italic, struck-out or linked words or the code with a marker
 * beside @at, or those of a heading whose words begin there. They are found only if all else
 * stays as it is without them: words, other spans and blocks.
 *
 * Returns: whether there are such
 */
gboolean
newsroom_markers_find (const char      *body,
                       gsize            length,
                       gsize            at,
                       gboolean         backward,
                       NewsroomMarkers *markers)
{
  NewsroomMarkers found;

  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (at <= length, FALSE);
  g_return_val_if_fail (markers != NULL, FALSE);

  if (!(backward && find_heading (body, at, &found)) && !find_pair (body, length, at, backward, &found))
    return FALSE;
  if (!can_go (body, length, &found))
    return FALSE;

  *markers = found;

  return TRUE;
}

/* Whether a pair has nothing between it but what is found so far, which it is then part of. */
static gboolean
add_pair_around (const GArray       *pairs,
                 NewsroomFoundRange *found)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const NewsroomFoundPair *pair = &g_array_index (pairs, NewsroomFoundPair, i);

      if (pair->style == NEWSROOM_STYLE_IMAGE || pair->opening.end != found->start || pair->closing.start != found->end ||
          pair->opening.start == pair->opening.end)
        continue;
      found->start = pair->opening.start;
      found->end = pair->closing.end;
      return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_markers_find_emptied:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @at: where words were deleted, in bytes
 * @words: what was deleted
 * @markers: (out): what encloses nothing any more
 *
 * Finds the markers around all of the words that were deleted, of which nothing would be left but signs. Marks
 * between which there were no words are left alone.
 *
 * Returns: whether there are such
 */
gboolean
newsroom_markers_find_emptied (const char      *body,
                               gsize            length,
                               gsize            at,
                               const char      *words,
                               NewsroomMarkers *markers)
{
  g_autofree char *kept = NULL;
  g_autoptr (GString) before = NULL;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (NewsroomFoundPair));
  g_autoptr (GArray) spans = NULL;
  NewsroomFoundRange found;
  guint              n_lines;

  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (at <= length, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (markers != NULL, FALSE);

  kept = g_strstrip (g_strdup (words));
  if (kept[0] == '\0')
    return FALSE;

  before = g_string_new_len (body, (gssize)length);
  g_string_insert (before, (gssize)at, kept);
  spans = newsroom_span_finder_run (before->str, before->len, &n_lines, pairs);
  found = (NewsroomFoundRange){ at, at + strlen (kept) };
  while (add_pair_around (pairs, &found))
    ;
  if (found.start == at)
    return FALSE;

  *markers = (NewsroomMarkers){ found.start, at - found.start, at, found.end - at - strlen (kept) };

  return TRUE;
}
