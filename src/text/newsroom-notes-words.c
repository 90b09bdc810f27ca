/* newsroom-notes-words.c — a note and the sentence around it, as a list shows them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-notes.h"

#include "newsroom-focus.h"

#include <string.h>

/* How much of each a line of a list can show, in bytes */
#define LONGEST 200

/* How much of a sentence stands before its note, at most, in bytes */
#define LONGEST_BEFORE 40

/* How far around a note its sentence is looked for, in bytes: over what is shown of it, and no paragraph is
 * read again for each note in it */
#define NEIGHBOURHOOD 1024

/* Returns: the begin of the character that @place, in @body, is in */
static gsize
find_character (const char *body,
                gsize       place)
{
  while (place > 0 && ((guchar)body[place] & 0xC0) == 0x80)
    place--;

  return place;
}

/* Returns: (transfer full): what is there, on one line */
static char *
dup_line (const char *body,
          gsize       length,
          gsize       start,
          gsize       end)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize       stop = MIN (end, start + LONGEST);
  const char *p;

  if (stop < length)
    stop = find_character (body, stop);
  for (p = body + start; p < body + stop; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  if (stop < end)
    g_string_append (line, "…");

  return g_strchomp (g_utf8_make_valid (line->str, (gssize)line->len));
}

/**
 * newsroom_notes_dup_words:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @note: one of newsroom_notes_find()
 *
 * Returns: (transfer full): what the comment says, or the mark; on one line, cut off where it is long
 */
char *
newsroom_notes_dup_words (const char         *body,
                          gsize               length,
                          const NewsroomNote *note)
{
  const gsize around = note->kind == NEWSROOM_NOTE_COMMENT ? NEWSROOM_NOTE_DELIMITER_LENGTH : 0;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (note->end <= length, NULL);

  return dup_line (body, length, note->start + around, note->end - around);
}

/**
 * newsroom_notes_dup_sentence:
 * @body: UTF-8 Markdown
 * @length: its length in bytes
 * @note: one of newsroom_notes_find()
 *
 * Returns: (transfer full): the sentence that it is in, as it is written; on one line, cut off where it is long
 *   so that the note is in it
 */
char *
newsroom_notes_dup_sentence (const char         *body,
                             gsize               length,
                             const NewsroomNote *note)
{
  g_autofree char *line = NULL;
  const char      *blank;
  gsize            from, stop, last, start, end, ignored;

  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (note->end <= length, NULL);

  from = note->start > NEIGHBOURHOOD ? find_character (body, note->start - NEIGHBOURHOOD) : 0;
  last = MIN (note->end, note->start + NEIGHBOURHOOD) - 1;
  stop = length - last > NEIGHBOURHOOD ? find_character (body, last + NEIGHBOURHOOD) : length;
  newsroom_focus_find (body + from, stop - from, note->start - from, NEWSROOM_FOCUS_SENTENCE, &start, &end);
  if (from + end <= last)
    newsroom_focus_find (body + from, stop - from, last - from, NEWSROOM_FOCUS_SENTENCE, &ignored, &end);
  start += from;
  end += from;
  if (note->start - start <= LONGEST_BEFORE)
    return dup_line (body, length, start, end);

  start = find_character (body, note->start - LONGEST_BEFORE);
  blank = memchr (body + start, ' ', note->start - start);
  line = dup_line (body, length, blank != NULL ? (gsize)(blank - body) + 1 : start, end);

  return g_strconcat ("…", line, NULL);
}
