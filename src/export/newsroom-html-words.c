/* newsroom-html-words.c — the few words that a page adds to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-words-private.h"

#include "newsroom-iso-time.h"

/* The first row is used for a language that is not here. */
static const NewsroomHtmlWords table[] = {
  { "en", " ", " ", "January February March April May June July August September October November December", "Author", "Authors", "Published", "Updated", "done", "to do", "Untitled" },
  { "de", ". ", " ", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "Autor", "Autoren", "Veröffentlicht", "Aktualisiert", "erledigt", "offen", "Ohne Titel" },
  { "fr", " ", " ", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "Auteur", "Auteurs", "Publié", "Mis à jour", "fait", "à faire", "Sans titre" },
  { "es", " de ", " de ", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "Autor", "Autores", "Publicado", "Actualizado", "hecho", "por hacer", "Sin título" },
  { "it", " ", " ", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "Autore", "Autori", "Pubblicato", "Aggiornato", "fatto", "da fare", "Senza titolo" },
  { "nl", " ", " ", "januari februari maart april mei juni juli augustus september oktober november december", "Auteur", "Auteurs", "Gepubliceerd", "Bijgewerkt", "gedaan", "te doen", "Zonder titel" },
  { "pt", " de ", " de ", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "Autor", "Autores", "Publicado", "Atualizado", "feito", "por fazer", "Sem título" },
  { "pl", " ", " ", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia", "Autor", "Autorzy", "Opublikowano", "Zaktualizowano", "zrobione", "do zrobienia", "Bez tytułu" },
  { "sv", " ", " ", "januari februari mars april maj juni juli augusti september oktober november december", "Författare", "Författare", "Publicerad", "Uppdaterad", "klart", "att göra", "Utan rubrik" },
  { "fi", ". ", " ", "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
                     "lokakuuta marraskuuta joulukuuta",
    "Kirjoittaja",
    "Kirjoittajat",
    "Julkaistu",
    "Päivitetty",
    "tehty",
    "tekemättä",
    "Nimetön" },
  { "cs", ". ", " ", "ledna února března dubna května června července srpna září října listopadu prosince", "Autor", "Autoři", "Publikováno", "Aktualizováno", "hotovo", "zbývá", "Bez názvu" },
};

/**
 * newsroom_html_words_find:
 * @language: BCP 47 tag of an article, "" if unknown
 *
 * Returns: (transfer none): its words, the English ones for a language that is not known here
 */
const NewsroomHtmlWords *
newsroom_html_words_find (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strncasecmp (language, table[i].language, 2) == 0 && !g_ascii_isalpha (language[2]))
      return &table[i];

  return &table[0];
}

/**
 * newsroom_html_words_format_time:
 * @words: the words of a language
 * @time: microseconds since 1970 in UTC
 *
 * Returns: (transfer full) (nullable): "18 March 2026, 14:03 UTC" in that language, the
 *   date alone if newsroom_iso_time_is_date(); %NULL for an instant outside the years 1 to 9999
 */
char *
newsroom_html_words_format_time (const NewsroomHtmlWords *words,
                                 gint64                   time)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_auto (GStrv) months = NULL;
  g_autofree char *date = NULL;

  if (date_time == NULL)
    return NULL;

  months = g_strsplit (words->months, " ", -1);

  date = g_strdup_printf ("%d%s%s%s%d",
                          g_date_time_get_day_of_month (date_time),
                          words->after_day,
                          months[g_date_time_get_month (date_time) - 1],
                          words->after_month,
                          g_date_time_get_year (date_time));
  if (newsroom_iso_time_is_date (time))
    return g_steal_pointer (&date);

  return g_strdup_printf ("%s, %02d:%02d UTC", date, g_date_time_get_hour (date_time), g_date_time_get_minute (date_time));
}
