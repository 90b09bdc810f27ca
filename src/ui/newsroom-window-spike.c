/* newsroom-window-spike.c — articles to the spike and back, and through the other states
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-summary.h"
#include "newsroom-dialogs.h"
#include "newsroom-empty-spike.h"
#include "newsroom-toast.h"

/* An article on its way to another state: it is saved first. */
typedef struct
{
  NewsroomWindow *window; /* owned */
  gint64          id;
  NewsroomState   state;
} Move;

static Move *
move_new (NewsroomWindow *window,
          gint64          id,
          NewsroomState   state)
{
  Move *move = g_new0 (Move, 1);

  move->window = g_object_ref (window);
  move->id = id;
  move->state = state;

  return move;
}

static void
move_free (Move *move)
{
  g_object_unref (move->window);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (GError) error = NULL;

  if (!newsroom_store_set_state_finish (NEWSROOM_STORE (object), result, &error))
    newsroom_window_tell (move->window, _ ("The Article Could Not Be Restored"), error);
  newsroom_window_follow_state (move->window, move->id);
  newsroom_window_open_article (move->window, move->id);
}

static void
undo_cb (NewsroomWindow *self)
{
  for (guint i = 0; i < self->spiked->len; i++)
    newsroom_window_restore (self, g_array_index (self->spiked, gint64, i));
  g_array_set_size (self->spiked, 0);
}

static void
dismissed_cb (NewsroomWindow *self)
{
  self->spike_toast = NULL;
  g_array_set_size (self->spiked, 0);
}

/* One toast for several articles: it counts, and its Undo brings all of them back. Each article
 * begins its time again. */
static void
show_spike_toast (NewsroomWindow *self,
                  gint64          id)
{
  g_autofree char *title = NULL;
  g_autoptr (AdwToast) toast = NULL;

  g_array_append_val (self->spiked, id);
  title = g_strdup_printf (ngettext ("Article moved to the spike", "%u articles moved to the spike", self->spiked->len),
                           self->spiked->len);
  if (self->spike_toast != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->spike_toast, dismissed_cb, self);
      newsroom_toast_dismiss (GTK_WIDGET (self->stack), self->spike_toast);
    }
  toast = newsroom_window_offer (self, title, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  self->spike_toast = toast;
}

static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (GError) error = NULL;

  if (!newsroom_store_set_state_finish (NEWSROOM_STORE (object), result, &error))
    {
      newsroom_window_tell (move->window, _ ("The State Could Not Be Changed"), error);
      newsroom_window_open_article (move->window, move->id);
      return;
    }

  if (move->state == NEWSROOM_STATE_SPIKED)
    show_spike_toast (move->window, move->id);
  newsroom_window_follow_state (move->window, move->id);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (GError) error = NULL;
  NewsroomStore *store;
  NewsroomState  state;
  gint64         id;

  if (!newsroom_draft_save_finish (NEWSROOM_DRAFT (object), result, &error))
    {
      newsroom_window_tell (move->window, _ ("The State Could Not Be Changed"), error);
      newsroom_window_open_article (move->window, move->id);
      return;
    }

  store = move->window->store;
  id = move->id;
  state = move->state;
  newsroom_store_set_state_async (store, id, state, NULL, NULL, moved_cb, g_steal_pointer (&move));
}

/* The article leaves the list, so its neighbour takes its place: at once, so that nothing is
 * typed into it on its way. The last hit of a search has none, and the search ends. */
static void
leave_spiked (NewsroomWindow *self,
              gint64          id)
{
  gint64 next = newsroom_list_pane_get_neighbour (self->list, 1);

  if (next == 0)
    next = newsroom_list_pane_get_neighbour (self->list, -1);

  self->keep_focus = TRUE;
  newsroom_window_show_draft (self, NULL);
  newsroom_shell_show_list (self->shell);
  newsroom_window_forget_in_search (self, id);
  if (next == 0 && self->searching)
    {
      newsroom_window_end_search (self);
      return;
    }
  self->keep_focus = TRUE;
  newsroom_window_open_article (self, next);
}

/**
 * newsroom_window_set_state:
 * @self: a window
 * @state: a state that the open article may go to
 *
 * Saves the article that is open, or about to be, and moves it to another state.
 */
void
newsroom_window_set_state (NewsroomWindow *self,
                           NewsroomState   state)
{
  g_autoptr (NewsroomDraft) draft = NULL;
  gint64 id = newsroom_window_get_article_id (self);

  /* The row that was selected last is meant, also while its article is still being loaded. */
  if (self->opening_id != 0)
    id = self->opening_id;
  else
    g_set_object (&draft, newsroom_window_get_draft (self));
  if (id == 0)
    return;

  if (state == NEWSROOM_STATE_SPIKED)
    leave_spiked (self, id);
  newsroom_article_page_settle (self->page);
  if (draft != NULL)
    newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_cb, move_new (self, id, state));
  else
    newsroom_store_set_state_async (self->store, id, state, NULL, NULL, moved_cb, move_new (self, id, state));
}

/**
 * newsroom_window_spike:
 * @self: a window
 *
 * Moves the article that is open to the spike. It can be undone.
 */
void
newsroom_window_spike (NewsroomWindow *self)
{
  newsroom_window_set_state (self, NEWSROOM_STATE_SPIKED);
}

/**
 * newsroom_window_restore:
 * @self: a window
 * @id: an article on the spike, 0 for none
 *
 * Takes an article from the spike, back to the state that it had, and opens it.
 */
