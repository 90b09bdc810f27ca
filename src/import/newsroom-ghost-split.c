/* newsroom-ghost-split.c — an export of Ghost taken apart into one for each post and page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-ghost.h"

#include <string.h>

#include "newsroom-ghost-private.h"
#include "newsroom-import-split.h"

/* Rows of another table that belong to one post. */
#define MAX_BESIDE 200

/* Bytes of a text of a row that more posts than one may have. */
#define MAX_SHARED 16384

/*
 * Table:
 * @name: of the table
 * @id: the column that the rows are looked up by
 * @columns: (nullable): those that are repeated with a post, %NULL for all: of users there are also
 *   passwords
 * @rows: (element-type utf8 GPtrArray): by what is in that column
 */
typedef struct
{
  const char        *name;
  const char        *id;
  const char *const *columns;
  GHashTable        *rows;
} Table;

enum
{
  TABLE_META,
  TABLE_POSTS_AUTHORS,
  TABLE_POSTS_TAGS,
  TABLE_USERS,
  TABLE_TAGS,
  N_TABLES,
};

static const char *const user_columns[] = { "id", "name", "slug", "email", "bio", "website", "location", "facebook", "twitter", NULL };
static const char *const tag_columns[] = { "id", "name", "slug", "visibility", NULL };
static const char *const setting_keys[] = { "title", "locale", "lang", "url", NULL };

/**
 * newsroom_ghost_get_data:
 * @root: an export
 *
 * Returns: (transfer none) (nullable): the object with a member for each table of the site
 */
JsonObject *
newsroom_ghost_get_data (JsonNode *root)
{
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  JsonArray  *databases = newsroom_json_get_array (object, "db");

  return newsroom_json_get_object (databases != NULL ? newsroom_json_get_row (databases, 0) : object, "data");
}

static void
read_table (JsonObject *data,
            Table      *table)
{
  JsonArray  *array = newsroom_json_get_array (data, table->name);
  const guint n = array != NULL ? json_array_get_length (array) : 0;

  table->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < n; i++)
    {
      JsonObject      *row = newsroom_json_get_row (array, i);
      g_autofree char *id = newsroom_json_dup_id (row, table->id);
      GPtrArray       *rows = g_hash_table_lookup (table->rows, id);

      if (rows == NULL)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (table->rows, g_strdup (id), rows);
        }
      if (row != NULL && rows->len < MAX_BESIDE)
        g_ptr_array_add (rows, row);
    }
}

/* What many posts share is repeated with each, and is not long. */
static JsonObject *
copy_row (JsonObject        *row,
          const char *const *columns)
{
  JsonObject *copy = json_object_new ();

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const char      *text = newsroom_json_get_text (row, columns[i]);
      g_autofree char *id = newsroom_json_dup_id (row, columns[i]);

      if (id[0] != '\0' && (text == NULL || strlen (text) <= MAX_SHARED))
        json_object_set_member (copy, columns[i], json_object_dup_member (row, columns[i]));
    }

  return copy;
}

static void
add_rows (JsonArray   *array,
          const Table *table,
          const char  *id)
{
  GPtrArray *rows = g_hash_table_lookup (table->rows, id);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    json_array_add_object_element (array, table->columns != NULL ? copy_row (rows->pdata[i], table->columns) : json_object_ref (rows->pdata[i]));
}

/* The rows of a table that the rows of another one, between it and the posts, name. */
static void
add_joined (JsonObject  *data,
            const Table *joining,
            const char  *post,
            const Table *table,
            const char  *column)
{
  GPtrArray *rows = g_hash_table_lookup (joining->rows, post);
  JsonArray *array = json_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autofree char *id = newsroom_json_dup_id (rows->pdata[i], column);

      add_rows (array, table, id);
    }
  json_object_set_array_member (data, table->name, array);
}

static void
add_own (JsonObject  *data,
         const Table *table,
         const char  *post)
{
  JsonArray *array = json_array_new ();

  add_rows (array, table, post);
  json_object_set_array_member (data, table->name, array);
}

