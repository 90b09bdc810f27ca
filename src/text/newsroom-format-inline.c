/* newsroom-format-inline.c — makes words strong, emphasised, struck or code, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-private.h"

#include <string.h>

#include "newsroom-markdown-writer.h"
#include "newsroom-text-changes-private.h"

/* What is selected of one paragraph, heading or cell, without white space at its ends. */
typedef struct
{
  gsize    start;
  gsize    end;
  guint    leaf;
  gboolean is_on; /* all of its words are what they are to be toggled to */
} Piece;

typedef struct
{
  NewsroomFormatScan *scan;
  NewsroomInlineType  type;
  GArray             *pieces;
  GByteArray         *expected; /* the masks that the result must have */
  GArray             *changes;
  const char         *mark;
  gboolean            joins;   /* with what is the same beside white space */
  gboolean            escapes; /* what was code, so that it stays these words */
} Toggle;

static gboolean
is_space_at (const char *text,
             gsize       offset)
{
  return g_unichar_isspace (g_utf8_get_char (text + offset));
}

/* Cuts a run to what is selected of it. Returns whether anything is left */
static gboolean
cut_run (const NewsroomFormatScan *scan,
         const NewsroomFormatRun  *run,
         gsize                     start,
         gsize                     end,
         gsize                    *from,
         gsize                    *to)
{
  const gsize escape = run->is_whole ? 0 : run->end - run->start - run->n_plain;

  *from = MAX (start, run->start);
  *to = MIN (end, run->end);
  if (run->is_break || *from >= *to)
    return FALSE;

  if (run->is_whole)
    {
      *from = run->start;
      *to = run->end;
      return !is_space_at (scan->plain->str, run->plain);
    }
  if (*from <= run->start + escape)
    *from = run->start;
  if (*to <= run->start + escape)
    return FALSE;

  /* What goes off at the ends is white space. */
  while (*from < *to && is_space_at (scan->body, *from))
    *from += (gsize)(g_utf8_next_char (scan->body + *from) - scan->body - *from);
  while (*to > *from && is_space_at (scan->body, (gsize)(g_utf8_prev_char (scan->body + *to) - scan->body)))
    *to = (gsize)(g_utf8_prev_char (scan->body + *to) - scan->body);

  return *from < *to;
}

static gsize
plain_at (const NewsroomFormatRun *run,
          gsize                    offset)
{
  if (run->is_whole)
    return offset <= run->start ? run->plain : run->plain + run->n_plain;
  if (offset <= run->start)
    return run->plain;

  return run->plain + run->n_plain - (run->end - offset);
}

/* Finds the pieces of the selection. Returns: %FALSE if some of it is not to be marked up */
static gboolean
find_pieces (Toggle *toggle,
             gsize   start,
             gsize   end)
{
  const NewsroomFormatScan *scan = toggle->scan;
  const guint8              bit = NEWSROOM_FORMAT_BIT (toggle->type);

  for (guint i = 0; i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);
      Piece                    piece = { .leaf = run->leaf };
      Piece                   *last = toggle->pieces->len > 0 ? &g_array_index (toggle->pieces, Piece, toggle->pieces->len - 1) : NULL;

      if (!cut_run (scan, run, start, end, &piece.start, &piece.end))
        continue;
      if (g_array_index (scan->paths, NewsroomFormatPath, run->path).is_code)
        return FALSE;

      piece.is_on = (scan->masks->data[run->plain] & bit) != 0;
      if (last == NULL || last->leaf != run->leaf)
        {
          g_array_append_val (toggle->pieces, piece);
          continue;
        }
      last->end = piece.end;
      last->is_on = last->is_on && piece.is_on;
    }

  return toggle->pieces->len > 0;
}

/* Code and images are taken whole or not at all, other markup with its marks if more than it is
 * selected. Returns: %FALSE where a part of code or of an image is selected */
