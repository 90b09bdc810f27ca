/* newsroom-window-history.c — checkpoints, and earlier versions looked at and restored
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-window-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-difference.h"
#include "newsroom-history.h"
#include "newsroom-toast.h"

/* A version, or a body, on its way back into its article. */
typedef struct
{
  NewsroomWindow *window;   /* owned */
  NewsroomDraft  *draft;    /* owned; that was open, or NULL */
  gint64          id;       /* of the article */
  gint64          sequence; /* of the version */
  gint64          replaced; /* of the one that it takes the place of, 0 where that is no news */
} Restoring;

static Restoring *
restoring_new (NewsroomWindow *window,
               gint64          id,
               gint64          sequence)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->window = g_object_ref (window);
  restoring->id = id;
  restoring->sequence = sequence;
  if (newsroom_window_get_article_id (window) == id)
    g_set_object (&restoring->draft, newsroom_window_get_draft (window));

  return restoring;
}

static void
restoring_free (gpointer  data,
                GClosure *closure)
{
  Restoring *restoring = data;

  g_object_unref (restoring->window);
  g_clear_object (&restoring->draft);
  g_free (restoring);
}

static void restore (Restoring *restoring);

static void
undo_cb (AdwToast  *toast,
         Restoring *restoring)
{
  /* It goes by itself, and not once more because the text is changed. */
  g_clear_weak_pointer (&restoring->window->undo_toast);
  restore (restoring_new (restoring->window, restoring->id, restoring->replaced));
}

/* Takes the restoring. */
static void
offer_undo (NewsroomWindow *self,
            Restoring      *restoring)
{
  g_autoptr (AdwToast) toast = NULL;

  /* Under this one it would come back, with an Undo that looks like that of this one. */
  if (self->spike_toast != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (self->stack), self->spike_toast);
  toast = newsroom_window_offer (self, _ ("Version restored"), _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), restoring, restoring_free, 0);
  g_set_weak_pointer (&self->undo_toast, toast);
}

/**
 * newsroom_window_end_undo:
 * @self: a window in which a text is changed, or about to be
 *
 * Offers no more to take back that a version was restored: it would take along what came since, or
 * was taken back already.
 */
void
newsroom_window_end_undo (NewsroomWindow *self)
{
  if (self->undo_toast != NULL)
    newsroom_toast_dismiss (GTK_WIDGET (self->stack), self->undo_toast);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Restoring *restoring = user_data;
  g_autoptr (NewsroomWindow) self = g_object_ref (restoring->window);
  g_autoptr (GError) error = NULL;
  gboolean done = newsroom_store_change_revision_finish (NEWSROOM_STORE (object), result, &error);

  newsroom_window_release_article (self, restoring->id);
  if (!done)
    newsroom_window_tell (self, _ ("The Version Was Not Restored"), error);

  if (done && restoring->replaced != 0)
    offer_undo (self, restoring);
  else
    restoring_free (restoring, NULL);
}

static void
saved_for_restore_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Restoring *restoring = user_data;
  g_autoptr (NewsroomWindow) self = g_object_ref (restoring->window);
  g_autoptr (GError) error = NULL;

  if (newsroom_window_save_finish (self, result, &error))
    {
      if (restoring->draft != NULL)
        restoring->replaced = newsroom_article_get_sequence (newsroom_draft_get_article (restoring->draft));
      newsroom_store_restore_revision_async (self->store, restoring->id, restoring->sequence, NULL, restored_cb, restoring);
      return;
    }

  newsroom_window_release_article (self, restoring->id);
  newsroom_window_tell (self, _ ("The Version Was Not Restored"), error);
  restoring_free (restoring, NULL);
}

/* Takes the restoring. The article is closed meanwhile, and what was typed last is a version of its
 * own before. */
static void
restore (Restoring *restoring)
{
  newsroom_window_hold_article (restoring->window, restoring->id);
  newsroom_window_save_async (restoring->window, saved_for_restore_cb, restoring);
}

/* Another article may have come from outside behind the history. */
static void
restore_cb (NewsroomWindow *self,
            gint64          id,
            gint64          sequence)
{
  restore (restoring_new (self, id, sequence));
}

