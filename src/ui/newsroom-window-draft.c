/* newsroom-window-draft.c — which article is open, and that each is saved before it is left
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-toast.h"

static gboolean
is_unsaved (NewsroomDraft *draft)
{
  return draft != NULL && newsroom_draft_get_status (draft) != NEWSROOM_DRAFT_SAVED;
}

/**
 * newsroom_window_update_inhibit:
 * @self: a window
 *
 * The session must not end while a save is pending, and only then.
 */
void
newsroom_window_update_inhibit (NewsroomWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  gboolean        unsaved = self->leaving->len > 0 || is_unsaved (newsroom_window_get_draft (self));

  if (application == NULL)
    return;

  if (unsaved && self->inhibit_cookie == 0)
    self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT, _ ("An article is being saved"));
  else if (!unsaved && self->inhibit_cookie != 0)
    {
      gtk_application_uninhibit (application, self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

/* A version that was restored comes in parts where it is long: while they come the draft is held. */
static void
changed_cb (NewsroomWindow *self,
            NewsroomDraft  *draft)
{
  if (!newsroom_draft_is_held (draft))
    newsroom_window_end_undo (self);
}

/* A new article has no number before its first save. */
static void
saved_cb (NewsroomWindow *self)
{
  if (self->opening_id == 0)
    newsroom_list_pane_select (self->list, newsroom_window_get_article_id (self));
  newsroom_list_pane_refresh (self->list);
  newsroom_window_update_actions (self);
  newsroom_window_store_session_soon (self);
}

/* The article from before does not stay: what is typed on would go into it. */
static void
show_failure (NewsroomWindow *self,
              gint64          id,
              const GError   *error)
{
  newsroom_window_drop_keys (self);
  if (g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND))
    id = newsroom_window_get_article_id (self);
  else
    {
      newsroom_window_show_draft (self, NULL);
      newsroom_article_page_show_failure (self->page, error);
      if (g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
        self->damaged_id = id;
      newsroom_window_update_actions (self);
    }
  newsroom_list_pane_select (self->list, id);
  newsroom_list_pane_refresh (self->list);
}

static void
load_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article =
    newsroom_store_load_article_finish (NEWSROOM_STORE (object), result, &error);
  g_autoptr (NewsroomDraft) draft = NULL;
  gint64 id;

  /* Another one was asked for. This one may have been on its way then, and comes all the same. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  id = self->opening_id;
  self->opening_id = 0;
  if (article != NULL)
    {
      draft = newsroom_draft_new (NEWSROOM_STORE (object), article);
      newsroom_window_show_draft (self, draft);
      newsroom_window_release_keys (self);
      return;
    }

  show_failure (self, id, error);
}

static void
load (NewsroomWindow *self,
      gint64          id)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  self->opening_id = id;
  newsroom_list_pane_select (self->list, id);
  newsroom_window_hold_keys (self);
  newsroom_store_load_article_async (self->store, id, self->opening, load_cb, g_object_ref (self));
}

/**
 * newsroom_window_get_draft:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the draft that is open
 */
NewsroomDraft *
newsroom_window_get_draft (NewsroomWindow *self)
{
  return newsroom_article_page_get_draft (self->page);
}

/**
 * newsroom_window_get_article_id:
 * @self: a window
 *
 * Returns: the article that is open; 0 if none is or it was never saved
 */
gint64
newsroom_window_get_article_id (NewsroomWindow *self)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);

  return draft != NULL ? newsroom_article_get_id (newsroom_draft_get_article (draft)) : 0;
}

static void
has_original_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  gint64 id;

  if (!newsroom_store_has_original_finish (NEWSROOM_STORE (object), result, &id, NULL) || self->store == NULL)
    return;

  self->filed_id = id;
  newsroom_window_update_actions (self);
}

/**
 * newsroom_window_show_draft:
 * @self: a window
 * @draft: (nullable): the draft to show
 *
 * Closes the draft that is open, which is saved, and shows another.
 */
void
newsroom_window_show_draft (NewsroomWindow *self,
                            NewsroomDraft  *draft)
{
  g_autoptr (NewsroomDraft) old = NULL;
  NewsroomEditorPane *editor = newsroom_article_page_get_editor (self->page);
  gint64              id;

  if (g_set_object (&old, newsroom_window_get_draft (self)) && old == draft)
    return;

  if (draft != NULL)
    {
      newsroom_rescue_watch (self->rescue, draft);
      newsroom_window_forget_last (self);
    }
  g_signal_group_set_target (self->draft_signals, NULL);
  newsroom_article_page_set_draft (self->page, draft);
  newsroom_author_panel_set_draft (self->authors, draft);
  if (old != NULL)
    newsroom_window_leave_draft (self, old);
  g_signal_group_set_target (self->draft_signals, draft);

  id = newsroom_window_get_article_id (self);
  newsroom_window_show_import_banner (self);
  newsroom_list_live_set_draft (newsroom_list_pane_get_live (self->list), draft);
  newsroom_list_pane_select (self->list, id);
  if (id != 0 && id == self->restore_id)
    newsroom_editor_pane_restore_place (editor, self->restore_caret, self->restore_scroll);
  else if (id != 0)
    newsroom_window_show_matches (self);
  if (draft != NULL && !self->keep_focus)
    newsroom_editor_pane_grab_body_focus (editor);
  self->restore_id = 0;
  self->damaged_id = 0;
  self->keep_focus = FALSE;

  newsroom_window_update_inhibit (self);
  newsroom_window_update_actions (self);
  newsroom_window_store_session_soon (self);
  if (id != 0)
    newsroom_store_has_original_async (self->store, id, NULL, has_original_cb, g_object_ref (self));
}

