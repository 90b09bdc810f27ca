/* newsroom-date-line.c — the line of an article that says when it was published or updated
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-date-line.h"

#include <string.h>

#include "newsroom-iso-time.h"

/* Bytes. "Last updated: Wednesday, 18 September 2025 at 14:03:59 UTC" */
#define MAX_LENGTH 80

#define MAX_WORDS 9

static const char *const months[] = {
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
};

/* Those of the languages of newsroom-byline.c that are written otherwise and not as of another month. */
static const struct
{
  const char *name;
  int         month;
} other_months[] = {
  { "januar", 1 },
  { "jänner", 1 },
  { "janvier", 1 },
  { "enero", 1 },
  { "gennaio", 1 },
  { "januari", 1 },
  { "janeiro", 1 },
  { "februar", 2 },
  { "février", 2 },
  { "febrero", 2 },
  { "febbraio", 2 },
  { "februari", 2 },
  { "fevereiro", 2 },
  { "märz", 3 },
  { "mars", 3 },
  { "marzo", 3 },
  { "maart", 3 },
  { "março", 3 },
  { "marts", 3 },
  { "avril", 4 },
  { "abril", 4 },
  { "aprile", 4 },
  { "mai", 5 },
  { "mayo", 5 },
  { "maggio", 5 },
  { "mei", 5 },
  { "maio", 5 },
  { "maj", 5 },
  { "juni", 6 },
  { "juin", 6 },
  { "junio", 6 },
  { "giugno", 6 },
  { "junho", 6 },
  { "juli", 7 },
  { "juillet", 7 },
  { "julio", 7 },
  { "luglio", 7 },
  { "julho", 7 },
  { "août", 8 },
  { "agosto", 8 },
  { "augustus", 8 },
  { "augusti", 8 },
  { "septembre", 9 },
  { "septiembre", 9 },
  { "settembre", 9 },
  { "setembro", 9 },
  { "oktober", 10 },
  { "octobre", 10 },
  { "octubre", 10 },
  { "ottobre", 10 },
  { "outubro", 10 },
  { "novembre", 11 },
  { "noviembre", 11 },
  { "novembro", 11 },
  { "dezember", 12 },
  { "décembre", 12 },
  { "diciembre", 12 },
  { "dicembre", 12 },
  { "dezembro", 12 },
  { "desember", 12 },
};

static const char *const other_weekdays[] = {
  "montag",
  "dienstag",
  "mittwoch",
  "donnerstag",
  "freitag",
  "samstag",
  "sonnabend",
  "sonntag",
  "lundi",
  "mardi",
  "mercredi",
  "jeudi",
  "vendredi",
  "samedi",
  "dimanche",
  "lunes",
  "martes",
  "miércoles",
  "jueves",
  "viernes",
  "sábado",
  "domingo",
  "maandag",
  "dinsdag",
  "woensdag",
  "donderdag",
  "vrijdag",
  "zaterdag",
  "zondag",
  NULL
};

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

static const struct
{
  const char  *words;
  NewsroomTime which;
} labels[] = {
  { "published:", NEWSROOM_TIME_PUBLISHED },
  { "published on", NEWSROOM_TIME_PUBLISHED },
  { "published", NEWSROOM_TIME_PUBLISHED },
  { "first published:", NEWSROOM_TIME_PUBLISHED },
  { "veröffentlicht am", NEWSROOM_TIME_PUBLISHED },
  { "publié le", NEWSROOM_TIME_PUBLISHED },
  { "publicado el", NEWSROOM_TIME_PUBLISHED },
  { "posted:", NEWSROOM_TIME_PUBLISHED },
  { "posted on", NEWSROOM_TIME_PUBLISHED },
  { "date:", NEWSROOM_TIME_PUBLISHED },
  { "updated:", NEWSROOM_TIME_UPDATED },
  { "updated on", NEWSROOM_TIME_UPDATED },
  { "updated", NEWSROOM_TIME_UPDATED },
  { "aktualisiert am", NEWSROOM_TIME_UPDATED },
  { "mis à jour le", NEWSROOM_TIME_UPDATED },
  { "actualizado el", NEWSROOM_TIME_UPDATED },
  { "last updated:", NEWSROOM_TIME_UPDATED },
  { "last updated", NEWSROOM_TIME_UPDATED },
};

typedef struct
{
  int day;
  int month;
  int year;
  int hour;
  int minute;
} Date;

