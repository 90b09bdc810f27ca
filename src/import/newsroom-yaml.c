/* newsroom-yaml.c — YAML as the list of its events, of which a part can be written again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-yaml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-front-matter.h"

/* Far beyond what anybody writes by hand, and harmless. */
#define MAX_EVENTS 200000

struct _NewsroomYaml
{
  GArray     *events;  /* of yaml_event_t */
  GHashTable *skipped; /* the nodes that are not written */
  GHashTable *emptied; /* the nodes that are written as "{}" */
};

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
      if (depth > NEWSROOM_FRONT_MATTER_MAX_DEPTH || self->events->len > MAX_EVENTS)
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

static int
append_cb (void          *user_data,
           unsigned char *bytes,
           size_t         length)
{
  g_string_append_len (user_data, (const char *)bytes, (gssize)length);

  return 1;
}

static gboolean
emit (yaml_emitter_t *emitter,
      yaml_event_t   *event,
      int             is_made)
{
  return is_made && yaml_emitter_emit (emitter, event);
}

/* Whether libyaml reads from a block what it wrote there. */
static gboolean
is_plain_block (const char *text)
{
  return text[0] != '\0' && !g_ascii_isspace (text[0]) && !g_str_has_suffix (text, "\n\n");
}

/* Line ends other than "\n" are read as something else than they were in most styles. */
static gboolean
has_odd_break (const char *text)
{
  return strchr (text, '\r') != NULL || strstr (text, "\xc2\x85") != NULL || strstr (text, "\xe2\x80\xa8") != NULL ||
         strstr (text, "\xe2\x80\xa9") != NULL;
}

