/* newsroom-layout.c — how an article is laid out in plain text: what its lines are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-layout.h"

#include <string.h>

/* Columns. A longer line in capitals is somebody shouting, not a crosshead. */
#define MAX_CROSSHEAD_WIDTH 60

static const char *const bullets[] = { "•", "*", "-", "–", "‣", "◦", "▪", "●" };

static gboolean
is_space (char character)
{
  return character == ' ' || character == '\t';
}

static gsize
skip_spaces (const char *text,
             gsize       length,
             gsize       at)
{
  while (at < length && is_space (text[at]))
    at++;

  return at;
}

static gboolean
equals (const char *text,
        gsize       length,
        const char *other)
{
  return strlen (other) == length && memcmp (text, other, length) == 0;
}

/**
 * newsroom_layout_get_width:
 * @text: (array length=length): UTF-8
 * @length: bytes
 *
 * Returns: the columns that it takes where letters are equally wide: 2 for the wide
 *   characters of East Asia, 0 for combining marks, else 1
 */
guint
newsroom_layout_get_width (const char *text,
                           gsize       length)
{
  const char *end = text + length;
  guint       width = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = (guchar)*p < 0x80 ? (gunichar)*p : g_utf8_get_char (p);

      if (character < 0x300)
        width++;
      else if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

/* Characters of the scripts that are written without spaces; Hangul has spaces. */
static gboolean
is_ideograph (gunichar character)
{
  return (character >= 0x2E80 && character <= 0x312F) ||
         (character >= 0x31A0 && character <= 0x9FFF) ||
         (character >= 0xF900 && character <= 0xFAFF) ||
         (character >= 0xFF00 && character <= 0xFF65) ||
         (character >= 0x20000 && character <= 0x3FFFF);
}

static gboolean
may_end_line (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_OPEN_PUNCTUATION && type != G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean
may_begin_line (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_CLOSE_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION && type != G_UNICODE_OTHER_PUNCTUATION &&
         type != G_UNICODE_MODIFIER_LETTER && !g_unichar_iszerowidth (character);
}

/* Whether a word would mean something at the beginning of a line: dashes, bullets, numbers
 * of lists, closers. */
static gboolean
is_marker_word (const char *text,
                gsize       length)
{
  const char *end = memchr (text, ' ', length);
  gsize       word_length = end != NULL ? (gsize)(end - text) : length;
  gsize       n_digits = 0;

  if (newsroom_layout_is_closer (text, word_length))
    return TRUE;

  while (n_digits < word_length && g_ascii_isdigit (text[n_digits]))
    n_digits++;
  if (n_digits > 0 && n_digits + 1 == word_length && (text[n_digits] == '.' || text[n_digits] == ')'))
    return TRUE;

  for (const char *p = text; p < text + word_length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isalnum (character) || is_ideograph (character) || character > 0x2FFF)
        return FALSE;
    }

  return TRUE;
}

/* Whether a line that was broken at the hyphen of a word goes on: "well-" over "known", but not "two-" over "and
 * three-year". */
static gboolean
joins_at_hyphen (const char *before,
                 gsize       before_length,
                 const char *after)
{
  static const char *const conjunctions[] = { "and", "or", "nor", "to", "und", "oder", "bis", "sowie", "et", "ou", "à", "y", "o", "e", "u", "en", "of", "och", "eller", "og", "i", "lub", "a", "nebo", "ja", "tai", NULL };
  const char              *end = before + before_length;
  const char              *last = before_length > 1 && end[-1] == '-' ? g_utf8_find_prev_char (before, end - 1) : NULL;
  const char              *p = after;
  g_autofree char         *word = NULL;

  if (last == NULL || !g_unichar_isalnum (g_utf8_get_char (last)) || !g_unichar_isalnum (g_utf8_get_char (after)))
    return FALSE;

  while (g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  word = g_utf8_strdown (after, p - after);

  return !g_strv_contains (conjunctions, word);
}

/**
 * newsroom_layout_measure_unit:
 * @text: (array length=length): words with one space between them, not beginning with one
 * @length: bytes
 *
 * A line can be broken after a unit: a word with the dashes and other marks after it that
 * would mean something at the beginning of a line, or an ideograph with its punctuation.
 *
 * Returns: the bytes of the first unit, without the space after it
 */
gsize
newsroom_layout_measure_unit (const char *text,
                              gsize       length)
{
  const char *end = text + length;
  const char *p = text;
  gunichar    before;

  if (length == 0)
    return 0;

  before = g_utf8_get_char (p);
  p = g_utf8_next_char (p);
  while (p < end)
    {
      gboolean    has_space = *p == ' ';
      const char *next = has_space ? p + 1 : p;
      gunichar    after;

      if (next >= end)
        break;
      if (!has_space && (guchar)*p < 0x80)
        {
          before = (guchar)*p++;
          continue;
        }
      after = g_utf8_get_char (next);
      if (has_space)
        {
          if (before != 0xA0 && !(is_ideograph (before) && is_ideograph (after)) && !joins_at_hyphen (text, (gsize)(p - text), next) &&
              !is_marker_word (next, (gsize)(end - next)))
            break;
        }
      else if (is_ideograph (before) && is_ideograph (after) && may_end_line (before) && may_begin_line (after))
        break;
      before = after;
      p = g_utf8_next_char (next);
    }

  return (gsize)(p - text);
}

/**
 * newsroom_layout_joins_without_space:
 * @before: (array length=before_length): a line
 * @before_length: its bytes, at least 1
 * @after: the line after it, not empty
 *
 * Returns: whether no space belongs between them when they are joined: between ideographs, and at the
 *   hyphen of a word
 */
gboolean
newsroom_layout_joins_without_space (const char *before,
                                     gsize       before_length,
                                     const char *after)
{
  const char *last = g_utf8_find_prev_char (before, before + before_length);

  return joins_at_hyphen (before, before_length, after) ||
         (last != NULL && is_ideograph (g_utf8_get_char (last)) && is_ideograph (g_utf8_get_char (after)));
}

/**
 * newsroom_layout_measure_bullet:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: the bytes of a bullet and the spaces after it, 0 if it does not begin a list item
 */
gsize
newsroom_layout_measure_bullet (const char *line,
                                gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      gsize bullet_length = strlen (bullets[i]);

      if (length > bullet_length && memcmp (line, bullets[i], bullet_length) == 0 && is_space (line[bullet_length]))
        {
          gsize at = skip_spaces (line, length, bullet_length);

          return at < length && !newsroom_layout_is_rule (line, length) ? at : 0;
        }
    }

  return 0;
}

/**
 * newsroom_layout_begins_with_dash:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether what newsroom_layout_measure_bullet() finds is a dash, with which somebody
 *   may begin to speak: "– No, she says." One such line alone is no list
 */
gboolean
newsroom_layout_begins_with_dash (const char *line,
                                  gsize       length)
{
  gunichar first = length > 0 ? g_utf8_get_char (line) : 0;

  return (first == '-' || first == 0x2013) && newsroom_layout_measure_bullet (line, length) > 0 && !newsroom_layout_is_closer (line, length);
}

/**
 * newsroom_layout_measure_number:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 * @number: (out): the number
 *
 * Returns: the bytes of "12. " or "12) " with the spaces after it, 0 if the line does not
 *   begin with a number of a list
 */
gsize
newsroom_layout_measure_number (const char *line,
                                gsize       length,
                                guint      *number)
{
  gsize n_digits = 0;
  guint value = 0;
  gsize at;

  for (; n_digits < length && n_digits < 10 && g_ascii_isdigit (line[n_digits]); n_digits++)
    value = value * 10 + (guint)g_ascii_digit_value (line[n_digits]);
  if (n_digits == 0 || n_digits > 9 || (line[0] == '0' && n_digits > 1))
    return 0;
  if (n_digits + 1 >= length || (line[n_digits] != '.' && line[n_digits] != ')') || !is_space (line[n_digits + 1]))
    return 0;

  at = skip_spaces (line, length, n_digits + 1);
  *number = value;

  return at < length ? at : 0;
}

/**
 * newsroom_layout_is_rule:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether it is three or more of the same of "*", "-" and "#", apart or together, and
 *   nothing else; a line of other marks may be a drawing or a form to fill in
 */
gboolean
newsroom_layout_is_rule (const char *line,
                         gsize       length)
{
  gsize n_marks = 0;

  if (length == 0 || strchr ("*-#", line[0]) == NULL)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == line[0])
        n_marks++;
      else if (line[i] != ' ')
        return FALSE;
    }

  return n_marks >= 3;
}

