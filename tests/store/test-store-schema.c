/* test-store-schema.c — what is no library, whatever it looks like at first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-schema-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-helper.h"

/* Of a file that is too short to be a library */
#define SHORT_SIZE 50

/* Of one that has room for the head of a library */
#define LONG_SIZE 512

/* A log of one page, which was committed: https://www.sqlite.org/fileformat2.html, 4.1 */
#define LOG_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
#define PAGE_SIZE 512

#define OURS "PRAGMA application_id = 0x4e57524d;"

#define OTHER_WORDS "a file of another application"
#define LOST_WORDS "its beginning is lost"
#define TABLES_WORDS "its tables are not those of a library"

typedef struct
{
  const char *name;
  const char *change;      /* SQL, done to a library; or NULL */
  const char *make;        /* SQL, done to a new file; or NULL */
  const char *head;        /* its beginning, where it is neither */
  gboolean    is_long;     /* and it is not too short to be one */
  gboolean    is_nameless; /* the format that its beginning names is lost */
  const char *journal;     /* what lies beside it, or NULL */
  gboolean    has_log;     /* whose first page is nothing */
  gboolean    is_readable; /* it may not be written */
  const char *words;       /* what is said, or NULL where it is opened */
} Case;

static const Case cases[] = {
  { "no-version", .change = "PRAGMA user_version = 0", .words = OTHER_WORDS },
  { "no-tables", .make = OURS "PRAGMA user_version = " G_STRINGIFY (NEWSROOM_SCHEMA_VERSION), .words = TABLES_WORDS },
  { "other", .make = "PRAGMA user_version = 3; CREATE TABLE article (id)", .words = OTHER_WORDS },
  { "other-empty-journal", .make = "PRAGMA user_version = 3", .journal = "", .words = OTHER_WORDS },
  { "other-journal", .make = "PRAGMA user_version = 3", .journal = "cut off", .words = OTHER_WORDS },
  { "other-newer-journal", .make = "PRAGMA application_id = 1; PRAGMA user_version = 99", .journal = "cut off", .words = OTHER_WORDS },
  { "nothing", .head = "Nothing", .words = LOST_WORDS },
  { "nothing-journal", .head = "Nothing", .journal = "cut off", .words = "is damaged, or is no library" },
  { "nothing-log", .head = "Nothing", .has_log = TRUE, .words = LOST_WORDS },
  { "short", .head = "SQLite format 3", .words = LOST_WORDS },
  { "long", .head = "Nothing", .is_long = TRUE, .words = LOST_WORDS },
  { "nameless-newer-journal", .change = "PRAGMA user_version = 99", .is_nameless = TRUE, .journal = "cut off", .words = "is damaged, or is no library" },
  { "other-to-read", .change = "PRAGMA application_id = 1", .is_readable = TRUE, .words = OTHER_WORDS },
  { "no-version-to-read", .change = "PRAGMA user_version = 0", .is_readable = TRUE, .words = OTHER_WORDS },
  { "library-to-read", .change = "", .is_readable = TRUE },
  { "library-journal", .change = "", .journal = "cut off" },
  { "library-empty-journal", .change = "", .journal = "" },
};

/* Whether the library may not be written */
static gboolean is_readable;

int __real_access (const char *path, int mode);
int __wrap_access (const char *path, int mode);

int
__wrap_access (const char *path,
               int         mode)
{
  if (!is_readable || (mode & W_OK) == 0)
    return __real_access (path, mode);
  errno = EACCES;

  return -1;
}

static void
write_file (const char *path,
            const char *suffix,
            const char *bytes,
            gsize       size)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  g_assert_true (g_file_set_contents (name, bytes, (gssize)size, NULL));
}

static void
write_log (const char *path)
{
  static const guint8 page_size[4] = { 0, 0, PAGE_SIZE >> 8, 0 };
  guint8              log[LOG_HEADER_SIZE + FRAME_HEADER_SIZE + PAGE_SIZE] = { 0 };
  guint8             *frame = log + LOG_HEADER_SIZE;

  memcpy (log + 8, page_size, sizeof page_size);
  frame[3] = 1; /* the page */
  frame[7] = 1; /* pages after the commit */
  memset (frame + FRAME_HEADER_SIZE, 'x', PAGE_SIZE);
  write_file (path, "-wal", (const char *)log, sizeof log);
}

static void
prepare (Library    *library,
         const Case *wanted)
{
  library_close (library);
  if (wanted->change == NULL)
    g_assert_no_errno (g_unlink (library->path));
  if (wanted->change != NULL || wanted->make != NULL)
    g_free (run_sql (library->path, wanted->change != NULL ? wanted->change : wanted->make));
  if (wanted->head != NULL)
    {
      char head[LONG_SIZE] = "";

      g_strlcpy (head, wanted->head, sizeof head);
      write_file (library->path, "", head, wanted->is_long ? LONG_SIZE : SHORT_SIZE);
    }
  if (wanted->is_nameless)
    {
      g_autofree char *bytes = NULL;
      gsize            size;

      g_assert_true (g_file_get_contents (library->path, &bytes, &size, NULL));
      memset (bytes, 'x', strlen ("SQLite format 3"));
      write_file (library->path, "", bytes, size);
    }
  if (wanted->journal != NULL)
    write_file (library->path, "-journal", wanted->journal, strlen (wanted->journal));
  if (wanted->has_log)
    write_log (library->path);
}

/* What is refused is refused for its own reason, and stays as it is, byte for byte. */
static void
test_open (Library      *library,
           gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr (NewsroomStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            size = 0;
  gsize            size_after = 0;

  prepare (library, wanted);
  g_assert_true (g_file_get_contents (library->path, &before, &size, NULL));
  is_readable = wanted->is_readable;
  store = open_store (library->path, &error);
  is_readable = FALSE;
  if (wanted->words == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpint (newsroom_store_get_read_only (store), ==, wanted->is_readable ? NEWSROOM_READ_ONLY_PERMISSION : NEWSROOM_READ_ONLY_NOT);
      g_assert_true (close_store (store, &error));
      return;
    }

  g_assert_null (store);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  if (strstr (error->message, wanted->words) == NULL)
    g_error ("“%s” is not in “%s”", wanted->words, error->message);
  g_assert_true (g_file_get_contents (library->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
}

/* For who repairs a library: what cannot be read is told from what is read and is another's. */
static void
test_objects (Library      *library,
              gconstpointer data)
{
  g_autofree char *missing = g_strconcat (library->path, ".missing", NULL);
  g_autofree char *head = g_strconcat (library->path, ".none", NULL);
  gboolean         are_ours = FALSE;

  library_close (library);
  g_assert_true (newsroom_schema_read_objects (library->path, &are_ours));
  g_assert_true (are_ours);
  g_free (run_sql (library->path, "CREATE TABLE other (id)"));
  g_assert_true (newsroom_schema_read_objects (library->path, &are_ours));
  g_assert_false (are_ours);

  g_assert_false (newsroom_schema_read_objects (missing, &are_ours));
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  write_file (head, "", "no library at all", 17);
  g_assert_false (newsroom_schema_read_objects (head, &are_ours));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/schema/open/%s", cases[i].name);

      g_test_add (path, Library, &cases[i], library_set_up, test_open, library_tear_down);
    }
  g_test_add ("/store/schema/objects", Library, NULL, library_set_up, test_objects, library_tear_down);

  return g_test_run ();
}
