/* newsroom-segments.c — the words and sentences of one paragraph
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-segments-private.h"

#include <pango/pango.h>
#include <string.h>

/* What a character is to the rules of UAX #29. Only what texts in Latin letters are made of
 * is told apart; a paragraph with anything else is Pango's. */
typedef enum
{
  CLASS_UNKNOWN,
  CLASS_LOWER,
  CLASS_UPPER,
  CLASS_DIGIT,
  CLASS_SPACE,
  CLASS_LINE_END,
  CLASS_FULL_STOP,
  CLASS_TERMINATOR, /* ! ? */
  CLASS_APOSTROPHE, /* ' and ’: inside words, and closing quotation marks of sentences */
  CLASS_COMMA,      /* inside numbers, and continues a sentence */
  CLASS_CONTINUE,   /* continues a sentence: dashes */
  CLASS_CLOSE,      /* brackets and quotation marks */
  CLASS_OTHER,      /* parts words and is nothing to sentences */
} Class;

#define N_TABLE 0x180

/* An answer that the fast path leaves to Pango */
#define UNSURE G_MAXSIZE

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
    {
      if (g_unichar_islower (c))
        class_table[c] = CLASS_LOWER;
      else if (g_unichar_isupper (c))
        class_table[c] = CLASS_UPPER;
    }

  set_classes ("0123456789", CLASS_DIGIT);
  set_classes (" ", CLASS_SPACE);
  set_classes ("\n", CLASS_LINE_END);
  set_classes (".", CLASS_FULL_STOP);
  set_classes ("!?", CLASS_TERMINATOR);
  set_classes ("'", CLASS_APOSTROPHE);
  set_classes (",", CLASS_COMMA);
  set_classes ("-", CLASS_CONTINUE);
  set_classes ("\"()[]{}«»", CLASS_CLOSE);
  set_classes ("#$%&*+/<=>@\\^`|~¡¢£¤¥¦§¨©¬®¯°±´¶¿×÷", CLASS_OTHER);

  return NULL;
}

static Class
class_of (gunichar c)
{
  if (c < N_TABLE)
    return class_table[c];

  switch (c)
    {
    case 0x2019: /* ’ */
      return CLASS_APOSTROPHE;
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201E: /* „ */
    case 0x2039: /* ‹ */
    case 0x203A: /* › */
      return CLASS_CLOSE;
    case 0x2013: /* – */
    case 0x2014: /* — */
      return CLASS_CONTINUE;
    case 0x2022: /* • */
    case 0x20AC: /* € */
      return CLASS_OTHER;
    default:
      return CLASS_UNKNOWN;
    }
}

static gboolean
is_letter (Class class)
{
  return class == CLASS_LOWER || class == CLASS_UPPER;
}

static gboolean
is_word_part (Class class)
{
  return is_letter (class) || class == CLASS_DIGIT;
}

/* Whether the character at @i stands between two letters or two digits and so is part of
 * their word (UAX #29, WB6, WB7, WB11, WB12). */
static gboolean
joins (const guint8 *classes,
       gsize         n,
       gsize         i)
{
  if (i == 0 || i + 1 >= n)
    return FALSE;

  switch (classes[i])
    {
    case CLASS_FULL_STOP:
    case CLASS_APOSTROPHE:
      return (is_letter (classes[i - 1]) && is_letter (classes[i + 1])) ||
             (classes[i - 1] == CLASS_DIGIT && classes[i + 1] == CLASS_DIGIT);
    case CLASS_COMMA:
      return classes[i - 1] == CLASS_DIGIT && classes[i + 1] == CLASS_DIGIT;
    default:
      return FALSE;
    }
}

static guint
count_words (const guint8 *classes,
             gsize         n)
{
  gboolean in_word = FALSE;
  guint    words = 0;

  for (gsize i = 0; i < n; i++)
    {
      gboolean is_part = is_word_part (classes[i]) || (in_word && joins (classes, n, i));

      if (is_part && !in_word)
        words++;
      in_word = is_part;
    }

  return words;
}

static gsize
skip_class (const guint8 *classes,
            gsize         n,
            gsize         i,
            Class class,
            Class or_class)
{
  while (i < n && (classes[i] == class || classes[i] == or_class))
    i++;

  return i;
}

/* Returns: where the sentence is over that the full stop or terminator at @i may end, 0 where
 * it goes on, or %UNSURE where only Pango knows (UAX #29, SB6 to SB11) */
static gsize
sentence_end (const guint8 *classes,
              gsize         n,
              gsize         i)
{
  gsize close = skip_class (classes, n, i + 1, CLASS_CLOSE, CLASS_APOSTROPHE);
  gsize next = skip_class (classes, n, close, CLASS_SPACE, CLASS_SPACE);
  gsize word = next;

  if (next == n)
    return n;
  if (next == close)
    return UNSURE;

  if (classes[word] == CLASS_CLOSE && word + 1 < n)
    word++;
  if (classes[word] == CLASS_UPPER)
    return next;

  return classes[word] == CLASS_LOWER && classes[i] == CLASS_FULL_STOP ? 0 : UNSURE;
}

/* Returns: %FALSE where only Pango knows */
static gboolean
count_sentences (const guint8 *classes,
                 gsize         n,
                 guint        *sentences)
{
  gboolean has_word = FALSE;
  gsize    end = n;

  *sentences = 0;
  for (gsize i = 0; i < n; i++)
    {
      gsize found = 0;

      if (i == end)
        {
          *sentences += has_word;
          has_word = FALSE;
          end = n;
        }

      if (is_word_part (classes[i]))
        has_word = TRUE;
      else if (classes[i] == CLASS_LINE_END)
        end = i + 1;
      else if ((classes[i] == CLASS_FULL_STOP || classes[i] == CLASS_TERMINATOR) && end == n)
        found = sentence_end (classes, n, i);

      if (found == UNSURE)
        return FALSE;
      if (found > 0)
        end = found;
    }
  *sentences += has_word;

  return TRUE;
}

/**
 * newsroom_segments_count_latin:
 * @text: UTF-8 text of one paragraph
 * @length: its length in bytes
 * @segments: (out caller-allocates): what is in it
 *
 * Counts as newsroom_segments_count_any() does, at many times its speed, where the text
 * holds only Latin letters and common punctuation in its usual places.
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

  if (!count_sentences (classes, n, &segments->sentences))
    return FALSE;
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
 * Words and sentences end where Pango has the boundaries of UAX #29; those without a letter
 * or digit are none.
 *
 * Returns: what is in it
 */
NewsroomSegments
newsroom_segments_count_any (const char *text,
                             gsize       length)
{
  NewsroomSegments         segments = { 0 };
  g_autofree PangoLogAttr *attributes = NULL;
  glong                    n = g_utf8_strlen (text, (gssize)length);
  gboolean                 word_counted = FALSE;
  gboolean                 sentence_counted = FALSE;
  const char              *p = text;

  attributes = g_new0 (PangoLogAttr, n + 1);
  pango_get_log_attrs (text, (int)length, -1, pango_language_get_default (), attributes, (int)n + 1);

  for (glong i = 0; i < n; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (attributes[i].is_word_boundary)
        word_counted = FALSE;
      if (attributes[i].is_sentence_boundary)
        sentence_counted = FALSE;

      if (c != '\n')
        segments.characters++;
      if (c != '\n' && !g_unichar_isspace (c))
        segments.characters_no_spaces++;
      if (!g_unichar_isalnum (c))
        continue;

      segments.words += !word_counted;
      segments.sentences += !sentence_counted;
      word_counted = TRUE;
      sentence_counted = TRUE;
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
