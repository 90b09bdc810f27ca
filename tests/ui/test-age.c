/* test-age.c — how the list says how old an article is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-age.h"

#define MINUTE (60 * (gint64)G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* 2024-03-18 14:03 UTC, a Monday */
#define NOW (G_GINT64_CONSTANT (1710770580) * G_USEC_PER_SEC)

static void
test_age (void)
{
  static const struct
  {
    gint64      age;
    const char *text;
  } cases[] = {
    { -HOUR, "now" },
    { 0, "now" },
    { MINUTE - 1, "now" },
    { MINUTE, "1 min" },
    { 59 * MINUTE, "59 min" },
    { HOUR, "1 h" },
    { 11 * HOUR, "11 h" },
    { 13 * HOUR, "Mon 01:03" },
    { DAY, "Sun 14:03" },
    { 7 * DAY, "11 Mar" },
    { 365 * DAY, "Mar 2023" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = newsroom_age_format (NOW - cases[i].age, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_unknown (void)
{
  g_autofree char *text = newsroom_age_format (0, NOW);

  g_assert_cmpstr (text, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/age/ages", test_age);
  g_test_add_func ("/ui/age/unknown", test_unknown);

  return g_test_run ();
}
