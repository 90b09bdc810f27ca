/* loop.c — a program whose main loop is watched: loop LOG newsroom [FILE…] | loop LOG bare FILE
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “newsroom” is the application. “bare” is the least that GTK can do with as much: a list of
 * 20,000 rows beside a GtkSourceView without highlighting that shows FILE. There F5 shows the text anew in
 * another buffer, F6 opens a file chooser and F7 a window with rows. */
#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "loop-watch.h"
#include "newsroom-application.h"
#include "newsroom-dialogs.h"

#define N_ROWS 20000
#define N_PREFERENCES 8

#define LIST_WIDTH 300
#define SIDE_MARGIN 120

typedef struct
{
  GtkWindow     *window;
  GtkSourceView *view;
  char          *text;
} Bare;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (string));
}

static GtkWidget *
list_new (void)
{
  GtkStringList      *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (strings, g_strdup_printf ("Council opens the bridge after a long vote %u", i));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings))), factory));
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);

  return scroller;
}

static void
show_text (Bare *bare)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);

  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), bare->text, -1);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (bare->view), GTK_TEXT_BUFFER (buffer));
}

static void
show_rows (Bare *bare)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < N_PREFERENCES; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Width of the text column");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_switch_new ());
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_set_transient_for (GTK_WINDOW (window), bare->window);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        gpointer               user_data)
{
  Bare *bare = user_data;

  if (keyval == GDK_KEY_F5)
    show_text (bare);
  else if (keyval == GDK_KEY_F6)
    newsroom_dialogs_save_file_async (bare->window, "Export", "name", NULL, NULL, NULL);
  else if (keyval == GDK_KEY_F7)
    show_rows (bare);
  else
    return FALSE;

  return TRUE;
}

static void
activate_cb (GtkApplication *application,
             gpointer        user_data)
{
  Bare               *bare = user_data;
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  bare->view = GTK_SOURCE_VIEW (gtk_source_view_new ());
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (bare->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (bare->view), SIDE_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (bare->view), SIDE_MARGIN);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bare->view));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), list_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  show_text (bare);

  bare->window = GTK_WINDOW (adw_application_window_new (application));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bare->window), box);
  gtk_window_set_default_size (bare->window, 1200, 800);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), bare);
  gtk_widget_add_controller (GTK_WIDGET (bare->window), keys);
  gtk_window_present (bare->window);
}

static GApplication *
bare_new (Bare *bare)
{
  AdwApplication *application = adw_application_new ("org.example.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), bare);

  return G_APPLICATION (application);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GApplication) application = NULL;
  Bare bare = { 0 };

  setlocale (LC_ALL, "");
  if (argc >= 3 && g_str_equal (argv[2], "newsroom"))
    application = newsroom_application_new ();
  else if (argc == 4 && g_str_equal (argv[2], "bare") && g_file_get_contents (argv[3], &bare.text, NULL, NULL))
    {
      application = bare_new (&bare);
      argc--;
    }
  else
    {
      g_printerr ("Usage: loop LOG newsroom [FILE…] | loop LOG bare FILE\n");
      return 2;
    }

  g_set_prgname ("newsroom");
  loop_watch_start (argv[1]);

  /* The words before its own are not for the application. */
  return g_application_run (application, argc - 2, argv + 2);
}
