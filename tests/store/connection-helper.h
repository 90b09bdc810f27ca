/* connection-helper.h — the library opened by the test itself, without a store
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "store-helper.h"

G_BEGIN_DECLS

NewsroomConnection *open_connection (Library *library);
void                assert_refused (gboolean    done,
                                    GError    **error,
                                    int         code,
                                    const char *words);

G_END_DECLS
