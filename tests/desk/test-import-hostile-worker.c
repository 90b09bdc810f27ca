/* test-import-hostile-worker.c — files that are made to do harm, through the program that reads files, and what they take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/resource.h>
#include <unistd.h>

#include "hostile.h"
#include "newsroom-import-reader.h"
#include "newsroom-import-worker-process-private.h"

static const char *folder;

static void
test_through_worker (void)
{
  g_autoptr (GPtrArray) files = hostile_load (folder);
  NewsroomImportReader *reader = newsroom_import_reader_new ();
  struct rusage         usage;
  guint                 n_wrong = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const HostileFile *file = files->pdata[i];
      g_autoptr (NewsroomReport) report = newsroom_report_new ();
      g_autoptr (NewsroomArticle) article = NULL;
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *wrong = NULL;

      article = newsroom_import_reader_read (reader, file->bytes, file->name, NULL, report, &parts, NULL, NULL, &error);
      wrong = hostile_check (file, article, parts, error);
      if (wrong == NULL && !g_error_matches (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_LIMIT) &&
          !g_error_matches (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_READER))
        continue;
      g_printerr ("%s\n", wrong != NULL ? wrong : error->message);
      n_wrong++;
    }
  newsroom_import_reader_unref (reader);
  g_assert_cmpuint (n_wrong, ==, 0);

  /* The process is waited for by another thread */
  for (guint i = 0; i < 600 && getrusage (RUSAGE_CHILDREN, &usage) == 0 && usage.ru_maxrss == 0; i++)
    g_usleep (100000);
  g_test_message ("At most %ld KB, in all %ld s", usage.ru_maxrss, (long)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec));
  g_assert_cmpint (usage.ru_maxrss, >, 0);
  g_assert_cmpint (usage.ru_maxrss, <, NEWSROOM_IMPORT_MEMORY_BYTES / 1024);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_func ("/desk/import-hostile/through-worker", test_through_worker);

  return g_test_run ();
}
