/* drag-source.c — a small window from which a test drags files, addresses or text
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says on its standard output, a word a line, how far the drag is: begun, accepted (by what the
 * pointer is on), refused, done. */
#include <gtk/gtk.h>

static void
say (const char *word)
{
  g_print ("%s\n", word);
}

static void
action_cb (GdkDrag *drag)
{
  say (gdk_drag_get_selected_action (drag) != 0 ? "accepted" : "refused");
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (action_cb), NULL);
  g_signal_connect_swapped (drag, "dnd-finished", G_CALLBACK (say), (gpointer) "done");
  say ("begun");
}

/* As file managers do: files, which GTK offers as addresses and as text too. */
static GdkContentProvider *
provide_files (char **names)
{
  g_autoslist (GFile) files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  for (guint i = 0; names[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_commandline_arg (names[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));

  return gdk_content_provider_new_for_value (&value);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GdkContentProvider) content = NULL;
  GtkWidget     *window;
  GtkDragSource *source;

  gtk_init ();
  if (argc >= 3 && g_str_equal (argv[1], "files"))
    content = provide_files (argv + 2);
  else if (argc == 3 && g_str_equal (argv[1], "text"))
    content = gdk_content_provider_new_typed (G_TYPE_STRING, argv[2]);
  else
    {
      g_printerr ("Usage: %s files FILE…|text TEXT\n", argv[0]);
      return 2;
    }

  source = gtk_drag_source_new ();
  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "drag-source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 100, 100);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));

  /* Until it is killed */
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
