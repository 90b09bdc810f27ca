/* fault-image.c — what a disk may hold after its power went
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-disk-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECTOR 512
#define PAGE 4096

/* A file of the image that is being made: what is safe, what was done to it since, and what the system
 * gives to who reads it. */
typedef struct
{
  GByteArray *safe;
  GPtrArray  *pending; /* borrowed FaultCall */
  GByteArray *seen;
  gboolean    has_failed; /* a sync, after which what is seen need not come to the disk any more */
} File;

/* Where the making of images has come to */
static struct
{
  guint       position;
  GPtrArray  *files;         /* of File */
  GHashTable *names;         /* path → index of file + 1, G_MAXUINT for a folder */
  GPtrArray  *pending_names; /* borrowed FaultCall */
} making;

static void
file_free (File *file)
{
  g_byte_array_unref (file->safe);
  g_ptr_array_unref (file->pending);
  g_byte_array_unref (file->seen);
  g_free (file);
}

/**
 * fault_disk_rewind:
 *
 * Images are made in the order of their positions; from here on they begin anew.
 */
void
fault_disk_rewind (void)
{
  GHashTable    *start_names;
  GPtrArray     *start = fault_disk_get_start (&start_names);
  GHashTableIter iter;
  gpointer       name;
  gpointer       value;

  g_clear_pointer (&making.files, g_ptr_array_unref);
  g_clear_pointer (&making.names, g_hash_table_unref);
  g_clear_pointer (&making.pending_names, g_ptr_array_unref);
  making.position = 0;
  making.files = g_ptr_array_new_with_free_func ((GDestroyNotify)file_free);
  making.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  making.pending_names = g_ptr_array_new ();

  for (guint i = 0; i < start->len; i++)
    {
      GBytes *contents = g_ptr_array_index (start, i);
      File   *file = g_new0 (File, 1);

      file->safe = g_byte_array_new ();
      g_byte_array_append (file->safe, g_bytes_get_data (contents, NULL), (guint)g_bytes_get_size (contents));
      file->pending = g_ptr_array_new ();
      file->seen = g_byte_array_new ();
      g_byte_array_append (file->seen, file->safe->data, file->safe->len);
      g_ptr_array_add (making.files, file);
    }
  g_hash_table_iter_init (&iter, start_names);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (making.names, g_strdup (name), value);
}

static void
resize (GByteArray *contents,
        gsize       size)
{
  const guint before = contents->len;

  g_byte_array_set_size (contents, (guint)size);
  if (size > before)
    memset (contents->data + before, 0, size - before);
}

static void
put (GByteArray   *contents,
     gint64        offset,
     gconstpointer data,
     gsize         size)
{
  if ((gsize)offset + size > contents->len)
    resize (contents, (gsize)offset + size);
  memcpy (contents->data + offset, data, size);
}

static void
apply (GByteArray      *contents,
       const FaultCall *call)
{
  if (call->kind == CALL_CUT)
    resize (contents, (gsize)call->offset);
  else
    put (contents, call->offset, g_bytes_get_data (call->data, NULL), g_bytes_get_size (call->data));
}

/* Each sector of a write for itself: as it was, as it was to be, or anything. */
static void
apply_torn (GByteArray      *contents,
            const FaultCall *call,
            GRand           *rand)
{
  gsize         size;
  const guint8 *data;

  if (call->kind == CALL_CUT)
    {
      if (g_rand_boolean (rand))
        apply (contents, call);
      return;
    }

  data = g_bytes_get_data (call->data, &size);
  for (gsize done = 0; done < size;)
    {
      const gsize left = SECTOR - ((gsize)call->offset + done) % SECTOR;
      const gsize part = MIN (left, size - done);
      guint8      garbage[SECTOR] = { 0 };
      const guint fate = g_rand_int (rand) % 6;

      for (gsize i = 0; fate == 5 && i < part; i++)
        garbage[i] = (guint8)g_rand_int (rand);
      /* 0 and 1: it never came to the disk */
      if (fate == 2 || fate == 3)
        put (contents, call->offset + (gint64)done, data + done, part);
      else if (fate > 3)
        put (contents, call->offset + (gint64)done, garbage, part);
      done += part;
    }
}

