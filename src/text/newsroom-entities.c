/* newsroom-entities.c — character references of Markdown and HTML to text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-entities-private.h"

#include <stdlib.h>
#include <string.h>

#define REPLACEMENT_CHARACTER 0xFFFD

/* Arrays, not pointers, so that the table lies in read-only memory without relocations */
typedef struct
{
  char name[32];
  char text[NEWSROOM_ENTITY_MAX_LENGTH + 1];
} Entity;

typedef struct
{
  const char *name;
  gsize       length;
} Key;

static const Entity entities[] = {
#include "newsroom-entities-table.h"
};

static int
compare_key_cb (const void *a,
                const void *b)
{
  const Key    *key = a;
  const Entity *entity = b;
  int           order = strncmp (key->name, entity->name, key->length);

  if (order != 0)
    return order;

  return entity->name[key->length] == '\0' ? 0 : -1;
}

static gsize
decode_number (const char *digits,
               gsize       length,
               char       *text)
{
  gboolean is_hex = length > 0 && (digits[0] == 'x' || digits[0] == 'X');
  gunichar code = 0;

  for (gsize i = is_hex ? 1 : 0; i < length && code <= 0x10FFFF; i++)
    code = is_hex ? code * 16 + (gunichar)g_ascii_xdigit_value (digits[i])
                  : code * 10 + (gunichar)g_ascii_digit_value (digits[i]);
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
    code = REPLACEMENT_CHARACTER;

  return (gsize)g_unichar_to_utf8 (code, text);
}

/**
 * newsroom_entity_decode:
 * @entity: a character reference as it is written, from "&" to ";"
 * @length: its length in bytes
 * @text: (out caller-allocates): space for %NEWSROOM_ENTITY_MAX_LENGTH bytes; not terminated
 *
 * Knows the names of HTML 5 and decimal and hexadecimal numbers. A number that is no Unicode
 * character gives U+FFFD (CommonMark 0.29, 6.2).
 *
 * Returns: the length of @text in bytes, or 0 for a name that is not known
 */
gsize
newsroom_entity_decode (const char *entity,
                        gsize       length,
                        char       *text)
{
  const Entity *found;
  Key           key;
  gsize         text_length;

  g_return_val_if_fail (length >= 3 && entity[0] == '&' && entity[length - 1] == ';', 0);

  if (entity[1] == '#')
    return decode_number (entity + 2, length - 3, text);

  key.name = entity + 1;
  key.length = length - 2;
  if (key.length >= sizeof entities[0].name)
    return 0;

  found = bsearch (&key, entities, G_N_ELEMENTS (entities), sizeof entities[0], compare_key_cb);
  if (found == NULL)
    return 0;

  text_length = strlen (found->text);
  memcpy (text, found->text, text_length);

  return text_length;
}
