/* newsroom-rescue.c — copies of what cannot be saved, elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rescue.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "newsroom-export-file.h"

#define FORMAT "markdown"

/**
 * NewsroomRescue:
 *
 * While a draft that it watches cannot be saved, writes the article as a Markdown file each time that
 * a save fails: on another disk than that of the library, where there is one that may be
 * written to. A copy stays there for the editor, as the next one of the same article takes its place.
 * Used on one thread.
 *
 * Signal: "copied": newsroom_rescue_get_copy() has news.
 */
struct _NewsroomRescue
{
  GObject parent_instance;

  gboolean is_writing;

  /* Owned */
  char       *folder;  /* of the library */
  GHashTable *waiting; /* uuid → NewsroomArticle to be copied */
  GHashTable *copies;  /* uuid → GFile */
};

/* A copy that is being made: where it may go is tried in order. Of one thread at a time. */
typedef struct
{
  NewsroomRescue  *self;    /* owned */
  NewsroomArticle *article; /* owned */
  GPtrArray       *folders; /* owned, char * */
  guint            i;
  GFile           *file; /* owned */
} Copying;

G_DEFINE_FINAL_TYPE (NewsroomRescue, newsroom_rescue, G_TYPE_OBJECT)

enum
{
  SIGNAL_COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void copy_next (NewsroomRescue *self);
static void try_next (Copying *copying);

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->self);
  g_object_unref (copying->article);
  g_clear_pointer (&copying->folders, g_ptr_array_unref);
  g_clear_object (&copying->file);
  g_free (copying);
}

static void
end (Copying *copying)
{
  g_autoptr (NewsroomRescue) self = g_object_ref (copying->self);

  copying_free (copying);
  self->is_writing = FALSE;
  copy_next (self);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Copying *copying = user_data;

  if (!newsroom_export_file_finish (result, NULL))
    {
      try_next (copying);
      return;
    }

  g_hash_table_insert (copying->self->copies,
                       g_strdup (newsroom_article_get_uuid (copying->article)),
                       g_steal_pointer (&copying->file));
  g_signal_emit (copying->self, signals[SIGNAL_COPIED], 0);
  end (copying);
}

/* A folder that nobody else may look into; NULL if it cannot be made or is somebody else's, as it may be
 * where all may write. */
static char *
dup_own_folder (const char *parent)
{
  g_autofree char *name = g_strdup_printf ("newsroom-rescue-%u", (guint)getuid ());
  g_autofree char *path = g_build_filename (parent, name, NULL);
  struct stat      info;

  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return NULL;
  if (lstat (path, &info) != 0 || !S_ISDIR (info.st_mode) || info.st_uid != getuid () || (info.st_mode & 0077) != 0)
    return NULL;

  return g_steal_pointer (&path);
}

/* Whether what is written there is gone after a power cut. */
static gboolean
is_in_memory (const char *path)
{
  struct statfs info;

  return statfs (path, &info) == 0 && (info.f_type == TMPFS_MAGIC || info.f_type == RAMFS_MAGIC);
}

/* The best first: another disk, that of the library, memory. */
static guint
get_rank (const char *path,
          dev_t       library)
{
  struct stat info;

  if (is_in_memory (path))
    return 2;

  return stat (path, &info) == 0 && info.st_dev != library ? 0 : 1;
}

static GPtrArray *
list_folders (const char *library_folder)
{
  const char *const candidates[] = {
    g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS),
    g_get_home_dir (),
    "/var/tmp",
    g_get_tmp_dir (),
    g_get_user_runtime_dir (),
  };
  GPtrArray  *folders = g_ptr_array_new_with_free_func (g_free);
  struct stat library = { 0 };

  /* One that is gone is on no disk. */
  if (stat (library_folder, &library) != 0)
    library.st_dev = 0;
  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
      if (candidates[i] != NULL && get_rank (candidates[i], library.st_dev) == rank)
        g_ptr_array_add (folders, g_strdup (candidates[i]));

  return folders;
}

