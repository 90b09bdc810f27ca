/* newsroom-export-author.h — the profile of an author as YAML
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-author.h"
#include "newsroom-export.h"
#include "newsroom-yaml-writer.h"

G_BEGIN_DECLS

void    newsroom_export_author_add_texts (NewsroomYamlWriter *writer,
                                          NewsroomAuthor     *author);
GBytes *newsroom_export_author_write (NewsroomAuthor *author,
                                      GError        **error);

G_END_DECLS
