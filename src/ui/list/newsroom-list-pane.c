/* newsroom-list-pane.c — the list of articles: sorted, searched, and the spike
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-pane.h"

#include <glib/gi18n-lib.h>

#include "newsroom-article-rows.h"
#include "newsroom-list-keys.h"
#include "newsroom-list-menu.h"
#include "newsroom-list-scroll.h"
#include "newsroom-list-search.h"
#include "newsroom-list-sight.h"
#include "newsroom-summaries.h"

/* Saves come one a second while somebody types; the list follows at this pace. */
#define REFRESH_DELAY_MS 150

/**
 * NewsroomListPane:
 *
 * Asks the library for summaries and shows them. What is selected, and has the keyboard where
 * the list has it, is the article that the window has open, as long as it is among them.
 *
 * Signals: "selected" (gint64): the user moved to an article; "opened" (gint64, gboolean): the
 * user wants to see an article, by a click, or to write in it (%TRUE), by Enter;
 * "search-changed": newsroom_list_pane_get_search() gives something else; "search-stopped": the
 * user gives the search up and wants to be back where it was begun. It is about to end.
 */
struct _NewsroomListPane
{
  GtkWidget parent_instance;

  gint64       selected; /* the article that is open, 0 for none */
  gint64       shown;    /* the one that the list was last scrolled to */
  gint64       other;    /* the one that was open before the spike was shown, 0 for none */
  NewsroomSort sort;
  gboolean     spike;
  gboolean     updating; /* selection changes now are not the user's */
  guint        refresh;  /* source */

  /* Owned */
  NewsroomStore      *store;
  GCancellable       *cancellable;
  NewsroomSummaries  *summaries;
  GtkSingleSelection *selection;
  GtkWidget          *menu;
  NewsroomListKeys   *keys;
  NewsroomListLive   *live;

  /* Borrowed from the template */
  GtkWidget          *header;
  AdwWindowTitle     *title;
  GtkWidget          *leave_spike;
  GtkWidget          *new_article;
  NewsroomListSearch *search;
  GtkStack           *stack;
  GtkListView        *view;
  AdwStatusPage      *failed;
  GtkWidget          *sort_button;
  GMenuModel         *sort_menu;
  GMenu              *sort_section; /* of the main menu */
  GMenuModel         *row_menu;
};

G_DEFINE_FINAL_TYPE (NewsroomListPane, newsroom_list_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SORT,
  PROP_SPIKE,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SELECTED,
  OPENED,
  SEARCH_CHANGED,
  SEARCH_STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* @anew: the rows answer another question, or the keyboard has just come to them */
static void
update_selection (NewsroomListPane *self,
                  gboolean          anew)
{
  guint    position = newsroom_summaries_find (self->summaries, self->selected);
  gboolean is_there = position != GTK_INVALID_LIST_POSITION;

  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->updating = FALSE;

  /* The list moves to an article when it becomes the open one, and not when it is saved. Where
   * it is not among the rows, one looks at them from the first on. */
  if (anew || (is_there && (self->shown != self->selected || newsroom_list_scroll_is_needed (self->view, position))))
    newsroom_list_scroll_to_selected (self->view);
  self->shown = is_there ? self->selected : 0;
}

static void
update_page (NewsroomListPane *self)
{
  const char *text = newsroom_list_search_get_text (self->search);
  const char *page = self->spike ? "empty-spike" : "empty";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->summaries)) > 0)
    page = "list";
  else if (text != NULL && text[0] != '\0')
    page = "nothing-found";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
query_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NewsroomListPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = newsroom_store_query_articles_finish (NEWSROOM_STORE (object), result, &error);
  gboolean had_focus, anew, begins;

  /* Others were asked for; these come all the same where they were on their way. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (error != NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      newsroom_list_keys_release (self->keys);
      return;
    }

  had_focus = newsroom_list_keys_has_focus (self->keys);
  anew = newsroom_list_keys_get_holds (self->keys);
  begins = anew && !newsroom_article_rows_find (NEWSROOM_ARTICLE_ROWS (found), self->selected, NULL);
  if (begins)
    newsroom_list_scroll_to_start (self->view);
  self->updating = TRUE;
  if (newsroom_summaries_replace (self->summaries, found, !begins))
    newsroom_list_pane_refresh (self);
  self->updating = FALSE;
  if (anew)
    newsroom_list_sight_foresee (self->view);
  update_selection (self, anew);
  update_page (self);

  /* Else it would be anywhere when the row that had it has gone. */
  if (had_focus)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      update_selection (self, anew);
    }
  newsroom_list_keys_release (self->keys);
}

