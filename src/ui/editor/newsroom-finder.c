/* newsroom-finder.c — what is looked for in the body of the article, and which one is gone to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-finder.h"

#include "newsroom-find-place.h"
#include "newsroom-find-task.h"

/* After the styles. */
#define REFRESH_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

/**
 * NewsroomFinder:
 *
 * The bar owns it. It follows the buffer of the view, which is another one for each article, and
 * what is written in it: what it found is always of the text as it is, or it is searching. What is
 * asked for meanwhile is done when it has found.
 *
 * Signal: "changed": newsroom_finder_get_state() has news.
 */
struct _NewsroomFinder
{
  GObject parent_instance;

  gboolean is_active;
  gboolean in_selection;
  gboolean is_stale;     /* what was found is not of the text, or of what is looked for now */
  gboolean is_searching; /* on another thread, once at a time */
  gboolean is_going;     /* to one that was found */
  gboolean selects;      /* the first one is gone to when it is found */
  guint    refresh_id;
  guint    generation; /* of the text and of what is looked for */
  guint    searched;   /* the generation that is searched */
  int      current;    /* which one is selected, -1 for none */
  int      wrapped;    /* 1 if the last step went on at the beginning, -1 at the end */
  GQueue   steps;      /* strings, owned: what is to be done when it is found; see do_step() */

  /* Owned */
  char                 *pattern; /* "" for nothing */
  NewsroomFind         *find;    /* NULL for nothing, or an error */
  NewsroomFindResult   *result;  /* likewise, and before the first search */
  GError               *error;
  NewsroomEditorBuffer *buffer; /* NULL while no body is shown */
  GSignalGroup         *buffer_signals;
  NewsroomFindPlace    *place; /* in it */
  GCancellable         *searching;

