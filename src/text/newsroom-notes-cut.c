/* newsroom-notes-cut.c — a body without its comments, which means what it meant with them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-notes.h"

#include "newsroom-line-prefix-private.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-markdown.h"
#include "newsroom-notes-private.h"

#include <string.h>

/* What of the body goes, and what comes there, if anything does */
typedef struct
{
  gsize       start;
  gsize       end;
  const char *insertion;
} Edit;

/* What is behind comments that follow each other */
typedef enum
{
  BEHIND_WORDS,
  BEHIND_LINE_END,
  BEHIND_SPAN_END,
  BEHIND_BLOCK_END,
} Behind;

typedef struct
{
  const char *body;
  gsize       length;

  /* The comments, and the one that is next or that is being read */
  GArray  *comments;
  guint    next;
  gboolean is_inside;

  /* Element-type Edit */
  GArray *edits;

  /* Where the words of the block are: none yet on this line, none on an earlier one, none since
   * a span began */
  NewsroomBlockType block;
  gboolean          is_line_start;
  gboolean          is_first_line;
  gboolean          is_span_start;

  /* Its first word, until a comment is behind it */
  gboolean has_words;
  gboolean has_first_word;
  gsize    first_word;

  /* Whether there were none yet on the line and in the span around the last span that began */
  gboolean was_line_start;
  gboolean was_span_start;

  /* Behind the last words */
  gsize text_end;

  /* Comments with nothing but blanks between them, and where they were in the block */
  gboolean has_group;
  gsize    start;
  gsize    end;
  gboolean is_at_line_start;
  gboolean is_at_first_line;
  gboolean is_at_span_start;
} Cutter;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gsize
skip_blanks (const Cutter *cutter,
             gsize         at)
{
  while (at < cutter->length && is_blank (cutter->body[at]))
    at++;

  return at;
}

static gsize
skip_blanks_back (const Cutter *cutter,
                  gsize         at)
{
  while (at > 0 && is_blank (cutter->body[at - 1]))
    at--;

  return at;
}

static gsize
line_end_of (const Cutter *cutter,
             gsize         at)
{
  return newsroom_line_find_end (cutter->body, (gssize)cutter->length, at);
}

/* Returns: where the words of the next line begin; “>” there is of a quotation, or it would be
 * behind a backslash */
static gsize
next_line_of (const Cutter *cutter,
              gsize         at)
{
  at = MIN (line_end_of (cutter, at) + 1, cutter->length);
  while (at < cutter->length && (is_blank (cutter->body[at]) || cutter->body[at] == '>'))
    at++;

  return at;
}

static void
add_edit (Cutter     *cutter,
          gsize       start,
          gsize       end,
          const char *insertion)
{
  const Edit  edit = { start, end, insertion };
  const Edit *last = cutter->edits->len > 0 ? &g_array_index (cutter->edits, Edit, cutter->edits->len - 1) : NULL;

  /* One backslash is enough. */
  if (insertion != NULL && last != NULL && last->start == start && last->insertion != NULL)
    return;

  g_array_append_val (cutter->edits, edit);
}

static gboolean
is_cell (const Cutter *cutter)
{
  return cutter->block == NEWSROOM_BLOCK_TABLE_CELL || cutter->block == NEWSROOM_BLOCK_TABLE_HEADER_CELL;
}

/* What comes to stand first on a line is not to begin another block there. */
static void
guard_line_start (Cutter *cutter,
                  gsize   at)
{
  const char *line = cutter->body + at;
  const gsize length = MAX (skip_blanks_back (cutter, line_end_of (cutter, at)), at) - at;
  const char *bracket = memchr (line, ']', length);
  gsize       mark_at = 0;
  gsize       n_marks = newsroom_markdown_measure_block_mark (line, length, &mark_at);

  if (length == 0)
    return;
  if (is_cell (cutter) && strchr (":|", line[0]) != NULL)
    n_marks = 0;
  for (gsize i = 0; i < n_marks; i++)
    add_edit (cutter, at + mark_at + i, at + mark_at + i, "\\");

  if (is_cell (cutter) && line[0] == '|')
    add_edit (cutter, at, at, "| ");
  else if (length >= 3 && memcmp (line, "```", 3) == 0 && memchr (line + 3, '`', length - 3) == NULL)
    add_edit (cutter, at, at, "\\");
  else if (line[0] == '[' && bracket != NULL && bracket + 1 < line + length && bracket[1] == ':')
    add_edit (cutter, at + (gsize)(bracket - line) + 1, at + (gsize)(bracket - line) + 1, "\\");
}

