/* newsroom-library-path.c — where the library is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-path.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "newsroom-file-private.h"

/* Where the library is if it was never moved. */
static char *
dup_default (void)
{
  return g_build_filename (g_get_user_data_dir (), "newsroom", "library.db", NULL);
}

/**
 * newsroom_library_path_dup_note:
 *
 * Returns: (transfer full): the path of the file that says where the library was moved to
 */
char *
newsroom_library_path_dup_note (void)
{
  return g_build_filename (g_get_user_config_dir (), "newsroom", "library", NULL);
}

static GFile *
get_note (void)
{
  g_autofree char *path = newsroom_library_path_dup_note ();

  return g_file_new_for_path (path);
}

/**
 * newsroom_library_path_dup_usual:
 *
 * Reads a small file, and so blocks for a moment.
 *
 * Returns: (transfer full): where the library is if nothing else is asked for: where it was moved
 *   to, else `newsroom/library.db` in the user's data directory
 */
char *
newsroom_library_path_dup_usual (void)
{
  g_autoptr (GFile) note = get_note ();
  g_autoptr (GBytes) bytes = newsroom_file_read (note, NULL, NULL);
  g_autofree char *path = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (path != NULL)
    path[strcspn (path, "\n")] = '\0';
  if (path != NULL && g_path_is_absolute (path))
    return g_canonicalize_filename (path, NULL);

  return dup_default ();
}

/**
 * newsroom_library_path_check:
 * @library: what newsroom_library_path_resolve() gave
 * @error: return location for a #NewsroomFileError
 *
 * A library that was moved is there, or its disk is not: another one must not be begun in its place.
 * Nor where it cannot be read whether it was moved. Reads a small file, and so blocks for a moment.
 *
 * Returns: whether a library may be made at @library if there is none
 */
gboolean
newsroom_library_path_check (const char *library,
                             GError    **error)
{
  g_autoptr (GFile) note = get_note ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *usual = newsroom_library_path_dup_usual ();

  g_return_val_if_fail (library != NULL, FALSE);

  if (!g_str_equal (library, usual) || g_file_test (library, G_FILE_TEST_EXISTS))
    return TRUE;

  bytes = newsroom_file_read (note, NULL, &failure);
  if (bytes == NULL && g_error_matches (failure, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_FOUND))
    return TRUE;
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  g_set_error (error,
               NEWSROOM_FILE_ERROR,
               NEWSROOM_FILE_ERROR_NOT_FOUND,
               _ ("The library was moved to “%s”, and is not there. Connect the disk that it is on and start Newsroom again. "
                  "To begin a new library, delete “%s”."),
               library,
               g_file_peek_path (note));

  return FALSE;
}

/* The library is where it would be if it was never moved. */
static gboolean
forget (GFile   *note,
        GError **error)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (note));

  if (g_unlink (g_file_peek_path (note)) == 0)
    return newsroom_file_sync_folder (folder, error);
  if (errno == ENOENT)
    return TRUE;

  newsroom_file_set_error_from_errno (error, NEWSROOM_FILE_TO_WRITE, errno, g_file_peek_path (note));

  return FALSE;
}

/**
 * newsroom_library_path_remember:
 * @path: an absolute path without a line end
 * @error: return location for a #NewsroomFileError
 *
 * Makes @path the one that newsroom_library_path_dup_usual() gives. There is no note where that is
 * what it gives without one. Blocks; not for the main thread.
 *
 * Returns: whether that is on the disk
 */
gboolean
newsroom_library_path_remember (const char *path,
                                GError    **error)
{
  g_autoptr (GFile) note = get_note ();
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (note));
  g_autofree char *line = g_strconcat (path, "\n", NULL);
  g_autofree char *unmoved = dup_default ();
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));

  if (g_str_equal (path, unmoved))
    return forget (note, error);

  return newsroom_file_make_folders (folder, error) && newsroom_file_write (note, bytes, TRUE, NULL, error);
}

/**
 * newsroom_library_path_resolve:
 * @path: (nullable): what was asked for, as with --library, in the file system's encoding
 *
 * The library is where it was asked for; else where the environment variable
 * NEWSROOM_LIBRARY says; else where newsroom_library_path_dup_usual() says. An empty path counts
 * as none.
 *
 * Returns: (transfer full): an absolute path, of a file that need not exist
 */
char *
newsroom_library_path_resolve (const char *path)
{
  if (path == NULL || *path == '\0')
    path = g_getenv ("NEWSROOM_LIBRARY");
  if (path == NULL || *path == '\0')
    return newsroom_library_path_dup_usual ();

  return g_canonicalize_filename (path, NULL);
}

/**
 * newsroom_library_path_dup_application_id:
 * @library: what newsroom_library_path_resolve() gave
 *
 * A library other than the usual one has a process, and a name on the bus, of its own.
 *
 * Returns: (transfer full): the name
 */
char *
newsroom_library_path_dup_application_id (const char *library)
{
  g_autofree char *usual = newsroom_library_path_dup_usual ();
  g_autofree char *digest = NULL;

  if (g_str_equal (library, usual))
    return g_strdup (NEWSROOM_APPLICATION_ID);

  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, library, -1);

  return g_strdup_printf ("%s.Library%.16s", NEWSROOM_APPLICATION_ID, digest);
}
