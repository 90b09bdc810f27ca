/* newsroom-span-finder.c — what the parser says of a body, as styles of its lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-span-finder-private.h"

#include "newsroom-entities-private.h"
#include "newsroom-notes.h"
#include "newsroom-span-inline-private.h"

#include <string.h>

/* Deeper nesting is not shown; without a limit it would cost its square. */
#define MAX_DEPTH 16

/* With "&" and ";", in bytes. */
#define LONGEST_ENTITY 40

/* Behind the text before it, in bytes: else a body of zero bytes would cost its square. */
#define FARTHEST_ENTITY 1024

/* A block or inline span that is open. Its extent is known from the text in it: bytes of
 * the body, empty as long as @end is 0. */
typedef struct
{
  gsize    start;
  gsize    end;
  gboolean is_shown;
} Open;

typedef struct
{
  const char *body;
  gsize       length;

  GArray *lines; /* of gsize: where each line starts */
  GArray *found; /* of NewsroomFoundSpan */
  GArray *open;  /* of Open */
  GArray *pairs; /* of NewsroomFoundPair, or NULL */

  gsize cursor;    /* where the last text ended */
  guint rule_line; /* the first line on which the next rule can be */
  guint n_quotes;
  guint n_items;
  guint n_inlines;
} Finder;

