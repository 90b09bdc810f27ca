/* newsroom-import-nitf.c — a story in NITF to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-nitf.h"

#include "newsroom-wire-private.h"

/**
 * newsroom_import_nitf_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is NITF; versions before 3.3 have no namespace, so that the name of the root tells
 */
gboolean
newsroom_import_nitf_is (GBytes *bytes)
{
  g_autofree char *root = newsroom_xml_dup_root (bytes);

  return g_strcmp0 (root, "nitf") == 0;
}

static void
read_cb (const xmlNode *node,
         gpointer       user_data)
{
  if (newsroom_xml_is (node, "nitf"))
    newsroom_nitf_read (user_data, node);
}

/**
 * newsroom_import_nitf_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads the News Industry Text Format 3.6 of the IPTC and earlier ones. No document type is read.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_nitf_read (GBytes         *bytes,
                           const char     *file_name,
                           NewsroomReport *report,
                           GError        **error)
{
  g_autoptr (NewsroomWire) wire = newsroom_wire_new (report);

  return newsroom_wire_read_xml (wire, bytes, read_cb, file_name, error) ? newsroom_wire_finish (wire) : NULL;
}
