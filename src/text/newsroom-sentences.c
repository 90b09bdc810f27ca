/* newsroom-sentences.c — where the sentences of a paragraph end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-sentences.h"

#include "newsroom-abbreviations-private.h"

#include <string.h>

/* What a character is to the rules of UAX #29 for sentences. */
typedef enum
{
  CLASS_OTHER,
  CLASS_LOWER,
  CLASS_UPPER,
  CLASS_LETTER,
  CLASS_DIGIT,
  CLASS_SPACE,
  CLASS_LINE_END,
  CLASS_FULL_STOP,
  CLASS_TERMINATOR,
  CLASS_CONTINUE,
  CLASS_CLOSE,
  CLASS_MARK, /* belongs to the character before it: SB5 */
  CLASS_END,
} Class;

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Sentence_Break=STerm of Unicode 15, and Sentence_Break=SContinue; in order. */
static const Range terminators[] = {
  { '!', '!' },
  { '?', '?' },
  { 0x589, 0x589 },
  { 0x61D, 0x61F },
  { 0x6D4, 0x6D4 },
  { 0x700, 0x702 },
  { 0x7F9, 0x7F9 },
  { 0x837, 0x837 },
  { 0x839, 0x839 },
  { 0x83D, 0x83E },
  { 0x964, 0x965 },
  { 0x104A, 0x104B },
  { 0x1362, 0x1362 },
  { 0x1367, 0x1368 },
  { 0x166E, 0x166E },
  { 0x1735, 0x1736 },
  { 0x17D4, 0x17D5 },
  { 0x1803, 0x1803 },
  { 0x1809, 0x1809 },
  { 0x1944, 0x1945 },
  { 0x1AA8, 0x1AAB },
  { 0x1B5A, 0x1B5B },
  { 0x1B5E, 0x1B5F },
  { 0x1B7D, 0x1B7E },
  { 0x1C3B, 0x1C3C },
  { 0x1C7E, 0x1C7F },
  { 0x203C, 0x203D },
  { 0x2047, 0x2049 },
  { 0x2E2E, 0x2E2E },
  { 0x2E3C, 0x2E3C },
  { 0x2E53, 0x2E54 },
  { 0x3002, 0x3002 },
  { 0xA4FF, 0xA4FF },
  { 0xA60E, 0xA60F },
  { 0xA6F3, 0xA6F3 },
  { 0xA6F7, 0xA6F7 },
  { 0xA876, 0xA877 },
  { 0xA8CE, 0xA8CF },
  { 0xA92F, 0xA92F },
  { 0xA9C8, 0xA9C9 },
  { 0xAA5D, 0xAA5F },
  { 0xAAF0, 0xAAF1 },
  { 0xABEB, 0xABEB },
  { 0xFE56, 0xFE57 },
  { 0xFF01, 0xFF01 },
  { 0xFF1F, 0xFF1F },
  { 0xFF61, 0xFF61 },
};

static const Range continues[] = {
  { ',', '-' },
  { ':', ':' },
  { 0x55D, 0x55D },
  { 0x60C, 0x60D },
  { 0x7F8, 0x7F8 },
  { 0x1802, 0x1802 },
  { 0x1808, 0x1808 },
  { 0x2013, 0x2014 },
  { 0x3001, 0x3001 },
  { 0xFE10, 0xFE11 },
  { 0xFE13, 0xFE13 },
  { 0xFE31, 0xFE32 },
  { 0xFE50, 0xFE51 },
  { 0xFE55, 0xFE55 },
  { 0xFE58, 0xFE58 },
  { 0xFE63, 0xFE63 },
  { 0xFF0C, 0xFF0D },
  { 0xFF1A, 0xFF1A },
  { 0xFF64, 0xFF64 },
};

static gboolean
is_among (gunichar     c,
          const Range *ranges,
          gsize        n_ranges)
{
  for (gsize i = 0; i < n_ranges && c >= ranges[i].first; i++)
    if (c <= ranges[i].last)
      return TRUE;

  return FALSE;
}

static Class
class_by_type (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
      return CLASS_LOWER;
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
      return CLASS_UPPER;
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
      return CLASS_LETTER;
    case G_UNICODE_DECIMAL_NUMBER:
      return CLASS_DIGIT;
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return CLASS_CLOSE;
    case G_UNICODE_SPACE_SEPARATOR:
      return CLASS_SPACE;
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return CLASS_LINE_END;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_FORMAT:
      return CLASS_MARK;
    default:
      return CLASS_OTHER;
    }
}

