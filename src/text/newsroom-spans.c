/* newsroom-spans.c — what of a body is heading, bold, link or markup, line by line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spans.h"

#include "newsroom-markdown.h"

#include <string.h>

/* Deeper nesting is not shown; without a limit it would cost its square. */
#define MAX_DEPTH 16

struct _NewsroomSpans
{
  gatomicrefcount ref_count;
  guint           n_lines;

  /* Owned; the spans of line i are those from firsts[i] to before firsts[i + 1] */
  NewsroomSpan *spans;
  guint        *firsts;
};

/* A span with the line that it is on. */
typedef struct
{
  guint        line;
  NewsroomSpan span;
} LineSpan;

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
  GArray *found; /* of LineSpan */
  GArray *open;  /* of Open */

  gsize cursor;    /* where the last text ended */
  guint rule_line; /* the first line on which the next rule can be */
  guint n_quotes;
  guint n_items;
  guint n_inlines;
} Styler;

static guint
line_of (Styler *styler,
         gsize   offset)
{
  guint low = 0;
  guint high = styler->lines->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (styler->lines, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static gsize
line_start (Styler *styler,
            guint   line)
{
  return g_array_index (styler->lines, gsize, line);
}

/* Returns: the end of a line, without its line end */
static gsize
line_end (Styler *styler,
          guint   line)
{
  return line + 1 < styler->lines->len ? g_array_index (styler->lines, gsize, line + 1) - 1 : styler->length;
}

/* Adds a style to a part of the body, once for each line. */
static void
add_style (Styler       *styler,
           gsize         start,
           gsize         end,
           NewsroomStyle style,
           guint         depth)
{
  for (guint line = line_of (styler, start); line < styler->lines->len && line_start (styler, line) < end; line++)
    {
      gsize    from = MAX (start, line_start (styler, line));
      gsize    to = MIN (end, line_end (styler, line));
      LineSpan found = { line, { (guint32)(from - line_start (styler, line)), (guint32)(to - line_start (styler, line)), (guint16)style, (guint16)depth } };

      if (from < to)
        g_array_append_val (styler->found, found);
    }
}

static void
add_lines (Styler       *styler,
           guint         first,
           guint         last,
           NewsroomStyle style,
           guint         depth)
{
  add_style (styler, line_start (styler, first), line_end (styler, last), style, depth);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* What is not text is markup; blanks before it are not, the blanks between it and the
 * text behind it are. */
static void
add_markup (Styler *styler,
            gsize   start,
            gsize   end)
{
  while (start < end)
    {
      const char *newline = memchr (styler->body + start, '\n', end - start);
      gsize       stop = newline != NULL ? (gsize)(newline - styler->body) : end;

      while (start < stop && is_blank (styler->body[start]))
        start++;
      if (start < stop)
        add_style (styler, start, stop, NEWSROOM_STYLE_MARKUP, 0);
      start = stop + 1;
    }
}

static void
push_open (Styler  *styler,
           gboolean is_shown)
{
  Open open = { 0, 0, is_shown };

  g_array_append_val (styler->open, open);
}

static void
widen_innermost (Styler *styler,
                 gsize   start,
                 gsize   end)
{
  Open *open;

  if (styler->open->len == 0 || end == 0)
    return;

  open = &g_array_index (styler->open, Open, styler->open->len - 1);
  open->start = open->end == 0 ? start : MIN (open->start, start);
  open->end = MAX (open->end, end);
}

static Open
pop_open (Styler *styler)
{
  Open open = g_array_index (styler->open, Open, styler->open->len - 1);

  g_array_set_size (styler->open, styler->open->len - 1);

  return open;
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Styler *styler = user_data;
  guint   depth = 0;

  if (block->type == NEWSROOM_BLOCK_QUOTE)
    depth = ++styler->n_quotes;
  else if (block->type == NEWSROOM_BLOCK_LIST_ITEM)
    depth = ++styler->n_items;

  push_open (styler, depth <= MAX_DEPTH);
}

/* Whether an "#" makes the heading, and not the line below it. */
static gboolean
is_atx (Styler *styler,
        gsize   text_start)
{
  gsize start = line_start (styler, line_of (styler, text_start));

  return memchr (styler->body + start, '#', text_start - start) != NULL;
}

static void
add_heading (Styler     *styler,
             const Open *open,
             guint       level)
{
  guint first = line_of (styler, open->start);
  guint last = line_of (styler, open->end - 1);

  if (!is_atx (styler, open->start) && last + 1 < styler->lines->len)
    last++;
  styler->rule_line = MAX (styler->rule_line, last + 1);
  add_lines (styler, first, last, (NewsroomStyle)(NEWSROOM_STYLE_HEADING_1 + level - 1), 0);
}

/* Whether a line is the fence of a code block, perhaps in a quote or list. */
static gboolean
is_fence (Styler *styler,
          guint   line)
{
  gsize       i = line_start (styler, line);
  gsize       end = line_end (styler, line);
  const char *body = styler->body;

  while (i < end && (is_blank (body[i]) || g_ascii_isdigit (body[i]) || strchr (">-+*.)", body[i]) != NULL))
    i++;

  return end - i >= 3 && (memcmp (body + i, "```", 3) == 0 || memcmp (body + i, "~~~", 3) == 0);
}

/* Whether a line has nothing on it but quote markers. */
static gboolean
is_empty (Styler *styler,
          guint   line)
{
  for (gsize i = line_start (styler, line); i < line_end (styler, line); i++)
    if (!is_blank (styler->body[i]) && styler->body[i] != '>')
      return FALSE;

  return TRUE;
}

static void
add_code_block (Styler     *styler,
                const Open *open)
{
  guint first = line_of (styler, open->start);
  guint last = line_of (styler, open->end - 1);

  if (first > 0 && is_fence (styler, first - 1))
    {
      guint fence = last + 1;

      first--;
      while (fence < styler->lines->len && is_empty (styler, fence))
        fence++;
      if (fence < styler->lines->len && is_fence (styler, fence))
        last = fence;
    }
  styler->rule_line = MAX (styler->rule_line, last + 1);
  add_lines (styler, first, last, NEWSROOM_STYLE_CODE_BLOCK, 0);
}

/* Whether a line is a rule, perhaps in a quote or list. */
static gboolean
is_rule (Styler *styler,
         guint   line)
{
  gsize start = line_start (styler, line);
  gsize end = line_end (styler, line);
  guint n = 0;
  char  mark;

  while (end > start && is_blank (styler->body[end - 1]))
    end--;
  if (end == start)
    return FALSE;

  mark = styler->body[end - 1];
  if (mark != '-' && mark != '*' && mark != '_')
    return FALSE;

  for (gsize i = start; i < end; i++)
    {
      char c = styler->body[i];

      if (c == '\0' || (!is_blank (c) && !g_ascii_isdigit (c) && strchr (">-+*_.)", c) == NULL))
        return FALSE;
      n += c == mark;
    }

  return n >= 3;
}

/* The parser does not say where a rule is: on the first line like one behind the last text. */
static void
add_rule (Styler *styler)
{
  guint line = styler->cursor > 0 ? line_of (styler, styler->cursor - 1) + 1 : 0;

  line = MAX (line, styler->rule_line);
  while (line < styler->lines->len && !is_rule (styler, line))
    line++;
  styler->rule_line = line + 1;
  if (line == styler->lines->len)
    return;

  add_lines (styler, line, line, NEWSROOM_STYLE_RULE, 0);
  widen_innermost (styler, line_start (styler, line), line_end (styler, line));
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Styler *styler = user_data;
  Open    open = pop_open (styler);
  guint   depth = 0;

  if (block->type == NEWSROOM_BLOCK_QUOTE)
    depth = styler->n_quotes--;
  else if (block->type == NEWSROOM_BLOCK_LIST_ITEM)
    depth = styler->n_items--;

  if (block->type == NEWSROOM_BLOCK_RULE)
    add_rule (styler);
  if (open.end == 0)
    return;

  if (block->type == NEWSROOM_BLOCK_HEADING)
    add_heading (styler, &open, block->level);
  else if (block->type == NEWSROOM_BLOCK_CODE)
    add_code_block (styler, &open);
  else if (block->type == NEWSROOM_BLOCK_TABLE)
    add_lines (styler, line_of (styler, open.start), line_of (styler, open.end - 1), NEWSROOM_STYLE_TABLE, 0);
  else if (depth > 0 && open.is_shown)
    add_lines (styler, line_of (styler, open.start), line_of (styler, open.end - 1), block->type == NEWSROOM_BLOCK_QUOTE ? NEWSROOM_STYLE_QUOTE : NEWSROOM_STYLE_LIST_ITEM, depth);
  widen_innermost (styler, open.start, open.end);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Styler *styler = user_data;

  styler->n_inlines++;
  push_open (styler, styler->n_inlines <= MAX_DEPTH);
}

/* Takes up to @n delimiters on each side into the span. */
static void
widen_over (Styler     *styler,
            Open       *open,
            const char *delimiters,
            guint       n)
{
  for (guint i = 0; i < n && open->start > 0 && open->end < styler->length; i++)
    {
      char before = styler->body[open->start - 1];
      char after = styler->body[open->end];

      if (before != after || before == '\0' || strchr (delimiters, before) == NULL)
        return;
      open->start--;
      open->end++;
    }
}

/* Returns: the end of the target behind the words of a link: "](…)", "][…]", "]" or ">" */
static gsize
target_end (Styler *styler,
            gsize   i)
{
  const char *body = styler->body;
  gsize       words_end;
  guint       depth = 0;
  char        quote = '\0';

  if (i >= styler->length || (body[i] != ']' && body[i] != '>'))
    return i;
  words_end = ++i;
  if (body[i - 1] == '>' || i == styler->length || (body[i] != '(' && body[i] != '['))
    return words_end;

  for (; i < styler->length && !(body[i] == '\n' && i + 1 < styler->length && body[i + 1] == '\n'); i++)
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
style_inline (Styler            *styler,
              Open              *open,
              NewsroomInlineType type)
{
  switch (type)
    {
    case NEWSROOM_INLINE_EMPHASIS:
      widen_over (styler, open, "*_", 1);
      return NEWSROOM_STYLE_EMPHASIS;
    case NEWSROOM_INLINE_STRONG:
      widen_over (styler, open, "*_", 2);
      return NEWSROOM_STYLE_STRONG;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      widen_over (styler, open, "~", 2);
      return NEWSROOM_STYLE_STRIKETHROUGH;
    case NEWSROOM_INLINE_CODE:
      widen_over (styler, open, " ", 1);
      widen_over (styler, open, "`", G_MAXUINT);
      return NEWSROOM_STYLE_CODE;
    case NEWSROOM_INLINE_IMAGE:
    case NEWSROOM_INLINE_LINK:
    default:
      if (open->start > 0 && (styler->body[open->start - 1] == '[' || styler->body[open->start - 1] == '<'))
        open->start--;
      if (type == NEWSROOM_INLINE_IMAGE && open->start > 0 && styler->body[open->start - 1] == '!')
        open->start--;
      open->end = target_end (styler, open->end);
      return type == NEWSROOM_INLINE_IMAGE ? NEWSROOM_STYLE_IMAGE : NEWSROOM_STYLE_LINK;
    }
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Styler       *styler = user_data;
  Open          open = pop_open (styler);
  NewsroomStyle style;

  styler->n_inlines--;
  if (open.end == 0)
    return;

  style = style_inline (styler, &open, span->type);
  if (open.is_shown)
    add_style (styler, open.start, open.end, style, 0);
  widen_innermost (styler, open.start, open.end);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Styler *styler = user_data;
  gsize   start = (gsize)offset;

  if (offset < 0 || start < styler->cursor)
    return;

  add_markup (styler, styler->cursor, start);
  styler->cursor = start + length;
  widen_innermost (styler, start, styler->cursor);
}

static int
compare_spans_cb (const void *a,
                  const void *b)
{
  const NewsroomSpan *one = a;
  const NewsroomSpan *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  if (one->style != other->style)
    return one->style < other->style ? -1 : 1;

  return one->depth < other->depth ? -1 : one->depth > other->depth;
}

/* Sorts what was found by line, and on each line by place, the longer span first. */
static NewsroomSpans *
collect (Styler *styler)
{
  NewsroomSpans    *self = g_new0 (NewsroomSpans, 1);
  g_autofree guint *next = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->n_lines = styler->lines->len;
  self->spans = g_new (NewsroomSpan, MAX (styler->found->len, 1));
  self->firsts = g_new0 (guint, self->n_lines + 1);

  for (guint i = 0; i < styler->found->len; i++)
    self->firsts[g_array_index (styler->found, LineSpan, i).line + 1]++;
  for (guint i = 0; i < self->n_lines; i++)
    self->firsts[i + 1] += self->firsts[i];

  next = g_memdup2 (self->firsts, (self->n_lines + 1) * sizeof (guint));
  for (guint i = 0; i < styler->found->len; i++)
    {
      const LineSpan *found = &g_array_index (styler->found, LineSpan, i);

      self->spans[next[found->line]++] = found->span;
    }
  for (guint i = 0; i < self->n_lines; i++)
    if (self->firsts[i + 1] - self->firsts[i] > 1)
      qsort (self->spans + self->firsts[i], self->firsts[i + 1] - self->firsts[i], sizeof (NewsroomSpan), compare_spans_cb);

  return self;
}

/**
 * newsroom_spans_new:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Finds the style of every line. A body has one line more than it has line ends. Takes time
 * linear in @length.
 *
 * Returns: (transfer full): the spans of the body, which is not needed any more
 */
NewsroomSpans *
newsroom_spans_new (const char *body,
                    gssize      length)
{
  static const NewsroomMarkdownHandler handler = {
    enter_block_cb,
    leave_block_cb,
    enter_inline_cb,
    leave_inline_cb,
    text_cb,
  };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LineSpan));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  Styler styler = { 0 };
  gsize  start = 0;

  g_return_val_if_fail (body != NULL, NULL);

  styler.body = body;
  styler.length = length < 0 ? strlen (body) : (gsize)length;
  styler.lines = lines;
  styler.found = found;
  styler.open = open;

  g_array_append_val (lines, start);
  for (const char *p = body; (p = memchr (p, '\n', (gsize)(body + styler.length - p))) != NULL; p++)
    {
      start = (gsize)(p + 1 - body);
      g_array_append_val (lines, start);
    }

  newsroom_markdown_parse (body, (gssize)styler.length, &handler, &styler);
  add_markup (&styler, styler.cursor, styler.length);

  return collect (&styler);
}

/**
 * newsroom_spans_ref:
 * @self: spans
 *
 * Returns: (transfer full): the same spans
 */
NewsroomSpans *
newsroom_spans_ref (NewsroomSpans *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * newsroom_spans_unref:
 * @self: (transfer full): spans
 */
void
newsroom_spans_unref (NewsroomSpans *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->spans);
  g_free (self->firsts);
  g_free (self);
}

/**
 * newsroom_spans_get_n_lines:
 * @self: spans
 *
 * Returns: the lines of the body, at least 1
 */
guint
newsroom_spans_get_n_lines (NewsroomSpans *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lines;
}

/**
 * newsroom_spans_get_line:
 * @self: spans
 * @line: a line, from 0
 * @n_spans: (out): how many spans it has
 *
 * Returns: (transfer none) (array length=n_spans): the spans of the line, by start, of two
 *   that start together the longer first
 */
const NewsroomSpan *
newsroom_spans_get_line (NewsroomSpans *self,
                         guint          line,
                         guint         *n_spans)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line < self->n_lines, NULL);
  g_return_val_if_fail (n_spans != NULL, NULL);

  *n_spans = self->firsts[line + 1] - self->firsts[line];

  return self->spans + self->firsts[line];
}

