/* test-report.c — what was noticed, and which sentence of it comes first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report.h"

static void
test_summary (void)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  const char *const *notes;

  g_assert_null (newsroom_report_get_summary (report));

  newsroom_report_note (report, "noticed %d", 1);
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, "noticed 1");

  newsroom_report_infer (report, "inferred %d", 1);
  newsroom_report_infer (report, "inferred %d", 2);
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, "inferred 1");

  newsroom_report_drop (report, "dropped");
  g_assert_cmpstr (newsroom_report_get_summary (report), ==, "dropped");

  notes = newsroom_report_get_notes (report);
  g_assert_cmpuint (g_strv_length ((char **)notes), ==, 3);
  g_assert_cmpstr (notes[0], ==, "noticed 1");
  g_assert_cmpstr (notes[2], ==, "inferred 2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/report/summary", test_summary);

  return g_test_run ();
}
