/* newsroom-cli-convert.c — newsroom-cli convert: an article file to another format
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

#include "newsroom-convert.h"
#include "newsroom-file.h"

/*
 * Conversion:
 * @from: (nullable): the argument of --from
 * @part: the argument of --part; 0 without it
 * @changes: (nullable): the argument of --tracked-changes
 * @keeps_changes: what it means
 * @output: what it becomes and where to
 * @reader: reads the files
 */
typedef struct
{
  char             *from;
  int               part;
  char             *changes;
  gboolean          keeps_changes;
  NewsroomCliOutput output;

  NewsroomImportReader *reader;
} Conversion;

static void
conversion_clear (Conversion *conversion)
{
  g_free (conversion->from);
  g_free (conversion->changes);
  newsroom_cli_output_clear (&conversion->output);
  g_clear_pointer (&conversion->reader, newsroom_import_reader_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conversion, conversion_clear)

static gboolean
check (NewsroomCli     *cli,
       Conversion      *conversion,
       int              n_inputs,
       NewsroomCliExit *status)
{
  g_autoptr (GArray) readers = newsroom_desk_list_import_formats ();
  g_autoptr (GArray) writers = newsroom_desk_list_export_formats ();
  g_autofree char *from = newsroom_cli_list_formats (readers);
  g_autofree char *to = newsroom_cli_list_formats (writers);

  if (n_inputs == 0)
    *status = newsroom_cli_misuse (cli, _ ("There is no input; “-” is standard input."));
  else if (conversion->output.to == NULL)
    *status = newsroom_cli_misuse (cli, _ ("Say with --to what it is to become: %s."), to);
  else if (!newsroom_cli_has_format (writers, conversion->output.to))
    *status = newsroom_cli_misuse (cli, _ ("There is no format “%s” to convert to; there are %s."), conversion->output.to, to);
  else if (conversion->from != NULL && !newsroom_cli_has_format (readers, conversion->from))
    *status = newsroom_cli_misuse (cli, _ ("There is no format “%s” to convert from; there are %s."), conversion->from, from);
  else if (conversion->part < 0)
    *status = newsroom_cli_misuse (cli, _ ("--part takes the number of an article, from 1."));
  else
    return newsroom_cli_read_changes (cli, conversion->changes, &conversion->keeps_changes, status) && newsroom_cli_output_check (&conversion->output, cli, n_inputs, status);

  return FALSE;
}

/* story.txt becomes story.html in a folder. */
static char *
make_name (const char *input,
           const char *format)
{
  g_autoptr (GArray) writers = newsroom_desk_list_export_formats ();
  g_autofree char *basename = g_str_equal (input, "-") ? g_strdup ("article") : g_path_get_basename (input);
  const char      *extension = NULL;
  char            *dot;

  for (guint i = 0; i < writers->len; i++)
    if (g_str_equal (g_array_index (writers, NewsroomFormatInfo, i).name, format))
      extension = g_array_index (writers, NewsroomFormatInfo, i).extension;
  dot = strrchr (basename, '.');
  if (dot != NULL && dot != basename)
    *dot = '\0';

  return g_strconcat (basename, ".", extension, NULL);
}

/* A signal waits until the file has its name, so that nothing half done is left behind. */
static gboolean
write_undisturbed (NewsroomCliOutput *output,
                   GFile             *file,
                   GBytes            *bytes,
                   GError           **error)
{
  sigset_t signals, before;
  gboolean written;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigprocmask (SIG_BLOCK, &signals, &before);
  written = newsroom_file_write (file, bytes, output->force, NULL, error);
  sigprocmask (SIG_SETMASK, &before, NULL);
  if (written)
    newsroom_cli_output_remember (output, file);

  return written;
}

static NewsroomCliExit
convert_one (NewsroomCli *cli,
             Conversion  *conversion,
             const char  *input)
{
  NewsroomCliOutput          *output = &conversion->output;
  const NewsroomExportOptions options = newsroom_cli_output_make_options (output);
  g_autofree char            *name = NULL;
  g_autofree char            *target_name = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) converted = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *dropped;

  bytes = newsroom_cli_read (input, &name, &error);
  if (bytes != NULL)
    converted = newsroom_convert (conversion->reader, g_steal_pointer (&bytes), name, conversion->from, (guint)conversion->part, output->to, &options, report, &error);
  if (converted == NULL)
    return newsroom_cli_fail (cli, input, error);

  dropped = newsroom_report_get_dropped (report);
  for (guint i = 0; dropped[i] != NULL; i++)
    newsroom_cli_complain (input, dropped[i]);

  if (output->printed)
    {
      newsroom_cli_print_bytes (converted);
      return NEWSROOM_CLI_DONE;
    }

  target_name = make_name (input, output->to);
  target = newsroom_cli_output_choose (output, target_name);
  if (write_undisturbed (output, target, converted, &error))
    return NEWSROOM_CLI_DONE;

  newsroom_cli_fail (cli, input, error);

  return NEWSROOM_CLI_FAILED;
}

/**
 * newsroom_cli_convert:
 * @cli: the run
 * @argc: how many words
 * @argv: the words of the command
 *
 * Reads article files and writes them in another format, without a library.
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_convert (NewsroomCli *cli,
                      int          argc,
                      char       **argv)
{
  g_auto (Conversion) conversion = { .output = NEWSROOM_CLI_OUTPUT_INIT };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &conversion.from, N_ ("Read it as FORMAT: txt, markdown, docx, odt, rtf, pdf, html"), N_ ("FORMAT") },
    { "part", 0, 0, G_OPTION_ARG_INT, &conversion.part, N_ ("Of a file that holds several articles, the one of this number"), N_ ("N") },
    { "tracked-changes", 0, 0, G_OPTION_ARG_FILENAME, &conversion.changes, N_ ("“accept” tracked changes, or “keep” them as marks"), N_ ("HOW") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &conversion.output.to, N_ ("Write it as FORMAT: html, html-fragment, text, markdown, json"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &conversion.output.place, N_ ("Write to FILE, or into a folder; “-” is standard output"), N_ ("FILE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &conversion.output.width, N_ ("Wrap text at N columns, at least 40; 0: one line a paragraph"), N_ ("N") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &conversion.output.force, N_ ("Replace files that are there"), NULL },
    { NULL },
  };
  NewsroomCliExit status;
  guint           n_failed = 0;
  NewsroomCliExit last_failure = NEWSROOM_CLI_DONE;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  if (!check (cli, &conversion, argc - 1, &status))
    return status;

  conversion.reader = newsroom_import_reader_new ();
  newsroom_import_reader_set_keeps_changes (conversion.reader, conversion.keeps_changes);
  for (int i = 1; i < argc; i++)
    {
      status = convert_one (cli, &conversion, argv[i]);
      if (status == NEWSROOM_CLI_DONE)
        continue;
      n_failed++;
      last_failure = status;
    }

  return newsroom_cli_sum_up ((guint)argc - 1, n_failed, last_failure);
}
