/* newsroom-field.c — the names of an article's texts and instants
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article.h"

static const char *const field_names[NEWSROOM_N_FIELDS] = {
  [NEWSROOM_FIELD_HEADLINE] = "headline",
  [NEWSROOM_FIELD_KICKER] = "kicker",
  [NEWSROOM_FIELD_STANDFIRST] = "standfirst",
  [NEWSROOM_FIELD_BYLINE] = "byline",
  [NEWSROOM_FIELD_DATELINE] = "dateline",
  [NEWSROOM_FIELD_BODY] = "body",
  [NEWSROOM_FIELD_SLUG] = "slug",
  [NEWSROOM_FIELD_LANGUAGE] = "language",
  [NEWSROOM_FIELD_SECTION] = "section",
  [NEWSROOM_FIELD_SITE] = "site",
  [NEWSROOM_FIELD_EDITOR_NOTE] = "editor-note",
  [NEWSROOM_FIELD_EMBARGO_REASON] = "embargo-reason",
  [NEWSROOM_FIELD_EMBARGO_ZONE] = "embargo-zone",
  [NEWSROOM_FIELD_EXTRA] = "extra",
};

static const char *const time_names[NEWSROOM_N_TIMES] = {
  [NEWSROOM_TIME_CREATED] = "created",
  [NEWSROOM_TIME_UPDATED] = "updated",
  [NEWSROOM_TIME_PUBLISHED] = "published",
  [NEWSROOM_TIME_DEADLINE] = "deadline",
  [NEWSROOM_TIME_EMBARGO] = "embargo",
};

/**
 * newsroom_field_get_name:
 * @field: a field
 *
 * Returns: its name: that of the property and, with "_" for "-", that in files
 */
const char *
newsroom_field_get_name (NewsroomField field)
{
  g_return_val_if_fail ((guint)field < NEWSROOM_N_FIELDS, NULL);

  return field_names[field];
}

/**
 * newsroom_time_get_name:
 * @which: an instant
 *
 * Returns: its name: that of the property and that in files
 */
const char *
newsroom_time_get_name (NewsroomTime which)
{
  g_return_val_if_fail ((guint)which < NEWSROOM_N_TIMES, NULL);

  return time_names[which];
}
