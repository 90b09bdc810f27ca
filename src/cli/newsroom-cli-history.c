/* newsroom-cli-history.c — newsroom-cli history, diff and revert: the versions of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-compare.h"
#include "newsroom-iso-time.h"

static void
print_row (GListModel *revisions,
           guint       index)
{
  g_autoptr (NewsroomRevision) revision = g_list_model_get_item (revisions, index);
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_revision_get_sequence (revision));
  g_autofree char *time = newsroom_iso_time_format (newsroom_revision_get_time (revision));
  g_autofree char *words = NULL;
  guint            n_words;

  if (newsroom_revision_get_word_count (revision, &n_words))
    words = g_strdup_printf ("%u", n_words);
  newsroom_cli_print_fields (sequence,
                             time,
                             newsroom_cause_get_name (newsroom_revision_get_cause (revision)),
                             words != NULL ? words : "",
                             newsroom_revision_get_who (revision),
                             newsroom_revision_get_name (revision),
                             NULL);
}

static void
print_table (GListModel *revisions)
{
  for (guint i = 0; i < g_list_model_get_n_items (revisions); i++)
    print_row (revisions, i);
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
print_json (GListModel *revisions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (revisions); i++)
    {
      g_autoptr (NewsroomRevision) revision = g_list_model_get_item (revisions, i);
      g_autofree char *time = newsroom_iso_time_format (newsroom_revision_get_time (revision));
      guint            n_words;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "number");
      json_builder_add_int_value (builder, newsroom_revision_get_sequence (revision));
      add_string (builder, "time", time);
      add_string (builder, "cause", newsroom_cause_get_name (newsroom_revision_get_cause (revision)));
      add_string (builder, "who", newsroom_revision_get_who (revision));
      add_string (builder, "name", newsroom_revision_get_name (revision));
      json_builder_set_member_name (builder, "word_count");
      if (newsroom_revision_get_word_count (revision, &n_words))
        json_builder_add_int_value (builder, n_words);
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  newsroom_cli_print_json (builder);
}

/* NULL with the status set if there is no such article. */
static GListModel *
query_revisions (NewsroomCli     *cli,
                 const char      *word,
                 gint64           id,
                 NewsroomCliExit *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_store_query_revisions_async (cli->store, id, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  revisions = newsroom_store_query_revisions_finish (cli->store, result, &error);
  if (revisions != NULL && g_list_model_get_n_items (revisions) == 0)
    g_set_error_literal (&error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND, _ ("there is no such article in the library"));
  if (error == NULL)
    return g_steal_pointer (&revisions);

  *status = newsroom_cli_fail (cli, word, error);

  return NULL;
}

/**
 * newsroom_cli_history:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Lists the versions of an article, the newest first: number, time, cause, words, who, name.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_history (NewsroomCli *cli,
                      int          argc,
                      char       **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GListModel) revisions = NULL;
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

  revisions = query_revisions (cli, argv[1], id, &status);
  if (revisions == NULL)
    return status;
  if (json)
    print_json (revisions);
  else
    print_table (revisions);

  return NEWSROOM_CLI_DONE;
}

/* As in the word diff of other programs: “[-gone-]” and “{+new+}”. */
static void
append_changes (GString                       *text,
                const NewsroomFieldComparison *field)
{
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };

  for (guint i = 0; i < field->changes->len; i++)
    {
      const NewsroomWordChange *change = &g_array_index (field->changes, NewsroomWordChange, i);

      g_string_append (text, marks[change->type][0]);
      g_string_append_len (text, change->text, (gssize)change->length);
      g_string_append (text, marks[change->type][1]);
    }
}

static void
print_comparison (GPtrArray *comparison)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < comparison->len; i++)
    {
      const NewsroomFieldComparison *field = comparison->pdata[i];

      if (!field->is_changed)
        continue;
      g_string_append_printf (text, "%s# %s\n\n", text->len > 0 ? "\n" : "", field->title);
      append_changes (text, field);
      if (text->str[text->len - 1] != '\n')
        g_string_append_c (text, '\n');
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  newsroom_cli_print_bytes (bytes);
}

/**
 * newsroom_cli_diff:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Prints what differs between two versions of an article, word by word; between a version and
 * the newest where one is named.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_diff (NewsroomCli *cli,
                   int          argc,
                   char       **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (NewsroomRevision) newest = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) comparison = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;
  gint64          numbers[3] = { 0 };

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc != 3 && argc != 4)
    return newsroom_cli_misuse (cli, _ ("Say the number of an article, and of one or two of its versions."));
  for (int i = 1; i < argc; i++)
    if (!newsroom_cli_parse_id (argv[i], &numbers[i - 1]))
      return newsroom_cli_misuse (cli, _ ("“%s” is not the number of an article or a version."), argv[i]);
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  revisions = query_revisions (cli, argv[1], numbers[0], &status);
  if (revisions == NULL)
    return status;
  newest = g_list_model_get_item (revisions, 0);
  if (argc == 3)
    numbers[2] = newsroom_revision_get_sequence (newest);

  newsroom_compare_async (cli->store, numbers[0], numbers[1], numbers[2], cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  comparison = newsroom_compare_finish (result, &error);
  if (comparison == NULL)
    return newsroom_cli_fail (cli, argv[1], error);
  print_comparison (comparison);

  return NEWSROOM_CLI_DONE;
}

static gboolean
restore_version (NewsroomCli *cli,
                 gint64       id,
                 gint64       version,
                 GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_restore_revision_async (cli->store, id, version, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);

  return newsroom_store_change_revision_finish (cli->store, result, error);
}

/**
 * newsroom_cli_revert:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Gives an article the texts and the byline of one of its versions, as the window does. Prints the
 * version that this makes, as newsroom_cli_history() lists it; those before stay.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_revert (NewsroomCli *cli,
                     int          argc,
                     char       **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GListModel) before = NULL;
  g_autoptr (GListModel) after = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomCliExit status;
  gint64          numbers[2];

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc != 3)
    return newsroom_cli_misuse (cli, _ ("Say the number of an article, and of one of its versions."));
  for (int i = 1; i < argc; i++)
    if (!newsroom_cli_parse_id (argv[i], &numbers[i - 1]))
      return newsroom_cli_misuse (cli, _ ("“%s” is not the number of an article or a version."), argv[i]);
  if (!newsroom_cli_open_existing_to_write (cli, &status))
    return status;

  before = query_revisions (cli, argv[1], numbers[0], &status);
  if (before == NULL)
    return status;
  if (!restore_version (cli, numbers[0], numbers[1], &error))
    return newsroom_cli_fail (cli, argv[1], error);

  after = query_revisions (cli, argv[1], numbers[0], &status);
  if (after == NULL)
    return status;
  print_row (after, 0);

  return NEWSROOM_CLI_DONE;
}
