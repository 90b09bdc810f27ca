/* test-buffer-work.c — what takes long in a text is over when it is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-editor-buffer.h"

#include "newsroom-edit-changes.h"

/* More than can be undone at once. */
#define N_EDITS 10000

/* What a save would have found when it was told that nothing is under way any more. */
typedef struct
{
  guint    n_told;
  gboolean can_be_redone;
  gboolean is_kept;
  int      caret;
} Told;

static void
work_cb (NewsroomEditorBuffer *buffer,
         GParamSpec           *pspec,
         Told                 *told)
{
  NewsroomEditHistory *history = newsroom_editor_buffer_get_history (buffer);
  g_autofree char     *text = newsroom_editor_buffer_dup_text (buffer);
  g_autoptr (NewsroomEditChanges) changes = NULL;

  if (newsroom_editor_buffer_get_work (buffer) != NULL)
    return;

  changes = newsroom_edit_history_take_changes (history, "body", text);
  told->n_told++;
  told->is_kept = changes != NULL;
  told->can_be_redone = newsroom_edit_history_get_can_redo (history);
  g_object_get (buffer, "cursor-position", &told->caret, NULL);
}

/* Letters, one on a line. */
static char *
dup_letters (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_EDITS; i++)
    g_string_append (text, "a\n");

  return g_string_free (text, FALSE);
}

/* A step of many edits: each letter is replaced by two. */
static NewsroomEditorBuffer *
create_changed (void)
{
  NewsroomEditorBuffer *self = newsroom_editor_buffer_new (NULL, FALSE);
  GtkTextBuffer        *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char      *text = dup_letters ();
  GtkTextIter           start, end;

  newsroom_editor_buffer_load (self, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 3);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_begin_user_action (buffer);
  for (int i = N_EDITS - 1; i >= 0; i--)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, 2 * i);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, 2 * i + 1);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, "éb", -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  newsroom_editor_buffer_break (self);

  return self;
}

static void
test_undo_is_over (void)
{
  g_autoptr (NewsroomEditorBuffer) buffer = create_changed ();
  g_autofree char *expected = dup_letters ();
  g_autofree char *text = NULL;
  Told             told = { 0 };

  g_signal_connect (buffer, "notify::work", G_CALLBACK (work_cb), &told);
  newsroom_editor_buffer_undo (buffer);
  newsroom_editor_buffer_settle (buffer);

  text = newsroom_editor_buffer_dup_text (buffer);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_true (told.can_be_redone);
  g_assert_true (told.is_kept);
  g_assert_cmpint (told.caret, ==, 3);
}

/* Nothing was undone then, and what was done can be undone still. */
static void
test_stopped (void)
{
  g_autoptr (NewsroomEditorBuffer) buffer = create_changed ();
  g_autofree char     *before = newsroom_editor_buffer_dup_text (buffer);
  g_autofree char     *text = NULL;
  g_autofree char     *undone = NULL;
  g_autofree char     *expected = dup_letters ();
  NewsroomEditorWork  *work;
  NewsroomEditHistory *history = newsroom_editor_buffer_get_history (buffer);

  newsroom_editor_buffer_undo (buffer);
  work = newsroom_editor_buffer_get_work (buffer);
  g_assert_nonnull (work);
  newsroom_editor_work_stop (work);
  newsroom_editor_buffer_settle (buffer);

  text = newsroom_editor_buffer_dup_text (buffer);
  g_assert_cmpstr (text, ==, before);
  g_assert_false (newsroom_edit_history_get_can_redo (history));
  newsroom_editor_buffer_undo (buffer);
  newsroom_editor_buffer_settle (buffer);
  undone = newsroom_editor_buffer_dup_text (buffer);
  g_assert_cmpstr (undone, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/buffer-work/undo-is-over", test_undo_is_over);
  g_test_add_func ("/ui/buffer-work/stopped", test_stopped);

  return g_test_run ();
}
