/* newsroom-html-markdown.h — HTML as programs put it on the clipboard, to clean Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "newsroom-report.h"

G_BEGIN_DECLS

/* More HTML than this is not read. */
#define NEWSROOM_HTML_MAX_BYTES ((gsize)8 * 1024 * 1024)

/**
 * NewsroomHtmlCounts:
 * @headings: kept
 * @lists: kept; a list in a list is not counted
 * @quotes: block quotes kept
 * @tables: kept
 * @links: kept
 * @pictures: kept
 * @code: blocks of code kept
 * @paragraphs: all that stand by themselves
 * @marks: pieces that are bold, italic, struck through or code
 * @dropped_tables: tables whose cells hold what no cell can, now what is in them
 * @cell_lists: lists in cells, which are one line there
 * @dropped_pictures: too small to be seen, or without an address of their own
 * @file_names: pictures whose words are only what their file is called, now without words
 * @dropped_links: links that lead nowhere outside their page, now words
 * @trackers: links whose address lost what tells who followed them
 * @styles: elements with styles or classes
 * @empty: elements without anything in them
 * @scripts: scripts and style sheets
 * @comments: comments of a word processor and their marks
 * @deletions: tracked deletions
 * @hidden: pieces that are not shown
 * @is_reduced: whether only words and paragraphs could be kept
 * @report: (nullable): before, where the account is to have the words that are taken out
 *
 * What became of a piece of HTML.
 */
typedef struct
{
  guint    headings;
  guint    lists;
  guint    quotes;
  guint    tables;
  guint    links;
  guint    pictures;
  guint    code;
  guint    paragraphs;
  guint    marks;
  guint    dropped_tables;
  guint    cell_lists;
  guint    dropped_pictures;
  guint    file_names;
  guint    dropped_links;
  guint    trackers;
  guint    styles;
  guint    empty;
  guint    scripts;
  guint    comments;
  guint    deletions;
  guint    hidden;
  gboolean is_reduced;

  NewsroomReport *report;
} NewsroomHtmlCounts;

char    *newsroom_html_to_markdown (GBytes             *bytes,
                                    const char         *address,
                                    NewsroomHtmlCounts *counts,
                                    char              **source,
                                    GError            **error);
gboolean newsroom_html_counts_has_structure (const NewsroomHtmlCounts *counts);
void     newsroom_html_counts_tell_file_names (const NewsroomHtmlCounts *counts,
                                               NewsroomReport           *report);
void     newsroom_html_counts_tell_hidden (const NewsroomHtmlCounts *counts,
                                           NewsroomReport           *report);
char    *newsroom_html_counts_dup_sentence (const NewsroomHtmlCounts *counts);

G_END_DECLS
