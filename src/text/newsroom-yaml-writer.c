/* newsroom-yaml-writer.c — YAML, value by value
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-yaml-writer.h"

#include <string.h>

#include "newsroom-notes.h"
#include "newsroom-yaml-private.h"

/* libyaml takes nothing beyond the first plane of Unicode for printable, and escapes it. So it
 * is given a character that it does print in the place of each of those, and of that one. */
#define STAND_IN "\xee\x80\x80" /* U+E000, private use */

struct _NewsroomYamlWriter
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
put_stand_ins (NewsroomYamlWriter *self,
               yaml_event_t       *event)
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
replace_stand_ins (NewsroomYamlWriter *self)
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
emit (NewsroomYamlWriter *self,
      yaml_event_t       *event,
      int                 is_made)
{
  if (is_made && event->type == YAML_SCALAR_EVENT)
    put_stand_ins (self, event);
  if (!is_made || !yaml_emitter_emit (&self->emitter, event))
    self->has_failed = TRUE;
}

/**
 * newsroom_yaml_writer_new:
 *
 * Returns: (transfer full): a writer within a new mapping: keys and values follow in turn
 */
NewsroomYamlWriter *
newsroom_yaml_writer_new (void)
{
  NewsroomYamlWriter *self = g_new0 (NewsroomYamlWriter, 1);
  yaml_event_t        event;

  self->text = g_string_new (NULL);
  self->replaced = g_array_new (FALSE, FALSE, sizeof (gunichar));
  if (!yaml_emitter_initialize (&self->emitter))
    g_error ("Out of memory");
  yaml_emitter_set_output (&self->emitter, append_cb, self->text);
  yaml_emitter_set_unicode (&self->emitter, 1);
  yaml_emitter_set_width (&self->emitter, -1);
  emit (self, &event, yaml_stream_start_event_initialize (&event, YAML_UTF8_ENCODING));
  emit (self, &event, yaml_document_start_event_initialize (&event, NULL, NULL, NULL, 1));
  newsroom_yaml_writer_begin_mapping (self, FALSE);

  return self;
}

/**
 * newsroom_yaml_writer_free:
 * @self: (transfer full): a writer
 */
void
newsroom_yaml_writer_free (NewsroomYamlWriter *self)
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

/* Line ends other than "\n" are read as something else than they were in most styles. */
static gboolean
has_odd_break (const char *text)
{
  return strchr (text, '\r') != NULL || strstr (text, "\xc2\x85") != NULL || strstr (text, "\xe2\x80\xa8") != NULL ||
         strstr (text, "\xe2\x80\xa9") != NULL;
}

/* The style that reads best and that every parser gives the same text for. Where the text
 * does not allow it, libyaml quotes. */
static yaml_scalar_style_t
choose_style (const char *text)
{
  if (has_odd_break (text))
    return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  if (strchr (text, '\n') != NULL)
    {
      gboolean is_changed_by_block = g_ascii_isspace (text[0]) || g_str_has_suffix (text, "\n\n") ||
                                     strstr (text, " \n") != NULL || strchr (text, '\t') != NULL;

      return is_changed_by_block ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_LITERAL_SCALAR_STYLE;
    }
  if (g_unichar_isalpha (g_utf8_get_char (text)) && !is_reserved (text))
    return YAML_PLAIN_SCALAR_STYLE;

  return strchr (text, '\'') != NULL ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_SINGLE_QUOTED_SCALAR_STYLE;
}

static void
add_scalar (NewsroomYamlWriter *self,
            const char         *text,
            yaml_scalar_style_t style)
{
  yaml_event_t event;

  emit (self, &event, yaml_scalar_event_initialize (&event, NULL, NULL, (const yaml_char_t *)text, (int)strlen (text), 1, 1, style));
}

/**
 * newsroom_yaml_writer_add_string:
 * @self: a writer
 * @text: a key, or a value that is to be read as these characters and nothing else
 */
void
newsroom_yaml_writer_add_string (NewsroomYamlWriter *self,
                                 const char         *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  if (valid != NULL)
    text = valid;
  add_scalar (self, text, choose_style (text));
}

/**
 * newsroom_yaml_writer_add_word:
 * @self: a writer
 * @word: a number or an instant, which stands without quotes
 */
void
newsroom_yaml_writer_add_word (NewsroomYamlWriter *self,
                               const char         *word)
{
  add_scalar (self, word, YAML_PLAIN_SCALAR_STYLE);
}

/**
 * newsroom_yaml_writer_begin_sequence:
 * @self: a writer
 * @is_empty: whether nothing will be added to it
 */
void
newsroom_yaml_writer_begin_sequence (NewsroomYamlWriter *self,
                                     gboolean            is_empty)
{
  yaml_event_t event;

  emit (self, &event, yaml_sequence_start_event_initialize (&event, NULL, NULL, 1, is_empty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE));
}

/**
 * newsroom_yaml_writer_end_sequence:
 * @self: a writer
 */
void
newsroom_yaml_writer_end_sequence (NewsroomYamlWriter *self)
{
  yaml_event_t event;

  emit (self, &event, yaml_sequence_end_event_initialize (&event));
}

/**
 * newsroom_yaml_writer_begin_mapping:
 * @self: a writer
 * @is_empty: whether nothing will be added to it
 */
void
newsroom_yaml_writer_begin_mapping (NewsroomYamlWriter *self,
                                    gboolean            is_empty)
{
  yaml_event_t event;

  emit (self, &event, yaml_mapping_start_event_initialize (&event, NULL, NULL, 1, is_empty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE));
}

