/* newsroom-window-actions.c — what can be done in the window, and by which keys
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-preferences.h"
#include "newsroom-shortcuts.h"

#define ZOOM_STEP 10
#define ZOOM_DEFAULT 100

/* None of these is exported on the bus: only the application's own actions are. */

static void
back_action (NewsroomWindow *self)
{
  newsroom_shell_show_list (self->shell);
  newsroom_list_pane_grab_list_focus (self->list);
}

static void
open_neighbour (NewsroomWindow *self,
                int             step)
{
  gint64 id = newsroom_list_pane_get_neighbour (self->list, step);

  /* At the end of the list an article that is being opened goes on. */
  if (id == 0)
    return;

  self->keep_focus = TRUE;
  newsroom_window_open_article (self, id);
}

static void
next_action (NewsroomWindow *self)
{
  open_neighbour (self, 1);
}

static void
previous_action (NewsroomWindow *self)
{
  open_neighbour (self, -1);
}

static void
close_action (NewsroomWindow *self)
{
  if (newsroom_window_get_draft (self) != NULL)
    newsroom_window_close_article (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
reopen_action (NewsroomWindow *self)
{
  newsroom_window_open_article (self, self->last_closed);
}

static void
hide_inspector_action (NewsroomWindow *self)
{
  newsroom_window_show_pane (self, "inspector-visible", FALSE);
}

/* The window manager answers a moment later: until then, what was asked for counts. */
static void
set_fullscreen (NewsroomWindow *self,
                gboolean        fullscreen)
{
  self->fullscreen = fullscreen;
  if (fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
fullscreen_action (NewsroomWindow *self)
{
  set_fullscreen (self, !self->fullscreen);
}

static void
next_pane_action (NewsroomWindow *self)
{
  newsroom_window_focus_next_pane (self, 1);
}

static void
previous_pane_action (NewsroomWindow *self)
{
  newsroom_window_focus_next_pane (self, -1);
}

static void
zoom (NewsroomWindow *self,
      int             step)
{
  int percent = g_settings_get_int (self->session, "zoom");

  g_settings_set_int (self->session, "zoom", step == 0 ? ZOOM_DEFAULT : CLAMP (percent + step, 50, 300));
}

static void
zoom_in_action (NewsroomWindow *self)
{
  zoom (self, ZOOM_STEP);
}

static void
zoom_out_action (NewsroomWindow *self)
{
  zoom (self, -ZOOM_STEP);
}

static void
zoom_reset_action (NewsroomWindow *self)
{
  zoom (self, 0);
}

static void
next_misspelling_action (NewsroomWindow *self)
{
  NewsroomArticleSpelling *spelling = newsroom_article_page_get_spelling (self->page);
  g_autofree char         *nothing = newsroom_article_spelling_dup_nothing (spelling);

  if (!g_settings_get_boolean (self->settings, "check-spelling"))
    newsroom_window_toast (self, _ ("Spelling is not checked"));
  else if (!newsroom_article_spelling_show_next (spelling))
    newsroom_window_toast (self, nothing);
}

static void
restore_action (NewsroomWindow *self)
{
  newsroom_window_restore (self, newsroom_window_get_article_id (self));
}

static void
cancel_import_action (NewsroomWindow *self)
{
  g_cancellable_cancel (self->importing);
}

static void
preferences_action (NewsroomWindow *self)
{
  newsroom_preferences_show (GTK_WINDOW (self), self->settings, self->store, self->keeper, FALSE);
}

static void
length_limits_action (NewsroomWindow *self)
{
  newsroom_preferences_show (GTK_WINDOW (self), self->settings, self->store, self->keeper, TRUE);
}

static void
shortcuts_action (NewsroomWindow *self)
{
  newsroom_shortcuts_show (GTK_WINDOW (self));
}

static void
about_action (NewsroomWindow *self)
{
  newsroom_dialogs_show_about (GTK_WINDOW (self));
}

/* When an action can be used. */
typedef enum
{
  ALWAYS,
  LIBRARY,        /* the library is open */
  EDITED_LIBRARY, /* and can be written */
  ARTICLE,        /* an article is open */
  EDITED_ARTICLE, /* and can be written */
  FILED_ARTICLE,  /* and came from a file */
  KNOWN_ARTICLE,  /* or is damaged there */
  LIVE_ARTICLE,   /* not on the spike, and can be written */
  SPIKED_ARTICLE, /* there, and can be written */
  IMPORTING,      /* files are being imported, or everything exported */
  CALM_LIBRARY,   /* the library is open, and nothing like that goes on */
  IDLE_LIBRARY,   /* and it can be written */
  ANY_LIBRARY,    /* open or not, but none that can only be read */
  EDITOR_ALONE,   /* the editor hides the list */
  CLOSED_ARTICLE, /* there is one to open again */
  FOUND_COPY,     /* there is one of what was never saved */
  IMPORTED_MANY,  /* there is a summary of an import */
  LEFT_ARTICLE,   /* one that was closed could not be saved */
} Need;

static const struct
{
  const char *name;
  void (*activate) (NewsroomWindow *self);
  Need        need;
  const char *accels[5];
} actions[] = {
  { "win.open", newsroom_window_choose_files, EDITED_LIBRARY, { "<Control>o" } },
  { "win.open-folder", newsroom_window_choose_import_folder, EDITED_LIBRARY, { NULL } },
  { "win.export", newsroom_window_export, ARTICLE, { "<Control>e" } },
  { "win.copy-html", newsroom_window_copy_html, ARTICLE, { "<Control><Shift>c" } },
  { "win.print", newsroom_window_print, ARTICLE, { "<Control>p" } },
  { "win.print-preview", newsroom_window_print_preview, ARTICLE, { "<Control><Shift>p" } },
  { "win.export-original", newsroom_window_export_original, FILED_ARTICLE, { NULL } },
  { "win.import-report", newsroom_window_show_import_report, FILED_ARTICLE, { NULL } },
  { "win.dismiss-report", newsroom_window_dismiss_report, ALWAYS, { NULL } },
  { "win.checkpoint", newsroom_window_checkpoint, EDITED_ARTICLE, { "<Control>s" } },
  { "win.educate", newsroom_window_educate, EDITED_ARTICLE, { NULL } },
  { "win.straighten", newsroom_window_straighten, EDITED_ARTICLE, { NULL } },
  { "win.history", newsroom_window_show_history, KNOWN_ARTICLE, { "<Control><Alt>h" } },
  { "win.statistics", newsroom_window_show_statistics, ARTICLE, { "<Control><Alt>i" } },
  { "win.outline", newsroom_window_show_outline, ARTICLE, { "<Control>j" } },
  { "win.next-note", newsroom_window_next_note, ARTICLE, { "F8" } },
  { "win.previous-note", newsroom_window_previous_note, ARTICLE, { "<Shift>F8" } },
  { "win.spike", newsroom_window_spike, LIVE_ARTICLE, { NULL } },
  { "win.undo-spike", newsroom_window_undo_spike, ALWAYS, { NULL } },
  { "win.empty-spike", newsroom_window_empty_spike, EDITED_LIBRARY, { NULL } },
  { "win.restore", restore_action, SPIKED_ARTICLE, { NULL } },
  { "win.search", newsroom_window_begin_search, LIBRARY, { "<Control><Shift>f" } },
  { "win.find", newsroom_window_find, LIBRARY, { "<Control>f" } },
  { "win.find-and-replace", newsroom_window_find_and_replace, EDITED_ARTICLE, { "<Control>h" } },
  { "win.find-next", newsroom_window_find_next, ARTICLE, { "<Control>g", "F3" } },
  { "win.find-previous", newsroom_window_find_previous, ARTICLE, { "<Control><Shift>g", "<Shift>F3" } },
  { "win.back", back_action, EDITOR_ALONE, { "<Alt>Left" } },
  { "win.next", next_action, LIBRARY, { "<Control>Page_Down" } },
  { "win.previous", previous_action, LIBRARY, { "<Control>Page_Up" } },
  { "win.close", close_action, ALWAYS, { "<Control>w" } },
  { "win.reopen", reopen_action, CLOSED_ARTICLE, { "<Control><Shift>t" } },
  { "win.hide-inspector", hide_inspector_action, ALWAYS, { NULL } },
  { "win.next-misspelling", next_misspelling_action, EDITED_ARTICLE, { "F7" } },
  { "win.next-pane", next_pane_action, ALWAYS, { "F6" } },
  { "win.previous-pane", previous_pane_action, ALWAYS, { "<Shift>F6" } },
  { "win.fullscreen", fullscreen_action, ALWAYS, { "F11" } },
  { "win.change-focus", newsroom_window_change_focus, ALWAYS, { "<Control><Shift>j" } },
  { "win.zoom-in", zoom_in_action, ALWAYS, { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", zoom_out_action, ALWAYS, { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", zoom_reset_action, ALWAYS, { "<Control>0", "<Control>KP_0" } },
  { "win.cancel-import", cancel_import_action, IMPORTING, { NULL } },
  { "win.import-summary", newsroom_window_show_import_summary, IMPORTED_MANY, { NULL } },
  { "win.restore-backup", newsroom_window_choose_backup, ANY_LIBRARY, { NULL } },
  { "win.repair-library", newsroom_window_emit_repair_library, ANY_LIBRARY, { NULL } },
  { "win.show-damage", newsroom_window_show_damage, LIBRARY, { NULL } },
  { "win.cancel-repair", newsroom_window_cancel_repair, ALWAYS, { NULL } },
  { "win.export-everything", newsroom_window_export_everything, CALM_LIBRARY, { NULL } },
  { "win.import-everything", newsroom_window_import_everything, IDLE_LIBRARY, { NULL } },
  { "win.change-place", newsroom_window_change_place, EDITED_LIBRARY, { NULL } },
  { "win.accept-place", newsroom_window_accept_place, LIBRARY, { NULL } },
  { "win.open-copy", newsroom_window_open_copy, FOUND_COPY, { NULL } },
  { "win.dismiss-copy", newsroom_window_dismiss_copy, FOUND_COPY, { NULL } },
  { "win.open-failed", newsroom_window_open_failed, LEFT_ARTICLE, { NULL } },
  { "win.preferences", preferences_action, ALWAYS, { "<Control>comma" } },
  { "win.length-limits", length_limits_action, ALWAYS, { NULL } },
  { "win.show-shortcuts", shortcuts_action, ALWAYS, { "<Control>question", "<Control>slash", "F1", "<Control>F1" } },
  { "win.about", about_action, ALWAYS, { NULL } },
};

/* The keys of actions that are properties. */
static const struct
{
  const char *name;
  const char *accels[3];
} property_accels[] = {
  { "win.list", { "F9" } },
  { "win.inspector", { "<Shift>F9", "<Alt>Return" } },
};

static void
activate_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].activate (NEWSROOM_WINDOW (widget));
}

static void
state_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  NewsroomState state;

  if (newsroom_state_from_name (g_variant_get_string (parameter, NULL), &state))
    newsroom_window_set_state (NEWSROOM_WINDOW (widget), state);
}

static void
restore_article_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  newsroom_window_restore (NEWSROOM_WINDOW (widget), g_variant_get_int64 (parameter));
}

/**
 * newsroom_window_install_actions:
 * @widget_class: the class of the window
 */
void
newsroom_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate_cb);

  gtk_widget_class_install_action (widget_class, "win.state", "s", state_action);
  gtk_widget_class_install_action (widget_class, "win.restore-article", "x", restore_article_action);
}

