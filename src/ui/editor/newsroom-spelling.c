/* newsroom-spelling.c — marks the misspelled words of the body that is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling.h"

#include "newsroom-editor-buffer.h"
#include "newsroom-spelling-marks.h"
#include "newsroom-style-tags.h"

/* How long after a change the body is checked, in ms. */
#define DELAY 100

/* How long after a change what is far from the caret is checked, where all was checked before, in
 * ms: words there can have become wrong only by markup that was changed here. */
#define DELAY_OF_REST 600

/* After everything that somebody waits for. */
#define PRIORITY G_PRIORITY_LOW

/* The longest that marking may keep the main loop at a time, in µs. */
#define TIME_SLICE 2000

/* How much is checked on either side of the caret first, and the most at a time, in characters.
 * What is far from the caret may come later, and in longer pieces. Where all was checked before, the
 * line of the caret is enough at first, with the one that was just left. */
#define LINE_STEP 100
#define FIRST_STEP 1000
#define MOST_STEP 16384

/**
 * NewsroomSpelling:
 *
 * What checks a headline goes by what was read of the body: it shares rules and speller with it.
 * Checks a copy of the text on the thread of the speller, piece by piece from the caret outwards.
 * A change of the text ends that, and soon a check begins anew: what was asked before is
 * remembered there, and the words near the caret come first, so that no piece needs to follow the
 * text while it changes. The word that is being typed stays without a mark until the caret or the
 * keyboard leaves it; one that is changed loses its mark.
 *
 * Signal "marked": more of the text is marked, or all of it.
 */
struct _NewsroomSpelling
{
  GObject parent_instance;

  guint    start_id;
  guint    apply_id;
  guint    rest_id;
  guint    low; /* what lies between these was checked, in characters */
  guint    high;
  guint    step;
  gboolean is_beside;      /* a body, with whose rules and speller it checks */
  gboolean goes_up;        /* above the caret next */
  gboolean is_asked;       /* for the dictionaries there are */
  gboolean is_known;       /* which there are */
  gboolean is_all_checked; /* under the same rules */
  int      typed_at;       /* where the text was changed last, in characters; -1 before that */
  guint    next;           /* the word of the piece to go on with */

  NewsroomSpellingWord held; /* that is wrong, and has no mark as it is being typed; of no length: none */

  /* Owned */
  GSettings             *settings;
  NewsroomSpeller       *speller;
  NewsroomSpellingRules *rules;
  NewsroomEditorBuffer  *buffer; /* NULL where nothing can be checked */
  NewsroomSpellerText   *text;   /* that is being checked, or NULL */
  NewsroomSpellerPiece  *piece;  /* that is being marked, or NULL */
  GCancellable          *cancellable;
  GtkTextTag            *tag;

  /* Borrowed */
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (NewsroomSpelling, newsroom_spelling, G_TYPE_OBJECT)

enum
{
  SIGNAL_MARKED, /* more of the text, or all of it */
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stop (NewsroomSpelling *self)
{
  g_clear_handle_id (&self->apply_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->piece, newsroom_speller_piece_free);
  g_clear_pointer (&self->text, newsroom_speller_text_unref);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static guint
get_length (NewsroomSpelling *self)
{
  return (guint)gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer));
}

static int
get_caret (NewsroomSpelling *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter    caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_offset (&caret);
}

static void check_next (NewsroomSpelling *self);

static gboolean
rest_cb (gpointer user_data)
{
  NewsroomSpelling *self = NEWSROOM_SPELLING (user_data);

  self->rest_id = 0;
  check_next (self);

  return G_SOURCE_REMOVE;
}

static gboolean
apply_cb (gpointer user_data)
{
  NewsroomSpelling *self = NEWSROOM_SPELLING (user_data);
  const gboolean    is_typing = self->view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view));
  gboolean          is_done;

  is_done = newsroom_spelling_marks_apply (GTK_TEXT_BUFFER (self->buffer),
                                           self->tag,
                                           self->piece,
                                           &self->next,
                                           g_get_monotonic_time () + TIME_SLICE,
                                           is_typing ? self->typed_at : -1,
                                           &self->held);
  if (!is_done)
    return G_SOURCE_CONTINUE;

  self->apply_id = 0;
  g_clear_pointer (&self->piece, newsroom_speller_piece_free);
  if (self->is_all_checked && self->step == FIRST_STEP)
    self->rest_id = g_timeout_add_full (PRIORITY, DELAY_OF_REST, rest_cb, self, NULL);
  else
    check_next (self);
  if (self->text != NULL)
    g_signal_emit (self, signals[SIGNAL_MARKED], 0);

  return G_SOURCE_REMOVE;
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NewsroomSpelling) self = user_data;
  g_autoptr (NewsroomSpellerPiece) piece = newsroom_speller_check_finish (result);

  /* The text is another by now, or another check is under way. */
  if (piece == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  self->low = MIN (self->low, piece->start);
  self->high = MAX (self->high, piece->end);
  self->piece = g_steal_pointer (&piece);
  self->next = 0;
  self->apply_id = g_idle_add_full (PRIORITY, apply_cb, self, NULL);
}

