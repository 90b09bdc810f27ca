/* newsroom-word-diff.h — two versions of a text, word by word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomWordChangeType:
 * @NEWSROOM_WORDS_SAME: in both versions
 * @NEWSROOM_WORDS_DELETED: only in the version before
 * @NEWSROOM_WORDS_INSERTED: only in the version after
 */
typedef enum
{
  NEWSROOM_WORDS_SAME,
  NEWSROOM_WORDS_DELETED,
  NEWSROOM_WORDS_INSERTED,
} NewsroomWordChangeType;

/**
 * NewsroomWordChange:
 * @type: in which version the words are
 * @text: (array length=length): the words, which lie in the version after unless they are deleted
 * @length: in bytes, never 0
 */
typedef struct
{
  NewsroomWordChangeType type;
  const char            *text;
  gsize                  length;
} NewsroomWordChange;

/**
 * NewsroomWordDelta:
 * @n_deleted: how many words of the version before are gone
 * @n_inserted: how many words are new
 */
typedef struct
{
  guint n_deleted;
  guint n_inserted;
} NewsroomWordDelta;

GArray           *newsroom_word_diff (const char *before,
                                      const char *after);
NewsroomWordDelta newsroom_word_diff_count (GArray *changes);

G_END_DECLS
