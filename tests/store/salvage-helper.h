/* salvage-helper.h — a library that is damaged and repaired, and what came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-salvage.h"
#include "store-helper.h"

G_BEGIN_DECLS

#define PAGE_SIZE 4096

typedef struct
{
  Library          library;
  char            *backup;
  NewsroomSalvage *salvage;
} Fixture;

void                    set_up (Fixture      *fixture,
                                gconstpointer data);
gint64                  add (Fixture    *fixture,
                             const char *headline,
                             const char *body);
void                    change (Fixture    *fixture,
                                gint64      id,
                                const char *body);
void                    tear_down (Fixture      *fixture,
                                   gconstpointer data);
void                    back_up_now (Fixture *fixture);
gboolean                try_salvage (Fixture      *fixture,
                                     gboolean      with_backup,
                                     GCancellable *cancellable,
                                     GError      **error);
void                    salvage (Fixture *fixture,
                                 gboolean with_backup);
const NewsroomSalvaged *find (Fixture *fixture,
                              gint64   id);
void                    assert_body (Fixture    *fixture,
                                     gint64      id,
                                     const char *body);
void                    damage (Fixture    *fixture,
                                const char *sql);
guint                   count_files (Fixture *fixture);

G_END_DECLS
