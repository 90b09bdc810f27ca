/* newsroom-odt-private.h — the parts of the reader of OpenDocument texts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-document-private.h"
#include "newsroom-xml.h"

G_BEGIN_DECLS

#define NEWSROOM_ODT_LIST_BULLETS 1
#define NEWSROOM_ODT_LIST_NUMBERS 2 /* with the first of them added */

typedef struct
{
  char                *parent; /* (nullable): key of the style that it is based on */
  NewsroomDocumentRole role;
  guint                role_level;
  NewsroomDocumentLook look;
  double               left;         /* indentation in cm, less that of the first line to the left; NAN if it says none */
  gboolean             is_in_middle; /* or at the right */
  gboolean             is_at_right;
  gboolean             is_automatic; /* made for what is formatted by hand */
} NewsroomOdtStyle;

/* All that is known while a document is read. */
typedef struct
{
  /* Borrowed */
  NewsroomDocument *document;

  /* Owned */
  GHashTable *styles;     /* family and name → NewsroomOdtStyle */
  GHashTable *lists;      /* name and level → as newsroom_odt_find_list() says */
  GHashTable *changes;    /* id → words that were deleted, "" of those that were added; where changes are kept */
  GHashTable *ends;       /* ids of changes whose ends are still to come; where changes are kept */
  GHashTable *open;       /* ids of insertions that have begun and not ended */
  GHashTable *counts;     /* name and level → the number of the last item */
  char       *language;   /* (nullable) */
  gsize       n_repeated; /* bytes that were written for cells and rows that stand there several times */
  gboolean    is_common;  /* what is read are the styles that all documents of a kind share */
} NewsroomOdt;

/* What is being filled. */
typedef struct
{
  NewsroomOdt         *odt;
  NewsroomDocumentFlow flow;
  NewsroomHtmlNode    *line;   /* (nullable): owned */
  GPtrArray           *boxes;  /* (element-type NewsroomHtmlNode) */
  const char          *target; /* (nullable): of the link around */
} NewsroomOdtWriter;

void                    newsroom_odt_read_style (NewsroomOdt   *self,
                                                 const xmlNode *node);
const NewsroomOdtStyle *newsroom_odt_find_style (const NewsroomOdt *self,
                                                 const char        *family,
                                                 const char        *name);
void                    newsroom_odt_style_free (NewsroomOdtStyle *style);
NewsroomDocumentRole    newsroom_odt_find_role (const NewsroomOdt *self,
                                                const char        *name,
                                                guint             *level);
gboolean                newsroom_odt_is_set_in (const NewsroomOdt *self,
                                                const char        *name);
guint                   newsroom_odt_find_list (const NewsroomOdt *self, const char *name, guint level);
gboolean                newsroom_odt_is_at_right (const NewsroomOdt *self, const char *name);
void                    newsroom_odt_add_look (const NewsroomOdt    *self,
                                               const char           *family,
                                               const char           *name,
                                               NewsroomDocumentLook *look);

void newsroom_odt_write_blocks (NewsroomOdtWriter *writer,
                                const xmlNode     *parent);
void newsroom_odt_write_block (NewsroomOdtWriter *writer,
                               const xmlNode     *node);
void newsroom_odt_writer_init (NewsroomOdtWriter *writer,
                               NewsroomOdt       *odt,
                               NewsroomHtmlNode  *parent);
void newsroom_odt_writer_finish (NewsroomOdtWriter *writer);
void newsroom_odt_write_inline (NewsroomOdtWriter          *writer,
                                const xmlNode              *node,
                                const NewsroomDocumentLook *look);
void newsroom_odt_write_change (NewsroomOdtWriter          *writer,
                                const xmlNode              *node,
                                const NewsroomDocumentLook *look);
void newsroom_odt_append_words (GString       *words,
                                const xmlNode *node);
void newsroom_odt_write_inlines (NewsroomOdtWriter          *writer,
                                 const xmlNode              *parent,
                                 const NewsroomDocumentLook *look);

G_END_DECLS
