/* newsroom-last-session.c — where the editor was, and whether Newsroom ended in order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-last-session.h"

#include "newsroom-file-private.h"
#include "newsroom-file.h"

#define GROUP "Session"

/**
 * NewsroomLastSession:
 *
 * A small file, $XDG_STATE_HOME/newsroom/session. No setting holds this, as a setting that is set may
 * be a file that is written, and the editor waits for it: the place changes with each save. Here it is
 * written on another thread, the newest only, and what is written says nothing when it fails, as
 * no word hangs on it. Used on one thread; a window owns it.
 */
struct _NewsroomLastSession
{
  GObject parent_instance;

  NewsroomLastPlace place;
  guint             n_crashes;
  gboolean          is_known;   /* what the file had was read */
  guint             generation; /* of what is above */
  gboolean          is_writing;

  /* Of whichever thread has the lock */
  GMutex disk;
  guint  written; /* the generation that the file has */

  /* Owned */
  GFile *file;
};

G_DEFINE_FINAL_TYPE (NewsroomLastSession, newsroom_last_session, G_TYPE_OBJECT)

/* What is in the file. */
typedef struct
{
  NewsroomLastPlace place;
  guint             n_crashes;
  guint             generation;
  gboolean          is_known;
} Note;

static void start_writing (NewsroomLastSession *self);

static void
place_copy (NewsroomLastPlace       *to,
            const NewsroomLastPlace *from)
{
  char *library = g_strdup (from->library);

  g_free (to->library);
  *to = *from;
  to->library = library;
}

static void
note_clear (Note *note)
{
  g_clear_pointer (&note->place.library, g_free);
}

static void
note_free (Note *note)
{
  note_clear (note);
  g_free (note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

static void
note_take (Note                *note,
           NewsroomLastSession *self)
{
  place_copy (&note->place, &self->place);
  note->n_crashes = self->n_crashes;
  note->generation = self->generation;
  note->is_known = self->is_known;
}

/* A file that is not there, or garbled, says nothing. */
static void
read_note (NewsroomLastSession *self,
           Note                *note)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GBytes) bytes = newsroom_file_read (self->file, NULL, NULL);
  g_autofree char *uri = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || !g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, NULL))
    return;

  uri = g_key_file_get_string (keys, GROUP, "Library", NULL);
  note->place.library = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  note->place.article = g_key_file_get_int64 (keys, GROUP, "Article", NULL);
  note->place.caret = (guint)CLAMP (g_key_file_get_int64 (keys, GROUP, "Caret", NULL), 0, G_MAXINT);
  note->place.scroll = g_key_file_get_double (keys, GROUP, "Scroll", NULL);
  note->n_crashes = (guint)CLAMP (g_key_file_get_integer (keys, GROUP, "Crashes", NULL), 0, G_MAXINT - 1);
}

static void
write_note (NewsroomLastSession *self,
            const Note          *note)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (self->file));
  g_autofree char *uri = note->place.library != NULL ? g_filename_to_uri (note->place.library, NULL, NULL) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *text;

  if (uri != NULL)
    g_key_file_set_string (keys, GROUP, "Library", uri);
  g_key_file_set_int64 (keys, GROUP, "Article", note->place.article);
  g_key_file_set_int64 (keys, GROUP, "Caret", note->place.caret);
  g_key_file_set_double (keys, GROUP, "Scroll", note->place.scroll);
  g_key_file_set_integer (keys, GROUP, "Crashes", (int)note->n_crashes);
  text = g_key_file_to_data (keys, &length, NULL);
  bytes = g_bytes_new_take (text, length);
  if (newsroom_file_make_folders (folder, NULL))
    newsroom_file_write (self->file, bytes, TRUE, NULL, NULL);
}

/* What another thread or a flush has written that is newer stays. */
static void
write_if_newer (NewsroomLastSession *self,
                Note                *note)
{
  g_mutex_lock (&self->disk);
  if (note->generation > self->written)
    {
      if (!note->is_known)
        {
          g_auto (Note) before = { 0 };

          read_note (self, &before);
          note->n_crashes = before.n_crashes;
        }
      write_note (self, note);
      self->written = note->generation;
    }
  g_mutex_unlock (&self->disk);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  write_if_newer (NEWSROOM_LAST_SESSION (source), task_data);
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  NewsroomLastSession *self = NEWSROOM_LAST_SESSION (object);
  const Note          *note = g_task_get_task_data (G_TASK (result));

  self->is_writing = FALSE;
  if (note->generation != self->generation)
    start_writing (self);
}

static void
start_writing (NewsroomLastSession *self)
{
  g_autoptr (GTask) task = NULL;
  Note *note;

  if (self->is_writing)
    return;

  self->is_writing = TRUE;
  note = g_new0 (Note, 1);
  note_take (note, self);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, start_writing);
  g_task_set_task_data (task, note, (GDestroyNotify)note_free);
  g_task_run_in_thread (task, write_thread);
}

