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
 * @is_text: whether readers are given it as a text, and it is to be shown where nothing changed
 */
typedef struct
{
  const char *title;
  const char *name;
  char       *before;
  char       *after;
  GArray     *changes;
  gboolean    is_changed;
  gboolean    is_text;
} NewsroomFieldComparison;

GPtrArray        *newsroom_comparison_new (NewsroomArticle *before,
                                           NewsroomArticle *after);
NewsroomWordDelta newsroom_comparison_count (GPtrArray *comparison);

G_END_DECLS