static JsonArray *
copy_settings (JsonObject *data)
{
  static const char *const columns[] = { "key", "value", NULL };
  JsonArray               *all = newsroom_json_get_array (data, "settings");
  JsonArray               *some = json_array_new ();

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      JsonObject *row = newsroom_json_get_row (all, i);
      const char *key = newsroom_json_get_text (row, "key");

      if (key != NULL && g_strv_contains (setting_keys, key))
        json_array_add_object_element (some, copy_row (row, columns));
    }

  return some;
}

static GBytes *
make_part (JsonObject  *post,
           const Table *tables,
           JsonArray   *settings)
{
  g_autofree char *id = newsroom_json_dup_id (post, "id");
  g_autofree char *author = newsroom_json_dup_id (post, "author_id");
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *data = json_object_new ();
  JsonObject *database = json_object_new ();
  JsonArray  *databases = json_array_new ();
  JsonArray  *posts = json_array_new ();
  char       *text;

  json_array_add_object_element (posts, json_object_ref (post));
  json_object_set_array_member (data, "posts", posts);
  add_own (data, &tables[TABLE_META], id);
  add_own (data, &tables[TABLE_POSTS_AUTHORS], id);
  add_own (data, &tables[TABLE_POSTS_TAGS], id);
  add_joined (data, &tables[TABLE_POSTS_AUTHORS], id, &tables[TABLE_USERS], "author_id");
  add_rows (json_object_get_array_member (data, "users"), &tables[TABLE_USERS], author);
  add_joined (data, &tables[TABLE_POSTS_TAGS], id, &tables[TABLE_TAGS], "tag_id");
  json_object_set_array_member (data, "settings", json_array_ref (settings));
  json_object_set_object_member (database, "data", data);
  json_array_add_object_element (databases, database);
  json_object_set_array_member (root, "db", databases);
  json_node_set_object (node, root);
  text = json_to_string (node, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * newsroom_import_ghost_split:
 * @bytes: an export of Ghost
 * @parts: gets an export for each post and page, with its authors and tags
 * @report: not used: what else is in an export is no article
 * @error: not used: what has no posts has no parts
 *
 * Returns: %TRUE
 */
gboolean
newsroom_import_ghost_split (GBytes              *bytes,
                             NewsroomImportParts *parts,
                             NewsroomReport      *report,
                             GError             **error)
{
  Table tables[N_TABLES] = {
    [TABLE_META] = { "posts_meta", "post_id", NULL, NULL },
    [TABLE_POSTS_AUTHORS] = { "posts_authors", "post_id", NULL, NULL },
    [TABLE_POSTS_TAGS] = { "posts_tags", "post_id", NULL, NULL },
    [TABLE_USERS] = { "users", "id", user_columns, NULL },
    [TABLE_TAGS] = { "tags", "id", tag_columns, NULL },
  };
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = newsroom_json_parse (text, size);
  JsonObject *data = newsroom_ghost_get_data (root);
  JsonArray  *posts = newsroom_json_get_array (data, "posts");
  g_autoptr (JsonArray) settings = copy_settings (data);
  gboolean has_room = TRUE;

  for (guint i = 0; i < N_TABLES; i++)
    read_table (data, &tables[i]);
  for (guint i = 0; posts != NULL && i < json_array_get_length (posts); i++)
    {
      JsonObject      *post = newsroom_json_get_row (posts, i);
      g_autofree char *id = newsroom_json_dup_id (post, newsroom_json_get_text (post, "uuid") != NULL ? "uuid" : "id");

      if (post != NULL)
        has_room = newsroom_import_parts_add (parts, NULL, id, has_room ? make_part (post, tables, settings) : g_bytes_new (NULL, 0));
    }
  for (guint i = 0; i < N_TABLES; i++)
    g_hash_table_unref (tables[i].rows);

  return TRUE;
}
