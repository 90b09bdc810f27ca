/* newsroom-spelling-menu.c — what can be done about misspelled words, and in which languages
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-menu.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-plain-view.h"
#include "newsroom-spelling-dictionaries.h"
#include "newsroom-spelling-titles.h"
#include "newsroom-spelling-word.h"

/* Of the action of a language; the name of its dictionary follows. */
#define LANGUAGE_PREFIX "language-"

/**
 * NewsroomSpellingMenu:
 *
 * Fills a section of the view's menu when the menu is about to open on a misspelled word; the
 * suggestions come a moment later, into the open menu. And fills the menu of languages.
 */
struct _NewsroomSpellingMenu
{
  GObject parent_instance;

  /* Owned */
  NewsroomSpelling       *spelling;
  GMenu                  *model;
  GMenu                  *suggestions; /* a section of it */
  GMenu                  *rest;        /* likewise */
  GMenu                  *languages;
  GMenu                  *head; /* a section of it */
  GSimpleActionGroup     *actions;
  NewsroomSpellingWordAt *word; /* on which the menu was opened, or NULL */
  GCancellable           *cancellable;
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

static void
suggested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NewsroomSpellingMenu) self = user_data;
  g_auto (GStrv) suggestions = newsroom_speller_suggest_finish (result);

  if (suggestions == NULL || self->word == NULL)
    return;

  if (suggestions[0] == NULL)
    set_note (self->suggestions, _ ("No Suggestions"));
  else
    g_menu_remove_all (self->suggestions);
  for (guint i = 0; suggestions[i] != NULL; i++)
    append_suggestion (self->suggestions, suggestions[i]);
}

static void
forget (NewsroomSpellingMenu *self)
{
  g_menu_remove_all (self->suggestions);
  g_menu_remove_all (self->rest);
  g_clear_pointer (&self->word, newsroom_spelling_word_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
prepare (NewsroomSpellingMenu *self,
         const GtkTextIter    *at)
{
  GtkTextView *view = newsroom_spelling_get_view (self->spelling);

  forget (self);
  if (!newsroom_spelling_is_on (self->spelling) || !gtk_text_view_get_editable (view))
    return;
  self->word = newsroom_spelling_word_at (self->spelling, at);
  if (self->word == NULL)
    return;

  set_note (self->suggestions, _ ("Looking for Suggestions…"));
  g_menu_append (self->rest, _ ("Add to Dictio_nary"), "spelling.add");
  g_menu_append (self->rest, _ ("_Ignore in This Article"), "spelling.ignore");
  self->cancellable = g_cancellable_new ();
  newsroom_spelling_word_suggest (self->word, self->cancellable, suggested_cb, g_object_ref (self));
}

static void
pressed_cb (NewsroomSpellingMenu *self,
            int                   n_press,
            double                x,
            double                y)
{
  GtkTextView *view = newsroom_spelling_get_view (self->spelling);
  GtkTextIter  at;
  int          buffer_x;
  int          buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y))
    prepare (self, &at);
  else
    forget (self);
}

