/* newsroom-front-matter-forms-private.h — front matter in TOML and JSON, and what sites put around it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "newsroom-report.h"

G_BEGIN_DECLS

char *newsroom_front_matter_from_toml (const char *text,
                                       gsize       length,
                                       char      **reason);
char *newsroom_front_matter_from_json (const char *text,
                                       gsize       length,
                                       char      **reason);
gsize newsroom_front_matter_measure_json (const char *text,
                                          gsize       length);
void  newsroom_front_matter_report_templates (const char     *body,
                                              NewsroomReport *report);

G_END_DECLS