static gboolean
snap_piece (Toggle *toggle,
            Piece  *piece)
{
  GArray *spans = toggle->scan->spans;

  for (guint i = newsroom_format_scan_find_leaf_span (toggle->scan, piece->leaf); i < spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (spans, NewsroomFormatSpan, i);
      const gboolean            is_whole = span->type == NEWSROOM_INLINE_CODE || span->type == NEWSROOM_INLINE_IMAGE;
      const gboolean            is_same = span->start == piece->start && span->end == piece->end;

      if (span->leaf != piece->leaf)
        break;
      if (span->type == toggle->type || span->close <= piece->start || span->open >= piece->end)
        continue;
      if (!span->is_known && is_whole)
        return FALSE;
      if (piece->start <= span->start && piece->end >= span->end && (is_whole || !is_same))
        {
          piece->start = MIN (piece->start, span->open);
          piece->end = MAX (piece->end, span->close);
        }
      else if (is_whole)
        return FALSE;
    }

  return TRUE;
}

/* Of a stretch that other markup crosses, gives the part before the first such place. */
static gboolean
find_crossing (Toggle *toggle,
               guint   leaf,
               gsize   start,
               gsize   end,
               gsize  *cut,
               gsize  *resume)
{
  GArray *spans = toggle->scan->spans;

  for (guint i = newsroom_format_scan_find_leaf_span (toggle->scan, leaf); i < spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (spans, NewsroomFormatSpan, i);

      if (span->leaf != leaf)
        break;
      if (span->type == toggle->type || !span->is_known)
        continue;
      if (start <= span->open && end > span->open && end < span->close)
        {
          *cut = span->open;
          *resume = span->start;
          return TRUE;
        }
      if (start > span->open && start < span->close && end >= span->close)
        {
          *cut = span->end;
          *resume = span->close;
          return TRUE;
        }
    }

  return FALSE;
}

/* Takes white space and what has no words off the ends. Returns whether anything is left */
static gboolean
trim (Toggle *toggle,
      guint   leaf,
      gsize  *start,
      gsize  *end)
{
  const NewsroomFormatScan *scan = toggle->scan;
  gsize                     first = G_MAXSIZE;
  gsize                     last = 0;

  for (guint i = newsroom_format_scan_find_leaf_run (scan, leaf); i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);
      gsize                    from, to;

      if (run->leaf != leaf)
        break;
      if (!cut_run (scan, run, *start, *end, &from, &to))
        continue;
      first = MIN (first, from);
      last = MAX (last, to);
    }
  if (last == 0)
    return FALSE;

  for (guint i = newsroom_format_scan_find_leaf_span (scan, leaf); i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (scan->spans, NewsroomFormatSpan, i);

      if (span->leaf != leaf)
        break;
      if (span->type == toggle->type || span->open < *start || span->close > *end)
        continue;
      first = MIN (first, span->open);
      last = MAX (last, span->close);
    }
  *start = first;
  *end = last;

  return TRUE;
}

/* Puts marks around a stretch, or around its parts where other markup crosses it. */
static void
wrap (Toggle     *toggle,
      guint       leaf,
      gsize       start,
      gsize       end,
      const char *mark)
{
  while (start < end)
    {
      gsize from = start;
      gsize to = end;
      gsize resume = end;

      while (find_crossing (toggle, leaf, from, to, &to, &resume))
        ;
      start = to < end ? MAX (resume, from + 1) : end;
      if (!trim (toggle, leaf, &from, &to))
        continue;
      newsroom_text_changes_add (toggle->changes, from, 0, mark);
      newsroom_text_changes_add (toggle->changes, to, 0, mark);
    }
}

static void
remove_marks (Toggle                   *toggle,
              const NewsroomFormatSpan *span)
{
  newsroom_text_changes_add (toggle->changes, span->open, span->start - span->open, "");
  newsroom_text_changes_add (toggle->changes, span->end, span->close - span->end, "");
}

static char *
dup_mark (Toggle                   *toggle,
          const NewsroomFormatSpan *span)
{
  return g_strndup (toggle->scan->body + span->open, span->start - span->open);
}

static gboolean
is_only_space (const char *body,
               gsize       start,
               gsize       end)
{
  for (gsize i = start; i < end; i++)
    if (body[i] != ' ')
      return FALSE;

  return TRUE;
}