/* On a thread, as a folder may lie on a disk that does not answer. Returns the next one, or NULL. */
static void
choose_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Copying *copying = task_data;
  char    *folder = NULL;

  if (copying->folders == NULL)
    copying->folders = list_folders (copying->self->folder);
  while (folder == NULL && copying->i < copying->folders->len)
    folder = dup_own_folder (copying->folders->pdata[copying->i++]);
  g_task_return_pointer (task, folder, g_free);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copying         *copying = user_data;
  g_autofree char *folder = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *slug = newsroom_export_dup_file_name (copying->article, FORMAT);
  g_autofree char *name = g_strdup_printf ("newsroom-%.8s-%s", newsroom_article_get_uuid (copying->article), slug);

  if (folder == NULL)
    {
      end (copying);
      return;
    }

  copying->file = g_file_new_build_filename (folder, name, NULL);
  newsroom_export_file_async (copying->article, FORMAT, NULL, copying->file, TRUE, NULL, written_cb, copying);
}

static void
try_next (Copying *copying)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, chosen_cb, copying);

  g_clear_object (&copying->file);
  g_task_set_source_tag (task, try_next);
  g_task_set_task_data (task, copying, NULL);
  g_task_run_in_thread (task, choose_thread);
}

static void
copy_next (NewsroomRescue *self)
{
  GHashTableIter iter;
  gpointer       article;
  Copying       *copying;

  g_hash_table_iter_init (&iter, self->waiting);
  if (self->is_writing || !g_hash_table_iter_next (&iter, NULL, &article))
    return;

  self->is_writing = TRUE;
  copying = g_new0 (Copying, 1);
  copying->self = g_object_ref (self);
  copying->article = g_object_ref (article);
  g_hash_table_iter_remove (&iter);
  try_next (copying);
}

static void
status_cb (NewsroomRescue *self,
           GParamSpec     *pspec,
           NewsroomDraft  *draft)
{
  NewsroomArticle *article = newsroom_draft_get_article (draft);

  if (newsroom_draft_get_status (draft) != NEWSROOM_DRAFT_FAILED)
    return;

  g_hash_table_insert (self->waiting, g_strdup (newsroom_article_get_uuid (article)), newsroom_article_copy (article));
  copy_next (self);
}

static void
newsroom_rescue_finalize (GObject *object)
{
  NewsroomRescue *self = NEWSROOM_RESCUE (object);

  g_free (self->folder);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->copies);

  G_OBJECT_CLASS (newsroom_rescue_parent_class)->finalize (object);
}

static void
newsroom_rescue_class_init (NewsroomRescueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_rescue_finalize;

  signals[SIGNAL_COPIED] = g_signal_new ("copied", NEWSROOM_TYPE_RESCUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
newsroom_rescue_init (NewsroomRescue *self)
{
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * newsroom_rescue_new:
 * @library: the path of the library, in the file system's encoding
 *
 * Returns: (transfer full): a rescue that watches nothing
 */
NewsroomRescue *
newsroom_rescue_new (const char *library)
{
  NewsroomRescue *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (NEWSROOM_TYPE_RESCUE, NULL);
  self->folder = g_path_get_dirname (library);

  return self;
}

/**
 * newsroom_rescue_watch:
 * @self: a rescue
 * @draft: (transfer none): a draft, which may be watched already
 *
 * Makes copies of the article while the draft cannot be saved, as long as the draft lives.
 */
void
newsroom_rescue_watch (NewsroomRescue *self,
                       NewsroomDraft  *draft)
{
  g_return_if_fail (NEWSROOM_IS_RESCUE (self));
  g_return_if_fail (NEWSROOM_IS_DRAFT (draft));

  if (g_signal_handler_find (draft, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, status_cb, self) == 0)
    g_signal_connect_object (draft, "notify::status", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
}

/**
 * newsroom_rescue_get_copy:
 * @self: a rescue
 * @article: an article
 *
 * Returns: (transfer none) (nullable): where the last copy of it is, if one had to be made
 */
GFile *
newsroom_rescue_get_copy (NewsroomRescue  *self,
                          NewsroomArticle *article)
{
  g_return_val_if_fail (NEWSROOM_IS_RESCUE (self), NULL);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);

  return g_hash_table_lookup (self->copies, newsroom_article_get_uuid (article));
}