static gboolean
is_same_line (NewsroomSpans *before,
              guint          line_before,
              NewsroomSpans *after,
              guint          line_after)
{
  guint               n_before;
  guint               n_after;
  const NewsroomSpan *spans_before = newsroom_spans_get_line (before, line_before, &n_before);
  const NewsroomSpan *spans_after = newsroom_spans_get_line (after, line_after, &n_after);

  return n_before == n_after && memcmp (spans_before, spans_after, n_before * sizeof (NewsroomSpan)) == 0;
}

/**
 * newsroom_spans_diff:
 * @before: the spans before an edit
 * @after: the spans after it
 * @first_edited: the first line that the edit touched
 * @last_edited: the last line that it touched, in @after
 *
 * Lines before the edit are compared from the start of the body, lines behind it from the
 * end. The edited lines are always among the result.
 *
 * Returns: (transfer full) (element-type NewsroomLineRange): the lines of @after that are to
 *   be styled anew, in order, not touching each other
 */
GArray *
newsroom_spans_diff (NewsroomSpans *before,
                     NewsroomSpans *after,
                     guint          first_edited,
                     guint          last_edited)
{
  GArray *ranges;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);
  g_return_val_if_fail (first_edited <= last_edited, NULL);

  ranges = g_array_new (FALSE, FALSE, sizeof (NewsroomLineRange));
  for (guint line = 0; line < after->n_lines; line++)
    {
      NewsroomLineRange *last = ranges->len > 0 ? &g_array_index (ranges, NewsroomLineRange, ranges->len - 1) : NULL;
      NewsroomLineRange  range = { line, line };
      gint64             old = line;

      if (line > last_edited)
        old += (gint64)before->n_lines - after->n_lines;
      if ((line < first_edited || line > last_edited) && old >= 0 && old < before->n_lines &&
          is_same_line (before, (guint)old, after, line))
        continue;

      if (last != NULL && last->last + 1 == line)
        last->last = line;
      else
        g_array_append_val (ranges, range);
    }

  return ranges;
}