/* Whether there are words of its kind in the piece, or beside it. */
static gboolean
touches (Toggle                   *toggle,
         const NewsroomFormatSpan *span,
         gsize                     start,
         gsize                     end)
{
  if (span->close <= start)
    return toggle->joins && is_only_space (toggle->scan->body, span->close, start);
  if (span->open >= end)
    return toggle->joins && is_only_space (toggle->scan->body, end, span->open);

  return TRUE;
}

static void
add_to_piece (Toggle      *toggle,
              const Piece *piece)
{
  GArray          *spans = toggle->scan->spans;
  g_autofree char *mark = NULL;
  gsize            start = piece->start;
  gsize            end = piece->end;

  for (guint i = newsroom_format_scan_find_leaf_span (toggle->scan, piece->leaf); i < spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (spans, NewsroomFormatSpan, i);

      if (span->leaf != piece->leaf)
        break;
      if (span->type != toggle->type || !span->is_known || !touches (toggle, span, piece->start, piece->end))
        continue;
      if (mark == NULL)
        mark = dup_mark (toggle, span);
      remove_marks (toggle, span);
      start = MIN (start, span->start);
      end = MAX (end, span->end);
    }

  wrap (toggle, piece->leaf, start, end, mark != NULL ? mark : toggle->mark);
}

/* Puts the backslashes in that keep the words of code as they are without its marks. */
static void
escape_code (Toggle                   *toggle,
             const NewsroomFormatSpan *span)
{
  const char      *code = toggle->scan->body + span->start;
  g_autofree char *words = newsroom_markdown_escape_inline (code, (gssize)(span->end - span->start));
  gsize            i = 0;

  for (const char *p = words; *p != '\0'; p++, i++)
    if (p[0] == '\\' && p[1] == code[i])
      {
        newsroom_text_changes_add (toggle->changes, span->start + i, 0, "\\");
        p++;
      }
    else if (p[0] != code[i])
      return;
}

static void
remove_from_piece (Toggle      *toggle,
                   const Piece *piece)
{
  GArray *spans = toggle->scan->spans;

  for (guint i = newsroom_format_scan_find_leaf_span (toggle->scan, piece->leaf); i < spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (spans, NewsroomFormatSpan, i);
      g_autofree char          *mark = NULL;

      if (span->leaf != piece->leaf)
        break;
      if (span->type != toggle->type || span->close <= piece->start || span->open >= piece->end)
        continue;
      mark = dup_mark (toggle, span);
      if (toggle->escapes && piece->start <= span->start && piece->end >= span->end)
        escape_code (toggle, span);
      remove_marks (toggle, span);
      wrap (toggle, piece->leaf, span->start, MAX (span->start, piece->start), mark);
      wrap (toggle, piece->leaf, MIN (span->end, piece->end), span->end, mark);
    }
}

/* Says what the masks shall be: those of the words that are selected have the bit, or not. */
static void
set_expected (Toggle  *toggle,
              gsize    start,
              gsize    end,
              gboolean on)
{
  const NewsroomFormatScan *scan = toggle->scan;
  const guint8              bit = NEWSROOM_FORMAT_BIT (toggle->type);

  for (guint i = 0; i < scan->runs->len; i++)
    {
      const NewsroomFormatRun *run = &g_array_index (scan->runs, NewsroomFormatRun, i);
      gsize                    from, to;

      if (!cut_run (scan, run, start, end, &from, &to))
        continue;
      for (gsize j = plain_at (run, from); j < plain_at (run, to); j++)
        toggle->expected->data[j] = (guint8)(on ? toggle->expected->data[j] | bit : toggle->expected->data[j] & ~bit);
    }
}