/* “#” comes to stand last in a heading, where it would be no word of it. */
static void
guard_heading_end (Cutter *cutter,
                   gsize   end)
{
  gsize run = end;

  while (run > 0 && cutter->body[run - 1] == '#')
    run--;
  if (cutter->block == NEWSROOM_BLOCK_HEADING && run < end && run > 0 && is_blank (cutter->body[run - 1]))
    add_edit (cutter, run, run, "\\");
}

/* All words of a cell are comments. Where it has no bar at either side, it is all of its row. */
static void
cut_cell (Cutter *cutter)
{
  const gsize line = newsroom_line_find_start (cutter->body, cutter->start);
  const gsize after = skip_blanks (cutter, cutter->end);

  if (memchr (cutter->body + line, '|', cutter->start - line) != NULL)
    add_edit (cutter, cutter->start, cutter->end, NULL);
  else if (after == line_end_of (cutter, after) && line > 0)
    add_edit (cutter, line - 1, after, NULL);
  else
    {
      add_edit (cutter, cutter->start, cutter->end, NULL);
      guard_line_start (cutter, after);
    }
}

/* All words of the block are comments. A heading that is underlined is one no more. */
static void
cut_block (Cutter *cutter)
{
  const gsize before = skip_blanks_back (cutter, cutter->start);
  gsize       end = cutter->end;

  if (is_cell (cutter))
    {
      cut_cell (cutter);
      return;
    }

  if (cutter->block == NEWSROOM_BLOCK_HEADING && (before == 0 || cutter->body[before - 1] != '#') && line_end_of (cutter, end) < cutter->length)
    end = line_end_of (cutter, line_end_of (cutter, end) + 1);
  add_edit (cutter, cutter->start, end, NULL);
}

/* Cuts a line that is all comments, with one of its line ends. */
static void
cut_line (Cutter *cutter,
          Behind  behind)
{
  const gsize line = newsroom_line_find_start (cutter->body, cutter->start);

  if (!cutter->is_at_first_line && line > 0)
    add_edit (cutter, line - 1, behind == BEHIND_SPAN_END ? cutter->end : skip_blanks (cutter, cutter->end), NULL);
  else if (behind == BEHIND_LINE_END)
    {
      add_edit (cutter, cutter->start, next_line_of (cutter, cutter->end), NULL);
      guard_line_start (cutter, next_line_of (cutter, cutter->end));
    }
  else if (behind == BEHIND_BLOCK_END)
    cut_block (cutter);
  else
    add_edit (cutter, cutter->start, cutter->end, NULL);
}

/* Cuts comments beside words, with the blanks on one side of them. */
static void
cut_in_line (Cutter *cutter,
             Behind  behind)
{
  const gsize before = skip_blanks_back (cutter, cutter->start);
  const gsize after = skip_blanks (cutter, cutter->end);

  if (cutter->is_at_span_start && behind == BEHIND_LINE_END)
    add_edit (cutter, cutter->start, next_line_of (cutter, cutter->end), NULL);
  else if (behind != BEHIND_WORDS && !cutter->is_at_span_start)
    {
      if (behind == BEHIND_BLOCK_END)
        guard_heading_end (cutter, before);
      add_edit (cutter, before, cutter->end, NULL);
    }
  else if (behind == BEHIND_WORDS && (cutter->is_at_line_start || cutter->is_at_span_start || before < cutter->start))
    add_edit (cutter, cutter->start, after, NULL);
  else
    add_edit (cutter, cutter->start, cutter->end, NULL);

  if (cutter->is_at_line_start && behind == BEHIND_WORDS)
    guard_line_start (cutter, after);
}

/* “[a]: {>> n <<}” is words, and what stays of it would be the target of a link. */
static void
guard_block_start (Cutter *cutter)
{
  gsize       start = cutter->first_word;
  const char *mark;

  if (!cutter->has_first_word)
    return;
  cutter->has_first_word = FALSE;
  if (start > 0 && cutter->body[start - 1] == '[')
    start--;
  if (cutter->body[start] != '[')
    return;

  mark = memmem (cutter->body + start, cutter->start - start, "]:", 2);
  if (mark != NULL)
    add_edit (cutter, (gsize)(mark - cutter->body) + 1, (gsize)(mark - cutter->body) + 1, "\\");
}

