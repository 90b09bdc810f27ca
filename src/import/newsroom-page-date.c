/* newsroom-page-date.c — when the story of a page was published, as its words say it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "newsroom-iso-time.h"
#include "newsroom-page-facts-private.h"

/* Nothing on the web is older. */
#define MIN_YEAR 1990
#define MAX_YEAR 2100

/* Characters. A line with a date has no more. */
#define MAX_LINE 160

/* How names of months begin, in the languages of most pages. */
static const struct
{
  const char *start;
  int         month;
} months[] = {
  { "jan", 1 },
  { "jän", 1 },
  { "ene", 1 },
  { "gen", 1 },
  { "янв", 1 },
  { "січ", 1 },
  { "sty", 1 },
  { "led", 1 },
  { "oca", 1 },
  { "tammi", 1 },
  { "feb", 2 },
  { "fév", 2 },
  { "fev", 2 },
  { "févr", 2 },
  { "фев", 2 },
  { "лют", 2 },
  { "lut", 2 },
  { "úno", 2 },
  { "şub", 2 },
  { "helmi", 2 },
  { "mar", 3 },
  { "mär", 3 },
  { "mrt", 3 },
  { "maa", 3 },
  { "maerz", 3 },
  { "мар", 3 },
  { "бер", 3 },
  { "bře", 3 },
  { "már", 3 },
  { "maalis", 3 },
  { "apr", 4 },
  { "avr", 4 },
  { "abr", 4 },
  { "апр", 4 },
  { "кві", 4 },
  { "kwi", 4 },
  { "dub", 4 },
  { "nis", 4 },
  { "ápr", 4 },
  { "huhti", 4 },
  { "may", 5 },
  { "mai", 5 },
  { "mag", 5 },
  { "mei", 5 },
  { "maj", 5 },
  { "мая", 5 },
  { "май", 5 },
  { "тра", 5 },
  { "kvě", 5 },
  { "máj", 5 },
  { "touko", 5 },
  { "jun", 6 },
  { "juin", 6 },
  { "giu", 6 },
  { "июн", 6 },
  { "чер", 6 },
  { "cze", 6 },
  { "haz", 6 },
  { "jún", 6 },
  { "kesä", 6 },
  { "jul", 7 },
  { "juil", 7 },
  { "lug", 7 },
  { "июл", 7 },
  { "лип", 7 },
  { "lip", 7 },
  { "tem", 7 },
  { "júl", 7 },
  { "heinä", 7 },
  { "aug", 8 },
  { "aoû", 8 },
  { "aou", 8 },
  { "ago", 8 },
  { "авг", 8 },
  { "сер", 8 },
  { "sie", 8 },
  { "srp", 8 },
  { "ağu", 8 },
  { "elo", 8 },
  { "sep", 9 },
  { "set", 9 },
  { "сен", 9 },
  { "вер", 9 },
  { "wrz", 9 },
  { "zář", 9 },
  { "eyl", 9 },
  { "sze", 9 },
  { "syys", 9 },
  { "oct", 10 },
  { "okt", 10 },
  { "ott", 10 },
  { "out", 10 },
  { "окт", 10 },
  { "жов", 10 },
  { "paź", 10 },
  { "říj", 10 },
  { "eki", 10 },
  { "loka", 10 },
  { "nov", 11 },
  { "ноя", 11 },
  { "лис", 11 },
  { "lis", 11 },
  { "kas", 11 },
  { "marras", 11 },
  { "dec", 12 },
  { "dez", 12 },
  { "déc", 12 },
  { "dic", 12 },
  { "дек", 12 },
  { "гру", 12 },
  { "gru", 12 },
  { "pro", 12 },
  { "ara", 12 },
  { "joulu", 12 },
  { "červenec", 7 },
  { "července", 7 },
  { "červen", 6 },
  { "června", 6 },
  { "dici", 12 },
  { "juli", 7 },
  { "juni", 6 },
};

/* The longest beginning that fits decides. */
static int
find_month (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize            best = 0;
  int              month = 0;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strlen (months[i].start) > best && g_str_has_prefix (lower, months[i].start))
      {
        best = strlen (months[i].start);
        month = months[i].month;
      }

  return month;
}

static gboolean
set_day (int     year,
         int     month,
         int     day,
         gint64 *time)
{
  g_autoptr (GDateTime) date = NULL;

  if (year < 100)
    year += 2000;
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (date == NULL)
    return FALSE;
  *time = g_date_time_to_unix (date) * G_USEC_PER_SEC;

  return TRUE;
}

/* How dates are written; the numbers of the groups that hold year, month and day. */
static const struct
{
  const char *pattern;
  int         year;
  int         month;
  int         day;
} forms[] = {
  { "(?<!\\d)((?:19|20)\\d\\d)\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d)", 1, 2, 3 },
  { "(?<!\\d)(\\d{1,2})\\.?(?:st|nd|rd|th|er|º|ª|\\.)?\\s*(?:de |of |d’|-)?\\s*(\\p{L}{3,})\\.?,?\\s*(?:de |del |-)?\\s*((?:19|20)\\d\\d)(?!\\d)", 3, 2, 1 },
  { "(?<!\\p{L})(\\p{L}{3,})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)(?!\\d)", 3, 1, 2 },
  { "(?<!\\d)(\\d{1,2})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?((?:19|20)\\d\\d)(?!\\d)", 3, 2, 1 },
  { "(?<!\\d)(?<!\\d[.:])(\\d{1,2})\\.(\\d{1,2})\\.(\\d\\d)(?![.:]?\\d)", 3, 2, 1 },
};

