/* newsroom-format-state.h — what the words at a place in a body are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-format.h"
#include "newsroom-spans.h"

G_BEGIN_DECLS

#define NEWSROOM_FORMAT_STATE(format) (1u << (format))

/* In the place of a format, as a link is none */
#define NEWSROOM_FORMAT_STATE_LINK NEWSROOM_FORMAT_STATE (NEWSROOM_N_FORMATS)

guint newsroom_format_state_find (const char    *body,
                                  NewsroomSpans *spans,
                                  gsize          start,
                                  gsize          end,
                                  gsize          n_waiting);

G_END_DECLS
