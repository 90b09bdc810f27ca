/* newsroom-rtf-lists.c — the lists of Rich Text, and what number an item has
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-rtf-private.h"

#include <string.h>

/* Kinds of numbers that are none (Rich Text Format 1.9.1, “List Table”) */
#define KIND_BULLET 23
#define KIND_NONE 255

#define MAX_LISTS 20000

/**
 * newsroom_rtf_begin_list:
 * @self: a file whose lists are read
 *
 * Ends the list before.
 */
void
newsroom_rtf_begin_list (NewsroomRtf *self)
{
  newsroom_rtf_end_list (self);
  self->list = g_new0 (NewsroomRtfList, 1);
  self->list->number = -1;
  for (guint i = 0; i < NEWSROOM_RTF_N_LEVELS; i++)
    self->list->starts[i] = -1;
}

/**
 * newsroom_rtf_end_list:
 * @self: a file whose lists are read
 *
 * Keeps the list that was read last, or what makes one of it.
 */
void
newsroom_rtf_end_list (NewsroomRtf *self)
{
  NewsroomRtfList *list = g_steal_pointer (&self->list);
  GHashTable      *lists = list != NULL && list->number >= 0 ? self->overrides : self->lists;

  if (list == NULL)
    return;

  if (g_hash_table_size (lists) < MAX_LISTS)
    g_hash_table_replace (lists, GINT_TO_POINTER (list->number >= 0 ? list->number : list->id), list);
  else
    g_free (list);
}

/**
 * newsroom_rtf_list_word:
 * @self: a file whose lists are read
 * @token: a control word in them
 *
 * Returns: whether it was one that says what a list is
 */
gboolean
newsroom_rtf_list_word (NewsroomRtf            *self,
                        const NewsroomRtfToken *token)
{
  static const char *const beginnings[] = { "list", "listoverride", NULL };
  static const char *const levels[] = { "listlevel", "lfolevel", NULL };
  NewsroomRtfList         *list = self->list;
  const guint              level = list != NULL && list->n_levels > 0 ? MIN (list->n_levels, NEWSROOM_RTF_N_LEVELS) - 1 : 0;

  if (g_strv_contains (beginnings, token->word))
    newsroom_rtf_begin_list (self);
  else if (list == NULL)
    return FALSE;
  else if (g_strv_contains (levels, token->word))
    list->n_levels++;
  else if (strcmp (token->word, "levelnfc") == 0)
    list->kinds[level] = token->value;
  else if (strcmp (token->word, "levelstartat") == 0)
    list->starts[level] = token->value;
  else if (strcmp (token->word, "listid") == 0)
    list->id = token->value;
  else if (strcmp (token->word, "ls") == 0)
    list->number = MAX (token->value, 0);
  else
    return FALSE;

  return TRUE;
}

/**
 * newsroom_rtf_count_item:
 * @self: a file that is read
 * @list: the number of a list that an item says it is in
 * @place: of the item, whose level is known; gets the rest
 *
 * Returns: whether there is such a list, and its items have numbers or bullets
 */
gboolean
newsroom_rtf_count_item (NewsroomRtf           *self,
                         int                    list,
                         NewsroomDocumentPlace *place)
{
  NewsroomRtfList *override = g_hash_table_lookup (self->overrides, GINT_TO_POINTER (list));
  NewsroomRtfList *base = override != NULL ? g_hash_table_lookup (self->lists, GINT_TO_POINTER (override->id)) : NULL;
  const guint      level = place->level;

  if (base == NULL || level >= NEWSROOM_RTF_N_LEVELS || base->kinds[level] == KIND_NONE)
    return FALSE;

  if (override->starts[level] >= 0)
    {
      base->counts[level] = (guint) override->starts[level];
      override->starts[level] = -1;
    }
  else if (!base->is_counting[level])
    {
      base->counts[level] = base->starts[level] >= 0 ? (guint)base->starts[level] : 1;
    }
  else
    {
      base->counts[level]++;
    }
  base->is_counting[level] = TRUE;
  for (guint deeper = level + 1; deeper < NEWSROOM_RTF_N_LEVELS; deeper++)
    base->is_counting[deeper] = FALSE;
  place->list = list;
  place->is_ordered = base->kinds[level] != KIND_BULLET;
  place->number = base->counts[level];

  return TRUE;
}
