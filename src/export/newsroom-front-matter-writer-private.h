/* newsroom-front-matter-writer-private.h — YAML, value by value
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomFrontMatterWriter:
 *
 * One YAML mapping that is being written. Owned by one thread.
 */
typedef struct _NewsroomFrontMatterWriter NewsroomFrontMatterWriter;

NewsroomFrontMatterWriter *newsroom_front_matter_writer_new (void);
void                       newsroom_front_matter_writer_free (NewsroomFrontMatterWriter *self);
void                       newsroom_front_matter_writer_add_string (NewsroomFrontMatterWriter *self,
                                                                    const char                *text);
void                       newsroom_front_matter_writer_add_word (NewsroomFrontMatterWriter *self,
                                                                  const char                *word);
void                       newsroom_front_matter_writer_begin_sequence (NewsroomFrontMatterWriter *self,
                                                                        gboolean                   is_empty);
void                       newsroom_front_matter_writer_end_sequence (NewsroomFrontMatterWriter *self);
void                       newsroom_front_matter_writer_begin_mapping (NewsroomFrontMatterWriter *self,
                                                                       gboolean                   is_empty);
void                       newsroom_front_matter_writer_end_mapping (NewsroomFrontMatterWriter *self);
void                       newsroom_front_matter_writer_add_extra (NewsroomFrontMatterWriter *self,
                                                                   const char                *extra);
char                      *newsroom_front_matter_writer_end (NewsroomFrontMatterWriter *self);

GHashTable *newsroom_front_matter_list_extra (const char *extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFrontMatterWriter, newsroom_front_matter_writer_free)

G_END_DECLS