static gboolean
is_met (NewsroomWindow *self,
        Need            need)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);
  gboolean       read_only = newsroom_window_is_read_only (self);
  gboolean       spiked = FALSE, shows_editor;

  if (draft != NULL)
    spiked = newsroom_article_get_state (newsroom_draft_get_article (draft)) == NEWSROOM_STATE_SPIKED;

  switch (need)
    {
    case LIBRARY:
      return self->store != NULL;
    case EDITED_LIBRARY:
      return self->store != NULL && !read_only;
    case ARTICLE:
      return draft != NULL;
    case EDITED_ARTICLE:
      return draft != NULL && !read_only;
    case FILED_ARTICLE:
      return draft != NULL && self->filed_id != 0 && newsroom_window_get_article_id (self) == self->filed_id;
    case KNOWN_ARTICLE:
      return newsroom_window_get_article_id (self) != 0 || self->damaged_id != 0;
    case LIVE_ARTICLE:
      return newsroom_window_get_article_id (self) != 0 && !spiked && !read_only;
    case SPIKED_ARTICLE:
      return newsroom_window_get_article_id (self) != 0 && spiked && !read_only;
    case IMPORTING:
      return self->importing != NULL;
    case CALM_LIBRARY:
      return self->store != NULL && self->importing == NULL;
    case IDLE_LIBRARY:
      return self->store != NULL && self->importing == NULL && !read_only;
    case ANY_LIBRARY:
      return !read_only;
    case EDITOR_ALONE:
      g_object_get (self->shell, "shows-editor", &shows_editor, NULL);
      return newsroom_shell_get_folded (self->shell) && shows_editor;
    case CLOSED_ARTICLE:
      return self->last_closed != 0;
    case FOUND_COPY:
      return self->copies->len > 0;
    case IMPORTED_MANY:
      return self->import_summary != NULL;
    case LEFT_ARTICLE:
      return newsroom_window_has_failed (self);
    case ALWAYS:
    default:
      return TRUE;
    }
}

