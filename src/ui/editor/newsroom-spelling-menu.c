/* newsroom-spelling-menu.c — what can be done about misspelled words, in the menus of their texts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-menu.h"

#include <glib/gi18n-lib.h>

#include "newsroom-spelling-word.h"

/* How long the menu waits for suggestions, in ms. */
#define PATIENCE 500

/**
 * NewsroomSpellingMenu:
 *
 * Fills the first sections of a view's menu when the menu is about to open on a misspelled word. The
 * menu opens with the suggestions. Those that take too long get one place in the open menu, and a menu
 * of their own: nothing moves under the pointer.
 */
struct _NewsroomSpellingMenu
{
  GObject parent_instance;

  guint        open_id; /* until the menu opens without suggestions, else 0 */
  gboolean     is_at_pointer;
  GdkRectangle pointer; /* where it was, in the view */

  /* Owned */
  GPtrArray              *spellings; /* NewsroomSpelling of each view */
  GPtrArray              *children;  /* GListModel of those of each view */
  GMenu                  *model;
  GMenu                  *suggestions; /* a section of it */
  GMenu                  *rest;        /* likewise */
  GSimpleActionGroup     *actions;
  NewsroomSpellingWordAt *word; /* on which the menu was opened, or NULL */
  GCancellable           *cancellable;

  /* Borrowed, weakly: whose menu is to open */
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (NewsroomSpellingMenu, newsroom_spelling_menu, G_TYPE_OBJECT)

static void
set_note (GMenu      *section,
          const char *text)
{
  g_menu_remove_all (section);
  g_menu_append (section, text, "spelling.none");
}

/* As it is written: an underscore would mark the letter behind it. */
static void
append_suggestion (GMenu      *section,
                   const char *suggestion)
{
  g_autoptr (GString) label = g_string_new (suggestion);
  g_autoptr (GMenuItem) item = NULL;

  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, "spelling.replace", "s", suggestion);
  g_menu_append_item (section, item);
}

/* GtkTextView opens its menu at the caret. */
static void
open_menu (NewsroomSpellingMenu *self)
{
  GtkWidget *view = self->view;

  g_clear_handle_id (&self->open_id, g_source_remove);
  g_clear_weak_pointer (&self->view);
  if (view == NULL || !gtk_widget_get_mapped (view))
    return;

  gtk_widget_activate_action (view, "menu.popup", NULL);
  if (!self->is_at_pointer)
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      gtk_popover_set_pointing_to (GTK_POPOVER (child), &self->pointer);
}

static gboolean
open_cb (gpointer user_data)
{
  NewsroomSpellingMenu *self = NEWSROOM_SPELLING_MENU (user_data);

  self->open_id = 0;
  open_menu (self);

  return G_SOURCE_REMOVE;
}

static void
suggested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NewsroomSpellingMenu) self = user_data;
  g_auto (GStrv) suggestions = newsroom_speller_suggest_finish (result);
  g_autoptr (GMenu) late = g_menu_new ();
  const gboolean is_late = self->view == NULL;
  GMenu         *section = is_late ? late : self->suggestions;

  if (suggestions == NULL || self->word == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (suggestions[0] == NULL)
    set_note (self->suggestions, _ ("No Suggestions"));
  else
    g_menu_remove_all (self->suggestions);
  for (guint i = 0; suggestions[i] != NULL; i++)
    append_suggestion (section, suggestions[i]);
  if (suggestions[0] != NULL && is_late)
    g_menu_append_submenu (self->suggestions, _ ("Su_ggestions"), G_MENU_MODEL (late));
  if (!is_late)
    open_menu (self);
}

static void
forget (NewsroomSpellingMenu *self)
{
  g_menu_remove_all (self->suggestions);
  g_menu_remove_all (self->rest);
  g_clear_handle_id (&self->open_id, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->word, newsroom_spelling_word_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Who writes on meanwhile, or elsewhere, wants no menu any more: it would take the next letters for its items'. */
static void
give_up (NewsroomSpellingMenu *self)
{
  if (self->open_id != 0)
    forget (self);
}

static NewsroomSpelling *
find_spelling (NewsroomSpellingMenu *self,
               GtkTextView          *view)
{
  for (guint i = 0; i < self->spellings->len; i++)
    if (newsroom_spelling_get_view (g_ptr_array_index (self->spellings, i)) == view)
      return g_ptr_array_index (self->spellings, i);

  return NULL;
}

/* Returns whether the menu will open by itself. */
static gboolean
prepare (NewsroomSpellingMenu *self,
         GtkTextView          *view,
         const GtkTextIter    *at)
{
  NewsroomSpelling *spelling = find_spelling (self, view);

  forget (self);
  if (spelling == NULL || !newsroom_spelling_is_on (spelling) || !gtk_text_view_get_editable (view))
    return FALSE;
  self->word = newsroom_spelling_word_at (spelling, at);
  if (self->word == NULL)
    return FALSE;

  set_note (self->suggestions, _ ("Looking for Suggestions…"));
  g_menu_append (self->rest, _ ("Add to Dictio_nary"), "spelling.add");
  g_menu_append (self->rest, _ ("_Ignore in This Article"), "spelling.ignore");
  self->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->view, GTK_WIDGET (view));
  self->open_id = g_timeout_add (PATIENCE, open_cb, self);
  newsroom_spelling_word_suggest (self->word, self->cancellable, suggested_cb, g_object_ref (self));

  return TRUE;
}

static void
pressed_cb (GtkGesture           *click,
            int                   n_press,
            double                x,
            double                y,
            NewsroomSpellingMenu *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));
  GtkTextIter  at;
  int          buffer_x;
  int          buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y))
    {
      forget (self);
      return;
    }

  self->is_at_pointer = TRUE;
  self->pointer = (GdkRectangle){ (int)x, (int)y, 1, 1 };
  if (!prepare (self, view, &at))
    return;

  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static gboolean
