/* newsroom-backup-keeper.c — backs the open library up, without being asked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-keeper.h"

#include <glib/gi18n-lib.h>

#include "newsroom-backup-plan.h"

/* Not in the midst of the opening. */
#define FIRST_CHECK_SECONDS 20
#define CHECK_SECONDS (5 * 60)

typedef struct
{
  guint    backed_up;   /* the changes that its last backup has */
  guint    made;        /* the same, if that was made here; 0 if not */
  gboolean is_compared; /* whether it is known if the library has changed since that */
  gint64   partial;     /* when the rows were kept that are whole, if it is no backup; else 0 */

  /* Owned */
  char           *folder;  /* NULL for no such place */
  char           *trouble; /* of the last attempt, or NULL */
  NewsroomBackup *last;    /* or NULL */
} Place;

struct _NewsroomBackupKeeper
{
  GObject parent_instance;

  guint               changes; /* of the library, since it was opened */
  guint               timer;
  gboolean            is_busy;
  gboolean            is_asked; /* for backups at once, due or not */
  NewsroomBackupClock clock;
  gpointer            clock_data;

  /* Owned */
  Place          places[NEWSROOM_N_BACKUP_PLACES];
  NewsroomStore *store;
  GCancellable  *cancellable;
};

/* One visit to the places, one after the other. */
typedef struct
{
  NewsroomBackupKeeper *keeper;
  guint                 index;   /* of the place */
  char                 *folder;  /* of it; there may be another one meanwhile */
  guint                 changes; /* of the library when this place was begun with */
  gboolean              is_asked;
} Visit;

G_DEFINE_FINAL_TYPE (NewsroomBackupKeeper, newsroom_backup_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void visit_next (Visit *visit);

static void
visit_free (Visit *visit)
{
  g_clear_object (&visit->keeper);
  g_free (visit->folder);
  g_free (visit);
}

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->folder, g_free);
  g_clear_pointer (&place->trouble, g_free);
  g_clear_pointer (&place->last, newsroom_backup_free);
  place->is_compared = FALSE;
  place->backed_up = 0;
  place->made = 0;
  place->partial = 0;
}

/* Whether the place is still the one that the visit began with. */
static Place *
get_place (Visit *visit)
{
  Place *place = &visit->keeper->places[visit->index];

  return g_strcmp0 (place->folder, visit->folder) == 0 ? place : NULL;
}

static gboolean
timer_cb (gpointer user_data)
{
  NewsroomBackupKeeper *self = user_data;

  self->timer = g_timeout_add_seconds (CHECK_SECONDS, timer_cb, self);
  newsroom_backup_keeper_check (self);

  return G_SOURCE_REMOVE;
}

static void
set_last (Place                *place,
          const NewsroomBackup *backup)
{
  g_clear_pointer (&place->last, newsroom_backup_free);
  place->last = backup != NULL ? newsroom_backup_copy (backup) : NULL;
}

/* The same sentence is not told a second time. */
static void
set_trouble (Visit      *visit,
             const char *trouble)
{
  NewsroomBackupKeeper *self = visit->keeper;
  Place                *place = get_place (visit);
  gboolean              is_new;

  if (place == NULL)
    return;

  is_new = trouble != NULL && g_strcmp0 (trouble, place->trouble) != 0;
  g_free (place->trouble);
  place->trouble = g_strdup (trouble);
  if (is_new)
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, trouble);
}

/* Until it is repaired such a library is copied no more often than another one. */
static void
note_partial (Visit *visit,
              Place *place)
{
  NewsroomBackupKeeper *self = visit->keeper;

  place->backed_up = visit->changes;
  place->is_compared = TRUE;
  place->partial = self->clock (self->clock_data);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Visit *visit = user_data;
  Place *place = get_place (visit);
  g_autoptr (GError) error = NULL;
  gboolean is_shrunken = FALSE;
  g_autoptr (NewsroomBackup) backup = newsroom_backup_make_finish (result, &is_shrunken, &error);

  if (place != NULL && backup != NULL)
    {
      place->backed_up = visit->changes;
      place->made = visit->changes;
      place->is_compared = TRUE;
      place->partial = 0;
      set_last (place, backup);
      set_trouble (visit,
                   is_shrunken ? _ ("The newest backup of the library is much smaller than the one before it, which is kept. Look whether articles are missing.")
                               : NULL);
    }
  else if (backup == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (place != NULL && newsroom_backup_make_is_partial (result))
        note_partial (visit, place);
      set_trouble (visit, error->message);
    }

  visit->index++;
  visit_next (visit);
}

/* What was just backed up beside the library is copied from there to the other disk, which may be
 * slow: so the saves never wait for it. */
static const char *
find_source (Visit *visit)
{
  const Place *beside = &visit->keeper->places[NEWSROOM_BACKUP_PLACE_LIBRARY];

  if (visit->index == NEWSROOM_BACKUP_PLACE_LIBRARY || beside->made != visit->changes)
    return NULL;

  return beside->last->path;
}

