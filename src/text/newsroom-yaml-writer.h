/* newsroom-yaml-writer.h — YAML, value by value
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-yaml.h"

G_BEGIN_DECLS

/**
 * NewsroomYamlWriter:
 *
 * One YAML mapping that is being written. Owned by one thread.
 */
typedef struct _NewsroomYamlWriter NewsroomYamlWriter;

NewsroomYamlWriter *newsroom_yaml_writer_new (void);
void                newsroom_yaml_writer_free (NewsroomYamlWriter *self);
void                newsroom_yaml_writer_add_string (NewsroomYamlWriter *self,
                                                     const char         *text);
void                newsroom_yaml_writer_add_word (NewsroomYamlWriter *self,
                                                   const char         *word);
void                newsroom_yaml_writer_begin_sequence (NewsroomYamlWriter *self,
                                                         gboolean            is_empty);
void                newsroom_yaml_writer_end_sequence (NewsroomYamlWriter *self);
void                newsroom_yaml_writer_begin_mapping (NewsroomYamlWriter *self,
                                                        gboolean            is_empty);
void                newsroom_yaml_writer_end_mapping (NewsroomYamlWriter *self);
void                newsroom_yaml_writer_add_pair (NewsroomYamlWriter *self, NewsroomYaml *yaml, guint key);
void                newsroom_yaml_writer_add_pairs (NewsroomYamlWriter *self, NewsroomYaml *yaml);
char               *newsroom_yaml_writer_end (NewsroomYamlWriter *self);
char               *newsroom_yaml_cut_notes (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomYamlWriter, newsroom_yaml_writer_free)

G_END_DECLS
