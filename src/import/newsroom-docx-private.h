/* newsroom-docx-private.h — the parts of the reader of Word documents
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-document-private.h"
#include "newsroom-xml.h"
#include "newsroom-zip.h"

G_BEGIN_DECLS

typedef struct
{
  char                *id;
  char                *name;
  char                *based_on; /* (nullable) */
  NewsroomDocumentRole role;
  guint                role_level;
  NewsroomDocumentLook look;
  gboolean             is_default;
  gboolean             is_character;
  int                  outline; /* level from 0, -1 if it says none */
  int                  num_id;  /* -1 if it says none */
  int                  level;   /* of the list, -1 */
  int                  left;    /* indentation in 1/1440 inch, G_MININT if it says none */
  int                  hanging;
} NewsroomDocxStyle;

typedef struct _NewsroomDocxNumbering NewsroomDocxNumbering;

/* One level of a list. */
typedef struct
{
  gboolean is_ordered;
  gboolean is_none; /* neither number nor bullet */
  int      start;
} NewsroomDocxLevel;

typedef struct
{
  char    *type; /* the last word of its address */
  char    *target;
  gboolean is_external;
} NewsroomDocxRelation;

/* All that is known while a document is read. */
typedef struct
{
  /* Borrowed */
  NewsroomZip      *zip;
  NewsroomDocument *document;

  /* Owned */
  GHashTable            *styles;    /* id → NewsroomDocxStyle */
  GHashTable            *relations; /* id → NewsroomDocxRelation, of the part that is read */
  NewsroomDocxNumbering *numbering;
  GHashTable            *footnotes; /* id → NewsroomHtmlNode, until it is referred to */
  GHashTable            *endnotes;
  GHashTable            *numbers;   /* kind and id of a note → "[1]" */
  GHashTable            *comments;  /* id → text, until it is referred to */
  GHashTable            *languages; /* tag → bytes of text in it */
  char                  *main_name; /* of the part with the text */
  char                  *language;  /* (nullable): where nothing else is said */

  const NewsroomDocxStyle *default_style; /* (nullable): of paragraphs, one of @styles */
} NewsroomDocx;

/* A field that is open: HYPERLINK and others. */
typedef struct
{
  GString *instruction;
  char    *target; /* (nullable): of a link */
  gboolean in_result;
} NewsroomDocxField;

/* What is being filled. */
typedef struct
{
  NewsroomDocx        *docx;
  NewsroomDocumentFlow flow;

  /* Owned */
  NewsroomHtmlNode *line;   /* (nullable): the paragraph that is being filled */
  GPtrArray        *boxes;  /* (element-type NewsroomHtmlNode): text boxes of the paragraph */
  GArray           *fields; /* NewsroomDocxField */

  /* Borrowed */
  const char *style;  /* (nullable): id of the paragraph's */
  const char *target; /* (nullable): of the link around */

  NewsroomDocumentPlace place;    /* of the paragraph */
  gboolean              is_loose; /* the paragraph is of runs that stand in none */
} NewsroomDocxWriter;

void                 newsroom_docx_read_styles (NewsroomDocx *self);
NewsroomDocxStyle   *newsroom_docx_find_style (const NewsroomDocx *self,
                                               const char         *id);
NewsroomDocxStyle   *newsroom_docx_get_parent (const NewsroomDocx      *self,
                                               const NewsroomDocxStyle *style);
void                 newsroom_docx_look_read (NewsroomDocumentLook *look,
                                              const xmlNode        *properties);
NewsroomDocumentLook newsroom_docx_get_look (const NewsroomDocx *self,
                                             const char         *paragraph_style,
                                             const xmlNode      *properties);
gboolean             newsroom_docx_is_on (const xmlNode *parent,
                                          const char    *name);

