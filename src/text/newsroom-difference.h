/* newsroom-difference.h — the one stretch in which two texts differ
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomDifference:
 * @offset: where the texts begin to differ, in characters
 * @n_deleted: how many characters of the first text have no place in the second
 * @inserted: what the second has there instead; it lies in the second text
 * @inserted_bytes: its length in bytes
 */
typedef struct
{
  guint       offset;
  guint       n_deleted;
  const char *inserted;
  gsize       inserted_bytes;
} NewsroomDifference;

NewsroomDifference newsroom_difference_find (const char *before,
                                             const char *after);
char              *newsroom_difference_format (const NewsroomDifference *difference);
char              *newsroom_difference_apply (const char *before,
                                              const char *difference);

G_END_DECLS