/* Folded text, and text with odd line ends, comes out of libyaml otherwise than it went in. */
static void
choose_style (yaml_event_t *event)
{
  yaml_scalar_style_t *style = &event->data.scalar.style;
  const char          *text;

  if (event->type != YAML_SCALAR_EVENT)
    return;

  text = (const char *)event->data.scalar.value;
  if (has_odd_break (text))
    *style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  else if (*style == YAML_FOLDED_SCALAR_STYLE || *style == YAML_LITERAL_SCALAR_STYLE)
    *style = is_plain_block (text) ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

/* The tag "!" says no more than that a scalar is a string, which quotes say better: libyaml
 * writes it in two ways. What it cannot write without quotes is a string anyhow. */
static void
settle_tag (yaml_event_t *event)
{
  if (event->type == YAML_SCALAR_EVENT && g_strcmp0 ((const char *)event->data.scalar.tag, "!") == 0)
    {
      g_clear_pointer (&event->data.scalar.tag, free);
      event->data.scalar.plain_implicit = 0;
      event->data.scalar.quoted_implicit = 1;
      if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        event->data.scalar.style = YAML_SINGLE_QUOTED_SCALAR_STYLE;
    }
  else if (event->type == YAML_SCALAR_EVENT && event->data.scalar.tag == NULL)
    {
      event->data.scalar.quoted_implicit = 1;
    }
  else if (event->type == YAML_SEQUENCE_START_EVENT && g_strcmp0 ((const char *)event->data.sequence_start.tag, "!") == 0)
    {
      g_clear_pointer (&event->data.sequence_start.tag, free);
      event->data.sequence_start.implicit = 1;
    }
  else if (event->type == YAML_MAPPING_START_EVENT && g_strcmp0 ((const char *)event->data.mapping_start.tag, "!") == 0)
    {
      g_clear_pointer (&event->data.mapping_start.tag, free);
      event->data.mapping_start.implicit = 1;
    }
}

/* A null that is written as nothing is read as an empty string where it is not a value of its
 * own line. */
static void
spell_out_null (yaml_event_t *event)
{
  yaml_event_t spelled;

  if (event->type != YAML_SCALAR_EVENT || event->data.scalar.length > 0 || event->data.scalar.tag != NULL ||
      event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
    return;

  if (!yaml_scalar_event_initialize (&spelled, event->data.scalar.anchor, NULL, (const yaml_char_t *)"null", -1, 1, 0, YAML_PLAIN_SCALAR_STYLE))
    return;
  yaml_event_delete (event);
  *event = spelled;
}

static gboolean
emit_empty_mapping (yaml_emitter_t *emitter)
{
  yaml_event_t event;

  return emit (emitter, &event, yaml_mapping_start_event_initialize (&event, NULL, NULL, 1, YAML_FLOW_MAPPING_STYLE)) &&
         emit (emitter, &event, yaml_mapping_end_event_initialize (&event));
}

/* Gives one event away to @emitter. */
static gboolean
emit_event (NewsroomYaml   *self,
            yaml_emitter_t *emitter,
            guint           node,
            gboolean        is_null_word)
{
  yaml_event_t event = *get_event (self, node);

  memset (get_event (self, node), 0, sizeof (yaml_event_t));
  settle_tag (&event);
  choose_style (&event);
  if (is_null_word)
    spell_out_null (&event);

  return yaml_emitter_emit (emitter, &event);
}

/* Gives what is not taken of the node away to @emitter. */
static gboolean
emit_node (NewsroomYaml   *self,
           yaml_emitter_t *emitter,
           guint           node,
           gboolean        is_key)
{
  guint end = newsroom_yaml_skip (self, node);

  for (guint i = node; i < end;)
    {
      if (g_hash_table_contains (self->skipped, GUINT_TO_POINTER (i)))
        {
          i = newsroom_yaml_skip (self, i);
        }
      else if (g_hash_table_contains (self->emptied, GUINT_TO_POINTER (i)))
        {
          i = newsroom_yaml_skip (self, i);
          if (!emit_empty_mapping (emitter))
            return FALSE;
        }
      else
        {
          if (!emit_event (self, emitter, i, is_key || i > node))
            return FALSE;
          i++;
        }
    }

  return TRUE;
}

static gboolean
emit_mapping (NewsroomYaml   *self,
              yaml_emitter_t *emitter,
              GArray         *keys)
{
  yaml_event_t event;

  if (!emit (emitter, &event, yaml_stream_start_event_initialize (&event, YAML_UTF8_ENCODING)) ||
      !emit (emitter, &event, yaml_document_start_event_initialize (&event, NULL, NULL, NULL, 1)) ||
      !emit (emitter, &event, yaml_mapping_start_event_initialize (&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE)))
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      guint key = g_array_index (keys, guint, i);
      guint value = newsroom_yaml_skip (self, key);

      if (!emit_node (self, emitter, key, TRUE) || !emit_node (self, emitter, value, FALSE))
        return FALSE;
    }

  return emit (emitter, &event, yaml_mapping_end_event_initialize (&event)) &&
         emit (emitter, &event, yaml_document_end_event_initialize (&event, 1)) &&
         emit (emitter, &event, yaml_stream_end_event_initialize (&event));
}

/**
 * newsroom_yaml_write_mapping:
 * @self: a document; what is written is no longer in it afterwards
 * @keys: (element-type guint): keys of its root mapping
 *
 * Returns: (transfer full) (nullable): YAML: a mapping of these keys to what is not taken of
 *   their values, in this order; %NULL if libyaml cannot write it
 */
char *
newsroom_yaml_write_mapping (NewsroomYaml *self,
                             GArray       *keys)
{
  g_autoptr (GString) text = g_string_new (NULL);
  yaml_emitter_t emitter;
  gboolean       is_good;

  if (!yaml_emitter_initialize (&emitter))
    g_error ("Out of memory");
  yaml_emitter_set_output (&emitter, append_cb, text);
  yaml_emitter_set_unicode (&emitter, 1);
  yaml_emitter_set_width (&emitter, -1);
  is_good = emit_mapping (self, &emitter, keys);
  yaml_emitter_delete (&emitter);

  return is_good ? g_strdup (text->str) : NULL;
}
