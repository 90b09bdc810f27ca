/* newsroom-import-mhtml.h — a web page that was saved as one file, with its pictures
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_mhtml_is (GBytes *bytes);
NewsroomArticle *newsroom_import_mhtml_read (GBytes         *bytes,
                                             const char     *file_name,
                                             NewsroomReport *report,
                                             GError        **error);

G_END_DECLS
