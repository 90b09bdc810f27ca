/* newsroom-insertion.h — Markdown put into a body so that it stays what it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

char             *newsroom_insertion_indent (const char *markdown,
                                             const char *first,
                                             const char *others);
NewsroomTextEdit *newsroom_insertion_fit (const char *body,
                                          gsize       start,
                                          gsize       end,
                                          const char *markdown,
                                          gboolean   *is_words);
char             *newsroom_insertion_fit_plain (const char *body,
                                                gsize       start,
                                                gsize       end,
                                                const char *text);

G_END_DECLS
