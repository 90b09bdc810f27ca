/* newsroom-cli.h — what the commands of newsroom-cli share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "newsroom-export-file.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

/**
 * NewsroomCliExit:
 * @NEWSROOM_CLI_DONE: all of it is done
 * @NEWSROOM_CLI_FAILED: some of several failed, or the output could not be written
 * @NEWSROOM_CLI_USAGE: the command line makes no sense
 * @NEWSROOM_CLI_INPUT: the input cannot be read or is no article
 * @NEWSROOM_CLI_IN_USE: another Newsroom has the library open
 * @NEWSROOM_CLI_DAMAGED: the library is damaged or newer, or the file is no library
 *
 * How a command ends: the exit status. They are documented in newsroom-cli(1).
 */
typedef enum
{
  NEWSROOM_CLI_DONE = 0,
  NEWSROOM_CLI_FAILED = 1,
  NEWSROOM_CLI_USAGE = 2,
  NEWSROOM_CLI_INPUT = 3,
  NEWSROOM_CLI_IN_USE = 4,
  NEWSROOM_CLI_DAMAGED = 5,
} NewsroomCliExit;

/**
 * NewsroomCliNeed:
 * @NEWSROOM_CLI_NEEDS_PATH: where it is if it was moved, be its disk connected or not
 * @NEWSROOM_CLI_NEEDS_FOLDER: its disk; the library may be lost, and its backups there
 * @NEWSROOM_CLI_NEEDS_LIBRARY: itself, if it was moved
 *
 * What a command needs of the library.
 */
typedef enum
{
  NEWSROOM_CLI_NEEDS_PATH,
  NEWSROOM_CLI_NEEDS_FOLDER,
  NEWSROOM_CLI_NEEDS_LIBRARY,
} NewsroomCliNeed;

typedef struct _NewsroomCli NewsroomCli;

/**
 * NewsroomCommand:
 * @name: the word on the command line
 * @arguments: (nullable): what follows its options, for the help, untranslated
 * @summary: what it does, untranslated; pass it through gettext
 * @has_library: whether it takes --library
 * @run: does it; @argv begins with the name
 *
 * One row of the table of commands in newsroom-cli.c.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  gboolean    has_library;
  NewsroomCliExit (*run) (NewsroomCli *cli, int argc, char **argv);
} NewsroomCommand;

/**
 * NewsroomCli:
 * @command: the command that runs
 * @library: (nullable): the argument of --library
 * @store: (nullable): the library, while it is open
 * @cancellable: cancelled by SIGINT and SIGTERM while the library is open
 * @signal: the signal that came, 0 for none
 * @result: (nullable): the result that newsroom_cli_await() waits for
 *
 * One run of the program.
 */
struct _NewsroomCli
{
  const NewsroomCommand *command;
  char                  *library;
  NewsroomStore         *store;
  GCancellable          *cancellable;
  int                    signal;
  GAsyncResult          *result;
};

/**
 * NewsroomCliOutput:
 * @to: (nullable): the argument of --to
 * @place: (nullable): the argument of --output
 * @width: the argument of --width: columns, 0 for one line a paragraph
 * @force: whether --force was given
 * @printed: whether the output is standard output
 * @folder: whether @place is a folder
 * @written: the identities of the files that this run has written
 *
 * What convert and export write to. The options fill the first four, and
 * newsroom_cli_output_check() the rest.
 */
typedef struct
{
  char       *to;
  char       *place;
  int         width;
  gboolean    force;
  gboolean    printed;
  gboolean    folder;
  GHashTable *written;
} NewsroomCliOutput;

#define NEWSROOM_CLI_OUTPUT_INIT \
  {                              \
    .width = 72                  \
  }

gboolean        newsroom_cli_parse (NewsroomCli        *self,
                                    int                *argc,
                                    char             ***argv,
                                    const GOptionEntry *entries,
                                    NewsroomCliExit    *status);
void            newsroom_cli_complain (const char *subject,
                                       const char *message);
NewsroomCliExit newsroom_cli_misuse (NewsroomCli *self,
                                     const char  *format,
                                     ...) G_GNUC_PRINTF (2, 3);
NewsroomCliExit newsroom_cli_fail (NewsroomCli  *self,
                                   const char   *subject,
                                   const GError *error);
NewsroomCliExit newsroom_cli_sum_up (guint           n_items,
                                     guint           n_failed,
                                     NewsroomCliExit last_failure);
