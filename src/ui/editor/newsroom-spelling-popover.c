/* newsroom-spelling-popover.c — goes from one misspelled word to the next, with suggestions by number
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-popover.h"

#include <glib/gi18n-lib.h>

#include "newsroom-key-button.h"
#include "newsroom-spelling-forms.h"
#include "newsroom-spelling-marks.h"
#include "newsroom-spelling-word.h"
#include "newsroom-text-pointing.h"
#include "newsroom-toast.h"

/* As many as there are digits to choose them by. */
#define MOST_SUGGESTIONS 9

/* How many have room from the start, so that nothing moves when they come. */
#define N_ROWS 5

/* How long nothing is said of a check that is waited for, in ms: that of a short text rests for most of one. */
#define PATIENCE 1500

/* How far the word keeps from the edges of what is seen, as a part of its height. */
#define SCROLL_MARGIN 0.2

/**
 * NewsroomSpellingPopover:
 *
 * Points at the word, which is selected. 1 to 9 write a suggestion in its place, A adds the word to
 * the dictionary, I ignores it in this article, and each goes on to the next, as F7 does; Escape
 * ends it. The words of all texts of an article follow one another. Where the next one would be, the
 * text may not be checked yet: that is waited for, while the caret stays.
 */
struct _NewsroomSpellingPopover
{
  GtkPopover parent_instance;

  guint    at;         /* which of the texts the word is in */
  gboolean is_moving;  /* from one text to another */
  gboolean is_looking; /* for suggestions */
  gboolean is_waiting; /* for a text to be checked */
  guint    patience_id;
  int      waits_caret; /* where the caret is while it waits, in characters */
  void    *waits_focus; /* and what has the keyboard: only to be compared */

  /* Owned */
  GPtrArray              *spellings; /* NewsroomSpelling of each text, in order; the last is the body's */
  NewsroomSpellingWordAt *word;      /* NULL while it is closed */
  GHashTable             *taken;     /* set of words that were taken for right since it was opened */
  GCancellable           *cancellable;

  /* Of the popover */
  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *scroller; /* of the note and the list */
  GtkWidget *list;     /* of the suggestions */
  GtkWidget *add;
  GtkWidget *ignore;
};

G_DEFINE_FINAL_TYPE (NewsroomSpellingPopover, newsroom_spelling_popover, GTK_TYPE_POPOVER)

static void
remove_suggestions (NewsroomSpellingPopover *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
}

static void
forget (NewsroomSpellingPopover *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->word, newsroom_spelling_word_free);
}

static GtkTextView *
get_view (NewsroomSpellingPopover *self)
{
  return newsroom_spelling_get_view (g_ptr_array_index (self->spellings, self->at));
}

static void
go_on (NewsroomSpellingPopover *self)
{
  NewsroomSpellingRules *rules = newsroom_spelling_get_rules (g_ptr_array_index (self->spellings, 0));
  g_autofree char       *missing = newsroom_spelling_rules_dup_missing (rules);
  g_autofree char       *nothing = missing == NULL ? g_strdup (_ ("No more misspelled words")) : newsroom_spelling_rules_dup_nothing (rules);

  if (!newsroom_spelling_popover_next (self))
    g_object_unref (newsroom_toast_show (GTK_WIDGET (self), nothing, NULL));
}

static int
get_caret (NewsroomSpellingPopover *self)
{
  GtkTextView *view = get_view (self);
  int          caret = -1;

  if (view != NULL)
    g_object_get (gtk_text_view_get_buffer (view), "cursor-position", &caret, NULL);

  return caret;
}

static void
stop_waiting (NewsroomSpellingPopover *self)
{
  self->is_waiting = FALSE;
  g_clear_handle_id (&self->patience_id, g_source_remove);
}

static gboolean
patience_cb (gpointer user_data)
{
  NewsroomSpellingPopover *self = NEWSROOM_SPELLING_POPOVER (user_data);

  self->patience_id = 0;
  g_object_unref (newsroom_toast_show (GTK_WIDGET (self), _ ("The spelling is still being checked"), NULL));
  return G_SOURCE_REMOVE;
}

