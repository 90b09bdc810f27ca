/* newsroom-import-author.h — the profile of an author from YAML
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-author.h"

G_BEGIN_DECLS

NewsroomAuthor *newsroom_import_author_read (const char *text);

G_END_DECLS
