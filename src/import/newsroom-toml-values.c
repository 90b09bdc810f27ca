/* newsroom-toml-values.c — the TOML that front matter is made of: texts, numbers, arrays
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-toml-private.h"

/* Dates with or without a time, times, and numbers that are no decimal integers (TOML 1.0). */
#define CLOCK "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
#define PLAIN "^([0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ]" CLOCK "([Zz]|[+-][0-9]{2}:[0-9]{2})?)?|" CLOCK "|0[xob][0-9A-Fa-f_]+|[+-]?([0-9_]+(\\.[0-9_]+)?([eE][+-]?[0-9_]+)?|inf|nan))$"

/* Arrays and tables in a line. */
#define MAX_DEPTH 40

static gboolean
begins_with (const NewsroomToml *self,
             const char         *words)
{
  return self->end - self->at >= (gssize)strlen (words) && strncmp (self->at, words, strlen (words)) == 0;
}

/* "\u00E9" with @n_digits after the letter. */
static void
read_code (NewsroomToml *self,
           guint         n_digits,
           GString      *text)
{
  guint64          code = 0;
  g_autofree char *digits = NULL;

  if (self->end - self->at < n_digits)
    {
      newsroom_toml_fail (self, _ ("a text does not end"));
      return;
    }
  digits = g_strndup (self->at, n_digits);
  if (!g_ascii_string_to_unsigned (digits, 16, 1, 0x10FFFF, &code, NULL) || !g_unichar_validate ((gunichar)code))
    {
      newsroom_toml_fail (self, _ ("a text has a “\\” before what means nothing"));
      return;
    }
  g_string_append_unichar (text, (gunichar)code);
  self->at += n_digits;
}

/* After the backslash. */
static void
read_escape (NewsroomToml *self,
             gboolean      is_multiline,
             GString      *text)
{
  static const char from[] = "btnfre\"\\";
  static const char to[] = "\b\t\n\f\r\033\"\\";
  const char       *found;
  char              sign;

  if (self->at >= self->end)
    return;

  sign = *self->at++;
  found = sign != '\0' ? strchr (from, sign) : NULL;
  if (found != NULL)
    g_string_append_c (text, to[found - from]);
  else if (sign == 'u')
    read_code (self, 4, text);
  else if (sign == 'U')
    read_code (self, 8, text);
  else if (is_multiline && g_ascii_isspace (sign))
    {
      while (self->at < self->end && g_ascii_isspace (*self->at))
        self->at++;
    }
  else
    newsroom_toml_fail (self, _ ("a text has a “\\” before what means nothing"));
}

/* Where the text ends, three marks, or five of which two are in it. */
static gboolean
is_at_end (const NewsroomToml *self,
           const char         *close)
{
  return begins_with (self, close) && !(close[1] != '\0' && self->at + strlen (close) < self->end && self->at[strlen (close)] == close[0]);
}

/**
 * newsroom_toml_read_string:
 * @self: TOML, at a quotation mark
 *
 * Returns: (transfer full): the text (TOML 1.0, String)
 */
char *
newsroom_toml_read_string (NewsroomToml *self)
{
  const char sign = *self->at;
  const char three[] = { sign, sign, sign, '\0' };
  const char one[] = { sign, '\0' };
  gboolean   is_multiline = begins_with (self, three);
  GString   *text = g_string_new (NULL);

  self->at += is_multiline ? 3 : 1;
  if (is_multiline && self->at < self->end && *self->at == '\n')
    self->at++;
  while (self->at < self->end && self->reason == NULL && !is_at_end (self, is_multiline ? three : one))
    {
      const char next = *self->at++;

      if (next == '\n' && !is_multiline)
        newsroom_toml_fail (self, _ ("a text does not end"));
      else if (next == '\\' && sign == '"')
        read_escape (self, is_multiline, text);
      else
        g_string_append_c (text, next);
    }
  if (self->at >= self->end)
    newsroom_toml_fail (self, _ ("a text does not end"));
  else
    self->at += is_multiline ? 3 : 1;

  return g_string_free (text, FALSE);
}

/* Skips a comma, or what ends the array or table. Returns whether there is more in it. */
static gboolean
goes_on (NewsroomToml *self,
         char          close)
{
  newsroom_toml_skip_lines (self);
  if (self->reason == NULL && self->at < self->end && *self->at == ',')
    {
      self->at++;
      newsroom_toml_skip_lines (self);
      if (self->at < self->end && *self->at != close)
        return TRUE;
    }
  if (self->at < self->end && *self->at == close)
    self->at++;
  else
    newsroom_toml_fail (self, _ ("an array or a table does not end"));

  return FALSE;
}

static JsonNode *
read_array (NewsroomToml *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  gboolean  more;

  json_node_take_array (node, json_array_new ());
  self->at++;
  newsroom_toml_skip_lines (self);
  more = self->at >= self->end || *self->at != ']' || goes_on (self, ']');
  while (more && self->reason == NULL)
    {
      JsonNode *value = newsroom_toml_read_value (self);

      if (value != NULL)
        json_array_add_element (json_node_get_array (node), value);
      more = goes_on (self, ']');
    }

  return node;
}

static JsonNode *
read_inline_table (NewsroomToml *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gboolean  more;

  json_node_take_object (node, json_object_new ());
  self->at++;
  newsroom_toml_skip_lines (self);
  more = self->at >= self->end || *self->at != '}' || goes_on (self, '}');
  while (more && self->reason == NULL)
    more = newsroom_toml_read_pair (self, json_node_get_object (node)) && goes_on (self, '}');

  return node;
}

static JsonNode *
string_node_new (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);

  return node;
}

/* Numbers, dates and truth values: what they are made of is all that tells them apart. */
static JsonNode *
read_plain (NewsroomToml *self)
{
  const char      *start = self->at;
  g_autofree char *word = NULL;
  g_autofree char *digits = NULL;
  g_auto (GStrv) parts = NULL;
  JsonNode *node;
  gint64    number = 0;

  while (self->at < self->end && strchr (",]}#\n", *self->at) == NULL)
    self->at++;
  word = g_strstrip (g_strndup (start, (gsize)(self->at - start)));
  parts = g_strsplit (word[0] == '+' ? word + 1 : word, "_", -1);
  digits = g_strjoinv ("", parts);
  if (g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_int (node, number);
      return node;
    }
  if (strcmp (word, "true") == 0 || strcmp (word, "false") == 0)
    {
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (node, word[0] == 't');
      return node;
    }
  if (!g_regex_match_simple (PLAIN, word, 0, 0))
    newsroom_toml_fail (self, _ ("a value is no text, number, date, array or table"));

  return string_node_new (word);
}

/**
 * newsroom_toml_read_value:
 * @self: TOML, at a value
 *
 * Returns: (transfer full) (nullable): it, %NULL if there is a reason why not
 */
JsonNode *
newsroom_toml_read_value (NewsroomToml *self)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (self->at >= self->end || ++self->depth > MAX_DEPTH)
    {
      newsroom_toml_fail (self, _ ("a value is missing"));
      return NULL;
    }
  if (*self->at == '"' || *self->at == '\'')
    {
      text = newsroom_toml_read_string (self);
      node = string_node_new (text);
    }
  else if (*self->at == '[')
    node = read_array (self);
  else if (*self->at == '{')
    node = read_inline_table (self);
  else
    node = read_plain (self);
  self->depth--;

  return self->reason == NULL ? g_steal_pointer (&node) : NULL;
}
