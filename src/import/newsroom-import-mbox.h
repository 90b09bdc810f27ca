/* newsroom-import-mbox.h — a mailbox in one file, as mail programs export folders
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_mbox_is (GBytes *bytes);
NewsroomArticle *newsroom_import_mbox_read (GBytes         *bytes,
                                            const char     *file_name,
                                            NewsroomReport *report,
                                            GError        **error);
gboolean         newsroom_import_mbox_split (GBytes              *bytes,
                                             NewsroomImportParts *parts,
                                             NewsroomReport      *report,
                                             GError             **error);

G_END_DECLS
