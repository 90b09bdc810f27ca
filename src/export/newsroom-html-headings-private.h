/* newsroom-html-headings-private.h — the headings of a body, which links can point at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomHtmlHeadings:
 * @top_level: the level of the highest heading, 1 to 6; 0 if there is none
 * @ids: (element-type utf8) (nullable): what each heading is called, in order; %NULL for one
 *   without a letter
 * @known_ids: the set of these
 */
typedef struct
{
  guint       top_level;
  GPtrArray  *ids;
  GHashTable *known_ids;
} NewsroomHtmlHeadings;

NewsroomHtmlHeadings *newsroom_html_headings_find (const char *text);
void                  newsroom_html_headings_free (NewsroomHtmlHeadings *self);
const char           *newsroom_html_headings_find_target (const NewsroomHtmlHeadings *self,
                                                          const char                 *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlHeadings, newsroom_html_headings_free)

G_END_DECLS
