/* newsroom-salvage.c — a damaged library made whole: what can be read, and the rest from a backup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-copy-file-private.h"
#include "newsroom-library-copy.h"
#include "newsroom-library-swap-private.h"
#include "newsroom-salvage-article-private.h"
#include "newsroom-salvage-backup-private.h"
#include "newsroom-salvage-version-private.h"

#define PAGES_AT_ONCE 256
#define ARTICLES_AT_ONCE 64

/* The stage and, in so many parts, how much of it is done, in one number that threads share. */
#define PARTS 1000

struct _NewsroomSalvage
{
  GObject parent_instance;

  int   progress; /* atomic */
  guint n_lost_files;
  guint counts[NEWSROOM_N_FATES];

  /* Owned */
  char               *library;
  NewsroomLibrarySwap swap;
  GPtrArray          *articles; /* of #NewsroomSalvaged */
};

G_DEFINE_FINAL_TYPE (NewsroomSalvage, newsroom_salvage, G_TYPE_OBJECT)

/* What the thread works with while it builds. */
typedef struct
{
  NewsroomSalvage *self;
  char            *backup;

  NewsroomConnection  *connection;
  NewsroomSalvageRows *rows;
  GHashTable          *known;
  GArray              *damaged;     /* #NewsroomSalvageFile */
  GCancellable        *cancellable; /* borrowed */

  /* The articles that are being settled. */
  GArray *ids;
  guint   first;
} Build;