/**
 * newsroom_layout_is_closer:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether it says that the story ends here, as "-30-" and "ENDS" do, or that what there
 *   is ends here, "(more)". "* * *" does not: that is a break between two parts
 */
gboolean
newsroom_layout_is_closer (const char *line,
                           gsize       length)
{
  static const char *const closers[] = {
    "***",
    "---",
    "###",
    "# # #",
    "-30-",
    "– 30 –",
    "- 30 -",
    "–30–",
    "—30—",
    "ENDS",
    "END",
    "Ends",
    "(ENDS)",
    "[ENDS]",
    "[END]",
    "*** END ***",
    "*** ENDS ***",
    "(END)",
    "(Ends)",
    "-ENDS-",
    "-END-",
    "- ENDS -",
    "-ends-",
    "--ENDS--",
    "(ends)",
    "-Ends-",
    "Ends.",
    "--30--",
    "— 30 —",
    "(more)",
    "(MORE)",
    "(More)",
    "-more-",
    "-MORE-",
    "- more -",
    "- MORE -",
    "ENDE",
    "Ende",
    "(Ende)",
    "FIN",
    "(FIN)",
    "SLUTT",
    "(SLUTT)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (closers); i++)
    if (equals (line, length, closers[i]))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_layout_is_crosshead:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether it is short, all in capitals, and no sentence
 */
gboolean
newsroom_layout_is_crosshead (const char *line,
                              gsize       length)
{
  guint n_capitals = 0;

  if (length == 0 || length > MAX_CROSSHEAD_WIDTH * 4 || strchr (".,;:!-", line[length - 1]) != NULL)
    return FALSE;
  if (!g_unichar_isalnum (g_utf8_get_char (line)))
    return FALSE;

  for (const char *p = line; p < line + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_islower (character) || character == 0xA0 || character == '\t')
        return FALSE;
      n_capitals += g_unichar_isupper (character) != 0;
    }

  return n_capitals >= 3 && newsroom_layout_get_width (line, length) <= MAX_CROSSHEAD_WIDTH;
}

/**
 * newsroom_layout_is_underline:
 * @line: (array length=length): a line
 * @length: bytes
 * @underline: (array length=underline_length): the line below it
 * @underline_length: bytes
 *
 * Returns: whether the lower line underlines the upper one with "=" or "-" and is about as long
 */
gboolean
newsroom_layout_is_underline (const char *line,
                              gsize       length,
                              const char *underline,
                              gsize       underline_length)
{
  guint width;

  if (underline_length < 3 || length == 0 || (underline[0] != '=' && underline[0] != '-'))
    return FALSE;
  for (gsize i = 1; i < underline_length; i++)
    if (underline[i] != underline[0])
      return FALSE;

  width = newsroom_layout_get_width (line, length);

  return underline_length + 2 >= width && underline_length <= (gsize)width + 2;
}

/**
 * newsroom_layout_has_columns:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether a tabulator or so many spaces stand between two words that they are aligned
 */
gboolean
newsroom_layout_has_columns (const char *line,
                             gsize       length)
{
  gsize n_spaces = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_spaces = line[i] == ' ' ? n_spaces + 1 : 0;
      if (line[i] == '\t' || n_spaces >= NEWSROOM_LAYOUT_COLUMN_GAP)
        return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_layout_measure_label:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 * @label: (out): what it says that it is
 *
 * Returns: the bytes of the label with its colon; 0 if there is none, or no words behind it
 */
gsize
newsroom_layout_measure_label (const char          *line,
                               gsize                length,
                               NewsroomLayoutLabel *label)
{
  static const struct
  {
    const char         *words;
    NewsroomLayoutLabel label;
  } labels[] = {
    { "Slug:", NEWSROOM_LAYOUT_LABEL_SLUG },
    { "Slugline:", NEWSROOM_LAYOUT_LABEL_SLUG },
    { "Headline:", NEWSROOM_LAYOUT_LABEL_HEADLINE },
    { "Title:", NEWSROOM_LAYOUT_LABEL_HEADLINE },
    { "Summary:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Standfirst:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Abstract:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Subheadline:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Subhead:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Subtitle:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Deck:", NEWSROOM_LAYOUT_LABEL_STANDFIRST },
    { "Byline:", NEWSROOM_LAYOUT_LABEL_BYLINE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize n = strlen (labels[i].words);

      if (length > n + 1 && line[n] == ' ' && g_ascii_strncasecmp (line, labels[i].words, n) == 0)
        {
          *label = labels[i].label;
          return n;
        }
    }

  return 0;
}

/**
 * newsroom_layout_is_author_label:
 * @line: (array length=length): a line without its indentation
 * @length: bytes
 *
 * Returns: whether it stands over what is told of the authors, in any case, with or without
 *   a colon
 */
gboolean
newsroom_layout_is_author_label (const char *line,
                                 gsize       length)
{
  static const char *const labels[] = {
    "author",
    "authors",
    "author(s)",
    "author bio",
    "author biography",
    "author profile",
    "author’s bio",
    "about the author",
    "about the authors",
    "about the author(s)",
    "about the writer",
    "about the writers",
    "about the reporter",
    "byline",
    "bylines",
    "contributor",
    "contributors",
    "writer",
    "writers",
    "written by",
    "autor",
    "autoren",
    "autorin",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "auteur",
    "auteurs",
    "autores",
    "autori",
  };
  g_autofree char *folded = NULL;

  if (length > 0 && line[length - 1] == ':')
    length--;
  if (length == 0 || length > 32)
    return FALSE;

  folded = g_utf8_strdown (line, (gssize)length);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (folded, labels[i]))
      return TRUE;

  return FALSE;
}
