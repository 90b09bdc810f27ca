/* newsroom-schema.c — the tables of the library and their versions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-schema-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-copy-private.h"
#include "newsroom-library-file-private.h"
#include "newsroom-notes.h"
#include "newsroom-page-check-private.h"
#include "newsroom-store.h"

/* The texts, instants and choices that an editor can set, alike in article and revision:
 * a revision holds the whole article. Times are microseconds since 1970 in UTC, 0 if not
 * known; keywords are one a line. What may be long stands last, so that the rest is read
 * without it. */
#define CONTENT_TABLE_COLUMNS         \
  "  state TEXT NOT NULL,"            \
  "  priority INTEGER NOT NULL,"      \
  "  target_length INTEGER NOT NULL," \
  "  created INTEGER NOT NULL,"       \
  "  updated INTEGER NOT NULL,"       \
  "  published INTEGER NOT NULL,"     \
  "  deadline INTEGER NOT NULL,"      \
  "  embargo INTEGER NOT NULL,"       \
  "  headline TEXT NOT NULL,"         \
  "  kicker TEXT NOT NULL,"           \
  "  byline TEXT NOT NULL,"           \
  "  dateline TEXT NOT NULL,"         \
  "  slug TEXT NOT NULL,"             \
  "  language TEXT NOT NULL,"         \
  "  section TEXT NOT NULL,"          \
  "  site TEXT NOT NULL,"             \
  "  embargo_reason TEXT NOT NULL,"   \
  "  embargo_zone TEXT NOT NULL,"     \
  "  keywords TEXT NOT NULL,"         \
  "  standfirst TEXT NOT NULL,"       \
  "  editor_note TEXT NOT NULL,"      \
  "  extra TEXT NOT NULL,"            \
  "  body TEXT NOT NULL"

/* One step a version, done in one transaction that ends by setting the number.
 * 1: the first.
 * 2: revisions have a name and a count of words, are listed from an index, and keep of their body
 *    what differs from that of another one.
 * 3: what can be undone in the texts of an article outlives the window.
 * 4 (NOTES_VERSION): the list shows the notes in an article, and its length beside its target.
 * 5: of a file that was imported, the whole report, not its sentences alone. */
