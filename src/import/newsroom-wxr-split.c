/* newsroom-wxr-split.c — an export of WordPress taken apart into one for each post and page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-wxr.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-import-split.h"
#include "newsroom-wxr-private.h"

/* Bytes. What of the site, of an author or of a picture is repeated with each post is not longer. */
#define MAX_REPEATED 16384

/* Authors and pictures that are repeated with one post. */
#define MAX_BESIDE 100

static const char *const containers[] = { "rss", "channel", NULL };
static const char *const item_containers[] = { "item", NULL };

/*
 * Entry:
 * @item: a post, a page, a picture or whatever else
 * @type: of it, as WordPress names it
 * @id: its number
 * @thumbnail: (nullable): the number of its picture
 * @logins: (element-type utf8): of its authors
 */
typedef struct
{
  const NewsroomXmlSlice *item;
  char                   *type;
  char                   *id;
  char                   *thumbnail;
  GPtrArray              *logins;
} Entry;

/*
 * Site:
 * @slices: the export
 * @head: what of the site goes into each part
 * @entries: (element-type Entry)
 * @authors: (element-type utf8 NewsroomXmlSlice): by their logins
 * @pictures: (element-type utf8 NewsroomXmlSlice): by their numbers
 * @n_others: entries that are no articles, and no pictures
 */
typedef struct
{
  NewsroomXmlSlices *slices;
  GString           *head;
  GPtrArray         *entries;
  GHashTable        *authors;
  GHashTable        *pictures;
  guint              n_others;
} Site;

static void
entry_free (Entry *entry)
{
  g_free (entry->type);
  g_free (entry->id);
  g_free (entry->thumbnail);
  g_ptr_array_unref (entry->logins);
  g_free (entry);
}

