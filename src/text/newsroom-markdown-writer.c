/* newsroom-markdown-writer.c — plain words to Markdown that reads as those words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-writer.h"

#include <string.h>

/* Where the words will stand, which decides what of them would be markup. */
typedef enum
{
  PLACE_LINE,      /* whole lines of a paragraph, with nothing beside them */
  PLACE_INLINE,    /* anywhere, even in a heading or a table cell, beside anything */
  PLACE_LINK_TEXT, /* between the brackets of a link */
} Place;

/* Line is one line of the words, without its line end. */
typedef struct
{
  const char *text;
  gsize       length;
  Place       place;
} Line;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Blanks at the ends of a line would be lost, and many at its start make it code. */
static gboolean
is_lost_blank (const Line *line,
               gsize       i)
{
  char c = line->text[i];

  if (c == '\r' || c == '\v' || c == '\f')
    return TRUE;

  return line->place == PLACE_LINE && is_blank (c) && (i == 0 || i == line->length - 1);
}

/* Whether a blank is written at @i as it is. At the ends of words with something unknown
 * beside them nothing may be taken for blank. */
static gboolean
is_blank_at (const Line *line,
             gsize       i)
{
  if (i >= line->length)
    return line->place == PLACE_LINE;

  return is_blank (line->text[i]) && !is_lost_blank (line, i);
}

static gboolean
is_blank_before (const Line *line,
                 gsize       i)
{
  return i == 0 ? line->place == PLACE_LINE : is_blank_at (line, i - 1);
}

static gsize
run_length (const Line *line,
            gsize       i)
{
  gsize end = i;

  while (end < line->length && line->text[end] == line->text[i])
    end++;

  return end - i;
}

/* Whether the line is made of the given characters and blanks only. */
static gboolean
is_only (const Line *line,
         const char *characters)
{
  for (gsize i = 0; i < line->length; i++)
    if (!is_blank (line->text[i]) && (line->text[i] == '\0' || strchr (characters, line->text[i]) == NULL))
      return FALSE;

  return TRUE;
}

static gboolean
is_rule (const Line *line)
{
  char  characters[] = { line->text[0], '\0' };
  guint n = 0;

  if (!is_only (line, characters))
    return FALSE;

  for (gsize i = 0; i < line->length; i++)
    if (line->text[i] == characters[0])
      n++;

  return n >= 3;
}

/* Returns: how many bytes at the start of the line, from @at, make it another block than a
 * paragraph and must each be escaped; @at is 0 but for ordered lists */
static gsize
block_marker (const Line *line,
              gsize      *at)
{
  gsize digits = 0;
  gsize run = line->length > 0 ? run_length (line, 0) : 0;

  *at = 0;
  if (line->length == 0)
    return 0;

  switch (line->text[0])
    {
    case '#':
      return run <= 6 && is_blank_at (line, run) ? 1 : 0;
    case '>':
      return 1;
    case '-':
      return is_blank_at (line, 1) || is_only (line, "-:|") ? 1 : 0;
    case ':':
    case '|':
      return is_only (line, "-:|") && memchr (line->text, '-', line->length) != NULL ? 1 : 0;
    case '+':
      return is_blank_at (line, 1) ? 1 : 0;
    case '*':
      return is_blank_at (line, 1) || is_rule (line) ? run : 0;
    case '_':
      return is_rule (line) ? run : 0;
    case '=':
      return is_only (line, "=") ? 1 : 0;
    case '~':
      return run >= 3 ? run : 0;
    case '[':
      return line->length >= 3 && strchr (" xX", line->text[1]) != NULL && line->text[2] == ']' && is_blank_at (line, 3) ? 1 : 0;
    default:
      break;
    }

  while (digits < line->length && g_ascii_isdigit (line->text[digits]))
    digits++;
  if (digits < 1 || digits > 9 || digits == line->length)
    return 0;
  *at = digits;

  return strchr (".)", line->text[digits]) != NULL && is_blank_at (line, digits + 1) ? 1 : 0;
}

static gboolean
is_word_character (gunichar c)
{
  return c < G_MAXINT32 && g_unichar_isalnum (c);
}

/* Whether a run of "_" stands inside a word, where it is no markup. */
static gboolean
is_inside_word (const Line *line,
                gsize       start,
                gsize       end)
{
  const char *before;

  if (start == 0 || end >= line->length)
    return FALSE;

  before = g_utf8_find_prev_char (line->text, line->text + start);

  return before != NULL &&
         is_word_character (g_utf8_get_char_validated (before, line->text + start - before)) &&
         is_word_character (g_utf8_get_char_validated (line->text + end, (gssize)(line->length - end)));
}

/* Whether a run of delimiters could open or close a span. */
static gboolean
is_delimiter (const Line *line,
              gsize       start,
              gsize       end)
{
  gboolean blank_before = is_blank_before (line, start);
  gboolean blank_after = is_blank_at (line, end);

  if (blank_before && blank_after)
    return FALSE;

  switch (line->text[start])
    {
    case '_':
      return !is_inside_word (line, start, end);
    case '~':
      /* What can only open does no harm while all that could close is escaped. */
      return line->place != PLACE_LINE || !blank_before;
    default:
      return TRUE;
    }
}

