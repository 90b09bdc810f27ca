/* newsroom-spelling-rules.h — by which dictionaries an article is spelled, and what is right in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-draft.h"
#include "newsroom-editor-buffer.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_SPELLING_RULES (newsroom_spelling_rules_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomSpellingRules, newsroom_spelling_rules, NEWSROOM, SPELLING_RULES, GObject)

NewsroomSpellingRules *newsroom_spelling_rules_new (GSettings *settings);
void                   newsroom_spelling_rules_set_draft (NewsroomSpellingRules *self,
                                                          NewsroomDraft         *draft);
gboolean               newsroom_spelling_rules_has_draft (NewsroomSpellingRules *self);
void                   newsroom_spelling_rules_set_installed (NewsroomSpellingRules *self,
                                                              char                 **installed);
const char *const     *newsroom_spelling_rules_get_installed (NewsroomSpellingRules *self);
const char *const     *newsroom_spelling_rules_read (NewsroomSpellingRules *self,
                                                     NewsroomEditorBuffer  *body);
const char *const     *newsroom_spelling_rules_get_dictionaries (NewsroomSpellingRules *self);
char                  *newsroom_spelling_rules_dup_missing (NewsroomSpellingRules *self);
char                  *newsroom_spelling_rules_dup_nothing (NewsroomSpellingRules *self);
const char            *newsroom_spelling_rules_get_own_dictionary (NewsroomSpellingRules *self);
const char            *newsroom_spelling_rules_get_language (NewsroomSpellingRules *self);
void                   newsroom_spelling_rules_change (NewsroomSpellingRules *self);
gboolean               newsroom_spelling_rules_can_choose (NewsroomSpellingRules *self);
void                   newsroom_spelling_rules_set_language (NewsroomSpellingRules *self,
                                                             const char            *language);
void                   newsroom_spelling_rules_check_also (NewsroomSpellingRules *self,
                                                           const char            *dictionary,
                                                           gboolean               is_also);
GHashTable            *newsroom_spelling_rules_get_accepted (NewsroomSpellingRules *self);
void                   newsroom_spelling_rules_ignore (NewsroomSpellingRules *self,
                                                       const char            *word);

G_END_DECLS
