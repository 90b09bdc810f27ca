/* newsroom-portrait.c — pictures of authors: from files and bytes to what can be shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-portrait.h"

#include "newsroom-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES (20 * 1000 * 1000)

/* A picture of more than this would need hundreds of megabytes to be unpacked. */
#define MAX_PIXELS (64 * 1000 * 1000)

/* What is kept of it in memory: enough for a face on any display. */
#define SHOWN_SIZE 256

typedef struct
{
  /* Owned; one of them */
  GFile  *file;
  GBytes *bytes;
} Source;

static void
source_free (Source *source)
{
  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

static const char *
get_content_type (GdkPixbufFormat *format)
{
  static const struct
  {
    const char *name;
    const char *content_type;
  } known[] = {
    { "png", "image/png" },
    { "jpeg", "image/jpeg" },
    { "webp", "image/webp" },
    { "gif", "image/gif" },
  };
  g_autofree char *name = gdk_pixbuf_format_get_name (format);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (name, known[i].name))
      return known[i].content_type;

  return NULL;
}

/* Loaders fill a picture of the size that is set here, so that a large one is never unpacked
 * whole where its format allows that; no size at all tells them to give up one that is too large. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  gboolean *is_too_large = user_data;
  double    scale = MIN (1.0, (double)SHOWN_SIZE / MAX (1, MIN (width, height)));

  *is_too_large = (gint64)width * height > MAX_PIXELS;
  if (*is_too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1.0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale)), MAX (1, (int)(height * scale)));
}

static gssize
find_last (const char *data,
           gsize       size,
           const char *mark,
           gsize       length)
{
  for (gsize i = size; i >= length; i--)
    if (memcmp (data + i - length, mark, length) == 0)
      return (gssize)(i - length);

  return -1;
}

/* The loaders make what they can of a picture that is cut off, and say nothing. A PNG ends with
 * an IEND chunk, the last scan (FF DA) of a JPEG with FF D9; other data may follow either. */
static gboolean
is_cut_off (GBytes     *bytes,
            const char *content_type)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_str_equal (content_type, "image/png"))
    return find_last (data, size, "IEND", 4) < 0;
  if (g_str_equal (content_type, "image/jpeg"))
    return find_last (data, size, "\xFF\xD9", 2) <= find_last (data, size, "\xFF\xDA", 2);

  return FALSE;
}

static NewsroomPortrait *
decode (GBytes  *bytes,
        GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) upright = NULL;
  NewsroomPortrait *portrait;
  const char       *content_type = NULL;
  gboolean          is_too_large = FALSE;
  gboolean          is_whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &is_too_large);
  is_whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;
  if (is_too_large)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("it has more than 64 million pixels; make it smaller first"));
      return NULL;
    }
  if (gdk_pixbuf_loader_get_format (loader) != NULL)
    content_type = get_content_type (gdk_pixbuf_loader_get_format (loader));
  if (!is_whole || content_type == NULL || is_cut_off (bytes, content_type) || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("it is not a whole PNG, JPEG, WebP or GIF picture"));
      return NULL;
    }

  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  portrait = g_new0 (NewsroomPortrait, 1);
  portrait->bytes = g_bytes_ref (bytes);
  portrait->content_type = content_type;
  portrait->texture = GDK_PAINTABLE (gdk_texture_new_for_pixbuf (upright));

  return portrait;
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Source *source = task_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  NewsroomPortrait *portrait = NULL;

  if (source->file == NULL)
    bytes = g_bytes_ref (source->bytes);
  else
    bytes = newsroom_file_read (source->file, cancellable, &error);

  if (bytes != NULL && g_bytes_get_size (bytes) > MAX_BYTES)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("it is larger than 20 MB; make it smaller first"));
  else if (bytes != NULL)
    portrait = decode (bytes, &error);

  if (portrait != NULL)
    g_task_return_pointer (task, portrait, (GDestroyNotify)newsroom_portrait_free);
  else if (bytes != NULL && source->file != NULL)
    {
      g_autofree char *name = g_file_get_basename (source->file);
      g_autofree char *shown = g_filename_display_name (name);

      g_task_return_new_error (task, error->domain, error->code, _ ("Could not use “%s” as a portrait: %s"), shown, error->message);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (Source             *source,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, source, (GDestroyNotify)source_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * newsroom_portrait_load_async:
 * @file: a file
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure
 *
 * Reads a picture of at most 20 MB and 64 million pixels and unpacks it, on another thread.
 */
void
newsroom_portrait_load_async (GFile              *file,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Source *source;

  g_return_if_fail (G_IS_FILE (file));

  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  run (source, cancellable, callback, user_data);
}

/**
 * newsroom_portrait_decode_async:
 * @bytes: a picture as it is in its file
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: closure
 *
 * Unpacks a picture on another thread.
 */
void
newsroom_portrait_decode_async (GBytes             *bytes,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Source *source;

  g_return_if_fail (bytes != NULL);

  source = g_new0 (Source, 1);
  source->bytes = g_bytes_ref (bytes);
  run (source, cancellable, callback, user_data);
}

/**
 * newsroom_portrait_finish:
 * @result: what the callback got
 * @error: (out) (optional): any #NewsroomFileError but EXISTS, or a #GIOErrorEnum:
 *   INVALID_DATA for what is no picture, NO_SPACE for one that is too large, CANCELLED
 *
 * Returns: (transfer full) (nullable): the picture
 */
NewsroomPortrait *
newsroom_portrait_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * newsroom_portrait_free:
 * @self: (transfer full): a picture
 */
void
newsroom_portrait_free (NewsroomPortrait *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->texture);
  g_free (self);
}
