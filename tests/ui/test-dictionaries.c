/* test-dictionaries.c — what dictionaries say of words with apostrophes, in every language
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-dictionaries.h"

#include <glib/gstdio.h>
#include <string.h>

#include "newsroom-spelling-dictionaries.h"
#include "newsroom-spelling-words.h"

/* Sentences that are right, for the dictionaries that are installed; and one with a word that is
 * wrong. */
static const struct
{
  const char *dictionary;
  const char *right;
  const char *wrong;
} sentences[] = {
  { "en_GB", "The minister’s colour didn't fade; they’ll honour the boys’ ’til the ’90s end, rock ’n’ roll.", "dont’t" },
  { "en_US", "The minister’s color didn't fade; we’ve honored the boys’ 'til the '90s end, and it’s o’clock.", "minister’sx" },
  { "de_DE", "Wie geht’s? Das ist Hans’ Haus, so’n Ding, ’ne Frage der Vor- und Nachteile der Arbeits- und Freizeit.", "gehtt’s" },
  { "fr_FR", "L’homme d’aujourd’hui n’est pas qu’un rêve ; jusqu'à l'été, s’il le faut, lorsqu’on l’aime.", "l’hommme" },
  { "es_ES", "El niño dijo que la cigüeña está aquí, después de la elección.", "niñño" },
  { "it_IT", "L’acqua dell’uomo è un’isola; c’è tutt’altro, quest’anno, po’ alla volta, dall’Italia.", "dell’acqqua" },
  { "nl_NL", "De foto’s van ’s morgens zijn z’n auto’s, en ’t is België.", "foto’ss" },
  { "pl_PL", "Rolnicy nad rzeką martwią się o swoje plony; przemówienie Chirac’a.", "rzekką" },
  { "sv_SE", "Bönderna längs floden är oroliga för sin skörd.", "skördd" },
  { "fi_FI", "Viljelijät ovat huolissaan; vaa’an ja raa’an.", "huolisaann" },
  { "pt_PT", "A ponte e a copa d’água ficam em maio, não antes.", "águua" },
  { "cs_CZ", "Zemědělci podél řeky se bojí o svou úrodu.", "řekky" },
};

/* The words of a text that are wrong, with a space between them. */
static char *
dup_wrong (NewsroomDictionaries *dictionaries,
           const char           *dictionary,
           GHashTable           *accepted,
           const char           *text)
{
  g_autoptr (NewsroomSpellingWords) spelling = newsroom_spelling_words_new (text, -1);
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autoptr (GArray) words = NULL;
  guint start = 0;
  guint end = G_MAXUINT;

  words = newsroom_spelling_words_find (spelling, &start, &end);
  for (guint i = 0; i < words->len; i++)
    {
      const NewsroomSpellingWord *word = &g_array_index (words, NewsroomSpellingWord, i);
      g_autofree char            *copy = g_strndup (text + word->offset, word->length);

      if (!newsroom_dictionaries_check (dictionaries, (const char *[]){ dictionary, NULL }, accepted, copy, word->hints))
        g_string_append_printf (wrong, "%s%s", wrong->len > 0 ? " " : "", copy);
    }

  return g_strdup (wrong->str);
}

static void
test_installed (void)
{
  NewsroomDictionaries *dictionaries = newsroom_dictionaries_new ();
  g_auto (GStrv) installed = newsroom_dictionaries_list (dictionaries);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const char      *name = newsroom_spelling_find_dictionary ((const char *const *)installed, sentences[i].dictionary, (const char *[]){ NULL });
      g_autofree char *wrong = NULL;
      g_autofree char *found = NULL;

      /* That of another country has other words. */
      if (name == NULL || (strchr (name, '_') != NULL && !g_str_equal (name, sentences[i].dictionary)))
        {
          g_test_message ("There is no dictionary %s", sentences[i].dictionary);
          continue;
        }
      wrong = dup_wrong (dictionaries, name, NULL, sentences[i].right);
      found = dup_wrong (dictionaries, name, NULL, sentences[i].wrong);
      g_assert_cmpstr (wrong, ==, "");
      g_assert_cmpstr (found, ==, sentences[i].wrong);
    }
  newsroom_dictionaries_free (dictionaries);
}

static char *
dup_suggestions (NewsroomDictionaries *dictionaries,
                 const char           *word,
                 gboolean              is_typographic,
                 guint                 most)
{
  g_auto (GStrv) suggestions = newsroom_dictionaries_suggest (dictionaries, (const char *[]){ "fr_XX", "xx_YY", NULL }, word, is_typographic, most);

  return g_strjoinv (" ", suggestions);
}

