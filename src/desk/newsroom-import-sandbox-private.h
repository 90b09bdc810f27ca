/* newsroom-import-sandbox-private.h — what the program that reads files gives up before it reads one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean newsroom_import_sandbox_enter (void);
void     newsroom_import_sandbox_limit_time (guint seconds);

G_END_DECLS
