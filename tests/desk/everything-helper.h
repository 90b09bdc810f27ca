/* everything-helper.h — libraries exported to folders and imported from them, and compared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-helper.h"
#include "newsroom-everything.h"

G_BEGIN_DECLS

gboolean            export_to (NewsroomStore *store, const char *path, GCancellable *cancellable, NewsroomEverything **done, GError **error);
NewsroomEverything *import (NewsroomStore *store, const char *path);
void                export_all (NewsroomStore *store, const char *path);
gint64              add (NewsroomStore *store, NewsroomArticle *article, const char *original);
NewsroomArticle    *make (const char *headline);
void                set_state (NewsroomStore *store, gint64 id, NewsroomState state);
NewsroomWhole      *load_whole (NewsroomStore *store, gint64 id);
char               *describe_articles (NewsroomStore *store);
char               *describe_authors (NewsroomStore *store);
void                assert_same_articles (NewsroomStore *store, NewsroomStore *other);
void                assert_same (NewsroomStore *store, NewsroomStore *other);
void                save_author (NewsroomStore *store, NewsroomAuthor *author);
char               *read_text (const char *folder, const char *path);
gboolean            has_problem (NewsroomEverything *done, const char *words);

G_END_DECLS