static const GRegex *
get_form (guint i)
{
  static GRegex *compiled[G_N_ELEMENTS (forms)];

  if (g_once_init_enter (&compiled[i]))
    g_once_init_leave (&compiled[i], g_regex_new (forms[i].pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));

  return compiled[i];
}

static gboolean
read_form (guint       i,
           const char *text,
           gint64     *time)
{
  g_autoptr (GMatchInfo) found = NULL;

  for (g_regex_match (get_form (i), text, 0, &found); g_match_info_matches (found); g_match_info_next (found, NULL))
    {
      g_autofree char *year = g_match_info_fetch (found, forms[i].year);
      g_autofree char *month = g_match_info_fetch (found, forms[i].month);
      g_autofree char *day = g_match_info_fetch (found, forms[i].day);
      int              m = g_ascii_isdigit (month[0]) ? atoi (month) : find_month (month);

      if (set_day (atoi (year), m, atoi (day), time))
        return TRUE;
      /* 10/31/2026 */
      if (i == 3 && set_day (atoi (year), atoi (day), m, time))
        return TRUE;
    }

  return FALSE;
}

/* A midnight where the page was written is a day without a time of day. */
static gboolean
read_iso (const char *text,
          gint64     *time)
{
  g_autofree char *whole = g_strstrip (g_strdup (text));
  gsize            length = strlen (whole);
  gsize            day = strcspn (whole, "T ");
  g_autofree char *date = NULL;

  if (!g_ascii_isdigit (whole[0]) || length < 8)
    return FALSE;

  date = day == 10 ? g_strndup (whole, day) : NULL;
  if (date != NULL && length > day && strncmp (whole + day + 1, "00:00", 5) == 0 && newsroom_iso_time_parse (date, time))
    return TRUE;
  if (newsroom_iso_time_parse (whole, time))
    return TRUE;

  return date != NULL && newsroom_iso_time_parse (date, time);
}

/**
 * newsroom_page_parse_date:
 * @text: a date as data have it, or a line with one
 * @time: (out): microseconds since 1970 in UTC; midnight where no time of day is said
 *
 * Returns: whether there is a date
 */
gboolean
newsroom_page_parse_date (const char *text,
                          gint64     *time)
{
  g_autoptr (GDateTime) date = NULL;

  if (read_iso (text, time))
    {
      date = g_date_time_new_from_unix_utc (*time / G_USEC_PER_SEC);
      return date != NULL && g_date_time_get_year (date) >= MIN_YEAR && g_date_time_get_year (date) <= MAX_YEAR;
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (read_form (i, text, time))
      return TRUE;

  return FALSE;
}

static gboolean
find_time_element (const NewsroomPage *page,
                   gint64             *time)
{
  for (guint i = page->body; i < page->items->len; i++)
    {
      const NewsroomPageItem *item = newsroom_page_item (page, i);
      const char             *text;

      if (strcmp (newsroom_page_name (page, i), "time") != 0)
        continue;
      if (newsroom_page_is_elsewhere (page, i))
        continue;
      text = newsroom_page_get (page, i, "datetime");
      if (text != NULL && newsroom_page_parse_date (text, time))
        return TRUE;
      if (item->end == i + 2 && newsroom_page_item (page, i + 1)->node->text != NULL &&
          newsroom_page_parse_date (newsroom_page_item (page, i + 1)->node->text->str, time))
        return TRUE;
    }

  return FALSE;
}

/* Lines with a date: those that are marked so, then those near the story. */
static gboolean
find_line (const NewsroomPage *page,
           gboolean            is_marked,
           gint64             *time)
{
  for (guint b = 0; b < page->blocks->len; b++)
    {
      const NewsroomPageBlock *block = newsroom_page_block (page, b);
      NewsroomPageHints        hints;

      if (strlen (block->text) > MAX_LINE || (is_marked && block->is_good))
        continue;
      hints = newsroom_page_hints_around (page, block->first);
      if (newsroom_page_is_elsewhere (page, block->first))
        continue;
      if (is_marked ? (hints & NEWSROOM_PAGE_DATE) == 0 : newsroom_page_item (page, block->item)->is_dropped)
        continue;
      if (newsroom_page_parse_date (block->text, time))
        return TRUE;
    }

  return FALSE;
}

/* ".../2026/03/18/..." */
static gboolean
find_in_address (GPtrArray *facts,
                 gint64    *time)
{
  const char *address = newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_ADDRESS);

  return address != NULL && read_form (0, address, time);
}

/**
 * newsroom_page_find_date:
 * @page: a page that is pruned
 * @facts: (element-type NewsroomPageFacts): what it says, the most trusted first
 * @which: %NEWSROOM_PAGE_FACT_PUBLISHED or %NEWSROOM_PAGE_FACT_UPDATED
 *
 * Returns: microseconds since 1970 in UTC, 0 if it is not said
 */
gint64
newsroom_page_find_date (const NewsroomPage *page,
                         GPtrArray          *facts,
                         NewsroomPageFact    which)
{
  gint64 time;

  for (guint i = 0; i < facts->len; i++)
    {
      const NewsroomPageFacts *some = g_ptr_array_index (facts, i);

      if (some->texts[which] != NULL && newsroom_page_parse_date (some->texts[which], &time))
        return time;
    }
  if (which != NEWSROOM_PAGE_FACT_PUBLISHED)
    return 0;
  if (find_time_element (page, &time) || find_line (page, TRUE, &time) || find_in_address (facts, &time) || find_line (page, FALSE, &time))
    return time;

  return 0;
}
