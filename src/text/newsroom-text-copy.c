/* newsroom-text-copy.c — a text that is changed in place, by characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-copy.h"

#include <string.h>

#include "newsroom-language-guess.h"

/* What is made ready for insertions at a time, in bytes. */
#define LEAST_GAP 4096

/* What is not used lies where the last change was, and not at the end: thousands of changes in a long text, each
 * near the one before, must not each move all that is behind it. Whoever asks for the text gets it in one piece. */
struct _NewsroomTextCopy
{
  gsize length; /* of the text, in bytes */
  gsize gap_at; /* what is before the gap; all where the text is in one piece, else as at_byte */
  gsize gap;    /* its size, never 0 */

  guint at_char; /* the place that was gone to last, where the next one is likely near */
  gsize at_byte;

  gboolean    is_guessed; /* what is looked at for it is as it was then */
  const char *guess;      /* the language, or NULL where it is not plain */

  /* Owned */
  char *bytes;
};

/**
 * newsroom_text_copy_new:
 *
 * Returns: (transfer full): an empty text
 */
NewsroomTextCopy *
newsroom_text_copy_new (void)
{
  NewsroomTextCopy *self = g_new0 (NewsroomTextCopy, 1);

  self->gap = LEAST_GAP;
  self->bytes = g_malloc0 (LEAST_GAP);

  return self;
}

/**
 * newsroom_text_copy_free:
 * @self: (transfer full): a text
 */
void
newsroom_text_copy_free (NewsroomTextCopy *self)
{
  g_free (self->bytes);
  g_free (self);
}

static void
move_gap (NewsroomTextCopy *self,
          gsize             to)
{
  if (to < self->gap_at)
    memmove (self->bytes + to + self->gap, self->bytes + to, self->gap_at - to);
  else
    memmove (self->bytes + self->gap_at, self->bytes + self->gap_at + self->gap, to - self->gap_at);
  self->gap_at = to;
}

/* So that a terminator has room beside so many bytes. */
static void
widen_gap (NewsroomTextCopy *self,
           gsize             length)
{
  const gsize wanted = length + MAX (LEAST_GAP, self->length / 8);

  if (self->gap > length)
    return;

  self->bytes = g_realloc (self->bytes, self->length + wanted);
  memmove (self->bytes + self->gap_at + wanted, self->bytes + self->gap_at + self->gap, self->length - self->gap_at);
  self->gap = wanted;
}

static void
make_whole (NewsroomTextCopy *self)
{
  move_gap (self, self->length);
  self->bytes[self->length] = '\0';
}

/**
 * newsroom_text_copy_get:
 * @self: a text
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none): the text, until it is changed
 */
const char *
newsroom_text_copy_get (NewsroomTextCopy *self,
                        gsize            *length)
{
  make_whole (self);
  *length = self->length;

  return self->bytes;
}

/**
 * newsroom_text_copy_guess_language:
 * @self: a text
 *
 * Looks at the text only if its beginning has changed since it was asked last.
 *
 * Returns: (transfer none) (nullable): what newsroom_language_guess() says of it
 */
const char *
newsroom_text_copy_guess_language (NewsroomTextCopy *self)
{
  if (!self->is_guessed)
    {
      make_whole (self);
      self->guess = newsroom_language_guess (self->bytes);
    }
  self->is_guessed = TRUE;

  return self->guess;
}

/* Counted from the place before, or from the beginning if that is nearer: thousands of changes in a long
 * text must not each count all of it. The gap is never on the way. */
static void
go_to (NewsroomTextCopy *self,
       guint             offset)
{
  const gsize skipped = self->gap_at == self->at_byte && offset > self->at_char ? self->gap : 0;
  const char *from = self->bytes + self->at_byte + skipped;

  if (offset < self->at_char / 2)
    {
      self->at_char = 0;
      self->at_byte = 0;
      from = self->bytes;
    }
  self->at_byte = (gsize)((gssize)self->at_byte + (g_utf8_offset_to_pointer (from, (glong)offset - (glong)self->at_char) - from));
  self->at_char = offset;
}

static void
go_to_change (NewsroomTextCopy *self,
              guint             offset)
{
  go_to (self, offset);
  move_gap (self, self->at_byte);
  if (offset < NEWSROOM_LANGUAGE_GUESS_CHARACTERS)
    self->is_guessed = FALSE;
}

/**
 * newsroom_text_copy_find_byte:
 * @self: a text
 * @offset: a place in it, in characters
 *
 * Takes as long as it is from the place before, of a change or of this.
 *
 * Returns: the place in bytes
 */
gsize
newsroom_text_copy_find_byte (NewsroomTextCopy *self,
                              guint             offset)
{
  make_whole (self);
  go_to (self, offset);

  return self->at_byte;
}

/**
 * newsroom_text_copy_insert:
 * @self: a text
 * @offset: where, in characters
 * @text: what to put there, UTF-8
 * @length: its length in bytes
 */
void
newsroom_text_copy_insert (NewsroomTextCopy *self,
                           guint             offset,
                           const char       *text,
                           gsize             length)
{
  go_to_change (self, offset);
  widen_gap (self, length);
  /* Behind the gap, which stays where the place is. */
  self->gap -= length;
  memcpy (self->bytes + self->gap_at + self->gap, text, length);
  self->length += length;
}

/**
 * newsroom_text_copy_delete:
 * @self: a text
 * @first: the first character to take out
 * @end: the one after the last
 *
 * Returns: (transfer full): what was there
 */
char *
newsroom_text_copy_delete (NewsroomTextCopy *self,
                           guint             first,
                           guint             end)
{
  const char *start;
  gsize       length;

  go_to_change (self, first);
  start = self->bytes + self->gap_at + self->gap;
  length = (gsize)(g_utf8_offset_to_pointer (start, (glong)(end - first)) - start);
  self->gap += length;
  self->length -= length;

  return g_strndup (start, length);
}
