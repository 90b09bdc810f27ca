/* newsroom-salvage.h — a damaged library made whole: what can be read, and the rest from a backup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomFate:
 * @NEWSROOM_FATE_WHOLE: every letter is as it was saved last
 * @NEWSROOM_FATE_HISTORY: the last version that is whole in its history
 * @NEWSROOM_FATE_BACKUP: as a backup has it
 * @NEWSROOM_FATE_DAMAGED: what is left of it: there is no whole version anywhere
 * @NEWSROOM_FATE_LOST: nothing of its text was found
 *
 * What became of an article.
 */
typedef enum
{
  NEWSROOM_FATE_WHOLE,
  NEWSROOM_FATE_HISTORY,
  NEWSROOM_FATE_BACKUP,
  NEWSROOM_FATE_DAMAGED,
  NEWSROOM_FATE_LOST,
} NewsroomFate;

#define NEWSROOM_N_FATES 5

/**
 * NewsroomSalvaged:
 * @id: the article
 * @headline: (nullable): its headline, if that is known
 * @fate: what became of it
 * @time: when the version was saved that it is now, in microseconds since 1970 in UTC
 */
typedef struct
{
  gint64       id;
  char        *headline;
  NewsroomFate fate;
  gint64       time;
} NewsroomSalvaged;

/**
 * NewsroomSalvageStage:
 * @NEWSROOM_SALVAGE_READING: the damaged library
 * @NEWSROOM_SALVAGE_CHECKING: what was read
 * @NEWSROOM_SALVAGE_SETTLING: the articles
 * @NEWSROOM_SALVAGE_VERIFYING: the new library
 *
 * How far a salvage is.
 */
typedef enum
{
  NEWSROOM_SALVAGE_READING,
  NEWSROOM_SALVAGE_CHECKING,
  NEWSROOM_SALVAGE_SETTLING,
  NEWSROOM_SALVAGE_VERIFYING,
} NewsroomSalvageStage;

/**
 * NewsroomSalvage:
 *
 * One salvage of a library that nobody has open, this process neither. First it builds a new
 * library beside the damaged one, which it locks and only reads; then, when it is asked to, the new
 * one takes the place, and the damaged one is kept under a name with the date. Used on one thread,
 * which never waits. Dropped before the end, it leaves everything as it was.
 */
#define NEWSROOM_TYPE_SALVAGE (newsroom_salvage_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSalvage, newsroom_salvage, NEWSROOM, SALVAGE, GObject)

NewsroomSalvage     *newsroom_salvage_new (const char *library);
void                 newsroom_salvage_build_async (NewsroomSalvage    *self,
                                                   const char         *backup,
                                                   GCancellable       *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
gboolean             newsroom_salvage_build_finish (NewsroomSalvage *self,
                                                    GAsyncResult    *result,
                                                    GError         **error);
void                 newsroom_salvage_take_place_async (NewsroomSalvage    *self,
                                                        GAsyncReadyCallback callback,
                                                        gpointer            user_data);
gboolean             newsroom_salvage_take_place_finish (NewsroomSalvage *self,
                                                         GAsyncResult    *result,
                                                         GError         **error);
void                 newsroom_salvage_discard (NewsroomSalvage *self);
void                 newsroom_salvage_let_go (NewsroomSalvage *self);
NewsroomSalvageStage newsroom_salvage_get_stage (NewsroomSalvage *self,
                                                 double          *fraction);
const char          *newsroom_salvage_get_kept_path (NewsroomSalvage *self);
GPtrArray           *newsroom_salvage_get_articles (NewsroomSalvage *self);
guint                newsroom_salvage_count (NewsroomSalvage *self,
                                             NewsroomFate     fate);
guint                newsroom_salvage_get_n_lost_files (NewsroomSalvage *self);

void newsroom_salvaged_free (NewsroomSalvaged *self);

G_END_DECLS
