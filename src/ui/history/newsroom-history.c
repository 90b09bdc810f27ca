/* newsroom-history.c — the window of an article’s versions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-history.h"

#include <glib/gi18n-lib.h>

#include "newsroom-choice.h"
#include "newsroom-compare.h"
#include "newsroom-comparison-view.h"
#include "newsroom-dialogs.h"
#include "newsroom-revision-row.h"
#include "newsroom-shell.h"

/* What a version is compared with, in the order of the drop-down. */
enum
{
  AGAINST_BEFORE,
  AGAINST_NEWEST,
};

/**
 * NewsroomHistory:
 *
 * The versions of an article, the newest first, and what each one changed; in a narrow window what
 * was changed is behind the versions, and Back leads to these. It owns itself, as
 * windows do, and changes no text: a version to be restored is asked for.
 *
 * Signals: "restore" (gint64 article, gint64 sequence): the editor wants that version back.
 * "take-back" (gint64 article, gint64 sequence, char *reversal): one change in the body that has led
 * to that version, the newest, as newsroom_difference_apply() takes it.
 */
struct _NewsroomHistory
{
  AdwWindow parent_instance;

  gint64   article_id;
  gint64   selected; /* the number of the version that is shown, 0 before there is one */
  gint64   after;    /* the number of the version that it is compared with, or the other way round */
  gboolean is_first; /* it has none to be compared with */

  /* Owned */
  NewsroomStore      *store;
  GtkSingleSelection *selection;
  GCancellable       *comparing;
  GCancellable       *closing; /* everything else that is asked of the library */

  /* Borrowed from the template */
  NewsroomShell          *shell;
  GtkWidget              *timeline;
  GtkWidget              *comparison;
  AdwWindowTitle         *title;
  AdwWindowTitle         *version_title;
  GtkWidget              *as_filed;
  GtkWidget              *as_published;
  GtkDropDown            *against;
  GtkToggleButton        *side_by_side;
  AdwToastOverlay        *toasts;
  GtkListView            *list;
  NewsroomComparisonView *view;
  GtkLabel               *summary;
  GtkWidget              *take_back;
  GtkWidget              *restore;
  GtkWidget              *copy;
  GtkWidget              *name_button;
  GtkPopover             *name_popover;
  GtkEditable            *name_entry;
};

G_DEFINE_FINAL_TYPE (NewsroomHistory, newsroom_history, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_RESTORE,
  SIGNAL_TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (NewsroomHistory *self,
      const char      *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_overlay_add_toast (self->toasts, toast);
}

static GListModel *
get_revisions (NewsroomHistory *self)
{
  return gtk_single_selection_get_model (self->selection);
}

static NewsroomRevision *
get_revision (NewsroomHistory *self,
              guint            position)
{
  GListModel *revisions = get_revisions (self);

  return revisions != NULL ? g_list_model_get_item (revisions, position) : NULL;
}

/* The oldest version of that cause, or the newest; GTK_INVALID_LIST_POSITION for none. */
static guint
find_cause (NewsroomHistory *self,
            NewsroomCause    cause,
            gboolean         oldest)
{
  GListModel *revisions = get_revisions (self);
  guint       found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; revisions != NULL && i < g_list_model_get_n_items (revisions); i++)
    {
      g_autoptr (NewsroomRevision) revision = get_revision (self, i);

      if (newsroom_revision_get_cause (revision) == cause && (oldest || found == GTK_INVALID_LIST_POSITION))
        found = i;
    }

  return found;
}

static guint
find_sequence (NewsroomHistory *self,
               gint64           sequence)
{
  GListModel *revisions = get_revisions (self);

  for (guint i = 0; revisions != NULL && i < g_list_model_get_n_items (revisions); i++)
    {
      g_autoptr (NewsroomRevision) revision = get_revision (self, i);

      if (newsroom_revision_get_sequence (revision) == sequence)
        return i;
    }

  return 0;
}

static char *
dup_summary (NewsroomHistory *self,
             GPtrArray       *comparison)
{
  NewsroomWordDelta delta = newsroom_comparison_count (comparison);
  g_autofree char  *inserted = NULL;
  g_autofree char  *deleted = NULL;

  inserted = g_strdup_printf (ngettext ("%u word added", "%u words added", delta.n_inserted), delta.n_inserted);
  deleted = g_strdup_printf (ngettext ("%u word removed", "%u words removed", delta.n_deleted), delta.n_deleted);
  if (delta.n_inserted > 0 && delta.n_deleted > 0)
    /* Translators: how many words were added, and how many removed */
    return g_strdup_printf (_ ("%s, %s"), inserted, deleted);
  if (delta.n_inserted > 0)
    return g_steal_pointer (&inserted);
  if (delta.n_deleted > 0)
    return g_steal_pointer (&deleted);

  return g_strdup (self->is_first ? _ ("The first version") : _ ("The body is the same"));
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NewsroomHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) comparison = newsroom_compare_finish (result, &error);
  g_autofree char *summary = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  newsroom_comparison_view_set_comparison (self->view, comparison);
  gtk_widget_set_sensitive (self->take_back, comparison != NULL);
  summary = comparison != NULL ? dup_summary (self, comparison) : g_strdup (error->message);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), summary);
}

