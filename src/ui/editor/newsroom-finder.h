/* newsroom-finder.h — what is looked for in the body of the article, and which one is gone to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-editor-buffer.h"
#include "newsroom-find.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_FINDER (newsroom_finder_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomFinder, newsroom_finder, NEWSROOM, FINDER, GObject)

/**
 * NewsroomFinderStep:
 * @NEWSROOM_FINDER_NEXT: to the next one
 * @NEWSROOM_FINDER_PREVIOUS: to the one before
 */
typedef enum
{
  NEWSROOM_FINDER_NEXT = 1,
  NEWSROOM_FINDER_PREVIOUS = -1,
} NewsroomFinderStep;

/**
 * NewsroomFinderState:
 * @find: what it looks for, or %NULL
 * @result: what it found in the text as it is; %NULL while it is searching, or looks for nothing
 * @error: why it cannot search, or %NULL
 * @current: which one is selected, -1 for none
 * @wrapped: 1 if the last step went on at the beginning of the text, -1 at its end, else 0
 * @is_searching: whether it does not know yet what is there
 */
typedef struct
{
  NewsroomFind       *find;
  NewsroomFindResult *result;
  const GError       *error;
  int                 current;
  int                 wrapped;
  gboolean            is_searching;
} NewsroomFinderState;

NewsroomFinder       *newsroom_finder_new (GtkTextView *view);
NewsroomEditorBuffer *newsroom_finder_get_buffer (NewsroomFinder *self);
void                  newsroom_finder_begin (NewsroomFinder *self);
void                  newsroom_finder_pause (NewsroomFinder *self);
void                  newsroom_finder_end (NewsroomFinder *self);
void                  newsroom_finder_set_query (NewsroomFinder   *self,
                                                 const char       *pattern,
                                                 NewsroomFindFlags flags,
                                                 gboolean          in_selection);
void                  newsroom_finder_go (NewsroomFinder    *self,
                                          NewsroomFinderStep step);
void                  newsroom_finder_replace (NewsroomFinder *self,
                                               const char     *replacement);
NewsroomFinderState   newsroom_finder_get_state (NewsroomFinder *self);

G_END_DECLS
