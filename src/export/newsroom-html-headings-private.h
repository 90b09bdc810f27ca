/* newsroom-html-headings-private.h — the headings of a body, and the links to them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-direction.h"

G_BEGIN_DECLS

/**
 * NewsroomHtmlHeadings:
 *
 * What can be said only when the whole body has been read: the levels and names of headings,
 * and whether a link to one arrives. The tags of these are left out while the body is written,
 * and put in at the end. Owned by one thread.
 */
typedef struct _NewsroomHtmlHeadings NewsroomHtmlHeadings;

NewsroomHtmlHeadings *newsroom_html_headings_new (GString *html, gboolean has_ids);
void                  newsroom_html_headings_free (NewsroomHtmlHeadings *self);
void                  newsroom_html_headings_begin (NewsroomHtmlHeadings *self, guint level, NewsroomDirection direction);
void                  newsroom_html_headings_add_text (NewsroomHtmlHeadings *self, const char *text, gsize length);
void                  newsroom_html_headings_end (NewsroomHtmlHeadings *self);
void                  newsroom_html_headings_begin_link (NewsroomHtmlHeadings *self, const char *target, const char *title);
void                  newsroom_html_headings_end_link (NewsroomHtmlHeadings *self);
void                  newsroom_html_headings_settle (NewsroomHtmlHeadings *self, guint top_level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlHeadings, newsroom_html_headings_free)

G_END_DECLS
