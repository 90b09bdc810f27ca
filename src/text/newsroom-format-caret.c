/* newsroom-format-caret.c — makes what is written next strong, emphasised, struck or code, or not
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"

/* What breaks a line in a paragraph. */
#define BREAK "\\\n"

/**
 * newsroom_format_insert_at:
 * @body: a text
 * @offset: a place in it, in bytes
 * @text: what is to stand there
 *
 * Returns: (transfer full): the new text
 */
char *
newsroom_format_insert_at (const char *body,
                           gsize       offset,
                           const char *text)
{
  GString *result = g_string_new (body);

  g_string_insert (result, (gssize)offset, text);

  return g_string_free (result, FALSE);
}

/**
 * newsroom_format_erase_at:
 * @body: a text
 * @offset: a place in it, in bytes
 * @length: how many bytes go there
 *
 * Returns: (transfer full): the new text
 */
char *
newsroom_format_erase_at (const char *body,
                          gsize       offset,
                          gsize       length)
{
  GString *result = g_string_new (body);

  g_string_erase (result, (gssize)offset, (gssize)length);

  return g_string_free (result, FALSE);
}

/* How many of a mark are on both sides of the caret, with nothing between. */
static gsize
count_marks (const char *body,
             gsize       caret,
             char        mark)
{
  gsize before = 0;
  gsize after = 0;

  while (before < caret && body[caret - 1 - before] == mark)
    before++;
  while (body[caret + after] == mark)
    after++;

  return before == after ? before : 0;
}

/* How many marks of an empty pair go, 0 if there is none. */
static gsize
count_empty_pair (const char        *body,
                  gsize              caret,
                  NewsroomInlineType type)
{
  const gsize n_stars = count_marks (body, caret, '*');

  switch (type)
    {
    case NEWSROOM_INLINE_STRONG:
      return n_stars == 2 || n_stars == 3 ? 2 : 0;
    case NEWSROOM_INLINE_EMPHASIS:
      return n_stars == 1 || n_stars == 3 ? 1 : 0;
    case NEWSROOM_INLINE_STRIKETHROUGH:
      return count_marks (body, caret, '~') == 2 ? 2 : 0;
    case NEWSROOM_INLINE_CODE:
      return count_marks (body, caret, '`') == 1 ? 1 : 0;
    case NEWSROOM_INLINE_LINK:
    case NEWSROOM_INLINE_IMAGE:
    default:
      return 0;
    }
}

/* Takes the caret from one side of marks to the other. Returns: %FALSE if there are none at it */
static gboolean
step_over_marks (const char        *body,
                 gsize             *caret,
                 NewsroomInlineType type)
{
  g_autoptr (NewsroomFormatScan) scan = newsroom_format_scan_new (body);

  for (guint i = 0; i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (scan->spans, NewsroomFormatSpan, i);

      if (span->type != type || !span->is_known || *caret < span->open || *caret > span->close)
        continue;
      if (*caret == span->end || *caret == span->close)
        *caret = *caret == span->end ? span->close : span->end;
      else if (*caret == span->open || *caret == span->start)
        *caret = *caret == span->start ? span->open : span->start;
      else
        continue;
      return TRUE;
    }

  return FALSE;
}

/* Whether all but so many words in one place of the first text is in the second, and is what it is there. */
static gboolean
is_same_without (const char *longer,
                 const char *shorter,
                 gsize       n_more)
{
  g_autoptr (NewsroomFormatScan) before = newsroom_format_scan_new (longer);
  g_autoptr (NewsroomFormatScan) after = newsroom_format_scan_new (shorter);
  g_autoptr (GByteArray) old_words = g_byte_array_new ();
  g_autoptr (GByteArray) new_words = g_byte_array_new ();
  const guint n = 2 * (guint)n_more;
  guint       i = 0;

  newsroom_format_scan_append_words (before, old_words, 0, before->length + 1);
  newsroom_format_scan_append_words (after, new_words, 0, after->length + 1);
  if (old_words->len != new_words->len + n)
    return FALSE;
  while (i < new_words->len && old_words->data[i] == new_words->data[i])
    i++;
  i -= i % 2;

  return i == new_words->len || memcmp (old_words->data + i + n, new_words->data + i, new_words->len - i) == 0;
}

