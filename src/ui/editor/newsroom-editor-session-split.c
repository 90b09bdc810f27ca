/* newsroom-editor-session-split.c — makes paragraphs of what is too long for a view
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-session.h"

#include "newsroom-long-lines.h"
#include "newsroom-markdown-writer.h"

static void
split_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  g_task_return_pointer (task, newsroom_long_lines_split (task_data), g_free);
}

static void
split_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  NewsroomEditorSession *self = NEWSROOM_EDITOR_SESSION (object);
  NewsroomEditorBuffer  *body = newsroom_editor_session_get_buffer (self, NEWSROOM_FIELD_BODY);
  g_autofree char       *split = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char       *now = newsroom_editor_buffer_dup_text (body);

  if (newsroom_editor_session_get_draft (self) != NULL && g_str_equal (now, g_task_get_task_data (G_TASK (result))))
    newsroom_editor_buffer_replace (body, split);
}

/* A short text that is too long becomes the beginning of the body. */
static void
move_to_body (NewsroomEditorSession *self,
              NewsroomField          field)
{
  GtkTextBuffer   *body = GTK_TEXT_BUFFER (newsroom_editor_session_get_buffer (self, NEWSROOM_FIELD_BODY));
  g_autofree char *text = newsroom_editor_buffer_dup_text (newsroom_editor_session_get_buffer (self, field));
  g_autofree char *paragraph = newsroom_markdown_escape_line (text, -1);
  g_autofree char *escaped = g_strconcat (paragraph, gtk_text_buffer_get_char_count (body) > 0 ? "\n\n" : NULL, NULL);
  GtkTextIter      start;

  newsroom_editor_buffer_replace (newsroom_editor_session_get_buffer (self, field), "");
  gtk_text_buffer_get_start_iter (body, &start);
  gtk_text_buffer_insert (body, &start, escaped, -1);
}

/**
 * newsroom_editor_session_split:
 * @self: a session with a draft
 *
 * Makes paragraphs of what is too long, as a step that can be undone; in a while, as it takes
 * some time.
 */
void
newsroom_editor_session_split (NewsroomEditorSession *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NEWSROOM_IS_EDITOR_SESSION (self));

  newsroom_editor_buffer_settle (newsroom_editor_session_get_buffer (self, NEWSROOM_FIELD_BODY));
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    if (i != NEWSROOM_FIELD_BODY && newsroom_editor_session_is_too_long (self, i))
      move_to_body (self, i);

  task = g_task_new (self, NULL, split_cb, NULL);
  g_task_set_source_tag (task, newsroom_editor_session_split);
  g_task_set_task_data (task, newsroom_editor_buffer_dup_text (newsroom_editor_session_get_buffer (self, NEWSROOM_FIELD_BODY)), g_free);
  g_task_run_in_thread (task, split_thread);
}
