/* newsroom-window-leaving.c — articles that were closed before the library had all of them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-long-lines.h"

static gboolean
has_failed (NewsroomDraft *draft)
{
  return newsroom_draft_get_status (draft) == NEWSROOM_DRAFT_FAILED;
}

static NewsroomDraft *
find_failed (NewsroomWindow *self)
{
  for (guint i = 0; i < self->leaving->len; i++)
    if (has_failed (self->leaving->pdata[i]))
      return self->leaving->pdata[i];

  return NULL;
}

/* Returns: (transfer full) */
static char *
dup_text (NewsroomWindow *self,
          NewsroomDraft  *draft)
{
  g_autofree char *headline = newsroom_long_lines_dup_start (newsroom_article_get_text (newsroom_draft_get_article (draft), NEWSROOM_FIELD_HEADLINE));
  const char      *name = headline[0] != '\0' ? headline : _ ("Untitled");
  guint            n_others = 0;

  for (guint i = 0; i < self->leaving->len; i++)
    n_others += self->leaving->pdata[i] != draft && has_failed (self->leaving->pdata[i]);

  if (n_others == 0)
    /* Translators: %s is the headline of an article */
    return g_strdup_printf (_ ("“%s” is not saved yet. Its text is kept here."), name);

  /* Translators: %1$s is the headline of an article, %2$u how many others there are */
  return g_strdup_printf (ngettext ("“%1$s” and %2$u other article are not saved yet. Their texts are kept here.",
                                    "“%1$s” and %2$u other articles are not saved yet. Their texts are kept here.",
                                    n_others),
                          name,
                          n_others);
}

/* One that was never saved is in no list: this is the way back to it. */
static void
show_failed (NewsroomWindow *self)
{
  NewsroomDraft   *draft = find_failed (self);
  g_autofree char *text = draft != NULL ? dup_text (self, draft) : NULL;

  if (text != NULL)
    gtk_label_set_text (self->left_label, text);
  gtk_revealer_set_reveal_child (self->left, draft != NULL);
  newsroom_window_update_actions (self);
}

static void
forget (NewsroomWindow *self,
        NewsroomDraft  *draft)
{
  g_signal_handlers_disconnect_by_data (draft, self);
  g_ptr_array_remove (self->leaving, draft);
  show_failed (self);
}

static void
status_cb (NewsroomWindow *self,
           GParamSpec     *pspec,
           NewsroomDraft  *draft)
{
  if (newsroom_draft_get_status (draft) != NEWSROOM_DRAFT_SAVED)
    {
      show_failed (self);
      return;
    }

  forget (self, draft);
  newsroom_list_pane_refresh (self->list);
  newsroom_window_update_inhibit (self);
}

/**
 * newsroom_window_leave_draft:
 * @self: a window
 * @draft: a draft that is closed
 *
 * Keeps it until the library has all of it, and says so as long as that fails.
 */
void
newsroom_window_leave_draft (NewsroomWindow *self,
                             NewsroomDraft  *draft)
{
  if (newsroom_draft_get_status (draft) == NEWSROOM_DRAFT_SAVED)
    return;

  g_ptr_array_add (self->leaving, g_object_ref (draft));
  g_signal_connect_object (draft, "notify::status", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, NULL, NULL);
  show_failed (self);
}

/**
 * newsroom_window_take_left:
 * @self: a window
 * @id: an article
 *
 * Returns: (transfer full) (nullable): the draft of the article as it was left, if it is not saved yet;
 *   the window keeps it no more
 */
NewsroomDraft *
newsroom_window_take_left (NewsroomWindow *self,
                           gint64          id)
{
  for (guint i = 0; i < self->leaving->len; i++)
    {
      NewsroomDraft *draft = self->leaving->pdata[i];

      if (newsroom_article_get_id (newsroom_draft_get_article (draft)) == id)
        {
          g_object_ref (draft);
          forget (self, draft);
          return draft;
        }
    }

  return NULL;
}

/**
 * newsroom_window_has_failed:
 * @self: a window
 *
 * Returns: whether an article that was closed could not be saved
 */
gboolean
newsroom_window_has_failed (NewsroomWindow *self)
{
  return find_failed (self) != NULL;
}

/**
 * newsroom_window_open_failed:
 * @self: a window
 *
 * Opens the first article that was closed and could not be saved, as it was.
 */
void
newsroom_window_open_failed (NewsroomWindow *self)
{
  g_autoptr (NewsroomDraft) draft = NULL;

  if (!g_set_object (&draft, find_failed (self)))
    return;

  forget (self, draft);
  newsroom_window_show_draft (self, draft);
  newsroom_shell_show_editor (self->shell);
}
