/* newsroom-import-encoding.h — guesses the encoding of text that does not tell its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_import_encoding_guess_utf16 (const guint8 *data,
                                                  gsize         size);
char       *newsroom_import_encoding_guess (const guint8 *data,
                                            gsize         size);
gboolean    newsroom_import_encoding_is_text (const char *text,
                                              gsize       length);
gboolean    newsroom_import_encoding_is_assigned (const char *text,
                                                  gsize       length);
const char *newsroom_import_encoding_from_label (const char *label);

G_END_DECLS
