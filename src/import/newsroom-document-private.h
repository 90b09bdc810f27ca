/* newsroom-document-private.h — the tree that readers of documents make, and what an article gets of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article.h"
#include "newsroom-html-inline-private.h"
#include "newsroom-html-tree-private.h"
#include "newsroom-report.h"

G_BEGIN_DECLS

#define NEWSROOM_DOCUMENT_NOTE NEWSROOM_HTML_NOTE_ELEMENT
#define NEWSROOM_DOCUMENT_TITLE "x-title"       /* class of the heading that is the title */
#define NEWSROOM_DOCUMENT_SUBTITLE "x-subtitle" /* class of a paragraph */
#define NEWSROOM_DOCUMENT_BYLINE "x-byline"     /* class of a paragraph */

/**
 * NewsroomDocumentCounts:
 *
 * What a document had that an article cannot hold, or not as it was.
 */
typedef struct
{
  guint comments;
  guint notes;
  guint pictures;
  guint drawings; /* charts, diagrams, other documents */
  guint hidden;
  guint boxes;
  guint anchors; /* links to a place in the document */
  guint formulas;
  guint scripts; /* raised or lowered letters that are ordinary ones now */
  guint underlines;
  guint repeats;       /* cells and rows that stand there more often than they were written */
  guint missing_notes; /* footnotes that the text refers to and that are not there */
  guint symbols;       /* signs of a font that no character stands for */
} NewsroomDocumentCounts;

/**
 * NewsroomDocumentChange:
 * @NEWSROOM_DOCUMENT_UNCHANGED: the words are of no tracked change
 * @NEWSROOM_DOCUMENT_ADDED: they were added
 * @NEWSROOM_DOCUMENT_REMOVED: they were deleted
 *
 * What was tracked of words.
 */
typedef enum
{
  NEWSROOM_DOCUMENT_UNCHANGED,
  NEWSROOM_DOCUMENT_ADDED,
  NEWSROOM_DOCUMENT_REMOVED,
} NewsroomDocumentChange;

/**
 * NewsroomDocument:
 * @root: all that is in it
 * @article: what properties gave is in it already
 * @report: told of all
 * @title: (nullable): as the properties say
 * @author: (nullable): as the properties say
 * @changes: (element-type char): what was tracked, in sentences, as far as it is told
 * @margins: (element-type char): what headers and footers of the pages say
 * @notes: (element-type NewsroomHtmlNode): what stands under the text
 * @n_changes: how many there were
 * @keeps_changes: whether they stay as marks, “{++added++}” and “{--deleted--}”, and are not accepted
 * @change: of the words that are added next; for a reader only where changes are kept
 * @counts: what could not be kept
 */
typedef struct
{
  NewsroomHtmlNode      *root;
  NewsroomArticle       *article;
  NewsroomReport        *report;
  char                  *title;
  char                  *author;
  GPtrArray             *changes;
  GPtrArray             *margins;
  GPtrArray             *notes;
  guint                  n_changes;
  gboolean               keeps_changes;
  NewsroomDocumentChange change;
  NewsroomDocumentCounts counts;
} NewsroomDocument;

/* What a run of words looks like, where it or its style says so: -1 if neither does. */
typedef struct
{
  int   bold;
  int   italic;
  int   strike;
  int   hidden;
  int   underline;
  int   script; /* 1 raised, 2 lowered, 0 neither */
  int   code;
  char *font; /* (nullable) */
} NewsroomDocumentLook;

/**
 * NewsroomDocumentProperty:
 *
 * What a document says of itself beside its text.
 */
typedef enum
{
  NEWSROOM_DOCUMENT_PROPERTY_TITLE,
  NEWSROOM_DOCUMENT_PROPERTY_AUTHOR,
  NEWSROOM_DOCUMENT_PROPERTY_LANGUAGE,
  NEWSROOM_DOCUMENT_PROPERTY_KEYWORDS,
  NEWSROOM_DOCUMENT_PROPERTY_CREATED,
  NEWSROOM_DOCUMENT_PROPERTY_UPDATED,
} NewsroomDocumentProperty;

NewsroomDocument *newsroom_document_new (NewsroomReport *report);
void              newsroom_document_free (NewsroomDocument *self);
void              newsroom_document_take_fields (NewsroomDocument *self);
NewsroomArticle  *newsroom_document_finish (NewsroomDocument *self);
void              newsroom_document_add_change (NewsroomDocument *self,
                                                gboolean          is_added,
                                                const char       *author,
                                                const char       *words);
void              newsroom_document_tell_text (const NewsroomDocument *self);
void              newsroom_document_report (const NewsroomDocument *self);

/**
 * NewsroomDocumentKind:
 *
 * What a paragraph is.
 */