/* "Sept.", "sep" and "September" are the ninth; 0 if it is none. */
static int
find_name (const char        *word,
           const char *const *names,
           guint              n_names)
{
  g_autofree char *folded = g_ascii_strdown (word, -1);
  gsize            length = strlen (folded);

  if (length > 0 && folded[length - 1] == '.')
    folded[--length] = '\0';
  if (length < 3)
    return 0;

  for (guint i = 0; i < n_names; i++)
    if (strncmp (names[i], folded, length) == 0)
      return (int)i + 1;

  return 0;
}

static gboolean
is_weekday (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  return find_name (word, weekdays, G_N_ELEMENTS (weekdays)) > 0 || g_strv_contains (other_weekdays, folded);
}

/* The number of a month, in whole also of those other languages; 0 if it is none. */
static int
find_month (const char *word)
{
  int              month = find_name (word, months, G_N_ELEMENTS (months));
  g_autofree char *folded = g_utf8_strdown (word, -1);

  for (guint i = 0; month == 0 && i < G_N_ELEMENTS (other_months); i++)
    if (g_str_equal (other_months[i].name, folded))
      month = other_months[i].month;

  return month;
}

static gboolean
parse_number (const char *word,
              int         min,
              int         max,
              int        *number)
{
  gsize n_digits = strspn (word, G_CSET_DIGITS);

  if (n_digits == 0 || n_digits > 4 || word[n_digits] != '\0')
    return FALSE;

  *number = atoi (word);

  return *number >= min && *number <= max;
}

/* "14:03", "14.03" is left alone: it may be an amount. */
static gboolean
parse_clock (const char *word,
             Date       *date)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 3);

  return g_strv_length (parts) == 2 && strlen (parts[1]) == 2 && parse_number (parts[0], 0, 23, &date->hour) &&
         parse_number (parts[1], 0, 59, &date->minute);
}

/* "am", "p.m.": the hours that it adds to those of a clock of twelve. */
static gboolean
parse_half (const char *word,
            int        *hours)
{
  gboolean is_morning = g_ascii_strcasecmp (word, "am") == 0 || g_ascii_strcasecmp (word, "a.m.") == 0;

  *hours = is_morning ? 0 : 12;

  return is_morning || g_ascii_strcasecmp (word, "pm") == 0 || g_ascii_strcasecmp (word, "p.m.") == 0;
}

/* The words after the date: nothing, or a time with am, pm, UTC or GMT. */
static gboolean
parse_time (char **words,
            guint  n_words,
            Date  *date)
{
  guint at = 0;
  int   hours;

  if (at < n_words && (g_str_equal (words[at], "at") || g_str_equal (words[at], "|")))
    at++;
  if (at == n_words)
    return at == 0;
  if (!parse_clock (words[at++], date))
    return FALSE;

  if (at < n_words && parse_half (words[at], &hours))
    {
      if (date->hour < 1 || date->hour > 12)
        return FALSE;
      date->hour = date->hour % 12 + hours;
      at++;
    }
  if (at < n_words && (g_str_equal (words[at], "UTC") || g_str_equal (words[at], "GMT") || g_str_equal (words[at], "Uhr")))
    at++;

  return at == n_words;
}

/* "18", "18.", "1er" */
static gboolean
parse_day (const char *word,
           int        *day)
{
  gsize            n_digits = strspn (word, G_CSET_DIGITS);
  g_autofree char *digits = g_strndup (word, n_digits);

  return (word[n_digits] == '\0' || g_str_equal (word + n_digits, ".") || g_str_equal (word, "1er")) && parse_number (digits, 1, 31, day);
}

static gboolean
parse_date (char **words,
            guint  n_words,
            Date  *date)
{
  guint at = n_words > 0 && is_weekday (words[0]) ? 1 : 0;

  if (n_words < at + 3)
    return FALSE;

  date->month = find_month (words[at]);
  if (date->month > 0)
    {
      if (!parse_number (words[at + 1], 1, 31, &date->day))
        return FALSE;
    }
  else
    {
      date->month = find_month (words[at + 1]);
      if (date->month == 0 || !parse_day (words[at], &date->day))
        return FALSE;
    }
  if (!parse_number (words[at + 2], 1000, 9999, &date->year))
    return FALSE;

  return parse_time (words + at + 3, n_words - at - 3, date);
}

