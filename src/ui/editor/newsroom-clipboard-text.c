/* newsroom-clipboard-text.c — what a clipboard has that can come into a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-clipboard-text.h"

#include "newsroom-body-copy.h"

/* How long X11 may take to say what a program has put on the clipboard, in milliseconds. */
#define CLIPBOARD_TIMEOUT 1000

#define HTML_TYPE "text/html"

/* Where browsers say what page it is from. */
static const char *const address_types[] = { "text/x-moz-url-priv", "chromium/x-source-url", NULL };

/* What is read one after the other; the data of a task, which each step takes and hands on. */
typedef struct
{
  gboolean plain;    /* text is enough */
  gboolean markdown; /* a piece of a body shall come as it is */
  guint    timeout_id;

  /* Owned */
  GdkClipboard          *clipboard;
  NewsroomClipboardText *text;

  void (*next) (GTask *task, GBytes *bytes); /* what takes the bytes that are being read, and the task */
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->clipboard);
  g_clear_pointer (&reading->text, newsroom_clipboard_text_free);
  g_free (reading);
}

static void
spliced_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask   *task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, NULL) >= 0)
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));
  reading->next (task, bytes);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask   *task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GInputStream) from = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, NULL);
  g_autoptr (GOutputStream) to = NULL;

  if (from == NULL)
    {
      reading->next (task, NULL);
      return;
    }

  to = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (to,
                                from,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT,
                                NULL,
                                spliced_cb,
                                task);
}

/* Reads what the clipboard has of a type and gives it to @next, %NULL if it has none. */
static void
read_type (GTask      *task,
           const char *type,
           void (*next) (GTask *, GBytes *))
{
  Reading    *reading = g_task_get_task_data (task);
  const char *types[] = { type, NULL };

  reading->next = next;
  if (type != NULL && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (reading->clipboard), type))
    gdk_clipboard_read_async (reading->clipboard, types, G_PRIORITY_DEFAULT, NULL, opened_cb, task);
  else
    next (task, NULL);
}

static void
finish (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&reading->text), (GDestroyNotify)newsroom_clipboard_text_free);
  g_object_unref (task);
}

/* Firefox writes it in UTF-16. */
static void
take_address (GTask  *task,
              GBytes *bytes)
{
  Reading    *reading = g_task_get_task_data (task);
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (size > 1 && data[1] == '\0')
    reading->text->address = g_convert (data, (gssize)size, "UTF-8", "UTF-16LE", NULL, NULL, NULL);
  else if (size > 0)
    reading->text->address = g_utf8_make_valid (data, (gssize)size);
  finish (task);
}

static void
read_address (GTask *task)
{
  Reading           *reading = g_task_get_task_data (task);
  GdkContentFormats *formats = gdk_clipboard_get_formats (reading->clipboard);
  guint              i = 0;

  while (address_types[i] != NULL && !gdk_content_formats_contain_mime_type (formats, address_types[i]))
    i++;
  read_type (task, address_types[i], take_address);
}

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask   *task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->text->plain = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  read_address (task);
}

static gboolean
has_text (GdkClipboard *clipboard)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard));

  formats = gdk_content_formats_union_deserialize_gtypes (g_steal_pointer (&formats));

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

static void
take_html (GTask  *task,
           GBytes *bytes)
{
  Reading *reading = g_task_get_task_data (task);

  reading->text->html = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  /* GTK would ask for text that is not said to be there, and some programs give something. */
  if (has_text (reading->clipboard))
    gdk_clipboard_read_text_async (reading->clipboard, NULL, text_read_cb, task);
  else
    read_address (task);
}

static void
take_markdown (GTask  *task,
               GBytes *bytes)
{
  Reading    *reading = g_task_get_task_data (task);
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (size == 0)
    {
      read_type (task, reading->plain && has_text (reading->clipboard) ? NULL : HTML_TYPE, take_html);
      return;
    }

  reading->text->markdown = g_utf8_make_valid (data, (gssize)size);
  finish (task);
}

static void
start (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_handle_id (&reading->timeout_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (reading->clipboard, task);
  read_type (task, reading->markdown ? NEWSROOM_MARKDOWN_TYPE : NULL, take_markdown);
}

/* Under X11 what there is must be asked of the other program first. */
static gboolean
is_known (GdkClipboard *clipboard)
{
  gsize n_types;

  gdk_content_formats_get_mime_types (gdk_clipboard_get_formats (clipboard), &n_types);

  return n_types > 0 || gdk_clipboard_is_local (clipboard);
}

static void
changed_cb (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (is_known (reading->clipboard))
    start (task);
}

static gboolean
timeout_cb (gpointer user_data)
{
  GTask   *task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->timeout_id = 0;
  start (task);

  return G_SOURCE_REMOVE;
}

/**
 * newsroom_clipboard_text_is_there:
 * @clipboard: a clipboard
 *
 * Returns: whether it says that it has text, of whatever form
 */
gboolean
newsroom_clipboard_text_is_there (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return has_text (clipboard) || gdk_content_formats_contain_mime_type (formats, HTML_TYPE) ||
         gdk_content_formats_contain_mime_type (formats, NEWSROOM_MARKDOWN_TYPE);
}

/**
 * newsroom_clipboard_text_read_async:
 * @clipboard: a clipboard
 * @plain: whether its text is enough, if it has some
 * @markdown: whether a piece of a body shall come as it is
 * @callback: called when it has been read
 * @user_data: closure for @callback
 *
 * Reads what other programs or this one have there.
 */
void
newsroom_clipboard_text_read_async (GdkClipboard       *clipboard,
                                    gboolean            plain,
                                    gboolean            markdown,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask   *task = g_task_new (clipboard, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->plain = plain;
  reading->markdown = markdown;
  reading->clipboard = g_object_ref (clipboard);
  reading->text = g_new0 (NewsroomClipboardText, 1);
  g_task_set_source_tag (task, newsroom_clipboard_text_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify)reading_free);
  if (is_known (clipboard))
    {
      start (task);
      return;
    }

  reading->timeout_id = g_timeout_add (CLIPBOARD_TIMEOUT, timeout_cb, task);
  g_signal_connect_swapped (clipboard, "changed", G_CALLBACK (changed_cb), task);
}

/**
 * newsroom_clipboard_text_read_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full): what there was, which may be nothing
 */
NewsroomClipboardText *
newsroom_clipboard_text_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * newsroom_clipboard_text_free:
 * @self: (transfer full): what was read
 */
void
newsroom_clipboard_text_free (NewsroomClipboardText *self)
{
  g_free (self->markdown);
  g_clear_pointer (&self->html, g_bytes_unref);
  g_free (self->plain);
  g_free (self->address);
  g_free (self);
}