/* Whether a "&" starts what reads as a character reference. */
static gboolean
is_entity (const Line *line,
           gsize       i)
{
  gsize end = i + 1;

  if (end < line->length && line->text[end] == '#')
    end++;
  while (end < line->length && g_ascii_isalnum (line->text[end]))
    end++;

  if (end == line->length)
    return line->place != PLACE_LINE;

  return end > i + 1 && line->text[end] == ';';
}

static gboolean
is_escaped_backslash (const Line *line,
                      gsize       i)
{
  if (i + 1 == line->length)
    return TRUE;

  return g_ascii_ispunct (line->text[i + 1]) || is_lost_blank (line, i + 1);
}

static gboolean
is_closing_bracket (const Line *line,
                    gsize       i)
{
  if (line->place == PLACE_LINK_TEXT)
    return TRUE;
  if (i + 1 == line->length)
    return line->place != PLACE_LINE;

  return line->text[i + 1] == '(' || line->text[i + 1] == ':';
}

/* Whether a "<" starts what this parser reads as a link or another one as HTML. */
static gboolean
is_tag (const Line *line,
        gsize       i)
{
  gsize end = i + 2;

  if (i + 1 == line->length)
    return TRUE;
  if (g_ascii_isalpha (line->text[i + 1]) || strchr ("/!?", line->text[i + 1]) != NULL)
    return TRUE;

  while (end < line->length && !is_blank_at (line, end) && line->text[end] != '<' && line->text[end] != '>')
    end++;

  return end < line->length ? line->text[end] == '>' : line->place != PLACE_LINE;
}

/* The "#" at the end of a heading are not words of it. */
static gboolean
is_heading_end (const Line *line,
                gsize       i)
{
  gsize end = i + run_length (line, i);

  if (line->place == PLACE_LINE || !is_blank_before (line, i))
    return FALSE;
  while (end < line->length && is_blank (line->text[end]))
    end++;

  return end == line->length;
}

/* Whether a "{" starts a comment for the desk, which would leave with no export. */
static gboolean
is_comment_start (const Line *line,
                  gsize       i)
{
  const gsize left = MIN (line->length - i, 3);

  return memcmp (line->text + i, "{>>", left) == 0 && (left == 3 || line->place != PLACE_LINE);
}

/* Whether the one character at @i is markup by itself. */
static gboolean
is_markup (const Line *line,
           gsize       i)
{
  switch (line->text[i])
    {
    case '\\':
      return is_escaped_backslash (line, i);
    case '`':
      return TRUE;
    case '&':
      return is_entity (line, i);
    case '<':
      return is_tag (line, i);
    case '[':
      return line->place == PLACE_LINK_TEXT;
    case ']':
      return is_closing_bracket (line, i);
    case '!':
      return line->place != PLACE_LINE && i + 1 == line->length;
    case '|':
      return line->place != PLACE_LINE;
    case '#':
      return is_heading_end (line, i);
    case '{':
      return is_comment_start (line, i);
    default:
      return FALSE;
    }
}

static void
append_escaped (GString    *markdown,
                const char *characters,
                gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, characters[i]);
    }
}

/* Writes what stands at @i; returns how many bytes of the line that was. */
static gsize
append_at (GString    *markdown,
           const Line *line,
           gsize       i)
{
  gsize run;

  switch (line->text[i])
    {
    case '*':
    case '_':
    case '~':
      run = run_length (line, i);
      if (is_delimiter (line, i, i + run))
        append_escaped (markdown, line->text + i, run);
      else
        g_string_append_len (markdown, line->text + i, (gssize)run);
      return run;
    default:
      break;
    }

  if (is_lost_blank (line, i))
    g_string_append_printf (markdown, "&#%d;", line->text[i]);
  else if (is_markup (line, i))
    append_escaped (markdown, line->text + i, 1);
  else
    g_string_append_c (markdown, line->text[i]);

  return 1;
}

static void
append_line (GString    *markdown,
             const Line *line)
{
  gsize marker_at = 0;
  gsize marker = line->place == PLACE_LINE ? block_marker (line, &marker_at) : 0;
  gsize i = 0;

  if (marker > 0)
    {
      g_string_append_len (markdown, line->text, (gssize)marker_at);
      append_escaped (markdown, line->text + marker_at, marker);
      i = marker_at + marker;
    }

  while (i < line->length)
    {
      /* Most of a text is letters; they go over at once. */
      gsize plain = i;

      while (plain < line->length && ((guchar)line->text[plain] >= 0x80 || g_ascii_isalnum (line->text[plain])))
        plain++;
      g_string_append_len (markdown, line->text + i, (gssize)(plain - i));
      i = plain;
      if (i < line->length)
        i += append_at (markdown, line, i);
    }
}

