/* newsroom-list-keys.c — what is typed in the list waits for the rows that were asked for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-keys.h"

#include "newsroom-list-pane.h"

/**
 * NewsroomListKeys:
 *
 * The rows of a search, or those after it, come from the library a moment after they were asked
 * for. What is typed in the list in that moment is meant for them: Home, and Delete after it,
 * must not find the rows that are still there, or none. Nor does Delete find an article that is
 * open and not among the rows: it would be spiked unseen.
 *
 * Tab leaves the list, as the arrows go through it: GTK 4.8 would go through all rows.
 */
struct _NewsroomListKeys
{
  GObject parent_instance;

  gboolean holds;
  GQueue   events; /* of owned GdkEvent */

  GtkWidget *view; /* borrowed; outlives this */
};

G_DEFINE_FINAL_TYPE (NewsroomListKeys, newsroom_list_keys, G_TYPE_OBJECT)

static gboolean
has_selection (NewsroomListKeys *self)
{
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));

  return !gtk_bitset_is_empty (selected);
}

/* To what stands beside the list in its pane, or else to another pane. */
static gboolean
leave (NewsroomListKeys *self,
       gboolean          forward)
{
  GtkWidget *pane = gtk_widget_get_ancestor (self->view, NEWSROOM_TYPE_LIST_PANE);

  for (GtkWidget *widget = self->view; widget != pane; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *beside = widget;

      while ((beside = forward ? gtk_widget_get_next_sibling (beside) : gtk_widget_get_prev_sibling (beside)) != NULL)
        if (gtk_widget_get_mapped (beside) && gtk_widget_child_focus (beside, forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD))
          return GDK_EVENT_STOP;
    }

  return gtk_widget_activate_action (self->view, forward ? "win.next-pane" : "win.previous-pane", NULL);
}

static gboolean
handle (NewsroomListKeys *self,
        guint             keyval,
        GdkModifierType   modifiers)
{
  if (modifiers == 0 && keyval == GDK_KEY_Delete)
    return !has_selection (self) || gtk_widget_activate_action (self->view, "win.spike", NULL);
  if (modifiers == 0 && (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab))
    return leave (self, TRUE);
  if (modifiers == GDK_SHIFT_MASK && (keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_Tab))
    return leave (self, FALSE);
  if (modifiers == GDK_CONTROL_MASK && keyval == GDK_KEY_z)
    return gtk_widget_activate_action (self->view, "win.undo-spike", NULL);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
pressed_cb (NewsroomListKeys   *self,
            guint               keyval,
            guint               keycode,
            GdkModifierType     state,
            GtkEventController *controller)
{
  if (!self->holds)
    return handle (self, keyval, state & gtk_accelerator_get_default_mod_mask ());

  g_queue_push_tail (&self->events, gdk_event_ref (gtk_event_controller_get_current_event (controller)));

  return GDK_EVENT_STOP;
}

static void
newsroom_list_keys_finalize (GObject *object)
{
  NewsroomListKeys *self = NEWSROOM_LIST_KEYS (object);

  g_queue_clear_full (&self->events, (GDestroyNotify)gdk_event_unref);

  G_OBJECT_CLASS (newsroom_list_keys_parent_class)->finalize (object);
}

static void
newsroom_list_keys_class_init (NewsroomListKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_list_keys_finalize;
}

static void
newsroom_list_keys_init (NewsroomListKeys *self)
{
  g_queue_init (&self->events);
}

/**
 * newsroom_list_keys_new:
 * @view: the list, which must outlive the keys
 *
 * Returns: (transfer full): the keys that are typed in the list
 */
NewsroomListKeys *
newsroom_list_keys_new (GtkListView *view)
{
  NewsroomListKeys   *self = g_object_new (NEWSROOM_TYPE_LIST_KEYS, NULL);
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->view = GTK_WIDGET (view);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, controller);

  return self;
}

/**
 * newsroom_list_keys_has_focus:
 * @self: the keys
 *
 * Returns: whether the list, or a row of it, has the keyboard
 */
gboolean
newsroom_list_keys_has_focus (NewsroomListKeys *self)
{
  GtkRoot   *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == self->view || gtk_widget_is_ancestor (focus, self->view));
}

/**
 * newsroom_list_keys_get_holds:
 * @self: the keys
 *
 * Returns: whether rows that were asked for are still to come
 */
gboolean
newsroom_list_keys_get_holds (NewsroomListKeys *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_KEYS (self), FALSE);

  return self->holds;
}

/**
 * newsroom_list_keys_hold:
 * @self: the keys
 *
 * Holds the keys that are typed in the list from here on until newsroom_list_keys_release().
 */
void
newsroom_list_keys_hold (NewsroomListKeys *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_KEYS (self));

  self->holds = TRUE;
}

/**
 * newsroom_list_keys_release:
 * @self: the keys
 *
 * Lets the keys that were held have their effect, until one of them asks for other rows. They
 * have none where the keyboard was taken elsewhere meanwhile.
 */
void
newsroom_list_keys_release (NewsroomListKeys *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_KEYS (self));

  self->holds = FALSE;
  if (!newsroom_list_keys_has_focus (self))
    g_queue_clear_full (&self->events, (GDestroyNotify)gdk_event_unref);

  while (!g_queue_is_empty (&self->events) && !(self->holds && newsroom_list_keys_has_focus (self)))
    {
      g_autoptr (GdkEvent) event = g_queue_pop_head (&self->events);
      gboolean handled = FALSE;

      g_signal_emit_by_name (gdk_event_get_surface (event), "event", event, &handled);
    }
}
