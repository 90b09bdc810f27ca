/* newsroom-library-copy.c — copies of a library: verified, looked into, copied again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-connection-private.h"
#include "newsroom-copy-file-private.h"
#include "newsroom-copy-private.h"
#include "newsroom-library-file-private.h"
#include "newsroom-library-rows-private.h"
#include "newsroom-schema-private.h"

static gboolean
fail (const char *path,
      int         code,
      const char *reason,
      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, NEWSROOM_STORE_ERROR, code, _ ("Could not verify the backup “%s”: %s"), shown, reason);

  return FALSE;
}

/* A file that has a log is whole only together with that. */
static gboolean
has_log (const char *path,
         const char *suffix)
{
  g_autofree char *log = g_strconcat (path, suffix, NULL);
  NewsroomFileMark mark = newsroom_file_mark_read (log);

  return mark.exists && mark.size > 0;
}

static NewsroomConnection *
open_copy (const char *path,
           const char *name,
           GError    **error)
{
  g_autofree char *resolved = realpath (path, NULL);

  if (resolved == NULL)
    {
      fail (name, NEWSROOM_STORE_ERROR_NOT_FOUND, errno == ENOENT ? _ ("there is no such file") : g_strerror (errno), error);
      return NULL;
    }
  if (!g_file_test (resolved, G_FILE_TEST_IS_REGULAR))
    {
      fail (name, NEWSROOM_STORE_ERROR_NOT_FOUND, _ ("it is no file"), error);
      return NULL;
    }
  if (has_log (resolved, "-wal") || has_log (resolved, "-journal"))
    {
      fail (name,
            NEWSROOM_STORE_ERROR_IN_USE,
            _ ("it is a library that is open, or was not closed: there is a “-wal” or “-journal” file beside it. Open it with Newsroom and close it."),
            error);
      return NULL;
    }

  return newsroom_connection_open_copy (resolved, name, error);
}

/**
 * newsroom_library_copy_inspect:
 * @path: a copy of a library that nobody has open, in the file system's encoding
 * @figures: (out caller-allocates): what it holds
 * @error: return location for an error
 *
 * Looks into a copy without verifying it, which takes a moment. Blocks; not for the main thread.
 *
 * Returns: whether it could be read; else any #NewsroomStoreError
 */
gboolean
newsroom_library_copy_inspect (const char             *path,
                               NewsroomLibraryFigures *figures,
                               GError                **error)
{
  g_autoptr (NewsroomConnection) connection = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (figures != NULL, FALSE);

  connection = open_copy (path, path, error);

  return connection != NULL && newsroom_library_rows_count (connection, figures, error);
}

static gboolean
verify_rows (NewsroomConnection *connection,
             GPtrArray          *damages,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!newsroom_library_rows_check (connection, damages != NULL ? damages : found, cancellable, error))
    return FALSE;
  if (found->len == 0)
    return TRUE;

  newsroom_connection_set_error (connection, NEWSROOM_STORE_ERROR_DAMAGED, g_ptr_array_index (found, 0), error);

  return FALSE;
}

/**
 * newsroom_library_copy_verify_as:
 * @path: a copy of a library that nobody has open
 * @name: the path that messages name
 * @figures: (out caller-allocates): what it holds
 * @damages: (nullable) (element-type utf8): takes what newsroom_library_rows_check() finds, which is no
 *   error then
 * @cancellable: (nullable): to give up between two rows
 * @error: return location for an error
 *
 * Returns: as newsroom_library_copy_verify()
 */
gboolean
newsroom_library_copy_verify_as (const char             *path,
                                 const char             *name,
                                 NewsroomLibraryFigures *figures,
                                 GPtrArray              *damages,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_autoptr (NewsroomConnection) connection = open_copy (path, name, error);

  return connection != NULL &&
         newsroom_schema_verify (connection, error) &&
         newsroom_library_rows_count (connection, figures, error) &&
         verify_rows (connection, damages, cancellable, error);
}

/**
 * newsroom_library_copy_verify:
 * @path: a copy of a library that nobody has open, in the file system's encoding
 * @figures: (out caller-allocates): what it holds
 * @cancellable: (nullable): to give up between two rows
 * @error: return location for an error
 *
 * Reads all of a copy: every page and index, what refers to what, the tables and their version,
 * and the SHA-256 of each article, revision and original. Nothing is written. Blocks, and for
 * long where the library is large; not for the main thread.
 *
 * Returns: whether it is a library in which every letter is as it was saved; else
 *   %NEWSROOM_STORE_ERROR_DAMAGED, %NEWSROOM_STORE_ERROR_NEWER, %NEWSROOM_STORE_ERROR_NOT_FOUND,
 *   %NEWSROOM_STORE_ERROR_IN_USE, %NEWSROOM_STORE_ERROR_IO or %G_IO_ERROR_CANCELLED
 */
gboolean
newsroom_library_copy_verify (const char             *path,
                              NewsroomLibraryFigures *figures,
                              GCancellable           *cancellable,
                              GError                **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (figures != NULL, FALSE);

  return newsroom_library_copy_verify_as (path, path, figures, NULL, cancellable, error);
}