static gboolean
can_write (NewsroomHistory *self)
{
  return newsroom_store_get_read_only (self->store) == NEWSROOM_READ_ONLY_NOT;
}

/* In the text that has both versions it can be seen what is taken back. */
static void
update_take_back (NewsroomHistory *self)
{
  gtk_widget_set_visible (self->take_back,
                          can_write (self) && gtk_drop_down_get_selected (self->against) == AGAINST_NEWEST &&
                            gtk_single_selection_get_selected (self->selection) != 0 &&
                            !gtk_toggle_button_get_active (self->side_by_side));
}

static void
compare_cb (NewsroomHistory *self)
{
  guint    position = gtk_single_selection_get_selected (self->selection);
  gboolean is_newest = position == 0;
  g_autoptr (NewsroomRevision) revision = get_revision (self, position);
  g_autoptr (NewsroomRevision) newest = get_revision (self, 0);
  g_autoptr (NewsroomRevision) earlier = get_revision (self, position + 1);
  gint64 before;
  gint64 after;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  gtk_widget_set_sensitive (self->restore, revision != NULL && !is_newest && can_write (self));
  gtk_widget_set_sensitive (self->copy, revision != NULL);
  newsroom_revision_row_show_title (self->version_title, revision, earlier);
  update_take_back (self);
  gtk_widget_set_sensitive (self->take_back, FALSE);
  gtk_widget_set_sensitive (self->name_button, revision != NULL && can_write (self));
  if (revision == NULL)
    return;

  self->selected = newsroom_revision_get_sequence (revision);
  before = earlier != NULL ? newsroom_revision_get_sequence (earlier) : self->selected;
  after = self->selected;
  if (gtk_drop_down_get_selected (self->against) == AGAINST_NEWEST)
    {
      before = self->selected;
      after = newsroom_revision_get_sequence (newest);
    }
  self->after = after;
  self->is_first = earlier == NULL && before == after;
  self->comparing = g_cancellable_new ();
  newsroom_compare_async (self->store, self->article_id, before, after, self->comparing, compared_cb, g_object_ref (self));
}

static void
queried_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NewsroomHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) revisions = newsroom_store_query_revisions_finish (NEWSROOM_STORE (object), result, &error);
  gint64 selected = self->selected;

  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (revisions == NULL)
    {
      gtk_label_set_label (self->summary, error->message);
      return;
    }

  g_signal_handlers_block_by_func (self->selection, compare_cb, self);
  gtk_single_selection_set_model (self->selection, revisions);
  gtk_single_selection_set_selected (self->selection, find_sequence (self, selected));
  g_signal_handlers_unblock_by_func (self->selection, compare_cb, self);
  if (gtk_widget_is_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_set_sensitive (self->as_filed, find_cause (self, NEWSROOM_CAUSE_IMPORT, TRUE) != GTK_INVALID_LIST_POSITION);
  gtk_widget_set_sensitive (self->as_published, find_cause (self, NEWSROOM_CAUSE_PUBLISH, FALSE) != GTK_INVALID_LIST_POSITION);
  compare_cb (self);
}

static void
query (NewsroomHistory *self)
{
  newsroom_store_query_revisions_async (self->store, self->article_id, self->closing, queried_cb, g_object_ref (self));
}

static void
update_back (NewsroomHistory *self)
{
  gboolean shows_comparison;

  g_object_get (self->shell, "shows-editor", &shows_comparison, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.back", shows_comparison && newsroom_shell_get_folded (self->shell));
}

/* The one that is selected has the keyboard, not the one that had it before. */
static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  NewsroomHistory *self = NEWSROOM_HISTORY (widget);

  newsroom_shell_show_list (self->shell);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      gtk_widget_grab_focus (row);
}

/* A version was chosen. */
static void
show_comparison (NewsroomHistory *self)
{
  newsroom_shell_show_editor (self->shell);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* Where there is room for both, a click leaves the keyboard in the list. */
static void
list_released_cb (NewsroomHistory *self,
                  int              n_press,
                  double           x,
                  double           y)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  if (newsroom_shell_get_folded (self->shell) && gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT) != list)
    show_comparison (self);
}

/* The window may become narrow at any time: what has the keyboard is what stays. */
static void
focus_widget_cb (NewsroomHistory *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || newsroom_shell_get_folded (self->shell))
    return;

  if (gtk_widget_is_ancestor (focus, self->comparison))
    newsroom_shell_show_editor (self->shell);
  else if (gtk_widget_is_ancestor (focus, self->timeline))
    newsroom_shell_show_list (self->shell);
}

static void
show_position (NewsroomHistory *self,
               guint            position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (newsroom_shell_get_folded (self->shell))
    show_comparison (self);
}

static void
as_filed_cb (NewsroomHistory *self)
{
  show_position (self, find_cause (self, NEWSROOM_CAUSE_IMPORT, TRUE));
}

static void
as_published_cb (NewsroomHistory *self)
{
  show_position (self, find_cause (self, NEWSROOM_CAUSE_PUBLISH, FALSE));
}

