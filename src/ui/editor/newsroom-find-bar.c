/* newsroom-find-bar.c — finds and replaces in the body of the article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-bar.h"

#include "newsroom-find-fields.h"
#include "newsroom-find-lines.h"
#include "newsroom-find-marks.h"
#include "newsroom-find-options.h"
#include "newsroom-find-place.h"
#include "newsroom-find-preview.h"
#include "newsroom-find-replacer.h"
#include "newsroom-find-words.h"
#include "newsroom-undo-offer.h"

/**
 * NewsroomFindBar:
 *
 * Above the editor; the page owns it. It says what the finder found, which searches while the bar
 * is open.
 */
struct _NewsroomFindBar
{
  GtkWidget parent_instance;

  gboolean is_open;
  gboolean is_editable;
  gboolean wants_all; /* when it is found, it is all replaced */

  /* Owned */
  NewsroomFindOptions *options;
  NewsroomFinder      *finder;
  NewsroomFindMarks   *marks;
  NewsroomEditorWork  *replacer; /* while it works, else NULL */
  NewsroomUndoOffer   *offer;
  char                *replaced; /* what all of it that was replaced leaves to say; NULL before, and for another search */

  /* Borrowed */
  GtkTextView       *view;
  NewsroomFindLines *lines;

  /* Of the template */
  GtkWidget      *find_row;
  GtkEditable    *entry;
  GtkLabel       *count;
  GtkWidget      *step_buttons;
  GtkWidget      *replace_row;
  GtkEditable    *replacement;
  GtkWidget      *replace_button;
  GtkWidget      *replace_all_button;
  GtkWidget      *preview_button;
  GtkWidget      *progress_row;
  GtkProgressBar *progress;
  GtkWidget      *stop_button;
  GtkLabel       *message;

  NewsroomFindFields *fields;
};

G_DEFINE_FINAL_TYPE (NewsroomFindBar, newsroom_find_bar, GTK_TYPE_WIDGET)

static void update (NewsroomFindBar *self);

static void
query_changed_cb (NewsroomFindBar *self)
{
  self->wants_all = FALSE;
  g_clear_pointer (&self->replaced, g_free);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->replacement), newsroom_find_words_get_help (newsroom_find_options_get_flags (self->options)));
  if (self->finder != NULL)
    newsroom_finder_set_query (self->finder, gtk_editable_get_text (self->entry), newsroom_find_options_get_flags (self->options), newsroom_find_options_get_in_selection (self->options));
}

static void
set_error (GtkEditable *entry,
           gboolean     is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
update_replace (NewsroomFindBar    *self,
                NewsroomFinderState state)
{
  const guint    n = state.result != NULL ? newsroom_find_result_get_n (state.result) : 0;
  const gboolean can_replace = self->is_editable && self->replacer == NULL && n > 0;
  GtkWidget     *focus = gtk_widget_get_focus_child (self->replace_row);

  /* The keyboard does not stay at a button that cannot be pressed any more. */
  if (!can_replace && self->replacer == NULL && focus != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->replacement)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->replacement));
  gtk_widget_set_sensitive (self->replace_button, can_replace);
  gtk_widget_set_sensitive (self->replace_all_button, can_replace && !newsroom_find_result_is_cut (state.result));
  gtk_widget_set_sensitive (self->preview_button, gtk_widget_get_sensitive (self->replace_all_button));
}

static void
show (NewsroomFindBar    *self,
      NewsroomFinderState state)
{
  newsroom_find_marks_show (self->marks, state.result, state.current);
  newsroom_find_lines_show (self->lines, state.result, state.current, (guint)gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view)));
}

/* That nothing is left is no news where all was replaced: it is said how much that was, until something is there again. */
static char *
dup_count (NewsroomFindBar    *self,
           NewsroomFinderState state)
{
  if (state.result != NULL && newsroom_find_result_get_n (state.result) > 0)
    g_clear_pointer (&self->replaced, g_free);

  return self->replaced != NULL ? g_strdup (self->replaced) : newsroom_find_words_dup_count (state, newsroom_find_fields_get_words (self->fields)[0] != '\0');
}

