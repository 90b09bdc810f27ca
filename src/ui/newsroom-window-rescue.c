/* newsroom-window-rescue.c — tells of copies of what was never saved, from an earlier session
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-rescue-find.h"

static void
show_next (NewsroomWindow *self)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (self->copies->len > 0)
    {
      path = g_file_get_parse_name (self->copies->pdata[0]);
      text = g_strdup_printf (_ ("Newsroom ended before all was saved. A copy of the text is in “%s”."), path);
      gtk_label_set_text (self->copy_label, text);
    }
  gtk_revealer_set_reveal_child (self->copy_found, self->copies->len > 0);
  newsroom_window_update_actions (self);
}

static GWeakRef *
weak_ref_new (NewsroomWindow *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);

  return weak;
}

static void
weak_ref_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* The search may take longer than the window is there, and does not keep it. */
static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = g_weak_ref_get (user_data);
  g_autoptr (GPtrArray) copies = newsroom_rescue_find_finish (NEWSROOM_STORE (object), result);

  weak_ref_free (user_data);
  if (self == NULL || self->session == NULL || copies == NULL || copies->len == 0)
    return;

  g_ptr_array_extend_and_steal (self->copies, g_steal_pointer (&copies));
  show_next (self);
}

/**
 * newsroom_window_find_copies:
 * @self: a window whose library is open and can be written
 *
 * Looks for text that an earlier session could not save, and tells of it: one copy at a time, until
 * each was opened or dismissed.
 */
void
newsroom_window_find_copies (NewsroomWindow *self)
{
  newsroom_rescue_find_async (self->store, NULL, found_cb, weak_ref_new (self));
}

/**
 * newsroom_window_open_copy:
 * @self: a window that tells of a copy
 *
 * Opens it like any other file: it becomes an article beside the one that is in the library.
 */
void
newsroom_window_open_copy (NewsroomWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_ptr_array_steal_index (self->copies, 0));
  newsroom_window_open_files (self, files);
  show_next (self);
}

/**
 * newsroom_window_dismiss_copy:
 * @self: a window that tells of a copy
 *
 * Leaves it where it is, and tells no more of it.
 */
void
newsroom_window_dismiss_copy (NewsroomWindow *self)
{
  g_autoptr (GFile) copy = g_ptr_array_steal_index (self->copies, 0);

  newsroom_rescue_dismiss (copy);
  show_next (self);
}
