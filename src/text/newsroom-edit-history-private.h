/* newsroom-edit-history-private.h — what the files of the edit history share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-edit-changes.h"
#include "newsroom-edit-history.h"
#include "newsroom-edit-step-private.h"

G_BEGIN_DECLS

/* No step has that number. */
#define NEWSROOM_EDIT_NO_STEP G_MAXINT64

/**
 * NewsroomEditHistory:
 *
 * Is told of each edit of a text and can take it back. Owned by the thread of the text.
 *
 * What is one step:
 * - a word typed, with the blanks behind it; the first letter may replace what was selected
 * - a run of Backspaces, and a run of Deletes, each however long
 * - a line end, a paste, what an input method puts there at once, the deletion of a selection
 * - a group, as a replacement of all matches
 * A move of the caret, a click, a command and the loss of the keyboard end a step, a pause does
 * not. Undoing a step selects what was selected before it, redoing it what was after it. The
 * oldest steps are forgotten beyond a bound in bytes, never the newest.
 *
 * Each step has a number, one more than the step before it, for as long as the text is kept
 * anywhere.
 */
struct _NewsroomEditHistory
{
  GObject parent_instance;

  gsize                 max_bytes;
  gsize                 bytes;
  gsize                 text_bytes; /* of them, what was typed and deleted */
  guint                 group_depth;
  gboolean              is_applying; /* a step is being undone or redone */
  NewsroomEditSelection selection;
  NewsroomEditSelection before_group; /* as it was when the open group began */

  gboolean is_redo;   /* and not undone; only while a step is applied, as what follows */
  gboolean is_turned; /* what was applied is taken back */
  guint    n_applied; /* edits of the step, wholly */
  gboolean is_within; /* the next one is applied, bit by bit */
  gsize    there;     /* how much of its text is in the text now, in bytes, */
  guint    n_there;   /* and in characters */

  gint64   first;      /* the number of the oldest step */
  gint64   dirty;      /* the lowest one that became another since changes were taken */
  gint64   kept_first; /* from here to before kept_same, what keeps the history has its steps */
  gint64   kept_same;
  gboolean is_kept;  /* the two are known */
  gboolean is_moved; /* something is to be kept */

  gboolean is_awaiting; /* a past is on its way */
  guint    n_wanted;    /* how many of its steps are to be taken back then */

  /* Owned */
  GQueue               undo_steps; /* of NewsroomEditStep; the newest last */
  GQueue               redo_steps; /* of NewsroomEditStep; the next to redo last */
  NewsroomEditStep    *group;      /* (nullable): what the open group has done */
  NewsroomEditStep    *aside;      /* (nullable): what is done aside */
  NewsroomEditStep    *plan;       /* (nullable): what is to be done, or is being */
  NewsroomEditChanges *sent;       /* (nullable): the changes that were taken last */
};

void   newsroom_edit_history_end_plan (NewsroomEditHistory *self);
void   newsroom_edit_history_notify_changed (NewsroomEditHistory *self,
                                             gboolean             could_undo,
                                             gboolean             could_redo);
void   newsroom_edit_history_touch (NewsroomEditHistory *self,
                                    gint64               number);
gint64 newsroom_edit_history_get_position (NewsroomEditHistory *self);
void   newsroom_edit_history_forget (NewsroomEditHistory *self,
                                     NewsroomEditStep    *step);
void   newsroom_edit_history_clear_steps (NewsroomEditHistory *self,
                                          GQueue              *steps);
void   newsroom_edit_history_drop_oldest (NewsroomEditHistory *self);
void   newsroom_edit_history_push (NewsroomEditHistory *self,
                                   NewsroomEditStep    *step);

G_END_DECLS
