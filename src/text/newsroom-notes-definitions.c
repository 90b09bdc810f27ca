/* newsroom-notes-definitions.c — comments in the definitions of links
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-notes-private.h"

#include "newsroom-line-prefix-private.h"
#include "newsroom-markdown.h"

#include <string.h>

/* The label, the address and the title of a definition may each be on a line. */
#define MOST_LINES 3

/* A body that is being read */
typedef struct
{
  const char *body;
  gsize       length;

  /* Owned by who asked; element-type NewsroomNote: the places that may be comments, in order; what turns out to
   * be text has no length */
  GArray *notes;
} Definitions;

static void
list_places (Definitions *self)
{
  const char *end = self->body + self->length;
  const char *start = self->body;
  const char *stop;

  while ((start = memmem (start, (gsize)(end - start), "{>>", 3)) != NULL &&
         (stop = memmem (start, (gsize)(end - start), "<<}", 3)) != NULL)
    {
      const NewsroomNote note = { (gsize)(start - self->body), (gsize)(stop - self->body) + 3, NEWSROOM_NOTE_COMMENT };

      g_array_append_val (self->notes, note);
      start = stop + 3;
    }
}

/* Returns: the first place that ends behind @offset */
static guint
find_place (const Definitions *self,
            gsize              offset)
{
  guint low = 0;
  guint high = self->notes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->notes, NewsroomNote, middle).start + 3 <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What is text is no definition. */
static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Definitions *self = user_data;

  if (offset < 0)
    return;

  for (guint i = find_place (self, (gsize)offset); i < self->notes->len; i++)
    {
      NewsroomNote *note = &g_array_index (self->notes, NewsroomNote, i);

      if (note->start >= (gsize)offset + length)
        break;
      note->end = note->start;
    }
}

static gboolean
begins_definition (const char *line,
                   gsize       length)
{
  gsize i = 0;

  while (i < length && strchr (" >\t", line[i]) != NULL)
    i++;

  return i < length && line[i] == '[' && memmem (line + i, length - i, "]:", 2) != NULL;
}

/* Whether it is in a line that begins as a definition does, or in one of the next. */
static gboolean
is_in_definition (const Definitions  *self,
                  const NewsroomNote *note)
{
  gsize line = newsroom_line_find_start (self->body, note->start);

  for (guint i = 0; i < MOST_LINES; i++)
    {
      const gsize length = newsroom_line_find_end (self->body, (gssize)self->length, line) - line;

      if (begins_definition (self->body + line, length))
        return TRUE;
      if (line == 0)
        return FALSE;
      line = newsroom_line_find_start (self->body, line - 1);
    }

  return FALSE;
}

/* Whether it is a part of an address, which would lead elsewhere without it. */
static gboolean
is_in_address (const Definitions  *self,
               const NewsroomNote *note)
{
  gsize at = note->start;

  while (at > 0 && strchr (" \t\n\"'([<", self->body[at - 1]) == NULL)
    at--;
  if (at > 0 && strchr ("\"'([", self->body[at - 1]) != NULL)
    return FALSE;
  if (at > 0 && self->body[at - 1] == '<')
    return TRUE;
  while (at > 0 && strchr (" \t\n>", self->body[at - 1]) != NULL)
    at--;

  return at > 0 && self->body[at - 1] == ':';
}

/* Without it the label would be empty, which is none. */
static gboolean
is_label (const Definitions  *self,
          const NewsroomNote *note)
{
  return note->start > 0 && self->body[note->start - 1] == '[' && note->end < self->length && self->body[note->end] == ']';
}

/**
 * newsroom_notes_find_in_definitions:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 *
 * Finds the comments in the titles and labels of the definitions of links, as
 * “[a]: address "title {>> note <<}"”, of which the parser tells nothing.
 *
 * Returns: (transfer full) (element-type NewsroomNote): the comments, in order
 */
GArray *
newsroom_notes_find_in_definitions (const char *body,
                                    gsize       length)
{
  static const NewsroomMarkdownHandler handler = { .text = text_cb };
  Definitions                          self = { .body = body, .length = length };

  self.notes = g_array_new (FALSE, FALSE, sizeof (NewsroomNote));
  if (memmem (body, length, "]:", 2) == NULL)
    return self.notes;

  list_places (&self);
  newsroom_markdown_parse (body, (gssize)length, &handler, &self);
  for (guint i = self.notes->len; i > 0; i--)
    {
      const NewsroomNote *note = &g_array_index (self.notes, NewsroomNote, i - 1);

      if (note->end == note->start || !is_in_definition (&self, note) || is_in_address (&self, note) || is_label (&self, note))
        g_array_remove_index (self.notes, i - 1);
    }

  return self.notes;
}