static void
newsroom_last_session_finalize (GObject *object)
{
  NewsroomLastSession *self = NEWSROOM_LAST_SESSION (object);

  g_mutex_clear (&self->disk);
  g_clear_object (&self->file);
  g_clear_pointer (&self->place.library, g_free);

  G_OBJECT_CLASS (newsroom_last_session_parent_class)->finalize (object);
}

static void
newsroom_last_session_class_init (NewsroomLastSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = newsroom_last_session_finalize;
}

static void
newsroom_last_session_init (NewsroomLastSession *self)
{
  g_mutex_init (&self->disk);
  self->file = g_file_new_build_filename (g_get_user_state_dir (), "newsroom", "session", NULL);
}

/**
 * newsroom_last_session_new:
 *
 * Returns: (transfer full): nothing yet of what the file has
 */
NewsroomLastSession *
newsroom_last_session_new (void)
{
  return g_object_new (NEWSROOM_TYPE_LAST_SESSION, NULL);
}

/* It is on the disk before anything is opened that may end the process again; unless the session is
 * over already. */
static void
begin_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  NewsroomLastSession *self = NEWSROOM_LAST_SESSION (source);
  Note                *note = task_data;

  g_mutex_lock (&self->disk);
  read_note (self, note);
  note->n_crashes++;
  if (self->written == 0)
    write_note (self, note);
  g_mutex_unlock (&self->disk);
  g_task_return_boolean (task, TRUE);
}

/**
 * newsroom_last_session_begin_async:
 * @self: a last session
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure
 *
 * Reads where the editor was, and notes that a session has begun: until newsroom_last_session_end() it
 * counts as one that was not ended in order.
 */
void
newsroom_last_session_begin_async (NewsroomLastSession *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_LAST_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_last_session_begin_async);
  g_task_set_task_data (task, g_new0 (Note, 1), (GDestroyNotify)note_free);
  g_task_run_in_thread (task, begin_thread);
}

/**
 * newsroom_last_session_begin_finish:
 * @self: a last session
 * @result: what the callback was given
 * @n_crashes: (out): how many sessions before this one, without a gap, were not ended in order
 *
 * What was set meanwhile stays, and is written.
 *
 * Returns: whether it was not cancelled
 */
gboolean
newsroom_last_session_begin_finish (NewsroomLastSession *self,
                                    GAsyncResult        *result,
                                    guint               *n_crashes)
{
  const Note *note;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return FALSE;

  note = g_task_get_task_data (G_TASK (result));
  *n_crashes = note->n_crashes - 1;
  self->n_crashes = note->n_crashes;
  self->is_known = TRUE;
  if (self->generation == 0)
    {
      place_copy (&self->place, &note->place);
    }
  else
    {
      self->generation++;
      start_writing (self);
    }

  return TRUE;
}

/**
 * newsroom_last_session_get_place:
 * @self: a last session
 *
 * Returns: (transfer none): where the editor was, or is; valid until it is set
 */
const NewsroomLastPlace *
newsroom_last_session_get_place (NewsroomLastSession *self)
{
  g_return_val_if_fail (NEWSROOM_IS_LAST_SESSION (self), NULL);

  return &self->place;
}

/**
 * newsroom_last_session_set_place:
 * @self: a last session
 * @place: where the editor is
 *
 * Remembers it, soon and on another thread.
 */
void
newsroom_last_session_set_place (NewsroomLastSession     *self,
                                 const NewsroomLastPlace *place)
{
  g_return_if_fail (NEWSROOM_IS_LAST_SESSION (self));
  g_return_if_fail (place != NULL);

  if ((self->is_known || self->generation > 0) && g_strcmp0 (place->library, self->place.library) == 0 && place->article == self->place.article &&
      place->caret == self->place.caret && place->scroll == self->place.scroll)
    return;

  place_copy (&self->place, place);
  self->generation++;
  start_writing (self);
}

/**
 * newsroom_last_session_end:
 * @self: a last session
 *
 * Notes that the session is over in order, or has lasted so long that its end will not be taken for
 * a crash at the start.
 */
void
newsroom_last_session_end (NewsroomLastSession *self)
{
  g_return_if_fail (NEWSROOM_IS_LAST_SESSION (self));

  self->is_known = TRUE;
  self->n_crashes = 0;
  self->generation++;
  start_writing (self);
}

/**
 * newsroom_last_session_flush:
 * @self: a last session
 *
 * Returns when all of it is written. Blocks: for the end of the process.
 */
void
newsroom_last_session_flush (NewsroomLastSession *self)
{
  g_auto (Note) note = { 0 };

  g_return_if_fail (NEWSROOM_IS_LAST_SESSION (self));

  note_take (&note, self);
  write_if_newer (self, &note);
}
