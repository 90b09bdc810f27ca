/* newsroom-store.h — the library: articles, authors, revisions and originals, kept for good
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-article.h"
#include "newsroom-article-query.h"
#include "newsroom-filing.h"
#include "newsroom-original.h"
#include "newsroom-read-only.h"
#include "newsroom-revision.h"
#include "newsroom-whole.h"

G_BEGIN_DECLS

/**
 * NewsroomStoreError:
 * @NEWSROOM_STORE_ERROR_IN_USE: another Newsroom has the library open
 * @NEWSROOM_STORE_ERROR_DAMAGED: it is no library of Newsroom's, or it is damaged
 * @NEWSROOM_STORE_ERROR_NEWER: a newer Newsroom wrote it, so that nothing of it can be read
 * @NEWSROOM_STORE_ERROR_FULL: no space is left
 * @NEWSROOM_STORE_ERROR_MOVED: the file was deleted, replaced or cut while open
 * @NEWSROOM_STORE_ERROR_NOT_FOUND: there is no such article or author
 * @NEWSROOM_STORE_ERROR_CONFLICT: the article was changed since it was read
 * @NEWSROOM_STORE_ERROR_STATE: an article may not go from its state to that one
 * @NEWSROOM_STORE_ERROR_IO: the disk refused, or a permission somewhere else than below
 * @NEWSROOM_STORE_ERROR_READ_ONLY: the library may only be read, or not even that, and nothing was tried
 */
typedef enum
{
  NEWSROOM_STORE_ERROR_IN_USE,
  NEWSROOM_STORE_ERROR_DAMAGED,
  NEWSROOM_STORE_ERROR_NEWER,
  NEWSROOM_STORE_ERROR_FULL,
  NEWSROOM_STORE_ERROR_MOVED,
  NEWSROOM_STORE_ERROR_NOT_FOUND,
  NEWSROOM_STORE_ERROR_CONFLICT,
  NEWSROOM_STORE_ERROR_STATE,
  NEWSROOM_STORE_ERROR_IO,
  NEWSROOM_STORE_ERROR_READ_ONLY,
} NewsroomStoreError;

#define NEWSROOM_STORE_ERROR (newsroom_store_error_quark ())
GQuark newsroom_store_error_quark (void);

/**
 * NewsroomSpiked:
 * @id: an article on the spike
 * @changed: when it was last changed, in microseconds since 1970
 */
typedef struct
{
  gint64 id;
  gint64 changed;
} NewsroomSpiked;

#define NEWSROOM_TYPE_STORE (newsroom_store_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomStore, newsroom_store, NEWSROOM, STORE, GObject)

