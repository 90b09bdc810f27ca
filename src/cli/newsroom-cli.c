/* newsroom-cli.c — Newsroom for the terminal and for scripts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

static const NewsroomCommand commands[] = {
  { "authors", NULL, N_ ("List the authors in the library"), TRUE, newsroom_cli_authors },
  { "backup", N_ ("[FILE|FOLDER]"), N_ ("Back the library up"), TRUE, newsroom_cli_backup },
  { "backups", N_ ("[FOLDER]"), N_ ("Verify and list the backups of the library"), TRUE, newsroom_cli_backups },
  { "check", NULL, N_ ("Check every article in the library"), TRUE, newsroom_cli_check },
  { "convert", N_ ("INPUT… | -"), N_ ("Convert article files without a library"), FALSE, newsroom_cli_convert },
  { "diff", N_ ("ID VERSION [VERSION]"), N_ ("Show what differs between versions of an article"), TRUE, newsroom_cli_diff },
  { "export", N_ ("ID…"), N_ ("Export articles from the library"), TRUE, newsroom_cli_export },
  { "export-everything", N_ ("FOLDER"), N_ ("Write the whole library to a new folder of plain files"), TRUE, newsroom_cli_export_everything },
  { "history", N_ ("ID"), N_ ("List the versions of an article"), TRUE, newsroom_cli_history },
  { "import", N_ ("FILE|FOLDER…"), N_ ("Import article files into the library"), TRUE, newsroom_cli_import },
  { "import-everything", N_ ("FOLDER"), N_ ("Take a library from the folder that export-everything made"), TRUE, newsroom_cli_import_everything },
  { "list", NULL, N_ ("List or search the articles in the library"), TRUE, newsroom_cli_list },
  { "new", NULL, N_ ("Begin a new article"), TRUE, newsroom_cli_new },
  { "restore", N_ ("BACKUP"), N_ ("Put a backup in the place of the library, which is kept"), TRUE, newsroom_cli_restore },
  { "revert", N_ ("ID VERSION"), N_ ("Restore a version of an article, as a new one"), TRUE, newsroom_cli_revert },
  { "salvage", NULL, N_ ("Repair a damaged library, and keep the damaged one"), TRUE, newsroom_cli_salvage },
  { "show", N_ ("ID"), N_ ("Show an article"), TRUE, newsroom_cli_show },
};

static void
print_help (void)
{
  printf ("%s\n  newsroom-cli [--library %s] %s\n\n%s\n", _ ("Usage:"), _ ("PATH"), _ ("COMMAND [OPTION…] [ARGUMENT…]"), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-19s%s\n", commands[i].name, _ (commands[i].summary));
  printf ("\n%s\n", _ ("Options:"));
  printf ("  --library %s  %s\n", _ ("PATH"), _ ("Use the library at PATH"));
  printf ("  --version       %s\n", _ ("Show the version"));
  printf ("  -h, --help      %s\n\n", _ ("Show this help; after a command, that of the command"));
  printf ("%s\n", _ ("Exit status: 0 done, 1 some of several failed or the output could not be written, 2 usage,\n"
                     "3 the input cannot be read or is no article, 4 the library is in use by another Newsroom,\n"
                     "5 the library or the backup is damaged, newer, or no library."));
}

static const NewsroomCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static NewsroomCliExit
run (NewsroomCli *self,
     int          argc,
     char       **argv)
{
  gboolean           help = FALSE;
  gboolean           version = FALSE;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &self->library, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  /* The options after the command are the command's. */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return newsroom_cli_misuse (self, "%s", error->message);

  if (help)
    {
      print_help ();
      return NEWSROOM_CLI_DONE;
    }
  if (version)
    {
      printf ("newsroom-cli %s\n", NEWSROOM_VERSION);
      return NEWSROOM_CLI_DONE;
    }
  if (argc < 2)
    return newsroom_cli_misuse (self, _ ("There is no command."));

  self->command = find_command (argv[1]);
  if (self->command == NULL)
    return newsroom_cli_misuse (self, _ ("There is no command “%s”."), argv[1]);

  return self->command->run (self, argc - 1, argv + 1);
}

/* Leaves the library as it must be found: all of it in one file. */
static NewsroomCliExit
close_library (NewsroomCli    *self,
               NewsroomCliExit status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return status;

  newsroom_store_close_async (self->store, NULL, newsroom_cli_result_cb, self);
  result = newsroom_cli_await (self);
  if (!newsroom_store_close_finish (self->store, result, &error))
    {
      NewsroomCliExit failure = newsroom_cli_fail (self, NULL, error);

      status = status == NEWSROOM_CLI_DONE ? failure : status;
    }
  g_clear_object (&self->store);

  return status;
}

/* What does not reach its reader must not pass for done. */
static NewsroomCliExit
flush_output (NewsroomCliExit status)
{
  gboolean failed = ferror (stdout) != 0;

  errno = 0;
  if (fclose (stdout) == 0 && !failed)
    return status;

  fprintf (stderr, _ ("newsroom-cli: Could not write the output: %s\n"), errno != 0 ? g_strerror (errno) : _ ("it was cut off"));

  return status == NEWSROOM_CLI_DONE ? NEWSROOM_CLI_FAILED : status;
}

int
main (int    argc,
      char **argv)
{
  const char     *locale_dir = g_getenv ("NEWSROOM_LOCALEDIR");
  NewsroomCli     cli = { 0 };
  NewsroomCliExit status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : NEWSROOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A reader that went away is an error like any other, and no reason to die half way. */
  signal (SIGPIPE, SIG_IGN);
  /* So is a file that may not become larger. */
  signal (SIGXFSZ, SIG_IGN);
  /* Only files on this machine are wanted: no modules are loaded for others. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);

  cli.cancellable = g_cancellable_new ();
  status = run (&cli, argc, argv);
  status = close_library (&cli, status);
  status = flush_output (status);
  g_clear_object (&cli.cancellable);
  g_clear_pointer (&cli.library, g_free);

  if (cli.signal != 0)
    {
      signal (cli.signal, SIG_DFL);
      raise (cli.signal);
    }

  return (int)status;
}
