/* newsroom-window-focus.c — where the keyboard is: from pane to pane, and back where it was
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

static void
focus_editor (NewsroomWindow *self)
{
  if (newsroom_window_get_draft (self) != NULL)
    newsroom_editor_pane_grab_body_focus (newsroom_article_page_get_editor (self->page));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
focus_pane (NewsroomWindow *self,
            GtkWidget      *pane)
{
  if (pane == GTK_WIDGET (self->list))
    newsroom_list_pane_grab_list_focus (self->list);
  else if (pane == GTK_WIDGET (self->page))
    focus_editor (self);
  else if (self->panel_focus != NULL && gtk_widget_get_mapped (self->panel_focus))
    gtk_widget_grab_focus (self->panel_focus);
  else if (self->authors != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->authors), GTK_DIR_TAB_FORWARD);
}

/* @pane may be the author panel before there is one. */
static gboolean
has_focus (NewsroomWindow *self,
           GtkWidget      *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && pane != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/* The inspector that lies over the editor leaves it no keys. */
static gboolean
can_have_focus (NewsroomWindow *self,
                GtkWidget      *pane)
{
  gboolean covered = gtk_widget_get_mapped (GTK_WIDGET (self->inspector)) &&
                     newsroom_shell_get_inspector_folded (self->shell);

  return gtk_widget_get_mapped (pane) && !(covered && pane == GTK_WIDGET (self->page));
}

/**
 * newsroom_window_focus_next_pane:
 * @self: a window
 * @step: 1 for the next pane, -1 for the one before
 *
 * Takes the keyboard to another of the panes that are seen.
 */
void
newsroom_window_focus_next_pane (NewsroomWindow *self,
                                 int             step)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->list), GTK_WIDGET (self->page), GTK_WIDGET (self->inspector) };
  const int  n_panes = G_N_ELEMENTS (panes);
  int        from = 1;

  for (int i = 0; i < n_panes; i++)
    if (has_focus (self, panes[i]))
      from = i;

  for (int i = 1; i < n_panes; i++)
    {
      GtkWidget *pane = panes[(from + i * step + i * n_panes) % n_panes];

      if (can_have_focus (self, pane))
        {
          focus_pane (self, pane);
          return;
        }
    }
}

/**
 * newsroom_window_shows_inspector:
 * @self: a window
 *
 * Returns: whether the inspector is seen: not behind the list where they share one place
 */
gboolean
newsroom_window_shows_inspector (NewsroomWindow *self)
{
  gboolean visible, shows_editor;

  g_object_get (self->shell, "inspector-visible", &visible, "shows-editor", &shows_editor, NULL);

  return visible && (shows_editor || !newsroom_shell_get_folded (self->shell));
}

/**
 * newsroom_window_show_pane:
 * @self: a window
 * @name: "list-visible" or "inspector-visible"
 * @visible: whether the pane is to be seen
 *
 * Shows or hides a pane. The keyboard goes back to the editor when the pane that has it is
 * hidden.
 */
void
newsroom_window_show_pane (NewsroomWindow *self,
                           const char     *name,
                           gboolean        visible)
{
  gboolean   is_list = g_str_equal (name, "list-visible");
  GtkWidget *pane = is_list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->inspector);
  gboolean   had_focus = has_focus (self, pane);

  g_object_set (self->shell, name, visible, NULL);
  if (visible && !is_list && newsroom_shell_get_folded (self->shell))
    newsroom_shell_show_editor (self->shell);
  if (!visible && had_focus && (!is_list || !newsroom_shell_get_folded (self->shell)))
    focus_editor (self);
}

/* Where it covers the editor, the inspector has the keyboard. */
static void
inspector_map_cb (NewsroomWindow *self)
{
  if (newsroom_shell_get_inspector_folded (self->shell))
    focus_pane (self, GTK_WIDGET (self->inspector));
}

/* GTK 4.18 gives the keyboard to the button of the menu once the popover has closed. */
static void
settle_focus_cb (gpointer user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->focus_before != NULL && focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL &&
      gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

/* The popover is closed; what was chosen in it may have taken the keyboard elsewhere. */
static void
popover_closed_cb (NewsroomWindow *self,
                   GtkPopover     *popover)
{
  GtkWidget *opener = gtk_widget_get_parent (GTK_WIDGET (popover));

  g_signal_handlers_disconnect_by_func (popover, popover_closed_cb, self);
  if (self->focus_before != NULL && opener != NULL && has_focus (self, opener))
    gtk_widget_grab_focus (self->focus_before);
  g_idle_add_once (settle_focus_cb, g_object_ref (self));
}

/* A menu that F10 opens takes the keyboard from the text; its button would keep it. */
static void
focus_widget_cb (NewsroomWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL)
    {
      g_set_weak_pointer (&self->focus, focus);
      if (has_focus (self, (GtkWidget *)self->authors))
        g_set_weak_pointer (&self->panel_focus, focus);
    }
  else if (self->focus != NULL)
    {
      g_set_weak_pointer (&self->focus_before, self->focus);
      g_clear_weak_pointer (&self->focus);
      g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
}

/**
 * newsroom_window_watch_focus:
 * @self: a window
 *
 * Takes the keyboard to what covers the rest, and back to where it was when a menu is closed.
 */
void
newsroom_window_watch_focus (NewsroomWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), NULL);
  g_signal_connect_object (self->inspector, "map", G_CALLBACK (inspector_map_cb), self, G_CONNECT_SWAPPED);
}
