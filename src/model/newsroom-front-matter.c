/* newsroom-front-matter.c — what the parts of an article are called in front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-front-matter.h"

#include "newsroom-article.h"

/* The names that are written are those that Hugo, Jekyll and Pandoc know, where they know
 * one. The order is the one in which they are written. */
static const NewsroomFrontMatterKey keys[] = {
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_HEADLINE, { "title", "headline" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_KICKER, { "kicker" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_STANDFIRST, { "description", "standfirst", "subtitle", "summary", "deck" } },
  { NEWSROOM_FRONT_MATTER_CREDITS, 0, { "author", "authors", "credits" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_BYLINE, { "byline" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_DATELINE, { "dateline" } },
  { NEWSROOM_FRONT_MATTER_TIME, NEWSROOM_TIME_PUBLISHED, { "date", "published" } },
  { NEWSROOM_FRONT_MATTER_TIME, NEWSROOM_TIME_UPDATED, { "lastmod", "updated", "modified" } },
  { NEWSROOM_FRONT_MATTER_TIME, NEWSROOM_TIME_CREATED, { "created" } },
  { NEWSROOM_FRONT_MATTER_TIME, NEWSROOM_TIME_DEADLINE, { "deadline" } },
  { NEWSROOM_FRONT_MATTER_TIME, NEWSROOM_TIME_EMBARGO, { "embargo" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_EMBARGO_ZONE, { "embargo_zone" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_EMBARGO_REASON, { "embargo_reason" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_SECTION, { "section", "category", "categories" } },
  { NEWSROOM_FRONT_MATTER_KEYWORDS, 0, { "tags", "keywords" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_LANGUAGE, { "lang", "language" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_SLUG, { "slug" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_SITE, { "site", "publication" } },
  { NEWSROOM_FRONT_MATTER_STATE, 0, { "state", "status", NEWSROOM_FRONT_MATTER_DRAFT } },
  { NEWSROOM_FRONT_MATTER_PRIORITY, 0, { "priority" } },
  { NEWSROOM_FRONT_MATTER_TARGET_LENGTH, 0, { "target_length" } },
  { NEWSROOM_FRONT_MATTER_TEXT, NEWSROOM_FIELD_EDITOR_NOTE, { "editor_note" } },
};

/**
 * newsroom_front_matter_get_keys:
 * @n_keys: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_keys): the keys, in the order in which they are
 *   written
 */
const NewsroomFrontMatterKey *
newsroom_front_matter_get_keys (gsize *n_keys)
{
  g_return_val_if_fail (n_keys != NULL, NULL);

  *n_keys = G_N_ELEMENTS (keys);

  return keys;
}

/**
 * newsroom_front_matter_find_key:
 * @name: a key in front matter, in any case
 *
 * Returns: (nullable) (transfer none): what it stands for, or %NULL for an unknown key
 */
const NewsroomFrontMatterKey *
newsroom_front_matter_find_key (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (gsize j = 0; j < NEWSROOM_FRONT_MATTER_MAX_NAMES && keys[i].names[j] != NULL; j++)
      if (g_ascii_strcasecmp (keys[i].names[j], name) == 0)
        return &keys[i];

  return NULL;
}
