/* newsroom-cli-library.c — the library of a command: found, opened, and whether it can be written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "newsroom-file.h"
#include "newsroom-library-path.h"
#include "newsroom-open-library.h"

/**
 * newsroom_cli_find_library:
 * @self: the run
 * @need: what of the library the command needs
 * @status: (out): how the run ends, if this returns %NULL
 *
 * Returns: (transfer full) (nullable): the path of the library
 */
char *
newsroom_cli_find_library (NewsroomCli     *self,
                           NewsroomCliNeed  need,
                           NewsroomCliExit *status)
{
  g_autofree char *path = newsroom_library_path_resolve (self->library);
  g_autoptr (GError) error = NULL;

  if (newsroom_library_path_check (path, newsroom_library_path_is_named (self->library), &error) ||
      (need <= NEWSROOM_CLI_NEEDS_FOLDER && g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND)) ||
      (need <= NEWSROOM_CLI_NEEDS_PATH && g_error_matches (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_FOUND)))
    return g_steal_pointer (&path);

  *status = newsroom_cli_fail (self, NULL, error);

  return NULL;
}

static gboolean
open_library (NewsroomCli     *self,
              const char      *path,
              NewsroomCliExit *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_cli_catch_signals (self);
  newsroom_open_library_async (path, newsroom_library_path_is_named (self->library), self->cancellable, newsroom_cli_result_cb, self);
  result = newsroom_cli_await (self);
  self->store = newsroom_open_library_finish (result, &error);
  if (self->store == NULL)
    {
      *status = newsroom_cli_fail (self, NULL, error);
      /* Whatever the disk refused, nothing could be read. */
      if (*status == NEWSROOM_CLI_FAILED)
        *status = NEWSROOM_CLI_INPUT;
    }

  return self->store != NULL;
}

static gboolean
check_writable (NewsroomCli     *self,
                NewsroomCliExit *status)
{
  g_autoptr (GError) error = NULL;

  if (newsroom_store_check_writable (self->store, &error))
    return TRUE;

  newsroom_cli_complain (NULL, error->message);
  *status = newsroom_store_get_read_only (self->store) == NEWSROOM_READ_ONLY_NEWER ? NEWSROOM_CLI_DAMAGED : NEWSROOM_CLI_INPUT;

  return FALSE;
}

/**
 * newsroom_cli_open:
 * @self: the run
 * @status: (out): how the run ends, if this returns %FALSE
 *
 * Opens the library for a command that writes; where there is none, one is made. From now on a signal
 * ends the run only between two transactions.
 *
 * Returns: whether it is open, and can be written
 */
gboolean
newsroom_cli_open (NewsroomCli     *self,
                   NewsroomCliExit *status)
{
  g_autofree char *path = newsroom_library_path_resolve (self->library);

  return open_library (self, path, status) && check_writable (self, status);
}

static gboolean
is_empty (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return errno == ENOENT || errno == ENOTDIR;

  return S_ISREG (status.st_mode) && status.st_size == 0;
}

/* What cannot be looked at is for the store to refuse, and so is a library that has lost its
 * file and not its log. */
static gboolean
is_nothing (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return is_empty (path) && is_empty (log);
}

/* Where there is none, or an empty file, none is made. */
static gboolean
open_existing (NewsroomCli     *self,
               NewsroomCliExit *status)
{
  g_autofree char *path = newsroom_cli_find_library (self, NEWSROOM_CLI_NEEDS_LIBRARY, status);
  g_autofree char *message = NULL;

  if (path == NULL)
    return FALSE;
  if (!is_nothing (path))
    return open_library (self, path, status);

  message = g_strdup_printf (_ ("There is no library at “%s”."), path);
  newsroom_cli_complain (NULL, message);
  *status = NEWSROOM_CLI_INPUT;

  return FALSE;
}

/**
 * newsroom_cli_open_existing:
 * @self: the run
 * @status: (out): how the run ends, if this returns %FALSE
 *
 * Opens the library as newsroom_cli_open() does, for a command that only reads: where there is
 * none, none is made, and one that cannot be written is read. That it cannot is said on standard
 * error.
 *
 * Returns: whether it is open
 */
gboolean
newsroom_cli_open_existing (NewsroomCli     *self,
                            NewsroomCliExit *status)
{
  NewsroomReadOnly why;

  if (!open_existing (self, status))
    return FALSE;

  why = newsroom_store_get_read_only (self->store);
  if (why != NEWSROOM_READ_ONLY_NOT)
    newsroom_cli_complain (NULL, newsroom_read_only_get_note (why));

  return TRUE;
}

/**
 * newsroom_cli_open_existing_to_write:
 * @self: the run
 * @status: (out): how the run ends, if this returns %FALSE
 *
 * The same for a command that writes: one that cannot be written is refused.
 *
 * Returns: whether it is open, and can be written
 */
gboolean
newsroom_cli_open_existing_to_write (NewsroomCli     *self,
                                     NewsroomCliExit *status)
{
  return open_existing (self, status) && check_writable (self, status);
}
