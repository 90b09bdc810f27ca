/* newsroom-library-path.c — where the library is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-path.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "newsroom-backup.h"
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

/* Returns: whether it is known where the library was moved to; @path is %NULL if it never was */
static gboolean
read_note (char   **path,
           GError **error)
{
  g_autoptr (GFile) note = get_note ();
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = newsroom_file_read (note, NULL, &failure);
  g_autofree char *line = NULL;

  *path = NULL;
  if (bytes == NULL && g_error_matches (failure, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_FOUND))
    return TRUE;
  if (bytes == NULL)
    {
      g_set_error (error,
                   failure->domain,
                   failure->code,
                   _ ("%s. “%s” says where the library is: make it readable, or delete it if the library was never moved."),
                   failure->message,
                   g_file_peek_path (note));
      return FALSE;
    }

  line = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  line[strcspn (line, "\n")] = '\0';
  if (!g_path_is_absolute (line))
    {
      g_set_error (error,
                   NEWSROOM_FILE_ERROR,
                   NEWSROOM_FILE_ERROR_IO,
                   _ ("It is not known where the library is: there is no whole path in “%s”. Write the path of the library into that file, or delete it if the library was never moved."),
                   g_file_peek_path (note));
      return FALSE;
    }
  *path = g_canonicalize_filename (line, NULL);

  return TRUE;
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
  char *path;

  read_note (&path, NULL);

  return path != NULL ? path : dup_default ();
}

/* An unconnected disk has no backups either. */
static gboolean
fail_missing (const char *library,
              GError    **error)
{
  g_autofree char *note = newsroom_library_path_dup_note ();
  g_autofree char *backups = newsroom_backup_dup_folder (library);

  if (g_file_test (backups, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error,
                   NEWSROOM_STORE_ERROR,
                   NEWSROOM_STORE_ERROR_NOT_FOUND,
                   _ ("The library was moved to “%s”, and is not there, but its backups are. Restore one of them. To begin a new library, delete “%s”."),
                   library,
                   note);
      return FALSE;
    }

  g_set_error (error,
               NEWSROOM_FILE_ERROR,
               NEWSROOM_FILE_ERROR_NOT_FOUND,
               _ ("The library was moved to “%s”, and is not there. Connect the disk that it is on and start Newsroom again. "
                  "To begin a new library, delete “%s”."),
               library,
               note);

  return FALSE;
}

static gboolean
fail_moved (const char *usual,
            GError    **error)
{
  g_set_error (error,
               NEWSROOM_FILE_ERROR,
               NEWSROOM_FILE_ERROR_NOT_FOUND,
               _ ("The library was moved to “%s” just now. Try again."),
               usual);

  return FALSE;
}

/**
 * newsroom_library_path_check:
 * @library: what newsroom_library_path_resolve() gave
 * @is_named: whether it was asked for, see newsroom_library_path_is_named()
 * @error: return location for a #NewsroomFileError; for %NEWSROOM_STORE_ERROR_NOT_FOUND where it is
 *   lost and a backup of it may be restored
 *
 * A library that was moved is there, or its disk is not: another one must not be begun in its place.
 * Nor where it is not known whether it was moved. Reads a small file and looks for another, on any
 * disk, and so blocks; not for the main thread.
 *
 * Returns: whether @library is the one that is wanted, and may be made if there is none
 */
gboolean
newsroom_library_path_check (const char *library,
                             gboolean    is_named,
                             GError    **error)
{
  g_autofree char *unmoved = dup_default ();
  g_autofree char *path = NULL;
  gboolean         is_known;

  g_return_val_if_fail (library != NULL, FALSE);

  is_known = read_note (&path, is_named ? NULL : error);
  if (!is_known && !is_named)
    return FALSE;
  if (!is_named && !g_str_equal (library, path != NULL ? path : unmoved))
    return fail_moved (path != NULL ? path : unmoved, error);
  if (g_strcmp0 (library, path) == 0 && !g_file_test (library, G_FILE_TEST_EXISTS))
    return fail_missing (library, error);

  return TRUE;
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
 * newsroom_library_path_is_named:
 * @path: (nullable): what newsroom_library_path_resolve() was given
 *
 * Returns: whether the library was asked for, there or by the environment
 */
gboolean
newsroom_library_path_is_named (const char *path)
{
  const char *variable = g_getenv ("NEWSROOM_LIBRARY");

  return (path != NULL && *path != '\0') || (variable != NULL && *variable != '\0');
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
