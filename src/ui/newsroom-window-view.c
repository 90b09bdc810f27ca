/* newsroom-window-view.c — how the text is shown while it is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include "newsroom-focus.h"

/**
 * newsroom_window_watch_view:
 * @self: a window
 *
 * Shows the text as the settings say. What can be chosen in the menu are actions of the group
 * "view", which no one but the window has.
 */
void
newsroom_window_watch_view (NewsroomWindow *self)
{
  static const char *const keys[] = { "focus", "markup", "typewriter" };
  NewsroomEditorPane      *editor = newsroom_article_page_get_editor (self->page);
  GtkTextView             *body = newsroom_editor_pane_get_body (editor);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->focus_mode = newsroom_focus_mode_new (body);
  g_settings_bind (self->settings, "focus", self->focus_mode, "unit", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "markup", editor, "markup", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "enter-makes-paragraphs", body, "makes-paragraphs", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "typewriter", body, "typewriter", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "line-height", body, "line-height", G_SETTINGS_BIND_GET);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

/**
 * newsroom_window_change_focus:
 * @self: a window
 *
 * From no focus to that on the sentence, then to that on the paragraph, and back.
 */
void
newsroom_window_change_focus (NewsroomWindow *self)
{
  g_autofree char    *name = g_settings_get_string (self->settings, "focus");
  const NewsroomFocus focus = newsroom_focus_from_name (name);

  g_settings_set_string (self->settings, "focus", newsroom_focus_get_name (focus == NEWSROOM_FOCUS_PARAGRAPH ? NEWSROOM_FOCUS_NONE : focus + 1));
}
