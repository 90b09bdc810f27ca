/* newsroom-cli-export.c — newsroom-cli export: articles from the library to files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>

#include "newsroom-convert.h"
#include "newsroom-file.h"

/* The bytes that an article was imported from are no format, but are asked for like one. */
#define ORIGINAL "original"

/*
 * Delivery:
 * @output: what the articles become and where to
 * @earlier: the argument of --earlier: which of the files that an article was imported from,
 *   0 for the last
 */
typedef struct
{
  NewsroomCliOutput output;
  int               earlier;
} Delivery;

static void
delivery_clear (Delivery *delivery)
{
  newsroom_cli_output_clear (&delivery->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Delivery, delivery_clear)

static gboolean
check (NewsroomCli     *cli,
       Delivery        *delivery,
       int              argc,
       char           **argv,
       NewsroomCliExit *status)
{
  g_autoptr (GArray) writers = newsroom_desk_list_export_formats ();
  g_autofree char *names = newsroom_cli_list_formats (writers);
  gint64           id;

  for (int i = 1; i < argc; i++)
    if (!newsroom_cli_parse_id (argv[i], &id))
      {
        *status = newsroom_cli_misuse (cli, _ ("“%s” is not the number of an article."), argv[i]);
        return FALSE;
      }

  if (argc < 2)
    *status = newsroom_cli_misuse (cli, _ ("Say the numbers of the articles."));
  else if (delivery->output.to == NULL)
    *status = newsroom_cli_misuse (cli, _ ("Say with --to what they are to become: %s, %s."), names, ORIGINAL);
  else if (!newsroom_cli_has_format (writers, delivery->output.to) && !g_str_equal (delivery->output.to, ORIGINAL))
    *status = newsroom_cli_misuse (cli, _ ("There is no format “%s” to export to; there are %s, %s."), delivery->output.to, names, ORIGINAL);
  else if (delivery->output.place == NULL)
    *status = newsroom_cli_misuse (cli, _ ("Say with --output where to."));
  else if (delivery->earlier < 0)
    *status = newsroom_cli_misuse (cli, _ ("The argument of --earlier is not a number of files."));
  else if (delivery->earlier > 0 && !g_str_equal (delivery->output.to, ORIGINAL))
    *status = newsroom_cli_misuse (cli, _ ("--earlier needs --to %s."), ORIGINAL);
  else
    return newsroom_cli_output_check (&delivery->output, cli, argc - 1, status);

  return FALSE;
}

static NewsroomArticle *
load_article (NewsroomCli *cli,
              gint64       id,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_article_async (cli->store, id, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);

  return newsroom_store_load_article_finish (cli->store, result, error);
}

static NewsroomOriginal *
load_original (NewsroomCli *cli,
               gint64       id,
               Delivery    *delivery,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_earlier_original_async (cli->store, id, (guint)delivery->earlier, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);

  return newsroom_store_load_original_finish (cli->store, result, error);
}

/* Other formats are for readers; who has Markdown may take it for all that was written. */
static void
tell_left_out (Delivery        *delivery,
               gint64           id,
               NewsroomArticle *article)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *left_out = g_str_equal (delivery->output.to, "markdown") ? newsroom_convert_dup_left_out (article) : NULL;

  if (left_out != NULL)
    newsroom_cli_complain (number, left_out);
}

/* Begins to write an article, and says where to. */
static GFile *
start_article (NewsroomCli *cli,
               Delivery    *delivery,
               gint64       id,
               GError     **error)
{
  const NewsroomExportOptions options = newsroom_cli_output_make_options (&delivery->output);
  g_autoptr (NewsroomArticle) article = load_article (cli, id, error);
  g_autofree char *name = NULL;
  GFile           *file;

  if (article == NULL)
    return NULL;

  tell_left_out (delivery, id, article);
  name = newsroom_export_dup_file_name (article, delivery->output.to);
  file = newsroom_cli_output_choose (&delivery->output, name);
  newsroom_export_file_async (article,
                              delivery->output.to,
                              &options,
                              file,
                              delivery->output.force,
                              cli->cancellable,
                              newsroom_cli_result_cb,
                              cli);

  return file;
}

