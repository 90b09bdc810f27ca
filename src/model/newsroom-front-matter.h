/* newsroom-front-matter.h — what the parts of an article are called in front matter
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomFrontMatterKind:
 *
 * What a key stands for, and so what its value looks like.
 * @NEWSROOM_FRONT_MATTER_TEXT: a #NewsroomField: a string
 * @NEWSROOM_FRONT_MATTER_TIME: a #NewsroomTime: ISO 8601
 * @NEWSROOM_FRONT_MATTER_CREDITS: names, or mappings with profiles
 * @NEWSROOM_FRONT_MATTER_KEYWORDS: a sequence of strings
 * @NEWSROOM_FRONT_MATTER_STATE: the name of a state, or for "draft" a boolean
 * @NEWSROOM_FRONT_MATTER_PRIORITY: 1 to 9
 * @NEWSROOM_FRONT_MATTER_TARGET_LENGTH: words
 */
typedef enum
{
  NEWSROOM_FRONT_MATTER_TEXT,
  NEWSROOM_FRONT_MATTER_TIME,
  NEWSROOM_FRONT_MATTER_CREDITS,
  NEWSROOM_FRONT_MATTER_KEYWORDS,
  NEWSROOM_FRONT_MATTER_STATE,
  NEWSROOM_FRONT_MATTER_PRIORITY,
  NEWSROOM_FRONT_MATTER_TARGET_LENGTH,
} NewsroomFrontMatterKind;

#define NEWSROOM_FRONT_MATTER_MAX_NAMES 6

/* The key of a credit that is not "by", and that of the byline's own wording. */
#define NEWSROOM_FRONT_MATTER_CREDIT "credit"
#define NEWSROOM_FRONT_MATTER_WORDING "wording"
#define NEWSROOM_FRONT_MATTER_PORTRAIT "portrait"

/* Holds the other front matter of an article where it is no YAML mapping. */
#define NEWSROOM_FRONT_MATTER_EXTRA "extra"

/* The key whose value is a boolean. */
#define NEWSROOM_FRONT_MATTER_DRAFT "draft"

/**
 * NewsroomFrontMatterKey:
 * @kind: what it stands for
 * @which: the #NewsroomField or #NewsroomTime, else 0
 * @names: the names under which it is read; the first is the one that is written
 */
typedef struct
{
  NewsroomFrontMatterKind kind;
  guint                   which;
  const char             *names[NEWSROOM_FRONT_MATTER_MAX_NAMES];
} NewsroomFrontMatterKey;

const NewsroomFrontMatterKey *newsroom_front_matter_get_keys (gsize *n_keys);
const NewsroomFrontMatterKey *newsroom_front_matter_find_key (const char *name);

G_END_DECLS
