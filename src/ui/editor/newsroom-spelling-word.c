/* newsroom-spelling-word.c — one misspelled word in its buffer, while something is done about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-word.h"

#include "newsroom-body-delete.h"
#include "newsroom-editor-buffer.h"
#include "newsroom-spelling-forms.h"
#include "newsroom-spelling-marks.h"

struct _NewsroomSpellingWordAt
{
  /* Owned */
  NewsroomSpelling *spelling;
  GtkTextBuffer    *buffer;
  GtkTextMark      *start;
  GtkTextMark      *end;
  char             *text;
};

/**
 * newsroom_spelling_word_at:
 * @spelling: a checker
 * @at: a place in the body that is shown
 *
 * Returns: (transfer full) (nullable): the misspelled word that is there or ends there, or %NULL
 */
NewsroomSpellingWordAt *
newsroom_spelling_word_at (NewsroomSpelling  *spelling,
                           const GtkTextIter *at)
{
  GtkTextTag             *tag = newsroom_spelling_get_tag (spelling);
  NewsroomSpellingWordAt *word;
  GtkTextIter             start;
  GtkTextIter             end;

  if (tag == NULL || !newsroom_spelling_marks_find (tag, at, &start, &end))
    return NULL;

  word = g_new0 (NewsroomSpellingWordAt, 1);
  word->spelling = g_object_ref (spelling);
  word->buffer = g_object_ref (gtk_text_iter_get_buffer (at));
  word->start = g_object_ref (gtk_text_buffer_create_mark (word->buffer, NULL, &start, FALSE));
  word->end = g_object_ref (gtk_text_buffer_create_mark (word->buffer, NULL, &end, TRUE));
  word->text = gtk_text_iter_get_slice (&start, &end);

  return word;
}

/**
 * newsroom_spelling_word_free:
 * @word: (transfer full): a word
 */
void
newsroom_spelling_word_free (NewsroomSpellingWordAt *word)
{
  g_return_if_fail (word != NULL);

  gtk_text_buffer_delete_mark (word->buffer, word->start);
  gtk_text_buffer_delete_mark (word->buffer, word->end);
  g_object_unref (word->start);
  g_object_unref (word->end);
  g_object_unref (word->buffer);
  g_object_unref (word->spelling);
  g_free (word->text);
  g_free (word);
}

/**
 * newsroom_spelling_word_get_text:
 * @word: a word
 *
 * Returns: (transfer none): how it is written
 */
const char *
newsroom_spelling_word_get_text (NewsroomSpellingWordAt *word)
{
  return word->text;
}

/**
 * newsroom_spelling_word_get_bounds:
 * @word: a word
 * @start: (out): its start
 * @end: (out): its end
 *
 * Returns: whether it is shown still, and as it was
 */
gboolean
newsroom_spelling_word_get_bounds (NewsroomSpellingWordAt *word,
                                   GtkTextIter            *start,
                                   GtkTextIter            *end)
{
  GtkTextView     *view = newsroom_spelling_get_view (word->spelling);
  g_autofree char *text = NULL;

  if (view == NULL || gtk_text_view_get_buffer (view) != word->buffer)
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (word->buffer, start, word->start);
  gtk_text_buffer_get_iter_at_mark (word->buffer, end, word->end);
  text = gtk_text_iter_get_slice (start, end);

  return g_str_equal (text, word->text);
}

/**
 * newsroom_spelling_word_suggest:
 * @word: a word
 * @cancellable: (nullable): to stop
 * @callback: called with a result for newsroom_speller_suggest_finish()
 * @user_data: closure
 *
 * Asks what may have been meant.
 */
void
newsroom_spelling_word_suggest (NewsroomSpellingWordAt *word,
                                GCancellable           *cancellable,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  gsize       length;
  const char *body = newsroom_editor_buffer_get_text (NEWSROOM_EDITOR_BUFFER (word->buffer), &length);

  newsroom_speller_suggest_async (newsroom_spelling_get_speller (word->spelling),
                                  word->text,
                                  newsroom_spelling_rules_get_dictionaries (newsroom_spelling_get_rules (word->spelling)),
                                  newsroom_spelling_is_typographic (body),
                                  cancellable,
                                  callback,
                                  user_data);
}

/**
 * newsroom_spelling_word_replace:
 * @word: a word
 * @replacement: what to write in its place
 *
 * One step of undo. The view is not scrolled; a caret elsewhere stays where it is.
 */
void
newsroom_spelling_word_replace (NewsroomSpellingWordAt *word,
                                const char             *replacement)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!newsroom_spelling_word_get_bounds (word, &start, &end) || !gtk_text_view_get_editable (newsroom_spelling_get_view (word->spelling)))
    return;

  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (word->buffer));
  gtk_text_buffer_begin_user_action (word->buffer);
  newsroom_body_delete (word->buffer, &start, &end);
  gtk_text_buffer_insert (word->buffer, &start, replacement, -1);
  gtk_text_buffer_end_user_action (word->buffer);
  newsroom_editor_buffer_break (NEWSROOM_EDITOR_BUFFER (word->buffer));
}

/**
 * newsroom_spelling_word_add:
 * @word: a word
 *
 * Adds it to the personal list of words of its language.
 */
void
newsroom_spelling_word_add (NewsroomSpellingWordAt *word)
{
  newsroom_speller_add_word (newsroom_spelling_get_speller (word->spelling),
                             word->text,
                             newsroom_spelling_rules_get_dictionaries (newsroom_spelling_get_rules (word->spelling)));
  newsroom_spelling_rules_change (newsroom_spelling_get_rules (word->spelling));
}

/**
 * newsroom_spelling_word_ignore:
 * @word: a word
 *
 * Takes it for right in this article.
 */
void
newsroom_spelling_word_ignore (NewsroomSpellingWordAt *word)
{
  newsroom_spelling_rules_ignore (newsroom_spelling_get_rules (word->spelling), word->text);
}
