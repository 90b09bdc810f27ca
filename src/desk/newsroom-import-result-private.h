/* newsroom-import-result-private.h — how an import says what became of a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-filing.h"
#include "newsroom-import-result.h"

G_BEGIN_DECLS

NewsroomImportResult *newsroom_import_result_new (GFile *file);
void                  newsroom_import_result_set_part (NewsroomImportResult *self,
                                                       guint                 part,
                                                       guint                 n_parts);
NewsroomArticle      *newsroom_import_result_get_article (NewsroomImportResult *self);
NewsroomOriginal     *newsroom_import_result_get_original (NewsroomImportResult *self);
NewsroomFiling       *newsroom_import_result_get_filing (NewsroomImportResult *self);
void                  newsroom_import_result_take_contents (NewsroomImportResult *self,
                                                            NewsroomFiling       *filing);
NewsroomFiling       *newsroom_import_result_steal_contents (NewsroomImportResult *self);
void                  newsroom_import_result_clear_contents (NewsroomImportResult *self);
void                  newsroom_import_result_settle (NewsroomImportResult *self,
                                                     NewsroomImportStatus  status,
                                                     gint64                article_id);
void                  newsroom_import_result_fail (NewsroomImportResult *self,
                                                   const GError         *error);
void                  newsroom_import_result_skip (NewsroomImportResult *self,
                                                   const GError         *error);
void                  newsroom_import_free_aside (gpointer       data,
                                                  GDestroyNotify free_func);

G_END_DECLS