static void
next_cb (NewsroomHistory *self)
{
  if (!newsroom_comparison_view_go (self->view, 1))
    tell (self, _ ("No change after this one"));
}

static void
previous_cb (NewsroomHistory *self)
{
  if (!newsroom_comparison_view_go (self->view, -1))
    tell (self, _ ("No change before this one"));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NewsroomHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = newsroom_store_load_revision_finish (NEWSROOM_STORE (object), result, &error);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (article == NULL)
    {
      newsroom_dialogs_tell (GTK_WINDOW (self), _ ("The Text Could Not Be Copied"), error->message);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  tell (self, _ ("Text of the version copied"));
}

static void
copy_cb (NewsroomHistory *self)
{
  newsroom_store_load_revision_async (self->store, self->article_id, self->selected, self->closing, copied_cb, g_object_ref (self));
}

static void
restore_cb (NewsroomHistory *self)
{
  g_autoptr (NewsroomHistory) kept = g_object_ref (self);
  gint64 sequence = self->selected;

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0, self->article_id, sequence);
}

/* The window of the article has what is to be changed. */
static void
take_back_cb (NewsroomHistory *self)
{
  g_autoptr (NewsroomHistory) kept = g_object_ref (self);
  g_autofree char *reversal = newsroom_comparison_view_dup_reversal (self->view);

  if (reversal == NULL)
    {
      tell (self, _ ("Go to a change in the body first"));
      return;
    }

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_TAKE_BACK], 0, self->article_id, self->after, reversal);
}

static void
name_shown_cb (NewsroomHistory *self)
{
  g_autoptr (NewsroomRevision) revision = get_revision (self, gtk_single_selection_get_selected (self->selection));

  gtk_editable_set_text (self->name_entry, revision != NULL ? newsroom_revision_get_name (revision) : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
named_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomHistory) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!newsroom_store_change_revision_finish (NEWSROOM_STORE (object), result, &error))
    {
      if (!g_cancellable_is_cancelled (self->closing))
        newsroom_dialogs_tell (GTK_WINDOW (self), _ ("The Version Was Not Named"), error->message);
      return;
    }
  if (!g_cancellable_is_cancelled (self->closing))
    query (self);
}

static void
name_cb (NewsroomHistory *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));

  gtk_popover_popdown (self->name_popover);
  newsroom_store_name_revision_async (self->store, self->article_id, self->selected, name, NULL, named_cb, g_object_ref (self));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, newsroom_revision_row_new ());
}

static void
bind_cb (NewsroomHistory *self,
         GtkListItem     *item)
{
  g_autoptr (NewsroomRevision) before = get_revision (self, gtk_list_item_get_position (item) + 1);

  newsroom_revision_row_show (item, gtk_list_item_get_item (item), before);
}

static void
newsroom_history_dispose (GObject *object)
{
  NewsroomHistory *self = NEWSROOM_HISTORY (object);

  g_cancellable_cancel (self->comparing);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->comparing);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_history_parent_class)->dispose (object);
}

static void
newsroom_history_finalize (GObject *object)
{
  g_clear_object (&NEWSROOM_HISTORY (object)->closing);

  G_OBJECT_CLASS (newsroom_history_parent_class)->finalize (object);
}

static void
newsroom_history_class_init (NewsroomHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_history_finalize;

  signals[SIGNAL_RESTORE] =
    g_signal_new ("restore", NEWSROOM_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  signals[SIGNAL_TAKE_BACK] =
    g_signal_new ("take-back", NEWSROOM_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (NEWSROOM_TYPE_COMPARISON_VIEW);
  g_type_ensure (NEWSROOM_TYPE_SHELL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/history/newsroom-history.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, shell);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, timeline);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, comparison);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, title);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, version_title);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, as_filed);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, as_published);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, against);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, side_by_side);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, toasts);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, list);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, view);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, summary);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, restore);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, take_back);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, copy);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, name_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, name_popover);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHistory, name_entry);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
  gtk_widget_class_bind_template_callback (widget_class, show_comparison);
  gtk_widget_class_bind_template_callback (widget_class, list_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_filed_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_published_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_take_back);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_install_action (widget_class, "history.back", NULL, back_action);
}

static void
newsroom_history_init (NewsroomHistory *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->closing = g_cancellable_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  newsroom_choice_name_rows (GTK_WIDGET (self->against));
  update_back (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_history_new:
 * @parent: the window that it belongs to
 * @store: the library
 * @article_id: an article, all of which is saved
 * @headline: its headline
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
newsroom_history_new (GtkWindow     *parent,
                      NewsroomStore *store,
                      gint64         article_id,
                      const char    *headline)
{
  NewsroomHistory *self;

  g_return_val_if_fail (NEWSROOM_IS_STORE (store), NULL);

  self = g_object_new (NEWSROOM_TYPE_HISTORY, "transient-for", parent, NULL);
  newsroom_dialogs_fit (GTK_WINDOW (self), parent);
  self->store = g_object_ref (store);
  self->article_id = article_id;
  adw_window_title_set_subtitle (self->title, headline);
  query (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return GTK_WIDGET (self);
}
