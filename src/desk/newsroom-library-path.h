/* newsroom-library-path.h — where the library is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *newsroom_library_path_resolve (const char *path);
char    *newsroom_library_path_dup_usual (void);
char    *newsroom_library_path_dup_note (void);
char    *newsroom_library_path_dup_application_id (const char *library);
gboolean newsroom_library_path_is_named (const char *path);
gboolean newsroom_library_path_check (const char *library,
                                      gboolean    is_named,
                                      GError    **error);
gboolean newsroom_library_path_remember (const char *path,
                                         GError    **error);

G_END_DECLS
