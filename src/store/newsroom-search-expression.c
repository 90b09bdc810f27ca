/* newsroom-search-expression.c — from what a person types to what FTS5 understands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-search-expression-private.h"

/* Nobody types more; somebody may paste more. */
#define MAX_WORDS 32
#define MAX_CHARACTERS 1000

static gboolean
is_quotation_mark (gunichar character)
{
  return character == '"' || character == 0x201c || character == 0x201d || character == 0x201e;
}

static gboolean
has_letter_or_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Within quotation marks nothing has a meaning to FTS5, and there are none in @word. */
static void
add_phrase (GString *expression,
            GString *word,
            gboolean is_unfinished,
            guint   *n_words)
{
  if (has_letter_or_digit (word->str) && *n_words < MAX_WORDS)
    {
      g_string_append_printf (expression, "%s\"%s\"%s", *n_words > 0 ? " " : "", word->str, is_unfinished ? "*" : "");
      (*n_words)++;
    }
  g_string_truncate (word, 0);
}

/**
 * newsroom_search_expression_new:
 * @text: what was typed, in any encoding
 *
 * All the words must be found, in any order; what stands in quotation marks must be found as
 * it is. The last word may go on, unless a space or a quotation mark ends it.
 *
 * Returns: (transfer full) (nullable): an expression that FTS5 always accepts; %NULL if there
 *   is no letter and no digit to search for
 */
char *
newsroom_search_expression_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  guint    n_words = 0;
  guint    n_characters = 0;

  for (const char *p = valid; *p != '\0' && n_characters < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      n_characters++;
      if (is_quotation_mark (character))
        {
          add_phrase (expression, word, FALSE, &n_words);
          is_quoted = !is_quoted;
        }
      else if (!is_quoted && g_unichar_isspace (character))
        {
          add_phrase (expression, word, FALSE, &n_words);
        }
      else
        {
          g_string_append_unichar (word, character);
        }
    }
  add_phrase (expression, word, TRUE, &n_words);

  return n_words > 0 ? g_strdup (expression->str) : NULL;
}
