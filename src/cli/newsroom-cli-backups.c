/* newsroom-cli-backups.c — newsroom-cli backups: the backups that there are, verified
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "newsroom-backup.h"

static const char *
get_state (const NewsroomBackup *backup)
{
  if (backup->trouble != NULL)
    return backup->is_damaged || backup->kind == NEWSROOM_BACKUP_MADE ? "damaged" : "unread";
  if (backup->kind != NEWSROOM_BACKUP_MADE)
    return "kept";

  return newsroom_backup_is_partial (backup->path) ? "partial" : "verified";
}

static void
print_table (GPtrArray *backups)
{
  for (guint i = backups->len; i-- > 0;)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char      *time = newsroom_cli_format_time (backup->time);
      g_autofree char      *size = g_strdup_printf ("%" G_GOFFSET_FORMAT, backup->size);
      g_autofree char      *n_articles = g_strdup_printf ("%" G_GINT64_FORMAT, backup->figures.n_articles);
      g_autofree char      *path = g_filename_display_name (backup->path);

      newsroom_cli_print_fields (time, size, n_articles, get_state (backup), path, NULL);
    }
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
print_json (GPtrArray *backups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = backups->len; i-- > 0;)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char      *time = newsroom_cli_format_time (backup->time);
      g_autofree char      *path = g_filename_display_name (backup->path);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "time");
      json_builder_add_string_value (builder, time);
      add_int (builder, "size", backup->size);
      add_int (builder, "articles", backup->figures.n_articles);
      add_int (builder, "revisions", backup->figures.n_revisions);
      json_builder_set_member_name (builder, "verified");
      json_builder_add_boolean_value (builder, backup->trouble == NULL && !newsroom_backup_is_partial (backup->path));
      json_builder_set_member_name (builder, "partial");
      json_builder_add_boolean_value (builder, newsroom_backup_is_partial (backup->path));
      json_builder_set_member_name (builder, "kept");
      json_builder_add_boolean_value (builder, backup->kind != NEWSROOM_BACKUP_MADE);
      json_builder_set_member_name (builder, "path");
      json_builder_add_string_value (builder, path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  newsroom_cli_print_json (builder);
}

/* In a second folder of the application each library has its own. */
static char *
choose_folder (const char *library,
               const char *argument)
{
  g_autofree char *second = NULL;

  if (argument == NULL)
    return newsroom_backup_dup_folder (library);

  second = newsroom_backup_dup_second_folder (library, argument);
  if (g_file_test (second, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&second);

  return g_strdup (argument);
}

/* What may not be looked into must not pass for a folder without backups. One that is not there has none. */
static gboolean
may_look (const char *folder)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (g_access (folder, R_OK | X_OK) == 0 || errno == ENOENT)
    return TRUE;

  shown = g_filename_display_name (folder);
  message = g_strdup_printf (_ ("Could not look for backups in “%s”: %s"), shown, errno == EACCES ? _ ("you do not have the permission") : g_strerror (errno));
  newsroom_cli_complain (NULL, message);

  return FALSE;
}

/**
 * newsroom_cli_backups:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Verifies and lists the backups of the library, which may be open or lost, the newest first:
 * time, size, articles, whether it is verified, file. What was kept of it with damaged rows is
 * listed as partial, and what was kept whole beside it as kept.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_backups (NewsroomCli *cli,
                      int          argc,
                      char       **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autofree char *library = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  NewsroomCliExit status;
  guint           n_damaged = 0;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc > 2)
    return newsroom_cli_misuse (cli, _ ("Say at most one folder."));
  if (argc == 2 && !g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    {
      g_autofree char *shown = g_filename_display_name (argv[1]);

      return newsroom_cli_misuse (cli, _ ("There is no folder “%s”."), shown);
    }

  library = newsroom_cli_find_library (cli, argc == 2 ? NEWSROOM_CLI_NEEDS_PATH : NEWSROOM_CLI_NEEDS_FOLDER, &status);
  if (library == NULL)
    return status;
  folder = choose_folder (library, argc == 2 ? argv[1] : NULL);
  if (!may_look (folder))
    return NEWSROOM_CLI_INPUT;
  newsroom_backup_list_async (library, folder, NEWSROOM_BACKUP_VERIFIED, NULL, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  backups = newsroom_backup_list_finish (result, NULL);

  if (json)
    print_json (backups);
  else
    print_table (backups);
  for (guint i = backups->len; i-- > 0;)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);

      if (backup->trouble == NULL)
        continue;
      newsroom_cli_complain (NULL, backup->trouble);
      n_damaged++;
    }

  return newsroom_cli_sum_up (backups->len, n_damaged, NEWSROOM_CLI_DAMAGED);
}