static void
make (Visit *visit)
{
  NewsroomBackupKeeper *self = visit->keeper;

  newsroom_backup_make_async (self->store,
                              visit->folder,
                              find_source (visit),
                              self->clock (self->clock_data),
                              self->cancellable,
                              made_cb,
                              visit);
}

static void
skip (Visit *visit)
{
  visit->index++;
  visit_next (visit);
}

/* After a start nobody knows what has changed since the last backup. */
static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Visit                 *visit = user_data;
  Place                 *place = get_place (visit);
  NewsroomLibraryFigures figures = { 0 };

  if (!newsroom_store_read_figures_finish (NEWSROOM_STORE (object), result, &figures, NULL) || place == NULL)
    {
      skip (visit);
      return;
    }

  place->is_compared = TRUE;
  if (place->last != NULL && place->last->trouble == NULL &&
      place->last->figures.n_articles == figures.n_articles &&
      place->last->figures.n_revisions == figures.n_revisions &&
      place->last->figures.n_originals == figures.n_originals &&
      place->last->figures.n_authors == figures.n_authors &&
      place->last->figures.changed == figures.changed)
    {
      place->backed_up = visit->changes;
      skip (visit);
      return;
    }

  make (visit);
}

static gboolean
is_due (NewsroomBackupKeeper *self,
        const Place          *place,
        GPtrArray            *backups)
{
  const gint64                   now = self->clock (self->clock_data);
  const NewsroomBackupMark       partial = { .time = place->partial };
  g_autofree NewsroomBackupMark *marks = g_new0 (NewsroomBackupMark, backups->len + 1);

  for (guint i = 0; i < backups->len; i++)
    {
      const NewsroomBackup *backup = g_ptr_array_index (backups, i);

      marks[i].time = backup->time;
      marks[i].size = backup->size;
    }

  return newsroom_backup_plan_is_due (marks, backups->len, now) && (place->partial == 0 || newsroom_backup_plan_is_due (&partial, 1, now));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Visit                *visit = user_data;
  NewsroomBackupKeeper *self = visit->keeper;
  Place                *place = get_place (visit);
  g_autoptr (GPtrArray) backups = newsroom_backup_list_finish (result, NULL);

  if (backups == NULL || place == NULL)
    {
      skip (visit);
      return;
    }

  if (backups->len > 0)
    set_last (place, g_ptr_array_index (backups, backups->len - 1));
  if (visit->is_asked)
    make (visit);
  else if (place->backed_up == visit->changes || !is_due (self, place, backups))
    skip (visit);
  else if (place->is_compared)
    make (visit);
  else
    newsroom_store_read_figures_async (self->store, self->cancellable, compared_cb, visit);
}

static gboolean
needs_visit (Visit       *visit,
             const Place *place)
{
  return place->folder != NULL && (visit->is_asked || place->last == NULL || place->backed_up != visit->keeper->changes);
}

