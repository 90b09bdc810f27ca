/* newsroom-iso-time.h — instants as ISO 8601 writes them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *newsroom_iso_time_format (gint64 time);
char    *newsroom_iso_time_format_brief (gint64 time);
gboolean newsroom_iso_time_is_date (gint64 time);
gboolean newsroom_iso_time_parse (const char *text,
                                  gint64     *time);

G_END_DECLS
