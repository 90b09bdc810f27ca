/* newsroom-post-time.c — the time of a post, as feeds and the exports of sites write it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-post-private.h"

#include <string.h>

#include "newsroom-iso-time.h"

/* Zones of RFC 822, 5.1, which RSS 2.0 takes over. */
static const struct
{
  const char *name;
  int         hours;
} zones[] = {
  { "UT", 0 },
  { "UTC", 0 },
  { "GMT", 0 },
  { "Z", 0 },
  { "EST", -5 },
  { "EDT", -4 },
  { "CST", -6 },
  { "CDT", -5 },
  { "MST", -7 },
  { "MDT", -6 },
  { "PST", -8 },
  { "PDT", -7 },
};

/* Returns: 1 to 12, 0 if it is none */
static int
find_month (const char *word)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char  *start = g_ascii_strdown (word, 3);
  const char       *found = strlen (start) == 3 ? strstr (months, start) : NULL;

  return found != NULL && (found - months) % 3 == 0 ? (int)(found - months) / 3 + 1 : 0;
}

/* Returns: (transfer full) (nullable): "+0200" or a name; without one, UTC */
static GTimeZone *
find_zone (const char *word)
{
  if (word == NULL || word[0] == '\0')
    return g_time_zone_new_utc ();
  if ((word[0] == '+' || word[0] == '-') && strspn (word + 1, "0123456789:") == strlen (word + 1))
    return g_time_zone_new_identifier (word);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_ascii_strcasecmp (zones[i].name, word) == 0)
      return g_time_zone_new_offset (zones[i].hours * 60 * 60);

  return NULL;
}

/* "Tue, 10 Mar 2026 04:00:00 GMT": the day of the week and the seconds may be missing, and the year
 * may have two digits (RFC 822, 5; RSS 2.0). */
static gboolean
parse_mail_time (const char *text,
                 gint64     *time)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*(?:[A-Za-z]+\\.?,?\\s+)?([0-9]{1,2})[\\s-]+([A-Za-z]{3,9})\\.?[\\s-]+([0-9]{2}|[0-9]{4})"
                                          "(?:,?\\s+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\\s*([A-Za-z]+|[+-][0-9]{2}:?[0-9]{2})?)?\\s*$",
                                          0,
                                          0,
                                          NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) instant = NULL;
  g_auto (GStrv) words = NULL;
  gint64 numbers[7] = { 0 };

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  words = g_match_info_fetch_all (match);
  for (guint i = 1; words[i] != NULL && i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = i == 2 ? find_month (words[i]) : g_ascii_strtoll (words[i], NULL, 10);
  if (numbers[3] < 100)
    numbers[3] += numbers[3] < 70 ? 2000 : 1900;

  zone = find_zone (g_strv_length (words) > 7 ? words[7] : NULL);
  if (zone == NULL || numbers[2] == 0)
    return FALSE;
  instant = g_date_time_new (zone, (int)numbers[3], (int)numbers[2], (int)numbers[1], (int)numbers[4], (int)numbers[5], (double)numbers[6]);
  if (instant == NULL)
    return FALSE;
  *time = g_date_time_to_unix (instant) * G_USEC_PER_SEC;

  return TRUE;
}

/**
 * newsroom_post_parse_time:
 * @text: as ISO 8601 writes it (RFC 3339 in Atom), or as RFC 822 does
 * @time: (out): microseconds since 1970 in UTC
 *
 * Returns: whether it is a time
 */
gboolean
newsroom_post_parse_time (const char *text,
                          gint64     *time)
{
  return newsroom_iso_time_parse (text, time) || parse_mail_time (text, time);
}
