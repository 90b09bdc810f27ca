/* newsroom-import-pace.c — how long an import will still take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-pace.h"

#include <glib/gi18n-lib.h>

/* Before that nothing is known of the pace. */
#define LEAST_ELAPSED (2 * G_USEC_PER_SEC)

/**
 * newsroom_import_pace_estimate:
 * @elapsed: since it began, in µs
 * @n_done: how many articles are done
 * @n_all: of how many
 *
 * Returns: how long it will still take at this pace, in µs; -1 if that is not known yet
 */
gint64
newsroom_import_pace_estimate (gint64 elapsed,
                               guint  n_done,
                               guint  n_all)
{
  if (elapsed < LEAST_ELAPSED || n_done == 0 || n_done > n_all)
    return -1;

  return (gint64)((double)elapsed / n_done * (n_all - n_done));
}

/**
 * newsroom_import_pace_dup_left:
 * @elapsed: since it began, in µs
 * @n_done: how many articles are done
 * @n_all: of how many
 *
 * Returns: (transfer full) (nullable): how long it will still take, in words that change no more than
 *   once a minute; %NULL if that is not known yet
 */
char *
newsroom_import_pace_dup_left (gint64 elapsed,
                               guint  n_done,
                               guint  n_all)
{
  const gint64 left = newsroom_import_pace_estimate (elapsed, n_done, n_all);
  const gint64 minutes = (left + G_USEC_PER_SEC * 59) / (G_USEC_PER_SEC * 60);

  if (left < 0)
    return NULL;
  if (left < G_USEC_PER_SEC * 60)
    return g_strdup (_ ("Less than a minute left"));

  return g_strdup_printf (ngettext ("About %u minute left", "About %u minutes left", (gulong)minutes), (guint)minutes);
}

/**
 * newsroom_import_pace_dup_count:
 * @n_done: how many articles are done
 * @n_all: of how many
 *
 * Returns: (transfer full): which of them is read now
 */
char *
newsroom_import_pace_dup_count (guint n_done,
                                guint n_all)
{
  return g_strdup_printf (_ ("Opening %u of %u"), MIN (n_done + 1, n_all), n_all);
}

/**
 * newsroom_import_pace_dup_text:
 * @elapsed: since it began, in µs
 * @n_done: how many articles are done
 * @n_all: of how many
 *
 * Returns: (transfer full): how far it is, and the time left where that is known
 */
char *
newsroom_import_pace_dup_text (gint64 elapsed,
                               guint  n_done,
                               guint  n_all)
{
  g_autofree char *left = newsroom_import_pace_dup_left (elapsed, n_done, n_all);
  g_autofree char *text = newsroom_import_pace_dup_count (n_done, n_all);

  return left != NULL ? g_strconcat (text, " · ", left, NULL) : g_steal_pointer (&text);
}
