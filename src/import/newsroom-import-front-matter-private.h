/* newsroom-import-front-matter-private.h — the YAML before a Markdown body to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-report.h"
#include "newsroom-yaml.h"

G_BEGIN_DECLS

gboolean newsroom_import_front_matter_read (NewsroomYaml    *yaml,
                                            NewsroomArticle *article,
                                            NewsroomReport  *report);
gboolean newsroom_import_credits_read (NewsroomYaml    *yaml,
                                       guint            node,
                                       NewsroomArticle *article,
                                       NewsroomReport  *report,
                                       gboolean        *is_whole);
gboolean newsroom_import_credits_add (NewsroomYaml    *yaml,
                                      guint            node,
                                      NewsroomArticle *article,
                                      NewsroomReport  *report,
                                      gboolean        *is_whole);

G_END_DECLS
