/* newsroom-spelling-forms.c — what of a word with apostrophes a dictionary is to be asked for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-forms.h"

#include <string.h>

/* What each language writes before an apostrophe that joins two words, after one that joins an
 * ending, and after one that nothing stands before. Dictionaries know a part of these only. */
static const struct
{
  const char *language;
  const char *before;
  const char *after;
  const char *leading;
} rules[] = {
  { "en", "o", "s d ll ve re m", "til tis twas twere em cause cos round bout n tween cept fraid" },
  { "de", NULL, "s n ne nen ner", "s n ne nen nem ner ran rauf raus rein rum runter" },
  { "fr", "l d j m t s c n qu jusqu lorsqu puisqu quoiqu presqu quelqu entr", NULL, NULL },
  { "it",
    "l d c m t s v n un gl dell all dall nell sull coll pell quell bell sant quest quant tant tutt senz mezz nient "
    "cent trent cinquant anch com dov cos quand grand pover buon quattr",
    NULL,
    "sto sta sti ste ndrangheta" },
  { "nl", NULL, "s tje tjes er ers en", "s t n m r k" },
  { "pl", NULL, "a owi em u y i ego emu ie im ów ami ach om", NULL },
  { "pt", "d n pel", NULL, NULL },
  { "fi", NULL, "n ta tä ssa ssä sta stä iin lla llä lle lta ltä ksi na nä t in", NULL },
  { "sv", NULL, "s", "n" },
  { "cs", NULL, NULL, NULL },
  { "es", NULL, NULL, NULL },
};

static guint
find_rules (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_ascii_strncasecmp (language, rules[i].language, 2) == 0 && !g_ascii_isalpha (language[2]))
      return i;

  return G_N_ELEMENTS (rules);
}

/* Whether @word, of @length bytes, is one of @list, in any case. */
static gboolean
is_listed (const char *list,
           const char *word,
           gsize       length)
{
  g_autofree char *small = NULL;
  const char      *found;
  gsize            small_length;

  if (list == NULL || length == 0)
    return FALSE;

  small = g_utf8_strdown (word, (gssize)length);
  small_length = strlen (small);
  for (found = strstr (list, small); found != NULL; found = strstr (found + 1, small))
    if ((found == list || found[-1] == ' ') && (found[small_length] == ' ' || found[small_length] == '\0'))
      return TRUE;

  return FALSE;
}

/**
 * newsroom_spelling_dup_plain:
 * @word: UTF-8
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Returns: (transfer full): @word with ' for every apostrophe, without the characters that are
 *   not seen, in the normal form in which dictionaries are written
 */
char *
newsroom_spelling_dup_plain (const char *word,
                             gssize      length)
{
  g_autofree char *composed = g_utf8_normalize (word, length, G_NORMALIZE_NFC);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2018 || c == 0x2019)
        g_string_append_c (plain, '\'');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, c);
    }

  return g_strdup (plain->str);
}

static gboolean
is_right_beside (guint                 rule,
                 const char           *plain,
                 guint                 hints,
                 NewsroomSpellingKnows knows,
                 gpointer              user_data)
{
  g_autofree char *whole = NULL;

  if ((hints & NEWSROOM_SPELLING_AFTER_APOSTROPHE) != 0)
    {
      if (rule < G_N_ELEMENTS (rules) && is_listed (rules[rule].leading, plain, strlen (plain)))
        return TRUE;
      whole = g_strconcat ("'", plain, NULL);
      if (knows (whole, user_data))
        return TRUE;
    }
  if ((hints & NEWSROOM_SPELLING_BEFORE_HYPHEN) != 0)
    {
      g_free (whole);
      whole = g_strconcat (plain, "-", NULL);
      return knows (whole, user_data);
    }

  return FALSE;
}

/**
 * newsroom_spelling_is_right:
 * @language: BCP 47 or POSIX tag of the dictionary
 * @word: a word, terminated, with whatever apostrophes
 * @hints: #NewsroomSpellingHint
 * @knows: asks the dictionary
 * @user_data: closure of @knows
 *
 * A word that the dictionary does not have is right, too, if it is made of one that it has and
 * of what the language joins to words by an apostrophe: l’homme, the minister’s, Chirac’a.
 *
 * Returns: whether @word is spelled as it should be
 */
