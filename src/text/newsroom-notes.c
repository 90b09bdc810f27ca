/* newsroom-notes.c — what in a body is for the desk and not for the reader
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-notes.h"

#include "newsroom-markdown.h"

#include <string.h>

#define COMMENT_START "{>>"
#define COMMENT_END "<<}"
#define CHECK "[CHECK"

G_STATIC_ASSERT (sizeof COMMENT_START == NEWSROOM_NOTE_DELIMITER_LENGTH + 1);
G_STATIC_ASSERT (sizeof COMMENT_END == NEWSROOM_NOTE_DELIMITER_LENGTH + 1);

/* What is to be checked is said in so many bytes, at most. */
#define LONGEST_CHECK 200

typedef struct
{
  const char *body;
  gsize       length;

  /* Owned by who asked */
  GArray *notes;

  /* Whether marks are wanted, and not comments alone */
  gboolean wants_marks;

  /* The words of one paragraph that follow each other in the body, in bytes */
  gsize run_start;
  gsize run_end;

  /* Behind the last comment, and whether another has no end */
  gsize    comment_end;
  gboolean has_no_end;
} Search;

static gboolean
is_word_part (gunichar c)
{
  return c < G_MAXINT32 && (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_');
}

/* Whether no word goes on at either side. */
static gboolean
stands_alone (const Search *search,
              gsize         start,
              gsize         end)
{
  const char *before = g_utf8_find_prev_char (search->body, search->body + start);

  if (before != NULL && is_word_part (g_utf8_get_char_validated (before, search->body + start - before)))
    return FALSE;

  return end == search->length || !is_word_part (g_utf8_get_char_validated (search->body + end, (gssize)(search->length - end)));
}

/* Whether a character is taken literally because of the backslash before it. */
static gboolean
is_escaped (const Search *search,
            gsize         offset)
{
  gsize n = 0;

  while (n < offset && search->body[offset - n - 1] == '\\')
    n++;

  return n % 2 == 1;
}

/* Returns: the end of a comment that begins at @start, or 0 if none does. What it says is nobody
 * else’s, whatever it looks like to Markdown. */
static gsize
comment_end_at (Search *search,
                gsize   start)
{
  const gsize behind = start + strlen (COMMENT_START);
  const char *stop;

  if (search->has_no_end || behind > search->length || memcmp (search->body + start, COMMENT_START, strlen (COMMENT_START)) != 0 ||
      is_escaped (search, start))
    return 0;

  stop = memmem (search->body + behind, search->length - behind, COMMENT_END, strlen (COMMENT_END));
  search->has_no_end = stop == NULL;

  return stop != NULL ? (gsize)(stop - search->body) + strlen (COMMENT_END) : 0;
}

static gsize
run_of (const Search *search,
        gsize         start,
        char          c)
{
  gsize end = start;

  while (end < search->run_end && search->body[end] == c)
    end++;

  return end;
}

static gsize
check_end_at (const Search *search,
              gsize         start)
{
  const gsize behind = start + strlen (CHECK);
  const char *stop;

  if (behind >= search->run_end || memcmp (search->body + start, CHECK, strlen (CHECK)) != 0 || is_escaped (search, start) ||
      strchr (":] ", search->body[behind]) == NULL)
    return 0;

  stop = memchr (search->body + behind, ']', MIN (LONGEST_CHECK, search->run_end - behind));

  return stop != NULL ? (gsize)(stop - search->body) + 1 : 0;
}

/* Returns: the end of a mark that begins at @start, or 0 if none does */
static gsize
mark_end_at (const Search *search,
             gsize         start)
{
  gsize end = start;

  switch (search->body[start])
    {
    case 'T':
      while (end + 1 < search->run_end && search->body[end] == 'T' && search->body[end + 1] == 'K')
        end += 2;
      return end > start && stands_alone (search, start, end) ? end : 0;
    case 'X':
      end = run_of (search, start, 'X');
      return end - start >= 2 && stands_alone (search, start, end) ? end : 0;
    case '?':
      end = run_of (search, start, '?');
      return end - start >= 3 ? end : 0;
    case '[':
      return check_end_at (search, start);
    default:
      return 0;
    }
}

static void
add_note (Search          *search,
          gsize            start,
          gsize            end,
          NewsroomNoteKind kind)
{
  NewsroomNote note = { start, end, kind };

  g_array_append_val (search->notes, note);
}

static void
search_run (Search *search)
{
  gsize i = MAX (search->run_start, search->comment_end);

  while (i < search->run_end)
    {
      gsize end = 0;

      if (search->body[i] == '{')
        end = comment_end_at (search, i);
      if (end > 0)
        {
          add_note (search, i, end, NEWSROOM_NOTE_COMMENT);
          search->comment_end = end;
        }
      else if (search->wants_marks && (end = mark_end_at (search, i)) > 0)
        add_note (search, i, end, NEWSROOM_NOTE_MARK);

      i = end > 0 ? end : i + 1;
    }
  search->run_start = search->run_end;
}

static void
block_cb (const NewsroomBlock *block,
          gpointer             user_data)
{
  search_run (user_data);
}

static void
inline_cb (const NewsroomInline *span,
           gpointer              user_data)
{
  search_run (user_data);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Search *search = user_data;

  if (type != NEWSROOM_TEXT_NORMAL || offset < 0)
    {
      search_run (search);
      return;
    }

  if ((gsize)offset != search->run_end)
    {
      search_run (search);
      search->run_start = (gsize)offset;
    }
  search->run_end = (gsize)offset + length;
}

static gboolean
has (const char *body,
     gsize       length,
     const char *what)
{
  return memmem (body, length, what, strlen (what)) != NULL;
}

static GArray *
find (const char *body,
      gsize       length,
      gboolean    wants_marks)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = block_cb,
    .leave_block = block_cb,
    .enter_inline = inline_cb,
    .leave_inline = inline_cb,
    .text = text_cb,
  };
  Search   search = { .body = body, .length = length, .wants_marks = wants_marks };
  gboolean may_have = has (body, length, COMMENT_START);

  search.notes = g_array_new (FALSE, FALSE, sizeof (NewsroomNote));
  if (wants_marks && !may_have)
    may_have = has (body, length, "TK") || has (body, length, "XX") || has (body, length, "???") || has (body, length, CHECK);
  if (may_have)
    newsroom_markdown_parse (body, (gssize)length, &handler, &search);

  return search.notes;
}

