/* replay.c — gives the files of a corpus to a fuzz target, one by one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include <gio/gio.h>

static gboolean
replay_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *data = NULL;
  gsize            size;

  if (!g_file_get_contents (path, &content, &size, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  /* Just as large as the input, so that a read behind its end is found out. */
  data = g_memdup2 (content, size);
  g_print ("%s\n", path);
  LLVMFuzzerTestOneInput ((const uint8_t *)data, size);

  return TRUE;
}

static guint
replay_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;
  guint       n_files = 0;

  if (dir == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 0;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (!replay_file (file))
        return 0;
      n_files++;
    }
  if (n_files == 0)
    g_printerr ("No files in %s\n", path);

  return n_files;
}

int
main (int    argc,
      char **argv)
{
  if (argc < 2)
    {
      g_printerr ("Usage: %s FOLDER…\n", argv[0]);
      return 2;
    }

  for (int i = 1; i < argc; i++)
    if (replay_folder (argv[i]) == 0)
      return 1;

  return 0;
}
