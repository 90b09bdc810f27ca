/* newsroom-editor-buffer.c — a text buffer with clean text and our own undo
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-buffer.h"

#include <glib/gi18n-lib.h>

#include "newsroom-body-delete.h"
#include "newsroom-buffer-delete.h"
#include "newsroom-clean-text.h"
#include "newsroom-difference.h"
#include "newsroom-editor-buffer-change.h"
#include "newsroom-editor-buffer-private.h"
#include "newsroom-text-exchange.h"

/* What undo may remember of one text, in bytes. */
#define HISTORY_BYTES (16 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (NewsroomEditorBuffer, newsroom_editor_buffer, GTK_SOURCE_TYPE_BUFFER)

enum
{
  PROP_0,
  PROP_UNDOABLE,
  PROP_REDOABLE,
  PROP_WORK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_PARSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * newsroom_editor_buffer_notify_history:
 * @self: a buffer
 *
 * Says what has changed in what can be undone, unless an edit is under way.
 */
void
newsroom_editor_buffer_notify_history (NewsroomEditorBuffer *self)
{
  gboolean undoable = newsroom_edit_history_get_can_undo (self->history);
  gboolean redoable = newsroom_edit_history_get_can_redo (self->history);

  if (self->n_edits_under_way > 0)
    return;
  if (undoable != self->was_undoable)
    {
      self->was_undoable = undoable;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDOABLE]);
    }
  if (redoable != self->was_redoable)
    {
      self->was_redoable = redoable;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDOABLE]);
    }
}

static guint
get_mark_offset (NewsroomEditorBuffer *self,
                 GtkTextMark          *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, mark);

  return (guint)gtk_text_iter_get_offset (&iter);
}

static void
remember_selection (NewsroomEditorBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  newsroom_edit_history_set_selection (self->history,
                                       get_mark_offset (self, gtk_text_buffer_get_insert (buffer)),
                                       get_mark_offset (self, gtk_text_buffer_get_selection_bound (buffer)));
}

static gboolean
is_recording (NewsroomEditorBuffer *self)
{
  return !self->is_loading && !self->is_applying;
}

static void
newsroom_editor_buffer_insert_text (GtkTextBuffer *buffer,
                                    GtkTextIter   *location,
                                    const char    *text,
                                    int            length)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (buffer);
  GtkTextBufferClass   *parent_class = GTK_TEXT_BUFFER_CLASS (newsroom_editor_buffer_parent_class);
  g_autoptr (GString) clean = newsroom_clean_text (text, length, self->one_line);

  self->n_edits_under_way++;
  g_clear_pointer (&self->spans, newsroom_spans_unref);
  if (is_recording (self))
    {
      remember_selection (self);
      newsroom_edit_history_insert (self->history,
                                    (guint)gtk_text_iter_get_offset (location),
                                    clean->str,
                                    (gssize)clean->len);
    }
  newsroom_text_copy_insert (self->copy, (guint)gtk_text_iter_get_offset (location), clean->str, clean->len);
  parent_class->insert_text (buffer, location, clean->str, (int)clean->len);
  self->n_edits_under_way--;
  newsroom_editor_buffer_notify_history (self);
}

static void
newsroom_editor_buffer_delete_range (GtkTextBuffer *buffer,
                                     GtkTextIter   *start,
                                     GtkTextIter   *end)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (buffer);
  g_autofree char      *deleted = NULL;

  gtk_text_iter_order (start, end);
  self->n_edits_under_way++;
  g_clear_pointer (&self->spans, newsroom_spans_unref);
  deleted = newsroom_text_copy_delete (self->copy, (guint)gtk_text_iter_get_offset (start), (guint)gtk_text_iter_get_offset (end));
  if (is_recording (self) && deleted[0] != '\0')
    {
      remember_selection (self);
      newsroom_edit_history_delete (self->history, (guint)gtk_text_iter_get_offset (start), deleted, -1);
    }
  newsroom_buffer_delete (buffer, GTK_TEXT_BUFFER_CLASS (newsroom_editor_buffer_parent_class), start, end);
  self->n_edits_under_way--;
  newsroom_editor_buffer_notify_history (self);
}

