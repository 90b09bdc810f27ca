/* newsroom-cli-everything.c — newsroom-cli export-everything and import-everything: a library as files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-everything.h"
#include "newsroom-file.h"

/* Names each thing that was left out. */
static NewsroomCliExit
complain_of_each (const NewsroomEverything *done)
{
  for (guint i = 0; i < done->problems->len; i++)
    newsroom_cli_complain (NULL, done->problems->pdata[i]);

  return done->problems->len == 0 ? NEWSROOM_CLI_DONE : NEWSROOM_CLI_FAILED;
}

/**
 * newsroom_cli_export_everything:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Writes the library to a new folder, and prints where that is and how many articles, authors and
 * originals it holds.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_export_everything (NewsroomCli *cli,
                                int          argc,
                                char       **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *n_articles = NULL;
  g_autofree char *n_authors = NULL;
  g_autofree char *n_originals = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;

  if (!newsroom_cli_parse (cli, &argc, &argv, NULL, &status))
    return status;
  if (argc != 2 || argv[1][0] == '\0')
    return newsroom_cli_misuse (cli, _ ("Say one folder, which will be made."));
  path = g_canonicalize_filename (argv[1], NULL);
  parent = g_path_get_dirname (path);
  shown = g_filename_display_name (path);
  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    return newsroom_cli_misuse (cli, _ ("There is no folder for “%s”; make it first."), shown);
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  place = g_file_new_for_path (path);
  newsroom_export_everything_async (cli->store, place, FALSE, NULL, NULL, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  if (!newsroom_export_everything_finish (result, &done, &error))
    {
      status = newsroom_cli_fail (cli, NULL, error);
      return error->domain == NEWSROOM_FILE_ERROR ? NEWSROOM_CLI_FAILED : status;
    }

  n_articles = g_strdup_printf ("%u", done->n_articles);
  n_authors = g_strdup_printf ("%u", done->n_authors);
  n_originals = g_strdup_printf ("%u", done->n_originals);
  newsroom_cli_print_fields (shown, n_articles, n_authors, n_originals, NULL);

  return complain_of_each (done);
}

/**
 * newsroom_cli_import_everything:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Takes a library from the folder that export-everything made, and prints how many articles,
 * authors and originals are new and how many articles were there.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_import_everything (NewsroomCli *cli,
                                int          argc,
                                char       **argv)
{
  g_autofree char *n_articles = NULL;
  g_autofree char *n_authors = NULL;
  g_autofree char *n_originals = NULL;
  g_autofree char *n_known = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;
  gboolean        success;

  if (!newsroom_cli_parse (cli, &argc, &argv, NULL, &status))
    return status;
  if (argc != 2)
    return newsroom_cli_misuse (cli, _ ("Say one folder that export-everything made."));
  folder = newsroom_file_new_for_argument (argv[1], &error);
  if (folder == NULL)
    return newsroom_cli_fail (cli, NULL, error);
  if (!newsroom_cli_open (cli, &status))
    return status;

  newsroom_import_everything_async (cli->store, folder, NULL, NULL, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  success = newsroom_import_everything_finish (result, &done, &error);
  n_articles = g_strdup_printf ("%u", done->n_articles);
  n_authors = g_strdup_printf ("%u", done->n_authors);
  n_originals = g_strdup_printf ("%u", done->n_originals);
  n_known = g_strdup_printf ("%u", done->n_known);
  if (success || done->n_articles > 0)
    newsroom_cli_print_fields (n_articles, n_authors, n_originals, n_known, NULL);
  status = complain_of_each (done);

  return success ? status : newsroom_cli_fail (cli, NULL, error);
}