/* Marks that wait for words are words until these come. */
static gboolean
is_in_pair (const char *body,
            gsize       caret)
{
  return caret > 0 && body[caret] != '\0' && body[caret] == body[caret - 1] && strchr ("*_~`", body[caret]) != NULL;
}

/* Whether the caret parts the marks of what has words, as in "**bold*|*". */
static gboolean
is_within_marks (const char *body,
                 gsize       caret)
{
  g_autoptr (NewsroomFormatScan) scan = is_in_pair (body, caret) ? newsroom_format_scan_new (body) : NULL;

  for (guint i = 0; scan != NULL && i < scan->spans->len; i++)
    {
      const NewsroomFormatSpan *span = &g_array_index (scan->spans, NewsroomFormatSpan, i);

      if (span->is_known && span->start < span->end && ((span->open < caret && caret < span->start) || (span->end < caret && caret < span->close)))
        return TRUE;
    }

  return FALSE;
}

/* Whether a line was broken at the caret and has no words yet: without any, the break before it is a word.
 * The marks of strikethrough would begin a block of code there. */
static gboolean
is_in_open_line (const char        *body,
                 gsize              caret,
                 NewsroomInlineType type)
{
  const char *rest = body + caret + strspn (body + caret, " \t");

  return type != NEWSROOM_INLINE_STRIKETHROUGH && caret >= strlen (BREAK) && strncmp (body + caret - strlen (BREAK), BREAK, strlen (BREAK)) == 0 &&
         (*rest == '\n' || *rest == '\0');
}

/**
 * newsroom_format_toggle_caret:
 * @body: UTF-8 Markdown
 * @caret: (inout): a place that is in no word, in bytes; then where it is in the result
 * @type: what is to be written next, but no link or image
 *
 * Behind the last of the words that are @type, or before the first, the caret steps over their marks.
 * Elsewhere among them they are parted in two, and where there are none an empty pair of marks comes
 * around the caret, or goes. Between the marks of words nothing can be done.
 *
 * Returns: (transfer full) (nullable): the new body, %NULL if it cannot be done
 */
char *
newsroom_format_toggle_caret (const char        *body,
                              gsize             *caret,
                              NewsroomInlineType type)
{
  const gsize      n_marks = count_empty_pair (body, *caret, type);
  g_autofree char *filled = NULL;
  g_autofree char *toggled = NULL;
  g_autofree char *result = NULL;
  gsize            start = *caret;
  gsize            end = start + strlen (NEWSROOM_FORMAT_FUTURE_WORDS);
  const gboolean   is_paired = is_in_pair (body, start);
  gboolean         is_on;

  if (is_within_marks (body, *caret))
    return NULL;
  if (n_marks > 0)
    {
      *caret -= n_marks;
      return newsroom_format_erase_at (body, *caret, 2 * n_marks);
    }
  if (step_over_marks (body, caret, type))
    return g_strdup (body);

  filled = newsroom_format_insert_at (body, *caret, NEWSROOM_FORMAT_FUTURE_WORDS);
  toggled = newsroom_format_toggle_inline (filled, &start, &end, type, NEWSROOM_FORMAT_OFF);
  is_on = toggled == NULL;
  if (is_on && !is_paired && !is_in_open_line (body, *caret, type) && !is_same_without (filled, body, strlen (NEWSROOM_FORMAT_FUTURE_WORDS)))
    return NULL;
  if (is_on)
    toggled = newsroom_format_toggle_inline (filled, &start, &end, type, NEWSROOM_FORMAT_APART);
  if (toggled == NULL)
    return NULL;

  result = newsroom_format_erase_at (toggled, start, end - start);
  if (!is_on && !is_same_without (toggled, result, strlen (NEWSROOM_FORMAT_FUTURE_WORDS)))
    return NULL;
  /* At the start of a line the marks of strikethrough would begin a block of code. */
  if (is_on && !is_paired && type == NEWSROOM_INLINE_STRIKETHROUGH && !is_same_without (result, body, strlen (result) - strlen (body)))
    return NULL;

  *caret = start;

  return g_steal_pointer (&result);
}