static void
newsroom_editor_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (buffer);
  GtkTextBufferClass   *parent_class = GTK_TEXT_BUFFER_CLASS (newsroom_editor_buffer_parent_class);

  self->n_edits_under_way++;
  if (is_recording (self))
    {
      remember_selection (self);
      newsroom_edit_history_begin_group (self->history);
    }
  if (parent_class->begin_user_action != NULL)
    parent_class->begin_user_action (buffer);
}

static void
newsroom_editor_buffer_end_user_action (GtkTextBuffer *buffer)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (buffer);
  GtkTextBufferClass   *parent_class = GTK_TEXT_BUFFER_CLASS (newsroom_editor_buffer_parent_class);

  if (parent_class->end_user_action != NULL)
    parent_class->end_user_action (buffer);
  if (is_recording (self))
    {
      remember_selection (self);
      newsroom_edit_history_end_group (self->history);
    }
  self->n_edits_under_way--;
  newsroom_editor_buffer_notify_history (self);
}

static void
newsroom_editor_buffer_mark_set (GtkTextBuffer     *buffer,
                                 const GtkTextIter *location,
                                 GtkTextMark       *mark)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (buffer);
  GtkTextBufferClass   *parent_class = GTK_TEXT_BUFFER_CLASS (newsroom_editor_buffer_parent_class);

  if (parent_class->mark_set != NULL)
    parent_class->mark_set (buffer, location, mark);

  if (self->n_edits_under_way == 0 && self->history != NULL &&
      (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer)))
    newsroom_edit_history_break (self->history);
}

static void
newsroom_editor_buffer_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (object);

  switch (prop_id)
    {
    case PROP_UNDOABLE:
      g_value_set_boolean (value, newsroom_editor_buffer_get_can_undo (self));
      break;
    case PROP_REDOABLE:
      g_value_set_boolean (value, newsroom_editor_buffer_get_can_redo (self));
      break;
    case PROP_WORK:
      g_value_set_object (value, self->work);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_editor_buffer_finalize (GObject *object)
{
  NewsroomEditorBuffer *self = NEWSROOM_EDITOR_BUFFER (object);

  g_clear_object (&self->history);
  g_clear_object (&self->work);
  g_clear_object (&self->was_insert);
  g_clear_object (&self->was_bound);
  newsroom_text_copy_free (self->copy);
  g_clear_pointer (&self->spans, newsroom_spans_unref);

  G_OBJECT_CLASS (newsroom_editor_buffer_parent_class)->finalize (object);
}

static void
newsroom_editor_buffer_class_init (NewsroomEditorBufferClass *klass)
{
  GObjectClass       *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);
  const GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = newsroom_editor_buffer_get_property;
  object_class->finalize = newsroom_editor_buffer_finalize;

  buffer_class->insert_text = newsroom_editor_buffer_insert_text;
  buffer_class->delete_range = newsroom_editor_buffer_delete_range;
  buffer_class->begin_user_action = newsroom_editor_buffer_begin_user_action;
  buffer_class->end_user_action = newsroom_editor_buffer_end_user_action;
  buffer_class->mark_set = newsroom_editor_buffer_mark_set;

  properties[PROP_UNDOABLE] = g_param_spec_boolean ("undoable", NULL, NULL, FALSE, flags);
  properties[PROP_REDOABLE] = g_param_spec_boolean ("redoable", NULL, NULL, FALSE, flags);
  properties[PROP_WORK] = g_param_spec_object ("work", NULL, NULL, NEWSROOM_TYPE_EDITOR_WORK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_PARSED] =
    g_signal_new ("parsed", NEWSROOM_TYPE_EDITOR_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_editor_buffer_init (NewsroomEditorBuffer *self)
{
  self->history = newsroom_edit_history_new (HISTORY_BYTES);
  g_signal_connect_object (self->history, "notify", G_CALLBACK (newsroom_editor_buffer_notify_history), self, G_CONNECT_SWAPPED);
  self->copy = newsroom_text_copy_new ();
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self), NULL);
}

/**
 * newsroom_editor_buffer_new:
 * @tags: (nullable): a table of tags to share
 * @one_line: whether line ends become spaces
 *
 * Returns: (transfer full): an empty buffer without a past
 */
