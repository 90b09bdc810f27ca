/* newsroom-spelling-languages.c — the menu of the languages of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-languages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-spelling-dictionaries.h"
#include "newsroom-spelling-titles.h"
#include "newsroom-toast.h"

/* Of the action of a further dictionary, whose name follows. */
#define ALSO_PREFIX "also-"

/**
 * NewsroomSpellingLanguages:
 *
 * The language of the article is one of a list, which says also where there is no dictionary for
 * it; the dictionaries of others by which it is spelled too are in a menu of their own. Another
 * language is no step of any text, so a message offers to take it back.
 */
struct _NewsroomSpellingLanguages
{
  GObject parent_instance;

  /* Owned */
  NewsroomSpellingRules *rules;
  GMenu                 *menu;
  GMenu                 *head; /* a section of it */
  GSimpleActionGroup    *actions;
  GPtrArray             *shown;  /* the languages in it, names of dictionaries */
  AdwToast              *toast;  /* the last that offered to take a language back, or NULL */
  char                  *before; /* the language that was there */

  /* Borrowed */
  GtkWidget *widget; /* below an overlay for toasts; weak */
};

G_DEFINE_FINAL_TYPE (NewsroomSpellingLanguages, newsroom_spelling_languages, G_TYPE_OBJECT)

static void
undo_cb (NewsroomSpellingLanguages *self)
{
  g_autofree char *before = g_steal_pointer (&self->before);

  newsroom_spelling_languages_end_undo (self);
  if (before != NULL && newsroom_spelling_rules_can_choose (self->rules))
    newsroom_spelling_rules_set_language (self->rules, before);
}

static void
offer_undo (NewsroomSpellingLanguages *self,
            const char                *language)
{
  g_autofree char *title = language[0] != '\0' ? newsroom_spelling_dup_title (language, FALSE) : NULL;
  /* Translators: %s is a language */
  g_autofree char *text = title != NULL ? g_strdup_printf (_ ("Language of the article: %s"), title) : NULL;

  if (self->widget == NULL)
    return;

  self->toast = newsroom_toast_show (self->widget, text != NULL ? text : _ ("The text says which language it is"), _ ("Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
}

static void
language_action (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  NewsroomSpellingLanguages *self = user_data;
  const char                *language = g_variant_get_string (value, NULL);
  g_autofree char           *before = NULL;

  if (!newsroom_spelling_rules_can_choose (self->rules))
    return;

  before = g_strdup (newsroom_spelling_rules_get_language (self->rules));
  newsroom_spelling_rules_set_language (self->rules, language);
  if (g_str_equal (before, newsroom_spelling_rules_get_language (self->rules)))
    return;

  newsroom_spelling_languages_end_undo (self);
  self->before = g_steal_pointer (&before);
  offer_undo (self, language);
}

static void
also_action (GSimpleAction *action,
             GVariant      *value,
             gpointer       user_data)
{
  NewsroomSpellingLanguages *self = user_data;
  const char                *dictionary = g_action_get_name (G_ACTION (action)) + strlen (ALSO_PREFIX);

  if (newsroom_spelling_rules_can_choose (self->rules))
    newsroom_spelling_rules_check_also (self->rules, dictionary, g_variant_get_boolean (value));
}

static void
append_choice (GMenu      *section,
               const char *title,
               const char *language)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "spelling.language", "s", language);
  g_menu_append_item (section, item);
}

static void
append_also (NewsroomSpellingLanguages *self,
             GMenu                     *also,
             const char                *title,
             const char                *dictionary)
{
  g_autofree char *name = g_strconcat (ALSO_PREFIX, dictionary, NULL);
  g_autofree char *detailed = g_strconcat ("spelling.", name, NULL);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "change-state", G_CALLBACK (also_action), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (also, title, detailed);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *title = newsroom_spelling_dup_title (*(const char *const *)a, TRUE);
  g_autofree char *other = newsroom_spelling_dup_title (*(const char *const *)b, TRUE);

  return g_utf8_collate (title, other);
}

/* Once: no dictionary comes while Newsroom runs. */
static void
installed_cb (NewsroomSpellingLanguages *self)
{
  const char *const *installed = newsroom_spelling_rules_get_installed (self->rules);
  g_autoptr (GPtrArray) dictionaries = newsroom_spelling_list_dictionaries (installed, g_get_language_names ());
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) also = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = newsroom_spelling_list_languages (installed, g_get_language_names ());
  g_ptr_array_sort (self->shown, compare_titles);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const char      *name = g_ptr_array_index (self->shown, i);
      g_autofree char *title = newsroom_spelling_dup_title (name, TRUE);

      append_choice (section, title, name);
      if (g_ptr_array_find (dictionaries, name, NULL))
        append_also (self, also, title, name);
    }
  g_ptr_array_add (self->shown, NULL);

  g_menu_append_submenu (rest, _ ("Also _Check Spelling In"), G_MENU_MODEL (also));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->head));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (rest));
}

/* What the menu says of the language that the text is taken for. */
static char *
dup_automatic_title (NewsroomSpellingLanguages *self)
{
  const char *const *dictionaries = newsroom_spelling_rules_get_dictionaries (self->rules);
  g_autofree char   *title = NULL;

  if (newsroom_spelling_rules_get_language (self->rules)[0] != '\0' || dictionaries[0] == NULL)
    return g_strdup (_ ("A_utomatic"));

  title = newsroom_spelling_dup_title (dictionaries[0], TRUE);

  /* Translators: the language that the article seems to be in, as "Automatic (German)" */
  return g_strdup_printf (_ ("A_utomatic (%s)"), title);
}

