/* newsroom-salvage-pages.c — the pages of a damaged library, one by one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-pages-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_TRIES 3

/* https://www.sqlite.org/fileformat.html; numbers are big-endian. 1.3: the database header. */
#define HEADER_PAGE_SIZE 16
#define DEFAULT_PAGE_SIZE 4096
#define MIN_PAGE_SIZE 512
#define MAX_PAGE_SIZE 65536

/* No library comes near to it; who counts up to it, in whatever steps, comes to an end. */
#define MOST_PAGES G_MAXINT32

/* 4.1: the log. Its header ends with the two numbers that each of its frames repeats. */
#define LOG_HEADER_SIZE 32
#define LOG_MAGIC 0x377f0682
#define LOG_PAGE_SIZE 8
#define LOG_SALTS 16
#define LOG_SALTS_SIZE 8
#define LOG_SUM 24
#define FRAME_HEADER_SIZE 24
#define FRAME_COMMIT 4
#define FRAME_SALTS 8
#define FRAME_SUM 16
#define FRAME_SUMMED 8

/* 4.2: the checksum up to a place in the log; each frame goes on from that of the one before. */
typedef struct
{
  guint32 first;
  guint32 second;
} Sum;

/**
 * NewsroomSalvagePages:
 *
 * Reads a library as SQLite would if it had no fear of damage: its file, and over that the pages
 * of its log up to the last commit before a frame that is damaged. What is whole beyond that can
 * be asked for. What cannot be read is skipped. Nothing is written. For one thread.
 */
struct _NewsroomSalvagePages
{
  guint32 size;
  guint32 n_pages;
  int     fd; /* borrowed, or -1 */
  int     log;

  /* Owned */
  GHashTable *logged; /* number of a page → where it is in the log */
  GHashTable *beyond; /* the same, after damage to the log */
};

/**
 * newsroom_salvage_read_number:
 * @bytes: where it stands
 * @n_bytes: how long it is, up to 4
 *
 * Returns: the number, which is big-endian
 */
guint32
newsroom_salvage_read_number (const guint8 *bytes,
                              guint         n_bytes)
{
  guint32 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | bytes[i];

  return number;
}

/* What a disk that is dying cannot read, it may read when it is asked again. */
static gboolean
read_at (int     fd,
         guint8 *bytes,
         gsize   size,
         goffset offset)
{
  gssize n_read = -1;

  for (int i = 0; fd >= 0 && n_read < 0 && i < MOST_TRIES; i++)
    n_read = pread (fd, bytes, size, offset);

  return n_read == (gssize)size;
}

static goffset
get_length (int fd)
{
  const goffset length = fd >= 0 ? lseek (fd, 0, SEEK_END) : 0;

  return MAX (length, 0);
}

static int
open_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  int              fd = -1;

  for (int i = 0; fd < 0 && i < MOST_TRIES; i++)
    fd = open (log, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

  return fd;
}

static gboolean
is_page_size (guint32 size)
{
  return size >= MIN_PAGE_SIZE && size <= MAX_PAGE_SIZE && (size & (size - 1)) == 0;
}

/* What the file says of itself, else what its log says, else what every library has. */
static guint32
find_page_size (NewsroomSalvagePages *self,
                guint32               log_size)
{
  guint8  bytes[2];
  guint32 size = 0;

  if (read_at (self->fd, bytes, sizeof bytes, HEADER_PAGE_SIZE))
    size = newsroom_salvage_read_number (bytes, sizeof bytes);
  if (size == 1)
    size = MAX_PAGE_SIZE;
  if (is_page_size (log_size))
    return log_size;

  return is_page_size (size) ? size : DEFAULT_PAGE_SIZE;
}

static void
add_to_sum (Sum          *sum,
            gboolean      is_big_endian,
            const guint8 *bytes,
            gsize         size)
{
  for (gsize i = 0; i + 8 <= size; i += 8)
    {
      guint32 words[2];

      memcpy (words, bytes + i, sizeof words);
      sum->first += (is_big_endian ? GUINT32_FROM_BE (words[0]) : GUINT32_FROM_LE (words[0])) + sum->second;
      sum->second += (is_big_endian ? GUINT32_FROM_BE (words[1]) : GUINT32_FROM_LE (words[1])) + sum->first;
    }
}

/* Goes on from what is said, right or not, so that the next frame can be told from this one. */
static gboolean
take_sum (Sum          *sum,
          const guint8 *said)
{
  const Sum read = { newsroom_salvage_read_number (said, 4), newsroom_salvage_read_number (said + 4, 4) };
  gboolean  is_right = sum->first == read.first && sum->second == read.second;

  *sum = read;

  return is_right;
}

/* A commit makes the pages before it count. */
static void
commit (NewsroomSalvagePages *self,
        GHashTable           *pending,
        gboolean              is_beyond)
{
  GHashTableIter iter;
  gpointer       number;
  gpointer       place;

  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &number, &place))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (is_beyond ? self->beyond : self->logged, number, place);
      if (!is_beyond)
        self->n_pages = CLAMP (GPOINTER_TO_UINT (number), self->n_pages, MOST_PAGES);
    }
}

/* SQLite reads no further than a frame whose checksum is wrong: the power may have gone before all
 * of a transaction was there. It may be a single one that is damaged, too, of many that were saved:
 * those after it are told from it and remembered apart. */
