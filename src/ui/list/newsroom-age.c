/* newsroom-age.c — how long ago something was, in a few letters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-age.h"

#include <glib/gi18n-lib.h>

#define MINUTE (60 * (gint64)G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * newsroom_age_format:
 * @then: an instant, in µs since 1970
 * @now: the present one, in µs since 1970
 *
 * Exact where news is fresh, a day or a date where it is not. An instant to come, as after
 * the clock was set back, is now.
 *
 * Returns: (transfer full): the age, translated; "" where @then is 0
 */
char *
newsroom_age_format (gint64 then,
                     gint64 now)
{
  gint64 age = now - then;
  g_autoptr (GDateTime) then_time = g_date_time_new_from_unix_local (then / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now_time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  if (then == 0 || then_time == NULL || now_time == NULL)
    return g_strdup ("");

  if (age < MINUTE)
    /* Translators: the age of an article that was changed less than a minute ago */
    return g_strdup (_ ("now"));

  if (age < HOUR)
    return g_strdup_printf (ngettext ("%d min", "%d min", (gulong)(age / MINUTE)), (int)(age / MINUTE));

  if (age < 12 * HOUR)
    return g_strdup_printf (ngettext ("%d h", "%d h", (gulong)(age / HOUR)), (int)(age / HOUR));

  if (age < 6 * DAY)
    /* Translators: a weekday and a time, as "Tue 14:03" */
    return g_date_time_format (then_time, _ ("%a %H:%M"));

  if (g_date_time_get_year (then_time) == g_date_time_get_year (now_time))
    /* Translators: a day of this year, as "18 Mar" */
    return g_date_time_format (then_time, _ ("%e %b"));

  /* Translators: a month of another year, as "Mar 2024" */
  return g_date_time_format (then_time, _ ("%b %Y"));
}