#define NOTES_VERSION 4
static const char *const migrations[NEWSROOM_SCHEMA_VERSION] = {
  "CREATE TABLE article ("
  "  id INTEGER PRIMARY KEY,"
  "  uuid TEXT NOT NULL UNIQUE,"
  "  sequence INTEGER NOT NULL," /* of the last revision */
  "  changed INTEGER NOT NULL,"  /* when that was made */
  "  sha256 TEXT NOT NULL,"      /* of the content and the credits */
  "  spiked_from TEXT,"          /* the state to return to from the spike */
  "  word_count INTEGER NOT NULL,"
  "  shown_byline TEXT NOT NULL," /* as worded by hand, or made from the credits */
  CONTENT_TABLE_COLUMNS
  ") STRICT;"
  /* All that a list shows, so that listing reads no article. */
  "CREATE INDEX article_listed ON article (changed, state, word_count, headline, shown_byline);"

  "CREATE TABLE author ("
  "  id INTEGER PRIMARY KEY,"
  "  uuid TEXT NOT NULL UNIQUE,"
  "  created INTEGER NOT NULL,"
  "  updated INTEGER NOT NULL,"
  "  name_key TEXT NOT NULL," /* by which a name is found again, however it is written */
  "  name TEXT NOT NULL,"
  "  sort_name TEXT NOT NULL,"
  "  role TEXT NOT NULL,"
  "  affiliation TEXT NOT NULL,"
  "  tagline TEXT NOT NULL,"
  "  biography TEXT NOT NULL,"
  "  email TEXT NOT NULL,"
  "  url TEXT NOT NULL,"
  "  social TEXT NOT NULL,"
  "  initials TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX author_by_name ON author (name_key);"

  /* Apart from the profile, which is listed often and saved while it is typed. */
  "CREATE TABLE portrait ("
  "  author INTEGER PRIMARY KEY REFERENCES author,"
  "  media_type TEXT NOT NULL,"
  "  bytes BLOB NOT NULL"
  ") STRICT;"

  "CREATE TABLE credit ("
  "  article INTEGER NOT NULL REFERENCES article,"
  "  position INTEGER NOT NULL,"
  "  author INTEGER NOT NULL REFERENCES author,"
  "  role TEXT NOT NULL,"
  "  wording TEXT,"
  "  PRIMARY KEY (article, position)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX credit_of_author ON credit (author);"

  "CREATE TABLE revision ("
  "  id INTEGER PRIMARY KEY,"
  "  article INTEGER NOT NULL REFERENCES article,"
  "  sequence INTEGER NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  cause TEXT NOT NULL,"
  "  who TEXT NOT NULL," /* the user's name on this machine */
  "  sha256 TEXT NOT NULL,"
  "  credits TEXT NOT NULL," /* one a line, name=value parted by tabs */
  CONTENT_TABLE_COLUMNS
  ","
  "  UNIQUE (article, sequence)"
  ") STRICT;"

  "CREATE TABLE state_log ("
  "  id INTEGER PRIMARY KEY,"
  "  article INTEGER NOT NULL REFERENCES article,"
  "  sequence INTEGER NOT NULL,"
  "  time INTEGER NOT NULL,"
  "  from_state TEXT NOT NULL,"
  "  to_state TEXT NOT NULL,"
  "  note TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX state_log_of_article ON state_log (article);"

  "CREATE TABLE original ("
  "  id INTEGER PRIMARY KEY,"
  "  article INTEGER NOT NULL REFERENCES article,"
  "  time INTEGER NOT NULL,"
  "  sha256 TEXT NOT NULL,"
  "  file_name TEXT NOT NULL,"
  "  path BLOB," /* in the encoding of the file system */
  "  content_type TEXT NOT NULL,"
  "  notes TEXT NOT NULL," /* of the import report, one a line */
  "  dropped TEXT NOT NULL,"
  "  bytes BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX original_of_article ON original (article);"
  "CREATE INDEX original_by_sha256 ON original (sha256, article);"
  "CREATE INDEX original_by_path ON original (path, article);"

  /* The articles that the search index does not know as they are. */
  "CREATE TABLE unindexed ("
  "  article INTEGER PRIMARY KEY REFERENCES article"
  ") STRICT;"
  /* What is in the index, as plain text: the index takes exactly that out again. */
  "CREATE TABLE article_text ("
  "  article INTEGER PRIMARY KEY REFERENCES article,"
  "  headline TEXT NOT NULL,"
  "  standfirst TEXT NOT NULL,"
  "  byline TEXT NOT NULL,"
  "  body TEXT NOT NULL"
  ") STRICT;" NEWSROOM_SCHEMA_INDEX_SQL

  "PRAGMA application_id = 0x4e57524d;"
  "PRAGMA user_version = 1;",

  "ALTER TABLE revision ADD COLUMN name TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE revision ADD COLUMN word_count INTEGER;" /* NULL where nobody counted */
  "ALTER TABLE revision ADD COLUMN base INTEGER;"       /* the sequence whose body this one's is a change of; NULL: it is whole */
  "CREATE INDEX revision_listed ON revision (article, sequence, time, cause, who, name, word_count);"
  "PRAGMA user_version = 2;",

  /* What the sum is of, NewsroomEditChanges knows: the numbers, and the text to which they lead. */
  "CREATE TABLE undo ("
  "  article INTEGER NOT NULL REFERENCES article,"
  "  field TEXT NOT NULL,"
  "  first INTEGER NOT NULL,"    /* the number of the oldest step */
  "  position INTEGER NOT NULL," /* behind the one that would be undone next */
  "  behind INTEGER NOT NULL,"   /* behind the last one */
  "  sha256 TEXT NOT NULL,"
  "  PRIMARY KEY (article, field),"
  "  CHECK (0 <= first AND first <= position AND position <= behind)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE undo_step ("
  "  article INTEGER NOT NULL REFERENCES article,"
  "  field TEXT NOT NULL,"
  "  number INTEGER NOT NULL,"
  "  bytes BLOB NOT NULL,"
  "  PRIMARY KEY (article, field, number)"
  ") STRICT, WITHOUT ROWID;"
  "PRAGMA user_version = 3;",

  "ALTER TABLE article ADD COLUMN note_count INTEGER NOT NULL DEFAULT 0;" /* counted by count_notes () */
  "DROP INDEX article_listed;"
  "CREATE INDEX article_listed ON article (changed, state, word_count, headline, shown_byline, note_count, target_length);"
  "PRAGMA user_version = 4;",

  "ALTER TABLE original ADD COLUMN report TEXT NOT NULL DEFAULT '';" /* as newsroom_report_to_string() has it; '' of an older version */
  "PRAGMA user_version = 5;",
};

