/* newsroom-focus.h — the sentence or paragraph that is being written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_FOCUS_NONE,
  NEWSROOM_FOCUS_SENTENCE,
  NEWSROOM_FOCUS_PARAGRAPH,
} NewsroomFocus;

const char   *newsroom_focus_get_name (NewsroomFocus focus);
NewsroomFocus newsroom_focus_from_name (const char *name);
void          newsroom_focus_find (const char   *body,
                                   gsize         length,
                                   gsize         caret,
                                   NewsroomFocus focus,
                                   gsize        *start,
                                   gsize        *end);
gsize         newsroom_focus_trim (const char *body,
                                   gsize       start,
                                   gsize       end);

G_END_DECLS
