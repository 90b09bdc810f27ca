/* newsroom-long-lines.c — lines that are too long to be laid out at every key
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-long-lines.h"

#include "newsroom-hang.h"

#include <string.h>

/* A paragraph ends with the first sentence beyond so many bytes; where none ends for so many
 * more, with a word; where there are no words, anywhere. */
#define GOOD_LENGTH 500
#define LONG_LENGTH 4000
#define LAST_LENGTH 16000

/* What NewsroomHang looks at, in bytes; markers are much shorter. */
#define LONGEST_MARKERS 256

/* The most of a text that is shown on a line of its own, in characters. */
#define LONGEST_START 500

/* A long line on its way into paragraphs. */
typedef struct
{
  const char         *line;
  gsize               length;
  gboolean            is_code;
  const NewsroomSpan *spans;
  guint               n_spans;
  guint               next_span;
  gsize               inline_end; /* of what has begun: a paragraph must not end in it */
  GString            *out;
  char               *gap; /* what stands between two paragraphs */
} Split;

static gboolean
is_inline (guint style)
{
  switch (style)
    {
    case NEWSROOM_STYLE_STRONG:
    case NEWSROOM_STYLE_EMPHASIS:
    case NEWSROOM_STYLE_STRIKETHROUGH:
    case NEWSROOM_STYLE_CODE:
    case NEWSROOM_STYLE_LINK:
    case NEWSROOM_STYLE_IMAGE:
    case NEWSROOM_STYLE_MARKUP:
    case NEWSROOM_STYLE_COMMENT:
    case NEWSROOM_STYLE_TO_COME:
      return TRUE;
    default:
      return FALSE;
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const NewsroomSpan *first = a;
  const NewsroomSpan *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* Whether emphasis, a link or the like is cut by a gap at @at; to be asked with rising offsets. */
static gboolean
is_in_span (Split *split,
            gsize  at)
{
  while (split->next_span < split->n_spans && split->spans[split->next_span].start < at)
    {
      const NewsroomSpan *span = &split->spans[split->next_span++];

      if (is_inline (span->style))
        split->inline_end = MAX (split->inline_end, span->end);
    }

  return at < split->inline_end;
}

static gboolean
is_closer (gunichar c)
{
  return c != 0 && g_utf8_strchr ("\"')]}”’»›“‘」』）】", -1, c) != NULL;
}

/* Whether a sentence ends before @at, which no abbreviation is known to do; the words after it
 * stand apart, or the script needs no space. */
static gboolean
ends_sentence (const char *start,
               const char *at)
{
  const char *before = at;

  while (before > start)
    {
      gunichar c;

      before = g_utf8_prev_char (before);
      c = g_utf8_get_char (before);
      if (is_closer (c))
        continue;
      if (g_utf8_strchr ("。！？", -1, c) != NULL)
        return TRUE;

      return g_utf8_strchr (".!?…", -1, c) != NULL && (*at == ' ' || *at == '\t');
    }

  return FALSE;
}

/* What begins with a letter is text at the beginning of a line too; other characters may turn
 * it into a list or a heading there. */
static gboolean
begins_plainly (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalpha (c) || (c != 0 && g_utf8_strchr ("“‘„«‹¿¡「『（", -1, c) != NULL);
}

static gboolean
may_end_at (Split      *split,
            const char *start,
            const char *at,
            const char *next)
{
  const gsize length = (gsize)(at - start);
  gboolean    in_span = is_in_span (split, (gsize)(next - split->line));

  if (length < GOOD_LENGTH)
    return FALSE;
  if (length >= LAST_LENGTH)
    return !g_ascii_isdigit (*next) || length >= 2 * LAST_LENGTH;
  if (in_span || !begins_plainly (next))
    return FALSE;

  return ends_sentence (start, at) || (length >= LONG_LENGTH && next > at);
}

static const char *
skip_blanks (const char *p)
{
  return p + strspn (p, " \t");
}

/* Writes the line in paragraphs. The blanks where one ends go; what would be markup at the
 * beginning of the next is escaped. */
static void
write_paragraphs (Split *split,
                  gsize  n_markers)
{
  const char *end = split->line + split->length;
  const char *start = split->line;
  const char *at = start + n_markers;

  while (at < end)
    {
      const char *next = skip_blanks (at);

      if (next < end && may_end_at (split, start, at, next))
        {
          g_string_append_len (split->out, start, at - start);
          g_string_append (split->out, split->gap);
          if (!split->is_code && g_ascii_ispunct (*next))
            g_string_append_c (split->out, '\\');
          start = at = next;
        }
      else if (next > at)
        at = next;
      else
        at = g_utf8_next_char (at);
    }
  g_string_append_len (split->out, start, end - start);
}

/* The further paragraphs of a quote have its marks, those of a list item are as far in. */
static char *
dup_gap (const char *line,
         gsize       n_markers,
         gboolean    is_code)
{
  g_autofree char *prefix = g_strndup (line, n_markers);
  g_autofree char *blank = NULL;

  for (gsize i = 0; i < n_markers; i++)
    if (prefix[i] != '>' && prefix[i] != '\t')
      prefix[i] = ' ';
  if (is_code)
    return g_strconcat ("\n", prefix, NULL);

  blank = g_strchomp (g_strdup (prefix));

  return g_strconcat ("\n", blank, "\n", prefix, NULL);
}

static void
split_line (NewsroomSpans *spans,
            guint          n,
            const char    *line,
            gsize          length,
            GString       *out)
{
  Split                    split = { .line = line, .length = length, .out = out };
  const NewsroomSpan      *of_line = newsroom_spans_get_line (spans, n, &split.n_spans);
  g_autofree NewsroomSpan *sorted = NULL;
  g_autofree char         *beginning = g_strndup (line, MIN (length, LONGEST_MARKERS));
  g_autofree char         *gap = NULL;
  gsize                    n_markers;

  n_markers = newsroom_hang_get_length (beginning, of_line, split.n_spans);
  for (guint i = 0; i < split.n_spans; i++)
    split.is_code = split.is_code || of_line[i].style == NEWSROOM_STYLE_CODE_BLOCK;

  if (split.n_spans > 0)
    {
      sorted = g_memdup2 (of_line, split.n_spans * sizeof *of_line);
      qsort (sorted, split.n_spans, sizeof *sorted, compare_spans);
    }
  split.spans = sorted;
  split.gap = gap = dup_gap (line, n_markers, split.is_code);
  write_paragraphs (&split, n_markers);
}

/**
 * newsroom_long_lines_find:
 * @text: a text
 * @length: its length in bytes
 *
 * Returns: whether a line of it is longer than %NEWSROOM_LONGEST_LINE
 */
gboolean
newsroom_long_lines_find (const char *text,
                          gsize       length)
{
  const char *end = text + length;

  g_return_val_if_fail (text != NULL, FALSE);

  while ((gsize)(end - text) > NEWSROOM_LONGEST_LINE)
    {
      const char *line_end = memchr (text, '\n', NEWSROOM_LONGEST_LINE + 1);

      if (line_end == NULL)
        return TRUE;
      text = line_end + 1;
    }

  return FALSE;
}

/**
 * newsroom_long_lines_split:
 * @body: Markdown
 *
 * Makes paragraphs of a few hundred bytes of the lines that are longer than
 * %NEWSROOM_LONGEST_LINE: at the ends of sentences, failing these between words, and anywhere
 * in what has no words either. Quotes and list items go on. No word is changed or left out.
 *
 * Returns: (transfer full): the body with these paragraphs
 */
char *
newsroom_long_lines_split (const char *body)
{
  g_autoptr (NewsroomSpans) spans = NULL;
  g_autoptr (GString) out = NULL;
  guint n = 0;

  g_return_val_if_fail (body != NULL, NULL);

  spans = newsroom_spans_new (body, -1);
  out = g_string_sized_new (strlen (body));
  for (const char *line = body;; n++)
    {
      gsize length = strcspn (line, "\n");

      if (length > NEWSROOM_LONGEST_LINE)
        split_line (spans, n, line, length, out);
      else
        g_string_append_len (out, line, (gssize)length);
      if (line[length] == '\0')
        break;
      g_string_append_c (out, '\n');
      line += length + 1;
    }

  return g_strdup (out->str);
}

/**
 * newsroom_long_lines_dup_start:
 * @text: a text for one line, such as a headline
 *
 * Returns: (transfer full): as much of it as can be shown at once, with an ellipsis where there is more
 */
char *
newsroom_long_lines_dup_start (const char *text)
{
  const char *end = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; i < LONGEST_START && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int)(end - text), text);
}