/**
 * newsroom_window_new_article:
 * @self: a window
 *
 * Begins a new article, as soon as the library is open, if it can be written. It is in the library
 * from its first letter on.
 */
void
newsroom_window_new_article (NewsroomWindow *self)
{
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomDraft) draft = NULL;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  self->wants_article = self->store == NULL;
  if (self->store == NULL)
    {
      newsroom_window_hold_keys (self);
      return;
    }

  if (newsroom_window_is_read_only (self))
    {
      newsroom_window_drop_keys (self);
      return;
    }

  g_cancellable_cancel (self->opening);
  self->opening_id = 0;
  article = newsroom_article_new ();
  draft = newsroom_draft_new (self->store, article);
  self->keep_focus = TRUE;
  newsroom_list_pane_show_all (self->list);
  newsroom_window_show_draft (self, draft);
  newsroom_shell_show_editor (self->shell);
  newsroom_editor_pane_grab_body_focus (newsroom_article_page_get_editor (self->page));
  newsroom_window_release_keys (self);
}

/* One that was just left and is not saved yet comes back as it was. */
static void
show_or_load (NewsroomWindow *self,
              gint64          id)
{
  g_autoptr (NewsroomDraft) left = NULL;

  if (id == newsroom_window_get_article_id (self))
    newsroom_list_pane_select (self->list, id);
  else if ((left = newsroom_window_take_left (self, id)) != NULL)
    newsroom_window_show_draft (self, left);
  else
    load (self, id);
}

/**
 * newsroom_window_open_article:
 * @self: a window
 * @id: an article of its library
 *
 * Opens an article; the one that is open is saved.
 */
void
newsroom_window_open_article (NewsroomWindow *self,
                              gint64          id)
{
  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  /* A click tells of it twice: as the row that is selected, and as the one that is shown. */
  if (id != 0 && id == self->opening_id)
    return;

  g_cancellable_cancel (self->opening);
  self->opening_id = 0;
  if (self->store != NULL && id != 0 && id != self->held_id)
    show_or_load (self, id);
  newsroom_window_release_keys (self);
}

/**
 * newsroom_window_hold_article:
 * @self: a window
 * @id: an article whose text is about to be replaced in the library
 *
 * Closes the article if it is open, which saves it, and keeps it closed until
 * newsroom_window_release_article(): what was typed into the old text meanwhile would have no
 * place in the new one.
 */
void
newsroom_window_hold_article (NewsroomWindow *self,
                              gint64          id)
{
  NewsroomEditorPane *editor = newsroom_article_page_get_editor (self->page);
  guint               caret = newsroom_editor_pane_get_caret (editor);
  double              scroll = newsroom_editor_pane_get_scroll (editor);

  newsroom_window_end_undo (self);
  self->held_id = id;
  if (self->opening_id == id)
    {
      g_cancellable_cancel (self->opening);
      self->opening_id = 0;
      newsroom_window_drop_keys (self);
    }
  if (id != newsroom_window_get_article_id (self))
    return;

  newsroom_window_show_draft (self, NULL);
  self->restore_id = id;
  self->restore_caret = caret;
  self->restore_scroll = scroll;
}

/**
 * newsroom_window_release_article:
 * @self: a window
 * @id: the article to open now; the one that was held opens at the same place
 *
 * Lets the article that was held be opened again.
 */
void
newsroom_window_release_article (NewsroomWindow *self,
                                 gint64          id)
{
  self->held_id = 0;
  newsroom_list_pane_refresh (self->list);
  newsroom_window_open_article (self, id);
}

static void
follow_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (NewsroomArticle) stored =
    newsroom_store_load_article_finish (NEWSROOM_STORE (object), result, NULL);
  NewsroomArticle *open;

  if (stored == NULL || newsroom_article_get_id (stored) != newsroom_window_get_article_id (self))
    return;

  open = newsroom_draft_get_article (newsroom_window_get_draft (self));
  newsroom_article_set_sequence (open, newsroom_article_get_sequence (stored));
  newsroom_article_set_state (open, newsroom_article_get_state (stored));
  newsroom_window_update_actions (self);
}

