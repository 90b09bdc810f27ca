/* newsroom-connection-access.c — what a connection has, asked by others
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-struct-private.h"

/**
 * newsroom_connection_get_path:
 * @self: a connection
 *
 * Returns: the library's file, absolute and without symbolic links
 */
const char *
newsroom_connection_get_path (NewsroomConnection *self)
{
  return self->path;
}

/**
 * newsroom_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for what has no function here
 */
sqlite3 *
newsroom_connection_get_handle (NewsroomConnection *self)
{
  g_assert (g_thread_self () == self->thread);

  return self->db;
}

/**
 * newsroom_connection_get_read_only:
 * @self: a connection
 *
 * Returns: why the library is only read
 */
NewsroomReadOnly
newsroom_connection_get_read_only (NewsroomConnection *self)
{
  return self->read_only;
}

/**
 * newsroom_connection_take_bad_index:
 * @self: a connection
 *
 * Returns: whether SQLite has met an index that does not fit its table, since it was last asked
 */
gboolean
newsroom_connection_take_bad_index (NewsroomConnection *self)
{
  const gboolean has_bad_index = self->has_bad_index;

  self->has_bad_index = FALSE;

  return has_bad_index;
}

/**
 * newsroom_connection_get_is_written:
 * @self: a connection
 *
 * Returns: whether there may be something in the log that is not in the file
 */
gboolean
newsroom_connection_get_is_written (NewsroomConnection *self)
{
  return self->is_written;
}

/**
 * newsroom_connection_get_changes:
 * @self: a connection
 *
 * Returns: (transfer none): what its transactions have changed
 */
NewsroomChanges *
newsroom_connection_get_changes (NewsroomConnection *self)
{
  g_assert (g_thread_self () == self->thread);

  return &self->changes;
}

/**
 * newsroom_connection_get_copy:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): the copy that is being made of the library
 */
NewsroomCopy *
newsroom_connection_get_copy (NewsroomConnection *self)
{
  g_assert (g_thread_self () == self->thread);

  return self->copy;
}

/**
 * newsroom_connection_take_copy:
 * @self: a connection
 * @copy: (transfer full) (nullable): a copy that begins, or %NULL at the end of one
 *
 * SQLite does not close a library that is being copied, so the connection ends the copy then.
 */
void
newsroom_connection_take_copy (NewsroomConnection *self,
                               NewsroomCopy       *copy)
{
  g_clear_pointer (&self->copy, newsroom_copy_free);
  self->copy = copy;
}
