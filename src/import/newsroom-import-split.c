/* newsroom-import-split.c — a file that holds several articles, taken apart into a small file for each
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-split.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a longer identifier the SHA-256 is taken. */
#define MAX_ID_BYTES 512

/*
 * NewsroomImportParts:
 * @file_name: of the whole
 * @all: (element-type NewsroomImportPart): what was found
 * @ids: (element-type utf8 guint): how many have each identifier
 * @n_bytes: of all of them
 * @n_left_out: how many more were found than are taken
 */
struct _NewsroomImportParts
{
  const char *file_name;
  GPtrArray  *all;
  GHashTable *ids;
  gsize       n_bytes;
  guint       n_left_out;
};

static void
part_free (NewsroomImportPart *part)
{
  g_free (part->name);
  g_free (part->id);
  g_bytes_unref (part->bytes);
  g_free (part);
}

/* "export.xml" is "export-3.xml". */
static char *
make_name (const char *file_name,
           guint       number)
{
  const char *dot = strrchr (file_name, '.');
  const int   length = dot != NULL && dot != file_name ? (int)(dot - file_name) : (int)strlen (file_name);

  return g_strdup_printf ("%.*s-%u%s", length, file_name, number, file_name + length);
}

/* Of two with the same identifier the second is another one. */
static char *
make_id (NewsroomImportParts *self,
         const char          *id)
{
  g_autofree char *short_id = strlen (id) > MAX_ID_BYTES ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1) : g_utf8_make_valid (id, -1);
  const guint      n = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, short_id)) + 1;
  char            *unique = n == 1 ? g_strdup (short_id) : g_strdup_printf ("%s %u", short_id, n);

  g_hash_table_insert (self->ids, g_steal_pointer (&short_id), GUINT_TO_POINTER (n));

  return unique;
}

/**
 * newsroom_import_parts_add:
 * @self: the parts of a file, in their order
 * @name: (nullable): the file name of the part; %NULL makes one of that of the file
 * @id: what tells it from the others of its file, also when the file has grown; "" if nothing
 *   does but where it stands
 * @bytes: (transfer full): a whole file of a format of the table
 *
 * Returns: whether it was taken; if not, there are too many, which is said, and no more need be
 *   made but for counting them
 */
gboolean
newsroom_import_parts_add (NewsroomImportParts *self,
                           const char          *name,
                           const char          *id,
                           GBytes              *bytes)
{
  g_autoptr (GBytes) contents = bytes;
  NewsroomImportPart *part;

  if (self->n_left_out > 0 || self->all->len >= NEWSROOM_IMPORT_MAX_PARTS ||
      g_bytes_get_size (contents) > NEWSROOM_IMPORT_MAX_PARTS_BYTES - self->n_bytes)
    {
      self->n_left_out++;
      return FALSE;
    }

  part = g_new0 (NewsroomImportPart, 1);
  part->name = name != NULL ? g_strdup (name) : make_name (self->file_name, self->all->len + 1);
  part->id = make_id (self, id);
  part->bytes = g_steal_pointer (&contents);
  self->n_bytes += g_bytes_get_size (part->bytes);
  g_ptr_array_add (self->all, part);

  return TRUE;
}

/**
 * newsroom_import_split:
 * @bytes: the contents of a file
 * @file_name: its name, for messages and for the names of its parts
 * @format: (nullable): the name of a format, or %NULL to find it by the contents
 * @report: told what of the file is in no part
 * @error: return location
 *
 * Takes a file apart that holds several articles. Each part is read by newsroom_import() without
 * the name of a format. Any thread may call it. Takes time linear in the size.
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomImportPart): two or more parts; %NULL
 *   without an error if the file is read as a whole, be it that it is one article or that it
 *   cannot be read; %NULL with a #NewsroomImportError if it holds several and none can be read
 */
GPtrArray *
newsroom_import_split (GBytes         *bytes,
                       const char     *file_name,
                       const char     *format,
                       NewsroomReport *report,
                       GError        **error)
{
  const NewsroomImportMethods *reader;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) ids = NULL;
  NewsroomImportParts parts = { .file_name = file_name };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  reader = g_bytes_get_size (bytes) <= NEWSROOM_IMPORT_MAX_BYTES ? newsroom_import_find_splitter (bytes, format) : NULL;
  if (reader == NULL)
    return NULL;

  all = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  parts.all = all;
  parts.ids = ids;
  if (!reader->split (bytes, &parts, report, error) || all->len < 2)
    return NULL;
  if (parts.n_left_out > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "“%s” holds too much at once: %u more article was left out. Export it in smaller pieces.",
                                       "“%s” holds too much at once: %u more articles were left out. Export it in smaller pieces.",
                                       parts.n_left_out),
                          file_name,
                          parts.n_left_out);

  return g_steal_pointer (&all);
}
