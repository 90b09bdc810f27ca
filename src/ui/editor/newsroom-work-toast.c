/* newsroom-work-toast.c — tells how far what takes long in a text is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-work-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "newsroom-editor-buffer.h"
#include "newsroom-toast.h"

/* When it takes longer than this it is shown, in ms. */
#define PATIENCE 150

/* How wide the bar gets, in pixels. */
#define BAR_WIDTH 180

/* The work in the buffer of a view. */
typedef struct
{
  guint    timeout_id;
  gboolean is_shown; /* by the toast, or by whoever has started it */

  /* Owned */
  GSignalGroup       *buffer_signals;
  NewsroomEditorWork *work; /* NULL for none */
  AdwToast           *toast;

  /* Borrowed */
  GtkTextView    *view;
  GtkProgressBar *bar; /* the toast's */
} WorkToast;

static void
hide (WorkToast *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->bar = NULL;
  self->is_shown = FALSE;
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
  if (toast == NULL)
    return;

  g_signal_handlers_disconnect_by_data (toast, self);
  newsroom_toast_dismiss (GTK_WIDGET (self->view), toast);
}

static void
progressed_cb (WorkToast *self)
{
  if (self->bar != NULL)
    gtk_progress_bar_set_fraction (self->bar, newsroom_editor_work_get_fraction (self->work));
}

static void
stop_cb (WorkToast *self)
{
  newsroom_editor_work_stop (self->work);
}

/* It may be closed; the work goes on. */
static void
dismissed_cb (WorkToast *self)
{
  self->bar = NULL;
  g_clear_object (&self->toast);
}

static GtkWidget *
content_new (WorkToast  *self,
             const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  self->bar = GTK_PROGRESS_BAR (bar);

  return box;
}

static gboolean
show_cb (gpointer user_data)
{
  WorkToast *self = user_data;
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self->view), ADW_TYPE_TOAST_OVERLAY);

  self->timeout_id = 0;
  if (overlay == NULL)
    return G_SOURCE_REMOVE;
  self->is_shown = TRUE;
  self->toast = adw_toast_new ("");
  adw_toast_set_button_label (self->toast, _ ("Stop"));
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_custom_title (self->toast, content_new (self, newsroom_editor_work_get_title (self->work)));
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_swapped (self->toast, "button-clicked", G_CALLBACK (stop_cb), self);
  g_signal_connect_swapped (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  progressed_cb (self);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (self->toast));

  return G_SOURCE_REMOVE;
}

static void
work_cb (WorkToast *self)
{
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (self->view);
  NewsroomEditorWork *work = NEWSROOM_IS_EDITOR_BUFFER (buffer) ? newsroom_editor_buffer_get_work (NEWSROOM_EDITOR_BUFFER (buffer)) : NULL;

  if (work == self->work)
    return;

  hide (self);
  if (work == NULL)
    {
      gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
      return;
    }

  self->work = g_object_ref (work);
  g_signal_connect_swapped (work, "progressed", G_CALLBACK (progressed_cb), self);
  if (newsroom_editor_work_get_title (work) == NULL)
    self->is_shown = newsroom_editor_work_get_n (work) > NEWSROOM_EDITOR_WORK_SHOWN;
  else
    self->timeout_id = g_timeout_add (PATIENCE, show_cb, self);
}

/* No key is lost: before it is said that the text must be waited for, all is done at once. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  WorkToast *self = user_data;

  if (self->work == NULL || gdk_key_event_is_modifier (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller))))
    return GDK_EVENT_PROPAGATE;
  if (!self->is_shown)
    {
      newsroom_editor_work_finish (self->work);
      return GDK_EVENT_PROPAGATE;
    }
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  newsroom_editor_work_stop (self->work);

  return GDK_EVENT_STOP;
}

static void
work_toast_free (gpointer  data,
                 GClosure *closure)
{
  WorkToast *self = data;

  g_signal_group_set_target (self->buffer_signals, NULL);
  g_object_unref (self->buffer_signals);
  hide (self);
  g_free (self);
}

/**
 * newsroom_work_toast_attach:
 * @view: a view below an #AdwToastOverlay
 *
 * What takes long in its buffer is told, and can be stopped there or by Escape. A key that is pressed before it
 * is told waits until all is done.
 */
void
newsroom_work_toast_attach (GtkTextView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  WorkToast          *self = g_new0 (WorkToast, 1);

  self->view = view;
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "notify", G_CALLBACK (work_cb), self);
  g_signal_connect_swapped (self->buffer_signals, "bind", G_CALLBACK (work_cb), self);
  g_object_bind_property (view, "buffer", self->buffer_signals, "target", G_BINDING_SYNC_CREATE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, work_toast_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}
