/* newsroom-date-line.h — the line of an article that says when it was published or updated
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

gboolean newsroom_date_line_begins (const char *line);
char    *newsroom_date_line_format (NewsroomTime which,
                                    gint64       time);
gboolean newsroom_date_line_parse (const char   *line,
                                   NewsroomTime *which,
                                   gint64       *time);

G_END_DECLS