static void
check (NewsroomSpelling *self,
       guint             start,
       guint             end)
{
  newsroom_speller_check_async (self->speller, self->text, start, end, self->cancellable, checked_cb, g_object_ref (self));
}

/* The nearer of what is left above and below, in turn. */
static void
check_next (NewsroomSpelling *self)
{
  const guint length = get_length (self);
  const guint step = self->step;

  if (self->low == 0 && self->high >= length)
    {
      self->is_all_checked = TRUE;
      g_clear_pointer (&self->text, newsroom_speller_text_unref);
      g_signal_emit (self, signals[SIGNAL_MARKED], 0);
      return;
    }

  self->goes_up = self->low > 0 && (!self->goes_up || self->high >= length);
  self->step = MIN (2 * step, MOST_STEP);
  if (self->goes_up)
    check (self, self->low > step ? self->low - step : 0, self->low);
  else
    check (self, self->high, self->high + step);
}

static gboolean
start_cb (gpointer user_data)
{
  NewsroomSpelling  *self = NEWSROOM_SPELLING (user_data);
  const guint        caret = (guint)get_caret (self);
  const guint        reach = self->is_all_checked ? LINE_STEP : FIRST_STEP;
  const char        *body;
  const char *const *dictionaries;
  gsize              length;

  self->start_id = 0;
  body = newsroom_editor_buffer_get_text (self->buffer, &length);
  dictionaries =
    self->is_beside ? newsroom_spelling_rules_get_dictionaries (self->rules) : newsroom_spelling_rules_read (self->rules, self->buffer);
  self->text = newsroom_speller_text_new (body, length, dictionaries, newsroom_spelling_rules_get_accepted (self->rules));
  self->cancellable = g_cancellable_new ();
  self->held = (NewsroomSpellingWord){ 0 };
  self->low = caret > reach ? caret - reach : 0;
  self->high = self->low;
  self->step = FIRST_STEP;
  self->goes_up = FALSE;
  check (self, self->low, caret + reach);

  return G_SOURCE_REMOVE;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomSpelling) self = user_data;
  char **installed = newsroom_speller_list_finish (result);

  if (installed == NULL)
    return;

  self->is_known = TRUE;
  newsroom_spelling_rules_set_installed (self->rules, installed);
}

static void
clear_marks (NewsroomSpelling *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->tag, &start, &end);
}

static void
check_soon (NewsroomSpelling *self)
{
  stop (self);
  if (self->buffer == NULL || !newsroom_spelling_rules_has_draft (self->rules))
    g_clear_handle_id (&self->start_id, g_source_remove);
  else if (!newsroom_spelling_is_on (self))
    {
      g_clear_handle_id (&self->start_id, g_source_remove);
      clear_marks (self);
    }
  else if (!self->is_asked && !self->is_beside)
    {
      self->is_asked = TRUE;
      newsroom_speller_list_async (self->speller, listed_cb, g_object_ref (self));
    }
  else if ((self->is_known || self->is_beside) && self->start_id == 0)
    self->start_id = g_timeout_add_full (PRIORITY, DELAY, start_cb, self, NULL);
}

