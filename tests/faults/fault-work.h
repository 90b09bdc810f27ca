/* fault-work.h — what an editor does to a library, and what must be in it afterwards
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-helper.h"

G_BEGIN_DECLS

/* A library in a folder, used by the public functions of the store alone. */
typedef struct
{
  char          *folder;
  char          *path;
  NewsroomStore *store;
  GPtrArray     *articles; /* of NewsroomArticle, as the store gave them back last */
  guint          n_done;   /* operations, by which texts are told apart */
  gint64         thinned;  /* the last article whose versions were thinned */
} Work;

/**
 * WorkOperation:
 * @work: a library
 * @error: return location for an error
 *
 * Returns: whether the store said that it is done
 */
typedef gboolean (*WorkOperation) (Work    *work,
                                   GError **error);

Work    *work_new (const char *folder);
void     work_free (Work *work);
gboolean work_open (Work    *work,
                    GError **error);
gboolean work_close (Work    *work,
                     GError **error);
void     work_prepare (Work *work);
void     work_prepare_first_version (Work *work);

gboolean work_add (Work    *work,
                   GError **error);
gboolean work_save (Work    *work,
                    GError **error);
gboolean work_save_long (Work    *work,
                         GError **error);
gboolean work_import (Work    *work,
                      GError **error);
gboolean work_step (Work    *work,
                    GError **error);
gboolean work_restore (Work    *work,
                       GError **error);
gboolean work_thin (Work    *work,
                    GError **error);
gboolean work_author (Work    *work,
                      GError **error);
gboolean work_step_beside (Work    *work,
                           GError **error);
gboolean work_rename (Work    *work,
                      GError **error);
gboolean work_spike (Work    *work,
                     GError **error);
gboolean work_delete (Work    *work,
                      GError **error);
gboolean work_back_up (Work    *work,
                       GError **error);
gboolean work_put_back (Work    *work,
                        GError **error);
gboolean work_reopen (Work    *work,
                      GError **error);

char *work_digest (const char *path,
                   GError    **error);
char *work_check (const char *folder,
                  gboolean    by_store,
                  GError    **error);
void  work_clear_folder (const char *folder);
guint work_get_trials (guint quick);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

G_END_DECLS
