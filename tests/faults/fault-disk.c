/* fault-disk.c — a folder as a disk: what is done to it recorded, made to fail, or lost as by a power cut
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-disk-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static struct
{
  GMutex   lock;
  gboolean is_recording;
  gboolean lies;
  char    *folder;

  GPtrArray  *calls;  /* of FaultCall */
  GHashTable *inodes; /* inode → index of file */
  GPtrArray  *start;  /* the contents of the first files, of GBytes */
  GHashTable *start_names;

  FaultKind kinds;
  guint     nth;
  guint     n_counted;
  guint     n_struck;
  int       error_number;
  gboolean  for_ever;
  guint     per_mille;
  GRand    *rand;

  FaultVisit visit;
  gpointer   user_data;
} disk;

static void
call_free (FaultCall *call)
{
  g_clear_pointer (&call->data, g_bytes_unref);
  g_free (call->path);
  g_free (call->other);
  g_free (call);
}

static const char *
below (const char *path)
{
  return path[strlen (disk.folder)] == '/' ? path + strlen (disk.folder) + 1 : ".";
}

gboolean
fault_disk_is_watched (const char *path)
{
  return disk.is_recording && path != NULL && g_str_has_prefix (path, disk.folder) && strchr ("/", path[strlen (disk.folder)]) != NULL;
}

/* Returns: (transfer full) (nullable): what the descriptor is of, if that lies on the disk */
static char *
dup_path (int fd)
{
  char              link[32];
  char              path[4096];
  g_autofree char  *whole = NULL;
  const int         number = errno;
  G_GNUC_UNUSED int n = g_snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t           length = readlink (link, path, sizeof path);

  errno = number;
  if (length <= 0)
    return NULL;
  whole = g_strndup (path, (gsize)length);

  return fault_disk_is_watched (whole) ? g_steal_pointer (&whole) : NULL;
}

static gboolean
is_folder (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISDIR (info.st_mode);
}

static gint64
get_inode (int         fd,
           const char *path)
{
  struct stat info;

  return (path != NULL ? lstat (path, &info) : fstat (fd, &info)) == 0 ? (gint64)info.st_ino : 0;
}

gboolean
fault_disk_is_watched_file (int fd)
{
  g_autofree char *path = NULL;
  const int        number = errno;
  gint64           inode;
  gboolean         is_known;

  if (!disk.is_recording)
    return FALSE;

  inode = get_inode (fd, NULL);
  g_mutex_lock (&disk.lock);
  is_known = g_hash_table_contains (disk.inodes, &inode);
  g_mutex_unlock (&disk.lock);
  errno = number;
  if (is_known)
    return TRUE;
  path = is_folder (fd) ? dup_path (fd) : NULL;

  return path != NULL;
}

/* Counts the calls of the kinds that are to fail. Returns: whether this one does, with errno */
gboolean
fault_disk_strikes (FaultKind kind)
{
  FaultVisit visit = NULL;
  gboolean   strikes;

  if ((disk.kinds & kind) == 0)
    return FALSE;

  g_mutex_lock (&disk.lock);
  disk.n_counted++;
  if (disk.visit != NULL && disk.n_counted == disk.nth)
    visit = disk.visit;
  strikes = disk.visit == NULL && disk.nth > 0 && (disk.n_counted == disk.nth || (disk.for_ever && disk.n_counted > disk.nth));
  if (disk.per_mille > 0)
    strikes = g_rand_int_range (disk.rand, 0, 1000) < (gint32)disk.per_mille;
  if (strikes)
    disk.n_struck++;
  g_mutex_unlock (&disk.lock);
  if (visit != NULL)
    visit (disk.user_data);
  if (strikes)
    errno = disk.error_number;

  return strikes;
}

/**
 * fault_disk_set_fault:
 * @kinds: the calls that are counted
 * @nth: the one that fails, from 1; 0 to count only
 * @error_number: its errno
 * @for_ever: whether all that follow fail, too
 */
void
fault_disk_set_fault (FaultKind kinds,
                      guint     nth,
                      int       error_number,
                      gboolean  for_ever)
{
  g_mutex_lock (&disk.lock);
  disk.kinds = kinds;
  disk.nth = nth;
  disk.per_mille = 0;
  disk.n_counted = 0;
  disk.n_struck = 0;
  disk.error_number = error_number;
  disk.for_ever = for_ever;
  disk.visit = NULL;
  g_mutex_unlock (&disk.lock);
}

