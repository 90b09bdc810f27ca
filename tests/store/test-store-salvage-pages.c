/* test-store-salvage-pages.c — the pages of a library and of its log, of any size, order and damage
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-pages-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "system-helper.h"

/* https://www.sqlite.org/fileformat.html, 1.3 and 4.1 */
#define PAGE_SIZE 512
#define HEADER_PAGE_SIZE 16
#define LOG_HEADER_SIZE 32
#define LOG_MAGIC 0x377f0682
#define FRAME_HEADER_SIZE 24
#define FRAME_SIZE (FRAME_HEADER_SIZE + PAGE_SIZE)

/* What is read is asked for so often. */
#define N_TRIES 3

/* Before the frames the header of the log is read, and the size of a page in the file. */
#define N_READ 2

/* A file of the pages “abc”, each full of its letter, and a log that is being written */
typedef struct
{
  char       *folder;
  char       *path;
  char       *log_path;
  int         fd;
  gboolean    is_big_endian;
  guint32     sum[2];
  GByteArray *log;
} Paged;

static void
write_file (Paged  *paged,
            guint16 page_size)
{
  char         bytes[3 * PAGE_SIZE];
  const guint8 size[] = { page_size >> 8, page_size & 0xff };

  for (guint i = 0; i < 3; i++)
    memset (bytes + i * PAGE_SIZE, "abc"[i], PAGE_SIZE);
  memcpy (bytes + HEADER_PAGE_SIZE, size, sizeof size);
  g_assert_true (g_file_set_contents (paged->path, bytes, sizeof bytes, NULL));
  if (paged->fd >= 0)
    close (paged->fd);
  paged->fd = g_open (paged->path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (paged->fd, >=, 0);
}

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  const guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *)&big_endian, sizeof big_endian);
}

/* Of what is at @offset in the log, after what was summed before */
static void
sum (Paged *paged,
     guint  offset,
     guint  size)
{
  for (guint i = offset; i < offset + size; i += 8)
    {
      guint32 words[2];

      memcpy (words, paged->log->data + i, sizeof words);
      for (guint j = 0; j < 2; j++)
        {
          const guint32 word = paged->is_big_endian ? GUINT32_FROM_BE (words[j]) : GUINT32_FROM_LE (words[j]);

          paged->sum[j] += word + paged->sum[1 - j];
        }
    }
}

static void
begin_log (Paged   *paged,
           gboolean is_big_endian,
           guint32  page_size)
{
  paged->is_big_endian = is_big_endian;
  memset (paged->sum, 0, sizeof paged->sum);
  g_byte_array_set_size (paged->log, 0);
  append_number (paged->log, LOG_MAGIC | (is_big_endian ? 1 : 0));
  append_number (paged->log, 3007000);
  append_number (paged->log, page_size);
  append_number (paged->log, 0);
  g_byte_array_append (paged->log, (const guint8 *)"saltsalt", 8);
  sum (paged, 0, LOG_HEADER_SIZE - 8);
  append_number (paged->log, paged->sum[0]);
  append_number (paged->log, paged->sum[1]);
}

static void
append_frame (Paged   *paged,
              guint32  number,
              char     letter,
              gboolean is_commit)
{
  const guint start = paged->log->len;
  guint8      page[PAGE_SIZE];

  memset (page, letter, sizeof page);
  append_number (paged->log, number);
  append_number (paged->log, is_commit ? 4 : 0);
  sum (paged, start, 8);
  g_byte_array_append (paged->log, (const guint8 *)"saltsalt", 8);
  g_byte_array_append (paged->log, page, 8); /* for the sums */
  g_byte_array_append (paged->log, page, sizeof page);
  sum (paged, start + FRAME_HEADER_SIZE, PAGE_SIZE);
  g_byte_array_set_size (paged->log, start + FRAME_HEADER_SIZE - 8);
  append_number (paged->log, paged->sum[0]);
  append_number (paged->log, paged->sum[1]);
  g_byte_array_append (paged->log, page, sizeof page);
}

static NewsroomSalvagePages *
read_library (Paged *paged)
{
  g_assert_true (g_file_set_contents (paged->log_path, (const char *)paged->log->data, paged->log->len, NULL));

  return newsroom_salvage_pages_new (paged->path, paged->fd);
}

static void
assert_pages (NewsroomSalvagePages *pages,
              const char           *letters)
{
  g_assert_cmpuint (newsroom_salvage_pages_get_size (pages), ==, PAGE_SIZE);
  g_assert_cmpuint (newsroom_salvage_pages_get_n_pages (pages), ==, strlen (letters));
  for (guint32 i = 0; letters[i] != '\0'; i++)
    {
      guint8 page[PAGE_SIZE];

      g_assert_true (newsroom_salvage_pages_read (pages, i + 1, page));
      g_assert_cmpint (page[0], ==, letters[i]);
      g_assert_cmpint (page[PAGE_SIZE - 1], ==, letters[i]);
    }
}

