/* newsroom-import-html.h — a saved web page to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

char            *newsroom_import_html_decode (GBytes         *bytes,
                                              const char     *file_name,
                                              gsize          *length,
                                              NewsroomReport *report,
                                              GError        **error);
NewsroomArticle *newsroom_import_html_read (char           *text,
                                            gsize           length,
                                            NewsroomReport *report);

G_END_DECLS
