/* test-file.c — files of every kind read with care, and written whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file.h"
#include "newsroom-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "desk-helper.h"

/* An ordinary account, for what root is never refused. */
#define NOBODY 65534

typedef struct
{
  char *folder;
} Fixture;

/* Whether files must be written as on a system without files that have no name. */
static gboolean only_named;

int
access (const char *path,
        int         mode)
{
  if (only_named && g_str_equal (path, "/proc/self/fd"))
    {
      errno = ENOENT;
      return -1;
    }

  return (int)syscall (SYS_faccessat, AT_FDCWD, path, mode);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  only_named = data != NULL;
  fixture->folder = g_dir_make_tmp ("newsroom-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_entries = 0;

  while (g_dir_read_name (dir) != NULL)
    n_entries++;

  return n_entries;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static gboolean
write_text (const char *path,
            const char *text,
            gboolean    replace,
            GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return newsroom_file_write (file, bytes, replace, NULL, error);
}

static void
assert_not_written (const char       *path,
                    gboolean          replace,
                    NewsroomFileError code,
                    const char       *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "new", replace, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, (int)code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_read_gives_all_bytes (Fixture      *fixture,
                           gconstpointer data)
{
  const gsize sizes[] = { 0, 1, 4094, 4095, 4096, 262143, 262144, 1000003 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "story.txt", NULL);
      g_autofree char *contents = g_malloc (sizes[i] + 1);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize j = 0; j < sizes[i]; j++)
        contents[j] = (char)(j * 7 + j / 251);
      g_assert_true (g_file_set_contents (path, contents, (gssize)sizes[i], NULL));
      bytes = newsroom_file_read (file, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), contents, sizes[i]);
    }
}

static void
test_read_through_links_and_of_no_size (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "story.txt", "Words.");
  g_autofree char *link = g_build_filename (fixture->folder, "link.txt", NULL);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (GFile) proc = g_file_new_for_path ("/proc/self/status");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) proc_bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("story.txt", link), ==, 0);
  bytes = newsroom_file_read (linked, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Words.", 6);

  proc_bytes = newsroom_file_read (proc, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (proc_bytes), >, 100);
}

static void
test_read_start (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "story.txt", "Words.");
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) pipe = g_file_new_for_path (fifo);
  static const struct
  {
    gsize       max;
    const char *start;
  } cases[] = {
    { 1, "W" },
    { 5, "Words" },
    { 6, "Words." },
    { 7, "Words." },
    { 65536, "Words." },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) start = newsroom_file_read_start (file, cases[i].max, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (start, NULL), g_bytes_get_size (start), cases[i].start, strlen (cases[i].start));
    }

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (newsroom_file_read_start (pipe, 1, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_REGULAR);
}

static void
test_read_refuses_what_is_no_file (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autofree char   *fifo = g_build_filename (fixture->folder, "fifo.txt", NULL);
  g_autofree char   *path = g_build_filename (fixture->folder, "socket.txt", NULL);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int                fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  close (fd);

  desk_assert_refused ("/", NEWSROOM_FILE_ERROR_NOT_REGULAR, "Could not open “/”: it is a folder");
  desk_assert_refused (fifo, NEWSROOM_FILE_ERROR_NOT_REGULAR, "Could not open “fifo.txt”: it is a pipe, not a file");
  desk_assert_refused (path, NEWSROOM_FILE_ERROR_NOT_REGULAR, "Could not open “socket.txt”: it is a socket, not a file");
  desk_assert_refused ("/dev/zero", NEWSROOM_FILE_ERROR_NOT_REGULAR, "Could not open “zero”: it is a device, not a file");
  desk_assert_refused ("/proc/self/mem", NEWSROOM_FILE_ERROR_IO, "Could not open “mem”: the disk reports an error");
}

static void
test_read_refuses_what_is_elsewhere (Fixture      *fixture,
                                     gconstpointer data)
{
  const char *const uris[] = {
    "http://example.org/story.txt",
    "sftp://example.org/story.txt",
    "smb://example.org/share/story.txt",
    "admin:///etc/story.txt",
    "trash:///story.txt",
    "data:text/plain,story.txt",
    "mailto:ann@example.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (newsroom_file_read (file, NULL, &error));
      g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_REMOTE);
    }
}

static void
test_argument (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char  *own = g_strdup_printf ("file://%s/tmp/story.txt", g_get_host_name ());
  const char *const local[] = { "/tmp/story.txt", "file:///tmp/story.txt", "file://localhost/tmp/story.txt", own };
  g_autoptr (GFile) elsewhere = NULL;
  g_autoptr (GFile) nothing = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    {
      g_autoptr (GFile) file = newsroom_file_new_for_argument (local[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (g_file_peek_path (file), ==, "/tmp/story.txt");
    }

  elsewhere = newsroom_file_new_for_argument ("file://elsewhere.example.org/etc/hostname", &error);
  g_assert_null (elsewhere);
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_REMOTE);
  g_clear_error (&error);

  nothing = newsroom_file_new_for_argument ("", &error);
  g_assert_null (nothing);
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_NOT_FOUND);
}