/* https://www.sqlite.org/fileformat.html, 1.3: the database header; numbers are big-endian. */
#define HEADER_SIZE 100
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
static const char header_magic[16] = "SQLite format 3";

#define OBJECTS_SQL                                                          \
  "SELECT type || ' ' || name || ' ' || ifnull (sql, '') FROM sqlite_schema" \
  " WHERE NOT (type = 'table' AND name GLOB '" NEWSROOM_SCHEMA_INDEX "_*') AND name NOT GLOB 'sqlite_stat*' ORDER BY type, name"

/**
 * newsroom_schema_check_identity:
 * @connection: a connection, open or not
 * @application_id: what the library says of itself
 * @version: its version
 * @error: return location for an error
 *
 * Returns: whether it is a library of this version or an older one; else %NEWSROOM_STORE_ERROR_DAMAGED
 *   or %NEWSROOM_STORE_ERROR_NEWER
 */
gboolean
newsroom_schema_check_identity (NewsroomConnection *connection,
                                gint64              application_id,
                                gint64              version,
                                GError            **error)
{
  if (application_id != NEWSROOM_SCHEMA_APPLICATION_ID || version < 1)
    newsroom_connection_set_error (connection,
                                   NEWSROOM_STORE_ERROR_DAMAGED,
                                   _ ("it is a file of another application. Choose another file."),
                                   error);
  else if (version > NEWSROOM_SCHEMA_VERSION)
    newsroom_connection_set_error (connection,
                                   NEWSROOM_STORE_ERROR_NEWER,
                                   _ ("a newer version of Newsroom wrote it. Install that version; nothing was changed."),
                                   error);
  else
    return TRUE;

  return FALSE;
}

static gint64
read_number (const guint8 *bytes)
{
  return (gint64)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/* Reads the start of the file as it is, through SQLite: to close a file oneself would drop the
 * locks that another connection of this process has on it. */
static gboolean
read_header (NewsroomConnection *connection,
             guint8             *header,
             GError            **error)
{
  g_autofree char *escaped = g_uri_escape_string (newsroom_connection_get_path (connection), "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  sqlite3         *db = NULL;
  sqlite3_file    *file = NULL;
  int              rc;

  rc = sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, "unix");
  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  (void)sqlite3_close (db);

  if (rc != SQLITE_IOERR_SHORT_READ && rc != SQLITE_OK)
    return newsroom_connection_check (connection, rc, error);
  if (rc == SQLITE_OK && memcmp (header, header_magic, sizeof header_magic) == 0)
    return TRUE;
  if (newsroom_library_file_read_start_from_log (newsroom_connection_get_path (connection), header, HEADER_SIZE) &&
      memcmp (header, header_magic, sizeof header_magic) == 0)
    return TRUE;

  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_DAMAGED,
                                 _ ("it is no library, or its beginning is lost. Choose another file, repair it, or restore a backup."),
                                 error);

  return FALSE;
}

static gboolean
is_newer (NewsroomConnection *connection)
{
  guint8 header[HEADER_SIZE];

  return read_header (connection, header, NULL) &&
         read_number (header + HEADER_APPLICATION_ID) == NEWSROOM_SCHEMA_APPLICATION_ID &&
         read_number (header + HEADER_USER_VERSION) > NEWSROOM_SCHEMA_VERSION;
}

/**
 * newsroom_schema_probe:
 * @connection: a connection that is not open yet
 * @error: return location for an error
 *
 * Looks into the file without a lock, a log or a write: what is not a library of this
 * version stays untouched to the byte. Looks at its header alone: when a disk became full, or
 * the power went, in the middle of a checkpoint, the file is whole only together with its log.
 *
 * Returns: whether the file is missing, empty, or a library that may be opened
 */
