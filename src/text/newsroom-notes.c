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

/* A comment that has not ended yet: where it begins, around how many links and images, and how many notes
 * were before it */
typedef struct
{
  gsize start;
  guint depth;
  guint n_before;
} Open;

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

  /* How many links and images are around the words */
  guint depth;

  /* Those of the block, each in the one before; element-type Open */
  GArray *open;
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

static gboolean
is_sign (const Search *search,
         gsize         start,
         const char   *sign)
{
  const gsize size = strlen (sign);

  return search->run_end - start >= size && memcmp (search->body + start, sign, size) == 0 && !is_escaped (search, start);
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

/* Until it ends it is no comment but a mark, so that somebody sees it. */
static void
open_comment (Search *search,
              gsize   start)
{
  const Open open = { start, search->depth, search->notes->len };

  g_array_append_val (search->open, open);
  if (search->wants_marks)
    add_note (search, start, start + strlen (COMMENT_START), NEWSROOM_NOTE_MARK);
}

/* The innermost that can end here, as what is around it began outside of a link.
 * Returns: (nullable): it */
static const Open *
get_open (const Search *search)
{
  const Open *open = search->open->len > 0 ? &g_array_index (search->open, Open, search->open->len - 1) : NULL;

  return open != NULL && open->depth == search->depth ? open : NULL;
}

/* What a comment says is nobody else’s: no mark and no other comment is in it. */
static void
close_comment (Search *search,
               gsize   end)
{
  const Open open = *get_open (search);

  g_array_set_size (search->open, search->open->len - 1);
  g_array_set_size (search->notes, open.n_before);
  add_note (search, open.start, end, NEWSROOM_NOTE_COMMENT);
}

static void
search_run (Search *search)
{
  gsize i = search->run_start;

  while (i < search->run_end)
    {
      gsize end = 0;

      if (is_sign (search, i, COMMENT_START))
        {
          end = i + strlen (COMMENT_START);
          open_comment (search, i);
        }
      else if (get_open (search) != NULL && is_sign (search, i, COMMENT_END))
        {
          end = i + strlen (COMMENT_END);
          close_comment (search, end);
        }
      else if (search->wants_marks && (end = mark_end_at (search, i)) > 0)
        add_note (search, i, end, NEWSROOM_NOTE_MARK);

      i = end > 0 ? end : i + 1;
    }
  search->run_start = search->run_end;
}

/* No comment is longer than the paragraph, heading or cell that it begins in. */
static void
block_cb (const NewsroomBlock *block,
          gpointer             user_data)
{
  Search *search = user_data;

  search_run (search);
  g_array_set_size (search->open, 0);
}

static gboolean
has_target (const NewsroomInline *span)
{
  return span->type == NEWSROOM_INLINE_LINK || span->type == NEWSROOM_INLINE_IMAGE;
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Search *search = user_data;

  search_run (search);
  if (has_target (span))
    search->depth++;
}

/* Nor does one lead out of a link, which would be broken without it. */
static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Search *search = user_data;

  search_run (search);
  if (!has_target (span))
    return;

  while (get_open (search) != NULL)
    g_array_set_size (search->open, search->open->len - 1);
  search->depth--;
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
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  Search   search = { .open = open, .body = body, .length = length, .wants_marks = wants_marks };
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
 * Finds comments as CriticMarkup writes them, “{>> note <<}”, and marks that stand for words to
 * come: TK and its repetitions, XX and more of them, and [CHECK] or [CHECK: what], each as whole
 * words, and three question marks or more. What is code, or begins behind a backslash, is none.
 *
 * A comment ends in the paragraph, heading, table cell or link that it begins in, over however
 * many lines; other comments in it are a part of it. One that does not is words as all others, and its “{>>”
 * a mark, because it is to end. A body that has none is only looked through, not parsed.
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

/**
 * newsroom_notes_find_comments:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Returns: (transfer full) (element-type NewsroomNote): the comments of newsroom_notes_find(),
 *   without the marks
 */
GArray *
newsroom_notes_find_comments (const char *body,
                              gssize      length)
{
  g_return_val_if_fail (body != NULL, NULL);

  return find (body, length < 0 ? strlen (body) : (gsize)length, FALSE);
}

/**
 * newsroom_notes_count:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Returns: how many comments and marks newsroom_notes_find() finds
 */
guint
newsroom_notes_count (const char *body,
                      gssize      length)
{
  g_autoptr (GArray) notes = newsroom_notes_find (body, length);

  return notes != NULL ? notes->len : 0;
}

/**
 * newsroom_notes_cut_plain:
 * @text: UTF-8 text that is no Markdown, as a headline
 *
 * Takes the comments out of plain text, where they end in their own paragraph as well.
 *
 * Returns: (transfer full) (nullable): the text without comments, or %NULL if it has none
 */
char *
newsroom_notes_cut_plain (const char *text)
{
  g_autoptr (GRegex) regex = NULL;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strstr (text, "{>>") == NULL)
    return NULL;

  /* The blanks before one go with it. */
  regex = g_regex_new ("[ \\t]*(?<!\\\\)({>>(?:[^{<\\n]|(?1)|{(?!>>)|<(?!<})|\\n(?![ \\t]*\\n))*+<<})", 0, 0, NULL);
  rest = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);

  return rest != NULL && !g_str_equal (rest, text) ? g_strstrip (g_steal_pointer (&rest)) : NULL;
}
