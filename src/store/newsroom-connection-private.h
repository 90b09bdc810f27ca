/* newsroom-connection-private.h — the one connection to the library's file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-read-only.h"
#include "newsroom-statement-private.h"

G_BEGIN_DECLS

/**
 * NewsroomTransaction:
 * @connection: the connection, in a transaction
 * @data: closure
 * @error: return location for an error
 *
 * Returns: whether all was done and is to be committed
 */
typedef gboolean (*NewsroomTransaction) (NewsroomConnection *connection,
                                         gpointer            data,
                                         GError            **error);

/**
 * NewsroomChanges:
 * @n_changed: changes since the store was told
 * @changed_id: the one article of them, 0 for many
 * @written: the revisions that the transaction writes
 * @uncertain: (element-type gint64 gint64): for an article the number of the first revision that a
 *   transaction wrote which was not told to be done; it may be there all the same, and so may each after it
 * @last: (element-type gint64 gint64): for an article the number of the revision that was written
 *   last, done or not
 */
typedef struct
{
  guint       n_changed;
  gint64      changed_id;
  GArray     *written;
  GHashTable *uncertain;
  GHashTable *last;
} NewsroomChanges;

typedef struct _NewsroomCopy NewsroomCopy;

NewsroomConnection *newsroom_connection_open (const char *path,
                                              GError    **error);
NewsroomConnection *newsroom_connection_open_copy (const char *path,
                                                   const char *name,
                                                   GError    **error);
gboolean            newsroom_connection_close (NewsroomConnection *self,
                                               GError            **error);
void                newsroom_connection_free (NewsroomConnection *self);
const char         *newsroom_connection_get_path (NewsroomConnection *self);
sqlite3            *newsroom_connection_get_handle (NewsroomConnection *self);
NewsroomReadOnly    newsroom_connection_get_read_only (NewsroomConnection *self);
gboolean            newsroom_connection_take_bad_index (NewsroomConnection *self);
gboolean            newsroom_connection_knows_sums (NewsroomConnection *self);
gboolean            newsroom_connection_check_writable (NewsroomConnection *self,
                                                        GError            **error);

void     newsroom_connection_set_action (NewsroomConnection *self,
                                         const char         *format,
                                         ...) G_GNUC_PRINTF (2, 3);
gboolean newsroom_connection_check (NewsroomConnection *self,
                                    int                 rc,
                                    GError            **error);
void     newsroom_connection_set_error (NewsroomConnection *self,
                                        int                 code,
                                        const char         *reason,
                                        GError            **error);

NewsroomStatement *newsroom_connection_prepare (NewsroomConnection *self,
                                                const char         *sql,
                                                GError            **error);
gboolean           newsroom_connection_execute (NewsroomConnection *self,
                                                const char         *sql,
                                                GError            **error);
char              *newsroom_connection_dup_answer (NewsroomConnection *self,
                                                   const char         *sql,
                                                   GError            **error);
gboolean           newsroom_connection_read_int (NewsroomConnection *self,
                                                 const char         *sql,
                                                 gint64             *value,
                                                 GError            **error);
gboolean           newsroom_connection_find_id (NewsroomConnection *self,
                                                const char         *sql,
                                                const char         *text,
                                                gint64             *id,
                                                GError            **error);
gboolean           newsroom_connection_run_for (NewsroomConnection *self,
                                                const char         *sql,
                                                gint64              id,
                                                GError            **error);
gboolean           newsroom_connection_transact (NewsroomConnection *self,
                                                 NewsroomTransaction transaction,
                                                 gpointer            data,
                                                 GError            **error);
gboolean           newsroom_connection_checkpoint (NewsroomConnection *self,
                                                   GError            **error);
void               newsroom_connection_release_memory (NewsroomConnection *self);
gint64             newsroom_connection_get_last_id (NewsroomConnection *self);
int                newsroom_connection_get_n_changed (NewsroomConnection *self);
gboolean           newsroom_connection_get_is_written (NewsroomConnection *self);

NewsroomCopy *newsroom_connection_get_copy (NewsroomConnection *self);
void          newsroom_connection_take_copy (NewsroomConnection *self,
                                             NewsroomCopy       *copy);

void             newsroom_changes_init (NewsroomChanges *changes);
void             newsroom_changes_clear (NewsroomChanges *changes);
NewsroomChanges *newsroom_connection_get_changes (NewsroomConnection *self);

void     newsroom_connection_note_changed (NewsroomConnection *self,
                                           gint64              article_id);
gboolean newsroom_connection_take_changed (NewsroomConnection *self,
                                           gint64             *article_id);

void     newsroom_connection_note_version (NewsroomConnection *self,
                                           gint64              article_id,
                                           gint64              sequence);
void     newsroom_connection_begin_versions (NewsroomConnection *self);
gboolean newsroom_connection_run_wholly (NewsroomConnection *self,
                                         NewsroomTransaction transaction,
                                         gpointer            data,
                                         GError            **error);
void     newsroom_connection_settle_versions (NewsroomConnection *self);
gboolean newsroom_connection_is_uncertain (NewsroomConnection *self,
                                           gint64              article_id,
                                           gint64              sequence);
gboolean newsroom_connection_has_written (NewsroomConnection *self, gint64 article_id, gint64 sequence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomConnection, newsroom_connection_free)

G_END_DECLS