static void
site_clear (Site *site)
{
  newsroom_xml_slices_free (site->slices);
  g_string_free (site->head, TRUE);
  g_ptr_array_unref (site->entries);
  g_hash_table_unref (site->authors);
  g_hash_table_unref (site->pictures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

/**
 * newsroom_wxr_is_post_type:
 * @type: what WordPress says that an item is
 *
 * Returns: whether it is something to read, and not what the site is made of
 */
gboolean
newsroom_wxr_is_post_type (const char *type)
{
  static const char *const inner[] = {
    "attachment",
    "revision",
    "nav_menu_item",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "guest-author",
    "acf-field",
    "acf-field-group",
    "wpcf7_contact_form",
    NULL
  };

  return !g_str_has_prefix (type, "wp_") && !g_strv_contains (inner, type);
}

/* "<category domain="author" nicename="cap-ann">": further authors, by a plugin for them. */
static void
add_login (Entry                  *entry,
           const NewsroomXmlSlice *category)
{
  g_autofree char *tag = g_strndup (category->data, MIN (category->length, 512));
  char            *login = strstr (tag, "nicename=\"cap-");
  char            *end = login != NULL ? strchr (login + strlen ("nicename=\""), '"') : NULL;

  if (end == NULL || strstr (tag, "domain=\"author\"") == NULL)
    return;
  *end = '\0';
  login += strlen ("nicename=\"");
  g_ptr_array_add (entry->logins, g_strdup (login));
  g_ptr_array_add (entry->logins, g_strdup (login + strlen ("cap-")));
}

/* The picture of a post is a number in its custom fields. */
static char *
find_thumbnail (const NewsroomXmlSlice *meta)
{
  static const char *const names[] = { "postmeta", NULL };
  g_autoptr (NewsroomXmlSlices) fields = NULL;
  g_autofree char *key = NULL;

  if (memmem (meta->data, meta->length, "_thumbnail_id", strlen ("_thumbnail_id")) == NULL)
    return NULL;
  fields = newsroom_xml_slices_new (meta->data, meta->length, names);
  key = newsroom_xml_slice_dup_words (newsroom_xml_slices_find (fields, "meta_key"));

  return g_str_equal (key, "_thumbnail_id") ? newsroom_xml_slice_dup_words (newsroom_xml_slices_find (fields, "meta_value")) : NULL;
}

static Entry *
entry_new (const NewsroomXmlSlice *item)
{
  g_autoptr (NewsroomXmlSlices) fields = newsroom_xml_slices_new (item->data, item->length, item_containers);
  Entry *entry = g_new0 (Entry, 1);

  entry->item = item;
  entry->logins = g_ptr_array_new_with_free_func (g_free);
  entry->type = newsroom_xml_slice_dup_words (newsroom_xml_slices_find (fields, "post_type"));
  entry->id = newsroom_xml_slice_dup_words (newsroom_xml_slices_find (fields, "post_id"));
  g_ptr_array_add (entry->logins, newsroom_xml_slice_dup_words (newsroom_xml_slices_find (fields, "creator")));
  for (guint i = 0; i < fields->all->len; i++)
    {
      const NewsroomXmlSlice *field = newsroom_xml_slices_get (fields, i);

      if (newsroom_xml_slice_is (field, "category"))
        add_login (entry, field);
      else if (newsroom_xml_slice_is (field, "postmeta") && entry->thumbnail == NULL)
        entry->thumbnail = find_thumbnail (field);
      else if (g_str_equal (entry->type, "guest-author") && newsroom_xml_slice_is (field, "post_name"))
        g_ptr_array_add (entry->logins, newsroom_xml_slice_dup_words (field));
    }

  return entry;
}

static void
add_author (Site                   *site,
            const NewsroomXmlSlice *author)
{
  static const char *const names[] = { "author", NULL };
  g_autoptr (NewsroomXmlSlices) fields = newsroom_xml_slices_new (author->data, author->length, names);
  char *login = newsroom_xml_slice_dup_words (newsroom_xml_slices_find (fields, "author_login"));

  g_hash_table_insert (site->authors, login, (gpointer)author);
}

static void
add_item (Site                   *site,
          const NewsroomXmlSlice *item)
{
  Entry *entry = entry_new (item);

  if (g_str_equal (entry->type, "attachment"))
    g_hash_table_insert (site->pictures, g_strdup (entry->id), (gpointer)item);
  else if (g_str_equal (entry->type, "guest-author") && entry->logins->len > 1)
    g_hash_table_insert (site->authors, g_strdup (entry->logins->pdata[entry->logins->len - 1]), (gpointer)item);
  else if (!newsroom_wxr_is_post_type (entry->type))
    site->n_others++;
  else
    {
      g_ptr_array_add (site->entries, entry);
      return;
    }
  entry_free (entry);
}

static void
append_slice (GString                *text,
              const NewsroomXmlSlice *slice)
{
  if (slice == NULL || slice->length > MAX_REPEATED)
    return;
  g_string_append_len (text, slice->data, (gssize)slice->length);
  g_string_append_c (text, '\n');
}

static void
lay_out (Site *site)
{
  static const char *const of_site[] = { "title", "link", "language", "wxr_version", "base_site_url", "base_blog_url", NULL };

  for (guint i = 0; i < site->slices->all->len; i++)
    {
      const NewsroomXmlSlice *slice = newsroom_xml_slices_get (site->slices, i);

      if (newsroom_xml_slice_is (slice, "item"))
        add_item (site, slice);
      else if (newsroom_xml_slice_is (slice, "author"))
        add_author (site, slice);
      for (guint n = 0; of_site[n] != NULL; n++)
        if (newsroom_xml_slice_is (slice, of_site[n]) && site->head->len < MAX_REPEATED)
          append_slice (site->head, slice);
    }
}

/* The pictures that a post names by number only. */
static GString *
make_tail (Site        *site,
           const Entry *entry)
{
  GString         *tail = g_string_new (NULL);
  g_autofree char *content = g_strndup (entry->item->data, entry->item->length);
  const char      *at = content;
  guint            n_pictures = 0;

  if (entry->thumbnail != NULL)
    append_slice (tail, g_hash_table_lookup (site->pictures, entry->thumbnail));
  while (at != NULL && n_pictures < MAX_BESIDE)
    {
      g_autofree char *list = NULL;
      g_auto (GStrv) ids = NULL;

      at = newsroom_wxr_find_gallery (at, &list);
      ids = g_strsplit (list != NULL ? list : "", ",", MAX_BESIDE);
      for (guint i = 0; ids[i] != NULL && n_pictures < MAX_BESIDE; i++, n_pictures++)
        append_slice (tail, g_hash_table_lookup (site->pictures, g_strstrip (ids[i])));
    }

  return tail;
}

static GBytes *
make_part (Site        *site,
           const Entry *entry)
{
  g_autoptr (GString) head = g_string_new_len (site->head->str, (gssize)site->head->len);
  g_autoptr (GString) tail = make_tail (site, entry);

  for (guint i = 0; i < MIN (entry->logins->len, MAX_BESIDE); i++)
    append_slice (head, g_hash_table_lookup (site->authors, entry->logins->pdata[i]));

  return newsroom_feed_make_part (site->slices, head, entry->item, tail);
}

static void
tell (Site           *site,
      NewsroomReport *report)
{
  const guint n_pictures = g_hash_table_size (site->pictures);

  if (site->n_others > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u entry of the export that is no article was left out, such as a menu.",
                                       "%u entries of the export that are no articles were left out, such as menus.",
                                       site->n_others),
                          site->n_others);
  if (n_pictures > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "The export names %u picture or file of the media library, which was not fetched.",
                                       "The export names %u pictures and files of the media library, which were not fetched.",
                                       n_pictures),
                          n_pictures);
  if (!site->slices->is_whole)
    newsroom_report_drop (report, _ ("The export is cut short: what follows its last article here is missing. Export the site once more."));
}

/**
 * newsroom_import_wxr_split:
 * @bytes: an export of WordPress
 * @parts: gets an export for each post and page, with its authors and the pictures that it names
 * @report: told what is in none of them, and if the export is cut short
 * @error: not used: what has no posts has no parts
 *
 * Returns: %TRUE
 */
gboolean
newsroom_import_wxr_split (GBytes              *bytes,
                           NewsroomImportParts *parts,
                           NewsroomReport      *report,
                           GError             **error)
{
  g_autoptr (GBytes) text = newsroom_xml_unwiden (bytes);
  gsize       size;
  const char *data = g_bytes_get_data (text, &size);
  g_auto (Site) site = {
    .slices = newsroom_xml_slices_new (data, size, containers),
    .head = g_string_new (NULL),
    .entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free),
    .authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  gboolean has_room = TRUE;

  lay_out (&site);
  for (guint i = 0; i < site.entries->len; i++)
    {
      const Entry *entry = site.entries->pdata[i];

      has_room = newsroom_import_parts_add (parts, NULL, entry->id, has_room ? make_part (&site, entry) : g_bytes_new (NULL, 0));
    }
  if (site.entries->len > 1)
    tell (&site, report);

  return TRUE;
}