static gboolean
refresh_cb (gpointer user_data)
{
  NewsroomListPane    *self = user_data;
  NewsroomArticleQuery query = NEWSROOM_ARTICLE_QUERY_INIT;

  self->refresh = 0;
  if (self->store == NULL)
    return G_SOURCE_REMOVE;

  if (self->spike)
    query.states = 1u << NEWSROOM_STATE_SPIKED;
  query.text = newsroom_list_search_get_text (self->search);
  query.sort = self->sort;
  query.limit = newsroom_summaries_get_limit (self->summaries, &query);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  newsroom_store_query_articles_async (self->store, &query, self->cancellable, query_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* The order or the choice of articles changed. */
static void
refresh_now (NewsroomListPane *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->store != NULL)
    newsroom_list_keys_hold (self->keys);
  refresh_cb (self);
}

static void
selection_changed_cb (NewsroomListPane *self)
{
  gint64 id = newsroom_summaries_get_id (self->summaries, gtk_single_selection_get_selected (self->selection));

  if (self->updating || id == 0 || id == self->selected)
    return;

  self->selected = id;
  g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
activate_cb (NewsroomListPane *self,
             guint             position)
{
  g_signal_emit (self, signals[OPENED], 0, newsroom_summaries_get_id (self->summaries, position), TRUE);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[OPENED], 0, newsroom_summaries_get_id (NEWSROOM_LIST_PANE (widget)->summaries, g_variant_get_uint32 (parameter)), FALSE);
}

static void
search_activate_cb (NewsroomListPane *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    activate_cb (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_changed_cb (NewsroomListPane *self)
{
  refresh_now (self);
  g_signal_emit (self, signals[SEARCH_CHANGED], 0);
}

static void
search_stop_cb (NewsroomListPane *self)
{
  g_signal_emit (self, signals[SEARCH_STOPPED], 0);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  NewsroomListPane *self = NEWSROOM_LIST_PANE (widget);
  double            x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  newsroom_list_menu_popup_at_point (newsroom_list_menu_ensure (&self->menu, widget, self->row_menu), x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  NewsroomListPane *self = NEWSROOM_LIST_PANE (widget);

  return newsroom_list_menu_popup_at_focus (newsroom_list_menu_ensure (&self->menu, widget, self->row_menu), GTK_WIDGET (self->view));
}

static void
set_spike (NewsroomListPane *self,
           gboolean          spike)
{
  if (self->spike == spike)
    return;

  /* What was looked at in the spike stays there. */
  if (spike)
    self->other = self->selected;
  else if (self->other != 0 && gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SELECTED], 0, self->other);
  self->spike = spike;
  adw_window_title_set_title (self->title, spike ? _ ("Spike") : _ ("Articles"));
  gtk_widget_set_visible (self->leave_spike, spike);
  gtk_widget_set_visible (self->new_article, !spike);
  refresh_now (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPIKE]);
}

/* In a narrow window the header has the buttons of the window too, and the menu the order. */
static void
set_folded (NewsroomListPane *self,
            gboolean          folded)
{
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->header), folded);
  gtk_widget_set_visible (self->sort_button, !folded);
  g_menu_remove_all (self->sort_section);
  if (folded)
    g_menu_append_submenu (self->sort_section, _ ("So_rt By"), self->sort_menu);
}

static void
newsroom_list_pane_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  NewsroomListPane *self = NEWSROOM_LIST_PANE (object);

  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, newsroom_sort_get_name (self->sort));
      break;
    case PROP_SPIKE:
      g_value_set_boolean (value, self->spike);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_list_pane_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  NewsroomListPane *self = NEWSROOM_LIST_PANE (object);

  switch (prop_id)
    {
    case PROP_SORT:
      if (newsroom_sort_from_name (g_value_get_string (value), &self->sort))
        newsroom_list_pane_refresh (self);
      break;
    case PROP_SPIKE:
      set_spike (self, g_value_get_boolean (value));
      break;
    case PROP_FOLDED:
      set_folded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
newsroom_list_pane_dispose (GObject *object)
{
  NewsroomListPane *self = NEWSROOM_LIST_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), NEWSROOM_TYPE_LIST_PANE);
  g_clear_object (&self->keys);
  g_clear_object (&self->live);
  g_clear_object (&self->selection);
  g_clear_object (&self->summaries);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_list_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/list/newsroom-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, header);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, title);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, leave_spike);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, new_article);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, search);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, view);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, failed);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, sort_button);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, sort_section);
  gtk_widget_class_bind_template_child (widget_class, NewsroomListPane, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, newsroom_list_pane_grab_list_focus);
}

