/* newsroom-wire-private.h — what the formats of news agencies say of a story, put into an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-account-private.h"
#include "newsroom-document-private.h"
#include "newsroom-xml.h"

G_BEGIN_DECLS

/**
 * NewsroomWire:
 * @document: the text and the article that is made of it
 * @keywords: (element-type char): without those that only differ in case
 * @notes: (element-type char): for the desk
 * @left: (element-type char): what the article has no place for, each named and quoted
 * @byline: as it was filed
 * @markdown: (nullable): the text, where it is not in the document; what is there stands under it
 * @n_linked: pictures that stay as their address
 */
typedef struct
{
  /* Owned */
  NewsroomDocument *document;
  GPtrArray        *keywords;
  GPtrArray        *notes;
  GPtrArray        *left;
  GString          *byline;
  char             *markdown;

  guint n_linked;
} NewsroomWire;

NewsroomWire    *newsroom_wire_new (NewsroomReport *report);
void             newsroom_wire_free (NewsroomWire *self);
NewsroomArticle *newsroom_wire_finish (NewsroomWire *self);

gboolean newsroom_wire_read_xml (NewsroomWire   *self,
                                 GBytes         *bytes,
                                 NewsroomXmlFunc func,
                                 const char     *file_name,
                                 GError        **error);

void newsroom_wire_set (NewsroomWire *self,
                        NewsroomField field,
                        const char   *text,
                        const char   *label);
void newsroom_wire_set_time (NewsroomWire *self,
                             NewsroomTime  which,
                             const char   *text,
                             const char   *label);
void newsroom_wire_set_language (NewsroomWire *self,
                                 const char   *tag);
void newsroom_wire_set_urgency (NewsroomWire *self,
                                const char   *urgency);
void newsroom_wire_set_status (NewsroomWire *self,
                               const char   *status);
void newsroom_wire_add_keyword (NewsroomWire *self,
                                const char   *keyword);
void newsroom_wire_add_note (NewsroomWire *self,
                             const char   *note);
void newsroom_wire_leave (NewsroomWire *self,
                          const char   *label,
                          const char   *text);
void newsroom_wire_add_byline (NewsroomWire      *self,
                               const char        *line,
                               const char *const *names,
                               const char        *title);
void newsroom_wire_add_author (NewsroomWire *self,
                               const char   *name,
                               const char   *role);

void newsroom_wire_tell (NewsroomWire  *self,
                         const xmlNode *node);
void newsroom_wire_tell_data (NewsroomWire  *self,
                              const xmlNode *node);
void newsroom_wire_repeat (NewsroomWire *self,
                           const char   *text);

char *newsroom_wire_dup_line (const char *text);
char *newsroom_wire_dup_words (const xmlNode *node);

void newsroom_wire_body_add (NewsroomWire     *self,
                             NewsroomHtmlNode *parent,
                             const xmlNode    *node);
void newsroom_wire_body_add_media (NewsroomWire     *self,
                                   NewsroomHtmlNode *parent,
                                   const xmlNode    *node);
void newsroom_wire_body_add_picture (NewsroomWire     *self,
                                     NewsroomHtmlNode *parent,
                                     const char       *address,
                                     const char       *words,
                                     const char       *caption);
void newsroom_wire_body_add_other (NewsroomWire     *self,
                                   NewsroomHtmlNode *parent,
                                   const char       *address,
                                   const char       *caption);

void newsroom_wire_set_html (NewsroomWire *self,
                             const char   *html);
void newsroom_wire_set_plain (NewsroomWire *self,
                              const char   *plain);

void newsroom_nitf_read (NewsroomWire  *self,
                         const xmlNode *nitf);
void newsroom_nitf_read_data (NewsroomWire  *self,
                              const xmlNode *head);
void newsroom_newsml_read_item (NewsroomWire  *self,
                                const xmlNode *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomWire, newsroom_wire_free)

G_END_DECLS
