/* newsroom-rescue.c — copies of what cannot be saved, elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rescue.h"

#include "newsroom-export-file.h"
#include "newsroom-rescue-private.h"

typedef struct _Copying Copying;

/**
 * NewsroomRescue:
 *
 * While a draft that it watches cannot be saved, writes the article as a Markdown file each time that
 * a save fails: on another disk than that of the library, where there is one that may be
 * written to. A copy stays there for the editor, as the next one of the same article takes its place
 * in the same session.
 * When the draft is saved after all, its copy is set aside, under a name that says so. What was not is
 * found at the next start by newsroom_rescue_find_async(). Used on one thread.
 *
 * Signal: "copied": newsroom_rescue_get_copy() has news.
 */
struct _NewsroomRescue
{
  GObject parent_instance;

  gboolean is_writing;

  /* Owned */
  char       *folder;   /* of the library */
  char       *prefix;   /* of the names of its copies */
  char       *session;  /* its time, in the names of its copies: those of an earlier one stay */
  GHashTable *waiting;  /* uuid → NewsroomArticle to be copied */
  GHashTable *copies;   /* uuid → GFile */
  GPtrArray  *saved;    /* GFile, copies of what the library has now */
  GPtrArray  *replaced; /* GFile, copies of which there is a newer one under another name */

  /* Borrowed */
  Copying *copying; /* %NULL while none is made */
};

/* A copy that is being made: where it may go is tried in order. Of one thread at a time. */
struct _Copying
{
  NewsroomRescue  *self;    /* owned */
  NewsroomArticle *article; /* owned */
  GPtrArray       *folders; /* owned, char * */
  guint            i;
  GFile           *file;     /* owned */
  gboolean         is_saved; /* meanwhile, in the library */
};

/* Copies that are no longer needed. Of one thread at a time. */
typedef struct
{
  NewsroomRescue *self;     /* owned */
  GPtrArray      *saved;    /* owned, GFile */
  GPtrArray      *replaced; /* owned, GFile */
} Settling;

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

  self->copying = NULL;
  copying_free (copying);
  self->is_writing = FALSE;
  copy_next (self);
}

/* The copy of before may have another name, after another headline. */
static void
keep (Copying *copying)
{
  NewsroomRescue *self = copying->self;
  const char     *uuid = newsroom_article_get_uuid (copying->article);
  GFile          *before = g_hash_table_lookup (self->copies, uuid);
  g_autoptr (GFile) folder = g_file_get_parent (copying->file);

  /* One in another folder may be on a better disk than this one. */
  if (before != NULL && !g_file_equal (before, copying->file) && g_file_has_parent (before, folder))
    g_ptr_array_add (self->replaced, g_object_ref (before));
  if (copying->is_saved)
    {
      g_ptr_array_add (self->saved, g_steal_pointer (&copying->file));
      return;
    }

  g_hash_table_insert (self->copies, g_strdup (uuid), g_steal_pointer (&copying->file));
  g_signal_emit (self, signals[SIGNAL_COPIED], 0);
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

  keep (copying);
  end (copying);
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
    copying->folders = newsroom_rescue_list_places (copying->self->folder);
  while (folder == NULL && copying->i < copying->folders->len)
    folder = newsroom_rescue_make_folder (copying->folders->pdata[copying->i++]);
  g_task_return_pointer (task, folder, g_free);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  const NewsroomExportOptions options = NEWSROOM_RESCUE_OPTIONS_INIT;
  Copying                    *copying = user_data;
  g_autofree char            *folder = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char            *slug = newsroom_export_dup_file_name (copying->article, NEWSROOM_RESCUE_FORMAT);
  g_autofree char            *rest = g_strdup_printf ("%s-%s", copying->self->session, slug);
  g_autofree char            *name = newsroom_rescue_dup_name (copying->self->prefix, copying->article, rest);

  if (folder == NULL)
    {
      end (copying);
      return;
    }

  copying->file = g_file_new_build_filename (folder, name, NULL);
  newsroom_export_file_async (copying->article, NEWSROOM_RESCUE_FORMAT, &options, copying->file, TRUE, NULL, written_cb, copying);
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
settling_free (Settling *settling)
{
  g_object_unref (settling->self);
  g_ptr_array_unref (settling->saved);
  g_ptr_array_unref (settling->replaced);
  g_free (settling);
}

/* What cannot be set aside is told of once too often. */
static void
settle_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Settling *settling = task_data;

  for (guint i = 0; i < settling->saved->len; i++)
    newsroom_rescue_set_aside (settling->saved->pdata[i], NEWSROOM_RESCUE_SAVED);
  for (guint i = 0; i < settling->replaced->len; i++)
    g_file_delete (settling->replaced->pdata[i], NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
settled_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Settling *settling = g_task_get_task_data (G_TASK (result));

  settling->self->is_writing = FALSE;
  copy_next (settling->self);
}

/* Before the next copy is made, which may have the name of one of these. */
static void
settle (NewsroomRescue *self)
{
  Settling *settling = g_new0 (Settling, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, settled_cb, NULL);

  self->is_writing = TRUE;
  settling->self = g_object_ref (self);
  settling->saved = g_steal_pointer (&self->saved);
  settling->replaced = g_steal_pointer (&self->replaced);
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
  self->replaced = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, settle);
  g_task_set_task_data (task, settling, (GDestroyNotify)settling_free);
  g_task_run_in_thread (task, settle_thread);
}