/* A dictionary of the test's own. */
static void
test_own (void)
{
  const char           *names[] = { "fr_XX", "xx_YY", NULL };
  const char           *missing[] = { "xx_YY", NULL };
  NewsroomDictionaries *dictionaries = newsroom_dictionaries_new ();
  g_autoptr (GHashTable) accepted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *suggested = dup_suggestions (dictionaries, "l’hommme", TRUE, 10);
  g_autofree char *straight = dup_suggestions (dictionaries, "l’hommme", FALSE, 10);
  g_autofree char *none = dup_suggestions (dictionaries, "l’hommme", FALSE, 0);
  g_autofree char *forgotten = dup_suggestions (dictionaries, "dété", TRUE, 1);

  g_assert_cmpstr (suggested, ==, "l’homme");
  g_assert_cmpstr (straight, ==, "l'homme");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (forgotten, ==, "d’été");

  g_hash_table_add (accepted, (gpointer) "Qwertz");
  g_assert_true (newsroom_dictionaries_check (dictionaries, names, NULL, "homme", 0));
  g_assert_false (newsroom_dictionaries_check (dictionaries, names, NULL, "Qwertz", 0));
  g_assert_true (newsroom_dictionaries_check (dictionaries, names, accepted, "Qwertz", 0));
  g_assert_true (newsroom_dictionaries_check (dictionaries, missing, NULL, "Qwertz", 0));

  newsroom_dictionaries_add (dictionaries, names, "Qwertz");
  newsroom_dictionaries_add (dictionaries, missing, "Qwertz");
  g_assert_true (newsroom_dictionaries_check (dictionaries, names, NULL, "Qwertz", 0));
  newsroom_dictionaries_free (dictionaries);

  dictionaries = newsroom_dictionaries_new ();
  g_assert_true (newsroom_dictionaries_check (dictionaries, names, NULL, "Qwertz", 0));
  newsroom_dictionaries_free (dictionaries);
}

/* What a dictionary cannot have, as its language is written in other letters, is not said to be wrong. */
static void
test_scripts (void)
{
  static const struct
  {
    const char *names[3];
    const char *word;
    gboolean    right;
  } cases[] = {
    { { "fr_XX" }, "Москва", TRUE },
    { { "fr_XX" }, "Москвa", FALSE }, /* the last letter is a Latin one */
    { { "fr_XX" }, "שלום", TRUE },
    { { "fr_XX" }, "об\xca\xbcєкт", TRUE },
    { { "fr_XX" }, "e\xcc\x81t\xc3\xa9x", FALSE },
    { { "ru_XX" }, "москва", TRUE },
    { { "ru_XX" }, "моска", FALSE },
    { { "ru_XX" }, "hommme", TRUE },
    { { "ru_XX", "fr_XX" }, "hommme", FALSE },
    { { "ru_XX", "fr_XX" }, "моска", FALSE },
    { { "ru_XX", "fr_XX" }, "homme", TRUE },
    { { "ru_XX", "fr_XX" }, "שלום", TRUE },
  };
  NewsroomDictionaries *dictionaries = newsroom_dictionaries_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].word);
      g_assert_cmpint (newsroom_dictionaries_check (dictionaries, cases[i].names, NULL, cases[i].word, 0), ==, cases[i].right);
    }
  newsroom_dictionaries_free (dictionaries);
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_file (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  static const char *const files[] = { "enchant.ordering", "hunspell/fr_XX.aff", "hunspell/fr_XX.dic", "hunspell/ru_XX.aff", "hunspell/ru_XX.dic", "fr_XX.dic", "fr_XX.exc", "ru_XX.dic", "ru_XX.exc", "hunspell" };
  g_autofree char         *folder = g_dir_make_tmp ("newsroom-dictionaries-XXXXXX", NULL);
  g_autofree char         *hunspell = g_build_filename (folder, "hunspell", NULL);
  int                      status;

  g_test_init (&argc, &argv, NULL);

  g_mkdir (hunspell, 0700);
  write_file (folder, files[0], "*:hunspell\n");
  write_file (folder, files[1], "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
  write_file (folder, files[2], "3\nhomme\nfemme\nd'été\n");
  write_file (folder, files[3], "SET UTF-8\nTRY aеокмсв\n");
  write_file (folder, files[4], "1\nмосква\n");
  g_setenv ("ENCHANT_CONFIG_DIR", folder, TRUE);

  g_test_add_func ("/dictionaries/installed", test_installed);
  g_test_add_func ("/dictionaries/own", test_own);
  g_test_add_func ("/dictionaries/scripts", test_scripts);
  status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    remove_file (folder, files[i]);
  g_rmdir (folder);

  return status;
}