/**
 * fault_disk_set_visit:
 * @kinds: the calls that are counted
 * @nth: the one before which something else happens, from 1
 * @visit: does it, on any thread
 * @user_data: closure for @visit
 *
 * Every call is made, until the next fault is set.
 */
void
fault_disk_set_visit (FaultKind  kinds,
                      guint      nth,
                      FaultVisit visit,
                      gpointer   user_data)
{
  fault_disk_set_fault (kinds, nth, 0, FALSE);
  g_mutex_lock (&disk.lock);
  disk.visit = visit;
  disk.user_data = user_data;
  g_mutex_unlock (&disk.lock);
}

/**
 * fault_disk_set_random_faults:
 * @kinds: the calls of which some fail
 * @per_mille: how many of 1,000
 * @error_number: their errno
 * @seed: which of them
 */
void
fault_disk_set_random_faults (FaultKind kinds,
                              guint     per_mille,
                              int       error_number,
                              guint32   seed)
{
  fault_disk_set_fault (kinds, 0, error_number, FALSE);
  g_mutex_lock (&disk.lock);
  g_clear_pointer (&disk.rand, g_rand_free);
  disk.rand = g_rand_new_with_seed (seed);
  disk.per_mille = per_mille;
  g_mutex_unlock (&disk.lock);
}

/**
 * fault_disk_clear_fault:
 *
 * Returns: how many calls failed since the fault was set
 */
guint
fault_disk_clear_fault (void)
{
  guint n_struck;

  g_mutex_lock (&disk.lock);
  disk.kinds = 0;
  n_struck = disk.n_struck;
  g_mutex_unlock (&disk.lock);

  return n_struck;
}

/* With the lock. Returns: the call, to be filled in before the lock is let go */
static FaultCall *
add (FaultCallKind kind,
     guint         file,
     const char   *path)
{
  FaultCall *call = g_new0 (FaultCall, 1);

  call->kind = kind;
  call->file = file;
  call->path = path != NULL ? g_strdup (path) : NULL;
  g_ptr_array_add (disk.calls, call);

  return call;
}

static guint
add_file (gint64  inode,
          GBytes *contents)
{
  guint *index = g_new (guint, 1);

  *index = disk.start->len;
  g_ptr_array_add (disk.start, contents != NULL ? contents : g_bytes_new (NULL, 0));
  g_hash_table_insert (disk.inodes, g_memdup2 (&inode, sizeof inode), index);

  return *index;
}

/* With the lock. */
static guint
find_file (gint64 inode)
{
  guint *index = g_hash_table_lookup (disk.inodes, &inode);

  return index != NULL ? *index : add_file (inode, NULL);
}

/**
 * fault_disk_note_made:
 * @path: (nullable): its name, or %NULL for a file without
 * @fd: a file that is new
 */
void
fault_disk_note_made (const char *path,
                      int         fd)
{
  gint64 inode = get_inode (fd, NULL);
  guint  file;

  g_mutex_lock (&disk.lock);
  /* The number may have been that of a file which is gone. */
  file = add_file (inode, NULL);
  if (path != NULL)
    add (CALL_NAME, file, below (path));
  g_mutex_unlock (&disk.lock);
}

void
fault_disk_note_write (int           fd,
                       gint64        offset,
                       gconstpointer data,
                       gsize         size)
{
  gint64     inode = get_inode (fd, NULL);
  FaultCall *call;

  g_mutex_lock (&disk.lock);
  call = add (CALL_WRITE, find_file (inode), NULL);
  call->offset = offset;
  call->data = g_bytes_new (data, size);
  g_mutex_unlock (&disk.lock);
}

void
fault_disk_note_cut (int    fd,
                     gint64 size)
{
  gint64 inode = get_inode (fd, NULL);

  g_mutex_lock (&disk.lock);
  add (CALL_CUT, find_file (inode), NULL)->offset = size;
  g_mutex_unlock (&disk.lock);
}

/**
 * fault_disk_lie:
 * @lie: whether the disk says of each sync that it is done, and does nothing
 */
void
fault_disk_lie (gboolean lie)
{
  disk.lies = lie;
}

void
fault_disk_note_sync (int fd)
{
  g_autofree char *path = is_folder (fd) ? dup_path (fd) : NULL;
  gint64           inode = get_inode (fd, NULL);

  if (disk.lies)
    return;

  g_mutex_lock (&disk.lock);
  if (path != NULL)
    add (CALL_FOLDER_SYNC, 0, below (path));
  else
    add (CALL_SYNC, find_file (inode), NULL);
  g_mutex_unlock (&disk.lock);
}

