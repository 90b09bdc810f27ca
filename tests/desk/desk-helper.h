/* desk-helper.h — a library in a folder of its own, and waiting with an end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"
#include "newsroom-file.h"

G_BEGIN_DECLS

/* Seconds after which a test that waits has failed. */
#define DESK_TIMEOUT 60

/* Runs the main loop until @condition is true, which something in it brings about, or which has to be
 * asked for again and again; ends a test that waits too long. */
#define desk_wait_until(condition) DESK_WAIT (condition, TRUE)
#define desk_poll_until(condition) DESK_WAIT (condition, FALSE)
#define DESK_WAIT(condition, may_block)                                                      \
  G_STMT_START                                                                               \
  {                                                                                          \
    const guint desk_timeout_ = g_timeout_add_seconds (DESK_TIMEOUT, desk_timeout_cb, NULL); \
                                                                                             \
    while (!(condition))                                                                     \
      g_main_context_iteration (NULL, may_block);                                            \
    g_source_remove (desk_timeout_);                                                         \
  }                                                                                          \
  G_STMT_END

typedef struct
{
  char          *folder;
  NewsroomStore *store;
} DeskFixture;

void             desk_fixture_set_up (DeskFixture  *fixture,
                                      gconstpointer data);
void             desk_fixture_tear_down (DeskFixture  *fixture,
                                         gconstpointer data);
char            *desk_put (const char *folder,
                           const char *name,
                           const char *contents);
void             desk_assert_refused (const char       *path_or_uri,
                                      NewsroomFileError code,
                                      const char       *message);
void             desk_result_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data);
gboolean         desk_timeout_cb (gpointer user_data);
GAsyncResult    *desk_await (GAsyncResult **result);
NewsroomStore   *desk_open (const char *path);
void             desk_close (NewsroomStore **store);
gboolean         desk_save (NewsroomDraft *draft,
                            NewsroomCause  cause);
void             desk_wait_for_status (NewsroomDraft      *draft,
                                       NewsroomDraftStatus status);
NewsroomArticle *desk_load (NewsroomStore *store,
                            gint64         id);
guint            desk_count_articles (NewsroomStore *store);

G_END_DECLS