static void
read_log (NewsroomSalvagePages *self,
          const guint8         *header)
{
  const gboolean is_big_endian = (header[3] & 1) != 0;
  const goffset  length = get_length (self->log);
  g_autoptr (GHashTable) pending = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  g_autofree guint8 *frame = g_malloc (FRAME_HEADER_SIZE + self->size);
  Sum                sum = { 0, 0 };
  gboolean           is_beyond;

  add_to_sum (&sum, is_big_endian, header, LOG_SUM);
  is_beyond = !take_sum (&sum, header + LOG_SUM);

  for (goffset offset = LOG_HEADER_SIZE; offset + FRAME_HEADER_SIZE + self->size <= length; offset += FRAME_HEADER_SIZE + self->size)
    {
      goffset  start = offset + FRAME_HEADER_SIZE;
      gboolean is_whole = read_at (self->log, frame, FRAME_HEADER_SIZE + self->size, offset);

      if (!is_whole && !read_at (self->log, frame, FRAME_HEADER_SIZE, offset))
        memset (frame, 0, FRAME_HEADER_SIZE);
      add_to_sum (&sum, is_big_endian, frame, FRAME_SUMMED);
      add_to_sum (&sum, is_big_endian, frame + FRAME_HEADER_SIZE, self->size);
      is_whole = take_sum (&sum, frame + FRAME_SUM) && is_whole;
      if (!is_whole || memcmp (frame + FRAME_SALTS, header + LOG_SALTS, LOG_SALTS_SIZE) != 0)
        {
          is_beyond = TRUE;
          continue;
        }

      g_hash_table_insert (pending, GUINT_TO_POINTER (newsroom_salvage_read_number (frame, 4)), g_memdup2 (&start, sizeof start));
      if (newsroom_salvage_read_number (frame + FRAME_COMMIT, 4) != 0)
        commit (self, pending, is_beyond);
    }
}

/**
 * newsroom_salvage_pages_new:
 * @path: a library, damaged or not, that nobody has open; it need not be there
 * @fd: the same, open to be read, or -1; stays the caller's: to close another one would drop its lock
 *
 * Returns: (transfer full): its pages
 */
NewsroomSalvagePages *
newsroom_salvage_pages_new (const char *path,
                            int         fd)
{
  NewsroomSalvagePages *self = g_new0 (NewsroomSalvagePages, 1);
  guint8                header[LOG_HEADER_SIZE];
  guint32               log_size = 0;

  self->fd = fd;
  self->log = open_log (path);
  self->logged = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->beyond = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);

  if (read_at (self->log, header, sizeof header, 0) && (newsroom_salvage_read_number (header, 4) & ~1u) == LOG_MAGIC)
    log_size = newsroom_salvage_read_number (header + LOG_PAGE_SIZE, 4);
  self->size = find_page_size (self, log_size);
  self->n_pages = (guint32)MIN (get_length (fd) / self->size, MOST_PAGES);
  if (log_size == self->size)
    read_log (self, header);

  return self;
}

/**
 * newsroom_salvage_pages_free:
 * @self: (transfer full): the pages of a library
 */
void
newsroom_salvage_pages_free (NewsroomSalvagePages *self)
{
  if (self->log >= 0)
    g_close (self->log, NULL);
  g_hash_table_unref (self->logged);
  g_hash_table_unref (self->beyond);
  g_free (self);
}

/**
 * newsroom_salvage_pages_look_beyond:
 * @self: the pages of a library, all of which were read
 *
 * From here on pages are read as the log has them after a frame that is damaged. What one of them
 * has no longer may be in a page that is lost, so this adds to what was read before.
 *
 * Returns: whether there is any
 */
gboolean
newsroom_salvage_pages_look_beyond (NewsroomSalvagePages *self)
{
  if (g_hash_table_size (self->beyond) == 0)
    return FALSE;

  commit (self, self->beyond, FALSE);

  return TRUE;
}

/**
 * newsroom_salvage_pages_get_size:
 * @self: the pages of a library
 *
 * Returns: how long each is, in bytes
 */
guint32
newsroom_salvage_pages_get_size (NewsroomSalvagePages *self)
{
  return self->size;
}

/**
 * newsroom_salvage_pages_get_n_pages:
 * @self: the pages of a library
 *
 * Returns: the number of the last one; the first is 1
 */
guint32
newsroom_salvage_pages_get_n_pages (NewsroomSalvagePages *self)
{
  return self->n_pages;
}

/**
 * newsroom_salvage_pages_read:
 * @self: the pages of a library
 * @number: of the page, which need not be there
 * @bytes: (out caller-allocates): what it holds, newsroom_salvage_pages_get_size() bytes
 *
 * Returns: whether the disk gave it
 */
gboolean
newsroom_salvage_pages_read (NewsroomSalvagePages *self,
                             guint32               number,
                             guint8               *bytes)
{
  const goffset *logged = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (number));

  if (number == 0 || number > self->n_pages)
    return FALSE;
  if (logged != NULL && read_at (self->log, bytes, self->size, *logged))
    return TRUE;

  return read_at (self->fd, bytes, self->size, ((goffset)number - 1) * self->size);
}