/* With errno as it was. That of a folder is taken for done: the journal of a file system brings names
 * to the disk all the same, and SQLite does not look whether it was. */
void
fault_disk_note_failed_sync (int fd)
{
  const int number = errno;
  gint64    inode = get_inode (fd, NULL);

  if (is_folder (fd))
    fault_disk_note_sync (fd);
  else
    {
      g_mutex_lock (&disk.lock);
      add (CALL_FAILED_SYNC, find_file (inode), NULL);
      g_mutex_unlock (&disk.lock);
    }
  errno = number;
}

void
fault_disk_note_folder (const char *path,
                        gboolean    is_there)
{
  g_mutex_lock (&disk.lock);
  add (is_there ? CALL_FOLDER : CALL_UNNAME, 0, below (path));
  g_mutex_unlock (&disk.lock);
}

void
fault_disk_note_renamed (const char *from,
                         const char *to,
                         gboolean    is_exchange)
{
  gint64     inode = get_inode (-1, to);
  gint64     other = is_exchange ? get_inode (-1, from) : 0;
  FaultCall *call;

  g_mutex_lock (&disk.lock);
  call = add (is_exchange ? CALL_EXCHANGE : CALL_RENAME, find_file (inode), below (from));
  call->other = g_strdup (below (to));
  if (is_exchange)
    call->other_file = find_file (other);
  g_mutex_unlock (&disk.lock);
}

void
fault_disk_note_linked (const char *path)
{
  gint64 inode = get_inode (-1, path);

  g_mutex_lock (&disk.lock);
  add (CALL_NAME, find_file (inode), below (path));
  g_mutex_unlock (&disk.lock);
}

void
fault_disk_note_unlinked (const char *path)
{
  g_mutex_lock (&disk.lock);
  add (CALL_UNNAME, 0, below (path));
  g_mutex_unlock (&disk.lock);
}

/* What is in the folder at the start is safe. */
static void
take_start (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char            *contents = NULL;
      gsize            size;
      guint            value = G_MAXUINT;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        take_start (path);
      else if (g_file_get_contents (path, &contents, &size, NULL))
        value = add_file (get_inode (-1, path), g_bytes_new_take (contents, size)) + 1;
      g_hash_table_insert (disk.start_names, g_strdup (below (path)), GUINT_TO_POINTER (value));
    }
}

/**
 * fault_disk_begin:
 * @folder: an absolute path without symbolic links
 *
 * Records what is done below the folder from now on, and forgets what was recorded before.
 */
void
fault_disk_begin (const char *folder)
{
  fault_disk_end ();
  g_clear_pointer (&disk.calls, g_ptr_array_unref);
  g_clear_pointer (&disk.inodes, g_hash_table_unref);
  g_clear_pointer (&disk.start, g_ptr_array_unref);
  g_clear_pointer (&disk.start_names, g_hash_table_unref);
  g_free (disk.folder);

  disk.folder = g_strdup (folder);
  disk.calls = g_ptr_array_new_with_free_func ((GDestroyNotify)call_free);
  disk.inodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  disk.start = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  disk.start_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_start (folder);
  disk.is_recording = TRUE;
}

/**
 * fault_disk_end:
 *
 * Records no more; images can be made until the next begin.
 */
void
fault_disk_end (void)
{
  disk.is_recording = FALSE;
  disk.kinds = 0;
}

guint
fault_disk_get_position (void)
{
  guint position;

  g_mutex_lock (&disk.lock);
  position = disk.calls->len;
  g_mutex_unlock (&disk.lock);

  return position;
}

/**
 * fault_disk_is_write:
 * @position: a position, from 1
 *
 * Returns: whether the call before it changed anything, which a crash could lose
 */
gboolean
fault_disk_is_write (guint position)
{
  const FaultCall *call = g_ptr_array_index (disk.calls, position - 1);

  return call->kind != CALL_SYNC && call->kind != CALL_FOLDER_SYNC;
}

/**
 * fault_disk_get_calls:
 *
 * Returns: (transfer none) (element-type FaultCall): what was recorded
 */
GPtrArray *
fault_disk_get_calls (void)
{
  return disk.calls;
}

/**
 * fault_disk_get_start:
 * @names: (out) (transfer none): path → number of a file + 1, %G_MAXUINT for a folder
 *
 * Returns: (transfer none) (element-type GBytes): what the files held at the start, by number
 */
GPtrArray *
fault_disk_get_start (GHashTable **names)
{
  *names = disk.start_names;

  return disk.start;
}
