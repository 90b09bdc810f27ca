/* newsroom-paste.c — what another program has on the clipboard, made ready for a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-clean-text.h"
#include "newsroom-counts.h"
#include "newsroom-html-markdown.h"
#include "newsroom-insertion.h"
#include "newsroom-markdown-writer.h"
#include "newsroom-plain-text.h"

typedef struct
{
  /* Owned */
  GBytes *html;
  char   *plain;
  char   *address;
} PasteData;

static void
paste_data_free (PasteData *data)
{
  g_clear_pointer (&data->html, g_bytes_unref);
  g_free (data->plain);
  g_free (data->address);
  g_free (data);
}

/* Plain text as Markdown that reads as it; an empty line parts paragraphs, a line end is meant. */
static char *
escape_plain (const char *plain)
{
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);
  GString *markdown = g_string_new (NULL);
  gboolean is_apart = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = newsroom_markdown_escape_line (g_strstrip (lines[i]), -1);

      if (escaped[0] != '\0' && markdown->len > 0)
        g_string_append (markdown, is_apart ? "\n\n" : "\\\n");
      g_string_append (markdown, escaped);
      is_apart = escaped[0] == '\0';
    }

  return g_string_free (markdown, FALSE);
}

/* The address of a page that others can open, not of a file or a mail. Without words there is nothing to quote. */
static char *
quote (const char *markdown,
       const char *source)
{
  g_autoptr (GUri) uri = source != NULL ? g_uri_parse (source, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  g_autofree char *link = NULL;
  g_autofree char *whole = NULL;

  if (markdown[0] == '\0')
    return g_strdup ("");
  if (uri != NULL && g_str_has_prefix (g_uri_get_scheme (uri), "http") && g_uri_get_host (uri) != NULL)
    link = newsroom_markdown_link (g_uri_get_host (uri), source);
  whole = link != NULL ? g_strdup_printf ("%s\n\n— %s", markdown, link) : g_strdup (markdown);

  return newsroom_insertion_indent (whole, "> ", "> ");
}

static char *
clean (const char *text)
{
  return text != NULL ? g_string_free (newsroom_clean_text (text, -1, FALSE), FALSE) : NULL;
}

/* What cannot be read as HTML is pasted as plain text, if there is any. */
static void
read_html (NewsroomPaste   *paste,
           const PasteData *data,
           char           **source)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *markdown = NULL;
  NewsroomHtmlCounts counts;

  if (data->html == NULL)
    return;

  markdown = newsroom_html_to_markdown (data->html, data->address, &counts, source, &error);
  if (markdown == NULL)
    {
      paste->is_fallback = TRUE;
      paste->summary = g_strdup_printf (_ ("Pasted as plain text. %s"), error->message);
      return;
    }

  paste->markdown = clean (markdown);
  paste->has_structure = newsroom_html_counts_has_structure (&counts);
  paste->summary = newsroom_html_counts_dup_sentence (&counts);
}

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  PasteData       *data = task_data;
  NewsroomPaste   *paste = g_new0 (NewsroomPaste, 1);
  g_autofree char *source = NULL;

  paste->plain = clean (data->plain);
  read_html (paste, data, &source);
  if (source == NULL)
    source = g_strdup (data->address);
  if (paste->plain == NULL)
    paste->plain = newsroom_plain_text_from_markdown (paste->markdown != NULL ? paste->markdown : "", -1);
  if (paste->markdown == NULL || paste->markdown[0] == '\0')
    {
      g_autofree char *escaped = escape_plain (paste->plain);

      paste->quotation = quote (escaped, source);
      g_free (paste->markdown);
      paste->markdown = g_strdup (paste->plain);
    }
  else
    {
      paste->quotation = quote (paste->markdown, source);
    }
  paste->n_words = newsroom_counts_from_markdown (paste->markdown, -1).words;

  g_task_return_pointer (task, paste, (GDestroyNotify)newsroom_paste_free);
}

/**
 * newsroom_paste_read_async:
 * @html: (nullable): what the clipboard has as text/html
 * @plain: (nullable): what it has as text
 * @address: (nullable): the address of the page that it is from, if the clipboard says so
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Reads it on a thread of its own.
 */
void
newsroom_paste_read_async (GBytes             *html,
                           const char         *plain,
                           const char         *address,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  PasteData *data = g_new0 (PasteData, 1);

  data->html = html != NULL ? g_bytes_ref (html) : NULL;
  data->plain = g_strdup (plain);
  data->address = g_strdup (address);
  g_task_set_source_tag (task, newsroom_paste_read_async);
  g_task_set_task_data (task, data, (GDestroyNotify)paste_data_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * newsroom_paste_read_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what can be pasted; %NULL only with
 *   %G_IO_ERROR_CANCELLED: HTML that cannot be read is plain text, and its summary says so
 */
NewsroomPaste *
newsroom_paste_read_finish (GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * newsroom_paste_free:
 * @self: (transfer full): what newsroom_paste_read_finish() gave
 */
void
newsroom_paste_free (NewsroomPaste *self)
{
  g_free (self->markdown);
  g_free (self->plain);
  g_free (self->quotation);
  g_free (self->summary);
  g_free (self);
}