key_pressed_cb (GtkEventController   *keys,
                guint                 keyval,
                guint                 keycode,
                GdkModifierType       state,
                NewsroomSpellingMenu *self)
{
  GtkTextView   *view = GTK_TEXT_VIEW (gtk_event_controller_get_widget (keys));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    caret;

  if (!gdk_key_event_is_modifier (gtk_event_controller_get_current_event (keys)))
    give_up (self);
  if (keyval != GDK_KEY_Menu && (keyval != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  self->is_at_pointer = FALSE;

  return prepare (self, view, &caret) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
replace_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  NewsroomSpellingMenu *self = user_data;

  if (self->word != NULL)
    newsroom_spelling_word_replace (self->word, g_variant_get_string (parameter, NULL));
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  NewsroomSpellingMenu *self = user_data;

  if (self->word != NULL)
    newsroom_spelling_word_add (self->word);
}

static void
ignore_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  NewsroomSpellingMenu *self = user_data;

  if (self->word != NULL)
    newsroom_spelling_word_ignore (self->word);
}

static void
newsroom_spelling_menu_dispose (GObject *object)
{
  NewsroomSpellingMenu *self = NEWSROOM_SPELLING_MENU (object);

  forget (self);
  g_ptr_array_set_size (self->spellings, 0);
  g_ptr_array_set_size (self->children, 0);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (newsroom_spelling_menu_parent_class)->dispose (object);
}

static void
newsroom_spelling_menu_finalize (GObject *object)
{
  NewsroomSpellingMenu *self = NEWSROOM_SPELLING_MENU (object);

  g_clear_object (&self->model);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->rest);
  g_ptr_array_unref (self->spellings);
  g_ptr_array_unref (self->children);

  G_OBJECT_CLASS (newsroom_spelling_menu_parent_class)->finalize (object);
}

static void
newsroom_spelling_menu_class_init (NewsroomSpellingMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_spelling_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_spelling_menu_finalize;
}

static void
newsroom_spelling_menu_init (NewsroomSpellingMenu *self)
{
  self->model = g_menu_new ();
  self->suggestions = g_menu_new ();
  self->rest = g_menu_new ();
  self->spellings = g_ptr_array_new_with_free_func (g_object_unref);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  g_menu_append_section (self->model, NULL, G_MENU_MODEL (self->suggestions));
  g_menu_append_section (self->model, NULL, G_MENU_MODEL (self->rest));
}

static void
add_actions (NewsroomSpellingMenu *self)
{
  const GActionEntry entries[] = {
    { .name = "none" },
    { .name = "replace", .activate = replace_action, .parameter_type = "s" },
    { .name = "add", .activate = add_action },
    { .name = "ignore", .activate = ignore_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  /* What only says something is never to be taken. */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "none")), FALSE);
}

/* Before all that GtkTextView has in its menu, which it makes when it shows it first. */
static void
put_first (NewsroomSpellingMenu *self,
           GtkPopoverMenu       *popover)
{
  GMenuModel *others = gtk_popover_menu_get_menu_model (popover);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->model));
  for (int i = 0; others != NULL && i < g_menu_model_get_n_items (others); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (others, i);

      g_menu_append_item (menu, item);
    }
  gtk_popover_menu_set_menu_model (popover, G_MENU_MODEL (menu));
}

static void
children_cb (NewsroomSpellingMenu *self,
             guint                 position,
             guint                 n_removed,
             guint                 n_added,
             GListModel           *children)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (GTK_IS_POPOVER_MENU (child))
        put_first (self, GTK_POPOVER_MENU (child));
    }
}

/**
 * newsroom_spelling_menu_new:
 * @actions: the group to be filled with the actions, which widgets know as "spelling"
 *
 * Returns: (transfer full): what fills it, and the menus of the views that are added
 */
NewsroomSpellingMenu *
newsroom_spelling_menu_new (GSimpleActionGroup *actions)
{
  NewsroomSpellingMenu *self;

  g_return_val_if_fail (G_IS_SIMPLE_ACTION_GROUP (actions), NULL);

  self = g_object_new (NEWSROOM_TYPE_SPELLING_MENU, NULL);
  self->actions = g_object_ref (actions);
  add_actions (self);

  return self;
}

/**
 * newsroom_spelling_menu_add:
 * @self: a menu
 * @spelling: what checks a text
 *
 * Puts what can be done about a word of that text first into the menu of its view.
 */
void
newsroom_spelling_menu_add (NewsroomSpellingMenu *self,
                            NewsroomSpelling     *spelling)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget          *view;
  GListModel         *children;

  g_return_if_fail (NEWSROOM_IS_SPELLING_MENU (self));
  g_return_if_fail (NEWSROOM_IS_SPELLING (spelling));

  view = GTK_WIDGET (newsroom_spelling_get_view (spelling));
  g_ptr_array_add (self->spellings, g_object_ref (spelling));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (give_up), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, focus);
  g_signal_connect_object (view, "notify::buffer", G_CALLBACK (give_up), self, G_CONNECT_SWAPPED);

  children = gtk_widget_observe_children (view);
  g_signal_connect_object (children, "items-changed", G_CALLBACK (children_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->children, children);
}
