/* newsroom-formats.c — the formats of exports as a list to choose from, and their options
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-formats.h"

#include <gtk/gtk.h>

#include "newsroom-export-file.h"

/**
 * newsroom_formats_list_titles:
 *
 * Returns: (transfer full): the formats' names for people, in the order of the desk
 */
GListModel *
newsroom_formats_list_titles (void)
{
  g_autoptr (GArray) formats = newsroom_desk_list_export_formats ();
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < formats->len; i++)
    gtk_string_list_append (titles, g_array_index (formats, NewsroomFormatInfo, i).title);

  return G_LIST_MODEL (titles);
}

/**
 * newsroom_formats_get_name:
 * @position: a position in that list
 *
 * Returns: (nullable): the name of the format in the settings and for the desk
 */
const char *
newsroom_formats_get_name (guint position)
{
  g_autoptr (GArray) formats = newsroom_desk_list_export_formats ();

  return position < formats->len ? g_array_index (formats, NewsroomFormatInfo, position).name : NULL;
}

/**
 * newsroom_formats_find:
 * @name: the name of a format
 *
 * Returns: its position in the list, 0 if there is none of that name
 */
guint
newsroom_formats_find (const char *name)
{
  g_autoptr (GArray) formats = newsroom_desk_list_export_formats ();

  for (guint i = 0; i < formats->len; i++)
    if (g_strcmp0 (g_array_index (formats, NewsroomFormatInfo, i).name, name) == 0)
      return i;

  return 0;
}

/**
 * newsroom_formats_read_options:
 * @settings: the settings of the application
 *
 * Returns: what the user chose for exports
 */
NewsroomExportOptions
newsroom_formats_read_options (GSettings *settings)
{
  NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;

  if (!g_settings_get_boolean (settings, "export-wrap"))
    options.text_width = 0;
  options.fragment_headline = g_settings_get_boolean (settings, "export-fragment-headline");
  options.fragment_authors = g_settings_get_boolean (settings, "export-fragment-authors");

  return options;
}