void                     newsroom_docx_read_numbering (NewsroomDocx *self);
void                     newsroom_docx_numbering_free (NewsroomDocxNumbering *self);
const NewsroomDocxLevel *newsroom_docx_numbering_count (NewsroomDocxNumbering *self,
                                                        int                    num_id,
                                                        guint                  level,
                                                        int                   *list,
                                                        guint                 *number);

NewsroomDocumentPlace newsroom_docx_find_place (NewsroomDocxWriter *writer,
                                                const xmlNode      *paragraph);
gboolean              newsroom_docx_has_role (const NewsroomDocx  *self,
                                              const char          *style,
                                              NewsroomDocumentRole role);

char       *newsroom_docx_dup_part_name (const char *base,
                                         const char *target);
GHashTable *newsroom_docx_read_relations (NewsroomDocx *self,
                                          const char   *part_name);
char       *newsroom_docx_dup_related (NewsroomDocx *self,
                                       const char   *type);
GBytes     *newsroom_docx_get_part (NewsroomDocx *self,
                                    const char   *name);
GPtrArray  *newsroom_docx_list_related (NewsroomDocx *self,
                                        const char   *type);
void        newsroom_docx_report_damage (NewsroomDocx *self,
                                         const char   *type);
gboolean    newsroom_docx_read_part (NewsroomDocx      *self,
                                     const char        *name,
                                     const char *const *containers,
                                     NewsroomXmlFunc    func,
                                     gpointer           user_data);
void        newsroom_docx_read_margins (NewsroomDocx *self);
void        newsroom_docx_read_related (NewsroomDocx      *self,
                                        const char        *type,
                                        const char *const *containers,
                                        NewsroomXmlFunc    func,
                                        gpointer           user_data);
void        newsroom_docx_read_properties (NewsroomDocx *self);
void        newsroom_docx_read_notes (NewsroomDocx *self);
void        newsroom_docx_write_note (NewsroomDocxWriter *writer,
                                      const xmlNode      *reference,
                                      GHashTable         *notes);
void        newsroom_docx_write_comment (NewsroomDocxWriter *writer,
                                         const xmlNode      *reference);
void        newsroom_docx_finish_notes (NewsroomDocx *self);

void           newsroom_docx_writer_init (NewsroomDocxWriter *writer,
                                          NewsroomDocx       *docx,
                                          NewsroomHtmlNode   *parent);
void           newsroom_docx_writer_finish (NewsroomDocxWriter *writer);
void           newsroom_docx_write_block (NewsroomDocxWriter *writer,
                                          const xmlNode      *node);
void           newsroom_docx_write_blocks (NewsroomDocxWriter *writer,
                                           const xmlNode      *parent);
void           newsroom_docx_write_row (NewsroomDocxWriter *writer, NewsroomHtmlNode *table, const xmlNode *node);
void           newsroom_docx_add_table (NewsroomDocxWriter *writer, NewsroomHtmlNode *table);
void           newsroom_docx_write_table (NewsroomDocxWriter *writer,
                                          const xmlNode      *table);
void           newsroom_docx_write_inlines (NewsroomDocxWriter *writer,
                                            const xmlNode      *parent);
void           newsroom_docx_write_inline (NewsroomDocxWriter *writer,
                                           const xmlNode      *node);
const xmlNode *newsroom_docx_choose (const xmlNode *alternatives);
void           newsroom_docx_write_drawing (NewsroomDocxWriter *writer,
                                            const xmlNode      *drawing);
void           newsroom_docx_add_words (NewsroomDocxWriter         *writer,
                                        const char                 *words,
                                        const NewsroomDocumentLook *look);

void newsroom_docx_field_clear (NewsroomDocxField *field);
void newsroom_docx_field_char (NewsroomDocxWriter *writer,
                               const xmlNode      *node);
void newsroom_docx_fields_end_paragraph (NewsroomDocxWriter *writer);
void newsroom_docx_field_add_instruction (NewsroomDocxWriter *writer,
                                          const xmlNode      *node);

G_END_DECLS
