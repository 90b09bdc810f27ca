/* newsroom-cli-show.c — newsroom-cli show: an article in the terminal
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

/* What the importer said, of an article that was imported. */
static NewsroomReport *
load_report (NewsroomCli *cli,
             gint64       id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomOriginal) original = NULL;

  newsroom_store_load_original_async (cli->store, id, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  original = newsroom_store_load_original_finish (cli->store, result, NULL);

  return original != NULL ? newsroom_report_ref (newsroom_original_get_report (original)) : NULL;
}

static GBytes *
export_article (NewsroomCli *cli,
                gint64       id,
                const char  *format,
                GError     **error)
{
  NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) exported = NULL;

  newsroom_store_load_article_async (cli->store, id, cli->cancellable, newsroom_cli_result_cb, cli);
  loaded = newsroom_cli_await (cli);
  article = newsroom_store_load_article_finish (cli->store, loaded, error);
  if (article == NULL)
    return NULL;

  report = load_report (cli, id);
  options.report = report;
  newsroom_export_bytes_async (article, format, &options, cli->cancellable, newsroom_cli_result_cb, cli);
  exported = newsroom_cli_await (cli);

  return newsroom_export_bytes_finish (exported, error);
}

/**
 * newsroom_cli_show:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Prints an article as plain text or JSON.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_show (NewsroomCli *cli,
                   int          argc,
                   char       **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;
  gint64          id;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc != 2)
    return newsroom_cli_misuse (cli, _ ("Say the number of one article."));
  if (!newsroom_cli_parse_id (argv[1], &id))
    return newsroom_cli_misuse (cli, _ ("“%s” is not the number of an article."), argv[1]);
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  bytes = export_article (cli, id, json ? "json" : "text", &error);
  if (bytes == NULL)
    return newsroom_cli_fail (cli, argv[1], error);
  newsroom_cli_print_bytes (bytes);

  return NEWSROOM_CLI_DONE;
}
