/* newsroom-window-search.c — from the list that is searched to the words in the article, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

/* Where the editor is before the first article of the search is looked at. */
static void
remember_place (NewsroomWindow *self)
{
  NewsroomEditorPane *editor = newsroom_article_page_get_editor (self->page);

  self->search_id = newsroom_window_get_article_id (self);
  self->search_caret = newsroom_editor_pane_get_caret (editor);
  self->search_scroll = newsroom_editor_pane_get_scroll (editor);
}

/* What was marked is not what is searched for now. */
static void
search_changed_cb (NewsroomWindow *self)
{
  gboolean is_open = newsroom_list_pane_get_search (self->list) != NULL;

  newsroom_editor_pane_show_matches (newsroom_article_page_get_editor (self->page), NULL);
  if (is_open && !self->searching)
    remember_place (self);
  if (!is_open)
    self->search_from_editor = FALSE;
  self->searching = is_open;
}

/* Escape: the article that was open before comes back, as it was left. */
static void
search_stopped_cb (NewsroomWindow *self)
{
  NewsroomEditorPane *editor = newsroom_article_page_get_editor (self->page);
  gint64              id = self->search_id;

  if (id == 0)
    return;

  if (id == newsroom_window_get_article_id (self) && self->opening_id == 0)
    {
      newsroom_editor_pane_show_matches (editor, NULL);
      newsroom_editor_pane_restore_place (editor, self->search_caret, self->search_scroll);
      if (self->search_from_editor)
        newsroom_editor_pane_grab_body_focus (editor);
      return;
    }

  self->restore_id = id;
  self->restore_caret = self->search_caret;
  self->restore_scroll = self->search_scroll;
  self->keep_focus = !self->search_from_editor;
  newsroom_window_open_article (self, id);
}

/**
 * newsroom_window_begin_search:
 * @self: a window
 *
 * Gives the keyboard to the search of the list, from where Escape leads back.
 */
void
newsroom_window_begin_search (NewsroomWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!self->searching)
    self->search_from_editor = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page));
  /* An article that is on its way must not take the focus from the search. */
  self->keep_focus = self->opening_id != 0;
  newsroom_shell_show_list (self->shell);
  g_object_set (self->shell, "list-visible", TRUE, NULL);
  newsroom_list_pane_begin_search (self->list);
}

/**
 * newsroom_window_show_matches:
 * @self: a window
 *
 * Goes to what the list is searched for in the article that is open, if it is searched.
 */
void
newsroom_window_show_matches (NewsroomWindow *self)
{
  const char *text = newsroom_list_pane_get_search (self->list);

  if (text != NULL && text[0] != '\0')
    newsroom_editor_pane_show_matches (newsroom_article_page_get_editor (self->page), text);
}

/**
 * newsroom_window_stay:
 * @self: a window
 *
 * The editor chose an article of the search to work on: from now on Escape leads back to here,
 * or nowhere as long as it is being opened.
 */
void
newsroom_window_stay (NewsroomWindow *self)
{
  remember_place (self);
  self->search_from_editor = TRUE;
  if (self->opening_id != 0)
    self->search_id = 0;
}

/**
 * newsroom_window_forget_in_search:
 * @self: a window
 * @id: an article that leaves the list
 *
 * The end of the search does not lead back to it.
 */
void
newsroom_window_forget_in_search (NewsroomWindow *self,
                                  gint64          id)
{
  if (self->search_id == id)
    self->search_id = 0;
}

/**
 * newsroom_window_end_search:
 * @self: a window
 *
 * Ends the search, which leaves the keyboard in the list, and goes back to the article that was
 * open before.
 */
void
newsroom_window_end_search (NewsroomWindow *self)
{
  self->search_from_editor = FALSE;
  newsroom_list_pane_grab_list_focus (self->list);
  search_stopped_cb (self);
  newsroom_list_pane_show_all (self->list);
}

/**
 * newsroom_window_watch_search:
 * @self: a window
 *
 * Follows the search of the list.
 */
void
newsroom_window_watch_search (NewsroomWindow *self)
{
  g_signal_connect_object (self->list, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "search-stopped", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
}