static void
build_clear (Build *build)
{
  g_clear_pointer (&build->damaged, g_array_unref);
  g_clear_pointer (&build->known, g_hash_table_unref);
  g_clear_pointer (&build->rows, newsroom_salvage_rows_free);
  g_clear_pointer (&build->connection, newsroom_connection_free);
  g_clear_pointer (&build->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Build, build_clear)

/**
 * newsroom_salvaged_free:
 * @self: (transfer full): what became of an article
 */
void
newsroom_salvaged_free (NewsroomSalvaged *self)
{
  g_free (self->headline);
  g_free (self);
}

/* @all: at least 1 */
static void
set_progress (NewsroomSalvage     *self,
              NewsroomSalvageStage stage,
              guint64              done,
              guint64              all)
{
  g_atomic_int_set (&self->progress, (int)(stage * PARTS + done * (PARTS - 1) / all));
}

static gboolean
prepare (NewsroomSalvage *self,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *words = g_date_time_format (now, "damaged-%Y-%m-%d-%H%M%S");
  g_autofree char *shown = g_filename_display_name (self->library);

  if (!newsroom_library_swap_prepare (&self->swap, self->library, words, g_strdup_printf (_ ("Could not repair the library “%s”"), shown), error) ||
      !newsroom_library_swap_check_writable (&self->swap, error))
    return FALSE;
  newsroom_library_swap_mark (&self->swap);
  if (!newsroom_library_swap_lock (&self->swap, error) || !newsroom_library_swap_recover (&self->swap, error))
    return FALSE;
  newsroom_library_swap_discard_marked (&self->swap);

  return newsroom_salvage_version_check (&self->swap, cancellable, error);
}

static gboolean
read_pages (Build                *build,
            NewsroomSalvagePages *pages,
            GError              **error)
{
  const guint32 n_pages = newsroom_salvage_pages_get_n_pages (pages);

  for (guint32 first = 1; first <= n_pages; first += PAGES_AT_ONCE)
    {
      if (g_cancellable_set_error_if_cancelled (build->cancellable, error) ||
          !newsroom_salvage_rows_take (build->rows, pages, first, MIN (n_pages, first + PAGES_AT_ONCE - 1), error))
        return FALSE;
      set_progress (build->self, NEWSROOM_SALVAGE_READING, first, n_pages);
    }

  return TRUE;
}

static gboolean
read_damaged (Build   *build,
              GError **error)
{
  NewsroomLibrarySwap *swap = &build->self->swap;
  g_autoptr (NewsroomSalvagePages) pages = newsroom_salvage_pages_new (swap->resolved, swap->lock);

  return read_pages (build, pages, error) &&
         (!newsroom_salvage_pages_look_beyond (pages) || read_pages (build, pages, error));
}

static gboolean
add_backup (Build   *build,
            GError **error)
{
  if (build->backup == NULL)
    return TRUE;
  if (!newsroom_salvage_backup_add (build->connection, build->rows, build->known, build->backup, build->cancellable, error))
    return FALSE;

  /* What the backup brought is whole but where it hangs on what it did not bring. */
  {
    g_autoptr (GHashTable) unknown = g_hash_table_new (g_int64_hash, g_int64_equal);

    return newsroom_salvage_history_clean (build->connection, unknown, build->cancellable, error);
  }
}

static void
clear_file (NewsroomSalvageFile *file)
{
  g_free (file->sha256);
}

static gboolean
check_rows (Build   *build,
            GError **error)
{
  set_progress (build->self, NEWSROOM_SALVAGE_CHECKING, 0, 1);
  build->known = newsroom_salvage_articles_find (build->connection, error);
  build->damaged = g_array_new (FALSE, FALSE, sizeof (NewsroomSalvageFile));
  g_array_set_clear_func (build->damaged, (GDestroyNotify)clear_file);

  return build->known != NULL &&
         newsroom_connection_transact (build->connection, newsroom_salvage_files_clean, build->damaged, error) &&
         newsroom_salvage_history_clean (build->connection, build->known, build->cancellable, error) &&
         add_backup (build, error) &&
         newsroom_salvage_files_count_lost (build->connection, build->damaged, &build->self->n_lost_files, error);
}

static gboolean
settle_some (NewsroomConnection *connection,
             gpointer            data,
             GError            **error)
{
  Build *build = data;

  for (guint i = build->first; i < MIN (build->first + ARTICLES_AT_ONCE, build->ids->len); i++)
    {
      NewsroomSalvageKnown  nothing = { .id = g_array_index (build->ids, gint64, i) };
      NewsroomSalvageKnown *known = g_hash_table_lookup (build->known, &nothing.id);
      NewsroomSalvaged     *salvaged = g_new0 (NewsroomSalvaged, 1);

      g_ptr_array_add (build->self->articles, salvaged);
      if (!newsroom_salvage_article_settle (connection, known != NULL ? known : &nothing, salvaged, error))
        return FALSE;
      if (salvaged->fate == NEWSROOM_FATE_LOST)
        salvaged->headline = g_strdup (newsroom_salvage_rows_get_headline (build->rows, salvaged->id));
      build->self->counts[salvaged->fate]++;
    }

  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 id = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return id < other ? -1 : id > other;
}

static gboolean
settle_articles (Build   *build,
                 GError **error)
{
  g_autoptr (GHashTable) now = newsroom_salvage_articles_find (build->connection, error);
  GHashTableIter iter;
  gpointer       id;

  if (now == NULL)
    return FALSE;
  build->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (build->ids, id, 1);
  g_array_sort (build->ids, compare_ids);

  for (build->first = 0; build->first < build->ids->len; build->first += ARTICLES_AT_ONCE)
    {
      if (g_cancellable_set_error_if_cancelled (build->cancellable, error) ||
          !newsroom_connection_transact (build->connection, settle_some, build, error))
        return FALSE;
      set_progress (build->self, NEWSROOM_SALVAGE_SETTLING, build->first, build->ids->len);
    }

  return TRUE;
}

/* What belongs to nothing, and a search index that knows nothing yet. */
static gboolean
tidy (NewsroomConnection *connection,
      gpointer            data,
      GError            **error)
{
  return newsroom_connection_execute (connection,
                                      "DELETE FROM credit WHERE article NOT IN (SELECT id FROM article) OR author NOT IN (SELECT id FROM author);"
                                      "DELETE FROM revision WHERE article NOT IN (SELECT id FROM article);"
                                      "DELETE FROM state_log WHERE article NOT IN (SELECT id FROM article);"
                                      "DELETE FROM original WHERE article NOT IN (SELECT id FROM article);"
                                      "DELETE FROM portrait WHERE author NOT IN (SELECT id FROM author);"
                                      "INSERT INTO unindexed (article) SELECT id FROM article WHERE TRUE ON CONFLICT DO NOTHING",
                                      error);
}

static gboolean
refuse_nothing (Build   *build,
                GError **error)
{
  NewsroomSalvage *self = build->self;

  if (newsroom_salvage_rows_get_n_taken (build->rows) > 0)
    return TRUE;

  return newsroom_library_swap_fail (&self->swap,
                                     NEWSROOM_STORE_ERROR_DAMAGED,
                                     _ ("no article was found in it, and there is no backup. Nothing was changed."),
                                     error);
}

/* All but its place: the new library is on the disk, read back and verified. */
static gboolean
build_library (Build   *build,
               GError **error)
{
  NewsroomSalvage       *self = build->self;
  g_autofree char       *action = g_strdup (self->swap.action);
  NewsroomLibraryFigures figures;

  build->connection = newsroom_connection_open (self->swap.temporary, error);
  if (build->connection == NULL)
    return FALSE;
  newsroom_connection_set_action (build->connection, "%s", action);
  if (!newsroom_connection_execute (build->connection, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  build->rows = newsroom_salvage_rows_new (build->connection, error);

  if (build->rows == NULL ||
      !read_damaged (build, error) ||
      !check_rows (build, error) ||
      !refuse_nothing (build, error) ||
      !settle_articles (build, error) ||
      !newsroom_connection_transact (build->connection, tidy, NULL, error))
    return FALSE;

  set_progress (self, NEWSROOM_SALVAGE_VERIFYING, 0, 1);
  if (!newsroom_connection_close (build->connection, error))
    return FALSE;

  return newsroom_copy_file_settle (self->swap.temporary, self->library, error) &&
         newsroom_library_copy_verify_as (self->swap.temporary, self->library, &figures, NULL, build->cancellable, error);
}

static gboolean
build_from (NewsroomSalvage *self,
            const char      *backup,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autofree char *resolved = NULL;
  g_auto (Build) build = { .self = self, .cancellable = cancellable };

  if (!prepare (self, cancellable, error))
    return FALSE;
  if (backup != NULL)
    {
      resolved = realpath (backup, NULL);
      if (resolved == NULL)
        return newsroom_library_swap_fail_from_errno (&self->swap, errno, error);
      build.backup = resolved;
    }

  return build_library (&build, error);
}

/* What fails has left nothing when that is told: the thread may hold the salvage for longer. */
static void
return_done (GTask           *task,
             NewsroomSalvage *self,
             gboolean         done,
             GError          *error)
{
  if (done)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  newsroom_salvage_discard (self);
  g_task_return_error (task, error);
}

static void
build_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  NewsroomSalvage *self = NEWSROOM_SALVAGE (source);
  GError          *error = NULL;
  gboolean         done = build_from (self, task_data, cancellable, &error);

  return_done (task, self, done, error);
}

static void
take_place_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  NewsroomSalvage *self = NEWSROOM_SALVAGE (source);
  GError          *error = NULL;
  gboolean         done = newsroom_library_swap_run (&self->swap, &error);

  /* Nobody takes the damaged one for the library any more. */
  if (done)
    newsroom_library_swap_release (&self->swap);
  return_done (task, self, done, error);
}

static void
newsroom_salvage_finalize (GObject *object)
{
  NewsroomSalvage *self = NEWSROOM_SALVAGE (object);

  newsroom_library_swap_clear (&self->swap);
  g_ptr_array_unref (self->articles);
  g_free (self->library);

  G_OBJECT_CLASS (newsroom_salvage_parent_class)->finalize (object);
}

static void
newsroom_salvage_class_init (NewsroomSalvageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_salvage_finalize;
}

static void
newsroom_salvage_init (NewsroomSalvage *self)
{
  self->swap.lock = -1;
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_salvaged_free);
}

