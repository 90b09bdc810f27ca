/* newsroom-notes.h — what in a body is for the desk and not for the reader
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long each of the two marks around a comment is, “{>>” and “<<}”, in bytes. */
#define NEWSROOM_NOTE_DELIMITER_LENGTH 3

/**
 * NewsroomNoteKind:
 * @NEWSROOM_NOTE_COMMENT: “{>> ask the police <<}”, which is never exported
 * @NEWSROOM_NOTE_MARK: TK, TKTK, [CHECK], XX or ???: words that are still to come; or the “{>>”
 *   of a comment that does not end
 */
typedef enum
{
  NEWSROOM_NOTE_COMMENT,
  NEWSROOM_NOTE_MARK,
} NewsroomNoteKind;

/**
 * NewsroomNote:
 * @start: its first byte in the body
 * @end: the byte behind its last
 * @kind: what it is
 */
typedef struct
{
  gsize            start;
  gsize            end;
  NewsroomNoteKind kind;
} NewsroomNote;

GArray *newsroom_notes_find (const char *body,
                             gssize      length);
GArray *newsroom_notes_find_comments (const char *body,
                                      gssize      length);
guint   newsroom_notes_count (const char *body,
                              gssize      length);
char   *newsroom_notes_cut (const char *body,
                            gssize      length,
                            gsize      *offsets,
                            guint       n_offsets);
char   *newsroom_notes_cut_plain (const char *text);
char   *newsroom_notes_dup_words (const char         *body,
                                  gsize               length,
                                  const NewsroomNote *note);
char   *newsroom_notes_dup_sentence (const char         *body,
                                     gsize               length,
                                     const NewsroomNote *note);

G_END_DECLS
