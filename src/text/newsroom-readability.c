/* newsroom-readability.c — what of a body says how easy it is to read, and the formulas for it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-readability.h"

#include "newsroom-sentences.h"
#include "newsroom-syllables-private.h"

#include <string.h>
#include <uniwbrk.h>

#define LONG_WORD_LETTERS 6
#define COMPLEX_WORD_SYLLABLES 4

/* Every formula is a sum of these, each with a factor of its own. A formula with syllables is that of
 * one language; LIX (Björnsson 1968) is for all that are written with letters and spaces. The source
 * of each is in the doc comment of newsroom_readability_init(). */
typedef struct
{
  const char *language; /* NULL for all others */
  const char *name;
  double      constant;
  double      words_per_sentence;
  double      syllables_per_word;
  double      long_words_percent;
  double      complex_words_percent;
  double      sentences_per_word;
  double      letters_per_word;
  double      easy; /* from here on it is easy, and beyond the other hard */
  double      hard;
} Formula;

static const Formula formulas[] = {
  { "en", "Flesch Reading Ease", 206.835, -1.015, -84.6, 0, 0, 0, 0, 60, 50 },
  { "de", "Flesch (Amstad)", 180, -1, -58.5, 0, 0, 0, 0, 60, 50 },
  { "fr", "Flesch (Kandel–Moles)", 207, -1.015, -73.6, 0, 0, 0, 0, 60, 50 },
  { "es", "Flesch–Szigriszt", 206.835, -1, -62.3, 0, 0, 0, 0, 65, 55 },
  { "it", "Gulpease", 89, 0, 0, 0, 0, 300, -10, 60, 40 },
  { "nl", "Flesch–Douma", 206.835, -0.93, -77, 0, 0, 0, 0, 60, 50 },
  { "pt", "Flesch (Martins)", 248.835, -1.015, -84.6, 0, 0, 0, 0, 50, 25 },
  { "pl", "FOG-PL", 0, 0.4, 0, 0, 0.4, 0, 0, 9, 13 },
  { "ru", "Flesch (Oborneva)", 206.835, -1.3, -60.1, 0, 0, 0, 0, 60, 50 },
  { "tr", "Ateşman", 198.825, -2.61, -40.175, 0, 0, 0, 0, 70, 50 },
  { NULL, "LIX", 0, 1, 0, 1, 0, 0, 0, 40, 50 },
};

/* They write without spaces, or have no long words to count. */
static const char *const without_formula[] = { "zh", "ja", "ko", "th", "lo", "km", "my", "bo", "ar", "he", "fa", "ur", "hi", NULL };

typedef struct
{
  NewsroomStatistics statistics;
  const char        *language;
} Gathering;

static void
add_word (Gathering  *gathering,
          const char *word,
          gsize       length)
{
  NewsroomStatistics *statistics = &gathering->statistics;
  guint               n_syllables;
  guint               n_letters = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    n_letters += (guint)g_unichar_isalnum (g_utf8_get_char (p));
  if (n_letters == 0)
    return;

  statistics->prose_words++;
  n_syllables = newsroom_syllables_count (word, length, gathering->language);
  statistics->letters += n_letters;
  statistics->syllables += n_syllables;
  statistics->long_words += n_letters > LONG_WORD_LETTERS;
  statistics->complex_words += n_syllables >= COMPLEX_WORD_SYLLABLES;
}

static void
paragraph_cb (NewsroomBlockType type,
              const char       *text,
              gsize             length,
              gpointer          user_data)
{
  Gathering       *gathering = user_data;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)length);
  const gsize      n = strlen (valid);
  g_autofree char *boundaries = g_malloc (n);
  gsize            start = 0;

  if (type != NEWSROOM_BLOCK_PARAGRAPH && type != NEWSROOM_BLOCK_LIST_ITEM)
    return;

  gathering->statistics.sentences += newsroom_sentences_count (valid, n);
  u8_wordbreaks ((const guint8 *)valid, n, boundaries);
  for (gsize i = 1; i <= n; i++)
    if (i == n || boundaries[i])
      {
        add_word (gathering, valid + start, i - start);
        start = i;
      }
}