/* Words may be right or wrong now that were not. */
static void
check_again (NewsroomSpelling *self)
{
  self->is_all_checked = FALSE;
  check_soon (self);
}

static void
lift (NewsroomSpelling  *self,
      const GtkTextIter *start,
      const GtkTextIter *end)
{
  if (newsroom_spelling_is_on (self))
    newsroom_spelling_marks_lift (GTK_TEXT_BUFFER (self->buffer), self->tag, start, end);
}

static void
inserted_cb (NewsroomSpelling  *self,
             const GtkTextIter *end,
             const char        *text,
             int                length)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, length));
  lift (self, &start, end);
  self->typed_at = gtk_text_iter_get_offset (end);
}

static void
deleted_cb (NewsroomSpelling  *self,
            const GtkTextIter *start)
{
  lift (self, start, start);
  self->typed_at = gtk_text_iter_get_offset (start);
}

static void
caret_cb (NewsroomSpelling *self)
{
  const int caret = get_caret (self);

  if (caret < (int)self->held.start || caret > (int)self->held.end)
    newsroom_spelling_mark_held (self);
}

static void
changed_cb (NewsroomSpelling *self)
{
  self->held = (NewsroomSpellingWord){ 0 };
  check_soon (self);
}

static void
focus_cb (NewsroomSpelling *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    newsroom_spelling_mark_held (self);
}

/* A text that is too long for the view has no buffer there. */
static void
buffer_cb (NewsroomSpelling *self)
{
  GtkTextBuffer *buffer = self->view != NULL ? gtk_text_view_get_buffer (self->view) : NULL;

  if (GTK_TEXT_BUFFER (self->buffer) == buffer)
    return;

  stop (self);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->tag);
  self->held = (NewsroomSpellingWord){ 0 };
  self->typed_at = -1;
  self->is_all_checked = FALSE;
  if (NEWSROOM_IS_EDITOR_BUFFER (buffer))
    {
      self->buffer = g_object_ref (NEWSROOM_EDITOR_BUFFER (buffer));
      self->tag = g_object_ref (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), NEWSROOM_MISSPELLED_TAG));
      g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
      g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
      g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (caret_cb), self, G_CONNECT_SWAPPED);
    }
  check_again (self);
}

static void
newsroom_spelling_dispose (GObject *object)
{
  NewsroomSpelling *self = NEWSROOM_SPELLING (object);

  stop (self);
  if (!self->is_beside)
    newsroom_speller_end (self->speller);
  g_clear_handle_id (&self->start_id, g_source_remove);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->buffer);
  g_clear_object (&self->tag);

  G_OBJECT_CLASS (newsroom_spelling_parent_class)->dispose (object);
}

static void
newsroom_spelling_finalize (GObject *object)
{
  NewsroomSpelling *self = NEWSROOM_SPELLING (object);

  g_clear_object (&self->rules);
  g_clear_object (&self->speller);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (newsroom_spelling_parent_class)->finalize (object);
}

static void
newsroom_spelling_class_init (NewsroomSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_spelling_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_spelling_finalize;

  signals[SIGNAL_MARKED] = g_signal_new ("marked", NEWSROOM_TYPE_SPELLING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_spelling_init (NewsroomSpelling *self)
{
}

/* Takes what is given. */
static NewsroomSpelling *
create (GtkTextView           *view,
        GSettings             *settings,
        NewsroomSpellingRules *rules,
        NewsroomSpeller       *speller,
        gboolean               is_beside)
{
  NewsroomSpelling *self = g_object_new (NEWSROOM_TYPE_SPELLING, NULL);

  self->settings = g_object_ref (settings);
  self->rules = rules;
  self->speller = speller;
  self->is_beside = is_beside;
  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::check-spelling", G_CALLBACK (check_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rules, "changed", G_CALLBACK (check_again), self, G_CONNECT_SWAPPED);
  if (is_beside)
    g_signal_connect_object (rules, "read", G_CALLBACK (check_again), self, G_CONNECT_SWAPPED);
  buffer_cb (self);

  return self;
}

/**
 * newsroom_spelling_new:
 * @view: the view of bodies, whose buffers have the tag %NEWSROOM_MISSPELLED_TAG
 * @settings: the settings of the application
 *
 * Returns: (transfer full): what checks the body that @view shows, when it knows of which article
 *   it is
 */
NewsroomSpelling *
newsroom_spelling_new (GtkTextView *view,
                       GSettings   *settings)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  return create (view, settings, newsroom_spelling_rules_new (settings), newsroom_speller_new (), FALSE);
}

/**
 * newsroom_spelling_new_beside:
 * @body: what checks the bodies; its own end comes after that of the new one
 * @view: the view of another text of the same articles
 *
 * Returns: (transfer full): what checks that text by the dictionaries of the body
 */
NewsroomSpelling *
newsroom_spelling_new_beside (NewsroomSpelling *body,
                              GtkTextView      *view)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (body), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  return create (view, body->settings, g_object_ref (body->rules), g_object_ref (body->speller), TRUE);
}

