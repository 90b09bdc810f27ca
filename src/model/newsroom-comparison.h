/* newsroom-comparison.h — what differs between two versions of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-word-diff.h"

G_BEGIN_DECLS

/**
 * NewsroomFieldComparison:
 * @title: what the field is called, translated
 * @name: its name in what programs read
 * @before: (owned): the text before
 * @after: (owned): the text after
 * @changes: (owned) (element-type NewsroomWordChange): what differs, word by word; lies in the texts
 * @is_changed: whether anything does
 */
typedef struct
{
  const char *title;
  const char *name;
  char       *before;
  char       *after;
  GArray     *changes;
  gboolean    is_changed;
} NewsroomFieldComparison;

GPtrArray        *newsroom_comparison_new (NewsroomArticle *before,
                                           NewsroomArticle *after);
NewsroomWordDelta newsroom_comparison_count (GPtrArray *comparison);

G_END_DECLS
