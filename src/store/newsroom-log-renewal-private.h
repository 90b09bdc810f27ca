/* newsroom-log-renewal-private.h — the log of a library, written anew after a sync that failed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int newsroom_log_renewal_run (const char *path);

G_END_DECLS