static guint
line_of (Finder *finder,
         gsize   offset)
{
  guint low = 0;
  guint high = finder->lines->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (finder->lines, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static gsize
line_start (Finder *finder,
            guint   line)
{
  return g_array_index (finder->lines, gsize, line);
}

/* Returns: the end of a line, without its line end */
static gsize
line_end (Finder *finder,
          guint   line)
{
  return line + 1 < finder->lines->len ? g_array_index (finder->lines, gsize, line + 1) - 1 : finder->length;
}

/* Adds a style to a part of the body, once for each line. */
static void
add_style (Finder       *finder,
           gsize         start,
           gsize         end,
           NewsroomStyle style,
           guint         depth)
{
  for (guint line = line_of (finder, start); line < finder->lines->len && line_start (finder, line) < end; line++)
    {
      gsize             from = MAX (start, line_start (finder, line));
      gsize             to = MIN (end, line_end (finder, line));
      NewsroomFoundSpan found = { line, { (guint32)(from - line_start (finder, line)), (guint32)(to - line_start (finder, line)), (guint16)style, (guint16)depth } };

      if (from < to)
        g_array_append_val (finder->found, found);
    }
}

static void
add_lines (Finder       *finder,
           guint         first,
           guint         last,
           NewsroomStyle style,
           guint         depth)
{
  add_style (finder, line_start (finder, first), line_end (finder, last), style, depth);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* What is not text is markup; blanks before it are not, the blanks between it and the
 * text behind it are. */
static void
add_markup (Finder *finder,
            gsize   start,
            gsize   end)
{
  while (start < end)
    {
      const char *newline = memchr (finder->body + start, '\n', end - start);
      gsize       stop = newline != NULL ? (gsize)(newline - finder->body) : end;

      while (start < stop && is_blank (finder->body[start]))
        start++;
      if (start < stop)
        add_style (finder, start, stop, NEWSROOM_STYLE_MARKUP, 0);
      start = stop + 1;
    }
}

static void
push_open (Finder  *finder,
           gboolean is_shown)
{
  Open open = { 0, 0, is_shown };

  g_array_append_val (finder->open, open);
}

static void
widen_innermost (Finder *finder,
                 gsize   start,
                 gsize   end)
{
  Open *open;

  if (finder->open->len == 0 || end == 0)
    return;

  open = &g_array_index (finder->open, Open, finder->open->len - 1);
  open->start = open->end == 0 ? start : MIN (open->start, start);
  open->end = MAX (open->end, end);
}

static Open
pop_open (Finder *finder)
{
  Open open = g_array_index (finder->open, Open, finder->open->len - 1);

  g_array_set_size (finder->open, finder->open->len - 1);

  return open;
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Finder *finder = user_data;
  guint   depth = 0;

  if (block->type == NEWSROOM_BLOCK_QUOTE)
    depth = ++finder->n_quotes;
  else if (block->type == NEWSROOM_BLOCK_LIST_ITEM)
    depth = ++finder->n_items;

  push_open (finder, depth <= MAX_DEPTH);
  if (block->type == NEWSROOM_BLOCK_LIST_ITEM && block->is_task && block->task_mark_offset > 0)
    add_style (finder, block->task_mark_offset - 1, block->task_mark_offset + 2, NEWSROOM_STYLE_TASK, 0);
}

/* Whether an "#" makes the heading, and not the line below it. */
static gboolean
is_atx (Finder *finder,
        gsize   text_start)
{
  gsize start = line_start (finder, line_of (finder, text_start));

  return memchr (finder->body + start, '#', text_start - start) != NULL;
}

static void
add_heading (Finder     *finder,
             const Open *open,
             guint       level)
{
  guint first = line_of (finder, open->start);
  guint last = line_of (finder, open->end - 1);

  if (!is_atx (finder, open->start) && last + 1 < finder->lines->len)
    last++;
  finder->rule_line = MAX (finder->rule_line, last + 1);
  add_lines (finder, first, last, (NewsroomStyle)(NEWSROOM_STYLE_HEADING_1 + level - 1), 0);
}

/* Whether a line is the fence of a code block, perhaps in a quote or list. */
static gboolean
is_fence (Finder *finder,
          guint   line)
{
  gsize       i = line_start (finder, line);
  gsize       end = line_end (finder, line);
  const char *body = finder->body;

  while (i < end && (is_blank (body[i]) || g_ascii_isdigit (body[i]) || strchr (">-+*.)", body[i]) != NULL))
    i++;

  return end - i >= 3 && (memcmp (body + i, "```", 3) == 0 || memcmp (body + i, "~~~", 3) == 0);
}

/* Whether a line has nothing on it but quote markers. */
static gboolean
is_empty (Finder *finder,
          guint   line)
{
  for (gsize i = line_start (finder, line); i < line_end (finder, line); i++)
    if (!is_blank (finder->body[i]) && finder->body[i] != '>')
      return FALSE;

  return TRUE;
}

static void
add_code_block (Finder     *finder,
                const Open *open)
{
  guint first = line_of (finder, open->start);
  guint last = line_of (finder, open->end - 1);

  if (first > 0 && is_fence (finder, first - 1))
    {
      guint fence = last + 1;

      first--;
      while (fence < finder->lines->len && is_empty (finder, fence))
        fence++;
      if (fence < finder->lines->len && is_fence (finder, fence))
        last = fence;
    }
  finder->rule_line = MAX (finder->rule_line, last + 1);
  add_lines (finder, first, last, NEWSROOM_STYLE_CODE_BLOCK, 0);
}

/* Whether a line is a rule, perhaps in a quote or list. */
static gboolean
is_rule (Finder *finder,
         guint   line)
{
  gsize start = line_start (finder, line);
  gsize end = line_end (finder, line);
  guint n = 0;
  char  mark;

  while (end > start && is_blank (finder->body[end - 1]))
    end--;
  if (end == start)
    return FALSE;

  mark = finder->body[end - 1];
  if (mark != '-' && mark != '*' && mark != '_')
    return FALSE;

  for (gsize i = start; i < end; i++)
    {
      char c = finder->body[i];

      if (c == '\0' || (!is_blank (c) && !g_ascii_isdigit (c) && strchr (">-+*_.)", c) == NULL))
        return FALSE;
      n += c == mark;
    }

  return n >= 3;
}

/* The parser does not say where a rule is: on the first line like one behind the last text. */
static void
add_rule (Finder *finder)
{
  guint line = finder->cursor > 0 ? line_of (finder, finder->cursor - 1) + 1 : 0;

  line = MAX (line, finder->rule_line);
  while (line < finder->lines->len && !is_rule (finder, line))
    line++;
  finder->rule_line = line + 1;
  if (line >= finder->lines->len)
    return;

  add_lines (finder, line, line, NEWSROOM_STYLE_RULE, 0);
  widen_innermost (finder, line_start (finder, line), line_end (finder, line));
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Finder *finder = user_data;
  Open    open = pop_open (finder);
  guint   depth = 0;

  if (block->type == NEWSROOM_BLOCK_QUOTE)
    depth = finder->n_quotes--;
  else if (block->type == NEWSROOM_BLOCK_LIST_ITEM)
    depth = finder->n_items--;

  if (block->type == NEWSROOM_BLOCK_RULE)
    add_rule (finder);
  if (open.end == 0)
    return;

  if (block->type == NEWSROOM_BLOCK_HEADING)
    add_heading (finder, &open, block->level);
  else if (block->type == NEWSROOM_BLOCK_CODE)
    add_code_block (finder, &open);
  else if (block->type == NEWSROOM_BLOCK_TABLE)
    add_lines (finder, line_of (finder, open.start), line_of (finder, open.end - 1), NEWSROOM_STYLE_TABLE, 0);
  else if (depth > 0 && open.is_shown)
    add_lines (finder, line_of (finder, open.start), line_of (finder, open.end - 1), block->type == NEWSROOM_BLOCK_QUOTE ? NEWSROOM_STYLE_QUOTE : NEWSROOM_STYLE_LIST_ITEM, depth);
  widen_innermost (finder, open.start, open.end);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Finder *finder = user_data;

  finder->n_inlines++;
  push_open (finder, finder->n_inlines <= MAX_DEPTH);
}

/* What encloses a span: alone where there is something on both sides. */
static void
add_delimiters (Finder                     *finder,
                const NewsroomInlineExtent *extent,
                NewsroomStyle               style)
{
  NewsroomFoundPair pair = { { extent->start, extent->content_start }, { extent->content_end, extent->end }, style };

  if (!newsroom_span_inline_is_enclosed (extent))
    return;

  add_style (finder, extent->start, extent->content_start, NEWSROOM_STYLE_DELIMITER, 0);
  if (extent->caption_start < extent->caption_end)
    {
      add_style (finder, extent->content_end, extent->caption_start, NEWSROOM_STYLE_DELIMITER, 0);
      add_style (finder, extent->caption_start, extent->caption_end, NEWSROOM_STYLE_CAPTION, 0);
      add_style (finder, extent->caption_end, extent->end, NEWSROOM_STYLE_DELIMITER, 0);
    }
  else
    {
      add_style (finder, extent->content_end, extent->end, NEWSROOM_STYLE_DELIMITER, 0);
    }
  if (finder->pairs != NULL)
    g_array_append_val (finder->pairs, pair);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Finder              *finder = user_data;
  Open                 open = pop_open (finder);
  NewsroomInlineExtent extent = { .content_start = open.start, .content_end = open.end };
  NewsroomStyle        style;

  finder->n_inlines--;
  if (open.end == 0)
    return;

  style = newsroom_span_inline_find (finder->body, finder->length, span->type, &extent);
  if (open.is_shown)
    {
      add_style (finder, extent.start, extent.end, style, 0);
      add_delimiters (finder, &extent, style);
    }
  widen_innermost (finder, extent.start, extent.end);
}

/* A line break that was meant: the spaces or the backslash before the end of the line. */
static void
add_hard_break (Finder *finder)
{
  const char *start = finder->body + finder->cursor;
  const char *newline = memchr (start, '\n', finder->length - finder->cursor);
  const char *p = newline;

  if (newline == NULL)
    return;

  if (p > start && p[-1] == '\\')
    p--;
  else
    while (p > start && p[-1] == ' ')
      p--;
  if (p < newline)
    add_style (finder, (gsize)(p - finder->body), (gsize)(newline - finder->body), NEWSROOM_STYLE_HARD_BREAK, 0);
}

/* A character that is written by its name is text that stands elsewhere than its source. */
static void
add_entity (Finder     *finder,
            const char *text,
            gsize       text_length)
{
  const char *end = finder->body + MIN (finder->length, finder->cursor + FARTHEST_ENTITY);
  char        decoded[NEWSROOM_ENTITY_MAX_LENGTH];

  for (const char *p = finder->body + finder->cursor; (p = memchr (p, '&', (gsize)(end - p))) != NULL; p++)
    {
      const char *stop = memchr (p, ';', MIN (LONGEST_ENTITY, (gsize)(end - p)));
      gsize       start = (gsize)(p - finder->body);

      if (stop == NULL || newsroom_entity_decode (p, (gsize)(stop + 1 - p), decoded) != text_length || memcmp (decoded, text, text_length) != 0)
        continue;

      add_markup (finder, finder->cursor, start);
      finder->cursor = (gsize)(stop + 1 - finder->body);
      add_style (finder, start, finder->cursor, NEWSROOM_STYLE_MARKUP, 0);
      widen_innermost (finder, start, finder->cursor);
      return;
    }
}

/* Marks like "[^1]" are words for the parser, and are found in what it says is words. */
static void
add_footnotes (Finder *finder,
               gsize   start,
               gsize   end)
{
  const char *body = finder->body;

  for (const char *p = body + start; p < body + end && (p = memchr (p, '[', (gsize)(body + end - p))) != NULL; p++)
    {
      gsize first = (gsize)(p - body);
      gsize i = first + 2;

      if (i >= finder->length || p[1] != '^')
        continue;
      while (i < finder->length && (g_ascii_isalnum (body[i]) || body[i] == '-'))
        i++;
      if (i > first + 2 && i < finder->length && body[i] == ']')
        add_style (finder, first, i + 1, NEWSROOM_STYLE_FOOTNOTE, 0);
    }
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Finder *finder = user_data;
  gsize   start = (gsize)offset;
  gsize   gap_end = start;

  if (type == NEWSROOM_TEXT_HARD_BREAK)
    add_hard_break (finder);
  else if (type == NEWSROOM_TEXT_NORMAL && offset < 0)
    add_entity (finder, text, length);
  if (offset < 0 || start < finder->cursor)
    return;

  /* The backslash of an escape encloses nothing. */
  if (type == NEWSROOM_TEXT_NORMAL && start > finder->cursor && finder->body[start - 1] == '\\')
    gap_end--;
  else if (type == NEWSROOM_TEXT_NORMAL)
    add_footnotes (finder, start, start + length);

  add_markup (finder, finder->cursor, gap_end);
  add_markup (finder, gap_end, start);
  finder->cursor = start + length;
  widen_innermost (finder, gap_end, finder->cursor);
}

static void
add_notes (Finder *finder)
{
  g_autoptr (GArray) notes = newsroom_notes_find (finder->body, (gssize)finder->length);

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);

      add_style (finder, note->start, note->end, note->kind == NEWSROOM_NOTE_COMMENT ? NEWSROOM_STYLE_COMMENT : NEWSROOM_STYLE_TO_COME, 0);
    }
}

/**
 * newsroom_span_finder_run:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @n_lines: (out): how many lines it has, at least 1
 * @pairs: (nullable) (element-type NewsroomFoundPair): gets what encloses its inline spans, the inner ones first
 *
 * Returns: (transfer full) (element-type NewsroomFoundSpan): the styles of the body, in the
 *   order in which they were found
 */
GArray *
newsroom_span_finder_run (const char *body,
                          gsize       length,
                          guint      *n_lines,
                          GArray     *pairs)
{
  static const NewsroomMarkdownHandler handler = {
    enter_block_cb,
    leave_block_cb,
    enter_inline_cb,
    leave_inline_cb,
    text_cb,
  };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  Finder finder = { 0 };
  gsize  start = 0;

  finder.body = body;
  finder.length = length;
  finder.lines = lines;
  finder.found = g_array_new (FALSE, FALSE, sizeof (NewsroomFoundSpan));
  finder.open = open;
  finder.pairs = pairs;

  g_array_append_val (lines, start);
  for (const char *p = body; (p = memchr (p, '\n', (gsize)(body + length - p))) != NULL; p++)
    {
      start = (gsize)(p + 1 - body);
      g_array_append_val (lines, start);
    }

  newsroom_markdown_parse (body, (gssize)length, &handler, &finder);
  add_markup (&finder, finder.cursor, length);
  add_notes (&finder);

  *n_lines = lines->len;

  return finder.found;
}
