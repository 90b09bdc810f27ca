/* newsroom-span-finder.c — what the parser says of a body, as styles of its lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-span-finder-private.h"

#include "newsroom-markdown.h"
#include "newsroom-notes.h"

#include <string.h>

/* Deeper nesting is not shown; without a limit it would cost its square. */
#define MAX_DEPTH 16

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

/* Takes up to @n delimiters on each side into the span. */
static void
widen_over (Finder     *finder,
            Open       *open,
            const char *delimiters,
            guint       n)
{
  for (guint i = 0; i < n && open->start > 0 && open->end < finder->length; i++)
    {
      char before = finder->body[open->start - 1];
      char after = finder->body[open->end];

      if (before != after || before == '\0' || strchr (delimiters, before) == NULL)
        return;
      open->start--;
      open->end++;
    }
}

/* Returns: the end of the target behind the words of a link: "](…)", "][…]", "]" or ">" */
static gsize
target_end (Finder *finder,
            gsize   i)
{
  const char *body = finder->body;
  gsize       words_end;
  guint       depth = 0;
  char        quote = '\0';

  if (i >= finder->length || (body[i] != ']' && body[i] != '>'))
    return i;
  words_end = ++i;
  if (body[i - 1] == '>' || i == finder->length || (body[i] != '(' && body[i] != '['))
    return words_end;

  for (; i < finder->length && !(body[i] == '\n' && i + 1 < finder->length && body[i + 1] == '\n'); i++)
    {
      char c = body[i];

      if (c == '\\')
        i++;
      else if (quote != '\0')
        quote = c == quote ? '\0' : quote;
      else if (c == '<' || ((c == '"' || c == '\'') && g_ascii_isspace (body[i - 1])))
        quote = c == '<' ? '>' : c;
      else if (c == '(' || c == '[')
        depth++;
      else if ((c == ')' || c == ']') && --depth == 0)
        return i + 1;
    }

  return words_end;
}

static NewsroomStyle
style_inline (Finder            *finder,
              Open              *open,
              NewsroomInlineType type)
{
  switch (type)
    {
    case NEWSROOM_INLINE_EMPHASIS:
      widen_over (finder, open, "*_", 1);
      return NEWSROOM_STYLE_EMPHASIS;
    case NEWSROOM_INLINE_STRONG:
      widen_over (finder, open, "*_", 2);
      return NEWSROOM_STYLE_STRONG;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      widen_over (finder, open, "~", 2);
      return NEWSROOM_STYLE_STRIKETHROUGH;
    case NEWSROOM_INLINE_CODE:
      widen_over (finder, open, " ", 1);
      widen_over (finder, open, "`", G_MAXUINT);
      return NEWSROOM_STYLE_CODE;
    case NEWSROOM_INLINE_IMAGE:
    case NEWSROOM_INLINE_LINK:
    default:
      if (open->start > 0 && (finder->body[open->start - 1] == '[' || finder->body[open->start - 1] == '<'))
        open->start--;
      if (type == NEWSROOM_INLINE_IMAGE && open->start > 0 && finder->body[open->start - 1] == '!')
        open->start--;
      open->end = target_end (finder, open->end);
      return type == NEWSROOM_INLINE_IMAGE ? NEWSROOM_STYLE_IMAGE : NEWSROOM_STYLE_LINK;
    }
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Finder       *finder = user_data;
  Open          open = pop_open (finder);
  NewsroomStyle style;

  finder->n_inlines--;
  if (open.end == 0)
    return;

  style = style_inline (finder, &open, span->type);
  if (open.is_shown)
    add_style (finder, open.start, open.end, style, 0);
  widen_innermost (finder, open.start, open.end);
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

  if (offset < 0 || start < finder->cursor)
    return;

  add_markup (finder, finder->cursor, start);
  finder->cursor = start + length;
  widen_innermost (finder, start, finder->cursor);
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
 *
 * Returns: (transfer full) (element-type NewsroomFoundSpan): the styles of the body, in the
 *   order in which they were found
 */
GArray *
newsroom_span_finder_run (const char *body,
                          gsize       length,
                          guint      *n_lines)
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
