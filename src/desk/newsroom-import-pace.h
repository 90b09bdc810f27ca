/* newsroom-import-pace.h — how long an import will still take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 newsroom_import_pace_estimate (gint64 elapsed,
                                      guint  n_done,
                                      guint  n_all);
char  *newsroom_import_pace_dup_left (gint64 elapsed,
                                      guint  n_done,
                                      guint  n_all);
char  *newsroom_import_pace_dup_count (guint n_done,
                                       guint n_all);
char  *newsroom_import_pace_dup_text (gint64 elapsed,
                                      guint  n_done,
                                      guint  n_all);

G_END_DECLS
