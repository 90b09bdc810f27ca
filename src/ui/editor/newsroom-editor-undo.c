/* newsroom-editor-undo.c — what can be undone in the texts of an article, kept and brought back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-undo.h"

#include "newsroom-edit-past.h"

static const char *
get_text (NewsroomEditorBuffer *buffer)
{
  gsize length;

  return newsroom_editor_buffer_get_text (buffer, &length);
}

/**
 * newsroom_editor_undo_take_changes:
 * @buffers: those of an article, by their fields, %NULL for what is not shown
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomEditChanges): what a save is to keep, %NULL
 *   for nothing
 */
GPtrArray *
newsroom_editor_undo_take_changes (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS])
{
  g_autoptr (GPtrArray) undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      NewsroomEditChanges *changes = NULL;

      if (buffers[i] != NULL)
        changes = newsroom_edit_history_take_changes (newsroom_editor_buffer_get_history (buffers[i]),
                                                      newsroom_field_get_name ((NewsroomField)i),
                                                      get_text (buffers[i]));
      if (changes != NULL)
        g_ptr_array_add (undo, changes);
    }

  return undo->len > 0 ? g_steal_pointer (&undo) : NULL;
}

/**
 * newsroom_editor_undo_list_texts:
 * @buffers: those of an article, by their fields, %NULL for what is not shown
 *
 * Returns: (transfer full) (element-type NewsroomEditPast): the texts, without a past yet
 */
GPtrArray *
newsroom_editor_undo_list_texts (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS])
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_past_free);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    if (buffers[i] != NULL)
      g_ptr_array_add (texts, newsroom_edit_past_new (newsroom_field_get_name ((NewsroomField)i), get_text (buffers[i])));

  return texts;
}

/**
 * newsroom_editor_undo_await:
 * @buffers: those of an article, by their fields, %NULL for what is not shown
 *
 * Says that newsroom_editor_undo_adopt() follows.
 */
void
newsroom_editor_undo_await (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS])
{
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    if (buffers[i] != NULL)
      newsroom_edit_history_await (newsroom_editor_buffer_get_history (buffers[i]));
}

/**
 * newsroom_editor_undo_adopt:
 * @buffers: those that newsroom_editor_undo_list_texts() was given
 * @pasts: (element-type NewsroomEditPast) (nullable): what it gave, with the pasts that were found;
 *   %NULL if they could not be read
 *
 * What was written since the texts were listed is undone first. What was to be undone meanwhile is
 * undone now by the view of the text; where none shows it any more it is not.
 */
void
newsroom_editor_undo_adopt (NewsroomEditorBuffer *const buffers[NEWSROOM_N_FIELDS],
                            GPtrArray                  *pasts)
{
  for (guint i = 0, n = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      NewsroomEditHistory *history = buffers[i] != NULL ? newsroom_editor_buffer_get_history (buffers[i]) : NULL;

      if (history == NULL)
        continue;
      if (pasts != NULL && n < pasts->len)
        newsroom_edit_history_adopt (history, pasts->pdata[n++]);
      newsroom_edit_history_end_wait (history);
    }

  /* Not before each has its past: an edit may have them all saved. */
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    if (buffers[i] != NULL)
      {
        g_object_notify (G_OBJECT (buffers[i]), "undoable");
        newsroom_edit_history_take_wanted (newsroom_editor_buffer_get_history (buffers[i]));
      }
}