/**
 * newsroom_spelling_set_draft:
 * @self: a checker
 * @draft: (nullable): the article that the view shows
 */
void
newsroom_spelling_set_draft (NewsroomSpelling *self,
                             NewsroomDraft    *draft)
{
  g_return_if_fail (NEWSROOM_IS_SPELLING (self));

  newsroom_spelling_rules_set_draft (self->rules, draft);
}

/**
 * newsroom_spelling_get_view:
 * @self: a checker
 *
 * Returns: (transfer none) (nullable): the view, while it lives
 */
GtkTextView *
newsroom_spelling_get_view (NewsroomSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (self), NULL);

  return self->view;
}

/**
 * newsroom_spelling_get_tag:
 * @self: a checker
 *
 * Returns: (transfer none) (nullable): the tag of misspelled words in the body that is shown;
 *   %NULL where nothing is checked
 */
GtkTextTag *
newsroom_spelling_get_tag (NewsroomSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (self), NULL);

  return self->tag;
}

/**
 * newsroom_spelling_get_speller:
 * @self: a checker
 *
 * Returns: (transfer none): what asks the dictionaries
 */
NewsroomSpeller *
newsroom_spelling_get_speller (NewsroomSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (self), NULL);

  return self->speller;
}

/**
 * newsroom_spelling_get_rules:
 * @self: a checker
 *
 * Returns: (transfer none): the rules of the article that is shown
 */
NewsroomSpellingRules *
newsroom_spelling_get_rules (NewsroomSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (self), NULL);

  return self->rules;
}

/**
 * newsroom_spelling_is_on:
 * @self: a checker
 *
 * Returns: whether spelling is to be checked
 */
gboolean
newsroom_spelling_is_on (NewsroomSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (self), FALSE);

  return g_settings_get_boolean (self->settings, "check-spelling");
}

/**
 * newsroom_spelling_is_done:
 * @self: a checker
 *
 * Returns: whether all of the text is marked that is to be; if not, "marked" follows
 */
gboolean
newsroom_spelling_is_done (NewsroomSpelling *self)
{
  g_return_val_if_fail (NEWSROOM_IS_SPELLING (self), TRUE);

  if (self->buffer == NULL || !newsroom_spelling_is_on (self) || !newsroom_spelling_rules_has_draft (self->rules))
    return TRUE;

  return self->is_all_checked && self->start_id == 0 && self->text == NULL;
}

/**
 * newsroom_spelling_mark_held:
 * @self: a checker
 *
 * Marks the misspelled word that has no mark as it is being typed, if there is one.
 */
void
newsroom_spelling_mark_held (NewsroomSpelling *self)
{
  const NewsroomSpellingWord held = self->held;
  GtkTextIter                start;
  GtkTextIter                end;

  g_return_if_fail (NEWSROOM_IS_SPELLING (self));

  self->held = (NewsroomSpellingWord){ 0 };
  if (held.end == 0 || !newsroom_spelling_is_on (self))
    return;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start, (int)held.start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &end, (int)held.end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->tag, &start, &end);
}
