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

/* Whether a character between two letters or two digits is part of their word (UAX #29, WB6,
 * WB7, WB11, WB12). */
static gboolean
joins (Class before,
       Class class,
       Class after)
{
  if (before != after)
    return FALSE;

  switch (class)
    {
    case CLASS_JOINS_BOTH:
      return is_word_part (before);
    case CLASS_JOINS_LETTERS:
      return before == CLASS_LETTER;
    case CLASS_JOINS_DIGITS:
      return before == CLASS_DIGIT;
    default:
      return FALSE;
    }
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
  static GOnce     once = G_ONCE_INIT;
  const char      *end = text + length;
  NewsroomSegments found = { 0 };
  Class            before = CLASS_UNKNOWN;
  Class            last = CLASS_UNKNOWN;

  g_once (&once, fill_class_table, NULL);

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

      found.characters += class != CLASS_LINE_END;
      found.characters_no_spaces += class != CLASS_LINE_END && class != CLASS_SPACE;
      found.words += is_word_part (class) && !is_word_part (last) && !joins (before, last, class);
      before = last;
      last = class;

      /* Most of a text: further letters of a word, which change nothing. */
      if (class == CLASS_LETTER && p < end && g_ascii_isalpha (*p))
        {
          const char *start = p;

          while (p < end && g_ascii_isalpha (*p))
            p++;
          found.characters += (guint)(p - start);
          found.characters_no_spaces += (guint)(p - start);
          before = CLASS_LETTER;
        }
    }

  *segments = found;

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