/**
 * newsroom_notes_find:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Finds comments as CriticMarkup writes them, “{>> note <<}”, over any number of lines, and marks
 * that stand for words to come: TK and its repetitions, XX and more of them, and [CHECK] or
 * [CHECK: what], each as whole words, and three question marks or more. What is code, or begins
 * behind a backslash, is none; nor is a comment without an end. A body that has none is only
 * looked through, not parsed.
 *
 * Returns: (transfer full) (element-type NewsroomNote): what was found, in order, none in
 *   another
 */
GArray *
newsroom_notes_find (const char *body,
                     gssize      length)
{
  g_return_val_if_fail (body != NULL, NULL);

  return find (body, length < 0 ? strlen (body) : (gsize)length, TRUE);
}

/* A space before or behind what is cut is one too many. */
static gsize
skip_space (const char *body,
            gsize       length,
            gsize       start,
            gsize       end)
{
  const gboolean is_behind_gap = start == 0 || body[start - 1] == ' ' || body[start - 1] == '\n';

  return is_behind_gap && end < length && body[end] == ' ' ? end + 1 : end;
}

/**
 * newsroom_notes_cut:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 * @offsets: (inout) (array length=n_offsets): places in the body, in bytes, which become
 *   those in what is returned; those in a comment, the place where it was
 * @n_offsets: how many
 *
 * Takes the comments out, each with the space behind it where another one is before it. What is
 * left is what is exported and counted.
 *
 * Returns: (transfer full) (nullable): the body without comments, or %NULL if it has none
 */
char *
newsroom_notes_cut (const char *body,
                    gssize      length,
                    gsize      *offsets,
                    guint       n_offsets)
{
  g_autoptr (GArray) comments = NULL;
  g_autofree gsize *before = NULL;
  const gsize       size = length < 0 ? strlen (body) : (gsize)length;
  GString          *rest;
  gsize             from = 0;

  g_return_val_if_fail (body != NULL, NULL);

  comments = find (body, size, FALSE);
  if (comments->len == 0)
    return NULL;

  rest = g_string_sized_new (size);
  before = g_memdup2 (offsets, n_offsets * sizeof (gsize));
  for (guint i = 0; i < comments->len; i++)
    {
      const NewsroomNote *note = &g_array_index (comments, NewsroomNote, i);
      const gsize         end = skip_space (body, size, note->start, note->end);

      g_string_append_len (rest, body + from, (gssize)(note->start - from));
      for (guint j = 0; j < n_offsets; j++)
        if (before[j] > note->start)
          offsets[j] -= MIN (before[j], end) - note->start;
      from = end;
    }
  g_string_append_len (rest, body + from, (gssize)(size - from));

  return g_string_free (rest, FALSE);
}
