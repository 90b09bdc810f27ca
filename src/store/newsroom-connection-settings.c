/* newsroom-connection-settings.c — how SQLite is told to work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-connection-settings-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-store.h"

#define LENGTH_LIMIT (256 * 1024 * 1024)

/* Pages in the log with which a commit brings it into the file */
#define CHECKPOINT_PAGES 1000

/* Each setting with the answer to its question: a pragma that is refused says nothing. */
typedef struct
{
  const char *set;
  const char *ask;
  const char *answer;
} Setting;

static const Setting settings[] = {
  { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive" },
  { "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal" },
  { "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2" },
  { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0" },
  { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1" },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" },
  { "PRAGMA cache_size = -16384", "PRAGMA cache_size", "-16384" },
  { "PRAGMA busy_timeout = 0", "PRAGMA busy_timeout", "0" },
  { "PRAGMA journal_size_limit = 8388608", "PRAGMA journal_size_limit", "8388608" },
};

/* Not the journal's mode, which is written into the file. */
static const Setting reading_settings[] = {
  { "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive" },
  { "PRAGMA query_only = ON", "PRAGMA query_only", "1" },
  { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0" },
  { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" },
  { "PRAGMA cache_size = -16384", "PRAGMA cache_size", "-16384" },
  { "PRAGMA busy_timeout = 0", "PRAGMA busy_timeout", "0" },
};

/**
 * newsroom_connection_harden:
 * @self: a connection that has just been opened
 * @error: return location for an error
 *
 * Forbids what a library from a stranger must not be able to do.
 *
 * Returns: whether SQLite obeys
 */
gboolean
newsroom_connection_harden (NewsroomConnection *self,
                            GError            **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    /* Until the library is known to be ours it is left as it is. */
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
  };

  sqlite3 *db = newsroom_connection_get_handle (self);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int value = -1;

      if (!newsroom_connection_check (self, sqlite3_db_config (db, options[i].option, options[i].value, &value), error))
        return FALSE;
      if (value != options[i].value)
        {
          newsroom_connection_set_error (self, NEWSROOM_STORE_ERROR_IO, _ ("SQLite refused a safety setting"), error);
          return FALSE;
        }
    }

  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 100 * 1024);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_VARIABLE_NUMBER, 64);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 1);

  return TRUE;
}

/**
 * newsroom_connection_set_defensive:
 * @self: a connection
 * @is_defensive: whether it refuses to change its own schema and the parts of an index
 * @error: return location for an error
 *
 * Returns: whether SQLite obeys
 */
gboolean
newsroom_connection_set_defensive (NewsroomConnection *self,
                                   gboolean            is_defensive,
                                   GError            **error)
{
  sqlite3 *db = newsroom_connection_get_handle (self);

  /* What is on belongs to the connection and survives its transactions. */
  return newsroom_connection_execute (self, "PRAGMA writable_schema = OFF", error) &&
         newsroom_connection_check (self, sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, is_defensive, NULL), error);
}

/* As SQLite does it by itself, but that the file is marked: it changes here and nowhere else in
 * a transaction. One that fails is tried again with the next commit; the log holds everything. */
static int
log_grew_cb (void       *data,
             sqlite3    *db,
             const char *name,
             int         n_pages)
{
  NewsroomFileMark *known = data;
  const char       *path = sqlite3_db_filename (db, name);
  NewsroomFileMark  file;

  if (n_pages < CHECKPOINT_PAGES)
    return SQLITE_OK;

  file = newsroom_file_mark_read (path);
  if (newsroom_file_mark_equal (known, &file))
    {
      (void)sqlite3_wal_checkpoint_v2 (db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
      *known = newsroom_file_mark_read (path);
    }

  return SQLITE_OK;
}

static gboolean
apply (NewsroomConnection *self,
       const Setting      *wanted,
       GError            **error)
{
  g_autofree char *said = newsroom_connection_dup_answer (self, wanted->set, error);
  g_autofree char *answer = said != NULL ? newsroom_connection_dup_answer (self, wanted->ask, error) : NULL;
  g_autofree char *reason = NULL;

  if (answer == NULL)
    return FALSE;
  if (g_str_equal (answer, wanted->answer))
    return TRUE;

  reason = g_strdup_printf (_ ("SQLite refused “%s”"), wanted->set);
  newsroom_connection_set_error (self, NEWSROOM_STORE_ERROR_IO, reason, error);

  return FALSE;
}

/**
 * newsroom_connection_apply_settings:
 * @self: a connection that holds the lock
 * @file: the mark of its file, which lives as long as the connection; read anew each time that
 *   the log is brought into the file by a commit
 * @error: return location for an error
 *
 * Returns: whether each setting was made and reads back as it should
 */
gboolean
newsroom_connection_apply_settings (NewsroomConnection *self,
                                    NewsroomFileMark   *file,
                                    GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!apply (self, &settings[i], error))
      return FALSE;
  sqlite3_wal_hook (newsroom_connection_get_handle (self), log_grew_cb, file);

  return TRUE;
}

/**
 * newsroom_connection_apply_reading_settings:
 * @self: a connection to a library that is only to be read, before the first read
 * @error: return location for an error
 *
 * Returns: whether each setting was made and reads back as it should
 */
gboolean
newsroom_connection_apply_reading_settings (NewsroomConnection *self,
                                            GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (reading_settings); i++)
    if (!apply (self, &reading_settings[i], error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_connection_release_memory:
 * @self: a connection, in no transaction
 *
 * Forgets the pages of the library that are only kept for the next operations.
 */
void
newsroom_connection_release_memory (NewsroomConnection *self)
{
  sqlite3 *db = newsroom_connection_get_handle (self);

  if (db != NULL)
    sqlite3_db_release_memory (db);
}
