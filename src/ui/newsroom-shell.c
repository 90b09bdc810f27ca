/* newsroom-shell.c — three panes that fold one by one as the window narrows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-shell.h"

#include "newsroom-side-pane.h"

/* The editor is never squeezed below the width of a telephone. AdwFlap folds on the minimum
 * of its content, and never does where that asks for nothing. */
#define EDITOR_MIN_WIDTH 360

/**
 * NewsroomShell:
 *
 * The list at the start, the editor in the middle, the inspector at the end. What does not
 * fit is folded, the inspector first: it then lies over the editor; after it the list: it
 * and the editor then share one place, and Back leads from the editor to the list. The window of
 * versions has no inspector.
 *
 * All that differs between generations of libadwaita's adaptive widgets is in this file.
 */
struct _NewsroomShell
{
  AdwBin parent_instance;

  gboolean list_visible;

  /* Borrowed from the template tree below the bin */
  AdwLeaflet       *leaflet;
  GtkWidget        *front; /* list_pane or flap: what is seen when they are folded */
  AdwFlap          *flap;
  NewsroomSidePane *list_pane;
  NewsroomSidePane *inspector_pane;
};

G_DEFINE_FINAL_TYPE (NewsroomShell, newsroom_shell, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LIST,
  PROP_EDITOR,
  PROP_INSPECTOR,
  PROP_LIST_WIDTH,
  PROP_INSPECTOR_WIDTH,
  PROP_LIST_VISIBLE,
  PROP_INSPECTOR_VISIBLE,
  PROP_FOLDED,
  PROP_INSPECTOR_FOLDED,
  PROP_SHOWS_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
get_shows_editor (NewsroomShell *self)
{
  return adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->flap);
}

/* A hidden list comes back when there is room for nothing else: it is then the way home. */
static void
update_list (NewsroomShell *self)
{
  gboolean folded = newsroom_shell_get_folded (self);

  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), self->list_visible || folded);
  newsroom_side_pane_set_resizable (self->list_pane, !folded);
}

static void
leaflet_folded_cb (NewsroomShell *self)
{
  if (newsroom_shell_get_folded (self))
    adw_leaflet_set_visible_child (self->leaflet, self->front);
  update_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_EDITOR]);
}

static void
leaflet_visible_child_cb (NewsroomShell *self)
{
  self->front = adw_leaflet_get_visible_child (self->leaflet);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_EDITOR]);
}

static void
flap_folded_cb (NewsroomShell *self)
{
  newsroom_side_pane_set_resizable (self->inspector_pane, !adw_flap_get_folded (self->flap));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR_FOLDED]);
}

static void
flap_reveal_cb (NewsroomShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR_VISIBLE]);
}

static void
pane_width_cb (NewsroomShell    *self,
               GParamSpec       *pspec,
               NewsroomSidePane *pane)
{
  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[pane == self->list_pane ? PROP_LIST_WIDTH : PROP_INSPECTOR_WIDTH]);
}