/**
 * newsroom_yaml_writer_end_mapping:
 * @self: a writer
 */
void
newsroom_yaml_writer_end_mapping (NewsroomYamlWriter *self)
{
  yaml_event_t event;

  emit (self, &event, yaml_mapping_end_event_initialize (&event));
}

/* Whether libyaml reads from a block what it wrote there. */
static gboolean
is_plain_block (const char *text)
{
  return text[0] != '\0' && !g_ascii_isspace (text[0]) && !g_str_has_suffix (text, "\n\n");
}

/* Folded text, and text with odd line ends, comes out of libyaml otherwise than it went in. */
static void
settle_style (yaml_event_t *event)
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

/* Gives one event of @yaml away. */
static void
add_event (NewsroomYamlWriter *self,
           NewsroomYaml       *yaml,
           guint               node,
           gboolean            is_null_word)
{
  yaml_event_t *original = &g_array_index (yaml->events, yaml_event_t, node);
  yaml_event_t  event = *original;

  memset (original, 0, sizeof *original);
  settle_tag (&event);
  settle_style (&event);
  if (is_null_word)
    spell_out_null (&event);
  emit (self, &event, TRUE);
}

/* Gives what is not taken of a node away. */
static void
add_node (NewsroomYamlWriter *self,
          NewsroomYaml       *yaml,
          guint               node,
          gboolean            is_key)
{
  guint end = newsroom_yaml_skip (yaml, node);

  for (guint i = node; i < end;)
    {
      if (g_hash_table_contains (yaml->skipped, GUINT_TO_POINTER (i)))
        {
          i = newsroom_yaml_skip (yaml, i);
        }
      else if (g_hash_table_contains (yaml->emptied, GUINT_TO_POINTER (i)))
        {
          newsroom_yaml_writer_begin_mapping (self, TRUE);
          newsroom_yaml_writer_end_mapping (self);
          i = newsroom_yaml_skip (yaml, i);
        }
      else
        {
          add_event (self, yaml, i, is_key || i > node);
          i++;
        }
    }
}

/**
 * newsroom_yaml_writer_add_pair:
 * @self: a writer
 * @yaml: a document; what is written is no longer in it afterwards
 * @key: a key of its root mapping
 *
 * Adds the key and what is not taken of its value, as they stand in @yaml.
 */
void
newsroom_yaml_writer_add_pair (NewsroomYamlWriter *self,
                               NewsroomYaml       *yaml,
                               guint               key)
{
  guint value = newsroom_yaml_skip (yaml, key);

  add_node (self, yaml, key, TRUE);
  add_node (self, yaml, value, FALSE);
}

/**
 * newsroom_yaml_writer_add_pairs:
 * @self: a writer
 * @yaml: a mapping; what is written is no longer in it afterwards
 *
 * Adds all of its keys, as newsroom_yaml_writer_add_pair() does.
 */
void
newsroom_yaml_writer_add_pairs (NewsroomYamlWriter *self,
                                NewsroomYaml       *yaml)
{
  const guint n_events = newsroom_yaml_get_n_events (yaml);

  for (guint key = 1; key + 1 < n_events;)
    {
      const guint next = newsroom_yaml_skip (yaml, newsroom_yaml_skip (yaml, key));

      newsroom_yaml_writer_add_pair (self, yaml, key);
      key = next;
    }
}

/**
 * newsroom_yaml_writer_end:
 * @self: a writer
 *
 * Returns: (transfer full) (nullable): the text of the mapping, %NULL if something could
 *   not be written
 */
char *
newsroom_yaml_writer_end (NewsroomYamlWriter *self)
{
  yaml_event_t event;

  newsroom_yaml_writer_end_mapping (self);
  emit (self, &event, yaml_document_end_event_initialize (&event, 1));
  emit (self, &event, yaml_stream_end_event_initialize (&event));

  return self->has_failed ? NULL : replace_stand_ins (self);
}

/* What is left of a string is one, and no number. */
static void
cut_notes_of_scalar (yaml_event_t *event)
{
  char            *text = (char *)event->data.scalar.value;
  g_autofree char *rest = newsroom_notes_cut_plain (text);

  if (rest == NULL)
    return;

  event->data.scalar.length = strlen (rest);
  memcpy (text, rest, event->data.scalar.length + 1);
  if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
    event->data.scalar.style = choose_style (text);
}

/**
 * newsroom_yaml_cut_notes:
 * @text: what newsroom_yaml_writer_end() gave, or any other text
 *
 * Cuts the comments of a mapping from each of its keys and values by itself: one that begins in one of them and
 * ends in another is none.
 *
 * Returns: (transfer full) (nullable): the mapping without comments, or the text where it is no mapping; %NULL
 *   where it has none
 */
char *
newsroom_yaml_cut_notes (const char *text)
{
  g_autoptr (NewsroomYaml) yaml = NULL;
  g_autoptr (NewsroomYamlWriter) writer = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strstr (text, "{>>") == NULL)
    return NULL;
  yaml = newsroom_yaml_parse_mapping (text);
  if (yaml == NULL)
    return newsroom_notes_cut_plain (text);

  for (guint i = 0; i < yaml->events->len; i++)
    {
      yaml_event_t *event = &g_array_index (yaml->events, yaml_event_t, i);

      if (event->type == YAML_SCALAR_EVENT)
        cut_notes_of_scalar (event);
    }
  writer = newsroom_yaml_writer_new ();
  newsroom_yaml_writer_add_pairs (writer, yaml);

  return newsroom_yaml_writer_end (writer);
}
