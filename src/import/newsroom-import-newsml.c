/* newsroom-import-newsml.c — a story in NewsML-G2 to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-newsml.h"

#include <glib/gi18n-lib.h>

#include "newsroom-wire-private.h"

/**
 * newsroom_import_newsml_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is NewsML-G2: an item, a message with items, or a package that refers to some
 */
gboolean
newsroom_import_newsml_is (GBytes *bytes)
{
  static const char *const roots[] = { "newsItem", "newsMessage", "packageItem", NULL };
  g_autofree char         *root = newsroom_xml_dup_root (bytes);

  return root != NULL && g_strv_contains (roots, root);
}

/* Of several the first that has a text in it, else the first. */
static void
find_item (const xmlNode  *node,
           const xmlNode **item,
           guint          *n_items)
{
  if (newsroom_xml_is (node, "newsItem"))
    {
      const xmlNode *set = newsroom_xml_find (node, "contentSet");
      gboolean       is_text = newsroom_xml_find (set, "inlineXML") != NULL || newsroom_xml_find (set, "inlineData") != NULL;
      const xmlNode *other = newsroom_xml_find (*item, "contentSet");
      gboolean       was_text = newsroom_xml_find (other, "inlineXML") != NULL || newsroom_xml_find (other, "inlineData") != NULL;

      if (*item == NULL || (is_text && !was_text))
        *item = node;
      (*n_items)++;
      return;
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (newsroom_xml_is (child, "newsItem") || newsroom_xml_is (child, "itemSet"))
      find_item (child, item, n_items);
}

/* What is in none but the item that is read. */
static void
tell_others (NewsroomWire  *wire,
             const xmlNode *node,
             const xmlNode *item)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (newsroom_xml_is (child, "newsItem") && child != item)
        newsroom_account_read_xml (wire->document->report, _ ("other items of the message"), child);
      else if (newsroom_xml_is (child, "itemSet"))
        tell_others (wire, child, item);
      else if (child != item)
        newsroom_wire_tell_data (wire, child);
    }
}

static void
read_cb (const xmlNode *node,
         gpointer       user_data)
{
  NewsroomWire  *wire = user_data;
  const xmlNode *item = NULL;
  guint          n_items = 0;

  find_item (node, &item, &n_items);
  if (item != NULL)
    newsroom_newsml_read_item (wire, item);
  if (item != node)
    tell_others (wire, node, item);
  if (n_items > 1)
    newsroom_report_drop (wire->document->report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u other item of the message was left out.",
                                       "%u other items of the message were left out.",
                                       n_items - 1),
                          n_items - 1);
}

/**
 * newsroom_import_newsml_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads an item of NewsML-G2 2.35 and earlier, with its content in NITF, XHTML, HTML or plain text.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_newsml_read (GBytes         *bytes,
                             const char     *file_name,
                             NewsroomReport *report,
                             GError        **error)
{
  g_autoptr (NewsroomWire) wire = newsroom_wire_new (report);
  g_autofree char *root = newsroom_xml_dup_root (bytes);

  if (g_strcmp0 (root, "packageItem") == 0)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: it is a package, which only names stories that are in other files. Open those."), file_name);
      return NULL;
    }

  return newsroom_wire_read_xml (wire, bytes, read_cb, file_name, error) ? newsroom_wire_finish (wire) : NULL;
}
