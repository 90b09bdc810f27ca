/* newsroom-file-tables.c — files that a library opens by name, for a program that can open none
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Poppler opens a table of its data for each encoding of Chinese, Japanese and Korean that a PDF names,
 * of which there are some hundred, and keeps four. Without its table a text comes out empty. They are
 * mapped, which takes no memory, and given to Poppler in place of what it opens: this function of the
 * C library is ours in the program that reads files, and in no other. */
#include "newsroom-file-tables-private.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* How deep the tables lie */
#define MAX_DEPTH 3

FILE *open_file (const char *path,
                 const char *mode) __asm__("fopen");
FILE *open_large_file (const char *path,
                       const char *mode) __asm__("fopen64");

/* Of the whole program: a library that opens a file says no more than its name. Unchanged once loaded. */
static GHashTable *tables;

static void
load (const char *path,
      guint       depth)
{
  g_autoptr (GDir) folder = depth < MAX_DEPTH ? g_dir_open (path, 0, NULL) : NULL;
  const char  *name;
  GMappedFile *file;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      load (inner, depth + 1);
    }
  if (folder != NULL)
    return;

  file = g_mapped_file_new (path, FALSE, NULL);
  if (file != NULL)
    g_hash_table_insert (tables, g_strdup (path), file);
}

/**
 * newsroom_file_tables_load:
 *
 * Keeps the data of Poppler, if it is there. Before that everything can be opened; nothing is needed
 * after it.
 */
void
newsroom_file_tables_load (void)
{
  g_return_if_fail (tables == NULL);

  tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_mapped_file_unref);
  load (POPPLER_DATA, 0);
}

/**
 * open_file:
 * @path: of a file
 * @mode: as fopen() has it; no file is written
 *
 * fopen() for the libraries in this program.
 *
 * Returns: (nullable): the file, from its beginning
 */
FILE *
open_file (const char *path,
           const char *mode)
{
  GMappedFile *table = tables != NULL ? g_hash_table_lookup (tables, path) : NULL;
  int          fd;

  if (table != NULL && g_mapped_file_get_length (table) > 0)
    return fmemopen (g_mapped_file_get_contents (table), g_mapped_file_get_length (table), "r");

  fd = open (path, O_RDONLY | O_CLOEXEC);

  return fd >= 0 ? fdopen (fd, "r") : NULL;
}

/**
 * open_large_file:
 * @path: of a file
 * @mode: as fopen64() has it
 *
 * Returns: (nullable): as fopen()
 */
FILE *
open_large_file (const char *path,
                 const char *mode)
{
  return open_file (path, mode);
}