NewsroomEditorBuffer *
newsroom_editor_buffer_new (GtkTextTagTable *tags,
                            gboolean         one_line)
{
  NewsroomEditorBuffer *self = g_object_new (NEWSROOM_TYPE_EDITOR_BUFFER, "tag-table", tags, NULL);

  self->one_line = one_line;
  /* A headline is short, and is in the article at each change. */
  self->works_at_once = one_line;

  return self;
}

/**
 * newsroom_editor_buffer_set_works_at_once:
 * @self: a buffer of several lines that is short, and shown where nobody waits for what is under way
 *
 * What changes much of its text is done as a whole from now on, not bit by bit.
 */
void
newsroom_editor_buffer_set_works_at_once (NewsroomEditorBuffer *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));

  self->works_at_once = TRUE;
}

/**
 * newsroom_editor_buffer_get_history:
 * @self: a buffer
 *
 * Returns: (transfer none): the history of its text
 */
NewsroomEditHistory *
newsroom_editor_buffer_get_history (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);

  return self->history;
}

/**
 * newsroom_editor_buffer_is_recording:
 * @self: a buffer
 *
 * Returns: whether what is edited now can be undone; %FALSE while a text is loaded, or a step undone or redone
 */
gboolean
newsroom_editor_buffer_is_recording (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), FALSE);

  return is_recording (self);
}

/**
 * newsroom_editor_buffer_get_can_undo:
 * @self: a buffer
 *
 * Returns: whether there is something to undo
 */
gboolean
newsroom_editor_buffer_get_can_undo (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), FALSE);

  return newsroom_edit_history_get_can_undo (self->history);
}

/**
 * newsroom_editor_buffer_get_can_redo:
 * @self: a buffer
 *
 * Returns: whether there is something to redo
 */
gboolean
newsroom_editor_buffer_get_can_redo (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), FALSE);

  return newsroom_edit_history_get_can_redo (self->history);
}

/**
 * newsroom_editor_buffer_load:
 * @self: a buffer
 * @text: the text
 *
 * Begins a new life: the text is @text, the caret is before it, and nothing can be undone.
 */
void
newsroom_editor_buffer_load (NewsroomEditorBuffer *self,
                             const char           *text)
{
  GtkTextIter start;

  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));
  g_return_if_fail (text != NULL);

  newsroom_editor_buffer_settle (self);
  self->is_loading = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), text, -1);
  self->is_loading = FALSE;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &start);
  newsroom_edit_history_clear (self->history);
  newsroom_editor_buffer_notify_history (self);
}

/**
 * newsroom_editor_buffer_replace:
 * @self: a buffer
 * @text: the text that shall stand there
 *
 * Changes only what is different, as one step that can be undone, so that caret and marks
 * elsewhere stay where they are. Much is changed bit by bit.
 */
void
newsroom_editor_buffer_replace (NewsroomEditorBuffer *self,
                                const char           *text)
{
  GtkTextBuffer     *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char   *copy = NULL;
  const char        *before;
  gsize              length;
  NewsroomDifference difference;
  GtkTextIter        start;
  GtkTextIter        end;

  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));
  g_return_if_fail (text != NULL);

  /* Whoever hears of the deletion may let go of @text. */
  copy = g_strdup (text);
  newsroom_editor_buffer_settle (self);
  before = newsroom_editor_buffer_get_text (self, &length);
  difference = newsroom_difference_find (before, copy);
  if (difference.n_deleted == 0 && difference.inserted_bytes == 0)
    return;

  if (self->n_edits_under_way == 0 && MAX (difference.n_deleted, difference.inserted_bytes) > NEWSROOM_EDITOR_BUFFER_LONG)
    {
      g_object_unref (newsroom_editor_buffer_become (self, copy));
      return;
    }

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)difference.offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)(difference.offset + difference.n_deleted));
  newsroom_body_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, difference.inserted, (int)difference.inserted_bytes);
  gtk_text_buffer_end_user_action (buffer);
  newsroom_edit_history_break (self->history);
}

