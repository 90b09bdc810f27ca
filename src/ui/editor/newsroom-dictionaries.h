/* newsroom-dictionaries.h — opens dictionaries and asks them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomDictionaries:
 *
 * The dictionaries of Enchant; those that were opened stay open. Belongs to one thread. Opening
 * one takes up to half a second, and a suggestion may take as long.
 */
typedef struct _NewsroomDictionaries NewsroomDictionaries;

NewsroomDictionaries *newsroom_dictionaries_new (void);
void                  newsroom_dictionaries_free (NewsroomDictionaries *self);
char                **newsroom_dictionaries_list (NewsroomDictionaries *self);
gboolean              newsroom_dictionaries_check (NewsroomDictionaries *self,
                                                   const char *const    *names,
                                                   GHashTable           *accepted,
                                                   const char           *word,
                                                   guint                 hints);
char                **newsroom_dictionaries_suggest (NewsroomDictionaries *self,
                                                     const char *const    *names,
                                                     const char           *word,
                                                     gboolean              is_typographic,
                                                     guint                 most);
void                  newsroom_dictionaries_add (NewsroomDictionaries *self,
                                                 const char *const    *names,
                                                 const char           *word);

G_END_DECLS
