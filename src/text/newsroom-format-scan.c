/* newsroom-format-scan.c — what of a body is where, for the commands that change its markup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-private.h"

#include <string.h>

typedef struct
{
  NewsroomFormatScan *scan;

  GArray *open_paths; /* of guint: the paths of the blocks that are open */
  GArray *open_spans; /* of NewsroomFormatSpan */

  gsize cursor; /* where the last text or markup ended */
  guint n_open[NEWSROOM_INLINE_IMAGE + 1];
  guint leaf;
} Scanner;

static NewsroomFormatPath
get_path (Scanner *scanner)
{
  if (scanner->open_paths->len == 0)
    return (NewsroomFormatPath){ 0 };

  return g_array_index (scanner->scan->paths,
                        NewsroomFormatPath,
                        g_array_index (scanner->open_paths, guint, scanner->open_paths->len - 1));
}

static void
note (Scanner    *scanner,
      const void *data,
      gsize       length)
{
  g_byte_array_append (scanner->scan->structure, data, (guint)length);
}

static void
note_place (Scanner *scanner)
{
  note (scanner, &scanner->scan->plain->len, sizeof scanner->scan->plain->len);
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Scanner           *scanner = user_data;
  NewsroomFormatPath path = get_path (scanner);
  const guint8       kind[] = { (guint8)block->type, (guint8)block->level, (guint8)block->align, block->is_task, block->is_checked };
  const gboolean     is_list = block->type == NEWSROOM_BLOCK_ORDERED_LIST || block->type == NEWSROOM_BLOCK_UNORDERED_LIST;
  guint              index = scanner->scan->paths->len;

  if (block->type != NEWSROOM_BLOCK_PARAGRAPH)
    {
      path.hash = (path.hash * 31 + block->type) * 7 + block->level + 1;
      path.shape = (path.shape * 31 + (is_list ? NEWSROOM_BLOCK_UNORDERED_LIST : block->type)) * 7 + block->level + 1;
    }
  path.n_quotes += block->type == NEWSROOM_BLOCK_QUOTE;
  if (block->type == NEWSROOM_BLOCK_QUOTE)
    path.quote = index + 1;
  path.n_items += block->type == NEWSROOM_BLOCK_LIST_ITEM;
  path.level = block->type == NEWSROOM_BLOCK_HEADING ? block->level : 0;
  path.is_loose = block->type == NEWSROOM_BLOCK_PARAGRAPH && path.n_items > 0;
  if (is_list)
    path.is_ordered = block->type == NEWSROOM_BLOCK_ORDERED_LIST;
  if (block->type == NEWSROOM_BLOCK_LIST_ITEM)
    path.is_task = block->is_task;
  path.is_code = block->type == NEWSROOM_BLOCK_CODE;
  path.is_table = path.is_table || block->type == NEWSROOM_BLOCK_TABLE;

  g_array_append_val (scanner->scan->paths, path);
  g_array_append_val (scanner->open_paths, index);
  scanner->leaf++;
  note (scanner, kind, sizeof kind);
  note_place (scanner);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Scanner *scanner = user_data;

  g_array_set_size (scanner->open_paths, scanner->open_paths->len - 1);
  scanner->leaf++;
  note (scanner, "\xFF", 1);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Scanner           *scanner = user_data;
  NewsroomFormatSpan open = { .type = span->type, .leaf = scanner->leaf };

  g_array_append_val (scanner->open_spans, open);
  scanner->n_open[span->type]++;
  if (span->type != NEWSROOM_INLINE_LINK && span->type != NEWSROOM_INLINE_IMAGE)
    return;

  note_place (scanner);
  note (scanner, span->target != NULL ? span->target : "", span->target != NULL ? strlen (span->target) + 1 : 1);
  note (scanner, span->title != NULL ? span->title : "", span->title != NULL ? strlen (span->title) + 1 : 1);
}

