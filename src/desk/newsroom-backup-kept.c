/* newsroom-backup-kept.c — the whole libraries that are kept beside the library: replaced, upgraded, moved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-backup-plan.h"

#define EXTENSION ".db"

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;

  return text;
}

/* As “library-of-version-2.db” and “library-of-version-2-2.db”. */
static gboolean
parse_version (const char *stem,
               const char *name,
               gint64     *time)
{
  const char *rest;

  *time = NEWSROOM_BACKUP_NO_TIME;
  if (!g_str_has_prefix (name, stem))
    return FALSE;

  rest = name + strlen (stem);
  if (rest[0] != '-' || !g_ascii_isdigit (rest[1]))
    return FALSE;
  rest = skip_digits (rest + 1);
  if (rest[0] == '-' && g_ascii_isdigit (rest[1]))
    rest = skip_digits (rest + 1);

  return g_str_equal (rest, EXTENSION);
}

/* What follows the name of the library in those of the libraries that are kept. The damaged one that a
 * repair has replaced is none of them. */
static const struct
{
  const char         *words;
  NewsroomBackupKind  kind;
  NewsroomBackupParse parse;
} kept_names[] = {
  { "before-restore", NEWSROOM_BACKUP_BEFORE_RESTORE, newsroom_backup_plan_parse_name },
  { "of-version", NEWSROOM_BACKUP_BEFORE_UPGRADE, parse_version },
  { "moved", NEWSROOM_BACKUP_BEFORE_MOVE, newsroom_backup_plan_parse_name },
};

/* An exchange that was killed may have left the library a second name. */
static gboolean
is_library (const char *path,
            const char *library)
{
  GStatBuf info, library_info;

  return g_stat (path, &info) == 0 && g_stat (library, &library_info) == 0 &&
         info.st_dev == library_info.st_dev && info.st_ino == library_info.st_ino;
}

/**
 * newsroom_backup_scan_kept:
 * @library: the library's file, which need not be there
 *
 * Blocks, for a moment.
 *
 * Returns: (transfer full) (element-type NewsroomBackup): the libraries that a restore, an upgrade or a
 *   move has left beside it, by names and sizes, in no order
 */
GPtrArray *
newsroom_backup_scan_kept (const char *library)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_backup_free);
  g_autofree char *real = realpath (library, NULL);
  const char      *place = real != NULL ? real : library;
  const gsize      length = strlen (place) - (g_str_has_suffix (place, EXTENSION) ? strlen (EXTENSION) : 0);
  g_autofree char *folder = g_path_get_dirname (place);

  for (guint i = 0; i < G_N_ELEMENTS (kept_names); i++)
    {
      g_autofree char *named = g_strdup_printf ("%.*s-%s", (int)length, place, kept_names[i].words);
      g_autoptr (GPtrArray) found = newsroom_backup_scan_as (named, folder, kept_names[i].parse);

      for (guint j = 0; j < found->len; j++)
        {
          g_autoptr (NewsroomBackup) backup = newsroom_backup_copy (g_ptr_array_index (found, j));

          backup->kind = kept_names[i].kind;
          if (!is_library (backup->path, place))
            g_ptr_array_add (kept, g_steal_pointer (&backup));
        }
    }

  return g_steal_pointer (&kept);
}