/* Returns the language of the article as it is in the list, or as it is in the article, or "". */
static const char *
find_language (NewsroomSpellingLanguages *self,
               gboolean                  *is_shown)
{
  const char *language = newsroom_spelling_rules_get_language (self->rules);
  const char *found = newsroom_spelling_find_dictionary ((const char *const *)self->shown->pdata, language, g_get_language_names ());

  *is_shown = language[0] == '\0' || found != NULL;

  return found != NULL ? found : language;
}

static void
update_head (NewsroomSpellingLanguages *self)
{
  g_autofree char *missing = newsroom_spelling_rules_dup_missing (self->rules);
  g_autofree char *automatic = dup_automatic_title (self);
  gboolean         is_shown;
  const char      *language = find_language (self, &is_shown);

  g_menu_remove_all (self->head);
  append_choice (self->head, automatic, "");
  if (!is_shown)
    {
      g_autofree char *title = newsroom_spelling_dup_title (language, TRUE);

      append_choice (self->head, title, language);
    }
  if (missing != NULL)
    {
      g_autofree char *title = newsroom_spelling_dup_title (missing, FALSE);
      /* Translators: %s is a language */
      g_autofree char *note = g_strdup_printf (_ ("No dictionary for %s"), title);

      g_menu_append (self->head, note, "spelling.none");
    }
}

/* That of the article itself is taken anyway. */
static void
update_also (NewsroomSpellingLanguages *self,
             GSimpleAction             *action)
{
  const char *const *used = newsroom_spelling_rules_get_dictionaries (self->rules);
  const char        *dictionary = g_action_get_name (G_ACTION (action)) + strlen (ALSO_PREFIX);
  const gboolean     is_own = g_strcmp0 (newsroom_spelling_rules_get_own_dictionary (self->rules), dictionary) == 0;

  g_simple_action_set_state (action, g_variant_new_boolean (g_strv_contains (used, dictionary)));
  g_simple_action_set_enabled (action, !is_own && newsroom_spelling_rules_can_choose (self->rules));
}

static void
read_cb (NewsroomSpellingLanguages *self)
{
  GActionMap    *map = G_ACTION_MAP (self->actions);
  GSimpleAction *language = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "language"));
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));
  gboolean is_shown;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], ALSO_PREFIX))
      update_also (self, G_SIMPLE_ACTION (g_action_map_lookup_action (map, names[i])));
  g_simple_action_set_state (language, g_variant_new_string (find_language (self, &is_shown)));
  g_simple_action_set_enabled (language, newsroom_spelling_rules_can_choose (self->rules));
  update_head (self);
}

static void
newsroom_spelling_languages_finalize (GObject *object)
{
  NewsroomSpellingLanguages *self = NEWSROOM_SPELLING_LANGUAGES (object);

  g_clear_object (&self->rules);
  g_clear_object (&self->menu);
  g_clear_object (&self->head);
  g_clear_object (&self->actions);
  g_ptr_array_unref (self->shown);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->before, g_free);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (newsroom_spelling_languages_parent_class)->finalize (object);
}

static void
newsroom_spelling_languages_class_init (NewsroomSpellingLanguagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_spelling_languages_finalize;
}

static void
newsroom_spelling_languages_init (NewsroomSpellingLanguages *self)
{
  self->head = g_menu_new ();
  self->shown = g_ptr_array_new ();
  g_ptr_array_add (self->shown, NULL);
}

/**
 * newsroom_spelling_languages_new:
 * @rules: the rules of the article that is shown
 * @menu: the menu to be filled with the languages there are
 * @actions: the group to be filled with the actions, which widgets know as "spelling"; it has
 *   "none", which is never enabled
 * @widget: a widget below an #AdwToastOverlay
 *
 * Returns: (transfer full): what fills them
 */
NewsroomSpellingLanguages *
newsroom_spelling_languages_new (NewsroomSpellingRules *rules,
                                 GMenu                 *menu,
                                 GSimpleActionGroup    *actions,
                                 GtkWidget             *widget)
{
  const GActionEntry         entry = { .name = "language", .parameter_type = "s", .state = "''", .change_state = language_action };
  NewsroomSpellingLanguages *self;

  g_return_val_if_fail (NEWSROOM_IS_SPELLING_RULES (rules), NULL);
  g_return_val_if_fail (G_IS_MENU (menu), NULL);

  self = g_object_new (NEWSROOM_TYPE_SPELLING_LANGUAGES, NULL);
  self->rules = g_object_ref (rules);
  self->menu = g_object_ref (menu);
  self->actions = g_object_ref (actions);
  g_set_weak_pointer (&self->widget, widget);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), &entry, 1, self);
  g_signal_connect_object (rules, "installed", G_CALLBACK (installed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rules, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_spelling_languages_end_undo:
 * @self: the languages
 *
 * Offers no more to take back that another language was chosen, as when another article is shown.
 */
void
newsroom_spelling_languages_end_undo (NewsroomSpellingLanguages *self)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (NEWSROOM_IS_SPELLING_LANGUAGES (self));

  toast = g_steal_pointer (&self->toast);
  g_clear_pointer (&self->before, g_free);
  if (toast != NULL && self->widget != NULL)
    newsroom_toast_dismiss (self->widget, toast);
}
