/* newsroom-xml-slice.h — where the elements of a large XML file begin and end, byte for byte
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomXmlSlice:
 * @data: where its start tag begins
 * @length: bytes until its end tag ends, or until the file does
 * @name: its name as it stands there, with its prefix
 * @name_length: bytes
 *
 * An element of a text that must outlive it.
 */
typedef struct
{
  const char *data;
  gsize       length;
  const char *name;
  gsize       name_length;
} NewsroomXmlSlice;

/**
 * NewsroomXmlSlices:
 * @all: (element-type NewsroomXmlSlice): the elements in containers, in their order
 * @open: what stands before them: the XML declaration and the start tag of each container
 * @close: the end tags of these
 * @is_whole: whether the text goes on to the end of its last element
 */
typedef struct
{
  GArray  *all;
  char    *open;
  char    *close;
  gboolean is_whole;
} NewsroomXmlSlices;

NewsroomXmlSlices      *newsroom_xml_slices_new (const char        *text,
                                                 gsize              length,
                                                 const char *const *containers);
void                    newsroom_xml_slices_free (NewsroomXmlSlices *self);
const NewsroomXmlSlice *newsroom_xml_slices_get (NewsroomXmlSlices *self,
                                                 guint              index);
const NewsroomXmlSlice *newsroom_xml_slices_find (NewsroomXmlSlices *self,
                                                  const char        *name);
gboolean                newsroom_xml_slice_is (const NewsroomXmlSlice *slice,
                                               const char             *name);
char                   *newsroom_xml_slice_dup_words (const NewsroomXmlSlice *slice);
char                   *newsroom_xml_dup_root_name (const char *text,
                                                    gsize       length);

gboolean newsroom_xml_has_document_type (const char *text,
                                         gsize       length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomXmlSlices, newsroom_xml_slices_free)

G_END_DECLS
