/* test-typography.c — quotation marks, dashes and spaces of each language, typed and put right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "typography-helper.h"

#include <locale.h>

static void
check_cases (const char           *language,
             const TypographyCase *cases,
             guint                 n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      typography_check_case (language, &cases[i], TRUE);
      typography_check_case (language, &cases[i], FALSE);
    }
}

static void
test_english (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Yes,\" he said.", "“Yes,” he said." },
    { ALL, "He said \"no\".", "He said “no”." },
    { ALL, "\"He said 'no' to me,\" she said.", "“He said ‘no’ to me,” she said." },
    { BOTH, "\"He said \"no\" to me,\" she said.", "“He said ‘no’ to me,” she said." },
    { ALL, "don't, it's, O'Neil's", "don’t, it’s, O’Neil’s" },
    { ALL, "the voters' choice", "the voters’ choice" },
    { ALL, "the '90s and the 1990's", "the ’90s and the 1990’s" },
    { ALL, "wait 'til dawn, 'tis late", "wait ’til dawn, ’tis late" },
    { ALL, "rock 'n' roll", "rock ’n’ roll" },
    { ALL, "'Twas the night", "’Twas the night" },
    { ALL, "the class of '68, he said", "the class of ’68, he said" },
    { ALL, "6'2\" tall", "6′2″ tall" },
    { ALL, "'He is 6'2 tall,' he said", "‘He is 6′2 tall,’ he said" },
    { ALL, "wait...", "wait…" },
    { ALL, "wait.... Then", "wait…. Then" },
    { ALL, "one--two", "one—two" },
    { BOTH, "one---two", "one—two" },
    { ALL, "one - two", "one - two" },
    { ALL, "(\"Yes\")", "(“Yes”)" },
    { ALL, "\"Wait--\" he said", "“Wait—” he said" },
    { ALL, "He said--\"Yes\"--and left", "He said—“Yes”—and left" },
    { ALL, "**\"Yes\"** and *'no'*", "**“Yes”** and *‘no’*" },
    { ALL, "\"'Yes' and 'no'\"", "“‘Yes’ and ‘no’”" },
    { ALL, "a 10-12 vote, well-known", "a 10-12 vote, well-known" },
    { EDUCATED, "a 3\" pipe and \"a pipe\"", "a 3″ pipe and “a pipe”" },
    { ALL, "the \"60s\" show", "the “60s” show" },
    { ALL, "\"Who?\" \"Me.\"", "“Who?” “Me.”" },
    { ALL, "a \"\" and ''", "a “” and ‘’" },
  };

  check_cases ("en", cases, G_N_ELEMENTS (cases));
  check_cases ("en-US", cases, G_N_ELEMENTS (cases));
}

static void
test_british_english (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Yes,\" he said.", "“Yes,” he said." },
    { ALL, "'Yes,' he said.", "‘Yes,’ he said." },
    { ALL, "'He said \"no\" to me,' she said.", "‘He said “no” to me,’ she said." },
    { ALL, "don't and won't", "don’t and won’t" },
    { ALL, "the MPs' vote", "the MPs’ vote" },
    { ALL, "St James's Park", "St James’s Park" },
    { ALL, "the '80s", "the ’80s" },
    { BOTH, "one - two", "one – two" },
    { ALL, "one -- two", "one – two" },
    { BOTH, "one --- two", "one — two" },
    { ALL, "London--Paris", "London–Paris" },
    { ALL, "a 3 - 2 win", "a 3 - 2 win" },
    { ALL, "fish 'n' chips", "fish ’n’ chips" },
    { ALL, "Well...", "Well…" },
    { ALL, "- one", "- one" },
    { ALL, "the \"special\" one", "the “special” one" },
  };

  check_cases ("en-GB", cases, G_N_ELEMENTS (cases));
  check_cases ("en_AU.UTF-8", cases, G_N_ELEMENTS (cases));
}

static void
test_german (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Ja\", sagte er.", "„Ja“, sagte er." },
    { ALL, "Er sagte: \"Nein.\"", "Er sagte: „Nein.“" },
    { ALL, "\"Er rief 'Halt' und ging\", sagte sie.", "„Er rief ‚Halt‘ und ging“, sagte sie." },
    { BOTH, "\"Er rief \"Halt\" und ging\"", "„Er rief ‚Halt‘ und ging“" },
    { ALL, "Wie geht's?", "Wie geht’s?" },
    { ALL, "Hans' Auto", "Hans’ Auto" },
    { ALL, "'Wie geht's mit 6'2 Fuß?', fragte er", "‚Wie geht’s mit 6′2 Fuß?‘, fragte er" },
    { ALL, "Andrea's Imbiss", "Andrea’s Imbiss" },
    { BOTH, "Bonn - gestern", "Bonn – gestern" },
    { ALL, "Bonn -- gestern", "Bonn – gestern" },
    { ALL, "Nord-Süd-Dialog", "Nord-Süd-Dialog" },
    { ALL, "Und dann...", "Und dann…" },
    { ALL, "'s ist 'n Ding", "’s ist ’n Ding" },
    { ALL, "Rock 'n' Roll", "Rock ’n’ Roll" },
    { ALL, "(\"so genannt\")", "(„so genannt“)" },
    { EDUCATED, "10 % von 5 €", "10␣% von 5␣€" },
    { TYPED, "10 % von 5 €", "10␣% von 5␣€" },
    { ALL, "das \"Aus\"-Zeichen", "das „Aus“-Zeichen" },
    { ALL, "\"'Ja'\", sagte er", "„‚Ja‘“, sagte er" },
  };
  static const TypographyCase swiss[] = {
    { ALL, "\"Ja\", sagte er.", "«Ja», sagte er." },
    { ALL, "\"Er rief 'Halt' und ging\"", "«Er rief ‹Halt› und ging»" },
    { ALL, "Wie geht's?", "Wie geht’s?" },
  };

  check_cases ("de", cases, G_N_ELEMENTS (cases));
  check_cases ("de-AT", cases, G_N_ELEMENTS (cases));
  check_cases ("de-CH", swiss, G_N_ELEMENTS (swiss));
}

static void
test_french (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Oui\", dit-il.", "«⍽Oui⍽», dit-il." },
    { BOTH, "\" Oui \", dit-il.", "«⍽Oui⍽», dit-il." },
    { ALL, "Il dit \"oui\".", "Il dit «⍽oui⍽»." },
    { BOTH, "\"Il a dit 'oui' hier\"", "«⍽Il a dit ‘oui’ hier⍽»" },
    { EDUCATED, "\"Il a dit \"oui\" hier\"", "«⍽Il a dit “oui” hier⍽»" },
    { ALL, "l'homme d'aujourd'hui", "l’homme d’aujourd’hui" },
    { ALL, "l'\"homme\"", "l’«⍽homme⍽»" },
    { BOTH, "Quoi?", "Quoi⍽?" },
    { ALL, "Quoi ?", "Quoi⍽?" },
    { BOTH, "Quoi?!", "Quoi⍽?!" },
    { BOTH, "Non! Si!", "Non⍽! Si⍽!" },
    { BOTH, "Il dit: non; elle dit: oui.", "Il dit⍽: non⍽; elle dit⍽: oui." },
    { ALL, "à 12:30, voir a:b", "à 12:30, voir a:b" },
    { ALL, "http://example.org/a?b=c;d", "http://example.org/a?b=c;d" },
    { BOTH, "Paris - hier", "Paris – hier" },
    { ALL, "Et puis...", "Et puis…" },
    { BOTH, "\"Quoi?\"", "«⍽Quoi⍽?⍽»" },
    { BOTH, "«Oui»", "«⍽Oui⍽»" },
    { BOTH, "« Oui »", "«⍽Oui⍽»" },
    { BOTH, "**Note**: ceci", "**Note**⍽: ceci" },
    { TYPED, "le mot x: ceci", "le mot x⍽: ceci" },
    { BOTH, "(oui) ?", "(oui)⍽?" },
  };
  static const TypographyCase canadian[] = {
    { ALL, "\"Oui\", dit-il.", "«␣Oui␣», dit-il." },
    { ALL, "Quoi? Non! Si; non.", "Quoi? Non! Si; non." },
    { BOTH, "Il dit: non", "Il dit␣: non" },
  };
  static const TypographyCase swiss[] = {
    { ALL, "\"Oui 'non'\"", "«⍽Oui ‹non›⍽»" },
  };

  check_cases ("fr", cases, G_N_ELEMENTS (cases));
  check_cases ("fr_BE", cases, G_N_ELEMENTS (cases));
  check_cases ("fr-CA", canadian, G_N_ELEMENTS (canadian));
  check_cases ("fr-CH", swiss, G_N_ELEMENTS (swiss));
}

static void
test_spanish (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Sí\", dijo.", "«Sí», dijo." },
    { ALL, "Dijo: \"No\".", "Dijo: «No»." },
    { ALL, "\"Dijo \"no\" ayer\"", "«Dijo “no” ayer»" },
    { ALL, "\"Dijo 'no' ayer\"", "«Dijo ‘no’ ayer»" },
    { ALL, "\"¿Qué?\", dijo.", "«¿Qué?», dijo." },
    { ALL, "¿\"Sí\" o \"no\"?", "¿«Sí» o «no»?" },
    { ALL, "¡\"Sí\"!", "¡«Sí»!" },
    { ALL, "Luego...", "Luego…" },
    { ALL, "Madrid --ayer-- dijo", "Madrid —ayer— dijo" },
    { ALL, "sí--no", "sí—no" },
    { BOTH, "sí---no", "sí—no" },
    { ALL, "uno - dos", "uno - dos" },
    { ALL, "O'Higgins", "O’Higgins" },
    { ALL, "(\"sí\")", "(«sí»)" },
    { ALL, "*\"sí\"*", "*«sí»*" },
    { ALL, "Quoi? No; sí: no!", "Quoi? No; sí: no!" },
  };
  static const TypographyCase mexican[] = { { ALL, "\"Sí 'no'\", dijo.", "“Sí ‘no’”, dijo." } };

  check_cases ("es", cases, G_N_ELEMENTS (cases));
  check_cases ("es-ES", cases, G_N_ELEMENTS (cases));
  check_cases ("es-MX", mexican, G_N_ELEMENTS (mexican));
}

static void
test_italian (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Sì\", disse.", "«Sì», disse." },
    { ALL, "Disse: \"No\".", "Disse: «No»." },
    { ALL, "\"Disse \"no\" ieri\"", "«Disse “no” ieri»" },
    { ALL, "\"Disse 'no' ieri\"", "«Disse ‘no’ ieri»" },
    { ALL, "l'uomo dell'anno", "l’uomo dell’anno" },
    { ALL, "l'\"uomo\"", "l’«uomo»" },
    { ALL, "un po' di pane", "un po’ di pane" },
    { ALL, "la 'ndrangheta oggi", "la ’ndrangheta oggi" },
    { ALL, "gli anni '80, poi", "gli anni ’80, poi" },
    { ALL, "nel '68, a Roma", "nel ’68, a Roma" },
    { ALL, "E poi...", "E poi…" },
    { BOTH, "Roma - ieri", "Roma – ieri" },
    { ALL, "Roma -- ieri", "Roma – ieri" },
    { ALL, "(\"sì\")", "(«sì»)" },
    { ALL, "Che? No; sì: no!", "Che? No; sì: no!" },
    { ALL, "dell'\"amore\" e", "dell’«amore» e" },
  };

  check_cases ("it", cases, G_N_ELEMENTS (cases));
}

static void
test_dutch (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Ja\", zei hij.", "“Ja”, zei hij." },
    { ALL, "'Ja', zei hij.", "‘Ja’, zei hij." },
    { ALL, "'Hij zei \"nee\" gisteren'", "‘Hij zei “nee” gisteren’" },
    { ALL, "\"Hij zei 'nee' gisteren\"", "“Hij zei ‘nee’ gisteren”" },
    { ALL, "'s ochtends", "’s ochtends" },
    { ALL, "in 't huis", "in ’t huis" },
    { ALL, "zo'n foto's", "zo’n foto’s" },
    { ALL, "'n man", "’n man" },
    { ALL, "Hans' auto", "Hans’ auto" },
    { ALL, "En dan...", "En dan…" },
    { BOTH, "Den Haag - gisteren", "Den Haag – gisteren" },
    { ALL, "Den Haag -- gisteren", "Den Haag – gisteren" },
    { ALL, "(\"ja\")", "(“ja”)" },
    { ALL, "in '68 was", "in ’68 was" },
    { ALL, "\"'s Avonds\"", "“’s Avonds”" },
    { ALL, "Wat? Nee; ja: nee!", "Wat? Nee; ja: nee!" },
  };

  check_cases ("nl", cases, G_N_ELEMENTS (cases));
}

static void
test_polish (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Tak\", powiedziała.", "„Tak”, powiedziała." },
    { ALL, "Rzekł: \"Nie\".", "Rzekł: „Nie”." },
    { BOTH, "\"Mówi \"nie\" dziś\"", "„Mówi «nie» dziś”" },
    { ALL, "\"Mówi 'nie' dziś\"", "„Mówi ‚nie’ dziś”" },
    { BOTH, "w Warszawie i w Krakowie", "w␣Warszawie i␣w␣Krakowie" },
    { ALL, "Z tego o tym", "Z␣tego o␣tym" },
    { TYPED, "a \"on\"", "a␣„on”" },
    { BOTH, "Warszawa - wczoraj", "Warszawa – wczoraj" },
    { ALL, "Warszawa -- wczoraj", "Warszawa – wczoraj" },
    { ALL, "polsko-niemiecki", "polsko-niemiecki" },
    { ALL, "No...", "No…" },
    { ALL, "O'Neil", "O’Neil" },
    { ALL, "(\"tak\")", "(„tak”)" },
    { ALL, "na rok", "na rok" },
    { ALL, "Co? Nie; tak: nie!", "Co? Nie; tak: nie!" },
    { ALL, "Kennedy'ego", "Kennedy’ego" },
  };

  check_cases ("pl", cases, G_N_ELEMENTS (cases));
  check_cases ("pl-PL", cases, G_N_ELEMENTS (cases));
}

static void
test_swedish (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Ja\", sade han.", "”Ja”, sade han." },
    { ALL, "Han sade: \"Nej.\"", "Han sade: ”Nej.”" },
    { ALL, "\"Han sade 'nej' igår\"", "”Han sade ’nej’ igår”" },
    { BOTH, "\"Han sade \"nej\" igår\"", "”Han sade ’nej’ igår”" },
    { ALL, "'Ja', sade han.", "’Ja’, sade han." },
    { ALL, "rock 'n' roll", "rock ’n’ roll" },
    { ALL, "O'Neils bil", "O’Neils bil" },
    { ALL, "Lars' bil", "Lars’ bil" },
    { ALL, "Och sedan...", "Och sedan…" },
    { BOTH, "Stockholm - igår", "Stockholm – igår" },
    { ALL, "Stockholm -- igår", "Stockholm – igår" },
    { ALL, "Stockholm--Malmö", "Stockholm–Malmö" },
    { ALL, "(\"ja\")", "(”ja”)" },
    { ALL, "**\"ja\"**", "**”ja”**" },
    { ALL, "\"Ja?\" \"Nej!\"", "”Ja?” ”Nej!”" },
    { BOTH, "5 % av allt", "5␣% av allt" },
  };

  check_cases ("sv", cases, G_N_ELEMENTS (cases));
}

static void
test_finnish (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Kyllä\", hän sanoi.", "”Kyllä”, hän sanoi." },
    { ALL, "Hän sanoi: \"Ei.\"", "Hän sanoi: ”Ei.”" },
    { ALL, "\"Hän sanoi 'ei' eilen\"", "”Hän sanoi ’ei’ eilen”" },
    { BOTH, "\"Hän sanoi \"ei\" eilen\"", "”Hän sanoi ’ei’ eilen”" },
    { ALL, "vaa'an raa'at", "vaa’an raa’at" },
    { ALL, "show'n", "show’n" },
    { ALL, "'Kyllä', hän", "’Kyllä’, hän" },
    { ALL, "Ja sitten...", "Ja sitten…" },
    { BOTH, "Helsinki - eilen", "Helsinki – eilen" },
    { ALL, "Helsinki -- eilen", "Helsinki – eilen" },
    { ALL, "Helsinki--Turku", "Helsinki–Turku" },
    { ALL, "(\"kyllä\")", "(”kyllä”)" },
    { ALL, "*\"kyllä\"*", "*”kyllä”*" },
    { ALL, "\"Kyllä?\" \"Ei!\"", "”Kyllä?” ”Ei!”" },
    { BOTH, "5 % kaikesta", "5␣% kaikesta" },
    { ALL, "EU:n Nato-maat", "EU:n Nato-maat" },
  };

  check_cases ("fi", cases, G_N_ELEMENTS (cases));
}

static void
test_portuguese (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Sim\", disse.", "“Sim”, disse." },
    { ALL, "Disse: \"Não\".", "Disse: “Não”." },
    { ALL, "\"Disse 'não' ontem\"", "“Disse ‘não’ ontem”" },
    { BOTH, "\"Disse \"não\" ontem\"", "“Disse ‘não’ ontem”" },
    { ALL, "caixa-d'água", "caixa-d’água" },
    { ALL, "'tá bem", "’tá bem" },
    { ALL, "E depois...", "E depois…" },
    { BOTH, "Lisboa - ontem", "Lisboa – ontem" },
    { ALL, "Lisboa -- ontem", "Lisboa – ontem" },
    { ALL, "dar-lhe-ia", "dar-lhe-ia" },
    { ALL, "(\"sim\")", "(“sim”)" },
    { ALL, "os anos '90, e", "os anos ’90, e" },
    { ALL, "**\"sim\"**", "**“sim”**" },
    { ALL, "\"Sim?\" \"Não!\"", "“Sim?” “Não!”" },
    { BOTH, "5 % de tudo", "5␣% de tudo" },
    { ALL, "Quê? Não; sim: não!", "Quê? Não; sim: não!" },
  };
  static const TypographyCase european[] = {
    { ALL, "\"Disse \"não\" ontem\"", "«Disse “não” ontem»" },
    { ALL, "\"Sim\", disse.", "«Sim», disse." },
  };

  check_cases ("pt", cases, G_N_ELEMENTS (cases));
  check_cases ("pt-BR", cases, G_N_ELEMENTS (cases));
  check_cases ("pt-PT", european, G_N_ELEMENTS (european));
}

static void
test_czech (void)
{
  static const TypographyCase cases[] = {
    { ALL, "\"Ano\", řekla.", "„Ano“, řekla." },
    { ALL, "Řekl: \"Ne.\"", "Řekl: „Ne.“" },
    { ALL, "\"Říká 'ne' dnes\"", "„Říká ‚ne‘ dnes“" },
    { BOTH, "\"Říká \"ne\" dnes\"", "„Říká ‚ne‘ dnes“" },
    { ALL, "v Praze a v Brně", "v␣Praze a␣v␣Brně" },
    { ALL, "K tomu s ním", "K␣tomu s␣ním" },
    { ALL, "Ze dne na den, McDonald's je", "Ze dne na den, McDonald’s je" },
    { BOTH, "Praha - včera", "Praha – včera" },
    { ALL, "Praha -- včera", "Praha – včera" },
    { ALL, "česko-německý", "česko-německý" },
    { ALL, "A pak...", "A␣pak…" },
    { ALL, "O'Neil", "O’Neil" },
    { ALL, "(\"ano\")", "(„ano“)" },
    { BOTH, "5 % všeho", "5␣% všeho" },
    { ALL, "\"Ano?\" \"Ne!\"", "„Ano?“ „Ne!“" },
    { ALL, "Co? Ne; ano: ne!", "Co? Ne; ano: ne!" },
  };

  check_cases ("cs", cases, G_N_ELEMENTS (cases));
}

static void
test_languages (void)
{
  static const char *const known[] = { "en", "en-GB", "de_DE.UTF-8", "DE", "fr-FR", "es_ES@euro", "pt-BR", "cs", "zh-Hant", "C", "", "deu", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (newsroom_typography_knows (known[i]) == (i < 8));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typography/english", test_english);
  g_test_add_func ("/typography/british-english", test_british_english);
  g_test_add_func ("/typography/german", test_german);
  g_test_add_func ("/typography/french", test_french);
  g_test_add_func ("/typography/spanish", test_spanish);
  g_test_add_func ("/typography/italian", test_italian);
  g_test_add_func ("/typography/dutch", test_dutch);
  g_test_add_func ("/typography/polish", test_polish);
  g_test_add_func ("/typography/swedish", test_swedish);
  g_test_add_func ("/typography/finnish", test_finnish);
  g_test_add_func ("/typography/portuguese", test_portuguese);
  g_test_add_func ("/typography/czech", test_czech);
  g_test_add_func ("/typography/languages", test_languages);

  return g_test_run ();
}
