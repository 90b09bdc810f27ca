/* newsroom-edit-step-private.h — what one undo takes back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a step is, and so what may still join it */
typedef enum
{
  NEWSROOM_EDIT_STEP_CLOSED,
  NEWSROOM_EDIT_STEP_TYPING,
  NEWSROOM_EDIT_STEP_REPLACING,      /* what was selected is gone; a letter may take its place */
  NEWSROOM_EDIT_STEP_FIRST_DELETION, /* a Backspace or a Delete; the next one tells */
  NEWSROOM_EDIT_STEP_BACKSPACE,
  NEWSROOM_EDIT_STEP_DELETE,
} NewsroomEditStepType;

typedef struct
{
  GString *text;
  guint    offset;   /* characters */
  guint    n_chars;  /* of @text */
  gboolean inserted; /* else deleted */
} NewsroomEdit;

typedef struct
{
  guint insert;
  guint bound;
} NewsroomEditSelection;

typedef struct
{
  GArray               *edits; /* of NewsroomEdit, in the order in which they were made */
  NewsroomEditStepType  type;
  NewsroomEditSelection before;
  NewsroomEditSelection after;
} NewsroomEditStep;

void                 newsroom_edit_clear (gpointer data);
NewsroomEditStepType newsroom_edit_get_step_type (const NewsroomEdit *edit);

NewsroomEditStep    *newsroom_edit_step_new (NewsroomEditSelection before);
void                 newsroom_edit_step_free (NewsroomEditStep *step);
gsize                newsroom_edit_step_get_bytes (const NewsroomEditStep *step);
gsize                newsroom_edit_step_get_text_bytes (const NewsroomEditStep *step);
NewsroomEdit        *newsroom_edit_step_get_last (const NewsroomEditStep *step);
NewsroomEditStepType newsroom_edit_step_find_type (const NewsroomEditStep *step);
gboolean             newsroom_edit_step_join (NewsroomEditStep   *step,
                                              const NewsroomEdit *edit);
gboolean             newsroom_edit_step_takes_back (const NewsroomEditStep *step,
                                                    const NewsroomEditStep *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomEditStep, newsroom_edit_step_free)

G_END_DECLS
