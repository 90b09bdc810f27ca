/* newsroom-front-matter-writer.c — YAML, value by value
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-front-matter-writer-private.h"

#include <string.h>
#include <yaml.h>

#include "newsroom-front-matter.h"

/* libyaml takes nothing beyond the first plane of Unicode for printable, and escapes it. So it
 * is given a character that it does print in the place of each of those, and of that one. */
#define STAND_IN "\xee\x80\x80" /* U+E000, private use */

/* The level of a key in the one mapping, counted by what is open around it. */
#define ROOT_DEPTH 1

struct _NewsroomFrontMatterWriter
{
  yaml_emitter_t emitter;
  GString       *text;
  GArray        *replaced; /* of gunichar: what each stand-in stands for, in order */
  gboolean       has_failed;
};

static int
append_cb (void          *user_data,
           unsigned char *bytes,
           size_t         length)
{
  g_string_append_len (user_data, (const char *)bytes, (gssize)length);

  return 1;
}

/* No character gets longer by it. */
static void
put_stand_ins (NewsroomFrontMatterWriter *self,
               yaml_event_t              *event)
{
  char *text = (char *)event->data.scalar.value;
  char *end = text + event->data.scalar.length;
  char *to = text;

  for (const char *from = text; from < end;)
    {
      gunichar c = g_utf8_get_char (from);

      from = g_utf8_next_char (from);
      if (c > 0xffff || c == g_utf8_get_char (STAND_IN))
        {
          g_array_append_val (self->replaced, c);
          c = g_utf8_get_char (STAND_IN);
        }
      to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';
  event->data.scalar.length = (size_t)(to - text);
}

static char *
replace_stand_ins (NewsroomFrontMatterWriter *self)
{
  g_autoptr (GString) text = g_string_sized_new (self->text->len + self->replaced->len);
  const char *rest = self->text->str;

  for (guint i = 0; i < self->replaced->len; i++)
    {
      const char *stand_in = strstr (rest, STAND_IN);

      g_return_val_if_fail (stand_in != NULL, NULL);
      g_string_append_len (text, rest, stand_in - rest);
      g_string_append_unichar (text, g_array_index (self->replaced, gunichar, i));
      rest = stand_in + strlen (STAND_IN);
    }
  g_string_append (text, rest);

  return g_strdup (text->str);
}

/* Takes over what @event holds. */
static void
emit (NewsroomFrontMatterWriter *self,
      yaml_event_t              *event,
      int                        is_made)
{
  if (is_made && event->type == YAML_SCALAR_EVENT)
    put_stand_ins (self, event);
  if (!is_made || !yaml_emitter_emit (&self->emitter, event))
    self->has_failed = TRUE;
}

/**
 * newsroom_front_matter_writer_new:
 *
 * Returns: (transfer full): a writer within a new mapping: keys and values follow in turn
 */
NewsroomFrontMatterWriter *
newsroom_front_matter_writer_new (void)
{
  NewsroomFrontMatterWriter *self = g_new0 (NewsroomFrontMatterWriter, 1);
  yaml_event_t               event;

  self->text = g_string_new (NULL);
  self->replaced = g_array_new (FALSE, FALSE, sizeof (gunichar));
  if (!yaml_emitter_initialize (&self->emitter))
    g_error ("Out of memory");
  yaml_emitter_set_output (&self->emitter, append_cb, self->text);
  yaml_emitter_set_unicode (&self->emitter, 1);
  yaml_emitter_set_width (&self->emitter, -1);
  emit (self, &event, yaml_stream_start_event_initialize (&event, YAML_UTF8_ENCODING));
  emit (self, &event, yaml_document_start_event_initialize (&event, NULL, NULL, NULL, 1));
  newsroom_front_matter_writer_begin_mapping (self, FALSE);

  return self;
}

/**
 * newsroom_front_matter_writer_free:
 * @self: (transfer full): a writer
 */
void
newsroom_front_matter_writer_free (NewsroomFrontMatterWriter *self)
{
  yaml_emitter_delete (&self->emitter);
  g_string_free (self->text, TRUE);
  g_array_unref (self->replaced);
  g_free (self);
}

/* Words that some reader of YAML takes for a boolean, a null or a number. */
static gboolean
is_reserved (const char *text)
{
  static const char *const words[] = { "true", "false", "yes", "no", "on", "off", "null", "y", "n", "inf", "nan" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i], text) == 0)
      return TRUE;

  return FALSE;
}

