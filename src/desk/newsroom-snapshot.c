/* newsroom-snapshot.c — a draft at one instant, on its way into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-snapshot-private.h"

struct _NewsroomSnapshot
{
  /* Owned */
  NewsroomStore   *store;
  NewsroomArticle *sent;    /* a copy */
  NewsroomAuthor  *profile; /* a copy: the one that is being saved */
  GPtrArray       *authors; /* the live ones, one a credit of @sent */
  GPtrArray       *changed; /* the live ones whose profiles are to be saved */
  GPtrArray       *undo;    /* of NewsroomEditChanges, or NULL */

  /* Borrowed: the draft's, which lives as long as its save; or NULL */
  NewsroomProfiles *profiles;

  NewsroomCause cause;
  gboolean      is_changed; /* @sent has text that the library was never given */
  gboolean      reread;     /* the row was found changed, and read again */
};

/**
 * newsroom_snapshot_new:
 * @store: (transfer none): the library
 * @article: (transfer none): the live article, of which a copy is taken
 * @profiles: (transfer none) (nullable): the profiles of its authors, from which the changed
 *   ones are taken; must live as long as the snapshot. With none, the article alone is saved,
 *   and nothing is adopted
 * @undo: (nullable) (element-type NewsroomEditChanges): what became of the histories of its texts
 *
 * Returns: (transfer full): what there is to save now
 */
NewsroomSnapshot *
newsroom_snapshot_new (NewsroomStore    *store,
                       NewsroomArticle  *article,
                       NewsroomProfiles *profiles,
                       GPtrArray        *undo)
{
  NewsroomSnapshot *self = g_new0 (NewsroomSnapshot, 1);
  GListModel       *credits = newsroom_article_get_credits (article);

  self->store = g_object_ref (store);
  self->sent = newsroom_article_copy (article);
  self->authors = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      g_ptr_array_add (self->authors, g_object_ref (newsroom_credit_get_author (credit)));
    }

  self->undo = undo != NULL ? g_ptr_array_ref (undo) : NULL;
  self->profiles = profiles;
  self->changed = profiles != NULL ? newsroom_profiles_take_changed (profiles) : g_ptr_array_new ();

  return self;
}

/**
 * newsroom_snapshot_free:
 * @self: (transfer full): a snapshot with no operation under way
 */
void
newsroom_snapshot_free (NewsroomSnapshot *self)
{
  g_object_unref (self->store);
  g_object_unref (self->sent);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->changed);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_object (&self->profile);
  g_free (self);
}

/**
 * newsroom_snapshot_get_undo:
 * @self: a snapshot
 *
 * Returns: (transfer none) (nullable) (element-type NewsroomEditChanges): what goes with the article
 */
GPtrArray *
newsroom_snapshot_get_undo (NewsroomSnapshot *self)
{
  return self->undo;
}

/**
 * newsroom_snapshot_get_profiles:
 * @self: a snapshot
 *
 * Returns: (transfer none) (element-type NewsroomAuthor): the live authors whose profiles
 *   are still to be saved
 */
GPtrArray *
newsroom_snapshot_get_profiles (NewsroomSnapshot *self)
{
  return self->changed;
}

static void article_saved_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data);

static void
send_article (NewsroomSnapshot *self,
              GTask            *task)
{
  newsroom_store_save_draft_async (self->store, self->sent, self->cause, self->undo, NULL, article_saved_cb, task);
}

static void
article_reread_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NewsroomSnapshot *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) current = NULL;

  current = newsroom_store_load_article_finish (self->store, result, &error);
  if (current == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  newsroom_article_set_sequence (self->sent, newsroom_article_get_sequence (current));
  newsroom_article_set_state (self->sent, newsroom_article_get_state (current));
  send_article (self, g_steal_pointer (&task));
}

static void
article_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NewsroomSnapshot *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  gint64 id = newsroom_article_get_id (self->sent);

  saved = newsroom_store_save_article_finish (self->store, result, &error);
  if (saved != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&saved), g_object_unref);
      return;
    }

  if (id == 0 || self->reread || !self->is_changed || !g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->reread = TRUE;
  newsroom_store_load_article_async (self->store, id, NULL, article_reread_cb, g_steal_pointer (&task));
}