static Class
class_of (gunichar c)
{
  switch (c)
    {
    case '\n':
    case '\r':
    case 0x85:
      return CLASS_LINE_END;
    case '\t':
    case '\v':
    case '\f':
      return CLASS_SPACE;
    case '.':
    case 0x2024:
    case 0xFE52:
    case 0xFF0E:
      return CLASS_FULL_STOP;
    case '"':
    case '\'':
      return CLASS_CLOSE;
    default:
      break;
    }
  if (is_among (c, terminators, G_N_ELEMENTS (terminators)))
    return CLASS_TERMINATOR;
  if (is_among (c, continues, G_N_ELEMENTS (continues)))
    return CLASS_CONTINUE;

  return class_by_type (c);
}

/* Reads a character with the marks on it. Bytes that are no UTF-8 are a character each.
 * Returns: what comes behind it */
static const char *
read_class (const char *p,
            const char *end,
            Class *class)
{
  gunichar c;

  *class = CLASS_END;
  while (p < end)
    {
      gboolean is_mark;

      c = g_utf8_get_char_validated (p, end - p);
      is_mark = c < G_MAXINT32 && class_of (c) == CLASS_MARK;
      if (is_mark ? *class == CLASS_LINE_END : *class != CLASS_END)
        break;

      if (!is_mark)
        *class = c < G_MAXINT32 ? class_of (c) : CLASS_OTHER;
      else if (*class == CLASS_END)
        *class = CLASS_OTHER;
      p += c < G_MAXINT32 ? g_utf8_skip[(guchar)*p] : 1;
    }

  return p;
}

static gboolean
is_term (Class class)
{
  return class == CLASS_FULL_STOP || class == CLASS_TERMINATOR;
}

static gboolean
is_cased (Class class)
{
  return class == CLASS_LOWER || class == CLASS_UPPER;
}

/* Whether what comes behind a full stop goes on in small letters (SB8). */
static gboolean
goes_on_small (const char *p,
               const char *end)
{
  Class class;

  do
    p = read_class (p, end, &class);
  while (class == CLASS_OTHER || class == CLASS_DIGIT || class == CLASS_SPACE || class == CLASS_CONTINUE || class == CLASS_CLOSE);

  return class == CLASS_LOWER;
}

/* Looks at what is behind a full stop or other terminator, as SB6 to SB11 say. @text is where the
 * sentence begins, and @stop the terminator.
 * Returns: where the sentence ends, or %NULL if it goes on */
static const char *
find_end_behind (const char *text,
                 const char *stop,
                 const char *p,
                 const char *end,
                 Class       before,
                 Class       term)
{
  Class class;
  const char *next = read_class (p, end, &class);
  gboolean    has_blank;

  if (term == CLASS_FULL_STOP && (class == CLASS_DIGIT || (class == CLASS_UPPER && is_cased (before))))
    return NULL;

  has_blank = class == CLASS_SPACE;
  for (; class == CLASS_CLOSE; next = read_class (p, end, &class))
    p = next;
  for (; class == CLASS_SPACE; next = read_class (p, end, &class))
    p = next;
  if (class == CLASS_CONTINUE || is_term (class))
    return NULL;
  if (class == CLASS_LINE_END)
    return next;
  if (term == CLASS_FULL_STOP && (goes_on_small (p, end) || (has_blank && newsroom_abbreviations_go_on (text, stop, p, end))))
    return NULL;

  return p;
}

/**
 * newsroom_sentences_find_end:
 * @text: UTF-8 text of one paragraph, at the begin of a sentence
 * @length: its length in bytes
 *
 * Sentences end at the boundaries of UAX #29: a full stop ends none before a small letter or a
 * digit; nor does that of an abbreviation that is known, of an initial or of a date. The spaces behind a sentence belong to it.
 *
 * Returns: the begin of the next sentence, or the end of @text
 */
const char *
newsroom_sentences_find_end (const char *text,
                             gsize       length)
{
  const char *end = text + length;
  Class       before = CLASS_OTHER;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  for (const char *p = text; p < end;)
    {
      const char *begin = p;
      const char *found;
      Class class;

      p = read_class (p, end, &class);
      if (class == CLASS_LINE_END)
        return p;

      found = is_term (class) ? find_end_behind (text, begin, p, end, before, class) : NULL;
      if (found != NULL)
        return found;
      before = class;
    }

  return end;
}

static gboolean
has_word (const char *p,
          const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c < G_MAXINT32 && g_unichar_isalnum (c))
        return TRUE;
      p += c < G_MAXINT32 ? g_utf8_skip[(guchar)*p] : 1;
    }

  return FALSE;
}

/**
 * newsroom_sentences_count:
 * @text: UTF-8 text of one paragraph
 * @length: its length in bytes
 *
 * Returns: how many sentences with a letter or a digit it has
 */
guint
newsroom_sentences_count (const char *text,
                          gsize       length)
{
  const char *end = text + length;
  guint       n_sentences = 0;

  for (const char *p = text; p < end;)
    {
      const char *next = newsroom_sentences_find_end (p, (gsize)(end - p));

      n_sentences += has_word (p, next);
      p = next;
    }

  return n_sentences;
}