void           newsroom_store_open_async (const char         *path,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
NewsroomStore *newsroom_store_open_finish (GAsyncResult *result,
                                           GError      **error);
void           newsroom_store_close_async (NewsroomStore      *self,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean       newsroom_store_close_finish (NewsroomStore *self,
                                            GAsyncResult  *result,
                                            GError       **error);
const char    *newsroom_store_get_path (NewsroomStore *self);

NewsroomReadOnly newsroom_store_get_read_only (NewsroomStore *self);
gboolean         newsroom_store_check_writable (NewsroomStore *self,
                                                GError       **error);

void             newsroom_store_save_article_async (NewsroomStore      *self,
                                                    NewsroomArticle    *article,
                                                    NewsroomCause       cause,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
void             newsroom_store_save_draft_async (NewsroomStore      *self,
                                                  NewsroomArticle    *article,
                                                  NewsroomCause       cause,
                                                  GPtrArray          *undo,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
NewsroomArticle *newsroom_store_save_article_finish (NewsroomStore *self,
                                                     GAsyncResult  *result,
                                                     GError       **error);
void             newsroom_store_load_article_async (NewsroomStore      *self,
                                                    gint64              id,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
NewsroomArticle *newsroom_store_load_article_finish (NewsroomStore *self,
                                                     GAsyncResult  *result,
                                                     GError       **error);
void             newsroom_store_load_undo_async (NewsroomStore      *self,
                                                 gint64              article_id,
                                                 GPtrArray          *pasts,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
GPtrArray       *newsroom_store_load_undo_finish (NewsroomStore *self,
                                                  GAsyncResult  *result,
                                                  GError       **error);
void             newsroom_store_set_state_async (NewsroomStore      *self,
                                                 gint64              id,
                                                 NewsroomState       state,
                                                 const char         *note,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
void             newsroom_store_restore_from_spike_async (NewsroomStore      *self,
                                                          gint64              id,
                                                          GCancellable       *cancellable,
                                                          GAsyncReadyCallback callback,
                                                          gpointer            user_data);
gboolean         newsroom_store_set_state_finish (NewsroomStore *self,
                                                  GAsyncResult  *result,
                                                  GError       **error);

void     newsroom_store_delete_spiked_async (NewsroomStore      *self,
                                             GArray             *articles,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean newsroom_store_delete_spiked_finish (NewsroomStore *self,
                                              GAsyncResult  *result,
                                              guint         *n_deleted,
                                              GError       **error);

void        newsroom_store_query_articles_async (NewsroomStore              *self,
                                                 const NewsroomArticleQuery *query,
                                                 GCancellable               *cancellable,
                                                 GAsyncReadyCallback         callback,
                                                 gpointer                    user_data);
GListModel *newsroom_store_query_articles_finish (NewsroomStore *self,
                                                  GAsyncResult  *result,
                                                  GError       **error);

void     newsroom_store_index_async (NewsroomStore      *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean newsroom_store_index_finish (NewsroomStore *self,
                                      GAsyncResult  *result,
                                      GError       **error);

void             newsroom_store_query_revisions_async (NewsroomStore      *self,
                                                       gint64              article_id,
                                                       GCancellable       *cancellable,
                                                       GAsyncReadyCallback callback,
                                                       gpointer            user_data);
GListModel      *newsroom_store_query_revisions_finish (NewsroomStore *self,
                                                        GAsyncResult  *result,
                                                        GError       **error);
void             newsroom_store_load_revision_async (NewsroomStore      *self,
                                                     gint64              article_id,
                                                     gint64              sequence,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
NewsroomArticle *newsroom_store_load_revision_finish (NewsroomStore *self,
                                                      GAsyncResult  *result,
                                                      GError       **error);
void             newsroom_store_restore_revision_async (NewsroomStore      *self,
                                                        gint64              article_id,
                                                        gint64              sequence,
                                                        GCancellable       *cancellable,
                                                        GAsyncReadyCallback callback,
                                                        gpointer            user_data);
void             newsroom_store_name_revision_async (NewsroomStore      *self,
                                                     gint64              article_id,
                                                     gint64              sequence,
                                                     const char         *name,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
void             newsroom_store_thin_async (NewsroomStore      *self,
                                            gint64              after_id,
                                            gint64              now,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean         newsroom_store_thin_finish (NewsroomStore *self,
                                             GAsyncResult  *result,
                                             gint64        *id,
                                             GError       **error);
gboolean         newsroom_store_change_revision_finish (NewsroomStore *self,
                                                        GAsyncResult  *result,
                                                        GError       **error);

void            newsroom_store_save_author_async (NewsroomStore      *self,
                                                  NewsroomAuthor     *author,
                                                  NewsroomAuthor     *known,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
NewsroomAuthor *newsroom_store_save_author_finish (NewsroomStore *self,
                                                   GAsyncResult  *result,
                                                   GError       **error);
void            newsroom_store_query_authors_async (NewsroomStore      *self,
                                                    const char         *text,
                                                    guint               limit,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
void            newsroom_store_find_authors_async (NewsroomStore      *self,
                                                   const char         *name,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
GListModel     *newsroom_store_query_authors_finish (NewsroomStore *self,
                                                     GAsyncResult  *result,
                                                     GError       **error);

void              newsroom_store_find_file_async (NewsroomStore      *self,
                                                  const char         *sha256,
                                                  const char         *path,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
NewsroomKnownFile newsroom_store_find_file_finish (NewsroomStore *self,
                                                   GAsyncResult  *result,
                                                   gint64        *id,
                                                   GError       **error);
void              newsroom_store_file_async (NewsroomStore      *self,
                                             GPtrArray          *filings,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean          newsroom_store_file_finish (NewsroomStore *self,
                                              GAsyncResult  *result,
                                              GError       **error);
void              newsroom_store_import_async (NewsroomStore      *self,
                                               GPtrArray          *articles,
                                               GPtrArray          *originals,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean          newsroom_store_import_finish (NewsroomStore *self,
                                                GAsyncResult  *result,
                                                GError       **error);
void              newsroom_store_load_original_async (NewsroomStore      *self,
                                                      gint64              article_id,
                                                      GCancellable       *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer            user_data);
void              newsroom_store_load_earlier_original_async (NewsroomStore      *self,
                                                              gint64              article_id,
                                                              guint               index,
                                                              GCancellable       *cancellable,
                                                              GAsyncReadyCallback callback,
                                                              gpointer            user_data);
void              newsroom_store_has_original_async (NewsroomStore      *self,
                                                     gint64              article_id,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
gboolean          newsroom_store_has_original_finish (NewsroomStore *self,
                                                      GAsyncResult  *result,
                                                      gint64        *article_id,
                                                      GError       **error);
NewsroomOriginal *newsroom_store_load_original_finish (NewsroomStore *self,
                                                       GAsyncResult  *result,
                                                       GError       **error);

void            newsroom_store_load_whole_async (NewsroomStore      *self,
                                                 gint64              id,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
NewsroomWhole  *newsroom_store_load_whole_finish (NewsroomStore *self,
                                                  GAsyncResult  *result,
                                                  GError       **error);
void            newsroom_store_adopt_async (NewsroomStore      *self,
                                            GPtrArray          *wholes,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
GArray         *newsroom_store_adopt_finish (NewsroomStore *self,
                                             GAsyncResult  *result,
                                             GError       **error);
void            newsroom_store_load_author_async (NewsroomStore      *self,
                                                  gint64              id,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
NewsroomAuthor *newsroom_store_load_author_finish (NewsroomStore *self,
                                                   GAsyncResult  *result,
                                                   GError       **error);
void            newsroom_store_adopt_author_async (NewsroomStore      *self,
                                                   NewsroomAuthor     *author,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
gboolean        newsroom_store_adopt_author_finish (NewsroomStore   *self,
                                                    GAsyncResult    *result,
                                                    NewsroomAdopted *adopted,
                                                    GError         **error);

G_END_DECLS
