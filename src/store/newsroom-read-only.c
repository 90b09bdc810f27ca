/* newsroom-read-only.c — why a library can be read but not written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-read-only.h"

#include <glib/gi18n-lib.h>

#include "newsroom-store.h"

/**
 * newsroom_read_only_get_reason:
 * @why: why the library cannot be written
 *
 * Returns: (transfer none): that and what to do, translated, to follow a colon
 */
const char *
newsroom_read_only_get_reason (NewsroomReadOnly why)
{
  switch (why)
    {
    case NEWSROOM_READ_ONLY_PERMISSION:
      return _ ("you do not have the permission to write the library, or into its folder. Ask for it, or copy the library to a folder of yours.");
    case NEWSROOM_READ_ONLY_DISK:
      return _ ("the disk of the library is read-only. Copy the library to another disk.");
    case NEWSROOM_READ_ONLY_NEWER:
    case NEWSROOM_READ_ONLY_NOT:
    default:
      return _ ("a newer version of Newsroom wrote the library, which can only be read here. Install that version to edit.");
    }
}

/**
 * newsroom_read_only_get_note:
 * @why: why the library cannot be written
 *
 * Returns: (transfer none): what to know of a library that is open, translated, whole sentences
 */
const char *
newsroom_read_only_get_note (NewsroomReadOnly why)
{
  switch (why)
    {
    case NEWSROOM_READ_ONLY_PERMISSION:
      return _ ("You do not have the permission to write this library. You can read, copy and export; to edit, get the permission for the file and its folder, and open it again.");
    case NEWSROOM_READ_ONLY_DISK:
      return _ ("This library is on a read-only disk. You can read, copy and export; to edit, copy the library to another disk.");
    case NEWSROOM_READ_ONLY_NEWER:
    case NEWSROOM_READ_ONLY_NOT:
    default:
      return _ ("This library was written by a newer version of Newsroom. You can read, copy and export; install the newer version to edit.");
    }
}

/**
 * newsroom_store_check_writable:
 * @self: a library
 * @error: return location for an error
 *
 * Returns: whether it can be written; else %NEWSROOM_STORE_ERROR_READ_ONLY
 */
gboolean
newsroom_store_check_writable (NewsroomStore *self,
                               GError       **error)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (NEWSROOM_IS_STORE (self), FALSE);

  if (newsroom_store_get_read_only (self) == NEWSROOM_READ_ONLY_NOT)
    return TRUE;

  shown = g_filename_display_name (newsroom_store_get_path (self));
  g_set_error (error,
               NEWSROOM_STORE_ERROR,
               NEWSROOM_STORE_ERROR_READ_ONLY,
               _ ("The library “%s” cannot be changed: %s"),
               shown,
               newsroom_read_only_get_reason (newsroom_store_get_read_only (self)));

  return FALSE;
}
