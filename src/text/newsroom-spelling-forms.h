/* newsroom-spelling-forms.h — what of a word with apostrophes a dictionary is to be asked for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-spelling-words.h"

G_BEGIN_DECLS

/**
 * NewsroomSpellingKnows:
 * @word: a word, terminated, its apostrophes '
 * @user_data: closure
 *
 * Returns: whether the dictionary has @word
 */
typedef gboolean (*NewsroomSpellingKnows) (const char *word,
                                           gpointer    user_data);

gboolean newsroom_spelling_is_right (const char           *language,
                                     const char           *word,
                                     guint                 hints,
                                     NewsroomSpellingKnows knows,
                                     gpointer              user_data);
char    *newsroom_spelling_dup_plain (const char *word,
                                      gssize      length);
char    *newsroom_spelling_dup_core (const char *language,
                                     const char *word,
                                     char      **before,
                                     char      **after);
char    *newsroom_spelling_dup_with_apostrophe (const char           *word,
                                                NewsroomSpellingKnows knows,
                                                gpointer              user_data);
char    *newsroom_spelling_dup_fitting (const char *suggestion,
                                        gboolean    is_typographic);
gboolean newsroom_spelling_is_typographic (const char *body);

G_END_DECLS
