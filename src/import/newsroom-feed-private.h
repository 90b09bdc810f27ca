/* newsroom-feed-private.h — the XML of feeds and of exports of sites, as it is found: not always XML
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "newsroom-post-private.h"
#include "newsroom-xml-slice.h"
#include "newsroom-xml.h"

G_BEGIN_DECLS

xmlDoc *newsroom_feed_parse (GBytes         *bytes,
                             const char     *file_name,
                             NewsroomReport *report,
                             GError        **error);
char   *newsroom_feed_dup_name (const xmlNode *node);
char   *newsroom_feed_dup_html (const xmlNode *node);
GBytes *newsroom_feed_make_part (NewsroomXmlSlices      *slices,
                                 const GString          *head,
                                 const NewsroomXmlSlice *item,
                                 const GString          *tail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
