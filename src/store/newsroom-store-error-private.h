/* newsroom-store-error-private.h — from what SQLite says to what the caller can do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   newsroom_store_error_from_sqlite (int rc,
                                        int error_number);
char *newsroom_store_error_dup_reason (int         code,
                                       const char *message,
                                       int         rc);
char *newsroom_store_error_dup_errno_reason (int  number,
                                             int *code);

G_END_DECLS