static void
newsroom_shell_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  NewsroomShell *self = NEWSROOM_SHELL (object);

  switch (prop_id)
    {
    case PROP_LIST_WIDTH:
      g_value_set_uint (value, newsroom_side_pane_get_width (self->list_pane));
      break;
    case PROP_INSPECTOR_WIDTH:
      g_value_set_uint (value, newsroom_side_pane_get_width (self->inspector_pane));
      break;
    case PROP_LIST_VISIBLE:
      g_value_set_boolean (value, self->list_visible);
      break;
    case PROP_INSPECTOR_VISIBLE:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->flap));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, newsroom_shell_get_folded (self));
      break;
    case PROP_INSPECTOR_FOLDED:
      g_value_set_boolean (value, newsroom_shell_get_inspector_folded (self));
      break;
    case PROP_SHOWS_EDITOR:
      g_value_set_boolean (value, get_shows_editor (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_shell_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  NewsroomShell *self = NEWSROOM_SHELL (object);

  switch (prop_id)
    {
    case PROP_LIST:
      newsroom_side_pane_set_child (self->list_pane, g_value_get_object (value));
      break;
    case PROP_EDITOR:
      adw_flap_set_content (self->flap, g_value_get_object (value));
      gtk_widget_set_size_request (adw_flap_get_content (self->flap), EDITOR_MIN_WIDTH, -1);
      break;
    case PROP_INSPECTOR:
      newsroom_side_pane_set_child (self->inspector_pane, g_value_get_object (value));
      break;
    case PROP_LIST_WIDTH:
      newsroom_side_pane_set_width (self->list_pane, g_value_get_uint (value));
      break;
    case PROP_INSPECTOR_WIDTH:
      newsroom_side_pane_set_width (self->inspector_pane, g_value_get_uint (value));
      break;
    case PROP_LIST_VISIBLE:
      self->list_visible = g_value_get_boolean (value);
      update_list (self);
      break;
    case PROP_INSPECTOR_VISIBLE:
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_shell_class_init (NewsroomShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = newsroom_shell_get_property;
  object_class->set_property = newsroom_shell_set_property;

  properties[PROP_LIST] =
    g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITOR] =
    g_param_spec_object ("editor", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSPECTOR] =
    g_param_spec_object ("inspector", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_WIDTH] =
    g_param_spec_uint ("list-width", NULL, NULL, 0, G_MAXINT, 300, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSPECTOR_WIDTH] =
    g_param_spec_uint ("inspector-width", NULL, NULL, 0, G_MAXINT, 300, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_VISIBLE] =
    g_param_spec_boolean ("list-visible", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSPECTOR_VISIBLE] =
    g_param_spec_boolean ("inspector-visible", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INSPECTOR_FOLDED] =
    g_param_spec_boolean ("inspector-folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_EDITOR] =
    g_param_spec_boolean ("shows-editor", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
newsroom_shell_init (NewsroomShell *self)
{
  self->list_visible = TRUE;
  self->list_pane = NEWSROOM_SIDE_PANE (newsroom_side_pane_new (GTK_PACK_START));
  self->inspector_pane = NEWSROOM_SIDE_PANE (newsroom_side_pane_new (GTK_PACK_END));
  gtk_widget_add_css_class (GTK_WIDGET (self->inspector_pane), "background");

  self->flap = g_object_new (ADW_TYPE_FLAP,
                             "flap",
                             self->inspector_pane,
                             "flap-position",
                             GTK_PACK_END,
                             "swipe-to-open",
                             FALSE,
                             "hexpand",
                             TRUE,
                             NULL);
  self->leaflet = g_object_new (ADW_TYPE_LEAFLET,
                                "can-navigate-back",
                                TRUE,
                                "can-unfold",
                                TRUE,
                                NULL);
  self->front = GTK_WIDGET (self->list_pane);
  adw_leaflet_append (self->leaflet, self->front);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->flap));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));

  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (leaflet_folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (leaflet_visible_child_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (flap_folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (flap_reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_pane, "notify::width", G_CALLBACK (pane_width_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_pane, "notify::width", G_CALLBACK (pane_width_cb), self, G_CONNECT_SWAPPED);
}

/* Which of the two lies in front matters when they are folded. Unfolded, the leaflet would take
 * the keyboard to the one that is named. */
static void
set_front (NewsroomShell *self,
           GtkWidget     *front)
{
  self->front = front;
  if (newsroom_shell_get_folded (self))
    adw_leaflet_set_visible_child (self->leaflet, front);
}

/**
 * newsroom_shell_show_list:
 * @self: a shell
 *
 * Where list and editor share one place, shows the list.
 */
void
newsroom_shell_show_list (NewsroomShell *self)
{
  g_return_if_fail (NEWSROOM_IS_SHELL (self));

  set_front (self, GTK_WIDGET (self->list_pane));
}

/**
 * newsroom_shell_show_editor:
 * @self: a shell
 *
 * Where list and editor share one place, shows the editor.
 */
void
newsroom_shell_show_editor (NewsroomShell *self)
{
  g_return_if_fail (NEWSROOM_IS_SHELL (self));

  set_front (self, GTK_WIDGET (self->flap));
}

/**
 * newsroom_shell_get_folded:
 * @self: a shell
 *
 * Returns: whether list and editor share one place
 */
gboolean
newsroom_shell_get_folded (NewsroomShell *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SHELL (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

/**
 * newsroom_shell_get_inspector_folded:
 * @self: a shell
 *
 * Returns: whether the inspector lies over the editor when it is shown
 */
gboolean
newsroom_shell_get_inspector_folded (NewsroomShell *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SHELL (self), FALSE);

  return adw_flap_get_folded (self->flap);
}