/* Takes @n marks on each side into the span. */
static void
find_marks (NewsroomFormatScan *scan,
            NewsroomFormatSpan *span,
            const char         *marks,
            guint               n)
{
  for (guint i = 0; i < n; i++)
    {
      if (span->open == 0 || span->close >= scan->length)
        return;
      if (scan->body[span->open - 1] != scan->body[span->close] || strchr (marks, scan->body[span->close]) == NULL)
        return;
      span->open--;
      span->close++;
      span->is_known = i + 1 == n;
    }
}

static void
find_code_marks (NewsroomFormatScan *scan,
                 NewsroomFormatSpan *span)
{
  gsize n = 0;

  if (span->open > 0 && span->close < scan->length && scan->body[span->open - 1] == ' ' && scan->body[span->close] == ' ')
    {
      span->open--;
      span->close++;
    }
  while (span->open > n && scan->body[span->open - 1 - n] == '`')
    n++;
  find_marks (scan, span, "`", (guint)n);
}

/* Returns: the end of what follows the words of a link, whose "]" is at @i */
static gsize
find_target_end (NewsroomFormatScan *scan,
                 gsize               i)
{
  const char *body = scan->body;
  guint       depth = 0;
  char        closing = '\0';

  if (i >= scan->length || body[i] != ']')
    return i;
  i++;
  if (body[i] != '(' && body[i] != '[')
    return i;

  for (gsize j = i; j < scan->length && !(body[j] == '\n' && body[j + 1] == '\n'); j++)
    {
      if (body[j] == '\\')
        j++;
      else if (closing != '\0')
        closing = body[j] == closing ? '\0' : closing;
      else if (body[j] == '<' || ((body[j] == '"' || body[j] == '\'') && g_ascii_isspace (body[j - 1])))
        closing = body[j] == '<' ? '>' : body[j];
      else if (body[j] == '(' || body[j] == '[')
        depth++;
      else if ((body[j] == ')' || body[j] == ']') && --depth == 0)
        return j + 1;
    }

  return i;
}

static void
find_link_marks (NewsroomFormatScan *scan,
                 NewsroomFormatSpan *span)
{
  const gboolean is_image = span->type == NEWSROOM_INLINE_IMAGE;

  if (span->open > 0 && scan->body[span->open - 1] == '<' && span->end < scan->length && scan->body[span->end] == '>')
    {
      span->open--;
      span->close++;
      span->is_known = TRUE;
      return;
    }
  if (span->open == 0 || scan->body[span->open - 1] != '[')
    return;
  if (is_image && (span->open < 2 || scan->body[span->open - 2] != '!'))
    return;

  span->open -= is_image ? 2 : 1;
  span->close = find_target_end (scan, span->end);
  span->is_known = span->close > span->end;
}

static void
widen_innermost (Scanner *scanner,
                 gsize    start,
                 gsize    end)
{
  NewsroomFormatSpan *span;

  if (scanner->open_spans->len == 0)
    return;

  span = &g_array_index (scanner->open_spans, NewsroomFormatSpan, scanner->open_spans->len - 1);
  span->start = span->end == 0 ? start : MIN (span->start, start);
  span->end = MAX (span->end, end);
}

static void
leave_inline_cb (const NewsroomInline *left,
                 gpointer              user_data)
{
  Scanner           *scanner = user_data;
  NewsroomFormatSpan span = g_array_index (scanner->open_spans, NewsroomFormatSpan, scanner->open_spans->len - 1);

  g_array_set_size (scanner->open_spans, scanner->open_spans->len - 1);
  scanner->n_open[span.type]--;
  if (span.end == 0)
    return;

  span.open = span.start;
  span.close = span.end;
  if (span.type == NEWSROOM_INLINE_STRONG)
    find_marks (scanner->scan, &span, "*_", 2);
  else if (span.type == NEWSROOM_INLINE_EMPHASIS)
    find_marks (scanner->scan, &span, "*_", 1);
  else if (span.type == NEWSROOM_INLINE_STRIKETHROUGH)
    find_marks (scanner->scan, &span, "~", span.close + 1 < scanner->scan->length && scanner->scan->body[span.close + 1] == '~' ? 2 : 1);
  else if (span.type == NEWSROOM_INLINE_CODE)
    find_code_marks (scanner->scan, &span);
  else
    find_link_marks (scanner->scan, &span);
  if (span.type == NEWSROOM_INLINE_LINK)
    {
      span.target = scanner->scan->targets->len;
      g_ptr_array_add (scanner->scan->targets, g_strdup (left->target != NULL ? left->target : ""));
    }

  g_array_append_val (scanner->scan->spans, span);
  scanner->cursor = MAX (scanner->cursor, span.close);
  widen_innermost (scanner, span.open, span.close);
}