static void
taken_back_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Restoring *restoring = user_data;
  g_autoptr (NewsroomWindow) self = g_object_ref (restoring->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) saved = newsroom_store_save_article_finish (NEWSROOM_STORE (object), result, &error);

  newsroom_window_release_article (self, restoring->id);
  restoring_free (restoring, NULL);
  if (saved != NULL)
    newsroom_window_toast (self, _ ("Change taken back"));
  else
    newsroom_window_tell (self, _ ("The Change Was Not Taken Back"), error);
}

/* The history was made of what the library had: nothing was written since. */
static void
take_back_cb (NewsroomWindow *self,
              gint64          id,
              gint64          sequence,
              const char     *reversal)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *body = NULL;

  if (draft != NULL && newsroom_window_get_article_id (self) == id && newsroom_draft_get_status (draft) == NEWSROOM_DRAFT_SAVED)
    article = newsroom_article_copy (newsroom_draft_get_article (draft));
  if (article != NULL && newsroom_article_get_sequence (article) == sequence)
    body = newsroom_difference_apply (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), reversal);
  if (body == NULL)
    {
      newsroom_window_toast (self, _ ("The article was changed meanwhile"));
      return;
    }

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
  newsroom_window_hold_article (self, id);
  newsroom_store_save_article_async (self->store, article, NEWSROOM_CAUSE_RESTORE, NULL, taken_back_cb, restoring_new (self, id, sequence));
}

static void
present (NewsroomWindow *self,
         gint64          id,
         const char     *headline)
{
  GtkWidget *history;

  if (self->history != NULL)
    return;

  history = newsroom_history_new (GTK_WINDOW (self), self->store, id, headline);
  g_signal_connect_object (history, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "take-back", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->history, history);
  gtk_window_present (GTK_WINDOW (history));
}

static void
saved_for_history_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  NewsroomDraft   *draft = NEWSROOM_DRAFT (object);
  NewsroomArticle *article = newsroom_draft_get_article (draft);

  /* A failure is in the banner, which the status of the draft brings; what is there can be seen. */
  newsroom_draft_save_finish (draft, result, NULL);
  if (draft == newsroom_window_get_draft (self) && newsroom_article_get_id (article) != 0)
    present (self, newsroom_article_get_id (article), newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
}

/**
 * newsroom_window_show_history:
 * @self: a window with an article, or in its place the news that it is damaged
 *
 * Saves the article and shows its versions.
 */
void
newsroom_window_show_history (NewsroomWindow *self)
{
  NewsroomDraft *draft = newsroom_window_get_draft (self);

  newsroom_article_page_settle (self->page);
  if (draft != NULL)
    newsroom_draft_save_async (draft, NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_for_history_cb, g_object_ref (self));
  else if (self->damaged_id != 0)
    present (self, self->damaged_id, "");
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_store_change_revision_finish (NEWSROOM_STORE (object), result, &error))
    newsroom_window_toast (self, _ ("Saved as a checkpoint"));
  else
    newsroom_window_tell (self, _ ("The Checkpoint Was Not Made"), error);
}

static void
saved_for_checkpoint_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (NewsroomWindow) self = user_data;
  NewsroomDraft   *draft = NEWSROOM_DRAFT (object);
  NewsroomArticle *article = newsroom_draft_get_article (draft);

  /* A failure is in the banner, which the status of the draft brings. */
  if (!newsroom_draft_save_finish (draft, result, NULL) || newsroom_article_get_id (article) == 0)
    return;

  newsroom_store_name_revision_async (newsroom_draft_get_store (draft),
                                      newsroom_article_get_id (article),
                                      newsroom_article_get_sequence (article),
                                      "",
                                      NULL,
                                      marked_cb,
                                      g_object_ref (self));
}

/**
 * newsroom_window_checkpoint:
 * @self: a window with an article
 *
 * Saves the article that is open as a version that stays for ever, also where the library has all
 * of it already.
 */
void
newsroom_window_checkpoint (NewsroomWindow *self)
{
  newsroom_article_page_settle (self->page);
  newsroom_draft_save_async (newsroom_window_get_draft (self), NEWSROOM_CAUSE_AUTOSAVE, NULL, saved_for_checkpoint_cb, g_object_ref (self));
}
