/* newsroom-library-place.c — whether a library lies where it is safe
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-library-place.h"

#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

#include "newsroom-library-place-private.h"

/* Of linux/magic.h, and of file systems that are not in it. */
static const struct
{
  guint64     magic;
  const char *name;
} magics[] = {
  { 0x6969, "NFS" },
  { 0x517b, "SMB" },
  { 0xfe534d42, "SMB" },
  { 0xff534d42, "SMB" },
  { 0x01021997, "9P" },
  { 0x5346414f, "AFS" },
  { 0x6b414653, "AFS" },
  { 0x73757245, "Coda" },
  { 0x00c36400, "Ceph" },
  { 0x0bd00bd0, "Lustre" },
};

/* As /proc/self/mountinfo has them. FUSE is many things; only these are elsewhere. */
static const struct
{
  const char *type;
  const char *name;
} types[] = {
  { "nfs", "NFS" },
  { "nfs4", "NFS" },
  { "cifs", "SMB" },
  { "smb3", "SMB" },
  { "smbfs", "SMB" },
  { "9p", "9P" },
  { "davfs", "WebDAV" },
  { "fuse.sshfs", "SSHFS" },
  { "fuse.rclone", "rclone" },
  { "fuse.davfs2", "WebDAV" },
  { "fuse.gvfsd-fuse", "GVfs" },
  { "fuse.kio-fuse", "KIO" },
  { "fuse.glusterfs", "GlusterFS" },
  { "fuse.ceph", "Ceph" },
  { "fuse.s3fs", "S3" },
  { "fuse.google-drive-ocamlfuse", "Google Drive" },
  { "fuse.onedriver", "OneDrive" },
  { "fuse.pcloud", "pCloud" },
};

/* Files and folders that a program puts into the folder that it synchronises; "*" at the end stands
 * for anything. */
static const struct
{
  const char *file;
  const char *name;
} marks[] = {
  { ".stfolder", "Syncthing" },
  { ".dropbox", "Dropbox" },
  { ".dropbox.cache", "Dropbox" },
  { ".nextcloudsync.log", "Nextcloud" },
  { ".owncloudsync.log", "ownCloud" },
  { ".sync_*", "Nextcloud" },
  { "._sync_*", "Nextcloud" },
  { ".tmp.drivedownload", "Google Drive" },
  { ".tmp.driveupload", "Google Drive" },
  { ".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive" },
};

/* What the programs call that folder. */
static const struct
{
  const char *folder;
  const char *name;
} folders[] = {
  { "Dropbox", "Dropbox" },
  { "Dropbox (*", "Dropbox" },
  { "OneDrive", "OneDrive" },
  { "OneDrive - *", "OneDrive" },
  { "Google Drive", "Google Drive" },
  { "GoogleDrive", "Google Drive" },
  { "Nextcloud", "Nextcloud" },
  { "ownCloud", "ownCloud" },
  { "iCloud Drive", "iCloud" },
  { "iCloudDrive", "iCloud" },
  { "MEGAsync", "MEGA" },
  { "pCloudDrive", "pCloud" },
  { "Seafile", "Seafile" },
};

static gboolean
matches (const char *pattern,
         const char *name)
{
  gsize length = strlen (pattern);

  return length > 0 && pattern[length - 1] == '*' ? strncmp (name, pattern, length - 1) == 0 : g_str_equal (name, pattern);
}

/**
 * newsroom_library_place_name_network:
 * @magic: the f_type of statfs(2)
 * @type: (nullable): the type of the mount
 *
 * Returns: (nullable): what the file system of another computer is called; %NULL for one of this
 *   computer, or an unknown one
 */
const char *
newsroom_library_place_name_network (guint64     magic,
                                     const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (magics[i].magic == magic)
      return magics[i].name;
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, type))
      return types[i].name;

  return NULL;
}

static const char *
find_network (const char *folder)
{
  struct statfs    status;
  GUnixMountEntry *mount;
  const char      *name;

  if (statfs (folder, &status) != 0)
    return NULL;

  mount = g_unix_mount_for (folder, NULL);
  /* Numbers of 32 bits, which may be signed. */
  name = newsroom_library_place_name_network ((guint64)status.f_type & G_MAXUINT32, mount != NULL ? g_unix_mount_get_fs_type (mount) : NULL);
  g_clear_pointer (&mount, g_unix_mount_free);

  return name;
}

