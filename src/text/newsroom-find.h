/* newsroom-find.h — finds in a text, letter by letter or by a regular expression
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomFindFlags:
 * @NEWSROOM_FIND_CASE: capital letters are others than small ones
 * @NEWSROOM_FIND_WORDS: only where a word begins and a word ends
 * @NEWSROOM_FIND_REGEX: what is found is told by a regular expression of PCRE2
 */
typedef enum
{
  NEWSROOM_FIND_CASE = 1 << 0,
  NEWSROOM_FIND_WORDS = 1 << 1,
  NEWSROOM_FIND_REGEX = 1 << 2,
} NewsroomFindFlags;

#define NEWSROOM_FIND_ERROR (newsroom_find_error_quark ())

/**
 * NewsroomFindError:
 * @NEWSROOM_FIND_ERROR_PATTERN: it is no regular expression
 * @NEWSROOM_FIND_ERROR_REPLACEMENT: the replacement names what is not there
 * @NEWSROOM_FIND_ERROR_TOO_HARD: the regular expression would take for ever
 */
typedef enum
{
  NEWSROOM_FIND_ERROR_PATTERN,
  NEWSROOM_FIND_ERROR_REPLACEMENT,
  NEWSROOM_FIND_ERROR_TOO_HARD,
} NewsroomFindError;

/**
 * NewsroomFound:
 * @start: its first byte in the text
 * @end: the byte after it
 * @first: its first character in the text
 * @last: the character after it
 * @line: the line on which it begins, from 0
 *
 * What a regular expression finds may be empty.
 */
typedef struct
{
  guint start;
  guint end;
  guint first;
  guint last;
  guint line;
} NewsroomFound;

/* More than so many are not looked for. */
#define NEWSROOM_FIND_MOST 1000000

typedef struct _NewsroomFind       NewsroomFind;
typedef struct _NewsroomFindResult NewsroomFindResult;

GQuark        newsroom_find_error_quark (void);
NewsroomFind *newsroom_find_new (const char       *pattern,
                                 NewsroomFindFlags flags,
                                 GError          **error);
NewsroomFind *newsroom_find_ref (NewsroomFind *self);
void          newsroom_find_unref (NewsroomFind *self);
gboolean      newsroom_find_check_replacement (NewsroomFind *self,
                                               const char   *replacement,
                                               GError      **error);

NewsroomFindResult  *newsroom_find_search (NewsroomFind *self,
                                           char         *text,
                                           gsize         length,
                                           gsize         from,
                                           gsize         to,
                                           GCancellable *cancellable,
                                           GError      **error);
NewsroomFindResult  *newsroom_find_result_ref (NewsroomFindResult *result);
void                 newsroom_find_result_unref (NewsroomFindResult *result);
guint                newsroom_find_result_get_n (NewsroomFindResult *result);
gboolean             newsroom_find_result_is_cut (NewsroomFindResult *result);
const NewsroomFound *newsroom_find_result_get (NewsroomFindResult *result,
                                               guint               index);
guint                newsroom_find_result_from (NewsroomFindResult *result,
                                                guint               first);
char                *newsroom_find_result_dup_replacement (NewsroomFindResult *result,
                                                           guint               index,
                                                           const char         *replacement);
char                *newsroom_find_result_dup_match (NewsroomFindResult *result,
                                                     guint               index);
char                *newsroom_find_result_dup_before (NewsroomFindResult *result,
                                                      guint               index,
                                                      guint               n_chars);
char                *newsroom_find_result_dup_after (NewsroomFindResult *result,
                                                     guint               index,
                                                     guint               n_chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFind, newsroom_find_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFindResult, newsroom_find_result_unref)

G_END_DECLS
