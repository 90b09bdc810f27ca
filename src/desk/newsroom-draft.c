/* newsroom-draft.c — the article that is being edited, and its way into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-draft.h"

#include "newsroom-draft-private.h"

/* Milliseconds to a save, from the last change and from the first one that it takes. */
#define SAVE_DELAY 400
#define SAVE_DELAY_MAX 1500

/* Milliseconds between a failed save and the next: doubled each time, up to the second. */
#define RETRY_DELAY 500
#define RETRY_DELAY_MAX 5000

G_DEFINE_FINAL_TYPE (NewsroomDraft, newsroom_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_SAVED_AT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_save (NewsroomDraft *self);
static void start_timer (NewsroomDraft *self);

static gboolean
has_article_changes (NewsroomDraft *self)
{
  return self->changes != self->saved_changes;
}

static gboolean
has_changes (NewsroomDraft *self)
{
  return has_article_changes (self) || newsroom_profiles_has_changes (self->profiles);
}

static void
set_status (NewsroomDraft      *self,
            NewsroomDraftStatus status)
{
  if (self->status == status)
    return;

  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
clear_timer (NewsroomDraft *self)
{
  if (self->timer == NULL)
    return;

  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

/* Milliseconds until the next save is due. */
static guint
get_delay (NewsroomDraft *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 due;

  if (self->retry_delay > 0)
    return self->retry_delay;
  if (newsroom_article_get_id (self->article) == 0)
    return 0;

  due = MIN (self->last_change + SAVE_DELAY * G_TIME_SPAN_MILLISECOND,
             self->first_change + SAVE_DELAY_MAX * G_TIME_SPAN_MILLISECOND);

  return due > now ? (guint)((due - now + 999) / 1000) : 0;
}

static gboolean
timer_cb (gpointer user_data)
{
  NewsroomDraft *self = user_data;
  gboolean       due = self->retry_delay > 0 || get_delay (self) == 0;

  clear_timer (self);
  if (due)
    start_save (self);
  else
    start_timer (self);

  return G_SOURCE_REMOVE;
}

/* The timer is not moved by every key: when it fires too early it is set again. */
static void
start_timer (NewsroomDraft *self)
{
  if (self->timer != NULL || self->snapshot != NULL)
    return;

  self->timer = g_timeout_source_new (get_delay (self));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Something of the article or of a profile is newer here than in the library. */
static void
touch (NewsroomDraft *self)
{
  self->last_change = g_get_monotonic_time ();
  if (self->first_change == 0)
    self->first_change = self->last_change;
  if (self->status == NEWSROOM_DRAFT_SAVED)
    set_status (self, NEWSROOM_DRAFT_CHANGED);
  start_timer (self);
}

static void
article_notify_cb (NewsroomDraft *self,
                   GParamSpec    *pspec)
{
  /* The row and the state are the library's to change. */
  if (self->merging || g_str_equal (pspec->name, "id") || g_str_equal (pspec->name, "state"))
    return;

  newsroom_draft_changed (self);
}

static void
profile_changed_cb (gpointer user_data)
{
  touch (NEWSROOM_DRAFT (user_data));
}

static void
credits_changed_cb (NewsroomDraft *self,
                    guint          position,
                    guint          n_removed,
                    guint          n_added)
{
  newsroom_profiles_watch (self->profiles, newsroom_article_get_credits (self->article));
  newsroom_draft_changed (self);
}

static NewsroomCause
get_cause (GTask *task)
{
  return (NewsroomCause)GPOINTER_TO_UINT (g_task_get_task_data (task));
}

/* Takes those who wait for a save of this cause, or of any. */
static GPtrArray *
take_waiting (NewsroomDraft *self,
              NewsroomCause  cause)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n_waiting = self->n_holds == 0 ? g_queue_get_length (&self->waiting) : 0;

  for (guint i = 0; i < n_waiting; i++)
    {
      GTask *task = g_queue_pop_head (&self->waiting);

      if (get_cause (task) == cause || get_cause (task) == NEWSROOM_CAUSE_AUTOSAVE)
        g_ptr_array_add (taken, task);
      else
        g_queue_push_tail (&self->waiting, task);
    }

  return taken;
}

static void
return_tasks (GPtrArray    *tasks,
              const GError *error)
{
  for (guint i = 0; i < tasks->len; i++)
    if (error == NULL)
      g_task_return_boolean (tasks->pdata[i], TRUE);
    else
      g_task_return_error (tasks->pdata[i], g_error_copy (error));
}

/* After a save: another one for those who wait for it, or for newer changes. */
static void
go_on (NewsroomDraft *self)
{
  if (self->snapshot != NULL)
    return;

  if (self->n_holds == 0 && !g_queue_is_empty (&self->waiting))
    start_save (self);
  else if (has_changes (self))
    start_timer (self);
}

static void
succeed (NewsroomDraft *self)
{
  g_autoptr (GPtrArray) served = g_steal_pointer (&self->served);

  g_clear_pointer (&self->snapshot, newsroom_snapshot_free);
  g_clear_error (&self->error);
  self->retry_delay = 0;
  self->saved_at = g_get_real_time ();
  set_status (self, has_changes (self) || self->n_holds > 0 ? NEWSROOM_DRAFT_CHANGED : NEWSROOM_DRAFT_SAVED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
  return_tasks (served, NULL);
  go_on (self);
}

/* Nothing is given up: what was to be saved is still to be saved. */
static void
fail (NewsroomDraft *self,
      GError        *error)
{
  g_autoptr (GPtrArray) served = g_steal_pointer (&self->served);
  g_autoptr (NewsroomSnapshot) snapshot = g_steal_pointer (&self->snapshot);

  newsroom_profiles_give_back (self->profiles, newsroom_snapshot_get_profiles (snapshot));
  g_clear_error (&self->error);
  self->error = error;
  if (self->first_change == 0)
    self->first_change = g_get_monotonic_time ();
  self->retry_delay = CLAMP (2 * self->retry_delay, RETRY_DELAY, RETRY_DELAY_MAX);
  self->status = NEWSROOM_DRAFT_FAILED;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  return_tasks (served, error);
  go_on (self);
}

static void
profiles_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (NewsroomDraft) self = user_data;
  g_autoptr (GError) error = NULL;

  if (newsroom_snapshot_save_profiles_finish (self->snapshot, result, &error))
    succeed (self);
  else
    fail (self, g_steal_pointer (&error));
}

static void
article_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (NewsroomDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;

  saved = newsroom_snapshot_save_article_finish (self->snapshot, result, &error);
  if (saved == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  self->merging = TRUE;
  newsroom_snapshot_adopt (self->snapshot, self->article, saved);
  self->merging = FALSE;
  self->saved_changes = self->sent_changes;
  if (self->undo == newsroom_snapshot_get_undo (self->snapshot))
    newsroom_draft_set_undo (self, NULL);
  newsroom_snapshot_save_profiles_async (self->snapshot, profiles_saved_cb, g_object_ref (self));
}

static void
start_save (NewsroomDraft *self)
{
  GTask        *first = self->n_holds == 0 ? g_queue_peek_head (&self->waiting) : NULL;
  NewsroomCause cause = first != NULL ? get_cause (first) : NEWSROOM_CAUSE_AUTOSAVE;
  gboolean      with_article;

  g_assert (self->snapshot == NULL);

  if (self->pull != NULL)
    self->pull (self->article, self->pull_data);
  clear_timer (self);

  /* A new article that nobody touched leaves no row, whoever asks. */
  with_article = has_article_changes (self) ||
                 (cause != NEWSROOM_CAUSE_AUTOSAVE && newsroom_article_get_id (self->article) != 0);
  self->served = take_waiting (self, cause);
  if (!with_article && !newsroom_profiles_has_changes (self->profiles))
    {
      g_autoptr (GPtrArray) served = g_steal_pointer (&self->served);

      return_tasks (served, NULL);
      go_on (self);
      return;
    }

  self->snapshot = newsroom_snapshot_new (self->store, self->article, self->profiles, self->undo);
  self->sent_changes = self->changes;
  self->first_change = 0;
  if (self->status != NEWSROOM_DRAFT_FAILED)
    set_status (self, NEWSROOM_DRAFT_SAVING);
  if (with_article)
    newsroom_snapshot_save_article_async (self->snapshot, cause, has_article_changes (self), article_saved_cb, g_object_ref (self));
  else
    newsroom_snapshot_save_profiles_async (self->snapshot, profiles_saved_cb, g_object_ref (self));
}

static void
newsroom_draft_dispose (GObject *object)
{
  NewsroomDraft *self = NEWSROOM_DRAFT (object);

  clear_timer (self);
  /* Whoever lets go of a draft should have saved it. If not, the library still takes it. */
  if (self->store != NULL && self->article != NULL)
    newsroom_snapshot_hand_over (self->store, has_article_changes (self) ? self->article : NULL, self->undo, self->profiles);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, newsroom_profiles_free);
  g_clear_object (&self->article);
  g_clear_object (&self->store);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (newsroom_draft_parent_class)->dispose (object);
}

static void
newsroom_draft_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  NewsroomDraft *self = NEWSROOM_DRAFT (object);

  if (prop_id == PROP_STATUS)
    g_value_set_uint (value, self->status);
  else if (prop_id == PROP_SAVED_AT)
    g_value_set_int64 (value, self->saved_at);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
newsroom_draft_class_init (NewsroomDraftClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = newsroom_draft_dispose;
  object_class->get_property = newsroom_draft_get_property;

  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, NEWSROOM_DRAFT_FAILED, NEWSROOM_DRAFT_SAVED, flags);
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_draft_init (NewsroomDraft *self)
{
  g_queue_init (&self->waiting);
  self->profiles = newsroom_profiles_new (profile_changed_cb, self);
}

/**
 * newsroom_draft_new:
 * @store: (transfer none): the library
 * @article: (transfer none): an article loaded from it, or a new one; nobody else may have
 *   a draft of it
 *
 * Returns: (transfer full): the draft, with nothing to save yet
 */
NewsroomDraft *
newsroom_draft_new (NewsroomStore   *store,
                    NewsroomArticle *article)
{
  NewsroomDraft *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);

  self = g_object_new (NEWSROOM_TYPE_DRAFT, NULL);
  self->store = g_object_ref (store);
  self->article = g_object_ref (article);
  self->saved_at = newsroom_article_get_saved_at (article);
  g_signal_connect_object (article, "notify", G_CALLBACK (article_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (newsroom_article_get_credits (article), "items-changed", G_CALLBACK (credits_changed_cb), self, G_CONNECT_SWAPPED);
  newsroom_profiles_watch (self->profiles, newsroom_article_get_credits (article));

  return self;
}

/**
 * newsroom_draft_changed:
 * @self: a draft
 *
 * Says that there is text to pull. What is set in the article itself is noticed without it.
 */
void
newsroom_draft_changed (NewsroomDraft *self)
{
  g_return_if_fail (NEWSROOM_IS_DRAFT (self));

  self->changes++;
  touch (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * newsroom_draft_hold:
 * @self: a draft
 * @hold: %TRUE where something that belongs to the article is on its way, %FALSE once it has come
 *
 * While it is held a draft is not saved, and whoever asks for a save waits. What has changed is
 * saved in its time all the same.
 */
void
newsroom_draft_hold (NewsroomDraft *self,
                     gboolean       hold)
{
  g_return_if_fail (NEWSROOM_IS_DRAFT (self));
  g_return_if_fail (hold || self->n_holds > 0);

  self->n_holds += hold ? 1 : -1;
  if (hold && self->status == NEWSROOM_DRAFT_SAVED)
    set_status (self, NEWSROOM_DRAFT_CHANGED);
  if (self->n_holds == 0 && self->status == NEWSROOM_DRAFT_CHANGED && !has_changes (self))
    set_status (self, NEWSROOM_DRAFT_SAVED);
  go_on (self);
}

/**
 * newsroom_draft_is_held:
 * @self: a draft
 *
 * Returns: whether something that belongs to the article is on its way
 */
gboolean
newsroom_draft_is_held (NewsroomDraft *self)
{
  g_return_val_if_fail (NEWSROOM_IS_DRAFT (self), FALSE);

  return self->n_holds > 0;
}

/**
 * newsroom_draft_save_async:
 * @self: a draft
 * @cause: why; with %NEWSROOM_CAUSE_AUTOSAVE nothing is written where nothing has changed,
 *   any other makes a revision of an article that is in the library
 * @cancellable: (nullable): stops waiting; the save goes on
 * @callback: called when it is done
 * @user_data: closure
 *
 * Saves what there is now, without delay, as before the editor turns to another article.
 * Where the library got another text of the article meanwhile, what was written here follows
 * it, and both are revisions; a draft in which nothing was written fails with
 * %NEWSROOM_STORE_ERROR_CONFLICT and changes nothing.
 */
void
newsroom_draft_save_async (NewsroomDraft      *self,
                           NewsroomCause       cause,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NEWSROOM_IS_DRAFT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_draft_save_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (cause), NULL);
  g_queue_push_tail (&self->waiting, task);
  if (self->snapshot == NULL && self->n_holds == 0)
    start_save (self);
}

/**
 * newsroom_draft_save_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: (out) (optional): why it is not saved; saving goes on being tried
 *
 * Returns: whether all that was there at the time of the call is in the library
 */
gboolean
newsroom_draft_save_finish (NewsroomDraft *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
