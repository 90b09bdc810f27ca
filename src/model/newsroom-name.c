/* newsroom-name.c — people's names in running text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-name.h"

#include <string.h>

#define MAX_NAME_WORDS 7

/* Bytes of what may stand before the name in the first sentence about somebody. */
#define MAX_OPENING_LENGTH 80

#define MAX_DESCRIPTION_WORDS 4

static const char *const titles[] = { "Dr.", "Dr", "Prof.", "Professor", "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Sir", "Dame", "Rev.", NULL };

static const char *const particles[] = {
  "de",
  "del",
  "della",
  "den",
  "der",
  "des",
  "di",
  "da",
  "do",
  "dos",
  "das",
  "du",
  "la",
  "las",
  "le",
  "les",
  "los",
  "van",
  "von",
  "vom",
  "zu",
  "zum",
  "zur",
  "ter",
  "ten",
  "te",
  "bin",
  "bint",
  "ibn",
  "abu",
  "al",
  "el",
  "af",
  "av",
  "y",
  "e",
  NULL
};

/* With these a sentence begins, not a name. */
static const char *const openers[] = {
  "A",
  "About",
  "Additional",
  "After",
  "All",
  "An",
  "As",
  "At",
  "Based",
  "Before",
  "Born",
  "Both",
  "By",
  "Contact",
  "Each",
  "Email",
  "E-mail",
  "Every",
  "Follow",
  "For",
  "Former",
  "From",
  "He",
  "Her",
  "His",
  "How",
  "I",
  "If",
  "In",
  "It",
  "Its",
  "My",
  "No",
  "On",
  "Our",
  "Read",
  "Reporting",
  "Senior",
  "She",
  "Since",
  "That",
  "The",
  "Their",
  "There",
  "These",
  "They",
  "This",
  "Those",
  "Through",
  "We",
  "What",
  "When",
  "Where",
  "While",
  "Who",
  "With",
  "Written",
  "You",
  "Your",
  NULL
};

static const char *const verbs[] = {
  "is",
  "was",
  "has",
  "had",
  "are",
  "were",
  "can",
  "will",
  "would",
  "may",
  "spent",
  "grew",
  "began",
  "won",
  "wrote",
  "led",
  "left",
  "holds",
  "taught",
  "ran",
  "fell",
  "made",
  "knew",
  "took",
  "brought",
  "built",
  "cut",
  "came",
  "became",
  "went",
  "ist",
  "hat",
  "schreibt",
  "arbeitet",
  "leitet",
  "berichtet",
  "war",
  "est",
  "écrit",
  "a",
  "travaille",
  "couvre",
  "es",
  "escribe",
  "cubre",
  "è",
  "scrive",
  "é",
  "escreve",
  "schrijft",
  "werkt",
  "jest",
  "pisze",
  "är",
  "skriver",
  "on",
  "je",
  "píše",
  "who",
  "(born",
  NULL
};

static gboolean
is_capitalised (const char *word)
{
  const char *apostrophe;

  if (g_unichar_isupper (g_utf8_get_char (word)) || g_unichar_istitle (g_utf8_get_char (word)))
    return TRUE;

  /* d’Example, al-Sample */
  apostrophe = strpbrk (word, "'-");
  if (apostrophe == NULL)
    {
      apostrophe = strstr (word, "’");
      return apostrophe != NULL && apostrophe - word <= 3 && g_unichar_isupper (g_utf8_get_char (apostrophe + strlen ("’")));
    }

  return apostrophe - word <= 3 && g_unichar_isupper (g_utf8_get_char (apostrophe + 1));
}

/* Letters with hyphens, apostrophes and full stops among them. */
static gboolean
is_name_word (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isalpha (character) && !g_unichar_ismark (character) && strchr ("'-.", (int)MIN (character, 127)) == NULL &&
          character != 0x2019 && character != 0x2010 && character != 0x2011)
        return FALSE;
    }

  return word[0] != '\0' && is_capitalised (word);
}

/* A script without capitals: there a name is any word of letters. */
static gboolean
is_uncased_word (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_OTHER_LETTER && !g_unichar_ismark (g_utf8_get_char (p)))
      return FALSE;

  return word[0] != '\0';
}

/**
 * newsroom_name_is_particle:
 * @word: a word
 *
 * Returns: whether it stands between the parts of a name in small letters: "de", "van"
 */
gboolean
newsroom_name_is_particle (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return g_strv_contains (particles, word);
}

/**
 * newsroom_name_is_person:
 * @text: a few words
 *
 * Returns: whether they can be a person's name: up to seven words with capitals and the
 *   particles between them, none of which names an organisation
 */
