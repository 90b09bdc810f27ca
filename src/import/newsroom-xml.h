/* newsroom-xml.h — the XML in documents, read element by element within bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Bytes in which the root element must begin. */
#define NEWSROOM_XML_HEAD_BYTES 65536

/* More attributes than any tag of a story has. libxml2 compares each of a tag with all before it (2.9.14,
 * xmlParseStartTag2() and htmlParseStartElement()): 60,000 take it longer than a file may take. */
#define NEWSROOM_XML_MAX_ATTRIBUTES 2000

/**
 * NewsroomXmlResult:
 * @NEWSROOM_XML_WHOLE: all was read
 * @NEWSROOM_XML_DAMAGED: it ends early or is no XML; what stands before was read
 * @NEWSROOM_XML_FORBIDDEN: it has a document type, which could name other files and grow without
 *   end; nothing was read
 * @NEWSROOM_XML_TOO_LARGE: it has more elements than any article, or more attributes than any tag; nothing
 *   was read
 */
typedef enum
{
  NEWSROOM_XML_WHOLE,
  NEWSROOM_XML_DAMAGED,
  NEWSROOM_XML_FORBIDDEN,
  NEWSROOM_XML_TOO_LARGE,
} NewsroomXmlResult;

/**
 * NewsroomXmlFunc:
 * @node: an element with all that is in it; gone when the function returns
 * @user_data: what was given with the function
 */
typedef void (*NewsroomXmlFunc) (const xmlNode *node,
                                 gpointer       user_data);

char             *newsroom_xml_dup_root (GBytes *part);
GBytes           *newsroom_xml_to_utf8 (GBytes *part);
GBytes           *newsroom_xml_unwiden (GBytes *part);
GBytes           *newsroom_xml_drop_declaration (GBytes *part);
GBytes           *newsroom_xml_drop_document_type (GBytes *part);
gboolean          newsroom_xml_has_more_tags (GBytes *part,
                                              gsize   max);
gboolean          newsroom_xml_has_more_attributes (GBytes *part,
                                                    gsize   max);
NewsroomXmlResult newsroom_xml_read (GBytes            *part,
                                     const char *const *containers,
                                     NewsroomXmlFunc    func,
                                     gpointer           user_data);
gboolean          newsroom_xml_is (const xmlNode *node,
                                   const char    *name);
gboolean          newsroom_xml_is_any (const xmlNode     *node,
                                       const char *const *names);
const xmlNode    *newsroom_xml_find (const xmlNode *parent,
                                     const char    *name);
const char       *newsroom_xml_get (const xmlNode *node,
                                    const char    *attribute);
int               newsroom_xml_get_int (const xmlNode *node,
                                        const char    *attribute,
                                        int            otherwise);
void              newsroom_xml_append_text (GString       *text,
                                            const xmlNode *node);
char             *newsroom_xml_dup_text (const xmlNode *node);

G_END_DECLS
