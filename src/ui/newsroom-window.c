/* newsroom-window.c — the window: list, editor and author panel of one library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-dialogs.h"
#include "newsroom-file.h"
#include "newsroom-portrait-button.h"
#include "newsroom-toast.h"

G_DEFINE_FINAL_TYPE (NewsroomWindow, newsroom_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_INSPECTOR_VISIBLE,
  PROP_LIST_VISIBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  RESTORE_BACKUP,
  REPAIR_LIBRARY,
  MOVE_LIBRARY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selected_cb (NewsroomWindow *self,
             gint64          id)
{
  self->keep_focus = TRUE;
  newsroom_window_open_article (self, id);
}

static void
opened_cb (NewsroomWindow *self,
           gint64          id,
           gboolean        to_write)
{
  self->keep_focus = !to_write;
  newsroom_shell_show_editor (self->shell);
  if (id == newsroom_window_get_article_id (self))
    newsroom_window_show_matches (self);
  if (id == newsroom_window_get_article_id (self) && to_write)
    newsroom_editor_pane_grab_body_focus (newsroom_article_page_get_editor (self->page));
  else
    newsroom_window_open_article (self, id);
  if (to_write)
    newsroom_window_stay (self);
}

/* A picture is dropped on its author. */
static NewsroomPortraitButton *
pick_portrait (NewsroomWindow *self,
               double          x,
               double          y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->toasts), x, y, GTK_PICK_DEFAULT);
  GtkWidget *portrait = picked != NULL ? gtk_widget_get_ancestor (picked, NEWSROOM_TYPE_PORTRAIT_BUTTON) : NULL;

  return portrait != NULL ? NEWSROOM_PORTRAIT_BUTTON (portrait) : NULL;
}

static gboolean
drop_cb (NewsroomWindow *self,
         const GValue   *value,
         double          x,
         double          y)
{
  NewsroomPortraitButton *portrait = pick_portrait (self, x, y);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  if (files->len == 0)
    return FALSE;

  if (portrait != NULL && !newsroom_window_is_read_only (self))
    newsroom_portrait_button_take_file (portrait, g_ptr_array_index (files, 0));
  else
    newsroom_window_open_files (self, files);

  return TRUE;
}

/* Wherever files are dropped they are for the window: every text widget would take their paths
 * as text, so it comes before all of them. */
static void
take_drops (NewsroomWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (drop));
}

/* Which header bar shows the buttons of the window. */
static void
shell_cb (NewsroomWindow *self)
{
  gboolean inspector_visible;

  g_object_get (self->shell, "inspector-visible", &inspector_visible, NULL);
  g_object_set (self->page,
                "ends-window",
                !inspector_visible || newsroom_shell_get_inspector_folded (self->shell),
                NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR_VISIBLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_VISIBLE]);
  newsroom_window_update_actions (self);
}

/* The window manager has answered, or the user has asked it himself. */
static void
fullscreened_cb (NewsroomWindow *self)
{
  self->fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
}

static void
open_article_cb (NewsroomWindow *self,
                 gint64          id)
{
  newsroom_window_open_article (self, id);
}

static gboolean
newsroom_window_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "app.quit", NULL);

  return GDK_EVENT_STOP;
}

static void
newsroom_window_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  NewsroomWindow *self = NEWSROOM_WINDOW (object);

  switch (prop_id)
    {
    /* The actions ask before the panes are there. */
    case PROP_INSPECTOR_VISIBLE:
      g_value_set_boolean (value, self->shell != NULL && newsroom_window_shows_inspector (self));
      break;
    case PROP_LIST_VISIBLE:
      if (self->shell != NULL)
        g_object_get_property (G_OBJECT (self->shell), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_window_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  NewsroomWindow *self = NEWSROOM_WINDOW (object);

  switch (prop_id)
    {
    case PROP_INSPECTOR_VISIBLE:
    case PROP_LIST_VISIBLE:
      newsroom_window_show_pane (self, pspec->name, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_window_dispose (GObject *object)
{
  NewsroomWindow *self = NEWSROOM_WINDOW (object);

  /* It tells of what goes while its parts go. */
  if (self->shell != NULL)
    g_signal_handlers_disconnect_by_data (self->shell, self);
  g_clear_handle_id (&self->session_source, g_source_remove);
  g_clear_handle_id (&self->calm_source, g_source_remove);
  g_cancellable_cancel (self->opening);
  g_cancellable_cancel (self->importing);
  g_clear_weak_pointer (&self->told);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_weak_pointer (&self->history);
  g_clear_weak_pointer (&self->report);
  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->panel_focus);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->focus_mode);
  g_clear_object (&self->draft_signals);
  g_clear_object (&self->opening);
  g_clear_object (&self->importing);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->rescue);
  g_clear_object (&self->keeper);
  g_clear_object (&self->last);
  newsroom_window_end_repair (self);

  G_OBJECT_CLASS (newsroom_window_parent_class)->dispose (object);
}

static void
newsroom_window_finalize (GObject *object)
{
  NewsroomWindow *self = NEWSROOM_WINDOW (object);

  g_free (self->library);
  g_ptr_array_unref (self->leaving);
  g_queue_clear_full (&self->keys, (GDestroyNotify)gdk_event_unref);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->changed);
  g_clear_pointer (&self->gathered, newsroom_gathered_free);
  g_clear_pointer (&self->import_summary, newsroom_import_summary_unref);
  g_array_unref (self->spiked);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->damages);

  G_OBJECT_CLASS (newsroom_window_parent_class)->finalize (object);
}