gboolean
newsroom_name_is_person (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint n_words;

  g_return_val_if_fail (text != NULL, FALSE);

  words = g_strsplit (text, " ", MAX_NAME_WORDS + 2);
  n_words = g_strv_length (words);
  if (n_words == 0 || n_words > MAX_NAME_WORDS || g_strv_contains (openers, words[0]))
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    {
      gboolean is_particle = i + 1 < n_words && g_strv_contains (particles, words[i]);

      if (!is_particle && !is_name_word (words[i]) && !is_uncased_word (words[i]))
        return FALSE;
      if (newsroom_name_is_organisation_word (words[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_verb (const char *text)
{
  gsize            length = strcspn (text, ".,;:");
  g_autofree char *word = g_strndup (text, length);

  if (g_strv_contains (verbs, word))
    return TRUE;

  return length > 3 && (g_str_has_suffix (word, "s") || g_str_has_suffix (word, "ed")) && g_unichar_islower (g_utf8_get_char (word));
}

/* "Kyiv-based ", "Freelance reporter ": what is after the last of the first words that says what
 * somebody is, or NULL. */
static const char *
skip_description (const char *biography)
{
  const char *word = biography;
  const char *rest = NULL;

  for (guint i = 0; i < MAX_DESCRIPTION_WORDS; i++)
    {
      gsize            length = strcspn (word, " ");
      g_autofree char *single = g_strndup (word, length);

      if (word[length] == '\0')
        break;
      word += length + 1;
      if (newsroom_name_is_role (single) || g_str_has_suffix (single, "-based"))
        rest = word;
    }

  return rest;
}

/* "Based in Kyiv, ", "A former lawyer, ": what may stand before the name. Returns what is after. */
static const char *
skip_opening (const char *biography)
{
  static const char *const words[] = { "A", "An", "After", "Based", "Before", "Born", "Educated", "Formerly", "Currently", "Once", "Originally", "Raised", "Since", "Trained", NULL };
  gsize                    length = strcspn (biography, " ");
  g_autofree char         *word = g_strndup (biography, length);
  const char              *comma = strstr (biography, ", ");

  if (comma == NULL || comma - biography > MAX_OPENING_LENGTH || !g_strv_contains (words, word))
    return NULL;
  if (memchr (biography, '.', (gsize)(comma - biography)) != NULL)
    return NULL;

  return comma + strlen (", ");
}

/* The name at the beginning of @text. With @needs_verb a comma after it does not do. */
static char *
infer (const char *text,
       gboolean    needs_verb)
{
  g_auto (GStrv) words = g_strsplit (text, " ", MAX_NAME_WORDS + 4);
  g_autoptr (GString) name = g_string_new (NULL);
  guint first = 0;
  guint n_capitalised = 0;
  guint at;

  while (words[first] != NULL && g_strv_contains (titles, words[first]))
    first++;
  if (words[first] == NULL || newsroom_name_is_role (words[first]) || g_str_has_suffix (words[first], "-based"))
    return NULL;

  for (at = first; words[at] != NULL && words[at + 1] != NULL && at - first < MAX_NAME_WORDS; at++)
    {
      gsize            length = strlen (words[at]);
      gboolean         ends = length > 0 && words[at][length - 1] == ',';
      g_autofree char *word = g_strndup (words[at], ends ? length - 1 : length);
      gboolean         is_name = is_name_word (word);
      gboolean         is_particle = n_capitalised > 0 && !ends && g_strv_contains (particles, word) &&
                             (is_name_word (words[at + 1]) || g_strv_contains (particles, words[at + 1]));

      if (!is_name && !is_particle)
        break;
      n_capitalised += is_name;
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", word);
      if (ends)
        return !needs_verb && n_capitalised >= 2 && newsroom_name_is_person (name->str) && !newsroom_name_is_role (name->str) ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
    }

  if (n_capitalised < 2 || words[at] == NULL || !is_verb (words[at]) || !newsroom_name_is_person (name->str) || newsroom_name_is_role (name->str))
    return NULL;

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * newsroom_name_infer:
 * @biography: what is told of a person, plain text with single spaces
 *
 * Takes the name with which a biography opens: "Dr. Ann de la Example is …" gives
 * "Ann de la Example", and so do "Based in Kyiv, Ann de la Example covers …" and "Freelance
 * reporter Ann de la Example covers …". There must be
 * at least two words, and after them a comma or a verb.
 *
 * Returns: (transfer full) (nullable): the name without title, or %NULL if none is certain
 */
char *
newsroom_name_infer (const char *biography)
{
  const char *rest;
  char       *name;

  g_return_val_if_fail (biography != NULL, NULL);

  name = infer (biography, FALSE);
  if (name != NULL)
    return name;

  rest = skip_opening (biography);
  if (rest == NULL)
    rest = skip_description (biography);

  return rest != NULL ? infer (rest, TRUE) : NULL;
}

/* Whether a sentence ends with it. */
static gboolean
ends_sentence (const char *line)
{
  gsize length = strlen (line);

  return length > 0 && strchr (".!?", line[length - 1]) != NULL;
}

/**
 * newsroom_name_infer_from_profile:
 * @line: a line
 *
 * Takes the name with which a line begins that may be all there is to tell of somebody: "Ann
 * Example covers harbours.", "Ann Example, Reporter".
 *
 * Returns: (transfer full) (nullable): the name, or %NULL if the line tells less or more
 */
char *
newsroom_name_infer_from_profile (const char *line)
{
  g_autofree char *name = NULL;
  const char      *rest;

  g_return_val_if_fail (line != NULL, NULL);

  name = newsroom_name_infer (line);
  if (name == NULL || !g_str_has_prefix (line, name))
    return NULL;
  if (ends_sentence (line))
    return g_steal_pointer (&name);

  rest = line + strlen (name);

  return g_str_has_prefix (rest, ", ") && newsroom_name_is_role (rest) ? g_steal_pointer (&name) : NULL;
}
