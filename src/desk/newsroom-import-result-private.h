/* newsroom-import-result-private.h — how an import says what became of a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-import-result.h"
#include "newsroom-original.h"

G_BEGIN_DECLS

NewsroomImportResult *newsroom_import_result_new (GFile *file);
NewsroomArticle      *newsroom_import_result_get_article (NewsroomImportResult *self);
NewsroomOriginal     *newsroom_import_result_get_original (NewsroomImportResult *self);
void                  newsroom_import_result_take_contents (NewsroomImportResult *self,
                                                            NewsroomArticle      *article,
                                                            NewsroomOriginal     *original);
void                  newsroom_import_result_clear_contents (NewsroomImportResult *self);
void                  newsroom_import_result_settle (NewsroomImportResult *self,
                                                     NewsroomImportStatus  status,
                                                     gint64                article_id);
void                  newsroom_import_result_fail (NewsroomImportResult *self,
                                                   const GError         *error);

G_END_DECLS
