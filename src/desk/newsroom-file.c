/* newsroom-file.c — what files have in common, whether read or written: names and errors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file.h"
#include "newsroom-file-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

G_DEFINE_QUARK (newsroom_file_error, newsroom_file_error)

static gboolean
is_unprintable (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * newsroom_file_make_printable:
 * @name: a file name or path in the file system's encoding, or a URI
 *
 * Returns: (transfer full): the name as UTF-8 on one line, with U+FFFD for whatever would
 *   break the line, move the cursor of a terminal or turn the direction of the text
 */
char *
newsroom_file_make_printable (const char *name)
{
  g_autofree char *display = g_filename_display_name (name);
  g_autoptr (GString) printable = g_string_new (NULL);

  for (const char *p = display; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      g_string_append_unichar (printable, is_unprintable (character) ? 0xfffd : character);
    }

  return g_string_free (g_steal_pointer (&printable), FALSE);
}

static NewsroomFileError
code_from_errno (int number)
{
  switch (number)
    {
    case EACCES:
    case EPERM:
      return NEWSROOM_FILE_ERROR_DENIED;
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ESTALE:
      return NEWSROOM_FILE_ERROR_NOT_FOUND;
    case EEXIST:
      return NEWSROOM_FILE_ERROR_EXISTS;
    case EISDIR:
    case ENXIO:
      return NEWSROOM_FILE_ERROR_NOT_REGULAR;
    case EFBIG:
      return NEWSROOM_FILE_ERROR_TOO_LARGE;
    default:
      return NEWSROOM_FILE_ERROR_IO;
    }
}

static const char *
reason_from_errno (int number)
{
  switch (number)
    {
    case EACCES:
    case EPERM:
      return _ ("you do not have the permission");
    case ENOENT:
      return _ ("it is not there");
    case ENOTDIR:
      return _ ("one of the folders in its path is a file");
    case ELOOP:
      return _ ("its links lead nowhere");
    case ESTALE:
      return _ ("it vanished");
    case EEXIST:
      return _ ("there is a file of that name already");
    case ENOSPC:
    case EDQUOT:
      return _ ("there is no space left on the disk");
    case EROFS:
      return _ ("the disk is read-only");
    case EIO:
      return _ ("the disk reports an error");
    case EISDIR:
      return _ ("it is a folder");
    case ENAMETOOLONG:
      return _ ("its name is too long");
    default:
      return g_strerror (number);
    }
}

/* Somebody chose the place, and can choose another. */
static const char *
reason_not_written (int number)
{
  switch (number)
    {
    case EACCES:
    case EPERM:
      return _ ("you do not have the permission; choose another folder or name");
    case ENOENT:
      return _ ("no files can be made in that folder; choose another one");
    case ENOSPC:
    case EDQUOT:
      return _ ("there is no space left on the disk; make room, or choose a folder on another one");
    case EROFS:
      return _ ("the disk is read-only; choose a folder on another one");
    default:
      return reason_from_errno (number);
    }
}

static void
set_error (GError          **error,
           NewsroomFileUse   use,
           NewsroomFileError code,
           const char       *name,
           const char       *reason)
{
  g_autofree char *basename = g_path_get_basename (name);
  g_autofree char *printable = newsroom_file_make_printable (basename);

  if (use == NEWSROOM_FILE_TO_READ)
    g_set_error (error, NEWSROOM_FILE_ERROR, (int)code, _ ("Could not open “%s”: %s"), printable, reason);
  else
    g_set_error (error, NEWSROOM_FILE_ERROR, (int)code, _ ("Could not write “%s”: %s"), printable, reason);
}

/**
 * newsroom_file_set_error:
 * @error: (out) (optional): where the error goes
 * @use: what was to be done
 * @code: the kind of failure
 * @name: the file, in the file system's encoding
 * @reason: why, translated, the end of a sentence
 *
 * Says that a file could not be read or written, and why.
 */
void
newsroom_file_set_error (GError          **error,
                         NewsroomFileUse   use,
                         NewsroomFileError code,
                         const char       *name,
                         const char       *reason)
{
  set_error (error, use, code, name, reason);
}

