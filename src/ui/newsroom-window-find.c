/* newsroom-window-find.c — finds in the article that is open, or which article it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

/* Where the list is, Ctrl+F means the list. */
static gboolean
is_in_list (NewsroomWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean   shows_editor;

  g_object_get (self->shell, "shows-editor", &shows_editor, NULL);
  if (newsroom_shell_get_folded (self->shell) && !shows_editor)
    return TRUE;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* On a narrow window the panel covers the article. */
static gboolean
find (NewsroomWindow *self,
      gboolean        replaces)
{
  if (newsroom_shell_get_inspector_folded (self->shell) && newsroom_window_shows_inspector (self))
    newsroom_window_show_pane (self, "inspector-visible", FALSE);

  return newsroom_article_page_find (self->page, replaces);
}

/**
 * newsroom_window_find:
 * @self: a window
 *
 * Finds in the body of the article; where none is open, or the list has the keyboard, in the list.
 */
void
newsroom_window_find (NewsroomWindow *self)
{
  if (newsroom_window_get_draft (self) == NULL || is_in_list (self) || !find (self, FALSE))
    newsroom_window_begin_search (self);
}

/**
 * newsroom_window_find_and_replace:
 * @self: a window with an article that can be written
 *
 * Finds in the body of the article, wherever the keyboard is, to replace what is found.
 */
void
newsroom_window_find_and_replace (NewsroomWindow *self)
{
  newsroom_shell_show_editor (self->shell);
  find (self, TRUE);
}

/**
 * newsroom_window_find_next:
 * @self: a window with an article
 */
void
newsroom_window_find_next (NewsroomWindow *self)
{
  newsroom_article_page_find_next (self->page, NEWSROOM_FINDER_NEXT);
}

/**
 * newsroom_window_find_previous:
 * @self: a window with an article
 */
void
newsroom_window_find_previous (NewsroomWindow *self)
{
  newsroom_article_page_find_next (self->page, NEWSROOM_FINDER_PREVIOUS);
}
