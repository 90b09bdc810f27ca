/* newsroom-cli-salvage.c — newsroom-cli salvage: a damaged library made whole
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-repair.h"

static void
print_counts (NewsroomSalvage *salvage,
              const char      *report)
{
  g_autofree char *kept = g_filename_display_name (newsroom_salvage_get_kept_path (salvage));
  g_autofree char *shown = g_filename_display_name (report);

  for (int fate = 0; fate < NEWSROOM_N_FATES; fate++)
    {
      g_autofree char *count = g_strdup_printf ("%u", newsroom_salvage_count (salvage, (NewsroomFate)fate));

      newsroom_cli_print_fields (newsroom_repair_get_fate_name ((NewsroomFate)fate), count, NULL);
    }
  newsroom_cli_print_fields ("kept", kept, NULL);
  newsroom_cli_print_fields ("report", shown, NULL);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
print_json (NewsroomSalvage *salvage,
            const char      *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *kept = g_filename_display_name (newsroom_salvage_get_kept_path (salvage));
  g_autofree char *shown = g_filename_display_name (report);
  GPtrArray       *articles = newsroom_salvage_get_articles (salvage);

  json_builder_begin_object (builder);
  add_string (builder, "kept", kept);
  add_string (builder, "report", shown);
  json_builder_set_member_name (builder, "articles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < articles->len; i++)
    {
      const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);
      g_autofree char        *time = newsroom_cli_format_time (salvaged->time);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, salvaged->id);
      add_string (builder, "headline", salvaged->headline != NULL ? salvaged->headline : "");
      add_string (builder, "fate", newsroom_repair_get_fate_name (salvaged->fate));
      add_string (builder, "time", time);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  newsroom_cli_print_json (builder);
}

static void
complain (NewsroomSalvage *salvage)
{
  GPtrArray *articles = newsroom_salvage_get_articles (salvage);

  for (guint i = 0; i < articles->len; i++)
    {
      const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);
      g_autofree char        *title = newsroom_repair_dup_title (salvaged);
      g_autofree char        *became = newsroom_repair_dup_fate (salvaged);

      if (salvaged->fate != NEWSROOM_FATE_WHOLE)
        newsroom_cli_complain (title, became);
    }
}

/**
 * newsroom_cli_salvage:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Makes a library whole that is damaged, and keeps the damaged one. Prints how many articles became
 * what, and where the damaged library and the report are; names on standard error what is not whole.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_salvage (NewsroomCli *cli,
                      int          argc,
                      char       **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autofree char *library = NULL;
  g_autofree char *report = NULL;
  g_autoptr (NewsroomSalvage) salvage = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc > 1)
    return newsroom_cli_misuse (cli, _ ("“%s” is not an option."), argv[1]);

  library = newsroom_cli_find_library (cli, NEWSROOM_CLI_NEEDS_FOLDER, &status);
  if (library == NULL)
    return status;
  salvage = newsroom_salvage_new (library);
  newsroom_cli_catch_signals (cli);
  newsroom_repair_async (salvage, library, NULL, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  report = newsroom_repair_finish (salvage, result, &error);
  if (report == NULL)
    return newsroom_cli_fail (cli, NULL, error);

  if (json)
    print_json (salvage, report);
  else
    print_counts (salvage, report);
  complain (salvage);

  return newsroom_salvage_count (salvage, NEWSROOM_FATE_WHOLE) == newsroom_salvage_get_articles (salvage)->len ? NEWSROOM_CLI_DONE
                                                                                                               : NEWSROOM_CLI_FAILED;
}