typedef enum
{
  NEWSROOM_DOCUMENT_PLAIN,
  NEWSROOM_DOCUMENT_HEADING,
  NEWSROOM_DOCUMENT_ITEM,
  NEWSROOM_DOCUMENT_CONTINUED, /* more of an item */
  NEWSROOM_DOCUMENT_QUOTE,
  NEWSROOM_DOCUMENT_CODE,
} NewsroomDocumentKind;

/**
 * NewsroomDocumentPlace:
 * @kind: what the paragraph is
 * @level: of a heading, from 1; of an item and of what is more of one, from 0
 * @list: of an item: which list it is in
 * @is_ordered: whether it has a number
 * @number: of the item
 *
 * Where a paragraph belongs.
 */
typedef struct
{
  NewsroomDocumentKind kind;
  guint                level;
  int                  list;
  gboolean             is_ordered;
  guint                number;
} NewsroomDocumentPlace;

#define NEWSROOM_DOCUMENT_MAX_LEVEL 9

/* Blocks one below another, as they are put into an element: of the text, of a cell. */
typedef struct
{
  NewsroomHtmlNode *parent;
  NewsroomHtmlNode *block; /* a quote or code that goes on */
  struct
  {
    NewsroomHtmlNode *list;
    NewsroomHtmlNode *item;
    guint             level;
    int               id;
    gboolean          is_ordered;
    guint             number;
  } open[NEWSROOM_DOCUMENT_MAX_LEVEL + 1];
  guint n_open;
} NewsroomDocumentFlow;

void  newsroom_document_set_property (NewsroomDocument *self, NewsroomDocumentProperty property, const char *text);
void  newsroom_document_set_damaged (const NewsroomDocument *self, const char *file_name, GError **error);
char *newsroom_document_dup_last_words (const NewsroomHtmlNode *root);
void  newsroom_document_set_forbidden (const char *file_name, GError **error);
void  newsroom_document_set_too_large (const char *file_name, GError **error);

void              newsroom_document_look_init (NewsroomDocumentLook *look);
void              newsroom_document_look_clear (NewsroomDocumentLook *look);
void              newsroom_document_look_add (NewsroomDocumentLook *look, const NewsroomDocumentLook *around);
void              newsroom_document_add_words (NewsroomDocument *self, NewsroomHtmlNode *line, const char *target, const char *words, const NewsroomDocumentLook *look);
void              newsroom_document_add_margin (NewsroomDocument *self, const char *all);
NewsroomHtmlNode *newsroom_document_comment_new (NewsroomDocument *self, const char *words);
char             *newsroom_document_add_note (NewsroomDocument *self, NewsroomHtmlNode *note);

void newsroom_document_flow_add (NewsroomDocumentFlow        *self,
                                 NewsroomHtmlNode            *node,
                                 const NewsroomDocumentPlace *place);

NewsroomHtmlNode *newsroom_document_node_new (const char *name,
                                              const char *attribute,
                                              const char *value);
NewsroomHtmlNode *newsroom_document_picture_new (const char *name,
                                                 const char *words);
void              newsroom_document_node_add_text (NewsroomHtmlNode *parent,
                                                   const char       *text,
                                                   gssize            length);
NewsroomHtmlNode *newsroom_document_node_get_last (const NewsroomHtmlNode *parent);
char             *newsroom_document_node_dup_words (const NewsroomHtmlNode *node);

char    *newsroom_document_dup_script (const char *text,
                                       gboolean    is_raised);
gboolean newsroom_document_is_symbol_font (const char *font);
char    *newsroom_document_dup_symbols (const char *font,
                                        const char *text,
                                        guint      *n_unknown);
gboolean newsroom_document_is_link (const char *target);
char    *newsroom_document_dup_field_target (const char *instruction);

/**
 * NewsroomDocumentRole:
 *
 * What a style is for, as its name says.
 */
typedef enum
{
  NEWSROOM_DOCUMENT_ROLE_NONE,
  NEWSROOM_DOCUMENT_ROLE_TITLE,
  NEWSROOM_DOCUMENT_ROLE_SUBTITLE,
  NEWSROOM_DOCUMENT_ROLE_BYLINE,
  NEWSROOM_DOCUMENT_ROLE_HEADING,
  NEWSROOM_DOCUMENT_ROLE_QUOTE,
  NEWSROOM_DOCUMENT_ROLE_CODE,
  NEWSROOM_DOCUMENT_ROLE_ITEM,
  NEWSROOM_DOCUMENT_ROLE_NUMBERED,
  NEWSROOM_DOCUMENT_ROLE_CONTINUED,
} NewsroomDocumentRole;

NewsroomDocumentRole newsroom_document_role_find (const char *style_name,
                                                  guint      *level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomDocument, newsroom_document_free)

G_END_DECLS