/* What the application does: it has the library. */
static void
install_signals (void)
{
  /**
   * NewsroomWindow::restore-backup:
   * @self: a window
   * @path: the backup that the editor wants in the place of the library
   */
  signals[RESTORE_BACKUP] = g_signal_new ("restore-backup", NEWSROOM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * NewsroomWindow::repair-library:
   * @self: a window whose library is damaged
   */
  signals[REPAIR_LIBRARY] = g_signal_new ("repair-library", NEWSROOM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NewsroomWindow::move-library:
   * @self: a window
   * @folder: the folder that the editor wants the library in
   */
  signals[MOVE_LIBRARY] = g_signal_new ("move-library", NEWSROOM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
newsroom_window_class_init (NewsroomWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_window_dispose;
  object_class->finalize = newsroom_window_finalize;
  object_class->get_property = newsroom_window_get_property;
  object_class->set_property = newsroom_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = newsroom_window_close_request;

  properties[PROP_INSPECTOR_VISIBLE] =
    g_param_spec_boolean ("inspector-visible", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_VISIBLE] =
    g_param_spec_boolean ("list-visible", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals ();

  g_type_ensure (NEWSROOM_TYPE_SHELL);
  g_type_ensure (NEWSROOM_TYPE_LIST_PANE);
  g_type_ensure (NEWSROOM_TYPE_ARTICLE_PAGE);
  g_type_ensure (NEWSROOM_TYPE_IMPORT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, trouble_restore);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, trouble_repair);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, trouble_quit);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, crashed);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, crashed_open);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, damage);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, repair);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, repair_progress);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, repair_cancel);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, list);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, page);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, place_warning);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, copy_found);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, copy_label);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, imported);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, imported_label);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, left);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, left_label);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, read_only);
  gtk_widget_class_bind_template_child (widget_class, NewsroomWindow, read_only_label);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, newsroom_window_open_last);

  gtk_widget_class_install_property_action (widget_class, "win.inspector", "inspector-visible");
  gtk_widget_class_install_property_action (widget_class, "win.list", "list-visible");
  newsroom_window_install_actions (widget_class);
}