static const char *
find_mark (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; file[0] == '.' && i < G_N_ELEMENTS (marks); i++)
      if (matches (marks[i].file, file))
        return marks[i].name;

  return NULL;
}

/* By what the folder is called, or what lies in it, and so up to the root. ".dropbox" in the home
 * folder is where Dropbox keeps its settings: that folder is not looked into. */
static const char *
find_synchronisation (const char *folder)
{
  g_autofree char *current = g_strdup (folder);
  g_autofree char *home = realpath (g_get_home_dir (), NULL);

  for (;;)
    {
      g_autofree char *basename = g_path_get_basename (current);
      char            *parent = g_path_get_dirname (current);
      const char      *name = g_strcmp0 (current, home) != 0 ? find_mark (current) : NULL;
      gboolean         is_root = g_str_equal (parent, current);

      for (guint i = 0; name == NULL && i < G_N_ELEMENTS (folders); i++)
        if (matches (folders[i].folder, basename))
          name = folders[i].name;
      g_free (current);
      current = parent;
      if (name != NULL || is_root)
        return name;
    }
}

/**
 * newsroom_library_place_find:
 * @library: where a library is
 * @name: (out) (transfer full) (nullable): what the file system or the program is called
 *
 * Goes by what is surely so: the type of the file system, and the names and files of programs that
 * are known. Blocks, for long where another computer does not answer; not for the main thread.
 *
 * Returns: where that is
 */
NewsroomPlace
newsroom_library_place_find (const char *library,
                             char      **name)
{
  g_autofree char *dirname = g_path_get_dirname (library);
  g_autofree char *resolved = realpath (library, NULL);
  g_autofree char *folder = resolved != NULL ? g_path_get_dirname (resolved) : realpath (dirname, NULL);
  const char      *found;

  *name = NULL;
  if (folder == NULL)
    return NEWSROOM_PLACE_LOCAL;

  found = find_network (folder);
  if (found != NULL)
    {
      *name = g_strdup (found);
      return NEWSROOM_PLACE_NETWORK;
    }
  found = find_synchronisation (folder);
  if (found != NULL)
    {
      *name = g_strdup (found);
      return NEWSROOM_PLACE_SYNCHRONISED;
    }

  return NEWSROOM_PLACE_LOCAL;
}

typedef struct
{
  char         *library;
  NewsroomPlace place;
  char         *name;
} FindData;

static void
find_data_free (FindData *data)
{
  g_free (data->library);
  g_free (data->name);
  g_free (data);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  FindData *data = task_data;

  data->place = newsroom_library_place_find (data->library, &data->name);
  g_task_return_boolean (task, TRUE);
}

/**
 * newsroom_library_place_find_async:
 * @library: where a library is
 * @cancellable: (nullable): to hear nothing more
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Does newsroom_library_place_find() in a thread.
 */
void
newsroom_library_place_find_async (const char         *library,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  FindData *data;

  g_return_if_fail (library != NULL);

  data = g_new0 (FindData, 1);
  data->library = g_strdup (library);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_library_place_find_async);
  g_task_set_task_data (task, data, (GDestroyNotify)find_data_free);
  g_task_run_in_thread (task, find_thread);
}

/**
 * newsroom_library_place_find_finish:
 * @result: the result
 * @name: (out) (transfer full) (nullable): as newsroom_library_place_find() gives it
 *
 * Returns: where the library is
 */
NewsroomPlace
newsroom_library_place_find_finish (GAsyncResult *result,
                                    char        **name)
{
  FindData *data = g_task_get_task_data (G_TASK (result));

  *name = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NEWSROOM_PLACE_LOCAL;

  *name = g_steal_pointer (&data->name);

  return data->place;
}

/**
 * newsroom_library_place_dup_warning:
 * @place: where a library is
 * @name: (nullable): what newsroom_library_place_find() called it
 *
 * Returns: (transfer full) (nullable): why that is not safe, translated; %NULL where it is
 */
char *
newsroom_library_place_dup_warning (NewsroomPlace place,
                                    const char   *name)
{
  switch (place)
    {
    case NEWSROOM_PLACE_NETWORK:
      return g_strdup_printf (_ ("The library is on a disk of another computer (%s), where it can be damaged."), name);
    case NEWSROOM_PLACE_SYNCHRONISED:
      return g_strdup_printf (_ ("The library is in a folder that %s synchronises, where it can be damaged."), name);
    case NEWSROOM_PLACE_LOCAL:
    default:
      return NULL;
    }
}
