/* test-house-profile.c — profiles that are built in, made and changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-house-profile.h"

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *own = g_variant_parse (G_VARIANT_TYPE (NEWSROOM_HOUSE_PROFILES_TYPE), text, NULL, NULL, &error);

  g_assert_no_error (error);

  return own;
}

static void
check (GVariant   *own,
       const char *name,
       guint       headline,
       guint       standfirst,
       guint       tolerance)
{
  NewsroomHouseProfile profile = newsroom_house_profile_find (own, name);

  g_assert_cmpuint (profile.headline, ==, headline);
  g_assert_cmpuint (profile.standfirst, ==, standfirst);
  g_assert_cmpuint (profile.tolerance, ==, tolerance);
}

static void
check_names (GVariant   *own,
             const char *expected)
{
  g_auto (GStrv) names = newsroom_house_profile_list (own);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_find (void)
{
  g_autoptr (GVariant) own = parse ("{'Sunday': (80, 200, 10), 'wire': (40, 150, 0), 'broken': (4000000000, 1001, 101)}");
  g_autoptr (GVariant) changed = parse ("{'web': (1, 2, 3)}");
  g_autoptr (GVariant) none = parse ("{}");

  check (none, "web", 64, 160, 5);
  check (none, "wire", 42, 160, 5);
  check (none, "push", 42, 90, 5);
  check (none, "none", 0, 0, 5);
  check (none, "", 64, 160, 5);
  check (none, "Sunday", 64, 160, 5);
  check (own, "web", 64, 160, 5);
  check (own, "Sunday", 80, 200, 10);
  check (own, "wire", 40, 150, 0);
  check (own, "broken", 1000, 1000, 100);
  /* The one that is shown for it, as it was changed */
  check (changed, "gone", 1, 2, 3);
}

static void
test_list (void)
{
  g_autoptr (GVariant) own = parse ("{'Sunday': (80, 200, 10), 'wire': (40, 150, 0), 'Metro': (1, 2, 3)}");
  g_autoptr (GVariant) none = parse ("{}");

  check_names (none, "web wire push none");
  check_names (own, "web wire push none Metro Sunday");
  g_assert_true (newsroom_house_profile_is_built_in ("wire"));
  g_assert_true (newsroom_house_profile_is_built_in ("none"));
  g_assert_false (newsroom_house_profile_is_built_in ("Sunday"));
}

static void
test_set (void)
{
  const NewsroomHouseProfile profile = { 70, 0, 200 };
  g_autoptr (GVariant) none = parse ("{}");
  g_autoptr (GVariant) one = g_variant_ref_sink (newsroom_house_profile_set (none, "Sunday", &profile));
  g_autoptr (GVariant) two = g_variant_ref_sink (newsroom_house_profile_set (one, "web", &profile));
  g_autoptr (GVariant) again = g_variant_ref_sink (newsroom_house_profile_set (two, "Sunday", &(NewsroomHouseProfile){ 1, 2, 3 }));
  g_autoptr (GVariant) less = g_variant_ref_sink (newsroom_house_profile_set (again, "web", NULL));
  g_autoptr (GVariant) gone = g_variant_ref_sink (newsroom_house_profile_set (less, "Sunday", NULL));

  check (one, "Sunday", 70, 0, 100);
  check (two, "Sunday", 70, 0, 100);
  check (two, "web", 70, 0, 100);
  check (again, "Sunday", 1, 2, 3);
  g_assert_cmpuint (g_variant_n_children (again), ==, 2);
  check (less, "web", 64, 160, 5);
  check (less, "Sunday", 1, 2, 3);
  g_assert_cmpuint (g_variant_n_children (gone), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/house-profile/find", test_find);
  g_test_add_func ("/model/house-profile/list", test_list);
  g_test_add_func ("/model/house-profile/set", test_set);

  return g_test_run ();
}
