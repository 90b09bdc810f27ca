/* newsroom-find-private.h — what the files that find in a text share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-find.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

G_BEGIN_DECLS

/* No letter of any language carries more marks. */
#define NEWSROOM_FIND_MOST_MARKS 32

struct _NewsroomFind
{
  NewsroomFindFlags flags;

  /* Owned */
  GArray     *units; /* NewsroomFoldUnit: what is looked for, unless it is a regular expression */
  pcre2_code *code;  /* the regular expression, else %NULL */
};

struct _NewsroomFindResult
{
  guint    n_groups; /* of the regular expression, itself included; 0 for none */
  gboolean is_cut;

  /* Owned */
  char   *text;
  gsize   length;
  GArray *found;  /* NewsroomFound */
  GArray *groups; /* guint: for each that was found, start and end of each group in bytes */
};

/**
 * NewsroomFoldUnit:
 * @character: a character, decomposed, and without case where that does not count
 * @byte: where the character that it comes from begins in the text
 */
typedef struct
{
  gunichar character;
  guint    byte;
} NewsroomFoldUnit;

/* A search under way. */
typedef struct
{
  NewsroomFindResult *result;
  NewsroomFindFlags   flags;
  gsize               from;
  gsize               to;
  GCancellable       *cancellable; /* borrowed */

  /* Where the last one that was found ends, so that characters and lines are counted once. */
  gsize at_byte;
  guint at_char;
  guint at_line;

  /* The line that was looked at last, and where words begin and end in it */
  gsize line_start;
  gsize line_end;
  char *breaks; /* owned, %NULL before the first */
} NewsroomFindRun;

GArray  *newsroom_find_fold (const char *text,
                             gsize       from,
                             gsize       to,
                             gboolean    keep_case);
gboolean newsroom_find_is_character_end (const char *text,
                                         gsize       length,
                                         gsize       at);
gboolean newsroom_find_run_add (NewsroomFindRun *run,
                                gsize            start,
                                gsize            end);

pcre2_code *newsroom_find_regex_new (const char       *pattern,
                                     NewsroomFindFlags flags,
                                     GError          **error);
gboolean    newsroom_find_regex_run (pcre2_code      *code,
                                     NewsroomFindRun *run,
                                     GError         **error);

G_END_DECLS