/* Returns: whether so much is selected that it is on its way out now */
static gboolean
delete_long_selection (NewsroomEditorBuffer *self)
{
  g_autoptr (GArray) exchanges = g_array_new (FALSE, FALSE, sizeof (NewsroomTextExchange));
  NewsroomTextExchange exchange = { .text = "" };
  NewsroomEditorWork  *work;
  GtkTextIter          start, end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  if (self->n_edits_under_way > 0 || gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) < NEWSROOM_EDITOR_BUFFER_LONG)
    return FALSE;

  exchange.start = newsroom_editor_buffer_find_byte (self, &start);
  exchange.end = newsroom_editor_buffer_find_byte (self, &end);
  g_array_append_val (exchanges, exchange);
  work = newsroom_editor_buffer_exchange (self, _ ("Deleting…"), exchanges, FALSE);
  g_clear_object (&work);

  return TRUE;
}

/**
 * newsroom_editor_buffer_delete_selection:
 * @self: a buffer
 *
 * Deletes what is selected, as one step that can be undone; much bit by bit. For a user GtkTextBuffer looks at
 * each tag whether it keeps its text from being edited, which none of ours does; in 50,000 words that
 * takes as long as all else.
 *
 * Returns: whether something was selected
 */
gboolean
newsroom_editor_buffer_delete_selection (NewsroomEditorBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  gboolean       deleted;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), FALSE);

  newsroom_editor_buffer_settle (self);
  if (!gtk_text_buffer_get_has_selection (buffer))
    return FALSE;
  if (delete_long_selection (self))
    return TRUE;

  gtk_text_buffer_begin_user_action (buffer);
  deleted = gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  newsroom_edit_history_break (self->history);

  return deleted;
}

/**
 * newsroom_editor_buffer_dup_text:
 * @self: a buffer
 *
 * Returns: (transfer full): all of the text
 */
char *
newsroom_editor_buffer_dup_text (NewsroomEditorBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &start, &end, TRUE);
}

/**
 * newsroom_editor_buffer_get_text:
 * @self: a buffer
 * @length: (out): its length in bytes
 *
 * Gives the text at no cost; GtkTextBuffer takes more than a millisecond to put a long one
 * together that tags cut into many pieces. What is saved is still asked of GtkTextBuffer.
 *
 * Returns: (transfer none): all of the text, valid until it changes
 */
const char *
newsroom_editor_buffer_get_text (NewsroomEditorBuffer *self,
                                 gsize                *length)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);

  return newsroom_text_copy_get (self->copy, length);
}

/**
 * newsroom_editor_buffer_find_byte:
 * @self: a buffer
 * @iter: a place in it
 *
 * Takes as long as it is from the place that was asked for before, or of the last change.
 *
 * Returns: the place in what newsroom_editor_buffer_get_text() gives, in bytes
 */
gsize
newsroom_editor_buffer_find_byte (NewsroomEditorBuffer *self,
                                  const GtkTextIter    *iter)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), 0);

  return newsroom_text_copy_find_byte (self->copy, (guint)gtk_text_iter_get_offset (iter));
}

/**
 * newsroom_editor_buffer_guess_language:
 * @self: a buffer
 *
 * May be asked at every key: it is found out anew only where the beginning of the text has changed.
 *
 * Returns: (transfer none) (nullable): the language that the text looks like, if that is plain
 */
const char *
newsroom_editor_buffer_guess_language (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);

  return newsroom_text_copy_guess_language (self->copy);
}

/**
 * newsroom_editor_buffer_set_spans:
 * @self: a buffer
 * @spans: the spans of its text as it is now
 *
 * Keeps them until the text changes.
 */
void
newsroom_editor_buffer_set_spans (NewsroomEditorBuffer *self,
                                  NewsroomSpans        *spans)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));

  g_clear_pointer (&self->spans, newsroom_spans_unref);
  self->spans = newsroom_spans_ref (spans);
  g_signal_emit (self, signals[SIGNAL_PARSED], 0);
}

/**
 * newsroom_editor_buffer_get_spans:
 * @self: a buffer
 *
 * Returns: (transfer none) (nullable): the spans of its text; %NULL while it has not been parsed
 */
NewsroomSpans *
newsroom_editor_buffer_get_spans (NewsroomEditorBuffer *self)
{
  g_return_val_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self), NULL);

  return self->spans;
}

/**
 * newsroom_editor_buffer_break:
 * @self: a buffer
 *
 * What is typed from here on is undone apart from what was typed before.
 */
void
newsroom_editor_buffer_break (NewsroomEditorBuffer *self)
{
  g_return_if_fail (NEWSROOM_IS_EDITOR_BUFFER (self));

  newsroom_edit_history_break (self->history);
}
