/* newsroom-house-group.c — the preferences of how long texts should be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-house-group.h"

#include <glib/gi18n-lib.h>

#include "newsroom-choice.h"

#define PROFILE_KEY "house-profile"
#define PROFILES_KEY "house-profiles"

/**
 * NewsroomHouseGroup:
 *
 * Chooses a house profile, and changes what the chosen one says.
 */
struct _NewsroomHouseGroup
{
  AdwPreferencesGroup parent_instance;

  gboolean is_updating;

  /* Owned */
  GSettings *settings; /* NULL before it begins */
  char     **names;    /* of the profiles, as the row lists them */

  /* Borrowed from the template */
  AdwComboRow   *profile;
  GtkWidget     *remove;
  GtkSpinButton *headline;
  GtkSpinButton *standfirst;
  GtkSpinButton *tolerance;
  AdwEntryRow   *add;
};

G_DEFINE_FINAL_TYPE (NewsroomHouseGroup, newsroom_house_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_title (const char *name)
{
  static const struct
  {
    const char *name;
    const char *title;
  } titles[] = {
    /* Translators: a set of limits for headlines: those of stories on a web site */
    { "web", N_ ("Web") },
    /* Translators: a set of limits for headlines: those of a news agency */
    { "wire", N_ ("Wire") },
    /* Translators: a set of limits for headlines: those of messages on a telephone */
    { "push", N_ ("Push Message") },
    { "none", N_ ("No Limits") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].name, name))
      return _ (titles[i].title);

  return name;
}

/* The row must keep its model while it is chosen in. */
static void
list (NewsroomHouseGroup *self,
      char              **names)
{
  g_auto (GStrv) given = names;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  if (self->names != NULL && g_strv_equal ((const char *const *)self->names, (const char *const *)given))
    return;

  for (guint i = 0; given[i] != NULL; i++)
    gtk_string_list_append (titles, get_title (given[i]));
  g_clear_pointer (&self->names, g_strfreev);
  self->names = g_steal_pointer (&given);
  adw_combo_row_set_model (self->profile, G_LIST_MODEL (titles));
}

static void
update (NewsroomHouseGroup *self)
{
  g_autoptr (GVariant) own = g_settings_get_value (self->settings, PROFILES_KEY);
  g_autofree char     *name = g_settings_get_string (self->settings, PROFILE_KEY);
  NewsroomHouseProfile profile = newsroom_house_profile_find (own, name);
  const char          *undo;
  guint                chosen = 0;

  self->is_updating = TRUE;
  list (self, newsroom_house_profile_list (own));
  for (guint i = 0; self->names[i] != NULL; i++)
    if (g_str_equal (self->names[i], name))
      chosen = i;
  adw_combo_row_set_selected (self->profile, chosen);
  gtk_spin_button_set_value (self->headline, profile.headline);
  gtk_spin_button_set_value (self->standfirst, profile.standfirst);
  gtk_spin_button_set_value (self->tolerance, profile.tolerance);
  self->is_updating = FALSE;

  undo = newsroom_house_profile_is_built_in (self->names[chosen]) ? _ ("Reset Profile") : _ ("Remove Profile");
  gtk_widget_set_visible (self->remove, g_variant_lookup (own, self->names[chosen], "(uuu)", NULL, NULL, NULL));
  gtk_widget_set_tooltip_text (self->remove, undo);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, undo, -1);
}

static void
set_profile (NewsroomHouseGroup         *self,
             const char                 *name,
             const NewsroomHouseProfile *profile)
{
  g_autoptr (GVariant) own = g_settings_get_value (self->settings, PROFILES_KEY);

  g_settings_set_value (self->settings, PROFILES_KEY, newsroom_house_profile_set (own, name, profile));
}

static void
chosen_cb (NewsroomHouseGroup *self)
{
  const guint chosen = adw_combo_row_get_selected (self->profile);

  if (self->settings != NULL && !self->is_updating && chosen != GTK_INVALID_LIST_POSITION)
    g_settings_set_string (self->settings, PROFILE_KEY, self->names[chosen]);
}

