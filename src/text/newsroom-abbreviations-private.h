/* newsroom-abbreviations-private.h — full stops that end no sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean newsroom_abbreviations_go_on (const char *text,
                                       const char *stop,
                                       const char *next,
                                       const char *end);

G_END_DECLS
