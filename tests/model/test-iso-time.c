/* test-iso-time.c — tests instants in ISO 8601
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-iso-time.h"

#define NOON (G_GINT64_CONSTANT (1773835200) * G_USEC_PER_SEC) /* 2026-03-18T12:00:00Z */

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64      time;
  } cases[] = {
    { "2026-03-18T12:00:00Z", NOON },
    { "2026-03-18T12:00:00.25Z", NOON + 250000 },
    { "2026-03-18T12:00:00.0000019Z", NOON + 1 },
    { "2026-03-18T14:00:00+02:00", NOON },
    { "2026-03-18T14:00+02:00", NOON },
    { "2026-03-18 14:00:00 +0200", NOON },
    { "2026-03-18 12:00", NOON },
    { " 2026-03-18T12:00:00 ", NOON },
    { "2026-03-18", NOON - 12 * G_TIME_SPAN_HOUR },
  };
  gint64 time = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_true (newsroom_iso_time_parse (cases[i].text, &time));
      g_assert_cmpint (time, ==, cases[i].time);
    }
}

static void
test_parse_other (void)
{
  static const char *const texts[] = { "", "some day", "2026", "2026-13-01", "2026-03-18T25:00:00Z", "18.3.2026", "12:30", "T", " " };
  gint64                   time = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (newsroom_iso_time_parse (texts[i], &time));
    }
}

static void
test_format (void)
{
  static const gint64 times[] = { NOON, NOON + 1, NOON - 1, -1, 1, -NOON, NOON + 999999 };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = newsroom_iso_time_format (times[i]);
      gint64           again = 0;

      g_assert_true (newsroom_iso_time_parse (text, &again));
      g_assert_cmpint (again, ==, times[i]);
    }
  g_assert_null (newsroom_iso_time_format (G_MAXINT64));
}

/* What was a date stays one. */
static void
test_format_brief (void)
{
  static const char *const texts[] = { "2026-03-18", "1969-12-31", "0001-01-01", "2026-03-18T00:00:01Z", "2026-03-18T00:00:00.000001Z", "2026-03-18T14:03:00Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64           time = 0;
      g_autofree char *brief = NULL;

      g_assert_true (newsroom_iso_time_parse (texts[i], &time));
      brief = newsroom_iso_time_format_brief (time);
      g_assert_cmpstr (brief, ==, texts[i]);
    }
  g_assert_null (newsroom_iso_time_format_brief (G_MAXINT64));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/iso-time/parse", test_parse);
  g_test_add_func ("/iso-time/parse-other", test_parse_other);
  g_test_add_func ("/iso-time/format", test_format);
  g_test_add_func ("/iso-time/format-brief", test_format_brief);

  return g_test_run ();
}