/**
 * newsroom_snapshot_save_article_async:
 * @self: a snapshot
 * @cause: why it is saved
 * @is_changed: whether there is anything in it that the library was never given
 * @callback: called when it is done
 * @user_data: closure
 *
 * Saves the article. A step of the workflow is no other text and stands in no way. Where
 * another text came into its row beside the draft, what was written in the draft follows it:
 * what the row held then is a revision of its own, so that both are kept, and the library
 * shows what the window shows. A draft in which nothing was written takes the place of no
 * other text: that is %NEWSROOM_STORE_ERROR_CONFLICT.
 */
void
newsroom_snapshot_save_article_async (NewsroomSnapshot   *self,
                                      NewsroomCause       cause,
                                      gboolean            is_changed,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, newsroom_snapshot_save_article_async);
  g_task_set_task_data (task, self, NULL);
  self->cause = cause;
  self->is_changed = is_changed;
  self->reread = FALSE;
  send_article (self, task);
}

/**
 * newsroom_snapshot_save_article_finish:
 * @self: a snapshot
 * @result: what the callback was given
 * @error: (out) (optional): a #NewsroomStoreError
 *
 * Returns: (transfer full) (nullable): the article as the library has it now
 */
NewsroomArticle *
newsroom_snapshot_save_article_finish (NewsroomSnapshot *self,
                                       GAsyncResult     *result,
                                       GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* An author new to the draft may be one whom the library knows, and one whom both know may
 * have been changed beside the draft: what was not written here comes from there. */
static void
adopt_author (NewsroomSnapshot *self,
              NewsroomAuthor   *live,
              NewsroomAuthor   *sent,
              NewsroomAuthor   *saved)
{
  NewsroomAuthor *known = newsroom_profiles_get_known (self->profiles, live);
  const char     *media_type = NULL;
  GBytes         *portrait = newsroom_author_get_portrait (known, &media_type);

  /* It does not come back with the article; the library has what it was known to have. */
  if (portrait != NULL && newsroom_author_get_portrait (saved, NULL) == NULL)
    newsroom_author_set_portrait (saved, portrait, media_type);
  newsroom_profiles_adopt (self->profiles, live, newsroom_author_equal (saved, sent) ? sent : known, saved);
}

/**
 * newsroom_snapshot_adopt:
 * @self: a snapshot with profiles
 * @article: the live article
 * @saved: the article as the library has it now
 *
 * Puts what the library gave to the article and its authors, as their rows, into the live
 * ones. Whatever was changed there since the snapshot was taken stays.
 */
void
newsroom_snapshot_adopt (NewsroomSnapshot *self,
                         NewsroomArticle  *article,
                         NewsroomArticle  *saved)
{
  GListModel *sent_credits = newsroom_article_get_credits (self->sent);
  GListModel *saved_credits = newsroom_article_get_credits (saved);
  guint       n_credits = MIN (self->authors->len, g_list_model_get_n_items (saved_credits));

  g_return_if_fail (self->profiles != NULL);

  newsroom_article_set_id (article, newsroom_article_get_id (saved));
  newsroom_article_set_uuid (article, newsroom_article_get_uuid (saved));
  newsroom_article_set_sequence (article, newsroom_article_get_sequence (saved));
  newsroom_article_set_state (article, newsroom_article_get_state (saved));
  for (guint i = 0; i < NEWSROOM_N_TIMES; i++)
    {
      NewsroomTime which = (NewsroomTime)i;

      if (newsroom_article_get_time (article, which) == newsroom_article_get_time (self->sent, which))
        newsroom_article_set_time (article, which, newsroom_article_get_time (saved, which));
    }
  for (guint i = 0; i < n_credits; i++)
    {
      g_autoptr (NewsroomCredit) sent_credit = g_list_model_get_item (sent_credits, i);
      g_autoptr (NewsroomCredit) saved_credit = g_list_model_get_item (saved_credits, i);

      adopt_author (self,
                    self->authors->pdata[i],
                    newsroom_credit_get_author (sent_credit),
                    newsroom_credit_get_author (saved_credit));
    }
}

static void save_next_profile (NewsroomSnapshot *self,
                               GTask            *task);

static void
profile_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NewsroomSnapshot *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomAuthor) saved = newsroom_store_save_author_finish (self->store, result, &error);

  if (saved == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  newsroom_profiles_adopt (self->profiles, self->changed->pdata[self->changed->len - 1], self->profile, saved);
  g_ptr_array_set_size (self->changed, (int)self->changed->len - 1);
  save_next_profile (self, g_steal_pointer (&task));
}

