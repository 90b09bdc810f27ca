/* newsroom-typography-language.c — how each language writes its quotation marks, dashes and spaces
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography-private.h"

#include <string.h>

/* The marks. What is beside them in the tables is their order: of " outside, of " inside it, of '. */
#define ENGLISH 0x201c, 0x201d, 0x2018, 0x2019, 0x2018, 0x2019
#define LOW_GERMAN 0x201e, 0x201c, 0x201a, 0x2018, 0x201a, 0x2018
#define SWISS 0x00ab, 0x00bb, 0x2039, 0x203a, 0x2039, 0x203a
#define ROMANCE 0x00ab, 0x00bb, 0x201c, 0x201d, 0x2018, 0x2019
#define POLISH 0x201e, 0x201d, 0x00ab, 0x00bb, 0x201a, 0x2019
#define NORDIC 0x201d, 0x201d, 0x2019, 0x2019, 0x2019, 0x2019

#define EN_ELISIONS " bout cause cept cos cuz em fraid gainst kay n neath nother round sup tis til till tude twas tween twere twill twixt twould "
#define DE_ELISIONS " n ne nem nen ner s "
#define NL_ELISIONS " k m n r s t "
#define IT_ELISIONS " ndrangheta ndranghetista ndranghetisti na no nu o sta sti sto "

/* The marks are the delimiters of the CLDR 41 (common/main: quotationStart, quotationEnd and the
 * alternate ones), and for single marks what is usual for the innermost level. Five differ: in Dutch
 * the CLDR has single marks outside, and here each key keeps its own shape; in French it has guillemets
 * inside guillemets, and in Canadian French ” “, where “ ” are told apart from both; for Swiss German
 * and that of Liechtenstein it has the German ones, where the papers print guillemets; for Spanish in
 * the United States it has guillemets, where the papers print “ ”. The dashes and spaces are those of
 *   en     the AP Stylebook: its one dash is the long one; in en-gb the short one between spaces, as
 *          British papers have it
 *   es     Ortografía de la lengua española (RAE): raya
 *   fr     Lexique des règles typographiques en usage à l'Imprimerie nationale: a space before
 *          ; : ! ? and inside « », here the narrow one for all of them, as it never breaks a line
 *          and is the least seen; fr-ca as the Office québécois de la langue française has it:
 *          before : and inside « »
 *   cs     Internetová jazyková příručka (ÚJČ AV ČR), Zalomení řádků, after ČSN 01 6910: no line ends
 *          with k, s, v, z, o, u, a, i; in Polish typography likewise with a, i, o, u, w, z
 * and of all others a short dash between spaces. */
static const NewsroomTypographyLanguage languages[] = {
  { " en en-us en-ca en-ph ", ENGLISH, NEWSROOM_EM_DASH, FALSE, 0, "", "", EN_ELISIONS },
  { " en-gb en-au en-ie en-in en-nz en-za ", ENGLISH, NEWSROOM_EN_DASH, TRUE, 0, "", "", EN_ELISIONS },
  { " de ", LOW_GERMAN, NEWSROOM_EN_DASH, TRUE, 0, "", "", DE_ELISIONS },
  { " de-ch de-li ", SWISS, NEWSROOM_EN_DASH, TRUE, 0, "", "", DE_ELISIONS },
  { " fr ", ROMANCE, NEWSROOM_EN_DASH, TRUE, NEWSROOM_NARROW_SPACE, ";:!?", "", " tit tite " },
  { " fr-ca ", ROMANCE, NEWSROOM_EN_DASH, TRUE, NEWSROOM_NO_BREAK_SPACE, ":", "", " tit tite " },
  { " fr-ch ", SWISS, NEWSROOM_EN_DASH, TRUE, NEWSROOM_NARROW_SPACE, ";:!?", "", " tit tite " },
  { " es ", ROMANCE, NEWSROOM_EM_DASH, FALSE, 0, "", "", "" },
  { " es-419 es-ar es-cl es-co es-mx es-pe es-us es-uy es-ve ", ENGLISH, NEWSROOM_EM_DASH, FALSE, 0, "", "", "" },
  { " it ", ROMANCE, NEWSROOM_EN_DASH, TRUE, 0, "", "", IT_ELISIONS },
  { " it-ch ", SWISS, NEWSROOM_EN_DASH, TRUE, 0, "", "", IT_ELISIONS },
  { " nl ", ENGLISH, NEWSROOM_EN_DASH, TRUE, 0, "", "", NL_ELISIONS },
  { " pl ", POLISH, NEWSROOM_EN_DASH, TRUE, 0, "", "aiouwz", "" },
  { " sv ", NORDIC, NEWSROOM_EN_DASH, TRUE, 0, "", "", "" },
  { " fi ", NORDIC, NEWSROOM_EN_DASH, TRUE, 0, "", "", "" },
  { " pt pt-br ", ENGLISH, NEWSROOM_EN_DASH, TRUE, 0, "", "", " bora tá " },
  { " pt-pt pt-ao pt-mz ", ROMANCE, NEWSROOM_EN_DASH, TRUE, 0, "", "", " bora tá " },
  { " cs ", LOW_GERMAN, NEWSROOM_EN_DASH, TRUE, 0, "", "aikosuvz", "" },
};

static const NewsroomTypographyLanguage *
find_tag (const char *tag)
{
  g_autofree char *word = g_strdup_printf (" %s ", tag);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strstr (languages[i].tags, word) != NULL)
      return &languages[i];

  return NULL;
}

/**
 * newsroom_typography_find_language:
 * @language: a BCP 47 tag, or the name of a locale as "de_AT.UTF-8"
 *
 * Returns: (transfer none) (nullable): how it is written: as the language with its region, else as the
 *   language alone; %NULL if neither is known
 */
const NewsroomTypographyLanguage *
newsroom_typography_find_language (const char *language)
{
  g_autofree char                  *tag = g_ascii_strdown (language, -1);
  const NewsroomTypographyLanguage *found = NULL;
  char                             *end;

  tag[strcspn (tag, ".@ ")] = '\0';
  g_strdelimit (tag, "_", '-');
  while (tag[0] != '\0' && (found = find_tag (tag)) == NULL && (end = strrchr (tag, '-')) != NULL)
    *end = '\0';

  return found;
}

/**
 * newsroom_typography_is_elision:
 * @language: how the text is written
 * @word: the letters behind an apostrophe, UTF-8
 * @length: their length in bytes
 *
 * Returns: whether it is a word that has lost its beginning, as ’til
 */
gboolean
newsroom_typography_is_elision (const NewsroomTypographyLanguage *language,
                                const char                       *word,
                                gsize                             length)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize)length);
  g_autofree char *between = g_strdup_printf (" %s ", lower);

  return length > 0 && strstr (language->elisions, between) != NULL;
}
