/* newsroom-file-walk.c — all files in a folder and in those below it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file-walk.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "newsroom-file-private.h"

/*
 * Walk:
 * @folders: (element-type filename): that are to be read, the next one first
 * @n_hidden: what was passed by because its name begins with a dot
 */
typedef struct
{
  NewsroomFileWalkFunc function;
  gpointer             user_data;
  GQueue               folders;
  guint                n_hidden;
} Walk;

static void
refuse (Walk       *walk,
        const char *path,
        int         number)
{
  g_autoptr (GError) error = NULL;

  newsroom_file_set_error_from_errno (&error, NEWSROOM_FILE_TO_READ, number, path);
  walk->function (NEWSROOM_FOUND_REFUSED, path, error, walk->user_data);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Returns: (transfer full) (nullable) (element-type filename): sorted, without those that are hidden */
static GPtrArray *
list_names (Walk       *walk,
            const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DIR           *dir = opendir (folder);
  struct dirent *entry;

  if (dir == NULL)
    {
      refuse (walk, folder, errno);
      return NULL;
    }
  while ((errno = 0, entry = readdir (dir)) != NULL)
    if (entry->d_name[0] != '.')
      g_ptr_array_add (names, g_strdup (entry->d_name));
    else if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      walk->n_hidden++;
  if (errno != 0)
    refuse (walk, folder, errno);
  closedir (dir);
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static gboolean
has_name (GPtrArray  *names,
          const char *stem,
          gsize       length,
          const char *extension)
{
  g_autofree char *name = g_strdup_printf ("%.*s%s", (int)length, stem, extension);
  const char      *key = name;

  return bsearch (&key, names->pdata, names->len, sizeof (gpointer), compare_names) != NULL;
}

/* Browsers save “story.html” with a folder beside it, whose name says in the language of the
 * browser that it holds its files. */
static gboolean
is_page_folder (GPtrArray  *names,
                const char *name)
{
  static const char *const endings[] = { "_files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file", "_pliki", "_filer", "_soubory", "_tiedostot", "_ficheiros" };
  static const char *const extensions[] = { ".html", ".htm", ".xhtml", ".HTML", ".HTM" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (!g_str_has_suffix (name, endings[i]))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (extensions); k++)
        if (has_name (names, name, strlen (name) - strlen (endings[i]), extensions[k]))
          return TRUE;
    }

  return FALSE;
}

/* Links to folders are not followed: they may lead out of the folder, or in a circle. */
static void
look_at (Walk       *walk,
         GPtrArray  *names,
         const char *name,
         char       *path,
         GPtrArray  *folders)
{
  struct stat status, target;

  if (lstat (path, &status) != 0)
    refuse (walk, path, errno);
  else if (S_ISDIR (status.st_mode) && is_page_folder (names, name))
    walk->function (NEWSROOM_FOUND_PAGE_FOLDER, path, NULL, walk->user_data);
  else if (S_ISDIR (status.st_mode))
    g_ptr_array_add (folders, g_strdup (path));
  else if (S_ISREG (status.st_mode))
    walk->function (NEWSROOM_FOUND_FILE, path, NULL, walk->user_data);
  else if (!S_ISLNK (status.st_mode))
    walk->function (NEWSROOM_FOUND_OTHER, path, NULL, walk->user_data);
  else if (stat (path, &target) != 0)
    refuse (walk, path, errno);
  else if (S_ISDIR (target.st_mode))
    walk->function (NEWSROOM_FOUND_FOLDER_LINK, path, NULL, walk->user_data);
  else
    walk->function (S_ISREG (target.st_mode) ? NEWSROOM_FOUND_FILE : NEWSROOM_FOUND_OTHER, path, NULL, walk->user_data);
}

static void
read_folder (Walk         *walk,
             const char   *folder,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) names = list_names (walk, folder);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      look_at (walk, names, names->pdata[i], path, folders);
    }
  while (folders->len > 0)
    g_queue_push_head (&walk->folders, g_ptr_array_steal_index (folders, folders->len - 1));
}

/**
 * newsroom_file_is_folder:
 * @file: a file
 *
 * Looks at the disk; not for the main thread.
 *
 * Returns: whether it is a folder on this machine, or a link to one
 */
gboolean
newsroom_file_is_folder (GFile *file)
{
  const char *path = g_file_peek_path (file);
  struct stat status;

  return path != NULL && g_file_is_native (file) && stat (path, &status) == 0 && S_ISDIR (status.st_mode);
}

/**
 * newsroom_file_walk:
 * @folder: a folder
 * @function: called for what is found, in each folder by name, and before what is in the folders
 *   below it
 * @user_data: closure
 * @cancellable: (nullable): to stop; what was found by then was told
 *
 * Finds what is in a folder and those below it. What is hidden is passed by, links to folders are
 * told and not followed. Opens no file. Blocks; not for the main thread.
 *
 * Returns: how many files and folders were hidden
 */
guint
newsroom_file_walk (GFile               *folder,
                    NewsroomFileWalkFunc function,
                    gpointer             user_data,
                    GCancellable        *cancellable)
{
  Walk walk = { .function = function, .user_data = user_data };

  g_return_val_if_fail (g_file_peek_path (folder) != NULL, 0);

  g_queue_push_head (&walk.folders, g_file_get_path (folder));
  while (walk.folders.length > 0)
    {
      g_autofree char *path = g_queue_pop_head (&walk.folders);

      if (!g_cancellable_is_cancelled (cancellable))
        read_folder (&walk, path, cancellable);
    }

  return walk.n_hidden;
}
