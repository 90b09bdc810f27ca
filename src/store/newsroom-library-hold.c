/* newsroom-library-hold.c — a library that nobody can open while it is moved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-hold.h"

#include <glib/gi18n-lib.h>

#include "newsroom-library-swap-private.h"

/**
 * NewsroomLibraryHold:
 *
 * Has the lock of a library that is not open, until it is freed. The library can be read and
 * copied meanwhile, as a backup can. Any one thread at a time.
 */
struct _NewsroomLibraryHold
{
  NewsroomLibrarySwap swap;
};

/**
 * newsroom_library_hold_new:
 * @library: the path of a library that is there and is about to be moved; nobody may have it open,
 *   this process neither
 * @error: return location for an error
 *
 * Brings the log into the library first, which a process that was killed has left. Blocks for a
 * moment; not for the main thread.
 *
 * Returns: (transfer full) (nullable): what holds it, or %NULL with %NEWSROOM_STORE_ERROR_IN_USE,
 *   %NEWSROOM_STORE_ERROR_READ_ONLY or %NEWSROOM_STORE_ERROR_IO
 */
NewsroomLibraryHold *
newsroom_library_hold_new (const char *library,
                           GError    **error)
{
  g_autoptr (NewsroomLibraryHold) self = g_new0 (NewsroomLibraryHold, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *words = g_date_time_format (now, "moved-%Y%m%dT%H%M%SZ");
  g_autofree char *shown = g_filename_display_name (library);

  self->swap.lock = -1;
  if (!newsroom_library_swap_prepare (&self->swap, library, words, g_strdup_printf (_ ("Could not move the library “%s”"), shown), error) ||
      !newsroom_library_swap_settle (&self->swap, error) ||
      !newsroom_library_swap_lock (&self->swap, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * newsroom_library_hold_put_aside:
 * @self: what holds a library
 *
 * Gives the library a name by which nobody takes it for one that is in use, as
 * `library-moved-20261128T140000Z.db`, and its log with it.
 *
 * Returns: (transfer full): where it is now: where it was, if it could not be renamed
 */
char *
newsroom_library_hold_put_aside (NewsroomLibraryHold *self)
{
  return g_strdup (newsroom_library_swap_put_aside (&self->swap) ? self->swap.aside : self->swap.resolved);
}

/**
 * newsroom_library_hold_free:
 * @self: (transfer full): what holds a library
 *
 * Lets the library go.
 */
void
newsroom_library_hold_free (NewsroomLibraryHold *self)
{
  newsroom_library_swap_clear (&self->swap);
  g_free (self);
}
