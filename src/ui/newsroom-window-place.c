/* newsroom-window-place.c — says that the library lies where it is not safe, and moves it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-library-place.h"

#define ACCEPTED "accepted-places"

static char **
dup_accepted (NewsroomWindow *self)
{
  g_autoptr (GVariant) places = g_settings_get_value (self->session, ACCEPTED);

  return g_variant_dup_bytestring_array (places, NULL);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autofree char *name = NULL;
  NewsroomPlace    place = newsroom_library_place_find_finish (result, &name);
  g_autofree char *warning = newsroom_library_place_dup_warning (place, name);
  g_auto (GStrv) accepted = NULL;

  /* The window may have gone. */
  if (warning == NULL || self->session == NULL)
    return;
  accepted = dup_accepted (self);
  if (g_strv_contains ((const char *const *)accepted, self->library))
    return;

  gtk_label_set_text (self->place_label, warning);
  gtk_revealer_set_reveal_child (self->place_warning, TRUE);
}

/**
 * newsroom_window_judge_place:
 * @self: a window whose library is open
 *
 * Warns if the library is on a network or synchronised folder, unless that was accepted.
 */
void
newsroom_window_judge_place (NewsroomWindow *self)
{
  newsroom_library_place_find_async (self->library, NULL, found_cb, g_object_ref (self));
}

/**
 * newsroom_window_accept_place:
 * @self: a window
 *
 * Warns no more of the place of this library.
 */
void
newsroom_window_accept_place (NewsroomWindow *self)
{
  g_auto (GStrv) accepted = dup_accepted (self);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; accepted[i] != NULL; i++)
    if (!g_str_equal (accepted[i], self->library))
      g_ptr_array_add (places, accepted[i]);
  g_ptr_array_add (places, self->library);
  g_settings_set_value (self->session, ACCEPTED, g_variant_new_bytestring_array ((const char *const *)places->pdata, places->len));
  gtk_revealer_set_reveal_child (self->place_warning, FALSE);
}

static void
folder_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GFile) folder = newsroom_dialogs_choose_folder_finish (result);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    newsroom_window_emit_move_library (self, path);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (g_str_equal (answer, "choose"))
    newsroom_dialogs_choose_folder_async (GTK_WINDOW (self), _ ("Move Library"), NULL, folder_cb, g_object_ref (self));
}

/**
 * newsroom_window_change_place:
 * @self: a window
 *
 * Asks for a folder and has the library moved there. Where the library was named at the start it
 * would be looked for in its old place again: then it says what to change.
 */
void
newsroom_window_change_place (NewsroomWindow *self)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "choose", _ ("Choose _Folder…"), ADW_RESPONSE_SUGGESTED },
  };

  if (self->is_named)
    {
      newsroom_dialogs_tell (GTK_WINDOW (self),
                             _ ("This Library Is Named at the Start"),
                             _ ("Newsroom was started with “--library” or the variable NEWSROOM_LIBRARY. Close it, move the file to a folder on a disk of this computer, and name that one."));
      return;
    }

  newsroom_dialogs_ask_async (GTK_WINDOW (self),
                              _ ("Move the Library?"),
                              _ ("Choose a folder on a disk of this computer that no program synchronises. The copy is checked before it is used; the file of before stays where it is, under a name that says so, and so do the backups.\n\n"
                                 "A network or synchronised folder is a good place for backups: choose it in the preferences."),
                              answers,
                              G_N_ELEMENTS (answers),
                              answered_cb,
                              g_object_ref (self));
}

/**
 * newsroom_window_show_moved:
 * @self: a window on a library that was just moved
 * @kept: where the file of before is
 *
 * Says so.
 */
void
newsroom_window_show_moved (NewsroomWindow *self,
                            const char     *kept)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));
  g_return_if_fail (kept != NULL);

  name = g_filename_display_basename (kept);
  text = g_strdup_printf (_ ("Library moved. Kept: %s"), name);
  newsroom_window_toast (self, text);
}
