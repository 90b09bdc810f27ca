/* newsroom-connection-file-private.h — what the files of a library must be for a connection
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-library-file-private.h"

G_BEGIN_DECLS

gboolean newsroom_connection_refuse_lone_log (NewsroomConnection     *self,
                                              const NewsroomFileMark *file,
                                              const NewsroomFileMark *log,
                                              GError                **error);
gboolean newsroom_connection_protect_new_file (NewsroomConnection     *self,
                                               const NewsroomFileMark *file,
                                               GError                **error);
gboolean newsroom_connection_take_guard (NewsroomConnection *self,
                                         int                *guard,
                                         GError            **error);
gboolean newsroom_connection_name_log (NewsroomConnection *self,
                                       gboolean           *is_named,
                                       GError            **error);
gboolean newsroom_connection_refuse_moved (NewsroomConnection *self,
                                           GError            **error);
gboolean newsroom_connection_check_files (NewsroomConnection     *self,
                                          const char             *log_path,
                                          const NewsroomFileMark *file,
                                          const NewsroomFileMark *log,
                                          GError                **error);
gboolean newsroom_connection_check_place (NewsroomConnection *self,
                                          GError            **error);
char    *newsroom_connection_dup_reason (NewsroomConnection *self,
                                         int                 code,
                                         int                 rc);
gboolean newsroom_connection_refuse_newer (NewsroomConnection *self,
                                           GError            **error);

G_END_DECLS
