/* newsroom-sentences.h — where the sentences of a paragraph end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_sentences_find_end (const char *text,
                                         gsize       length);
guint       newsroom_sentences_count (const char *text,
                                      gsize       length);

G_END_DECLS
