/* newsroom-find-options.c — how what is typed is looked for, as actions for a menu
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-options.h"

/**
 * NewsroomFindOptions:
 *
 * The bar owns it. Case, words and expressions are remembered in the settings; a selection, and whether
 * something is to be replaced, are not.
 *
 * Signals: "changed": how it is looked for. "replaces-changed": newsroom_find_options_get_replaces() has news.
 */
struct _NewsroomFindOptions
{
  GObject parent_instance;

  /* Owned */
  GSettings          *settings;
  GSimpleActionGroup *actions;
  GSimpleAction      *in_selection;
  GSimpleAction      *replaces;
};

G_DEFINE_FINAL_TYPE (NewsroomFindOptions, newsroom_find_options, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REPLACES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char       *key;
  NewsroomFindFlags flag;
} remembered[] = {
  { "find-case", NEWSROOM_FIND_CASE },
  { "find-words", NEWSROOM_FIND_WORDS },
  { "find-regex", NEWSROOM_FIND_REGEX },
};

static gboolean
is_on (GSimpleAction *action)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));

  return g_variant_get_boolean (state);
}

static void
emit_changed (NewsroomFindOptions *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
toggle_cb (GSimpleAction *action,
           GVariant      *value,
           gpointer       user_data)
{
  NewsroomFindOptions *self = NEWSROOM_FIND_OPTIONS (user_data);

  g_simple_action_set_state (action, value);
  g_signal_emit (self, signals[action == self->replaces ? SIGNAL_REPLACES_CHANGED : SIGNAL_CHANGED], 0);
}

static GSimpleAction *
add_toggle (NewsroomFindOptions *self,
            const char          *name)
{
  GSimpleAction *action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));

  return action;
}

static void
newsroom_find_options_finalize (GObject *object)
{
  NewsroomFindOptions *self = NEWSROOM_FIND_OPTIONS (object);

  g_clear_object (&self->in_selection);
  g_clear_object (&self->replaces);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (newsroom_find_options_parent_class)->finalize (object);
}

static void
newsroom_find_options_class_init (NewsroomFindOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_find_options_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", NEWSROOM_TYPE_FIND_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REPLACES_CHANGED] =
    g_signal_new ("replaces-changed", NEWSROOM_TYPE_FIND_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_find_options_init (NewsroomFindOptions *self)
{
  self->settings = g_settings_new ("com.example.Newsroom");
  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, remembered[i].key);
      g_autofree char *signal = g_strconcat ("changed::", remembered[i].key, NULL);

      g_action_map_add_action (G_ACTION_MAP (self->actions), action);
      g_signal_connect_object (self->settings, signal, G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
    }
  self->in_selection = add_toggle (self, "selection");
  self->replaces = add_toggle (self, "replace");
}

/**
 * newsroom_find_options_new:
 *
 * Returns: (transfer full): the options as they are remembered
 */
NewsroomFindOptions *
newsroom_find_options_new (void)
{
  return g_object_new (NEWSROOM_TYPE_FIND_OPTIONS, NULL);
}

/**
 * newsroom_find_options_get_actions:
 * @self: options
 *
 * Returns: (transfer none): “find-case”, “find-words”, “find-regex”, “selection” and “replace”, on or
 *   off
 */
GActionGroup *
newsroom_find_options_get_actions (NewsroomFindOptions *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_OPTIONS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * newsroom_find_options_get_flags:
 * @self: options
 *
 * Returns: how what is typed is taken
 */
NewsroomFindFlags
newsroom_find_options_get_flags (NewsroomFindOptions *self)
{
  NewsroomFindFlags flags = 0;

  g_return_val_if_fail (NEWSROOM_IS_FIND_OPTIONS (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    if (g_settings_get_boolean (self->settings, remembered[i].key))
      flags |= remembered[i].flag;

  return flags;
}

/**
 * newsroom_find_options_get_in_selection:
 * @self: options
 *
 * Returns: whether only a selection is searched
 */
gboolean
newsroom_find_options_get_in_selection (NewsroomFindOptions *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_OPTIONS (self), FALSE);

  return is_on (self->in_selection);
}

/**
 * newsroom_find_options_get_replaces:
 * @self: options
 *
 * Returns: whether something is to be replaced
 */
gboolean
newsroom_find_options_get_replaces (NewsroomFindOptions *self)
{
  g_return_val_if_fail (NEWSROOM_IS_FIND_OPTIONS (self), FALSE);

  return is_on (self->replaces);
}

/**
 * newsroom_find_options_set_replaces:
 * @self: options
 * @replaces: whether something is to be replaced
 */
void
newsroom_find_options_set_replaces (NewsroomFindOptions *self,
                                    gboolean             replaces)
{
  g_return_if_fail (NEWSROOM_IS_FIND_OPTIONS (self));

  if (is_on (self->replaces) != replaces)
    g_action_change_state (G_ACTION (self->replaces), g_variant_new_boolean (replaces));
}

/**
 * newsroom_find_options_set_can_replace:
 * @self: options
 * @can_replace: whether the body may be changed
 */
void
newsroom_find_options_set_can_replace (NewsroomFindOptions *self,
                                       gboolean             can_replace)
{
  g_return_if_fail (NEWSROOM_IS_FIND_OPTIONS (self));

  g_simple_action_set_enabled (self->replaces, can_replace);
  if (!can_replace)
    newsroom_find_options_set_replaces (self, FALSE);
}

/**
 * newsroom_find_options_leave_selection:
 * @self: options
 *
 * Another text, or another search: all of it is searched, of which nobody is told.
 */
void
newsroom_find_options_leave_selection (NewsroomFindOptions *self)
{
  g_return_if_fail (NEWSROOM_IS_FIND_OPTIONS (self));

  g_simple_action_set_state (self->in_selection, g_variant_new_boolean (FALSE));
}