/* The words of a line, without the commas after them and the "de" of "18 de marzo de 2025"; NULL if there are too many. */
static GStrv
split_words (const char *line)
{
  g_auto (GStrv) all = g_strsplit_set (line, " ,", 4 * MAX_WORDS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_words = 0;

  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0' && !g_str_equal (all[i], "de"))
      {
        g_strv_builder_add (builder, all[i]);
        n_words++;
      }

  return n_words <= MAX_WORDS ? g_strv_builder_end (builder) : NULL;
}

static const char *
skip_label (const char   *line,
            NewsroomTime *which)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize length = strlen (labels[i].words);

      if (g_ascii_strncasecmp (line, labels[i].words, length) == 0 && line[length] == ' ')
        {
          *which = labels[i].which;
          return line + length + strspn (line + length, " ");
        }
    }
  *which = NEWSROOM_TIME_PUBLISHED;

  return line;
}

/**
 * newsroom_date_line_parse:
 * @line: a line
 * @which: (out): which of the instants it gives; that of publication if it does not say
 * @time: (out): microseconds since 1970 in UTC
 *
 * Reads "2025-03-18", "18 March 2025", "March 18, 2025", "18. März 2025", "18 de marzo de 2025", with
 * a weekday before and a time after it, and labels like "Published:" and "Updated:". UTC is taken where no offset stands.
 *
 * Returns: whether the whole line is such a date
 */
gboolean
newsroom_date_line_parse (const char   *line,
                          NewsroomTime *which,
                          gint64       *time)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GDateTime) instant = NULL;
  const char *date_text;
  Date        date = { 0 };

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (which != NULL && time != NULL, FALSE);

  if (strlen (line) > MAX_LENGTH || strpbrk (line, G_CSET_DIGITS) == NULL)
    return FALSE;

  date_text = skip_label (line, which);
  if (newsroom_iso_time_parse (date_text, time))
    return TRUE;

  words = split_words (date_text);
  if (words == NULL || !parse_date (words, g_strv_length (words), &date))
    return FALSE;

  instant = g_date_time_new_utc (date.year, date.month, date.day, date.hour, date.minute, 0);
  if (instant == NULL)
    return FALSE;
  *time = g_date_time_to_unix (instant) * G_USEC_PER_SEC;

  return TRUE;
}

/**
 * newsroom_date_line_begins:
 * @line: a line
 *
 * Returns: whether it begins with such a date, with or without a label, whatever follows:
 *   "March 18, 2025 2:03 p.m. EST"
 */
gboolean
newsroom_date_line_begins (const char *line)
{
  NewsroomTime which;
  const char  *date_text;
  gint64       time;
  Date         date = { 0 };
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  guint n_words = 0;

  g_return_val_if_fail (line != NULL, FALSE);

  date_text = skip_label (line, &which);
  all = g_strsplit_set (date_text, " ,|", 4 * MAX_WORDS);
  for (guint i = 0; all[i] != NULL && n_words < 4; i++)
    if (all[i][0] != '\0')
      {
        g_strv_builder_add (builder, all[i]);
        n_words++;
      }
  words = g_strv_builder_end (builder);
  if (n_words > 0 && newsroom_iso_time_parse (words[0], &time))
    return TRUE;

  return parse_date (words, MIN (n_words, 3), &date) || (n_words == 4 && parse_date (words, 4, &date));
}

/**
 * newsroom_date_line_format:
 * @which: %NEWSROOM_TIME_PUBLISHED or %NEWSROOM_TIME_UPDATED
 * @time: microseconds since 1970 in UTC
 *
 * Returns: (transfer full) (nullable): "Published: 18 March 2025, 14:03 UTC", without the
 *   time at midnight; %NULL for an instant outside the years 1000 to 9999
 */
char *
newsroom_date_line_format (NewsroomTime which,
                           gint64       time)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC - (time % G_USEC_PER_SEC < 0));
  const char      *label = which == NEWSROOM_TIME_UPDATED ? "Updated" : "Published";
  g_autofree char *month = NULL;

  if (instant == NULL || g_date_time_get_year (instant) < 1000)
    return NULL;

  month = g_strdup (months[g_date_time_get_month (instant) - 1]);
  month[0] = g_ascii_toupper (month[0]);
  if (g_date_time_get_hour (instant) == 0 && g_date_time_get_minute (instant) == 0)
    return g_strdup_printf ("%s: %d %s %d", label, g_date_time_get_day_of_month (instant), month, g_date_time_get_year (instant));

  return g_strdup_printf ("%s: %d %s %d, %02d:%02d UTC",
                          label,
                          g_date_time_get_day_of_month (instant),
                          month,
                          g_date_time_get_year (instant),
                          g_date_time_get_hour (instant),
                          g_date_time_get_minute (instant));
}