gboolean
newsroom_spelling_is_right (const char           *language,
                            const char           *word,
                            guint                 hints,
                            NewsroomSpellingKnows knows,
                            gpointer              user_data)
{
  g_autofree char *plain = newsroom_spelling_dup_plain (word, -1);
  g_autofree char *core = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (knows (plain, user_data) || is_right_beside (find_rules (language), plain, hints, knows, user_data))
    return TRUE;

  core = newsroom_spelling_dup_core (language, plain, &before, &after);

  return strlen (core) < strlen (plain) && (core[0] == '\0' || g_utf8_strlen (core, -1) == 1 || knows (core, user_data));
}

/**
 * newsroom_spelling_dup_core:
 * @language: BCP 47 or POSIX tag
 * @word: a word, terminated
 * @before: (out) (transfer full): what is joined before it, with the apostrophe; or ""
 * @after: (out) (transfer full): what is joined after it, with the apostrophe; or ""
 *
 * Returns: (transfer full): the word itself, with ' for every apostrophe
 */
char *
newsroom_spelling_dup_core (const char *language,
                            const char *word,
                            char      **before,
                            char      **after)
{
  g_autofree char *plain = newsroom_spelling_dup_plain (word, -1);
  const guint      rule = find_rules (language);
  const char      *start = plain;
  const char      *first = strchr (plain, '\'');
  const char      *last = strrchr (plain, '\'');
  const char      *end = plain + strlen (plain);

  if (rule < G_N_ELEMENTS (rules) && first != NULL)
    {
      if (is_listed (rules[rule].before, plain, (gsize)(first - plain)))
        start = first + 1;
      if (last >= start && is_listed (rules[rule].after, last + 1, (gsize)(end - last - 1)))
        end = last;
    }
  *before = g_strndup (plain, (gsize)(start - plain));
  *after = g_strdup (end);

  return g_strndup (start, (gsize)(end - start));
}

/**
 * newsroom_spelling_dup_with_apostrophe:
 * @word: a word that is wrong, terminated
 * @knows: asks the dictionary
 * @user_data: closure of @knows
 *
 * Dictionaries suggest other letters before the apostrophe that was forgotten.
 *
 * Returns: (transfer full) (nullable): @word with an apostrophe in it as the dictionary has it: don't of dont; %NULL if
 *   it has none, or @word has one
 */
char *
newsroom_spelling_dup_with_apostrophe (const char           *word,
                                       NewsroomSpellingKnows knows,
                                       gpointer              user_data)
{
  g_autofree char *plain = newsroom_spelling_dup_plain (word, -1);

  if (strchr (plain, '\'') != NULL || plain[0] == '\0')
    return NULL;

  /* Most words lack it near their end. */
  for (const char *p = g_utf8_find_prev_char (plain, plain + strlen (plain)); p != NULL && p > plain; p = g_utf8_find_prev_char (plain, p))
    {
      g_autofree char *joined = g_strdup_printf ("%.*s'%s", (int)(p - plain), plain, p);

      if (knows (joined, user_data))
        return g_steal_pointer (&joined);
    }

  return NULL;
}

/**
 * newsroom_spelling_dup_fitting:
 * @suggestion: what a dictionary suggests
 * @is_typographic: whether the text has ’ for an apostrophe
 *
 * Returns: (transfer full): @suggestion with the apostrophes of the text
 */
char *
newsroom_spelling_dup_fitting (const char *suggestion,
                               gboolean    is_typographic)
{
  g_autoptr (GString) fitting = g_string_new (suggestion);

  g_string_replace (fitting, is_typographic ? "'" : "’", is_typographic ? "’" : "'", 0);

  return g_strdup (fitting->str);
}

/**
 * newsroom_spelling_is_typographic:
 * @body: a text, UTF-8
 *
 * Returns: whether the first apostrophe in it is ’; in a text without one, as typing writes it, unless its quotation
 * marks are straight
 */
gboolean
newsroom_spelling_is_typographic (const char *body)
{
  const char *straight = strchr (body, '\'');
  const char *curly = strstr (body, "’");

  if (curly == NULL && straight == NULL)
    return strchr (body, '"') == NULL;

  return curly != NULL && (straight == NULL || curly < straight);
}
