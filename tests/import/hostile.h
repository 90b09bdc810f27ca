/* hostile.h — the files that are made to do harm, and whether what became of one is right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-split.h"

G_BEGIN_DECLS

/**
 * HostileFile:
 * @name: its name
 * @bytes: what is in it
 * @is_read: whether it is to be read, else it is to be refused
 * @there: what has to be in headline or body, or in the message
 * @absent: (nullable): what must be in none of it
 */
typedef struct
{
  char    *name;
  GBytes  *bytes;
  gboolean is_read;
  char    *there;
  char    *absent;
} HostileFile;

GPtrArray *hostile_load (const char *folder);
char      *hostile_check (const HostileFile *file,
                          NewsroomArticle   *article,
                          GPtrArray         *parts,
                          const GError      *error);

G_END_DECLS
