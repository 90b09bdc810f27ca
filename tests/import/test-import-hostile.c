/* test-import-hostile.c — files that are made to do harm are read or refused as they should be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile.h"

#include <time.h>

/* Seconds of the processor that none of them may take, on a slow machine and with sanitizers too */
#define MAX_SECONDS 60.0

static const char *folder;

static void
test_outcomes (void)
{
  g_autoptr (GPtrArray) files = hostile_load (folder);
  guint n_wrong = 0;

  g_assert_cmpuint (files->len, >=, 100);
  for (guint i = 0; i < files->len; i++)
    {
      const HostileFile *file = files->pdata[i];
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *wrong = NULL;
      const clock_t    start = clock ();
      double           seconds;

      parts = newsroom_import_split (file->bytes, file->name, NULL, report, &error);
      if (parts == NULL && error == NULL)
        article = newsroom_import (g_bytes_ref (file->bytes), file->name, NULL, report, NULL, &error);
      seconds = (double)(clock () - start) / CLOCKS_PER_SEC;
      wrong = hostile_check (file, article, parts, error);
      g_test_message ("%s: %.2f s: %s", file->name, seconds, error != NULL ? error->message : "read");
      g_assert_cmpfloat (seconds, <, MAX_SECONDS);
      if (wrong == NULL)
        continue;
      g_printerr ("%s\n", wrong);
      n_wrong++;
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_func ("/import/hostile/outcomes", test_outcomes);

  return g_test_run ();
}
