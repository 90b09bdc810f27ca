/* newsroom-feed-split.c — a feed taken apart into a feed for each of its articles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-feed-private.h"
#include "newsroom-import-split.h"

/* Bytes. What a feed says of itself is repeated with each article, and is not longer. */
#define MAX_HEAD 4096

static const char *const containers[] = { "rss", "RDF", "feed", "channel", NULL };
static const char *const item_containers[] = { "item", "entry", NULL };

static gboolean
is_item (const NewsroomXmlSlice *slice)
{
  return newsroom_xml_slice_is (slice, "item") || newsroom_xml_slice_is (slice, "entry");
}

/**
 * newsroom_feed_make_part:
 * @slices: a feed
 * @head: what of its beginning is repeated
 * @item: the article
 * @tail: (nullable): what else belongs to it
 *
 * Returns: (transfer full): a feed of one article, of the bytes of @slices
 */
GBytes *
newsroom_feed_make_part (NewsroomXmlSlices      *slices,
                         const GString          *head,
                         const NewsroomXmlSlice *item,
                         const GString          *tail)
{
  GString *part = g_string_sized_new (strlen (slices->open) + head->len + item->length + (tail != NULL ? tail->len : 0) + strlen (slices->close) + 4);

  g_string_append_printf (part, "%s\n", slices->open);
  g_string_append_len (part, head->str, (gssize)head->len);
  g_string_append_len (part, item->data, (gssize)item->length);
  g_string_append_c (part, '\n');
  if (tail != NULL)
    g_string_append_len (part, tail->str, (gssize)tail->len);
  g_string_append_printf (part, "%s\n", slices->close);

  return g_string_free_to_bytes (part);
}

/* What an article of the feed may take from it: nothing that changes from day to day, so that the
 * article is the same when it comes again. */
static GString *
make_head (NewsroomXmlSlices *slices)
{
  static const char *const names[] = { "title", "link", "language", "author", NULL };
  GString                 *head = g_string_new (NULL);

  for (guint i = 0; i < slices->all->len; i++)
    {
      const NewsroomXmlSlice *slice = newsroom_xml_slices_get (slices, i);

      for (guint n = 0; names[n] != NULL; n++)
        if (newsroom_xml_slice_is (slice, names[n]) && head->len + slice->length < MAX_HEAD)
          {
            g_string_append_len (head, slice->data, (gssize)slice->length);
            g_string_append_c (head, '\n');
          }
    }

  return head;
}

static char *
make_id (const NewsroomXmlSlice *item)
{
  static const char *const names[] = { "guid", "id", "link", "title" };
  g_autoptr (NewsroomXmlSlices) inner = newsroom_xml_slices_new (item->data, item->length, item_containers);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = newsroom_xml_slice_dup_words (newsroom_xml_slices_find (inner, names[i]));

      if (id[0] != '\0')
        return g_steal_pointer (&id);
    }

  return g_strdup ("");
}

/**
 * newsroom_import_feed_split:
 * @bytes: a feed
 * @parts: gets a feed for each of its articles
 * @report: told if the feed is cut short
 * @error: not used: what is no feed has no parts
 *
 * Returns: %TRUE
 */
gboolean
newsroom_import_feed_split (GBytes              *bytes,
                            NewsroomImportParts *parts,
                            NewsroomReport      *report,
                            GError             **error)
{
  g_autoptr (GBytes) text = newsroom_xml_unwiden (bytes);
  gsize       size;
  const char *data = g_bytes_get_data (text, &size);
  g_autoptr (NewsroomXmlSlices) slices = newsroom_xml_slices_new (data, size, containers);
  GString *head = make_head (slices);

  for (guint i = 0; i < slices->all->len; i++)
    {
      const NewsroomXmlSlice *item = newsroom_xml_slices_get (slices, i);
      g_autofree char        *id = is_item (item) ? make_id (item) : NULL;

      if (id != NULL)
        newsroom_import_parts_add (parts, NULL, id, newsroom_feed_make_part (slices, head, item, NULL));
    }
  if (!slices->is_whole)
    newsroom_report_drop (report, _ ("The feed is cut short: what follows its last article here is missing. Ask for it once more."));
  g_string_free (head, TRUE);

  return TRUE;
}