static void
save_next_profile (NewsroomSnapshot *self,
                   GTask            *owned_task)
{
  g_autoptr (GTask) task = owned_task;

  while (self->changed->len > 0)
    {
      NewsroomAuthor *author = self->changed->pdata[self->changed->len - 1];

      if (newsroom_author_get_id (author) != 0)
        {
          NewsroomAuthor *known = newsroom_profiles_get_known (self->profiles, author);

          g_clear_object (&self->profile);
          self->profile = newsroom_author_copy (author);
          newsroom_store_save_author_async (self->store, self->profile, known, NULL, profile_saved_cb, g_steal_pointer (&task));
          return;
        }

      /* One who was credited, and taken out again before any save, is in no library. */
      g_ptr_array_set_size (self->changed, (int)self->changed->len - 1);
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * newsroom_snapshot_save_profiles_async:
 * @self: a snapshot
 * @callback: called when it is done
 * @user_data: closure
 *
 * Saves the profiles that have changes, one by one, as they are by then: only what was
 * changed here. The rest of them becomes as the library has it.
 */
void
newsroom_snapshot_save_profiles_async (NewsroomSnapshot   *self,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, newsroom_snapshot_save_profiles_async);
  g_task_set_task_data (task, self, NULL);
  save_next_profile (self, task);
}

/**
 * newsroom_snapshot_save_profiles_finish:
 * @self: a snapshot
 * @result: what the callback was given
 * @error: (out) (optional): a #NewsroomStoreError
 *
 * Returns: whether all are saved; newsroom_snapshot_get_profiles() has those that are not
 */
gboolean
newsroom_snapshot_save_profiles_finish (NewsroomSnapshot *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
handed_over_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  NewsroomSnapshot *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) saved = newsroom_snapshot_save_article_finish (self, result, &error);

  if (saved == NULL)
    g_message ("%s", error->message);
  newsroom_snapshot_free (self);
}

/**
 * newsroom_snapshot_hand_over:
 * @store: the library
 * @article: (nullable): an article with changes
 * @undo: (nullable) (element-type NewsroomEditChanges): what became of the histories of its texts
 * @profiles: the profiles of its authors, which need not outlive the call
 *
 * Saves what nobody will be there to hear about. As with every other save, an article follows
 * a text that came into its row meanwhile. All of it is given to the library before this
 * returns: who closes the library next closes it after that.
 */
void
newsroom_snapshot_hand_over (NewsroomStore    *store,
                             NewsroomArticle  *article,
                             GPtrArray        *undo,
                             NewsroomProfiles *profiles)
{
  g_autoptr (GPtrArray) changed = newsroom_profiles_take_changed (profiles);

  if (article != NULL)
    {
      NewsroomSnapshot *snapshot = newsroom_snapshot_new (store, article, NULL, undo);

      newsroom_snapshot_save_article_async (snapshot, NEWSROOM_CAUSE_AUTOSAVE, TRUE, handed_over_cb, snapshot);
    }

  /* The profile of a new author goes with the article. */
  for (guint i = 0; i < changed->len; i++)
    if (newsroom_author_get_id (changed->pdata[i]) != 0)
      newsroom_store_save_author_async (store, changed->pdata[i], newsroom_profiles_get_known (profiles, changed->pdata[i]), NULL, NULL, NULL);
}
