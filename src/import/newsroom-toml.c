/* newsroom-toml.c — the TOML that front matter is made of: keys and tables
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-toml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * newsroom_toml_fail:
 * @self: TOML
 * @reason: why it cannot be read, translated; of several the first is kept
 */
void
newsroom_toml_fail (NewsroomToml *self,
                    const char   *reason)
{
  if (self->reason == NULL)
    self->reason = g_strdup (reason);
}

/**
 * newsroom_toml_skip_blanks:
 * @self: TOML
 */
void
newsroom_toml_skip_blanks (NewsroomToml *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\t'))
    self->at++;
}

/**
 * newsroom_toml_skip_lines:
 * @self: TOML
 *
 * Skips blanks, line ends and comments.
 */
void
newsroom_toml_skip_lines (NewsroomToml *self)
{
  for (;;)
    {
      while (self->at < self->end && g_ascii_isspace (*self->at))
        self->at++;
      if (self->at >= self->end || *self->at != '#')
        return;
      while (self->at < self->end && *self->at != '\n')
        self->at++;
    }
}

static gboolean
is_bare (char character)
{
  return g_ascii_isalnum (character) || character == '_' || character == '-';
}

/* "title", "params.author", 'site "a"'.b (TOML 1.0, Keys). */
static GPtrArray *
read_key (NewsroomToml *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      const char *start;

      newsroom_toml_skip_blanks (self);
      start = self->at;
      if (self->at < self->end && (*self->at == '"' || *self->at == '\''))
        g_ptr_array_add (parts, newsroom_toml_read_string (self));
      else
        {
          while (self->at < self->end && is_bare (*self->at))
            self->at++;
          g_ptr_array_add (parts, g_strndup (start, (gsize)(self->at - start)));
        }
      if (self->at == start)
        newsroom_toml_fail (self, _ ("a key is missing"));
      newsroom_toml_skip_blanks (self);
      if (self->reason != NULL || self->at >= self->end || *self->at != '.')
        return g_steal_pointer (&parts);
      self->at++;
    }
}

/* The table of that name in @table, which is made if need be; of several the last. */
static JsonObject *
enter (NewsroomToml *self,
       JsonObject   *table,
       const char   *name)
{
  JsonNode *node = json_object_get_member (table, name);

  if (node == NULL)
    {
      JsonObject *made = json_object_new ();

      json_object_set_object_member (table, name, made);
      return made;
    }
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), json_array_get_length (json_node_get_array (node)) - 1);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  newsroom_toml_fail (self, _ ("a key has two values"));

  return table;
}

static JsonObject *
enter_all (NewsroomToml *self,
           JsonObject   *table,
           GPtrArray    *parts,
           guint         n_parts)
{
  for (guint i = 0; i < n_parts && self->reason == NULL; i++)
    table = enter (self, table, g_ptr_array_index (parts, i));

  return table;
}

/**
 * newsroom_toml_read_pair:
 * @self: TOML, at a key
 * @table: gets the value
 *
 * Returns: whether there was a key and its value
 */
gboolean
newsroom_toml_read_pair (NewsroomToml *self,
                         JsonObject   *table)
{
  g_autoptr (GPtrArray) parts = read_key (self);
  g_autoptr (JsonNode) value = NULL;
  const char *last = g_ptr_array_index (parts, parts->len - 1);

  table = enter_all (self, table, parts, parts->len - 1);
  if (self->at >= self->end || *self->at != '=')
    newsroom_toml_fail (self, _ ("“=” is missing after a key"));
  if (self->reason != NULL)
    return FALSE;

  self->at++;
  newsroom_toml_skip_blanks (self);
  value = newsroom_toml_read_value (self);
  if (value != NULL && json_object_has_member (table, last))
    newsroom_toml_fail (self, _ ("a key has two values"));
  if (self->reason != NULL)
    return FALSE;
  json_object_set_member (table, last, g_steal_pointer (&value));

  return TRUE;
}

/* "[params]" and "[[authors]]" (TOML 1.0, Table, Array of Tables). */
static JsonObject *
read_table (NewsroomToml *self,
            JsonObject   *root)
{
  gboolean    is_array = self->at + 1 < self->end && self->at[1] == '[';
  const char *close = is_array ? "]]" : "]";
  JsonObject *table;
  JsonNode   *node;
  g_autoptr (GPtrArray) parts = NULL;

  self->at += strlen (close);
  parts = read_key (self);
  if (self->end - self->at < (gssize)strlen (close) || strncmp (self->at, close, strlen (close)) != 0)
    newsroom_toml_fail (self, _ ("the name of a table does not end"));
  table = enter_all (self, root, parts, parts->len - 1);
  if (self->reason != NULL)
    return root;

  self->at += strlen (close);
  if (!is_array)
    return enter (self, table, g_ptr_array_index (parts, parts->len - 1));

  node = json_object_get_member (table, g_ptr_array_index (parts, parts->len - 1));
  if (node == NULL)
    {
      json_object_set_array_member (table, g_ptr_array_index (parts, parts->len - 1), json_array_new ());
      node = json_object_get_member (table, g_ptr_array_index (parts, parts->len - 1));
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      newsroom_toml_fail (self, _ ("a key has two values"));
      return root;
    }
  table = json_object_new ();
  json_array_add_object_element (json_node_get_array (node), table);

  return table;
}

static void
read_line_end (NewsroomToml *self)
{
  newsroom_toml_skip_blanks (self);
  if (self->at < self->end && *self->at != '\n' && *self->at != '#' && *self->at != '\r')
    newsroom_toml_fail (self, _ ("there is more in a line than a key and its value"));
}

static char *
add_line (const NewsroomToml *self,
          const char         *text)
{
  guint line = 1;

  for (const char *at = text; at < self->at && at < self->end; at++)
    line += *at == '\n';

  return g_strdup_printf (_ ("line %u: %s"), line, self->reason);
}

/**
 * newsroom_toml_parse:
 * @text: UTF-8
 * @length: bytes
 * @reason: (out) (transfer full): why it could not be read
 *
 * Reads TOML 1.0, but dates as texts and integers that are not decimal as texts too. Debian 12 has no
 * library for TOML in C.
 *
 * Returns: (transfer full) (nullable): an object
 */
JsonNode *
newsroom_toml_parse (const char *text,
                     gsize       length,
                     char      **reason)
{
  NewsroomToml self = { .at = text, .end = text + length };
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *table = json_object_new ();

  json_node_take_object (root, table);
  newsroom_toml_skip_lines (&self);
  while (self.at < self.end && self.reason == NULL)
    {
      if (*self.at == '[')
        table = read_table (&self, json_node_get_object (root));
      else
        (void)newsroom_toml_read_pair (&self, table);
      if (self.reason == NULL)
        read_line_end (&self);
      if (self.reason == NULL)
        newsroom_toml_skip_lines (&self);
    }
  if (self.reason == NULL)
    return g_steal_pointer (&root);

  *reason = add_line (&self, text);
  g_free (self.reason);

  return NULL;
}