gboolean        newsroom_cli_check_text (NewsroomCli     *self,
                                         const char      *option,
                                         const char      *text,
                                         NewsroomCliExit *status);
gboolean        newsroom_cli_read_changes (NewsroomCli     *self,
                                           const char      *argument,
                                           gboolean        *keeps_changes,
                                           NewsroomCliExit *status);
void            newsroom_cli_catch_signals (NewsroomCli *self);
char           *newsroom_cli_find_library (NewsroomCli     *self,
                                           NewsroomCliNeed  need,
                                           NewsroomCliExit *status);
gboolean        newsroom_cli_open (NewsroomCli     *self,
                                   NewsroomCliExit *status);
gboolean        newsroom_cli_open_existing (NewsroomCli     *self,
                                            NewsroomCliExit *status);
gboolean        newsroom_cli_open_existing_to_write (NewsroomCli     *self,
                                                     NewsroomCliExit *status);
void            newsroom_cli_result_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data);
GAsyncResult   *newsroom_cli_await (NewsroomCli *self);

gboolean newsroom_cli_has_format (GArray     *formats,
                                  const char *name);
char    *newsroom_cli_list_formats (GArray *formats);
GBytes  *newsroom_cli_read (const char *argument,
                            char      **name,
                            GError    **error);
gboolean newsroom_cli_parse_id (const char *argument,
                                gint64     *id);
void     newsroom_cli_print_fields (const char *first,
                                    ...) G_GNUC_NULL_TERMINATED;
void     newsroom_cli_print_json (JsonBuilder *builder);
void     newsroom_cli_print_bytes (GBytes *bytes);
char    *newsroom_cli_format_time (gint64 time);

void                  newsroom_cli_output_clear (NewsroomCliOutput *self);
gboolean              newsroom_cli_output_check (NewsroomCliOutput *self,
                                                 NewsroomCli       *cli,
                                                 int                n_items,
                                                 NewsroomCliExit   *status);
NewsroomExportOptions newsroom_cli_output_make_options (const NewsroomCliOutput *self);
GFile                *newsroom_cli_output_choose (NewsroomCliOutput *self,
                                                  const char        *name);
void                  newsroom_cli_output_remember (NewsroomCliOutput *self,
                                                    GFile             *file);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomCliOutput, newsroom_cli_output_clear)

NewsroomCliExit newsroom_cli_authors (NewsroomCli *cli,
                                      int          argc,
                                      char       **argv);
NewsroomCliExit newsroom_cli_backup (NewsroomCli *cli,
                                     int          argc,
                                     char       **argv);
NewsroomCliExit newsroom_cli_backups (NewsroomCli *cli,
                                      int          argc,
                                      char       **argv);
NewsroomCliExit newsroom_cli_check (NewsroomCli *cli,
                                    int          argc,
                                    char       **argv);
NewsroomCliExit newsroom_cli_convert (NewsroomCli *cli,
                                      int          argc,
                                      char       **argv);
NewsroomCliExit newsroom_cli_diff (NewsroomCli *cli,
                                   int          argc,
                                   char       **argv);
NewsroomCliExit newsroom_cli_export (NewsroomCli *cli,
                                     int          argc,
                                     char       **argv);
NewsroomCliExit newsroom_cli_export_everything (NewsroomCli *cli,
                                                int          argc,
                                                char       **argv);
NewsroomCliExit newsroom_cli_history (NewsroomCli *cli,
                                      int          argc,
                                      char       **argv);
NewsroomCliExit newsroom_cli_import (NewsroomCli *cli,
                                     int          argc,
                                     char       **argv);
NewsroomCliExit newsroom_cli_import_everything (NewsroomCli *cli,
                                                int          argc,
                                                char       **argv);
NewsroomCliExit newsroom_cli_list (NewsroomCli *cli,
                                   int          argc,
                                   char       **argv);
NewsroomCliExit newsroom_cli_new (NewsroomCli *cli,
                                  int          argc,
                                  char       **argv);
NewsroomCliExit newsroom_cli_restore (NewsroomCli *cli,
                                      int          argc,
                                      char       **argv);
NewsroomCliExit newsroom_cli_revert (NewsroomCli *cli,
                                     int          argc,
                                     char       **argv);
NewsroomCliExit newsroom_cli_salvage (NewsroomCli *cli,
                                      int          argc,
                                      char       **argv);
NewsroomCliExit newsroom_cli_show (NewsroomCli *cli,
                                   int          argc,
                                   char       **argv);

G_END_DECLS
