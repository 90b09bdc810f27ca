/* newsroom-print-setup.h — the printer, the paper and the options that were chosen last
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-print-pages.h"

G_BEGIN_DECLS

void newsroom_print_setup_load (GSettings         *session,
                                NewsroomArticle   *article,
                                GtkPrintSettings **printer,
                                GtkPageSetup     **paper);
void newsroom_print_setup_save (GSettings        *session,
                                GtkPrintSettings *printer,
                                GtkPageSetup     *paper);
void newsroom_print_setup_make_async (NewsroomArticle    *article,
                                      GSettings          *settings,
                                      GtkPageSetup       *paper,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);

G_END_DECLS