/* While it is searching or replacing, what was there before stays: a moment later it is there again. */
static void
update (NewsroomFindBar *self)
{
  NewsroomFinderState state = newsroom_finder_get_state (self->finder);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *message = NULL;
  g_autofree char *description = NULL;
  gboolean         is_wrong = state.error != NULL;

  if (state.is_searching || self->replacer != NULL)
    return;

  if (state.error != NULL)
    error = g_error_copy (state.error);
  else if (state.find != NULL && gtk_widget_get_visible (self->replace_row))
    newsroom_find_check_replacement (state.find, gtk_editable_get_text (self->replacement), &error);
  newsroom_find_fields_set_find (self->fields, self->is_open && !is_wrong && !newsroom_find_options_get_in_selection (self->options) ? state.find : NULL);
  if (newsroom_find_fields_is_searching (self->fields))
    return;

  count = dup_count (self, state);
  message = newsroom_find_words_dup_message (state, newsroom_find_options_get_in_selection (self->options), error);
  description = newsroom_find_words_join (" ", count, message, newsroom_find_fields_get_words (self->fields));
  set_label (self->count, count);
  set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), message[0] != '\0');
  set_error (self->entry, is_wrong);
  set_error (self->replacement, error != NULL && !is_wrong);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_set_sensitive (self->step_buttons, state.result != NULL && newsroom_find_result_get_n (state.result) > 0);
  update_replace (self, state);
  show (self, state);
}

static gboolean
check_replacement (NewsroomFindBar *self)
{
  NewsroomFinderState state = newsroom_finder_get_state (self->finder);

  return self->is_editable && newsroom_editor_buffer_get_work (newsroom_finder_get_buffer (self->finder)) == NULL && state.find != NULL &&
         newsroom_find_check_replacement (state.find, gtk_editable_get_text (self->replacement), NULL);
}

static void
replace_cb (NewsroomFindBar *self)
{
  if (check_replacement (self))
    newsroom_finder_replace (self->finder, gtk_editable_get_text (self->replacement));
}

/* The keyboard leaves what cannot be used before that. */
static void
set_replacing (NewsroomFindBar *self,
               gboolean         is_replacing)
{
  const gboolean shows = is_replacing && newsroom_editor_work_get_n (self->replacer) > NEWSROOM_EDITOR_WORK_SHOWN;

  if (shows)
    {
      gtk_widget_set_visible (self->progress_row, TRUE);
      gtk_widget_grab_focus (self->stop_button);
    }
  gtk_widget_set_sensitive (self->find_row, !shows);
  gtk_widget_set_sensitive (self->replace_row, !shows);
  if (gtk_widget_get_focus_child (self->progress_row) != NULL && !shows)
    gtk_widget_grab_focus (GTK_WIDGET (self->replacement));
  gtk_widget_set_visible (self->progress_row, shows);
}

static void
progressed_cb (NewsroomFindBar *self)
{
  gtk_progress_bar_set_fraction (self->progress, newsroom_editor_work_get_fraction (self->replacer));
}

static void
replaced_cb (NewsroomFindBar *self)
{
  g_autoptr (NewsroomEditorWork) replacer = g_steal_pointer (&self->replacer);
  g_autofree char *text = newsroom_find_words_dup_replaced (newsroom_editor_work_get_n_done (replacer), newsroom_editor_work_get_n (replacer));

  set_replacing (self, FALSE);
  if (self->is_open)
    newsroom_finder_begin (self->finder);
  if (newsroom_editor_work_get_n_done (replacer) == 0)
    return;

  newsroom_undo_offer_show (self->offer, GTK_WIDGET (self), newsroom_finder_get_buffer (self->finder), text);
  g_free (self->replaced);
  self->replaced = g_steal_pointer (&text);
}

