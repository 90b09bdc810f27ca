/* newsroom-cli-common.c — what the commands of newsroom-cli share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "newsroom-file.h"

/* GLib leaves a “--” where a word after it begins with a hyphen. */
static void
remove_separator (int   *argc,
                  char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--"))
      {
        memmove (&argv[i], &argv[i + 1], (gsize)(*argc - i) * sizeof *argv);
        (*argc)--;
        return;
      }
}

/**
 * newsroom_cli_parse:
 * @self: the run
 * @argc: (inout): how many words
 * @argv: (inout): the words; after this without the options
 * @entries: (nullable): the options of the command
 * @status: (out): how the run ends, if this returns %FALSE
 *
 * Reads the options of a command, and answers --help.
 *
 * Returns: whether the command is to run
 */
gboolean
newsroom_cli_parse (NewsroomCli        *self,
                    int                *argc,
                    char             ***argv,
                    const GOptionEntry *entries,
                    NewsroomCliExit    *status)
{
  gboolean           help = FALSE;
  g_autofree char   *library = NULL;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { self->command->has_library ? "library" : NULL, 0, 0, G_OPTION_ARG_FILENAME, &library, N_ ("Use the library at PATH"), N_ ("PATH") },
    { NULL },
  };
  g_autofree char *program = g_strconcat ("newsroom-cli ", self->command->name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (self->command->arguments);
  g_autoptr (GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, self->command->summary);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = newsroom_cli_misuse (self, "%s", error->message);
      return FALSE;
    }
  remove_separator (argc, *argv);
  if (library != NULL)
    {
      /* Said after the command, it outdoes the one said before. */
      g_free (self->library);
      self->library = g_steal_pointer (&library);
    }
  if (self->library != NULL && *self->library == '\0')
    {
      *status = newsroom_cli_misuse (self, _ ("The argument of --library is empty."));
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      fputs (text, stdout);
      *status = NEWSROOM_CLI_DONE;
      return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_cli_complain:
 * @subject: (nullable): the file or article that it is about, as it was given
 * @message: what is wrong, translated
 *
 * Says so on standard error, on one line, and with nothing in it that could drive the terminal.
 */
void
newsroom_cli_complain (const char *subject,
                       const char *message)
{
  g_autofree char *line = subject != NULL && *subject != '\0' ? g_strconcat (subject, ": ", message, NULL) : g_strdup (message);
  g_autofree char *printable = newsroom_file_make_printable (line);

  fprintf (stderr, "newsroom-cli: %s\n", printable);
}

/**
 * newsroom_cli_misuse:
 * @self: the run
 * @format: what is wrong with the command line, translated, as for printf
 * @...: its arguments
 *
 * Returns: %NEWSROOM_CLI_USAGE
 */
NewsroomCliExit
newsroom_cli_misuse (NewsroomCli *self,
                     const char  *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  newsroom_cli_complain (NULL, message);
  if (self->command != NULL)
    fprintf (stderr, _ ("Try “newsroom-cli %s --help”.\n"), self->command->name);
  else
    fputs (_ ("Try “newsroom-cli --help”.\n"), stderr);

  return NEWSROOM_CLI_USAGE;
}

/**
 * newsroom_cli_check_text:
 * @self: the run
 * @option: an option that takes words, as "--query"
 * @text: (nullable): its argument, as the bytes that were given: where no language is set, as in
 *   a script that the system runs, GLib would refuse all but ASCII
 * @status: (out): how the run ends, if this returns %FALSE
 *
 * Returns: whether it is UTF-8
 */
gboolean
newsroom_cli_check_text (NewsroomCli     *self,
                         const char      *option,
                         const char      *text,
                         NewsroomCliExit *status)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  *status = newsroom_cli_misuse (self, _ ("The argument of %s is not UTF-8."), option);

  return FALSE;
}

static NewsroomCliExit
get_exit (const GError *error)
{
  if (error->domain != NEWSROOM_STORE_ERROR)
    return NEWSROOM_CLI_INPUT;

  switch ((NewsroomStoreError)error->code)
    {
    case NEWSROOM_STORE_ERROR_IN_USE:
      return NEWSROOM_CLI_IN_USE;
    case NEWSROOM_STORE_ERROR_DAMAGED:
    case NEWSROOM_STORE_ERROR_NEWER:
      return NEWSROOM_CLI_DAMAGED;
    case NEWSROOM_STORE_ERROR_NOT_FOUND:
    case NEWSROOM_STORE_ERROR_READ_ONLY:
      return NEWSROOM_CLI_INPUT;
    case NEWSROOM_STORE_ERROR_FULL:
    case NEWSROOM_STORE_ERROR_MOVED:
    case NEWSROOM_STORE_ERROR_CONFLICT:
    case NEWSROOM_STORE_ERROR_STATE:
    case NEWSROOM_STORE_ERROR_IO:
    default:
      return NEWSROOM_CLI_FAILED;
    }
}

/**
 * newsroom_cli_fail:
 * @self: the run
 * @subject: (nullable): the file or article that it is about, as it was given
 * @error: what went wrong with the input or the library
 *
 * Says so on standard error.
 *
 * Returns: how the run ends if that was all it had to do
 */
NewsroomCliExit
newsroom_cli_fail (NewsroomCli  *self,
                   const char   *subject,
                   const GError *error)
{
  newsroom_cli_complain (subject, error->message);

  return get_exit (error);
}

/**
 * newsroom_cli_sum_up:
 * @n_items: how many files or articles there were
 * @n_failed: how many of them failed
 * @last_failure: how the last of those ended
 *
 * Returns: how the run ends
 */