static NewsroomHouseProfile
read_profile (NewsroomHouseGroup *self)
{
  return (NewsroomHouseProfile){
    (guint)gtk_spin_button_get_value_as_int (self->headline),
    (guint)gtk_spin_button_get_value_as_int (self->standfirst),
    (guint)gtk_spin_button_get_value_as_int (self->tolerance),
  };
}

static void
value_cb (NewsroomHouseGroup *self)
{
  NewsroomHouseProfile profile = read_profile (self);

  if (self->settings != NULL && !self->is_updating)
    set_profile (self, self->names[adw_combo_row_get_selected (self->profile)], &profile);
}

static void
remove_cb (NewsroomHouseGroup *self)
{
  g_autofree char *name = g_strdup (self->names[adw_combo_row_get_selected (self->profile)]);

  gtk_widget_grab_focus (GTK_WIDGET (self->profile));
  if (!newsroom_house_profile_is_built_in (name))
    g_settings_reset (self->settings, PROFILE_KEY);
  set_profile (self, name, NULL);
}

/* A profile that is there, by its name in the settings, too, is chosen and not overwritten. A new one
 * begins with what the chosen one says. */
static void
add_cb (NewsroomHouseGroup *self)
{
  NewsroomHouseProfile profile = read_profile (self);
  g_autofree char     *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add))));

  if (name[0] == '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  for (guint i = 0; self->names[i] != NULL; i++)
    if (g_str_equal (self->names[i], name) || g_utf8_collate (get_title (self->names[i]), name) == 0)
      {
        g_autofree char *found = g_strdup (self->names[i]);

        g_settings_set_string (self->settings, PROFILE_KEY, found);
        return;
      }
  set_profile (self, name, &profile);
  g_settings_set_string (self->settings, PROFILE_KEY, name);
}

static void
newsroom_house_group_dispose (GObject *object)
{
  NewsroomHouseGroup *self = NEWSROOM_HOUSE_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->names, g_strfreev);

  G_OBJECT_CLASS (newsroom_house_group_parent_class)->dispose (object);
}

static void
newsroom_house_group_class_init (NewsroomHouseGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = newsroom_house_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/Newsroom/newsroom-house-group.ui");
  gtk_widget_class_bind_template_child (widget_class, NewsroomHouseGroup, profile);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHouseGroup, remove);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHouseGroup, headline);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHouseGroup, standfirst);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHouseGroup, tolerance);
  gtk_widget_class_bind_template_child (widget_class, NewsroomHouseGroup, add);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
newsroom_house_group_init (NewsroomHouseGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  newsroom_choice_name_rows (GTK_WIDGET (self->profile));
}

/**
 * newsroom_house_group_begin:
 * @self: a group that shows nothing yet
 * @settings: the settings of the application
 */
void
newsroom_house_group_begin (NewsroomHouseGroup *self,
                            GSettings          *settings)
{
  g_return_if_fail (NEWSROOM_IS_HOUSE_GROUP (self));

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" PROFILE_KEY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" PROFILES_KEY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Once it has its place: what has none cannot be scrolled to. */
static gboolean
placed_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  GtkWidget     *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double         y;

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  if (scroller != NULL && gtk_widget_translate_coordinates (widget, scroller, 0, 0, NULL, &y))
    {
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
    }
  gtk_widget_grab_focus (GTK_WIDGET (NEWSROOM_HOUSE_GROUP (widget)->profile));

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_house_group_show:
 * @self: a group in a window that is about to be shown
 *
 * Brings the group into sight, and gives the keyboard to the choice of the profile.
 */
void
newsroom_house_group_show (NewsroomHouseGroup *self)
{
  g_return_if_fail (NEWSROOM_IS_HOUSE_GROUP (self));

  gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

/**
 * newsroom_house_group_get_profile:
 * @settings: the settings of the application
 *
 * Returns: what the chosen profile says
 */
NewsroomHouseProfile
newsroom_house_group_get_profile (GSettings *settings)
{
  g_autoptr (GVariant) own = g_settings_get_value (settings, PROFILES_KEY);
  g_autofree char *name = g_settings_get_string (settings, PROFILE_KEY);

  return newsroom_house_profile_find (own, name);
}
