/* newsroom-import-docx.h — Word documents (.docx)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_docx_is (GBytes *bytes);
NewsroomArticle *newsroom_import_docx_read (GBytes         *bytes,
                                            const char     *file_name,
                                            NewsroomReport *report,
                                            GError        **error);
NewsroomArticle *newsroom_import_docx_read_marked (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error);

G_END_DECLS
