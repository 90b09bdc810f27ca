/* newsroom-import-rtf.h — Rich Text (.rtf)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_rtf_is (GBytes *bytes);
NewsroomArticle *newsroom_import_rtf_read (GBytes         *bytes,
                                           const char     *file_name,
                                           NewsroomReport *report,
                                           GError        **error);
NewsroomArticle *newsroom_import_rtf_read_marked (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error);

G_END_DECLS