gboolean
newsroom_schema_probe (NewsroomConnection *connection,
                       GError            **error)
{
  const char      *path = newsroom_connection_get_path (connection);
  g_autofree char *journal_path = g_strconcat (path, "-journal", NULL);
  NewsroomFileMark mark = newsroom_file_mark_read (path);
  NewsroomFileMark journal = newsroom_file_mark_read (journal_path);
  guint8           header[HEADER_SIZE];

  if (!mark.exists || mark.size == 0)
    return TRUE;
  /* The making of the library was cut off; SQLite undoes it before anything can be read. But nothing
   * is undone in what a newer version makes. */
  if (journal.exists && journal.size > 0 && !is_newer (connection))
    return TRUE;

  return read_header (connection, header, error) &&
         newsroom_schema_check_identity (connection, read_number (header + HEADER_APPLICATION_ID), read_number (header + HEADER_USER_VERSION), error);
}

typedef struct
{
  gint64 article;
  guint  n_notes;
} NoteCount;

static gboolean
set_note_count (NewsroomConnection *connection,
                const NoteCount    *count,
                GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, "UPDATE article SET note_count = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, count->n_notes);
  newsroom_statement_bind_int (statement, count->article);

  return newsroom_statement_run (statement, error);
}

/* What was saved before there was a count. Few have notes, and no other is written. */
static gboolean
count_notes (NewsroomConnection *connection,
             GError            **error)
{
  g_autoptr (NewsroomStatement) statement = newsroom_connection_prepare (connection, "SELECT id, body FROM article ORDER BY id", error);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (NoteCount));
  gboolean has_row = FALSE;

  if (statement == NULL || !newsroom_statement_step (statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      const NoteCount count = { newsroom_statement_get_int (statement, 0), newsroom_notes_count (newsroom_statement_get_text (statement, 1), -1) };

      if (count.n_notes > 0)
        g_array_append_val (counts, count);
      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
    }
  for (guint i = 0; i < counts->len; i++)
    if (!set_note_count (connection, &g_array_index (counts, NoteCount, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
migrate (NewsroomConnection *connection,
         gint64              version,
         GError            **error)
{
  for (gint64 step = version; step < NEWSROOM_SCHEMA_VERSION; step++)
    {
      g_autofree char *sql = g_strconcat ("BEGIN EXCLUSIVE;", migrations[step], NULL);

      if (!newsroom_connection_execute (connection, sql, error) ||
          (step + 1 == NOTES_VERSION && !count_notes (connection, error)) ||
          !newsroom_connection_execute (connection, "COMMIT", error))
        {
          (void)newsroom_connection_execute (connection, "ROLLBACK", NULL);
          return FALSE;
        }
    }

  return TRUE;
}

/* Returns: what SQLite answered */
static int
read_texts (sqlite3    *db,
            const char *sql,
            GString    *texts)
{
  sqlite3_stmt *stmt = NULL;
  int           rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (rc != SQLITE_OK)
    return rc;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const char *text = (const char *)sqlite3_column_text (stmt, 0);

      if (text == NULL)
        break;
      g_string_append_printf (texts, "%s\n", text);
    }
  (void)sqlite3_finalize (stmt);

  /* A row that cannot be read */
  if (rc == SQLITE_ROW)
    return SQLITE_NOMEM;

  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/**
 * newsroom_schema_dup_of_fresh:
 * @connection: a connection
 * @version: a version
 * @sql: a statement that gives texts
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it says of a new library of that version, a text a line
 */
char *
newsroom_schema_dup_of_fresh (NewsroomConnection *connection,
                              gint64              version,
                              const char         *sql,
                              GError            **error)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  sqlite3 *fresh = NULL;
  int      rc = sqlite3_open_v2 (":memory:", &fresh, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  for (gint64 i = 0; rc == SQLITE_OK && i < version; i++)
    rc = sqlite3_exec (fresh, migrations[i], NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    rc = read_texts (fresh, sql, texts);
  (void)sqlite3_close (fresh);

  return newsroom_connection_check (connection, rc, error) ? g_strdup (texts->str) : NULL;
}

/* Text by text as a new library of that version has it: a library from elsewhere brings nothing
 * along that would run or stand in the way. */
static gboolean
compare_objects (NewsroomConnection *connection,
                 gint64              version,
                 GError            **error)
{
  g_autoptr (GString) objects = g_string_new (NULL);
  g_autofree char *expected = newsroom_schema_dup_of_fresh (connection, version, OBJECTS_SQL, error);

  if (expected == NULL ||
      !newsroom_connection_check (connection, read_texts (newsroom_connection_get_handle (connection), OBJECTS_SQL, objects), error))
    return FALSE;
  if (g_str_equal (objects->str, expected))
    return TRUE;

  newsroom_connection_set_error (connection,
                                 NEWSROOM_STORE_ERROR_DAMAGED,
                                 _ ("its tables are not those of a library. Repair it, or restore a backup."),
                                 error);

  return FALSE;
}

/**
 * newsroom_schema_read_objects:
 * @path: a copy of a library, damaged or not, that nobody else has open
 * @are_ours: (out): whether they are exactly those of this version
 *
 * Reads its tables, whatever its version, without a lock or a write.
 *
 * Returns: whether they can be read
 */
gboolean
newsroom_schema_read_objects (const char *path,
                              gboolean   *are_ours)
{
  g_autoptr (NewsroomConnection) connection = newsroom_connection_open_copy (path, path, NULL);
  g_autoptr (GString) objects = g_string_new (NULL);
  g_autofree char *expected = NULL;

  if (connection == NULL || read_texts (newsroom_connection_get_handle (connection), OBJECTS_SQL, objects) != SQLITE_OK)
    return FALSE;
  expected = newsroom_schema_dup_of_fresh (connection, NEWSROOM_SCHEMA_VERSION, OBJECTS_SQL, NULL);
  *are_ours = g_strcmp0 (objects->str, expected) == 0;

  return expected != NULL;
}

/**
 * newsroom_schema_compare:
 * @connection: a connection to a library of this version
 * @error: return location for an error
 *
 * Returns: whether its tables are what they should be, and its pages where they are few; else
 *   %NEWSROOM_STORE_ERROR_DAMAGED
 */
gboolean
newsroom_schema_compare (NewsroomConnection *connection,
                         GError            **error)
{
  return compare_objects (connection, NEWSROOM_SCHEMA_VERSION, error) && newsroom_page_check_few (connection, error);
}

/**
 * newsroom_schema_prepare:
 * @connection: a connection that holds the lock
 * @error: return location for an error
 *
 * Makes the tables of a new library, brings those of an older one up to date, and compares
 * them with what they should be.
 *
 * Returns: whether the library may be used; else %NEWSROOM_STORE_ERROR_DAMAGED or
 *   %NEWSROOM_STORE_ERROR_NEWER, and nothing was changed
 */
gboolean
newsroom_schema_prepare (NewsroomConnection *connection,
                         GError            **error)
{
  gint64 application_id = 0;
  gint64 version = 0;
  gint64 n_objects = 0;

  if (!newsroom_connection_read_int (connection, "PRAGMA application_id", &application_id, error) ||
      !newsroom_connection_read_int (connection, "PRAGMA user_version", &version, error) ||
      !newsroom_connection_read_int (connection, "SELECT count (*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  if (n_objects == 0 && application_id == 0 && version == 0)
    return migrate (connection, version, error);
  if (!newsroom_schema_check_identity (connection, application_id, version, error))
    return FALSE;
  if (version < NEWSROOM_SCHEMA_VERSION && !newsroom_library_copy_before_upgrade (connection, version, error))
    return FALSE;

  return migrate (connection, version, error) && newsroom_schema_compare (connection, error);
}

/**
 * newsroom_schema_verify:
 * @connection: a connection to a library, or to a copy of one
 * @error: return location for an error
 *
 * Looks at every page of the file, however large it is, and changes nothing. The library may be
 * of an older version, and of a newer one if the connection was opened on that.
 *
 * Returns: whether it is a whole library with the tables of its version and nothing else; else
 *   %NEWSROOM_STORE_ERROR_DAMAGED or %NEWSROOM_STORE_ERROR_NEWER
 */
gboolean
newsroom_schema_verify (NewsroomConnection *connection,
                        GError            **error)
{
  gint64 application_id = 0;
  gint64 version = 0;

  if (newsroom_connection_get_read_only (connection) == NEWSROOM_READ_ONLY_NEWER)
    return newsroom_page_check_all (connection, error);

  return newsroom_connection_read_int (connection, "PRAGMA application_id", &application_id, error) &&
         newsroom_connection_read_int (connection, "PRAGMA user_version", &version, error) &&
         newsroom_schema_check_identity (connection, application_id, version, error) &&
         compare_objects (connection, version, error) &&
         newsroom_page_check_all (connection, error);
}