/**
 * newsroom_file_set_error_from_errno:
 * @error: (out) (optional): where the error goes
 * @use: what was to be done
 * @number: the errno of a call that failed
 * @name: the file, in the file system's encoding
 *
 * Says that the system refused to read or write a file, and why.
 */
void
newsroom_file_set_error_from_errno (GError        **error,
                                    NewsroomFileUse use,
                                    int             number,
                                    const char     *name)
{
  const char *reason = use == NEWSROOM_FILE_TO_WRITE ? reason_not_written (number) : reason_from_errno (number);

  set_error (error, use, code_from_errno (number), name, reason);
}

/**
 * newsroom_file_check_regular:
 * @mode: the st_mode of what is at a path
 * @use: what is to be done
 * @name: the path, in the file system's encoding
 * @error: (out) (optional): what else it is
 *
 * Returns: whether it is a file with contents, and not a folder, pipe, device or socket
 */
gboolean
newsroom_file_check_regular (guint           mode,
                             NewsroomFileUse use,
                             const char     *name,
                             GError        **error)
{
  const char *reason;

  if (S_ISREG (mode))
    return TRUE;

  if (S_ISDIR (mode))
    reason = _ ("it is a folder");
  else if (S_ISFIFO (mode))
    reason = _ ("it is a pipe, not a file");
  else if (S_ISSOCK (mode))
    reason = _ ("it is a socket, not a file");
  else
    reason = _ ("it is a device, not a file");
  set_error (error, use, NEWSROOM_FILE_ERROR_NOT_REGULAR, name, reason);

  return FALSE;
}

/**
 * newsroom_file_dup_path:
 * @file: a file
 * @use: what is to be done
 * @error: (out) (optional): that it is not on this machine
 *
 * Returns: (transfer full) (nullable): the path of a file on this machine
 */
char *
newsroom_file_dup_path (GFile          *file,
                        NewsroomFileUse use,
                        GError        **error)
{
  g_autofree char *uri = NULL;

  if (g_file_is_native (file))
    return g_file_get_path (file);

  uri = g_file_get_uri (file);
  set_error (error, use, NEWSROOM_FILE_ERROR_REMOTE, uri, use == NEWSROOM_FILE_TO_READ ? _ ("it is not a file on this computer; save it here first") : _ ("it is not a place on this computer"));

  return NULL;
}

/**
 * newsroom_file_dup_display_name:
 * @file: a file
 *
 * Returns: (transfer full): its path, or its URI if it is not on this machine, fit for a
 *   message: UTF-8 on one line
 */
char *
newsroom_file_dup_display_name (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_is_native (file) ? g_file_get_path (file) : g_file_get_uri (file);

  return newsroom_file_make_printable (name);
}

/**
 * newsroom_file_new_for_argument:
 * @argument: a path, absolute or relative, or a URI
 * @error: (out) (optional): %NEWSROOM_FILE_ERROR_REMOTE, or %NEWSROOM_FILE_ERROR_NOT_FOUND if
 *   it is empty
 *
 * Makes a file of what a person typed in a terminal. A file URI that names another machine
 * is refused here, because a #GFile would drop the host and mean a file on this one.
 *
 * Returns: (transfer full) (nullable): the file, which need not exist
 */
GFile *
newsroom_file_new_for_argument (const char *argument,
                                GError    **error)
{
  g_autofree char *path = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (argument != NULL, NULL);

  /* For a #GFile that is the folder that the program runs in. */
  if (*argument == '\0')
    {
      g_set_error_literal (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_FOUND, _ ("The name of the file is empty."));
      return NULL;
    }

  path = g_filename_from_uri (argument, &host, NULL);
  if (path != NULL && host != NULL && g_ascii_strcasecmp (host, "localhost") != 0 && g_ascii_strcasecmp (host, g_get_host_name ()) != 0)
    {
      set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_REMOTE, argument, _ ("it is on another computer"));
      return NULL;
    }

  return g_file_new_for_commandline_arg (argument);
}