static void
replace_all (NewsroomFindBar *self,
             const GtkBitset *left_out)
{
  NewsroomFinderState   state = newsroom_finder_get_state (self->finder);
  NewsroomEditorBuffer *buffer = newsroom_finder_get_buffer (self->finder);
  g_autoptr (NewsroomEditorWork) replacer = NULL;

  newsroom_undo_offer_withdraw (self->offer);
  replacer = newsroom_find_replacer_new (buffer, state.result, gtk_editable_get_text (self->replacement), left_out);
  g_signal_connect_object (replacer, "progressed", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (replacer, "done", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->replacer = g_object_ref (replacer);
  newsroom_finder_pause (self->finder);
  show (self, (NewsroomFinderState){ .current = -1 });
  progressed_cb (self);
  set_replacing (self, TRUE);
  newsroom_editor_buffer_run (buffer, replacer);
}

static void
replace_all_cb (NewsroomFindBar *self)
{
  NewsroomFinderState state = newsroom_finder_get_state (self->finder);

  self->wants_all = FALSE;
  if (!check_replacement (self))
    return;
  if (state.is_searching)
    self->wants_all = TRUE;
  else if (state.result != NULL && newsroom_find_result_get_n (state.result) > 0 && !newsroom_find_result_is_cut (state.result))
    replace_all (self, NULL);
}

/* The text is the one that was previewed, or nothing is replaced. */
static void
chosen_cb (NewsroomFindBar     *self,
           NewsroomFindPreview *preview)
{
  NewsroomFindHits *hits = newsroom_find_preview_get_hits (preview);

  if (check_replacement (self) && newsroom_finder_get_state (self->finder).result == newsroom_find_hits_get_result (hits))
    replace_all (self, newsroom_find_hits_get_left_out (hits));
}

static void
preview_cb (NewsroomFindBar *self)
{
  NewsroomFinderState state = newsroom_finder_get_state (self->finder);
  g_autoptr (NewsroomFindHits) hits = NULL;
  GtkWidget *preview;

  if (!check_replacement (self) || state.result == NULL || newsroom_find_result_is_cut (state.result))
    return;

  hits = newsroom_find_hits_new (state.result, gtk_editable_get_text (self->replacement));
  preview = newsroom_find_preview_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), hits);
  g_signal_connect_object (preview, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
}

static void
found_cb (NewsroomFindBar *self)
{
  update (self);
  if (self->wants_all && !newsroom_finder_get_state (self->finder).is_searching)
    replace_all_cb (self);
}

static void
stop_cb (NewsroomFindBar *self)
{
  if (self->replacer != NULL)
    newsroom_editor_work_stop (self->replacer);
}

static void
next_cb (NewsroomFindBar *self)
{
  if (self->replacer == NULL)
    newsroom_finder_go (self->finder, NEWSROOM_FINDER_NEXT);
}

static void
previous_cb (NewsroomFindBar *self)
{
  if (self->replacer == NULL)
    newsroom_finder_go (self->finder, NEWSROOM_FINDER_PREVIOUS);
}

static gboolean
key_pressed_cb (NewsroomFindBar       *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkWidget     *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const gboolean is_in_entry = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));

  /* Escape first closes a menu that is open. */
  if (keyval == GDK_KEY_Escape && (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL))
    return newsroom_find_bar_close (self);
  if (is_in_entry && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0)
    {
      previous_cb (self);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
replaces_cb (NewsroomFindBar *self)
{
  gtk_widget_set_visible (self->replace_row, newsroom_find_options_get_replaces (self->options));
  update (self);
}

static void
newsroom_find_bar_dispose (GObject *object)
{
  NewsroomFindBar *self = NEWSROOM_FIND_BAR (object);

  if (self->replacer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->replacer, self);
      newsroom_editor_work_finish (self->replacer);
    }
  g_clear_object (&self->replacer);
  g_clear_object (&self->offer);
  g_clear_object (&self->finder);
  g_clear_object (&self->marks);
  g_clear_object (&self->options);
  g_clear_pointer (&self->replaced, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), NEWSROOM_TYPE_FIND_BAR);

  G_OBJECT_CLASS (newsroom_find_bar_parent_class)->dispose (object);
}

static void
newsroom_find_bar_class_init (NewsroomFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_find_bar_dispose;

  gtk_widget_class_set_css_name (widget_class, "newsroom-find");
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/editor/newsroom-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, find_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, step_buttons);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, replace_all_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, preview_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, progress_row);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, progress);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, message);
  gtk_widget_class_bind_template_child (widget_class, NewsroomFindBar, fields);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, newsroom_find_bar_close);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
newsroom_find_bar_init (NewsroomFindBar *self)
{
  g_type_ensure (NEWSROOM_TYPE_FIND_FIELDS);
  self->options = newsroom_find_options_new ();
  self->offer = newsroom_undo_offer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Else the window could not be made narrow, where the row becomes a column. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->replace_button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->replace_all_button))), PANGO_ELLIPSIZE_END);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find", newsroom_find_options_get_actions (self->options));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "replaces-changed", G_CALLBACK (replaces_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_find_bar_set_view:
 * @self: a bar
 * @view: the view of the body, which must outlive it
 * @overlay: what lies over the view and its scrollbar
 * @headline: the view of the headline, likewise
 * @standfirst: the view of the standfirst, likewise
 *
 * To be called once.
 */
