/* system-helper.h — chosen calls of the store to the system fail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* What is asked of each look at a file that succeeded; it may change what is seen, or the file. */
typedef void (*SystemLook) (const char  *path,
                            struct stat *info);

void system_fail (const char *call,
                  guint       n_skipped,
                  guint       n_failed,
                  int         number);
void system_fail_late (const char *call,
                       int         number);
void system_set_look (SystemLook look);
void system_end (void);

G_END_DECLS
