/* newsroom-cli-output.c — where convert and export write, and how
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A column in which a list in a list, or a long word, is still a text that can be read. */
#define MIN_WIDTH 40

/**
 * newsroom_cli_output_clear:
 * @self: an output
 */
void
newsroom_cli_output_clear (NewsroomCliOutput *self)
{
  g_free (self->to);
  g_free (self->place);
  g_clear_pointer (&self->written, g_hash_table_unref);
}

/* “pages/” and “pages/..” can be nothing but a folder. */
static gboolean
names_folder (const char *path)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  const char *last = slash != NULL ? slash + 1 : path;

  return *last == '\0' || g_str_equal (last, ".") || g_str_equal (last, "..");
}

static gboolean
has_folder (const char *place)
{
  g_autofree char *folder = g_path_get_dirname (place);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/**
 * newsroom_cli_output_check:
 * @self: an output, as the options have filled it
 * @cli: the run
 * @n_items: how many files or articles are to be written
 * @status: (out): how the run ends, if this returns %FALSE
 *
 * Looks whether so many can go there, and says why if not.
 *
 * Returns: whether they can
 */
gboolean
newsroom_cli_output_check (NewsroomCliOutput *self,
                           NewsroomCli       *cli,
                           int                n_items,
                           NewsroomCliExit   *status)
{
  g_autofree char *name = self->place != NULL ? g_filename_display_name (self->place) : NULL;

  self->printed = self->place == NULL || g_str_equal (self->place, "-");
  self->folder = !self->printed && g_file_test (self->place, G_FILE_TEST_IS_DIR);
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->width != 0 && self->width < MIN_WIDTH)
    *status = newsroom_cli_misuse (cli, _ ("The argument of --width is neither 0 nor at least %d columns."), MIN_WIDTH);
  else if (name != NULL && *name == '\0')
    *status = newsroom_cli_misuse (cli, _ ("The argument of --output is empty."));
  else if (!self->printed && !self->folder && names_folder (self->place))
    *status = newsroom_cli_misuse (cli, _ ("There is no folder “%s”; make it first."), name);
  else if (n_items > 1 && !self->folder)
    *status = newsroom_cli_misuse (cli, _ ("Several articles need an existing folder for --output."));
  else if (!self->printed && !self->folder && !has_folder (self->place))
    *status = newsroom_cli_misuse (cli, _ ("There is no folder for “%s”; make it first."), name);
  else
    return TRUE;

  return FALSE;
}

/**
 * newsroom_cli_output_make_options:
 * @self: an output
 *
 * Returns: how a text is written
 */
NewsroomExportOptions
newsroom_cli_output_make_options (const NewsroomCliOutput *self)
{
  NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;

  options.text_width = (guint)self->width;

  return options;
}

/* Two names of one file, as by a link, have one identity. Returns: (nullable): it, if the file
 * is there */
static char *
dup_identity (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

static gboolean
is_written (NewsroomCliOutput *self,
            GFile             *file)
{
  g_autofree char *identity = dup_identity (file);

  return identity != NULL && g_hash_table_contains (self->written, identity);
}

/**
 * newsroom_cli_output_choose:
 * @self: an output that is not printed
 * @name: the name that a file has in a folder, in the file system's encoding
 *
 * What this run has written is never replaced: of two that want the same name, the second
 * gets another, as story.html and story-2.html.
 *
 * Returns: (transfer full): the file to write
 */
GFile *
newsroom_cli_output_choose (NewsroomCliOutput *self,
                            const char        *name)
{
  const char *extension = strrchr (name, '.');
  int         length = extension != NULL ? (int)(extension - name) : (int)strlen (name);
  g_autoptr (GFile) place = g_file_new_for_path (self->place);

  if (!self->folder)
    return g_steal_pointer (&place);

  for (guint i = 1;; i++)
    {
      g_autofree char *numbered = NULL;
      g_autoptr (GFile) file = NULL;

      if (i == 1)
        numbered = g_strdup (name);
      else
        numbered = g_strdup_printf ("%.*s-%u%s", length, name, i, extension != NULL ? extension : "");
      file = g_file_get_child (place, numbered);
      if (!is_written (self, file))
        return g_steal_pointer (&file);
    }
}

/**
 * newsroom_cli_output_remember:
 * @self: an output
 * @file: a file that this run has written
 */
void
newsroom_cli_output_remember (NewsroomCliOutput *self,
                              GFile             *file)
{
  char *identity = dup_identity (file);

  if (identity != NULL)
    g_hash_table_add (self->written, identity);
}
