/* store-helper.h — libraries in temporary folders, and operations waited for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-summary.h"
#include "newsroom-edit-past.h"
#include "newsroom-library-copy.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

/* A word in an article of fill_library(). */
#define WORD "Xyzzy"

/* Seconds after which a test that waits has failed. */
#define PATIENCE_SECONDS 60

/* Runs the main loop until @condition is true, which something in it brings about, or which has to be
 * asked for again and again; ends a test that waits too long. */
#define wait_until(condition) WAIT (condition, TRUE)
#define poll_until(condition) WAIT (condition, FALSE)
#define WAIT(condition, may_block)                                                          \
  G_STMT_START                                                                              \
  {                                                                                         \
    const guint wait_timeout_ = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL); \
                                                                                            \
    while (!(condition))                                                                    \
      g_main_context_iteration (NULL, may_block);                                           \
    g_source_remove (wait_timeout_);                                                        \
  }                                                                                         \
  G_STMT_END

/* A folder of its own for each test, with the path of a library in it. */
typedef struct
{
  char          *folder;
  char          *path;
  NewsroomStore *store;
} Library;

void library_set_up (Library      *library,
                     gconstpointer data);
void library_tear_down (Library      *library,
                        gconstpointer data);
void library_close (Library *library);
void library_reopen (Library *library);

gboolean      give_up_cb (gpointer user_data);
GAsyncResult *wait_for (GAsyncResult **result);
void          keep_result_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data);

NewsroomStore   *open_store (const char *path,
                             GError    **error);
gboolean         close_store (NewsroomStore *store,
                              GError       **error);
NewsroomArticle *save_article (NewsroomStore   *store,
                               NewsroomArticle *article,
                               NewsroomCause    cause,
                               GError         **error);
NewsroomArticle *save_draft (NewsroomStore   *store,
                             NewsroomArticle *article,
                             GPtrArray       *undo,
                             GError         **error);
GPtrArray       *load_undo (NewsroomStore *store,
                            gint64         id,
                            NewsroomField  field,
                            const char    *text);
NewsroomArticle *load_article (NewsroomStore *store,
                               gint64         id,
                               GError       **error);
gboolean         set_state (NewsroomStore *store,
                            gint64         id,
                            NewsroomState  state,
                            GError       **error);
gboolean         restore_from_spike (NewsroomStore *store,
                                     gint64         id,
                                     GError       **error);
GListModel      *query (NewsroomStore              *store,
                        const NewsroomArticleQuery *wanted,
                        GError                    **error);
GListModel      *search (NewsroomStore *store,
                         const char    *text);
NewsroomAuthor  *save_author (NewsroomStore  *store,
                              NewsroomAuthor *author,
                              NewsroomAuthor *known,
                              GError        **error);
gboolean         import (NewsroomStore    *store,
                         NewsroomArticle  *article,
                         NewsroomOriginal *original,
                         GError          **error);
NewsroomArticle *make_article (const char *headline,
                               const char *body);
NewsroomArticle *make_full_article (void);
NewsroomArticle *fill_library (Library *library);
gboolean         back_up (NewsroomStore          *store,
                          const char             *path,
                          NewsroomLibraryFigures *figures,
                          GError                **error);
void             copy_file (const char *from,
                            const char *to);
char            *run_sql (const char *path,
                          const char *sql);

G_END_DECLS