static char *
escape (const char *text,
        gssize      length,
        Place       place)
{
  gsize       size = length < 0 ? strlen (text) : (gsize)length;
  const char *end = text + size;
  const char *start = text;
  GString    *markdown = g_string_sized_new (size + size / 16);

  for (;;)
    {
      const char *line_end = memchr (start, '\n', (gsize)(end - start));
      Line        line = { start, (gsize)((line_end != NULL ? line_end : end) - start), place };

      append_line (markdown, &line);
      if (line_end == NULL)
        break;

      g_string_append_c (markdown, place == PLACE_LINE ? '\n' : ' ');
      start = line_end + 1;
    }

  return g_string_free (markdown, FALSE);
}

/**
 * newsroom_markdown_escape_line:
 * @text: UTF-8 words, one line or several
 * @length: their length in bytes, or -1 if they are terminated
 *
 * Writes words that make up whole lines of a paragraph or list item, so that the parser
 * gives back exactly these words: also what would start a heading, a list or a table at the
 * start of a line, and blanks at its ends. Line ends stay, and an empty line parts
 * paragraphs. Escapes little more than it must, because people read it.
 *
 * Returns: (transfer full): Markdown
 */
char *
newsroom_markdown_escape_line (const char *text,
                               gssize      length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return escape (text, length, PLACE_LINE);
}

/**
 * newsroom_markdown_escape_inline:
 * @text: UTF-8 words
 * @length: their length in bytes, or -1 if they are terminated
 *
 * Writes words that have something beside them: in a heading or table cell, inside bold, or
 * before a link. White space at the ends stays as it is, a line end becomes a space. Does
 * not guard what matters only at the start of a line.
 *
 * Returns: (transfer full): Markdown
 */
char *
newsroom_markdown_escape_inline (const char *text,
                                 gssize      length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return escape (text, length, PLACE_INLINE);
}

/**
 * newsroom_markdown_measure_block_mark:
 * @line: the start of a line of UTF-8 Markdown
 * @length: the length of the line in bytes, without its end
 * @at: (out): where the mark begins, 0 but for ordered lists
 *
 * Returns: how many bytes, from @at, make the line another block than a paragraph, and must each
 *   get a backslash if it is to be one; 0 if none do
 */
gsize
newsroom_markdown_measure_block_mark (const char *line,
                                      gsize       length,
                                      gsize      *at)
{
  const Line words = { line, length, PLACE_LINE };

  g_return_val_if_fail (line != NULL, 0);
  g_return_val_if_fail (at != NULL, 0);

  return block_marker (&words, at);
}

static gboolean
needs_brackets (const char *target)
{
  for (const char *p = target; *p != '\0'; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p) || strchr ("<()", *p) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * newsroom_markdown_link:
 * @text: the words of the link
 * @target: where it points, as it is (neither escaped nor with character references)
 *
 * Returns: (transfer full): an inline link
 */
char *
newsroom_markdown_link (const char *text,
                        const char *target)
{
  g_autoptr (GString) markdown = g_string_new ("[");
  g_autofree char *words = NULL;
  gboolean         brackets;
  Line             line;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  words = escape (text, -1, PLACE_LINK_TEXT);
  brackets = needs_brackets (target);
  line = (Line){ target, strlen (target), PLACE_LINE };
  g_string_append (markdown, words);
  g_string_append (markdown, brackets ? "](<" : "](");
  for (gsize i = 0; i < line.length; i++)
    {
      char c = target[i];

      if (c == '\n' || c == '\r')
        g_string_append_printf (markdown, "&#%d;", c);
      else if (c == '<' || c == '>' || (c == '\\' && (i + 1 == line.length || !g_ascii_isalnum (target[i + 1]))) || (c == '&' && is_entity (&line, i)))
        append_escaped (markdown, &c, 1);
      else
        g_string_append_c (markdown, c);
    }
  g_string_append (markdown, brackets ? ">)" : ")");

  return g_strdup (markdown->str);
}

/**
 * newsroom_markdown_code_block:
 * @text: UTF-8 text of any number of lines
 * @length: its length in bytes, or -1 if it is terminated
 *
 * The parser gives tabs at the start of a line of code as spaces.
 *
 * Returns: (transfer full): a fenced code block, whose fence is longer than any in @text;
 *   without a line end after the last line
 */
char *
newsroom_markdown_code_block (const char *text,
                              gssize      length)
{
  g_autofree char *fence = NULL;
  gsize            size;
  gsize            longest = 2;
  gsize            run = 0;
  gboolean         has_line_end;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize)length;
  for (gsize i = 0; i < size; i++)
    {
      run = text[i] == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  fence = g_strnfill (longest + 1, '`');
  has_line_end = size == 0 || text[size - 1] == '\n';

  return g_strdup_printf ("%s\n%.*s%s%s", fence, (int)size, text, has_line_end ? "" : "\n", fence);
}