static void
leave (Visit *visit)
{
  g_autoptr (NewsroomBackupKeeper) self = g_steal_pointer (&visit->keeper);

  visit_free (visit);
  self->is_busy = FALSE;
  if (self->is_asked && !g_cancellable_is_cancelled (self->cancellable))
    newsroom_backup_keeper_check (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
visit_next (Visit *visit)
{
  NewsroomBackupKeeper *self = visit->keeper;

  while (visit->index < NEWSROOM_N_BACKUP_PLACES && !needs_visit (visit, &self->places[visit->index]))
    visit->index++;
  if (visit->index == NEWSROOM_N_BACKUP_PLACES || g_cancellable_is_cancelled (self->cancellable))
    {
      leave (visit);
      return;
    }

  g_free (visit->folder);
  visit->folder = g_strdup (self->places[visit->index].folder);
  visit->changes = self->changes;
  newsroom_backup_list_async (newsroom_store_get_path (self->store),
                              visit->folder,
                              NEWSROOM_BACKUP_NEWEST,
                              self->cancellable,
                              listed_cb,
                              visit);
}

static void
store_changed_cb (NewsroomBackupKeeper *self)
{
  self->changes++;
}

static void
newsroom_backup_keeper_dispose (GObject *object)
{
  NewsroomBackupKeeper *self = NEWSROOM_BACKUP_KEEPER (object);

  newsroom_backup_keeper_stop (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (newsroom_backup_keeper_parent_class)->dispose (object);
}

static void
newsroom_backup_keeper_finalize (GObject *object)
{
  NewsroomBackupKeeper *self = NEWSROOM_BACKUP_KEEPER (object);

  for (guint i = 0; i < NEWSROOM_N_BACKUP_PLACES; i++)
    place_clear (&self->places[i]);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (newsroom_backup_keeper_parent_class)->finalize (object);
}

static void
newsroom_backup_keeper_class_init (NewsroomBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = newsroom_backup_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = newsroom_backup_keeper_finalize;

  /**
   * NewsroomBackupKeeper::changed:
   * @self: a keeper
   *
   * Emitted after a visit to the places, and when one begins.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NewsroomBackupKeeper::told:
   * @self: a keeper
   * @text: what the editor is to know, translated
   *
   * Emitted when something goes wrong that did not go wrong the last time.
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
newsroom_backup_keeper_init (NewsroomBackupKeeper *self)
{
  self->changes = 1;
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add_seconds (FIRST_CHECK_SECONDS, timer_cb, self);
}

static gint64
real_clock (gpointer user_data)
{
  return g_get_real_time ();
}

/**
 * newsroom_backup_keeper_new:
 * @store: an open library
 * @clock: (nullable): the clock; %NULL for that of the machine
 * @clock_data: its closure
 *
 * Returns: (transfer full): a keeper for it, with one place: `backups` beside the library
 */
NewsroomBackupKeeper *
newsroom_backup_keeper_new (NewsroomStore      *store,
                            NewsroomBackupClock clock,
                            gpointer            clock_data)
{
  NewsroomBackupKeeper *self = g_object_new (NEWSROOM_TYPE_BACKUP_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->clock = clock != NULL ? clock : real_clock;
  self->clock_data = clock_data;
  self->places[NEWSROOM_BACKUP_PLACE_LIBRARY].folder = newsroom_backup_dup_folder (newsroom_store_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * newsroom_backup_keeper_get_store:
 * @self: a keeper
 *
 * Returns: (transfer none): its library
 */
NewsroomStore *
newsroom_backup_keeper_get_store (NewsroomBackupKeeper *self)
{
  return self->store;
}

/**
 * newsroom_backup_keeper_set_second_folder:
 * @self: a keeper
 * @folder: (nullable): the folder that the editor has chosen, or %NULL for none
 *
 * The folder must have been prepared, when it was chosen, by
 * newsroom_backup_prepare_second_folder_async().
 */
void
newsroom_backup_keeper_set_second_folder (NewsroomBackupKeeper *self,
                                          const char           *folder)
{
  Place           *place = &self->places[NEWSROOM_BACKUP_PLACE_SECOND];
  g_autofree char *path = NULL;

  if (folder != NULL && folder[0] != '\0')
    path = newsroom_backup_dup_second_folder (newsroom_store_get_path (self->store), folder);
  if (g_strcmp0 (path, place->folder) == 0)
    return;

  place_clear (place);
  place->folder = g_steal_pointer (&path);
  newsroom_backup_keeper_check (self);
}

/**
 * newsroom_backup_keeper_check:
 * @self: a keeper
 *
 * Makes the backups that are due, if the library has changed. It does that by itself now and then.
 */
void
newsroom_backup_keeper_check (NewsroomBackupKeeper *self)
{
  Visit *visit;

  if (self->is_busy || self->store == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  visit = g_new0 (Visit, 1);
  visit->keeper = g_object_ref (self);
  visit->is_asked = self->is_asked;
  self->is_asked = FALSE;
  self->is_busy = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  visit_next (visit);
}

/**
 * newsroom_backup_keeper_back_up:
 * @self: a keeper
 *
 * Makes a backup in each place, be one due or not, after what is under way.
 */
void
newsroom_backup_keeper_back_up (NewsroomBackupKeeper *self)
{
  self->is_asked = TRUE;
  newsroom_backup_keeper_check (self);
}

/**
 * newsroom_backup_keeper_stop:
 * @self: a keeper
 *
 * Gives up a backup that is under way, and makes no more: the library is about to be closed.
 */
void
newsroom_backup_keeper_stop (NewsroomBackupKeeper *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * newsroom_backup_keeper_get_is_busy:
 * @self: a keeper
 *
 * Returns: whether it looks at the backups or makes one
 */
gboolean
newsroom_backup_keeper_get_is_busy (NewsroomBackupKeeper *self)
{
  return self->is_busy;
}

/**
 * newsroom_backup_keeper_get_folder:
 * @self: a keeper
 * @place: a place
 *
 * Returns: (nullable): the folder of the backups there; %NULL for no such place
 */
const char *
newsroom_backup_keeper_get_folder (NewsroomBackupKeeper *self,
                                   NewsroomBackupPlace   place)
{
  return self->places[place].folder;
}

/**
 * newsroom_backup_keeper_get_last:
 * @self: a keeper
 * @place: a place
 *
 * Returns: (transfer none) (nullable): the last backup there, as far as it is known yet; it was
 *   verified when it was made
 */
const NewsroomBackup *
newsroom_backup_keeper_get_last (NewsroomBackupKeeper *self,
                                 NewsroomBackupPlace   place)
{
  return self->places[place].last;
}

/**
 * newsroom_backup_keeper_get_trouble:
 * @self: a keeper
 * @place: a place
 *
 * Returns: (nullable): what went wrong there the last time, translated
 */
const char *
newsroom_backup_keeper_get_trouble (NewsroomBackupKeeper *self,
                                    NewsroomBackupPlace   place)
{
  return self->places[place].trouble;
}
