/* newsroom-salvage-rows.c — the rows of a damaged library, put into a new one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-salvage-rows-private.h"

#include <string.h>

#include "newsroom-salvage-record-private.h"

/* What is not made anew from the rest, as the search index is. */
static const char *const table_names[] = { "author", "portrait", "article", "credit", "revision", "state_log", "original" };

/* What an entry of the index of the list holds, and what it held before version 4. */
#define N_LISTED 8
#define N_LISTED_OLD 6

/* What a row of a table looks like. */
typedef struct
{
  const char         *name;
  gboolean            is_keyed; /* it has row ids: its first column is that, which its record has elsewhere */
  guint               least;    /* columns that the rows of the oldest version have */
  guint               n_columns;
  char               *names[NEWSROOM_SALVAGE_MAX_COLUMNS];
  NewsroomSalvageKind kinds[NEWSROOM_SALVAGE_MAX_COLUMNS];
  gboolean            may_be_null[NEWSROOM_SALVAGE_MAX_COLUMNS];
} Table;

/**
 * NewsroomSalvageRows:
 *
 * Knows the tables of a new library, and to which of them a row belongs by what its columns are.
 * Its connection does not enforce references; who uses it sees to them at the end.
 */
struct _NewsroomSalvageRows
{
  guint n_taken;

  /* Borrowed */
  NewsroomConnection       *connection;
  NewsroomSalvageFilterFunc filter;
  gpointer                  filter_data;

  /* Owned */
  GHashTable *headlines; /* id of an article → its headline, of the index of the list */
  Table       tables[G_N_ELEMENTS (table_names)];
};

static NewsroomSalvageKind
get_kind (const char *type)
{
  if (g_str_equal (type, "INTEGER"))
    return NEWSROOM_SALVAGE_INT;

  return g_str_equal (type, "TEXT") ? NEWSROOM_SALVAGE_TEXT : NEWSROOM_SALVAGE_BYTES;
}

/* A column that has a default, or may hold nothing, may have come with a later version. */
static gboolean
describe (NewsroomSalvageRows *self,
          Table               *table,
          GError             **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = newsroom_connection_prepare (self->connection,
                                           "SELECT name, type, \"notnull\", dflt_value IS NULL, (SELECT wr FROM pragma_table_list (?1))"
                                           " FROM pragma_table_info (?1) ORDER BY cid",
                                           error);
  if (statement == NULL)
    return FALSE;

  newsroom_statement_bind_text (statement, table->name);
  for (;;)
    {
      guint i = table->n_columns;

      if (!newsroom_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row || i == NEWSROOM_SALVAGE_MAX_COLUMNS)
        return TRUE;

      table->names[i] = g_strdup (newsroom_statement_get_text (statement, 0));
      table->kinds[i] = get_kind (newsroom_statement_get_text (statement, 1));
      table->may_be_null[i] = newsroom_statement_get_int (statement, 2) == 0;
      if (i == 0)
        table->is_keyed = newsroom_statement_get_int (statement, 4) == 0;
      if (!table->may_be_null[i] && newsroom_statement_get_int (statement, 3) == 1)
        table->least = i + 1;
      table->n_columns++;
    }
}

/**
 * newsroom_salvage_rows_new:
 * @connection: a connection to a new library
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what takes rows for it
 */
