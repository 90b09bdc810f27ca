/* newsroom-cli-restore.c — newsroom-cli restore: a backup becomes the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-backup.h"

/* A name without a folder, as “backups” prints it at the end of a path, is one of the backups
 * beside the library, or of the libraries that are kept there. */
static char *
choose_backup (const char *library,
               const char *argument)
{
  g_autofree char *folder = newsroom_backup_dup_folder (library);
  g_autofree char *beside = g_path_get_dirname (library);
  const char      *folders[] = { folder, beside };

  if (strchr (argument, G_DIR_SEPARATOR) != NULL || g_file_test (argument, G_FILE_TEST_EXISTS))
    return g_strdup (argument);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folders[i], argument, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return g_strdup (argument);
}

/**
 * newsroom_cli_restore:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Puts a backup in the place of the library. Prints where the library is, how many articles it
 * holds, and where the one is that was replaced.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_restore (NewsroomCli *cli,
                      int          argc,
                      char       **argv)
{
  g_autofree char *library = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_kept = NULL;
  g_autofree char *n_articles = NULL;
  g_auto (GStrv) damages = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomLibraryFigures figures;
  NewsroomCliExit        status;

  if (!newsroom_cli_parse (cli, &argc, &argv, NULL, &status))
    return status;
  if (argc != 2)
    return newsroom_cli_misuse (cli, _ ("Say which backup; “newsroom-cli backups” lists them."));

  library = newsroom_cli_find_library (cli, NEWSROOM_CLI_NEEDS_FOLDER, &status);
  if (library == NULL)
    return status;
  backup = choose_backup (library, argv[1]);
  newsroom_library_restore_async (backup, library, newsroom_backup_is_partial (backup), NULL, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  if (!newsroom_library_restore_finish (result, &kept, &figures, &error))
    return newsroom_cli_fail (cli, NULL, error);

  shown = g_filename_display_name (library);
  shown_kept = kept != NULL ? g_filename_display_name (kept) : g_strdup ("");
  n_articles = g_strdup_printf ("%" G_GINT64_FORMAT, figures.n_articles);
  newsroom_cli_print_fields (shown, n_articles, shown_kept, NULL);
  damages = newsroom_library_restore_dup_damages (result);
  for (guint i = 0; damages[i] != NULL; i++)
    newsroom_cli_complain (NULL, damages[i]);

  return damages[0] == NULL ? NEWSROOM_CLI_DONE : NEWSROOM_CLI_FAILED;
}