static void
wait (NewsroomSpellingPopover *self)
{
  if (!self->is_waiting)
    self->patience_id = g_timeout_add (PATIENCE, patience_cb, self);
  self->is_waiting = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->waits_caret = get_caret (self);
  self->waits_focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Who has gone on meanwhile, or to another article, is not called back. */
static void
give_up (NewsroomSpellingPopover *self)
{
  stop_waiting (self);
  g_hash_table_remove_all (self->taken);
}

static void
marked_cb (NewsroomSpellingPopover *self)
{
  if (self->is_waiting && get_caret (self) == self->waits_caret && gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == self->waits_focus)
    go_on (self);
  else if (self->is_waiting)
    give_up (self);
}

/* Its marks go a moment later, when the texts are read again. */
static void
take (NewsroomSpellingPopover *self)
{
  g_hash_table_add (self->taken, newsroom_spelling_dup_plain (newsroom_spelling_word_get_text (self->word), -1));
}

static gboolean
is_taken_cb (const char *word,
             gpointer    user_data)
{
  return g_hash_table_contains (user_data, word);
}

static gboolean
is_taken (NewsroomSpellingPopover *self,
          const GtkTextIter       *start,
          const GtkTextIter       *end)
{
  NewsroomSpelling  *spelling = g_ptr_array_index (self->spellings, self->at);
  const char *const *dictionaries = newsroom_spelling_rules_get_dictionaries (newsroom_spelling_get_rules (spelling));
  g_autofree char   *word = gtk_text_iter_get_slice (start, end);

  return dictionaries[0] != NULL && newsroom_spelling_is_right (dictionaries[0], word, 0, is_taken_cb, self->taken);
}

static void
replace_cb (NewsroomSpellingPopover *self,
            GtkWidget               *button)
{
  GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));

  if (self->word == NULL || self->is_looking)
    return;

  newsroom_spelling_word_replace (self->word, gtk_label_get_text (GTK_LABEL (label)));
  go_on (self);
}

static void
add (NewsroomSpellingPopover *self)
{
  if (self->word == NULL)
    return;

  take (self);
  newsroom_spelling_word_add (self->word);
  go_on (self);
}

static void
ignore (NewsroomSpellingPopover *self)
{
  if (self->word == NULL)
    return;

  take (self);
  newsroom_spelling_word_ignore (self->word);
  go_on (self);
}

/* Enter is meant for the first suggestion, also before that is there. */
static void
add_cb (NewsroomSpellingPopover *self)
{
  if (!self->is_looking)
    add (self);
}

static void
ignore_cb (NewsroomSpellingPopover *self)
{
  if (!self->is_looking)
    ignore (self);
}

static void
say (NewsroomSpellingPopover *self,
     const char              *note)
{
  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, note[0] != '\0');
}

static void
suggested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NewsroomSpellingPopover) self = user_data;
  g_auto (GStrv) suggestions = newsroom_speller_suggest_finish (result);
  GtkWidget *first;

  if (suggestions == NULL || self->word == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  self->is_looking = FALSE;
  say (self, suggestions[0] == NULL ? _ ("No Suggestions") : "");
  for (guint i = 0; suggestions[i] != NULL && i < MOST_SUGGESTIONS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      GtkWidget       *button = newsroom_key_button_new (key, suggestions[i]);

      g_signal_connect_object (button, "clicked", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->list), button);
    }
  first = gtk_widget_get_first_child (self->list);
  gtk_widget_grab_focus (first != NULL ? first : self->add);
}

/* What is far away is laid out, and scrolled to, bit by bit. */
static void
scrolled_cb (NewsroomSpellingPopover *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (self->word != NULL && newsroom_spelling_word_get_bounds (self->word, &start, &end))
    newsroom_text_pointing_set (GTK_POPOVER (self), get_view (self), &start, &end);
}

/* The list begins as high as it will mostly be. */
static void
reserve (NewsroomSpellingPopover *self)
{
  int row;

  gtk_widget_measure (self->add, GTK_ORIENTATION_VERTICAL, -1, NULL, &row, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), N_ROWS * row);
}

static void
show_word (NewsroomSpellingPopover *self,
           const GtkTextIter       *start,
           const GtkTextIter       *end)
{
  g_autofree char *label = g_strdup_printf (_ ("Misspelled: %s"), newsroom_spelling_word_get_text (self->word));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  remove_suggestions (self);
  gtk_label_set_label (GTK_LABEL (self->title), newsroom_spelling_word_get_text (self->word));
  say (self, _ ("Looking for Suggestions…"));
  newsroom_text_pointing_set (GTK_POPOVER (self), get_view (self), start, end);
  self->is_looking = TRUE;
  self->cancellable = g_cancellable_new ();
  newsroom_spelling_word_suggest (self->word, self->cancellable, suggested_cb, g_object_ref (self));
  reserve (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->add);
}

