/* newsroom-import-mail.h — a message of a mail program to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import.h"

G_BEGIN_DECLS

gboolean         newsroom_import_mail_is (GBytes *bytes);
NewsroomArticle *newsroom_import_mail_read (GBytes         *bytes,
                                            const char     *file_name,
                                            NewsroomReport *report,
                                            GError        **error);
gboolean         newsroom_import_mail_split (GBytes              *bytes,
                                             NewsroomImportParts *parts,
                                             NewsroomReport      *report,
                                             GError             **error);

G_END_DECLS