static void
paged_set_up (Paged        *paged,
              gconstpointer data)
{
  paged->folder = g_dir_make_tmp ("newsroom-pages-XXXXXX", NULL);
  paged->path = g_build_filename (paged->folder, "library.db", NULL);
  paged->log_path = g_strconcat (paged->path, "-wal", NULL);
  paged->log = g_byte_array_new ();
  paged->fd = -1;
  write_file (paged, PAGE_SIZE);
}

static void
paged_tear_down (Paged        *paged,
                 gconstpointer data)
{
  system_end ();
  close (paged->fd);
  g_unlink (paged->log_path);
  g_assert_no_errno (g_unlink (paged->path));
  g_assert_no_errno (g_rmdir (paged->folder));
  g_byte_array_unref (paged->log);
  g_free (paged->log_path);
  g_free (paged->path);
  g_free (paged->folder);
}

/* What is no size of a page is not believed. */
static void
test_sizes (Paged        *paged,
            gconstpointer data)
{
  static const struct
  {
    guint16 in_file;
    guint32 in_log; /* or 0: there is none */
    guint32 size;
  } cases[] = {
    { 512, 0, 512 },
    { 0x8000, 0, 32768 },
    { 1, 0, 65536 },
    { 0, 0, 4096 },
    { 256, 0, 4096 },
    { 513, 0, 4096 },
    { 0xffff, 0, 4096 },
    { 512, 1024, 1024 },
    { 0, 65536, 65536 },
    { 512, 131072, 512 },
    { 512, 768, 512 },
    { 512, 256, 512 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomSalvagePages) pages = NULL;

      write_file (paged, cases[i].in_file);
      g_byte_array_set_size (paged->log, 0);
      if (cases[i].in_log != 0)
        begin_log (paged, FALSE, cases[i].in_log);
      pages = read_library (paged);
      g_assert_cmpuint (newsroom_salvage_pages_get_size (pages), ==, cases[i].size);
    }
}

/* A machine of either order of bytes has written the log. What was not committed does not count. */
static void
test_log (Paged        *paged,
          gconstpointer is_big_endian)
{
  g_autoptr (NewsroomSalvagePages) pages = NULL;

  begin_log (paged, GPOINTER_TO_INT (is_big_endian), PAGE_SIZE);
  append_frame (paged, 2, 'B', FALSE);
  append_frame (paged, 4, 'D', TRUE);
  append_frame (paged, 1, 'A', FALSE);
  pages = read_library (paged);
  assert_pages (pages, "aBcD");
  g_assert_false (newsroom_salvage_pages_look_beyond (pages));
}

