/* newsroom-rescue-folder.c — where the copies of what cannot be saved are, and their names
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it waits for disks: for threads, but for the names. */
#include "newsroom-rescue-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* So many letters of a checksum or UUID tell one library or article from the others. */
#define LETTERS 8

/* What the name of each copy begins with */
#define NAME "newsroom-"

static char *
dup_path (const char *place)
{
  g_autofree char *name = g_strdup_printf ("newsroom-rescue-%u", (guint)getuid ());

  return g_build_filename (place, name, NULL);
}

/**
 * newsroom_rescue_find_folder:
 * @place: a folder that newsroom_rescue_list_places() gave
 *
 * Returns: (transfer full) (nullable): the folder there for copies that nobody else may look into;
 *   %NULL if there is none or it is somebody else's, as it may be where all may write
 */
char *
newsroom_rescue_find_folder (const char *place)
{
  g_autofree char *path = dup_path (place);
  struct stat      info;

  if (lstat (path, &info) != 0 || !S_ISDIR (info.st_mode) || info.st_uid != getuid () || (info.st_mode & 0077) != 0)
    return NULL;

  return g_steal_pointer (&path);
}

/**
 * newsroom_rescue_make_folder:
 * @place: a folder that newsroom_rescue_list_places() gave
 *
 * Returns: (transfer full) (nullable): likewise, and it is made if there is none; %NULL if it
 *   cannot be
 */
char *
newsroom_rescue_make_folder (const char *place)
{
  g_autofree char *path = dup_path (place);

  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return NULL;

  return newsroom_rescue_find_folder (place);
}

/* Whether what is written there is gone after a power cut. */
static gboolean
is_in_memory (const char *path)
{
  struct statfs info;

  return statfs (path, &info) == 0 && (info.f_type == TMPFS_MAGIC || info.f_type == RAMFS_MAGIC);
}

/* The best first: another disk, that of the library, memory. */
static guint
get_rank (const char *path,
          dev_t       library)
{
  struct stat info;

  if (is_in_memory (path))
    return 2;

  return stat (path, &info) == 0 && info.st_dev != library ? 0 : 1;
}

/**
 * newsroom_rescue_list_places:
 * @library_folder: the folder of the library
 *
 * Returns: (transfer full) (element-type filename): the folders in which copies may be, the best
 *   first; none twice
 */
GPtrArray *
newsroom_rescue_list_places (const char *library_folder)
{
  const char *const candidates[] = {
    g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS),
    g_get_home_dir (),
    "/var/tmp",
    g_get_tmp_dir (),
    g_get_user_runtime_dir (),
  };
  GPtrArray  *places = g_ptr_array_new_with_free_func (g_free);
  struct stat library = { 0 };

  /* One that is gone is on no disk. */
  if (stat (library_folder, &library) != 0)
    library.st_dev = 0;
  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
      if (candidates[i] != NULL && get_rank (candidates[i], library.st_dev) == rank &&
          !g_ptr_array_find_with_equal_func (places, candidates[i], g_str_equal, NULL))
        g_ptr_array_add (places, g_strdup (candidates[i]));

  return places;
}

/**
 * newsroom_rescue_dup_prefix:
 * @library: the path of a library
 *
 * Returns: (transfer full): what the names of all copies from that library begin with
 */
char *
newsroom_rescue_dup_prefix (const char *library)
{
  g_autofree char *path = g_canonicalize_filename (library, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strdup_printf (NAME "%.*s-", LETTERS, sum);
}

/**
 * newsroom_rescue_dup_name:
 * @prefix: what newsroom_rescue_dup_prefix() gave
 * @article: an article
 * @slug: the rest of the name, for people
 *
 * Returns: (transfer full): the name of a copy of the article
 */
char *
newsroom_rescue_dup_name (const char      *prefix,
                          NewsroomArticle *article,
                          const char      *slug)
{
  return g_strdup_printf ("%s%.*s-%" G_GINT64_FORMAT "-%s", prefix, LETTERS, newsroom_article_get_uuid (article), newsroom_article_get_id (article), slug);
}

/**
 * newsroom_rescue_parse_name:
 * @prefix: what newsroom_rescue_dup_prefix() gave
 * @name: the name of a file
 * @is_own: (out): whether it begins with @prefix; a copy from another library does not, nor one that was
 *   made before the library was moved
 * @id: (out): the number of the article, 0 if it had none yet
 * @uuid: (out) (transfer full): what its UUID begins with
 *
 * Returns: whether it is the name of a copy that was not set aside
 */
gboolean
newsroom_rescue_parse_name (const char *prefix,
                            const char *name,
                            gboolean   *is_own,
                            gint64     *id,
                            char      **uuid)
{
  const char *rest;
  char       *end;

  if (!g_str_has_prefix (name, NAME) || strlen (name) <= strlen (prefix) || name[strlen (prefix) - 1] != '-')
    return FALSE;

  *is_own = g_str_has_prefix (name, prefix);
  rest = name + strlen (prefix);
  if (strnlen (rest, LETTERS + 1) <= LETTERS || rest[LETTERS] != '-')
    return FALSE;

  *id = g_ascii_strtoll (rest + LETTERS + 1, &end, 10);
  if (*id < 0 || *end != '-')
    return FALSE;

  *uuid = g_strndup (rest, LETTERS);

  return TRUE;
}

/**
 * newsroom_rescue_set_aside:
 * @copy: a copy
 * @why: what its name is to begin with
 *
 * Gives it a name by which it is not found again. None that was set aside before is replaced.
 *
 * Returns: whether it has it
 */
gboolean
newsroom_rescue_set_aside (GFile      *copy,
                           const char *why)
{
  g_autoptr (GFile) folder = g_file_get_parent (copy);
  g_autofree char *before = g_file_get_basename (copy);
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%s", why, g_get_real_time (), before);
  g_autoptr (GFile) aside = g_file_get_child (folder, name);

  return g_file_move (copy, aside, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL);
}