/**
 * newsroom_salvage_new:
 * @library: the library's file, in the file system's encoding; nobody may have it open, this
 *   process neither
 *
 * Returns: (transfer full): a salvage that has not begun
 */
NewsroomSalvage *
newsroom_salvage_new (const char *library)
{
  NewsroomSalvage *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (NEWSROOM_TYPE_SALVAGE, NULL);
  self->library = g_canonicalize_filename (library, NULL);

  return self;
}

/**
 * newsroom_salvage_build_async:
 * @self: a salvage that has not begun
 * @backup: (nullable): the newest backup that was verified
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Reads the damaged library page by page, if no newer version wrote it, and makes a new one beside it of
 * every row that is there. Versions, articles and files whose SHA-256 is wrong are replaced: by the
 * second copy of the same text, else by what the backup has, else by the last version that is whole.
 * What is in the backup alone comes from there, too. The damaged library is not written.
 */
void
newsroom_salvage_build_async (NewsroomSalvage    *self,
                              const char         *backup,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_SALVAGE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_salvage_build_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (backup), g_free);
  g_task_run_in_thread (task, build_thread);
}

/**
 * newsroom_salvage_build_finish:
 * @self: a salvage
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether there is a new library, verified, that can take the place; else
 *   %NEWSROOM_STORE_ERROR_IN_USE, %NEWSROOM_STORE_ERROR_FULL, %NEWSROOM_STORE_ERROR_IO,
 *   %NEWSROOM_STORE_ERROR_READ_ONLY, %NEWSROOM_STORE_ERROR_NEWER, %NEWSROOM_STORE_ERROR_DAMAGED if there was nothing to be saved, or %G_IO_ERROR_CANCELLED
 */