static void
press (NewsroomSpellingPopover *self,
       guint                    number)
{
  GtkWidget *child = gtk_widget_get_first_child (self->list);

  for (guint i = 1; child != NULL && i < number; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    replace_cb (self, child);
}

static gboolean
key_pressed_cb (NewsroomSpellingPopover *self,
                guint                    keyval,
                guint                    keycode,
                GdkModifierType          state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    press (self, keyval - GDK_KEY_0);
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    press (self, keyval - GDK_KEY_KP_0);
  else if (keyval == GDK_KEY_a || keyval == GDK_KEY_A)
    add (self);
  else if (keyval == GDK_KEY_i || keyval == GDK_KEY_I)
    ignore (self);
  else if (keyval == GDK_KEY_F7)
    go_on (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* The keyboard goes on where the word is. */
static void
closed_cb (NewsroomSpellingPopover *self)
{
  GtkTextView *view = self->spellings->len > 0 ? get_view (self) : NULL;

  if (self->is_moving)
    return;

  forget (self);
  if (!self->is_waiting)
    g_hash_table_remove_all (self->taken);
  if (view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
newsroom_spelling_popover_dispose (GObject *object)
{
  NewsroomSpellingPopover *self = NEWSROOM_SPELLING_POPOVER (object);

  stop_waiting (self);
  forget (self);
  g_ptr_array_set_size (self->spellings, 0);

  G_OBJECT_CLASS (newsroom_spelling_popover_parent_class)->dispose (object);
}

static void
newsroom_spelling_popover_finalize (GObject *object)
{
  NewsroomSpellingPopover *self = NEWSROOM_SPELLING_POPOVER (object);

  g_ptr_array_unref (self->spellings);
  g_hash_table_unref (self->taken);

  G_OBJECT_CLASS (newsroom_spelling_popover_parent_class)->finalize (object);
}

static void
newsroom_spelling_popover_class_init (NewsroomSpellingPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_spelling_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_spelling_popover_finalize;
}

static void
newsroom_spelling_popover_init (NewsroomSpellingPopover *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->spellings = g_ptr_array_new_with_free_func (g_object_unref);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->title = gtk_label_new (NULL);
  self->note = gtk_label_new (NULL);
  self->scroller = gtk_scrolled_window_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->add = newsroom_key_button_new ("A", _ ("Add to Dictionary"));
  self->ignore = newsroom_key_button_new ("I", _ ("Ignore in This Article"));
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 28);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self), "spelling-popover");
  gtk_widget_set_margin_top (separator, 6);
  gtk_widget_set_margin_bottom (separator, 6);
  gtk_widget_set_margin_top (self->title, 6);
  gtk_widget_set_margin_bottom (self->title, 6);
  gtk_widget_set_margin_bottom (self->note, 6);

  /* What comes while it is open must not ask for more than it has: GTK 4.18 closes a popover that
   * is less than its least size for as long as it takes to become bigger. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), found);
  gtk_box_append (GTK_BOX (found), self->note);
  gtk_box_append (GTK_BOX (found), self->list);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), separator);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), self->ignore);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);

  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ignore, "clicked", G_CALLBACK (ignore_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * newsroom_spelling_popover_new:
 *
 * Returns: (transfer floating): a popover for the parent of the views, or one above it
 */
GtkWidget *
newsroom_spelling_popover_new (void)
{
  return g_object_new (NEWSROOM_TYPE_SPELLING_POPOVER, NULL);
}

/**
 * newsroom_spelling_popover_add:
 * @self: a popover
 * @spelling: what checks a text that comes after those that were added; the body is the last
 */
void
newsroom_spelling_popover_add (NewsroomSpellingPopover *self,
                               NewsroomSpelling        *spelling)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (NEWSROOM_IS_SPELLING_POPOVER (self));
  g_return_if_fail (NEWSROOM_IS_SPELLING (spelling));

  g_ptr_array_add (self->spellings, g_object_ref (spelling));
  g_signal_connect_object (spelling, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (newsroom_spelling_get_view (spelling), "notify::buffer", G_CALLBACK (give_up), self, G_CONNECT_SWAPPED);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (newsroom_spelling_get_view (spelling)));
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/* The text that has the keyboard, else the body. */
static guint
find_text (NewsroomSpellingPopover *self)
{
  guint i = 0;

  while (i + 1 < self->spellings->len &&
         !gtk_widget_has_focus (GTK_WIDGET (newsroom_spelling_get_view (g_ptr_array_index (self->spellings, i)))))
    i++;

  return i;
}

/* Behind the caret, or from the start of the text that it is at. */
static gboolean
find_word (NewsroomSpellingPopover *self,
           gboolean                 is_behind_caret,
           GtkTextIter             *start,
           GtkTextIter             *end)
{
  GtkTextTag    *tag = newsroom_spelling_get_tag (g_ptr_array_index (self->spellings, self->at));
  GtkTextBuffer *buffer;
  GtkTextIter    after;

  if (tag == NULL || get_view (self) == NULL)
    return FALSE;

  buffer = gtk_text_view_get_buffer (get_view (self));
  if (is_behind_caret)
    gtk_text_buffer_get_selection_bounds (buffer, NULL, &after);
  else
    gtk_text_buffer_get_start_iter (buffer, &after);
  while (newsroom_spelling_marks_next (tag, &after, start, end))
    {
      if (!is_taken (self, start, end))
        return TRUE;
      after = *end;
    }

  return FALSE;
}

/* Leaves at the text where it is, or which must be checked first, or at the last. */
static gboolean
find_in_texts (NewsroomSpellingPopover *self,
               guint                    first,
               GtkTextIter             *start,
               GtkTextIter             *end)
{
  for (guint i = 0; i <= self->spellings->len; i++)
    {
      self->at = (first + i) % self->spellings->len;
      if (find_word (self, i == 0, start, end))
        return TRUE;
      if (!newsroom_spelling_is_done (g_ptr_array_index (self->spellings, self->at)))
        return FALSE;
    }

  return FALSE;
}

/* A popover that closes gives the keyboard back to what had it when it opened. */
static void
move_to_text (NewsroomSpellingPopover *self)
{
  GtkWidget *view = GTK_WIDGET (get_view (self));

  self->is_moving = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->is_moving = FALSE;
  gtk_widget_grab_focus (view);
}

/* Nothing was found. Returns whether a text is not checked yet. */
static gboolean
leave_or_wait (NewsroomSpellingPopover *self,
               guint                    first)
{
  const gboolean is_done = newsroom_spelling_is_done (g_ptr_array_index (self->spellings, self->at));

  self->at = first;
  if (!is_done)
    {
      wait (self);
      return TRUE;
    }

  give_up (self);
  gtk_popover_popdown (GTK_POPOVER (self));

  return FALSE;
}

/**
 * newsroom_spelling_popover_next:
 * @self: a popover
 *
 * Selects the next misspelled word behind the caret, in the first text again behind the last, and
 * shows what may be done about it.
 *
 * Returns: whether there is one, or may be: a text that is not checked yet is waited for
 */
gboolean
newsroom_spelling_popover_next (NewsroomSpellingPopover *self)
{
  GtkTextIter start;
  GtkTextIter end;
  guint       first;

  g_return_val_if_fail (NEWSROOM_IS_SPELLING_POPOVER (self), FALSE);
  g_return_val_if_fail (self->spellings->len > 0, FALSE);

  first = self->word != NULL ? self->at : find_text (self);
  forget (self);
  newsroom_spelling_mark_held (g_ptr_array_index (self->spellings, first));
  if (!find_in_texts (self, first, &start, &end))
    return leave_or_wait (self, first);

  stop_waiting (self);
  if (self->at != first || !gtk_widget_get_visible (GTK_WIDGET (self)))
    move_to_text (self);
  gtk_text_buffer_select_range (gtk_text_iter_get_buffer (&start), &end, &start);
  gtk_text_view_scroll_to_mark (get_view (self), gtk_text_buffer_get_insert (gtk_text_iter_get_buffer (&start)), SCROLL_MARGIN, FALSE, 0, 0);
  self->word = newsroom_spelling_word_at (g_ptr_array_index (self->spellings, self->at), &start);
  show_word (self, &start, &end);

  return TRUE;
}
