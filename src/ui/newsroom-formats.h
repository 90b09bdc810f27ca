/* newsroom-formats.h — the formats of exports as a list to choose from, and their options
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-export-options.h"

G_BEGIN_DECLS

GListModel           *newsroom_formats_list_titles (void);
const char           *newsroom_formats_get_name (guint position);
guint                 newsroom_formats_find (const char *name);
NewsroomExportOptions newsroom_formats_read_options (GSettings *settings);

G_END_DECLS
