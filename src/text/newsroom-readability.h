/* newsroom-readability.h — what of a body says how easy it is to read, and the formulas for it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-counts.h"

G_BEGIN_DECLS

/**
 * NewsroomStatistics:
 * @counts: words, characters and paragraphs, of all
 * @sentences: sentences of UAX #29 that hold a word, in paragraphs and list items
 * @prose_words: the words of these
 * @letters: letters and digits of those words
 * @syllables: their syllables
 * @long_words: those of more than six letters
 * @complex_words: those of four syllables or more
 *
 * What is asked for now and then, and not at every key.
 */
typedef struct
{
  NewsroomCounts counts;
  guint          sentences;
  guint          prose_words;
  guint          letters;
  guint          syllables;
  guint          long_words;
  guint          complex_words;
} NewsroomStatistics;

/* Flesch (1948) measures samples of a hundred words, as do those who followed him; of fewer a score says
 * more of the one long word in them than of the text. */
#define NEWSROOM_READABILITY_LEAST_WORDS 100

typedef enum
{
  NEWSROOM_READING_EASY,
  NEWSROOM_READING_MEDIUM,
  NEWSROOM_READING_HARD,
} NewsroomReading;

/**
 * NewsroomReadability:
 * @name: (transfer none): what the formula is called
 * @score: what it gives
 * @reading: what that means
 */
typedef struct
{
  const char     *name;
  double          score;
  NewsroomReading reading;
} NewsroomReadability;

NewsroomStatistics newsroom_statistics_from_range (const char *body,
                                                   gssize      length,
                                                   gsize       start,
                                                   gsize       end,
                                                   const char *language);
gboolean           newsroom_readability_has_formula (const char *language);
gboolean           newsroom_readability_init (NewsroomReadability      *self,
                                              const NewsroomStatistics *statistics,
                                              const char               *language);

G_END_DECLS
