/* newsroom-shortcuts.c — the window that names the keys
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-shortcuts.h"

/**
 * newsroom_shortcuts_show:
 * @parent: the window whose keys they are
 *
 * Shows the keys. The window is made when it is asked for, and owns itself.
 */
void
newsroom_shortcuts_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/com/example/Newsroom/newsroom-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
