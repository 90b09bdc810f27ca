/* newsroom-html-private.h — pieces of HTML that are safe by the way they are made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-direction.h"

G_BEGIN_DECLS

/**
 * newsroom_html_append_markup:
 * @html: the document so far
 * @literal: markup, as a string literal; nothing else compiles
 *
 * Appends tags and attribute names. Whatever is not known at compile time goes through
 * newsroom_html_append_text() or newsroom_html_append_target().
 */
#define newsroom_html_append_markup(html, literal) \
  g_string_append_len ((html), "" literal, sizeof (literal) - 1)

void  newsroom_html_append_direction (GString          *html,
                                      NewsroomDirection direction);
void  newsroom_html_append_direction_of (GString          *html,
                                         const char       *text,
                                         NewsroomDirection base);
void  newsroom_html_append_text (GString    *html,
                                 const char *text,
                                 gssize      length);
char *newsroom_html_dup_contact (const char *address);
void  newsroom_html_append_target (GString    *html,
                                   const char *target);
void  newsroom_html_append_anchor (GString    *html,
                                   const char *target,
                                   const char *title);

G_END_DECLS