/* Who is writing goes on there: in the list the next letters would begin a search. */
static gboolean
is_in_text (NewsroomWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

/* Escape leaves what covers the rest, step by step. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  NewsroomWindow *self = user_data;
  gboolean        inspector_visible;

  g_object_get (self->shell, "inspector-visible", &inspector_visible, NULL);
  if (inspector_visible && newsroom_shell_get_inspector_folded (self->shell))
    hide_inspector_action (self);
  else if (newsroom_article_page_end_find (self->page))
    return GDK_EVENT_STOP;
  else if (self->fullscreen)
    set_fullscreen (self, FALSE);
  else if (is_met (self, EDITOR_ALONE) && !is_in_text (self))
    back_action (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/**
 * newsroom_window_watch_escape:
 * @self: a window
 *
 * Gives Escape its effect on the panes. Their toast would take it from the window: it goes at
 * Escape too, when there is nothing else to leave.
 */
void
newsroom_window_watch_escape (NewsroomWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut        *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                            gtk_callback_action_new (escape_cb, self, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
}

/**
 * newsroom_window_update_actions:
 * @self: a window
 *
 * Sets which actions can be used now. The only place that does.
 */
void
newsroom_window_update_actions (NewsroomWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, is_met (self, actions[i].need));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.state", is_met (self, LIVE_ARTICLE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore-article", is_met (self, EDITED_LIBRARY));
}

/**
 * newsroom_window_set_accels:
 * @application: the application
 *
 * Gives the actions of windows their keys.
 */
void
newsroom_window_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_application_set_accels_for_action (application, actions[i].name, actions[i].accels);
  for (guint i = 0; i < G_N_ELEMENTS (property_accels); i++)
    gtk_application_set_accels_for_action (application, property_accels[i].name, property_accels[i].accels);
}
