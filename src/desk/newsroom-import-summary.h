/* newsroom-import-summary.h — what became of all files of an import, sorted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-import-result.h"

G_BEGIN_DECLS

/**
 * NewsroomImportGroup:
 * @NEWSROOM_IMPORT_GROUP_FAILED: what could not be read or taken
 * @NEWSROOM_IMPORT_GROUP_CHANGED: files of which the library has an older version, left as it is
 * @NEWSROOM_IMPORT_GROUP_OMISSIONS: articles that were added, but for something in their files
 * @NEWSROOM_IMPORT_GROUP_TWICE: files with the same bytes as another of this import
 * @NEWSROOM_IMPORT_GROUP_KNOWN: files that the library had before
 * @NEWSROOM_IMPORT_GROUP_SKIPPED: what lay in a folder and was not opened
 * @NEWSROOM_IMPORT_GROUP_CANCELLED: what was not reached
 * @NEWSROOM_IMPORT_GROUP_ADDED: articles that were added, those with omissions too
 *
 * What became of a file, what needs a look first.
 */
typedef enum
{
  NEWSROOM_IMPORT_GROUP_FAILED,
  NEWSROOM_IMPORT_GROUP_CHANGED,
  NEWSROOM_IMPORT_GROUP_OMISSIONS,
  NEWSROOM_IMPORT_GROUP_TWICE,
  NEWSROOM_IMPORT_GROUP_KNOWN,
  NEWSROOM_IMPORT_GROUP_SKIPPED,
  NEWSROOM_IMPORT_GROUP_CANCELLED,
  NEWSROOM_IMPORT_GROUP_ADDED,
} NewsroomImportGroup;
#define NEWSROOM_N_IMPORT_GROUPS (NEWSROOM_IMPORT_GROUP_ADDED + 1)

/**
 * NewsroomImportSummary:
 *
 * Reference counted, immutable, for any thread; the results in it are not changed any more.
 */
typedef struct _NewsroomImportSummary NewsroomImportSummary;

NewsroomImportSummary *newsroom_import_summary_new (GPtrArray *results,
                                                    guint      n_hidden);
NewsroomImportSummary *newsroom_import_summary_ref (NewsroomImportSummary *self);
void                   newsroom_import_summary_unref (NewsroomImportSummary *self);
void                   newsroom_import_summary_make_async (GPtrArray          *results,
                                                           guint               n_hidden,
                                                           GAsyncReadyCallback callback,
                                                           gpointer            user_data);
NewsroomImportSummary *newsroom_import_summary_make_finish (GAsyncResult *result);
GPtrArray             *newsroom_import_summary_get_results (NewsroomImportSummary *self,
                                                            NewsroomImportGroup    group);
guint                  newsroom_import_summary_count_several (NewsroomImportSummary *self,
                                                              guint                 *n_articles);
guint                  newsroom_import_summary_get_n_hidden (NewsroomImportSummary *self);
NewsroomImportResult  *newsroom_import_summary_get_twin (NewsroomImportSummary *self,
                                                         NewsroomImportResult  *result);

char *newsroom_import_summary_dup_counts (NewsroomImportSummary *self);
char *newsroom_import_summary_dup_title (NewsroomImportGroup group,
                                         guint               n_files);
char *newsroom_import_summary_dup_reason (NewsroomImportSummary *self,
                                          NewsroomImportResult  *result);
char *newsroom_import_summary_dup_text (NewsroomImportSummary *self);
char *newsroom_import_summary_dup_csv (NewsroomImportSummary *self);
char *newsroom_import_summary_dup_json (NewsroomImportSummary *self);

void     newsroom_import_summary_save_async (NewsroomImportSummary *self,
                                             GFile                 *file,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
gboolean newsroom_import_summary_save_finish (GAsyncResult *result,
                                              GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomImportSummary, newsroom_import_summary_unref)

G_END_DECLS
