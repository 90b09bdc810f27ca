/* newsroom-window-keys.c — what is typed waits for the article that is being opened
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

/* An article comes from the library a moment after it was asked for. What is typed in the editor
 * in that moment is meant for it, and must not go into the one that is still there. So is Delete
 * in the list, with what follows it. */
static gboolean
is_meant_for_article (NewsroomWindow *self,
                      guint           keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL)
    return FALSE;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)))
    return TRUE;

  return gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) && !GTK_IS_TEXT (focus) &&
         (keyval == GDK_KEY_Delete || !g_queue_is_empty (&self->keys));
}

/* Nor is there an article yet when one was begun before the library is open. */
static gboolean
is_meant_for_first_article (NewsroomWindow *self,
                            GdkModifierType state)
{
  return self->wants_article && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;
}

static gboolean
pressed_cb (NewsroomWindow     *self,
            guint               keyval,
            guint               keycode,
            GdkModifierType     state,
            GtkEventController *keys)
{
  if (!is_meant_for_first_article (self, state) && (self->opening_id == 0 || !is_meant_for_article (self, keyval)))
    return GDK_EVENT_PROPAGATE;

  g_queue_push_tail (&self->keys, gdk_event_ref (gtk_event_controller_get_current_event (keys)));

  return GDK_EVENT_STOP;
}

/**
 * newsroom_window_hold_keys:
 * @self: a window that begins to open an article
 *
 * Holds the keys that are pressed from here on until newsroom_window_release_keys().
 */
void
newsroom_window_hold_keys (NewsroomWindow *self)
{
  GtkEventController *keys;

  if (self->holds_keys)
    return;

  /* As late as this, so that it comes before the accelerators. */
  self->holds_keys = TRUE;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * newsroom_window_release_keys:
 * @self: a window that opens no article any more
 *
 * Lets the keys that were held have their effect, until one of them opens another article.
 */
void
newsroom_window_release_keys (NewsroomWindow *self)
{
  while (self->opening_id == 0 && !g_queue_is_empty (&self->keys))
    {
      g_autoptr (GdkEvent) event = g_queue_pop_head (&self->keys);
      gboolean handled = FALSE;

      g_signal_emit_by_name (gdk_event_get_surface (event), "event", event, &handled);
    }
}

/**
 * newsroom_window_drop_keys:
 * @self: a window that could not open the article that was asked for
 *
 * Forgets the keys that were held: the article that is still there is not the one they were
 * meant for.
 */
void
newsroom_window_drop_keys (NewsroomWindow *self)
{
  g_queue_clear_full (&self->keys, (GDestroyNotify)gdk_event_unref);
}