/* A byte is wrong, and what follows is only there for who looks beyond. */
static void
test_damaged (Paged        *paged,
              gconstpointer data)
{
  static const struct
  {
    const char *what;
    guint       offset;
    const char *letters;
    const char *beyond; /* or NULL: nothing */
  } cases[] = {
    { "version of the log", 4, "abc", "ABC" },
    { "magic", 0, "abc", NULL },
    /* The frame after a sum is told from what that says. */
    { "first sum of the header", 24, "abc", "AbC" },
    { "second sum of the header", 31, "abc", "AbC" },
    { "salt", LOG_HEADER_SIZE + FRAME_SIZE + 8, "aBc", "ABc" },
    { "first sum", LOG_HEADER_SIZE + FRAME_SIZE + 16, "aBc", NULL },
    { "second sum", LOG_HEADER_SIZE + FRAME_SIZE + 23, "aBc", NULL },
    { "page", LOG_HEADER_SIZE + FRAME_SIZE + FRAME_HEADER_SIZE, "aBc", "ABc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomSalvagePages) pages = NULL;

      g_test_message ("%s", cases[i].what);
      begin_log (paged, FALSE, PAGE_SIZE);
      append_frame (paged, 2, 'B', TRUE);
      append_frame (paged, 3, 'C', TRUE);
      append_frame (paged, 1, 'A', TRUE);
      paged->log->data[cases[i].offset] ^= 1;
      pages = read_library (paged);
      assert_pages (pages, cases[i].letters);
      g_assert_true (newsroom_salvage_pages_look_beyond (pages) == (cases[i].beyond != NULL));
      assert_pages (pages, cases[i].beyond != NULL ? cases[i].beyond : cases[i].letters);
    }
}

/* The disk gives it when it is asked again, or only the header of a frame, or nothing. */
static void
test_unread (Paged        *paged,
             gconstpointer data)
{
  static const struct
  {
    guint       n_failed;
    const char *letters;
    const char *beyond; /* or NULL: nothing */
  } cases[] = {
    { N_TRIES - 1, "ABBD", NULL },
    { N_TRIES, "aBc", "ABcD" },
    /* The frame after it is not told from it. */
    { 2 * N_TRIES, "aBc", "aBcD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NewsroomSalvagePages) pages = NULL;

      begin_log (paged, FALSE, PAGE_SIZE);
      append_frame (paged, 2, 'B', TRUE);
      /* What was read before is not taken for what could not be read. */
      append_frame (paged, 3, 'B', TRUE);
      append_frame (paged, 1, 'A', TRUE);
      append_frame (paged, 4, 'D', TRUE);
      system_fail ("pread", N_READ + 1, cases[i].n_failed, EIO);
      pages = read_library (paged);
      system_end ();
      assert_pages (pages, cases[i].letters);
      g_assert_true (newsroom_salvage_pages_look_beyond (pages) == (cases[i].beyond != NULL));
      assert_pages (pages, cases[i].beyond != NULL ? cases[i].beyond : cases[i].letters);
    }
}

/* What the log does not give any more was in the file before. */
static void
test_older (Paged        *paged,
            gconstpointer data)
{
  g_autoptr (NewsroomSalvagePages) pages = NULL;
  guint8 page[PAGE_SIZE];

  begin_log (paged, FALSE, PAGE_SIZE);
  append_frame (paged, 2, 'B', TRUE);
  pages = read_library (paged);
  system_fail ("pread", 0, N_TRIES, EIO);
  g_assert_true (newsroom_salvage_pages_read (pages, 2, page));
  g_assert_cmpint (page[0], ==, 'b');
  system_end ();
  system_fail ("pread", 0, 2 * N_TRIES, EIO);
  g_assert_false (newsroom_salvage_pages_read (pages, 2, page));
}

/* Of a library of which the log alone is left, that is read. */
static void
test_log_alone (Paged        *paged,
                gconstpointer data)
{
  g_autoptr (NewsroomSalvagePages) pages = NULL;
  guint8 page[PAGE_SIZE];

  begin_log (paged, FALSE, PAGE_SIZE);
  append_frame (paged, 2, 'B', TRUE);
  g_assert_true (g_file_set_contents (paged->log_path, (const char *)paged->log->data, paged->log->len, NULL));
  pages = newsroom_salvage_pages_new (paged->path, -1);
  g_assert_cmpuint (newsroom_salvage_pages_get_n_pages (pages), ==, 2);
  g_assert_false (newsroom_salvage_pages_read (pages, 1, page));
  g_assert_true (newsroom_salvage_pages_read (pages, 2, page));
  g_assert_cmpint (page[0], ==, 'B');
}

/* However long a file says it is, and whatever number a page has: who goes through them comes to an end. */
static void
test_endless (Paged        *paged,
              gconstpointer data)
{
  g_autoptr (NewsroomSalvagePages) long_log = NULL;
  g_autoptr (NewsroomSalvagePages) long_file = NULL;

  begin_log (paged, FALSE, PAGE_SIZE);
  append_frame (paged, G_MAXUINT32, 'Z', TRUE);
  append_frame (paged, 2, 'B', TRUE);
  long_log = read_library (paged);
  g_assert_cmpuint (newsroom_salvage_pages_get_n_pages (long_log), ==, G_MAXINT32);

  if (ftruncate (paged->fd, ((goffset)G_MAXUINT32 + 2) * PAGE_SIZE) != 0)
    {
      g_test_skip ("The file system has no files with holes of that length");
      return;
    }
  long_file = read_library (paged);
  g_assert_cmpuint (newsroom_salvage_pages_get_n_pages (long_file), ==, G_MAXINT32);
}

#define ADD(path, data, function) g_test_add (path, Paged, data, paged_set_up, function, paged_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/salvage-pages/sizes", NULL, test_sizes);
  ADD ("/store/salvage-pages/log", NULL, test_log);
  ADD ("/store/salvage-pages/log-big-endian", GINT_TO_POINTER (TRUE), test_log);
  ADD ("/store/salvage-pages/damaged", NULL, test_damaged);
  ADD ("/store/salvage-pages/unread", NULL, test_unread);
  ADD ("/store/salvage-pages/older", NULL, test_older);
  ADD ("/store/salvage-pages/log-alone", NULL, test_log_alone);
  ADD ("/store/salvage-pages/endless", NULL, test_endless);

  return g_test_run ();
}
