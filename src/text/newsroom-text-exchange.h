/* newsroom-text-exchange.h — what is exchanged in a text, place by place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomTextExchange:
 * @start: the first byte that goes
 * @end: the byte after the last that goes; @start where something is only put in
 * @text: what comes in their place, UTF-8; borrowed
 * @length: its length in bytes
 *
 * One change of a text as it is before all of them.
 */
typedef struct
{
  gsize       start;
  gsize       end;
  const char *text;
  gsize       length;
} NewsroomTextExchange;

GArray *newsroom_text_exchange_find (const char *before,
                                     gsize       before_length,
                                     const char *after,
                                     gsize       after_length);
GArray *newsroom_text_exchange_cut (const GArray *changes,
                                    const char   *before,
                                    gsize         size);

G_END_DECLS