/* Cuts the comments that were read, now that it is known what is behind them. */
static void
cut_group (Cutter *cutter,
           Behind  behind)
{
  if (!cutter->has_group)
    return;

  cutter->has_group = FALSE;
  guard_block_start (cutter);
  if (cutter->is_at_line_start && behind != BEHIND_WORDS)
    cut_line (cutter, behind);
  else
    cut_in_line (cutter, behind);
}

static void
read_words (Cutter *cutter)
{
  cut_group (cutter, BEHIND_WORDS);
  cutter->is_line_start = FALSE;
  cutter->is_span_start = FALSE;
}

static void
read_comment (Cutter             *cutter,
              const NewsroomNote *comment)
{
  if (!cutter->has_group)
    {
      cutter->has_group = TRUE;
      cutter->start = comment->start;
      cutter->is_at_line_start = cutter->is_line_start;
      cutter->is_at_first_line = cutter->is_first_line;
      cutter->is_at_span_start = cutter->is_span_start;
    }
  cutter->end = comment->end;
}

static void
read_text (Cutter *cutter,
           gsize   start,
           gsize   end)
{
  while (start < end)
    {
      const NewsroomNote *comment = cutter->next < cutter->comments->len ? &g_array_index (cutter->comments, NewsroomNote, cutter->next) : NULL;
      const gsize         stop = comment != NULL && comment->start < end ? MAX (comment->start, start) : end;

      if (start < stop && skip_blanks (cutter, start) < stop)
        {
          read_words (cutter);
          if (!cutter->has_words)
            cutter->first_word = start;
          cutter->has_first_word = cutter->has_first_word || !cutter->has_words;
          cutter->has_words = TRUE;
        }
      if (stop == end)
        return;

      if (!cutter->is_inside)
        read_comment (cutter, comment);
      cutter->is_inside = comment->end > end;
      if (cutter->is_inside)
        return;
      cutter->next++;
      start = comment->end;
    }
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Cutter *cutter = user_data;

  if (offset >= 0)
    cutter->text_end = (gsize)offset + length;
  if (type == NEWSROOM_TEXT_NORMAL && offset >= 0)
    {
      read_text (cutter, (gsize)offset, (gsize)offset + length);
      return;
    }
  if (cutter->is_inside)
    return;

  if (type == NEWSROOM_TEXT_SOFT_BREAK || type == NEWSROOM_TEXT_HARD_BREAK)
    {
      /* The first line that is not cut is the first. */
      cutter->is_first_line = cutter->is_first_line && cutter->is_line_start;
      cut_group (cutter, BEHIND_LINE_END);
      cutter->is_line_start = TRUE;
    }
  else
    read_words (cutter);
}

static void
block_cb (const NewsroomBlock *block,
          gpointer             user_data)
{
  Cutter *cutter = user_data;

  cut_group (cutter, BEHIND_BLOCK_END);
  cutter->block = block->type;
  cutter->has_words = FALSE;
  cutter->has_first_word = FALSE;
  cutter->is_line_start = TRUE;
  cutter->is_first_line = TRUE;
  cutter->is_span_start = FALSE;
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Cutter *cutter = user_data;

  if (cutter->is_inside)
    return;
  cut_group (cutter, BEHIND_WORDS);
  cutter->was_line_start = cutter->is_line_start;
  cutter->was_span_start = cutter->is_span_start;
  cutter->is_line_start = FALSE;
  cutter->is_span_start = TRUE;
}

/* All words of a span are comments: its delimiters, which would be words, go with them.
 * Returns: whether they do */
static gboolean
widen_group (Cutter               *cutter,
             const NewsroomInline *span)
{
  const gsize n_most = span->type == NEWSROOM_INLINE_EMPHASIS ? 1 : 2;
  gsize       n = 0;

  if (!cutter->has_group || !cutter->is_at_span_start || span->type > NEWSROOM_INLINE_STRIKETHROUGH)
    return FALSE;

  while (n < n_most && cutter->start > n && cutter->end + n < cutter->length && strchr ("*_~", cutter->body[cutter->end + n]) != NULL &&
         cutter->body[cutter->start - n - 1] == cutter->body[cutter->end + n])
    n++;
  cutter->start -= n;
  cutter->end += n;
  cutter->is_at_line_start = cutter->was_line_start;
  cutter->is_at_span_start = cutter->was_span_start;
  cutter->is_line_start = cutter->was_line_start;
  cutter->is_span_start = cutter->was_span_start;

  return n > 0;
}