static void
apply_name (GHashTable      *names,
            const FaultCall *call)
{
  const gpointer file = GUINT_TO_POINTER (call->file + 1);

  switch (call->kind)
    {
    case CALL_NAME:
      g_hash_table_insert (names, g_strdup (call->path), file);
      break;
    case CALL_UNNAME:
      g_hash_table_remove (names, call->path);
      break;
    case CALL_RENAME:
      g_hash_table_remove (names, call->path);
      g_hash_table_insert (names, g_strdup (call->other), file);
      break;
    case CALL_EXCHANGE:
      g_hash_table_insert (names, g_strdup (call->path), GUINT_TO_POINTER (call->other_file + 1));
      g_hash_table_insert (names, g_strdup (call->other), file);
      break;
    case CALL_FOLDER:
      g_hash_table_insert (names, g_strdup (call->path), GUINT_TO_POINTER (G_MAXUINT));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What is in this folder is safe now. */
static void
settle_names (const char *folder)
{
  for (guint i = 0; i < making.pending_names->len;)
    {
      const FaultCall *call = g_ptr_array_index (making.pending_names, i);
      g_autofree char *parent = g_path_get_dirname (call->path);

      if (!g_str_equal (parent, folder))
        {
          i++;
          continue;
        }
      apply_name (making.names, call);
      g_ptr_array_remove_index (making.pending_names, i);
    }
}

/* The pages of a write come to the disk whole, as they are seen now; all of them, or every other one. */
static void
write_pages (File            *file,
             const FaultCall *call,
             guint            first,
             guint            step)
{
  const gsize end = call->kind != CALL_CUT ? (gsize)call->offset + g_bytes_get_size (call->data) : 0;

  if (call->kind == CALL_CUT)
    apply (file->safe, call);
  for (gsize start = (gsize)call->offset / PAGE * PAGE; start < MIN (end, file->seen->len); start += PAGE)
    if ((start / PAGE + first) % step == 0)
      put (file->safe, (gint64)start, file->seen->data + start, MIN (PAGE, file->seen->len - start));
}

/* Of what a failed sync was to bring to the disk some is there. The system takes the rest for written,
 * and no later sync brings it there, unless it is written anew. */
static void
forget (File *file,
        guint position)
{
  for (guint i = 0; i < file->pending->len; i++)
    write_pages (file, g_ptr_array_index (file->pending, i), position, 2);
  g_ptr_array_set_size (file->pending, 0);
  file->has_failed = TRUE;
}

static void
settle (File *file)
{
  for (guint i = 0; i < file->pending->len; i++)
    if (file->has_failed)
      write_pages (file, g_ptr_array_index (file->pending, i), 0, 1);
    else
      apply (file->safe, g_ptr_array_index (file->pending, i));
  g_ptr_array_set_size (file->pending, 0);
}

static void
advance (guint position)
{
  GPtrArray *calls = fault_disk_get_calls ();

  g_assert (position >= making.position && position <= calls->len);

  for (; making.position < position; making.position++)
    {
      const FaultCall *call = g_ptr_array_index (calls, making.position);
      File            *file = call->file < making.files->len ? g_ptr_array_index (making.files, call->file) : NULL;

      switch (call->kind)
        {
        case CALL_WRITE:
        case CALL_CUT:
          g_ptr_array_add (file->pending, (gpointer)call);
          apply (file->seen, call);
          break;
        case CALL_SYNC:
          settle (file);
          break;
        case CALL_FAILED_SYNC:
          forget (file, making.position);
          break;
        case CALL_FOLDER_SYNC:
          settle_names (call->path);
          break;
        default:
          g_ptr_array_add (making.pending_names, (gpointer)call);
        }
    }
}

/* Returns: (transfer full): what the disk may hold of a file */
static GByteArray *
make_contents (const File *file,
               GRand      *rand)
{
  const GByteArray *start = rand != NULL ? file->safe : file->seen;
  GByteArray       *contents = g_byte_array_new ();
  const guint       fate = rand != NULL ? g_rand_int (rand) % 4 : 0;

  g_byte_array_append (contents, start->data, start->len);
  /* 0: none of it is there; 1: all; else some, and torn */
  for (guint i = 0; fate > 0 && i < file->pending->len; i++)
    if (fate == 1)
      apply (contents, g_ptr_array_index (file->pending, i));
    else
      apply_torn (contents, g_ptr_array_index (file->pending, i), rand);

  return contents;
}

/* Returns: (transfer full): the names that may be there: those of before up to one of the
 * changes, as on a disk that keeps a journal of them, or any of them */
static GHashTable *
make_names (GRand *rand)
{
  GHashTable    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const gboolean in_order = rand == NULL || g_rand_boolean (rand);
  const guint    n_pending = making.pending_names->len;
  const guint    n_kept = rand != NULL ? g_rand_int (rand) % (n_pending + 1) : n_pending;
  GHashTableIter iter;
  gpointer       name;
  gpointer       value;

  g_hash_table_iter_init (&iter, making.names);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (names, g_strdup (name), value);
  for (guint i = 0; i < n_pending; i++)
    if (in_order ? i < n_kept : g_rand_boolean (rand))
      apply_name (names, g_ptr_array_index (making.pending_names, i));

  return names;
}

/* A file whose folder is not there is not there either. */
static void
write_file (const char *path,
            guint       index,
            GRand      *rand)
{
  g_autoptr (GByteArray) contents = make_contents (g_ptr_array_index (making.files, index), rand);
  FILE *stream = g_fopen (path, "wb");

  if (stream == NULL)
    return;
  if (contents->len > 0 && fwrite (contents->data, 1, contents->len, stream) != contents->len)
    g_error ("%s: %s", path, g_strerror (errno));
  if (fclose (stream) != 0)
    g_error ("%s: %s", path, g_strerror (errno));
}

/**
 * fault_disk_write_image:
 * @position: how many calls were made before the power went, not before the last image's
 * @rand: (nullable): chooses what of the unsynced is there; %NULL for all of it, as after the
 *   end of the process alone
 * @folder: an empty folder for the image
 */
void
fault_disk_write_image (guint       position,
                        GRand      *rand,
                        const char *folder)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GList) sorted = NULL;

  advance (position);
  names = make_names (rand);
  /* A folder comes before what is in it. */
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc)strcmp);
  for (GList *l = sorted; l != NULL; l = l->next)
    {
      g_autofree char *path = g_build_filename (folder, l->data, NULL);
      const guint      value = GPOINTER_TO_UINT (g_hash_table_lookup (names, l->data));

      if (value == G_MAXUINT)
        g_mkdir (path, 0700);
      else
        write_file (path, value - 1, rand);
    }
}
