/* newsroom-cli-check.c — newsroom-cli check: whether every letter is as it was saved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-library-copy.h"
#include "newsroom-library-place.h"

/* Where it lies is no damage yet. */
static void
warn_of_place (NewsroomCli *cli)
{
  g_autofree char *name = NULL;
  NewsroomPlace    place = newsroom_library_place_find (newsroom_store_get_path (cli->store), &name);
  g_autofree char *warning = newsroom_library_place_dup_warning (place, name);

  if (warning != NULL)
    newsroom_cli_complain (NULL, warning);
}

/**
 * newsroom_cli_check:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Reads all of the library. Prints how many articles and versions it holds, and names on standard
 * error what is damaged.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_check (NewsroomCli *cli,
                    int          argc,
                    char       **argv)
{
  g_autofree char *n_articles = NULL;
  g_autofree char *n_revisions = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) damages = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomLibraryFigures figures;
  NewsroomCliExit        status;

  if (!newsroom_cli_parse (cli, &argc, &argv, NULL, &status))
    return status;
  if (argc > 1)
    return newsroom_cli_misuse (cli, _ ("“%s” is not an option."), argv[1]);
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  newsroom_store_check_async (cli->store, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  damages = newsroom_store_check_finish (cli->store, result, &figures, &error);
  if (damages == NULL)
    return newsroom_cli_fail (cli, NULL, error);

  n_articles = g_strdup_printf ("%" G_GINT64_FORMAT, figures.n_articles);
  n_revisions = g_strdup_printf ("%" G_GINT64_FORMAT, figures.n_revisions);
  newsroom_cli_print_fields ("articles", n_articles, NULL);
  newsroom_cli_print_fields ("revisions", n_revisions, NULL);
  for (guint i = 0; damages[i] != NULL; i++)
    newsroom_cli_complain (NULL, damages[i]);
  warn_of_place (cli);

  return damages[0] == NULL ? NEWSROOM_CLI_DONE : NEWSROOM_CLI_DAMAGED;
}
