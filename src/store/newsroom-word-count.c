/* newsroom-word-count.c — how many words a body has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-word-count-private.h"

#include "newsroom-plain-text.h"

/**
 * newsroom_word_count_from_markdown:
 * @body: a body
 *
 * Returns: the words of its plain text that hold a letter or a digit
 */
guint
newsroom_word_count_from_markdown (const char *body)
{
  g_autofree char *text = newsroom_plain_text_from_markdown (body, -1);
  gboolean         in_word = FALSE;
  guint            n_words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character))
        in_word = FALSE;
      else if (!in_word && g_unichar_isalnum (character))
        {
          in_word = TRUE;
          n_words++;
        }
    }

  return n_words;
}
