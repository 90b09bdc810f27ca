/* newsroom-report.h — what an importer noticed, inferred and could not keep
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"

G_BEGIN_DECLS

/**
 * NewsroomReport:
 *
 * Lists of translated sentences, from where each field is, and the account of the characters. A
 * plain value: newsroom_report_to_variant() is all of it. Reference counted; filled by one thread.
 */
typedef struct _NewsroomReport NewsroomReport;

/**
 * NewsroomReportField:
 * @name: of a field, as newsroom_field_get_name() and newsroom_time_get_name() have it, or "keywords"
 * @source: from where its value is, as a translated phrase: "the JSON-LD of the page"
 * @is_certain: whether the file says so in so many words
 * @candidates: (array zero-terminated=1): what else it may be, with what it is; empty where
 *   nothing else was found
 */
typedef struct
{
  char    *name;
  char    *source;
  gboolean is_certain;
  char   **candidates;
} NewsroomReportField;

/**
 * NewsroomReportOmission:
 * @name: (nullable): what was left out, as a translated phrase; %NULL: nobody knows what it is
 * @n_characters: how many
 * @excerpt: its first words
 */
typedef struct
{
  char   *name;
  guint64 n_characters;
  char   *excerpt;
} NewsroomReportOmission;

/**
 * NewsroomReportCharacters:
 * @read: visible characters of the file
 * @kept: those of them that are in the article
 * @left_out: those that are named as left out; what nobody could name among them
 * @unnamed: those of them that nobody could name
 *
 * A visible character is a Unicode code point that is neither white space nor of the general
 * categories Cc and Cf (controls, soft hyphens, marks of direction). One is kept if its word is in
 * the article: a word is a run of letters, digits and the marks on them, whatever its case, with
 * the signs behind it; each word of the article stands for one of the file. @read is always @kept
 * and @left_out together.
 */
typedef struct
{
  guint64 read;
  guint64 kept;
  guint64 left_out;
  guint64 unnamed;
} NewsroomReportCharacters;

NewsroomReport    *newsroom_report_new (void);
NewsroomReport    *newsroom_report_ref (NewsroomReport *self);
void               newsroom_report_unref (NewsroomReport *self);
void               newsroom_report_note (NewsroomReport *self,
                                         const char     *format,
                                         ...) G_GNUC_PRINTF (2, 3);
void               newsroom_report_drop (NewsroomReport *self,
                                         const char     *format,
                                         ...) G_GNUC_PRINTF (2, 3);
void               newsroom_report_infer (NewsroomReport *self,
                                          const char     *format,
                                          ...) G_GNUC_PRINTF (2, 3);
const char        *newsroom_report_get_summary (NewsroomReport *self);
const char *const *newsroom_report_get_notes (NewsroomReport *self);
const char *const *newsroom_report_get_dropped (NewsroomReport *self);
int                newsroom_report_get_inferred (NewsroomReport *self);

void        newsroom_report_set_format (NewsroomReport *self,
                                        const char     *format);
const char *newsroom_report_get_format (NewsroomReport *self);
void        newsroom_report_set_encoding (NewsroomReport *self,
                                          const char     *encoding);
const char *newsroom_report_get_encoding (NewsroomReport *self);

void                       newsroom_report_recognise (NewsroomReport    *self,
                                                      const char        *field,
                                                      const char        *source,
                                                      gboolean           is_certain,
                                                      const char *const *candidates);
const NewsroomReportField *newsroom_report_find_field (NewsroomReport *self,
                                                       const char     *field);
GPtrArray                 *newsroom_report_get_fields (NewsroomReport *self);

void                            newsroom_report_set_characters (NewsroomReport                 *self,
                                                                const NewsroomReportCharacters *characters);
const NewsroomReportCharacters *newsroom_report_get_characters (NewsroomReport *self);
void                            newsroom_report_leave_out (NewsroomReport *self,
                                                           const char     *name,
                                                           guint64         n_characters,
                                                           const char     *excerpt);
GPtrArray                      *newsroom_report_get_omissions (NewsroomReport *self);

void newsroom_report_read (NewsroomReport *self,
                           const char     *name,
                           const char     *text,
                           gssize          length);
void newsroom_report_explain (NewsroomReport *self,
                              const char     *name,
                              const char     *words,
                              gssize          length);
void newsroom_report_explain_as (NewsroomReport *self,
                                 NewsroomReport *other);
void newsroom_report_settle (NewsroomReport  *self,
                             NewsroomArticle *article,
                             gboolean         shows_markup);

GVariant       *newsroom_report_to_variant (NewsroomReport *self);
NewsroomReport *newsroom_report_new_from_variant (GVariant *variant);
void            newsroom_report_add_variant (NewsroomReport *self,
                                             GVariant       *variant);
char           *newsroom_report_to_string (NewsroomReport *self);
NewsroomReport *newsroom_report_new_from_string (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomReport, newsroom_report_unref)

G_END_DECLS
