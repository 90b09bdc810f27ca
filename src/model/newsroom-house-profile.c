/* newsroom-house-profile.c — how long a house wants its texts to be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-house-profile.h"

/* The first is that of whoever chose none. What Superdesk begins with: 64 in its own content profile,
 * 42 in its validator of wire texts, 160 for the abstract in both; a message on a telephone shows
 * about 90. */
static const struct
{
  const char          *name;
  NewsroomHouseProfile profile;
} built_in[] = {
  { "web", { 64, 160, 5 } },
  { "wire", { 42, 160, 5 } },
  { "push", { 42, 90, 5 } },
  { "none", { 0, 0, 5 } },
};

/* Returns: its place, or the length of the table */
static guint
find_built_in (const char *name)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (built_in) && !g_str_equal (built_in[i].name, name))
    i++;

  return i;
}

/**
 * newsroom_house_profile_is_built_in:
 * @name: the name of a profile
 *
 * Returns: whether there is always one of that name
 */
gboolean
newsroom_house_profile_is_built_in (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return find_built_in (name) < G_N_ELEMENTS (built_in);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

/**
 * newsroom_house_profile_list:
 * @own: the profiles that were made or changed, of %NEWSROOM_HOUSE_PROFILES_TYPE
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of all, first those that are built in
 */
char **
newsroom_house_profile_list (GVariant *own)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GVariantIter iter;
  const char  *name;

  g_return_val_if_fail (g_variant_is_of_type (own, G_VARIANT_TYPE (NEWSROOM_HOUSE_PROFILES_TYPE)), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    g_ptr_array_add (names, g_strdup (built_in[i].name));

  g_variant_iter_init (&iter, own);
  while (g_variant_iter_next (&iter, "{&s(uuu)}", &name, NULL, NULL, NULL))
    if (!newsroom_house_profile_is_built_in (name))
      g_ptr_array_add (others, (gpointer)name);
  g_ptr_array_sort (others, compare_names);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (names, g_strdup (g_ptr_array_index (others, i)));
  g_ptr_array_add (names, NULL);

  return (char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static NewsroomHouseProfile
keep_sane (NewsroomHouseProfile profile)
{
  return (NewsroomHouseProfile){
    MIN (profile.headline, NEWSROOM_HOUSE_MAX_LIMIT),
    MIN (profile.standfirst, NEWSROOM_HOUSE_MAX_LIMIT),
    MIN (profile.tolerance, 100),
  };
}

/**
 * newsroom_house_profile_find:
 * @own: the profiles that were made or changed, of %NEWSROOM_HOUSE_PROFILES_TYPE
 * @name: the name of one
 *
 * Returns: what it says; if there is none of that name, what the first of all says now
 */
NewsroomHouseProfile
newsroom_house_profile_find (GVariant   *own,
                             const char *name)
{
  NewsroomHouseProfile profile = built_in[0].profile;
  guint                i;

  g_return_val_if_fail (g_variant_is_of_type (own, G_VARIANT_TYPE (NEWSROOM_HOUSE_PROFILES_TYPE)), profile);
  g_return_val_if_fail (name != NULL, profile);

  i = find_built_in (name);
  if (i < G_N_ELEMENTS (built_in))
    profile = built_in[i].profile;
  if (!g_variant_lookup (own, name, "(uuu)", &profile.headline, &profile.standfirst, &profile.tolerance) && i == G_N_ELEMENTS (built_in))
    (void)g_variant_lookup (own, built_in[0].name, "(uuu)", &profile.headline, &profile.standfirst, &profile.tolerance);

  return keep_sane (profile);
}

/**
 * newsroom_house_profile_set:
 * @own: the profiles that were made or changed, of %NEWSROOM_HOUSE_PROFILES_TYPE
 * @name: the name of one
 * @profile: (nullable): what it is to say; %NULL to take it away, or to give one that is built in
 *   what it said at first
 *
 * Returns: (transfer floating): @own with that profile
 */
GVariant *
newsroom_house_profile_set (GVariant                   *own,
                            const char                 *name,
                            const NewsroomHouseProfile *profile)
{
  GVariantBuilder builder;
  GVariantIter    iter;
  GVariant       *entry;

  g_return_val_if_fail (g_variant_is_of_type (own, G_VARIANT_TYPE (NEWSROOM_HOUSE_PROFILES_TYPE)), NULL);
  g_return_val_if_fail (name != NULL && name[0] != '\0', NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (NEWSROOM_HOUSE_PROFILES_TYPE));
  g_variant_iter_init (&iter, own);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) other = entry;
      const char *other_name;

      g_variant_get_child (other, 0, "&s", &other_name);
      if (!g_str_equal (other_name, name))
        g_variant_builder_add_value (&builder, other);
    }
  if (profile != NULL)
    {
      NewsroomHouseProfile sane = keep_sane (*profile);

      g_variant_builder_add (&builder, "{s(uuu)}", name, sane.headline, sane.standfirst, sane.tolerance);
    }

  return g_variant_builder_end (&builder);
}