static gboolean
copy_pages (const char   *from,
            const char   *temporary,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (NewsroomConnection) connection = open_copy (from, from, error);
  gboolean is_done = FALSE;

  if (connection == NULL || !newsroom_copy_begin (connection, temporary, error))
    return FALSE;
  while (!is_done)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !newsroom_copy_continue (connection, temporary, &is_done, error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_library_copy_write:
 * @from: a copy of a library that nobody has open
 * @temporary: where another one is to be
 * @name: the path that messages about that name
 * @figures: what @from holds
 * @damages: (nullable) (element-type utf8): which of its rows are damaged, if that is no error
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Returns: whether there is another copy, on the disk and read back from it; if not, the caller
 *   discards what there is
 */
gboolean
newsroom_library_copy_write (const char                   *from,
                             const char                   *temporary,
                             const char                   *name,
                             const NewsroomLibraryFigures *figures,
                             GPtrArray                    *damages,
                             GCancellable                 *cancellable,
                             GError                      **error)
{
  g_autoptr (GPtrArray) found = damages != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;
  NewsroomLibraryFigures written;

  if (!copy_pages (from, temporary, cancellable, error) ||
      !newsroom_copy_file_settle (temporary, name, error) ||
      !newsroom_library_copy_verify_as (temporary, name, &written, found, cancellable, error))
    return FALSE;
  if (memcmp (&written, figures, sizeof written) == 0 && (found == NULL || found->len == damages->len))
    return TRUE;

  return fail (name, NEWSROOM_STORE_ERROR_DAMAGED, _ ("it does not hold what was copied. Check the disk."), error);
}

/**
 * newsroom_library_copy_duplicate:
 * @from: a copy of a library that nobody has open
 * @path: another one: a file that is not there, in a folder that is
 * @figures: (out caller-allocates): what they hold
 * @cancellable: (nullable): to give up; nothing is left then
 * @error: return location for an error
 *
 * Makes another copy, as newsroom_store_backup_async() makes one of the library, which does not
 * even notice. Blocks, and for long where the disk is slow; not for the main thread.
 *
 * Returns: whether there is another verified copy
 */
gboolean
newsroom_library_copy_duplicate (const char             *from,
                                 const char             *path,
                                 NewsroomLibraryFigures *figures,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_autofree char *resolved = NULL;
  g_autofree char *temporary = NULL;
  gboolean         done;

  g_return_val_if_fail (from != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!newsroom_library_copy_inspect (from, figures, error))
    return FALSE;
  resolved = newsroom_copy_file_resolve (path, error);
  if (resolved == NULL)
    return FALSE;

  temporary = newsroom_copy_file_make_temporary (resolved);
  done = newsroom_library_copy_write (from, temporary, path, figures, NULL, cancellable, error) &&
         newsroom_copy_file_name (temporary, resolved, error);
  if (!done)
    newsroom_copy_file_discard (temporary);

  return done;
}

/* Its name is free: an earlier attempt may have left one. */
static char *
dup_upgrade_path (const char *library,
                  gint64      version)
{
  g_autofree char *stem = g_str_has_suffix (library, ".db") ? g_strndup (library, strlen (library) - 3) : g_strdup (library);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *path = g_strdup_printf ("%s-of-version-%" G_GINT64_FORMAT "%s.db", stem, version, number);
      NewsroomFileMark mark = newsroom_file_mark_read (path);

      if (!mark.exists)
        return g_steal_pointer (&path);
    }
}

static gboolean
write_upgrade_copy (NewsroomConnection *connection,
                    const char         *temporary,
                    const char         *path,
                    GError            **error)
{
  g_autoptr (NewsroomConnection) copy = NULL;
  NewsroomLibraryFigures figures;
  NewsroomLibraryFigures written;
  gboolean               is_done = FALSE;

  if (!newsroom_library_rows_count (connection, &figures, error) || !newsroom_copy_begin (connection, temporary, error))
    return FALSE;
  while (!is_done)
    if (!newsroom_copy_continue (connection, temporary, &is_done, error))
      return FALSE;
  if (!newsroom_copy_file_settle (temporary, path, error))
    return FALSE;

  copy = open_copy (temporary, path, error);
  if (copy == NULL || !newsroom_schema_verify (copy, error) || !newsroom_library_rows_count (copy, &written, error))
    return FALSE;
  if (memcmp (&written, &figures, sizeof written) != 0)
    return fail (path, NEWSROOM_STORE_ERROR_DAMAGED, _ ("it does not hold what was copied. Check the disk."), error);

  return TRUE;
}

/**
 * newsroom_library_copy_before_upgrade:
 * @connection: a connection to a library of an older version, in no transaction
 * @version: that version
 * @error: return location for an error
 *
 * Copies the library as it is into a file beside it, as “library-of-version-1.db”, whose pages, tables
 * and numbers are read back from the disk. Single letters that the disk has changed are in the copy as
 * they are in the library.
 *
 * Returns: whether the copy has its name for good
 */
gboolean
newsroom_library_copy_before_upgrade (NewsroomConnection *connection,
                                      gint64              version,
                                      GError            **error)
{
  g_autofree char *path = dup_upgrade_path (newsroom_connection_get_path (connection), version);
  g_autofree char *temporary = newsroom_copy_file_make_temporary (path);

  if (write_upgrade_copy (connection, temporary, path, error) && newsroom_copy_file_name (temporary, path, error))
    return TRUE;

  newsroom_copy_file_discard (temporary);

  return FALSE;
}
