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
  CLASS_LONE_SPACE, /* a tab or no-break space: does not join its neighbours */
  CLASS_LINE_END,
  CLASS_FULL_STOP,
  CLASS_TERMINATOR, /* ! ? */
  CLASS_APOSTROPHE, /* ' ‘ ’: inside words, and quotation marks of sentences */
  CLASS_COMMA,      /* inside numbers, and continues a sentence */
  CLASS_COLON,      /* inside words, and continues a sentence */
  CLASS_SEMICOLON,  /* inside numbers */
  CLASS_CONTINUE,   /* continues a sentence: dashes */
  CLASS_CLOSE,      /* brackets and quotation marks */
  CLASS_OTHER,      /* parts words and is nothing to sentences */

  /* What a full stop or terminator is with the quotation marks and spaces behind it */
  CLASS_FULL_STOP_SPACE,
  CLASS_TERMINATOR_SPACE,
} Class;

/* Where in the sentences of a paragraph a count stands */
typedef struct
{
  /* The two last parts that matter to the rules, and whether a sentence began with the last */
  Class    before_last;
  Class    last;
  gboolean last_begins;

  /* Whether the sentence, and the one before it, have a word so far */
  gboolean has_word;
  gboolean had_word;

  guint n_sentences;
} Sentences;

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
    {
      if (g_unichar_islower (c))
        class_table[c] = CLASS_LOWER;
      else if (g_unichar_isupper (c))
        class_table[c] = CLASS_UPPER;
    }

  set_classes ("0123456789", CLASS_DIGIT);
  set_classes (" ", CLASS_SPACE);
  set_classes ("\t\u00a0", CLASS_LONE_SPACE);
  set_classes ("\n", CLASS_LINE_END);
  set_classes (".", CLASS_FULL_STOP);
  set_classes ("!?", CLASS_TERMINATOR);
  set_classes ("'", CLASS_APOSTROPHE);
  set_classes (",", CLASS_COMMA);
  set_classes (":", CLASS_COLON);
  set_classes (";", CLASS_SEMICOLON);
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
    case 0x2018: /* ‘ */
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
    case 0x2026: /* … */
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
    case CLASS_COLON:
      return is_letter (classes[i - 1]) && is_letter (classes[i + 1]);
    case CLASS_COMMA:
    case CLASS_SEMICOLON:
      return classes[i - 1] == CLASS_DIGIT && classes[i + 1] == CLASS_DIGIT;
    default:
      return FALSE;
    }
}

static gboolean
is_full_stop (Class class)
{
  return class == CLASS_FULL_STOP || class == CLASS_FULL_STOP_SPACE;
}

static gboolean
is_term (Class class)
{
  return is_full_stop (class) || class == CLASS_TERMINATOR || class == CLASS_TERMINATOR_SPACE;
}

static gboolean
is_close (Class class)
{
  return class == CLASS_CLOSE || class == CLASS_APOSTROPHE;
}

static gboolean
is_continue (Class class)
{
  return class == CLASS_COMMA || class == CLASS_COLON || class == CLASS_CONTINUE;
}

/* Whether what follows a full stop tells nothing, and what comes behind it decides (SB8). */
static gboolean
is_undecided (Class class)
{
  return !is_letter (class) && !is_term (class) && class != CLASS_LINE_END;
}

/* Whether a sentence begins with what comes next (UAX #29, SB4 to SB11). */
static gboolean
begins_sentence (const Sentences *sentences,
                 Class            next)
{
  Class last = sentences->last;

  if (last == CLASS_LINE_END)
    return TRUE;
  if (!is_term (last) || is_term (next) || is_continue (next) || next == CLASS_SPACE || next == CLASS_LINE_END)
    return FALSE;
  if (last == CLASS_FULL_STOP && (next == CLASS_DIGIT || (next == CLASS_UPPER && is_letter (sentences->before_last))))
    return FALSE;

  return !is_full_stop (last) || next != CLASS_LOWER;
}

/* Returns: what a part is to the next one: marks behind a full stop belong to it (SB9, SB10) */
static Class
join_term (Class last,
           Class next)
{
  if (is_close (next) && (last == CLASS_FULL_STOP || last == CLASS_TERMINATOR))
    return last;
  if (next == CLASS_SPACE && last == CLASS_FULL_STOP)
    return CLASS_FULL_STOP_SPACE;
  if (next == CLASS_SPACE && last == CLASS_TERMINATOR)
    return CLASS_TERMINATOR_SPACE;

  return next;
}

static void
begin_sentence (Sentences *sentences)
{
  sentences->n_sentences += sentences->has_word;
  sentences->had_word = sentences->has_word;
  sentences->has_word = FALSE;
}

static void
take_back_sentence (Sentences *sentences)
{
  sentences->n_sentences -= sentences->had_word;
  sentences->has_word |= sentences->had_word;
}

/* Adds a word, given as the class of its first character, a run of spaces, or any other
 * character. */
static void
add_part (Sentences *sentences,
          Class class)
{
  Class    part = join_term (sentences->last, class);
  gboolean is_behind_undecided = is_full_stop (sentences->before_last) && is_undecided (sentences->last);
  gboolean begins = part == class && begins_sentence (sentences, class);

  if (begins)
    begin_sentence (sentences);
  else if (is_behind_undecided && class == CLASS_LOWER && sentences->last_begins)
    take_back_sentence (sentences);
  sentences->has_word |= is_word_part (class);

  if (is_behind_undecided && is_undecided (part))
    return;

  sentences->before_last = sentences->last;
  sentences->last = part;
  sentences->last_begins = begins;
}

static void
count_parts (const guint8     *classes,
             gsize             n,
             NewsroomSegments *segments)
{
  Sentences sentences = { 0 };

  sentences.last = CLASS_OTHER;
  sentences.before_last = CLASS_OTHER;
  segments->words = 0;

  for (gsize i = 0; i < n;)
    {
      Class class = classes[i++];

      if (is_word_part (class))
        {
          segments->words++;
          while (i < n && (is_word_part (classes[i]) || joins (classes, n, i)))
            i++;
        }
      else if (class == CLASS_SPACE)
        {
          while (i < n && classes[i] == CLASS_SPACE)
            i++;
        }
      add_part (&sentences, class == CLASS_LONE_SPACE ? CLASS_SPACE : class);
    }

  segments->sentences = sentences.n_sentences + sentences.has_word;
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

      n_spaces += class == CLASS_SPACE || class == CLASS_LONE_SPACE;
      n_line_ends += class == CLASS_LINE_END;
      classes[n++] = class;
    }

  count_parts (classes, n, segments);
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
