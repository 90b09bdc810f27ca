/* newsroom-import-pdf.h — PDF (.pdf)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_pdf_is (GBytes *bytes);
GObject         *newsroom_import_pdf_prepare (void);
NewsroomArticle *newsroom_import_pdf_read (GBytes         *bytes,
                                           const char     *file_name,
                                           NewsroomReport *report,
                                           GError        **error);

G_END_DECLS
