/* newsroom-cli-authors.c — newsroom-cli authors: the people who write
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

static void
print_table (GListModel *authors)
{
  for (guint i = 0; i < g_list_model_get_n_items (authors); i++)
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (authors, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_author_get_id (author));

      newsroom_cli_print_fields (id,
                                 newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME),
                                 newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE),
                                 newsroom_author_get_text (author, NEWSROOM_AUTHOR_AFFILIATION),
                                 newsroom_author_get_text (author, NEWSROOM_AUTHOR_EMAIL),
                                 NULL);
    }
}

static void
print_json (GListModel *authors)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (authors); i++)
    {
      g_autoptr (NewsroomAuthor) author = g_list_model_get_item (authors, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, newsroom_author_get_id (author));
      for (guint j = 0; j < NEWSROOM_N_AUTHOR_FIELDS; j++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (newsroom_author_field_get_name ((NewsroomAuthorField)j)), "-", '_');

          json_builder_set_member_name (builder, name);
          json_builder_add_string_value (builder, newsroom_author_get_text (author, (NewsroomAuthorField)j));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  newsroom_cli_print_json (builder);
}

/**
 * newsroom_cli_authors:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Lists the authors, one a line: number, name, role, affiliation, e-mail.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_authors (NewsroomCli *cli,
                      int          argc,
                      char       **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) authors = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc > 1)
    return newsroom_cli_misuse (cli, _ ("“%s” is not an option."), argv[1]);
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  newsroom_store_query_authors_async (cli->store, NULL, 0, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  authors = newsroom_store_query_authors_finish (cli->store, result, &error);
  if (authors == NULL)
    return newsroom_cli_fail (cli, NULL, error);

  if (json)
    print_json (authors);
  else
    print_table (authors);

  return NEWSROOM_CLI_DONE;
}
