/* newsroom-library-swap-recover.c — the log of a library, after an exchange that was killed or has failed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-swap-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsroom-library-file-private.h"
#include "newsroom-store.h"

#define ENDING ".db"

static const char *const log_suffixes[] = NEWSROOM_LIBRARY_LOG_SUFFIXES;

/* Whether it is such a name as newsroom_library_swap_prepare() chooses for the library. It is longer than
 * that of the library itself: of two names only one can be kept for the other. */
static gboolean
is_kept_name (const char *path,
              const char *library)
{
  const gsize stem = strlen (library) - (g_str_has_suffix (library, ENDING) ? strlen (ENDING) : 0);

  return strncmp (path, library, stem) == 0 && path[stem] == '-' && g_str_has_suffix (path, ENDING);
}

/* Returns: (transfer full) (nullable): the library for which the name is kept, if it is still the same file */
static char *
find_library_of (const char *path)
{
  g_autofree char *stem = g_strdup (path);
  char            *name = strrchr (stem, G_DIR_SEPARATOR) + 1;
  char            *dash;

  while (g_str_has_suffix (path, ENDING) && (dash = strrchr (name, '-')) != NULL)
    {
      g_autofree char *library = NULL;

      *dash = '\0';
      if (is_kept_name (path, stem) && newsroom_file_is_same (path, stem))
        return g_steal_pointer (&stem);
      library = g_strconcat (stem, ENDING, NULL);
      if (newsroom_file_is_same (path, library))
        return g_steal_pointer (&library);
    }

  return NULL;
}

/* By the kept name the library would be opened without its log, or the name would be taken for the
 * right one, and that dropped by which the library is opened else. */
static gboolean
refuse_kept_name (NewsroomLibrarySwap *self,
                  GError             **error)
{
  g_autofree char *library = find_library_of (self->resolved);
  g_autofree char *shown = NULL;
  g_autofree char *reason = NULL;

  if (library == NULL)
    return TRUE;

  shown = g_filename_display_name (library);
  /* Translators: what follows "Could not open the library “library-before-restore-….db”: "; %s is the path of the library */
  reason = g_strdup_printf (_ ("it is another name of the library “%s”. Open that one."), shown);

  return newsroom_library_swap_fail (self, NEWSROOM_STORE_ERROR_IO, reason, error);
}

/**
 * newsroom_library_swap_link_back:
 * @self: an exchange that holds the lock
 * @kept_library: another name of the library
 *
 * Gives the library what is beside it under that name.
 *
 * Returns: 0 or an errno
 */
int
newsroom_library_swap_link_back (NewsroomLibrarySwap *self,
                                 const char          *kept_library)
{
  int number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);
      g_autofree char *kept = g_strconcat (kept_library, log_suffixes[i], NULL);

      if (newsroom_file_mark_read (kept).exists && link (kept, log) != 0 && errno != EEXIST)
        number = errno;
    }

  return number;
}

/* Whether it is the library, with a log that was taken from it after the last change of the library:
 * a name that is given or taken changes the time of the file. */
static gboolean
has_log_of (const char *path,
            const char *library)
{
  const NewsroomFileMark mark = newsroom_file_mark_read (library);

  if (g_str_equal (path, library) || !newsroom_file_is_same (path, library))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char       *log = g_strconcat (path, log_suffixes[i], NULL);
      const NewsroomFileMark log_mark = newsroom_file_mark_read (log);

      if (log_mark.exists &&
          (log_mark.named.tv_sec > mark.named.tv_sec ||
           (log_mark.named.tv_sec == mark.named.tv_sec && log_mark.named.tv_nsec >= mark.named.tv_nsec)))
        return TRUE;
    }

  return FALSE;
}

/* @other becomes the other name of the library in its folder that has its log, or NULL.
 * Returns: whether the folder could be read */
static gboolean
find_other_name (NewsroomLibrarySwap *self,
                 char               **other,
                 GError             **error)
{
  g_autofree char *folder = g_path_get_dirname (self->resolved);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  *other = NULL;
  if (dir == NULL)
    return newsroom_library_swap_fail_from_errno (self, errno, error);

  while (*other == NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (has_log_of (path, self->resolved))
        *other = g_steal_pointer (&path);
    }

  return TRUE;
}

static gboolean
has_own_log (NewsroomLibrarySwap *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);

      if (newsroom_file_mark_read (log).exists)
        return TRUE;
    }

  return FALSE;
}

/* Whether it is another name of the library, and of its log. */
static gboolean
is_second_name (NewsroomLibrarySwap *self,
                const char          *path)
{
  gboolean has_log = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);
      g_autofree char *other = g_strconcat (path, log_suffixes[i], NULL);

      has_log |= newsroom_file_is_same (log, other);
    }

  return has_log && !g_str_equal (path, self->resolved) && newsroom_file_is_same (self->resolved, path);
}

