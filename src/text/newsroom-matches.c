/* newsroom-matches.c — what a person searches for, and where a text has it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-matches.h"

/* Nobody types more; somebody may paste more. */
#define MAX_PHRASES 32
#define MAX_CHARACTERS 1000

/* Words that follow each other: folded letters, with WORD_END between the words. */
typedef struct
{
  GArray  *letters;
  gboolean is_unfinished; /* the last word may go on */
} Phrase;

#define WORD_END 0

static void
phrase_clear (gpointer data)
{
  Phrase *phrase = data;

  g_clear_pointer (&phrase->letters, g_array_unref);
}

static gboolean
is_quotation_mark (gunichar character)
{
  return character == '"' || character == 0x201c || character == 0x201d || character == 0x201e;
}

static gboolean
is_combining (gunichar character)
{
  return character >= 0x300 && character <= 0x36f;
}

/* Most characters of most texts are ASCII, of which this knows in a tenth of the time. */
static gboolean
is_letter (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum (character);

  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* Without case, and without the marks that European letters carry. */
static gunichar
fold (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n_parts;

  if (character < 0x80)
    return (guchar)g_ascii_tolower ((char)character);

  n_parts = g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  if (n_parts > 1 && is_combining (parts[1]))
    character = parts[0];

  return g_unichar_tolower (g_unichar_toupper (character));
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static void
add_phrase (GPtrArray *phrases,
            GString   *phrase)
{
  if (has_letter (phrase->str) && phrases->len < MAX_PHRASES)
    g_ptr_array_add (phrases, g_strdup (phrase->str));
  g_string_truncate (phrase, 0);
}

/**
 * newsroom_matches_split:
 * @query: what was typed, in any encoding
 * @is_unfinished: (out): whether the last phrase may go on: no space or quotation mark ends it
 *
 * Returns: (transfer full): the words of @query, and what stands in quotation marks as it is;
 *   only such as hold a letter or a digit
 */
char **
newsroom_matches_split (const char *query,
                        gboolean   *is_unfinished)
{
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) phrase = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  guint    n_characters = 0;

  for (const char *p = valid; *p != '\0' && n_characters < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      n_characters++;
      if (is_quotation_mark (character))
        {
          add_phrase (phrases, phrase);
          is_quoted = !is_quoted;
        }
      else if (!is_quoted && g_unichar_isspace (character))
        add_phrase (phrases, phrase);
      else
        g_string_append_unichar (phrase, character);
    }
  *is_unfinished = has_letter (phrase->str) && phrases->len < MAX_PHRASES;
  add_phrase (phrases, phrase);
  g_ptr_array_add (phrases, NULL);

  return (char **)g_ptr_array_free (g_steal_pointer (&phrases), FALSE);
}

static void
add_letters (GArray     *letters,
             const char *text)
{
  gunichar end = WORD_END;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gunichar letter = fold (character);

      if (is_combining (character))
        continue;
      if (is_letter (character))
        g_array_append_val (letters, letter);
      else if (letters->len > 0 && g_array_index (letters, gunichar, letters->len - 1) != WORD_END)
        g_array_append_val (letters, end);
    }
  if (g_array_index (letters, gunichar, letters->len - 1) == WORD_END)
    g_array_set_size (letters, letters->len - 1);
}

static GArray *
parse (const char *query)
{
  gboolean is_unfinished;
  g_auto (GStrv) texts = newsroom_matches_split (query, &is_unfinished);
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));

  g_array_set_clear_func (phrases, phrase_clear);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      Phrase phrase = { g_array_new (FALSE, FALSE, sizeof (gunichar)), is_unfinished && texts[i + 1] == NULL };

      add_letters (phrase.letters, texts[i]);
      g_array_append_val (phrases, phrase);
    }

  return phrases;
}

static const char *
skip_marks (const char *p)
{
  while (is_combining (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* The end of the phrase that begins at @p, or NULL. */
static const char *
match (const char   *p,
       const Phrase *phrase)
{
  for (guint i = 0; i < phrase->letters->len; i++)
    {
      gunichar letter = g_array_index (phrase->letters, gunichar, i);

      if (letter != WORD_END)
        {
          if (fold (g_utf8_get_char (p)) != letter)
            return NULL;
          p = skip_marks (g_utf8_next_char (p));
          continue;
        }
      if (is_letter (g_utf8_get_char (p)))
        return NULL;
      while (*p != '\0' && !is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }

  return phrase->is_unfinished || !is_letter (g_utf8_get_char (p)) ? p : NULL;
}

/**
 * newsroom_matches_find:
 * @text: a text, UTF-8
 * @query: what is searched for, as a person types it
 *
 * Finds the words and phrases of @query where words of @text begin, whatever the case and the
 * marks on letters, as the search of the library does. Of a word that is not finished, what
 * was typed of it matches.
 *
 * Returns: (transfer full) (element-type NewsroomMatch): where they are, in order, apart
 */
GArray *
newsroom_matches_find (const char *text,
                       const char *query)
{
  g_autoptr (GArray) phrases = parse (query);
  GArray     *matches = g_array_new (FALSE, FALSE, sizeof (NewsroomMatch));
  const char *p = text;
  gboolean    is_inside = FALSE; /* a word */

  while (phrases->len > 0 && *p != '\0')
    {
      const char *end = NULL;

      for (guint i = 0; !is_inside && i < phrases->len; i++)
        end = MAX (end, match (p, &g_array_index (phrases, Phrase, i)));

      if (end != NULL)
        {
          NewsroomMatch found = { (gsize)(p - text), (gsize)(end - text) };

          g_array_append_val (matches, found);
          is_inside = TRUE;
          p = end;
          continue;
        }
      is_inside = is_letter (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return matches;
}