NewsroomCliExit
newsroom_cli_sum_up (guint           n_items,
                     guint           n_failed,
                     NewsroomCliExit last_failure)
{
  if (n_failed == 0)
    return NEWSROOM_CLI_DONE;

  return n_items == 1 ? last_failure : NEWSROOM_CLI_FAILED;
}

static gboolean
interrupted_cb (gpointer user_data)
{
  NewsroomCli *self = user_data;

  self->signal = SIGINT;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_CONTINUE;
}

static gboolean
terminated_cb (gpointer user_data)
{
  NewsroomCli *self = user_data;

  self->signal = SIGTERM;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_CONTINUE;
}

/**
 * newsroom_cli_catch_signals:
 * @self: the run
 *
 * From now on a signal cancels what is under way, and ends the run only after that.
 */
void
newsroom_cli_catch_signals (NewsroomCli *self)
{
  g_unix_signal_add (SIGINT, interrupted_cb, self);
  g_unix_signal_add (SIGTERM, terminated_cb, self);
}

/**
 * newsroom_cli_result_cb:
 * @source: (nullable): unused
 * @result: a result
 * @user_data: the run
 *
 * The callback of every operation that a command waits for.
 */
void
newsroom_cli_result_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  NewsroomCli *self = user_data;

  self->result = g_object_ref (result);
}

/**
 * newsroom_cli_await:
 * @self: the run
 *
 * Runs the main loop until the operation that was begun with newsroom_cli_result_cb() is
 * done. A command has one operation under way at a time, and calls this from its function
 * only, never from a callback.
 *
 * Returns: (transfer full): the result, for the operation's finish function
 */
GAsyncResult *
newsroom_cli_await (NewsroomCli *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&self->result);
}

/**
 * newsroom_cli_read_changes:
 * @self: the run
 * @argument: (nullable): of --tracked-changes
 * @keeps_changes: (out): whether they stay in the text as marks
 * @status: (out): how the run ends, if it does here
 *
 * Returns: whether to go on
 */
gboolean
newsroom_cli_read_changes (NewsroomCli     *self,
                           const char      *argument,
                           gboolean        *keeps_changes,
                           NewsroomCliExit *status)
{
  *keeps_changes = g_strcmp0 (argument, "keep") == 0;
  if (argument == NULL || *keeps_changes || strcmp (argument, "accept") == 0)
    return TRUE;

  *status = newsroom_cli_misuse (self, _ ("--tracked-changes takes “accept” or “keep”, not “%s”."), argument);

  return FALSE;
}

/**
 * newsroom_cli_has_format:
 * @formats: (element-type NewsroomFormatInfo): formats
 * @name: a name
 *
 * Returns: whether one of them has that name
 */
gboolean
newsroom_cli_has_format (GArray     *formats,
                         const char *name)
{
  for (guint i = 0; i < formats->len; i++)
    if (g_str_equal (g_array_index (formats, NewsroomFormatInfo, i).name, name))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_cli_list_formats:
 * @formats: (element-type NewsroomFormatInfo): formats
 *
 * Returns: (transfer full): their names, for a message
 */
char *
newsroom_cli_list_formats (GArray *formats)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < formats->len; i++)
    {
      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, g_array_index (formats, NewsroomFormatInfo, i).name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * newsroom_cli_read:
 * @argument: a path, a URI, or "-" for standard input
 * @name: (out) (transfer full): its name, for messages and for its extension
 * @error: (out) (optional): a #NewsroomFileError
 *
 * Returns: (transfer full) (nullable): the contents
 */
GBytes *
newsroom_cli_read (const char *argument,
                   char      **name,
                   GError    **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (argument, "-"))
    {
      *name = g_strdup (_ ("standard input"));
      return newsroom_file_read_descriptor (STDIN_FILENO, *name, NULL, error);
    }

  *name = g_filename_display_basename (argument);
  file = newsroom_file_new_for_argument (argument, error);
  if (file == NULL)
    return NULL;

  return newsroom_file_read (file, NULL, error);
}

/**
 * newsroom_cli_parse_id:
 * @argument: a word
 * @id: (out): the number of an article
 *
 * Returns: whether the word is one
 */
gboolean
newsroom_cli_parse_id (const char *argument,
                       gint64     *id)
{
  return g_ascii_string_to_signed (argument, 10, 1, G_MAXINT64, id, NULL);
}

/* Tabs and line ends are the table's own; other controls could drive the terminal. */
static void
print_field (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_CONTROL)
      putchar (' ');
    else
      fwrite (p, 1, (gsize)(g_utf8_next_char (p) - p), stdout);
}

/**
 * newsroom_cli_print_fields:
 * @first: the first field, UTF-8
 * @...: the others, and %NULL
 *
 * Prints a line of a table, with tabs between the fields.
 */
void
newsroom_cli_print_fields (const char *first,
                           ...)
{
  va_list     args;
  const char *field;

  print_field (first);
  va_start (args, first);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      putchar ('\t');
      print_field (field);
    }
  va_end (args);
  putchar ('\n');
}

/**
 * newsroom_cli_print_json:
 * @builder: a builder with a whole value in it
 */
void
newsroom_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  puts (text);
}

/**
 * newsroom_cli_print_bytes:
 * @bytes: what is to be printed as it is
 */
void
newsroom_cli_print_bytes (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  fwrite (data, 1, length, stdout);
}

/**
 * newsroom_cli_format_time:
 * @time: microseconds since 1970 in UTC
 *
 * Returns: (transfer full): the instant in ISO 8601 with the local offset, "" for none
 */
char *
newsroom_cli_format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time == 0)
    return g_strdup ("");

  utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format_iso8601 (local) : g_strdup ("");
}
