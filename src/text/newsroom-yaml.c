/* newsroom-yaml.c — YAML as the list of its events
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far beyond what anybody writes by hand, and harmless. */
#define MAX_EVENTS 200000
#define MAX_DEPTH 64

/* A mapping with one key and its value: its beginning and end are events too. */
#define MIN_EVENTS_OF_PAIR 4

static void
event_clear_cb (gpointer data)
{
  yaml_event_delete (data);
}

static int
get_depth_change (const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
      return 1;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return -1;
    default:
      return 0;
    }
}

static gboolean
is_content (const yaml_event_t *event)
{
  return event->type == YAML_ALIAS_EVENT || event->type == YAML_SCALAR_EVENT || get_depth_change (event) != 0;
}

static char *
explain_problem (const yaml_parser_t *parser)
{
  /* The fence above is a line, and people count from one. */
  return g_strdup_printf (_ ("line %zu: %s"), parser->problem_mark.line + 2, parser->problem != NULL ? parser->problem : _ ("it is no YAML"));
}

/* Returns FALSE and says why if the document is not as it should be. */
static gboolean
read_events (NewsroomYaml  *self,
             yaml_parser_t *parser,
             char         **reason)
{
  int      depth = 0;
  gboolean is_done = FALSE;

  while (!is_done)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (parser, &event))
        {
          *reason = explain_problem (parser);
          return FALSE;
        }
      is_done = event.type == YAML_STREAM_END_EVENT;
      if (!is_content (&event))
        {
          yaml_event_delete (&event);
          continue;
        }
      if (depth == 0 && self->events->len > 0)
        {
          yaml_event_delete (&event);
          *reason = g_strdup (_ ("it is more than one document"));
          return FALSE;
        }
      depth += get_depth_change (&event);
      g_array_append_val (self->events, event);
      if (depth > MAX_DEPTH || self->events->len > MAX_EVENTS)
        {
          *reason = g_strdup (_ ("it is nested too deeply or is too long"));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * newsroom_yaml_parse:
 * @text: UTF-8
 * @length: in bytes
 * @reason: (out) (transfer full): why not, for people; set only on failure
 *
 * Returns: (transfer full) (nullable): the document, or %NULL if @text is no YAML or is
 *   nested deeper or is longer than anything that is meant to be read
 */
NewsroomYaml *
newsroom_yaml_parse (const char *text,
                     gsize       length,
                     char      **reason)
{
  g_autoptr (NewsroomYaml) self = g_new0 (NewsroomYaml, 1);
  yaml_parser_t parser;
  gboolean      is_good;

  self->events = g_array_new (FALSE, TRUE, sizeof (yaml_event_t));
  g_array_set_clear_func (self->events, event_clear_cb);
  self->skipped = g_hash_table_new (NULL, NULL);
  self->emptied = g_hash_table_new (NULL, NULL);
  if (!yaml_parser_initialize (&parser))
    g_error ("Out of memory");
  yaml_parser_set_input_string (&parser, (const unsigned char *)text, length);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  is_good = read_events (self, &parser, reason);
  yaml_parser_delete (&parser);

  return is_good ? g_steal_pointer (&self) : NULL;
}

/**
 * newsroom_yaml_parse_mapping:
 * @text: UTF-8 that ends with NUL
 *
 * Returns: (transfer full) (nullable): the document, %NULL if it is anything but a mapping
 *   with something in it
 */
NewsroomYaml *
newsroom_yaml_parse_mapping (const char *text)
{
  g_autofree char *reason = NULL;
  g_autoptr (NewsroomYaml) self = newsroom_yaml_parse (text, strlen (text), &reason);

  if (self == NULL || self->events->len < MIN_EVENTS_OF_PAIR || !newsroom_yaml_is_mapping (self, 0))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * newsroom_yaml_free:
 * @self: (transfer full): a document
 */
void
newsroom_yaml_free (NewsroomYaml *self)
{
  g_array_unref (self->events);
  g_hash_table_unref (self->skipped);
  g_hash_table_unref (self->emptied);
  g_free (self);
}

static yaml_event_t *
get_event (NewsroomYaml *self,
           guint         node)
{
  return &g_array_index (self->events, yaml_event_t, node);
}

/**
 * newsroom_yaml_get_n_events:
 * @self: a document
 *
 * Returns: how many events there are, 0 for an empty document
 */
guint
newsroom_yaml_get_n_events (NewsroomYaml *self)
{
  return self->events->len;
}

/**
 * newsroom_yaml_is_mapping:
 * @self: a document
 * @node: a node
 *
 * Returns: whether it is a mapping; its keys and values follow in turn up to the event
 *   before newsroom_yaml_skip()
 */
gboolean
newsroom_yaml_is_mapping (NewsroomYaml *self,
                          guint         node)
{
  return get_event (self, node)->type == YAML_MAPPING_START_EVENT;
}

/**
 * newsroom_yaml_is_sequence:
 * @self: a document
 * @node: a node
 *
 * Returns: whether it is a sequence; its items follow up to the event before
 *   newsroom_yaml_skip()
 */
gboolean
newsroom_yaml_is_sequence (NewsroomYaml *self,
                           guint         node)
{
  return get_event (self, node)->type == YAML_SEQUENCE_START_EVENT;
}

static gboolean
is_null (const yaml_event_t *event)
{
  static const char *const nulls[] = { "", "~", "null", "Null", "NULL", NULL };

  return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
         g_strv_contains (nulls, (const char *)event->data.scalar.value);
}

/**
 * newsroom_yaml_get_scalar:
 * @self: a document
 * @node: a node
 *
 * Returns: (nullable): its text, "" for a null, %NULL if it is no scalar or holds a NUL
 */
const char *
newsroom_yaml_get_scalar (NewsroomYaml *self,
                          guint         node)
{
  const yaml_event_t *event = get_event (self, node);

  if (event->type != YAML_SCALAR_EVENT || memchr (event->data.scalar.value, '\0', event->data.scalar.length) != NULL)
    return NULL;

  return is_null (event) ? "" : (const char *)event->data.scalar.value;
}

static gboolean
has_anchor (const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_ALIAS_EVENT:
      return TRUE;
    case YAML_SCALAR_EVENT:
      return event->data.scalar.anchor != NULL;
    case YAML_SEQUENCE_START_EVENT:
      return event->data.sequence_start.anchor != NULL;
    case YAML_MAPPING_START_EVENT:
      return event->data.mapping_start.anchor != NULL;
    default:
      return FALSE;
    }
}

/**
 * newsroom_yaml_is_shared:
 * @self: a document
 * @node: a node
 *
 * Returns: whether it has an alias or an anchor in it, so that it is not to be understood
 *   without the rest of the document, or the rest not without it
 */
gboolean
newsroom_yaml_is_shared (NewsroomYaml *self,
                         guint         node)
{
  guint end = newsroom_yaml_skip (self, node);

  for (guint i = node; i < end; i++)
    if (has_anchor (get_event (self, i)))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_yaml_skip:
 * @self: a document
 * @node: a node
 *
 * Returns: the index of the event after the node
 */
guint
newsroom_yaml_skip (NewsroomYaml *self,
                    guint         node)
{
  int depth = 0;

  do
    depth += get_depth_change (get_event (self, node++));
  while (depth > 0);

  return node;
}

/**
 * newsroom_yaml_take_pair:
 * @self: a document
 * @key: a key of any mapping in it
 *
 * Leaves the key and its value out of what is written.
 */
void
newsroom_yaml_take_pair (NewsroomYaml *self,
                         guint         key)
{
  g_hash_table_add (self->skipped, GUINT_TO_POINTER (key));
  g_hash_table_add (self->skipped, GUINT_TO_POINTER (newsroom_yaml_skip (self, key)));
}

/**
 * newsroom_yaml_take_item:
 * @self: a document
 * @item: an item of any sequence in it
 *
 * Has it written as an empty mapping, so that the others keep their places.
 */
void
newsroom_yaml_take_item (NewsroomYaml *self,
                         guint         item)
{
  g_hash_table_add (self->emptied, GUINT_TO_POINTER (item));
}
