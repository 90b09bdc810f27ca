/* newsroom-import-decode.h — bytes in any encoding to UTF-8 text with plain line ends
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

char *newsroom_import_decode (GBytes         *bytes,
                              const char     *file_name,
                              gsize          *length,
                              NewsroomReport *report,
                              GError        **error);

G_END_DECLS
