/* newsroom-dialogs.c — the questions, file choosers and windows that toolkits keep renaming
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-dialogs.h"

#include <glib/gi18n-lib.h>

/* Each function shows a window and calls back with what was chosen; a window that is closed
 * chooses nothing. The windows hold the task, and through it the caller's data. */

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (response), g_free);
}

/**
 * newsroom_dialogs_ask_async:
 * @parent: (nullable): the window that waits for the answer
 * @heading: the question, translated
 * @body: what the answers mean, translated
 * @answers: (array length=n_answers): the answers, from the most cautious on
 * @n_answers: how many
 * @callback: called with the answer
 * @user_data: closure
 *
 * Asks a question.
 */
void
newsroom_dialogs_ask_async (GtkWindow            *parent,
                            const char           *heading,
                            const char           *body,
                            const NewsroomAnswer *answers,
                            gsize                 n_answers,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data)
{
  GtkWidget        *window = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (window);

  for (gsize i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id, answers[i].look);
      if (answers[i].look == ADW_RESPONSE_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, answers[i].id);
    }
  adw_message_dialog_set_close_response (dialog, NEWSROOM_ANSWER_NONE);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_task_new (parent, NULL, callback, user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * newsroom_dialogs_ask_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full): the id of the answer, or %NEWSROOM_ANSWER_NONE
 */
char *
newsroom_dialogs_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_dialogs_tell:
 * @parent: (nullable): the window that it is about
 * @heading: what happened, translated
 * @body: more about it, translated
 *
 * Says something that must be read.
 */
void
newsroom_dialogs_tell (GtkWindow  *parent,
                       const char *heading,
                       const char *body)
{
  const NewsroomAnswer close = { "close", _ ("_Close"), ADW_RESPONSE_DEFAULT };

  newsroom_dialogs_ask_async (parent, heading, body, &close, 1, NULL, NULL);
}

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (response != GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, NULL, NULL);
  else if (gtk_file_chooser_get_select_multiple (chooser))
    g_task_return_pointer (task, gtk_file_chooser_get_files (chooser), g_object_unref);
  else
    g_task_return_pointer (task, gtk_file_chooser_get_file (chooser), g_object_unref);

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* The dialog lives until it is answered. */
static GtkFileChooser *
chooser_new (GtkWindow           *parent,
             const char          *title,
             GtkFileChooserAction action,
             const char          *accept,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chooser_response_cb), g_task_new (parent, NULL, callback, user_data));

  return GTK_FILE_CHOOSER (dialog);
}

/**
 * newsroom_dialogs_open_files_async:
 * @parent: the window that opens them
 * @title: title of the chooser, translated
 * @folder: (nullable): folder to begin in
 * @filter: (nullable) (transfer none): which files are offered first
 * @callback: called with the files
 * @user_data: closure
 *
 * Lets the user choose files.
 */
