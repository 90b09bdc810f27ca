/* newsroom-spelling-word.h — one misspelled word in its buffer, while something is done about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spelling.h"

G_BEGIN_DECLS

/**
 * NewsroomSpellingWordAt:
 *
 * A misspelled word that was found in the body that is shown. It may be changed meanwhile, or
 * another body be shown: then nothing more is done about it.
 */
typedef struct _NewsroomSpellingWordAt NewsroomSpellingWordAt;

NewsroomSpellingWordAt *newsroom_spelling_word_at (NewsroomSpelling  *spelling,
                                                   const GtkTextIter *at);
void                    newsroom_spelling_word_free (NewsroomSpellingWordAt *word);
const char             *newsroom_spelling_word_get_text (NewsroomSpellingWordAt *word);
gboolean                newsroom_spelling_word_get_bounds (NewsroomSpellingWordAt *word,
                                                           GtkTextIter            *start,
                                                           GtkTextIter            *end);
void                    newsroom_spelling_word_suggest (NewsroomSpellingWordAt *word,
                                                        GCancellable           *cancellable,
                                                        GAsyncReadyCallback     callback,
                                                        gpointer                user_data);
void                    newsroom_spelling_word_replace (NewsroomSpellingWordAt *word,
                                                        const char             *replacement);
void                    newsroom_spelling_word_add (NewsroomSpellingWordAt *word);
void                    newsroom_spelling_word_ignore (NewsroomSpellingWordAt *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSpellingWordAt, newsroom_spelling_word_free)

G_END_DECLS
