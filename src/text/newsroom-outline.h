/* newsroom-outline.h — the headings of a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomHeading:
 * @title: its words without markup, on one line
 * @level: 1 to 6
 * @offset: where its words begin in the body, in bytes
 */
typedef struct
{
  char *title;
  guint level;
  gsize offset;
} NewsroomHeading;

GPtrArray *newsroom_outline_new (const char *body,
                                 gssize      length);

G_END_DECLS
