/* newsroom-statement-private.h — one SQL statement: bound, stepped and read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _NewsroomConnection NewsroomConnection;

/**
 * NewsroomStatement:
 *
 * A prepared statement of a connection, which keeps it for the next use of the same SQL.
 * Values are bound in order, from the first. A failed binding is reported by the step.
 */
typedef struct _NewsroomStatement NewsroomStatement;

NewsroomStatement *newsroom_statement_new (NewsroomConnection *connection,
                                           sqlite3_stmt       *stmt);
void               newsroom_statement_free (NewsroomStatement *self);
void               newsroom_statement_release (NewsroomStatement *self);

void        newsroom_statement_bind_int (NewsroomStatement *self,
                                         gint64             value);
void        newsroom_statement_bind_text (NewsroomStatement *self,
                                          const char        *text);
void        newsroom_statement_bind_bytes (NewsroomStatement *self,
                                           GBytes            *bytes);
gboolean    newsroom_statement_step (NewsroomStatement *self,
                                     gboolean          *has_row,
                                     GError           **error);
gboolean    newsroom_statement_run (NewsroomStatement *self,
                                    GError           **error);
char       *newsroom_statement_dup_as_text (NewsroomStatement *self,
                                            int                column,
                                            GError           **error);
gint64      newsroom_statement_get_int (NewsroomStatement *self,
                                        int                column);
double      newsroom_statement_get_double (NewsroomStatement *self,
                                           int                column);
const char *newsroom_statement_get_text (NewsroomStatement *self,
                                         int                column);
const char *newsroom_statement_get_text_or_null (NewsroomStatement *self,
                                                 int                column);
gboolean    newsroom_statement_has_text (NewsroomStatement *self,
                                         int                column,
                                         const char        *text);
GBytes     *newsroom_statement_dup_bytes (NewsroomStatement *self,
                                          int                column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomStatement, newsroom_statement_release)

G_END_DECLS
