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

/* As it is now where @revision is 0. */
static NewsroomArticle *
load_article (NewsroomCli *cli,
              gint64       id,
              gint64       revision,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (revision == 0)
    newsroom_store_load_article_async (cli->store, id, cli->cancellable, newsroom_cli_result_cb, cli);
  else
    newsroom_store_load_revision_async (cli->store, id, revision, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);

  return revision == 0 ? newsroom_store_load_article_finish (cli->store, result, error)
                       : newsroom_store_load_revision_finish (cli->store, result, error);
}

static GBytes *
export_article (NewsroomCli *cli,
                gint64       id,
                gint64       revision,
                const char  *format,
                GError     **error)
{
  NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (NewsroomReport) report = NULL;
  g_autoptr (NewsroomArticle) article = load_article (cli, id, revision, error);
  g_autoptr (GAsyncResult) exported = NULL;

  if (article == NULL)
    return NULL;

  report = load_report (cli, id);
  options.report = report;
  options.keeps_notes = TRUE;
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
  g_autofree char   *revision_word = NULL;
  gint64             revision = 0;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "revision", 0, 0, G_OPTION_ARG_STRING, &revision_word, N_ ("Show the article as it was in that version"), N_ ("VERSION") },
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
  if (revision_word != NULL && !newsroom_cli_parse_id (revision_word, &revision))
    return newsroom_cli_misuse (cli, _ ("“%s” is not the number of a version."), revision_word);
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  bytes = export_article (cli, id, revision, json ? "json" : "text", &error);
  if (bytes == NULL)
    return newsroom_cli_fail (cli, argv[1], error);
  newsroom_cli_print_bytes (bytes);

  return NEWSROOM_CLI_DONE;
}
