/* edit-history-helper.h — a text that an edit history watches
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-edit-history.h"

/* What a history may take, in bytes. */
#define PLENTY (64 * 1024 * 1024)

/* A text that a history watches. */
typedef struct
{
  NewsroomEditHistory *history;
  GString             *text;

  /* What is kept of the history, as a library would; see edit-past-helper.h */
  GPtrArray *kept; /* of GBytes, owned; by number, NULL for what is no more */
  char      *kept_text;
  char      *sha256;
  gint64     first;
  gint64     position;
  gint64     behind;
} Fixture;

void     fixture_insert (Fixture *fixture, guint offset, const char *text);
void     fixture_delete (Fixture *fixture, guint offset, guint n);
void     fixture_apply_cb (guint offset, const char *deleted, const char *inserted, gpointer user_data);
void     fixture_set_up (Fixture *fixture, gconstpointer data);
void     fixture_tear_down (Fixture *fixture, gconstpointer data);
gboolean fixture_undo (Fixture *fixture);
gboolean fixture_redo (Fixture *fixture);
void     fixture_type (Fixture *fixture, const char *text);
void     fixture_assert_undone (Fixture *fixture, const char *text);