/* Begins to write what an article was imported from, and says where to. */
static GFile *
start_original (NewsroomCli *cli,
                Delivery    *delivery,
                gint64       id,
                GError     **error)
{
  g_autoptr (NewsroomOriginal) original = load_original (cli, id, delivery, error);
  g_autofree char *name = NULL;
  GFile           *file;

  if (original == NULL)
    return NULL;

  name = g_path_get_basename (newsroom_original_get_file_name (original));
  file = newsroom_cli_output_choose (&delivery->output, name);
  newsroom_export_original_async (original, file, delivery->output.force, cli->cancellable, newsroom_cli_result_cb, cli);

  return file;
}

static GBytes *
make_bytes (NewsroomCli *cli,
            Delivery    *delivery,
            gint64       id,
            GError     **error)
{
  const NewsroomExportOptions options = newsroom_cli_output_make_options (&delivery->output);
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (g_str_equal (delivery->output.to, ORIGINAL))
    {
      g_autoptr (NewsroomOriginal) original = load_original (cli, id, delivery, error);

      return original != NULL ? g_bytes_ref (newsroom_original_get_bytes (original)) : NULL;
    }

  article = load_article (cli, id, error);
  if (article == NULL)
    return NULL;
  tell_left_out (delivery, id, article);
  newsroom_export_bytes_async (article, delivery->output.to, &options, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);

  return newsroom_export_bytes_finish (result, error);
}

static NewsroomCliExit
print_one (NewsroomCli *cli,
           Delivery    *delivery,
           const char  *argument)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  newsroom_cli_parse_id (argument, &id);
  bytes = make_bytes (cli, delivery, id, &error);
  if (bytes == NULL)
    return newsroom_cli_fail (cli, argument, error);
  newsroom_cli_print_bytes (bytes);

  return NEWSROOM_CLI_DONE;
}

static NewsroomCliExit
export_one (NewsroomCli *cli,
            Delivery    *delivery,
            const char  *argument)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  newsroom_cli_parse_id (argument, &id);
  if (g_str_equal (delivery->output.to, ORIGINAL))
    file = start_original (cli, delivery, id, &error);
  else
    file = start_article (cli, delivery, id, &error);
  if (file == NULL)
    return newsroom_cli_fail (cli, argument, error);

  result = newsroom_cli_await (cli);
  if (!newsroom_export_file_finish (result, &error))
    {
      newsroom_cli_fail (cli, argument, error);
      return NEWSROOM_CLI_FAILED;
    }

  newsroom_cli_output_remember (&delivery->output, file);
  name = newsroom_file_dup_display_name (file);
  newsroom_cli_print_fields (argument, name, NULL);

  return NEWSROOM_CLI_DONE;
}

/**
 * newsroom_cli_export:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Writes articles to files and prints the number of each and where it is.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_export (NewsroomCli *cli,
                     int          argc,
                     char       **argv)
{
  g_auto (Delivery) delivery = { .output = NEWSROOM_CLI_OUTPUT_INIT };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &delivery.output.to, N_ ("Write them as FORMAT: html, html-fragment, text, markdown, json, original"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &delivery.output.place, N_ ("Write to FILE, or into a folder under a name from the headline; “-” is standard output"), N_ ("FILE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &delivery.output.width, N_ ("Wrap text at N columns, at least 40; 0: one line a paragraph"), N_ ("N") },
    { "earlier", 0, 0, G_OPTION_ARG_INT, &delivery.earlier, N_ ("With original: the file that was replaced, N times ago"), N_ ("N") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &delivery.output.force, N_ ("Replace files that are there"), NULL },
    { NULL },
  };
  NewsroomCliExit status;
  guint           n_failed = 0;
  NewsroomCliExit last_failure = NEWSROOM_CLI_DONE;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (!check (cli, &delivery, argc, argv, &status))
    return status;
  if (!newsroom_cli_open_existing (cli, &status))
    return status;

  for (int i = 1; i < argc; i++)
    {
      status = delivery.output.printed ? print_one (cli, &delivery, argv[i]) : export_one (cli, &delivery, argv[i]);
      if (status == NEWSROOM_CLI_DONE)
        continue;
      n_failed++;
      last_failure = status;
    }

  return newsroom_cli_sum_up ((guint)argc - 1, n_failed, last_failure);
}
