/* fault-work.h — what an editor does to a library, and what must be in it afterwards
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-salvage.h"
#include "store-helper.h"

G_BEGIN_DECLS

/* A library in a folder, used by the public functions of the store alone. */
typedef struct
{
  char            *folder;
  char            *path;
  NewsroomStore   *store;
  GPtrArray       *articles; /* of NewsroomArticle, as the store gave them back last */
  guint            n_done;   /* operations, by which texts are told apart */
  gint64           thinned;  /* the last article whose versions were thinned */
  NewsroomArticle *unsaved;  /* of work_add(), until it is told that it is saved */
  GString         *told;     /* what the store answered, of which nothing depends on the time or on chance */
} Work;

/* The articles that work_prepare_full() adds, by the ids they get */
#define WORK_FIRST 1
#define WORK_IMPORTED 6
#define WORK_FULL 7
#define WORK_WRITTEN 8
#define WORK_SPIKED 9

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
gboolean work_rename_credited (Work    *work,
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

/* fault-reads.c: what the store answers is told */
void     work_tell (Work       *work,
                    const char *format,
                    ...) G_GNUC_PRINTF (2, 3);
gboolean work_load (Work    *work,
                    GError **error);
gboolean work_list (Work    *work,
                    GError **error);
gboolean work_search (Work    *work,
                      GError **error);
gboolean work_list_versions (Work    *work,
                             GError **error);
gboolean work_load_version (Work    *work,
                            GError **error);
gboolean work_load_undo (Work    *work,
                         GError **error);
gboolean work_list_authors (Work    *work,
                            GError **error);
gboolean work_load_author (Work    *work,
                           GError **error);
gboolean work_find_file (Work    *work,
                         GError **error);
gboolean work_load_original (Work    *work,
                             GError **error);
gboolean work_load_whole (Work    *work,
                          GError **error);
gboolean work_read_figures (Work    *work,
                            GError **error);
gboolean work_check_rows (Work    *work,
                          GError **error);
gboolean work_inspect (Work    *work,
                       GError **error);
gboolean work_verify (Work    *work,
                      GError **error);

/* fault-tasks.c */
void     work_prepare_full (Work *work);
gboolean work_save_full (Work    *work,
                         GError **error);
gboolean work_save_draft (Work    *work,
                          GError **error);
gboolean work_publish (Work    *work,
                       GError **error);
gboolean work_unspike (Work    *work,
                       GError **error);
gboolean work_name_version (Work    *work,
                            GError **error);
gboolean work_adopt (Work    *work,
                     GError **error);
gboolean work_adopt_author (Work    *work,
                            GError **error);
gboolean work_adopt_known_author (Work    *work,
                                  GError **error);
gboolean work_import_author (Work    *work,
                             GError **error);
gboolean work_load_first (Work    *work,
                          GError **error);
gboolean work_duplicate (Work    *work,
                         GError **error);
gboolean work_salvage (Work    *work,
                       GError **error);
gboolean work_salvage_alone (Work    *work,
                             GError **error);
void     work_damage (Work *work);
void     work_damage_more (Work *work);
void     work_damage_index (Work *work);
gboolean work_refuse_opening (Work    *work,
                              GError **error);
gboolean work_refuse_verifying (Work    *work,
                                GError **error);
gboolean work_write_first (Work    *work,
                           GError **error);
void     work_leave_log (Work    *work,
                         gboolean is_spoilt);

/* fault-tasks-repair.c */
gboolean work_hold (Work    *work,
                    GError **error);
void     work_damage_older (Work *work);
void     work_damage_undone (Work *work);
void     work_tear_log (Work *work);
void     work_part_log (Work *work);
void     work_join_log (Work *work,
                        Work *copy);

/* fault-states.c */
gboolean work_open_unchecked (Work    *work,
                              GError **error);
gboolean work_check_idly (Work    *work,
                          GError **error);
gboolean work_add_uncertain (Work    *work,
                             GError **error);
gboolean work_fail_to_save (Work    *work,
                            GError **error);
gboolean work_add_in_vain (Work    *work,
                           GError **error);
gboolean work_add_once (Work    *work,
                        GError **error);
gboolean work_save_in_vain (Work    *work,
                            GError **error);

gboolean work_count_found (Work    *work,
                           GError **error);

/* fault-wholes.c */
gboolean work_adopt_files (Work    *work,
                           GError **error);
gboolean work_credit_nameless (Work    *work,
                               GError **error);
gboolean work_adopt_name (Work    *work,
                          GError **error);

char *work_digest (const char *path,
                   GError    **error);
char *work_check (const char *folder,
                  gboolean    by_store,
                  GError    **error);
void  work_clear_folder (const char *folder);
void  work_copy_folder (const char *from,
                        const char *to);
guint work_get_trials (guint quick);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

G_END_DECLS