  /* Borrowed */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomFinder, newsroom_finder, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void refresh (NewsroomFinder *self);

static void
emit_changed (NewsroomFinder *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Which one is selected. */
static void
update_current (NewsroomFinder *self)
{
  NewsroomFindRange selection;
  guint             index;

  self->current = -1;
  if (self->result == NULL || self->is_stale)
    return;

  selection = newsroom_find_place_get_selection (self->place);
  index = newsroom_find_result_from (self->result, selection.first);
  if (index < newsroom_find_result_get_n (self->result))
    {
      const NewsroomFound *found = newsroom_find_result_get (self->result, index);

      if (found->first == selection.first && found->last == selection.last)
        self->current = (int)index;
    }
}

static void
select_found (NewsroomFinder *self,
              guint           index)
{
  const NewsroomFound *found = newsroom_find_result_get (self->result, index);

  self->is_going = TRUE;
  newsroom_find_place_select (self->place, self->view, (NewsroomFindRange){ found->first, found->last });
  self->is_going = FALSE;
  self->current = (int)index;
}

/* As letters are added to what is looked for, the first one from where the search began. */
static void
select_first (NewsroomFinder *self)
{
  const guint n = newsroom_find_result_get_n (self->result);
  guint       index = newsroom_find_result_from (self->result, newsroom_find_place_get_origin (self->place));

  if (n == 0)
    return;

  self->wrapped = index == n ? 1 : 0;
  select_found (self, index % n);
}

static void
go (NewsroomFinder    *self,
    NewsroomFinderStep step)
{
  const int n = (int)newsroom_find_result_get_n (self->result);
  int       index = self->current;

  if (n == 0)
    return;
  if (index < 0)
    {
      NewsroomFindRange selection = newsroom_find_place_get_selection (self->place);

      index = (int)newsroom_find_result_from (self->result, step == NEWSROOM_FINDER_NEXT ? selection.last : selection.first);
      if (step == NEWSROOM_FINDER_NEXT)
        index--;
    }
  index += step;
  self->wrapped = (index == n) - (index < 0);
  select_found (self, (guint)((index + n) % n));
  newsroom_find_place_set_origin (self->place, newsroom_find_result_get (self->result, (guint)self->current)->first);
}

static void
replace (NewsroomFinder *self,
         const char     *replacement)
{
  const NewsroomFound *found;
  g_autofree char     *text = NULL;

  if (self->current < 0)
    {
      go (self, NEWSROOM_FINDER_NEXT);
      return;
    }

  found = newsroom_find_result_get (self->result, (guint)self->current);
  text = newsroom_find_result_dup_replacement (self->result, (guint)self->current, replacement);
  newsroom_find_place_replace (self->place, (NewsroomFindRange){ found->first, found->last }, text);
  g_queue_push_head (&self->steps, g_strdup ("+"));
  refresh (self);
}

/* "+" is the next one, "-" the one before, and "=" with a text behind it replaces by that. */
static void
do_step (NewsroomFinder *self,
         const char     *step)
{
  if (step[0] == '=')
    replace (self, step + 1);
  else
    go (self, step[0] == '+' ? NEWSROOM_FINDER_NEXT : NEWSROOM_FINDER_PREVIOUS);
}

static void
do_steps (NewsroomFinder *self)
{
  while (!self->is_stale && self->result != NULL && !g_queue_is_empty (&self->steps))
    {
      g_autofree char *step = g_queue_pop_head (&self->steps);

      do_step (self, step);
    }
}

static void
take_step (NewsroomFinder *self,
           char           *step)
{
  if (self->find == NULL || self->place == NULL)
    {
      g_free (step);
      return;
    }

  g_queue_push_tail (&self->steps, step);
  if (self->is_stale)
    refresh (self);
  else
    do_steps (self);
  emit_changed (self);
}

/* Takes over @result and @error. */
static void
take_result (NewsroomFinder     *self,
             NewsroomFindResult *result,
             GError             *error)
{
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  g_clear_error (&self->error);
  self->result = result;
  self->error = error;
  self->is_stale = FALSE;
  update_current (self);
  if (result != NULL && self->selects)
    select_first (self);
  self->selects = FALSE;
  if (result == NULL)
    g_queue_clear_full (&self->steps, g_free);
  do_steps (self);
  emit_changed (self);
}

static void
search_cb (GObject      *object,
           GAsyncResult *task,
           gpointer      user_data)
{
  g_autoptr (NewsroomFinder) self = user_data;
  GError             *error = NULL;
  NewsroomFindResult *result = newsroom_find_task_finish (task, &error);

  self->is_searching = FALSE;
  if (self->searched == self->generation)
    {
      take_result (self, result, error);
      return;
    }

  g_clear_pointer (&result, newsroom_find_result_unref);
  g_clear_error (&error);
  if (self->is_active)
    refresh (self);
}

/* One search at a time: what takes long must not be begun again and again beside itself. */
static void
refresh (NewsroomFinder *self)
{
  NewsroomFindRange range;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->generation++;
  self->is_stale = TRUE;
  if (self->is_searching)
    {
      g_cancellable_cancel (self->searching);
      return;
    }
  if (self->find == NULL || self->place == NULL)
    {
      take_result (self, NULL, g_steal_pointer (&self->error));
      return;
    }

  range = newsroom_find_place_get_range (self->place);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  self->is_searching = TRUE;
  self->searched = self->generation;
  newsroom_find_task_run (self->find, self->buffer, self->in_selection ? &range : NULL, self->searching, search_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer user_data)
{
  NewsroomFinder *self = NEWSROOM_FINDER (user_data);

  self->refresh_id = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (NewsroomFinder *self)
{
  if (!self->is_active || self->find == NULL)
    return;

  self->is_stale = TRUE;
  self->generation++;
  self->current = -1;
  if (self->refresh_id == 0 && newsroom_editor_buffer_get_work (self->buffer) == NULL)
    self->refresh_id = g_idle_add_full (REFRESH_PRIORITY, refresh_cb, self, NULL);
}

static void
mark_set_cb (NewsroomFinder    *self,
             const GtkTextIter *location,
             GtkTextMark       *mark)
{
  const int before = self->current;

  if (!self->is_active || self->is_going || self->is_stale || self->result == NULL)
    return;
  if (mark != gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)) &&
      mark != gtk_text_buffer_get_selection_bound (GTK_TEXT_BUFFER (self->buffer)))
    return;

  /* What is selected in an entry takes the selection from the text, where the caret stays. */
  if (before >= 0)
    {
      const NewsroomFound *found = newsroom_find_result_get (self->result, (guint)before);
      NewsroomFindRange    selection = newsroom_find_place_get_selection (self->place);

      if (selection.first == selection.last && selection.last == found->last)
        return;
    }
  update_current (self);
  if (self->current == before)
    return;
  self->wrapped = 0;
  emit_changed (self);
}

static void
set_buffer (NewsroomFinder *self,
            GtkTextBuffer  *buffer)
{
  NewsroomEditorBuffer *body = NEWSROOM_IS_EDITOR_BUFFER (buffer) ? NEWSROOM_EDITOR_BUFFER (buffer) : NULL;

  g_clear_pointer (&self->place, newsroom_find_place_free);
  g_set_object (&self->buffer, body);
  g_signal_group_set_target (self->buffer_signals, self->buffer);
  g_queue_clear_full (&self->steps, g_free);
  self->in_selection = FALSE;
  self->selects = FALSE;
  if (self->buffer != NULL)
    self->place = newsroom_find_place_new (self->buffer);
}

static void
buffer_cb (NewsroomFinder *self)
{
  set_buffer (self, gtk_text_view_get_buffer (self->view));
  if (self->is_active)
    refresh (self);
}

static void
newsroom_finder_dispose (GObject *object)
{
  NewsroomFinder *self = NEWSROOM_FINDER (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  set_buffer (self, NULL);
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->searching);

  G_OBJECT_CLASS (newsroom_finder_parent_class)->dispose (object);
}

static void
newsroom_finder_finalize (GObject *object)
{
  NewsroomFinder *self = NEWSROOM_FINDER (object);

  g_free (self->pattern);
  g_clear_pointer (&self->find, newsroom_find_unref);
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (newsroom_finder_parent_class)->finalize (object);
}

static void
newsroom_finder_class_init (NewsroomFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_finder_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_finder_init (NewsroomFinder *self)
{
  self->pattern = g_strdup ("");
  self->current = -1;
  self->buffer_signals = g_signal_group_new (NEWSROOM_TYPE_EDITOR_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::work", G_CALLBACK (text_changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "mark-set", G_CALLBACK (mark_set_cb), self);
}

/**
 * newsroom_finder_new:
 * @view: the view of a body, which must outlive it
 *
 * Returns: (transfer full): a finder that looks for nothing
 */
NewsroomFinder *
newsroom_finder_new (GtkTextView *view)
{
  NewsroomFinder *self = g_object_new (NEWSROOM_TYPE_FINDER, NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  set_buffer (self, gtk_text_view_get_buffer (view));

  return self;
}

/**
 * newsroom_finder_get_buffer:
 * @self: a finder
 *
 * Returns: (transfer none) (nullable): the text it searches; %NULL while no body is shown
 */
NewsroomEditorBuffer *
newsroom_finder_get_buffer (NewsroomFinder *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FINDER (self), NULL);

  return self->buffer;
}

/**
 * newsroom_finder_begin:
 * @self: a finder
 *
 * Begins at the caret, and follows the text until newsroom_finder_end(). What is selected is what may be
 * searched alone.
 */
void
newsroom_finder_begin (NewsroomFinder *self)
{
  NewsroomFindRange selection;

  g_return_if_fail (NEWSROOM_IS_FINDER (self));

  if (self->place == NULL)
    return;

  selection = newsroom_find_place_get_selection (self->place);
  newsroom_find_place_set_origin (self->place, selection.first);
  if (self->current < 0 && !self->in_selection)
    newsroom_find_place_set_range (self->place, selection);
  if (!self->is_active)
    {
      self->is_active = TRUE;
      self->wrapped = 0;
      refresh (self);
    }
}

/**
 * newsroom_finder_pause:
 * @self: a finder
 *
 * Follows the text no more until newsroom_finder_begin().
 */
void
newsroom_finder_pause (NewsroomFinder *self)
{
  g_return_if_fail (NEWSROOM_IS_FINDER (self));

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_queue_clear_full (&self->steps, g_free);
  self->is_active = FALSE;
  self->is_stale = TRUE;
  self->generation++;
  self->current = -1;
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  emit_changed (self);
}

/**
 * newsroom_finder_end:
 * @self: a finder
 *
 * Follows the text no more, and selects what was gone to.
 */
void
newsroom_finder_end (NewsroomFinder *self)
{
  g_return_if_fail (NEWSROOM_IS_FINDER (self));

  if (self->current >= 0 && !self->is_stale)
    select_found (self, (guint)self->current);
  self->in_selection = FALSE;
  newsroom_finder_pause (self);
}

/* What is selected becomes the range to search in, unless it is what was found. */
static void
set_in_selection (NewsroomFinder *self,
                  gboolean        in_selection)
{
  NewsroomFindRange selection;

  if (self->place == NULL || self->in_selection == in_selection)
    return;

  self->in_selection = in_selection;
  selection = newsroom_find_place_get_selection (self->place);
  if (in_selection && self->current < 0 && selection.first < selection.last)
    newsroom_find_place_set_range (self->place, selection);
}

/**
 * newsroom_finder_set_query:
 * @self: a finder
 * @pattern: what a person typed; "" for nothing
 * @flags: how to take it
 * @in_selection: whether to search only what was selected at newsroom_finder_begin(), or is now
 *
 * Searches, and goes to the first one from where it began.
 */
void
newsroom_finder_set_query (NewsroomFinder   *self,
                           const char       *pattern,
                           NewsroomFindFlags flags,
                           gboolean          in_selection)
{
  g_return_if_fail (NEWSROOM_IS_FINDER (self));
  g_return_if_fail (pattern != NULL);

  set_in_selection (self, in_selection);
  /* What was to be done to the one before is not meant for what is found now. */
  g_queue_clear_full (&self->steps, g_free);
  g_free (self->pattern);
  self->pattern = g_strdup (pattern);
  self->wrapped = 0;
  g_clear_pointer (&self->find, newsroom_find_unref);
  g_clear_error (&self->error);
  if (pattern[0] != '\0')
    self->find = newsroom_find_new (pattern, flags, &self->error);
  if (!self->is_active)
    return;

  self->selects = TRUE;
  refresh (self);
}

/**
 * newsroom_finder_go:
 * @self: a finder
 * @step: where to
 *
 * Selects the next one or the one before, also beyond the end of the text.
 */
void
newsroom_finder_go (NewsroomFinder    *self,
                    NewsroomFinderStep step)
{
  g_return_if_fail (NEWSROOM_IS_FINDER (self));

  take_step (self, g_strdup (step == NEWSROOM_FINDER_NEXT ? "+" : "-"));
}

/**
 * newsroom_finder_replace:
 * @self: a finder
 * @replacement: what newsroom_find_check_replacement() has found right
 *
 * Replaces the one that is selected, and goes to the next; if none is selected, only that.
 */
void
newsroom_finder_replace (NewsroomFinder *self,
                         const char     *replacement)
{
  g_return_if_fail (NEWSROOM_IS_FINDER (self));

  take_step (self, g_strconcat ("=", replacement, NULL));
}

/**
 * newsroom_finder_get_state:
 * @self: a finder
 *
 * Returns: how the search stands; what it points to is the finder's until it changes
 */
NewsroomFinderState
newsroom_finder_get_state (NewsroomFinder *self)
{
  NewsroomFinderState state = { .current = -1 };

  g_return_val_if_fail (NEWSROOM_IS_FINDER (self), state);

  state.find = self->find;
  state.result = self->is_stale ? NULL : self->result;
  state.error = self->error;
  state.current = self->current;
  state.wrapped = self->wrapped;
  state.is_searching = self->is_active && self->is_stale && self->find != NULL && self->place != NULL;

  return state;
}