static gboolean
key_pressed_cb (NewsroomSpellingMenu *self,
                guint                 keyval,
                guint                 keycode,
                GdkModifierType       state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (newsroom_spelling_get_view (self->spelling));
  GtkTextIter    caret;

  if (keyval != GDK_KEY_Menu && (keyval != GDK_KEY_F10 || (state & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  prepare (self, &caret);

  return GDK_EVENT_PROPAGATE;
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
language_action (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  NewsroomSpellingMenu  *self = user_data;
  NewsroomSpellingRules *rules = newsroom_spelling_get_rules (self->spelling);
  const char            *name = g_action_get_name (G_ACTION (action));

  if (newsroom_spelling_rules_can_choose (rules))
    newsroom_spelling_rules_choose (rules, name + strlen (LANGUAGE_PREFIX), g_variant_get_boolean (value));
}

static void
automatic_action (GSimpleAction *action,
                  GVariant      *value,
                  gpointer       user_data)
{
  NewsroomSpellingMenu  *self = user_data;
  NewsroomSpellingRules *rules = newsroom_spelling_get_rules (self->spelling);

  if (newsroom_spelling_rules_can_choose (rules) && g_variant_get_boolean (value))
    newsroom_spelling_rules_choose_none (rules);
}

/* What the menu says of the language that the text is taken for. */
static char *
dup_automatic_title (NewsroomSpellingRules *rules)
{
  const char *const *dictionaries = newsroom_spelling_rules_get_dictionaries (rules);
  g_autofree char   *title = NULL;

  if (!newsroom_spelling_rules_is_automatic (rules) || dictionaries[0] == NULL)
    return g_strdup (_ ("A_utomatic"));

  title = newsroom_spelling_dup_title (dictionaries[0], TRUE);

  /* Translators: the language that the article seems to be in, as "Automatic (German)" */
  return g_strdup_printf (_ ("A_utomatic (%s)"), title);
}

static void
append_language (NewsroomSpellingMenu *self,
                 const char           *dictionary,
                 const char           *title,
                 GMenu                *section)
{
  g_autofree char *name = g_strconcat (LANGUAGE_PREFIX, dictionary, NULL);
  g_autofree char *detailed = g_strconcat ("spelling.", name, NULL);
  g_autoptr (GSimpleAction) action = NULL;

  action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (action, "change-state", G_CALLBACK (language_action), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (section, title, detailed);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *title = newsroom_spelling_dup_title (*(const char *const *)a, TRUE);
  g_autofree char *other = newsroom_spelling_dup_title (*(const char *const *)b, TRUE);

  return g_utf8_collate (title, other);
}

static void
append_languages (NewsroomSpellingMenu *self)
{
  NewsroomSpellingRules *rules = newsroom_spelling_get_rules (self->spelling);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GPtrArray) shown = NULL;

  shown = newsroom_spelling_list_dictionaries (newsroom_spelling_rules_get_installed (rules), g_get_language_names ());
  g_ptr_array_sort (shown, compare_titles);
  for (guint i = 0; i < shown->len; i++)
    {
      const char      *dictionary = g_ptr_array_index (shown, i);
      g_autofree char *title = newsroom_spelling_dup_title (dictionary, TRUE);

      append_language (self, dictionary, title, section);
    }
  g_menu_append_section (self->languages, NULL, G_MENU_MODEL (section));
}

static void
set_chosen (NewsroomSpellingMenu *self,
            const char           *action,
            gboolean              is_chosen)
{
  GSimpleAction *found = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action));

  g_simple_action_set_state (found, g_variant_new_boolean (is_chosen));
  g_simple_action_set_enabled (found, newsroom_spelling_rules_can_choose (newsroom_spelling_get_rules (self->spelling)));
}

static void
update_head (NewsroomSpellingMenu *self)
{
  NewsroomSpellingRules *rules = newsroom_spelling_get_rules (self->spelling);
  g_autofree char       *missing = newsroom_spelling_rules_dup_missing (rules);
  g_autofree char       *automatic = dup_automatic_title (rules);

  g_menu_remove_all (self->head);
  g_menu_append (self->head, automatic, "spelling.automatic");
  if (missing != NULL)
    {
      g_autofree char *title = newsroom_spelling_dup_title (missing, FALSE);
      /* Translators: %s is a language */
      g_autofree char *note = g_strdup_printf (_ ("No dictionary for %s"), title);

      g_menu_append (self->head, note, "spelling.none");
    }
}

static void
update_languages (NewsroomSpellingMenu *self)
{
  NewsroomSpellingRules *rules = newsroom_spelling_get_rules (self->spelling);
  const char *const     *dictionaries = newsroom_spelling_rules_get_dictionaries (rules);
  gboolean               is_automatic = newsroom_spelling_rules_is_automatic (rules);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], LANGUAGE_PREFIX))
      set_chosen (self, names[i], !is_automatic && g_strv_contains (dictionaries, names[i] + strlen (LANGUAGE_PREFIX)));
  set_chosen (self, "automatic", is_automatic);
  update_head (self);
}

/* Once: no dictionary comes while Newsroom runs. */
static void
installed_cb (NewsroomSpellingMenu *self)
{
  g_menu_append_section (self->languages, NULL, G_MENU_MODEL (self->head));
  append_languages (self);
}

/* The group may live longer. */
static void
remove_actions (NewsroomSpellingMenu *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
}

static void
newsroom_spelling_menu_dispose (GObject *object)
{
  NewsroomSpellingMenu *self = NEWSROOM_SPELLING_MENU (object);

  forget (self);
  if (self->actions != NULL)
    remove_actions (self);
  g_clear_object (&self->spelling);
  g_clear_object (&self->languages);
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
  g_clear_object (&self->head);

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
  self->head = g_menu_new ();
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
    { .name = "automatic", .state = "true", .change_state = automatic_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  /* What only says something is never to be taken. */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "none")), FALSE);
}

static void
watch_view (NewsroomSpellingMenu *self)
{
  GtkWidget          *view = GTK_WIDGET (newsroom_spelling_get_view (self->spelling));
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
}

/**
 * newsroom_spelling_menu_new:
 * @spelling: what checks the body
 * @languages: the menu to be filled with the languages there are
 * @actions: the group to be filled with the actions, which widgets know as "spelling"
 *
 * Returns: (transfer full): what fills them, and the menu of the view
 */
NewsroomSpellingMenu *
newsroom_spelling_menu_new (NewsroomSpelling   *spelling,
                            GMenu              *languages,
                            GSimpleActionGroup *actions)
{
  NewsroomSpellingMenu *self;

  g_return_val_if_fail (NEWSROOM_IS_SPELLING (spelling), NULL);
  g_return_val_if_fail (G_IS_MENU (languages), NULL);

  self = g_object_new (NEWSROOM_TYPE_SPELLING_MENU, NULL);
  self->spelling = g_object_ref (spelling);
  self->languages = g_object_ref (languages);
  self->actions = g_object_ref (actions);
  add_actions (self);
  watch_view (self);
  g_signal_connect_object (newsroom_spelling_get_rules (spelling), "installed", G_CALLBACK (installed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (newsroom_spelling_get_rules (spelling), "read", G_CALLBACK (update_languages), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_spelling_menu_join:
 * @self: a menu
 *
 * Puts the section of the word into the menu of the view, before what others have put there.
 */
void
newsroom_spelling_menu_join (NewsroomSpellingMenu *self)
{
  g_return_if_fail (NEWSROOM_IS_SPELLING_MENU (self));

  newsroom_plain_view_add_to_menu (newsroom_spelling_get_view (self->spelling), G_MENU_MODEL (self->model), TRUE);
}