static void
copy_next (NewsroomRescue *self)
{
  GHashTableIter iter;
  gpointer       article;
  Copying       *copying;

  if (!self->is_writing && self->saved->len + self->replaced->len > 0)
    settle (self);
  g_hash_table_iter_init (&iter, self->waiting);
  if (self->is_writing || !g_hash_table_iter_next (&iter, NULL, &article))
    return;

  self->is_writing = TRUE;
  copying = g_new0 (Copying, 1);
  copying->self = g_object_ref (self);
  copying->article = g_object_ref (article);
  self->copying = copying;
  g_hash_table_iter_remove (&iter);
  try_next (copying);
}

/* The library has the text now: its copy must not be taken for the only one. */
static void
settle_article (NewsroomRescue *self,
                const char     *uuid)
{
  g_autofree char *key = NULL;
  gpointer         copy = NULL;

  g_hash_table_remove (self->waiting, uuid);
  if (self->copying != NULL && g_str_equal (newsroom_article_get_uuid (self->copying->article), uuid))
    self->copying->is_saved = TRUE;
  if (g_hash_table_steal_extended (self->copies, uuid, (gpointer *)&key, &copy))
    g_ptr_array_add (self->saved, copy);
  copy_next (self);
}

static void
status_cb (NewsroomRescue *self,
           GParamSpec     *pspec,
           NewsroomDraft  *draft)
{
  NewsroomArticle *article = newsroom_draft_get_article (draft);

  if (newsroom_draft_get_status (draft) == NEWSROOM_DRAFT_SAVED)
    settle_article (self, newsroom_article_get_uuid (article));
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
  g_free (self->prefix);
  g_free (self->session);
  g_ptr_array_unref (self->saved);
  g_ptr_array_unref (self->replaced);
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
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
  self->replaced = g_ptr_array_new_with_free_func (g_object_unref);
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
  g_autoptr (GDateTime) now = NULL;
  NewsroomRescue *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (NEWSROOM_TYPE_RESCUE, NULL);
  self->folder = g_path_get_dirname (library);
  self->prefix = newsroom_rescue_dup_prefix (library);
  now = g_date_time_new_now_local ();
  self->session = g_date_time_format (now, "%Y%m%d-%H%M%S-%f");

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
 * Returns: (transfer none) (nullable): where the last copy of it is, if one had to be made and the
 *   library does not have its text meanwhile
 */
GFile *
newsroom_rescue_get_copy (NewsroomRescue  *self,
                          NewsroomArticle *article)
{
  g_return_val_if_fail (NEWSROOM_IS_RESCUE (self), NULL);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);

  return g_hash_table_lookup (self->copies, newsroom_article_get_uuid (article));
}
