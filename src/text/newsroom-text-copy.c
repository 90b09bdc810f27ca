/* newsroom-text-copy.c — a text that is changed in place, by characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-text-copy.h"

#include "newsroom-language-guess.h"

struct _NewsroomTextCopy
{
  guint at_char; /* the place that was gone to last, where the next one is likely near */
  gsize at_byte;

  gboolean    is_guessed; /* what is looked at for it is as it was then */
  const char *guess;      /* the language, or NULL where it is not plain */

  /* Owned */
  GString *text;
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

  self->text = g_string_new (NULL);

  return self;
}

/**
 * newsroom_text_copy_free:
 * @self: (transfer full): a text
 */
void
newsroom_text_copy_free (NewsroomTextCopy *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
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
  *length = self->text->len;

  return self->text->str;
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
    self->guess = newsroom_language_guess (self->text->str);
  self->is_guessed = TRUE;

  return self->guess;
}

/* Counted from the place before, or from the beginning if that is nearer: thousands of changes in a long
 * text must not each count all of it. */
static void
go_to (NewsroomTextCopy *self,
       guint             offset)
{
  if (offset < self->at_char / 2)
    {
      self->at_char = 0;
      self->at_byte = 0;
    }
  self->at_byte = (gsize)(g_utf8_offset_to_pointer (self->text->str + self->at_byte, (glong)offset - (glong)self->at_char) - self->text->str);
  self->at_char = offset;
}

static void
go_to_change (NewsroomTextCopy *self,
              guint             offset)
{
  go_to (self, offset);
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
  g_string_insert_len (self->text, (gssize)self->at_byte, text, (gssize)length);
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
  char       *deleted;

  go_to_change (self, first);
  start = self->text->str + self->at_byte;
  length = (gsize)(g_utf8_offset_to_pointer (start, (glong)(end - first)) - start);
  deleted = g_strndup (start, length);
  g_string_erase (self->text, (gssize)self->at_byte, (gssize)length);

  return deleted;
}
