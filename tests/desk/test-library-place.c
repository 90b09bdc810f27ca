/* test-library-place.c — libraries on disks of other computers and in folders that are synchronised
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "desk-helper.h"
#include "newsroom-library-place-private.h"
#include "newsroom-library-place.h"

static void
test_network (void)
{
  g_assert_cmpstr (newsroom_library_place_name_network (0x6969, NULL), ==, "NFS");
  g_assert_cmpstr (newsroom_library_place_name_network (0xff534d42, "cifs"), ==, "SMB");
  g_assert_cmpstr (newsroom_library_place_name_network (0x65735546, "fuse.sshfs"), ==, "SSHFS");
  g_assert_cmpstr (newsroom_library_place_name_network (0x01021997, NULL), ==, "9P");
  /* FUSE on a disk of this computer, ext4, tmpfs */
  g_assert_null (newsroom_library_place_name_network (0x65735546, "fuseblk"));
  g_assert_null (newsroom_library_place_name_network (0x65735546, "fuse.gocryptfs"));
  g_assert_null (newsroom_library_place_name_network (0xef53, "ext4"));
  g_assert_null (newsroom_library_place_name_network (0x01021994, "tmpfs"));
}

/* @mark: (nullable): what lies in @folder; @program: (nullable): what is to be recognised */
typedef struct
{
  const char *folder;
  const char *mark;
  const char *program;
} Case;

static const Case cases[] = {
  { "plain", NULL, NULL },
  { "plain", "notes.txt", NULL },
  { "stories", ".stfolder", "Syncthing" },
  { "stories", ".dropbox.cache", "Dropbox" },
  { "stories", ".sync_0a1b2c.db", "Nextcloud" },
  { "stories", ".sync", NULL },
  { "Dropbox", NULL, "Dropbox" },
  { "Dropbox (Gazette)", NULL, "Dropbox" },
  { "Dropboxes", NULL, NULL },
  { "OneDrive - Gazette", NULL, "OneDrive" },
  { "Nextcloud", NULL, "Nextcloud" },
};

static void
check_case (const char *top,
            const Case *wanted)
{
  g_autofree char *folder = g_build_filename (top, wanted->folder, NULL);
  g_autofree char *below = g_build_filename (folder, "deep", "deeper", NULL);
  g_autofree char *library = g_build_filename (below, "library.db", NULL);
  g_autofree char *mark = wanted->mark != NULL ? g_build_filename (folder, wanted->mark, NULL) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *same = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  NewsroomPlace place;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_true (mark == NULL || g_file_set_contents (mark, "", 0, NULL));

  place = newsroom_library_place_find (library, &name);
  g_assert_cmpint (place, ==, wanted->program != NULL ? NEWSROOM_PLACE_SYNCHRONISED : NEWSROOM_PLACE_LOCAL);
  g_assert_cmpstr (name, ==, wanted->program);
  warning = newsroom_library_place_dup_warning (place, name);
  g_assert_true ((warning != NULL) == (wanted->program != NULL));

  newsroom_library_place_find_async (library, NULL, desk_result_cb, &result);
  desk_wait_until (result != NULL);
  g_assert_cmpint (newsroom_library_place_find_finish (result, &same), ==, place);
  g_assert_cmpstr (same, ==, name);

  if (mark != NULL)
    g_assert_cmpint (g_unlink (mark), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *parent = g_path_get_dirname (below);

      g_assert_cmpint (g_rmdir (below), ==, 0);
      g_free (below);
      below = g_steal_pointer (&parent);
    }
}

static void
test_synchronised (void)
{
  g_autofree char *top = g_dir_make_tmp ("newsroom-test-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (top, &cases[i]);
  g_assert_cmpint (g_rmdir (top), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library-place/network", test_network);
  g_test_add_func ("/library-place/synchronised", test_synchronised);

  return g_test_run ();
}
