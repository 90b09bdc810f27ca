/* fuzz-salvage.c — whatever a disk has made of a library, its pages are read within their bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "newsroom-salvage-record-private.h"

/* An input that begins as a log is one, any other a library. */
#define LOG_START 0x37

/* A sum of all that is given, so that a sanitizer sees each byte of it read. */
static gboolean
sum_cb (const NewsroomSalvageRecord *record,
        gpointer                     user_data,
        GError                     **error)
{
  guint64 *sum = user_data;

  g_assert_cmpuint (record->n_values, <=, NEWSROOM_SALVAGE_MAX_COLUMNS);
  for (guint i = 0; i < record->n_values; i++)
    for (gsize j = 0; j < record->values[i].size; j++)
      *sum += record->values[i].data[j];

  return TRUE;
}

static void
read_all (const char *path,
          int         fd)
{
  g_autoptr (NewsroomSalvagePages) pages = newsroom_salvage_pages_new (path, fd);
  guint64 sum = 0;

  for (guint32 number = 1; number <= MIN (newsroom_salvage_pages_get_n_pages (pages), 1000); number++)
    g_assert_true (newsroom_salvage_records_read (pages, number, sum_cb, &sum, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const gboolean   is_log = size > 0 && data[0] == LOG_START;
  int              fd = memfd_create ("library", MFD_CLOEXEC);
  g_autofree char *path = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (ssize_t)size);
  if (!is_log)
    {
      read_all ("/nonexistent", fd);
    }
  else
    {
      g_autofree char *folder = g_dir_make_tmp ("newsroom-fuzz-XXXXXX", NULL);
      g_autofree char *log = NULL;

      path = g_build_filename (folder, "library.db", NULL);
      log = g_strconcat (path, "-wal", NULL);
      g_assert_true (g_file_set_contents (log, (const char *)data, (gssize)size, NULL));
      read_all (path, -1);
      g_unlink (log);
      g_rmdir (folder);
    }
  g_close (fd, NULL);

  return 0;
}
