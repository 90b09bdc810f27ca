/* newsroom-list-search.c — the search of the list: its entry, and typing in the list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-search.h"

/**
 * NewsroomListSearch:
 *
 * A bar that is there while one searches.
 *
 * Properties: "open" (boolean): whether the bar shows. Signals: "changed": another text is
 * searched for, or the bar was opened or closed; "activate": Enter; "leave": the keyboard is to
 * go to the list; "stop": Escape, after which the bar closes.
 */
struct _NewsroomListSearch
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *bar;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (NewsroomListSearch, newsroom_list_search, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  SIGNAL_LEAVE,
  SIGNAL_STOP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (NewsroomListSearch *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
open_cb (NewsroomListSearch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
  changed_cb (self);
}

static void
activate_cb (NewsroomListSearch *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
stop_cb (NewsroomListSearch *self)
{
  /* The entry goes at once: it must have given up the focus before. */
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
  newsroom_list_search_end (self);
}

static gboolean
leave_entry_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_LEAVE], 0);

  return TRUE;
}

/* The search bar's own capture also takes Home and End, and an event that is forwarded is lost
 * where the entry has not been shown yet. */
static gboolean
typed_cb (NewsroomListSearch *self,
          guint               keyval,
          guint               keycode,
          GdkModifierType     state)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  char     text[7] = { 0 };

  if (keyval == GDK_KEY_Escape && gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    {
      stop_cb (self);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (character))
    return GDK_EVENT_PROPAGATE;

  g_unichar_to_utf8 (character, text);
  newsroom_list_search_begin (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);

  return GDK_EVENT_STOP;
}

static void
newsroom_list_search_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  NewsroomListSearch *self = NEWSROOM_LIST_SEARCH (object);

  if (prop_id == PROP_OPEN)
    g_value_set_boolean (value, gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_list_search_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  NewsroomListSearch *self = NEWSROOM_LIST_SEARCH (object);

  if (prop_id == PROP_OPEN)
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_list_search_dispose (GObject *object)
{
  NewsroomListSearch *self = NEWSROOM_LIST_SEARCH (object);

  g_clear_pointer (&self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (newsroom_list_search_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, NEWSROOM_TYPE_LIST_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_list_search_class_init (NewsroomListSearchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = newsroom_list_search_get_property;
  object_class->set_property = newsroom_list_search_set_property;
  object_class->dispose = newsroom_list_search_dispose;

  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = add_signal ("changed");
  signals[SIGNAL_ACTIVATE] = add_signal ("activate");
  signals[SIGNAL_LEAVE] = add_signal ("leave");
  signals[SIGNAL_STOP] = add_signal ("stop");

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/list/newsroom-list-search.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomListSearch, bar);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListSearch, entry);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
newsroom_list_search_init (NewsroomListSearch *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  /* While the bar slides in its entry is not there yet, and the first letter would be lost. */
  g_object_set (gtk_widget_get_first_child (self->bar), "transition-duration", 0, NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_callback_action_new (leave_entry_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
}

/**
 * newsroom_list_search_get_text:
 * @self: a search
 *
 * Returns: (nullable): what is searched for, "" as long as nothing was typed; %NULL while the bar
 *   is closed
 */
const char *
newsroom_list_search_get_text (NewsroomListSearch *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_SEARCH (self), NULL);

  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return NULL;

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * newsroom_list_search_begin:
 * @self: a search
 *
 * Opens the entry and gives it the keyboard.
 */
void
newsroom_list_search_begin (NewsroomListSearch *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_SEARCH (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * newsroom_list_search_end:
 * @self: a search
 *
 * Closes the entry, so that nothing is searched for.
 */
void
newsroom_list_search_end (NewsroomListSearch *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_SEARCH (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

/**
 * newsroom_list_search_follow_keys:
 * @self: a search
 * @view: the list
 *
 * Makes typing in the list search, and Escape there stop it.
 */
void
newsroom_list_search_follow_keys (NewsroomListSearch *self,
                                  GtkWidget          *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (NEWSROOM_IS_LIST_SEARCH (self));
  g_return_if_fail (GTK_IS_WIDGET (view));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
}
