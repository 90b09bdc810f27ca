/* newsroom-reading-file-private.h — a library opened so that not one byte of it can be changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

int newsroom_reading_file_open (const char *path,
                                sqlite3   **db);

G_END_DECLS
