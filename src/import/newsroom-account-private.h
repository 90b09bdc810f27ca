/* newsroom-account-private.h — the text in XML and HTML, for the account of the characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "newsroom-html-tree-private.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

void newsroom_account_append_html (GString    *text,
                                   const char *html);
void newsroom_account_append_xml (GString           *text,
                                  GString           *rest,
                                  const xmlNode     *node,
                                  const char *const *left_out);
void newsroom_account_append_tree (GString                *text,
                                   const NewsroomHtmlNode *node);
void newsroom_account_read_html (NewsroomReport *report,
                                 const char     *name,
                                 const char     *html);
void newsroom_account_read_xml (NewsroomReport *report,
                                const char     *name,
                                const xmlNode  *node);

G_END_DECLS