/* The style that reads best and that every parser gives the same text for. Where the text
 * does not allow it, libyaml quotes. */
static yaml_scalar_style_t
choose_style (const char *text)
{
  gboolean is_multi_line = strchr (text, '\n') != NULL;

  /* Line ends of which not every parser makes the same. */
  if (strstr (text, "\xc2\x85") != NULL || strstr (text, "\xe2\x80\xa8") != NULL || strstr (text, "\xe2\x80\xa9") != NULL)
    return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  if (is_multi_line)
    {
      if (g_ascii_isspace (text[0]) || g_str_has_suffix (text, "\n\n") || strstr (text, " \n") != NULL || strchr (text, '\t') != NULL || strchr (text, '\r') != NULL)
        return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
      return YAML_LITERAL_SCALAR_STYLE;
    }
  if (g_unichar_isalpha (g_utf8_get_char (text)) && !is_reserved (text))
    return YAML_PLAIN_SCALAR_STYLE;

  return strchr (text, '\'') != NULL ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_SINGLE_QUOTED_SCALAR_STYLE;
}

static void
add_scalar (NewsroomFrontMatterWriter *self,
            const char                *text,
            yaml_scalar_style_t        style)
{
  yaml_event_t event;

  emit (self, &event, yaml_scalar_event_initialize (&event, NULL, NULL, (const yaml_char_t *)text, (int)strlen (text), 1, 1, style));
}

/**
 * newsroom_front_matter_writer_add_string:
 * @self: a writer
 * @text: a key, or a value that is to be read as these characters and nothing else
 */
void
newsroom_front_matter_writer_add_string (NewsroomFrontMatterWriter *self,
                                         const char                *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  if (valid != NULL)
    text = valid;
  add_scalar (self, text, choose_style (text));
}

/**
 * newsroom_front_matter_writer_add_word:
 * @self: a writer
 * @word: a number, an instant or a data URI, which stands without quotes
 */
void
newsroom_front_matter_writer_add_word (NewsroomFrontMatterWriter *self,
                                       const char                *word)
{
  add_scalar (self, word, YAML_PLAIN_SCALAR_STYLE);
}

/**
 * newsroom_front_matter_writer_begin_sequence:
 * @self: a writer
 * @is_empty: whether nothing will be added to it
 */
void
newsroom_front_matter_writer_begin_sequence (NewsroomFrontMatterWriter *self,
                                             gboolean                   is_empty)
{
  yaml_event_t event;

  emit (self, &event, yaml_sequence_start_event_initialize (&event, NULL, NULL, 1, is_empty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE));
}

/**
 * newsroom_front_matter_writer_end_sequence:
 * @self: a writer
 */
void
newsroom_front_matter_writer_end_sequence (NewsroomFrontMatterWriter *self)
{
  yaml_event_t event;

  emit (self, &event, yaml_sequence_end_event_initialize (&event));
}

/**
 * newsroom_front_matter_writer_begin_mapping:
 * @self: a writer
 * @is_empty: whether nothing will be added to it
 */
void
newsroom_front_matter_writer_begin_mapping (NewsroomFrontMatterWriter *self,
                                            gboolean                   is_empty)
{
  yaml_event_t event;

  emit (self, &event, yaml_mapping_start_event_initialize (&event, NULL, NULL, 1, is_empty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE));
}

/**
 * newsroom_front_matter_writer_end_mapping:
 * @self: a writer
 */
void
newsroom_front_matter_writer_end_mapping (NewsroomFrontMatterWriter *self)
{
  yaml_event_t event;

  emit (self, &event, yaml_mapping_end_event_initialize (&event));
}

