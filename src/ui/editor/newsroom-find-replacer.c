/* newsroom-find-replacer.c — replaces all that was found, bit by bit, as one step
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-replacer.h"

/* How long the window may stand still at a time, in µs. */
#define TIME_SLICE 4000

/* After what is typed and drawn. */
#define GO_ON_PRIORITY (GDK_PRIORITY_REDRAW + 10)

/**
 * NewsroomFindReplacer:
 *
 * The bar owns it while it works. All that it does is one step for undo; whoever starts it sees to it
 * that nobody writes in the text meanwhile. If somebody does, it stops.
 *
 * Signals: "progressed": some more are replaced. "done": it has ended.
 */
struct _NewsroomFindReplacer
{
  GObject parent_instance;

  guint    n_left; /* of those that were found, from the first; the others are done */
  guint    n;
  guint    n_done;
  int      n_chars; /* of the text, after what was done */
  gboolean is_running;
  guint    source;

  /* Owned */
  NewsroomEditorBuffer *buffer;
  NewsroomFindResult   *result;
  char                 *replacement;
  GtkBitset            *left_out; /* NULL for none */
};

G_DEFINE_FINAL_TYPE (NewsroomFindReplacer, newsroom_find_replacer, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* From the end, so that what is still to be done stays where it was found. */
static void
replace_last (NewsroomFindReplacer *self)
{
  GtkTextBuffer       *buffer = GTK_TEXT_BUFFER (self->buffer);
  const NewsroomFound *found = newsroom_find_result_get (self->result, --self->n_left);
  g_autofree char     *text = NULL;
  GtkTextIter          start, end;

  if (self->left_out != NULL && gtk_bitset_contains (self->left_out, self->n_left))
    return;

  text = newsroom_find_result_dup_replacement (self->result, self->n_left, self->replacement);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)found->first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)found->last);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  self->n_done++;
}

static void
end (NewsroomFindReplacer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->is_running = FALSE;
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self->buffer));
  newsroom_editor_buffer_break (self->buffer);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* Returns whether there is more to do. */
static gboolean
replace_some (NewsroomFindReplacer *self,
              gint64                until)
{
  if (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) != self->n_chars)
    return FALSE;

  while (self->n_left > 0 && g_get_monotonic_time () < until)
    replace_last (self);
  self->n_chars = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer));

  return self->n_left > 0;
}

static gboolean
go_on_cb (gpointer user_data)
{
  g_autoptr (NewsroomFindReplacer) self = g_object_ref (NEWSROOM_FIND_REPLACER (user_data));

  if (!replace_some (self, g_get_monotonic_time () + TIME_SLICE))
    {
      self->source = 0;
      end (self);
      return G_SOURCE_REMOVE;
    }
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);

  return self->source != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
newsroom_find_replacer_dispose (GObject *object)
{
  newsroom_find_replacer_stop (NEWSROOM_FIND_REPLACER (object));

  G_OBJECT_CLASS (newsroom_find_replacer_parent_class)->dispose (object);
}

static void
newsroom_find_replacer_finalize (GObject *object)
{
  NewsroomFindReplacer *self = NEWSROOM_FIND_REPLACER (object);

  g_clear_object (&self->buffer);
  g_clear_pointer (&self->result, newsroom_find_result_unref);
  g_free (self->replacement);
  g_clear_pointer (&self->left_out, gtk_bitset_unref);

  G_OBJECT_CLASS (newsroom_find_replacer_parent_class)->finalize (object);
}

static void
newsroom_find_replacer_class_init (NewsroomFindReplacerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_find_replacer_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_find_replacer_finalize;

  signals[SIGNAL_PROGRESSED] =
    g_signal_new ("progressed", NEWSROOM_TYPE_FIND_REPLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] =
    g_signal_new ("done", NEWSROOM_TYPE_FIND_REPLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_find_replacer_init (NewsroomFindReplacer *self)
{
}

/**
 * newsroom_find_replacer_new:
 * @buffer: a text
 * @result: what was found in it as it is
 * @replacement: what newsroom_find_check_replacement() has found right
 * @left_out: (nullable): the numbers of those that stay as they are
 *
 * Returns: (transfer full): what has replaced nothing yet
 */
NewsroomFindReplacer *
newsroom_find_replacer_new (NewsroomEditorBuffer *buffer,
                            NewsroomFindResult   *result,
                            const char           *replacement,
                            const GtkBitset      *left_out)
{
  NewsroomFindReplacer *self = g_object_new (NEWSROOM_TYPE_FIND_REPLACER, NULL);

  self->buffer = g_object_ref (buffer);
  self->result = newsroom_find_result_ref (result);
  self->replacement = g_strdup (replacement);
  self->left_out = left_out != NULL ? gtk_bitset_copy (left_out) : NULL;
  self->n_left = newsroom_find_result_get_n (result);
  self->n = self->n_left - (left_out != NULL ? (guint)gtk_bitset_get_size (left_out) : 0);
  self->n_chars = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer));

  return self;
}

/**
 * newsroom_find_replacer_run:
 * @self: what has replaced nothing yet
 *
 * Begins, and goes on when nothing else is to be done. A few are replaced at once.
 */
void
newsroom_find_replacer_run (NewsroomFindReplacer *self)
{
  g_return_if_fail (NEWSROOM_IS_FIND_REPLACER (self) && !self->is_running);

  self->is_running = TRUE;
  newsroom_editor_buffer_break (self->buffer);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self->buffer));
  if (replace_some (self, g_get_monotonic_time () + TIME_SLICE))
    self->source = g_idle_add_full (GO_ON_PRIORITY, go_on_cb, self, NULL);
  else
    end (self);
}

/**
 * newsroom_find_replacer_finish:
 * @self: a replacer
 *
 * Does what is left to do at once.
 */
void
newsroom_find_replacer_finish (NewsroomFindReplacer *self)
{
  g_return_if_fail (NEWSROOM_IS_FIND_REPLACER (self));

  if (!self->is_running)
    return;

  replace_some (self, G_MAXINT64);
  end (self);
}

/**
 * newsroom_find_replacer_stop:
 * @self: a replacer
 *
 * What is replaced stays so.
 */
void
newsroom_find_replacer_stop (NewsroomFindReplacer *self)
{
  g_return_if_fail (NEWSROOM_IS_FIND_REPLACER (self));

  if (self->is_running)
    end (self);
}

/**
 * newsroom_find_replacer_get_buffer:
 * @self: a replacer
 *
 * Returns: (transfer none): the text
 */
NewsroomEditorBuffer *
newsroom_find_replacer_get_buffer (NewsroomFindReplacer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_REPLACER (self), NULL);

  return self->buffer;
}

/**
 * newsroom_find_replacer_get_n:
 * @self: a replacer
 *
 * Returns: how many are to be replaced
 */
guint
newsroom_find_replacer_get_n (NewsroomFindReplacer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_REPLACER (self), 0);

  return self->n;
}

/**
 * newsroom_find_replacer_get_n_done:
 * @self: a replacer
 *
 * Returns: how many are replaced
 */
guint
newsroom_find_replacer_get_n_done (NewsroomFindReplacer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_REPLACER (self), 0);

  return self->n_done;
}
