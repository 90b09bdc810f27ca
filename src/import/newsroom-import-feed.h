/* newsroom-import-feed.h — articles of feeds: RSS and Atom
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_feed_is (GBytes *bytes);
gboolean         newsroom_import_feed_split (GBytes              *bytes,
                                             NewsroomImportParts *parts,
                                             NewsroomReport      *report,
                                             GError             **error);
NewsroomArticle *newsroom_import_feed_read (GBytes         *bytes,
                                            const char     *file_name,
                                            NewsroomReport *report,
                                            GError        **error);

G_END_DECLS
