/* newsroom-address.c — words that are an address
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-address.h"

#include <string.h>

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at + 1, '@') == NULL && g_ascii_isalnum (at[1]) &&
         strchr (at + 2, '.') != NULL && g_ascii_isalnum (text[strlen (text) - 1]) && strpbrk (text, "()<>,;:\"[]\\/") == NULL;
}

static gboolean
is_url (const char *text)
{
  return (g_str_has_prefix (text, "https://") && text[8] != '\0') || (g_str_has_prefix (text, "http://") && text[7] != '\0') ||
         (g_str_has_prefix (text, "www.") && g_ascii_isalnum (text[4]));
}

static gboolean
is_handle (const char *text)
{
  return text[0] == '@' && strlen (text) > 2 && strspn (text + 1, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_.@-") == strlen (text) - 1;
}

/**
 * newsroom_address_find:
 * @text: words
 *
 * Returns: what kind of address they are if they are one address and nothing else: in ASCII,
 *   without white space
 */
NewsroomAddress
newsroom_address_find (const char *text)
{
  g_return_val_if_fail (text != NULL, NEWSROOM_ADDRESS_NONE);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return NEWSROOM_ADDRESS_NONE;

  if (is_url (text))
    return NEWSROOM_ADDRESS_URL;
  if (is_handle (text))
    return NEWSROOM_ADDRESS_HANDLE;
  if (is_email (text))
    return NEWSROOM_ADDRESS_EMAIL;

  return NEWSROOM_ADDRESS_NONE;
}
