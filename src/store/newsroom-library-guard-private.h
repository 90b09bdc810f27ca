/* newsroom-library-guard-private.h — a lock on the library that this process cannot lose by mistake
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where SQLite's unix VFS locks a file, see its os.h: PENDING_BYTE to the end of the shared range. The
 * byte behind it is the guard. */
#define NEWSROOM_LIBRARY_LOCK_START 0x40000000
#define NEWSROOM_LIBRARY_LOCK_LENGTH 512
#define NEWSROOM_LIBRARY_GUARD_LENGTH 1

gboolean newsroom_library_guard_take (int        *guard,
                                      const char *path);
void     newsroom_library_guard_release (int *guard);

G_END_DECLS