/**
 * newsroom_statistics_from_range:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 * @start: the first byte of @body that counts
 * @end: the byte behind the last one, which may lie behind the body
 * @language: the language of its words, as "en" or "de-AT", or ""
 *
 * Takes about a millisecond for a thousand words.
 *
 * Sentences, and what the formulas want, are of paragraphs and list items alone: headings, tables and code
 * are not read as sentences are, and the full stop that they lack would make the text look easy.
 *
 * Returns: what a reader of the body gets of the range
 */
NewsroomStatistics
newsroom_statistics_from_range (const char *body,
                                gssize      length,
                                gsize       start,
                                gsize       end,
                                const char *language)
{
  Gathering gathering = { .language = language };

  g_return_val_if_fail (body != NULL, gathering.statistics);
  g_return_val_if_fail (language != NULL, gathering.statistics);

  gathering.statistics.counts = newsroom_counts_from_range (body, length, start, end, paragraph_cb, &gathering);

  return gathering.statistics;
}

static const Formula *
find_formula (const char *language)
{
  g_auto (GStrv) parts = g_strsplit_set (language, "-_.@", 2);
  g_autofree char *primary = g_ascii_strdown (parts[0] != NULL ? parts[0] : "", -1);
  const Formula   *formula = formulas;

  if (g_strv_contains (without_formula, primary))
    return NULL;
  while (formula->language != NULL && !g_str_equal (formula->language, primary))
    formula++;

  return formula;
}

/**
 * newsroom_readability_has_formula:
 * @language: a language, as "en" or "de-AT", or "" where none is known
 *
 * Returns: whether it can be said how easy a text in it is to read
 */
gboolean
newsroom_readability_has_formula (const char *language)
{
  g_return_val_if_fail (language != NULL, FALSE);

  return find_formula (language) != NULL;
}

/**
 * newsroom_readability_init:
 * @self: (out caller-allocates): how easy the text is to read
 * @statistics: what was found in a text
 * @language: its language, as "en" or "de-AT", or "" where none is known
 *
 * By the language's own formula: English, Flesch 1948; German, Amstad 1978; French, Kandel and
 * Moles 1958; Spanish, Szigriszt Pazos 1993; Italian, Gulpease (Lucisano and Piemontese 1988);
 * Dutch, Douma 1960; Portuguese, Martins and others 1996; Polish, FOG-PL (Gruszczyński and
 * others 2015), Gunning's with words of four syllables; Russian, Oborneva 2006; Turkish, Ateşman
 * 1997. For all others LIX, Björnsson 1968, which knows of no syllables. What is easy and what
 * hard is said as their authors do, in three steps.
 *
 * Returns: %FALSE if there are fewer words in sentences than %NEWSROOM_READABILITY_LEAST_WORDS, or no formula for the
 *   language
 */
gboolean
newsroom_readability_init (NewsroomReadability      *self,
                           const NewsroomStatistics *statistics,
                           const char               *language)
{
  const Formula *formula;
  double         words;
  double         sentences;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (statistics != NULL, FALSE);
  g_return_val_if_fail (language != NULL, FALSE);

  formula = find_formula (language);
  if (formula == NULL || statistics->prose_words < NEWSROOM_READABILITY_LEAST_WORDS)
    return FALSE;

  words = statistics->prose_words;
  sentences = MAX (statistics->sentences, 1);
  self->name = formula->name;
  self->score = formula->constant +
                formula->words_per_sentence * words / sentences +
                formula->syllables_per_word * statistics->syllables / words +
                formula->long_words_percent * 100 * statistics->long_words / words +
                formula->complex_words_percent * 100 * statistics->complex_words / words +
                formula->sentences_per_word * sentences / words +
                formula->letters_per_word * statistics->letters / words;

  self->reading = NEWSROOM_READING_MEDIUM;
  if (formula->easy > formula->hard ? self->score >= formula->easy : self->score < formula->easy)
    self->reading = NEWSROOM_READING_EASY;
  else if (formula->easy > formula->hard ? self->score < formula->hard : self->score >= formula->hard)
    self->reading = NEWSROOM_READING_HARD;

  return TRUE;
}
