/* newsroom-print-job.h — an article goes to a printer, or to a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-article.h"

G_BEGIN_DECLS

/**
 * NewsroomPrintOutcome:
 * @NEWSROOM_PRINT_FAILED: it could not be printed
 * @NEWSROOM_PRINT_CANCELLED: nobody wanted it after all
 * @NEWSROOM_PRINT_DONE: it was handed to the printer, or is in the file
 * @NEWSROOM_PRINT_SHOW: it should be shown first
 */
typedef enum
{
  NEWSROOM_PRINT_FAILED,
  NEWSROOM_PRINT_CANCELLED,
  NEWSROOM_PRINT_DONE,
  NEWSROOM_PRINT_SHOW,
} NewsroomPrintOutcome;

void                 newsroom_print_job_run_async (GtkWindow          *parent,
                                                   NewsroomArticle    *article,
                                                   GSettings          *settings,
                                                   GSettings          *session,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
NewsroomPrintOutcome newsroom_print_job_run_finish (GAsyncResult *result,
                                                    GError      **error);

G_END_DECLS
