/* newsroom-export-options.h — the choices an editor has when a piece leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-report.h"

G_BEGIN_DECLS

/**
 * NewsroomExportOptions:
 * @text_width: columns at which plain text is wrapped; 0 for one line a paragraph
 * @fragment_headline: whether an HTML fragment begins with headline, standfirst and byline
 * @fragment_authors: whether an HTML fragment ends with the author box
 * @keeps_notes: whether the comments for the desk, “{>> note <<}”, go out as well: for what is
 *   kept, and not for what is published
 * @report: (nullable): what the importer said, for JSON
 */
typedef struct
{
  guint           text_width;
  gboolean        fragment_headline;
  gboolean        fragment_authors;
  gboolean        keeps_notes;
  NewsroomReport *report;
} NewsroomExportOptions;

#define NEWSROOM_EXPORT_OPTIONS_INIT \
  {                                  \
    .text_width = 72                 \
  }

G_END_DECLS