static void
test_read_refuses_what_is_not_there (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.txt", NULL);
  g_autofree char *circle = g_build_filename (fixture->folder, "circle.txt", NULL);
  g_autofree char *file = desk_put (fixture->folder, "file", "");
  g_autofree char *below = g_build_filename (file, "below.txt", NULL);

  g_assert_cmpint (symlink ("missing.txt", dangling), ==, 0);
  g_assert_cmpint (symlink ("circle.txt", circle), ==, 0);
  desk_assert_refused (missing, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not open “missing.txt”: it is not there");
  desk_assert_refused (dangling, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not open “dangling.txt”: it is not there");
  desk_assert_refused (circle, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not open “circle.txt”: its links lead nowhere");
  desk_assert_refused (below, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not open “below.txt”: one of the folders in its path is a file");
}

static void
test_read_refuses_large_files (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "large.txt", "");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (path, (off_t)NEWSROOM_FILE_MAX_BYTES), ==, 0);
  bytes = newsroom_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, NEWSROOM_FILE_MAX_BYTES);

  g_assert_cmpint (truncate (path, (off_t)NEWSROOM_FILE_MAX_BYTES + 1), ==, 0);
  desk_assert_refused (path, NEWSROOM_FILE_ERROR_TOO_LARGE, "Could not open “large.txt”: it is larger than 64 MB");
  g_assert_cmpint (truncate (path, (off_t)5 << 30), ==, 0);
  desk_assert_refused (path, NEWSROOM_FILE_ERROR_TOO_LARGE, "Could not open “large.txt”: it is larger than 64 MB");
}

static void
test_read_descriptor_stops_at_the_limit (Fixture      *fixture,
                                         gconstpointer data)
{
  int fd = open ("/dev/zero", O_RDONLY | O_CLOEXEC);
  g_autoptr (GError) error = NULL;

  g_assert_null (newsroom_file_read_descriptor (fd, "-", NULL, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_TOO_LARGE);
  close (fd);
}

static void
test_permissions (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "secret.txt", "secret");
  g_autofree char *other = g_build_filename (fixture->folder, "new.txt", NULL);

  g_assert_cmpint (chmod (path, 0400), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, 0755), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  else
    g_assert_cmpint (chmod (path, 0), ==, 0);

  desk_assert_refused (path, NEWSROOM_FILE_ERROR_DENIED, "Could not open “secret.txt”: you do not have the permission");
  if (getuid () == 0)
    {
      assert_not_written (other, FALSE, NEWSROOM_FILE_ERROR_DENIED, "Could not write “new.txt”: you do not have the permission; choose another folder or name");
      g_assert_cmpint (seteuid (0), ==, 0);
    }
  else
    assert_not_written (path, TRUE, NEWSROOM_FILE_ERROR_DENIED, "Could not write “secret.txt”: you do not have the permission; choose another folder or name");
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "story.txt", "old");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) write_error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (newsroom_file_read (file, cancellable, &read_error));
  g_assert_error (read_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (newsroom_file_write (file, bytes, TRUE, cancellable, &write_error));
  g_assert_error (write_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_contents (path, "old");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 1);
}

static void
test_write_new (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "story.html", NULL);
  g_autofree char *longest = g_strnfill (250, 'a');
  g_autofree char *long_path = g_build_filename (fixture->folder, longest, NULL);
  mode_t           mask = umask (027);
  struct stat      status;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (path, "new", FALSE, &error));
  g_assert_no_error (error);
  umask (mask);
  assert_contents (path, "new");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);

  g_assert_true (write_text (long_path, "", FALSE, &error));
  g_assert_no_error (error);
  assert_contents (long_path, "");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 2);
}

static void
test_write_does_not_replace (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "story.html", "old");
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.html", NULL);

  g_assert_cmpint (symlink ("nothing.html", dangling), ==, 0);
  assert_not_written (path, FALSE, NEWSROOM_FILE_ERROR_EXISTS, "Could not write “story.html”: there is a file of that name already");
  assert_not_written (dangling, FALSE, NEWSROOM_FILE_ERROR_EXISTS, "Could not write “dangling.html”: there is a file of that name already");
  assert_contents (path, "old");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 2);
}

