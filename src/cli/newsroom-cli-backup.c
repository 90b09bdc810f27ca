/* newsroom-cli-backup.c — newsroom-cli backup: a verified copy of the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-backup.h"
#include "newsroom-library-path.h"

static void
print_backup (const char                   *path,
              const NewsroomLibraryFigures *figures)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *n_articles = g_strdup_printf ("%" G_GINT64_FORMAT, figures->n_articles);

  newsroom_cli_print_fields (shown, n_articles, NULL);
}

/* Where the application makes its backups, and as it makes them. */
static NewsroomCliExit
back_up_as_ever (NewsroomCli *cli)
{
  g_autofree char *folder = newsroom_backup_dup_folder (newsroom_store_get_path (cli->store));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_shrunken = FALSE;

  newsroom_backup_make_async (cli->store, folder, NULL, g_get_real_time (), cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  backup = newsroom_backup_make_finish (result, &is_shrunken, &error);
  if (backup == NULL)
    return newsroom_cli_fail (cli, NULL, error);

  print_backup (backup->path, &backup->figures);
  if (is_shrunken)
    newsroom_cli_complain (NULL, _ ("The backup is much smaller than the one before it, which is kept. Look whether articles are missing."));

  return NEWSROOM_CLI_DONE;
}

static NewsroomCliExit
back_up_to (NewsroomCli *cli,
            const char  *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomLibraryFigures figures;

  newsroom_store_backup_async (cli->store, path, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  if (!newsroom_store_backup_finish (cli->store, result, &figures, &error))
    return newsroom_cli_fail (cli, NULL, error);

  print_backup (path, &figures);

  return NEWSROOM_CLI_DONE;
}

/* Returns: (nullable): where the backup is to be; %NULL if there is no such folder */
static char *
choose_path (NewsroomCli *cli,
             const char  *argument)
{
  g_autofree char *library = newsroom_library_path_resolve (cli->library);
  g_autofree char *path = g_canonicalize_filename (argument, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return newsroom_backup_dup_free_path (library, path, g_get_real_time ());
  if (g_str_has_suffix (argument, G_DIR_SEPARATOR_S) || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;

  return g_steal_pointer (&path);
}

/**
 * newsroom_cli_backup:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Makes a verified backup, and prints where it is and how many articles it holds.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_backup (NewsroomCli *cli,
                     int          argc,
                     char       **argv)
{
  g_autofree char *path = NULL;
  NewsroomCliExit  status;

  if (!newsroom_cli_parse (cli, &argc, &argv, NULL, &status))
    return status;
  if (argc > 2)
    return newsroom_cli_misuse (cli, _ ("Say at most one file or folder."));
  if (argc == 2)
    {
      path = choose_path (cli, argv[1]);
      if (path == NULL)
        {
          g_autofree char *shown = g_filename_display_name (argv[1]);

          return newsroom_cli_misuse (cli, _ ("There is no folder for “%s”; make it first."), shown);
        }
    }
  if (!newsroom_cli_open_existing_to_write (cli, &status))
    return status;

  return path != NULL ? back_up_to (cli, path) : back_up_as_ever (cli);
}
