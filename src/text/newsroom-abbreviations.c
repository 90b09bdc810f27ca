/* newsroom-abbreviations.c — full stops that end no sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-abbreviations-private.h"

#include <string.h>

/* In bytes: what is longer is no abbreviation. */
#define LONGEST 8

/* Our own choice, by what newspapers write, of words that hardly ever end a sentence. Of them the sentence
 * break suppressions of CLDR 41 (common/segments, Unicode License) for English, German, French, Spanish,
 * Italian and Portuguese have these as well:
 * Mr Mrs Ms Dr Drs Prof Rev Rep Col Maj Capt Lt Sgt St Mt vs e.g cf evtl ggf inkl exkl vgl sog geb zzgl Hr
 * Frl Ing Mio Mrd z.B u.a MM Mgr ex Sr Sra Srta Sres Sras Dra Dña Lic Mons Fr Sto Sta Excmo Excma p.ej ej Sig
 * dott prof avv On cfr Exmo Exma Av. These were taken from them: E.g I.e Ca Evtl Ggf ggfs Vgl Gebr Hrn ehem
 * einschl Rvdo Ilmo Ilma. The others are not in them. What else CLDR has was not taken: much of it is a word
 * as well ("All.", "Do.") or often ends a sentence ("U.S.", "Etc."). Names and quotations of one language
 * stand in texts of another, so all count in each. */
static const char abbreviations[] =
  /* en */ " Mr Mrs Ms Messrs Dr Drs Prof Rev Hon Sen Rep Gov Gen Col Maj Capt Lt Sgt Cpl Cmdr Adm Supt"
           " Insp Det St Mt Ft vs approx e.g i.e E.g I.e cf"
           /* de */ " bzw ca Ca evtl Evtl ggf Ggf ggfs inkl exkl einschl vgl Vgl ehem sog geb zzgl hl Gebr Hr Hrn Frl"
           " Dipl Ing Mio Mrd Tsd z.B d.h u.a i.d Z.B D.h"
           /* fr */ " MM Mgr env av p.ex ex"
           /* es */ " Sr Sra Srta Sres Sras Dra Dña Ud Uds Vd Vds Lic Arq Profa Gral Cnel Mons Fr Sto Sta Excmo"
           " Excma Rvdo Ilmo Ilma EE aprox p.ej ej"
           /* it */ " Sig Sigg Dott dott prof Avv avv On cfr Spett Egr Gent"
           /* pt */ " Srs Exmo Exma Eng Av"
           " ";

/* Those that do so before a number alone: "No. 5", and "Sept. 11", but "I said no. Then". CLDR 41 has as
 * well, without that condition: Nr Abs Art Kap vol p pp pág pag and the months but Jul and Oct. */
static const char of_numbers[] =
  " No no Nos nos Nr nr Nrn Abs Art art Ziff Bd Kap chap Vol vol Fig Figs p"
  " pp pág pag núm num Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez ";

/* "am 3. Mai" */
static const char *const months[] = {
  "Januar",
  "Jänner",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember"
};

/* @list: words, with a blank before and behind each */
static gboolean
is_listed (const char *word,
           gsize       length,
           const char *list)
{
  g_autofree char *wanted = g_strdup_printf (" %.*s ", (int)length, word);

  return strchr (wanted + 1, ' ') == wanted + length + 1 && strstr (list, wanted) != NULL;
}

/* "J. Smith", "z. B."; but "he and I." */
static gboolean
is_one_letter (const char *word,
               gsize       length)
{
  const gunichar c = g_utf8_get_char_validated (word, (gssize)length);

  return c < G_MAXINT32 && g_unichar_isalpha (c) && c != 'I' && g_unichar_to_utf8 (c, NULL) == (gint)length &&
         (g_unichar_isupper (c) || g_unichar_islower (c));
}

static gboolean
begins_with_month (const char *next,
                   const char *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const gsize length = strlen (months[i]);

      if ((gsize)(end - next) >= length && memcmp (next, months[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_day (const char *word,
        gsize       length)
{
  return (length == 1 || length == 2) && g_ascii_isdigit (word[0]) && g_ascii_isdigit (word[length - 1]);
}

/**
 * newsroom_abbreviations_go_on:
 * @text: where the sentence begins
 * @stop: a full stop in it
 * @next: what comes behind the full stop and the blanks that follow it
 * @end: the end of the text
 *
 * Returns: whether the full stop is one of an abbreviation, of an initial or of a date, and the
 *   sentence goes on behind it
 */
gboolean
newsroom_abbreviations_go_on (const char *text,
                              const char *stop,
                              const char *next,
                              const char *end)
{
  const char *word = stop;
  gsize       length;

  while (word > text && stop - word <= LONGEST && strchr (" \t\n(\"'[*_", word[-1]) == NULL)
    word--;
  /* A blank that does not break, and opening quotation marks */
  for (const char *p = word; p < stop; p++)
    if ((guchar)*p == 0xC2 && (guchar)p[1] == 0xA0)
      word = p + 2;
    else if ((guchar)*p == 0xE2 && (guchar)p[1] == 0x80 && p + 2 < stop)
      word = p + 3;
  if (word >= stop || next >= end)
    return FALSE;

  length = (gsize)(stop - word);
  if (is_one_letter (word, length) || is_listed (word, length, abbreviations))
    return TRUE;
  if (g_ascii_isdigit (*next) && is_listed (word, length, of_numbers))
    return TRUE;

  return is_day (word, length) && begins_with_month (next, end);
}