static void
newsroom_window_init (NewsroomWindow *self)
{
  self->last = newsroom_last_session_new ();
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  self->copies = g_ptr_array_new_with_free_func (g_object_unref);
  self->damages = g_ptr_array_new_with_free_func (g_free);
  self->spiked = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->settings = g_settings_new (NEWSROOM_APPLICATION_ID);
  self->session = g_settings_get_child (self->settings, "session");

  gtk_widget_init_template (GTK_WIDGET (self));
  newsroom_window_watch_draft (self);
  newsroom_window_bind_session (self);
  newsroom_window_watch_view (self);
  newsroom_article_spelling_begin (newsroom_article_page_get_spelling (self->page), self->settings);

  g_signal_connect_object (self->shell, "notify", G_CALLBACK (shell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  shell_cb (self);
  take_drops (self);
  newsroom_window_watch_escape (self);
  newsroom_window_watch_focus (self);
  newsroom_window_watch_search (self);
}

/**
 * newsroom_window_emit_restore_backup:
 * @self: a window
 * @path: a backup
 *
 * Asks the application to put it in the place of the library.
 */
void
newsroom_window_emit_restore_backup (NewsroomWindow *self,
                                     const char     *path)
{
  g_signal_emit (self, signals[RESTORE_BACKUP], 0, path);
}

/**
 * newsroom_window_emit_repair_library:
 * @self: a window
 *
 * Asks the application to repair the library.
 */
void
newsroom_window_emit_repair_library (NewsroomWindow *self)
{
  g_signal_emit (self, signals[REPAIR_LIBRARY], 0);
}

/**
 * newsroom_window_emit_move_library:
 * @self: a window
 * @folder: a folder
 *
 * Asks the application to move the library there.
 */
void
newsroom_window_emit_move_library (NewsroomWindow *self,
                                   const char     *folder)
{
  g_signal_emit (self, signals[MOVE_LIBRARY], 0, folder);
}

/**
 * newsroom_window_new:
 * @application: the application
 * @library: the path of its library
 * @is_named: whether that was asked for at the start
 *
 * Returns: (transfer none): a window that waits for its library
 */
NewsroomWindow *
newsroom_window_new (GtkApplication *application,
                     const char     *library,
                     gboolean        is_named)
{
  NewsroomWindow *self = g_object_new (NEWSROOM_TYPE_WINDOW, "application", application, NULL);

  self->library = g_strdup (library);
  self->is_named = is_named;

  return self;
}

/* Who saves an article has the list read again. What changes many may be nobody's doing, as when an
 * index is made anew without which some were missing. */
static void
store_changed_cb (NewsroomWindow *self,
                  gint64          article_id)
{
  if (article_id == 0)
    newsroom_list_pane_refresh (self->list);
}

/**
 * newsroom_window_set_store:
 * @self: a window
 * @store: its library, open
 *
 * Shows the library and opens what waits for it: files first, else the article of the last
 * session.
 */
void
newsroom_window_set_store (NewsroomWindow *self,
                           NewsroomStore  *store)
{
  g_return_if_fail (NEWSROOM_IS_WINDOW (self));
  g_return_if_fail (NEWSROOM_IS_STORE (store));

  g_set_object (&self->store, store);
  self->rescue = newsroom_rescue_new (newsroom_store_get_path (store));
  newsroom_article_page_set_rescue (self->page, self->rescue);
  newsroom_list_pane_set_store (self->list, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  newsroom_window_watch_damage (self);

  self->authors = NEWSROOM_AUTHOR_PANEL (newsroom_author_panel_new (store));
  gtk_widget_set_vexpand (GTK_WIDGET (self->authors), TRUE);
  g_signal_connect_object (self->authors, "open-article", G_CALLBACK (open_article_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->inspector, GTK_WIDGET (self->authors));

  newsroom_window_update_actions (self);
  if (newsroom_window_is_read_only (self))
    newsroom_window_show_read_only (self);
  else
    {
      newsroom_window_judge_place (self);
      newsroom_window_find_copies (self);
    }
  if (self->wants_article)
    newsroom_window_new_article (self);
  if (self->files->len > 0)
    newsroom_window_import_next (self);
  else
    newsroom_window_begin_session (self);
}

/* Returns: (transfer full): markup */
static char *
dup_trouble (const char *message,
             gboolean    is_damaged)
{
  if (!is_damaged)
    return g_markup_escape_text (message, -1);

  return g_markup_printf_escaped ("%s\n\n%s",
                                  message,
                                  _ ("A repair puts together what can be read of it and what the newest backup holds. The damaged library is kept."));
}

/**
 * newsroom_window_show_trouble:
 * @self: a window
 * @error: why its library could not be opened
 *
 * Says so in place of the panes.
 */
void
newsroom_window_show_trouble (NewsroomWindow *self,
                              const GError   *error)
{
  g_autofree char *text = NULL;
  GtkWidget       *first;
  gboolean         is_in_use;
  gboolean         is_damaged;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  self->wants_article = FALSE;
  newsroom_window_drop_keys (self);
  is_in_use = g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IN_USE);
  is_damaged = g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  text = dup_trouble (error->message, is_damaged);
  first = is_damaged ? self->trouble_repair : self->trouble_quit;
  adw_status_page_set_title (self->trouble, is_in_use ? _ ("Newsroom Is Already Open") : _ ("The Library Could Not Be Opened"));
  gtk_widget_set_visible (self->trouble_restore, !is_in_use && error->domain != NEWSROOM_FILE_ERROR);
  gtk_widget_set_visible (self->trouble_repair, is_damaged);
  gtk_widget_add_css_class (first, "suggested-action");
  adw_status_page_set_description (self->trouble, text);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  gtk_widget_grab_focus (first);
}

/**
 * newsroom_window_offer:
 * @self: a window
 * @text: (transfer none): a short sentence, translated
 * @button: (nullable): what can be done about it, translated; %NULL for nothing
 *
 * Says something at the foot of the window, in place of what newsroom_window_toast() said.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
newsroom_window_offer (NewsroomWindow *self,
                       const char     *text,
                       const char     *button)
{
  if (self->told != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (self->stack), self->told);

  return newsroom_toast_show (GTK_WIDGET (self->stack), text, button);
}

/**
 * newsroom_window_toast:
 * @self: a window
 * @text: (transfer none): a short sentence, translated
 */
void
newsroom_window_toast (NewsroomWindow *self,
                       const char     *text)
{
  g_autoptr (AdwToast) toast = newsroom_window_offer (self, text, NULL);

  g_set_weak_pointer (&self->told, toast);
}

/**
 * newsroom_window_tell:
 * @self: a window
 * @heading: (transfer none): what did not work, translated
 * @error: why; nothing is said of what the user cancelled
 */
void
newsroom_window_tell (NewsroomWindow *self,
                      const char     *heading,
                      const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    newsroom_dialogs_tell (GTK_WINDOW (self), heading, error->message);
}
