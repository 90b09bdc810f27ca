/* newsroom-import-newsml.h — a story in NewsML-G2 to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_newsml_is (GBytes *bytes);
NewsroomArticle *newsroom_import_newsml_read (GBytes         *bytes,
                                              const char     *file_name,
                                              NewsroomReport *report,
                                              GError        **error);

G_END_DECLS
