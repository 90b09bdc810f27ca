/* edit-past-helper.h — an edit history, and what a library would keep of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-edit-past.h"

#define PLENTY (64 * 1024 * 1024)
#define KEY "an article\nbody"

/* A text that a history watches, and what is kept of the history, as a library would. */
typedef struct
{
  NewsroomEditHistory *history;
  GString             *text;

  GPtrArray *kept; /* of GBytes, owned; by number, NULL for what is no more */
  char      *kept_text;
  char      *sha256;
  gint64     first;
  gint64     position;
  gint64     behind;
} Fixture;

void                 past_insert (Fixture    *fixture,
                                  guint       offset,
                                  const char *text);
void                 past_delete (Fixture *fixture,
                                  guint    offset,
                                  guint    n);
void                 past_type (Fixture    *fixture,
                                const char *text);
gboolean             past_undo (Fixture *fixture);
gboolean             past_redo (Fixture *fixture);
void                 past_set_up (Fixture      *fixture,
                                  gconstpointer data);
void                 past_tear_down (Fixture      *fixture,
                                     gconstpointer data);
void                 past_keep (Fixture             *fixture,
                                NewsroomEditChanges *changes);
NewsroomEditChanges *past_take (Fixture *fixture);
guint                past_save (Fixture *fixture);
NewsroomEditPast    *past_read_past (Fixture    *fixture,
                                     const char *key,
                                     const char *text);
void                 past_restart (Fixture *fixture);
void                 past_assert_undone (Fixture    *fixture,
                                         const char *text);
void                 past_apply_cb (guint       offset,
                                    const char *deleted,
                                    const char *inserted,
                                    gpointer    user_data);
GBytes              *past_get_kept (Fixture *fixture,
                                    gint64   number);
