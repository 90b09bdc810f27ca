/* busy.h — how long a main loop was busy without a stop
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void   busy_start (void);
void   busy_reset (void);
double busy_get_processor_ms (void);
double busy_get_longest (void);
guint  busy_get_n_long (void);
void   busy_when_quiet (GSourceFunc next,
                        gpointer    user_data);
