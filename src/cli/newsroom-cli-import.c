/* newsroom-cli-import.c — newsroom-cli import: article files into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "newsroom-file.h"
#include "newsroom-import-files.h"
#include "newsroom-import-gather.h"
#include "newsroom-import-pace.h"
#include "newsroom-import-summary.h"

/*
 * Choice:
 * @from: (nullable): the name of an import format
 * @replace: for a file of which the library has an older version: whether its article
 *   becomes the new one
 * @keep_both: whether the new one becomes an article of its own
 * @keeps_changes: whether tracked changes stay as marks
 * @json: whether the summary is printed as data, and nothing else
 */
typedef struct
{
  char    *from;
  gboolean replace;
  gboolean keep_both;
  gboolean keeps_changes;
  gboolean json;
} Choice;

/*
 * Progress:
 * @begun: when the import began, in µs
 * @shows: whether there is a terminal to show it on
 * @is_shown: whether it stands there
 */
typedef struct
{
  gint64   begun;
  gboolean shows;
  gboolean is_shown;
} Progress;

/* Goes back to the beginning of the line, and clears what is left of it. */
#define ANEW "\r\033[K"

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer user_data)
{
  Progress        *progress = user_data;
  g_autofree char *text = NULL;

  if (!progress->shows || n_all < 2)
    return;

  text = newsroom_import_pace_dup_text (g_get_monotonic_time () - progress->begun, n_done, n_all);
  fprintf (stderr, ANEW "%s", text);
  fflush (stderr);
  progress->is_shown = TRUE;
}

/* Puts a file that has changed into the library, as was asked for. */
static gboolean
resolve (NewsroomCli          *cli,
         NewsroomImportResult *result,
         const Choice         *choice,
         GError              **error)
{
  g_autoptr (GAsyncResult) resolved = NULL;

  if (!choice->replace && !choice->keep_both)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_import_result_get_article_id (result));

      g_set_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_EXISTS, _ ("It has changed since article %s was imported from it; say --replace or --keep-both"), id);
      return FALSE;
    }

  newsroom_import_resolve_async (cli->store,
                                 result,
                                 choice->replace,
                                 cli->cancellable,
                                 newsroom_cli_result_cb,
                                 cli);
  resolved = newsroom_cli_await (cli);

  return newsroom_import_resolve_finish (cli->store, resolved, error);
}

/* After a signal the files that are left are not named one by one. */
static NewsroomCliExit
fail (NewsroomCli  *cli,
      const char   *subject,
      const GError *error)
{
  return cli->signal != 0 ? NEWSROOM_CLI_FAILED : newsroom_cli_fail (cli, subject, error);
}

static NewsroomCliExit
report (NewsroomCli          *cli,
        NewsroomImportResult *result,
        const Choice         *choice)
{
  g_autofree char *subject = newsroom_file_dup_display_name (newsroom_import_result_get_file (result));
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  switch (newsroom_import_result_get_status (result))
    {
    case NEWSROOM_IMPORT_FAILED:
      return fail (cli, subject, newsroom_import_result_get_error (result));
    case NEWSROOM_IMPORT_CHANGED:
      if (!resolve (cli, result, choice, &error))
        {
          fail (cli, subject, error);
          return NEWSROOM_CLI_FAILED;
        }
      break;
    case NEWSROOM_IMPORT_SKIPPED:
      if (!choice->json)
        newsroom_cli_complain (subject, newsroom_import_result_get_error (result)->message);
      return NEWSROOM_CLI_DONE;
    case NEWSROOM_IMPORT_ADDED:
    case NEWSROOM_IMPORT_KNOWN:
    default:
      break;
    }

  id = g_strdup_printf ("%" G_GINT64_FORMAT, newsroom_import_result_get_article_id (result));
  if (!choice->json)
    newsroom_cli_print_fields (id, newsroom_import_result_get_headline (result), NULL);

  return NEWSROOM_CLI_DONE;
}

static GPtrArray *
import (NewsroomCli  *cli,
        GPtrArray    *files,
        const Choice *choice)
{
  Progress progress = { g_get_monotonic_time (), isatty (STDERR_FILENO) != 0, FALSE };
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *results;

  newsroom_import_files_async (cli->store,
                               files,
                               choice->from,
                               choice->keeps_changes,
                               progress_cb,
                               &progress,
                               cli->cancellable,
                               newsroom_cli_result_cb,
                               cli);
  result = newsroom_cli_await (cli);
  results = newsroom_import_files_finish (cli->store, result, NULL);
  if (progress.is_shown)
    fputs (ANEW, stderr);

  return results;
}

