/* newsroom-segments.c — the words and characters of one paragraph
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-segments-private.h"

#include <string.h>
#include <uniwbrk.h>

/* What a character is to the rules of UAX #29. Only what texts in Latin letters are made of
 * is told apart; a paragraph with anything else is libunistring's. */
typedef enum
{
  CLASS_UNKNOWN,
  CLASS_LETTER,
  CLASS_DIGIT,
  CLASS_SPACE,
  CLASS_LINE_END,
  CLASS_JOINS_BOTH,    /* inside words and numbers: . ' ‘ ’ */
  CLASS_JOINS_LETTERS, /* inside words: : */
  CLASS_JOINS_DIGITS,  /* inside numbers: , ; */
  CLASS_OTHER,
} Class;

#define N_TABLE 0x180

/* The classes of the characters that are in the fast path; set up once. */
static guint8 class_table[N_TABLE];

static void
set_classes (const char *characters,
             Class class)
{
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    class_table[g_utf8_get_char (p)] = class;
}

static gpointer
fill_class_table (gpointer unused)
{
  for (gunichar c = 0; c < N_TABLE; c++)
    if (g_unichar_islower (c) || g_unichar_isupper (c))
      class_table[c] = CLASS_LETTER;

  set_classes ("0123456789", CLASS_DIGIT);
  set_classes (" \t\u00a0", CLASS_SPACE);
  set_classes ("\n", CLASS_LINE_END);
  set_classes (".'", CLASS_JOINS_BOTH);
  set_classes (":", CLASS_JOINS_LETTERS);
  set_classes (",;", CLASS_JOINS_DIGITS);
  set_classes ("!?-\"()[]{}«»#$%&*+/<=>@\\^`|~¡¢£¤¥¦§¨©¬®¯°±´¶¿×÷", CLASS_OTHER);

  return NULL;
}

static Class
class_of (gunichar c)
{
  if (c < N_TABLE)
    return class_table[c];

  switch (c)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
      return CLASS_JOINS_BOTH;
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201E: /* „ */
    case 0x2022: /* • */
    case 0x2026: /* … */
    case 0x2039: /* ‹ */
    case 0x203A: /* › */
    case 0x20AC: /* € */
      return CLASS_OTHER;
    default:
      return CLASS_UNKNOWN;
    }
}

static gboolean
is_word_part (Class class)
{
  return class == CLASS_LETTER || class == CLASS_DIGIT;
}

/* Whether the character at @i stands between two letters or two digits and so is part of
 * their word (UAX #29, WB6, WB7, WB11, WB12). */
static gboolean
joins (const guint8 *classes,
       gsize         n,
       gsize         i)
{
  if (i == 0 || i + 1 >= n || classes[i - 1] != classes[i + 1])
    return FALSE;

  switch (classes[i])
    {
    case CLASS_JOINS_BOTH:
      return is_word_part (classes[i - 1]);
    case CLASS_JOINS_LETTERS:
      return classes[i - 1] == CLASS_LETTER;
    case CLASS_JOINS_DIGITS:
      return classes[i - 1] == CLASS_DIGIT;
    default:
      return FALSE;
    }
}

static guint
count_words (const guint8 *classes,
             gsize         n)
{
  guint n_words = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!is_word_part (classes[i]))
        continue;

      n_words++;
      while (i + 1 < n && (is_word_part (classes[i + 1]) || joins (classes, n, i + 1)))
        i++;
    }

  return n_words;
}

/**
 * newsroom_segments_count_latin:
 * @text: UTF-8 text of one paragraph
 * @length: its length in bytes
 * @segments: (out caller-allocates): what is in it
 *
 * Counts as newsroom_segments_count_any() does, at many times its speed, where the text
 * holds only Latin letters and common punctuation.
 *
 * Returns: %FALSE if the text is anything else
 */
gboolean
newsroom_segments_count_latin (const char       *text,
                               gsize             length,
                               NewsroomSegments *segments)
{
  static GOnce       once = G_ONCE_INIT;
  g_autofree guint8 *heap = NULL;
  guint8             stack[4096];
  guint8            *classes = stack;
  const char        *end = text + length;
  gsize              n = 0;
  guint              n_spaces = 0;
  guint              n_line_ends = 0;

  g_once (&once, fill_class_table, NULL);
  if (length > sizeof stack)
    classes = heap = g_malloc (length);

  for (const char *p = text; p < end;)
    {
      guchar byte = (guchar)*p;
      Class class;

      if (byte < 0x80)
        {
          class = class_table[byte];
          p++;
        }
      else
        {
          gunichar c = g_utf8_get_char_validated (p, end - p);

          class = c < G_MAXINT32 ? class_of (c) : CLASS_UNKNOWN;
          p += g_utf8_skip[byte];
        }
      if (class == CLASS_UNKNOWN)
        return FALSE;

      n_spaces += class == CLASS_SPACE;
      n_line_ends += class == CLASS_LINE_END;
      classes[n++] = class;
    }

  segments->words = count_words (classes, n);
  segments->characters = (guint)n - n_line_ends;
  segments->characters_no_spaces = segments->characters - n_spaces;

  return TRUE;
}

/**
 * newsroom_segments_count_any:
 * @text: UTF-8 text of one paragraph, in any script
 * @length: its length in bytes
 *
 * Words end at the boundaries of UAX #29; those without a letter or digit are none.
 *
 * Returns: what is in it
 */
NewsroomSegments
newsroom_segments_count_any (const char *text,
                             gsize       length)
{
  NewsroomSegments segments = { 0 };
  g_autofree char *boundaries = g_malloc (length);
  const char      *end = text + length;
  gboolean         is_counted = FALSE;

  u8_wordbreaks ((const guint8 *)text, length, boundaries);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (boundaries[p - text])
        is_counted = FALSE;

      segments.characters += c != '\n';
      segments.characters_no_spaces += !g_unichar_isspace (c);
      if (is_counted || !g_unichar_isalnum (c))
        continue;

      segments.words++;
      is_counted = TRUE;
    }

  return segments;
}

/**
 * newsroom_segments_count:
 * @text: UTF-8 text of one paragraph; bytes that are no UTF-8 count as one character each
 * @length: its length in bytes
 *
 * Returns: what is in it
 */
NewsroomSegments
newsroom_segments_count (const char *text,
                         gsize       length)
{
  NewsroomSegments segments = { 0 };
  g_autofree char *valid = NULL;

  if (newsroom_segments_count_latin (text, length, &segments))
    return segments;

  if (g_utf8_validate_len (text, length, NULL))
    return newsroom_segments_count_any (text, length);

  valid = g_utf8_make_valid (text, (gssize)length);

  return newsroom_segments_count_any (valid, strlen (valid));
}
