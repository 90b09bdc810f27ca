/* newsroom-body-copy.c — a piece of a body for the clipboard: as Markdown, as HTML, as text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-body-copy.h"

#include <string.h>

#include "newsroom-body-place.h"
#include "newsroom-export-file.h"
#include "newsroom-notes.h"
#include "newsroom-piece.h"

#define HTML_TYPE "text/html"

/* Without it some programs take the bytes for another encoding. */
#define HTML_START "<meta charset=\"utf-8\">"

#define NEWSROOM_TYPE_HTML_CONTENT (newsroom_html_content_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomHtmlContent, newsroom_html_content, NEWSROOM, HTML_CONTENT, GdkContentProvider)

/**
 * NewsroomHtmlContent:
 *
 * A piece of a body, which becomes HTML when a program asks for it. The clipboard owns it.
 */
struct _NewsroomHtmlContent
{
  GdkContentProvider parent_instance;

  /* Owned: all of the body, so that it is known what of the piece is in a comment */
  char *body;

  /* Where the piece begins and ends, in bytes */
  gsize piece[2];
};

G_DEFINE_FINAL_TYPE (NewsroomHtmlContent, newsroom_html_content, GDK_TYPE_CONTENT_PROVIDER)

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) html = newsroom_export_bytes_finish (result, &error);
  GOutputStream *stream = g_task_get_task_data (task);
  GByteArray    *page;
  GBytes        *bytes;

  if (html == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  page = g_byte_array_new ();
  g_byte_array_append (page, (const guint8 *)HTML_START, strlen (HTML_START));
  g_byte_array_append (page, g_bytes_get_data (html, NULL), (guint)g_bytes_get_size (html));
  bytes = g_byte_array_free_to_bytes (page);
  g_output_stream_write_all_async (stream,
                                   g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes),
                                   g_task_get_priority (task),
                                   g_task_get_cancellable (task),
                                   written_cb,
                                   g_object_ref (task));
  /* Until it is written */
  g_task_set_task_data (task, bytes, (GDestroyNotify)g_bytes_unref);
}

static void
cut_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  const NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (GTask) task = user_data;
  g_autoptr (NewsroomArticle) article = NULL;
  GError          *error = NULL;
  g_autofree char *piece = g_task_propagate_pointer (G_TASK (result), &error);

  if (piece == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  article = newsroom_article_new ();
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, piece);
  newsroom_export_bytes_async (article, "html-fragment", &options, g_task_get_cancellable (task), exported_cb, g_object_ref (task));
}

static void
cut_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const NewsroomHtmlContent *self = source;
  gsize                      piece[] = { self->piece[0], self->piece[1] };
  g_autofree char           *rest = newsroom_notes_cut (self->body, -1, piece, G_N_ELEMENTS (piece));

  g_task_return_pointer (task, newsroom_piece_dup (rest != NULL ? rest : self->body, piece[0], piece[1], TRUE), g_free);
}

static void
newsroom_html_content_write_mime_type_async (GdkContentProvider *provider,
                                             const char         *mime_type,
                                             GOutputStream      *stream,
                                             int                 io_priority,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data)
{
  GTask *task = g_task_new (provider, cancellable, callback, user_data);
  g_autoptr (GTask) cutting = g_task_new (provider, cancellable, cut_cb, task);

  g_task_set_source_tag (task, newsroom_html_content_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  g_task_set_source_tag (cutting, newsroom_html_content_write_mime_type_async);
  g_task_run_in_thread (cutting, cut_thread);
}

static gboolean
newsroom_html_content_write_mime_type_finish (GdkContentProvider *provider,
                                              GAsyncResult       *result,
                                              GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
newsroom_html_content_ref_formats (GdkContentProvider *provider)
{
  const char *types[] = { HTML_TYPE };

  return gdk_content_formats_new (types, G_N_ELEMENTS (types));
}

static void
newsroom_html_content_finalize (GObject *object)
{
  g_free (NEWSROOM_HTML_CONTENT (object)->body);

  G_OBJECT_CLASS (newsroom_html_content_parent_class)->finalize (object);
}

static void
newsroom_html_content_class_init (NewsroomHtmlContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = newsroom_html_content_finalize;
  provider_class->ref_formats = newsroom_html_content_ref_formats;
  provider_class->write_mime_type_async = newsroom_html_content_write_mime_type_async;
  provider_class->write_mime_type_finish = newsroom_html_content_write_mime_type_finish;
}

static void
newsroom_html_content_init (NewsroomHtmlContent *self)
{
}

/* Returns: (transfer full): @text, which is a piece of the body, without comments and with marks that it cuts in two
 * whole */
static char *
dup_plain (const NewsroomHtmlContent *html,
           const char                *text)
{
  gsize            piece[] = { html->piece[0], html->piece[1] };
  g_autofree char *rest = NULL;

  if (strstr (text, "{>>") != NULL || strstr (text, "<<}") != NULL)
    rest = newsroom_notes_cut (html->body, -1, piece, G_N_ELEMENTS (piece));

  return newsroom_piece_dup (rest != NULL ? rest : html->body, piece[0], piece[1], FALSE);
}

/* Who selects a comment alone, or words in one, wants it in other programs too. */
static gboolean
is_in_comment (const NewsroomHtmlContent *html)
{
  g_autoptr (GArray) comments = newsroom_notes_find_comments (html->body, -1);

  for (guint i = 0; comments != NULL && i < comments->len; i++)
    {
      const NewsroomNote *comment = &g_array_index (comments, NewsroomNote, i);

      if (comment->start <= html->piece[0] && html->piece[1] <= comment->end)
        return TRUE;
    }

  return FALSE;
}

/**
 * newsroom_body_copy:
 * @view: the view of a body
 *
 * Puts what is selected on the clipboard: as Markdown what it is, with whole marks, for this program, as text the same
 * without comments, as HTML what it means, bold where it is bold. The HTML is made when a program asks for it. What lies within one comment
 * means nothing, and is text as it stands.
 *
 * Returns: whether something was selected
 */
gboolean
newsroom_body_copy (GtkTextView *view)
{
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (view);
  GdkContentProvider *all[3];
  guint               n = 0;
  g_autoptr (NewsroomHtmlContent) html = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  const char      *body;
  gsize            length;
  GtkTextIter      start;
  GtkTextIter      end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;

  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  html = g_object_new (NEWSROOM_TYPE_HTML_CONTENT, NULL);
  body = newsroom_body_place_get_text (buffer, &length);
  html->piece[0] = newsroom_body_place_get_offset (body, length, &start);
  html->piece[1] = length > 0 ? newsroom_body_place_get_offset (body, length, &end) : strlen (text);
  html->body = length > 0 ? g_strndup (body, length) : g_strdup (text);
  all[n++] = NULL;
  if (is_in_comment (html))
    {
      plain = g_strdup (text);
    }
  else
    {
      plain = dup_plain (html, text);
      g_free (text);
      text = newsroom_piece_dup (html->body, html->piece[0], html->piece[1], FALSE);
      all[n++] = GDK_CONTENT_PROVIDER (g_steal_pointer (&html));
    }
  bytes = g_bytes_new (text, strlen (text));
  all[0] = gdk_content_provider_new_for_bytes (NEWSROOM_MARKDOWN_TYPE, bytes);
  all[n++] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  content = gdk_content_provider_new_union (all, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), content);

  return TRUE;
}