/* Finds a text that does not lie in the body as it is: a character reference, or
 * what the parser makes of line ends and of blanks before code. */
static void
place_run (Scanner           *scanner,
           NewsroomTextType   type,
           NewsroomFormatRun *run)
{
  const char *body = scanner->scan->body;
  const char *start;

  run->is_break = type == NEWSROOM_TEXT_SOFT_BREAK || type == NEWSROOM_TEXT_HARD_BREAK;
  run->is_whole = TRUE;
  run->start = run->end = scanner->cursor;
  start = type == NEWSROOM_TEXT_NORMAL ? strchr (body + scanner->cursor, '&') : NULL;
  if (start == NULL || strchr (start, ';') == NULL)
    return;

  run->start = (gsize)(start - body);
  run->end = (gsize)(strchr (start, ';') + 1 - body);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Scanner            *scanner = user_data;
  NewsroomFormatScan *scan = scanner->scan;
  NewsroomFormatRun   run = { 0 };
  guint8              mask = 0;

  run.plain = scan->plain->len;
  run.n_plain = length;
  run.leaf = scanner->leaf;
  run.path = g_array_index (scanner->open_paths, guint, scanner->open_paths->len - 1);
  if (offset < 0)
    {
      place_run (scanner, type, &run);
    }
  else
    {
      run.start = (gsize)offset;
      run.end = run.start + length;
      if (type == NEWSROOM_TEXT_NORMAL && run.start > scanner->cursor && scan->body[run.start - 1] == '\\')
        {
          run.start--;
          run.is_whole = length == 1;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (scanner->n_open); i++)
    mask |= scanner->n_open[i] > 0 ? NEWSROOM_FORMAT_BIT (i) : 0;
  g_string_append_len (scan->plain, text, (gssize)length);
  g_byte_array_set_size (scan->masks, (guint)scan->plain->len);
  memset (scan->masks->data + run.plain, mask, length);
  if (!run.is_break)
    {
      widen_innermost (scanner, run.start, run.end);
      scanner->cursor = MAX (scanner->cursor, run.end);
    }
  g_array_append_val (scan->runs, run);
}

/**
 * newsroom_format_scan_new:
 * @body: (transfer none): UTF-8 Markdown, which must outlive the scan
 *
 * Returns: (transfer full): what is in it
 */
NewsroomFormatScan *
newsroom_format_scan_new (const char *body)
{
  static const NewsroomMarkdownHandler handler = {
    enter_block_cb,
    leave_block_cb,
    enter_inline_cb,
    leave_inline_cb,
    text_cb,
  };
  NewsroomFormatScan *self = g_new0 (NewsroomFormatScan, 1);
  g_autoptr (GArray) open_paths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) open_spans = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatSpan));
  Scanner scanner = { self, open_paths, open_spans, 0, { 0 }, 0 };

  self->body = body;
  self->length = strlen (body);
  self->plain = g_string_sized_new (self->length + 1);
  self->masks = g_byte_array_sized_new ((guint)self->length + 1);
  self->structure = g_byte_array_new ();
  self->runs = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatRun));
  self->spans = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatSpan));
  self->paths = g_array_new (FALSE, FALSE, sizeof (NewsroomFormatPath));
  self->targets = g_ptr_array_new_with_free_func (g_free);
  newsroom_markdown_parse (body, (gssize)self->length, &handler, &scanner);

  return self;
}