/* Returns: (nullable): where a comment of the title is in the link that is left */
static const char *
find_in_link (const Cutter *cutter,
              const char   *comment,
              gsize         size)
{
  const char *tail = cutter->body + cutter->text_end;
  const char *place = memmem (tail, cutter->length - cutter->text_end, comment, size);

  if (place == NULL || memmem (tail, (gsize)(place - tail), "](", 2) == NULL || memmem (tail, (gsize)(place - tail), "\n\n", 2) != NULL)
    return NULL;

  return place;
}

/* Cuts the comments of the title of a link, which is no text of the block. */
static void
cut_title (Cutter     *cutter,
           const char *title)
{
  const char *start = title;
  const char *end;

  while ((start = strstr (start, "{>>")) != NULL && (end = strstr (start, "<<}")) != NULL)
    {
      const gsize size = (gsize)(end - start) + 3;
      const char *place = find_in_link (cutter, start, size);

      if (place != NULL)
        add_edit (cutter, skip_blanks_back (cutter, (gsize)(place - cutter->body)), (gsize)(place - cutter->body) + size, NULL);
      start += size;
    }
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Cutter *cutter = user_data;

  if (!cutter->is_inside && span->title != NULL)
    cut_title (cutter, span->title);
  if (cutter->is_inside || widen_group (cutter, span))
    return;
  cut_group (cutter, BEHIND_SPAN_END);
  cutter->is_line_start = FALSE;
  cutter->is_span_start = FALSE;
}

/* A definition of a link is no block, whether a link uses it or not. */
static void
cut_definitions (Cutter *cutter)
{
  g_autoptr (GArray) notes = newsroom_notes_find_in_definitions (cutter->body, cutter->length);

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);

      add_edit (cutter, skip_blanks_back (cutter, note->start), note->end, NULL);
    }
}

static int
compare_edits (gconstpointer a,
               gconstpointer b)
{
  const gsize x = ((const Edit *)a)->start;
  const gsize y = ((const Edit *)b)->start;

  return (x > y) - (x < y);
}

/* Returns: (transfer full): the body as edited; @offsets follow */
static char *
apply (const Cutter *cutter,
       gsize        *offsets,
       guint         n_offsets)
{
  g_autofree gsize *before = g_memdup2 (offsets, n_offsets * sizeof (gsize));
  GString          *rest = g_string_sized_new (cutter->length);
  gsize             from = 0;

  for (guint i = 0; i < cutter->edits->len; i++)
    {
      const Edit *edit = &g_array_index (cutter->edits, Edit, i);

      g_string_append_len (rest, cutter->body + from, (gssize)(MAX (edit->start, from) - from));
      for (guint j = 0; j < n_offsets; j++)
        if (before[j] > edit->start)
          offsets[j] = offsets[j] - (MIN (before[j], edit->end) - MIN (MAX (edit->start, from), MIN (before[j], edit->end))) +
                       (edit->insertion != NULL ? strlen (edit->insertion) : 0);
      if (edit->insertion != NULL)
        g_string_append (rest, edit->insertion);
      from = MAX (from, edit->end);
    }
  g_string_append_len (rest, cutter->body + from, (gssize)(cutter->length - from));

  return g_string_free (rest, FALSE);
}

/**
 * newsroom_notes_cut:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 * @offsets: (inout) (array length=n_offsets): places in the body, in bytes, which become
 *   those in what is returned; those in a comment, the place where it was
 * @n_offsets: how many
 *
 * Takes the comments out, each with the blanks on one side of it, or with its line where nothing
 * else is on it. What stays means what it meant: what comes to stand first on a line and would
 * begin a list or a heading there gets a backslash. What is left is what is exported and counted.
 *
 * Returns: (transfer full) (nullable): the body without comments, or %NULL if it has none
 */
char *
newsroom_notes_cut (const char *body,
                    gssize      length,
                    gsize      *offsets,
                    guint       n_offsets)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = block_cb,
    .leave_block = block_cb,
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };
  g_autoptr (GArray) comments = NULL;
  g_autoptr (GArray) edits = NULL;
  Cutter cutter = { .body = body };

  g_return_val_if_fail (body != NULL, NULL);

  cutter.length = length < 0 ? strlen (body) : (gsize)length;
  comments = newsroom_notes_find_comments (body, (gssize)cutter.length);
  if (comments->len == 0 && memmem (body, cutter.length, "{>>", 3) == NULL)
    return NULL;

  edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  cutter.comments = comments;
  cutter.edits = edits;
  newsroom_markdown_parse (body, (gssize)cutter.length, &handler, &cutter);

  cut_definitions (&cutter);
  g_array_sort (edits, compare_edits);

  return edits->len == 0 ? NULL : apply (&cutter, offsets, n_offsets);
}
