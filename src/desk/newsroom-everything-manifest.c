/* newsroom-everything-manifest.c — the list of what lies in the folder of a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-file-private.h"
#include "newsroom-iso-time.h"
#include "newsroom-sha256.h"

/* Deeper than any line is; a reader of JSON calls itself for each level. */
#define MAX_DEPTH 8

static const char *const folders[] = {
  NEWSROOM_EVERYTHING_ARTICLES,
  NEWSROOM_EVERYTHING_AUTHORS,
  NEWSROOM_EVERYTHING_ORIGINALS,
  NEWSROOM_EVERYTHING_PORTRAITS,
  NULL,
};

/**
 * newsroom_everything_list_folders:
 *
 * Returns: (transfer none) (array zero-terminated=1): the folders in the folder
 */
const char *const *
newsroom_everything_list_folders (void)
{
  return folders;
}

/**
 * newsroom_everything_dup_file:
 * @names: (element-type utf8 guint): the files so far, which this adds to: each with the number
 *   that its stem came to
 * @folder: one of the folders
 * @stem: of a-z, 0-9 and "-"
 * @extension: of a-z and 0-9
 *
 * Returns: (transfer full): "folder/stem.extension", or with "-2" and so on in it, that no other
 *   file has
 */
char *
newsroom_everything_dup_file (GHashTable *names,
                              const char *folder,
                              const char *stem,
                              const char *extension)
{
  char *first = g_strdup_printf ("%s/%s.%s", folder, stem, extension);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (names, first));

  if (number == 0)
    {
      g_hash_table_insert (names, g_strdup (first), GUINT_TO_POINTER (1));
      return first;
    }

  for (number++;; number++)
    {
      g_autofree char *next = g_strdup_printf ("%s/%s-%u.%s", folder, stem, number, extension);

      if (g_hash_table_contains (names, next))
        continue;
      g_hash_table_insert (names, first, GUINT_TO_POINTER (number));
      g_hash_table_insert (names, g_strdup (next), GUINT_TO_POINTER (1));
      return g_steal_pointer (&next);
    }
}

/**
 * newsroom_everything_dup_line:
 * @object: an entry
 *
 * Returns: (transfer full): its line
 */
char *
newsroom_everything_dup_line (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *json = json_to_string (node, FALSE);

  return g_strconcat (json, "\n", NULL);
}

static gboolean
is_shallow (const char *line)
{
  gboolean is_string = FALSE;
  guint    depth = 0;

  for (const char *p = line; *p != '\0' && depth <= MAX_DEPTH; p++)
    {
      if (is_string && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        is_string = !is_string;
      else if (!is_string && (*p == '[' || *p == '{'))
        depth++;
      else if (!is_string && (*p == ']' || *p == '}') && depth > 0)
        depth--;
    }

  return depth <= MAX_DEPTH;
}

/**
 * newsroom_everything_parse_line:
 * @line: (array length=length): a line, perhaps not one of a manifest
 * @length: in bytes
 *
 * Returns: (transfer full) (nullable): the entry
 */
JsonObject *
newsroom_everything_parse_line (const char *line,
                                gsize       length)
{
  g_autofree char *text = g_strndup (line, length);
  g_autoptr (JsonNode) node = NULL;

  if (strlen (text) != length || !g_utf8_validate (text, -1, NULL) || !is_shallow (text))
    return NULL;

  node = json_from_string (text, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

/**
 * newsroom_everything_get_string:
 * @object: an entry
 * @member: the name of a member
 *
 * Returns: (nullable): its text, if it is one
 */
const char *
newsroom_everything_get_string (JsonObject *object,
                                const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/**
 * newsroom_everything_get_array:
 * @object: an entry
 * @member: the name of a member
 *
 * Returns: (nullable) (transfer none): the array, if it is one
 */
JsonArray *
newsroom_everything_get_array (JsonObject *object,
                               const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * newsroom_everything_get_object:
 * @object: an entry
 * @member: the name of a member
 *
 * Returns: (nullable) (transfer none): the object, if it is one
 */
JsonObject *
newsroom_everything_get_object (JsonObject *object,
                                const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * newsroom_everything_set_time:
 * @object: an entry
 * @member: the name of a member
 * @time: in microseconds since 1970 in UTC; one that is not known is left out
 */
void
newsroom_everything_set_time (JsonObject *object,
                              const char *member,
                              gint64      time)
{
  g_autofree char *text = time != 0 ? newsroom_iso_time_format (time) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

/**
 * newsroom_everything_get_time:
 * @object: an entry
 * @member: the name of a member
 *
 * Returns: the time, 0 if there is none: the first folders have not each
 */
gint64
newsroom_everything_get_time (JsonObject *object,
                              const char *member)
{
  const char *text = newsroom_everything_get_string (object, member);
  gint64      time = 0;

  return text != NULL && newsroom_iso_time_parse (text, &time) ? time : 0;
}

/* Whether the path is that of a file in one of the folders: it leads nowhere else. */
static gboolean
is_safe (const char *path)
{
  const char *slash = strchr (path, '/');

  if (slash == NULL || slash[1] == '.' || slash[1] == '\0')
    return FALSE;
  for (const char *p = slash + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != '.')
      return FALSE;
  for (guint i = 0; folders[i] != NULL; i++)
    if (strlen (folders[i]) == (gsize)(slash - path) && g_str_has_prefix (path, folders[i]))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_everything_read_file:
 * @folder: the folder of a library
 * @entry: an entry
 * @member: the member that names the file, whose SHA-256 is in "sha256"
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the bytes of the file, exactly as they were written
 */
GBytes *
newsroom_everything_read_file (GFile        *folder,
                               JsonObject   *entry,
                               const char   *member,
                               GCancellable *cancellable,
                               GError      **error)
{
  const char      *path = newsroom_everything_get_string (entry, member);
  const char      *sha256 = newsroom_everything_get_string (entry, "sha256");
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL || sha256 == NULL || !is_safe (path))
    {
      newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_NOT_FOUND, path != NULL ? path : NEWSROOM_EVERYTHING_MANIFEST, _ ("the manifest names no file of this folder"));
      return NULL;
    }

  bytes = newsroom_folder_read (folder, path, cancellable, error);
  if (bytes == NULL)
    return NULL;
  digest = newsroom_sha256_of_bytes (bytes);
  if (g_str_equal (digest, sha256))
    return g_steal_pointer (&bytes);

  newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, path, _ ("it was changed since it was exported, or is damaged. If you changed it, import it as a file of its own."));

  return NULL;
}
