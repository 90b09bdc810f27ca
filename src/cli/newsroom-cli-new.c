/* newsroom-cli-new.c — newsroom-cli new: begins an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-compose.h"

static NewsroomArticle *
compose (const char *headline,
         const char *body_file,
         GError    **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) body = NULL;

  if (body_file != NULL)
    {
      body = newsroom_cli_read (body_file, &name, error);
      if (body == NULL)
        return NULL;
    }

  return newsroom_compose (headline, body, name, error);
}

/**
 * newsroom_cli_new:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Adds an article and prints its number and headline.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_new (NewsroomCli *cli,
                  int          argc,
                  char       **argv)
{
  g_autofree char   *headline = NULL;
  g_autofree char   *body_file = NULL;
  g_autofree char   *id = NULL;
  const GOptionEntry entries[] = {
    { "headline", 0, 0, G_OPTION_ARG_FILENAME, &headline, N_ ("The headline"), N_ ("HEADLINE") },
    { "body-file", 0, 0, G_OPTION_ARG_FILENAME, &body_file, N_ ("Take the body from FILE, which is Markdown; “-” is standard input"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc > 1)
    return newsroom_cli_misuse (cli, _ ("“%s” is not an option."), argv[1]);
  if (!newsroom_cli_check_text (cli, "--headline", headline, &status))
    return status;
  if (headline == NULL || *g_strstrip (headline) == '\0')
    return newsroom_cli_misuse (cli, _ ("Say with --headline what it is about."));

  article = compose (headline, body_file, &error);
  if (article == NULL)
    return newsroom_cli_fail (cli, body_file, error);

  if (!newsroom_cli_open (cli, &status))
    return status;
  newsroom_store_save_article_async (cli->store,
                                     article,
                                     NEWSROOM_CAUSE_CHECKPOINT,
                                     NULL,
                                     newsroom_cli_result_cb,
                                     cli);
  result = newsroom_cli_await (cli);
  saved = newsroom_store_save_article_finish (cli->store, result, &error);
  if (saved == NULL)
    return newsroom_cli_fail (cli, NULL, error);

  id = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_article_get_id (saved));
  newsroom_cli_print_fields (id, newsroom_article_get_text (saved, NEWSROOM_FIELD_HEADLINE), NULL);

  return NEWSROOM_CLI_DONE;
}