/* How @event changes the number of nodes that are open. */
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

typedef struct
{
  NewsroomFrontMatterWriter *writer; /* or NULL: only look */
  GHashTable                *names;  /* or NULL */
  int                        depth;
  guint                      n_documents;
  guint                      n_keys;
  gboolean                   is_value;
  gboolean                   is_too_deep;
} Replay;

/* Passes on what is inside of the mapping that the document must be, and collects its keys.
 * Takes over what @event holds. Returns FALSE if the document is something else. */
static gboolean
replay_event (Replay       *replay,
              yaml_event_t *event)
{
  int      change = get_depth_change (event);
  gboolean is_inside;

  if (!is_content (event))
    {
      yaml_event_delete (event);
      return TRUE;
    }
  if (replay->depth == 0 && (event->type != YAML_MAPPING_START_EVENT || replay->n_documents++ > 0))
    {
      yaml_event_delete (event);
      return FALSE;
    }

  is_inside = replay->depth + MIN (change, 0) >= ROOT_DEPTH;
  if (replay->depth == ROOT_DEPTH && !replay->is_value && replay->names != NULL && event->type == YAML_SCALAR_EVENT)
    g_hash_table_add (replay->names, g_ascii_strdown ((const char *)event->data.scalar.value, -1));
  replay->depth += change;
  replay->is_too_deep |= replay->depth > NEWSROOM_FRONT_MATTER_MAX_DEPTH;
  if (is_inside && replay->depth == ROOT_DEPTH)
    {
      replay->n_keys += replay->is_value;
      replay->is_value = !replay->is_value;
    }

  if (is_inside && replay->writer != NULL)
    emit (replay->writer, event, TRUE);
  else
    yaml_event_delete (event);

  return TRUE;
}

/* Returns whether @extra is YAML and one mapping with something in it. */
static gboolean
replay_document (const char *extra,
                 Replay     *replay)
{
  yaml_parser_t parser;
  gboolean      is_done = FALSE;
  gboolean      is_good = TRUE;

  if (!yaml_parser_initialize (&parser))
    g_error ("Out of memory");
  yaml_parser_set_input_string (&parser, (const unsigned char *)extra, strlen (extra));
  while (is_good && !is_done)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&parser, &event))
        {
          is_good = FALSE;
          break;
        }
      is_done = event.type == YAML_STREAM_END_EVENT;
      is_good = replay_event (replay, &event);
    }
  yaml_parser_delete (&parser);

  return is_good && replay->n_keys > 0 && !replay->is_too_deep;
}

/**
 * newsroom_front_matter_list_extra:
 * @extra: YAML
 *
 * Returns: (transfer full) (nullable): the set of the keys of the mapping, in lower case;
 *   %NULL if @extra is no YAML mapping or is empty
 */
GHashTable *
newsroom_front_matter_list_extra (const char *extra)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Replay replay = { .names = names };

  return replay_document (extra, &replay) ? g_steal_pointer (&names) : NULL;
}

/**
 * newsroom_front_matter_writer_add_extra:
 * @self: a writer
 * @extra: a YAML mapping, of which newsroom_front_matter_list_extra() has made sure
 *
 * Adds the keys and values of @extra as they are.
 */
void
newsroom_front_matter_writer_add_extra (NewsroomFrontMatterWriter *self,
                                        const char                *extra)
{
  Replay replay = { .writer = self };

  if (!replay_document (extra, &replay))
    self->has_failed = TRUE;
}

/**
 * newsroom_front_matter_writer_end:
 * @self: a writer
 *
 * Returns: (transfer full) (nullable): the text of the mapping, %NULL if something could
 *   not be written
 */
char *
newsroom_front_matter_writer_end (NewsroomFrontMatterWriter *self)
{
  yaml_event_t event;

  newsroom_front_matter_writer_end_mapping (self);
  emit (self, &event, yaml_document_end_event_initialize (&event, 1));
  emit (self, &event, yaml_stream_end_event_initialize (&event));

  return self->has_failed ? NULL : replace_stand_ins (self);
}