void
newsroom_dialogs_open_files_async (GtkWindow          *parent,
                                   const char         *title,
                                   GFile              *folder,
                                   GtkFileFilter      *filter,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GtkFileChooser *chooser =
    chooser_new (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), callback, user_data);

  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  if (filter != NULL)
    {
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (all, _ ("All Files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (chooser, filter);
      gtk_file_chooser_add_filter (chooser, all);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * newsroom_dialogs_open_files_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the chosen #GFile objects
 */
GListModel *
newsroom_dialogs_open_files_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_dialogs_save_file_async:
 * @parent: the window that saves
 * @title: title of the chooser, translated
 * @name: file name to begin with
 * @folder: (nullable): folder to begin in
 * @callback: called with the file
 * @user_data: closure
 *
 * Lets the user name a file to write. The chooser itself asks before a file is replaced.
 */
void
newsroom_dialogs_save_file_async (GtkWindow          *parent,
                                  const char         *title,
                                  const char         *name,
                                  GFile              *folder,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GtkFileChooser *chooser =
    chooser_new (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), callback, user_data);

  gtk_file_chooser_set_current_name (chooser, name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * newsroom_dialogs_save_file_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the file that was named
 */
GFile *
newsroom_dialogs_save_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_dialogs_choose_folder_async:
 * @parent: the window that asks
 * @title: title of the chooser, translated
 * @folder: (nullable): folder to begin in
 * @callback: called with the folder
 * @user_data: closure
 *
 * Lets the user choose a folder.
 */
void
newsroom_dialogs_choose_folder_async (GtkWindow          *parent,
                                      const char         *title,
                                      GFile              *folder,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  GtkFileChooser *chooser = chooser_new (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"), callback, user_data);

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * newsroom_dialogs_choose_folder_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the folder
 */
GFile *
newsroom_dialogs_choose_folder_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
font_response_cb (GtkDialog *dialog,
                  int        response,
                  gpointer   user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_OK)
    g_task_return_pointer (task, gtk_font_chooser_get_font (GTK_FONT_CHOOSER (dialog)), g_free);
  else
    g_task_return_pointer (task, NULL, NULL);

  gtk_window_destroy (GTK_WINDOW (dialog));
}

/**
 * newsroom_dialogs_choose_font_async:
 * @parent: the window that asks
 * @title: title of the chooser, translated
 * @font: Pango description to begin with
 * @callback: called with the font
 * @user_data: closure
 *
 * Lets the user choose a font.
 */
void
newsroom_dialogs_choose_font_async (GtkWindow          *parent,
                                    const char         *title,
                                    const char         *font,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GtkWidget *dialog = gtk_font_chooser_dialog_new (title, parent);

  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (dialog), font);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (font_response_cb), g_task_new (parent, NULL, callback, user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * newsroom_dialogs_choose_font_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): a Pango description
 */
char *
newsroom_dialogs_choose_font_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_dialogs_show_file:
 * @parent: the window that shows it
 * @file: a file
 *
 * Opens a file in the application that the desktop has for it.
 */
void
newsroom_dialogs_show_file (GtkWindow *parent,
                            GFile     *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  newsroom_dialogs_show_uri (parent, uri);
}

/* What is to be shown in its folder. */
typedef struct
{
  GtkWindow *parent;
  GFile     *file;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->parent);
  g_object_unref (showing->file);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

/* Where no file manager answers, the folder is opened by whatever opens folders. */
static void
in_folder_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Showing) showing = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (showing->file);

  if (answer == NULL && folder != NULL)
    newsroom_dialogs_show_file (showing->parent, folder);
}

/**
 * newsroom_dialogs_show_in_folder:
 * @parent: the window that shows it
 * @file: a file or folder
 *
 * Shows it among the others in its folder, in the file manager, by the interface
 * org.freedesktop.FileManager1.
 */
void
newsroom_dialogs_show_in_folder (GtkWindow *parent,
                                 GFile     *file)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const char *const uris[] = { uri, NULL };
  Showing          *showing;

  if (bus == NULL)
    {
      newsroom_dialogs_show_file (parent, folder != NULL ? folder : file);
      return;
    }

  showing = g_new0 (Showing, 1);
  showing->parent = g_object_ref (parent);
  showing->file = g_object_ref (file);
  g_dbus_connection_call (bus,
                          "org.freedesktop.FileManager1",
                          "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1",
                          "ShowItems",
                          g_variant_new ("(^ass)", uris, ""),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          in_folder_cb,
                          showing);
}

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *uri = user_data;
  g_autofree char *heading = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (object), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  heading = g_strdup_printf (_ ("“%s” Could Not Be Opened"), uri);
  newsroom_dialogs_tell (GTK_WINDOW (object), heading, error->message);
}

/**
 * newsroom_dialogs_show_uri:
 * @parent: the window that shows it
 * @uri: an address that was checked
 *
 * Opens an address in the application that the desktop has for it; says why if it cannot.
 */
void
newsroom_dialogs_show_uri (GtkWindow  *parent,
                           const char *uri)
{
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_strdup (uri));
}

/**
 * newsroom_dialogs_show_about:
 * @parent: the window that it is about
 *
 * Shows what this is, and its licence.
 */
void
newsroom_dialogs_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name",
                         _ ("Newsroom"),
                         "application-icon",
                         NEWSROOM_APPLICATION_ID,
                         "version",
                         NEWSROOM_VERSION,
                         "comments",
                         _ ("Edit articles and see who wrote them"),
                         "developer-name",
                         _ ("The Newsroom developers"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "translator-credits",
                         _ ("translator-credits"),
                         NULL);
}

/**
 * newsroom_dialogs_fit:
 * @window: a window with the size that it would like, which is not shown yet
 * @parent: the window that it will stand over
 *
 * Makes it no larger than that.
 */
void
newsroom_dialogs_fit (GtkWindow *window,
                      GtkWindow *parent)
{
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window,
                               MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}
