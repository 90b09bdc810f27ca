/* newsroom-segments.c — the words and characters of one paragraph
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-segments-private.h"

#include <string.h>
#include <uniwbrk.h>

/* What a character is to the rules of UAX #29, one bit each; what joins both has two. Only what
 * texts in Latin letters are made of is told apart; a paragraph with anything else is
 * libunistring's. */
enum
{
  CLASS_LETTER = 1 << 0,
  CLASS_DIGIT = 1 << 1,
  CLASS_JOINS_LETTERS = 1 << 2, /* inside words: : */
  CLASS_JOINS_DIGITS = 1 << 3,  /* inside numbers: , ; */
  CLASS_SPACE = 1 << 4,
  CLASS_LINE_END = 1 << 5,
  CLASS_OTHER = 1 << 6,
  CLASS_UNKNOWN = 1 << 7,

  CLASS_WORD_PART = CLASS_LETTER | CLASS_DIGIT,
  CLASS_JOINS_BOTH = CLASS_JOINS_LETTERS | CLASS_JOINS_DIGITS, /* . ' ‘ ’ */
};

/* From the class of what joins to that of what it joins. */
#define JOINS_SHIFT 2

#define N_TABLE 0x180

/* Characters that are counted at once; more would not fit in a byte. */
#define BLOCK_SIZE 128

/* The classes of the characters that are in the fast path; set up once. */
static guint8 class_table[N_TABLE];

static void
set_classes (const char *characters,
             guint8 class)
{
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    class_table[g_utf8_get_char (p)] = class;
}

static gpointer
fill_class_table (gpointer unused)
{
  for (gunichar c = 0; c < N_TABLE; c++)
    class_table[c] = g_unichar_islower (c) || g_unichar_isupper (c) ? CLASS_LETTER : CLASS_UNKNOWN;

  set_classes ("0123456789", CLASS_DIGIT);
  set_classes (" \t\u00a0", CLASS_SPACE);
  set_classes ("\n", CLASS_LINE_END);
  set_classes (".'", CLASS_JOINS_BOTH);
  set_classes (":", CLASS_JOINS_LETTERS);
  set_classes (",;", CLASS_JOINS_DIGITS);
  set_classes ("!?-\"()[]{}«»#$%&*+/<=>@\\^`|~¡¢£¤¥¦§¨©¬®¯°±´¶¿×÷", CLASS_OTHER);

  return NULL;
}

static guint8
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

/* Reads characters until @end is reached or @classes is full, which holds BLOCK_SIZE of them.
 * Returns: where they end; @n_read is how many they are */
static const char *
read_classes (const char *p,
              const char *end,
              guint8     *classes,
              gsize      *n_read)
{
  gsize n = 0;

  while (p < end && n < BLOCK_SIZE)
    {
      guchar byte = (guchar)*p;

      if (byte < 0x80)
        {
          classes[n++] = class_table[byte];
          p++;
        }
      else
        {
          gunichar c = g_utf8_get_char_validated (p, end - p);

          classes[n++] = c < G_MAXINT32 ? class_of (c) : CLASS_UNKNOWN;
          p += g_utf8_skip[byte];
        }
    }
  *n_read = n;

  return p;
}

/* Adds what is in BLOCK_SIZE characters; the two before them are looked at. Without a branch in
 * the loop, so that the compiler takes many characters at once. */
static void
count_classes (const guint8     *classes,
               NewsroomSegments *segments)
{
  guint8 n_words = 0;
  guint8 n_line_ends = 0;
  guint8 n_spaces = 0;

  for (gssize i = 0; i < BLOCK_SIZE; i++)
    {
      /* What stands between two letters or two digits is part of their word (UAX #29, WB6, WB7,
       * WB11, WB12). */
      guint8 joined = (guint8)(classes[i - 2] & (classes[i - 1] >> JOINS_SHIFT) & classes[i]);
      guint8 before = (guint8)((classes[i - 1] & CLASS_WORD_PART) | joined);

      n_words = (guint8)(n_words + ((classes[i] & CLASS_WORD_PART) != 0 && before == 0));
      n_line_ends = (guint8)(n_line_ends + (classes[i] == CLASS_LINE_END));
      n_spaces = (guint8)(n_spaces + (classes[i] == CLASS_SPACE));
    }

  segments->words += n_words;
  segments->characters += (guint)BLOCK_SIZE - n_line_ends;
  segments->characters_no_spaces += (guint)BLOCK_SIZE - n_line_ends - n_spaces;
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
  guint8           block[2 + BLOCK_SIZE];

  g_once (&once, fill_class_table, NULL);

  block[0] = block[1] = CLASS_OTHER;
  for (const char *p = text; p < end;)
    {
      gsize n_read;

      p = read_classes (p, end, block + 2, &n_read);
      if (memchr (block + 2, CLASS_UNKNOWN, n_read) != NULL)
        return FALSE;

      /* Line ends count as nothing. */
      memset (block + 2 + n_read, CLASS_LINE_END, BLOCK_SIZE - n_read);
      count_classes (block + 2, &found);
      block[0] = block[n_read];
      block[1] = block[n_read + 1];
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
