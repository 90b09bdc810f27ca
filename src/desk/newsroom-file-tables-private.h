/* newsroom-file-tables-private.h — files that a library opens by name, for a program that can open none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void newsroom_file_tables_load (void);

G_END_DECLS