void
newsroom_window_restore (NewsroomWindow *self,
                         gint64          id)
{
  if (id != 0)
    newsroom_store_restore_from_spike_async (self->store, id, NULL, restored_cb, move_new (self, id, NEWSROOM_STATE_DRAFT));
}

/**
 * newsroom_window_undo_spike:
 * @self: a window
 *
 * Takes back what the message of the spike offers to take back, if it is there.
 */
void
newsroom_window_undo_spike (NewsroomWindow *self)
{
  undo_cb (self);
  if (self->spike_toast != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (self->stack), self->spike_toast);
}

/* The articles that are to be deleted, as they were counted for the question. */
typedef struct
{
  NewsroomWindow *window;   /* owned */
  GArray         *articles; /* owned, of NewsroomSpiked */
} Emptying;

static void
emptying_free (Emptying *emptying)
{
  g_object_unref (emptying->window);
  g_array_unref (emptying->articles);
  g_free (emptying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Emptying, emptying_free)

static void
emptied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Emptying) emptying = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n_deleted = 0;

  if (!newsroom_empty_spike_finish (result, &n_deleted, &error))
    {
      newsroom_window_tell (emptying->window, _ ("The Spike Was Not Emptied"), error);
      return;
    }

  newsroom_list_pane_refresh (emptying->window->list);
  text = g_strdup_printf (ngettext ("%u article deleted", "%u articles deleted", n_deleted), n_deleted);
  newsroom_window_toast (emptying->window, text);
}

/* All is saved: one of them in which something was written is another one than was counted, and stays. */
static void
saved_for_emptying_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Emptying) emptying = user_data;
  g_autoptr (GArray) articles = g_array_ref (emptying->articles);
  g_autoptr (GError) error = NULL;
  NewsroomStore *store = emptying->window->store;

  if (newsroom_window_save_finish (NEWSROOM_WINDOW (object), result, &error))
    newsroom_empty_spike_async (store, articles, NULL, emptied_cb, g_steal_pointer (&emptying));
  else
    newsroom_window_tell (emptying->window, _ ("The Spike Was Not Emptied"), error);
}

static gboolean
is_counted (Emptying *emptying,
            gint64    id)
{
  for (guint i = 0; i < emptying->articles->len; i++)
    if (g_array_index (emptying->articles, NewsroomSpiked, i).id == id)
      return TRUE;

  return FALSE;
}

/* What is about to go can be written in no more: it is closed, and the list shows the others. */
static void
empty_answered_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Emptying) emptying = user_data;
  NewsroomWindow  *self = emptying->window;
  g_autofree char *answer = newsroom_dialogs_ask_finish (result);

  if (!g_str_equal (answer, "delete"))
    return;

  if (is_counted (emptying, self->last_closed))
    self->last_closed = 0;
  g_object_set (self->list, "spike", FALSE, NULL);
  if (is_counted (emptying, newsroom_window_get_article_id (self)) || is_counted (emptying, self->opening_id))
    {
      newsroom_window_drop_keys (self);
      g_cancellable_cancel (self->opening);
      self->opening_id = 0;
      newsroom_window_show_draft (self, NULL);
    }
  newsroom_window_save_async (self, saved_for_emptying_cb, g_steal_pointer (&emptying));
}

static void
spiked_counted_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  const NewsroomAnswer answers[] = {
    { NEWSROOM_ANSWER_NONE, _ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "delete", _ ("_Delete"), ADW_RESPONSE_DESTRUCTIVE },
  };
  g_autoptr (Emptying) emptying = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) spiked = newsroom_store_query_articles_finish (NEWSROOM_STORE (object), result, &error);
  g_autofree char *heading = NULL;
  GtkWindow       *parent = GTK_WINDOW (emptying->window);
  guint            n_spiked = spiked != NULL ? g_list_model_get_n_items (spiked) : 0;

  if (spiked == NULL)
    newsroom_window_tell (emptying->window, _ ("The Spike Was Not Emptied"), error);
  else if (n_spiked == 0)
    newsroom_window_toast (emptying->window, _ ("There is nothing on the spike"));
  if (n_spiked == 0)
    return;

  for (guint i = 0; i < n_spiked; i++)
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (spiked, i);
      NewsroomSpiked article = { newsroom_article_summary_get_id (summary), newsroom_article_summary_get_changed (summary) };

      g_array_append_val (emptying->articles, article);
    }
  /* What can be undone may be of an article that the question is about. */
  newsroom_window_end_undo (emptying->window);
  if (emptying->window->spike_toast != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (emptying->window->stack), emptying->window->spike_toast);
  heading = g_strdup_printf (ngettext ("Delete %u Article for Good?", "Delete %u Articles for Good?", n_spiked), n_spiked);
  newsroom_dialogs_ask_async (parent,
                              heading,
                              _ ("All versions, and the files that the text came from, go too. A backup of the library is made first."),
                              answers,
                              G_N_ELEMENTS (answers),
                              empty_answered_cb,
                              g_steal_pointer (&emptying));
}

/**
 * newsroom_window_empty_spike:
 * @self: a window with a library
 *
 * Asks whether the articles on the spike are to be deleted, and deletes them after a backup.
 */
void
newsroom_window_empty_spike (NewsroomWindow *self)
{
  NewsroomArticleQuery query = NEWSROOM_ARTICLE_QUERY_INIT;
  Emptying            *emptying = g_new0 (Emptying, 1);

  emptying->window = g_object_ref (self);
  emptying->articles = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  query.states = 1u << NEWSROOM_STATE_SPIKED;
  newsroom_store_query_articles_async (self->store, &query, NULL, spiked_counted_cb, emptying);
}
