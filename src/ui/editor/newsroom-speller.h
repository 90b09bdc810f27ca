/* newsroom-speller.h — asks dictionaries, on a thread of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-spelling-words.h"

G_BEGIN_DECLS

/* The most suggestions for a word. */
#define NEWSROOM_SPELLER_MOST_SUGGESTIONS 10

#define NEWSROOM_TYPE_SPELLER (newsroom_speller_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSpeller, newsroom_speller, NEWSROOM, SPELLER, GObject)

/**
 * NewsroomSpellerText:
 *
 * A body that is checked piece by piece, with its dictionaries and the words that are right
 * whatever they say. Reference counted.
 */
typedef struct _NewsroomSpellerText NewsroomSpellerText;

/**
 * NewsroomSpellerPiece:
 * @start: its first character, counted from the start of the body
 * @end: the character after its last
 * @wrong: (element-type NewsroomSpellingWord): the words that no dictionary has
 *
 * Whole lines of a body that were checked.
 */
typedef struct
{
  guint   start;
  guint   end;
  GArray *wrong;
} NewsroomSpellerPiece;

NewsroomSpellerText *newsroom_speller_text_new (const char        *body,
                                                gsize              length,
                                                const char *const *dictionaries,
                                                GHashTable        *accepted);
void                 newsroom_speller_text_unref (NewsroomSpellerText *text);
void                 newsroom_speller_piece_free (NewsroomSpellerPiece *piece);

NewsroomSpeller      *newsroom_speller_new (void);
void                  newsroom_speller_list_async (NewsroomSpeller    *self,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
char                **newsroom_speller_list_finish (GAsyncResult *result);
void                  newsroom_speller_check_async (NewsroomSpeller     *self,
                                                    NewsroomSpellerText *text,
                                                    guint                start,
                                                    guint                end,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
NewsroomSpellerPiece *newsroom_speller_check_finish (GAsyncResult *result);
void                  newsroom_speller_suggest_async (NewsroomSpeller    *self,
                                                      const char         *word,
                                                      const char *const  *dictionaries,
                                                      gboolean            is_typographic,
                                                      GCancellable       *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer            user_data);
char                **newsroom_speller_suggest_finish (GAsyncResult *result);
void                  newsroom_speller_add_word (NewsroomSpeller   *self,
                                                 const char        *word,
                                                 const char *const *dictionaries);
void                  newsroom_speller_end (NewsroomSpeller *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSpellerText, newsroom_speller_text_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSpellerPiece, newsroom_speller_piece_free)

G_END_DECLS
