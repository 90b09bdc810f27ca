/* newsroom-salvage-version.c — whether a newer version wrote what is to be repaired
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-version-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "newsroom-copy-file-private.h"
#include "newsroom-salvage-pages-private.h"
#include "newsroom-schema-private.h"
#include "newsroom-store.h"

/* https://www.sqlite.org/fileformat.html, 1.3: the database header. */
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* So many versions ahead may be true where nothing else tells; beyond, a bit was flipped. */
#define MOST_AHEAD 64

/* Page by page, with what is in the log: SQLite reads the tables of that without a lock. What the
 * disk does not give stays empty. Returns: 0 or an errno */
static int
copy_pages (NewsroomSalvagePages *pages,
            int                   fd,
            GCancellable         *cancellable)
{
  const guint32      size = newsroom_salvage_pages_get_size (pages);
  const guint32      n_pages = newsroom_salvage_pages_get_n_pages (pages);
  g_autofree guint8 *page = g_malloc (size);

  for (guint32 number = 1; number <= n_pages && !g_cancellable_is_cancelled (cancellable); number++)
    {
      gssize n_written;

      if (!newsroom_salvage_pages_read (pages, number, page))
        continue;
      n_written = pwrite (fd, page, size, ((goffset)number - 1) * size);
      if (n_written < 0)
        return errno;
      /* There was no room for the rest. */
      if (n_written < (gssize)size)
        return ENOSPC;
    }

  return 0;
}

/* Returns: whether there is a copy, which says something of the library; a disk that is full says nothing */
static gboolean
make_copy (NewsroomLibrarySwap  *swap,
           NewsroomSalvagePages *pages,
           GCancellable         *cancellable,
           GError              **error)
{
  int fd = open (swap->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  int number;

  if (fd < 0)
    return newsroom_library_swap_fail_from_errno (swap, errno, error);

  number = copy_pages (pages, fd, cancellable);
  if (close (fd) != 0 && number == 0)
    number = errno;
  if (number != 0)
    return newsroom_library_swap_fail_from_errno (swap, number, error);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * newsroom_salvage_version_check:
 * @swap: an exchange that holds the lock
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * What a newer version keeps is not all read here, and its sums may be of more than is read. A bit
 * that was flipped in the number alone makes no newer version: the tables are those of this one then.
 *
 * Returns: whether it can be repaired; else %NEWSROOM_STORE_ERROR_NEWER, %NEWSROOM_STORE_ERROR_FULL or
 *   %NEWSROOM_STORE_ERROR_IO if that cannot be told, or %G_IO_ERROR_CANCELLED
 */
gboolean
newsroom_salvage_version_check (NewsroomLibrarySwap *swap,
                                GCancellable        *cancellable,
                                GError             **error)
{
  g_autoptr (NewsroomSalvagePages) pages = newsroom_salvage_pages_new (swap->resolved, swap->lock);
  g_autofree guint8 *page = g_malloc (newsroom_salvage_pages_get_size (pages));
  gboolean           are_ours = FALSE;
  gboolean           is_copied;
  gboolean           is_read;
  guint32            version;

  if (!newsroom_salvage_pages_read (pages, 1, page) ||
      newsroom_salvage_read_number (page + HEADER_APPLICATION_ID, 4) != NEWSROOM_SCHEMA_APPLICATION_ID)
    return TRUE;
  version = newsroom_salvage_read_number (page + HEADER_USER_VERSION, 4);
  if (version <= NEWSROOM_SCHEMA_VERSION)
    return TRUE;

  is_copied = make_copy (swap, pages, cancellable, error);
  is_read = is_copied && newsroom_schema_read_objects (swap->temporary, &are_ours);
  newsroom_copy_file_discard (swap->temporary);
  if (!is_copied)
    return FALSE;
  if (is_read ? are_ours : version > NEWSROOM_SCHEMA_VERSION + MOST_AHEAD)
    return TRUE;

  return newsroom_library_swap_fail (swap,
                                     NEWSROOM_STORE_ERROR_NEWER,
                                     _ ("a newer version of Newsroom wrote it. Repair it with that version, or restore one of its backups with that; nothing was changed."),
                                     error);
}
