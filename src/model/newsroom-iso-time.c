/* newsroom-iso-time.c — instants as ISO 8601 writes them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-iso-time.h"

#include <string.h>

#define FRACTION_DIGITS 6

/**
 * newsroom_iso_time_format:
 * @time: microseconds since 1970 in UTC, in the years 1 to 9999
 *
 * Returns: (transfer full) (nullable): "2026-03-18T14:03:00Z", with a fraction of a second
 *   where there is one; %NULL for an instant outside these years
 */
char *
newsroom_iso_time_format (gint64 time)
{
  gint64 seconds = time / G_USEC_PER_SEC;
  int    fraction = (int)(time % G_USEC_PER_SEC);
  g_autoptr (GDateTime) date_time = NULL;
  g_autofree char *whole = NULL;

  if (fraction < 0)
    {
      seconds--;
      fraction += G_USEC_PER_SEC;
    }
  date_time = g_date_time_new_from_unix_utc (seconds);
  if (date_time == NULL)
    return NULL;

  whole = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d",
                           g_date_time_get_year (date_time),
                           g_date_time_get_month (date_time),
                           g_date_time_get_day_of_month (date_time),
                           g_date_time_get_hour (date_time),
                           g_date_time_get_minute (date_time),
                           g_date_time_get_second (date_time));
  if (fraction == 0)
    return g_strconcat (whole, "Z", NULL);

  return g_strdup_printf ("%s.%06dZ", whole, fraction);
}

/**
 * newsroom_iso_time_is_date:
 * @time: microseconds since 1970 in UTC
 *
 * A date without a time of day is kept as its first instant.
 *
 * Returns: whether @time is midnight, so that to show a time would invent one
 */
gboolean
newsroom_iso_time_is_date (gint64 time)
{
  return time % G_TIME_SPAN_DAY == 0;
}

/**
 * newsroom_iso_time_format_brief:
 * @time: microseconds since 1970 in UTC, in the years 1 to 9999
 *
 * Returns: (transfer full) (nullable): as newsroom_iso_time_format(), but "2026-03-18" if
 *   newsroom_iso_time_is_date()
 */
char *
newsroom_iso_time_format_brief (gint64 time)
{
  char *iso = newsroom_iso_time_format (time);

  if (iso != NULL && newsroom_iso_time_is_date (time))
    *strchr (iso, 'T') = '\0';

  return iso;
}

/* Cuts the fraction of a second out of "…:00.25+02:00". A double, which is what GLib reads
 * seconds into, does not hold every microsecond. Returns the fraction in microseconds. */
static int
cut_fraction (GString *text)
{
  const char *clock = strpbrk (text->str, "Tt ");
  gsize       start = clock != NULL ? (gsize)(clock - text->str) + strcspn (clock, ".,") : text->len;
  gsize       end = start + 1;
  int         fraction = 0;
  guint       n_digits = 0;

  if (start >= text->len || !g_ascii_isdigit (text->str[end]))
    return 0;

  for (; g_ascii_isdigit (text->str[end]); end++)
    if (n_digits < FRACTION_DIGITS)
      {
        fraction = fraction * 10 + g_ascii_digit_value (text->str[end]);
        n_digits++;
      }
  for (; n_digits < FRACTION_DIGITS; n_digits++)
    fraction *= 10;
  g_string_erase (text, (gssize)start, (gssize)(end - start));

  return fraction;
}

/* Makes what YAML 1.1 and people write into what GLib reads: "2026-03-18 14:03 +2:00",
 * "2026-3-8". Leaves alone what it does not recognise. */
static void
normalize (GString *text)
{
  gsize separator = strcspn (text->str, "Tt ");

  if (text->str[separator] == ' ')
    {
      gsize zone;

      text->str[separator] = 'T';
      zone = separator + strcspn (text->str + separator, " ");
      if (text->str[zone] == ' ')
        g_string_erase (text, (gssize)zone, 1);
    }
  if (text->str[separator] != '\0')
    {
      gsize length = strspn (text->str + separator + 1, "0123456789:");

      if (length == strlen ("14:03"))
        g_string_insert (text, (gssize)(separator + 1 + length), ":00");
    }
  else if (separator == strlen ("2026-03-18"))
    {
      g_string_append (text, "T00:00:00");
    }
}

/**
 * newsroom_iso_time_parse:
 * @text: a date, or a date and a time with or without seconds, fraction and offset; a space
 *   may stand for the "T". UTC is taken where there is no offset
 * @time: (out): microseconds since 1970 in UTC
 *
 * Returns: whether @text is such an instant
 */
gboolean
newsroom_iso_time_parse (const char *text,
                         gint64     *time)
{
  g_autoptr (GString) rest = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date_time = NULL;
  int fraction;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  rest = g_string_new (text);
  g_strstrip (rest->str);
  rest->len = strlen (rest->str);
  fraction = cut_fraction (rest);
  normalize (rest);
  date_time = g_date_time_new_from_iso8601 (rest->str, utc);
  if (date_time == NULL)
    return FALSE;

  *time = g_date_time_to_unix (date_time) * G_USEC_PER_SEC + fraction;

  return TRUE;
}
