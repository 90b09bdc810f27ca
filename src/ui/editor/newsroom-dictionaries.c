/* newsroom-dictionaries.c — opens dictionaries and asks them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-dictionaries.h"

#include <enchant.h>
#include <pango/pango.h>
#include <string.h>

#include "newsroom-spelling-forms.h"

struct _NewsroomDictionaries
{
  EnchantBroker *broker;
  GHashTable    *open; /* name to EnchantDict, NULL for one that cannot be opened */
};

/* The dictionary that is asked, with the words that are right beside it. */
typedef struct
{
  EnchantDict *dictionary;
  GHashTable  *accepted;
} Asking;

/**
 * newsroom_dictionaries_new:
 *
 * Returns: (transfer full): the dictionaries, none of them open
 */
NewsroomDictionaries *
newsroom_dictionaries_new (void)
{
  NewsroomDictionaries *self = g_new0 (NewsroomDictionaries, 1);

  self->broker = enchant_broker_init ();
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * newsroom_dictionaries_free:
 * @self: (transfer full): the dictionaries
 */
void
newsroom_dictionaries_free (NewsroomDictionaries *self)
{
  GHashTableIter iter;
  gpointer       dictionary;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &dictionary))
    if (dictionary != NULL)
      enchant_broker_free_dict (self->broker, dictionary);
  enchant_broker_free (self->broker);
  g_hash_table_unref (self->open);
  g_free (self);
}

static void
list_cb (const char *const name,
         const char *const provider,
         const char *const description,
         const char *const file,
         void             *user_data)
{
  if (!g_ptr_array_find_with_equal_func (user_data, name, g_str_equal, NULL))
    g_ptr_array_add (user_data, g_strdup (name));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * newsroom_dictionaries_list:
 * @self: the dictionaries
 *
 * Returns: (transfer full): the names of those that are installed, in order
 */
char **
newsroom_dictionaries_list (NewsroomDictionaries *self)
{
  GPtrArray *names;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_ptr_array_new ();
  enchant_broker_list_dicts (self->broker, list_cb, names);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **)g_ptr_array_free (names, FALSE);
}

static EnchantDict *
open_dictionary (NewsroomDictionaries *self,
                 const char           *name)
{
  gpointer dictionary;

  if (g_hash_table_lookup_extended (self->open, name, NULL, &dictionary))
    return dictionary;

  dictionary = enchant_broker_request_dict (self->broker, name);
  g_hash_table_insert (self->open, g_strdup (name), dictionary);

  return dictionary;
}

/* Whether the language of that dictionary is written in the letters of @word. Pango knows one script
 * of a language that has two; the names of its other dictionaries say it: sr_Latn, sr@latin. */
static gboolean
is_in_script (const char *name,
              const char *word)
{
  PangoLanguage *language = pango_language_from_string (name);
  const gboolean is_latin = strstr (name, "_Latn") != NULL || strstr (name, "@latin") != NULL;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      if (is_latin ? script == G_UNICODE_SCRIPT_LATIN : pango_language_includes_script (language, (PangoScript)script))
        return TRUE;
    }

  return FALSE;
}

static gboolean
knows_cb (const char *word,
          gpointer    user_data)
{
  const Asking *asking = user_data;

  if (asking->accepted != NULL && g_hash_table_contains (asking->accepted, word))
    return TRUE;

  /* What it cannot tell is not said to be wrong. */
  return enchant_dict_check (asking->dictionary, word, -1) <= 0;
}

/**
 * newsroom_dictionaries_check:
 * @self: the dictionaries
 * @names: those to ask
 * @accepted: (nullable): a set of words that are right
 * @word: a word
 * @hints: #NewsroomSpellingHint
 *
 * Returns: whether one of them has @word, or there is none for its script
 */
gboolean
newsroom_dictionaries_check (NewsroomDictionaries *self,
                             const char *const    *names,
                             GHashTable           *accepted,
                             const char           *word,
                             guint                 hints)
{
  gboolean has_dictionary = FALSE;

  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; names[i] != NULL; i++)
    {
      Asking asking = { open_dictionary (self, names[i]), accepted };

      if (asking.dictionary == NULL || !is_in_script (names[i], word))
        continue;
      has_dictionary = TRUE;
      if (newsroom_spelling_is_right (names[i], word, hints, knows_cb, &asking))
        return TRUE;
    }

  return !has_dictionary;
}

static gboolean
has_cb (const char *word,
        gpointer    user_data)
{
  return enchant_dict_check (user_data, word, -1) == 0;
}

static void
add_suggestion (GPtrArray  *suggestions,
                const char *word,
                gboolean    is_typographic)
{
  g_autofree char *fitting = newsroom_spelling_dup_fitting (word, is_typographic);

  if (!g_ptr_array_find_with_equal_func (suggestions, fitting, g_str_equal, NULL))
    g_ptr_array_add (suggestions, g_steal_pointer (&fitting));
}

static void
add_suggestions (EnchantDict *dictionary,
                 const char  *name,
                 const char  *word,
                 gboolean     is_typographic,
                 GPtrArray   *suggestions)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *core = newsroom_spelling_dup_core (name, word, &before, &after);
  g_autofree char *joined = newsroom_spelling_dup_with_apostrophe (word, has_cb, dictionary);
  char           **found;
  size_t           n_found = 0;

  if (core[0] == '\0')
    return;

  if (joined != NULL)
    add_suggestion (suggestions, joined, is_typographic);
  found = enchant_dict_suggest (dictionary, core, -1, &n_found);
  for (size_t i = 0; found != NULL && i < n_found; i++)
    {
      g_autofree char *whole = g_strconcat (before, found[i], after, NULL);

      add_suggestion (suggestions, whole, is_typographic);
    }
  if (found != NULL)
    enchant_dict_free_string_list (dictionary, found);
}

/**
 * newsroom_dictionaries_suggest:
 * @self: the dictionaries
 * @names: those to ask
 * @word: a word that is wrong
 * @is_typographic: whether its text has ’ for an apostrophe
 * @most: how many suggestions there may be
 *
 * Returns: (transfer full): what may have been meant, the likeliest first
 */
char **
newsroom_dictionaries_suggest (NewsroomDictionaries *self,
                               const char *const    *names,
                               const char           *word,
                               gboolean              is_typographic,
                               guint                 most)
{
  g_autoptr (GPtrArray) suggestions = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  suggestions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      EnchantDict *dictionary = open_dictionary (self, names[i]);

      if (dictionary != NULL)
        add_suggestions (dictionary, names[i], word, is_typographic, suggestions);
    }
  if (suggestions->len > most)
    g_ptr_array_remove_range (suggestions, most, suggestions->len - most);
  g_ptr_array_add (suggestions, NULL);

  return (char **)g_ptr_array_free (g_steal_pointer (&suggestions), FALSE);
}

/**
 * newsroom_dictionaries_add:
 * @self: the dictionaries
 * @names: those of the text
 * @word: a word
 *
 * Adds @word to the personal list of the first of them that there is, for all applications.
 */
void
newsroom_dictionaries_add (NewsroomDictionaries *self,
                           const char *const    *names,
                           const char           *word)
{
  g_autofree char *plain = newsroom_spelling_dup_plain (word, -1);

  g_return_if_fail (self != NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      EnchantDict *dictionary = open_dictionary (self, names[i]);

      if (dictionary == NULL)
        continue;
      enchant_dict_add (dictionary, plain, -1);
      return;
    }
}
