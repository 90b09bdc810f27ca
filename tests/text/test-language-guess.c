/* test-language-guess.c — in which language a text is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-language-guess.h"

static const struct
{
  const char *language;
  const char *text;
} cases[] = {
  { "en", "The council has voted to open the bridge in May, and the mayor said that it would be the last delay." },
  { "en", "Farmers along the river are worried about their crops after weeks of rain." },
  { "de", "Der Stadtrat hat am Dienstag beschlossen, die Brücke im Mai zu öffnen. Die Kosten sind höher als geplant." },
  { "de", "Die Bauern am Fluss sorgen sich nach Wochen des Regens um ihre Ernte." },
  { "fr", "Le conseil municipal a voté mardi l’ouverture du pont en mai. Les travaux ont coûté plus que prévu." },
  { "fr", "Les agriculteurs de la vallée s’inquiètent pour leurs récoltes après des semaines de pluie." },
  { "es", "El ayuntamiento ha decidido abrir el puente en mayo. Los vecinos esperan que la obra no se retrase más." },
  { "es", "Los agricultores del valle temen por sus cosechas después de varias semanas de lluvia." },
  { "it", "Il consiglio comunale ha deciso di aprire il ponte a maggio. Gli abitanti sperano che non ci siano altri ritardi." },
  { "it", "Gli agricoltori della valle temono per il raccolto dopo settimane di pioggia." },
  { "nl", "De gemeenteraad heeft besloten om de brug in mei te openen. Het werk is duurder geworden dan was gepland." },
  { "nl", "De boeren langs de rivier maken zich zorgen over hun oogst na weken van regen." },
  { "pl", "Rada miasta zdecydowała we wtorek, że most zostanie otwarty w maju. Prace były droższe, niż się spodziewano." },
  { "pl", "Rolnicy nad rzeką martwią się o swoje plony po kilku tygodniach deszczu." },
  { "sv", "Kommunfullmäktige har beslutat att öppna bron i maj. Arbetet blev dyrare än man hade räknat med." },
  { "sv", "Bönderna längs floden är oroliga för sin skörd efter flera veckor av regn." },
  { "fi", "Kaupunginvaltuusto päätti tiistaina, että silta avataan toukokuussa. Työ oli kalliimpi kuin odotettiin." },
  { "fi", "Viljelijät ovat huolissaan sadostaan, koska on satanut jo monta viikkoa." },
  { "pt", "A câmara municipal decidiu abrir a ponte em maio. Os moradores esperam que não haja mais atrasos na obra." },
  { "pt", "Os agricultores do vale temem pelas suas colheitas depois de várias semanas de chuva, mas não desistem." },
  { "cs", "Zastupitelstvo v úterý rozhodlo, že most bude otevřen v květnu. Práce byly dražší, než se čekalo." },
  { "cs", "Zemědělci podél řeky se po několika týdnech deště bojí o svou úrodu." },

  /* Too short, of none of them, or mixed */
  { NULL, "" },
  { NULL, "Bridge" },
  { NULL, "Anna Müller" },
  { NULL, "12,5 % – 2026" },
  { NULL, "Η γέφυρα θα ανοίξει τον Μάιο." },
  { NULL, "橋は五月に開通する。" },
  { NULL, "The bridge is to be opened in May, and it was about time. Die Brücke ist im Mai offen, und das war auch nicht zu früh." },
};

static void
test_guess (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *guess = newsroom_language_guess (cases[i].text);

      if (g_strcmp0 (guess, cases[i].language) != 0)
        g_error ("%s is taken for %s", cases[i].text, guess != NULL ? guess : "nothing");
    }
}

/* A text that goes on in its language is taken for nothing else. */
static void
test_more (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autofree char *both = g_strdup_printf ("%s %s", cases[i].text, cases[j].text);

        if (cases[i].language != NULL && g_strcmp0 (cases[i].language, cases[j].language) == 0)
          g_assert_cmpstr (newsroom_language_guess (both), ==, cases[i].language);
      }
}

static gboolean
is_known (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_strcmp0 (cases[i].language, language) == 0)
      return TRUE;

  return FALSE;
}

/* Of whatever characters, a text is in a language that is known or in none. */
static void
test_any (void)
{
  for (guint trial = 0; trial < 2000; trial++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n_characters = (guint)g_test_rand_int_range (0, 200);

      for (guint i = 0; i < n_characters; i++)
        g_string_append_unichar (text, (gunichar)g_test_rand_int_range (1, g_test_rand_int_range (2, 0x3000)));
      g_assert_true (is_known (newsroom_language_guess (text->str)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language-guess/guess", test_guess);
  g_test_add_func ("/language-guess/more", test_more);
  g_test_add_func ("/language-guess/any", test_any);

  return g_test_run ();
}
