/* newsroom-slug.c — a headline to a short name that is safe in file names and addresses
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-slug.h"

#include <string.h>

/* Bytes. Long enough to tell two stories apart, short enough for every file system. */
#define MAX_LENGTH 80

/**
 * newsroom_slug_from_headline:
 * @headline: any text
 *
 * Letters are folded to ASCII where that is known ("ö" to "o"), everything that is not a
 * letter or digit becomes one hyphen, and the end is cut at a word. A headline without a
 * letter that can be folded gives "article".
 *
 * Returns: (transfer full): 1 to 80 characters of a-z, 0-9 and "-", neither first nor last "-"
 */
char *
newsroom_slug_from_headline (const char *headline)
{
  g_autofree char *ascii = NULL;
  g_autoptr (GString) slug = g_string_new (NULL);

  g_return_val_if_fail (headline != NULL, NULL);

  ascii = g_str_to_ascii (headline, "C");
  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (*p == '\'' || *p == '?')
        continue; /* apostrophes join; "?" stands for what could not be folded */
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }

  if (slug->len > MAX_LENGTH)
    {
      const char *cut;

      g_string_truncate (slug, MAX_LENGTH + 1);
      cut = strrchr (slug->str, '-');
      g_string_truncate (slug, cut != NULL ? (gsize)(cut - slug->str) : MAX_LENGTH);
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return slug->len > 0 ? g_strdup (slug->str) : g_strdup ("article");
}