/* White space looks the same whether it is strong or not. */
static gboolean
is_as_expected (Toggle     *toggle,
                const char *result)
{
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (result);
  const NewsroomFormatScan *before = toggle->scan;
  const guint8              bit = NEWSROOM_FORMAT_BIT (toggle->type);

  if (!g_string_equal (before->plain, after->plain) || before->structure->len != after->structure->len ||
      memcmp (before->structure->data, after->structure->data, before->structure->len) != 0)
    return FALSE;
  if (memcmp (toggle->expected->data, after->masks->data, after->masks->len) == 0)
    return TRUE;

  for (const char *p = after->plain->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gsize  i = (gsize)(p - after->plain->str);
      const guint8 differs = toggle->expected->data[i] ^ after->masks->data[i];

      if ((differs & ~bit) != 0 || (differs != 0 && !g_unichar_isspace (g_utf8_get_char (p))))
        return FALSE;
    }

  return TRUE;
}

static const char *
get_mark (NewsroomInlineType type,
          guint              attempt)
{
  switch (type)
    {
    case NEWSROOM_INLINE_STRONG:
      return attempt % 2 == 0 ? "**" : "__";
    case NEWSROOM_INLINE_EMPHASIS:
      return attempt % 2 == 0 ? "*" : "_";
    case NEWSROOM_INLINE_STRIKETHROUGH:
      return attempt % 2 == 0 ? "~~" : NULL;
    case NEWSROOM_INLINE_CODE:
      return attempt % 2 == 0 ? "`" : "``";
    case NEWSROOM_INLINE_LINK:
    case NEWSROOM_INLINE_IMAGE:
    default:
      return NULL;
    }
}

/* Tries one way. Returns: (nullable): the new body, if it is what was meant */
static char *
attempt (Toggle  *toggle,
         gboolean on,
         gsize   *start,
         gsize   *end)
{
  g_autofree char *result = NULL;
  gsize            from;

  g_array_set_size (toggle->changes, 0);
  for (guint i = 0; i < toggle->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (toggle->pieces, Piece, i);

      if (!on)
        remove_from_piece (toggle, piece);
      else if (!piece->is_on)
        add_to_piece (toggle, piece);
    }
  if (toggle->changes->len == 0)
    return NULL;

  result = newsroom_text_changes_apply (toggle->changes, toggle->scan->body);
  if (!is_as_expected (toggle, result))
    return NULL;

  from = newsroom_text_changes_map (toggle->changes, *start, TRUE);
  *end = newsroom_text_changes_map (toggle->changes, *end, *start == *end && *end == g_array_index (toggle->pieces, Piece, 0).start);
  *start = MIN (from, *end);

  return g_steal_pointer (&result);
}

/**
 * newsroom_format_toggle_inline:
 * @body: UTF-8 Markdown
 * @start: (inout): where the words begin, in bytes; then where they begin in the result
 * @end: (inout): where they end
 * @type: what they shall be, but no link or image
 * @way: whether they may be made so, or no longer so, and joined with what is so beside them
 *
 * Words that all are @type are it no longer; else all are. The result reads as @body does but for
 * this: the parser is asked, and where one way of writing it would not do another is taken.
 *
 * Returns: (transfer full) (nullable): the new body, %NULL if it cannot be done
 */
char *
newsroom_format_toggle_inline (const char        *body,
                               gsize             *start,
                               gsize             *end,
                               NewsroomInlineType type,
                               NewsroomFormatWay  way)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) changes = newsroom_text_changes_new ();
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  Toggle   toggle = { scan, type, pieces, expected, changes, NULL, FALSE, FALSE };
  gboolean on = FALSE;
  char    *result = NULL;

  if (!find_pieces (&toggle, *start, *end))
    return NULL;

  g_byte_array_append (expected, scan->masks->data, scan->masks->len);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      on = on || (!piece->is_on && way != NEWSROOM_FORMAT_OFF);
      if (!snap_piece (&toggle, piece))
        return NULL;
    }
  if (way == NEWSROOM_FORMAT_APART && !on)
    return NULL;
  set_expected (&toggle, *start, *end, on);

  for (guint i = 0; i < 4 && result == NULL; i++)
    {
      toggle.mark = get_mark (type, i);
      toggle.joins = i < 2 && type != NEWSROOM_INLINE_CODE && way != NEWSROOM_FORMAT_APART;
      toggle.escapes = i % 2 != 0 && type == NEWSROOM_INLINE_CODE;
      if (toggle.mark != NULL)
        result = attempt (&toggle, on, start, end);
    }

  return result;
}