/**
 * newsroom_format_scan_free:
 * @self: (transfer full): a scan
 */
void
newsroom_format_scan_free (NewsroomFormatScan *self)
{
  g_string_free (self->plain, TRUE);
  g_byte_array_unref (self->masks);
  g_byte_array_unref (self->structure);
  g_array_unref (self->runs);
  g_array_unref (self->spans);
  g_array_unref (self->paths);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/**
 * newsroom_format_scan_find_run:
 * @self: a scan
 * @offset: a place, in bytes of the body
 *
 * Returns: the first run that does not begin before @offset
 */
guint
newsroom_format_scan_find_run (const NewsroomFormatScan *self,
                               gsize                     offset)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, NewsroomFormatRun, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * newsroom_format_scan_find_leaf_run:
 * @self: a scan
 * @leaf: a paragraph, heading or cell
 *
 * Returns: its first run, or one of a later leaf
 */
guint
newsroom_format_scan_find_leaf_run (const NewsroomFormatScan *self,
                                    guint                     leaf)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, NewsroomFormatRun, middle).leaf < leaf)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * newsroom_format_scan_find_leaf_span:
 * @self: a scan
 * @leaf: a paragraph, heading or cell
 *
 * Returns: its first span, or one of a later leaf
 */
guint
newsroom_format_scan_find_leaf_span (const NewsroomFormatScan *self,
                                     guint                     leaf)
{
  guint low = 0;
  guint high = self->spans->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->spans, NewsroomFormatSpan, middle).leaf < leaf)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gsize
skip_space (const NewsroomFormatScan *self,
            gsize                     i)
{
  while (g_ascii_isspace (self->plain->str[i]))
    i++;

  return i;
}

/**
 * newsroom_format_scan_has_words_of:
 * @self: a scan
 * @other: another
 *
 * Returns: whether both have the same words with the same markup, however they are parted
 */
gboolean
newsroom_format_scan_has_words_of (const NewsroomFormatScan *self,
                                   const NewsroomFormatScan *other)
{
  gsize i = skip_space (self, 0);
  gsize j = skip_space (other, 0);

  while (i < self->plain->len && j < other->plain->len)
    {
      if (self->plain->str[i] != other->plain->str[j] || self->masks->data[i] != other->masks->data[j])
        return FALSE;
      i = skip_space (self, i + 1);
      j = skip_space (other, j + 1);
    }

  return i == self->plain->len && j == other->plain->len;
}

/**
 * newsroom_format_scan_append_words:
 * @self: a scan
 * @words: what they are appended to
 * @start: a place, in bytes of the body
 * @end: another
 *
 * Appends the words that begin between the two, each byte with the markup it has and no white space,
 * to be compared.
 */
void
newsroom_format_scan_append_words (const NewsroomFormatScan *self,
                                   GByteArray               *words,
                                   gsize                     start,
                                   gsize                     end)
{
  for (guint i = newsroom_format_scan_find_run (self, start); i < self->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (self->runs, NewsroomFormatRun, i);

      if (run->start >= end)
        break;
      for (gsize j = run->plain; j < run->plain + run->n_plain; j++)
        if (!g_ascii_isspace (self->plain->str[j]))
          {
            g_byte_array_append (words, (const guint8 *)self->plain->str + j, 1);
            g_byte_array_append (words, self->masks->data + j, 1);
          }
    }
}

/**
 * newsroom_format_has_same_words:
 * @body: UTF-8 Markdown
 * @other: another
 *
 * Returns: whether both have the same words with the same markup, however they are parted
 */
gboolean
newsroom_format_has_same_words (const char *body,
                                const char *other)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  g_autoptr (NewsroomFormatScan) other_scan = newsroom_format_scan_new (other);

  return newsroom_format_scan_has_words_of (scan, other_scan);
}