static void
test_write_replaces (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "story.html", "old");
  g_autofree char *link = g_build_filename (fixture->folder, "link.html", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.html", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target.html", NULL);
  struct stat      status;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (chmod (path, 0604), ==, 0);
  g_assert_cmpint (symlink ("story.html", link), ==, 0);
  g_assert_cmpint (symlink (target, dangling), ==, 0);

  g_assert_true (write_text (link, "new", TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_contents (path, "new");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0604);

  g_assert_true (write_text (dangling, "made", TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  assert_contents (target, "made");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 4);
}

static void
test_write_refuses_what_is_no_file (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo.html", NULL);
  g_autofree char *circle = g_build_filename (fixture->folder, "circle.html", NULL);
  g_autofree char *basename = g_path_get_basename (fixture->folder);
  g_autofree char *folder_message = g_strdup_printf ("Could not write “%s”: it is a folder", basename);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "story.html", NULL);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.org/story.html");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("circle.html", circle), ==, 0);
  assert_not_written (fifo, TRUE, NEWSROOM_FILE_ERROR_NOT_REGULAR, "Could not write “fifo.html”: it is a pipe, not a file");
  assert_not_written ("/dev/null", TRUE, NEWSROOM_FILE_ERROR_NOT_REGULAR, "Could not write “null”: it is a device, not a file");
  assert_not_written (fixture->folder, TRUE, NEWSROOM_FILE_ERROR_NOT_REGULAR, folder_message);
  assert_not_written (circle, TRUE, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not write “circle.html”: its links lead nowhere");
  assert_not_written (nowhere, FALSE, NEWSROOM_FILE_ERROR_NOT_FOUND, "Could not write “story.html”: there is no such folder");
  g_assert_false (newsroom_file_write (remote, bytes, FALSE, NULL, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_REMOTE);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 2);
}

static void
test_write_names_a_way_forward (void)
{
  static const struct
  {
    int         number;
    const char *message;
  } cases[] = {
    { EACCES, "Could not write “story.html”: you do not have the permission; choose another folder or name" },
    { ENOENT, "Could not write “story.html”: no files can be made in that folder; choose another one" },
    { ENOSPC, "Could not write “story.html”: there is no space left on the disk; make room, or choose a folder on another one" },
    { EROFS, "Could not write “story.html”: the disk is read-only; choose a folder on another one" },
    { EIO, "Could not write “story.html”: the disk reports an error" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      newsroom_file_set_error_from_errno (&error, NEWSROOM_FILE_TO_WRITE, cases[i].number, "/elsewhere/story.html");
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_write_leaves_nothing_half_done (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *path = desk_put (fixture->folder, "story.html", "old");
  g_autofree char *text = g_strnfill (100000, 'x');
  struct rlimit    before, small;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (write_text (path, text, TRUE, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_TOO_LARGE);
  assert_contents (path, "old");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 1);
}

static void
test_display_name (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/a\nb\033[2J\xe2\x80\xaetxt.\xff");
  g_autofree char *name = newsroom_file_dup_display_name (file);

  g_assert_cmpstr (name, ==, "/tmp/a�b�[2J�txt.�");
}

#define ADD_TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
#define ADD_WRITE_TEST(name, function)                                               \
  g_test_add ("/desk/file/write/" name, Fixture, NULL, set_up, function, tear_down); \
  g_test_add ("/desk/file/write-named/" name, Fixture, "", set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/desk/file/read/gives-all-bytes", test_read_gives_all_bytes);
  ADD_TEST ("/desk/file/read/through-links-and-of-no-size", test_read_through_links_and_of_no_size);
  ADD_TEST ("/desk/file/read/start", test_read_start);
  ADD_TEST ("/desk/file/read/refuses-what-is-no-file", test_read_refuses_what_is_no_file);
  ADD_TEST ("/desk/file/read/refuses-what-is-elsewhere", test_read_refuses_what_is_elsewhere);
  ADD_TEST ("/desk/file/read/refuses-what-is-not-there", test_read_refuses_what_is_not_there);
  ADD_TEST ("/desk/file/read/refuses-large-files", test_read_refuses_large_files);
  ADD_TEST ("/desk/file/read/descriptor-stops-at-the-limit", test_read_descriptor_stops_at_the_limit);
  ADD_TEST ("/desk/file/argument", test_argument);
  ADD_TEST ("/desk/file/permissions", test_permissions);
  ADD_TEST ("/desk/file/cancelled", test_cancelled);
  ADD_WRITE_TEST ("new", test_write_new);
  ADD_WRITE_TEST ("does-not-replace", test_write_does_not_replace);
  ADD_WRITE_TEST ("replaces", test_write_replaces);
  ADD_WRITE_TEST ("refuses-what-is-no-file", test_write_refuses_what_is_no_file);
  g_test_add_func ("/desk/file/write/names-a-way-forward", test_write_names_a_way_forward);
  ADD_WRITE_TEST ("leaves-nothing-half-done", test_write_leaves_nothing_half_done);
  ADD_TEST ("/desk/file/display-name", test_display_name);

  return g_test_run ();
}