void
newsroom_find_bar_set_view (NewsroomFindBar *self,
                            GtkTextView     *view,
                            GtkOverlay      *overlay,
                            GtkTextView     *headline,
                            GtkTextView     *standfirst)
{
  g_return_if_fail (NEWSROOM_IS_FIND_BAR (self) && self->finder == NULL);

  self->view = view;
  newsroom_find_fields_set_views (self->fields, headline, standfirst);
  self->finder = newsroom_finder_new (view);
  self->marks = newsroom_find_marks_new (view);
  self->lines = g_object_new (NEWSROOM_TYPE_FIND_LINES, "halign", GTK_ALIGN_END, NULL);
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self->lines));
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * newsroom_find_bar_set_editable:
 * @self: a bar
 * @editable: whether the body may be changed
 */
void
newsroom_find_bar_set_editable (NewsroomFindBar *self,
                                gboolean         editable)
{
  g_return_if_fail (NEWSROOM_IS_FIND_BAR (self));

  self->is_editable = editable;
  newsroom_find_options_set_can_replace (self->options, editable);
  update (self);
}

/**
 * newsroom_find_bar_set_narrow:
 * @self: a bar
 * @narrow: whether there is no room for buttons beside what is to be typed
 */
void
newsroom_find_bar_set_narrow (NewsroomFindBar *self,
                              gboolean         narrow)
{
  g_return_if_fail (NEWSROOM_IS_FIND_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->replace_row), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * newsroom_find_bar_can_open:
 * @self: a bar
 *
 * Returns: whether there is a body to be searched
 */
gboolean
newsroom_find_bar_can_open (NewsroomFindBar *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_BAR (self), FALSE);

  return newsroom_finder_get_buffer (self->finder) != NULL;
}

/**
 * newsroom_find_bar_open:
 * @self: a bar
 * @replaces: whether to show what replaces too
 *
 * Shows it, with what is selected in one line to be looked for, else with what was looked for
 * last, and gives it the keyboard.
 */
void
newsroom_find_bar_open (NewsroomFindBar *self,
                        gboolean         replaces)
{
  g_autofree char *selected = NULL;

  g_return_if_fail (NEWSROOM_IS_FIND_BAR (self));

  if (self->replacer != NULL)
    return;

  selected = newsroom_find_place_dup_selected (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))), newsroom_find_options_get_flags (self->options));
  self->is_open = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (replaces)
    newsroom_find_options_set_replaces (self->options, TRUE);
  newsroom_finder_begin (self->finder);
  if (selected != NULL && !g_str_equal (selected, gtk_editable_get_text (self->entry)))
    gtk_editable_set_text (self->entry, selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  update (self);
}

/**
 * newsroom_find_bar_close:
 * @self: a bar
 *
 * Hides it. The keyboard goes to the body, in which what was found last is selected.
 *
 * Returns: whether it was open
 */
gboolean
newsroom_find_bar_close (NewsroomFindBar *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_BAR (self), FALSE);

  if (!self->is_open)
    return FALSE;

  stop_cb (self);
  self->is_open = FALSE;
  self->wants_all = FALSE;
  g_clear_pointer (&self->replaced, g_free);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  newsroom_finder_end (self->finder);
  show (self, (NewsroomFinderState){ .current = -1 });
  newsroom_find_options_leave_selection (self->options);
  newsroom_find_options_set_replaces (self->options, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return TRUE;
}

/**
 * newsroom_find_bar_go:
 * @self: a bar
 * @step: where to
 *
 * Goes to the next one or the one before, of what was looked for last if the bar was closed. It is
 * opened then.
 */
void
newsroom_find_bar_go (NewsroomFindBar   *self,
                      NewsroomFinderStep step)
{
  g_return_if_fail (NEWSROOM_IS_FIND_BAR (self));

  if (self->replacer != NULL)
    return;
  if (!self->is_open && gtk_editable_get_text (self->entry)[0] == '\0')
    {
      newsroom_find_bar_open (self, FALSE);
      return;
    }

  if (!self->is_open)
    {
      self->is_open = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      newsroom_finder_begin (self->finder);
    }
  newsroom_finder_go (self->finder, step);
}

/**
 * newsroom_find_bar_settle:
 * @self: a bar
 *
 * To be called before another article is shown, or this one saved for the last time: what is under way in the
 * body is done at once, and nothing of it can be undone by a button any more.
 */
void
newsroom_find_bar_settle (NewsroomFindBar *self)
{
  NewsroomEditorBuffer *buffer;

  g_return_if_fail (NEWSROOM_IS_FIND_BAR (self));

  buffer = newsroom_finder_get_buffer (self->finder);
  if (buffer != NULL)
    newsroom_editor_buffer_settle (buffer);
  self->wants_all = FALSE;
  g_clear_pointer (&self->replaced, g_free);
  newsroom_undo_offer_withdraw (self->offer);
  newsroom_find_options_leave_selection (self->options);
}