/**
 * newsroom_window_follow_state:
 * @self: a window
 * @id: an article whose state was changed in the library
 *
 * Brings the draft up to date if the article is open; what is being written stays.
 */
void
newsroom_window_follow_state (NewsroomWindow *self,
                              gint64          id)
{
  newsroom_list_pane_refresh (self->list);
  if (id == newsroom_window_get_article_id (self))
    newsroom_store_load_article_async (self->store, id, NULL, follow_cb, g_object_ref (self));
}

/**
 * newsroom_window_close_article:
 * @self: a window
 *
 * Closes the article that is open; it is saved.
 */
void
newsroom_window_close_article (NewsroomWindow *self)
{
  self->last_closed = newsroom_window_get_article_id (self);
  newsroom_window_show_draft (self, NULL);
  newsroom_shell_show_list (self->shell);
  newsroom_list_pane_grab_list_focus (self->list);
}

/* How many drafts are still being saved, and the first error. */
typedef struct
{
  guint   n_pending;
  GError *error;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_error (&saving->error);
  g_free (saving);
}

static void
save_done (GTask *task)
{
  Saving *saving = g_task_get_task_data (task);

  if (--saving->n_pending > 0)
    return;

  if (saving->error != NULL)
    g_task_return_error (task, g_steal_pointer (&saving->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
save_one_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!newsroom_draft_save_finish (NEWSROOM_DRAFT (object), result, &error) && saving->error == NULL)
    saving->error = g_steal_pointer (&error);
  save_done (task);
}

static void
save_one (GTask         *task,
          NewsroomDraft *draft)
{
  Saving *saving = g_task_get_task_data (task);

  if (!is_unsaved (draft))
    return;

  saving->n_pending++;
  newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, save_one_cb, g_object_ref (task));
}

/**
 * newsroom_window_save_async:
 * @self: a window
 * @callback: called when all is saved or something could not be
 * @user_data: closure
 *
 * Saves whatever is not saved yet.
 */
void
newsroom_window_save_async (NewsroomWindow     *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (NEWSROOM_IS_WINDOW (self));

  newsroom_article_page_settle (self->page);
  saving = g_new0 (Saving, 1);
  saving->n_pending = 1; /* this function */
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (task, saving, (GDestroyNotify)saving_free);

  for (guint i = 0; i < self->leaving->len; i++)
    save_one (task, g_ptr_array_index (self->leaving, i));
  save_one (task, newsroom_window_get_draft (self));
  save_done (task);
}

/**
 * newsroom_window_save_finish:
 * @self: a window
 * @result: what the callback got
 * @error: where to put what went wrong, from the library
 *
 * Returns: whether all is saved
 */
gboolean
newsroom_window_save_finish (NewsroomWindow *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
append_copy (NewsroomWindow *self,
             NewsroomDraft  *draft,
             GString        *paths)
{
  GFile           *copy = is_unsaved (draft) && self->rescue != NULL ? newsroom_rescue_get_copy (self->rescue, newsroom_draft_get_article (draft)) : NULL;
  g_autofree char *path = copy != NULL ? g_file_get_parse_name (copy) : NULL;

  if (path != NULL)
    g_string_append_printf (paths, "%s%s", paths->len > 0 ? "\n" : "", path);
}

/**
 * newsroom_window_dup_loss:
 * @self: a window
 * @error: why not everything could be saved
 *
 * Returns: (transfer full): that, what the library will be without, and where the copies of it are
 */
char *
newsroom_window_dup_loss (NewsroomWindow *self,
                          const GError   *error)
{
  g_autoptr (GString) paths = g_string_new (NULL);

  g_return_val_if_fail (NEWSROOM_IS_WINDOW (self), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  for (guint i = 0; i < self->leaving->len; i++)
    append_copy (self, g_ptr_array_index (self->leaving, i), paths);
  append_copy (self, newsroom_window_get_draft (self), paths);

  if (paths->len > 0)
    return g_strdup_printf (_ ("%s\n\nThe library will be without them, but there is a copy of the text:\n%s"), error->message, paths->str);

  return g_strdup_printf (_ ("%s\n\nThe library will be without them, and there is no copy of the text. Keep it open and copy the text elsewhere first."), error->message);
}

/**
 * newsroom_window_watch_draft:
 * @self: a window
 *
 * Follows the draft that is open, whichever it is.
 */
void
newsroom_window_watch_draft (NewsroomWindow *self)
{
  self->draft_signals = g_signal_group_new (NEWSROOM_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->draft_signals, "notify::status", G_CALLBACK (newsroom_window_update_inhibit), self);
  g_signal_group_connect_swapped (self->draft_signals, "notify::saved-at", G_CALLBACK (saved_cb), self);
}
