/* newsroom-language-guess.c — in which language a text is written, if that is plain
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-language-guess.h"

/* The least number of points, and how many times the second best's the best must have. */
#define LEAST_POINTS 3
#define LEAST_LEAD 1.5

/* A letter that only some languages have says less than a word: names have them too. */
#define POINTS_OF_WORD 1.0
#define POINTS_OF_LETTER 0.5

/* The small words that a text of each language is full of, and letters that most of the others
 * do not have. A word that is in several languages is listed with each. */
static const struct
{
  const char *language;
  const char *words;
  const char *letters;
} languages[] = {
  { "en",
    "the of and to is that it was for on with as his they at be this have from or had by but not what all were we when "
    "your can said there which she do how their if will would about who been has more her are an in he its than",
    "" },
  { "de",
    "der die das und ist nicht ein eine einen einem einer zu den dem des mit von auf für sich auch es an als werden aus "
    "er hat dass sie nach bei um noch wie über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wird "
    "sei im am in ich wir kein sind",
    "äöüß" },
  { "fr",
    "le la les de des du et est un une en que qui dans pour pas sur au aux avec ce cette ces il elle ils elles plus par "
    "ne se son sa ses sont mais ou où nous vous leur été être fait comme tout je on lui très après deux",
    "çèêâîôûœàé" },
  { "es",
    "el la los las de del y en que es un una por con para no se su sus al lo como más pero este esta fue ha son entre "
    "cuando muy sin sobre también hasta hay donde desde todo durante ya porque qué según había años",
    "ñ¿¡áíóú" },
  { "it",
    "il lo la gli le di del della dei delle dello degli e è che in un una per con non si al alla da dal dalla nel nella "
    "sono come più ma anche ha questo questa o su sul sulla i ed era suo sua tra essere stato dopo ai alle hanno",
    "èòìùà" },
  { "nl",
    "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door naar heeft hebben ze "
    "hij wordt werd deze die nog wel geen over meer worden kan zich tot was ik wij hun haar toen",
    "" },
  { "pl",
    "i w na z do się nie jest to że o jak za od po przez dla ale co który która które tym był była było są oraz już tylko "
    "jego jej ich może tak przy czy gdy być także został ze pod lub ma roku bardzo",
    "ąćęłńśźż" },
  { "sv",
    "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under "
    "också efter eller nu hade blir ska där vid hon mot skulle över mycket sin ut bara än alla",
    "åäö" },
  { "fi",
    "ja on ei se että hän oli mutta kun niin myös ovat joka sen tai kuin jos mukaan vain mitä hänen ole olla nyt jo ollut "
    "sekä koska tämä siitä vielä kanssa jotka voi olisi minä me he sitä kaikki eivät jälkeen vuonna oli",
    "äö" },
  { "pt",
    "o a os as de do da dos das e em no na nos nas que é um uma para com não por se ao à mais como mas foi ele ela são "
    "seu sua pelo pela ou quando muito também já está tem até entre sobre sem depois ser isso era há",
    "ãõçâêáíóú" },
  { "cs",
    "a v na se je že to do s z i o ve k za by pro jako ale po byl byla bylo jsou jeho který která které není tak už od "
    "při podle také až jen když nebo má být svůj před jsem co mezi ze ke ještě však si bude",
    "ěščřžýůťďň" },
};

/* Owned by nobody else; made once. */
static GHashTable *word_table;

static gpointer
fill_word_table (gpointer unused)
{
  word_table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (GStrv) words = g_strsplit (languages[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (word_table, words[j]));

          g_hash_table_replace (word_table, g_strdup (words[j]), GUINT_TO_POINTER (bits | 1u << i));
        }
    }

  return NULL;
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* Shares the points among those languages: what all have says nothing. */
static void
give_points (double *points,
             guint   bits,
             double  given)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if ((bits & 1u << i) != 0)
      points[i] += given / count_bits (bits);
}

static guint
find_letter (gunichar letter)
{
  guint bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (const char *p = languages[i].letters; *p != '\0'; p = g_utf8_next_char (p))
      if (g_utf8_get_char (p) == letter)
        bits |= 1u << i;

  return bits;
}

static void
look_at (GString *word,
         double  *points)
{
  guint bits;

  if (word->len == 0)
    return;

  bits = GPOINTER_TO_UINT (g_hash_table_lookup (word_table, word->str));
  give_points (points, bits, POINTS_OF_WORD);
  for (const char *p = word->str; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar)*p >= 0x80)
      give_points (points, find_letter (g_utf8_get_char (p)), POINTS_OF_LETTER);
  g_string_truncate (word, 0);
}

static const char *
find_best (const double *points)
{
  guint  best = 0;
  double second = 0;

  for (guint i = 1; i < G_N_ELEMENTS (languages); i++)
    if (points[i] > points[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (i != best)
      second = MAX (second, points[i]);

  return points[best] >= LEAST_POINTS && points[best] >= second * LEAST_LEAD ? languages[best].language : NULL;
}

/**
 * newsroom_language_guess:
 * @text: UTF-8; of a long one only the first %NEWSROOM_LANGUAGE_GUESS_CHARACTERS are looked at
 *
 * Tells English, German, French, Spanish, Italian, Dutch, Polish, Swedish, Finnish, Portuguese and
 * Czech apart by their most common words and their letters.
 *
 * Returns: (nullable): the BCP 47 tag of the language, or %NULL where the text is too short to
 *   tell, mixed, or in another language
 */
const char *
newsroom_language_guess (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  double       points[G_N_ELEMENTS (languages)] = { 0 };
  guint        n_characters = 0;
  g_autoptr (GString) word = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  g_once (&once, fill_word_table, NULL);

  for (const char *p = text; *p != '\0' && n_characters < NEWSROOM_LANGUAGE_GUESS_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_characters++;
      if (g_unichar_isalpha (c) || c == 0xbf || c == 0xa1)
        g_string_append_unichar (word, g_unichar_tolower (c));
      else
        look_at (word, points);
    }
  look_at (word, points);

  return find_best (points);
}