gboolean
newsroom_salvage_build_finish (NewsroomSalvage *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * newsroom_salvage_take_place_async:
 * @self: a salvage that has built its library
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Puts the new library in its place. At each moment there is a library at the path.
 */
void
newsroom_salvage_take_place_async (NewsroomSalvage    *self,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_SALVAGE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, newsroom_salvage_take_place_async);
  g_task_run_in_thread (task, take_place_thread);
}

/**
 * newsroom_salvage_take_place_finish:
 * @self: a salvage
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the new library is at the path, for good
 */
gboolean
newsroom_salvage_take_place_finish (NewsroomSalvage *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * newsroom_salvage_discard:
 * @self: a salvage that has built its library, which is not to take the place
 *
 * Deletes it, which takes a while: not for the main thread. Then lets go. What fails by itself has
 * done so already; what nobody discards goes with the next salvage of the same library.
 */
void
newsroom_salvage_discard (NewsroomSalvage *self)
{
  /* After the exchange there is nothing at that path. */
  if (self->swap.temporary != NULL)
    newsroom_copy_file_discard (self->swap.temporary);
  newsroom_salvage_let_go (self);
}

/**
 * newsroom_salvage_let_go:
 * @self: a salvage that is done or has failed
 *
 * Gives the lock on the damaged library back. What became of the articles is still known.
 */
void
newsroom_salvage_let_go (NewsroomSalvage *self)
{
  newsroom_library_swap_release (&self->swap);
}

/**
 * newsroom_salvage_get_stage:
 * @self: a salvage, also while it builds
 * @fraction: (out): how much of the stage is done, from 0 to 1
 *
 * Returns: what is being done
 */
NewsroomSalvageStage
newsroom_salvage_get_stage (NewsroomSalvage *self,
                            double          *fraction)
{
  int progress = g_atomic_int_get (&self->progress);

  *fraction = (double)(progress % PARTS) / PARTS;

  return (NewsroomSalvageStage)(progress / PARTS);
}

/**
 * newsroom_salvage_get_kept_path:
 * @self: a salvage that has built its library
 *
 * Returns: where the damaged library is kept, as “library-damaged-2026-11-28-140000.db”
 */
const char *
newsroom_salvage_get_kept_path (NewsroomSalvage *self)
{
  return self->swap.aside;
}

/**
 * newsroom_salvage_get_articles:
 * @self: a salvage that has built its library
 *
 * Returns: (transfer none) (element-type NewsroomSalvaged): every article of which there was
 *   anything, by number
 */
GPtrArray *
newsroom_salvage_get_articles (NewsroomSalvage *self)
{
  return self->articles;
}

/**
 * newsroom_salvage_count:
 * @self: a salvage that has built its library
 * @fate: what can become of an article
 *
 * Returns: of how many it became that
 */
guint
newsroom_salvage_count (NewsroomSalvage *self,
                        NewsroomFate     fate)
{
  return self->counts[fate];
}

/**
 * newsroom_salvage_get_n_lost_files:
 * @self: a salvage that has built its library
 *
 * Returns: how many files that articles were imported from were found damaged, and are in no backup
 */
guint
newsroom_salvage_get_n_lost_files (NewsroomSalvage *self)
{
  return self->n_lost_files;
}
