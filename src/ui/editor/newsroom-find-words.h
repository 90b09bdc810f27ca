/* newsroom-find-words.h — what is said of a search
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-finder.h"

G_BEGIN_DECLS

char       *newsroom_find_words_dup_count (NewsroomFinderState state, gboolean is_elsewhere);
char       *newsroom_find_words_dup_message (NewsroomFinderState state,
                                             gboolean            in_selection,
                                             const GError       *error);
char       *newsroom_find_words_dup_replaced (guint n_done,
                                              guint n);
char       *newsroom_find_words_join (const char *separator,
                                      const char *first,
                                      const char *second,
                                      const char *third);
const char *newsroom_find_words_get_help (NewsroomFindFlags flags);

G_END_DECLS
