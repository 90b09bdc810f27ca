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
 * @to: (nullable): the argument of --to
 * @output: (nullable): the argument of --output
 * @width: the argument of --width, -1 for none
 * @force: whether --force was given
 * @folder: whether @output is a folder
 * @written: the set of paths that this run has written
 */
typedef struct
{
  char       *from;
  char       *to;
  char       *output;
  int         width;
  gboolean    force;
  gboolean    folder;
  GHashTable *written;
} Conversion;

static void
conversion_clear (Conversion *conversion)
{
  g_free (conversion->from);
  g_free (conversion->to);
  g_free (conversion->output);
  g_clear_pointer (&conversion->written, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conversion, conversion_clear)

static gboolean
check (NewsroomCli      *cli,
       const Conversion *conversion,
       int               n_inputs,
       NewsroomCliExit  *status)
{
  g_autoptr (GArray) readers = newsroom_desk_list_import_formats ();
  g_autoptr (GArray) writers = newsroom_desk_list_export_formats ();
  g_autofree char *from = newsroom_cli_list_formats (readers);
  g_autofree char *to = newsroom_cli_list_formats (writers);

  if (n_inputs == 0)
    *status = newsroom_cli_misuse (cli, _ ("There is no input; “-” is standard input."));
  else if (conversion->to == NULL)
    *status = newsroom_cli_misuse (cli, _ ("Say with --to what it is to become: %s."), to);
  else if (!newsroom_cli_has_format (writers, conversion->to))
    *status = newsroom_cli_misuse (cli, _ ("There is no format “%s” to convert to; there are %s."), conversion->to, to);
  else if (conversion->from != NULL && !newsroom_cli_has_format (readers, conversion->from))
    *status = newsroom_cli_misuse (cli, _ ("There is no format “%s” to convert from; there are %s."), conversion->from, from);
  else if (n_inputs > 1 && !conversion->folder)
    *status = newsroom_cli_misuse (cli, _ ("Several inputs need an existing folder for --output."));
  else
    return TRUE;

  return FALSE;
}

/* story.txt in the folder of --output becomes story.html. */
static GFile *
make_target (const Conversion *conversion,
             const char       *input)
{
  g_autoptr (GArray) writers = NULL;
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  const char      *extension = NULL;
  char            *dot;

  if (!conversion->folder)
    return g_file_new_for_path (conversion->output);

  writers = newsroom_desk_list_export_formats ();
  for (guint i = 0; i < writers->len; i++)
    if (g_str_equal (g_array_index (writers, NewsroomFormatInfo, i).name, conversion->to))
      extension = g_array_index (writers, NewsroomFormatInfo, i).extension;
  basename = g_str_equal (input, "-") ? g_strdup ("article") : g_path_get_basename (input);
  dot = strrchr (basename, '.');
  if (dot != NULL && dot != basename)
    *dot = '\0';
  name = g_strconcat (basename, ".", extension, NULL);
  path = g_build_filename (conversion->output, name, NULL);

  return g_file_new_for_path (path);
}

/* A signal waits until the file has its name, so that nothing half done is left behind. What
 * this run has written is not replaced: two inputs may want the same name. */
static gboolean
write_undisturbed (const Conversion *conversion,
                   GFile            *file,
                   GBytes           *bytes,
                   GError          **error)
{
  g_autofree char *path = g_file_get_path (file);
  gboolean         replace = conversion->force && !g_hash_table_contains (conversion->written, path);
  sigset_t         signals, before;
  gboolean         written;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigprocmask (SIG_BLOCK, &signals, &before);
  written = newsroom_file_write (file, bytes, replace, NULL, error);
  sigprocmask (SIG_SETMASK, &before, NULL);
  if (written)
    g_hash_table_add (conversion->written, g_steal_pointer (&path));

  return written;
}

static NewsroomCliExit
convert_one (NewsroomCli      *cli,
             const Conversion *conversion,
             const char       *input)
{
  NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autofree char      *subject = g_filename_display_name (input);
  g_autofree char      *name = NULL;
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) converted = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *dropped;

  if (conversion->width >= 0)
    options.text_width = (guint)conversion->width;
  bytes = newsroom_cli_read (input, &name, &error);
  if (bytes != NULL)
    converted = newsroom_convert (g_steal_pointer (&bytes), name, conversion->from, conversion->to, &options, report, &error);
  if (converted == NULL)
    return newsroom_cli_fail (cli, subject, error);

  dropped = newsroom_report_get_dropped (report);
  for (guint i = 0; dropped[i] != NULL; i++)
    g_printerr ("newsroom-cli: %s: %s\n", subject, dropped[i]);

  if (conversion->output == NULL)
    {
      newsroom_cli_print_bytes (converted);
      return NEWSROOM_CLI_DONE;
    }

  target = make_target (conversion, input);
  if (write_undisturbed (conversion, target, converted, &error))
    return NEWSROOM_CLI_DONE;

  newsroom_cli_fail (cli, subject, error);

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
  g_auto (Conversion) conversion = { .width = -1 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &conversion.from, N_ ("Read it as FORMAT: txt, markdown"), N_ ("FORMAT") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &conversion.to, N_ ("Write it as FORMAT: html, html-fragment, text, markdown, json"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &conversion.output, N_ ("Write to FILE, or into a folder"), N_ ("FILE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &conversion.width, N_ ("Wrap text at N columns; 0: one line a paragraph"), N_ ("N") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &conversion.force, N_ ("Replace files that are there"), NULL },
    { NULL },
  };
  NewsroomCliExit status;
  guint           n_failed = 0;
  NewsroomCliExit last_failure = NEWSROOM_CLI_DONE;

  if (!newsroom_cli_parse (cli, &argc, &argv, entries, &status))
    return status;
  conversion.written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  conversion.folder = conversion.output != NULL && g_file_test (conversion.output, G_FILE_TEST_IS_DIR);
  if (!check (cli, &conversion, argc - 1, &status))
    return status;

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
