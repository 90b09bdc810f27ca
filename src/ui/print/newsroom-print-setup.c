/* newsroom-print-setup.c — the printer, the paper and the options that were chosen last
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-print-setup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-editor-font.h"
#include "newsroom-export-file.h"

#define KEY "print-setup"

/* What is of one article alone. */
static const char *const passing[] = {
  GTK_PRINT_SETTINGS_N_COPIES,
  GTK_PRINT_SETTINGS_PRINT_PAGES,
  GTK_PRINT_SETTINGS_PAGE_RANGES,
  GTK_PRINT_SETTINGS_PAGE_SET,
  GTK_PRINT_SETTINGS_OUTPUT_URI,
  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
};

/* The next article goes to the same folder, under a name of its own. */
static void
keep_folder (GtkPrintSettings *printer)
{
  const char *uri = gtk_print_settings_get (printer, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path != NULL)
    gtk_print_settings_set (printer, GTK_PRINT_SETTINGS_OUTPUT_DIR, path);
}

/* GTK writes over a file that is there without a question: no two prints have the same name. */
static void
name_file (GtkPrintSettings *printer,
           NewsroomArticle  *article)
{
  g_autofree char *name = newsroom_export_dup_file_name (article, "text");
  const char      *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char      *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, dot != NULL ? (gsize)(dot - name) : strlen (name));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *basename = g_strdup_printf ("%s-%s", stem, time);

  if (!gtk_print_settings_has_key (printer, GTK_PRINT_SETTINGS_OUTPUT_DIR))
    gtk_print_settings_set (printer, GTK_PRINT_SETTINGS_OUTPUT_DIR, documents != NULL ? documents : g_get_home_dir ());
  gtk_print_settings_set (printer, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, basename);
}

/**
 * newsroom_print_setup_load:
 * @session: the settings of the session
 * @article: the article that is printed
 * @printer: (out) (transfer full): the printer that was chosen last, and how it prints
 * @paper: (out) (transfer full): the paper, that of the country where none was chosen
 */
void
newsroom_print_setup_load (GSettings         *session,
                           NewsroomArticle   *article,
                           GtkPrintSettings **printer,
                           GtkPageSetup     **paper)
{
  g_autofree char *data = g_settings_get_string (session, KEY);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  *printer = NULL;
  *paper = NULL;
  if (data[0] != '\0' && g_key_file_load_from_data (file, data, (gsize)-1, G_KEY_FILE_NONE, NULL))
    {
      *printer = gtk_print_settings_new_from_key_file (file, NULL, NULL);
      *paper = gtk_page_setup_new_from_key_file (file, NULL, NULL);
    }
  if (*printer == NULL)
    *printer = gtk_print_settings_new ();
  if (*paper == NULL)
    *paper = gtk_page_setup_new ();
  name_file (*printer, article);
}

/**
 * newsroom_print_setup_save:
 * @session: the settings of the session
 * @printer: (nullable): what was chosen
 * @paper: (nullable): likewise
 */
void
newsroom_print_setup_save (GSettings        *session,
                           GtkPrintSettings *printer,
                           GtkPageSetup     *paper)
{
  g_autoptr (GtkPrintSettings) lasting = printer != NULL ? gtk_print_settings_copy (printer) : gtk_print_settings_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *data = NULL;

  keep_folder (lasting);
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    gtk_print_settings_unset (lasting, passing[i]);
  gtk_print_settings_to_key_file (lasting, file, NULL);
  if (paper != NULL)
    gtk_page_setup_to_key_file (paper, file, NULL);
  data = g_key_file_to_data (file, NULL, NULL);
  g_settings_set_string (session, KEY, data);
}

static double
get_margin (GtkPageSetup *paper)
{
  const double sides = MAX (gtk_page_setup_get_left_margin (paper, GTK_UNIT_POINTS), gtk_page_setup_get_right_margin (paper, GTK_UNIT_POINTS));
  const double ends = MAX (gtk_page_setup_get_top_margin (paper, GTK_UNIT_POINTS), gtk_page_setup_get_bottom_margin (paper, GTK_UNIT_POINTS));

  return MAX (sides, ends);
}

/**
 * newsroom_print_setup_make_async:
 * @article: an article
 * @settings: the settings, of which the options and the font are taken
 * @paper: the paper
 * @cancellable: (nullable): stops it
 * @callback: called when it is done, for newsroom_print_pages_new_finish()
 * @user_data: for @callback
 *
 * Lays an article out on another thread, as it is printed now.
 */
void
newsroom_print_setup_make_async (NewsroomArticle    *article,
                                 GSettings          *settings,
                                 GtkPageSetup       *paper,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autofree char *chosen = g_settings_get_string (settings, "font");
  g_autofree char *font = newsroom_editor_font_dup_name (chosen);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: day, month, year, time; see g_date_time_format(). */
  g_autofree char     *printed = g_date_time_format (now, _ ("Printed %-d %B %Y, %H:%M"));
  NewsroomPrintOptions options = {
    .is_proof = g_settings_get_boolean (settings, "print-proof"),
    .numbers_lines = g_settings_get_boolean (settings, "print-number-lines"),
    .font = font,
    .printed = printed,
    .width = gtk_page_setup_get_paper_width (paper, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (paper, GTK_UNIT_POINTS),
    .margin = get_margin (paper),
  };

  newsroom_print_pages_new_async (article, &options, cancellable, callback, user_data);
}