NewsroomSalvageRows *
newsroom_salvage_rows_new (NewsroomConnection *connection,
                           GError            **error)
{
  g_autoptr (NewsroomSalvageRows) self = g_new0 (NewsroomSalvageRows, 1);

  self->connection = connection;
  self->headlines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (table_names); i++)
    {
      self->tables[i].name = table_names[i];
      if (!describe (self, &self->tables[i], error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * newsroom_salvage_rows_free:
 * @self: (transfer full): what takes rows
 */
void
newsroom_salvage_rows_free (NewsroomSalvageRows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_names); i++)
    for (guint j = 0; j < self->tables[i].n_columns; j++)
      g_free (self->tables[i].names[j]);
  g_hash_table_unref (self->headlines);
  g_free (self);
}

static gboolean
fits (const Table                 *table,
      const NewsroomSalvageRecord *record)
{
  if (record->is_keyed != table->is_keyed || record->n_values < table->least || record->n_values > table->n_columns)
    return FALSE;

  for (guint i = 0; i < record->n_values; i++)
    {
      NewsroomSalvageKind kind = record->values[i].kind;

      if (i == 0 && table->is_keyed)
        {
          if (kind != NEWSROOM_SALVAGE_NULL || record->id <= 0)
            return FALSE;
        }
      else if (kind != table->kinds[i] && !(kind == NEWSROOM_SALVAGE_NULL && table->may_be_null[i]))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_insert_sql (const Table *table,
                guint        n_columns)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO ");

  g_string_append (sql, table->name);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s%s", i == 0 ? " (" : ", ", table->names[i]);
  for (guint i = 0; i < n_columns; i++)
    g_string_append (sql, i == 0 ? ") VALUES (?" : ", ?");
  g_string_append_c (sql, ')');

  return g_strdup (sql->str);
}

/* Text that is damaged is text all the same; its SHA-256 tells. */
static void
bind (NewsroomStatement          *statement,
      const NewsroomSalvageValue *value,
      GPtrArray                  *kept)
{
  switch (value->kind)
    {
    case NEWSROOM_SALVAGE_INT:
      newsroom_statement_bind_int (statement, value->number);
      break;
    case NEWSROOM_SALVAGE_TEXT:
      g_ptr_array_add (kept, g_utf8_make_valid ((const char *)value->data, (gssize)value->size));
      newsroom_statement_bind_text (statement, g_ptr_array_index (kept, kept->len - 1));
      break;
    case NEWSROOM_SALVAGE_BYTES:
      {
        g_autoptr (GBytes) bytes = g_bytes_new_static (value->data, value->size);

        newsroom_statement_bind_bytes (statement, bytes);
        break;
      }
    case NEWSROOM_SALVAGE_NULL:
    case NEWSROOM_SALVAGE_OTHER:
    default:
      newsroom_statement_bind_text (statement, NULL);
    }
}

/* A page may be there twice; of an article the later version counts. A backup is older. */
static gboolean
make_room (NewsroomSalvageRows         *self,
           const Table                 *table,
           const NewsroomSalvageRecord *record,
           GError                     **error)
{
  g_autoptr (NewsroomStatement) statement = NULL;

  if (self->filter != NULL || !g_str_equal (table->name, "article"))
    return TRUE;

  statement = newsroom_connection_prepare (self->connection, "DELETE FROM article WHERE id = ? AND sequence < ?", error);
  if (statement == NULL)
    return FALSE;
  newsroom_statement_bind_int (statement, record->id);
  newsroom_statement_bind_int (statement, record->values[2].number); /* its column "sequence" */

  return newsroom_statement_run (statement, error);
}

static gboolean
take_row (NewsroomSalvageRows         *self,
          const Table                 *table,
          const NewsroomSalvageRecord *record,
          GError                     **error)
{
  g_autofree char *sql = dup_insert_sql (table, record->n_values);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NewsroomStatement) statement = NULL;

  if (!make_room (self, table, record, error))
    return FALSE;
  statement = newsroom_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;

  /* Of a version the article and its number say which it is; its row may be another one elsewhere. */
  if (g_str_equal (table->name, "revision"))
    newsroom_statement_bind_text (statement, NULL);
  else if (table->is_keyed)
    newsroom_statement_bind_int (statement, record->id);
  for (guint i = table->is_keyed ? 1 : 0; i < record->n_values; i++)
    bind (statement, &record->values[i], kept);
  if (!newsroom_statement_run (statement, error))
    return FALSE;
  self->n_taken += (guint)newsroom_connection_get_n_changed (self->connection);

  return TRUE;
}

/* The article that a row belongs to, 0 for none. */
static gint64
get_article (const Table                 *table,
             const NewsroomSalvageRecord *record)
{
  for (guint i = 0; i < record->n_values; i++)
    if (g_str_equal (table->names[i], "article"))
      return record->values[i].number;

  return g_str_equal (table->name, "article") ? record->id : 0;
}

/* An entry of the index of the list says what an article was called whose row is lost. It ends with
 * numbers, of which the last is that of the row; those of older versions have fewer. */
static void
note_headline (NewsroomSalvageRows         *self,
               const NewsroomSalvageRecord *record)
{
  static const NewsroomSalvageKind kinds[] = {
    NEWSROOM_SALVAGE_INT, NEWSROOM_SALVAGE_TEXT, NEWSROOM_SALVAGE_INT, NEWSROOM_SALVAGE_TEXT, NEWSROOM_SALVAGE_TEXT
  };
  const NewsroomSalvageValue *headline = &record->values[3];
  const NewsroomSalvageValue *id;

  if (record->is_keyed || (record->n_values != N_LISTED && record->n_values != N_LISTED_OLD))
    return;
  for (guint i = 0; i < record->n_values; i++)
    if (record->values[i].kind != (i < G_N_ELEMENTS (kinds) ? kinds[i] : NEWSROOM_SALVAGE_INT))
      return;

  id = &record->values[record->n_values - 1];
  g_hash_table_insert (self->headlines,
                       g_memdup2 (&id->number, sizeof id->number),
                       g_utf8_make_valid ((const char *)headline->data, (gssize)headline->size));
}

static gboolean
take_record_cb (const NewsroomSalvageRecord *record,
                gpointer                     user_data,
                GError                     **error)
{
  NewsroomSalvageRows *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (table_names); i++)
    {
      const Table *table = &self->tables[i];

      if (!fits (table, record))
        continue;
      if (self->filter != NULL && !self->filter (get_article (table, record), self->filter_data))
        return TRUE;

      return take_row (self, table, record, error);
    }
  note_headline (self, record);

  return TRUE;
}

typedef struct
{
  NewsroomSalvageRows  *rows;
  NewsroomSalvagePages *pages;
  guint32               first;
  guint32               last;
} Stretch;

static gboolean
take_stretch (NewsroomConnection *connection,
              gpointer            data,
              GError            **error)
{
  const Stretch *stretch = data;

  for (guint32 number = stretch->first; number <= stretch->last; number++)
    if (!newsroom_salvage_records_read (stretch->pages, number, take_record_cb, stretch->rows, error))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_salvage_rows_take:
 * @self: what takes rows
 * @pages: the pages of a library, of this version or an older one
 * @first: the first page
 * @last: the last
 * @error: return location for an error
 *
 * Puts the rows of so many pages into the new library, whether they are what was saved or not.
 * Rows that are there already stay.
 *
 * Returns: whether the new library could be written
 */
gboolean
newsroom_salvage_rows_take (NewsroomSalvageRows  *self,
                            NewsroomSalvagePages *pages,
                            guint32               first,
                            guint32               last,
                            GError              **error)
{
  Stretch stretch = { self, pages, first, last };

  return newsroom_connection_transact (self->connection, take_stretch, &stretch, error);
}

/**
 * newsroom_salvage_rows_get_n_taken:
 * @self: what takes rows
 *
 * Returns: how many rows it has taken
 */
guint
newsroom_salvage_rows_get_n_taken (NewsroomSalvageRows *self)
{
  return self->n_taken;
}

/**
 * newsroom_salvage_rows_set_filter:
 * @self: what takes rows
 * @filter: (nullable): says of which articles rows are taken
 * @filter_data: closure for @filter
 */
void
newsroom_salvage_rows_set_filter (NewsroomSalvageRows      *self,
                                  NewsroomSalvageFilterFunc filter,
                                  gpointer                  filter_data)
{
  self->filter = filter;
  self->filter_data = filter_data;
}

/**
 * newsroom_salvage_rows_get_headline:
 * @self: what takes rows
 * @article_id: an article
 *
 * Returns: (nullable): what it was called in the list
 */
const char *
newsroom_salvage_rows_get_headline (NewsroomSalvageRows *self,
                                    gint64               article_id)
{
  return g_hash_table_lookup (self->headlines, &article_id);
}
