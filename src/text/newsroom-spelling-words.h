/* newsroom-spelling-words.h — which words of a body are to be checked for their spelling
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomSpellingHint:
 * @NEWSROOM_SPELLING_AFTER_APOSTROPHE: an apostrophe stands before the word and belongs to no
 *   other, as in ’til
 * @NEWSROOM_SPELLING_BEFORE_HYPHEN: a hyphen follows, as in Vor- und Nachteile
 *
 * What stands beside a word and may be a part of it.
 */
typedef enum
{
  NEWSROOM_SPELLING_AFTER_APOSTROPHE = 1 << 0,
  NEWSROOM_SPELLING_BEFORE_HYPHEN = 1 << 1,
} NewsroomSpellingHint;

/**
 * NewsroomSpellingWord:
 * @start: its first character, counted from the start of the body
 * @end: the character after its last
 * @offset: its first byte, counted from the start of the body
 * @length: in bytes
 * @hints: #NewsroomSpellingHint
 */
typedef struct
{
  guint start;
  guint end;
  gsize offset;
  guint length;
  guint hints;
} NewsroomSpellingWord;

/**
 * NewsroomSpellingWords:
 *
 * A body and what of it is prose; immutable, may be used from any thread.
 */
typedef struct _NewsroomSpellingWords NewsroomSpellingWords;

NewsroomSpellingWords *newsroom_spelling_words_new (const char *body,
                                                    gssize      length);
void                   newsroom_spelling_words_free (NewsroomSpellingWords *self);
const char            *newsroom_spelling_words_get_body (NewsroomSpellingWords *self);
GArray                *newsroom_spelling_words_find (NewsroomSpellingWords *self,
                                                     guint                 *start,
                                                     guint                 *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSpellingWords, newsroom_spelling_words_free)

G_END_DECLS