static void
newsroom_list_pane_class_init (NewsroomListPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = newsroom_list_pane_dispose;
  object_class->get_property = newsroom_list_pane_get_property;
  object_class->set_property = newsroom_list_pane_set_property;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "changed", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPIKE] = g_param_spec_boolean ("spike", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTED] = g_signal_new ("selected", NEWSROOM_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", NEWSROOM_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[SEARCH_CHANGED] = g_signal_new ("search-changed", NEWSROOM_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCH_STOPPED] = g_signal_new ("search-stopped", NEWSROOM_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NEWSROOM_TYPE_LIST_SEARCH);
  gtk_widget_class_set_css_name (widget_class, "listpane");
  bind_template (widget_class);

  gtk_widget_class_install_property_action (widget_class, "articles.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "articles.spike", "spike");
  gtk_widget_class_install_action (widget_class, "articles.show", "u", show_action);
  gtk_widget_class_install_action (widget_class, "articles.menu", "(dd)", menu_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
newsroom_list_pane_init (NewsroomListPane *self)
{
  self->summaries = newsroom_summaries_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->summaries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->live = newsroom_list_live_new ();
  newsroom_list_sight_watch (self->view, self->live);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  newsroom_list_search_follow_keys (self->search, GTK_WIDGET (self->view));
  self->keys = newsroom_list_keys_new (self->view);
}

/**
 * newsroom_list_pane_set_store:
 * @self: a pane
 * @store: the library to list
 */
void
newsroom_list_pane_set_store (NewsroomListPane *self,
                              NewsroomStore    *store)
{
  g_return_if_fail (NEWSROOM_IS_LIST_PANE (self));
  g_return_if_fail (NEWSROOM_IS_STORE (store));

  if (g_set_object (&self->store, store))
    refresh_now (self);
}

/**
 * newsroom_list_pane_refresh:
 * @self: a pane
 *
 * Reads the list again soon.
 */
void
newsroom_list_pane_refresh (NewsroomListPane *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->summaries)) == 0;

  if (self->refresh == 0)
    self->refresh = g_timeout_add (is_empty ? 0 : REFRESH_DELAY_MS, refresh_cb, self);
}

/**
 * newsroom_list_pane_select:
 * @self: a pane
 * @id: the article that is open now, 0 for none
 *
 * Shows which article is open. Emits nothing.
 */
void
newsroom_list_pane_select (NewsroomListPane *self,
                           gint64            id)
{
  g_return_if_fail (NEWSROOM_IS_LIST_PANE (self));

  self->selected = id;
  update_selection (self, FALSE);
}

/**
 * newsroom_list_pane_get_neighbour:
 * @self: a pane
 * @step: 1 for the next article, -1 for the previous one
 *
 * Returns: the article beside the selected one, or at the near end where none is selected; 0 for none
 */
gint64
newsroom_list_pane_get_neighbour (NewsroomListPane *self,
                                  int               step)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_PANE (self), 0);

  return newsroom_summaries_get_neighbour (self->summaries, gtk_single_selection_get_selected (self->selection), step);
}

/**
 * newsroom_list_pane_get_live:
 * @self: a pane
 *
 * Returns: (transfer none): what its rows look at beside the library
 */
NewsroomListLive *
newsroom_list_pane_get_live (NewsroomListPane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_PANE (self), NULL);

  return self->live;
}

/**
 * newsroom_list_pane_begin_search:
 * @self: a pane
 *
 * Opens the search entry and gives it the focus.
 */
void
newsroom_list_pane_begin_search (NewsroomListPane *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_PANE (self));

  newsroom_list_search_begin (self->search);
}

/**
 * newsroom_list_pane_get_search:
 * @self: a pane
 *
 * Returns: (nullable): what is searched for, "" before anything was typed; %NULL while nobody searches
 */
const char *
newsroom_list_pane_get_search (NewsroomListPane *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LIST_PANE (self), NULL);

  return newsroom_list_search_get_text (self->search);
}

/**
 * newsroom_list_pane_show_all:
 * @self: a pane
 *
 * Leaves the spike and ends a search, so that every article is in the list.
 */
void
newsroom_list_pane_show_all (NewsroomListPane *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_PANE (self));

  newsroom_list_search_end (self->search);
  self->other = 0;
  set_spike (self, FALSE);
}

/**
 * newsroom_list_pane_grab_list_focus:
 * @self: a pane
 *
 * Gives the focus to the list.
 */
void
newsroom_list_pane_grab_list_focus (NewsroomListPane *self)
{
  g_return_if_fail (NEWSROOM_IS_LIST_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  update_selection (self, TRUE);
}