/* Where folders were named, what became of all that is in them. */
static void
sum_up (GPtrArray              *results,
        const NewsroomGathered *gathered,
        const Choice           *choice)
{
  g_autoptr (NewsroomImportSummary) summary = NULL;
  g_autofree char *text = NULL;

  if (gathered->n_folders == 0 && !choice->json)
    return;

  summary = newsroom_import_summary_new (results, gathered->n_hidden);
  text = choice->json ? newsroom_import_summary_dup_json (summary) : newsroom_import_summary_dup_counts (summary);
  if (choice->json)
    fputs (text, stdout);
  else
    fprintf (stderr, "%s\n", text);
}

static NewsroomCliExit
import_files (NewsroomCli  *cli,
              GPtrArray    *named,
              const Choice *choice,
              guint         n_unusable)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NewsroomGathered) gathered = NULL;
  g_autoptr (GPtrArray) results = NULL;
  guint           n_failed = n_unusable;
  NewsroomCliExit last_failure = NEWSROOM_CLI_INPUT;

  newsroom_import_gather_async (named, cli->cancellable, newsroom_cli_result_cb, cli);
  result = newsroom_cli_await (cli);
  gathered = newsroom_import_gather_finish (result);
  results = import (cli, gathered->files, choice);
  g_ptr_array_extend (results, gathered->skipped, (GCopyFunc)(void (*) (void))g_object_ref, NULL);
  for (guint i = 0; i < results->len; i++)
    {
      NewsroomCliExit status = report (cli, results->pdata[i], choice);

      if (status == NEWSROOM_CLI_DONE)
        continue;
      n_failed++;
      last_failure = status;
    }
  sum_up (results, gathered, choice);

  return newsroom_cli_sum_up ((gathered->n_folders > 0 ? MAX (results->len, 2) : named->len) + n_unusable, n_failed, last_failure);
}

/**
 * newsroom_cli_import:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Imports files, and what is in folders, and prints the number and headline of each article, also of
 * those that the library knows.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_import (NewsroomCli *cli,
                     int          argc,
                     char       **argv)
{
  Choice             choice = { 0 };
  g_autofree char   *from = NULL;
  g_autofree char   *changes = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Read them as FORMAT: txt, markdown, docx, odt, rtf, pdf, html"), N_ ("FORMAT") },
    { "tracked-changes", 0, 0, G_OPTION_ARG_FILENAME, &changes, N_ ("“accept” tracked changes, or “keep” them as marks"), N_ ("HOW") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &choice.replace, N_ ("Replace the article that an older version of a file became"), NULL },
    { "keep-both", 0, 0, G_OPTION_ARG_NONE, &choice.keep_both, N_ ("Keep that article, and add the new version as another"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &choice.json, N_ ("Print what became of each file as JSON"), NULL },
    { NULL },
  };
  g_autoptr (GArray) readers = newsroom_desk_list_import_formats ();
  g_autofree char *names = newsroom_cli_list_formats (readers);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  NewsroomCliExit status;
  guint           n_unusable = 0;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (argc < 2)
    return newsroom_cli_misuse (cli, _ ("There is no file to import."));
  if (choice.replace && choice.keep_both)
    return newsroom_cli_misuse (cli, _ ("--replace and --keep-both exclude each other."));
  if (from != NULL && !newsroom_cli_has_format (readers, from))
    return newsroom_cli_misuse (cli, _ ("There is no format “%s” to import; there are %s."), from, names);
  if (!newsroom_cli_read_changes (cli, changes, &choice.keeps_changes, &status))
    return status;
  choice.from = from;

  if (!newsroom_cli_open (cli, &status))
    return status;
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      GFile *file = newsroom_file_new_for_argument (argv[i], &error);

      if (file != NULL)
        {
          g_ptr_array_add (files, file);
          continue;
        }
      newsroom_cli_fail (cli, NULL, error);
      n_unusable++;
    }

  return import_files (cli, files, &choice, n_unusable);
}