/* Returns: (transfer full) (nullable) (element-type filename):
 * %NULL if the folder cannot be read */
static GPtrArray *
list_second_names (NewsroomLibrarySwap *self)
{
  g_autofree char *folder = g_path_get_dirname (self->resolved);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray  *names;
  const char *name;

  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (is_second_name (self, path))
        g_ptr_array_add (names, path);
      else
        g_free (path);
    }

  return names;
}

/* Or perhaps has. */
static gboolean
has_second_name (NewsroomLibrarySwap *self)
{
  g_autoptr (GPtrArray) names = list_second_names (self);

  return names == NULL || names->len > 0;
}

/* Returns: 0 or an errno */
static int
drop_second_name (NewsroomLibrarySwap *self,
                  const char          *name)
{
  int number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (log_suffixes); i++)
    {
      g_autofree char *log = g_strconcat (self->resolved, log_suffixes[i], NULL);
      g_autofree char *other = g_strconcat (name, log_suffixes[i], NULL);

      if (newsroom_file_is_same (log, other) && g_unlink (other) != 0)
        number = errno;
    }
  /* Without its log it would not be known again. A name that somebody else gave the library stays. */
  if (number == 0 && is_kept_name (name, self->resolved) && g_unlink (name) != 0)
    number = errno;

  return number;
}

/* The library has all that is in them. Opened by such a name it would once more get the log that lies
 * there, after its own has become another: what was saved since would be lost. Returns: whether they are
 * gone for good */
static gboolean
drop_second_names (NewsroomLibrarySwap *self,
                   GError             **error)
{
  g_autoptr (GPtrArray) names = list_second_names (self);
  int number = 0;

  if (names == NULL)
    return newsroom_library_swap_fail_from_errno (self, errno, error);

  for (guint i = 0; number == 0 && i < names->len; i++)
    number = drop_second_name (self, names->pdata[i]);
  if (number != 0)
    return newsroom_library_swap_fail_from_errno (self, number, error);

  return names->len == 0 || newsroom_library_swap_sync_folder (self, error);
}

static gboolean
give_log_back (NewsroomLibrarySwap *self,
               GError             **error)
{
  g_autofree char *kept = NULL;
  int              number;

  if (!find_other_name (self, &kept, error))
    return FALSE;
  number = kept != NULL ? newsroom_library_swap_link_back (self, kept) : 0;
  if (number != 0)
    return newsroom_library_swap_fail_from_errno (self, number, error);

  return kept == NULL || newsroom_library_swap_sync_folder (self, error);
}

/**
 * newsroom_library_swap_recover:
 * @self: an exchange that holds the lock
 * @error: return location for an error
 *
 * If an exchange was killed after it took the log from the library and before the new one was
 * there, the library gets its log back from the name under which both are kept. That name goes: it is
 * one of the library itself, not of an older one. Who asks for the library by that name is told the
 * right one, and nothing is changed.
 *
 * Returns: whether the library has what belongs to it
 */
gboolean
newsroom_library_swap_recover (NewsroomLibrarySwap *self,
                               GError             **error)
{
  struct stat info;

  if (self->lock < 0)
    return TRUE;
  if (fstat (self->lock, &info) != 0)
    return newsroom_library_swap_fail_from_errno (self, errno, error);
  if (info.st_nlink < 2)
    return TRUE;
  if (!refuse_kept_name (self, error) || (!has_own_log (self) && !give_log_back (self, error)))
    return FALSE;

  return drop_second_names (self, error);
}

/**
 * newsroom_library_swap_recover_log:
 * @path: a library that this process does not have open, absolute and without symbolic links
 * @error: return location for an error
 *
 * The same, before anybody opens the library: SQLite would take it for one that had no log, and what
 * was saved last would be missing. Where there is nothing to do it looks at the file, and at two
 * that are not there. One that another process has open has all that belongs to it.
 *
 * Returns: whether the library may be opened
 */
gboolean
newsroom_library_swap_recover_log (const char *path,
                                   GError    **error)
{
  const NewsroomFileMark mark = newsroom_file_mark_read (path);
  g_autofree char       *shown = g_filename_display_name (path);
  NewsroomLibrarySwap    self = NEWSROOM_LIBRARY_SWAP_INIT;
  g_autoptr (GError) failure = NULL;
  gboolean done;

  self.resolved = g_strdup (path);
  self.action = g_strdup_printf (_ ("Could not open the library “%s”"), shown);
  /* To close a file drops the locks that SQLite has on it: one that is open here has its log,
   * and no such name. */
  done = !mark.exists || mark.n_names < 2 ||
         (refuse_kept_name (&self, &failure) &&
          ((has_own_log (&self) && !has_second_name (&self)) ||
           (newsroom_library_swap_lock (&self, &failure) && newsroom_library_swap_recover (&self, &failure)))) ||
         g_error_matches (failure, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  newsroom_library_swap_clear (&self);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&failure));

  return done;
}
