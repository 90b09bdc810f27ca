/* newsroom-library-path.c — where the library is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-path.h"

/**
 * newsroom_library_path_resolve:
 * @path: (nullable): what was asked for, as with --library, in the file system's encoding
 *
 * The library is where it was asked for; else where the environment variable
 * NEWSROOM_LIBRARY says; else `newsroom/library.db` in the user's data directory. An empty
 * path counts as none.
 *
 * Returns: (transfer full): an absolute path, of a file that need not exist
 */
char *
newsroom_library_path_resolve (const char *path)
{
  if (path == NULL || *path == '\0')
    path = g_getenv ("NEWSROOM_LIBRARY");
  if (path == NULL || *path == '\0')
    return g_build_filename (g_get_user_data_dir (), "newsroom", "library.db", NULL);

  return g_canonicalize_filename (path, NULL);
}
